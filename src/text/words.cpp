// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/words.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <array>
#include <memory>
#include <mutex>

namespace cairn::text {
namespace {

constexpr std::size_t word_bytes_max = 64;
constexpr UChar32 table_size = 0x3000;  // characters beyond it are looked up one by one

enum class Kind : std::uint8_t { gap, letter, mark, digit, ideograph, complex };

struct Folded {
    Kind kind = Kind::gap;
    Script script = Script::other;
    bool upper = false;
    std::string folded, base;
};

Script script_of(UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(c, &error)) {
        case USCRIPT_LATIN:
            return Script::latin;
        case USCRIPT_CYRILLIC:
            return Script::cyrillic;
        case USCRIPT_ARABIC:
            return Script::arabic;
        case USCRIPT_HAN:
            return Script::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return Script::kana;
        case USCRIPT_HANGUL:
            return Script::hangul;
        default:
            return Script::other;
    }
}

Kind kind_of(UChar32 c, Script script) {
    if (u_isdigit(c) != 0) return Kind::digit;
    if (is_cjk(script))
        return u_isalpha(c) != 0 || script == Script::han ? Kind::ideograph : Kind::mark;
    const auto category = U_GET_GC_MASK(c);
    if ((category & U_GC_M_MASK) != 0 || c == 0x0640 || c == 0x200C || c == 0x200D)
        return Kind::mark;
    if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return Kind::complex;
    return u_isalpha(c) != 0 ? Kind::letter : Kind::gap;
}

// Arabic letters that are written in several ways: hamza carriers, alef maqsura, ta marbuta,
// Persian forms.
UChar32 one_arabic_form(UChar32 c) {
    switch (c) {
        case 0x0622:
        case 0x0623:
        case 0x0625:
        case 0x0671:
            return 0x0627;
        case 0x0624:
            return 0x0648;
        case 0x0626:
        case 0x0649:
        case 0x06CC:
            return 0x064A;
        case 0x0629:
            return 0x0647;
        case 0x06A9:
            return 0x0643;
        default:
            return c;
    }
}

void append_utf8(std::string& out, UChar32 c) {
    std::array<char, 4> bytes{};
    std::int32_t length = 0;
    UBool error = 0;
    U8_APPEND(bytes.data(), length, 4, c, error);
    if (error == 0) out.append(bytes.data(), static_cast<std::size_t>(length));
}

// Without its accents, but for й, which is a letter and no и with an accent.
void append_folded(Folded& out, UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKDInstance(error);
    if (U_FAILURE(error)) return append_utf8(out.folded, c);
    const UChar32 simple = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    icu::UnicodeString source(simple), apart;
    source.foldCase();
    if (simple == 0x0439 || simple == 0x0457)
        apart = source;
    else
        compatible->normalize(source, apart, error);
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 part = apart.char32At(i);
        if ((U_GET_GC_MASK(part) & U_GC_M_MASK) != 0 && out.script != Script::other) continue;
        if (u_isUWhiteSpace(part) != 0) continue;
        UChar32 plain = part;
        if (plain == 0x00F8) plain = 'o';
        if (plain == 0x0131) plain = 'i';
        if (plain == 0x0142) plain = 'l';
        append_utf8(out.base, plain);
        append_utf8(out.folded, one_arabic_form(plain));
    }
}

Folded look_up(UChar32 c) {
    Folded out;
    out.script = script_of(c);
    out.kind = kind_of(c, out.script);
    out.upper = u_isUUppercase(c) != 0;
    if (out.kind == Kind::digit) {
        out.script = Script::digits;
        out.folded = out.base = std::string(1, static_cast<char>('0' + u_charDigitValue(c)));
    } else if (out.kind == Kind::mark) {
        // Vowel marks of Latin, Cyrillic and Arabic go; those of other scripts are spelling.
        UErrorCode error = U_ZERO_ERROR;
        const auto script = uscript_getScript(c, &error);
        if (script != USCRIPT_INHERITED && script != USCRIPT_ARABIC && script != USCRIPT_COMMON)
            append_utf8(out.folded, c);
        out.base = out.folded;
    } else if (out.kind == Kind::letter || out.kind == Kind::complex) {
        append_folded(out, c);
    }
    return out;
}

// Traditional characters and their Simplified forms, one by one, for the common block.
class Simplified {
  public:
    static constexpr UChar32 first = 0x4E00, last = 0x9FFF;

    Simplified() {
        for (UChar32 c = first; c <= last; ++c) table_[index(c)] = static_cast<char16_t>(c);
        UErrorCode error = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> to_simplified(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
        if (U_FAILURE(error)) return;
        // Each on a line of its own: the rules for several characters must not meet.
        icu::UnicodeString all;
        for (UChar32 c = first; c <= last; ++c) all.append(c).append(u'\n');
        to_simplified->transliterate(all);
        if (all.length() != 2 * (last - first + 1)) return;
        for (UChar32 c = first; c <= last; ++c)
            table_[index(c)] = all.charAt(static_cast<std::int32_t>(2 * index(c)));
    }
    UChar32 of(UChar32 c) const { return c < first || c > last ? c : table_[index(c)]; }

  private:
    static std::size_t index(UChar32 c) { return static_cast<std::size_t>(c - first); }
    std::array<char16_t, last - first + 1> table_{};
};

UChar32 simplified(UChar32 c) {
    static const Simplified table;
    return table.of(c);
}

const Folded& folded(UChar32 c, Folded& scratch) {
    static const auto table = [] {
        auto made = std::make_unique<std::array<Folded, table_size>>();
        for (UChar32 each = 0; each < table_size; ++each)
            (*made)[static_cast<std::size_t>(each)] = look_up(each);
        return made;
    }();
    if (c < table_size) return (*table)[static_cast<std::size_t>(c)];
    scratch = look_up(c);
    return scratch;
}

// Builds words of characters and hands them on.
class Reader {
  public:
    Reader(std::string_view text, const std::function<void(const Word&)>& take)
        : text_(text), take_(take) {}

    void read() {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
        const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text_.size(), 1U << 30U));
        for (std::int32_t at = 0; at < size;) {
            const std::int32_t from = at;
            UChar32 c = 0;
            U8_NEXT(bytes, at, size, c);
            if (c < 0) {
                finish(from);
                glued_ = false;
                continue;
            }
            at = put(c, from, at);
        }
        finish(size);
    }

  private:
    std::int32_t put(UChar32 c, std::int32_t from, std::int32_t at) {
        const Folded& f = folded(c, scratch_);
        switch (f.kind) {
            case Kind::ideograph:
                finish(from);
                single(c, f.script, from, at);
                break;
            case Kind::complex:
                finish(from);
                return complex_run(from);
            case Kind::letter:
            case Kind::digit: {
                const bool digit = f.kind == Kind::digit;
                if (open_ && digit != (word_.script == Script::digits)) {
                    finish(from);
                    glued_ = true;
                }
                begin(f, from);
                letters_ += digit ? 0 : 1;
                uppers_ += f.upper ? 1 : 0;
                word_.folded += f.folded;
                word_.base += f.base;
                break;
            }
            case Kind::mark:
                if (open_) {
                    word_.folded += f.folded;
                    word_.base += f.base;
                }
                break;
            case Kind::gap:
                gap(c, from, at);
                break;
        }
        return at;
    }

    // An apostrophe within a word belongs to it ("o'clock" is oclock, "victim's" is victim); a
    // hyphen joins two words.
    void gap(UChar32 c, std::int32_t from, std::int32_t at) {
        const bool was_open = open_;
        if (was_open && (c == '\'' || c == 0x2019) && apostrophe(at)) return;
        finish(from);
        glued_ = was_open && (c == '-' || c == 0x2010 || c == 0x2011);
    }

    bool apostrophe(std::int32_t at) {
        if (word_.script != Script::latin) return false;
        const auto byte = [&](std::int32_t i) {
            return static_cast<std::size_t>(i) < text_.size() ? text_[static_cast<std::size_t>(i)]
                                                              : ' ';
        };
        const auto is_ascii_letter = [](char b) {
            return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
        };
        // "l'abri", "d'Europe": the elided article is a word of its own.
        if (word_.folded.size() <= 2 || !is_ascii_letter(byte(at))) return false;
        // The possessive s goes with its apostrophe: it is left to end a word of one letter.
        return is_ascii_letter(byte(at + 1));
    }

    void begin(const Folded& f, std::int32_t from) {
        if (open_) return;
        open_ = true;
        word_.begin = static_cast<std::size_t>(from);
        word_.script = f.script;
        word_.joined = glued_;
        glued_ = false;
        letters_ = uppers_ = 0;
    }

    void finish(std::int32_t end) {
        if (!open_) return;
        open_ = false;
        word_.end = static_cast<std::size_t>(end);
        word_.capitals = letters_ >= 2 && uppers_ == letters_;
        if (!word_.folded.empty() && word_.folded.size() <= word_bytes_max) take_(word_);
        word_.folded.clear();
        word_.base.clear();
    }

    void single(UChar32 c, Script script, std::int32_t from, std::int32_t at) {
        Word word;
        append_utf8(word.folded, simplified(c));
        word.base = word.folded;
        word.begin = static_cast<std::size_t>(from);
        word.end = static_cast<std::size_t>(at);
        word.script = script;
        word.joined = ideograph_end_ == from;
        ideograph_end_ = at;
        glued_ = false;
        take_(word);
    }

    // Thai, Lao, Khmer and Burmese have no spaces: ICU's dictionaries say where words end.
    std::int32_t complex_run(std::int32_t from) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
        const auto size = static_cast<std::int32_t>(text_.size());
        std::int32_t end = from;
        for (std::int32_t at = from; at < size;) {
            UChar32 c = 0;
            U8_NEXT(bytes, at, size, c);
            if (c < 0) break;
            const Kind kind = folded(c, scratch_).kind;
            if (kind != Kind::complex && kind != Kind::mark) break;
            end = at;
        }
        const std::string_view run =
            text_.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(end - from));
        const auto wide = icu::UnicodeString::fromUTF8({run.data(), static_cast<int>(run.size())});
        UErrorCode error = U_ZERO_ERROR;
        const std::unique_ptr<icu::BreakIterator> breaks(
            icu::BreakIterator::createWordInstance(icu::Locale("th"), error));
        if (U_FAILURE(error)) return end;
        breaks->setText(wide);
        std::size_t offset = static_cast<std::size_t>(from);
        for (std::int32_t start = breaks->first(), stop = breaks->next();
             stop != icu::BreakIterator::DONE; start = stop, stop = breaks->next()) {
            Word word;
            wide.tempSubStringBetween(start, stop).toUTF8String(word.folded);
            word.base = word.folded;
            word.begin = offset;
            word.end = offset += word.folded.size();
            if (word.folded.size() <= word_bytes_max) take_(word);
        }
        return end;
    }

    std::string_view text_;
    const std::function<void(const Word&)>& take_;
    Folded scratch_;
    Word word_;
    bool open_ = false, glued_ = false;
    std::size_t letters_ = 0, uppers_ = 0;
    std::int32_t ideograph_end_ = -1;
};

}  // namespace

void for_each_word(std::string_view text, const std::function<void(const Word&)>& take) {
    Reader(text, take).read();
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for_each_word(text, [&](const Word& word) { words.push_back(word); });
    return words;
}

std::string fold(std::string_view text) {
    std::string all;
    for_each_word(text, [&](const Word& word) {
        if (!all.empty() && !(is_cjk(word.script) && word.joined)) all += ' ';
        all += word.folded;
    });
    return all;
}

}  // namespace cairn::text
