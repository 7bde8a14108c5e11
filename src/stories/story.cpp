// SPDX-License-Identifier: AGPL-3.0-or-later
#include "stories/story.h"

#include "seal/utf8.h"
#include "text/language.h"

#include <algorithm>

namespace cairn::stories {
namespace {

constexpr std::array<std::string_view, 3> voices{"self", "known", "organisation"};
constexpr std::array<std::string_view, 3> consents{"count", "quote", "publish"};
constexpr std::size_t area_bytes_max = 64;
constexpr std::size_t type_bytes_max = 100;

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("story: ") + why);
}
tl::unexpected<Error> beyond(const char* limit) {
    return fail(ErrorKind::too_large, std::string("story: ") + limit);
}

template <typename Value>
std::optional<Value> value_of(std::string_view name, std::span<const std::string_view> names) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

// How many characters; empty if it is no UTF-8.
std::optional<std::size_t> characters_of(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const auto character = seal::first_character(text);
        if (!character) return std::nullopt;
        text.remove_prefix(character->size);
        ++count;
    }
    return count;
}

bool is_area(std::string_view id) {
    return !id.empty() && id.size() <= area_bytes_max &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

bool is_country(std::string_view code) {
    return code.size() == 2 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_media_type(std::string_view type) {
    return type.size() <= type_bytes_max &&
           std::all_of(type.begin(), type.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Result<void> check_attachments(const Story& story) {
    if (story.attachments.size() > attachments_max) return beyond("it has at most 10 attachments");
    std::size_t size = story.text.size();
    for (const Attachment& attachment : story.attachments) {
        if (attachment.name != attachment_name(attachment.name))
            return refused("an attachment's name is none");
        if (!is_media_type(attachment.type)) return refused("an attachment's type is none");
        // Compared apart, so that no sum can wrap around.
        if (attachment.bytes.size() > content_bytes_max) return beyond("it has at most 15 MiB");
        size += attachment.bytes.size();
    }
    if (size > content_bytes_max) return beyond("it has at most 15 MiB");
    return {};
}

}  // namespace

std::string_view name_of(Voice voice) {
    return voices.at(static_cast<std::size_t>(voice));
}
std::string_view name_of(Consent consent) {
    return consents.at(static_cast<std::size_t>(consent));
}
std::optional<Voice> voice_of(std::string_view name) {
    return value_of<Voice>(name, voices);
}
std::optional<Consent> consent_of(std::string_view name) {
    return value_of<Consent>(name, consents);
}

Result<void> check_story(const Story& story) {
    if (!text::is_language_tag(story.language)) return refused("its language is no tag");
    if (story.country && !is_country(*story.country)) return refused("its country has two letters");
    if (story.areas.size() > areas_max) return beyond("it names at most 20 areas");
    if (!std::all_of(story.areas.begin(), story.areas.end(), is_area))
        return refused("an area is no id");
    if (story.consent_question.size() > question_bytes_max)
        return beyond("the question of consent has at most 4000 bytes");
    if (!seal::is_plain_utf8(story.consent_question))
        return refused("the question of consent is not UTF-8");
    const auto characters = characters_of(story.text);
    if (!characters) return refused("its text is not UTF-8");
    if (*characters > text_characters_max) return beyond("its text has at most 20000 characters");
    return check_attachments(story);
}

std::string attachment_name(std::string_view given) {
    given.remove_prefix(std::min(given.size(), given.find_last_of("/\\") + 1));
    std::string name;
    while (!given.empty()) {
        const auto character = seal::first_character(given);
        const std::size_t size = character ? character->size : 1;
        if (name.size() + size > attachment_name_bytes_max) break;
        const bool is_control = !character || character->value < 0x20 ||
                                (character->value >= 0x7f && character->value < 0xa0) ||
                                // Marks that turn the direction make "exe.jpg" of "gpj.exe".
                                (character->value >= 0x202a && character->value <= 0x202e) ||
                                (character->value >= 0x2066 && character->value <= 0x2069);
        if (!is_control) name += given.substr(0, size);
        given.remove_prefix(size);
    }
    const std::size_t begin = std::min(name.find_first_not_of(" ."), name.size());
    name = name.substr(begin, name.find_last_not_of(" .") + 1 - begin);
    return name.empty() ? "file" : name;
}

}  // namespace cairn::stories
