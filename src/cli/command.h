// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/workplace.h"

#include <CLI/CLI.hpp>

namespace cairn::cli {

// A command adds itself to the program: its options and what it does. `--help` prints the manual
// page's text (VERB.txt beside the source). What it does answers a Result; its error is printed
// with the remedy and the program ends with 1.
void add_init(CLI::App& program, Workplace& workplace);
void add_import(CLI::App& program, Workplace& workplace);
void add_export(CLI::App& program, Workplace& workplace);
void add_search(CLI::App& program, Workplace& workplace);
void add_reindex(CLI::App& program, Workplace& workplace);
void add_verify(CLI::App& program, Workplace& workplace);
void add_backup(CLI::App& program, Workplace& workplace);
void add_restore(CLI::App& program, Workplace& workplace);

// What every command does first: a subcommand whose help is its manual text.
CLI::App* add_verb(CLI::App& program, const std::string& verb);

// Ends the program's run with the error's sentence.
struct Failed {
    Error error;
};
void finish(const Result<void>& result);

// "3 files", for people.
std::string counted(std::uint64_t number, const char* noun);

// Whether progress may be shown: only a person at a terminal reads it.
bool shows_progress();

}  // namespace cairn::cli
