// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Names, dates and numbers as a language writes them (ICU, Unicode CLDR).
namespace cairn::text {

// "French" for ("fr", "en"); the tag itself when CLDR has no name for it.
std::string language_name(std::string_view tag, std::string_view in);
// "Viet Nam" for ("VN", "en"): ISO 3166-1 alpha-2.
std::string country_name(std::string_view code, std::string_view in);
std::vector<std::string> country_codes();

// "2 April 2020"; month and day may be 0: "April 2020", "2020".
std::string date_name(int year, int month, int day, std::string_view in);
std::string number_name(std::uint64_t number, std::string_view in);

// Compares as the language sorts: a key for which bytes compare.
std::string sort_key(std::string_view text, std::string_view language);

// Which of a message's plural forms a number takes: "zero", "one", "two", "few", "many", "other".
std::string plural_form(std::uint64_t number, std::string_view language);

}  // namespace cairn::text
