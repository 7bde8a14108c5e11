// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace cairn {

using Seconds = std::chrono::sys_seconds;

// Where time comes from, so that a test can repeat itself.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Seconds now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Seconds now() const override;
};

class FixedClock final : public Clock {
  public:
    explicit FixedClock(Seconds at) : at_(at) {}
    Seconds now() const override { return at_; }

  private:
    Seconds at_;
};

// "2026-11-23T10:15:00Z" (RFC 3339, UTC, whole seconds); `invalid` for any other form.
std::string format_time(Seconds at);
Result<Seconds> parse_time(std::string_view text);
// "Mon, 23 Nov 2026 10:15:00 GMT" (RFC 9110, 5.6.7).
std::string format_http_date(Seconds at);

}  // namespace cairn
