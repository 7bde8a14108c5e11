// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "seal/age_key.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a person shares. Sealed (story_file.h) it is one stream of bytes:
//
//     one line of JSON, the head, which ends in a newline
//     the text, in UTF-8
//     the attachments, one after the other
//
//     {"form": "story/1", "language": "fr", "voice": "known",
//      "consent": {"level": "count", "question": "May we quote from it?"},
//      "areas": ["healthcare"], "country": "SN",
//      "author": {"key": BASE64, "replies": "age1..."},
//      "text": BYTES, "attachments": [{"name": "a.jpg", "type": "image/jpeg", "bytes": BYTES,
//      "cleaned": true}]}
//
// "country" may be absent. The keys are those that grow out of the author's code.
namespace cairn::stories {

constexpr std::size_t content_bytes_max = 15U << 20U;  // text and attachments together
constexpr std::size_t text_characters_max = 20'000;
constexpr std::size_t attachments_max = 10;
constexpr std::size_t attachment_name_bytes_max = 200;
constexpr std::size_t areas_max = 20;
constexpr std::size_t question_bytes_max = 4000;
constexpr std::size_t head_bytes_max = 32U << 10U;

// Who speaks: about myself, about someone I know, for people my organisation supports.
enum class Voice { self, known, organisation };
// What may be done with it: only counted, quoted shortly without details, published.
enum class Consent { count, quote, publish };

struct Attachment {
    std::string name;
    std::string type;      // media type as the form said it
    bool cleaned = false;  // of metadata, by rules that know this type
    std::span<const Byte> bytes;
};

// Text and attachments are views: they lie in the memory of whoever holds them, which is locked.
struct Story {
    std::string language;
    Voice voice = Voice::self;
    Consent consent = Consent::count;
    std::string consent_question;  // the words that the consent answered
    std::vector<std::string> areas;
    std::optional<std::string> country;  // ISO 3166-1, two letters
    std::array<Byte, 32> author_key{};   // Ed25519, verifies what the author sends later
    seal::Recipient replies;             // to whom replies are sealed
    std::string_view text;
    std::vector<Attachment> attachments;
};

std::string_view name_of(Voice voice);
std::string_view name_of(Consent consent);
std::optional<Voice> voice_of(std::string_view name);
std::optional<Consent> consent_of(std::string_view name);

// `too_large` beyond a limit above, `invalid` for what is no language tag, country, area, name or
// UTF-8. The error names the part and the limit, never what stood there.
Result<void> check_story(const Story& story);

// A name as files may have it: without path, control characters and surrounding spaces, shortened;
// "file" if nothing is left.
std::string attachment_name(std::string_view given);

}  // namespace cairn::stories
