// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/messages.h"

#include "base/json.h"
#include "text/names.h"
#include "web/embedded.h"

#include <algorithm>
#include <cassert>

namespace cairn::web {
namespace {

std::string number_text(std::uint64_t number, std::string_view language) {
    return number < 1000 ? std::to_string(number) : text::number_name(number, language);
}

// Calls `words` for the text between placeholders and `filled` for each argument that one names.
// An unknown placeholder stays as it is written.
template <typename Words, typename Filled>
void fill(std::string_view pattern, Args args, Words words, Filled filled) {
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto* arg = std::find_if(args.begin(), args.end(),
                                       [&](const Arg& one) { return one.name == name; });
        words(pattern.substr(0, arg == args.end() ? close + 1 : open));
        if (arg != args.end()) filled(arg->value);
        pattern.remove_prefix(close + 1);
    }
    words(pattern);
}

}  // namespace

const std::vector<std::string_view>& Messages::languages() {
    static const std::vector<std::string_view> tags{"en", "fr", "es", "ar", "ru", "zh"};
    return tags;
}

const Messages& Messages::in(std::string_view language) {
    static const std::vector<Messages> all = [] {
        std::vector<Messages> made;
        for (const std::string_view tag : languages()) made.push_back(Messages(tag));
        return made;
    }();
    for (const Messages& messages : all)
        if (messages.language_ == language) return messages;
    return all.front();
}

Messages::Messages(std::string_view language) : language_(language) {
    // A language that nobody has translated yet has no file; English answers for it.
    const auto object = json::parse_object(embedded(language_ + ".json"));
    if (!object) return;
    for (const auto& [id, value] : *object) {
        Forms& forms = by_id_[std::string(id)];
        if (value.is_string()) forms["other"] = value.as_string().c_str();
        if (!value.is_object()) continue;
        for (const auto& [form, text] : value.as_object())
            if (text.is_string()) forms[std::string(form)] = text.as_string().c_str();
    }
}

const std::string* Messages::pattern(std::string_view id, Args args) const {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return language_ == "en" ? nullptr : in("en").pattern(id, args);
    const Forms& forms = found->second;
    if (forms.size() > 1)
        for (const Arg& arg : args)
            if (const auto* number = std::get_if<std::uint64_t>(&arg.value)) {
                const auto form = forms.find(text::plural_form(*number, language_));
                if (form != forms.end()) return &form->second;
                break;
            }
    const auto other = forms.find("other");
    return other == forms.end() ? nullptr : &other->second;
}

std::string_view Messages::text(std::string_view id) const {
    const std::string* found = pattern(id, {});
    return found != nullptr ? std::string_view(*found) : id;
}

std::string Messages::text(std::string_view id, Args args) const {
    const std::string* found = pattern(id, args);
    if (found == nullptr) return "[" + std::string(id) + "]";
    std::string out;
    fill(
        *found, args, [&](std::string_view words) { out += words; },
        [&](const auto& value) {
            assert(!std::holds_alternative<const Html*>(value));
            if (const auto* text = std::get_if<std::string_view>(&value)) out += *text;
            if (const auto* number = std::get_if<std::uint64_t>(&value))
                out += number_text(*number, language_);
        });
    return out;
}

void Messages::write(Html& html, std::string_view id, Args args) const {
    const std::string* found = pattern(id, args);
    if (found == nullptr) {
        html << "[" << id << "]";
        return;
    }
    fill(
        *found, args, [&](std::string_view words) { html << words; },
        [&](const auto& value) {
            if (const auto* text = std::get_if<std::string_view>(&value)) html << *text;
            if (const auto* number = std::get_if<std::uint64_t>(&value))
                html << number_text(*number, language_);
            if (const auto* piece = std::get_if<const Html*>(&value)) html << **piece;
        });
}

}  // namespace cairn::web
