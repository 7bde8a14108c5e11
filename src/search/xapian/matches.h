// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/columns.h"
#include "search/xapian/units.h"

#include <xapian.h>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cairn::search {

// A set of documents, one bit for each number.
class Documents {
  public:
    explicit Documents(Xapian::docid last) : bits_(last / 64 + 1) {}

    void add(Xapian::docid document) { bits_[document / 64] |= std::uint64_t{1} << document % 64; }
    bool has(Xapian::docid document) const {
        return document / 64 < bits_.size() && (bits_[document / 64] >> document % 64 & 1U) != 0;
    }
    void keep(const Documents& others);
    std::uint64_t count() const;
    // The first that is not before `from`; 0 when there is none.
    Xapian::docid next(Xapian::docid from) const;
    void count_values(const Columns& columns, std::vector<std::uint32_t>& counts) const;

  private:
    std::vector<std::uint64_t> bits_;
};

// Every document that the units find and the filters let pass: outside of Xapian's matcher, which
// would weigh each of them.
Documents matching(const std::vector<Unit>& units,
                   const std::map<std::string, std::vector<std::string>>& filters,
                   const Xapian::Database& database);

// The set as a part of a query; it must outlive the search.
class DocumentsSource final : public Xapian::PostingSource {
  public:
    explicit DocumentsSource(const Documents& documents)
        : documents_(documents), count_(static_cast<Xapian::doccount>(documents.count())) {}

    Xapian::doccount get_termfreq_min() const override { return count_; }
    Xapian::doccount get_termfreq_est() const override { return count_; }
    Xapian::doccount get_termfreq_max() const override { return count_; }
    void init(const Xapian::Database&) override { at_ = 0, started_ = false; }
    void next(double) override { at_ = documents_.next(started_ ? at_ + 1 : 1), started_ = true; }
    void skip_to(Xapian::docid document, double) override {
        if (!started_ || at_ < document) at_ = documents_.next(document);
        started_ = true;
    }
    bool at_end() const override { return started_ && at_ == 0; }
    Xapian::docid get_docid() const override { return at_; }

  private:
    const Documents& documents_;
    Xapian::doccount count_;
    Xapian::docid at_ = 0;
    bool started_ = false;
};

}  // namespace cairn::search
