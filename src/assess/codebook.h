// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/subsets.h"
#include "base/json.h"
#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::assess {

// What a record can say, declared in public before anybody looks at the records. A codebook file is
//
//     {"codebook": 1, "title": "...", "read_from_data": false,
//      "attributes": [
//        {"name": "region", "values": ["Africa", "Asia"], "none": [""], "other": "Asia",
//         "spellings": {"Africa": ["africa", "AF"]},
//         "levels": {"half": {"South": ["Africa"], "North": ["Asia"]}}},
//        {"name": "areas", "values": ["online", "return"], "separator": ";"}],
//      "impossible": [{"region": "Asia", "areas": "return"}]}
//
// `values` form combinations. `none` lists the spellings of "no value" (default: the empty cell);
// with "none": [] every record must have a value. To count empty cells as a value, take them out of
// `none` and let them be a spelling of a word. A cell that is neither is an error, or counts as
// `other` if that is given. An attribute with a `separator` has several values in one cell, and
// each of them is a yes/no dimension of its own. A `level` joins values into coarser ones and may
// be used instead of the attribute's own. `impossible` lists combinations that no record can have.
struct Attribute {
    std::string name;
    std::vector<std::string> values;
    std::vector<std::string> none;
    std::string separator;
    std::string other;
    std::map<std::string, std::vector<std::string>> spellings;
    std::map<std::string, std::map<std::string, std::vector<std::string>>> levels;
};

// One axis of the tables. Code 0 is "no value" where `none` holds, other codes are values.
struct Dimension {
    std::size_t attribute = 0;
    std::size_t value = 0;   // which value of a several-valued attribute
    std::uint32_t size = 0;  // n: how many codes there are, at least 2
    bool none = false;
};

using Code = std::uint16_t;
// One value of one dimension; several, in order of dimension, are a combination.
using Pick = std::pair<std::size_t, Code>;

constexpr std::size_t codebook_bytes_max = 16U << 20U;
constexpr std::size_t values_max = 4096;
constexpr std::size_t value_bytes_max = 256;

class Codebook {
  public:
    // `invalid`, naming the attribute, when the file is not what is said above.
    static Result<Codebook> parse(std::string_view text);
    static Result<Codebook> create(std::string title, std::vector<Attribute> attributes);
    std::string write() const;

    const std::string& title() const { return title_; }
    const std::vector<Attribute>& attributes() const { return attributes_; }
    const std::vector<Dimension>& dimensions() const { return dimensions_; }
    const std::vector<std::vector<Pick>>& impossible() const { return impossible_; }

    // Whether the values were collected from records instead of declared; such a codebook tells
    // who is among them, which no noise covers.
    bool read_from_data() const { return read_from_data_; }
    void mark_read_from_data() { read_from_data_ = true; }

    bool forms_combination(std::size_t dimension, Code code) const {
        return code > 0 || !dimensions_[dimension].none;
    }
    // The value's own text, without the attribute's name.
    const std::string& text_of(std::size_t dimension, Code code) const;
    // "region" or, for a dimension of a several-valued attribute, "areas: online".
    std::string label_of(std::size_t dimension) const;
    // The dimensions of an attribute: one, or as many as it has values. `not_found` by name.
    Result<Set> dimensions_of(std::string_view attribute) const;

    // The same codebook with a coarser level in the attribute's place.
    Result<Codebook> with_level(std::string_view attribute, std::string_view level) const;

  private:
    Result<void> index();
    Result<void> read_impossible(const json::Array& list);

    std::string title_;
    bool read_from_data_ = false;
    std::vector<Attribute> attributes_;
    std::vector<Dimension> dimensions_;
    std::vector<std::size_t> first_dimension_;
    std::vector<std::vector<Pick>> impossible_;
};

}  // namespace cairn::assess
