// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/question.h"

#include "web/facets.h"

#include <algorithm>
#include <charconv>

namespace cairn::web {
namespace {

constexpr std::size_t words_bytes_max = 1000;
constexpr std::size_t values_max = 20;  // of one facet
constexpr std::uint32_t page_max = 10'000;

hub::Sort sort_named(std::string_view name) {
    if (name == "newest") return hub::Sort::newest;
    if (name == "oldest") return hub::Sort::oldest;
    if (name == "title") return hub::Sort::title;
    return hub::Sort::relevance;
}

std::uint32_t page_number(std::string_view text) {
    std::uint32_t number = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return 1;
    return std::clamp(number, 1U, page_max);
}

// Cuts at a character's beginning.
std::string shortened(std::string text) {
    if (text.size() <= words_bytes_max) return text;
    std::size_t end = words_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text;
}

void add(std::string& query, std::string_view name, std::string_view value) {
    query += query.empty() ? '?' : '&';
    query.append(name) += '=';
    query += http::encode_component(value);
}

}  // namespace

std::string Asked::query() const {
    std::string query;
    if (!question.words.empty()) add(query, "q", question.words);
    // In the order of the facets, so that one question has one address.
    for (const std::string_view facet : facet_names())
        if (const auto found = question.filters.find(std::string(facet));
            found != question.filters.end())
            for (const std::string& value : found->second) add(query, facet, value);
    if (!sort.empty()) add(query, "sort", sort);
    if (question.cross == hub::Cross::off) add(query, "cross", "0");
    if (page > 1) add(query, "page", std::to_string(page));
    return query;
}

std::string Asked::with(std::string_view facet, std::string_view value) const {
    Asked other = *this;
    other.page = 1;
    other.question.filters[std::string(facet)].emplace_back(value);
    return other.query();
}

std::string Asked::without(std::string_view facet, std::string_view value) const {
    Asked other = *this;
    other.page = 1;
    std::erase(other.question.filters[std::string(facet)], value);
    return other.query();
}

std::string Asked::with_words(std::string_view words) const {
    Asked other = *this;
    other.page = 1;
    other.question.words = words;
    return other.query();
}

std::string Asked::with_cross(hub::Cross cross) const {
    Asked other = *this;
    other.page = 1;
    other.question.cross = cross;
    return other.query();
}

std::string Asked::on_page(std::uint32_t number) const {
    Asked other = *this;
    other.page = number;
    return other.query();
}

Asked parse_asked(const Page& page) {
    Asked asked;
    hub::Question& question = asked.question;
    question.reader_language = page.language;
    const auto& facets = facet_names();
    for (auto& [name, value] : http::parse_query(page.request.query)) {
        if (name == "q")
            question.words = shortened(std::move(value));
        else if (name == "page")
            asked.page = page_number(value);
        else if (name == "cross")
            question.cross = value == "0" ? hub::Cross::off : hub::Cross::on;
        else if (name == "sort" && (value == "newest" || value == "oldest" || value == "title"))
            asked.sort = value;
        else if (std::find(facets.begin(), facets.end(), name) != facets.end() && !value.empty()) {
            auto& values = question.filters[name];
            if (values.size() < values_max &&
                std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(std::move(value));
        }
    }
    // Only spaces are no question.
    if (question.words.find_first_not_of(" \t\r\n") == std::string::npos) question.words.clear();
    // Without words there is no relevance: the newest come first.
    question.sort =
        asked.sort.empty() && question.words.empty() ? hub::Sort::newest : sort_named(asked.sort);
    question.count = results_a_page;
    question.offset = (asked.page - 1) * results_a_page;
    return asked;
}

}  // namespace cairn::web
