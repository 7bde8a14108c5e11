// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/html.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace cairn::web {

// What a placeholder of a message stands for: a text, a number (written as the language writes
// numbers, and choosing the plural form where the message has several), or a piece of HTML.
struct Arg {
    std::string_view name;
    std::variant<std::string_view, std::uint64_t, const Html*> value;
};
using Args = std::initializer_list<Arg>;

// The words of the pages in one language, from messages/<tag>.json. A message is plain text with
// {placeholders}, never markup; one that this language lacks is answered in English, and one that
// nobody has as its id in brackets, so that it is seen.
class Messages {
  public:
    // The tags of all interface languages, English first.
    static const std::vector<std::string_view>& languages();
    // English for a language that is not among them.
    static const Messages& in(std::string_view language);

    std::string_view language() const { return language_; }
    bool has(std::string_view id) const { return by_id_.contains(id); }
    // A message without placeholders.
    std::string_view text(std::string_view id) const;
    std::string text(std::string_view id, Args args) const;  // no argument may be HTML
    void write(Html& html, std::string_view id, Args args = {}) const;

  private:
    // The text of each plural form; "other" alone for most.
    using Forms = std::unordered_map<std::string, std::string>;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    explicit Messages(std::string_view language);
    const std::string* pattern(std::string_view id, Args args) const;

    std::string language_;
    std::unordered_map<std::string, Forms, Hash, std::equal_to<>> by_id_;
};

}  // namespace cairn::web
