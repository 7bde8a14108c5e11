// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/measure.h"

#include <filesystem>

namespace cairn::assess {

// A measurement on disk, so that tables, microdata and reports of one release come from one draw of
// noise:
//
//     cairn measured 1 <request, hex>\n
//     for each residual in the plan's order its answers, 8 bytes each, little-endian
//     SHA-256 of everything before, 32 bytes
//
// It holds nothing that the release does not reveal, but more than its thresholds show.
Result<void> write_measurement(const std::filesystem::path& file, const std::string& request,
                               const Measurement& measurement);

// `not_found` if there is none, `corrupt` if it is not the whole measurement of that request.
Result<Measurement> read_measurement(const std::filesystem::path& file, const std::string& request,
                                     const Plan& plan);

}  // namespace cairn::assess
