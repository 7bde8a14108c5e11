// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/exif.h"
#include "clean/plan.h"

#include <algorithm>
#include <array>

// WebP (RFC 9649): "RIFF", a length, "WEBP", then chunks of type, length and data, the data padded
// to an even length. The chunk VP8X, if there is one, says in its flags which others follow.
namespace cairn::clean {
namespace {

constexpr std::size_t head_size = 12;
constexpr std::size_t chunk_head_size = 8;
constexpr std::size_t frame_head_size = 16;
constexpr Byte flag_profile = 0x20;
constexpr Byte flag_exif = 0x08;
constexpr Byte flag_xmp = 0x04;
constexpr std::string_view exif_name{"Exif\0\0", 6};

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("WebP: ") + why);
}

struct Chunk {
    std::string_view type;
    std::size_t from = 0;
    std::span<const Byte> data;
    std::size_t end = 0;  // behind the padding
};

Result<Chunk> chunk_at(std::span<const Byte> bytes, std::size_t at) {
    if (bytes.size() - at < chunk_head_size) return refused("it is cut");
    const std::size_t size = little32(bytes, at + 4);
    const std::size_t padded = size + size % 2;
    if (padded > bytes.size() - at - chunk_head_size) return refused("a chunk does not fit");
    return Chunk{text_of(bytes.subspan(at, 4)), at, bytes.subspan(at + chunk_head_size, size),
                 at + chunk_head_size + padded};
}

void append_little32(std::vector<Byte>& bytes, std::size_t number) {
    for (const unsigned shift : {0U, 8U, 16U, 24U})
        bytes.push_back(static_cast<Byte>(number >> shift));
}

bool is_picture(std::string_view type) {
    return type == "VP8 " || type == "VP8L" || type == "ALPH";
}

// A frame of an animation holds chunks of its own; nothing but the picture may be among them.
Result<void> check_frame(std::span<const Byte> data) {
    if (data.size() < frame_head_size) return refused("a frame is cut");
    for (std::size_t at = frame_head_size; at < data.size();) {
        CAIRN_TRY(chunk, chunk_at(data, at));
        if (!is_picture(chunk.type)) return refused("a frame holds more than a picture");
        at = chunk.end;
    }
    return {};
}

class Reader {
  public:
    explicit Reader(std::span<const Byte> bytes) : bytes_(bytes) {}

    Result<Plan> read() {
        const std::size_t size = little32(bytes_, 4);
        if (size < 4 || size % 2 != 0 || size > bytes_.size() - 8)
            return refused("its length is another");
        if (bytes_.size() > size + 8) plan_.removed.insert(Part::trailing);
        bytes_ = bytes_.first(size + 8);
        plan_.replace(0, head_size, {});  // known at the end
        for (std::size_t at = head_size; at < bytes_.size();) {
            CAIRN_TRY(chunk, chunk_at(bytes_, at));
            CAIRN_CHECK(read_chunk(chunk, at == head_size));
            at = chunk.end;
        }
        if (!picture_seen_) return refused("it has no picture");
        write_head();
        return std::move(plan_);
    }

  private:
    Result<void> read_chunk(const Chunk& chunk, bool is_first) {
        if (chunk.type == "VP8X") {
            if (!is_first || chunk.data.size() != 10)
                return refused("its head is not as it must be");
            extended_ = plan_.pieces.size();
            keep(chunk);
        } else if (is_picture(chunk.type) || chunk.type == "ANIM" || chunk.type == "ANMF") {
            if (chunk.type == "ANMF") CAIRN_CHECK(check_frame(chunk.data));
            if (chunk.type == "ANIM" && chunk.data.size() != 6) return refused("a chunk is longer");
            picture_seen_ = picture_seen_ || (chunk.type != "ANIM" && chunk.type != "ALPH");
            keep(chunk);
        } else if (chunk.type == "EXIF") {
            read_exif_chunk(chunk);
        } else {
            plan_.removed.insert(chunk.type == "XMP "   ? Part::xmp
                                 : chunk.type == "ICCP" ? Part::colour_profile
                                                        : Part::other);
        }
        return {};
    }

    // With the padding written anew: a byte that should be zero may say something.
    void keep(const Chunk& chunk) {
        const std::size_t size = chunk_head_size + chunk.data.size();
        plan_.keep(chunk.from, size);
        if (chunk.data.size() % 2 != 0) plan_.replace(chunk.from + size, 1, {0});
    }

    void read_exif_chunk(const Chunk& chunk) {
        auto tiff = chunk.data;
        if (text_of(tiff).starts_with(exif_name)) tiff = tiff.subspan(exif_name.size());
        const ExifSummary summary = read_exif(tiff);
        const bool is_kept =
            extended_ && plan_.orientation == 1 && summary.orientation != 1 && exif_fits(tiff);
        if (is_kept) {
            plan_.orientation = summary.orientation;
            std::vector<Byte> written{'E', 'X', 'I', 'F'};
            append_little32(written, smallest_exif_size);
            const auto smallest = smallest_exif(summary.orientation);
            written.insert(written.end(), smallest.begin(), smallest.end());
            plan_.replace(chunk.from, chunk.end - chunk.from, std::move(written));
        }
        if (is_kept && is_smallest_exif(chunk.data)) return;
        plan_.removed.insert(Part::exif);
        if (summary.has_location) plan_.removed.insert(Part::location);
        if (summary.has_preview) plan_.removed.insert(Part::preview);
    }

    // The length of what stays, and flags for it.
    void write_head() {
        if (extended_) {
            Piece& piece = plan_.pieces[*extended_];
            const auto original = bytes_.subspan(piece.from, piece.size);
            piece.instead.assign(original.begin(), original.end());
            Byte& flags = piece.instead[chunk_head_size];
            flags = static_cast<Byte>(flags & ~(flag_profile | flag_exif | flag_xmp));
            if (plan_.orientation != 1) flags = static_cast<Byte>(flags | flag_exif);
        }
        std::size_t size = 4;
        for (const Piece& piece : plan_.pieces)
            size += piece.instead.empty() ? piece.size : piece.instead.size();
        std::vector<Byte> head{'R', 'I', 'F', 'F'};
        append_little32(head, size - head_size);
        for (const char c : {'W', 'E', 'B', 'P'}) head.push_back(static_cast<Byte>(c));
        plan_.pieces.front().instead = std::move(head);
    }

    std::span<const Byte> bytes_;
    Plan plan_;
    std::optional<std::size_t> extended_;  // the piece that has the flags
    bool picture_seen_ = false;
};

}  // namespace

Result<Plan> plan_webp(std::span<const Byte> bytes) {
    return Reader(bytes).read();
}

}  // namespace cairn::clean
