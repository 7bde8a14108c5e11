// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/result.h"
#include "seal/age.h"
#include "seal/age_key.h"
#include "seal/note.h"

#include <string>
#include <string_view>

// The two keys of a person in one age file under a passphrase. Inside stands
//
//     # cairn person 1
//     # name: NAME
//     # signs with: CAIRN-SIGNING-KEY-1...
//     AGE-SECRET-KEY-1...
//
// so that the file as it is serves the age program as an identity: age -d -i FILE STORY.
namespace cairn::seal {

struct PersonKeys {
    Signer signer;
    Identity identity;

    static PersonKeys generate(std::string name, Entropy& entropy);
};

// `invalid` for an empty passphrase.
Result<std::string> seal_person_keys(const PersonKeys& keys, std::string_view passphrase,
                                     Entropy& entropy, unsigned work_factor = age_work_factor);
// `forbidden` for another passphrase, `invalid` when what is inside are no such keys.
Result<PersonKeys> open_person_keys(std::string_view sealed, std::string_view passphrase);

}  // namespace cairn::seal
