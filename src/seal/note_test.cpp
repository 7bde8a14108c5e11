// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/note.h"

#include "seal/utf8.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

Signer signer_of(const char* name, Byte first) {
    Secret<std::array<Byte, 32>> seed;
    seed.reveal()[0] = first;
    return Signer::from_seed(name, seed);
}

}  // namespace

TEST_CASE("a note signed by two is verified for both") {
    const Signer one = signer_of("one", 1);
    const Signer two = signer_of("two", 2);
    const auto note = parse_note(sign_note("A text.\n\nWith an empty line.\n", {&one, &two}));
    REQUIRE(note.has_value());
    CHECK(note->text == "A text.\n\nWith an empty line.\n");
    CHECK(verified_signers(*note, {two.verifier(), one.verifier()})->size() == 2);
    CHECK(verified_signers(*note, {one.verifier()})->front().name == "one");
    CHECK(verified_signers(*note, {})->empty());
}

TEST_CASE("a changed text breaks the signature") {
    const Signer one = signer_of("one", 1);
    auto note = parse_note(sign_note("A text.\n", {&one}));
    note->text = "A test.\n";
    CHECK(verified_signers(*note, {one.verifier()}).error().kind == ErrorKind::corrupt);
}

TEST_CASE("a key under the name of another is not taken for it") {
    const Signer one = signer_of("one", 1);
    const Signer impostor = signer_of("one", 9);
    const auto note = parse_note(sign_note("A text.\n", {&impostor}));
    CHECK(verified_signers(*note, {one.verifier()})->empty());
}

TEST_CASE("a verifier key comes back as it was written") {
    // The example of golang.org/x/mod/sumdb/note.
    const char* text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const auto verifier = Verifier::parse(text);
    REQUIRE(verifier.has_value());
    CHECK(verifier->name == "PeterNeumann");
    CHECK(verifier->text() == text);
    CHECK_FALSE(
        Verifier::parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
    CHECK_FALSE(Verifier::parse("Peter Neumann+c74f20a3+AAAA"));
}

TEST_CASE("Go's example note is verified") {
    const auto note = parse_note(
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann "
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
        "otpRZb6KE6RyyBwJnAM=\n");
    REQUIRE(note.has_value());
    const auto verifier =
        Verifier::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    CHECK(verified_signers(*note, {*verifier})->size() == 1);
}

TEST_CASE("what is no note is refused") {
    const Signer one = signer_of("one", 1);
    const std::string good = sign_note("A text.\n", {&one});
    for (const std::string& bad :
         {std::string(), std::string("text\n"), good.substr(0, good.size() - 1), "a\tb" + good,
          good + "x\n", std::string("\xff") + good, std::string(note_bytes_max, 'a') + good}) {
        CHECK_FALSE(parse_note(bad).has_value());
    }
    std::vector<const Signer*> many(note_signatures_max + 1, &one);
    CHECK(parse_note(sign_note("A text.\n", many)).error().kind == ErrorKind::too_large);
}

TEST_CASE("plain UTF-8 excludes overlong forms, surrogates and control characters") {
    CHECK(is_plain_utf8("Stein \u77f3 \U0001faa8\n"));
    for (const char* bad :
         {"\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x80", "\r", "\x7f"}) {
        CHECK_FALSE(is_plain_utf8(bad));
    }
}
