// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/recovery.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>
#include <string>

using namespace cairn;
using namespace cairn::seal;

namespace {

SystemEntropy entropy;
using Key = Secret<std::array<Byte, 32>>;

Key random_key() {
    Key key;
    entropy.fill(key.reveal());
    return key;
}

std::string text_of_sheet(const RecoverySheet& sheet) {
    const auto text = sheet.text();
    return {text.reveal().begin(), text.reveal().end()};
}

RecoverySheet copy_of(const RecoverySheet& sheet) {
    return RecoverySheet::parse(text_of_sheet(sheet)).value();
}

std::vector<RecoverySheet> chosen(const std::vector<RecoverySheet>& sheets, unsigned which) {
    std::vector<RecoverySheet> some;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (((which >> i) & 1U) != 0) some.push_back(copy_of(sheets[i]));
    return some;
}

ErrorKind refusal(const std::vector<RecoverySheet>& sheets) {
    const auto joined = join_sheets(sheets);
    REQUIRE_FALSE(joined.has_value());
    return joined.error().kind;
}

}  // namespace

TEST_CASE("any three of five sheets bring the secret back, and any two do not") {
    const Key key = random_key();
    const auto sheets = split_secret(key, {}, entropy).value();
    REQUIRE(sheets.size() == 5);
    for (unsigned which = 0; which < 32; ++which) {
        CAPTURE(which);
        const auto some = chosen(sheets, which);
        if (some.size() < 3) {
            CHECK(refusal(some) == ErrorKind::invalid);
            continue;
        }
        CHECK(join_sheets(some)->reveal() == key.reveal());
    }
}

TEST_CASE("every plan that is allowed works, in any order of the sheets") {
    for (const RecoveryPlan plan : {RecoveryPlan{2, 2}, {2, 32}, {32, 32}, {4, 7}}) {
        const Key key = random_key();
        auto sheets = split_secret(key, plan, entropy).value();
        std::reverse(sheets.begin(), sheets.end());
        CHECK(join_sheets(sheets)->reveal() == key.reveal());
        sheets.resize(plan.needed);
        CHECK(join_sheets(sheets)->reveal() == key.reveal());
    }
    for (const RecoveryPlan plan : {RecoveryPlan{1, 5}, {0, 0}, {4, 3}, {3, 33}})
        CHECK(split_secret(random_key(), plan, entropy).error().kind == ErrorKind::invalid);
}

TEST_CASE("fewer sheets than needed fit every secret equally well") {
    // One sheet of a 2-of-2 split of a constant secret, a thousand times: its first byte takes
    // values all over, 256 of them about evenly.
    const Key zero;
    std::map<Byte, int> counts;
    for (int i = 0; i < 4096; ++i)
        ++counts[split_secret(zero, {2, 2}, entropy).value()[0].values.reveal()[0]];
    CHECK(counts.size() == 256);
    for (const auto& [value, count] : counts) CHECK(count < 16 + 8 * 4);  // 16 expected, sigma 4
}

TEST_CASE("a sheet that lies is noticed with as many as needed and with more") {
    const auto sheets = split_secret(random_key(), {}, entropy).value();
    for (const unsigned which : {0b00111U, 0b11111U}) {
        for (std::size_t liar = 0; liar < 3; ++liar) {
            auto some = chosen(sheets, which);
            some[liar].values.reveal()[5] ^= 1;
            CHECK(refusal(some) == ErrorKind::corrupt);
        }
    }
}

TEST_CASE("sheets of two splits, a sheet twice and no sheet at all are refused") {
    const Key key = random_key();
    const auto one = split_secret(key, {}, entropy).value();
    const auto other = split_secret(key, {}, entropy).value();
    auto mixed = chosen(one, 0b00011);
    mixed.push_back(copy_of(other[2]));
    CHECK(refusal(mixed) == ErrorKind::invalid);
    auto twice = chosen(one, 0b00011);
    twice.push_back(copy_of(one[0]));
    CHECK(refusal(twice) == ErrorKind::invalid);
    CHECK(refusal({}) == ErrorKind::invalid);
}

TEST_CASE("a sheet is read back from paper however it is typed") {
    const auto sheets = split_secret(random_key(), {}, entropy).value();
    const std::string text = text_of_sheet(sheets[1]);
    CHECK(text.starts_with("CAIR NSHA RE1"));
    std::string typed = "\n";
    for (const char c : text)
        typed += c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto sheet = RecoverySheet::parse(typed + " \r\n");
    REQUIRE(sheet.has_value());
    CHECK(sheet->needed == 3);
    CHECK(sheet->number == 2);
    CHECK(sheet->set == sheets[1].set);
    CHECK(sheet->values.reveal() == sheets[1].values.reveal());
}

TEST_CASE("a sheet with a wrong, missing or added character is refused without repeating it") {
    const auto sheets = split_secret(random_key(), {}, entropy).value();
    const std::string text = text_of_sheet(sheets[0]);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') continue;
        std::string wrong = text;
        wrong[i] = wrong[i] == 'Q' ? 'P' : 'Q';
        CHECK(RecoverySheet::parse(wrong).error().detail ==
              "recovery: a sheet has a wrong or a missing character");
        std::string missing = text;
        missing.erase(i, 1);
        CHECK_FALSE(RecoverySheet::parse(missing).has_value());
        CHECK_FALSE(RecoverySheet::parse(text.substr(0, i) + "Q" + text.substr(i)).has_value());
    }
    CHECK_FALSE(RecoverySheet::parse("").has_value());
}
