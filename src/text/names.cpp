// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/names.h"

#include <unicode/calendar.h>
#include <unicode/coll.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace cairn::text {
namespace {

icu::Locale locale_of(std::string_view language) {
    // Arabic pages write Western digits: figures then agree with tables and addresses.
    if (language == "ar") return icu::Locale::createFromName("ar@numbers=latn;calendar=gregorian");
    if (language == "en") return icu::Locale::createFromName("en_GB");  // as the UN writes
    return icu::Locale::createFromName(std::string(language).c_str());
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// One formatter a language, made at first use: making one costs more than a page.
template <typename Made, typename Make>
const Made& kept(std::map<std::string, std::unique_ptr<Made>, std::less<>>& all, std::mutex& mutex,
                 std::string_view key, Make make) {
    const std::lock_guard lock(mutex);
    if (const auto found = all.find(key); found != all.end()) return *found->second;
    return *all.emplace(std::string(key), std::unique_ptr<Made>(make())).first->second;
}

// A page says the same few names and dates again and again, and ICU takes microseconds for each: a
// thread remembers what it was told, and forgets all of it when that becomes much.
template <typename Make>
std::string remembered(std::string key, Make make) {
    constexpr std::size_t kept_max = 8192;
    thread_local std::unordered_map<std::string, std::string> known;
    if (const auto found = known.find(key); found != known.end()) return found->second;
    if (known.size() >= kept_max) known.clear();
    return known.emplace(std::move(key), make()).first->second;
}

std::string key_of(char kind, std::string_view what, std::string_view language) {
    std::string key(1, kind);
    key.append(language).append(1, ' ').append(what);
    return key;
}

const icu::LocaleDisplayNames& names_in(std::string_view language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::LocaleDisplayNames>, std::less<>> all;
    return kept(all, mutex, language, [&] {
        return icu::LocaleDisplayNames::createInstance(locale_of(language), ULDN_STANDARD_NAMES);
    });
}

}  // namespace

std::string language_name(std::string_view tag, std::string_view in) {
    return remembered(key_of('l', tag, in), [&]() -> std::string {
        icu::UnicodeString name;
        names_in(in).localeDisplayName(std::string(tag).c_str(), name);
        return name.isBogus() || name.isEmpty() ? std::string(tag) : utf8(name);
    });
}

std::string country_name(std::string_view code, std::string_view in) {
    return remembered(key_of('c', code, in), [&]() -> std::string {
        icu::UnicodeString name;
        names_in(in).regionDisplayName(std::string(code).c_str(), name);
        return name.isBogus() || name.isEmpty() ? std::string(code) : utf8(name);
    });
}

std::vector<std::string> country_codes() {
    std::vector<std::string> codes;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
        codes.emplace_back(*code);
    return codes;
}

std::string date_name(int year, int month, int day, std::string_view in) {
    return remembered(
        key_of('d', std::to_string((year * 100 + month) * 100 + day), in), [&]() -> std::string {
            static std::mutex mutex;
            static std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>, std::less<>> all;
            const char* skeleton = month == 0 ? "y" : day == 0 ? "yMMMM" : "yMMMMd";
            const auto& format = kept(all, mutex, std::string(in) + skeleton, [&] {
                UErrorCode error = U_ZERO_ERROR;
                const icu::Locale locale = locale_of(in);
                const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
                    icu::DateTimePatternGenerator::createInstance(locale, error));
                auto made = std::make_unique<icu::SimpleDateFormat>(
                    patterns->getBestPattern(skeleton, error), locale, error);
                made->setTimeZone(*icu::TimeZone::getGMT());
                return made.release();
            });
            UErrorCode error = U_ZERO_ERROR;
            icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), error);
            calendar.clear();
            calendar.set(year, month == 0 ? 0 : month - 1, day == 0 ? 1 : day, 12, 0);
            const std::unique_ptr<icu::SimpleDateFormat> own(format.clone());
            icu::UnicodeString out;
            own->format(calendar.getTime(error), out);
            return utf8(out);
        });
}

std::string number_name(std::uint64_t number, std::string_view in) {
    return remembered(key_of('n', std::to_string(number), in), [&]() -> std::string {
        UErrorCode error = U_ZERO_ERROR;
        const auto formatted = icu::number::NumberFormatter::withLocale(locale_of(in))
                                   .formatInt(static_cast<std::int64_t>(number), error);
        const icu::UnicodeString text = formatted.toString(error);
        return U_FAILURE(error) ? std::to_string(number) : utf8(text);
    });
}

std::string sort_key(std::string_view text, std::string_view language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> all;
    const auto& collator = kept(all, mutex, language, [&] {
        UErrorCode error = U_ZERO_ERROR;
        return icu::Collator::createInstance(locale_of(language), error);
    });
    const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    std::string key(static_cast<std::size_t>(collator.getSortKey(wide, nullptr, 0)), '\0');
    collator.getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()),
                        static_cast<std::int32_t>(key.size()));
    if (!key.empty()) key.pop_back();  // its final NUL
    return key;
}

std::string plural_form(std::uint64_t number, std::string_view language) {
    return remembered(key_of('p', std::to_string(number), language), [&]() -> std::string {
        static std::mutex mutex;
        static std::map<std::string, std::unique_ptr<icu::PluralRules>, std::less<>> all;
        const auto& rules = kept(all, mutex, language, [&] {
            UErrorCode error = U_ZERO_ERROR;
            return icu::PluralRules::forLocale(locale_of(language), error);
        });
        return utf8(rules.select(static_cast<double>(number)));
    });
}

}  // namespace cairn::text
