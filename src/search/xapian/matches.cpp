// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/matches.h"

#include <algorithm>
#include <bit>

namespace cairn::search {
namespace {

// Takes the number of each document that the matcher finds.
class Collecting final : public Xapian::MatchSpy {
  public:
    explicit Collecting(Documents& documents) : documents_(documents) {}
    void operator()(const Xapian::Document& document, double) override {
        documents_.add(document.get_docid());
    }

  private:
    Documents& documents_;
};

Xapian::Query phrase_of(const Form& form) {
    return {Xapian::Query::OP_PHRASE, form.terms.begin(), form.terms.end()};
}

void add_term(const std::string& term, const Xapian::Database& database, Documents& documents) {
    for (auto each = database.postlist_begin(term); each != database.postlist_end(term); ++each)
        documents.add(*each);
}

// Words one after another need the matcher, which knows positions.
void add_phrases(const std::vector<Xapian::Query>& phrases, const Xapian::Database& database,
                 Documents& documents) {
    if (phrases.empty()) return;
    Xapian::Enquire enquire(database);
    enquire.set_query({Xapian::Query::OP_OR, phrases.begin(), phrases.end()});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collecting spy(documents);
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, database.get_doccount());
}

void add_unit(const Unit& unit, const Xapian::Database& database, Documents& documents,
              std::vector<Xapian::Query>& phrases) {
    for (const Form& form : unit.forms) {
        if (form.terms.size() == 1)
            add_term(form.terms[0], database, documents);
        else
            phrases.push_back(phrase_of(form));
    }
    if (!unit.exact.empty()) add_term(unit.exact, database, documents);
    if (!unit.name.empty()) add_term(unit.name, database, documents);
}

Documents having(const Unit& unit, const Xapian::Database& database) {
    Documents documents(database.get_lastdocid());
    std::vector<Xapian::Query> phrases;
    add_unit(unit, database, documents, phrases);
    add_phrases(phrases, database, documents);
    return documents;
}

}  // namespace

void Documents::keep(const Documents& others) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= others.bits_[i];
}

std::uint64_t Documents::count() const {
    std::uint64_t count = 0;
    for (const std::uint64_t word : bits_) count += static_cast<unsigned>(std::popcount(word));
    return count;
}

Xapian::docid Documents::next(Xapian::docid from) const {
    std::size_t place = from / 64;
    if (place >= bits_.size()) return 0;
    std::uint64_t word = bits_[place] & ~std::uint64_t{0} << from % 64;
    while (word == 0) {
        if (++place == bits_.size()) return 0;
        word = bits_[place];
    }
    return static_cast<Xapian::docid>(place * 64 + static_cast<unsigned>(std::countr_zero(word)));
}

void Documents::count_values(const Columns& columns, std::vector<std::uint32_t>& counts) const {
    for (std::size_t place = 0; place < bits_.size(); ++place)
        for (std::uint64_t word = bits_[place]; word != 0; word &= word - 1)
            columns.count(static_cast<std::uint32_t>(place * 64 +
                                                     static_cast<unsigned>(std::countr_zero(word))),
                          counts);
}

Documents matching(const std::vector<Unit>& units,
                   const std::map<std::string, std::vector<std::string>>& filters,
                   const Xapian::Database& database) {
    const Xapian::docid last = database.get_lastdocid();
    Documents found(last);
    std::vector<Xapian::Query> phrases;
    const bool is_required =
        std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.required; });
    if (units.empty()) {
        add_term("", database, found);
    } else if (is_required) {
        add_term("", database, found);
        for (const Unit& unit : units)
            if (unit.required) found.keep(having(unit, database));
    } else {
        for (const Unit& unit : units)
            if (unit.finds) add_unit(unit, database, found, phrases);
        add_phrases(phrases, database, found);
    }
    for (const auto& [facet, values] : filters) {
        Documents passing(last);
        for (const std::string& value : values)
            if (const std::string term = facet_term(facet, value); term.size() <= term_bytes_max)
                add_term(term, database, passing);
        found.keep(passing);
    }
    return found;
}

}  // namespace cairn::search
