// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <iostream>

namespace cairn::cli {

void add_init(CLI::App& program, Workplace& workplace) {
    struct Words {
        InitOptions options;
        std::string data;
    };
    const auto words = std::make_shared<Words>();
    CLI::App* app = add_verb(program, "init");
    app->add_option("--group", words->options.group)->required();
    app->add_flag("--demo", words->options.demo);
    app->add_option("--data", words->data)->required();
    app->add_option("--member", words->options.member);
    app->add_option("--person", words->options.person);
    app->callback([words, &workplace] {
        finish(workplace.init(words->data, words->options));
        if (!words->options.demo)
            std::cout << "The key is in " << words->options.person
                      << ".key. Keep it, and a copy, away from the hub.\n";
        std::cout << "The hub in " << words->data << " has begun. Next: cairn hub --data "
                  << words->data << "\n";
    });
}

}  // namespace cairn::cli
