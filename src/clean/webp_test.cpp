// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/samples.h"

using namespace cairn;
using namespace cairn::clean;

namespace {

std::string little32(std::size_t number) {
    std::string bytes;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) bytes += static_cast<char>(number >> shift);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data, char padding = '\0') {
    return type + little32(data.size()) + data + std::string(data.size() % 2, padding);
}

std::string file_of(const std::string& chunks) {
    return "RIFF" + little32(chunks.size() + 4) + "WEBP" + chunks;
}

// The sample's chunks, with others behind them and other flags.
std::string with(const std::string& added, unsigned flags) {
    std::string chunks = samples::webp().substr(12) + added;
    chunks[8] = static_cast<char>(static_cast<unsigned char>(chunks[8]) | flags);
    return file_of(chunks);
}

}  // namespace

TEST_CASE("a WebP without anything to take out stays as it is") {
    std::string picture = samples::webp();
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == samples::webp());
}

TEST_CASE("what tells of a WebP's maker goes, and the picture is the same as before") {
    const struct {
        std::string added;
        unsigned flags;
        std::set<Part> removed;
    } cases[] = {
        {chunk("EXIF", samples::exif(1)), 0x08, {Part::exif, Part::location, Part::preview}},
        {chunk("XMP ", "secret"), 0x04, {Part::xmp}},
        {chunk("ICCP", "secret device"), 0x20, {Part::colour_profile}},
        {chunk("SECR", "secret"), 0, {Part::other}},
    };
    for (const auto& [added, flags, removed] : cases) {
        CAPTURE(added);
        std::string picture = with(added, flags);
        CHECK(samples::clean(picture).removed == removed);
        CHECK(picture == samples::webp());
    }
    std::string picture = samples::webp() + "secret";
    CHECK(samples::clean(picture).removed == std::set<Part>{Part::trailing});
    CHECK(picture == samples::webp());
}

TEST_CASE("a WebP that lies on its side stays so, with nothing else of its Exif") {
    for (const std::string& start : {std::string(), std::string("Exif\0\0", 6)}) {
        std::string picture = with(chunk("EXIF", start + samples::exif(3)), 0x08);
        const Cleaned cleaned = samples::clean(picture);
        CHECK(cleaned.orientation == 3);
        CHECK(cleaned.removed.contains(Part::exif));
        CHECK(picture.find("secret") == std::string::npos);
        CHECK((picture[20] & 0x08) != 0);
        const std::string once = picture;
        CHECK(samples::clean(picture).removed.empty());
        CHECK(picture == once);
    }
}

TEST_CASE("a padding byte that is not zero becomes zero") {
    std::string picture = file_of(chunk("VP8L", "odd", '!'));
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == file_of(chunk("VP8L", "odd")));
}

TEST_CASE("a frame of an animation holds its picture and nothing else") {
    const std::string head(16, '\0');
    std::string good =
        file_of(chunk("VP8X", std::string("\x02\0\0\0\0\0\0\0\0\0", 10)) + chunk("ANIM", "123456") +
                chunk("ANMF", head + chunk("ALPH", "a") + chunk("VP8 ", "picture")));
    const std::string before = good;
    CHECK(samples::clean(good).removed.empty());
    CHECK(good == before);
    CHECK(samples::refusal(file_of(chunk("ANMF", head + chunk("SECR", "secret")))) ==
          "WebP: a frame holds more than a picture");
    CHECK(samples::refusal(file_of(chunk("ANMF", "short"))) == "WebP: a frame is cut");
}

TEST_CASE("a WebP that breaks the format's rules is refused and left alone") {
    const std::string good = samples::webp();
    CHECK(samples::refusal(good.substr(0, good.size() - 1)) == "WebP: its length is another");
    CHECK(samples::refusal(good.substr(0, 12)) == "WebP: its length is another");
    CHECK(samples::refusal(file_of("")) == "WebP: it has no picture");
    CHECK(samples::refusal(file_of("VP8 ")) == "WebP: it is cut");
    CHECK(samples::refusal(file_of("VP8 " + little32(9) + "xx")) == "WebP: a chunk does not fit");
    CHECK(samples::refusal(file_of(chunk("VP8 ", "x") + chunk("VP8X", std::string(10, '\0')))) ==
          "WebP: its head is not as it must be");
}

TEST_CASE("a WebP that was changed anywhere is refused or comes out clean") {
    samples::stays_clean_however_it_is_changed(with(chunk("EXIF", samples::exif(6)), 0x08));
}
