// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string_view>

// Takes out of a picture what tells of its maker: JPEG, PNG and WebP are read strictly, and only
// what is needed to show them is kept. The pixels are neither decoded nor changed, so that what the
// picture itself shows, and how a camera's sensor marks it, stays.
namespace cairn::clean {

enum class Format { jpeg, png, webp };

// What was taken out.
enum class Part {
    exif,      // what the camera noted
    location,  // where: a part of Exif or XMP
    xmp,
    iptc,  // captions, authors
    comment,
    text,            // PNG's words
    time,            // PNG's time of the last change
    colour_profile,  // names devices and days; what is shown is sRGB then
    preview,         // a smaller picture, perhaps of what was cut away
    trailing,        // bytes behind the picture, such as a film
    other,           // of an unknown kind
};
std::string_view name_of(Part part);

struct Cleaned {
    Format format = Format::jpeg;
    std::size_t size = 0;  // of what is left, at the front of the bytes
    std::set<Part> removed;
    unsigned orientation = 1;  // Exif's, 1 to 8; kept in the smallest Exif there is if not 1
};

// By its first bytes; empty for anything else.
std::optional<Format> format_of(std::span<const Byte> bytes);

// Cleans in place, as the result is never longer, and wipes what is behind it: a picture that was
// sent in confidence gets no second copy. `invalid` when it is none of the formats or breaks the
// rules of its own; the bytes are unchanged then. Cleaning twice changes nothing more.
Result<Cleaned> clean_image(std::span<Byte> bytes);

}  // namespace cairn::clean
