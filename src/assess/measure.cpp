// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/measure.h"

#include "assess/gaussian.h"
#include "assess/parallel.h"

#include <atomic>

namespace cairn::assess {

Measurement measure(const Plan& plan, const Histograms& histograms, Entropy& entropy,
                    unsigned threads, const Progress& progress) {
    const auto& residuals = plan.residuals();
    Measurement measurement;
    measurement.answers.resize(residuals.size());
    std::vector<Coins> coins;
    for (unsigned i = 0; i < std::max(1U, threads); ++i) coins.emplace_back(entropy);
    std::atomic<std::size_t> done{0};
    in_parallel(residuals.size(), threads, [&](unsigned thread, std::size_t i) {
        const Residual& residual = residuals[i];
        const Shape shape(plan, residual.set);
        std::vector<std::int64_t> cells = histograms.of(shape);
        apply_residual(shape, cells);
        DiscreteGaussian noise(residual.gamma_numerator, residual.gamma_denominator);
        for (std::int64_t& cell : cells) cell += noise.draw(coins[thread]);
        measurement.answers[i] = std::move(cells);
        const std::size_t finished = done.fetch_add(1) + 1;
        if (progress && thread == 0) progress(finished);
    });
    return measurement;
}

}  // namespace cairn::assess
