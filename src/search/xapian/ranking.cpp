// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/ranking.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace cairn::search {
namespace {

using Query = Xapian::Query;

// A phrase stands in this part of the works that have its rarest word, as a guess: counting them
// would take longer than the search.
constexpr double part_with_phrase = 0.2;

Query query_of(const Form& form) {
    if (form.terms.size() == 1) return Query(form.terms[0]);
    return {Query::OP_PHRASE, form.terms.begin(), form.terms.end()};
}

Query scaled(const Query& query, double weight) {
    return {Query::OP_SCALE_WEIGHT, query, weight};
}

double works_with(const Form& form, const Xapian::Database& database) {
    Xapian::doccount least = database.get_doccount();
    for (const std::string& term : form.terms) least = std::min(least, database.get_termfreq(term));
    return form.terms.size() > 1 ? least * part_with_phrase : least;
}

// How much the unit says: little when one of its forms or another is in most works of their
// languages (as if the forms stood in works without regard to one another).
double rarity(const Unit& unit, const Xapian::Database& database) {
    struct Works {
        double all = 0, part_without = 1;
    };
    std::map<std::string_view, Works> languages;
    for (const Form& form : unit.forms) {
        auto [found, is_new] = languages.try_emplace(form.language);
        if (is_new)
            found->second.all = form.language.empty()
                                    ? database.get_doccount()
                                    : database.get_termfreq(language_term(form.language));
        found->second.part_without *=
            1 - std::min(1.0, works_with(form, database) / std::max(1.0, found->second.all));
    }
    double with = 0, all = 0;
    for (const auto& [language, works] : languages) {
        with += works.all * (1 - works.part_without);
        all += works.all;
    }
    if (languages.empty()) {
        with = database.get_termfreq(unit.exact.empty() ? unit.name : unit.exact);
        all = database.get_doccount();
    }
    return std::log(1 + (std::max(all - with, 0.0) + 0.5) / (with + 0.5));
}

double trust_in(const Form& form, const Unit& unit, const Tuning& tuning) {
    if (form.through == "term") return tuning.term;
    if (form.through == "translation") return tuning.translation;
    // The same letters in another language may be another word.
    return form.language.empty() || form.language == unit.language ? 1 : tuning.elsewhere;
}

// Forms in layers, the most trusted in all of them: a work gets the weight of each layer that it
// has a form of. (OP_MAX would say it more plainly, but crashes in Xapian 1.4.22 when one of its
// parts comes to its end.)
Query query_of(const Unit& unit, const Tuning& tuning) {
    std::map<double, std::vector<Query>> by_trust;
    for (const Form& form : unit.forms)
        by_trust[trust_in(form, unit, tuning)].push_back(query_of(form));
    std::vector<Query> parts, so_far;
    for (auto each = by_trust.rbegin(); each != by_trust.rend(); ++each) {
        so_far.insert(so_far.end(), each->second.begin(), each->second.end());
        const auto less = std::next(each);
        const double weight = each->first - (less == by_trust.rend() ? 0 : less->first);
        parts.push_back(scaled(Query(Query::OP_SYNONYM, so_far.begin(), so_far.end()), weight));
    }
    if (!unit.exact.empty()) parts.push_back(scaled(Query(unit.exact), tuning.exact));
    if (!unit.name.empty()) parts.push_back(scaled(Query(unit.name), tuning.name));
    return {Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace

Query ranking_of(const std::vector<Unit>& units, std::string_view language,
                 const Knowledge& knowledge) {
    const Tuning& tuning = knowledge.tuning;
    std::vector<Query> finding, helping;
    double most = 0;
    for (const Unit& unit : units) {
        const double weight = unit.weight * rarity(unit, knowledge.database);
        (unit.finds ? finding : helping).push_back(scaled(query_of(unit, tuning), weight));
        if (unit.finds) most += weight;
    }
    // Any work in the language: the term, which weighs nothing itself, and a constant, which the
    // query owns once it is released.
    auto* constant =
        new Xapian::FixedWeightPostingSource(  // NOLINT(cppcoreguidelines-owning-memory)
            tuning.language * most);
    helping.emplace_back(Query::OP_AND, scaled(Query(language_term(language)), 0),
                         Query(constant->release()));
    return {Query::OP_AND_MAYBE, Query(Query::OP_OR, finding.begin(), finding.end()),
            Query(Query::OP_OR, helping.begin(), helping.end())};
}

// Xapian owns the clone.
Saturation* Saturation::clone() const {
    return new Saturation(tuning_);  // NOLINT(cppcoreguidelines-owning-memory)
}

void Saturation::init(double factor) {
    factor_ = factor;
    flat_ = tuning_.k1 * (1 - tuning_.b);
    sloping_ = tuning_.k1 * tuning_.b / std::max(1.0, get_average_length());
}

}  // namespace cairn::search
