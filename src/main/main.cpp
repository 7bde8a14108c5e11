// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"
#include "cli/manual.h"
#include "main/program.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

namespace {

using namespace cairn;

constexpr int not_understood = 2;

class Overview final : public CLI::Formatter {
  public:
    std::string make_help(const CLI::App*, std::string, CLI::AppFormatMode) const override {
        return std::string(cli::manual("cairn"));
    }
};

void add_serve_options(CLI::App* app, ServeOptions& options) {
    app->add_option("--listen", options.http.listen);
    app->add_option("--base", options.base);
    app->add_option("--threads", options.http.threads)->check(CLI::Range(1, 64));
    app->add_option("--metrics", options.metrics);
    app->add_option("--tls-certificate", options.http.tls_certificate);
    app->add_option("--tls-key", options.http.tls_key);
}

void add_hub(CLI::App& program, Program& workplace) {
    const auto options = std::make_shared<ServeOptions>();
    options->http.threads = std::max(1U, std::thread::hardware_concurrency());
    CLI::App* app = cli::add_verb(program, "hub");
    app->add_option("--data", options->data)->required();
    add_serve_options(app, *options);
    app->callback([options, &workplace] { cli::finish(workplace.serve_hub(*options)); });
}

void add_up(CLI::App& program, Program& workplace) {
    const auto options = std::make_shared<ServeOptions>();
    options->data = "cairn-demo";
    options->http.threads = std::max(1U, std::thread::hardware_concurrency());
    CLI::App* app = cli::add_verb(program, "up");
    app->add_option("--data", options->data);
    add_serve_options(app, *options);
    app->callback([options, &workplace] {
        cli::InitOptions init;
        init.group = "icat";
        init.demo = true;
        const auto begun = workplace.init(options->data, init);
        if (!begun && begun.error().kind != ErrorKind::conflict) cli::finish(begun);
        cli::finish(workplace.serve_hub(*options));
    });
}

int run(int count, char** words) {
    const SystemClock clock;
    Program workplace(clock);
    CLI::App program("cairn");
    program.formatter(std::make_shared<Overview>());
    program.set_version_flag("--version", "cairn " CAIRN_VERSION);
    program.require_subcommand(1);
    add_up(program, workplace);
    add_hub(program, workplace);
    cli::add_init(program, workplace);
    cli::add_import(program, workplace);
    cli::add_export(program, workplace);
    cli::add_search(program, workplace);
    cli::add_reindex(program, workplace);
    cli::add_verify(program, workplace);
    cli::add_backup(program, workplace);
    cli::add_restore(program, workplace);
    try {
        program.parse(count, words);
        return 0;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return program.exit(error);
        std::cerr << "cairn: " << error.what() << "\nTry: cairn --help, or cairn VERB --help\n";
        return not_understood;
    } catch (const cli::Failed& failed) {
        std::cerr << "cairn: " << failed.error.detail << "\n";
        return 1;
    }
}

}  // namespace

int main(int count, char** words) {
    // The log goes to stderr, one line an event; results go to stdout.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("cairn"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%SZ %l %v", spdlog::pattern_time_type::utc);
    try {
        return run(count, words);
    } catch (const std::exception&) {
        std::cerr << "cairn: an unexpected error ended the program; what was committed is safe\n";
        return 1;
    }
}
