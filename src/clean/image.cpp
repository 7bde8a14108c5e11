// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/image.h"

#include "base/secret.h"
#include "clean/plan.h"

#include <algorithm>
#include <array>

namespace cairn::clean {
namespace {

constexpr std::string_view png_start = "\x89PNG\r\n\x1a\n";

Result<Plan> plan_for(Format format, std::span<const Byte> bytes) {
    switch (format) {
        case Format::jpeg:
            return plan_jpeg(bytes);
        case Format::png:
            return plan_png(bytes);
        case Format::webp:
            return plan_webp(bytes);
    }
    return fail(ErrorKind::invalid, "picture: of no known format");
}

// Each piece moves towards the front or stays, so that none is overwritten before it is moved.
std::size_t carry_out(const Plan& plan, std::span<Byte> bytes) {
    std::size_t size = 0;
    for (const Piece& piece : plan.pieces) {
        if (piece.instead.empty())
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(piece.from), piece.size,
                        bytes.begin() + static_cast<std::ptrdiff_t>(size));
        else
            std::copy(piece.instead.begin(), piece.instead.end(),
                      bytes.begin() + static_cast<std::ptrdiff_t>(size));
        size += piece.instead.empty() ? piece.size : piece.instead.size();
    }
    wipe(bytes.subspan(size));
    return size;
}

}  // namespace

std::string_view name_of(Part part) {
    static constexpr std::array<std::string_view, 11> names{
        "exif", "location",       "xmp",     "iptc",     "comment", "text",
        "time", "colour_profile", "preview", "trailing", "other"};
    return names.at(static_cast<std::size_t>(part));
}

std::optional<Format> format_of(std::span<const Byte> bytes) {
    const std::string_view start = text_of(bytes.first(std::min<std::size_t>(bytes.size(), 12)));
    if (start.starts_with("\xff\xd8\xff")) return Format::jpeg;
    if (start.starts_with(png_start)) return Format::png;
    if (start.starts_with("RIFF") && start.ends_with("WEBP")) return Format::webp;
    return std::nullopt;
}

Result<Cleaned> clean_image(std::span<Byte> bytes) {
    const auto format = format_of(bytes);
    if (!format) return fail(ErrorKind::invalid, "picture: of no known format");
    CAIRN_TRY(plan, plan_for(*format, bytes));
    return Cleaned{*format, carry_out(plan, bytes), std::move(plan.removed), plan.orientation};
}

}  // namespace cairn::clean
