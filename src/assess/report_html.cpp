// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/interval.h"
#include "assess/output.h"
#include "assess/report.h"

#include <algorithm>

namespace cairn::assess {
namespace {

constexpr std::size_t bars_max = 40;
constexpr double bar_width = 420;

const char* const style =
    "body{font:1em/1.5 sans-serif;max-width:50em;margin:1em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse}th,td{text-align:left;padding:.15em .8em .15em 0;"
    "vertical-align:middle}td.n{text-align:right}.warn{border-left:.4em solid #b30000;"
    "padding-left:.8em}svg{display:block}";

std::string text(double value) {
    return decimal(value, 1);
}

// A bar for the estimate and a line for its interval; the figures stand beside it.
std::string bar(double value, const Interval& interval, double most) {
    const double scale = bar_width / most;
    const auto place = [&](double at) { return decimal(std::clamp(at, 0.0, most) * scale, 1); };
    const std::string low = place(static_cast<double>(interval.low));
    const std::string high = place(static_cast<double>(interval.high));
    return "<svg width=\"" + decimal(bar_width, 0) +
           "\" height=\"16\" role=\"img\" aria-label=\"from " + std::to_string(interval.low) +
           " to " + std::to_string(interval.high) + "\"><rect y=\"2\" width=\"" + place(value) +
           "\" height=\"12\" fill=\"#7aa6c2\"/><path d=\"M" + low + " 8H" + high + "M" + low +
           " 3v10M" + high + " 3v10\" stroke=\"#222\" stroke-width=\"2\"/></svg>";
}

std::string section(const Report& report, const PublishedTable& table) {
    const Shape shape(report.plan, table.set);
    const std::size_t dimension = shape.dimensions.front();
    std::string out = "<h3>" + escaped(report.codebook.label_of(dimension)) + "</h3>\n";
    if (table.cells.empty()) return out + "<p>No value is surely more than noise.</p>\n";
    std::vector<std::size_t> order(table.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return table.values[a] > table.values[b]; });
    const double most = table.values[order.front()] + z_95 * table.sd;
    out += "<table>\n";
    for (std::size_t i = 0; i < std::min(order.size(), bars_max); ++i) {
        const double value = table.values[order[i]];
        const auto code = static_cast<Code>(table.cells[order[i]]);
        out += "<tr><th scope=\"row\">" + escaped(report.codebook.text_of(dimension, code)) +
               "</th><td>" + bar(value, interval_of(value, table.sd), most) + "</td><td>" +
               between(value, table.sd) + "</td></tr>\n";
    }
    out += "</table>\n";
    if (order.size() > bars_max)
        out += "<p>" + std::to_string(order.size() - bars_max) + " more are in tables.csv.</p>\n";
    return out;
}

std::string lengths_table(const Publication& publication) {
    std::string out =
        "<table>\n<tr><th scope=\"col\">Values together</th><th scope=\"col\">Published</th>"
        "<th scope=\"col\">Withheld</th><th scope=\"col\">95 % interval</th></tr>\n";
    for (const LengthSummary& length : publication.lengths)
        out += "<tr><td>" + std::to_string(length.length) + "</td><td class=\"n\">" +
               std::to_string(length.published) + "</td><td class=\"n\">" +
               std::to_string(length.cells - length.published) + "</td><td>plus or minus " +
               text(z_95 * length.sd_max) + "</td></tr>\n";
    return out + "</table>\n";
}

std::string loss_text(const Report& report) {
    const Released& released = report.released;
    const double left = std::max(0.0, released.lifetime_rho - released.spent_rho);
    return "<p>Whether one record is among those counted changes the probability of any outcome by "
           "a factor of at most e<sup>" +
           decimal(released.charge.loss.epsilon, 4) + "</sup>, but for a probability of " +
           json::write(json::Value(released.charge.loss.delta)) + " (epsilon " +
           decimal(released.charge.loss.epsilon, 4) + ", delta " +
           json::write(json::Value(released.charge.loss.delta)) + "; rho " +
           decimal(released.charge.rho, 6) + "). Of what these records may ever be asked, rho " +
           decimal(released.lifetime_rho, 6) + ", " + decimal(left, 6) + " is left.</p>\n";
}

}  // namespace

std::string between(double value, double sd) {
    const Interval interval = interval_of(value, sd);
    return "between " + std::to_string(std::max<std::int64_t>(0, interval.low)) + " and " +
           std::to_string(std::max<std::int64_t>(0, interval.high));
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string report_html(const Report& report) {
    const Publication& publication = report.publication;
    const std::string title =
        report.codebook.title().empty() ? "Released figures" : report.codebook.title();
    std::string out =
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
        escaped(title) + "</title><style>" + style + "</style></head>\n<body>\n<h1>" +
        escaped(title) + "</h1>\n";
    if (report.codebook.read_from_data())
        out +=
            "<p class=\"warn\">The values in this codebook were read from the records. That a "
            "value exists is told without protection. Do not publish these figures before the "
            "values come from a public list.</p>\n";
    out += "<p>Release " + escaped(report.released.charge.id) + ", period " +
           escaped(report.period) + ", " + escaped(report.released.charge.at) + ". There are " +
           between(publication.total, publication.total_sd) + " records.</p>\n";
    out += "<h2>What it costs</h2>\n" + loss_text(report);
    out += "<h2>What is shown and what is withheld</h2>\n" + lengths_table(publication);
    out +=
        "<p>Every figure has noise. Its true count lies between low and high in 95 of 100 cases, "
        "over all combinations. Small figures are shown only if they are surely more than noise, "
        "so those that are shown are too large on average. A combination that is withheld may or "
        "may not exist.</p>\n<p>Places where tables do not add up: " +
        std::to_string(publication.additivity_violations) + ".</p>\n";
    if (report.microdata_records)
        out += "<p>microdata.csv has " + std::to_string(*report.microdata_records) +
               " records that nobody gave. They were made to count as the tables do.</p>\n";
    out += "<h2>Figures</h2>\n";
    for (const PublishedTable& table : publication.tables)
        if (length_of(table.set) == 1) out += section(report, table);
    return out + "</body>\n</html>\n";
}

}  // namespace cairn::assess
