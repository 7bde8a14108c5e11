// SPDX-License-Identifier: AGPL-3.0-or-later
// Promises for any Signature-Input field: it is taken or refused; one that is taken and has its
// parameters in our order is written the same; and nothing but the signer's own is ever verified.
#include "seal/signed_request.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn;
    using namespace cairn::seal;
    const std::string field(reinterpret_cast<const char*>(data), size);
    const auto input = parse_signature_input(field);
    if (input) {
        const std::string written = write_signature_input(*input);
        const auto again = parse_signature_input(written);
        if (!again || write_signature_input(*again) != written) std::abort();
        if (again->components != input->components || again->nonce != input->nonce) std::abort();
        // The text that is signed has a line for each component and one more.
        HttpMessage message{"GET", "hub.example", "/", "", {{"date", "today"}}};
        const auto base = signature_base(message, *input);
        std::size_t lines = 0;
        for (const char c : base.value_or("")) lines += c == '\n' ? 1 : 0;
        if (base && lines != input->components.size()) std::abort();
    }
    HttpMessage message{"GET", "hub.example", "/", "", {}};
    message.fields = {{"signature-input", field},
                      {"signature", "cairn=:" + std::string(86, 'A') + "==:"},
                      {"content-digest", "sha-256=::"}};
    Verifier known;
    known.name = "amina";
    if (verify_request(message, "", {known}, Seconds{std::chrono::seconds{1'790'000'000}}))
        std::abort();
    return 0;
}
