// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/desk.h"
#include "desk/line.h"

#include <ostream>

namespace cairn::desk {
namespace {

Result<std::string> text_of(store::Store& store, const library::Edition& edition) {
    if (edition.text_hash.empty()) return std::string{};
    CAIRN_TRY(hash, sha256_from_hex(edition.text_hash));
    CAIRN_TRY(text, store.file(hash));
    return text.value_or("");
}

Result<std::uint64_t> write_resource(store::Store& store, const library::Resource& resource,
                                     std::ostream& out) {
    for (const library::Edition& edition : resource.editions) {
        CAIRN_TRY(text, text_of(store, edition));
        out << write_line(resource, edition, text) << '\n';
    }
    if (!out) return fail(ErrorKind::unavailable, "could not write the lines: is the disk full?");
    return resource.editions.size();
}

}  // namespace

Result<std::uint64_t> export_lines(store::Store& store, std::ostream& out) {
    std::uint64_t lines = 0;
    std::optional<Error> error;
    CAIRN_CHECK(store.scan_current("resource/", "", [&](std::string_view, std::string_view value) {
        const auto one = [&]() -> Result<std::uint64_t> {
            CAIRN_TRY(current, journal::parse_current(value));
            if (!current.put) return 0;
            CAIRN_TRY(resource, library::Resource::from_json(*current.put));
            return write_resource(store, resource, out);
        }();
        if (one)
            lines += *one;
        else
            error = one.error();
        return !error;
    }));
    if (error) return tl::unexpected<Error>(*error);
    return lines;
}

}  // namespace cairn::desk
