// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/group.h"
#include "store/store.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::desk {

// Finds members by what people call them: id, short name, or the name in any language, whatever the
// case of its Latin letters.
class MemberNames {
  public:
    static Result<MemberNames> read(store::Store& store);

    // The member's id. A name nobody bears becomes a member of kind "other".
    std::string find_or_add(const std::string& name);
    // The members that were added since the last call.
    std::vector<library::Member> take_added();

  private:
    void know(const library::Member& member);

    std::map<std::string, std::string> ids_;  // by folded name
    std::set<std::string> taken_;
    std::vector<library::Member> added_;
};

// "UN Women (Americas)" -> "un-women-americas"; a name without Latin letters or digits gets "org-"
// and ten digits of its hash.
std::string member_id_for(std::string_view name);

}  // namespace cairn::desk
