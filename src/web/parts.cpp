// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/parts.h"

#include "web/figures.h"

namespace cairn::web {
namespace {

constexpr std::string_view dot = " · ";

// "“abri” as “shelter” (translation, English)", each reason in a line.
void reasons(Html& html, const View& view, const std::vector<hub::Reason>& reasons) {
    html << "<details class=\"why\"><summary>"_m << view.text("result.why") << "</summary><ul>"_m;
    for (const hub::Reason& reason : reasons) {
        Html typed, matched;
        typed << "<q>"_m << reason.typed << "</q>"_m;
        matched << "<q"_m;
        if (!reason.language.empty()) view.lang(matched, reason.language);
        matched << ">"_m << reason.matched << "</q>"_m;
        html << "<li>"_m;
        const std::string language = view.language_name(reason.language);
        view.say(html, "reason." + reason.through,
                 {{"typed", &typed}, {"matched", &matched}, {"language", language}});
        html << "</li>"_m;
    }
    html << "</ul></details>"_m;
}

void snippet(Html& html, const View& view, const hub::Card& found) {
    if (found.snippet.empty()) return;
    // The passage is of the edition that matched, or of an abstract that the catalogue has in
    // another language; either way it may be in another direction than the page.
    html << "<p class=\"snip\""_m;
    if (!found.language.empty()) view.lang(html, found.language);
    html << ">"_m;
    for (const hub::Piece& piece : found.snippet) {
        if (piece.marked)
            html << "<mark>"_m << piece.text << "</mark>"_m;
        else
            html << piece.text;
    }
    html << "</p>"_m;
}

void meta(Html& html, const View& view, const library::Resource& resource) {
    html << "<p class=\"meta\">"_m;
    const std::string_view comma = view.text("list.comma");
    std::string_view between;
    for (const library::Issuer& issuer : resource.issuers) {
        html << between;
        member_link(html, view, issuer.member);
        between = comma;
    }
    if (!resource.issuers.empty()) between = dot;
    if (!resource.kind.empty()) {
        html << between << "<bdi>"_m << view.name("kind", resource.kind) << "</bdi>"_m;
        between = dot;
    }
    if (const std::string date = view.date(resource.date); !date.empty()) {
        html << between << "<bdi>"_m << date << "</bdi>"_m;
        between = dot;
    }
    for (const std::string& language : resource.languages()) {
        if (language.empty() || language == "und") continue;
        html << between << view.language_name(language);
        between = comma;
    }
    html << "</p>"_m;
}

}  // namespace

std::string listing_href(
    const View& view,
    std::initializer_list<std::pair<std::string_view, std::string_view>> filters) {
    std::string path = "/resources";
    char between = '?';
    for (const auto& [name, value] : filters) {
        path += between;
        path.append(name) += '=';
        path += http::encode_component(value);
        between = '&';
    }
    return view.href(path);
}

void area_link(Html& html, const View& view, std::string_view id) {
    const auto& areas = view.state().areas;
    const library::Area* area = view.state().area(id);
    if (area == nullptr) {
        html << id;
        return;
    }
    html << "<a class=\"area\" href=\""_m << view.href("/areas/" + http::encode_component(id))
         << "\">"_m;
    small_stones(html, static_cast<std::size_t>(area - areas.data()), areas.size());
    view.localized(html, area->title);
    html << "</a>"_m;
}

void member_link(Html& html, const View& view, std::string_view id) {
    const library::Member* member = view.state().member(id);
    if (member == nullptr) {
        html << id;
        return;
    }
    html << "<a href=\""_m << view.href("/members/" + http::encode_component(id)) << "\">"_m;
    if (!member->short_name.empty())
        html << "<bdi>"_m << member->short_name << "</bdi>"_m;
    else
        view.localized(html, member->name);
    html << "</a>"_m;
}

void state_label(Html& html, const View& view, const library::Resource& resource) {
    if (resource.state == library::State::published) return;
    html << " <strong class=\"state\">"_m << view.name("state", library::name_of(resource.state))
         << "</strong>"_m;
}

void search_form(Html& html, const View& view, std::string_view words, const Html& filters) {
    html
        << "<form role=\"search\" class=\"search\" action=\""_m << view.href("/resources")
        << "\"><label for=\"q\">"_m << view.text("search.label")
        << "</label><div><input type=\"search\" id=\"q\" name=\"q\" dir=\"auto\" maxlength=\"400\" value=\""_m
        << words << "\">"_m << filters << "<button>"_m << view.text("search.button")
        << "</button></div></form>"_m;
}

void resource_card(Html& html, const View& view, const library::Resource& resource,
                   const hub::Card* found) {
    html << "<li><h3><a href=\""_m << view.href("/resources/" + http::encode_component(resource.id))
         << "\""_m;
    view.lang_of(html, resource.title);
    html << ">"_m << resource.title.in(view.language()) << "</a>"_m;
    state_label(html, view, resource);
    html << "</h3>"_m;
    meta(html, view, resource);
    if (found != nullptr) {
        if (!found->language.empty() && found->language != "und" &&
            found->language != view.language()) {
            const std::string language = view.language_name(found->language);
            html << "<p class=\"meta\"><strong>"_m
                 << view.text("result.language", {{"language", language}}) << "</strong></p>"_m;
        }
        snippet(html, view, *found);
        if (!found->reasons.empty()) reasons(html, view, found->reasons);
    }
    html << "</li>"_m;
}

std::string_view host_of(std::string_view href) {
    const std::size_t scheme = href.find("://");
    if (scheme == std::string_view::npos) return {};
    const std::string_view rest = href.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

void outer_link(Html& html, std::string_view href, std::string_view text) {
    if (!href.starts_with("https://") && !href.starts_with("http://")) {
        html << text;
        return;
    }
    html << "<a rel=\"noreferrer\" href=\""_m << href << "\">"_m << text << "</a>"_m;
}

}  // namespace cairn::web
