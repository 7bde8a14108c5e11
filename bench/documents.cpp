// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents.h"

#include "base/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace cairn::bench {
namespace {

constexpr std::size_t vocabulary = 60'000;
constexpr std::size_t words_a_text = 480, words_a_title = 8;

constexpr std::array<std::string_view, 24> usual{
    "the",  "of",      "and",    "to",       "in",       "a",        "for",     "is",
    "that", "on",      "with",   "as",       "workers",  "migrants", "support", "shelter",
    "by",   "victims", "health", "services", "children", "border",   "police",  "court"};
constexpr std::array<std::string_view, 9> areas{"healthcare",     "vulnerability", "livelihoods",
                                                "online",         "services",      "enforcement",
                                                "identification", "justice",       "return"};
constexpr std::array<std::string_view, 6> kinds{"statement", "guidance-note", "brief",
                                                "report",    "press-release", "toolkit"};
constexpr std::array<std::string_view, 6> languages{"en", "en", "en", "fr", "es", "en"};
constexpr int organisations = 40;

// Steele, Lea and Flood's SplitMix64: a few lines, and good enough for words.
class Numbers {
  public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    double part() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }

  private:
    std::uint64_t state_;
};

// How often words up to each rank come, all together.
const std::vector<double>& shares() {
    static const std::vector<double> made = [] {
        std::vector<double> sums(vocabulary);
        double sum = 0;
        for (std::size_t i = 0; i < vocabulary; ++i)
            sums[i] = sum += 1 / std::pow(static_cast<double>(i) + 1.5, 1.05);
        for (double& each : sums) each /= sum;
        return sums;
    }();
    return made;
}

std::string words(Numbers& numbers, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const auto found = std::lower_bound(shares().begin(), shares().end(), numbers.part());
        const auto rank = static_cast<std::size_t>(found - shares().begin());
        if (i > 0) text += i % 17 == 0 ? ". " : " ";
        text += word(std::min(rank, vocabulary - 1));
    }
    return text;
}

std::string two_digits(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string word(std::size_t rank) {
    if (rank < usual.size()) return std::string(usual[rank]);
    // Every other word is a form of the one before, as in a language with endings.
    constexpr std::array<std::string_view, 3> endings{"s", "ing", "ed"};
    if (rank % 2 == 1) return word(rank - 1) + std::string(endings[rank / 2 % endings.size()]);
    // Syllables spell the rank: no two words are the same.
    constexpr std::string_view consonants = "bdfgklmnprstvz", vowels = "aeiou";
    std::string spelled;
    for (std::size_t left = rank; left > 0;) {
        spelled += consonants[left % consonants.size()];
        left /= consonants.size();
        spelled += vowels[left % vowels.size()];
        left /= vowels.size();
    }
    spelled += 'k';
    return spelled;
}

Document document(std::uint64_t number) {
    Numbers numbers(number * 0x2545F4914F6CDD1DU + 1);
    Document made;
    made.id = "w" + std::to_string(number);
    made.title = words(numbers, words_a_title);
    made.text = words(numbers, words_a_text);
    made.language = languages[numbers.below(languages.size())];
    made.kind = kinds[numbers.below(kinds.size())];
    made.organisation = "Organisation " + std::to_string(numbers.below(organisations));
    made.date = std::to_string(2015 + numbers.below(8)) + "-" + two_digits(1 + numbers.below(12)) +
                "-" + two_digits(1 + numbers.below(28));
    for (std::size_t i = numbers.below(3); i < 3; ++i)
        made.areas.emplace_back(areas[numbers.below(areas.size())]);
    return made;
}

std::string line_of(const Document& document) {
    return json::write(json::Object{{"id", document.id},
                                    {"title", document.title},
                                    {"text", document.text},
                                    {"language", document.language},
                                    {"kind", document.kind},
                                    {"organisation", document.organisation},
                                    {"date", document.date},
                                    {"areas", json::array_of(document.areas)}});
}

}  // namespace cairn::bench
