// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <xapian.h>
#include <string_view>

namespace cairn::search {

inline Error error_of(const Xapian::Error& error) {
    const bool damaged = std::string_view(error.get_type()) == "DatabaseCorruptError";
    return {damaged ? ErrorKind::corrupt : ErrorKind::unavailable,
            "the index: " + error.get_msg() + (damaged ? "; run cairn reindex" : "")};
}

// Xapian throws; nothing beyond this folder does. `work` returns a Result.
template <typename Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        return tl::unexpected<Error>(error_of(error));
    }
}

}  // namespace cairn::search
