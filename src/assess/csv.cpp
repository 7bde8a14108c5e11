// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/csv.h"

#include <algorithm>

namespace cairn::assess {
namespace {

constexpr std::size_t chunk_bytes = 1U << 18U;

}  // namespace

Result<CsvReader> CsvReader::open(const std::filesystem::path& file) {
    CsvReader reader;
    reader.place_ = file.string();
    reader.file_.open(file, std::ios::binary);
    if (!reader.file_) return fail(ErrorKind::not_found, "could not open " + file.string());
    CAIRN_CHECK(reader.begin());
    return reader;
}

Result<CsvReader> CsvReader::over(std::string bytes) {
    CsvReader reader;
    reader.place_ = "line";
    reader.buffer_ = std::move(bytes);
    reader.ended_ = true;
    CAIRN_CHECK(reader.begin());
    return reader;
}

bool CsvReader::fill() {
    if (ended_) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + chunk_bytes);
    file_.read(buffer_.data() + kept, static_cast<std::streamsize>(chunk_bytes));
    const auto count = static_cast<std::size_t>(file_.gcount());
    buffer_.resize(kept + count);
    ended_ = count < chunk_bytes;
    return count > 0;
}

// Where the row that begins at at_ ends: the newline outside quotes, or the end of the file.
Result<std::size_t> CsvReader::row_end() {
    std::size_t end = at_;
    bool quoted = false;
    for (;;) {
        for (; end < buffer_.size(); ++end) {
            const char c = buffer_[end];
            if (c == '"') quoted = !quoted;
            if (c == '\n') {
                ++lines_read_;
                if (!quoted) return end;
            }
        }
        if (buffer_.size() - at_ > csv_row_bytes_max)
            return fail(ErrorKind::too_large, place_ + ":" + std::to_string(line_) +
                                                  ": a row is longer than 1 MiB, or a quote is not "
                                                  "closed");
        const std::size_t before = at_;
        if (!fill()) break;
        end -= before;
    }
    if (!quoted) return buffer_.size();
    return fail(ErrorKind::invalid,
                place_ + ":" + std::to_string(line_) + ": a quote is not closed");
}

Result<bool> CsvReader::read_row() {
    for (;;) {
        if (at_ >= buffer_.size() && !fill()) return false;
        line_ = lines_read_ + 1;
        CAIRN_TRY(end, row_end());
        std::size_t stop = end;
        if (stop > at_ && buffer_[stop - 1] == '\r') --stop;
        const std::size_t begin = at_;
        at_ = std::min(end + 1, buffer_.size());
        if (stop == begin) continue;

        std::string_view row(buffer_.data() + begin, stop - begin);
        if (row.size() > csv_row_bytes_max)
            return fail(ErrorKind::too_large,
                        place_ + ":" + std::to_string(line_) + ": a row is longer than 1 MiB");
        fields_.clear();
        unquoted_.clear();
        unquoted_.reserve(row.size());  // so that views into it stay where they are
        for (;;) {
            if (fields_.size() == csv_columns_max)
                return fail(ErrorKind::too_large,
                            place_ + ":" + std::to_string(line_) + ": more than 1024 columns");
            if (!row.starts_with('"')) {
                const std::size_t comma = row.find(separator_);
                fields_.push_back(row.substr(0, comma));
                if (comma == std::string_view::npos) return true;
                row.remove_prefix(comma + 1);
                continue;
            }
            const std::size_t from = unquoted_.size();
            std::size_t i = 1;
            for (; i < row.size(); ++i) {
                if (row[i] == '"') {
                    if (i + 1 >= row.size() || row[i + 1] != '"') break;
                    ++i;
                }
                unquoted_ += row[i];
            }
            fields_.push_back(std::string_view(unquoted_).substr(from));
            if (i + 1 >= row.size()) return true;
            if (row[i + 1] != separator_)
                return fail(ErrorKind::invalid, place_ + ":" + std::to_string(line_) +
                                                    ": text follows a closing quote");
            row.remove_prefix(i + 2);
        }
    }
}

Result<void> CsvReader::begin() {
    if (buffer_.empty()) fill();
    if (buffer_.starts_with("\xef\xbb\xbf")) at_ = 3;
    const std::string_view first =
        std::string_view(buffer_).substr(0, std::min(buffer_.find('\n'), buffer_.size()));
    if (first.find(',') == std::string_view::npos) {
        if (first.find('\t') != std::string_view::npos)
            separator_ = '\t';
        else if (first.find(';') != std::string_view::npos)
            separator_ = ';';
    }
    CAIRN_TRY(found, read_row());
    if (!found) return fail(ErrorKind::invalid, place_ + ": there is no line of column names");
    header_.assign(fields_.begin(), fields_.end());
    return {};
}

Result<const std::vector<std::string_view>*> CsvReader::next() {
    CAIRN_TRY(found, read_row());
    if (!found) return nullptr;
    if (fields_.size() != header_.size())
        return fail(ErrorKind::invalid, place_ + ":" + std::to_string(line_) + ": has " +
                                            std::to_string(fields_.size()) +
                                            " fields where the first line has " +
                                            std::to_string(header_.size()));
    return &fields_;
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of("\",\n\r;\t") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace cairn::assess
