// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/publisher.h"

#include <algorithm>
#include <array>

namespace cairn::publish {
namespace {

template <typename Item>
const Item* find_id(std::span<const Item> items, std::string_view id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const library::Member* Publisher::member(std::string_view id) const {
    return find_id(members, id);
}

const library::Area* Publisher::area(std::string_view id) const {
    return find_id(areas, id);
}

std::string Publisher::member_name(std::string_view id, std::string_view language) const {
    const library::Member* known = member(id);
    if (known == nullptr) return std::string(id);
    return known->name.empty() ? known->short_name : known->name.in(language);
}

std::string Publisher::area_title(std::string_view id, std::string_view language) const {
    const library::Area* known = area(id);
    return known == nullptr ? std::string(id) : known->title.in(language);
}

std::string Publisher::site_name(std::string_view language) const {
    const std::string& name = group.short_name.empty() ? group.name.in(language) : group.short_name;
    const std::string& crisis = group.crisis_short.in(language);
    return name.empty() || crisis.empty() ? name + crisis : name + ": " + crisis;
}

std::string Publisher::resource_url(std::string_view id) const {
    return base + "/resources/" + std::string(id);
}

std::vector<std::string> author_ids(const library::Resource& resource) {
    std::vector<std::string> authors, all;
    for (const library::Issuer& issuer : resource.issuers) {
        all.push_back(issuer.member);
        if (issuer.role != "contributor") authors.push_back(issuer.member);
    }
    return authors.empty() ? all : authors;
}

std::string best_address(const library::Edition& edition) {
    constexpr std::array<std::string_view, 3> surest_first{"exact", "mirror", "probable"};
    for (const std::string_view match : surest_first)
        for (const library::Address& address : edition.addresses)
            if (address.match == match) return address.href;
    return {};
}

const library::Edition* edition_to_cite(const library::Resource& resource,
                                        std::string_view language) {
    const library::Edition* first = resource.edition_for(language);
    const bool spoken = first != nullptr && first->language == language;
    for (const library::Edition& edition : resource.editions)
        if ((!spoken || edition.language == language) && !best_address(edition).empty())
            return &edition;
    return first;
}

Named name_of(const library::Resource& resource, std::string_view language) {
    const library::Edition* edition = edition_to_cite(resource, language);
    if (edition != nullptr && !edition->title.empty()) return {edition->title, edition->language};
    const std::string_view wanted =
        edition != nullptr && !edition->language.empty() ? edition->language : language;
    return {resource.title.in(wanted), std::string(resource.title.language_for(wanted))};
}

std::string address_to_cite(const Publisher& publisher, const library::Resource& resource,
                            std::string_view language) {
    const library::Edition* edition = edition_to_cite(resource, language);
    const std::string address = edition == nullptr ? "" : best_address(*edition);
    return address.empty() ? publisher.resource_url(resource.id) : address;
}

}  // namespace cairn::publish
