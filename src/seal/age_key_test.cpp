// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age_key.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

// Made by Debian's age-keygen.
constexpr std::string_view identity_text =
    "AGE-SECRET-KEY-1SLCH2J536M6TD0ANJNLKMM2ZG3QXMF9KPYV4UWWSGMCVT4QSJ0AQ6RUSNQ";
constexpr std::string_view recipient_text =
    "age194pkf27n426lvmyhsmf9gem2vrt8d7z2ezt3vsqmgp4ljjfgjs4szstra7";

std::string_view view(const Secret<std::array<char, Identity::text_size>>& text) {
    return {text.reveal().data(), text.reveal().size()};
}

}  // namespace

TEST_CASE("a key that age-keygen made is read, gives its recipient and is written the same") {
    const auto identity = Identity::parse(identity_text);
    REQUIRE(identity.has_value());
    CHECK(identity->recipient().text() == recipient_text);
    CHECK(view(identity->text()) == identity_text);
    CHECK(Recipient::parse(recipient_text).value() == identity->recipient());
}

TEST_CASE("one wrong, missing or swapped character makes a key invalid") {
    for (std::size_t i = 0; i < recipient_text.size(); ++i) {
        CAPTURE(i);
        std::string wrong(recipient_text);
        wrong[i] = wrong[i] == 'q' ? 'p' : 'q';
        CHECK_FALSE(Recipient::parse(wrong).has_value());
        std::string missing(recipient_text);
        missing.erase(i, 1);
        CHECK_FALSE(Recipient::parse(missing).has_value());
        std::string swapped(recipient_text);
        std::swap(swapped[i], swapped[(i + 1) % swapped.size()]);
        if (swapped != recipient_text) CHECK_FALSE(Recipient::parse(swapped).has_value());
    }
}

TEST_CASE("a key in another case is not taken for a key") {
    std::string upper(recipient_text);
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    CHECK_FALSE(Recipient::parse(upper).has_value());
    std::string mixed(identity_text);
    mixed.back() = static_cast<char>(std::tolower(static_cast<unsigned char>(mixed.back())));
    CHECK_FALSE(Identity::parse(mixed).has_value());
    CHECK_FALSE(Identity::parse(recipient_text).has_value());
}

TEST_CASE("the error about a key repeats nothing of it") {
    std::string wrong(identity_text);
    wrong[30] = wrong[30] == 'Q' ? 'P' : 'Q';
    const std::string detail = Identity::parse(wrong).error().detail;
    CHECK(detail == "not a key \"age-secret-key-1...\": its checksum does not hold");
}
