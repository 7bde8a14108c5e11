// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cairn::http {

enum class Encoding { identity, gzip, brotli };

// The name in Content-Encoding: "gzip", "br", or empty for identity.
std::string_view name_of(Encoding encoding);

// The best coding that an Accept-Encoding field admits: the highest q, brotli before gzip among
// equals; identity when the field names neither, is empty or forbids them (RFC 9110, 12.5.3).
Encoding choose_encoding(std::string_view accept_encoding);

// Level 1 (fast) to 9 (small); the bytes depend on the input and level only (no time, no name).
std::string gzip(std::string_view bytes, int level);
// Quality 0 (fast) to 11 (small); 5 suits pages made anew, 11 what is served many times.
std::string brotli(std::string_view bytes, int quality);
// As suits a page that is made anew now and then and served often; identity returns the bytes.
std::string compress(std::string_view bytes, Encoding encoding);

}  // namespace cairn::http
