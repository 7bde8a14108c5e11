// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/ranking.h"

#include <cstdlib>

namespace cairn::search {
namespace {

double env(const char* name, double value) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::atof(text) : value;
}

using Query = Xapian::Query;

Query query_of(const Form& form) {
    if (form.terms.size() == 1) return Query(form.terms[0]);
    return {Query::OP_PHRASE, form.terms.begin(), form.terms.end()};
}

Query query_of(const Unit& unit) {
    static const double exact_weight = env("W_EXACT", 0.1), name_weight = env("W_NAME", 0.5),
                        title_weight = env("W_TITLE", 0.2), typed_weight = env("W_TYPED", 0.1);
    std::vector<Query> all, typed, titles;
    for (const Form& form : unit.forms) {
        all.push_back(query_of(form));
        if (form.through == "stem" || form.through == "exact") typed.push_back(query_of(form));
        if (form.terms.size() == 1) titles.emplace_back(title_term(form.terms[0]));
    }
    std::vector<Query> parts;
    const auto add = [&](double weight, const std::vector<Query>& queries) {
        if (queries.empty() || weight <= 0) return;
        parts.emplace_back(Query::OP_SCALE_WEIGHT,
                           Query(Query::OP_SYNONYM, queries.begin(), queries.end()), weight);
    };
    add(1, all);
    add(typed_weight, typed);
    add(title_weight, titles);
    if (!unit.exact.empty()) add(exact_weight, {Query(unit.exact)});
    if (!unit.name.empty()) add(name_weight, {Query(unit.name)});
    return {Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, parts.begin(), parts.end()), unit.weight};
}

}  // namespace

Query ranking_of(const std::vector<Unit>& units) {
    std::vector<Query> finding, helping;
    for (const Unit& unit : units) (unit.finds ? finding : helping).push_back(query_of(unit));
    const Query found(Query::OP_OR, finding.begin(), finding.end());
    if (helping.empty()) return found;
    return {Query::OP_AND_MAYBE, found, Query(Query::OP_OR, helping.begin(), helping.end())};
}

Xapian::BM25Weight weighting() {
    static const double k1 = env("W_K1", 1.2), b = env("W_B", 0.75);
    return {k1, 0, 0, b, 0.3};
}

}  // namespace cairn::search
