// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/units.h"

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::search {

// The units as a query whose weight orders what they find. A unit weighs more the rarer it is
// among the works in the languages of its forms; how often it stands in a work saturates, and a
// form that means surely what was typed counts more than another. Works in `language` go first
// among equals.
Xapian::Query ranking_of(const std::vector<Unit>& units, std::string_view language,
                         const Knowledge& knowledge);

// BM25's factor for a term's frequency in a work of its length. Its factor for the term's rarity is
// left to the query: a unit has one, whichever of its forms stands in the work.
class Saturation final : public Xapian::Weight {
  public:
    explicit Saturation(const Tuning& tuning) : tuning_(tuning) {
        need_stat(AVERAGE_LENGTH);
        need_stat(DOC_LENGTH);
        need_stat(DOC_LENGTH_MIN);
        need_stat(WDF);
        need_stat(WDF_MAX);
    }

    std::string name() const override { return "cairn::Saturation"; }
    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                       Xapian::termcount) const override {
        return factor_ * of(wdf, length);
    }
    double get_maxpart() const override {
        return factor_ * of(get_wdf_upper_bound(), get_doclength_lower_bound());
    }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }

  private:
    Saturation* clone() const override;
    void init(double factor) override;
    double of(double wdf, double length) const {
        return wdf * (tuning_.k1 + 1) / (wdf + flat_ + sloping_ * length);
    }

    const Tuning& tuning_;
    double factor_ = 0, flat_ = 0, sloping_ = 0;
};

}  // namespace cairn::search
