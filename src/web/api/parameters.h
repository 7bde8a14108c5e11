// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "web/page.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Parameters of the API. A program that misspells one is told so, since an answer to another
// question than the one it meant would go unnoticed.
namespace cairn::web::api {

// Most of what one request may ask.
inline constexpr std::size_t words_bytes_max = 4000;
inline constexpr std::size_t values_max = 20;  // of one filter
inline constexpr std::uint32_t size_max = 100, size_usual = 20;
inline constexpr std::uint32_t reach_max = 100'000;  // results that can be paged through

class Parameters {
  public:
    // Fails with `invalid` if a parameter is not among those known.
    static Result<Parameters> read(const Page& page, std::span<const std::string_view> known);

    bool has(std::string_view name) const;
    std::string text(std::string_view name) const;  // the first value; empty without one
    std::vector<std::string> texts(std::string_view name) const;
    // Fails with `invalid`, naming the range.
    Result<std::uint64_t> number(std::string_view name, std::uint64_t usual, std::uint64_t least,
                                 std::uint64_t most) const;
    // The query with the parameter set to one value, from "?" on.
    std::string with(std::string_view name, const std::string& value) const;

  private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

// The parameters of a listing: q, the facets, page, size, sort, cross, reader.
struct ListingQuestion {
    hub::Question question;
    std::uint32_t page = 1;
    Parameters parameters;
};
Result<ListingQuestion> read_listing_question(const Page& page);

}  // namespace cairn::web::api
