// SPDX-License-Identifier: AGPL-3.0-or-later
#include "stories/story_file.h"

#include "seal/padded.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::stories;

namespace {

SystemEntropy entropy;

Story story() {
    Story made;
    made.language = "fr";
    made.voice = Voice::organisation;
    made.consent = Consent::quote;
    made.consent_question = "Pouvons-nous citer\nquelques mots ?";
    made.areas = {"healthcare", "services"};
    made.country = "SN";
    made.author_key.fill(7);
    made.replies = seal::Identity::generate(entropy).recipient();
    made.text = "Le refuge a fermé.\nPersonne ne répond.";
    made.attachments = {{"a \"b\".jpg", "image/jpeg", true, bytes_of("\xff\xd8 picture")},
                        {"empty.txt", "", false, {}},
                        {"c.pdf", "application/pdf", false, bytes_of("\n{}\n")}};
    return made;
}

void check_same(const Story& one, const Story& other) {
    CHECK(one.language == other.language);
    CHECK(one.voice == other.voice);
    CHECK(one.consent == other.consent);
    CHECK(one.consent_question == other.consent_question);
    CHECK(one.areas == other.areas);
    CHECK(one.country == other.country);
    CHECK(one.author_key == other.author_key);
    CHECK(one.replies == other.replies);
    CHECK(one.text == other.text);
    REQUIRE(one.attachments.size() == other.attachments.size());
    for (std::size_t i = 0; i < one.attachments.size(); ++i) {
        CHECK(one.attachments[i].name == other.attachments[i].name);
        CHECK(one.attachments[i].type == other.attachments[i].type);
        CHECK(one.attachments[i].cleaned == other.attachments[i].cleaned);
        CHECK(text_of(one.attachments[i].bytes) == text_of(other.attachments[i].bytes));
    }
}

}  // namespace

TEST_CASE("a story comes back as it was shared, for the group's key and no other") {
    const seal::Identity epoch = seal::Identity::generate(entropy);
    const seal::Identity other = seal::Identity::generate(entropy);
    const Story shared = story();
    const auto sealed = seal_story(shared, {epoch.recipient()}, entropy);
    REQUIRE(sealed.has_value());
    CHECK(sealed->size() == seal::sealed_size(seal::size_classes[0], 1));
    CHECK(sealed->find("refuge") == std::string::npos);
    const auto opened = open_story(*sealed, {{&epoch}, {}});
    REQUIRE(opened.has_value());
    check_same(opened->story(), shared);
    CHECK(open_story(*sealed, {{&other}, {}}).error().kind == ErrorKind::forbidden);
}

TEST_CASE("an opened story can be moved without losing its words") {
    const seal::Identity epoch = seal::Identity::generate(entropy);
    const Story shared = story();
    auto opened =
        open_story(seal_story(shared, {epoch.recipient()}, entropy).value(), {{&epoch}, {}});
    REQUIRE(opened.has_value());
    const OpenedStory moved = std::move(*opened);
    check_same(moved.story(), shared);
}

TEST_CASE("the largest story fits the largest class") {
    const seal::Identity epoch = seal::Identity::generate(entropy);
    Story shared = story();
    const std::string picture(content_bytes_max - shared.text.size(), 'x');
    shared.attachments = {{"a.jpg", "image/jpeg", true, bytes_of(picture)}};
    CHECK(seal_story(shared, {epoch.recipient()}, entropy)->size() ==
          seal::sealed_size(seal::size_classes.back(), 1));
    shared.text = std::string_view("Le refuge a fermé.\nPersonne ne répond..!");
    CHECK(seal_story(shared, {epoch.recipient()}, entropy).error().kind == ErrorKind::too_large);
}

TEST_CASE("what is no story is refused, and no error repeats it") {
    const std::string head = write_head(story()).value();
    const std::string good = head + std::string(story().text) + "\xff\xd8 picture\n{}\n";
    REQUIRE(read_story(bytes_of(good)).has_value());  // the control
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string bad = good;
        bad.replace(bad.find(from), from.size(), to);
        return bad;
    };
    for (const std::string& bad :
         {std::string(), std::string("refuge"), good.substr(1), good + "x",
          good.substr(0, good.size() - 1), changed("story/1", "story/2"),
          changed("\"fr\"", "\"f\""), changed("organisation", "somebody"),
          changed("\"quote\"", "\"all\""), changed("\"SN\"", "\"refuge\""),
          changed("\"text\":", "\"text\":-"), changed("\"text\":", "\"text\":9"),
          changed("\"bytes\":0", "\"bytes\":null"), changed("age1", "age2"),
          changed("\"key\":\"", "\"key\":\"refuge"), changed("\"empty.txt\"", "\"/refuge\"")}) {
        const auto read = read_story(bytes_of(bad));
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().kind == ErrorKind::invalid);
        CHECK(read.error().detail.find("refuge") == std::string::npos);
    }
}
