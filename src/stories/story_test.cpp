// SPDX-License-Identifier: AGPL-3.0-or-later
#include "stories/story.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::stories;

namespace {

constexpr std::string_view text = "Le refuge a fermé.";

Story story() {
    Story made;
    made.language = "fr";
    made.text = text;
    return made;
}

template <typename Change>
std::string verdict(Change change) {
    Story made = story();
    change(made);
    const auto checked = check_story(made);
    return checked ? "good" : checked.error().detail;
}

}  // namespace

TEST_CASE("a story needs a language and a text in UTF-8, and little else") {
    CHECK(verdict([](Story&) {}) == "good");
    CHECK(verdict([](Story& made) { made.language = ""; }) == "story: its language is no tag");
    CHECK(verdict([](Story& made) { made.text = "\xff"; }) == "story: its text is not UTF-8");
    CHECK(verdict([](Story& made) { made.country = "fr"; }) ==
          "story: its country has two letters");
    CHECK(verdict([](Story& made) { made.areas = {"a b"}; }) == "story: an area is no id");
    CHECK(verdict([](Story& made) { made.consent_question = "\r"; }) ==
          "story: the question of consent is not UTF-8");
    // What people paste may have any character.
    CHECK(verdict([](Story& made) { made.text = "a\tb\r\n\v"; }) == "good");
}

TEST_CASE("characters are counted, not bytes, up to 20,000") {
    std::string long_text;
    for (int i = 0; i < 20'000; ++i) long_text += "\U0001faa8";
    CHECK(verdict([&](Story& made) { made.text = long_text; }) == "good");
    long_text += "x";
    CHECK(verdict([&](Story& made) { made.text = long_text; }) ==
          "story: its text has at most 20000 characters");
}

TEST_CASE("attachments are limited in number and in bytes") {
    const std::string half(content_bytes_max / 2, 'x');
    const auto with = [&](std::size_t count, std::string_view bytes) {
        return verdict([&](Story& made) {
            made.text = "";
            for (std::size_t i = 0; i < count; ++i)
                made.attachments.push_back({"a.jpg", "image/jpeg", false, bytes_of(bytes)});
        });
    };
    CHECK(with(10, "x") == "good");
    CHECK(with(11, "x") == "story: it has at most 10 attachments");
    CHECK(with(2, half) == "good");
    CHECK(with(2, half + "x") == "story: it has at most 15 MiB");
    CHECK(with(1, half + half + "x") == "story: it has at most 15 MiB");
}

TEST_CASE("an attachment's name loses what could mislead, and keeps its end short enough") {
    CHECK(attachment_name("photo.jpg") == "photo.jpg");
    CHECK(attachment_name("C:\\Users\\amina\\photo.jpg") == "photo.jpg");
    CHECK(attachment_name("../../etc/passwd") == "passwd");
    CHECK(attachment_name("..") == "file");
    CHECK(attachment_name("") == "file");
    CHECK(attachment_name("a\nb\x7f\xff.jpg ") == "ab.jpg");
    CHECK(attachment_name("\u202egpj.exe") == "gpj.exe");
    std::string name;
    for (int i = 0; i < 100; ++i) name += "\u77f3";
    CHECK(attachment_name(name).size() == 198);
    // A name that was made safe is safe.
    for (const char* given : {"a/b", " .x. ", "\u2066x", "a/. ./"})
        CHECK(attachment_name(attachment_name(given)) == attachment_name(given));
}

TEST_CASE("voice and consent are read back from their names") {
    for (const Voice voice : {Voice::self, Voice::known, Voice::organisation})
        CHECK(voice_of(name_of(voice)) == voice);
    for (const Consent consent : {Consent::count, Consent::quote, Consent::publish})
        CHECK(consent_of(name_of(consent)) == consent);
    CHECK_FALSE(voice_of("nobody").has_value());
    CHECK_FALSE(consent_of("").has_value());
}
