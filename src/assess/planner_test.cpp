// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/planner.h"

#include "assess/accounting.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace cairn;
using namespace cairn::assess;

namespace {

Codebook sized(const std::vector<std::size_t>& values) {
    std::vector<Attribute> attributes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Attribute attribute;
        attribute.name = "a" + std::to_string(i);
        attribute.none = {""};
        for (std::size_t v = 0; v < values[i]; ++v) attribute.values.push_back(std::to_string(v));
        attributes.push_back(attribute);
    }
    return Codebook::create("", attributes).value();
}

double cost_of(const Plan& plan) {
    double cost = 0;
    for (const Table& table : plan.workload()) cost += table.weight * plan.variance_of(table.set);
    return cost;
}

}  // namespace

TEST_CASE("a plan costs what it may, and not more") {
    const Codebook codebook = sized({1, 4, 2, 9, 30});
    for (const double rho : {1e-6, 0.01, 0.3111, 5.0, 1000.0}) {
        for (const std::size_t length : {1U, 2U, 3U}) {
            const Plan plan =
                Plan::make(codebook, all_up_to(codebook, length).value(), rho).value();
            CHECK(plan.rho() <= mpq_class(rho));
            CHECK(plan.rho().get_d() > rho * (1 - 1e-5));
        }
    }
}

TEST_CASE("one table alone is answered as plain Gaussian noise would") {
    // Sensitivity 1, so the variance of a cell is 1 / (2 rho).
    const Codebook codebook = sized({4});
    const Plan plan = Plan::make(codebook, {{1, 1}}, 0.1).value();
    CHECK(plan.variance_of(1) == doctest::Approx(5).epsilon(1e-4));
}

TEST_CASE("nine areas at epsilon 2 and delta 1e-6 have a standard deviation of 4.8") {
    const Codebook codebook = sized({1, 1, 1, 1, 1, 1, 1, 1, 1});
    const double rho = rho_of(lifetime_default).value();
    const Plan plan = Plan::make(codebook, all_up_to(codebook, 1).value(), rho).value();
    CHECK(std::sqrt(plan.variance_of(1)) == doctest::Approx(4.8).epsilon(0.01));
}

TEST_CASE("no other spread of the same cost has a smaller weighted variance") {
    const Codebook codebook = sized({1, 3, 5});
    Workload workload = all_up_to(codebook, 2).value();
    workload[3].weight = 4;
    const Plan plan = Plan::make(codebook, workload, 0.2).value();
    // Cost and variance are convex in the sigmas, so it is enough that moving a little of the cost
    // from any residual to any other gains nothing.
    const auto& residuals = plan.residuals();
    std::vector<double> cost, gain;
    for (const Residual& residual : residuals) {
        double p = 1;
        for (const std::size_t i : members(residual.set)) p *= 1 - 1.0 / plan.size_of(i);
        double v = 0;
        for (const Table& table : workload) {
            if (!contains(table.set, residual.set)) continue;
            double term = table.weight * p;
            for (const std::size_t j : members(table.set & ~residual.set))
                term /= plan.size_of(j) * plan.size_of(j);
            v += term;
        }
        // d(variance)/d(cost) = -v sigma^4 2 / p must be the same for all.
        gain.push_back(v * residual.sigma_squared * residual.sigma_squared * 2 / p);
    }
    for (const double one : gain) CHECK(one == doctest::Approx(gain.front()).epsilon(1e-4));
}

TEST_CASE("a heavier table is more exact at the others' expense") {
    const Codebook codebook = sized({3, 3});
    const Plan even = Plan::make(codebook, {{1, 1}, {2, 1}}, 0.1).value();
    const Plan uneven = Plan::make(codebook, {{1, 10}, {2, 1}}, 0.1).value();
    CHECK(uneven.variance_of(1) < even.variance_of(1));
    CHECK(uneven.variance_of(2) > even.variance_of(2));
    CHECK(cost_of(even) == doctest::Approx(2 * even.variance_of(1)));
}

TEST_CASE("workloads too large to hold are refused before any work") {
    const Codebook wide = sized(std::vector<std::size_t>(30, 60));
    CHECK(all_up_to(wide, 3).error().kind == ErrorKind::too_large);
    CHECK(all_up_to(sized(std::vector<std::size_t>(64, 1)), 6).error().kind ==
          ErrorKind::too_large);
    CHECK(all_up_to(wide, 0).error().kind == ErrorKind::invalid);
    CHECK(all_up_to(wide, 2).value().size() == 30 + 435);
}

TEST_CASE("a declared workload names attributes; those with a separator stand for their values") {
    const Codebook codebook =
        Codebook::parse(R"({"codebook": 1, "attributes": [{"name": "region", "values": ["a", "b"]},
          {"name": "areas", "values": ["x", "y", "z"], "separator": ";"}]})")
            .value();
    const auto workload = parse_workload(codebook, R"({"tables": [{"of": ["region", "areas"]},
        {"of": ["areas"], "weight": 2.5}, {"of": ["areas", "areas"]}, {"of": ["region", "areas"]}]})")
                              .value();
    // Three of areas, three of region and area, three pairs of areas.
    REQUIRE(workload.size() == 9);
    CHECK(workload[0].weight == 2.5);
    CHECK(workload[3].weight == 2);
    const auto why = [&](std::string_view text) {
        return parse_workload(codebook, text).error().detail;
    };
    CHECK(why(R"({})") == "tables: is missing");
    CHECK(why(R"({"tables": [{"of": ["nothing"]}]})").starts_with("tables[0]: "));
    CHECK(why(R"({"tables": [{"of": ["areas"], "weight": 0}]})").starts_with("tables[0]: weight"));
    CHECK(why(R"({"tables": []})") == "the workload has no tables");
}
