// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <iostream>

namespace cairn::cli {

void add_reindex(CLI::App& program, Workplace& workplace) {
    const auto data = std::make_shared<std::string>();
    CLI::App* app = add_verb(program, "reindex");
    app->add_option("--data", *data)->required();
    app->callback([data, &workplace] {
        finish(workplace.index(*data, true));
        std::cout << "The index was built anew.\n";
    });
}

}  // namespace cairn::cli
