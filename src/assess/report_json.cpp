// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/interval.h"
#include "assess/output.h"
#include "assess/report.h"

#include <cmath>

namespace cairn::assess {
namespace {

// Figures of a report are for reading; more digits would only look exact.
double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

json::Object loss_json(const Released& released) {
    const double left = std::max(0.0, released.lifetime_rho - released.spent_rho);
    return {{"epsilon", released.charge.loss.epsilon},
            {"delta", released.charge.loss.delta},
            {"rho", released.charge.rho},
            {"period_rho_spent", released.spent_rho},
            {"lifetime_rho", released.lifetime_rho},
            {"lifetime_rho_left", left},
            {"lifetime_epsilon", released.lifetime.epsilon},
            {"lifetime_delta", released.lifetime.delta},
            {"neighbours", "one record more or less"},
            {"mechanism", "ResidualPlanner with discrete Gaussian noise"}};
}

json::Object length_json(const LengthSummary& length) {
    return {{"length", length.length},
            {"tables", length.tables},
            {"possible_combinations", length.cells},
            {"published", length.published},
            {"withheld", length.cells - length.published},
            {"threshold_standard_deviations", rounded(length.z)},
            {"expected_invented_at_most", rounded(length.expected_invented)},
            {"standard_deviation_least", rounded(length.sd_min)},
            {"standard_deviation_most", rounded(length.sd_max)},
            {"interval_half_width_most", rounded(z_95 * length.sd_max)}};
}

}  // namespace

json::Object report_json(const Report& report) {
    const Publication& publication = report.publication;
    json::Array lengths;
    std::uint64_t published = 0;
    for (const LengthSummary& length : publication.lengths) {
        lengths.emplace_back(length_json(length));
        published += length.published;
    }
    const Interval total = interval_of(publication.total, publication.total_sd);
    json::Object object{{"release", report.released.charge.id},
                        {"at", report.released.charge.at},
                        {"period", report.period},
                        {"codebook", report.codebook.title()},
                        {"codebook_read_from_data", report.codebook.read_from_data()},
                        {"loss", loss_json(report.released)},
                        {"records", json::Object{{"value", rounded(publication.total)},
                                                 {"low", total.low},
                                                 {"high", total.high}}},
                        {"tables", report.plan.workload().size()},
                        {"published_combinations", published},
                        {"lengths", std::move(lengths)},
                        {"additivity_violations", publication.additivity_violations},
                        {"interval_coverage_claimed", 0.95},
                        {"interval_coverage_holds_for", "all combinations before the threshold"},
                        {"invented_share_at_most", report.invented_share}};
    if (report.microdata_records) object["microdata_records"] = *report.microdata_records;
    return object;
}

}  // namespace cairn::assess
