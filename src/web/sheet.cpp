// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/sheet.h"

#include "base/hash.h"
#include "publish/meta.h"
#include "text/language.h"
#include "web/embedded.h"
#include "web/figures.h"

#include <array>

namespace cairn::web {
namespace {

struct Place {
    std::string_view path, message;
};
constexpr std::array places{
    Place{"/areas", "nav.areas"},       Place{"/resources", "nav.resources"},
    Place{"/coverage", "nav.coverage"}, Place{"/members", "nav.members"},
    Place{"/about", "nav.about"},
};

// As each language calls itself, so that its readers find it on a page they cannot read.
struct Tongue {
    std::string_view tag, name;
};
constexpr std::array tongues{Tongue{"ar", "العربية"}, Tongue{"zh", "中文"},
                             Tongue{"en", "English"}, Tongue{"fr", "Français"},
                             Tongue{"ru", "Русский"}, Tongue{"es", "Español"}};

std::vector<Tongue> offered(const View& view) {
    std::vector<Tongue> known;
    for (const Tongue& tongue : tongues)
        for (const std::string& tag : view.state().group.languages)
            if (tag == tongue.tag) known.push_back(tongue);
    return known;
}

std::string_view group_name(const View& view) {
    const library::Group& group = view.state().group;
    if (!group.short_name.empty()) return group.short_name;
    const std::string_view name = group.name.in(view.language());
    return name.empty() ? view.text("group.unnamed") : name;
}

// What a shared link shows.
void preview(Html& html, const View& view, const Sheet& sheet) {
    publish::Preview shown;
    shown.title = sheet.title.empty() ? std::string(group_name(view)) : sheet.title;
    shown.description = sheet.description;
    shown.url = view.page.base + View::href_in(view.language(), view.page.path + sheet.query);
    shown.language = view.language();
    for (const Tongue& tongue : offered(view))
        if (tongue.tag != view.language()) shown.other_languages.emplace_back(tongue.tag);
    shown.article = sheet.is_article;
    const publish::Publisher publisher{view.page.base, view.state().group, view.state().members,
                                       view.state().areas};
    for (const publish::Meta& meta : publish::preview_meta(publisher, shown))
        html << (meta.by == publish::Meta::By::property ? "<meta property=\""_m : "<meta name=\""_m)
             << meta.key << "\" content=\""_m << meta.content << "\">"_m;
}

void head(Html& html, const View& view, const Sheet& sheet) {
    const Page& page = view.page;
    const std::string place = page.path + sheet.query;
    html
        << "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"_m;
    if (!sheet.title.empty()) html << sheet.title << " – "_m;
    html << group_name(view);
    if (sheet.title.empty() && !view.state().group.crisis_short.empty())
        html << ": "_m << view.state().group.crisis_short.in(view.language());
    html << "</title><link rel=\"stylesheet\" href=\""_m << style_path()
         << "\"><link rel=\"icon\" href=\"/mark.svg\" type=\"image/svg+xml\">"
            "<meta name=\"color-scheme\" content=\"light dark\">"_m;
    if (!sheet.description.empty())
        html << "<meta name=\"description\" content=\""_m << sheet.description << "\">"_m;
    if (!sheet.found_by_engines || sheet.status != 200)
        html << "<meta name=\"robots\" content=\"noindex\">"_m;
    if (sheet.status == 200) {
        preview(html, view, sheet);
        html << "<link rel=\"canonical\" href=\""_m << page.base
             << View::href_in(view.language(), place) << "\">"_m;
        for (const Tongue& tongue : offered(view))
            html << "<link rel=\"alternate\" hreflang=\""_m << tongue.tag << "\" href=\""_m
                 << page.base << View::href_in(tongue.tag, place) << "\">"_m;
        html << "<link rel=\"alternate\" hreflang=\"x-default\" href=\""_m << page.base << place
             << "\">"_m;
    }
    if (!sheet.feed.empty())
        html << "<link rel=\"alternate\" type=\"application/atom+xml\" title=\""_m
             << view.text("feed.title") << "\" href=\""_m << view.href(sheet.feed) << "\">"_m;
    html << "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\""_m
         << group_name(view) << "\" href=\""_m << view.href("/opensearch.xml") << "\">"_m
         << sheet.head;
}

void languages(Html& html, const View& view, const Sheet& sheet) {
    const auto known = offered(view);
    if (known.size() < 2) return;
    // The query goes along: the same search, read in another language.
    const std::string query =
        view.page.request.query.empty() || sheet.status != 200 ? "" : "?" + view.page.request.query;
    html << "<details class=\"langs\"><summary><span class=\"v\">"_m << view.text("nav.language")
         << " </span>"_m;
    for (const Tongue& tongue : known)
        if (tongue.tag == view.language()) html << tongue.name;
    html << "</summary><ul>"_m;
    for (const Tongue& tongue : known) {
        html << "<li><a lang=\""_m << tongue.tag << "\" hreflang=\""_m << tongue.tag
             << "\" dir=\""_m << text::direction(tongue.tag) << "\" href=\""_m
             << View::href_in(tongue.tag, view.page.path + query) << "\""_m;
        if (tongue.tag == view.language()) html << " aria-current=\"true\""_m;
        html << ">"_m << tongue.name << "</a></li>"_m;
    }
    html << "</ul></details>"_m;
}

void place_link(Html& html, const View& view, const Sheet& sheet, const Place& place) {
    html << "<li><a href=\""_m << view.href(place.path) << "\""_m;
    if (sheet.place == place.path)
        html << (view.page.path == place.path ? " aria-current=\"page\""_m
                                              : " aria-current=\"true\""_m);
    html << ">"_m << view.text(place.message) << "</a></li>"_m;
}

void header(Html& html, const View& view, const Sheet& sheet) {
    html << "<header>"_m;
    if (!view.state().group.confirmed) {
        html << "<p class=\"demo\">"_m;
        view.say(html, "demo.banner", {{"group", group_name(view)}});
        html << " <a href=\""_m << view.href("/about") << "#demo\">"_m << view.text("demo.more")
             << "</a></p>"_m;
    }
    html << "<div class=\"bar\"><a class=\"name\" href=\""_m << view.href("/") << "\">"_m;
    program_mark(html);
    html << "<span>"_m << group_name(view) << "</span></a><nav aria-label=\""_m
         << view.text("nav.label") << "\"><ul>"_m;
    for (const Place& place : places) {
        if (view.state().areas.empty() && (place.path == "/areas" || place.path == "/coverage"))
            continue;
        place_link(html, view, sheet, place);
    }
    html << "<li class=\"help\"><a href=\""_m << view.href("/help") << "\""_m;
    if (sheet.place == "/help") html << " aria-current=\"page\""_m;
    html << ">"_m << view.text("nav.help") << "</a></li></ul></nav>"_m;
    languages(html, view, sheet);
    html << "</div></header>"_m;
}

void footer(Html& html, const View& view) {
    html << "<footer><ul>"_m;
    for (const Place& place : {Place{"/share", "nav.share"}, Place{"/contact", "nav.contact"}})
        html << "<li><a href=\""_m << view.href(place.path) << "\">"_m << view.text(place.message)
             << "</a></li>"_m;
    html << "<li><a rel=\"nofollow\" href=\""_m
         << view.href("/contact?page=" + http::encode_component(view.page.path)) << "#error\">"_m
         << view.text("nav.report") << "</a></li></ul><p>"_m << view.text("footer.translations")
         << "</p><p>"_m;
    Html link;
    link << "<a href=\""_m << view.href("/about") << "#verify\">"_m
         << view.text("footer.verify_link") << "</a>"_m;
    view.say(html, "footer.verify",
             {{"count", std::uint64_t{view.state().position}}, {"link", &link}});
    html << "</p></footer>"_m;
}

}  // namespace

const std::string& style_path() {
    static const std::string path =
        "/style-" + to_hex(sha256(embedded("style.css"))).substr(0, 12) + ".css";
    return path;
}

http::Response answer_with(const View& view, const Sheet& sheet) {
    Html html;
    html.reserve(sheet.main.text().size() + 8192);
    html << "<!doctype html><html lang=\""_m << view.language() << "\" dir=\""_m
         << text::direction(view.language()) << "\"><head>"_m;
    head(html, view, sheet);
    html << "</head><body><a class=\"skip\" href=\"#main\">"_m << view.text("nav.skip") << "</a>"_m;
    header(html, view, sheet);
    html << "<main id=\"main\">"_m << sheet.main << "</main>"_m;
    footer(html, view);
    html << "</body></html>\n"_m;

    http::Response response;
    response.status = sheet.status;
    response.body = std::make_shared<const std::string>(std::move(html).take());
    return response;
}

}  // namespace cairn::web
