// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/publisher.h"

#include "publish/test_library.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::publish;

TEST_CASE("the surest address is named, and a page that lists the work is none") {
    TestLibrary library;
    CHECK(best_address(library.resource.editions[0]) == "https://ilo.example/a");
    CHECK(best_address(library.resource.editions[1]).empty());
    library.resource.editions[0].addresses.resize(1);
    CHECK(best_address(library.resource.editions[0]).empty());
    CHECK(address_to_cite(library.publisher(), library.resource, "fr") ==
          "https://hub.example/resources/r1");
}

TEST_CASE(
    "a work is named by the title of the edition in the reader's language, else of the first") {
    const TestLibrary library;
    CHECK(name_of(library.resource, "fr").title == "Abris");
    CHECK(name_of(library.resource, "es").title == "Shelters");
    CHECK(name_of(library.resource, "es").language == "en");
}

TEST_CASE(
    "of several editions in a language the one that can be had is cited, with its own address") {
    TestLibrary library;
    library::Edition first = library.resource.editions[0];
    first.title = "Shelters, first edition";
    first.addresses.clear();
    library.resource.editions.insert(library.resource.editions.begin(), first);
    CHECK(name_of(library.resource, "en").title == "Shelters");
    CHECK(address_to_cite(library.publisher(), library.resource, "en") == "https://ilo.example/a");
    library.resource.editions[1].addresses.clear();
    CHECK(name_of(library.resource, "en").title == "Shelters, first edition");
}

TEST_CASE("contributors are authors only when nobody else is") {
    TestLibrary library;
    CHECK(author_ids(library.resource) == std::vector<std::string>{"ilo"});
    library.resource.issuers.erase(library.resource.issuers.begin());
    CHECK(author_ids(library.resource) == std::vector<std::string>{"un-women"});
}

TEST_CASE("a member that nobody knows is named by its id") {
    const TestLibrary library;
    CHECK(library.publisher().member_name("ilo", "fr") == "Organisation internationale du Travail");
    CHECK(library.publisher().member_name("ghost", "fr") == "ghost");
}
