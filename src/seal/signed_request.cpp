// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/signed_request.h"

#include "base/hash.h"

#include <algorithm>

namespace cairn::seal {
namespace {

constexpr std::string_view label = "cairn";
constexpr std::string_view algorithm = "ed25519";
constexpr std::size_t nonce_size = 24;  // 32 characters of base64
constexpr std::size_t nonce_characters_min = 16;
constexpr std::size_t nonce_characters_max = 64;

std::vector<std::string> covered() {
    return {"@method", "@authority", "@path", "@query", "content-digest"};
}

// The first two parts of a verifier's text: its name and the hash of name and key.
std::string keyid_of(const Verifier& verifier) {
    const std::string text = verifier.text();
    return text.substr(0, text.find('+', text.find('+') + 1));
}

std::string digest_of(std::string_view body) {
    return "sha-256=:" + to_base64(sha256(body)) + ":";
}

tl::unexpected<Error> forbidden(const char* why) {
    return fail(ErrorKind::forbidden, std::string("signed request: ") + why);
}

Result<std::string_view> field_of(const HttpMessage& message, std::string_view name) {
    const auto field = message.fields.find(name);
    if (field == message.fields.end()) return forbidden("it is not signed");
    return std::string_view(field->second);
}

Result<void> check_times(const SignatureInput& input, Seconds now) {
    if (!input.created || !input.expires) return forbidden("it says no time");
    if (*input.expires <= *input.created || *input.expires - *input.created > signed_for_max)
        return forbidden("it would be good for too long");
    if (now + clock_skew_max < *input.created) return forbidden("it comes from the future");
    if (*input.expires < now) return forbidden("it has expired");
    return {};
}

Result<void> check_profile(const SignatureInput& input) {
    if (input.label != label || input.components != covered() || input.algorithm != algorithm)
        return forbidden("it does not cover what it must");
    if (!input.nonce || input.nonce->size() < nonce_characters_min ||
        input.nonce->size() > nonce_characters_max)
        return forbidden("its nonce is missing or has a wrong length");
    return {};
}

Result<Verifier> signer_of(const SignatureInput& input, const std::vector<Verifier>& known) {
    for (const Verifier& verifier : known)
        if (input.keyid && keyid_of(verifier) == *input.keyid) return verifier;
    return forbidden("nobody known has signed it");
}

}  // namespace

Result<void> sign_request(HttpMessage& message, std::string_view body, const Signer& signer,
                          Seconds now, Entropy& entropy) {
    std::array<Byte, nonce_size> nonce{};
    entropy.fill(nonce);
    SignatureInput input;
    input.label = label;
    input.components = covered();
    input.created = now;
    input.expires = now + signed_for_max;
    input.nonce = to_base64(nonce);
    input.keyid = keyid_of(signer.verifier());
    input.algorithm = algorithm;
    const std::string field = write_signature_input(input);
    input.parameters = field.substr(label.size() + 1);
    message.fields["content-digest"] = digest_of(body);
    message.fields["signature-input"] = field;
    CAIRN_TRY(base, signature_base(message, input));
    message.fields["signature"] = write_signature(signer.sign(base), label);
    return {};
}

Result<SignedRequest> verify_request(const HttpMessage& message, std::string_view body,
                                     const std::vector<Verifier>& known, Seconds now) {
    CAIRN_TRY(input_field, field_of(message, "signature-input"));
    CAIRN_TRY(signature_field, field_of(message, "signature"));
    CAIRN_TRY(digest, field_of(message, "content-digest"));
    CAIRN_TRY(input, parse_signature_input(input_field));
    CAIRN_CHECK(check_profile(input));
    CAIRN_CHECK(check_times(input, now));
    CAIRN_TRY(signer, signer_of(input, known));
    CAIRN_TRY(signature, parse_signature(signature_field, label));
    CAIRN_TRY(base, signature_base(message, input));
    CAIRN_CHECK(check_signature(base, signature, signer.key));
    // Last, so that nobody has a large body hashed without being known.
    if (digest != digest_of(body)) return forbidden("its digest is of another body");
    return SignedRequest{std::move(signer), std::move(*input.nonce), *input.expires};
}

}  // namespace cairn::seal
