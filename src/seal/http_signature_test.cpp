// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/http_signature.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

// RFC 9421, appendix B.2: the request that its examples sign.
HttpMessage rfc_message() {
    HttpMessage message{"POST", "example.com", "/foo", "param=Value&Pet=dog", {}};
    message.fields = {{"date", "Tue, 20 Apr 2021 02:07:55 GMT"},
                      {"content-type", "application/json"},
                      {"content-length", "18"}};
    return message;
}

// Appendix B.1.4 and B.2.6.
constexpr std::string_view rfc_key =
    "26b40b8f93fff3d897112f7ebc582b232dbd72517d082fe83cfb30ddce43d1bb";
constexpr std::string_view rfc_seed =
    "9f8362f87a484a954e6e740c5b4c0e84229139a20aa8ab56ff66586f6a7d29c5";
constexpr std::string_view rfc_input =
    "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" "
    "\"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
constexpr std::string_view rfc_signature =
    "sig-b26=:"
    "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw"
    "==:";

template <std::size_t size>
std::array<Byte, size> bytes_from_hex(std::string_view hex) {
    const std::string bytes = from_hex(hex).value();
    std::array<Byte, size> array{};
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

}  // namespace

TEST_CASE("the example of RFC 9421 with Ed25519 is verified, and signed the same") {
    const auto input = parse_signature_input(rfc_input);
    REQUIRE(input.has_value());
    const auto base = signature_base(rfc_message(), *input);
    REQUIRE(base.has_value());
    CHECK(*base ==
          "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n"
          "\"@method\": POST\n"
          "\"@path\": /foo\n"
          "\"@authority\": example.com\n"
          "\"content-type\": application/json\n"
          "\"content-length\": 18\n"
          "\"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" "
          "\"content-length\");created=1618884473;keyid=\"test-key-ed25519\"");
    const auto signature = parse_signature(rfc_signature, input->label);
    REQUIRE(signature.has_value());
    CHECK(check_signature(*base, *signature, bytes_from_hex<32>(rfc_key)));
    CHECK(check_signature(*base + "x", *signature, bytes_from_hex<32>(rfc_key)).error().kind ==
          ErrorKind::corrupt);

    Secret<std::array<Byte, 32>> seed;
    seed.reveal() = bytes_from_hex<32>(rfc_seed);
    const Signer signer = Signer::from_seed("test-key-ed25519", seed);
    CHECK(to_hex(signer.verifier().key) == rfc_key);
    CHECK(write_signature(signer.sign(*base), "sig-b26") == rfc_signature);
    CHECK(write_signature_input(*input) == rfc_input);
}

TEST_CASE("the parts of an address stand in the base as RFC 9421 has them") {
    const auto input = parse_signature_input("s=(\"@query\" \"@authority\" \"@path\")");
    REQUIRE(input.has_value());
    CHECK(signature_base({"GET", "Hub.Example:8443", "", "", {}}, *input).value() ==
          "\"@query\": ?\n\"@authority\": hub.example:8443\n\"@path\": /\n"
          "\"@signature-params\": (\"@query\" \"@authority\" \"@path\")");
}

TEST_CASE("an input in another spelling is refused") {
    for (const char* bad : {"",
                            "s",
                            "s=",
                            "s=()x",
                            "S=()",
                            "s=(\"a\"  \"b\")",
                            "s=( \"a\")",
                            "s=(\"a\";sf)",
                            "s=(a)",
                            "s=(\"a\" \"a\")",
                            "s=(\"a\\b\")",
                            "s=(\"a)",
                            "s=(\"\xc3\xa9\")",
                            "s=(); created=1",
                            "s=();created=01",
                            "s=();created=-1",
                            "s=();created=+1",
                            "s=();created=\"1\"",
                            "s=();created=1;created=1",
                            "s=();created=1000000000000000",
                            "s=();nonce=1",
                            "s=();tag=\"x\"",
                            "s=();keyid",
                            "s=(), t=()"}) {
        CAPTURE(bad);
        CHECK(parse_signature_input(bad).error().kind == ErrorKind::invalid);
    }
    CHECK(parse_signature_input("s=();nonce=\"" + std::string(2048, 'n') + "\"").error().kind ==
          ErrorKind::too_large);
}

TEST_CASE("a component that is absent or spans lines cannot be signed") {
    HttpMessage message = rfc_message();
    const auto base_of = [&](const char* text) {
        return signature_base(message, parse_signature_input(text).value());
    };
    CHECK_FALSE(base_of("s=(\"digest\")").has_value());
    CHECK_FALSE(base_of("s=(\"@target-uri\")").has_value());
    message.fields["x"] = "one\n\"@method\": GET";
    CHECK_FALSE(base_of("s=(\"x\")").has_value());
    message.method = "GET\n";
    CHECK_FALSE(base_of("s=(\"@method\")").has_value());
}
