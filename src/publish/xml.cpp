// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/xml.h"

namespace cairn::publish {
namespace {

constexpr std::string_view replacement = "\uFFFD";

bool is_forbidden_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

std::string xml_escaped(std::string_view text) {
    std::string xml;
    xml.reserve(text.size() + text.size() / 16);
    while (!text.empty()) {
        std::size_t taken = 1;
        if (text.front() == '&') {
            xml += "&amp;";
        } else if (text.front() == '<') {
            xml += "&lt;";
        } else if (text.front() == '>') {
            xml += "&gt;";
        } else if (text.front() == '"') {
            xml += "&quot;";
        } else if (text.front() == '\'') {
            xml += "&apos;";
        } else if (is_forbidden_control(text.front())) {
            xml += replacement;
        } else if (text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF")) {
            xml += replacement;
            taken = 3;
        } else {
            xml += text.front();
        }
        text.remove_prefix(taken);
    }
    return xml;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + xml_escaped(value) + "\"";
}

std::string element(std::string_view name, std::string_view text, std::string_view attributes) {
    const std::string tag(name);
    return "<" + tag + std::string(attributes) + ">" + xml_escaped(text) + "</" + tag + ">";
}

}  // namespace cairn::publish
