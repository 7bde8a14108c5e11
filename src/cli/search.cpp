// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/command.h"

#include <iostream>

namespace cairn::cli {
namespace {

struct Words {
    std::string data;
    hub::Question question;
    std::vector<std::string> words;
    bool no_cross = false;
};

Result<void> print_found(const Words& words, hub::Hub& hub) {
    hub::Question question = words.question;
    question.cross = words.no_cross ? hub::Cross::off : hub::Cross::on;
    for (const std::string& word : words.words)
        question.words += (question.words.empty() ? "" : " ") + word;
    CAIRN_TRY(listing, hub.find_resources(question));
    for (const hub::Card& card : listing.cards) {
        std::cout << card.resource.id << "  " << card.resource.title.in(question.reader_language)
                  << "\n   ";
        for (const std::string& language : card.resource.languages()) std::cout << " " << language;
        for (const hub::Reason& reason : card.reasons)
            std::cout << "  " << reason.typed << " > " << reason.matched << " (" << reason.through
                      << ")";
        std::cout << "\n";
    }
    std::cout << counted(listing.total, "resource") << "\n";
    return {};
}

}  // namespace

void add_search(CLI::App& program, Workplace& workplace) {
    const auto words = std::make_shared<Words>();
    words->question.count = 10;
    CLI::App* app = add_verb(program, "search");
    app->add_option("--data", words->data)->required();
    app->add_option("--language", words->question.reader_language);
    app->add_option("--count", words->question.count)->check(CLI::Range(1, 100));
    app->add_flag("--no-cross", words->no_cross);
    app->add_option("WORDS", words->words);
    app->callback([words, &workplace] {
        finish(workplace.with_hub(words->data,
                                  [&](hub::Hub& hub) { return print_found(*words, hub); }));
    });
}

}  // namespace cairn::cli
