// SPDX-License-Identifier: AGPL-3.0-or-later
#include "text/language.h"
#include "text/words.h"

#include <array>
#include <cstdint>
#include <cstdlib>

// Tags and Accept-Language fields as a stranger sends them, and the words of any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    constexpr std::array<std::string_view, 6> offered{"en", "fr", "es", "ar", "ru", "zh"};
    const std::string_view chosen = cairn::text::negotiate(input, offered);
    bool known = false;
    for (const std::string_view language : offered) known = known || language == chosen;
    if (!known) std::abort();
    if (cairn::text::is_language_tag(input)) {
        if (input.size() > 35) std::abort();
        cairn::text::direction(input);
    }
    std::size_t end = 0;
    cairn::text::for_each_word(input, [&](const cairn::text::Word& word) {
        if (word.begin < end || word.end <= word.begin || word.end > size) std::abort();
        end = word.end;
    });
    return 0;
}
