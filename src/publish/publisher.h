// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "library/group.h"
#include "library/resource.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What other programs read: linked data, citations, feeds, site maps. Functions of values; whatever
// they return is complete and escaped for its own format.
namespace cairn::publish {

// Who publishes, and what the ids in a resource stand for. Holds no copies: the group, members and
// areas must outlive it.
struct Publisher {
    std::string base;  // the hub's address without a slash at its end: "https://hub.example"
    const library::Group& group;
    std::span<const library::Member> members;
    std::span<const library::Area> areas;

    const library::Member* member(std::string_view id) const;
    const library::Area* area(std::string_view id) const;
    // The member's full name; its id when the member is unknown.
    std::string member_name(std::string_view id, std::string_view language) const;
    std::string area_title(std::string_view id, std::string_view language) const;
    // "ICAT: COVID-19", or as much of it as the group has.
    std::string site_name(std::string_view language) const;
    // The resource's page in whatever language its reader prefers.
    std::string resource_url(std::string_view id) const;
};

// Who speaks in the work: its issuers and co-leads, without mere contributors; all of them when
// there are no others.
std::vector<std::string> author_ids(const library::Resource& resource);

// Where the edition can be had, the surest address first (exact, mirror, probable); empty if it has
// none of these. A page that merely lists the work is no address of it.
std::string best_address(const library::Edition& edition);

// The edition to cite to a reader of `language`: of those in that language, else of all, the first
// that has an address, else the first; null without editions.
const library::Edition* edition_to_cite(const library::Resource& resource,
                                        std::string_view language);

// The title of that edition, and its language; the resource's own title where there are no
// editions.
struct Named {
    std::string title, language;
};
Named name_of(const library::Resource& resource, std::string_view language);

// Where that edition can be had, else the hub's page. The address of another edition would be that
// of other words.
std::string address_to_cite(const Publisher& publisher, const library::Resource& resource,
                            std::string_view language);

}  // namespace cairn::publish
