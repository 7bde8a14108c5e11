// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/person_keys.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

SystemEntropy entropy;
constexpr unsigned quick = 4;

std::string refusal(std::string_view plain) {
    const std::string sealed = seal_under("three stones", bytes_of(plain), entropy, quick).value();
    const auto opened = open_person_keys(sealed, "three stones");
    REQUIRE_FALSE(opened.has_value());
    return opened.error().detail;
}

}  // namespace

TEST_CASE("a person's keys come back under their passphrase and under no other") {
    const PersonKeys keys = PersonKeys::generate("amina", entropy);
    const std::string sealed = seal_person_keys(keys, "three stones", entropy, quick).value();
    const auto opened = open_person_keys(sealed, "three stones");
    REQUIRE(opened.has_value());
    CHECK(opened->signer.verifier() == keys.signer.verifier());
    CHECK(opened->signer.sign("text") == keys.signer.sign("text"));
    CHECK(opened->identity.recipient() == keys.identity.recipient());
    CHECK(opened->identity.secret().reveal() == keys.identity.secret().reveal());
    CHECK(open_person_keys(sealed, "four stones").error().kind == ErrorKind::forbidden);
    CHECK(seal_person_keys(keys, "", entropy).error().kind == ErrorKind::invalid);
}

TEST_CASE("inside stands an identity file as the age program takes it") {
    const PersonKeys keys = PersonKeys::generate("amina", entropy);
    const std::string sealed = seal_person_keys(keys, "three stones", entropy, quick).value();
    const auto plain = open_sealed(sealed, {{}, "three stones"});
    REQUIRE(plain.has_value());
    // Every line is a comment but the one with the identity.
    std::string_view rest = plain->reveal_text();
    int identities = 0;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        if (!line.starts_with('#')) identities += Identity::parse(line).has_value() ? 1 : 2;
    }
    CHECK(identities == 1);
}

TEST_CASE("what are no keys is refused, and the error repeats nothing") {
    CHECK(refusal("secret") == "a person's keys: a line is missing");
    CHECK(refusal("# cairn person 1\n# name: secret") == "a person's keys: a line is missing");
    CHECK(refusal("# cairn person 1\n# name: a secret\n") == "a person's keys: the name is none");
    CHECK(refusal("# cairn person 1\n# name: a\n# signs with: secret\nsecret\n") ==
          "not a key \"cairn-signing-key-1...\": its length is wrong");
    CHECK(refusal("# cairn person 1\n# name: a\n# signs with: x\ny\nsecret") ==
          "a person's keys: more follows them");
}
