// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::library {

// One text in several languages, by BCP 47 tag, in the order in which they were written: the
// original language first.
class Localized {
  public:
    static Result<Localized> from_json(const json::Object& object);
    static Result<Localized> at(const json::Object& object, std::string_view name);

    json::Object to_json() const;
    void set(std::string language, std::string text);

    bool empty() const { return texts_.empty(); }
    // The text in `language`, else in English, else the first; empty only if there is none.
    const std::string& in(std::string_view language) const;
    // The language that in() answers with.
    std::string_view language_for(std::string_view language) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return texts_; }
    bool operator==(const Localized&) const = default;

  private:
    std::vector<std::pair<std::string, std::string>> texts_;
};

}  // namespace cairn::library
