// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"

#include <span>
#include <vector>

namespace cairn::clean {

struct ExifSummary {
    unsigned orientation = 1;
    bool has_location = false;
    bool has_preview = false;
};

// Looks into the TIFF structure that Exif is. Whatever cannot be read counts as not there: all of
// it goes anyway.
ExifSummary read_exif(std::span<const Byte> tiff);

// The smallest TIFF structure that says an orientation.
constexpr std::size_t smallest_exif_size = 26;
std::vector<Byte> smallest_exif(unsigned orientation);
// Whether the original is so, or could be without growing.
inline bool exif_fits(std::span<const Byte> tiff) {
    return tiff.size() >= smallest_exif_size;
}
// Whether it is exactly what smallest_exif wrote, so that nothing is taken out of it.
bool is_smallest_exif(std::span<const Byte> tiff);

}  // namespace cairn::clean
