// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes are a note or are refused; a note that is read gives its text back, and what an entry
// says survives being written again.
#include "seal/note.h"
#include "journal/checkpoint.h"
#include "journal/envelope.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn;
    const std::string_view bytes = text_of({data, size});
    const auto note = seal::parse_note(bytes);
    if (note && !bytes.starts_with(note->text)) std::abort();
    if (note) (void)journal::parse_checkpoint(note->text);
    const auto entry = journal::parse_entry(bytes);
    if (entry) {
        const auto again = journal::parse_entry_text(journal::format_entry(*entry));
        if (!again || again->id != entry->id || again->put != entry->put) std::abort();
    }
    return 0;
}
