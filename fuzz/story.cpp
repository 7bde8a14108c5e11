// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: any bytes that were sealed are a story within its limits or an error, and a story that
// was read is written the same.
#include "stories/story_file.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn::stories;
    const auto story = read_story({data, size});
    if (!story) return 0;
    if (!check_story(*story)) std::abort();
    std::string written = write_head(*story).value();
    const std::string head = written;
    written += story->text;
    for (const Attachment& attachment : story->attachments)
        written += cairn::text_of(attachment.bytes);
    const auto again = read_story(cairn::bytes_of(written));
    if (!again || again->text != story->text || write_head(*again).value() != head) std::abort();
    return 0;
}
