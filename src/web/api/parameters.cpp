// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/parameters.h"

#include "text/language.h"
#include "web/facets.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cairn::web::api {
namespace {

constexpr std::size_t said_bytes_max = 40;  // of a wrong name, in the answer

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text.empty() ? "none" : text;
}

// What was sent, as far as it is safe to repeat.
std::string said(std::string_view text) {
    std::string plain;
    for (const char c : text.substr(0, said_bytes_max)) plain += c >= ' ' && c < 0x7F ? c : '?';
    return plain;
}

bool is_year(std::string_view text) {
    return text.size() == 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_country(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<void> check_value(std::string_view facet, const std::string& value) {
    if (value.empty()) return fail(ErrorKind::invalid, std::string(facet) + ": must not be empty");
    if (facet == "state") {
        if (auto state = library::state_named(value); !state)
            return tl::unexpected<Error>(state.error());
    }
    if (facet == "year" && !is_year(value))
        return fail(ErrorKind::invalid, "year: must be four digits, as in 2020");
    if (facet == "country" && !is_country(value))
        return fail(ErrorKind::invalid, "country: must be two capital letters, as in VN");
    return {};
}

Result<hub::Sort> read_sort(const Parameters& parameters, bool has_words) {
    const std::string name = parameters.text("sort");
    if (!parameters.has("sort")) return has_words ? hub::Sort::relevance : hub::Sort::newest;
    if (name == "relevance") return hub::Sort::relevance;
    if (name == "newest") return hub::Sort::newest;
    if (name == "oldest") return hub::Sort::oldest;
    if (name == "title") return hub::Sort::title;
    return fail(ErrorKind::invalid, "sort: must be relevance, newest, oldest or title");
}

Result<std::string> read_reader(const Parameters& parameters) {
    if (!parameters.has("reader")) return std::string("en");
    std::string tag = parameters.text("reader");
    if (!text::is_language_tag(tag))
        return fail(ErrorKind::invalid, "reader: must be a language tag, as in fr");
    return tag;
}

std::vector<std::string_view> listing_names() {
    std::vector<std::string_view> names{"q", "page", "size", "sort", "cross", "reader"};
    for (const std::string_view facet : facet_names()) names.push_back(facet);
    return names;
}

}  // namespace

Result<Parameters> Parameters::read(const Page& page, std::span<const std::string_view> known) {
    Parameters parameters;
    parameters.pairs_ = http::parse_query(page.request.query);
    for (const auto& [name, value] : parameters.pairs_)
        if (std::find(known.begin(), known.end(), name) == known.end())
            return fail(ErrorKind::invalid, "there is no parameter \"" + said(name) +
                                                "\" here; known are: " + listed(known));
    return parameters;
}

bool Parameters::has(std::string_view name) const {
    return std::any_of(pairs_.begin(), pairs_.end(),
                       [&](const auto& pair) { return pair.first == name; });
}

std::string Parameters::text(std::string_view name) const {
    const auto found = std::find_if(pairs_.begin(), pairs_.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    return found == pairs_.end() ? std::string() : found->second;
}

std::vector<std::string> Parameters::texts(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [other, value] : pairs_)
        if (other == name && std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    return values;
}

Result<std::uint64_t> Parameters::number(std::string_view name, std::uint64_t usual,
                                         std::uint64_t least, std::uint64_t most) const {
    if (!has(name)) return usual;
    const std::string value = text(name);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < least ||
        number > most)
        return fail(ErrorKind::invalid, std::string(name) + ": must be a whole number from " +
                                            std::to_string(least) + " to " + std::to_string(most));
    return number;
}

std::string Parameters::with(std::string_view name, const std::string& value) const {
    std::string query;
    const auto add = [&](std::string_view key, std::string_view text) {
        query += query.empty() ? '?' : '&';
        query += http::encode_component(key) + "=" + http::encode_component(text);
    };
    for (const auto& [key, text] : pairs_)
        if (key != name) add(key, text);
    add(name, value);
    return query;
}

Result<ListingQuestion> read_listing_question(const Page& page) {
    const auto names = listing_names();
    CAIRN_TRY(parameters, Parameters::read(page, names));
    ListingQuestion asked;
    hub::Question& question = asked.question;
    question.words = parameters.text("q");
    if (question.words.size() > words_bytes_max)
        return fail(ErrorKind::invalid,
                    "q: must be at most " + std::to_string(words_bytes_max) + " bytes");
    for (const std::string_view facet : facet_names()) {
        std::vector<std::string> values = parameters.texts(facet);
        if (values.size() > values_max)
            return fail(ErrorKind::invalid, std::string(facet) + ": must have at most " +
                                                std::to_string(values_max) + " values");
        for (const std::string& value : values) CAIRN_CHECK(check_value(facet, value));
        if (!values.empty()) question.filters[std::string(facet)] = std::move(values);
    }
    CAIRN_TRY(reader, read_reader(parameters));
    CAIRN_TRY(sort, read_sort(parameters, !question.words.empty()));
    CAIRN_TRY(cross, parameters.number("cross", 1, 0, 1));
    CAIRN_TRY(size, parameters.number("size", size_usual, 1, size_max));
    CAIRN_TRY(number, parameters.number("page", 1, 1, reach_max / size));
    question.reader_language = reader;
    question.sort = sort;
    question.cross = cross == 1 ? hub::Cross::on : hub::Cross::off;
    question.count = static_cast<std::uint32_t>(size);
    question.offset = static_cast<std::uint32_t>((number - 1) * size);
    asked.page = static_cast<std::uint32_t>(number);
    asked.parameters = std::move(parameters);
    return asked;
}

}  // namespace cairn::web::api
