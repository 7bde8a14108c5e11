// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/manual.h"

#include <doctest/doctest.h>
#include <string>

using cairn::cli::manual;

TEST_CASE("every verb named by the program's manual has a manual of its own") {
    const std::string overview(manual("cairn"));
    for (const char* verb : {"up", "hub", "init", "import", "export", "search", "reindex", "verify",
                             "backup", "restore"}) {
        CAPTURE(verb);
        CHECK(overview.find("\n    " + std::string(verb) + " ") != std::string::npos);
        for (const char* heading :
             {"NAME\n", "SYNOPSIS\n", "DESCRIPTION\n", "OPTIONS\n", "EXAMPLES\n"})
            CHECK(manual(verb).find(heading) != std::string::npos);
    }
}
