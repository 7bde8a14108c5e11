// SPDX-License-Identifier: AGPL-3.0-or-later
#include "clean/samples.h"

using namespace cairn;
using namespace cairn::clean;

namespace {

std::string segment(char marker, const std::string& body) {
    const std::size_t size = body.size() + 2;
    return std::string("\xff") + marker + static_cast<char>(size >> 8U) + static_cast<char>(size) +
           body;
}

// The picture with a segment behind its JFIF segment.
std::string with(const std::string& added) {
    std::string picture = samples::jpeg();
    return picture.insert(20, added);
}

std::string exif_segment(const std::string& tiff) {
    return segment('\xe1', std::string("Exif\0\0", 6) + tiff);
}

}  // namespace

TEST_CASE("a JPEG without anything to take out stays as it is") {
    std::string picture = samples::jpeg();
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == samples::jpeg());
}

TEST_CASE("what tells of a JPEG's maker goes, and the picture is the same as before") {
    const struct {
        std::string added;
        std::set<Part> removed;
    } cases[] = {
        {exif_segment(samples::exif(1)), {Part::exif, Part::location, Part::preview}},
        {exif_segment("no TIFF at all"), {Part::exif}},
        {segment('\xe1', std::string("http://ns.adobe.com/xap/1.0/\0<x/>", 33)), {Part::xmp}},
        {segment('\xe1', "http://ns.adobe.com/xap/1.0/ exif:GPSLatitude"),
         {Part::xmp, Part::location}},
        {segment('\xed', "Photoshop 3.0 by secret"), {Part::iptc}},
        {segment('\xfe', "a secret comment"), {Part::comment}},
        {segment('\xe2', "ICC_PROFILE of a secret device"), {Part::colour_profile}},
        {segment('\xe2', "MPF and so on"), {Part::preview}},
        {segment('\xe0', "JFXX with a preview"), {Part::preview}},
        {segment('\xef', "secret"), {Part::other}},
        {segment('\xee', "Adobe and more than it should be"), {Part::other}},
        {"\xff\xff\xff", {}},  // filling before a marker
    };
    for (const auto& [added, removed] : cases) {
        CAPTURE(added);
        std::string picture = with(added);
        CHECK(samples::clean(picture).removed == removed);
        CHECK(picture == samples::jpeg());
    }
}

TEST_CASE("what follows a JPEG's end goes, such as the film of a moving photograph") {
    std::string picture = samples::jpeg() + "secret film";
    CHECK(samples::clean(picture).removed == std::set<Part>{Part::trailing});
    CHECK(picture == samples::jpeg());
}

TEST_CASE("a preview inside the JFIF segment goes") {
    std::string picture = samples::jpeg();
    picture.replace(2, 18, segment('\xe0', picture.substr(6, 12) + std::string("\x01\x01xyz")));
    CHECK(samples::clean(picture).removed == std::set<Part>{Part::preview});
    CHECK(picture == samples::jpeg());
}

TEST_CASE("a JPEG that lies on its side stays so, with nothing else of its Exif") {
    std::string picture = with(exif_segment(samples::exif(6)));
    const Cleaned cleaned = samples::clean(picture);
    CHECK(cleaned.orientation == 6);
    CHECK(cleaned.removed == std::set<Part>{Part::exif, Part::location, Part::preview});
    CHECK(picture.find("secret") == std::string::npos);
    CHECK(picture.find("Mine") == std::string::npos);
    CHECK(picture.size() == samples::jpeg().size() + 36);
    const std::string once = picture;
    const Cleaned again = samples::clean(picture);
    CHECK(again.orientation == 6);
    CHECK(again.removed.empty());
    CHECK(picture == once);
}

TEST_CASE("Adobe's note on colours stays, without its flags") {
    std::string picture = with(segment('\xee', std::string("Adobe\0\x64\1\2\3\4\1", 12)));
    CHECK(samples::clean(picture).removed.empty());
    CHECK(picture == with(segment('\xee', std::string("Adobe\0\x64\0\0\0\0\1", 12))));
}

TEST_CASE("a JPEG that breaks the format's rules is refused and left alone") {
    const std::string good = samples::jpeg();
    CHECK(samples::refusal("\xff\xd8\xff") == "JPEG: it is cut");
    CHECK(samples::refusal(good.substr(0, good.size() - 2)) == "JPEG: a marker is missing");
    CHECK(samples::refusal(good.substr(0, 30)) == "JPEG: a segment does not fit");
    CHECK(samples::refusal(good.substr(0, 20) + "\xff\xd9") == "JPEG: it has no picture");
    CHECK(samples::refusal(with("secret")) == "JPEG: a marker is missing");
    CHECK(samples::refusal(with("\xff\xd8")) == "JPEG: a marker stands where none may");
    // A quantisation table, a Huffman table and a restart interval with something behind them.
    for (const char marker : {'\xdb', '\xc4', '\xdd', '\xc0', '\xda'})
        CHECK(samples::refusal(with(segment(marker, std::string(70, 'x')))) ==
              "JPEG: a segment is not as it must be");
}

TEST_CASE("a JPEG that was changed anywhere is refused or comes out clean") {
    samples::stays_clean_however_it_is_changed(with(exif_segment(samples::exif(6))));
}
