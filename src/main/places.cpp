// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/places.h"

namespace cairn {

namespace fs = std::filesystem;

Result<fs::path> own_data() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return fail(ErrorKind::unavailable, "could not tell where the program lies");
    const fs::path installed = program.parent_path().parent_path() / "share/cairn/data";
    if (fs::exists(installed / "icat/group.json", error)) return installed;
    for (fs::path folder = program.parent_path(); folder != folder.root_path();
         folder = folder.parent_path())
        if (fs::exists(folder / "data/icat/group.json", error)) return folder / "data";
    return fail(ErrorKind::not_found, "the program's data (icat, lexicon) is not beside it");
}

}  // namespace cairn
