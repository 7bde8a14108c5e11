// SPDX-License-Identifier: AGPL-3.0-or-later
// How well a search finds: nDCG@10 over questions with known answers.
//
//   search_quality --lists data/lexicon --cross tests/search/cross
//   search_quality --lists data/lexicon --lines a.jsonl --lines b.jsonl --queries q.jsonl
//   search_quality --lists data/lexicon --lines a.jsonl --tsv tests/search/zh-questions.tsv
//
// `--set title=0` searches with another weight (search::Tuning names them), `--each` prints every
// question's value, `--at-least fr=.8` fails below it.
#include "base/json.h"
#include "desk/desk.h"
#include "hub/follow.h"
#include "journal/current.h"
#include "library/resource.h"
#include "search/xapian/xapian_index.h"
#include "store/memory/memory_store.h"

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace cairn;

struct Query {
    std::string id, words, language;
    std::map<std::string, double> grades;
};

struct Options {
    fs::path lists, dictd = "/usr/share/dictd", cross, queries, tsv;
    std::vector<fs::path> lines;
    std::map<std::string, double> at_least;
    search::Tuning tuning;
    bool each = false, exponential = false;
};

[[noreturn]] void stop(const std::string& why) {
    std::cerr << "search_quality: " << why << "\n";
    std::exit(2);
}

template <typename T>
T need(Result<T> result) {
    if (!result) stop(result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

void set(search::Tuning& tuning, const std::string& name, double value) {
    const std::map<std::string, double*> numbers{{"k1", &tuning.k1},
                                                 {"b", &tuning.b},
                                                 {"elsewhere", &tuning.elsewhere},
                                                 {"term", &tuning.term},
                                                 {"translation", &tuning.translation},
                                                 {"exact", &tuning.exact},
                                                 {"name", &tuning.name},
                                                 {"language", &tuning.language},
                                                 {"function_word", &tuning.function_word},
                                                 {"joined_number", &tuning.joined_number},
                                                 {"inner_word", &tuning.inner_word},
                                                 {"further_word", &tuning.further_word},
                                                 {"inner_pair", &tuning.inner_pair},
                                                 {"character", &tuning.character}};
    const std::map<std::string, bool*> parts{{"concepts", &tuning.concepts},
                                             {"translations", &tuning.translations},
                                             {"spelling", &tuning.spelling},
                                             {"headwords", &tuning.headwords}};
    if (const auto number = numbers.find(name); number != numbers.end())
        *number->second = value;
    else if (const auto part = parts.find(name); part != parts.end())
        *part->second = value != 0;
    else
        stop("no weight is called " + name);
}

Options options_of(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string name = arguments[i];
        if (name == "--each" || name == "--exponential") {
            (name == "--each" ? options.each : options.exponential) = true;
            continue;
        }
        if (++i == count) stop(name + " needs a value");
        const std::string value = arguments[i];
        const std::size_t equals = value.find('=');
        if (name == "--lists")
            options.lists = value;
        else if (name == "--dictd")
            options.dictd = value;
        else if (name == "--cross")
            options.cross = value;
        else if (name == "--queries")
            options.queries = value;
        else if (name == "--tsv")
            options.tsv = value;
        else if (name == "--lines")
            options.lines.emplace_back(value);
        else if (name == "--set" && equals != std::string::npos)
            set(options.tuning, value.substr(0, equals), std::stod(value.substr(equals + 1)));
        else if (name == "--at-least" && equals != std::string::npos)
            options.at_least[value.substr(0, equals)] = std::stod(value.substr(equals + 1));
        else
            stop("no option is called " + name);
    }
    return options;
}

std::vector<std::pair<std::string, std::string>> read_tsv(const fs::path& path) {
    std::vector<std::pair<std::string, std::string>> rows;
    std::ifstream file(path);
    if (!file) stop("could not read " + path.string());
    for (std::string line; std::getline(file, line);)
        if (const std::size_t tab = line.find('\t'); tab != std::string::npos)
            rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    return rows;
}

// A group's hub in memory, and its index in a folder that goes when this ends.
class Hub {
  public:
    explicit Hub(const Options& options) : options_(options) {
        need(journal_.append({{"roster.put", "library", format_time(clock_.now()), "library", "",
                               roster_.to_json()}},
                             signer_, {}));
        need(desk::sign_empty_group_in(desk_));
    }
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;
    ~Hub() { fs::remove_all(folder_); }

    void import(std::istream& lines) {
        const desk::ImportListener listener{[](std::uint64_t) {},
                                            [](std::uint64_t line, const std::string& why) {
                                                stop("line " + std::to_string(line) + ": " + why);
                                            },
                                            [](const std::string&) {}};
        need(desk::import_lines(desk_, lines, {}, listener));
    }

    std::unique_ptr<search::Index> index() {
        auto writer = need(search::open_xapian_writer(folder_, {options_.lists, options_.dictd},
                                                      search::Writing::onward));
        need(hub::follow(store_, *writer, 20'000,
                         [](std::uint64_t, std::uint64_t) { return true; }));
        return need(search::open_xapian_index(folder_, options_.tuning));
    }

    // The ids of the lines that the resource was made of.
    std::vector<std::string> lines_of(const std::string& resource) {
        const auto kept = need(journal_.current("resource", resource));
        std::vector<std::string> ids{resource};
        if (!kept || !kept->put) return ids;
        for (const library::Edition& edition :
             need(library::Resource::from_json(*kept->put)).editions)
            ids.push_back(edition.id);
        return ids;
    }

  private:
    const Options& options_;
    fs::path folder_ = fs::temp_directory_path() / ("cairn-quality-" + std::to_string(::getpid()));
    store::MemoryStore store_;
    journal::Journal journal_{store_};
    SystemEntropy entropy_;
    SystemClock clock_;
    seal::Signer signer_ = seal::Signer::generate("steward", entropy_);
    journal::Roster roster_{{{"steward", "library", signer_.verifier(), {"steward"}}}};
    desk::Desk desk_{store_, journal_, signer_, clock_, "library"};
};

double gain(double grade, bool exponential) {
    return exponential ? std::exp2(grade) - 1 : grade;
}

// `told` gets the hits' ids with their grades.
double ndcg(Hub& hub, search::Index& index, const Query& query, bool exponential,
            std::string& told) {
    search::Question question;
    question.words = query.words;
    question.reader_language = query.language;
    question.count = 10;
    const search::Found found = need(index.search(question));
    double sum = 0;
    std::set<std::string> met;
    for (std::size_t rank = 0; rank < found.hits.size(); ++rank) {
        double best = 0;
        for (const std::string& id : hub.lines_of(found.hits[rank].id))
            if (const auto grade = query.grades.find(id);
                grade != query.grades.end() && met.insert(id).second)
                best = std::max(best, grade->second);
        told += ' ' + found.hits[rank].id + '=' + std::to_string(static_cast<int>(best));
        sum += gain(best, exponential) / std::log2(static_cast<double>(rank) + 2);
    }
    std::vector<double> ideal;
    for (const auto& [id, grade] : query.grades) ideal.push_back(grade);
    std::sort(ideal.rbegin(), ideal.rend());
    double most = 0;
    for (std::size_t rank = 0; rank < std::min<std::size_t>(10, ideal.size()); ++rank)
        most += gain(ideal[rank], exponential) / std::log2(static_cast<double>(rank) + 2);
    return most > 0 ? sum / most : 0;
}

// Prints a row, and answers whether it is good enough.
bool measure(const std::string& name, const std::vector<Query>& queries, Hub& hub,
             search::Index& index, const Options& options) {
    const auto start = std::chrono::steady_clock::now();
    double sum = 0;
    for (const Query& query : queries) {
        std::string told;
        const double value = ndcg(hub, index, query, options.exponential, told);
        if (options.each)
            std::cout << "  " << std::setw(6) << value << "  " << query.id << "  " << query.words
                      << "\n         " << told << "\n";
        sum += value;
    }
    const double mean = sum / static_cast<double>(std::max<std::size_t>(1, queries.size()));
    const double milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    std::cout << std::left << std::setw(8) << name << std::right << std::fixed
              << std::setprecision(3) << std::setw(8) << mean << std::setw(8) << queries.size()
              << std::setprecision(1) << std::setw(10)
              << milliseconds / static_cast<double>(std::max<std::size_t>(1, queries.size()))
              << "\n"
              << std::setprecision(3);
    const auto least = options.at_least.find(name);
    if (least == options.at_least.end() || mean >= least->second) return true;
    std::cerr << name << " is below " << least->second << "\n";
    return false;
}

bool measure_cross(const Options& options) {
    Hub hub(options);
    std::stringstream lines;
    for (const auto& [id, sentence] : read_tsv(options.cross / "en.tsv"))
        lines << json::write(json::Object{
                     {"id", id}, {"title", id}, {"text", sentence}, {"language", "en"}})
              << "\n";
    hub.import(lines);
    const auto index = hub.index();
    bool good = true;
    for (const char* language : {"fr", "es", "ar", "ru", "zh"}) {
        std::vector<Query> queries;
        for (const auto& [id, sentence] :
             read_tsv(options.cross / (std::string(language) + ".tsv")))
            queries.push_back({id, sentence, language, {{id, 1}}});
        good = measure(language, queries, hub, *index, options) && good;
    }
    return good;
}

std::vector<Query> read_queries(const fs::path& path) {
    std::vector<Query> queries;
    std::ifstream file(path);
    if (!file) stop("could not read " + path.string());
    for (std::string line; std::getline(file, line);) {
        const json::Object object = need(json::parse_object(line));
        Query query{need(json::required_text(object, "qid")),
                    need(json::required_text(object, "query")),
                    need(json::required_text(object, "language")),
                    {}};
        for (const auto& each : *need(json::object_at(object, "relevant")))
            query.grades[std::string(each.key())] = each.value().to_number<double>();
        queries.push_back(std::move(query));
    }
    return queries;
}

bool measure_library(const Options& options) {
    Hub hub(options);
    for (const fs::path& path : options.lines) {
        std::ifstream file(path);
        if (!file) stop("could not read " + path.string());
        hub.import(file);
    }
    const auto index = hub.index();
    bool good = true;
    if (!options.queries.empty())
        good = measure("group", read_queries(options.queries), hub, *index, options);
    if (!options.tsv.empty()) {
        std::vector<Query> queries;
        for (const auto& [id, words] : read_tsv(options.tsv))
            queries.push_back({id, words, "zh", {{id, 1}}});
        good = measure("zh-q", queries, hub, *index, options) && good;
    }
    return good;
}

}  // namespace

int main(int count, char** arguments) {
    const Options options = options_of(count, arguments);
    std::cout << "            nDCG@10 queries  ms/query\n";
    bool good = true;
    if (!options.cross.empty()) good = measure_cross(options) && good;
    if (!options.lines.empty()) good = measure_library(options) && good;
    return good ? 0 : 1;
}
