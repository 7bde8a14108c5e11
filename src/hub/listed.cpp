// SPDX-License-Identifier: AGPL-3.0-or-later
#include "hub/hub.h"
#include "journal/current.h"

namespace cairn::hub {
namespace {

constexpr std::string_view prefix = "resource/";

}  // namespace

Result<std::vector<Listed>> Hub::listed(std::string_view after, std::uint32_t count) {
    std::vector<Listed> found;
    Result<void> read;
    std::uint32_t seen = 0;
    const auto take = [&](std::string_view key, std::string_view value) -> Result<void> {
        CAIRN_TRY(current, journal::parse_current(value));
        if (!current.put) return {};
        const std::string id(key.substr(prefix.size()));
        CAIRN_TRY(acts, journal::history(store_, "resource", id));
        found.push_back({id, acts.empty() ? "" : acts.back().at});
        return {};
    };
    if (count == 0) return found;
    CAIRN_CHECK(store_.scan_current(prefix, std::string(prefix) + std::string(after),
                                    [&](std::string_view key, std::string_view value) {
                                        read = take(key, value);
                                        return read.has_value() && ++seen < count;
                                    }));
    CAIRN_CHECK(std::move(read));
    return found;
}

// Values are not looked into: a large library has thousands of steps.
Result<std::vector<std::string>> Hub::marks(std::uint32_t count) {
    std::vector<std::string> ids;
    std::string before;
    std::uint64_t seen = 0;
    CAIRN_CHECK(store_.scan_current(prefix, "", [&](std::string_view key, std::string_view) {
        if (seen > 0 && seen % count == 0) ids.push_back(before);
        before = key.substr(prefix.size());
        ++seen;
        return true;
    }));
    return ids;
}

}  // namespace cairn::hub
