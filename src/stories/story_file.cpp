// SPDX-License-Identifier: AGPL-3.0-or-later
#include "stories/story_file.h"

#include "base/json.h"
#include "seal/padded.h"

#include <algorithm>

namespace cairn::stories {
namespace {

constexpr std::string_view form = "story/1";

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("story: ") + why);
}

// Takes bytes off the front in the lengths that the head says.
class Pieces {
  public:
    explicit Pieces(std::span<const Byte> rest) : rest_(rest) {}
    Result<std::span<const Byte>> take(const json::Object& object, std::string_view name) {
        CAIRN_TRY(size, json::integer_at(object, name));
        if (!size || *size < 0 || static_cast<std::uint64_t>(*size) > rest_.size())
            return refused("a length does not fit");
        const auto piece = rest_.first(static_cast<std::size_t>(*size));
        rest_ = rest_.subspan(piece.size());
        return piece;
    }
    bool empty() const { return rest_.empty(); }

  private:
    std::span<const Byte> rest_;
};

Result<void> read_consent(const json::Object& head, Story& story) {
    CAIRN_TRY(object, json::object_at(head, "consent"));
    if (object == nullptr) return refused("its consent is missing");
    CAIRN_TRY(level, json::required_text(*object, "level"));
    const auto consent = consent_of(level);
    if (!consent) return refused("its consent is unknown");
    story.consent = *consent;
    CAIRN_TRY(question, json::text_at(*object, "question"));
    story.consent_question = question.value_or("");
    return {};
}

Result<void> read_author(const json::Object& head, Story& story) {
    CAIRN_TRY(object, json::object_at(head, "author"));
    if (object == nullptr) return refused("its author's keys are missing");
    CAIRN_TRY(text, json::required_text(*object, "key"));
    const auto key = from_base64(text);
    if (!key || key->size() != story.author_key.size()) return refused("its author's key is none");
    std::copy(key->begin(), key->end(), story.author_key.begin());
    CAIRN_TRY(replies_text, json::required_text(*object, "replies"));
    CAIRN_TRY(replies, seal::Recipient::parse(replies_text));
    story.replies = replies;
    return {};
}

Result<Attachment> read_attachment(const json::Value& value, Pieces& pieces) {
    const json::Object* object = value.if_object();
    if (object == nullptr) return refused("an attachment is no object");
    Attachment attachment;
    CAIRN_TRY(name, json::required_text(*object, "name"));
    CAIRN_TRY(type, json::text_at(*object, "type"));
    CAIRN_TRY(cleaned, json::flag_at(*object, "cleaned"));
    CAIRN_TRY(bytes, pieces.take(*object, "bytes"));
    return Attachment{std::move(name), type.value_or(""), cleaned, bytes};
}

// What the head says apart from lengths.
Result<Story> read_head(const json::Object& head) {
    CAIRN_TRY(said_form, json::required_text(head, "form"));
    if (said_form != form) return refused("its form is another version's");
    Story story;
    CAIRN_TRY(language, json::required_text(head, "language"));
    story.language = std::move(language);
    CAIRN_TRY(voice_name, json::required_text(head, "voice"));
    const auto voice = voice_of(voice_name);
    if (!voice) return refused("its voice is unknown");
    story.voice = *voice;
    CAIRN_CHECK(read_consent(head, story));
    CAIRN_TRY(areas, json::texts_at(head, "areas"));
    story.areas = std::move(areas);
    CAIRN_TRY(country, json::text_at(head, "country"));
    story.country = std::move(country);
    CAIRN_CHECK(read_author(head, story));
    return story;
}

}  // namespace

Result<std::string> write_head(const Story& story) {
    CAIRN_CHECK(check_story(story));
    json::Object head;
    head["form"] = form;
    head["language"] = story.language;
    head["voice"] = name_of(story.voice);
    head["consent"] =
        json::Object{{"level", name_of(story.consent)}, {"question", story.consent_question}};
    head["areas"] = json::array_of(story.areas);
    if (story.country) head["country"] = *story.country;
    head["author"] =
        json::Object{{"key", to_base64(story.author_key)}, {"replies", story.replies.text()}};
    head["text"] = story.text.size();
    json::Array attachments;
    for (const Attachment& attachment : story.attachments) {
        attachments.push_back(json::Object{{"name", attachment.name},
                                           {"type", attachment.type},
                                           {"bytes", attachment.bytes.size()},
                                           {"cleaned", attachment.cleaned}});
    }
    head["attachments"] = std::move(attachments);
    std::string line = json::write(head) + "\n";
    if (line.size() > head_bytes_max) return fail(ErrorKind::too_large, "story: its head is long");
    return line;
}

Result<Story> read_story(std::span<const Byte> content) {
    const std::string_view start = text_of(content.first(std::min(content.size(), head_bytes_max)));
    const std::size_t end = start.find('\n');
    if (end == std::string_view::npos) return refused("its head is missing");
    // The parser's own error could name what stands there.
    const auto head = json::parse_object(start.substr(0, end));
    if (!head) return refused("its head is no JSON object");
    CAIRN_TRY(story, read_head(*head));
    Pieces pieces(content.subspan(end + 1));
    CAIRN_TRY(text, pieces.take(*head, "text"));
    story.text = text_of(text);
    CAIRN_TRY(attachments, json::array_at(*head, "attachments"));
    if (attachments != nullptr) {
        for (const json::Value& value : *attachments) {
            CAIRN_TRY(attachment, read_attachment(value, pieces));
            story.attachments.push_back(std::move(attachment));
        }
    }
    if (!pieces.empty()) return refused("more follows than its head says");
    CAIRN_CHECK(check_story(story));
    return story;
}

Result<std::string> seal_story(const Story& story, const std::vector<seal::Recipient>& to,
                               Entropy& entropy) {
    CAIRN_TRY(head, write_head(story));
    std::vector<std::span<const Byte>> pieces{bytes_of(head), bytes_of(story.text)};
    for (const Attachment& attachment : story.attachments) pieces.push_back(attachment.bytes);
    auto sealed = seal::seal_padded(to, pieces, entropy);
    wipe({reinterpret_cast<Byte*>(head.data()), head.size()});
    return sealed;
}

// Moving the bytes does not move where they lie, so that the views stay good.
Result<OpenedStory> open_story(std::string_view sealed, const seal::AgeKeys& keys) {
    CAIRN_TRY(content, seal::open_padded(sealed, keys));
    CAIRN_TRY(story, read_story(content.reveal()));
    return OpenedStory(std::move(content), std::move(story));
}

}  // namespace cairn::stories
