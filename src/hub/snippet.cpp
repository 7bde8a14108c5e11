// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/snippet.h"

#include "text/words.h"

#include <algorithm>

namespace cairn::hub {
namespace {

constexpr std::size_t snippet_bytes = 240;
constexpr std::size_t context_bytes = 70;
constexpr std::size_t places_max = 200;
// Of a long text; the rest is not looked through.
constexpr std::size_t text_bytes_max = 64 * 1024;

// Moves to the beginning of a UTF-8 character, backwards.
std::size_t at_character(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() &&
           (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
        --offset;
    return std::min(offset, text.size());
}

// To a word's beginning where the script has spaces near, else to a character's.
std::size_t at_word(std::string_view text, std::size_t offset) {
    offset = at_character(text, offset);
    const std::size_t space = text.find(' ', offset);
    return offset > 0 && space != std::string_view::npos && space < offset + 24 ? space + 1
                                                                                : offset;
}

struct Span {
    std::size_t begin, end;
};

// Whether two folded words are forms of one, as far as beginnings tell: two thirds of the longer.
bool are_alike(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same = static_cast<std::size_t>(differ.first - a.begin());
    return same >= 4 && same * 3 >= std::max(a.size(), b.size()) * 2;
}

// Every place of every expression, in order, without overlaps. Words are compared folded, so that
// accents and letter forms make no difference.
std::vector<Span> places_of(std::string_view text, const std::vector<std::string>& expressions) {
    const std::vector<text::Word> words = text::words_of(text);
    std::vector<Span> places;
    for (const std::string& expression : expressions) {
        const std::vector<text::Word> wanted = text::words_of(expression);
        if (wanted.empty()) continue;
        for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
            const bool stands = std::equal(wanted.begin(), wanted.end(),
                                           words.begin() + static_cast<std::ptrdiff_t>(at),
                                           [](const text::Word& a, const text::Word& b) {
                                               return are_alike(a.folded, b.folded);
                                           });
            if (stands && places.size() < places_max)
                places.push_back({words[at].begin, words[at + wanted.size() - 1].end});
        }
    }
    std::sort(places.begin(), places.end(), [](Span a, Span b) { return a.begin < b.begin; });
    std::vector<Span> apart;
    for (const Span place : places)
        if (apart.empty() || place.begin >= apart.back().end) apart.push_back(place);
    return apart;
}

// The window that holds the most places.
std::size_t best_start(const std::vector<Span>& places) {
    std::size_t start = 0, most = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::size_t held = 0;
        while (i + held < places.size() &&
               places[i + held].end < places[i].begin + snippet_bytes - context_bytes)
            ++held;
        if (held > most) {
            most = held;
            start = places[i].begin;
        }
    }
    return start > context_bytes ? start - context_bytes : 0;
}

std::vector<Piece> cut(std::string_view text, const std::vector<std::string>& words) {
    const std::vector<Span> places = places_of(text, words);
    const std::size_t begin = at_word(text, places.empty() ? 0 : best_start(places));
    std::size_t end = text.size();
    if (end > begin + snippet_bytes) {
        end = at_character(text, begin + snippet_bytes);
        if (const std::size_t space = text.rfind(' ', end);
            space != std::string_view::npos && space + 24 > end)
            end = space;
    }
    std::vector<Piece> pieces;
    const auto add = [&](std::size_t from, std::size_t to, bool marked) {
        if (from < to) pieces.push_back({std::string(text.substr(from, to - from)), marked});
    };
    std::size_t done = begin;
    for (const Span place : places) {
        if (place.begin < done || place.end > end) continue;
        add(done, place.begin, false);
        add(place.begin, place.end, true);
        done = place.end;
    }
    add(done, end, false);
    if (begin > 0 && !pieces.empty()) pieces.front().text.insert(0, "… ");
    if (end < text.size() && !pieces.empty()) pieces.push_back({" …", false});
    return pieces;
}

}  // namespace

std::vector<Piece> snippet_for(const Card& card, store::Store& store) {
    std::vector<std::string> words;
    for (const Reason& reason : card.reasons) words.push_back(reason.matched);
    const library::Resource& resource = card.resource;
    const library::Edition* edition = resource.edition_for(card.language);
    std::string text;
    if (resource.abstract.language_for(card.language) == card.language)
        text = resource.abstract.in(card.language);
    if (text.empty() && edition != nullptr) text = edition->abstract;
    if (text.empty() && edition != nullptr && !edition->text_hash.empty()) {
        if (const auto hash = sha256_from_hex(edition->text_hash)) {
            auto kept = store.file(*hash);
            if (kept && *kept) text = std::move(**kept);
        }
    }
    if (text.empty()) text = resource.abstract.in(card.language);
    if (text.size() > text_bytes_max) text.resize(at_character(text, text_bytes_max));
    return cut(text, words);
}

}  // namespace cairn::hub
