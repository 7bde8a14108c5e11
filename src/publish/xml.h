// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cairn::publish {

// The text as XML 1.0 writes it in an element or a quoted attribute. Characters that XML cannot
// hold at all (most controls, U+FFFE and U+FFFF) become U+FFFD.
std::string xml_escaped(std::string_view text);

// An attribute with a space before it: ` href="..."`.
std::string attribute(std::string_view name, std::string_view value);

// <name>text</name>, with attributes made by attribute().
std::string element(std::string_view name, std::string_view text, std::string_view attributes = "");

}  // namespace cairn::publish
