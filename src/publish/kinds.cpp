// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/kinds.h"

#include <algorithm>
#include <array>

namespace cairn::publish {
namespace {

constexpr std::array<Kind, 20> kinds{{
    {"", "CreativeWork", "GEN", "misc", "document"},
    {"statement", "CreativeWork", "GEN", "misc", "document"},
    {"press-release", "NewsArticle", "ELEC", "misc", "webpage"},
    {"video-message", "VideoObject", "VIDEO", "misc", "motion_picture"},
    {"news", "NewsArticle", "ELEC", "misc", "webpage"},
    {"series", "CreativeWorkSeries", "RPRT", "misc", "report"},
    {"page", "WebPage", "ELEC", "misc", "webpage"},
    {"brief", "Report", "RPRT", "techreport", "report"},
    {"briefing-note", "Report", "RPRT", "techreport", "report"},
    {"guidance", "Guide", "RPRT", "techreport", "report"},
    {"technical-note", "Report", "RPRT", "techreport", "report"},
    {"issue-paper", "Report", "RPRT", "techreport", "report"},
    {"toolbox", "Guide", "RPRT", "techreport", "report"},
    {"toolkit", "Guide", "RPRT", "techreport", "report"},
    {"monitor", "Report", "RPRT", "techreport", "report"},
    {"snapshot", "Report", "RPRT", "techreport", "report"},
    {"tips", "Guide", "PAMP", "misc", "pamphlet"},
    {"agenda", "Report", "RPRT", "techreport", "report"},
    {"offer", "CreativeWork", "GEN", "misc", "document"},
    {"collection", "Collection", "ELEC", "misc", "webpage"},
}};

}  // namespace

const Kind& kind_named(std::string_view name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const Kind& kind) { return kind.name == name; });
    return found == kinds.end() ? kinds.front() : *found;
}

}  // namespace cairn::publish
