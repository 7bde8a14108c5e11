// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/exif.h"
#include "clean/plan.h"

#include <algorithm>
#include <array>

// PNG (third edition): eight bytes, then chunks of length, type, data and CRC-32.
namespace cairn::clean {
namespace {

constexpr std::size_t signature_size = 8;
constexpr std::size_t around_data = 12;

// What is needed to show a picture or an animation.
constexpr std::array<std::string_view, 15> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                                "gAMA", "cHRM", "sRGB", "sBIT", "bKGD",
                                                "pHYs", "cICP", "acTL", "fcTL", "fdAT"};

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("PNG: ") + why);
}

constexpr std::array<std::uint32_t, 256> crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ (0xedb88320U & (0U - (value & 1U)));
        table.at(i) = value;
    }
    return table;
}

std::uint32_t crc_of(std::span<const Byte> bytes) {
    static constexpr auto table = crc_table();
    std::uint32_t crc = 0xffffffffU;
    for (const Byte byte : bytes) crc = table.at((crc ^ byte) & 0xffU) ^ (crc >> 8U);
    return ~crc;
}

void append_big32(std::vector<Byte>& bytes, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes.push_back(static_cast<Byte>(number >> shift));
}

Part part_of(std::string_view type, std::span<const Byte> data) {
    if (type == "iTXt" && text_of(data).starts_with("XML:com.adobe.xmp")) return Part::xmp;
    if (type == "tEXt" || type == "zTXt" || type == "iTXt") return Part::text;
    if (type == "tIME") return Part::time;
    if (type == "iCCP") return Part::colour_profile;
    return Part::other;
}

void read_exif_chunk(std::size_t from, std::span<const Byte> tiff, Plan& plan) {
    const ExifSummary summary = read_exif(tiff);
    const bool is_kept = plan.orientation == 1 && summary.orientation != 1 && exif_fits(tiff);
    if (is_kept) {
        plan.orientation = summary.orientation;
        std::vector<Byte> chunk;
        append_big32(chunk, smallest_exif_size);
        for (const char c : {'e', 'X', 'I', 'f'}) chunk.push_back(static_cast<Byte>(c));
        const auto smallest = smallest_exif(summary.orientation);
        chunk.insert(chunk.end(), smallest.begin(), smallest.end());
        append_big32(chunk, crc_of(std::span(chunk).subspan(4)));
        plan.replace(from, tiff.size() + around_data, std::move(chunk));
    }
    if (is_kept && is_smallest_exif(tiff)) return;
    plan.removed.insert(Part::exif);
    if (summary.has_location) plan.removed.insert(Part::location);
    if (summary.has_preview) plan.removed.insert(Part::preview);
}

}  // namespace

Result<Plan> plan_png(std::span<const Byte> bytes) {
    Plan plan;
    plan.keep(0, signature_size);
    bool data_seen = false;
    for (std::size_t at = signature_size;;) {
        if (bytes.size() - at < around_data) return refused("it is cut");
        const std::size_t size = big32(bytes, at);
        if (size > bytes.size() - at - around_data) return refused("a chunk does not fit");
        const auto checked = bytes.subspan(at + 4, size + 4);
        const std::string_view type = text_of(checked.first(4));
        if (crc_of(checked) != big32(bytes, at + 8 + size)) return refused("a chunk was changed");
        if ((type == "IHDR") != (at == signature_size) || (type == "IHDR" && size != 13))
            return refused("its head is not where it must be");
        data_seen = data_seen || type == "IDAT";
        const std::size_t from = at;
        at += size + around_data;
        if (std::find(kept.begin(), kept.end(), type) != kept.end()) {
            plan.keep(from, size + around_data);
        } else if (type == "eXIf") {
            read_exif_chunk(from, checked.subspan(4), plan);
        } else {
            // A capital first letter says that the picture cannot be shown without it.
            if (type[0] >= 'A' && type[0] <= 'Z') return refused("a chunk is unknown");
            plan.removed.insert(part_of(type, checked.subspan(4)));
        }
        if (type != "IEND") continue;
        if (!data_seen || size != 0) return refused("it has no picture");
        if (at < bytes.size()) plan.removed.insert(Part::trailing);
        return plan;
    }
}

}  // namespace cairn::clean
