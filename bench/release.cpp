// SPDX-License-Identifier: AGPL-3.0-or-later
// How exact and how fast releases are, on invented records of the shapes that docs/release.md
// names. Prints one line a release: error of a count, missing, invented, coverage, seconds.
#include "assess/accounting.h"
#include "assess/microdata.h"
#include "assess/synthetic.h"
#include "assess/utility.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

namespace {

using namespace cairn::assess;

double seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void print(const char* what, const std::vector<UtilityLine>& lines, double took) {
    for (const UtilityLine& line : lines) {
        if (line.length != 0) continue;
        std::printf(
            "%-34s mean %8.1f error %7.2f missing %6.2f%% invented %5.2f%% covered %5.1f%% "
            "published %8llu  %.2f s\n",
            what, line.mean_count, line.mean_error, 100 * line.missing_share,
            100 * line.invented_share, 100 * line.covered_share,
            static_cast<unsigned long long>(line.published), took);
    }
}

}  // namespace

int main(int, char**) {
    struct Case {
        const char* name;
        SyntheticShape shape;
        std::size_t length;
        Loss loss;
    };
    const std::vector<Case> cases{
        {"6000x10 R4 eps4",
         {{3, 8, 5, 2, 2, 2, 2, 2, 2, 2}, 6000, 0.3, 0.0005, 12},
         4,
         {4, 1.9e-5}},
        {"6000x10 R3 eps4",
         {{3, 8, 5, 2, 2, 2, 2, 2, 2, 2}, 6000, 0.3, 0.0005, 12},
         3,
         {4, 1.9e-5}},
        {"14299x10 R3 eps4",
         {{3, 12, 40, 60, 2, 8, 10, 2, 5, 20}, 14299, 0.3, 0.003, 60},
         3,
         {4, 7e-6}},
        {"14299x10 R3 eps2",
         {{3, 12, 40, 60, 2, 8, 10, 2, 5, 20}, 14299, 0.3, 0.003, 60},
         3,
         {2, 7e-6}},
        {"91043x19 binary R3 eps4",
         {std::vector<std::size_t>(19, 2), 91043, 0.3, 0.01, 30},
         3,
         {4, 1e-6}},
    };
    for (const Case& one : cases) {
        const Synthetic sample = synthetic(one.shape, 11);
        const double begin = seconds();
        const Workload workload = all_up_to(sample.codebook, one.length).value();
        const Plan plan = Plan::make(sample.codebook, workload, rho_of(one.loss).value()).value();
        const Histograms truth(sample.codebook, sample.records);
        Seeded seeded(5);
        const Measurement measurement = measure(plan, truth, seeded, 1);
        const double measured = seconds();
        const Reconstruction reconstruction(plan, measurement);
        PublishOptions options;
        if (const char* share = std::getenv("SHARE")) options.invented_share = std::atof(share);
        const Publication publication = publish(sample.codebook, reconstruction, options);
        const double end = seconds();
        std::printf("%s: cells %llu measured in %.2f s\n", one.name,
                    static_cast<unsigned long long>(plan.cells()), measured - begin);
        for (const LengthSummary& l : publication.lengths)
            std::printf(
                "   length %zu cells %llu candidates %llu published %llu z %.2f sd %.1f-%.1f "
                "withheld %.2f\n",
                l.length, (unsigned long long)l.cells, (unsigned long long)l.candidates,
                (unsigned long long)l.published, l.z, l.sd_min, l.sd_max, l.withheld_mean);
        print("   tables", utility_of_tables(sample.codebook, plan, truth, publication),
              end - begin);
        for (std::size_t sweeps : {2}) {
            MicrodataOptions micro;
            micro.sweeps = sweeps;
            const double start = seconds();
            const Records made =
                make_microdata(sample.codebook, reconstruction, publication, micro);
            const double stop = seconds();
            print(("   microdata " + std::to_string(sweeps)).c_str(),
                  utility_of_microdata(sample.codebook, plan, truth,
                                       Histograms(sample.codebook, made)),
                  stop - start);
        }
    }
    return 0;
}
