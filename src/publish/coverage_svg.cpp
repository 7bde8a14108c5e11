// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/coverage_svg.h"

#include "publish/xml.h"
#include "text/language.h"
#include "text/names.h"

#include <algorithm>

namespace cairn::publish {
namespace {

// Lengths in SVG's user units, which are CSS pixels.
constexpr int cell_width = 46;
constexpr int cell_height = 34;
constexpr int gap = 3;
constexpr int margin = 16;
constexpr int font = 14;
constexpr int title_height = 40;

constexpr std::string_view style =
    "svg{color-scheme:light dark;font:14px system-ui,sans-serif}"
    "text{fill:#1d2b2a}.t{font-weight:600;font-size:16px}.n{font-weight:600}"
    ".c1{fill:#d9e8e6}.c2{fill:#b3d3cf}.c3{fill:#8abdb7}"
    ".c0{fill:none;stroke:#6b7876;stroke-dasharray:3 3}.b{fill:#fff}"
    "@media(prefers-color-scheme:dark){text{fill:#e8efee}.c1{fill:#1f3d3a}.c2{fill:#2a5651}"
    ".c3{fill:#357069}.c0{stroke:#8b9997}.b{fill:#101817}}";

// How wide the text is at most: an estimate, since there is nothing here to measure glyphs with.
int width_of(std::string_view text) {
    double width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) continue;  // the rest of a character
        width += byte >= 0xE0U   ? 1.0
                 : byte >= 0xC0U ? 0.66
                                 : 0.56;  // Chinese; Arabic, Cyrillic; Latin
    }
    return static_cast<int>(width * font) + 1;
}

class Picture {
  public:
    explicit Picture(const Grid& grid)
        : grid_(grid), rtl_(text::direction(grid.language) == "rtl") {
        for (const Grid::Row& row : grid.rows) label_ = std::max(label_, width_of(row.name));
        for (const std::string& column : grid.columns) head_ = std::max(head_, width_of(column));
        for (const Grid::Row& row : grid.rows)
            for (const std::uint64_t count : row.counts) most_ = std::max(most_, count);
        // Column names stand slanted at 45 degrees: the last one leans out to the end.
        lean_ = head_ * 7 / 10 + font;
        width_ = std::max(
            2 * margin + label_ + gap + static_cast<int>(grid.columns.size()) * cell_width + lean_,
            2 * margin + width_of(grid.title) * 8 / 7);
        height_ =
            title_height + lean_ + static_cast<int>(grid.rows.size()) * cell_height + 2 * margin;
    }

    std::string drawn() {
        open();
        write(margin, margin + 16, grid_.title, "t");
        for (std::size_t i = 0; i < grid_.columns.size(); ++i) column_name(i, grid_.columns[i]);
        for (std::size_t i = 0; i < grid_.rows.size(); ++i) row(i);
        return svg_ + "</svg>\n";
    }

  private:
    // Offsets run from the side where the language begins.
    int x(int offset) const { return rtl_ ? width_ - offset : offset; }
    int top() const { return margin + title_height + lean_; }
    int column_at(std::size_t i) const {
        return margin + label_ + gap + static_cast<int>(i) * cell_width;
    }

    void open() {
        const std::string w = std::to_string(width_), h = std::to_string(height_);
        svg_ = "<svg" + attribute("xmlns", "http://www.w3.org/2000/svg") + attribute("width", w) +
               attribute("height", h) + attribute("viewBox", "0 0 " + w + " " + h) +
               attribute("role", "img") + attribute("aria-labelledby", "title description") +
               attribute("xml:lang", grid_.language) + attribute("lang", grid_.language) +
               attribute("direction", rtl_ ? "rtl" : "ltr") + ">\n";
        svg_ += element("title", grid_.title, attribute("id", "title")) + "\n";
        svg_ += element("desc", description(), attribute("id", "description")) + "\n";
        svg_ += "<style>" + std::string(style) + "</style>\n";
        svg_ += "<rect" + attribute("class", "b") + attribute("width", w) + attribute("height", h) +
                "/>\n";
    }

    std::string description() const {
        std::string words = grid_.description;
        for (const Grid::Row& row : grid_.rows) {
            words += " " + row.name + ": ";
            for (std::size_t i = 0; i < row.counts.size(); ++i)
                words += (i > 0 ? ", " : "") + grid_.columns[i] + " " + number(row.counts[i]);
            words += ".";
        }
        return words;
    }

    std::string number(std::uint64_t count) const {
        return text::number_name(count, grid_.language);
    }

    void write(int offset, int y, std::string_view text, std::string_view style_class,
               const std::string& more = "") {
        svg_ +=
            element("text", text,
                    attribute("x", std::to_string(x(offset))) + attribute("y", std::to_string(y)) +
                        (style_class.empty() ? "" : attribute("class", style_class)) + more) +
            "\n";
    }

    void column_name(std::size_t i, const std::string& name) {
        const int offset = column_at(i) + cell_width / 2;
        const int y = top() - 8;
        write(
            offset, y, name, "",
            attribute("transform", std::string("rotate(") + (rtl_ ? "45 " : "-45 ") +
                                       std::to_string(x(offset)) + " " + std::to_string(y) + ")"));
    }

    void row(std::size_t i) {
        const int y = top() + static_cast<int>(i) * cell_height;
        const int baseline = y + cell_height / 2 + font / 3;
        write(margin, baseline, grid_.rows[i].name, "");
        for (std::size_t column = 0; column < grid_.rows[i].counts.size(); ++column)
            cell(column_at(column), y, baseline, grid_.rows[i].counts[column]);
    }

    void cell(int offset, int y, int baseline, std::uint64_t count) {
        const int left = rtl_ ? x(offset + cell_width - gap) : x(offset);
        // Three shades by thirds of the most; the number says it exactly.
        const std::uint64_t shade =
            count == 0 ? 0 : 1 + (count * 3 - 1) / std::max(most_, std::uint64_t{1});
        svg_ +=
            "<rect" + attribute("class", "c" + std::to_string(std::min(shade, std::uint64_t{3}))) +
            attribute("x", std::to_string(left)) + attribute("y", std::to_string(y)) +
            attribute("width", std::to_string(cell_width - gap)) +
            attribute("height", std::to_string(cell_height - gap)) + attribute("rx", "4") + "/>\n";
        if (count > 0)
            write(offset + (cell_width - gap) / 2, baseline, number(count), "n",
                  attribute("text-anchor", "middle"));
    }

    const Grid& grid_;
    bool rtl_;
    int label_ = 0, head_ = 0, lean_ = 0, width_ = 0, height_ = 0;
    std::uint64_t most_ = 0;
    std::string svg_;
};

}  // namespace

std::string coverage_svg(const Grid& grid) {
    return Picture(grid).drawn();
}

std::string_view coverage_style() {
    return style;
}

}  // namespace cairn::publish
