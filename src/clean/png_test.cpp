// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/samples.h"

using namespace cairn;
using namespace cairn::clean;

namespace {

constexpr std::size_t behind_head = 33;

// CRC-32 a bit at a time, apart from the table of the source.
std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xffffffffU;
    for (const char c : bytes) {
        crc ^= static_cast<Byte>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

std::string big32(std::size_t number) {
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>(number >> shift);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
    return big32(data.size()) + type + data + big32(crc_of(type + data));
}

std::string with(const std::string& added) {
    return samples::png().insert(behind_head, added);
}

}  // namespace

TEST_CASE("a PNG without anything to take out stays as it is") {
    std::string picture = samples::png();
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == samples::png());
}

TEST_CASE("what tells of a PNG's maker goes, and the picture is the same as before") {
    const struct {
        std::string added;
        std::set<Part> removed;
    } cases[] = {
        {chunk("tEXt", std::string("Author\0secret", 13)), {Part::text}},
        {chunk("zTXt", "secret"), {Part::text}},
        {chunk("iTXt", "secret"), {Part::text}},
        {chunk("iTXt", std::string("XML:com.adobe.xmp\0secret", 24)), {Part::xmp}},
        {chunk("tIME", "1234567"), {Part::time}},
        {chunk("iCCP", "secret device"), {Part::colour_profile}},
        {chunk("eXIf", samples::exif(1)), {Part::exif, Part::location, Part::preview}},
        {chunk("seCr", "secret"), {Part::other}},
    };
    for (const auto& [added, removed] : cases) {
        CAPTURE(added);
        std::string picture = with(added);
        CHECK(samples::clean(picture).removed == removed);
        CHECK(picture == samples::png());
    }
    std::string picture = samples::png() + "secret";
    CHECK(samples::clean(picture).removed == std::set<Part>{Part::trailing});
    CHECK(picture == samples::png());
}

TEST_CASE("what a PNG needs to be shown right stays") {
    const std::string added = chunk("gAMA", "1234") + chunk("pHYs", "123456789");
    std::string picture = with(added);
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == with(added));
}

TEST_CASE("a PNG that lies on its side stays so, with nothing else of its Exif") {
    std::string picture = with(chunk("eXIf", samples::exif(8)));
    const Cleaned cleaned = samples::clean(picture);
    CHECK(cleaned.orientation == 8);
    CHECK(cleaned.removed.contains(Part::exif));
    CHECK(picture.find("secret") == std::string::npos);
    const std::string once = picture;
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == once);
}

TEST_CASE("a PNG that breaks the format's rules is refused and left alone") {
    const std::string good = samples::png();
    CHECK(samples::refusal(good.substr(0, good.size() - 1)) == "PNG: it is cut");
    CHECK(samples::refusal(good.substr(0, 40)) == "PNG: it is cut");
    CHECK(samples::refusal(with(big32(1U << 31U) + "tEXt" + std::string(20, 'x'))) ==
          "PNG: a chunk does not fit");
    CHECK(samples::refusal(with(chunk("SECR", "x"))) == "PNG: a chunk is unknown");
    CHECK(samples::refusal(with(chunk("IHDR", std::string(13, 'x')))) ==
          "PNG: its head is not where it must be");
    CHECK(samples::refusal(good.substr(0, behind_head) + chunk("IEND", "")) ==
          "PNG: it has no picture");
    std::string changed = with(chunk("tEXt", "secret"));
    changed[behind_head + 10] ^= 1;
    CHECK(samples::refusal(changed) == "PNG: a chunk was changed");
}

TEST_CASE("a PNG that was changed anywhere is refused or comes out clean") {
    samples::stays_clean_however_it_is_changed(with(chunk("eXIf", samples::exif(6))));
}
