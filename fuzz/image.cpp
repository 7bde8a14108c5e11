// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: any bytes are cleaned or refused and left alone; what is left is never longer, and
// cleaning it again changes nothing.
#include "clean/image.h"

#include <cstdlib>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cairn::clean;
    std::vector<cairn::Byte> picture(data, data + size);
    const auto cleaned = clean_image(picture);
    if (!cleaned) {
        if (picture != std::vector<cairn::Byte>(data, data + size)) std::abort();
        return 0;
    }
    if (cleaned->size > size) std::abort();
    picture.resize(cleaned->size);
    const auto once = picture;
    const auto again = clean_image(picture);
    if (!again || !again->removed.empty() || again->size != once.size() || picture != once ||
        again->orientation != cleaned->orientation)
        std::abort();
    return 0;
}
