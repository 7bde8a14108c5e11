// SPDX-License-Identifier: AGPL-3.0-or-later
// How fast the index takes works and answers questions, with all facets counted.
//
//   search_speed 100000 [FOLDER]     writes an index (into FOLDER, kept), then asks it
//   search_speed --lines 100000      prints the documents as import lines, for other programs
//
// One thread. Questions: two and three words of middling frequency, one very frequent word, two
// with a filter, no words at all.
#include "documents.h"
#include "search/xapian/xapian_index.h"

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>

namespace {

namespace fs = std::filesystem;
using namespace cairn;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t works_a_commit = 20'000;
constexpr int rounds = 200;

template <typename T>
T need(Result<T> result) {
    if (!result) {
        std::cerr << "search_speed: " << result.error().detail << "\n";
        std::exit(2);
    }
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

search::Work work_of(const bench::Document& document) {
    search::Work work;
    work.id = document.id;
    work.editions = {{document.language, document.title, "", document.text}};
    work.issuer_names = {document.organisation};
    work.areas = document.areas;
    work.issuers = {document.organisation};
    work.languages = {document.language};
    work.kind = document.kind;
    work.state = "published";
    work.year = std::atoi(document.date.c_str());
    work.sort_date = document.date;
    return work;
}

void write(const fs::path& folder, std::uint64_t count) {
    const auto writer =
        need(search::open_xapian_writer(folder, {"/none", "/none"}, search::Writing::onward));
    double making = 0;
    const auto start = Clock::now();
    for (std::uint64_t i = writer->position(); i < count; ++i) {
        const auto before = Clock::now();
        const search::Work work = work_of(bench::document(i));
        making += seconds_since(before);
        need(writer->put(work));
        if ((i + 1) % works_a_commit == 0) need(writer->commit(i + 1));
    }
    need(writer->commit(count));
    const double seconds = seconds_since(start) - making;
    std::cout << count << " works written, " << std::fixed << std::setprecision(0)
              << static_cast<double>(count) / seconds << " a second\n";
}

void ask(search::Index& index, const std::string& name,
         const std::function<search::Question(int)>& question_of) {
    std::vector<double> times;
    std::uint64_t matches = 0;
    for (int i = 0; i < rounds; ++i) {
        const search::Question question = question_of(i);
        const auto start = Clock::now();
        matches += need(index.search(question)).total;
        times.push_back(1000 * seconds_since(start));
    }
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    std::cout << std::left << std::setw(22) << name << std::right << std::setprecision(2)
              << std::setw(10) << at(0.5) << std::setw(10) << at(0.95) << std::setw(10) << at(0.99)
              << std::setw(12) << matches / rounds << "\n";
}

search::Question words(std::initializer_list<std::size_t> ranks) {
    search::Question question;
    for (const std::size_t rank : ranks)
        question.words += (question.words.empty() ? "" : " ") + bench::word(rank);
    return question;
}

}  // namespace

int main(int count, char** arguments) {
    const bool as_lines = count > 2 && std::string_view(arguments[1]) == "--lines";
    const std::uint64_t works =
        count > 1 ? std::strtoull(arguments[as_lines ? 2 : 1], nullptr, 10) : 0;
    if (works == 0) {
        std::cerr << "search_speed [--lines] COUNT [FOLDER]\n";
        return 2;
    }
    if (as_lines) {
        for (std::uint64_t i = 0; i < works; ++i) std::cout << line_of(bench::document(i)) << "\n";
        return 0;
    }
    const bool is_kept = count > 2;
    const fs::path folder =
        is_kept ? fs::path(arguments[2])
                : fs::temp_directory_path() / ("cairn-speed-" + std::to_string(::getpid()));
    write(folder, works);
    const auto opening = Clock::now();
    const auto index = need(search::open_xapian_index(folder));
    std::cout << "opened in " << std::setprecision(1) << 1000 * seconds_since(opening) << " ms\n"
              << "milliseconds                  p50       p95       p99     matches\n";
    const auto spread = [](int i, std::size_t from, std::size_t by) {
        return from + static_cast<std::size_t>(i) * by;
    };
    ask(*index, "two words", [&](int i) { return words({spread(i, 100, 7), spread(i, 400, 23)}); });
    ask(*index, "three words", [&](int i) {
        return words({spread(i, 50, 3), spread(i, 300, 11), spread(i, 2000, 101)});
    });
    ask(*index, "a frequent word", [&](int i) { return words({12 + spread(i, 0, 1) % 12}); });
    ask(*index, "two words, a filter", [&](int i) {
        search::Question question = words({spread(i, 100, 7), spread(i, 400, 23)});
        question.filters["area"] = {"justice"};
        return question;
    });
    ask(*index, "two words, newest", [&](int i) {
        search::Question question = words({spread(i, 100, 7), spread(i, 400, 23)});
        question.sort = search::Sort::newest;
        return question;
    });
    ask(*index, "no words, newest", [&](int) {
        search::Question question;
        question.sort = search::Sort::newest;
        return question;
    });
    if (!is_kept) fs::remove_all(folder);
    return 0;
}
