// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/secret.h"
#include "seal/age.h"

#include <array>
#include <span>
#include <string>
#include <vector>

// Sealed files whose size says only to which class their content belongs. Inside the age file stand
//
//     cairn-padded/1 SIZE <newline>
//     SIZE bytes of content
//     zero bytes up to the class
//
// so that any holder of the key gets the content with age and two tools that every system has:
//
//     age -d -i KEYFILE FILE | tail -n +2 | head -c SIZE
namespace cairn::seal {

constexpr std::array<std::size_t, 7> size_classes{
    std::size_t{4} << 10U, std::size_t{16} << 10U, std::size_t{64} << 10U, std::size_t{256} << 10U,
    std::size_t{1} << 20U, std::size_t{4} << 20U,  std::size_t{16} << 20U};
// Every reply has this one, and so has the answer of an empty mailbox.
constexpr std::size_t reply_class = size_classes[1];

// The smallest class that holds this much content with its first line; `too_large` above the last.
Result<std::size_t> size_class_for(std::size_t content_size);

// How large the sealed file of a class is for so many recipients.
std::size_t sealed_size(std::size_t size_class, std::size_t recipients);

// Seals the pieces laid end to end, in their class or in the given one if that is larger.
Result<std::string> seal_padded(const std::vector<Recipient>& recipients,
                                const std::vector<std::span<const Byte>>& pieces, Entropy& entropy,
                                std::size_t at_least = 0);

// The content alone. Beside the errors of opening: `invalid` when what was sealed is not padded
// exactly like this.
Result<SecretBytes> open_padded(std::string_view sealed, const AgeKeys& keys);

}  // namespace cairn::seal
