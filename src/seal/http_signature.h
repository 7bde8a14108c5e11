// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "seal/note.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// HTTP message signatures (RFC 9421) as far as requests need them: one signature, components
// without parameters, Ed25519. Who may sign what is decided in signed_request.h.
namespace cairn::seal {

constexpr std::size_t signature_field_bytes_max = 2048;

// The parts of a request that a signature can cover.
struct HttpMessage {
    std::string method;     // "GET"
    std::string authority;  // "hub.example:8443", without the scheme's own port
    std::string path;       // as it was sent: "/vault/stories"
    std::string query;      // as it was sent, without the question mark
    std::map<std::string, std::string, std::less<>> fields;  // by lower-case name
};

// The field Signature-Input: LABEL=("COMPONENT" ...);created=...;keyid="..."
struct SignatureInput {
    std::string label;
    std::vector<std::string> components;
    std::optional<Seconds> created;
    std::optional<Seconds> expires;
    std::optional<std::string> nonce;
    std::optional<std::string> keyid;
    std::optional<std::string> algorithm;
    std::string parameters;  // all after "LABEL=", which is signed as well
};

// Strict: one member, in the one spelling that RFC 8941 writes. `invalid` otherwise, also for a
// parameter that is unknown here or stands twice.
Result<SignatureInput> parse_signature_input(std::string_view field);
std::string write_signature_input(const SignatureInput& input);  // `parameters` is ignored

// The field Signature: LABEL=:base64:
Result<std::array<Byte, 64>> parse_signature(std::string_view field, std::string_view label);
std::string write_signature(const std::array<Byte, 64>& signature, std::string_view label);

// The text that is signed. `invalid` when a component is unknown, is missing in the message or
// could be read as several lines.
Result<std::string> signature_base(const HttpMessage& message, const SignatureInput& input);

// Whether the key made the signature; `corrupt` if not.
Result<void> check_signature(std::string_view base, const std::array<Byte, 64>& signature,
                             const std::array<Byte, 32>& key);

}  // namespace cairn::seal
