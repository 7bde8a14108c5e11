// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: any bytes are a line or an error; a line written out is read back the same.
#include "desk/line.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn::desk;
    const auto line = parse_line({reinterpret_cast<const char*>(data), size});
    if (!line) return 0;
    const auto again =
        parse_line(write_line(line->resource, line->resource.editions.front(), line->text));
    if (!again || again->resource.to_json() != line->resource.to_json()) std::abort();
    return 0;
}
