// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/file.h"
#include "search/xapian/xapian_index.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <thread>

namespace cairn::search {
namespace {

namespace fs = std::filesystem;

Work work(const std::string& id, const std::string& language, const std::string& title,
          const std::string& text = "") {
    Work made;
    made.id = id;
    made.editions = {{language, title, "", text}};
    made.languages = {language};
    return made;
}

// An index in a folder of its own, with small word lists.
struct Place {
    fs::path folder = fs::temp_directory_path() / ("cairn-index-" + std::to_string(::getpid()));
    LexiconSources sources{folder / "lists", folder / "no-dictd"};
    fs::path index_folder = folder / "index";

    Place() {
        fs::remove_all(folder);
        for (const char* below : {"lists/fr-en", "lists/es-en", "lists/zh-en", "lists/concepts",
                                  "lists/function-words"})
            fs::create_directories(folder / below);
        write("fr-en/a.tsv", "abri\tshelter\nvaccin\tvaccine\nfrontière\tborder\n");
        write("es-en/a.tsv", "refugio\tshelter\nfrontera\tborder\n");
        write("zh-en/a.tsv", "疫苗\tvaccine\n人口贩运\ttrafficking in persons\n");
        write("function-words/en.txt", "the of in what can i do if my is are to\nwho\n");
        write("function-words/fr.txt", "le la les de des un une\n");
        write("concepts/a.json", R"({"concepts": [
            {"en": ["COVID-19", "coronavirus", "covid"], "fr": ["maladie à coronavirus"],
             "zh": ["新冠"]},
            {"en": ["OSCE", "Organization for Security and Co-operation in Europe"]},
            {"en": ["WHO", "World Health Organization"]}]})");
    }
    ~Place() { fs::remove_all(folder); }

    void write(const std::string& name, const std::string& text) {
        REQUIRE(write_file(folder / "lists" / name, text));
    }
    std::unique_ptr<IndexWriter> writer(Writing writing = Writing::onward) {
        auto opened = open_xapian_writer(index_folder, sources, writing);
        REQUIRE(opened);
        return std::move(*opened);
    }
    void put(const std::vector<Work>& works) {
        const auto to = writer();
        for (const Work& each : works) REQUIRE(to->put(each));
        REQUIRE(to->commit(to->position() + works.size()));
    }
    Found ask(const Question& question) {
        if (!index) {
            auto opened = open_xapian_index(index_folder);
            REQUIRE(opened);
            index = std::move(*opened);
        }
        auto found = index->search(question);
        REQUIRE(found);
        return std::move(*found);
    }
    Found ask(const std::string& words) {
        Question question;
        question.words = words;
        return ask(question);
    }
    // The ids of the hits, the best first.
    std::string ids(const Question& question) {
        std::string all;
        for (const Hit& hit : ask(question).hits) all += (all.empty() ? "" : " ") + hit.id;
        return all;
    }
    std::string ids(const std::string& words) {
        Question question;
        question.words = words;
        return ids(question);
    }

    std::unique_ptr<Index> index;
};

std::string sorted(std::string ids) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < ids.size();) {
        const std::size_t end = std::min(ids.find(' ', at), ids.size());
        all.push_back(ids.substr(at, end - at));
        at = end + 1;
    }
    std::sort(all.begin(), all.end());
    ids.clear();
    for (const std::string& id : all) ids += (ids.empty() ? "" : " ") + id;
    return ids;
}

const Reason* reason_of(const Found& found, const std::string& id) {
    for (const Hit& hit : found.hits)
        if (hit.id == id && !hit.reasons.empty()) return &hit.reasons.front();
    return nullptr;
}

}  // namespace

TEST_CASE("a word finds its other forms, and the reason says so") {
    Place place;
    place.put({work("a", "en", "Shelters for survivors"), work("b", "en", "Courts")});
    const Found found = place.ask("shelter");
    CHECK(found.total == 1);
    REQUIRE(reason_of(found, "a"));
    CHECK(*reason_of(found, "a") == Reason{"shelter", "shelters", "stem", "en"});
    CHECK(*reason_of(place.ask("shelters"), "a") == Reason{"shelters", "shelters", "exact", "en"});
}

TEST_CASE("COVID-19 in any spelling, and coronavirus, are one thing") {
    Place place;
    place.put({work("a", "en", "Living with COVID-19"), work("b", "en", "COVID19 response"),
               work("c", "en", "The coronavirus pandemic"), work("d", "en", "Covid 19 in camps"),
               work("e", "en", "Nineteen rivers"), work("f", "fr", "La maladie à coronavirus")});
    for (const char* words : {"COVID-19", "covid19", "COVID 19", "coronavirus"}) {
        CAPTURE(words);
        CHECK(sorted(place.ids(words)) == "a b c d f");
    }
}

TEST_CASE("accents and case make no difference") {
    Place place;
    place.put({work("a", "fr", "Hébergement d'urgence"), work("b", "es", "Trata de personas")});
    CHECK(place.ids("HEBERGEMENT") == "a");
    CHECK(place.ids("hébergements") == "a");
}

TEST_CASE("words of scripts with marks are whole") {
    Place place;
    place.put({work("a", "hi", "मानव तस्करी"), work("b", "ar", "الاتجار بالأشخاص")});
    CHECK(place.ids("तस्करी") == "a");
    CHECK(place.ids("الإتجار") == "b");
}

TEST_CASE("a slip of the pen is corrected, and what was meant is found") {
    Place place;
    place.put({work("a", "en", "Trafficking in persons"), work("b", "en", "The OSCE statement"),
               work("c", "en", "Rivers")});
    const Found found = place.ask("traficking");
    CHECK(found.corrected == "trafficking");
    REQUIRE(reason_of(found, "a"));
    CHECK(reason_of(found, "a")->through == "spelling");
    CHECK(place.ask("OCSE").corrected == "osce");
    CHECK(place.ids("OCSE") == "b");
    CHECK(place.ask("trafficking").corrected.empty());
}

TEST_CASE("an acronym and its long form find one another, but an ordinary word is no acronym") {
    Place place;
    place.put({work("a", "en", "OSCE statement"),
               work("b", "en", "Organization for Security and Co-operation in Europe: a statement"),
               work("c", "en", "World Health Organization"), work("d", "en", "A list of helpers")});
    CHECK(sorted(place.ids("OSCE")) == "a b");
    CHECK(place.ids("WHO") == "c");
    CHECK(place.ids("who helpers") == "d");
}

TEST_CASE("quoted words stand together in what is found") {
    Place place;
    place.put({work("a", "en", "Forced labour on farms"), work("b", "en", "Labour that was forced"),
               work("c", "zh", "打击人口贩运"), work("d", "zh", "贩运的人口")});
    CHECK(place.ids("\"forced labour\"") == "a");
    CHECK(sorted(place.ids("forced labour")) == "a b");
    CHECK(place.ids("“forced labour” farms") == "a");
    CHECK(place.ids("\"人口贩运\"") == "c");
    CHECK(sorted(place.ids("\"forced labour")) == "a b");
}

TEST_CASE("in a question the words that say little find nothing by themselves") {
    Place place;
    place.put({work("a", "en", "Shelters"), work("b", "en", "What can I do in the garden")});
    CHECK(place.ids("what can I do if the shelter is closed") == "a");
    CHECK(place.ids("what can I do") == "b");
}

TEST_CASE("other languages are found by the group's terms and by word lists, and named") {
    Place place;
    place.put({work("en", "en", "Shelter"), work("fr", "fr", "Un abri"),
               work("es", "es", "Un refugio"), work("zh", "zh", "接种疫苗"),
               work("v", "en", "Vaccine")});
    CHECK(sorted(place.ids("shelter")) == "en es fr");
    CHECK(sorted(place.ids("abri")) == "en es fr");
    CHECK(sorted(place.ids("疫苗")) == "v zh");
    CHECK(sorted(place.ids("vaccine")) == "v zh");
    const Found found = place.ask("shelter");
    REQUIRE(reason_of(found, "fr"));
    CHECK(*reason_of(found, "fr") == Reason{"shelter", "abri", "translation", "fr"});
    CHECK(found.hits.front().id == "en");
    Question question;
    question.words = "shelter";
    question.cross = Cross::off;
    CHECK(place.ids(question) == "en");
}

TEST_CASE("a country is found by its name in any language of the United Nations") {
    Place place;
    place.put({work("a", "zh", "委内瑞拉的汇款"), work("b", "en", "Remittances to Germany")});
    CHECK(place.ids("Venezuela") == "a");
    CHECK(place.ids("Allemagne") == "b");
}

TEST_CASE("a word that somebody misprinted is found, and its usual spelling proposed") {
    Place place;
    std::vector<Work> works{work("slip", "en", "Remitances")};
    for (int i = 0; i < 30; ++i)
        works.push_back(work("w" + std::to_string(i), "en", "Remittances"));
    place.put(works);
    const Found found = place.ask("remitances");
    CHECK(found.hits.at(0).id == "slip");
    CHECK(found.corrected == "remittances");
}

TEST_CASE("one index answers many threads while it is written") {
    Place place;
    place.put({work("a", "en", "Shelter")});
    CHECK(place.ask("shelter").total == 1);
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 4; ++i)
        readers.emplace_back([&](const std::stop_token& stop) {
            Question question;
            question.words = "shelter";
            while (!stop.stop_requested()) {
                const auto found = place.index->search(question);
                // Each answer is of one state: position, total and facets agree.
                if (!found || found->total != found->position ||
                    found->facets.at("language").at(0).works != found->total)
                    ++wrong;
            }
        });
    const auto writer = place.writer();
    for (std::uint64_t i = 2; i < 60; ++i) {
        REQUIRE(writer->put(work("w" + std::to_string(i), "en", "Shelter")));
        REQUIRE(writer->commit(i));
    }
    for (std::jthread& reader : readers) reader.request_stop();
    readers.clear();
    CHECK(wrong == 0);
    CHECK(place.ask("shelter").total == 59);
}

TEST_CASE("the group's own concepts replace those before") {
    Place place;
    place.put({work("a", "en", "Foyer"), work("b", "ru", "Приют"), work("c", "en", "Safe house")});
    CHECK(place.ids("safe house") == "c");
    const auto writer = place.writer();
    REQUIRE(writer->set_concepts({{{"en", {"safe house", "foyer"}}, {"ru", {"приют"}}}}));
    REQUIRE(writer->commit(9));
    CHECK(sorted(place.ids("safe house")) == "a b c");
    CHECK(reason_of(place.ask("foyer"), "b")->through == "term");
    REQUIRE(writer->set_concepts({}));
    REQUIRE(writer->commit(10));
    CHECK(place.ids("safe house") == "c");
}

TEST_CASE("Chinese is found by its characters in either script") {
    Place place;
    place.put({work("a", "zh-Hant", "打擊人口販運的指引"), work("b", "zh", "学校停课")});
    CHECK(place.ids("人口贩运怎么办").starts_with("a"));
    CHECK(place.ids("停課") == "b");
}

TEST_CASE("editions of a work are one hit, in the language that matched") {
    Place place;
    Work both = work("a", "en", "Guidance for shelters");
    both.editions.push_back({"fr", "Conseils aux refuges", "", ""});
    place.put({both});
    CHECK(place.ask("guidance").hits.at(0).language == "en");
    CHECK(place.ask("conseils").hits.at(0).language == "fr");
    CHECK(place.ask("shelters refuges").total == 1);
}

TEST_CASE("an issuer's name finds its works") {
    Place place;
    Work named = work("a", "en", "Guidance");
    named.issuer_names = {"UNODC", "United Nations Office on Drugs and Crime"};
    place.put({named, work("b", "en", "Rivers")});
    CHECK(place.ids("unodc") == "a");
    CHECK(reason_of(place.ask("unodc"), "a")->through == "exact");
}

TEST_CASE("any string is a question") {
    Place place;
    place.put({work("a", "en", "Shelter")});
    CHECK(place.ask("").total == 1);
    CHECK(place.ask("  ").total == 1);
    for (const char* words : {"???", "\"", "\"\"", "AND OR NOT (", "\xff\xfe", "-", "xyzzy", "😀"}) {
        CAPTURE(words);
        CHECK(place.ask(words).total == 0);
    }
    CHECK(place.ask("shelter AND (").total == 1);
    CHECK(place.ask(std::string(100'000, 'x')).total == 0);
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "word" + std::to_string(i) + " ";
    CHECK(place.ask(many).total == 0);
}

TEST_CASE("facets count all matches, and filters narrow them") {
    Place place;
    std::vector<Work> works;
    for (int i = 0; i < 30; ++i) {
        Work each = work("w" + std::to_string(i), i % 3 == 0 ? "fr" : "en", "Refuge");
        each.areas = {i % 2 == 0 ? "services" : "justice", "online"};
        each.year = 2020 + i % 2;
        works.push_back(each);
    }
    place.put(works);
    Question question;
    question.words = "refuge";
    question.count = 5;
    Found found = place.ask(question);
    CHECK(found.total == 30);
    CHECK(found.hits.size() == 5);
    REQUIRE(found.facets["area"].size() == 3);
    CHECK(found.facets["area"][0].value == "online");
    CHECK(found.facets["area"][0].works == 30);
    question.filters = {{"area", {"services"}}, {"language", {"fr", "es"}}};
    found = place.ask(question);
    CHECK(found.total == 5);
    CHECK(found.facets["year"].size() == 1);
    question.filters = {{"area", {"nowhere"}}};
    CHECK(place.ask(question).total == 0);
}

TEST_CASE("works come by date and by title, page by page") {
    Place place;
    Work old = work("old", "en", "Beta"), young = work("young", "en", "Alpha");
    old.sort_date = "2019-05", young.sort_date = "2021-01-02";
    place.put({old, young, work("undated", "en", "Gamma")});
    Question question;
    question.sort = Sort::newest;
    CHECK(place.ids(question) == "young old undated");
    question.sort = Sort::oldest;
    CHECK(place.ids(question) == "old young undated");
    question.sort = Sort::title;
    CHECK(place.ids(question) == "young old undated");
    question.offset = 1;
    question.count = 1;
    CHECK(place.ids(question) == "old");
    question.offset = 7;
    CHECK(place.ids(question).empty());
    CHECK(place.ask(question).total == 3);
}

TEST_CASE("a put replaces, a removal removes, and doing either again changes nothing") {
    Place place;
    place.put({work("a", "en", "Shelter"), work("b", "en", "Shelter")});
    place.put({work("a", "en", "Court")});
    place.put({work("a", "en", "Court")});
    CHECK(place.ids("shelter") == "b");
    CHECK(place.ids("court") == "a");
    const auto writer = place.writer();
    REQUIRE(writer->remove("b"));
    REQUIRE(writer->remove("b"));
    REQUIRE(writer->remove("never"));
    REQUIRE(writer->commit(5));
    CHECK(place.ids("shelter").empty());
    CHECK(place.ask("").total == 1);
    CHECK(place.ask("").facets["language"][0].works == 1);
    CHECK(place.ask("").position == 5);
}

TEST_CASE("a reader sees each commit, and a new generation when it is published") {
    Place place;
    place.put({work("a", "en", "Shelter")});
    CHECK(place.ask("").total == 1);
    place.put({work("b", "en", "Shelter")});
    CHECK(place.ask("").total == 2);
    CHECK(place.index->position() == 2U);
    {
        const auto anew = place.writer(Writing::anew);
        CHECK(anew->position() == 0);
        REQUIRE(anew->put(work("c", "en", "Shelter")));
        REQUIRE(anew->commit(1));
        CHECK(place.ids("shelter") == "a b");
        REQUIRE(anew->publish());
    }
    CHECK(place.ids("shelter") == "c");
    CHECK(place.index->position() == 1U);
    place.put({work("d", "en", "Shelter")});
    CHECK(place.ids("shelter") == "c d");
}

TEST_CASE("there is one writer, and what it did not commit never happened") {
    Place place;
    CHECK(open_xapian_index(place.index_folder).error().kind == ErrorKind::not_found);
    {
        const auto writer = place.writer();
        CHECK(open_xapian_writer(place.index_folder, place.sources, Writing::onward).error().kind ==
              ErrorKind::conflict);
        REQUIRE(writer->put(work("a", "en", "Shelter")));
        REQUIRE(writer->commit(1));
        REQUIRE(writer->put(work("b", "en", "Shelter")));
    }
    CHECK(place.ids("shelter") == "a");
    CHECK(place.writer()->position() == 1);
    CHECK(place.writer()->put(Work{}).error().kind == ErrorKind::invalid);
}

}  // namespace cairn::search
