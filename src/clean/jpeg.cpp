// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/exif.h"
#include "clean/plan.h"

#include <algorithm>
#include <array>

// JPEG (ITU-T T.81): markers of two bytes, most of them with a segment whose length follows; after
// a start of scan come coded bytes, in which 0xff stands only before 0 and before restart marks.
namespace cairn::clean {
namespace {

constexpr unsigned start_of_image = 0xd8;
constexpr unsigned end_of_image = 0xd9;
constexpr unsigned start_of_scan = 0xda;
constexpr std::string_view exif_name{"Exif\0\0", 6};
constexpr std::string_view xmp_name{"http://ns.adobe.com/", 20};

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("JPEG: ") + why);
}

bool is_frame(unsigned marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// Quantisation tables fill their segment exactly: nothing hides behind them.
bool holds_quantisation(std::span<const Byte> body) {
    while (!body.empty()) {
        const std::size_t size = 1 + ((body[0] >> 4U) == 0 ? 64U : 128U);
        if ((body[0] >> 4U) > 1 || body.size() < size) return false;
        body = body.subspan(size);
    }
    return true;
}

// So do Huffman tables: 16 counts, then as many values.
bool holds_huffman(std::span<const Byte> body) {
    while (!body.empty()) {
        if (body.size() < 17) return false;
        std::size_t size = 17;
        for (std::size_t i = 1; i <= 16; ++i) size += body[i];
        if (body.size() < size) return false;
        body = body.subspan(size);
    }
    return true;
}

// Whether a segment that is needed to show the picture has the size that its content says.
bool is_whole(unsigned marker, std::span<const Byte> body) {
    if (is_frame(marker))
        return body.size() >= 6 && body.size() == 6 + std::size_t{3} * body[5] && body[5] > 0 &&
               big16(body, 1) > 0 && big16(body, 3) > 0;
    switch (marker) {
        case 0xc4:
            return holds_huffman(body);
        case 0xcc:  // arithmetic coding: pairs
            return body.size() % 2 == 0;
        case 0xdb:
            return holds_quantisation(body);
        case 0xdd:  // restart interval
            return body.size() == 2;
        case start_of_scan:
            return !body.empty() && body[0] > 0 && body.size() == 4 + std::size_t{2} * body[0];
        default:
            return false;
    }
}

class Reader {
  public:
    explicit Reader(std::span<const Byte> bytes) : bytes_(bytes) {}

    Result<Plan> read() {
        plan_.keep(0, 2);
        at_ = 2;
        for (;;) {
            CAIRN_TRY(marker, next_marker());
            if (marker == end_of_image) break;
            CAIRN_CHECK(read_segment(marker));
            if (marker == start_of_scan) pass_scan();
        }
        if (!frame_seen_ || !scan_seen_) return refused("it has no picture");
        plan_.keep(at_ - 2, 2);
        if (at_ < bytes_.size()) plan_.removed.insert(Part::trailing);
        return std::move(plan_);
    }

  private:
    // Leaves at_ behind the marker. 0xff may be repeated before it; that goes.
    Result<unsigned> next_marker() {
        if (at_ >= bytes_.size() || bytes_[at_] != 0xff) return refused("a marker is missing");
        while (at_ < bytes_.size() && bytes_[at_] == 0xff) ++at_;
        if (at_ >= bytes_.size()) return refused("it is cut");
        return bytes_[at_++];
    }

    Result<void> read_segment(unsigned marker) {
        if (marker < 0xc0 || marker == start_of_image || (marker >= 0xd0 && marker <= 0xd7))
            return refused("a marker stands where none may");
        if (at_ + 2 > bytes_.size()) return refused("it is cut");
        const std::size_t size = big16(bytes_, at_);
        if (size < 2 || size > bytes_.size() - at_) return refused("a segment does not fit");
        const std::size_t from = at_ - 2;
        const auto body = bytes_.subspan(at_ + 2, size - 2);
        at_ += size;
        if (marker >= 0xe0 && marker <= 0xef) {
            read_application(marker, from, body);
            return {};
        }
        if (marker == 0xfe) {
            plan_.removed.insert(Part::comment);
            return {};
        }
        if (!is_whole(marker, body)) return refused("a segment is not as it must be");
        frame_seen_ = frame_seen_ || is_frame(marker);
        if (marker == start_of_scan && !frame_seen_) return refused("a scan comes too early");
        scan_seen_ = scan_seen_ || marker == start_of_scan;
        plan_.keep(from, size + 2);
        return {};
    }

    // Application segments: JFIF without its preview, Adobe's note on colours and the orientation
    // are needed to show the picture right; all else goes.
    void read_application(unsigned marker, std::size_t from, std::span<const Byte> body) {
        const std::string_view text = text_of(body);
        const std::size_t size = body.size() + 4;
        if (marker == 0xe0 && text.starts_with(std::string_view("JFIF\0", 5)) && body.size() >= 14)
            return read_jfif(from, size, body);
        if (marker == 0xee && text.starts_with("Adobe") && body.size() == 12) {
            plan_.replace(
                from, size,
                {0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, body[11]});
            return;
        }
        if (marker == 0xe1 && text.starts_with(exif_name))
            return read_exif_segment(from, size, body.subspan(exif_name.size()));
        plan_.removed.insert(part_of(marker, text));
        if (marker == 0xe1 && text.find("GPS") != std::string_view::npos)
            plan_.removed.insert(Part::location);
    }

    static Part part_of(unsigned marker, std::string_view text) {
        if (marker == 0xe1 && text.starts_with(xmp_name)) return Part::xmp;
        if (marker == 0xe2 && text.starts_with("ICC_PROFILE")) return Part::colour_profile;
        if (marker == 0xe2 && text.starts_with("MPF")) return Part::preview;
        if (marker == 0xe0 && text.starts_with("JFXX")) return Part::preview;
        if (marker == 0xed) return Part::iptc;
        return Part::other;
    }

    void read_jfif(std::size_t from, std::size_t size, std::span<const Byte> body) {
        std::vector<Byte> segment{0xff, 0xe0, 0, 16};
        segment.insert(segment.end(), body.begin(), body.begin() + 12);
        segment.insert(segment.end(), {0, 0});  // a preview of no width and height
        if (body.size() > 14) plan_.removed.insert(Part::preview);
        plan_.replace(from, size, std::move(segment));
    }

    void read_exif_segment(std::size_t from, std::size_t size, std::span<const Byte> tiff) {
        const ExifSummary summary = read_exif(tiff);
        const bool is_kept = !orientation_seen_ && summary.orientation != 1 && exif_fits(tiff);
        if (is_kept) {
            orientation_seen_ = true;
            plan_.orientation = summary.orientation;
            std::vector<Byte> segment{0xff, 0xe1, 0, 8 + smallest_exif_size};
            segment.insert(segment.end(), exif_name.begin(), exif_name.end());
            const auto smallest = smallest_exif(summary.orientation);
            segment.insert(segment.end(), smallest.begin(), smallest.end());
            plan_.replace(from, size, std::move(segment));
        }
        if (is_kept && is_smallest_exif(tiff)) return;
        plan_.removed.insert(Part::exif);
        if (summary.has_location) plan_.removed.insert(Part::location);
        if (summary.has_preview) plan_.removed.insert(Part::preview);
    }

    // The coded bytes of a scan, up to the next marker that is neither a stuffed byte nor a
    // restart.
    void pass_scan() {
        const std::size_t from = at_;
        while (at_ + 1 < bytes_.size()) {
            const Byte next = bytes_[at_ + 1];
            const bool is_marker = bytes_[at_] == 0xff && next != 0 && (next < 0xd0 || next > 0xd7);
            if (is_marker) break;
            ++at_;
        }
        plan_.keep(from, at_ - from);
    }

    std::span<const Byte> bytes_;
    std::size_t at_ = 0;
    Plan plan_;
    bool frame_seen_ = false;
    bool scan_seen_ = false;
    bool orientation_seen_ = false;
};

}  // namespace

Result<Plan> plan_jpeg(std::span<const Byte> bytes) {
    return Reader(bytes).read();
}

}  // namespace cairn::clean
