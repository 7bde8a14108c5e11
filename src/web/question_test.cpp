// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/question.h"

#include "web/site_fixture_test.h"

using namespace cairn;
using namespace cairn::web;

namespace {

Asked asked_by(const std::string& query) {
    static Place place(false);
    http::Request request;
    request.query = query;
    return parse_asked(
        {place.hub, request, place.hub.snapshot().value(), "fr", true, "/resources", {}, ""});
}

}  // namespace

TEST_CASE("an address says the words, the filters, the order and the page") {
    const Asked asked =
        asked_by("q=abri+d%27urgence&area=services&area=justice&year=2020&sort=oldest&page=3");
    CHECK(asked.question.words == "abri d'urgence");
    CHECK(asked.question.reader_language == "fr");
    CHECK(asked.question.filters.at("area") == std::vector<std::string>{"services", "justice"});
    CHECK(asked.question.filters.at("year") == std::vector<std::string>{"2020"});
    CHECK(asked.question.sort == hub::Sort::oldest);
    CHECK(asked.question.offset == 2 * results_a_page);
}

TEST_CASE("any address is a question: what is unknown or broken is passed over") {
    const Asked asked = asked_by("utm=1&sort=best&page=-1&area=&cross=maybe&&=&q=%20");
    CHECK(asked.question.words.empty());
    CHECK(asked.question.filters.empty());
    CHECK(asked.question.sort == hub::Sort::newest);
    CHECK(asked.page == 1);
    CHECK(asked.query().empty());
    CHECK(asked_by("page=99999999999").page == 1);
    CHECK(asked_by("page=9999999").page == 10'000);
}

TEST_CASE("one question has one address, and that address asks it again") {
    const Asked asked = asked_by("page=2&kind=brief&area=services&q=a%26b&cross=0&area=services");
    CHECK(asked.query() == "?q=a%26b&area=services&kind=brief&cross=0&page=2");
    CHECK(asked_by(asked.query().substr(1)).query() == asked.query());
}

TEST_CASE("a change of the question leads to its first page") {
    const Asked asked = asked_by("q=abri&area=services&page=4");
    CHECK(asked.with("kind", "brief") == "?q=abri&area=services&kind=brief");
    CHECK(asked.without("area", "services") == "?q=abri");
    CHECK(asked.with_words("refuge") == "?q=refuge&area=services");
    CHECK(asked.with_cross(hub::Cross::off) == "?q=abri&area=services&cross=0");
    CHECK(asked.on_page(5) == "?q=abri&area=services&page=5");
}

TEST_CASE("too many words are cut between characters, too many values left out") {
    std::string long_words = "q=";
    for (int i = 0; i < 400; ++i) long_words += "مأ";
    const Asked asked = asked_by(long_words);
    CHECK(asked.question.words.size() == 1000);
    std::string many;
    for (int i = 0; i < 60; ++i) many += "&area=a" + std::to_string(i);
    CHECK(asked_by(many.substr(1)).question.filters.at("area").size() == 20);
}
