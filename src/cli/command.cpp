// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include "cli/manual.h"

#include <unistd.h>

namespace cairn::cli {
namespace {

class ManualText final : public CLI::Formatter {
  public:
    explicit ManualText(std::string verb) : verb_(std::move(verb)) {}
    std::string make_help(const CLI::App*, std::string, CLI::AppFormatMode) const override {
        return std::string(manual(verb_));
    }

  private:
    std::string verb_;
};

}  // namespace

CLI::App* add_verb(CLI::App& program, const std::string& verb) {
    CLI::App* app = program.add_subcommand(verb);
    app->formatter(std::make_shared<ManualText>(verb));
    return app;
}

void finish(const Result<void>& result) {
    if (!result) throw Failed{result.error()};
}

std::string counted(std::uint64_t number, const char* noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

bool shows_progress() {
    return ::isatty(STDERR_FILENO) == 1;
}

}  // namespace cairn::cli
