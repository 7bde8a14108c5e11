// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace cairn {
namespace {

std::string formatted(Seconds at, const char* form) {
    const std::time_t seconds = at.time_since_epoch().count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), form, &parts)};
}

}  // namespace

Seconds SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string format_time(Seconds at) {
    return formatted(at, "%Y-%m-%dT%H:%M:%SZ");
}

std::string format_http_date(Seconds at) {
    static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed",
                                                     "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = at.time_since_epoch().count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                  months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                  parts.tm_hour, parts.tm_min, parts.tm_sec);
    return text.data();
}

Result<Seconds> parse_time(std::string_view text) {
    std::tm parts{};
    const std::string copy(text);
    const char* end = strptime(copy.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (end == nullptr || *end != '\0') return fail(ErrorKind::invalid, "not an RFC 3339 UTC time");
    const Seconds at{std::chrono::seconds(timegm(&parts))};
    // strptime accepts 1 for 01 and lets 31 February through; the round trip does not.
    if (format_time(at) != text) return fail(ErrorKind::invalid, "not an RFC 3339 UTC time");
    return at;
}

}  // namespace cairn
