// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/snippet.h"

#include <algorithm>

namespace cairn::hub {
namespace {

constexpr std::size_t snippet_bytes = 240;
constexpr std::size_t context_bytes = 70;

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

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Where the word begins next in the text, whatever the case of its Latin letters.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    const auto found = std::search(
        text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
        word.begin(), word.end(), [](char a, char b) { return lower(a) == lower(b); });
    return found == text.end() ? std::string_view::npos
                               : static_cast<std::size_t>(found - text.begin());
}

struct Span {
    std::size_t begin, end;
};

// Every place of every word, in order, without overlaps; a Latin word must begin where a word
// begins, and is marked to its end.
std::vector<Span> places_of(std::string_view text, const std::vector<std::string>& words) {
    std::vector<Span> places;
    for (const std::string& word : words) {
        if (word.size() < 2) continue;
        const bool latin = static_cast<unsigned char>(word.front()) < 0x80U;
        for (std::size_t at = find_word(text, word, 0);
             at != std::string_view::npos && places.size() < 200;
             at = find_word(text, word, at + word.size())) {
            if (latin && at > 0 && is_letter(text[at - 1])) continue;
            std::size_t end = at + word.size();
            while (latin && end < text.size() && is_letter(text[end]) && end < at + word.size() + 6)
                ++end;
            places.push_back({at, at_character(text, end)});
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
    return cut(text, words);
}

}  // namespace cairn::hub
