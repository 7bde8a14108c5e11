// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/padded.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

SystemEntropy entropy;

Error refusal(const Identity& identity, std::string_view plain) {
    const std::string sealed = seal_to({identity.recipient()}, bytes_of(plain), entropy).value();
    const auto opened = open_padded(sealed, {{&identity}, {}});
    REQUIRE_FALSE(opened.has_value());
    return opened.error();
}

}  // namespace

TEST_CASE("content comes back, and files of one class have one size") {
    const Identity identity = Identity::generate(entropy);
    const std::string two = "two";
    for (const std::size_t size : {0U, 1U, 4075U, 4076U, 4077U, 16000U, 65536U, 200'000U}) {
        CAPTURE(size);
        const std::string content(size, 'x');
        const std::string sealed =
            seal_padded({identity.recipient()}, {bytes_of(content), bytes_of(two)}, entropy)
                .value();
        CHECK(sealed.size() == sealed_size(size_class_for(size + 3).value(), 1));
        const auto opened = open_padded(sealed, {{&identity}, {}});
        REQUIRE(opened.has_value());
        CHECK((opened->reveal_text() == content + two));
    }
}

TEST_CASE("a class holds exactly what fits with the line before it") {
    CHECK(size_class_for(4096 - 20).value() == 4096);
    CHECK(size_class_for(4096 - 19).value() == 16384);
    CHECK(size_class_for((16U << 20U) - 24).value() == 16U << 20U);
    CHECK(size_class_for((16U << 20U) - 23).error().kind == ErrorKind::too_large);
}

TEST_CASE("a reply fills its class however short it is, for two readers as well") {
    const Identity one = Identity::generate(entropy);
    const Identity two = Identity::generate(entropy);
    const std::string text = "come at ten";
    const auto sealed =
        seal_padded({one.recipient(), two.recipient()}, {bytes_of(text)}, entropy, reply_class);
    CHECK(sealed->size() == sealed_size(reply_class, 2));
    CHECK(open_padded(*sealed, {{&two}, {}})->reveal_text() == text);
}

TEST_CASE("what is padded in another way is refused, and the error says nothing of it") {
    const Identity identity = Identity::generate(entropy);
    const auto padded = [](std::string plain, std::size_t size) {
        plain.resize(size, '\0');
        return plain;
    };
    for (const std::string& bad :
         {std::string(), padded("a story", 4096), padded("cairn-padded/1 5\nstory", 4095),
          padded("cairn-padded/1 05\nstory", 4096), padded("cairn-padded/1 -5\nstory", 4096),
          padded("cairn-padded/1 4\nstory", 4096), padded("cairn-padded/1 5000\nstory", 4096),
          padded("cairn-padded/1 99999999999999999999\nstory", 4096)}) {
        const Error error = refusal(identity, bad);
        CHECK(error.kind == ErrorKind::invalid);
        CHECK(error.detail.find("story") == std::string::npos);
    }
}
