// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <iostream>

namespace cairn::cli {
namespace {

struct Words {
    std::string file, data;
};

}  // namespace

void add_backup(CLI::App& program, Workplace& workplace) {
    const auto words = std::make_shared<Words>();
    CLI::App* app = add_verb(program, "backup");
    app->add_option("FILE", words->file)->required();
    app->add_option("--data", words->data)->required();
    app->callback([words, &workplace] {
        finish(workplace.backup(words->data, words->file));
        std::cout << "Backed up to " << words->file << ". Try it: cairn restore " << words->file
                  << " --data EMPTY-FOLDER\n";
    });
}

void add_restore(CLI::App& program, Workplace& workplace) {
    const auto words = std::make_shared<Words>();
    CLI::App* app = add_verb(program, "restore");
    app->add_option("FILE", words->file)->required();
    app->add_option("--data", words->data)->required();
    app->callback([words, &workplace] {
        finish(workplace.restore(words->file, words->data));
        std::cout << "Restored and verified. Next: cairn hub --data " << words->data << "\n";
    });
}

}  // namespace cairn::cli
