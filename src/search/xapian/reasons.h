// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/units.h"

#include <xapian.h>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::search {

// Says why documents were found.
class Explainer {
  public:
    Explainer(const std::vector<Unit>& units, const Knowledge& knowledge,
              std::string_view reader_language);

    // The hit's reasons, at most one for each unit, and its language.
    void explain(Xapian::docid document, Hit& hit);

  private:
    std::set<std::string_view> present_in(const Xapian::Document& document) const;
    Reason reason_for(const Unit& unit, const Form& form, const Xapian::Document& document) const;
    std::string as_written(const std::string& term, const Xapian::Document& document) const;
    bool stands_in(const Form& form, Xapian::docid document) const;

    const std::vector<Unit>& units_;
    const Knowledge& knowledge_;
    std::string reader_language_;
    std::set<std::string_view> terms_;  // of all units
};

}  // namespace cairn::search
