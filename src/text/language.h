// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

// Languages by BCP 47 tag.
namespace cairn::text {

// Whether the tag has the shape of RFC 5646 (2 to 8 letters, then subtags of 1 to 8 letters and
// digits), at most 35 characters.
bool is_language_tag(std::string_view tag);

// "zh" of "zh-Hant-HK", lower case.
std::string primary_subtag(std::string_view tag);

// "rtl" for languages that are written from right to left, else "ltr".
std::string_view direction(std::string_view tag);

// The offered language that an Accept-Language field prefers (RFC 9110, 12.5.4; lookup by primary
// subtag); the first one offered when it names none of them. At most 32 ranges are read.
std::string_view negotiate(std::string_view accept_language,
                           std::span<const std::string_view> offered);

}  // namespace cairn::text
