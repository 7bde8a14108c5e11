// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/index.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Facet values by document, outside of the matcher: counting over all matches is an array walk.
namespace cairn::search {

// "area" + "healthcare", numbered in the order of their appearance.
struct FacetNames {
    std::vector<std::pair<std::string, std::string>> values;
};

// Immutable. A reader makes the next from the file's new records.
class Columns {
  public:
    static constexpr std::uint32_t block_size = 1024;

    // The records of the file's first `bytes`. `corrupt` when they break off.
    static Result<std::shared_ptr<const Columns>> read(const std::filesystem::path& file,
                                                       std::uint64_t bytes, const Columns* before);

    std::uint64_t bytes() const { return bytes_; }
    std::size_t value_count() const { return names_->values.size(); }

    // Adds the document's values to `counts`, which has value_count() places.
    void count(std::uint32_t document, std::vector<std::uint32_t>& counts) const {
        const std::uint32_t number = document / block_size, place = document % block_size;
        if (number >= blocks_.size() || !blocks_[number]) return;
        const Block& block = *blocks_[number];
        for (std::uint32_t i = block.begin[place]; i < block.begin[place + 1]; ++i)
            ++counts[block.values[i]];
    }
    void count_all(std::vector<std::uint32_t>& counts) const;

    // Counts by facet, most first, then by value.
    std::map<std::string, std::vector<FacetValue>> named(
        const std::vector<std::uint32_t>& counts) const;

  private:
    struct Block {
        std::array<std::uint32_t, block_size + 1> begin{};
        std::vector<std::uint32_t> values;
    };
    std::uint64_t bytes_ = 0;
    std::vector<std::shared_ptr<const Block>> blocks_;
    std::shared_ptr<const FacetNames> names_;
};

// Appends records; what is not named by the database's own note is cut off at the next opening.
class ColumnsWriter {
  public:
    static Result<ColumnsWriter> open(const std::filesystem::path& file, std::uint64_t bytes);
    void put(std::uint32_t document,
             const std::vector<std::pair<std::string_view, std::string>>& values);
    Result<std::uint64_t> flush();  // durable; how many bytes there are now

  private:
    std::filesystem::path file_;
    std::uint64_t bytes_ = 0;
    std::string pending_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

}  // namespace cairn::search
