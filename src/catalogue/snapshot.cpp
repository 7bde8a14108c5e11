// SPDX-License-Identifier: AGPL-3.0-or-later
#include "catalogue/snapshot.h"

#include "journal/current.h"

#include <algorithm>

namespace cairn::catalogue {
namespace {

// Calls `take(put)` for every current entry of the type that stands.
template <typename Take>
Result<void> each(store::Store& store, const std::string& type, Take take) {
    std::optional<Error> error;
    CAIRN_CHECK(
        store.scan_current(type + "/", "", [&](std::string_view key, std::string_view value) {
            const auto one = [&]() -> Result<void> {
                CAIRN_TRY(current, journal::parse_current(value));
                return current.put ? take(*current.put) : Result<void>{};
            }();
            if (!one) error = Error{one.error().kind, std::string(key) + ": " + one.error().detail};
            return !error;
        }));
    if (error) return tl::unexpected<Error>(*error);
    return {};
}

template <typename Item>
const Item* with_id(const std::vector<Item>& items, std::string_view id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const library::Member* Snapshot::member(std::string_view id) const {
    return with_id(members, id);
}
const library::Area* Snapshot::area(std::string_view id) const {
    return with_id(areas, id);
}

Result<std::shared_ptr<const Snapshot>> read_snapshot(store::Store& store) {
    auto snapshot = std::make_shared<Snapshot>();
    CAIRN_TRY(position, store.journal_size());
    snapshot->position = position;
    CAIRN_CHECK(each(store, "group", [&](const json::Object& put) -> Result<void> {
        CAIRN_TRY(group, library::Group::from_json(put));
        snapshot->group = std::move(group);
        return {};
    }));
    CAIRN_CHECK(each(store, "member", [&](const json::Object& put) -> Result<void> {
        CAIRN_TRY(member, library::Member::from_json(put));
        snapshot->members.push_back(std::move(member));
        return {};
    }));
    CAIRN_CHECK(each(store, "area", [&](const json::Object& put) -> Result<void> {
        CAIRN_TRY(area, library::Area::from_json(put));
        snapshot->areas.push_back(std::move(area));
        return {};
    }));
    CAIRN_CHECK(each(store, "glossary", [&](const json::Object& put) -> Result<void> {
        CAIRN_TRY(concepts, library::concepts_from_json(put));
        std::move(concepts.begin(), concepts.end(), std::back_inserter(snapshot->glossary));
        return {};
    }));
    std::sort(snapshot->members.begin(), snapshot->members.end(),
              [](const auto& a, const auto& b) { return a.short_name < b.short_name; });
    std::sort(snapshot->areas.begin(), snapshot->areas.end(),
              [](const auto& a, const auto& b) { return a.order < b.order; });
    return snapshot;
}

}  // namespace cairn::catalogue
