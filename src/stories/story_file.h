// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/entropy.h"
#include "base/secret.h"
#include "seal/age.h"
#include "stories/story.h"

// A story as a sealed file. The head passes through ordinary memory while it is written or read, so
// that a process that handles stories locks all of its memory; text and attachments lie in the
// caller's memory and in locked memory only.
namespace cairn::stories {

// One age file, padded to its class (seal/padded.h); with the errors of check_story and of sealing.
Result<std::string> seal_story(const Story& story, const std::vector<seal::Recipient>& to,
                               Entropy& entropy);

// A story with the memory that its views point into.
class OpenedStory {
  public:
    const Story& story() const { return story_; }

  private:
    friend Result<OpenedStory> open_story(std::string_view sealed, const seal::AgeKeys& keys);
    OpenedStory(SecretBytes content, Story story)
        : content_(std::move(content)), story_(std::move(story)) {}
    SecretBytes content_;
    Story story_;
};
// Beside the errors of opening: `invalid` when what was sealed is no story of this form.
Result<OpenedStory> open_story(std::string_view sealed, const seal::AgeKeys& keys);

// The line before the text, and a story read from the whole (its views point into `content`).
Result<std::string> write_head(const Story& story);
Result<Story> read_story(std::span<const Byte> content);

}  // namespace cairn::stories
