// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"
#include "publish/cited.h"

#include <array>

namespace cairn::publish {
namespace {

// TeX's own characters as text. Braces are spelled out: BibTeX counts even escaped ones, so that a
// single one in a title would swallow the rest of the file.
std::string escaped(std::string_view text) {
    std::string tex;
    for (const char c : one_line(text)) {
        switch (c) {
            case '\\':
                tex += "\\textbackslash{}";
                break;
            case '{':
                tex += "\\textbraceleft{}";
                break;
            case '}':
                tex += "\\textbraceright{}";
                break;
            case '~':
                tex += "\\textasciitilde{}";
                break;
            case '^':
                tex += "\\textasciicircum{}";
                break;
            case '&':
            case '%':
            case '$':
            case '#':
            case '_':
                tex += '\\';
                tex += c;
                break;
            default:
                tex += c;
        }
    }
    return tex;
}

// An address is taken verbatim by \url, so nothing in it is escaped but what would end the field.
std::string address_field(std::string_view address) {
    std::string field;
    for (const char c : one_line(address)) {
        switch (c) {
            case '{':
                field += "%7B";
                break;
            case '}':
                field += "%7D";
                break;
            case '\\':
                field += "%5C";
                break;
            case ' ':
                field += "%20";
                break;
            default:
                field += c;
        }
    }
    return field;
}

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

}  // namespace

std::string bibtex(const Publisher& publisher, const library::Resource& resource,
                   std::string_view language) {
    const Cited work = cited(publisher, resource, language);
    std::string entry = "@" + std::string(work.kind->bibtex) + "{" + work.id;
    const auto add_raw = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) entry += ",\n  " + std::string(name) + " = " + std::string(value);
    };
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) add_raw(name, "{" + value + "}");
    };
    std::string authors;
    for (const std::string& author : work.authors)
        authors += (authors.empty() ? "{" : " and {") + escaped(author) + "}";
    add("author", authors);
    // The inner braces keep the capitals of names.
    add("title", "{" + escaped(work.title) + "}");
    if (work.kind->bibtex == "techreport" && !work.authors.empty())
        add("institution", "{" + escaped(work.authors.front()) + "}");
    if (const auto begin = ends_of(work.date).begin) {
        add("year", written({begin->year}));
        if (begin->month != 0)
            add_raw("month", months.at(static_cast<std::size_t>(begin->month - 1)));
    }
    add("edition", escaped(work.version));
    add("language", work.title_language);
    add("abstract", escaped(work.abstract));
    std::string keywords;
    for (const std::string& keyword : work.keywords)
        keywords += (keywords.empty() ? "" : ", ") + escaped(keyword);
    add("keywords", keywords);
    add("url", address_field(work.address));
    return entry + "\n}\n";
}

}  // namespace cairn::publish
