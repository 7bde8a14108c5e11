// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/threshold.h"

#include <array>

namespace cairn::assess {

constexpr std::size_t fit_length_max = 8;

// For every cell of every table, weight * (count - target), where a table's weight is one over its
// variance: the derivative of the weighted squared distance between counts and estimates.
using Derivatives = std::vector<float>;

// How far the counts of made-up records are from the tables' estimates, kept up to date while the
// records change.
class Fit {
  public:
    Fit(const Codebook& codebook, const Reconstruction& reconstruction,
        const Publication& publication);

    // Sets `scores[code]` for each code of the dimension to the sum of the derivatives in the cells
    // that the record would be in with that code. Moving to a code of a score lower by more than
    // cost_of(dimension) brings the counts nearer.
    void score(const Derivatives& derivatives, const Code* record, std::size_t dimension,
               float* scores) const;
    float cost_of(std::size_t dimension) const { return cost_[dimension]; }

    // The derivatives for the records that there are to begin with, against a share of each target.
    Derivatives begin(const Plan& plan, const Histograms& made, float share) const;
    void move(Derivatives& derivatives, const Code* record, std::size_t dimension, Code from,
              Code to) const;

  private:
    // A table as one of its dimensions sees it: where its cells begin, how far the dimension's
    // codes lie apart, and the other dimensions.
    struct View {
        std::uint32_t begin = 0, stride = 0;
        float weight = 0;
        std::array<std::uint8_t, fit_length_max - 1> others{};
        std::array<std::uint32_t, fit_length_max - 1> strides{};
    };
    template <std::size_t Others>
    static std::size_t cell_of(const View& view, const Code* record);
    template <std::size_t Others>
    static void score_views(const Derivatives& derivatives, const std::vector<View>& views,
                            const Code* record, std::size_t size, float* scores);

    std::vector<std::size_t> sizes_;
    double unit_ = 1;
    Derivatives untouched_;  // as if there were no records
    // views_[dimension][others]
    std::vector<std::array<std::vector<View>, fit_length_max>> views_;
    std::vector<float> cost_;
};

}  // namespace cairn::assess
