// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/code.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace cairn;
using namespace cairn::seal;

namespace {

constexpr std::string_view simple = "00000000000000000000000195";

std::string digits_of(const Code& code) {
    const auto& digits = code.digits().reveal();
    return {digits.begin(), digits.end()};
}

std::string refusal(std::string_view typed) {
    const auto code = Code::parse(typed);
    return code ? "accepted" : code.error().detail;
}

}  // namespace

TEST_CASE("the check digits are those of ISO 7064, MOD 97-10") {
    // 100 leaves 3, and 98 - 3 = 95.
    CHECK(digits_of(Code::parse(simple).value()) == simple);
    // 98 and 01 leave the same rest; only one of them is a code.
    CHECK(refusal("00000000000000000000000098") == "accepted");
    CHECK(refusal("00000000000000000000000001") == "a code's check digits do not hold");
    CHECK(refusal("00000000000000000000000196") == "a code's check digits do not hold");
}

TEST_CASE("codes that are made are well formed, shown in groups, and differ") {
    SystemEntropy entropy;
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const Code code = Code::generate(entropy);
        const auto grouped = code.grouped();
        const std::string_view shown(grouped.reveal().data(), grouped.reveal().size());
        CHECK(shown[4] == ' ');
        CHECK(digits_of(Code::parse(shown).value()) == digits_of(code));
        seen.insert(digits_of(code));
    }
    CHECK(seen.size() == 200);
}

TEST_CASE("every digit is as likely as another") {
    SystemEntropy entropy;
    std::array<int, 10> counts{};
    for (int i = 0; i < 2000; ++i) {
        const Code code = Code::generate(entropy);
        for (std::size_t at = 0; at < code_random_digits; ++at)
            ++counts.at(static_cast<std::size_t>(code.digits().reveal().at(at) - '0'));
    }
    // 4800 expected, standard deviation 66: eight of them do not happen by chance.
    for (const int count : counts) CHECK(std::abs(count - 4800) < 8 * 66);
}

TEST_CASE("a wrong digit and two swapped neighbours are noticed") {
    SystemEntropy entropy;
    const std::string good = digits_of(Code::generate(entropy));
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = good;
            wrong[at] = digit;
            if (wrong != good) CHECK(refusal(wrong) == "a code's check digits do not hold");
        }
        std::string swapped = good;
        std::swap(swapped[at], swapped[(at + 1) % good.size()]);
        if (at + 1 < good.size() && swapped != good)
            CHECK(refusal(swapped) == "a code's check digits do not hold");
    }
}

TEST_CASE("digits of any script are taken, with spaces, dashes and invisible marks") {
    const char* const typed[] = {
        " 0000-0000-0000-0000\t0000\u20130001 95\r\n",
        "\u200f\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660"
        "\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0661\u00a0\u0669\u0665",
        "\u06f0\u06f0\u06f0\u06f0\u2212\u06f0\u06f0\u06f0\u06f0 00000000 00000001 "
        "\u096f\u096b\ufeff",
        "\uff10\uff10\uff10\uff10\u3000\uff10\uff10\uff10\uff10\uff0d\u0e50\u0e50\u0e50\u0e50"
        "\u07c0\u07c0\u07c0\u07c0\u1040\u1040\u1040\u1040\u17e0\u17e0\u17e0\u17e1\U0001e959"
        "\U0001fbf5",
    };
    for (const char* text : typed) {
        CAPTURE(text);
        CHECK(refusal(text) == "accepted");
    }
}

TEST_CASE("what is no code is refused without repeating it") {
    CHECK(refusal("") == "a code has 26 digits, not fewer");
    CHECK(refusal(simple.substr(1)) == "a code has 26 digits, not fewer");
    CHECK(refusal(std::string(simple) + "0") == "a code has 26 digits, not more");
    CHECK(refusal("0x0000000000000000000000195") == "a code has only digits, spaces and dashes");
    // Roman numerals, superscripts and ideographs are numbers, but no decimal digits.
    for (const char* text : {"\u2160", "\u00b2", "\u4e00", "\u00bd"})
        CHECK(refusal(text) == "a code has only digits, spaces and dashes");
    CHECK(refusal("\xc0\xb0") == "a code must be UTF-8");
    CHECK(refusal(std::string(1025, ' ')) == "a code is typed in at most 1 KiB");
}
