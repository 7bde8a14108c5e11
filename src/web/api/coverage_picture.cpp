// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/coverage_svg.h"

#include "base/hash.h"
#include "text/language.h"
#include "web/api/answer.h"
#include "web/api/api.h"
#include "web/api/parameters.h"
#include "web/view.h"

#include <algorithm>
#include <array>

namespace cairn::web::api {
namespace {

enum class By { language, member };

constexpr std::size_t columns_max = 40;  // more would be no picture any more

Result<By> read_by(const Parameters& parameters) {
    const std::string by = parameters.text("by");
    if (!parameters.has("by") || by == "language") return By::language;
    if (by == "member") return By::member;
    return fail(ErrorKind::invalid, "by: must be language or member");
}

const std::vector<search::FacetValue>& values(const hub::Coverage::Row& row, By by) {
    return by == By::language ? row.languages : row.members;
}

std::uint64_t count(const hub::Coverage::Row& row, By by, std::string_view id) {
    for (const search::FacetValue& value : values(row, by))
        if (value.value == id) return value.works;
    return 0;
}

// The group's own languages all, so that a missing one shows; then whatever has works.
std::vector<std::string> column_ids(const Page& page, const hub::Coverage& coverage, By by) {
    std::vector<std::string> ids;
    if (by == By::language) ids = page.snapshot->group.languages;
    if (!coverage.rows.empty())
        for (const search::FacetValue& value : values(coverage.rows.back(), by))
            if (!value.value.empty() && std::find(ids.begin(), ids.end(), value.value) == ids.end())
                ids.push_back(value.value);
    if (ids.size() > columns_max) ids.resize(columns_max);
    return ids;
}

std::string column_name(const View& view, const std::string& id, By by) {
    if (by == By::language) return view.language_name(id);
    const library::Member* member = view.state().member(id);
    return member == nullptr ? id : member->short_name;
}

publish::Grid grid_of(const View& view, const hub::Coverage& coverage, By by) {
    const publish::Publisher publisher = publisher_of(view.page);
    publish::Grid grid;
    grid.language = view.language();
    grid.title = view.text(by == By::language ? "coverage.by_language" : "coverage.by_member");
    const std::string site = publisher.site_name(view.language());
    if (!site.empty()) grid.title = site + " · " + grid.title;
    grid.description = view.text("coverage.lead");
    const std::vector<std::string> ids = column_ids(view.page, coverage, by);
    for (const std::string& id : ids) grid.columns.push_back(column_name(view, id, by));
    for (const hub::Coverage::Row& row : coverage.rows) {
        publish::Grid::Row drawn;
        drawn.name = row.area.empty() ? view.text("coverage.all")
                                      : publisher.area_title(row.area, view.language());
        for (const std::string& id : ids) drawn.counts.push_back(count(row, by, id));
        grid.rows.push_back(std::move(drawn));
    }
    return grid;
}

// Anybody may frame the picture, which has no links; its one style is named by its hash.
std::string policy() {
    return "default-src 'none'; style-src 'sha256-" + to_base64(sha256(publish::coverage_style())) +
           "'; base-uri 'none'; form-action 'none'; frame-ancestors *";
}

}  // namespace

Result<http::Response> coverage_picture(const Page& page) {
    constexpr std::array<std::string_view, 2> known{"by", "language"};
    CAIRN_TRY(parameters, Parameters::read(page, known));
    CAIRN_TRY(by, read_by(parameters));
    const std::string language = parameters.text("language");
    if (parameters.has("language") && !text::is_language_tag(language))
        return fail(ErrorKind::invalid, "language: must be a language tag, as in fr");
    CAIRN_TRY(coverage, page.hub.coverage(language));
    http::Response response =
        public_answer(publish::coverage_svg(grid_of(View(page), coverage, by)), "image/svg+xml");
    response.headers.emplace_back("Content-Security-Policy", policy());
    return response;
}

}  // namespace cairn::web::api
