// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace cairn::library {

// A date as the Extended Date/Time Format has it (ISO 8601-2, EDTF levels 0 and 1): a year, month
// or day, qualified by ? (uncertain), ~ (approximate) or % (both); an interval of two such
// ("2020-01/2023-05", an open end as ".."); unspecified digits ("202X"). Empty means unknown.
class Date {
  public:
    Date() = default;
    // `invalid` with a sentence that names what is wrong.
    static Result<Date> parse(std::string_view text);

    const std::string& text() const { return text_; }
    bool known() const { return !text_.empty(); }
    // The first year it can mean; 0 when unknown.
    int year() const { return year_; }
    bool uncertain() const;
    // "2020-04-02" or as much of it as is said; sorts by byte order. Empty when unknown.
    std::string sort_key() const;

  private:
    std::string text_;
    int year_ = 0;
};

}  // namespace cairn::library
