// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/pages.h"
#include "web/parts.h"
#include "web/sheet.h"

namespace cairn::web {
namespace {

void heading(Html& html, std::string_view id, std::string_view text) {
    html << "<h2 id=\""_m << id << "\">"_m << text << "</h2>"_m;
}

void group_in_words(Html& html, const View& view) {
    const library::Group& group = view.state().group;
    if (!group.about.empty()) {
        html << "<p>"_m;
        view.localized(html, group.about);
        html << "</p>"_m;
    }
    if (!group.url.empty()) {
        Html site;
        outer_link(site, group.url, host_of(group.url));
        html << "<p>"_m;
        view.say(html, "about.group_site", {{"site", &site}});
        html << "</p>"_m;
    }
}

void promises(Html& html, const View& view) {
    html << "<dl class=\"promises\">"_m;
    for (const std::string_view id : {"signed", "nothing", "plain", "open"})
        html << "<dt>"_m << view.text("about." + std::string(id) + "_title") << "</dt><dd>"_m
             << view.text("about." + std::string(id)) << "</dd>"_m;
    html << "</dl>"_m;
}

Result<void> verify(Html& html, const View& view) {
    heading(html, "verify", view.text("about.verify_title"));
    html << "<p>"_m;
    view.say(html, "about.verify", {{"count", std::uint64_t{view.state().position}}});
    html << "</p><p>"_m << view.text("about.verify_command")
         << "</p><pre dir=\"ltr\" tabindex=\"0\"><code>cairn verify --data hub</code></pre><p>"_m
         << view.text("about.verify_fetch") << "</p><pre dir=\"ltr\" tabindex=\"0\"><code>curl '"_m
         << view.page.base << "/api/v1/journal?after=0'\ncurl "_m << view.page.base
         << "/api/v1/checkpoint</code></pre>"_m;
    const auto checkpoint = view.page.hub.checkpoint();
    if (checkpoint) {
        html << "<h3>"_m << view.text("about.checkpoint_title") << "</h3><p>"_m
             << view.text("about.checkpoint") << "</p><pre dir=\"ltr\" tabindex=\"0\"><code>"_m
             << *checkpoint << "</code></pre>"_m;
    } else if (checkpoint.error().kind == ErrorKind::not_found) {
        html << "<p>"_m << view.text("about.no_checkpoint") << "</p>"_m;
    } else {
        return tl::unexpected<Error>(checkpoint.error());
    }
    return {};
}

}  // namespace

Result<http::Response> about_page(const Page& page) {
    const View view(page);
    const bool demonstration = !view.state().group.confirmed;
    const std::string_view short_name = view.state().group.short_name;
    Sheet sheet;
    sheet.title = view.text("about.title");
    sheet.description = view.text("about.lead");
    sheet.place = "/about";
    Html& html = sheet.main;
    html << "<h1>"_m << sheet.title << "</h1><p class=\"lead\">"_m << sheet.description << "</p>"_m;
    if (demonstration) {
        heading(html, "demo", view.text("about.demo_title"));
        html << "<p>"_m;
        view.say(html, "about.demo",
                 {{"group", short_name.empty() ? view.text("group.unnamed") : short_name}});
        html << "</p><p>"_m << view.text("about.demo_key") << "</p>"_m;
    }
    if (!view.state().group.about.empty() || !view.state().group.url.empty()) {
        heading(html, "group", view.text("about.group_title"));
        group_in_words(html, view);
    }
    heading(html, "how", view.text("about.how_title"));
    html << "<p>"_m << view.text("about.how") << "</p>"_m;
    promises(html, view);
    CAIRN_CHECK(verify(html, view));
    heading(html, "data", view.text("about.data_title"));
    html << "<p>"_m << view.text("about.data") << "</p><ul><li><a href=\"/api/v1/openapi.json\">"_m
         << view.text("about.data_api") << "</a></li><li><a href=\""_m
         << view.href("/resources/feed.atom") << "\">"_m << view.text("about.data_feed")
         << "</a></li><li><a href=\""_m << view.href("/about/components") << "\">"_m
         << view.text("about.data_components") << "</a></li></ul>"_m;
    heading(html, "rights", view.text("about.rights_title"));
    html << "<p>"_m << view.text("about.rights") << "</p>"_m;
    return answer_with(view, sheet);
}

}  // namespace cairn::web
