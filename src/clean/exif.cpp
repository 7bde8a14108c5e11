// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/exif.h"

#include "clean/plan.h"

#include <algorithm>

namespace cairn::clean {
namespace {

constexpr unsigned tag_orientation = 0x0112;
constexpr unsigned tag_location = 0x8825;
constexpr unsigned type_short = 3;
constexpr std::size_t entry_size = 12;

// A TIFF structure says itself in which order its numbers' bytes are.
class Tiff {
  public:
    explicit Tiff(std::span<const Byte> bytes) : bytes_(bytes), big_(bytes[0] == 'M') {}
    unsigned short_at(std::size_t at) const {
        return big_ ? big16(bytes_, at) : little16(bytes_, at);
    }
    std::size_t long_at(std::size_t at) const {
        return big_ ? big32(bytes_, at) : little32(bytes_, at);
    }

  private:
    std::span<const Byte> bytes_;
    bool big_;
};

}  // namespace

ExifSummary read_exif(std::span<const Byte> tiff) {
    ExifSummary summary;
    if (tiff.size() < 10) return summary;
    const std::string_view order = text_of(tiff.first(2));
    const Tiff reader(tiff);
    if ((order != "II" && order != "MM") || reader.short_at(2) != 42) return summary;
    const std::size_t directory = reader.long_at(4);
    if (directory < 8 || directory > tiff.size() - 2) return summary;
    const std::size_t count = reader.short_at(directory);
    std::size_t at = directory + 2;
    for (std::size_t i = 0; i < count && at + entry_size <= tiff.size(); ++i, at += entry_size) {
        const unsigned tag = reader.short_at(at);
        if (tag == tag_location) summary.has_location = true;
        if (tag != tag_orientation || reader.short_at(at + 2) != type_short) continue;
        const unsigned value = reader.short_at(at + 8);
        if (value >= 1 && value <= 8) summary.orientation = value;
    }
    // A second directory is that of the preview.
    if (at + 4 <= tiff.size() && count > 0 && at == directory + 2 + count * entry_size)
        summary.has_preview = reader.long_at(at) != 0;
    return summary;
}

std::vector<Byte> smallest_exif(unsigned orientation) {
    return {'M',  'M',
            0,    42,
            0,    0,
            0,    8,  // big-endian, directory at 8
            0,    1,  // with one entry:
            0x01, 0x12,
            0,    3,
            0,    0,
            0,    1,  // orientation, one short
            0,    static_cast<Byte>(orientation),
            0,    0,  // its value
            0,    0,
            0,    0};  // no further directory
}

bool is_smallest_exif(std::span<const Byte> tiff) {
    const auto smallest = smallest_exif(read_exif(tiff).orientation);
    return std::equal(tiff.begin(), tiff.end(), smallest.begin(), smallest.end());
}

}  // namespace cairn::clean
