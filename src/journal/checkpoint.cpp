// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/checkpoint.h"

#include <algorithm>
#include <charconv>

namespace cairn::journal {

std::string format_checkpoint(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
           to_base64(checkpoint.root) + "\n";
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
    const std::size_t first = text.find('\n');
    const std::size_t second = first == std::string_view::npos ? first : text.find('\n', first + 1);
    const std::size_t third =
        second == std::string_view::npos ? second : text.find('\n', second + 1);
    if (third == std::string_view::npos || first == 0)
        return fail(ErrorKind::invalid, "a checkpoint has an origin, a size and a root");
    Checkpoint checkpoint;
    checkpoint.origin = text.substr(0, first);
    const std::string_view size = text.substr(first + 1, second - first - 1);
    const auto [end, error] =
        std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
    if (error != std::errc{} || end != size.data() + size.size() ||
        std::to_string(checkpoint.size) != size)
        return fail(ErrorKind::invalid, "a checkpoint's size is a decimal number");
    CAIRN_TRY(root, from_base64(text.substr(second + 1, third - second - 1)));
    if (root.size() != 32) return fail(ErrorKind::invalid, "a checkpoint's root has 32 bytes");
    std::copy(root.begin(), root.end(), checkpoint.root.begin());
    return checkpoint;
}

}  // namespace cairn::journal
