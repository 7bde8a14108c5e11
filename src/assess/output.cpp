// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/output.h"

#include "assess/interval.h"

#include <array>
#include <charconv>

namespace cairn::assess {
namespace {

std::string header_of(const Codebook& codebook) {
    std::string header;
    for (const Attribute& attribute : codebook.attributes()) {
        if (!header.empty()) header += ',';
        header += csv_field(attribute.name);
    }
    return header;
}

void add_row(const std::vector<std::string>& cells, std::string& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_field(cells[i]);
    }
}

}  // namespace

std::string decimal(double value, int decimals) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::fixed, decimals);
    std::string out(text.data(), end.ptr);
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

std::string tables_csv(const Codebook& codebook, const Plan& plan, const Publication& publication) {
    std::string out = header_of(codebook) + ",value,low,high\n";
    std::vector<std::string> cells(codebook.attributes().size());
    for (const PublishedTable& table : publication.tables) {
        const Shape shape(plan, table.set);
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            for (std::string& cell : cells) cell.clear();
            for (std::size_t axis = 0; axis < shape.sizes.size(); ++axis) {
                const std::size_t dimension = shape.dimensions[axis];
                const Attribute& attribute =
                    codebook.attributes()[codebook.dimensions()[dimension].attribute];
                std::string& cell = cells[codebook.dimensions()[dimension].attribute];
                if (!cell.empty()) cell += attribute.separator;
                cell += codebook.text_of(dimension,
                                         static_cast<Code>(shape.code(table.cells[i], axis)));
            }
            add_row(cells, out);
            const Interval interval = interval_of(table.values[i], table.sd);
            out += ',' + decimal(table.values[i], 6) + ',' + std::to_string(interval.low) + ',' +
                   std::to_string(interval.high) + '\n';
        }
    }
    return out;
}

std::string records_csv(const Codebook& codebook, const Records& records) {
    std::string out = header_of(codebook) + "\n";
    std::vector<Code> codes(records.columns.size());
    for (std::size_t row = 0; row < records.count; ++row) {
        for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = records.columns[i][row];
        const std::size_t begin = out.size();
        add_row(cells_of(codebook, codes), out);
        if (out.size() == begin) out += "\"\"";  // a row of one empty cell is not an empty line
        out += '\n';
    }
    return out;
}

}  // namespace cairn::assess
