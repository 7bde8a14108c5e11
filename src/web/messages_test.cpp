// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/messages.h"

#include "base/json.h"
#include "web/embedded.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

using namespace cairn;
using namespace cairn::web;

namespace {

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1))
        names.emplace(text.substr(open, text.find('}', open) - open));
    return names;
}

json::Object file_of(std::string_view tag) {
    const std::string_view text = embedded(std::string(tag) + ".json");
    return text.empty() ? json::Object{} : json::parse_object(text).value();
}

std::set<std::string> placeholders(const json::Value& message) {
    if (message.is_string()) return placeholders(std::string_view(message.as_string()));
    return placeholders(std::string_view(message.as_object().at("other").as_string()));
}

}  // namespace

TEST_CASE("every language has the messages of the English file, with their placeholders") {
    const json::Object english = file_of("en");
    REQUIRE(english.size() > 200);
    for (const std::string_view tag : Messages::languages()) {
        const json::Object other = file_of(tag);
        if (other.empty()) continue;  // not translated yet: all of it is shown in English
        for (const auto& [id, message] : english) {
            INFO(tag << " " << std::string(id));
            REQUIRE(other.contains(id));
            CHECK(other.at(id).is_object() == message.is_object());
            CHECK(placeholders(other.at(id)) == placeholders(message));
        }
        CHECK_MESSAGE(other.size() == english.size(), tag << " has messages that English lacks");
    }
}

TEST_CASE("a message with a number has exactly the plural forms of its language") {
    const std::map<std::string_view, std::set<std::string>> forms{
        {"en", {"one", "other"}},
        {"fr", {"one", "many", "other"}},
        {"es", {"one", "many", "other"}},
        {"ar", {"zero", "one", "two", "few", "many", "other"}},
        {"ru", {"one", "few", "many", "other"}},
        {"zh", {"other"}}};
    for (const auto& [tag, expected] : forms)
        for (const auto& [id, message] : file_of(tag)) {
            if (!message.is_object()) continue;
            std::set<std::string> found;
            for (const auto& [form, text] : message.as_object()) found.emplace(form);
            CHECK_MESSAGE(found == expected, tag << " " << std::string(id));
        }
}

TEST_CASE("every message that the sources name is written in English") {
    const json::Object english = file_of("en");
    const std::regex named(
        R"re((?:text|say|paragraph|heading)\([^"();]*"([a-z_]+\.[a-z0-9_.-]+)")re");
    std::size_t seen = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(CAIRN_SOURCES)) {
        const std::string name = file.path().filename().string();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
        std::ifstream in(file.path());
        const std::string source{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator at(source.begin(), source.end(), named), end; at != end; ++at) {
            const std::string id = (*at)[1];
            if (id.ends_with('.') || id.ends_with('_')) continue;  // the rest comes from a value
            CHECK_MESSAGE(english.contains(id), name << " names " << id);
            ++seen;
        }
    }
    CHECK(seen > 120);
}

TEST_CASE("a number chooses the form, a text and a piece of HTML take their places") {
    const Messages& english = Messages::in("en");
    CHECK(english.text("resources.count", {{"count", std::uint64_t{1}}}) == "1 resource");
    CHECK(english.text("resources.count", {{"count", std::uint64_t{40}}}) == "40 resources");
    Html html, link;
    link << "<b>"_m
         << "a<b"
         << "</b>"_m;
    english.write(html, "search.corrected", {{"words", &link}});
    CHECK(html.text() == "Did you mean <b>a&lt;b</b>?");
}

TEST_CASE("arguments are escaped and not read for placeholders") {
    Html html;
    Messages::in("en").write(html, "search.title", {{"words", "<i>{words}"}});
    CHECK(html.text() == "Search: &lt;i&gt;{words}");
}

TEST_CASE("an unknown message is seen, an unknown language speaks English") {
    Html html;
    Messages::in("en").write(html, "no.such");
    CHECK(html.text() == "[no.such]");
    CHECK(Messages::in("xx").text("nav.areas") == "Areas");
}
