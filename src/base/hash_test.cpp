// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("sha256 gives the digest of the standard's example") {
    CHECK(to_hex(sha256("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("hashing pieces equals hashing them joined") {
    CHECK(sha256_of({bytes_of("a"), bytes_of(""), bytes_of("bc")}) == sha256("abc"));
}
