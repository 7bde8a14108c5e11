// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/lexicon/lexicon.h"

#include "base/file.h"

#include <doctest/doctest.h>

namespace cairn::search {
namespace {

namespace fs = std::filesystem;

std::string without_s(std::string_view, std::string_view word) {
    return std::string(word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
}

struct Folder {
    fs::path path = fs::temp_directory_path() / ("cairn-lexicon-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path / "lists/fr-en"); }
    ~Folder() { fs::remove_all(path); }
};

std::string first(const std::vector<Translation>& found) {
    return found.empty() ? "" : std::string(found[0].language) + ":" + std::string(found[0].words);
}

}  // namespace

TEST_CASE("words are found folded, by stem, and from the other side") {
    const Folder folder;
    REQUIRE(write_file(folder.path / "lists/fr-en/a.tsv",
                       "# ours\nabri\tshelter; refuge\nMarchés\tto market\n"));
    const fs::path file = folder.path / "lexicon";
    REQUIRE(build_lexicon({folder.path / "lists", folder.path}, without_s, file));
    const auto lexicon = Lexicon::open(file);
    REQUIRE(lexicon);
    CHECK(lexicon->look_up("fr", "abri").size() == 2);
    CHECK(first(lexicon->look_up("fr", "abri")) == "en:shelter");
    CHECK(first(lexicon->look_up("en", "refuge")) == "fr:abri");
    CHECK(first(lexicon->look_up_stem("fr", "marche")) == "en:market");
    CHECK(lexicon->look_up("fr", "shelter").empty());
    CHECK(lexicon->look_up("fr", "").empty());
}

TEST_CASE("without any list, and without a file, nothing is known") {
    const Folder folder;
    REQUIRE(build_lexicon({folder.path / "none", folder.path / "none"}, without_s,
                          folder.path / "lexicon"));
    CHECK(Lexicon::open(folder.path / "lexicon")->look_up("fr", "abri").empty());
    CHECK(Lexicon{}.look_up("fr", "abri").empty());
    CHECK(Lexicon::open(folder.path / "no").error().kind == ErrorKind::not_found);
}

TEST_CASE("a damaged file is refused") {
    const Folder folder;
    REQUIRE(write_file(folder.path / "lexicon", std::string("CAIRNLX1\xff\xff\xff\xff", 12)));
    CHECK(Lexicon::open(folder.path / "lexicon").error().kind == ErrorKind::corrupt);
}

}  // namespace cairn::search
