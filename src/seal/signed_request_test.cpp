// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/signed_request.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

SystemEntropy entropy;
const Signer amina = Signer::generate("amina", entropy);
const Signer pedro = Signer::generate("pedro", entropy);
const std::vector<Verifier> roster{pedro.verifier(), amina.verifier()};
constexpr Seconds now{std::chrono::seconds{1'790'000'000}};
constexpr std::string_view body = "sealed";

HttpMessage message() {
    return {"PUT", "hub.example", "/vault/stories", "after=1", {}};
}

HttpMessage signed_message() {
    HttpMessage made = message();
    REQUIRE(sign_request(made, body, amina, now, entropy));
    return made;
}

std::string verdict(const HttpMessage& made, Seconds at = now, std::string_view with = body) {
    const auto verified = verify_request(made, with, roster, at);
    return verified ? verified->signer.name : verified.error().detail;
}

// Signs like sign_request, with something changed on the way.
template <typename Change>
HttpMessage signed_with(Change change) {
    HttpMessage made = signed_message();
    auto input = parse_signature_input(made.fields["signature-input"]).value();
    change(input);
    made.fields["signature-input"] = write_signature_input(input);
    input = parse_signature_input(made.fields["signature-input"]).value();
    made.fields["signature"] =
        write_signature(amina.sign(signature_base(made, input).value()), input.label);
    return made;
}

}  // namespace

TEST_CASE("a signed request says who signed it, until when it is good, and with which nonce") {
    const HttpMessage made = signed_message();
    const auto verified = verify_request(made, body, roster, now);
    REQUIRE(verified.has_value());
    CHECK(verified->signer == amina.verifier());
    CHECK(verified->expires == now + signed_for_max);
    CHECK(verified->nonce.size() == 32);
    CHECK(verified->nonce != verify_request(signed_message(), body, roster, now)->nonce);
    HttpMessage empty = message();
    REQUIRE(sign_request(empty, "", amina, now, entropy));
    CHECK(verdict(empty, now, "") == "amina");
}

TEST_CASE("whatever is changed in a signed request is noticed") {
    const HttpMessage good = signed_message();
    const std::string broken = "signature: it does not hold";
    HttpMessage made = good;
    made.method = "DELETE";
    CHECK(verdict(made) == broken);
    made = good;
    made.authority = "other.example";
    CHECK(verdict(made) == broken);
    made = good;
    made.path = "/vault/conduct";
    CHECK(verdict(made) == broken);
    made = good;
    made.query = "after=2";
    CHECK(verdict(made) == broken);
    made = good;
    made.fields["content-digest"] = "sha-256=:" + to_base64(std::array<Byte, 32>{}) + ":";
    CHECK(verdict(made) == broken);
    CHECK(verdict(good, now, "another body") == "signed request: its digest is of another body");
    for (const char* field : {"signature", "signature-input", "content-digest"}) {
        made = good;
        made.fields.erase(field);
        CHECK(verdict(made) == "signed request: it is not signed");
    }
}

TEST_CASE("a signed request is good for its two minutes only") {
    const HttpMessage made = signed_message();
    const std::chrono::seconds second{1};
    CHECK(verdict(made, now + signed_for_max) == "amina");
    CHECK(verdict(made, now + signed_for_max + second) == "signed request: it has expired");
    CHECK(verdict(made, now - clock_skew_max) == "amina");
    CHECK(verdict(made, now - clock_skew_max - second) ==
          "signed request: it comes from the future");
    CHECK(verdict(signed_with([&](SignatureInput& input) { *input.expires += second; })) ==
          "signed request: it would be good for too long");
    CHECK(verdict(signed_with([](SignatureInput& input) { input.expires = input.created; })) ==
          "signed request: it would be good for too long");
    CHECK(verdict(signed_with([](SignatureInput& input) { input.expires.reset(); })) ==
          "signed request: it says no time");
}

TEST_CASE("a signature that leaves something out is refused, however well it is made") {
    CHECK(verdict(signed_with([](SignatureInput&) {})) == "amina");  // the control
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(verdict(signed_with([i](SignatureInput& input) {
                  input.components.erase(input.components.begin() + static_cast<long>(i));
              })) == "signed request: it does not cover what it must");
    CHECK(verdict(signed_with([](SignatureInput& input) { input.algorithm.reset(); })) ==
          "signed request: it does not cover what it must");
    CHECK(verdict(signed_with([](SignatureInput& input) { input.nonce = "short"; })) ==
          "signed request: its nonce is missing or has a wrong length");
    CHECK(verdict(signed_with([](SignatureInput& input) { input.nonce.reset(); })) ==
          "signed request: its nonce is missing or has a wrong length");
}

TEST_CASE("nobody signs in the name of another") {
    HttpMessage made = message();
    REQUIRE(sign_request(made, body, Signer::generate("amina", entropy), now, entropy));
    CHECK(verdict(made) == "signed request: nobody known has signed it");
    // Amina's signature under Pedro's name.
    CHECK(verdict(signed_with([](SignatureInput& input) {
              const std::string text = pedro.verifier().text();
              input.keyid = text.substr(0, text.find('+', text.find('+') + 1));
          })) == "signature: it does not hold");
    CHECK(verdict(signed_with([](SignatureInput& input) { input.keyid.reset(); })) ==
          "signed request: nobody known has signed it");
}
