// SPDX-License-Identifier: AGPL-3.0-or-later
#include "library/localized.h"

#include <algorithm>

namespace cairn::library {
namespace {

const std::pair<std::string, std::string> nothing;

const std::pair<std::string, std::string>& best(
    const std::vector<std::pair<std::string, std::string>>& texts, std::string_view language) {
    const auto speaks = [&](std::string_view wanted) {
        return std::find_if(texts.begin(), texts.end(),
                            [&](const auto& text) { return text.first == wanted; });
    };
    if (const auto own = speaks(language); own != texts.end()) return *own;
    if (const auto english = speaks("en"); english != texts.end()) return *english;
    return texts.empty() ? nothing : texts.front();
}

}  // namespace

Result<Localized> Localized::from_json(const json::Object& object) {
    Localized localized;
    for (const auto& member : object) {
        if (!member.value().is_string())
            return fail(ErrorKind::invalid, std::string(member.key()) + ": must be a string");
        localized.set(std::string(member.key()), std::string(member.value().get_string()));
    }
    return localized;
}

Result<Localized> Localized::at(const json::Object& object, std::string_view name) {
    CAIRN_TRY(member, json::object_at(object, name));
    if (member == nullptr) return Localized{};
    auto localized = from_json(*member);
    if (!localized) return fail_at(name, localized.error());
    return localized;
}

json::Object Localized::to_json() const {
    json::Object object;
    for (const auto& [language, text] : texts_) object[language] = text;
    return object;
}

void Localized::set(std::string language, std::string text) {
    for (auto& [known, old] : texts_)
        if (known == language) {
            old = std::move(text);
            return;
        }
    texts_.emplace_back(std::move(language), std::move(text));
}

const std::string& Localized::in(std::string_view language) const {
    return best(texts_, language).second;
}

std::string_view Localized::language_for(std::string_view language) const {
    return best(texts_, language).first;
}

}  // namespace cairn::library
