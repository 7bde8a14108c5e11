// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <iostream>

namespace cairn::cli {

void add_export(CLI::App& program, Workplace& workplace) {
    const auto data = std::make_shared<std::string>();
    CLI::App* app = add_verb(program, "export");
    app->add_option("--data", *data)->required();
    app->callback([data, &workplace] {
        finish(workplace.with_store(*data, [](store::Store& store) -> Result<void> {
            CAIRN_TRY(lines, desk::export_lines(store, std::cout));
            std::cerr << counted(lines, "line") << "\n";
            return {};
        }));
    });
}

}  // namespace cairn::cli
