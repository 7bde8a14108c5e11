// SPDX-License-Identifier: AGPL-3.0-or-later
// Promise: any bytes as words are a valid question, answered in bounded time; hits are at most as
// many as were asked for and as were counted, each with an id; a corrected spelling is again a
// question.
#include "search/xapian/xapian_index.h"

#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace {

namespace fs = std::filesystem;
using namespace cairn::search;

void require(bool holds) {
    if (!holds) std::abort();
}

// A small library in a folder that goes when the program ends.
struct Library {
    fs::path folder =
        fs::temp_directory_path() / ("cairn-fuzz-query-" + std::to_string(::getpid()));
    std::unique_ptr<Index> index;

    Library() {
        auto writer = open_xapian_writer(folder, {"data/lexicon", "/none"}, Writing::onward);
        require(writer.has_value());
        int number = 0;
        for (const auto& [language, title] : std::vector<std::pair<const char*, const char*>>{
                 {"en", "COVID-19: shelters for survivors of trafficking in persons"},
                 {"en", "Forced labour and debt bondage: the OSCE statement"},
                 {"fr", "L'hébergement d'urgence pendant le confinement"},
                 {"es", "Las víctimas de trata no pueden volver a su país"},
                 {"ar", "الاتجار بالأشخاص خلال الجائحة"},
                 {"ru", "Торговля людьми во время пандемии"},
                 {"zh", "疫情期间打击人口贩运"},
                 {"th", "ความช่วยเหลือผู้เสียหาย"},
                 {"", "Untold"}}) {
            Work work;
            work.id = std::to_string(number++);
            work.editions = {{language, title, title, ""}};
            work.issuer_names = {"UNODC"};
            require((*writer)->put(work).has_value());
        }
        require((*writer)
                    ->set_concepts({{{"en", {"shelter", "safe house"}}, {"ru", {"приют"}}}})
                    .has_value());
        require((*writer)->commit(1).has_value());
        auto opened = open_xapian_index(folder);
        require(opened.has_value());
        index = std::move(*opened);
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() { fs::remove_all(folder); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Library library;
    Question question;
    question.words.assign(reinterpret_cast<const char*>(data), size);
    for (const Cross cross : {Cross::on, Cross::off}) {
        question.cross = cross;
        const auto start = std::chrono::steady_clock::now();
        const auto found = library.index->search(question);
        require(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
        require(found.has_value());
        require(found->hits.size() <= found->total && found->hits.size() <= question.count);
        for (const Hit& hit : found->hits) require(!hit.id.empty());
        if (found->corrected.empty()) continue;
        Question again = question;
        again.words = found->corrected;
        require(library.index->search(again).has_value());
    }
    return 0;
}
