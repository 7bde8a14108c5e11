// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/figures.h"

#include <algorithm>
#include <array>

namespace cairn::web {
namespace {

// Three stones of one size, 300 by 46 around the origin, no two sides alike. Turned round, each
// serves twice, so that the nine of a cairn do not repeat at a glance.
constexpr std::array shapes{
    "M150 1Q153 12 133 17 108 23 60 22 8 24-60 22-118 22-139 14-154 "
    "7-149-4-143-16-112-19-70-24-10-22 62-25 110-19 144-14 150 1Z",
    "M149-2Q155 10 138 16 112 23 50 22-10 23-72 23-128 20-143 12-155 3-147-8-136-18-96-20-40-25 "
    "14-22 80-23 122-18 143-13 149-2Z",
    "M148 3Q151 15 122 20 80 24 22 22-40 25-100 20-140 17-148 6-155-6-140-14-116-22-66-21-4-25 "
    "52-22 112-22 135-15 147-9 148 3Z",
};
// How far each stone lies aside, as a hand would lay them.
constexpr std::array asides{3, -6, 5, -2, 7, -5, 1, -7, 4};
constexpr int step = 43, middle = 160, top = 30;

// About how wide a label is, in its font's size: enough to tell whether it fits in one line.
double width_of(std::string_view text) {
    double width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            width += 0.55;
        else if (byte >= 0xE3)
            width += 1.0;  // Chinese and its neighbours
        else if (byte >= 0xC0)
            width += 0.6;
    }
    return width;
}

// Where a label breaks into two lines about alike; npos where it has no space.
std::size_t break_of(std::string_view text) {
    std::size_t best = std::string_view::npos;
    for (std::size_t at = text.find(' '); at != std::string_view::npos;
         at = text.find(' ', at + 1)) {
        const auto off = [&](std::size_t place) {
            return place > text.size() / 2 ? place - text.size() / 2 : text.size() / 2 - place;
        };
        if (best == std::string_view::npos || off(at) < off(best)) best = at;
    }
    return best;
}

void label(Html& html, const Stone& stone, int x, int y) {
    constexpr double fits = 18.5;  // ems of a stone's flat part, its number left out
    const std::size_t cut =
        width_of(stone.title) > fits ? break_of(stone.title) : std::string_view::npos;
    html << "<text x=\""_m << x << "\" y=\""_m << y + (cut == std::string_view::npos ? 5 : -3)
         << "\">"_m;
    if (cut == std::string_view::npos) {
        html << stone.title;
    } else {
        html << std::string_view(stone.title).substr(0, cut) << "<tspan x=\""_m << x
             << "\" dy=\"15\">"_m << std::string_view(stone.title).substr(cut + 1) << "</tspan>"_m;
    }
    html << " <tspan class=\"n\">"_m << stone.number << "</tspan></text>"_m;
}

}  // namespace

void program_mark(Html& html) {
    html
        << "<svg class=\"mark\" viewBox=\"0 0 26 24\" width=\"26\" height=\"24\" aria-hidden=\"true\"><path d=\"M25 20c0 2-5 3.4-12 3.4S1 22.2 1 20s5-3.5 12-3.5S25 17.8 25 20zM22 12.6c0 1.9-3.5 3.1-8.3 3.1s-8.3-1.2-8.3-3.1S9 9.5 13.7 9.5 22 10.8 22 12.6zM17.6 6c0 1.6-2 2.7-5 2.7S7.5 7.6 7.5 6s2.1-2.7 5.1-2.7 5 1.1 5 2.7z\"/></svg>"_m;
}

void cairn_figure(Html& html, std::string_view title, const std::vector<Stone>& stones) {
    const int count = static_cast<int>(stones.size());
    const int ground = top + (count - 1) * step + 22;
    html << "<svg class=\"cairn\" viewBox=\"0 0 320 "_m << ground + 8
         << "\" role=\"group\" aria-label=\""_m << title << "\"><defs>"_m;
    for (std::size_t i = 0; i < shapes.size(); ++i)
        html << "<path id=\"s"_m << i << "\" d=\""_m << std::string_view(shapes[i]) << "\"/>"_m;
    html
        << "<linearGradient id=\"g\" x2=\"0\" y2=\"1\"><stop class=\"g0\"/>"
           "<stop class=\"g1\" offset=\"1\"/></linearGradient></defs><path class=\"ground\" d=\"M4 "_m
        << ground << "q80-3 156 0t156 0\"/>"_m;
    for (int i = 0; i < count; ++i) {
        const Stone& stone = stones[static_cast<std::size_t>(i)];
        const int x = middle + asides[static_cast<std::size_t>(i) % asides.size()];
        const int y = top + i * step - 4;
        html << "<a href=\""_m << stone.href << "\"><use href=\"#s"_m << i % 3
             << "\" transform=\"translate("_m << x << " "_m << y << ")"_m;
        if (i / 3 % 2 == 1) html << " scale(-1 1)"_m;
        html << "\"/>"_m;
        label(html, stone, x, y);
        html << "</a>"_m;
    }
    html << "</svg>"_m;
}

void small_stones(Html& html, std::size_t at, std::size_t count) {
    const std::size_t shown = std::clamp<std::size_t>(count, 1, 12);
    html << "<svg class=\"pile\" viewBox=\"0 0 14 "_m << 2 * shown + 1
         << "\" aria-hidden=\"true\"><path d=\""_m;
    for (std::size_t i = 0; i < shown; ++i)
        if (i != at) html << "M"_m << 2 + i % 2 << " "_m << 2 * i + 1 << "h9"_m;
    html << "\"/><path class=\"on\" d=\"M"_m << 2 + at % 2 << " "_m
         << 2 * std::min(at, shown - 1) + 1 << "h9\"/></svg>"_m;
}

}  // namespace cairn::web
