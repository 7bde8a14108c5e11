// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/release.h"

namespace cairn::assess {

// What anybody may know of a release: how it was made, what it cost, how sure its figures are.
// Nothing in it comes from the records but through the measurement.
struct Report {
    const Codebook& codebook;
    const Plan& plan;
    const Publication& publication;
    const Released& released;
    std::string period;
    double invented_share = 0;
    std::optional<std::uint64_t> microdata_records;
};

// report.json, for programs.
json::Object report_json(const Report& report);
// report.html, for people: one page without scripts, its pictures inside (SVG), every picture's
// figures beside it as text.
std::string report_html(const Report& report);

// "between 140 and 170"
std::string between(double value, double sd);
// The text with &, <, > and quotes as HTML has them.
std::string escaped(std::string_view text);

}  // namespace cairn::assess
