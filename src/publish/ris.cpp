// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"
#include "publish/cited.h"

namespace cairn::publish {
namespace {

// "2020/04/02/": always three slashes, whatever is missing.
std::string ris_date(const Point& point) {
    std::string text = written(point, "/");
    for (const int part : {point.month, point.day})
        if (part == 0) text += "/";
    return text + "/";
}

}  // namespace

// A line is two characters of tag, two spaces, a hyphen, a space and the value. There is no
// escape, so a value must be one line. An author without a comma is read as one name. The tag for a
// translated title (TT) is left out: there are readers that take it for the title.
std::string ris(const Publisher& publisher, const library::Resource& resource,
                std::string_view language) {
    const Cited work = cited(publisher, resource, language);
    std::string text;
    const auto add = [&](std::string_view tag, std::string_view value) {
        if (value.empty() && tag != "ER") return;
        text += std::string(tag) + "  - " + one_line(value) + "\r\n";
    };
    add("TY", work.kind->ris);
    add("ID", work.id);
    for (const std::string& author : work.authors) add("AU", author);
    add("TI", work.title);
    if (const auto begin = ends_of(work.date).begin) {
        add("PY", written({begin->year}));
        add("DA", ris_date(*begin));
    }
    add("ET", work.version);
    if (!work.authors.empty()) add("PB", work.authors.front());
    add("LA", work.title_language);
    add("AB", work.abstract);
    for (const std::string& keyword : work.keywords) add("KW", keyword);
    add("UR", work.address);
    add("DB", work.library);
    add("ER", "");
    return text;
}

}  // namespace cairn::publish
