// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::web {

// Markup that goes out as it stands. Only literals make it: "<p>"_m.
class Markup {
  public:
    constexpr std::string_view text() const { return text_; }

  private:
    consteval explicit Markup(std::string_view text) : text_(text) {}
    friend consteval Markup operator""_m(const char* text, std::size_t size);
    std::string_view text_;
};
consteval Markup operator""_m(const char* text, std::size_t size) {
    return Markup({text, size});
}

// A piece of HTML. Whatever is appended is escaped, for text and for quoted attributes alike; the
// exceptions are literals (Markup) and other pieces of HTML.
class Html {
  public:
    Html& operator<<(Markup markup) {
        text_ += markup.text();
        return *this;
    }
    Html& operator<<(const Html& piece) {
        text_ += piece.text_;
        return *this;
    }
    Html& operator<<(std::string_view text);
    Html& operator<<(const char* text) { return *this << std::string_view(text); }
    Html& operator<<(std::integral auto number) {
        text_ += std::to_string(number);
        return *this;
    }
    Html& operator<<(bool) = delete;
    Html& operator<<(char) = delete;
    // Text that is markup already, made by code that escapes for itself (a JSON-LD script, an SVG).
    void append_trusted(std::string_view markup) { text_ += markup; }

    bool empty() const { return text_.empty(); }
    const std::string& text() const { return text_; }
    std::string take() && { return std::move(text_); }
    void reserve(std::size_t bytes) { text_.reserve(bytes); }

  private:
    std::string text_;
};

// Appends `text` with & < > " ' as character references. Control characters that HTML forbids are
// left out, and so are the marks that embed or override a direction (U+202A to U+202E, U+2066 to
// U+2069): a title could turn the text after it round with them; pages say directions with `dir`.
void append_escaped(std::string& out, std::string_view text);

}  // namespace cairn::web
