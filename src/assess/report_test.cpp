// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/report.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::assess;

namespace {

struct Setting {
    Codebook codebook = Codebook::parse(R"({"codebook": 1, "title": "A <title>", "attributes": [
        {"name": "region", "values": ["<script>", "South"]}], "read_from_data": true})")
                            .value();
    Plan plan = Plan::make(codebook, all_up_to(codebook, 1).value(), 0.08).value();
    Publication publication;
    Released released;

    Setting() {
        publication.tables.push_back({.set = 1, .sd = 5, .cells = {1, 2}, .values = {155, 20}});
        publication.lengths.push_back({.length = 1, .tables = 1, .cells = 2, .published = 2});
        publication.total = 175;
        publication.total_sd = 4;
        released.charge.id = "r1";
        released.charge.rho = 0.08;
        released.charge.loss = {2, 1e-6};
        released.spent_rho = 0.08;
        released.lifetime_rho = 0.0882;
    }
    Report report() const { return {codebook, plan, publication, released, "2020-04", 0.004, {}}; }
};

}  // namespace

TEST_CASE("the page says figures as intervals, in words and in a picture") {
    const Setting setting;
    const std::string page = report_html(setting.report());
    CHECK(page.find("between 146 and 164") != std::string::npos);
    CHECK(page.find("<svg") != std::string::npos);
    CHECK(page.find("aria-label=\"from 146 to 164\"") != std::string::npos);
    CHECK(page.find("read from the records") != std::string::npos);
}

TEST_CASE("no text of the codebook becomes markup") {
    const Setting setting;
    const std::string page = report_html(setting.report());
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("A &lt;title&gt;") != std::string::npos);
}

TEST_CASE("the report for programs says what was spent and what is left") {
    const Setting setting;
    const auto report = report_json(setting.report());
    CHECK(report.at("loss").at("lifetime_rho_left").as_double() == doctest::Approx(0.0082));
    CHECK(report.at("published_combinations").as_uint64() == 2);
    CHECK(report.at("records").at("low").as_int64() == 168);
}

TEST_CASE("an interval in words does not go below nobody") {
    CHECK(between(3, 5) == "between 0 and 12");
    CHECK(between(-20, 5) == "between 0 and 0");
}
