// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"
#include "publish/cited.h"

namespace cairn::publish {
namespace {

json::Array date_parts(const Point& point) {
    json::Array parts{point.year};
    if (point.month != 0) parts.push_back(point.month);
    if (point.day != 0) parts.push_back(point.day);
    return parts;
}

// CSL knows one sort of doubt, "circa", for both of EDTF's.
json::Object csl_date(const Ends& ends) {
    json::Object date;
    json::Array parts;
    bool doubtful = false;
    for (const std::optional<Point>& end : {ends.begin, ends.end}) {
        if (!end || (!ends.interval && !parts.empty())) continue;
        parts.push_back(date_parts(*end));
        doubtful = doubtful || end->approximate || end->uncertain;
    }
    date["date-parts"] = std::move(parts);
    if (doubtful) date["circa"] = true;
    return date;
}

}  // namespace

json::Array csl_json(const Publisher& publisher, const library::Resource& resource,
                     std::string_view language) {
    const Cited work = cited(publisher, resource, language);
    json::Object item{{"id", work.id}, {"type", work.kind->csl}, {"title", work.title}};
    const auto put = [&](const char* name, const std::string& text) {
        if (!text.empty()) item[name] = text;
    };
    json::Array authors;
    for (const std::string& author : work.authors)
        authors.push_back(json::Object{{"literal", author}});
    if (!authors.empty()) {
        item["author"] = std::move(authors);
        item["publisher"] = work.authors.front();
    }
    const Ends ends = ends_of(work.date);
    if (ends.begin || ends.end) item["issued"] = csl_date(ends);
    put("edition", work.version);
    put("language", work.title_language);
    put("abstract", work.abstract);
    std::string keywords;
    for (const std::string& keyword : work.keywords)
        keywords += (keywords.empty() ? "" : ", ") + keyword;
    put("keyword", keywords);
    put("URL", work.address);
    put("source", work.library);
    return {item};
}

}  // namespace cairn::publish
