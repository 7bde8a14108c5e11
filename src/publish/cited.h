// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "publish/dates.h"
#include "publish/kinds.h"
#include "publish/publisher.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn::publish {

// What every form of citation says of a work.
struct Cited {
    std::string id;
    const Kind* kind = nullptr;
    std::vector<std::string> authors;  // full names
    std::string title, title_language;
    std::string translated_title;  // in the reader's language, when the title is in another
    std::string version;
    library::Date date;
    std::string address;
    std::string abstract;  // in the reader's language
    std::vector<std::string> keywords;
    std::string library;  // whose catalogue this is
};

Cited cited(const Publisher& publisher, const library::Resource& resource,
            std::string_view language);

// The text in one line: line ends, tabs and other control characters become spaces.
std::string one_line(std::string_view text);

}  // namespace cairn::publish
