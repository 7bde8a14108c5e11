// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: whatever is typed from paper is a sheet or an error, and a sheet is written the same.
#include "seal/recovery.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn::seal;
    const auto sheet = RecoverySheet::parse({reinterpret_cast<const char*>(data), size});
    if (!sheet) return 0;
    const auto text = sheet->text();
    const auto again = RecoverySheet::parse({text.reveal().data(), text.reveal().size()});
    if (!again || again->number != sheet->number || again->set != sheet->set ||
        again->values.reveal() != sheet->values.reveal())
        std::abort();
    return 0;
}
