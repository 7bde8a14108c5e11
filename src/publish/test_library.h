// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "publish/publisher.h"

#include <string>
#include <vector>

namespace cairn::publish {

// A small library for the tests: a group, two members, one area and a resource of two editions.
struct TestLibrary {
    library::Group group;
    std::vector<library::Member> members;
    std::vector<library::Area> areas;
    library::Resource resource;

    TestLibrary() {
        group.id = "g";
        group.short_name = "ICAT";
        group.name.set("en", "Coordination Group");
        group.crisis_short.set("en", "COVID-19");
        group.crisis_name.set("en", "COVID-19 pandemic");
        group.crisis_period = "2020-01/2023-05";
        library::Member ilo;
        ilo.id = "ilo";
        ilo.short_name = "ILO";
        ilo.url = "https://www.ilo.org";
        ilo.name.set("en", "International Labour Organization");
        ilo.name.set("fr", "Organisation internationale du Travail");
        library::Member un_women;
        un_women.id = "un-women";
        un_women.short_name = "UN Women";
        un_women.name.set("en", "UN Women");
        members = {ilo, un_women};
        library::Area area;
        area.id = "services";
        area.title.set("en", "Services & shelters");
        areas = {area};
        resource = parsed(R"({"id":"r1","kind":"brief",
            "title":{"en":"Shelters","fr":"Abris","es":"Refugios"},
            "issuers":[{"member":"ilo"},{"member":"un-women","role":"contributor"}],
            "date":"2020-04~","areas":["services"],"countries":["BR"],
            "abstract":{"en":"Where to sleep."},
            "editions":[
              {"id":"en","language":"en","title":"Shelters","version":"2nd edition",
               "date":"2020-04-02","urls":[{"href":"https://list.example/","match":"collection"},
                                           {"href":"https://copy.example/a.pdf","match":"mirror"},
                                           {"href":"https://ilo.example/a","match":"exact"}]},
              {"id":"fr","language":"fr","title":"Abris"}]})");
    }

    static library::Resource parsed(std::string_view text) {
        return library::Resource::from_json(json::parse_object(text).value()).value();
    }

    Publisher publisher() const { return {"https://hub.example", group, members, areas}; }
};

}  // namespace cairn::publish
