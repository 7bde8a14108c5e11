// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "clean/image.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

// Pictures of three by two pixels, with nothing in them to be taken out, and what the formats'
// tests share.
namespace cairn::clean::samples {

constexpr std::string_view jpeg_base64 =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObD"
    "oKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
    "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAA"
    "AAAAAAAAAAAAAAT/xAAXEAEBAQEAAAAAAAAAAAAAAAABAgAh/8QAFAEBAAAAAAAAAAAAAAAAAAAAA//EABcR"
    "AAMBAAAAAAAAAAAAAAAAAAABMQL/2gAMAwEAAhEDEQA/AIoiaiVkVDqZmZlA9Vn/2Q==";
constexpr std::string_view png_base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAHUlEQVR4AWI6w8DwH4QZgIDJhIGB0SQNyE07"
    "8x8AAAD//7h7YYwAAAAGSURBVAMAXFwHZ86IbpwAAAAASUVORK5CYII=";
constexpr std::string_view webp_base64 =
    "UklGRmAAAABXRUJQVlA4WAoAAAAQAAAAAgAAAQAAQUxQSAcAAAAA//8AAP//AFZQOCAyAAAAcAEAnQEqAwAC"
    "AAVAfCWoAnQBiEAA/ueL/mLz+78KONin635ddw66e9kc98FbEAQAAAA=";

inline std::string jpeg() {
    return from_base64(jpeg_base64).value();
}
inline std::string png() {
    return from_base64(png_base64).value();
}
inline std::string webp() {
    return from_base64(webp_base64).value();
}

// Exif as a camera writes it, little-endian: its maker, an orientation, a place, and a second
// directory for a preview.
inline std::string exif(char orientation) {
    std::string tiff("II*\0\x08\0\0\0\x03\0", 10);
    tiff += std::string("\x0f\x01\x02\0\x04\0\0\0Mine", 12);
    tiff += std::string("\x12\x01\x03\0\x01\0\0\0", 8) + orientation + std::string(3, '\0');
    tiff += std::string("\x25\x88\x04\0\x01\0\0\0\x32\0\0\0", 12);
    tiff += std::string("\x32\0\0\0", 4);
    return tiff + "secret place";
}

inline Cleaned clean(std::string& picture) {
    auto cleaned = clean_image({reinterpret_cast<Byte*>(picture.data()), picture.size()});
    REQUIRE(cleaned.has_value());
    picture.resize(cleaned->size);
    return *cleaned;
}

inline std::string refusal(std::string picture) {
    const std::string before = picture;
    const auto cleaned = clean_image({reinterpret_cast<Byte*>(picture.data()), picture.size()});
    REQUIRE_FALSE(cleaned.has_value());
    CHECK(picture == before);
    return cleaned.error().detail;
}

// Whatever is cut off or changed, there is an answer, and cleaning again finds nothing more.
inline void stays_clean_however_it_is_changed(const std::string& good) {
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const int change : {1, 0x80, 0xff}) {
            std::string picture = good;
            picture[at] = static_cast<char>(picture[at] ^ change);
            auto cleaned = clean_image({reinterpret_cast<Byte*>(picture.data()), picture.size()});
            if (!cleaned) continue;
            picture.resize(cleaned->size);
            const std::string once = picture;
            CHECK(clean(picture).removed.empty());
            CHECK(picture == once);
        }
    }
}

}  // namespace cairn::clean::samples
