// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <fstream>
#include <iostream>

namespace cairn::cli {
namespace {

struct Words {
    std::string file, data, key;
    desk::ImportOptions options;
};

Result<void> import_file(const Words& words, const desk::Desk& desk) {
    std::ifstream file;
    if (words.file != "-") {
        file.open(words.file);
        if (!file) return fail(ErrorKind::not_found, "could not open " + words.file);
    }
    const bool progress = shows_progress();
    desk::ImportListener listener;
    listener.committed = [&](std::uint64_t lines) {
        // Flushed at once: whoever reads this line may rely on it.
        std::cout << "committed " << lines << std::endl;
        if (progress) std::cerr << "\r" << lines << " lines" << std::flush;
    };
    listener.bad_line = [&](std::uint64_t line, const std::string& why) {
        std::cerr << words.file << ":" << line << ": " << why << "\n";
    };
    listener.unknown_field = [&](const std::string& name) {
        std::cerr << words.file << ": the field \"" << name << "\" is not known and was left out\n";
    };
    CAIRN_TRY(report, desk::import_lines(desk, words.file == "-" ? std::cin : file, words.options,
                                         listener));
    if (progress) std::cerr << "\n";
    std::cout << (words.options.dry_run ? "would change " : "changed ")
              << counted(report.put, "resource") << ", " << report.unchanged << " as before, "
              << counted(report.new_members, "new member") << ", "
              << counted(report.bad, "bad line") << "\n";
    if (report.bad == 0) return {};
    return fail(ErrorKind::invalid,
                words.options.keep_going
                    ? "some lines were left out; mend them and import the file again"
                    : "stopped at a bad line; mend it and import the file again, or use "
                      "--keep-going to leave bad lines out");
}

}  // namespace

void add_import(CLI::App& program, Workplace& workplace) {
    const auto words = std::make_shared<Words>();
    CLI::App* app = add_verb(program, "import");
    app->add_option("FILE", words->file)->required();
    app->add_option("--data", words->data)->required();
    app->add_option("--key", words->key);
    app->add_flag("--dry-run", words->options.dry_run);
    app->add_flag("--keep-going", words->options.keep_going);
    app->callback([words, &workplace] {
        finish(workplace.at_desk(words->data, words->key, [&](const desk::Desk& desk) {
            return import_file(*words, desk);
        }));
    });
}

}  // namespace cairn::cli
