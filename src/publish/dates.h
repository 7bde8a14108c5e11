// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "library/edtf.h"

#include <optional>
#include <string>
#include <string_view>

// What other formats can say of an EDTF date.
namespace cairn::publish {

// One end of a date. Month and day are 0 where the date does not say them.
struct Point {
    int year = 0, month = 0, day = 0;
    bool approximate = false;  // ~ or %
    bool uncertain = false;    // ?, % or unspecified digits
};

// The two ends; a date that is no interval begins and ends at the same point. An open or unknown
// end is empty.
struct Ends {
    std::optional<Point> begin, end;
    bool interval = false;
};
Ends ends_of(const library::Date& date);

// "2020-04-02" (`separator` between), or as much as the point says.
std::string written(const Point& point, std::string_view separator = "-");

// The date as ISO 8601 has it, for formats without a way to say "about": empty unless it is one
// certain, exact point.
std::string exact_iso(const library::Date& date);

// For a sentence in one of the six languages: "2 April 2020", "about April 2020", "2020?",
// "March 2020–May 2023"; empty when unknown.
std::string date_in_words(const library::Date& date, std::string_view language);

}  // namespace cairn::publish
