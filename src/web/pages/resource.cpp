// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"
#include "publish/json_ld.h"
#include "publish/meta.h"
#include "text/names.h"
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

#include <algorithm>

namespace cairn::web {
namespace {

publish::Publisher publisher_of(const View& view) {
    return {view.page.base, view.state().group, view.state().members, view.state().areas};
}

// "18 March 2020" of "2020-03-18T10:00:00Z".
std::string day_of(const View& view, std::string_view instant) {
    const auto day = library::Date::parse(instant.substr(0, 10));
    return day ? view.date(*day) : std::string(instant);
}

void issuers(Html& html, const View& view, const library::Resource& resource) {
    // Where all have one role, saying it tells nothing.
    const bool roles_differ = std::any_of(resource.issuers.begin(), resource.issuers.end(),
                                          [](const auto& one) { return one.role != "issuer"; });
    html << "<ul class=\"plain\">"_m;
    for (const library::Issuer& issuer : resource.issuers) {
        html << "<li>"_m;
        member_link(html, view, issuer.member);
        const library::Member* member = view.state().member(issuer.member);
        if (member != nullptr && !member->short_name.empty() && !member->name.empty()) {
            html << " – "_m;
            view.localized(html, member->name);
        }
        if (roles_differ)
            html << " <span class=\"soft\">("_m << view.name("role", issuer.role) << ")</span>"_m;
        html << "</li>"_m;
    }
    html << "</ul>"_m;
}

void fact(Html& html, std::string_view term, const Html& value) {
    if (value.empty()) return;
    html << "<dt>"_m << term << "</dt><dd>"_m << value << "</dd>"_m;
}

Html state_of(const View& view, const library::Resource& resource) {
    Html html;
    html << (resource.state == library::State::published ? "<span>"_m : "<span class=\"care\">"_m)
         << view.name("state", library::name_of(resource.state)) << "</span>"_m;
    if (const std::string promised = view.date(resource.promised); !promised.empty())
        html << ". "_m << view.text("resource.promised", {{"date", promised}});
    if (!resource.superseded_by.empty()) {
        Html link;
        link << "<a href=\""_m
             << view.href("/resources/" + http::encode_component(resource.superseded_by)) << "\">"_m
             << resource.superseded_by << "</a>"_m;
        html << ". "_m;
        view.say(html, "resource.superseded_by", {{"resource", &link}});
    }
    if (!resource.state_note.empty()) {
        html << "<br>"_m;
        view.localized(html, resource.state_note);
    }
    return html;
}

Html areas_of(const View& view, const library::Resource& resource) {
    Html html;
    if (resource.areas.empty()) return html;
    html << "<ul class=\"plain\">"_m;
    for (const std::string& area : resource.areas) {
        html << "<li>"_m;
        area_link(html, view, area);
        html << "</li>"_m;
    }
    html << "</ul>"_m;
    return html;
}

Html filter_links(const View& view, std::string_view facet, const std::vector<std::string>& values,
                  std::string (*name)(const View&, std::string_view)) {
    Html html;
    std::string_view between;
    for (const std::string& value : values) {
        if (value.empty()) continue;
        html << between << "<a href=\""_m << listing_href(view, {{facet, value}}) << "\">"_m
             << name(view, value) << "</a>"_m;
        between = view.text("list.comma");
    }
    return html;
}

Html listing_of(const View& view, const library::Resource& resource) {
    Html html;
    const library::Listing& listing = resource.listing;
    if (listing.section.empty() && listing.text.empty()) return html;
    for (const library::Section& section : view.state().group.sections)
        if (section.id == listing.section) {
            Html title;
            view.localized(title, section.title);
            view.say(html, "resource.listed",
                     {{"section", &title}, {"number", std::to_string(listing.order)}});
        }
    if (!listing.heading.empty() || !listing.text.empty()) {
        // The page's own wording, in the language in which the page is written.
        html << "<br><q class=\"soft\" lang=\"en\" dir=\"ltr\">"_m << listing.heading
             << (listing.heading.empty() || listing.text.empty() ? "" : ": ") << listing.text
             << "</q>"_m;
    }
    return html;
}

void facts(Html& html, const View& view, const library::Resource& resource) {
    html << "<dl class=\"facts\">"_m;
    Html by;
    if (!resource.issuers.empty()) issuers(by, view, resource);
    fact(html, view.text("resource.issuers"), by);
    Html kind;
    if (!resource.kind.empty())
        kind << "<a href=\""_m << listing_href(view, {{"kind", resource.kind}}) << "\">"_m
             << view.name("kind", resource.kind) << "</a>"_m;
    fact(html, view.text("facet.kind"), kind);
    Html date;
    date << (resource.date.known() ? view.date(resource.date)
                                   : std::string(view.text("date.unknown")));
    fact(html, view.text("resource.date"), date);
    fact(html, view.text("facet.state"), state_of(view, resource));
    fact(html, view.text("resource.areas"), areas_of(view, resource));
    fact(html, view.text("facet.audience"),
         filter_links(view, "audience", resource.audience, [](const View& v, std::string_view id) {
             return std::string(v.name("audience", id));
         }));
    fact(html, view.text("facet.country"),
         filter_links(view, "country", resource.countries, [](const View& v, std::string_view id) {
             return text::country_name(id, v.language());
         }));
    if (!resource.subject.empty())
        fact(html, view.text("facet.subject"),
             filter_links(view, "subject", {resource.subject},
                          [](const View& v, std::string_view id) {
                              return std::string(v.name("subject", id));
                          }));
    fact(html, view.text("resource.listing"), listing_of(view, resource));
    html << "</dl>"_m;
}

void addresses(Html& html, const View& view, const library::Edition& edition) {
    if (edition.addresses.empty()) {
        html << "<p class=\"meta\">"_m << view.text("edition.no_address") << "</p>"_m;
        return;
    }
    html << "<ul class=\"plain\">"_m;
    for (const library::Address& address : edition.addresses) {
        html << "<li>"_m;
        if (address.match == "exact") html << "<b>"_m;
        outer_link(html, address.href, host_of(address.href));
        if (address.match == "exact") html << "</b>"_m;
        html << " <span class=\"soft\">– "_m << view.name("match", address.match)
             << "</span></li>"_m;
    }
    html << "</ul>"_m;
}

void editions(Html& html, const View& view, const library::Resource& resource) {
    // The reader's language first; within a language, the order of the record.
    std::vector<const library::Edition*> ordered;
    ordered.reserve(resource.editions.size());
    for (const library::Edition& edition : resource.editions) ordered.push_back(&edition);
    std::stable_partition(ordered.begin(), ordered.end(), [&](const library::Edition* edition) {
        return edition->language == view.language();
    });
    html << "<section><h2>"_m << view.text("resource.get") << "</h2>"_m;
    if (ordered.empty()) html << "<p>"_m << view.text("resource.no_edition") << "</p>"_m;
    html << "<ul class=\"list editions\">"_m;
    for (const library::Edition* edition : ordered) {
        html << "<li><h3"_m;
        view.lang(html, edition->language);
        const std::string& title =
            edition->title.empty() ? resource.title.in(edition->language) : edition->title;
        html << ">"_m << title << "</h3><p class=\"meta\">"_m
             << view.language_name(edition->language);
        if (!edition->version.empty()) html << " · <bdi>"_m << edition->version << "</bdi>"_m;
        if (const std::string date = view.date(edition->date); !date.empty())
            html << " · "_m << date;
        html << "</p>"_m;
        addresses(html, view, *edition);
        if (!edition->text_hash.empty())
            html << "<p class=\"meta\"><a href=\"/api/v1/texts/"_m << edition->text_hash << "\">"_m
                 << view.text("edition.text") << "</a></p>"_m;
        html << "</li>"_m;
    }
    html << "</ul></section>"_m;
}

struct Door {
    const library::Edition* edition = nullptr;
    const library::Address* address = nullptr;
};

// The surest address, in the reader's language if there is one as sure.
Door best_door(const View& view, const library::Resource& resource) {
    for (const std::string_view match : {"exact", "mirror", "probable"})
        for (const bool own : {true, false})
            for (const library::Edition& edition : resource.editions)
                for (const library::Address& address : edition.addresses)
                    if (address.match == match && (edition.language == view.language()) == own)
                        return {&edition, &address};
    return {};
}

void door(Html& html, const View& view, const library::Resource& resource) {
    const Door best = best_door(view, resource);
    if (best.address == nullptr) {
        html << "<p class=\"door meta\">"_m << view.text("resource.no_door") << "</p>"_m;
        return;
    }
    html << "<p class=\"door\"><a class=\"act\" rel=\"noreferrer\" href=\""_m << best.address->href
         << "\">"_m << view.text("resource.open") << "</a> <span class=\"meta\"><bdi>"_m
         << host_of(best.address->href) << "</bdi> – "_m << view.name("match", best.address->match)
         << " · "_m << view.language_name(best.edition->language);
    if (!best.edition->version.empty()) html << " · <bdi>"_m << best.edition->version << "</bdi>"_m;
    html << "</span></p>"_m;
}

void abstract(Html& html, const View& view, const library::Resource& resource) {
    if (resource.abstract.empty()) return;
    const std::string_view tag = resource.abstract.language_for(view.language());
    html << "<div class=\"abstract\"><p"_m;
    view.lang(html, tag);
    html << ">"_m << resource.abstract.in(view.language()) << "</p><p class=\"meta\">"_m
         << view.text("resource.abstract_note");
    if (std::find(resource.unreviewed.begin(), resource.unreviewed.end(), tag) !=
        resource.unreviewed.end())
        html << " <span class=\"care\">"_m << view.text("resource.unreviewed") << "</span>"_m;
    html << "</p></div>"_m;
}

void notes(Html& html, const View& view, const library::Resource& resource) {
    if (resource.notes.empty()) return;
    html << "<section><h2>"_m << view.text("resource.notes") << "</h2><ul>"_m;
    for (const library::Localized& note : resource.notes) {
        html << "<li>"_m;
        view.localized(html, note);
        html << "</li>"_m;
    }
    html << "</ul></section>"_m;
}

void other_titles(Html& html, const View& view, const library::Resource& resource) {
    if (resource.title.all().size() < 2) return;
    html << "<section><details><summary>"_m << view.text("resource.other_titles")
         << "</summary><dl class=\"facts\">"_m;
    for (const auto& [tag, title] : resource.title.all()) {
        html << "<dt>"_m << view.language_name(tag) << "</dt><dd"_m;
        view.lang(html, tag);
        html << ">"_m << title << "</dd>"_m;
    }
    html << "</dl></details></section>"_m;
}

void cite(Html& html, const View& view, const library::Resource& resource) {
    const std::string path = "/resources/" + http::encode_component(resource.id);
    html << "<section><h2>"_m << view.text("resource.cite") << "</h2><blockquote dir=\"auto\">"_m
         << publish::citation(publisher_of(view), resource, view.language())
         << "</blockquote><ul class=\"chips\">"_m;
    for (const auto& [file, name] : {std::pair<std::string_view, std::string_view>{"ris", "RIS"},
                                     {"bib", "BibTeX"},
                                     {"csl.json", "CSL-JSON"}})
        html << "<li><a href=\""_m << view.href(path + "/cite/" + std::string(file)) << "\">"_m
             << name << "</a></li>"_m;
    html << "</ul><p class=\"meta\">"_m << view.text("resource.short_address") << " <bdi>"_m
         << view.page.base << "/r/"_m << http::encode_component(resource.id)
         << "</bdi></p></section>"_m;
}

void history(Html& html, const View& view, const std::vector<hub::Act>& acts) {
    if (acts.empty()) return;
    html << "<section><details><summary>"_m << view.text("resource.history") << "</summary><p>"_m
         << view.text("resource.history_note") << "</p><ol class=\"list\" reversed>"_m;
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        Html by;
        by << "<bdi>"_m << act->by << "</bdi>"_m;
        const std::string day = day_of(view, act->at);
        html << "<li>"_m;
        view.say(html, "act." + act->type, {{"person", &by}, {"date", day}});
        Html number;
        number << "<a rel=\"nofollow\" href=\"/api/v1/journal?after="_m << act->number << "\">"_m
               << act->number << "</a>"_m;
        html << "<br><span class=\"soft\">"_m;
        view.say(html, "act.entry", {{"number", &number}});
        html << " <code class=\"hash\">"_m << act->hash << "</code></span></li>"_m;
    }
    html << "</ol></details></section>"_m;
}

void machine_head(Html& html, const View& view, const library::Resource& resource) {
    const publish::Publisher publisher = publisher_of(view);
    for (const publish::Meta& meta : publish::meta_of(publisher, resource, view.language()))
        html << "<meta name=\""_m << meta.key << "\" content=\""_m << meta.content << "\">"_m;
    html << "<script type=\"application/ld+json\">"_m;
    html.append_trusted(
        publish::write_for_script(publish::linked_data(publisher, resource, view.language())));
    html << "</script>"_m;
}

}  // namespace

Result<http::Response> resource_page(const Page& page) {
    CAIRN_TRY(shown, page.hub.resource(page.parts.front()));
    const library::Resource& resource = shown.resource;

    const View view(page);
    Sheet sheet;
    sheet.title = resource.title.in(view.language());
    sheet.description = resource.abstract.in(view.language());
    sheet.place = "/resources";
    sheet.is_article = true;
    machine_head(sheet.head, view, resource);
    Html& html = sheet.main;
    html << "<p class=\"meta up\"><a href=\""_m << view.href("/resources") << "\">"_m
         << view.text("nav.resources") << "</a></p><h1"_m;
    view.lang_of(html, resource.title);
    html << ">"_m << sheet.title << "</h1>"_m;
    abstract(html, view, resource);
    door(html, view, resource);
    facts(html, view, resource);
    editions(html, view, resource);
    notes(html, view, resource);
    cite(html, view, resource);
    other_titles(html, view, resource);
    history(html, view, shown.history);
    return answer_with(view, sheet);
}

Result<http::Response> short_address(const Page& page) {
    CAIRN_TRY(shown, page.hub.resource(page.parts.front()));
    http::Response response;
    response.status = 308;
    response.content_type = "text/plain; charset=utf-8";
    const std::string path = "/resources/" + http::encode_component(shown.resource.id);
    response.headers.emplace_back("Location", path);
    response.body = std::make_shared<const std::string>("The resource is at " + path + "\n");
    return response;
}

}  // namespace cairn::web
