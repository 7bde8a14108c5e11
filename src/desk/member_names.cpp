// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/member_names.h"

#include "base/hash.h"
#include "journal/current.h"

namespace cairn::desk {
namespace {

constexpr std::size_t id_length_max = 60;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string folded(std::string_view name) {
    std::string out;
    for (const char c : name) out += lower(c);
    return out;
}

}  // namespace

std::string member_id_for(std::string_view name) {
    std::string id;
    for (const char raw : name) {
        const char c = lower(raw);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
        if (id.size() == id_length_max) break;
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.size() < 2 ? "org-" + to_hex(sha256(name)).substr(0, 10) : id;
}

Result<MemberNames> MemberNames::read(store::Store& store) {
    MemberNames names;
    std::optional<Error> error;
    CAIRN_CHECK(store.scan_current("member/", "", [&](std::string_view, std::string_view value) {
        const auto current = journal::parse_current(value);
        if (!current || !current->put) return true;
        const auto member = library::Member::from_json(*current->put);
        if (!member)
            error = member.error();
        else
            names.know(*member);
        return !error;
    }));
    if (error) return tl::unexpected<Error>(*error);
    return names;
}

void MemberNames::know(const library::Member& member) {
    taken_.insert(member.id);
    ids_.emplace(folded(member.id), member.id);
    ids_.emplace(folded(member.short_name), member.id);
    for (const auto& [language, name] : member.name.all()) ids_.emplace(folded(name), member.id);
}

std::string MemberNames::find_or_add(const std::string& name) {
    const auto found = ids_.find(folded(name));
    if (found != ids_.end()) return found->second;
    library::Member member;
    member.id = member_id_for(name);
    // Two names may shorten to one id; the later one carries its hash.
    if (taken_.contains(member.id)) member.id += "-" + to_hex(sha256(name)).substr(0, 8);
    member.short_name = name;
    member.name.set("und", name);
    member.kind = "other";
    know(member);
    added_.push_back(member);
    return member.id;
}

std::vector<library::Member> MemberNames::take_added() {
    return std::exchange(added_, {});
}

}  // namespace cairn::desk
