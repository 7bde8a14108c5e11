// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <iostream>

namespace cairn::cli {
namespace {

Result<void> print_verified(store::Store& store) {
    CAIRN_TRY(report, journal::verify(store, [progress = shows_progress()](std::uint64_t done) {
                  if (progress) std::cerr << "\r" << done << " entries" << std::flush;
              }));
    for (const auto& fault : report.faults)
        std::cout << "entry " << fault.entry << ": " << fault.why << "\n";
    std::cout << counted(report.entries, "entry")
                     .replace(std::to_string(report.entries).size(), std::string::npos,
                              report.entries == 1 ? " entry" : " entries")
              << ", " << report.withheld << " withheld texts\nroot " << report.root << "\n";
    if (report.faults.empty()) {
        std::cout << "All is well.\n";
        return {};
    }
    return fail(ErrorKind::corrupt,
                "the journal does not hold; restore the last backup and compare");
}

}  // namespace

void add_verify(CLI::App& program, Workplace& workplace) {
    const auto data = std::make_shared<std::string>();
    CLI::App* app = add_verb(program, "verify");
    app->add_option("--data", *data)->required();
    app->callback([data, &workplace] { finish(workplace.with_store(*data, print_verified)); });
}

}  // namespace cairn::cli
