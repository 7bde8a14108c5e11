// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/file.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace cairn {
namespace {

tl::unexpected<Error> could_not(const char* verb, const std::filesystem::path& path) {
    const int code = errno;
    const ErrorKind kind = code == ENOENT ? ErrorKind::not_found : ErrorKind::unavailable;
    return fail(kind, std::string("could not ") + verb + " " + path.string() + ": " +
                          std::strerror(code));  // NOLINT(concurrency-mt-unsafe)
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return could_not("open", path);
    std::string bytes;
    std::string chunk(64 * 1024, '\0');
    for (;;) {
        const ssize_t count = ::read(file.number(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return could_not("read", path);
        if (count == 0) return bytes;
        bytes.append(chunk, 0, static_cast<std::size_t>(count));
        if (bytes.size() > bytes_max)
            return fail(ErrorKind::too_large,
                        path.string() + ": larger than " + std::to_string(bytes_max) + " bytes");
    }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes, FileMode mode) {
    const std::filesystem::path beside = path.string() + ".new";
    {
        const mode_t bits = mode == FileMode::owner_only ? 0600 : 0644;
        const Descriptor file(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, bits));
        if (file.number() < 0) return could_not("create", beside);
        if (!write_all(file.number(), bytes)) return could_not("write", beside);
        if (::fsync(file.number()) != 0) return could_not("sync", beside);
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) return could_not("rename", beside);
    const Descriptor folder(::open(path.has_parent_path() ? path.parent_path().c_str() : ".",
                                   O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0 || ::fsync(folder.number()) != 0) return could_not("sync", path);
    return {};
}

}  // namespace cairn
