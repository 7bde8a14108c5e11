// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age.h"

#include "seal/age_header.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

// The example of the format's own description, opened in tests/age; here any key will do.
SystemEntropy entropy;

std::string sealed_for(const Identity& identity, std::string_view plain) {
    return seal_to({identity.recipient()}, bytes_of(plain), entropy).value();
}

ErrorKind refusal(std::string_view sealed, const AgeKeys& keys) {
    const auto opened = open_sealed(sealed, keys);
    REQUIRE_FALSE(opened.has_value());
    return opened.error().kind;
}

}  // namespace

TEST_CASE("what is sealed to several is opened by each of them and by nobody else") {
    const Identity one = Identity::generate(entropy);
    const Identity two = Identity::generate(entropy);
    const Identity other = Identity::generate(entropy);
    const std::string sealed =
        seal_to({one.recipient(), two.recipient()}, bytes_of("a story"), entropy).value();
    CHECK(open_sealed(sealed, {{&one}, {}})->reveal_text() == "a story");
    CHECK(open_sealed(sealed, {{&other, &two}, {}})->reveal_text() == "a story");
    CHECK(refusal(sealed, {{&other}, {}}) == ErrorKind::forbidden);
    CHECK(refusal(sealed, {}) == ErrorKind::forbidden);
    CHECK(sealed.find("a story") == std::string::npos);
}

TEST_CASE("sealing the same twice gives different files") {
    const Identity identity = Identity::generate(entropy);
    CHECK(sealed_for(identity, "a story") != sealed_for(identity, "a story"));
}

TEST_CASE("every length around a chunk comes back, however it is cut into pieces") {
    const Identity identity = Identity::generate(entropy);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, age_chunk_size - 1,
                                   age_chunk_size, age_chunk_size + 1, 2 * age_chunk_size}) {
        CAPTURE(size);
        std::string plain(size, 'x');
        for (std::size_t i = 0; i < size; ++i) plain[i] = static_cast<char>(i * 7 + i / 256);
        auto sealer = AgeSealer::to({identity.recipient()}, entropy);
        REQUIRE(sealer.has_value());
        std::string sealed;
        for (std::size_t at = 0; at < size; at += 1000)
            sealer->put(bytes_of(plain).subspan(at, std::min<std::size_t>(1000, size - at)),
                        sealed);
        sealer->finish(sealed);

        std::string seen;
        const PlainSink sink = [&](std::span<const Byte> piece) -> Result<void> {
            seen += text_of(piece);
            return {};
        };
        AgeOpener opener({{&identity}, {}});
        for (std::size_t at = 0; at < sealed.size(); at += 77)
            REQUIRE(opener.put(std::string_view(sealed).substr(at, 77), sink));
        REQUIRE(opener.finish(sink));
        CHECK((seen == plain));
        CHECK((open_sealed(sealed, {{&identity}, {}})->reveal_text() == plain));
    }
}

TEST_CASE("a file that was changed at any byte does not open") {
    const Identity identity = Identity::generate(entropy);
    const std::string sealed = sealed_for(identity, "a story");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        CAPTURE(at);
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(open_sealed(changed, {{&identity}, {}}).has_value());
    }
}

TEST_CASE("a file that was cut at any byte does not open") {
    const Identity identity = Identity::generate(entropy);
    const std::string sealed = sealed_for(identity, "a story");
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(
            open_sealed(std::string_view(sealed).substr(0, size), {{&identity}, {}}).has_value());
    }
    CHECK(refusal(sealed + "x", {{&identity}, {}}) == ErrorKind::corrupt);
}

TEST_CASE("a passphrase opens what it sealed, within the work that is allowed") {
    const std::string sealed = seal_under("three stones", bytes_of("a key"), entropy, 10).value();
    AgeKeys keys{{}, "three stones"};
    CHECK(open_sealed(sealed, keys)->reveal_text() == "a key");
    keys.work_factor_max = 9;
    CHECK(refusal(sealed, keys) == ErrorKind::invalid);
    CHECK(refusal(sealed, {{}, "two stones"}) == ErrorKind::forbidden);
    CHECK(seal_under("x", {}, entropy, 21).error().kind == ErrorKind::invalid);
}

TEST_CASE("sealing to nobody is refused") {
    CHECK(seal_to({}, bytes_of("a story"), entropy).error().kind == ErrorKind::invalid);
}

TEST_CASE("a header without an end is refused at its limit") {
    const std::string endless = "age-encryption.org/v1\n-> " + std::string(1 << 20, 'a');
    AgeOpener opener({});
    const PlainSink sink = [](std::span<const Byte>) -> Result<void> { return {}; };
    CHECK(opener.put(endless, sink).error().kind == ErrorKind::invalid);
}

TEST_CASE("an error of sealing never repeats what was sealed or what should open it") {
    const Identity identity = Identity::generate(entropy);
    const std::string sealed = seal_under("three stones", bytes_of("a story"), entropy, 2).value();
    for (const AgeKeys& keys : {AgeKeys{{&identity}, {}}, AgeKeys{{}, "four stones"}}) {
        const std::string detail = open_sealed(sealed, keys).error().detail;
        CHECK(detail == "age header: none of the keys opens it");
    }
}
