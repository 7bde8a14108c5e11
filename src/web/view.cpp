// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/view.h"

#include "text/language.h"
#include "text/names.h"

#include <charconv>

namespace cairn::web {
namespace {

int number_in(std::string_view text, std::size_t from, std::size_t count) {
    int number = 0;
    if (text.size() >= from + count)
        std::from_chars(text.data() + from, text.data() + from + count, number);
    return number;
}

// One year, month or day of an EDTF date in words.
std::string point_name(std::string_view point, const View& view) {
    std::string whole(point);
    const char mark = point.empty() ? ' ' : point.back();
    const bool marked = mark == '?' || mark == '~' || mark == '%';
    if (marked) point.remove_suffix(1);
    if (point.find('X') != std::string_view::npos) return whole;  // "202X": no language has words
    std::string plain = text::date_name(number_in(point, 0, 4), number_in(point, 5, 2),
                                        number_in(point, 8, 2), view.language());
    if (!marked) return plain;
    const std::string_view id = mark == '?'   ? "date.uncertain"
                                : mark == '~' ? "date.about"
                                              : "date.about_uncertain";
    return view.text(id, {{"date", plain}});
}

}  // namespace

std::string View::href_in(std::string_view language, std::string_view path) {
    std::string link;
    if (!language.empty()) link.append("/").append(language);
    return link.append(path);
}

std::string_view View::name(std::string_view set, std::string_view value) const {
    const std::string id = std::string(set) + "." + std::string(value);
    return words.has(id) || Messages::in("en").has(id) ? words.text(id) : value;
}

std::string View::language_name(std::string_view tag) const {
    if (tag.empty() || tag == "und") return std::string(text("language.unknown"));
    return text::language_name(tag, language());
}

std::string View::date(const library::Date& date) const {
    const std::string_view edtf = date.text();
    const std::size_t slash = edtf.find('/');
    if (edtf.empty()) return {};
    if (slash == std::string_view::npos) return point_name(edtf, *this);
    const std::string_view from = edtf.substr(0, slash), to = edtf.substr(slash + 1);
    const bool from_open = from.empty() || from == "..", to_open = to.empty() || to == "..";
    if (to_open) return text("date.since", {{"from", point_name(from, *this)}});
    if (from_open) return text("date.until", {{"to", point_name(to, *this)}});
    return text("date.interval",
                {{"from", point_name(from, *this)}, {"to", point_name(to, *this)}});
}

void View::lang(Html& html, std::string_view tag) const {
    if (tag == language()) return;
    if (tag.empty() || tag == "und") {
        html << " lang=\"\" dir=\"auto\""_m;
        return;
    }
    html << " lang=\""_m << tag << "\""_m;
    if (text::direction(tag) != text::direction(language()))
        html << " dir=\""_m << text::direction(tag) << "\""_m;
}

void View::lang_of(Html& html, const library::Localized& text) const {
    lang(html, text.language_for(language()));
}

void View::localized(Html& html, const library::Localized& text) const {
    const std::string_view tag = text.language_for(language());
    if (tag == language()) {
        html << text.in(language());
        return;
    }
    html << "<span"_m;
    lang(html, tag);
    html << ">"_m << text.in(language()) << "</span>"_m;
}

}  // namespace cairn::web
