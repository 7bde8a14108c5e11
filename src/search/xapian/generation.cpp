// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/generation.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <charconv>
#include <utility>

namespace cairn::search {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "1";
constexpr std::size_t small_file_bytes_max = 64;

// 3 for "g3"; 0 for anything else.
unsigned number_of(std::string_view name) {
    unsigned number = 0;
    if (!name.starts_with('g')) return 0;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
    return error == std::errc{} && end == name.data() + name.size() ? number : 0;
}

Error not_written(const fs::path& path) {
    return {ErrorKind::unavailable, "could not write " + path.string()};
}

}  // namespace

std::optional<Generation> current_generation(const fs::path& index) {
    const auto name = read_file(index / "current", small_file_bytes_max);
    if (!name || number_of(*name) == 0) return std::nullopt;
    const auto its_format = read_file(index / *name / "format", small_file_bytes_max);
    if (!its_format || *its_format != format) return std::nullopt;
    return Generation{index / *name};
}

Result<Generation> make_generation(const fs::path& index) {
    std::error_code error;
    unsigned last = 0;
    for (const auto& entry : fs::directory_iterator(index, error))
        last = std::max(last, number_of(entry.path().filename().string()));
    const Generation generation{index / ("g" + std::to_string(last + 1))};
    if (!fs::create_directory(generation.folder, error))
        return tl::unexpected<Error>(not_written(generation.folder));
    CAIRN_CHECK(write_file(generation.folder / "format", format));
    return generation;
}

Result<void> publish_generation(const fs::path& index, const Generation& generation) {
    CAIRN_CHECK(write_file(index / "current", generation.folder.filename().string()));
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(index, error)) {
        const fs::path& path = entry.path();
        if (number_of(path.filename().string()) != 0 && path != generation.folder)
            fs::remove_all(path, error);
    }
    return {};
}

Result<WriterLock> WriterLock::take(const fs::path& index) {
    std::error_code error;
    fs::create_directories(index, error);
    const fs::path path = index / "lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return tl::unexpected<Error>(not_written(path));
    WriterLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorKind::conflict, "another program writes this index at the moment");
    return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace cairn::search
