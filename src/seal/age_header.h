// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The header of an age v1 file (c2sp.org/age):
//
//     age-encryption.org/v1
//     -> TYPE ARGUMENT ...
//     body in base64 without padding, 64 columns, the last line shorter than that
//     --- base64 of the header's MAC
//
// with one stanza for each recipient. Nothing in it is secret.
namespace cairn::seal {

constexpr std::size_t age_header_bytes_max = 64U << 10U;

// How a file key was wrapped: the first argument is the type.
struct Stanza {
    std::vector<std::string> arguments;
    std::string body;
};

struct AgeHeader {
    std::vector<Stanza> stanzas;
    std::string authenticated;  // the bytes that the MAC is over, up to and with "---"
    std::array<Byte, 32> mac{};
    std::size_t size = 0;  // of the whole header in the file
};

// Reads the header at the start of `bytes`; empty while its end is not among them. Strict: what the
// format does not allow is `invalid`.
Result<std::optional<AgeHeader>> parse_age_header(std::string_view bytes);

// The header's text up to and with "---".
std::string write_age_stanzas(const std::vector<Stanza>& stanzas);
// The rest of it.
std::string write_age_mac(const std::array<Byte, 32>& mac);

}  // namespace cairn::seal
