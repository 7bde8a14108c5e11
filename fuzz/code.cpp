// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: whatever is typed is a code or an error; a code that is shown is the same code; and the
// error repeats nothing of what was typed.
#include "seal/code.h"

#include <cstdlib>
#include <set>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn::seal;
    static const std::set<std::string> sentences{
        "a code is typed in at most 1 KiB",          "a code must be UTF-8",
        "a code has only digits, spaces and dashes", "a code has 26 digits, not more",
        "a code has 26 digits, not fewer",           "a code's check digits do not hold",
    };
    const auto code = Code::parse({reinterpret_cast<const char*>(data), size});
    if (!code) {
        if (!sentences.contains(code.error().detail)) std::abort();
        return 0;
    }
    const auto shown = code->grouped();
    const auto again = Code::parse({shown.reveal().data(), shown.reveal().size()});
    if (!again || again->digits().reveal() != code->digits().reveal()) std::abort();
    return 0;
}
