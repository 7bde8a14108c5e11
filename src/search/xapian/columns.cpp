// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/xapian/columns.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cstring>
#include <span>

namespace cairn::search {
namespace {

// Two kinds of records of 32-bit numbers in the machine's order: a value that is new (0, bytes of
// "facet:value", then those bytes padded to four) and a document (its number, how many, values).
using Number = std::uint32_t;

Error damaged() {
    return {ErrorKind::corrupt, "the index's facet columns are damaged; run cairn reindex"};
}

class File {
  public:
    File(const std::filesystem::path& path, int flags)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

Result<std::vector<Number>> read_numbers(const std::filesystem::path& path, std::uint64_t from,
                                         std::uint64_t to) {
    std::vector<Number> numbers((to - from) / sizeof(Number));
    if (numbers.empty()) return numbers;
    const File file(path, O_RDONLY);
    if (file.get() < 0) return tl::unexpected<Error>(damaged());
    auto* at = reinterpret_cast<char*>(numbers.data());
    for (std::uint64_t done = from; done < to;) {
        const ssize_t count =
            ::pread(file.get(), at + (done - from), to - done, static_cast<off_t>(done));
        if (count <= 0) return tl::unexpected<Error>(damaged());
        done += static_cast<std::uint64_t>(count);
    }
    return numbers;
}

// Calls `name(text)` and `document(number, values)` for the records in order.
template <typename Name, typename Document>
Result<void> walk(const std::vector<Number>& numbers, Name name, Document document) {
    for (std::size_t at = 0; at < numbers.size();) {
        if (numbers.size() - at < 2) return tl::unexpected<Error>(damaged());
        const Number head = numbers[at], count = numbers[at + 1];
        const std::size_t length = head == 0 ? (count + 3) / 4 : count;
        at += 2;
        if (numbers.size() - at < length) return tl::unexpected<Error>(damaged());
        if (head == 0)
            name(std::string_view(reinterpret_cast<const char*>(numbers.data() + at), count));
        else
            document(head, std::span(numbers).subspan(at, length));
        at += length;
    }
    return {};
}

void append(std::string& bytes, Number number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

Result<std::shared_ptr<const Columns>> Columns::read(const std::filesystem::path& file,
                                                     std::uint64_t bytes, const Columns* before) {
    auto columns = std::make_shared<Columns>();
    if (before != nullptr) *columns = *before;
    const std::uint64_t from = columns->bytes_;
    if (bytes < from || bytes % sizeof(Number) != 0) return tl::unexpected<Error>(damaged());
    CAIRN_TRY(numbers, read_numbers(file, from, bytes));
    columns->bytes_ = bytes;

    auto names = columns->names_ ? std::make_shared<FacetNames>(*columns->names_)
                                 : std::make_shared<FacetNames>();
    // The last record of a document counts; blocks that are touched are made anew.
    std::map<Number, std::map<Number, std::span<const Number>>> touched;
    bool sound = true;
    CAIRN_CHECK(walk(
        numbers,
        [&](std::string_view name) {
            const std::size_t colon = name.find(':');
            if (colon == std::string_view::npos) return void(sound = false);
            names->values.emplace_back(name.substr(0, colon), name.substr(colon + 1));
        },
        [&](Number document, std::span<const Number> values) {
            for (const Number value : values) sound = sound && value < names->values.size();
            touched[document / block_size][document % block_size] = values;
        }));
    if (!sound) return tl::unexpected<Error>(damaged());
    for (const auto& [number, documents] : touched) {
        if (columns->blocks_.size() <= number) columns->blocks_.resize(number + 1);
        const Block* old = columns->blocks_[number].get();
        auto block = std::make_shared<Block>();
        for (std::uint32_t place = 0; place < block_size; ++place) {
            block->begin[place] = static_cast<std::uint32_t>(block->values.size());
            if (const auto found = documents.find(place); found != documents.end())
                block->values.insert(block->values.end(), found->second.begin(),
                                     found->second.end());
            else if (old != nullptr)
                block->values.insert(
                    block->values.end(),
                    old->values.begin() + static_cast<std::ptrdiff_t>(old->begin[place]),
                    old->values.begin() + static_cast<std::ptrdiff_t>(old->begin[place + 1]));
        }
        block->begin[block_size] = static_cast<std::uint32_t>(block->values.size());
        block->values.shrink_to_fit();
        columns->blocks_[number] = std::move(block);
    }
    columns->names_ = std::move(names);
    return columns;
}

void Columns::count_all(std::vector<std::uint32_t>& counts) const {
    for (const auto& block : blocks_)
        if (block)
            for (const std::uint32_t value : block->values) ++counts[value];
}

std::map<std::string, std::vector<FacetValue>> Columns::named(
    const std::vector<std::uint32_t>& counts) const {
    std::map<std::string, std::vector<FacetValue>> facets;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            facets[names_->values[i].first].push_back({names_->values[i].second, counts[i]});
    for (auto& [facet, values] : facets)
        std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
            return a.works != b.works ? a.works > b.works : a.value < b.value;
        });
    return facets;
}

Result<ColumnsWriter> ColumnsWriter::open(const std::filesystem::path& path, std::uint64_t bytes) {
    ColumnsWriter writer;
    writer.file_ = path;
    writer.bytes_ = bytes;
    const File file(path, O_RDWR | O_CREAT);
    if (file.get() < 0 || ::ftruncate(file.get(), static_cast<off_t>(bytes)) != 0)
        return fail(ErrorKind::unavailable, "could not write the index's facet columns");
    CAIRN_TRY(numbers, read_numbers(path, 0, bytes));
    CAIRN_CHECK(walk(
        numbers,
        [&](std::string_view name) {
            writer.numbers_.emplace(std::string(name), static_cast<Number>(writer.numbers_.size()));
        },
        [](Number, std::span<const Number>) {}));
    return writer;
}

void ColumnsWriter::put(std::uint32_t document,
                        const std::vector<std::pair<std::string_view, std::string>>& values) {
    std::vector<Number> numbers;
    for (const auto& [facet, value] : values) {
        const std::string name = std::string(facet) + ':' + value;
        const auto [found, is_new] = numbers_.emplace(name, static_cast<Number>(numbers_.size()));
        if (is_new) {
            append(pending_, 0);
            append(pending_, static_cast<Number>(name.size()));
            pending_ += name;
            pending_.append((4 - name.size() % 4) % 4, '\0');
        }
        if (std::find(numbers.begin(), numbers.end(), found->second) == numbers.end())
            numbers.push_back(found->second);
    }
    append(pending_, document);
    append(pending_, static_cast<Number>(numbers.size()));
    for (const Number number : numbers) append(pending_, number);
}

Result<std::uint64_t> ColumnsWriter::flush() {
    if (pending_.empty()) return bytes_;
    const File file(file_, O_WRONLY);
    std::size_t done = 0;
    while (file.get() >= 0 && done < pending_.size()) {
        const ssize_t count = ::pwrite(file.get(), pending_.data() + done, pending_.size() - done,
                                       static_cast<off_t>(bytes_ + done));
        if (count <= 0) break;
        done += static_cast<std::size_t>(count);
    }
    if (done < pending_.size() || ::fdatasync(file.get()) != 0)
        return fail(ErrorKind::unavailable, "could not write the index's facet columns");
    bytes_ += pending_.size();
    pending_.clear();
    return bytes_;
}

}  // namespace cairn::search
