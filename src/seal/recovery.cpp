// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/recovery.h"

#include "base/hash.h"
#include "seal/bech32.h"

#include <algorithm>
#include <set>

namespace cairn::seal {
namespace {

constexpr std::string_view prefix = "cairnshare";
constexpr std::size_t sheet_bytes = 42;
constexpr std::size_t characters = bech32_size(prefix, sheet_bytes);
static_assert(characters + (characters - 1) / 4 == RecoverySheet::text_size);

using Values = std::array<Byte, 36>;

// GF(256) with x^8 + x^4 + x^3 + x + 1. Tables would be quicker, but which of their cells are read
// shows in the cache; this takes the same steps for all values.
Byte times(Byte one, Byte other) {
    unsigned product = 0;
    unsigned shifted = one;
    for (unsigned bit = 0; bit < 8; ++bit) {
        product ^= shifted & (0U - ((static_cast<unsigned>(other) >> bit) & 1U));
        shifted = (shifted << 1U) ^ (0x11bU & (0U - (shifted >> 7U)));
    }
    return static_cast<Byte>(product);
}

// one^254, which is its inverse, as all non-zero values have order 255.
Byte inverse(Byte one) {
    Byte power = one;
    for (int i = 0; i < 6; ++i) power = times(times(power, power), one);
    return times(power, power);
}

Byte plus(Byte one, Byte other) {
    return static_cast<Byte>(one ^ other);
}

// The values at `place` of the polynomials that go through the sheets: at 0 the secret, at a
// sheet's number what that sheet must say.
Secret<Values> interpolate(std::span<const RecoverySheet> sheets, Byte place) {
    Secret<Values> sum;
    for (const RecoverySheet& sheet : sheets) {
        Byte weight = 1;
        for (const RecoverySheet& other : sheets) {
            if (other.number == sheet.number) continue;
            weight = times(weight, times(plus(place, other.number),
                                         inverse(plus(sheet.number, other.number))));
        }
        for (std::size_t i = 0; i < sum.reveal().size(); ++i)
            sum.reveal().at(i) =
                plus(sum.reveal().at(i), times(weight, sheet.values.reveal().at(i)));
    }
    return sum;
}

std::array<Byte, 4> check_of(const std::array<Byte, 32>& secret) {
    const Sha256 digest = sha256(secret);
    return {digest[0], digest[1], digest[2], digest[3]};
}

Result<void> check_set(std::span<const RecoverySheet> sheets) {
    if (sheets.empty()) return fail(ErrorKind::invalid, "recovery: no sheet was given");
    std::set<Byte> numbers;
    for (const RecoverySheet& sheet : sheets) {
        if (sheet.set != sheets.front().set || sheet.needed != sheets.front().needed)
            return fail(ErrorKind::invalid, "recovery: the sheets are of different splits");
        if (!numbers.insert(sheet.number).second)
            return fail(ErrorKind::invalid, "recovery: a sheet was given twice");
    }
    if (sheets.size() < sheets.front().needed)
        return fail(ErrorKind::invalid,
                    "recovery: " + std::to_string(sheets.front().needed) + " sheets are needed");
    return {};
}

}  // namespace

Result<std::vector<RecoverySheet>> split_secret(const Secret<std::array<Byte, 32>>& secret,
                                                RecoveryPlan plan, Entropy& entropy) {
    if (plan.needed < 2 || plan.needed > plan.sheets || plan.sheets > recovery_sheets_max)
        return fail(ErrorKind::invalid, "recovery: needed from 2 to all sheets, at most 32 sheets");
    // The polynomials' coefficients: the secret, then random ones.
    std::vector<Secret<Values>> coefficients(plan.needed);
    Values& constant = coefficients.front().reveal();
    const auto check = check_of(secret.reveal());
    std::copy(secret.reveal().begin(), secret.reveal().end(), constant.begin());
    std::copy(check.begin(), check.end(), constant.begin() + 32);
    for (std::size_t i = 1; i < coefficients.size(); ++i) entropy.fill(coefficients[i].reveal());

    std::array<Byte, 4> set{};
    entropy.fill(set);
    std::vector<RecoverySheet> sheets(plan.sheets);
    for (std::size_t at = 0; at < sheets.size(); ++at) {
        RecoverySheet& sheet = sheets[at];
        sheet.needed = static_cast<Byte>(plan.needed);
        sheet.number = static_cast<Byte>(at + 1);
        sheet.set = set;
        for (std::size_t i = 0; i < constant.size(); ++i) {
            Byte& value = sheet.values.reveal().at(i);
            for (auto next = coefficients.rbegin(); next != coefficients.rend(); ++next)
                value = plus(times(value, sheet.number), next->reveal().at(i));
        }
    }
    return sheets;
}

Result<Secret<std::array<Byte, 32>>> join_sheets(std::span<const RecoverySheet> sheets) {
    CAIRN_CHECK(check_set(sheets));
    const std::size_t needed = sheets.front().needed;
    const auto first = sheets.first(needed);
    for (const RecoverySheet& sheet : sheets.subspan(needed))
        if (!equal_in_constant_time(interpolate(first, sheet.number).reveal(),
                                    sheet.values.reveal()))
            return fail(ErrorKind::corrupt, "recovery: the sheets do not fit together");
    const Secret<Values> joined = interpolate(first, 0);
    CAIRN_TRY(secret, Secret<std::array<Byte, 32>>::create());
    std::copy_n(joined.reveal().begin(), 32, secret.reveal().begin());
    if (!equal_in_constant_time(check_of(secret.reveal()), std::span(joined.reveal()).subspan(32)))
        return fail(ErrorKind::corrupt, "recovery: the sheets do not fit together");
    return secret;
}

Secret<std::array<char, RecoverySheet::text_size>> RecoverySheet::text() const {
    Secret<std::array<Byte, sheet_bytes>> bytes;
    bytes.reveal()[0] = needed;
    bytes.reveal()[1] = number;
    std::copy(set.begin(), set.end(), bytes.reveal().begin() + 2);
    std::copy(values.reveal().begin(), values.reveal().end(), bytes.reveal().begin() + 6);
    Secret<std::array<char, characters>> written;
    write_bech32(prefix, bytes.reveal(), written.reveal());
    Secret<std::array<char, text_size>> text;
    auto place = text.reveal().begin();
    for (std::size_t i = 0; i < characters; ++i) {
        if (i > 0 && i % 4 == 0) *place++ = ' ';
        const char c = written.reveal().at(i);
        *place++ = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

Result<RecoverySheet> RecoverySheet::parse(std::string_view typed) {
    const auto refused = [](const char* why) {
        return fail(ErrorKind::invalid, std::string("recovery: ") + why);
    };
    Secret<std::array<char, characters>> written;
    std::size_t size = 0;
    for (const char c : typed) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
        if (size == characters) return refused("a sheet is too long");
        written.reveal().at(size++) = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    Secret<std::array<Byte, sheet_bytes>> bytes;
    if (!parse_bech32(prefix, {written.reveal().data(), size}, bytes.reveal()))
        return refused("a sheet has a wrong or a missing character");
    RecoverySheet sheet;
    sheet.needed = bytes.reveal()[0];
    sheet.number = bytes.reveal()[1];
    if (sheet.needed < 2 || sheet.needed > recovery_sheets_max || sheet.number < 1 ||
        sheet.number > recovery_sheets_max)
        return refused("a sheet has a number that none can have");
    std::copy_n(bytes.reveal().begin() + 2, 4, sheet.set.begin());
    std::copy_n(bytes.reveal().begin() + 6, 36, sheet.values.reveal().begin());
    return sheet;
}

}  // namespace cairn::seal
