// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/reasons.h"

#include "search/xapian/document.h"
#include "text/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace cairn::search {
namespace {

constexpr std::size_t reasons_max = 12;

// Of two forms of one unit the plainer reason is told.
int plainness(const Form& form) {
    if (form.through == "exact") return 0;
    if (form.through == "stem") return 1;
    if (form.through == "spelling") return 2;
    return form.through == "term" ? 3 : 4;
}

// How much a form speaks for its language being the one to show.
double evidence(const Form& form) {
    return plainness(form) <= 2 ? 1 : 0.6;
}

}  // namespace

Explainer::Explainer(const std::vector<Unit>& units, const Knowledge& knowledge,
                     std::string_view reader_language)
    : units_(units), knowledge_(knowledge), reader_language_(term_language(reader_language)) {
    for (const Unit& unit : units_) {
        for (const Form& form : unit.forms) terms_.insert(form.terms.begin(), form.terms.end());
        if (!unit.exact.empty()) terms_.insert(unit.exact);
        if (!unit.name.empty()) terms_.insert(unit.name);
    }
}

// Those of the question's terms that the document has. Both lists are in order.
std::set<std::string_view> Explainer::present_in(const Xapian::Document& document) const {
    std::set<std::string_view> present;
    auto term = document.termlist_begin();
    for (const std::string_view wanted : terms_) {
        term.skip_to(std::string(wanted));
        if (term == document.termlist_end()) break;
        if (*term == wanted) present.insert(wanted);
    }
    return present;
}

// Whether the form's terms stand one after another in the document.
bool Explainer::stands_in(const Form& form, Xapian::docid document) const {
    const Xapian::Database& database = knowledge_.database;
    std::set<Xapian::termpos> ends;
    for (std::size_t i = 0; i < form.terms.size(); ++i) {
        std::set<Xapian::termpos> next;
        for (auto at = database.positionlist_begin(document, form.terms[i]);
             at != database.positionlist_end(document, form.terms[i]); ++at)
            if (i == 0 || ends.contains(*at - 1)) next.insert(*at);
        if (next.empty()) return false;
        ends = std::move(next);
    }
    return true;
}

// The word of the document that the stem term "en:shelter" stands for. A word that is its own stem
// has no term but that, so it is there when the others make up only a part of its weight.
std::string Explainer::as_written(const std::string& term, const Xapian::Document& document) const {
    const std::size_t colon = term.find(':');
    if (colon == std::string::npos) return term.substr(1);
    const std::string language = term.substr(0, colon), stem = term.substr(colon + 1);
    const std::string prefix = exact_term(stem.substr(0, letters_kept_by_stems));
    std::string other;
    Xapian::termcount others = 0;
    auto word = document.termlist_begin();
    word.skip_to(prefix);
    for (; word != document.termlist_end() && (*word).starts_with(prefix); ++word) {
        const auto words = text::words_of((*word).substr(1));
        if (words.size() != 1 || knowledge_.stemmers.stem(language, words[0].base) != stem)
            continue;
        others += word.get_wdf();
        if (other.empty()) other = words[0].folded;
    }
    if (other.empty()) return stem;
    word = document.termlist_begin();
    word.skip_to(term);
    return word != document.termlist_end() && word.get_wdf() > others ? stem : other;
}

Reason Explainer::reason_for(const Unit& unit, const Form& form,
                             const Xapian::Document& document) const {
    Reason reason{unit.typed, form.words, form.through, form.language};
    if (reason.language == "und") reason.language.clear();
    if (reason.matched.empty() && form.terms.size() == 1)
        reason.matched = as_written(form.terms[0], document);
    if (reason.matched.empty()) reason.matched = text::fold(unit.typed);
    if (form.through == "stem" && reason.matched == text::fold(unit.typed))
        reason.through = "exact";
    return reason;
}

void Explainer::explain(Xapian::docid number, Hit& hit) {
    const Xapian::Document document = knowledge_.database.get_document(number);
    const std::set<std::string_view> terms = present_in(document);
    std::map<std::string, double> languages;
    for (const Unit& unit : units_) {
        const bool is_written = !unit.exact.empty() && terms.contains(unit.exact);
        const Form* plainest = nullptr;
        for (const Form& form : unit.forms) {
            if (!std::all_of(form.terms.begin(), form.terms.end(),
                             [&](const std::string& term) { return terms.contains(term); }))
                continue;
            if (form.terms.size() > 1 && !stands_in(form, number)) continue;
            if (!form.language.empty() && form.language != "und")
                languages[form.language] += evidence(form) * unit.weight;
            if (plainest == nullptr || plainness(form) < plainness(*plainest)) plainest = &form;
        }
        if (!unit.finds || hit.reasons.size() >= reasons_max) continue;
        if (plainest != nullptr) {
            Reason reason = reason_for(unit, *plainest, document);
            if (is_written && reason.through == "stem") {
                reason.matched = unit.exact.substr(1);
                reason.through = "exact";
            }
            if (std::find(hit.reasons.begin(), hit.reasons.end(), reason) == hit.reasons.end())
                hit.reasons.push_back(std::move(reason));
        } else if (is_written || (!unit.name.empty() && terms.contains(unit.name))) {
            hit.reasons.push_back({unit.typed, text::fold(unit.typed), "exact", ""});
        }
    }
    double most = 0;
    for (const auto& [language, points] : languages) {
        const double its = points + (language == reader_language_ ? 0.01 : 0);
        if (its > most) {
            most = its;
            hit.language = language;
        }
    }
}

}  // namespace cairn::search
