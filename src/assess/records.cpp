// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/records.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace cairn::assess {
namespace {

constexpr std::uint64_t rows_a_progress = 16'384;

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

// How the cells of one column become codes.
struct Column {
    std::size_t field = 0;
    std::size_t dimension = 0;
    const Attribute* attribute = nullptr;
    std::unordered_map<std::string, Code, Hash, std::equal_to<>> codes;
    std::optional<Code> other;
};

void add_value(Column& column, const std::string& value, Code code) {
    column.codes.emplace(value, code);
    const auto more = column.attribute->spellings.find(value);
    if (more != column.attribute->spellings.end())
        for (const std::string& spelling : more->second) column.codes.emplace(spelling, code);
    if (!column.attribute->other.empty() && value == column.attribute->other) column.other = code;
}

Result<std::vector<Column>> columns_of(const CsvReader& reader, const Codebook& codebook) {
    std::vector<Column> columns;
    std::size_t dimension = 0;
    for (const Attribute& attribute : codebook.attributes()) {
        const auto& header = reader.header();
        const auto found = std::find(header.begin(), header.end(), attribute.name);
        if (found == header.end())
            return fail(ErrorKind::not_found, "the records have no column \"" + attribute.name +
                                                  "\", which the codebook has");
        Column column;
        column.field = static_cast<std::size_t>(found - header.begin());
        column.dimension = dimension;
        column.attribute = &attribute;
        for (const std::string& none : attribute.none) column.codes.emplace(none, Code{0});
        // In a several-valued attribute, code k + 1 stands for its dimension k.
        Code code = attribute.none.empty() ? 0 : 1;
        for (const std::string& value : attribute.values) add_value(column, value, code++);
        dimension += attribute.separator.empty() ? 1 : attribute.values.size();
        columns.push_back(std::move(column));
    }
    return columns;
}

std::optional<Code> code_of(const Column& column, std::string_view cell) {
    const auto found = column.codes.find(cell);
    return found == column.codes.end() ? column.other : found->second;
}

bool add_cell(Records& records, const Column& column, std::string_view cell) {
    if (column.attribute->separator.empty()) {
        const auto code = code_of(column, cell);
        if (code) records.columns[column.dimension].push_back(*code);
        return code.has_value();
    }
    const std::size_t count = column.attribute->values.size();
    for (std::size_t i = 0; i < count; ++i) records.columns[column.dimension + i].push_back(0);
    const char separator = column.attribute->separator.front();
    for (;;) {
        const std::size_t end = cell.find(separator);
        std::string_view part = cell.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        const auto code = code_of(column, part);
        if (!code) return false;
        if (*code > 0) records.columns[column.dimension + *code - 1U].back() = 1;
        if (end == std::string_view::npos) return true;
        cell.remove_prefix(end + 1);
    }
}

}  // namespace

Result<Records> read_records(CsvReader& reader, const Codebook& codebook,
                             const RowProgress& progress) {
    CAIRN_TRY(columns, columns_of(reader, codebook));
    Records records;
    records.columns.resize(codebook.dimensions().size());
    for (;;) {
        CAIRN_TRY(row, reader.next());
        if (row == nullptr) break;
        if (records.count == records_max)
            return fail(ErrorKind::too_large,
                        "more than 10 million records; release them by period");
        for (const Column& column : columns)
            if (!add_cell(records, column, (*row)[column.field]))
                return fail(ErrorKind::invalid,
                            "line " + std::to_string(reader.line()) + ", column \"" +
                                column.attribute->name +
                                "\": the cell is not in the codebook; add its value, or \"other\"");
        ++records.count;
        if (progress && records.count % rows_a_progress == 0) progress(records.count);
    }
    return records;
}

std::vector<std::string> cells_of(const Codebook& codebook, const std::vector<Code>& codes) {
    std::vector<std::string> cells(codebook.attributes().size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const Dimension& axis = codebook.dimensions()[i];
        const Attribute& attribute = codebook.attributes()[axis.attribute];
        std::string& cell = cells[axis.attribute];
        if (attribute.separator.empty()) {
            cell = codebook.text_of(i, codes[i]);
        } else if (codes[i] == 1) {
            if (!cell.empty()) cell += attribute.separator;
            cell += attribute.values[axis.value];
        }
    }
    return cells;
}

Result<Codebook> draft_codebook(CsvReader& reader, const std::string& title) {
    const std::size_t width = reader.header().size();
    std::vector<std::set<std::string, std::less<>>> values(width);
    for (;;) {
        CAIRN_TRY(row, reader.next());
        if (row == nullptr) break;
        for (std::size_t i = 0; i < width; ++i) {
            const std::string_view cell = (*row)[i];
            if (values[i].find(cell) != values[i].end()) continue;
            values[i].emplace(cell);
            if (values[i].size() > values_max)
                return fail(ErrorKind::too_large,
                            "column \"" + reader.header()[i] +
                                "\" has more than 4096 values; leave it out or make it coarser");
        }
    }
    std::vector<Attribute> attributes;
    for (std::size_t i = 0; i < width; ++i) {
        Attribute attribute;
        attribute.name = reader.header()[i];
        attribute.none = {""};
        values[i].erase("");
        const bool yes_no = std::all_of(values[i].begin(), values[i].end(), [](const auto& value) {
            return value == "0" || value == "1";
        });
        if (yes_no) {
            attribute.values = {"1"};
            attribute.none = {"0", ""};
        } else {
            attribute.values.assign(values[i].begin(), values[i].end());
        }
        attributes.push_back(std::move(attribute));
    }
    CAIRN_TRY(codebook, Codebook::create(title, std::move(attributes)));
    codebook.mark_read_from_data();
    return codebook;
}

}  // namespace cairn::assess
