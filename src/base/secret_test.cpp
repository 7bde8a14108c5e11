// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/secret.h"

#include "base/json.h"

#include <doctest/doctest.h>
#include <array>
#include <concepts>
#include <ostream>
#include <string>

using namespace cairn;

namespace {

using Key = Secret<std::array<Byte, 32>>;

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};
template <typename T>
concept Comparable = requires(const T& value) {
    value == value;
};

template <typename T>
constexpr bool is_mute =
    !Printable<T> && !Comparable<T> && !std::copyable<T> &&
    !std::is_constructible_v<json::Value, T> && !std::is_convertible_v<T, std::string> &&
    !std::is_convertible_v<T, std::string_view> && std::movable<T>;

// The rule above can fail: it does for what is no secret.
static_assert(Printable<std::string> && Comparable<std::string> &&
              std::is_constructible_v<json::Value, std::string>);
static_assert(is_mute<Key> && is_mute<SecretBytes>);

}  // namespace

TEST_CASE("a secret begins as zeros, keeps what is put in and can be moved") {
    Key key;
    CHECK(key.reveal() == std::array<Byte, 32>{});
    key.reveal()[3] = 7;
    Key moved = std::move(key);
    CHECK(moved.reveal()[3] == 7);
    Key other;
    other = std::move(moved);
    CHECK(other.reveal()[3] == 7);
    auto bytes = SecretBytes::copy_of(bytes_of("a stone"));
    REQUIRE(bytes.has_value());
    CHECK(bytes->reveal_text() == "a stone");
    bytes->shorten(3);
    CHECK(bytes->reveal_text() == "a s");
    CHECK(SecretBytes::create(0)->reveal().empty());
}

TEST_CASE("comparing in constant time still tells what differs") {
    CHECK(equal_in_constant_time(bytes_of("stone"), bytes_of("stone")));
    CHECK_FALSE(equal_in_constant_time(bytes_of("stone"), bytes_of("stonf")));
    CHECK_FALSE(equal_in_constant_time(bytes_of("stone"), bytes_of("ston")));
    CHECK(equal_in_constant_time({}, {}));
}
