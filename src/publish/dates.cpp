// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/dates.h"

#include "publish/phrases.h"
#include "text/names.h"

#include <algorithm>

namespace cairn::publish {
namespace {

// The number at `offset`, 0 where a digit is unspecified or the text is over.
int number_at(std::string_view text, std::size_t offset, std::size_t digits) {
    if (text.size() < offset + digits) return 0;
    int number = 0;
    for (const char c : text.substr(offset, digits)) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<Point> point_of(std::string_view text) {
    if (text.empty() || text == "..") return std::nullopt;
    Point point;
    point.approximate = text.ends_with('~') || text.ends_with('%');
    point.uncertain = text.find_first_of("?%X") != std::string_view::npos;
    // "202X" begins with 2020, as library::Date::year() has it.
    std::string year(text.substr(0, 4));
    std::replace(year.begin(), year.end(), 'X', '0');
    point.year = number_at(year, 0, 4);
    point.month = number_at(text, 5, 2);
    point.day = point.month == 0 ? 0 : number_at(text, 8, 2);
    return point;
}

std::string digits(int number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string point_in_words(const Point& point, std::string_view language) {
    std::string words = text::date_name(point.year, point.month, point.day, language);
    if (point.uncertain) words += "?";
    return point.approximate ? with(phrases(language).about, words) : words;
}

}  // namespace

Ends ends_of(const library::Date& date) {
    const std::string_view text = date.text();
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        const auto point = point_of(text);
        return {point, point, false};
    }
    return {point_of(text.substr(0, slash)), point_of(text.substr(slash + 1)), true};
}

std::string written(const Point& point, std::string_view separator) {
    std::string text = digits(point.year, 4);
    if (point.month != 0) text += std::string(separator) + digits(point.month, 2);
    if (point.day != 0) text += std::string(separator) + digits(point.day, 2);
    return text;
}

std::string exact_iso(const library::Date& date) {
    const Ends ends = ends_of(date);
    if (!ends.begin || ends.interval || date.uncertain()) return {};
    return written(*ends.begin);
}

std::string date_in_words(const library::Date& date, std::string_view language) {
    const Ends ends = ends_of(date);
    const auto words = [&](const std::optional<Point>& point) {
        return point ? point_in_words(*point, language) : std::string();
    };
    return ends.interval ? words(ends.begin) + "–" + words(ends.end) : words(ends.begin);
}

}  // namespace cairn::publish
