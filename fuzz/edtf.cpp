// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: any bytes are a date or an error, and a date keeps its text.
#include "library/edtf.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto date = cairn::library::Date::parse(text);
    if (date && (date->text() != text || date->sort_key().size() > text.size())) std::abort();
    return 0;
}
