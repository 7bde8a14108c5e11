// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/bech32.h"

#include <algorithm>

namespace cairn::seal {
namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksum_size = 6;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The remainder of the BCH code, fed one group of five bits at a time.
class Checksum {
  public:
    explicit Checksum(std::string_view prefix) {
        for (const char c : prefix) put(static_cast<unsigned>(c) >> 5U);
        put(0);
        for (const char c : prefix) put(static_cast<unsigned>(c) & 31U);
    }
    void put(unsigned group) {
        static constexpr std::array<unsigned, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
                                                           0x3d4233dd, 0x2a1462b3};
        const unsigned top = value_ >> 25U;
        value_ = ((value_ & 0x1ffffffU) << 5U) ^ group;
        for (unsigned bit = 0; bit < 5; ++bit)
            value_ ^= (0U - ((top >> bit) & 1U)) & generator.at(bit);
    }
    unsigned value() const { return value_; }

  private:
    unsigned value_ = 1;
};

}  // namespace

void write_bech32(std::string_view prefix, std::span<const Byte> bytes, std::span<char> out) {
    Checksum checksum(prefix);
    auto place = std::copy(prefix.begin(), prefix.end(), out.begin());
    *place++ = '1';
    unsigned kept = 0;
    unsigned bits = 0;
    const auto put = [&](unsigned group) {
        checksum.put(group);
        *place++ = alphabet[group];
    };
    for (const Byte byte : bytes) {
        kept = ((kept << 8U) | byte) & 0xfffU;
        for (bits += 8; bits >= 5; bits -= 5) put((kept >> (bits - 5)) & 31U);
    }
    if (bits > 0) put((kept << (5 - bits)) & 31U);
    for (std::size_t i = 0; i < checksum_size; ++i) checksum.put(0);
    const unsigned sum = checksum.value() ^ 1U;
    for (unsigned i = 0; i < checksum_size; ++i) *place++ = alphabet[(sum >> (25 - 5 * i)) & 31U];
}

Result<void> parse_bech32(std::string_view prefix, std::string_view text, std::span<Byte> bytes) {
    const auto refused = [&](const char* why) {
        return fail(ErrorKind::invalid, "not a key \"" + std::string(prefix) + "1...\": " + why);
    };
    if (text.size() != bech32_size(prefix, bytes.size())) return refused("its length is wrong");
    const bool has_upper =
        std::any_of(text.begin(), text.end(), [](char c) { return c != lower(c); });
    const bool has_lower =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (has_upper && has_lower) return refused("it mixes upper and lower case");
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (lower(text[i]) != prefix[i]) return refused("its beginning is another");
    if (text[prefix.size()] != '1') return refused("its beginning is another");
    text.remove_prefix(prefix.size() + 1);

    Checksum checksum(prefix);
    unsigned kept = 0;
    unsigned bits = 0;
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t group = alphabet.find(lower(text[i]));
        if (group == std::string_view::npos)
            return refused("it has a character that none may have");
        checksum.put(static_cast<unsigned>(group));
        if (i + checksum_size >= text.size()) continue;
        kept = ((kept << 5U) | static_cast<unsigned>(group)) & 0xfffU;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes[written++] = static_cast<Byte>(kept >> bits);
    }
    if (checksum.value() != 1) return refused("its checksum does not hold");
    if ((kept & ((1U << bits) - 1U)) != 0) return refused("bits are left over");
    return {};
}

}  // namespace cairn::seal
