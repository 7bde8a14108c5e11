// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace cairn {

// Where the program's own data lies (icat/, lexicon/): share/cairn/data beside an installed
// program, else the `data` folder of the checkout that the program was built in, above the
// program's folder.
Result<std::filesystem::path> own_data();

// The parts of a hub's folder.
struct Places {
    std::filesystem::path root;

    std::filesystem::path index() const { return root / "index"; }
    std::filesystem::path demo_key() const { return root / "demo.key"; }
};

}  // namespace cairn
