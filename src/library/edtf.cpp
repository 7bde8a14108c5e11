// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/edtf.h"

#include <array>
#include <chrono>

namespace cairn::library {
namespace {

constexpr std::size_t length_max = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Reads `count` digits, or X for digits that are unspecified, which count as 0.
bool read_number(std::string_view& text, int count, int& number, bool& unspecified) {
    if (text.size() < static_cast<std::size_t>(count)) return false;
    number = 0;
    for (int i = 0; i < count; ++i) {
        const char c = text[static_cast<std::size_t>(i)];
        if (c == 'X')
            unspecified = true;
        else if (!is_digit(c) || unspecified)
            return false;
        number = number * 10 + (c == 'X' ? 0 : c - '0');
    }
    text.remove_prefix(static_cast<std::size_t>(count));
    return true;
}

// One year, month or day with its qualifier.
Result<int> parse_point(std::string_view text) {
    const std::string whole(text);
    if (!text.empty() && std::string_view("?~%").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    int year = 0, month = 1, day = 1;
    bool open = false;
    if (!read_number(text, 4, year, open))
        return fail(ErrorKind::invalid, "a year has four digits, as in 2020: " + whole);
    if (!text.empty()) {
        text.remove_prefix(1);
        if (whole[4] != '-' || !read_number(text, 2, month, open))
            return fail(ErrorKind::invalid, "after the year comes -MM: " + whole);
        if (month == 0 && open) month = 1;
    }
    if (!text.empty()) {
        text.remove_prefix(1);
        if (whole[7] != '-' || !read_number(text, 2, day, open) || !text.empty())
            return fail(ErrorKind::invalid, "after the month comes -DD: " + whole);
        if (day == 0 && open) day = 1;
    }
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return fail(ErrorKind::invalid, "there is no such day: " + whole);
    return year;
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
    Date date;
    if (text.empty()) return date;
    if (text.size() > length_max)
        return fail(ErrorKind::too_large, "a date is at most 40 characters");
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        CAIRN_TRY(year, parse_point(text));
        date.year_ = year;
    } else {
        const std::string_view from = text.substr(0, slash);
        const std::string_view to = text.substr(slash + 1);
        const bool from_open = from.empty() || from == "..";
        const bool to_open = to.empty() || to == "..";
        if (from_open && to_open)
            return fail(ErrorKind::invalid, "an interval needs a beginning or an end");
        if (!to_open) {
            CAIRN_TRY(year, parse_point(to));
            date.year_ = year;
        }
        if (!from_open) {
            CAIRN_TRY(year, parse_point(from));
            date.year_ = year;
        }
    }
    date.text_ = text;
    return date;
}

bool Date::uncertain() const {
    return text_.find_first_of("?~%X") != std::string::npos;
}

std::string Date::sort_key() const {
    std::string key = text_.substr(0, text_.find('/'));
    if (key.empty() || key == "..")
        key = text_.substr(text_.find('/') == std::string::npos ? 0 : text_.find('/') + 1);
    return key.substr(0, key.find_first_of("?~%X"));
}

}  // namespace cairn::library
