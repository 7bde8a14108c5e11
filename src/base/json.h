// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// JSON values are Boost.JSON's, under our names; only base includes the library itself.
namespace cairn::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

// Parses one JSON text (RFC 8259, valid UTF-8, at most 32 levels deep). Fails with `invalid`,
// naming the byte where it stopped making sense.
Result<Value> parse(std::string_view text);
Result<Object> parse_object(std::string_view text);

std::string write(const Value& value);
std::string write(const Object& object);
// With two-space indentation and one member a line, for people and for version control.
std::string write_pretty(const Value& value);

// Readers of one member. An absent or null member is empty; a member of another type fails with
// `invalid` and names the member.
Result<std::optional<std::string>> text_at(const Object& object, std::string_view name);
Result<std::optional<std::int64_t>> integer_at(const Object& object, std::string_view name);
Result<bool> flag_at(const Object& object, std::string_view name);
Result<std::vector<std::string>> texts_at(const Object& object, std::string_view name);
Result<const Object*> object_at(const Object& object, std::string_view name);
Result<const Array*> array_at(const Object& object, std::string_view name);

// A member that must be there.
Result<std::string> required_text(const Object& object, std::string_view name);

Array array_of(const std::vector<std::string>& texts);

}  // namespace cairn::json
