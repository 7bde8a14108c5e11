// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/padded.h"

#include "seal/age_header.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace cairn::seal {
namespace {

constexpr std::string_view line_start = "cairn-padded/1 ";
constexpr std::size_t line_size_max = 32;

std::string first_line(std::size_t content_size) {
    return std::string(line_start) + std::to_string(content_size) + "\n";
}

tl::unexpected<Error> not_padded(const char* why) {
    return fail(ErrorKind::invalid, std::string("sealed content: ") + why);
}

// Takes the plain bytes as they are opened: the line, the content, the zeros.
class Unpadder {
  public:
    Result<void> put(std::span<const Byte> plain) {
        seen_ += plain.size();
        if (!content_) CAIRN_CHECK(read_line(plain));
        const std::size_t size = std::min(plain.size(), content_->size() - filled_);
        std::copy_n(plain.begin(), size, content_->reveal().subspan(filled_).begin());
        filled_ += size;
        const auto rest = plain.subspan(size);
        if (std::any_of(rest.begin(), rest.end(), [](Byte byte) { return byte != 0; }))
            return not_padded("more than zeros follow it");
        return {};
    }

    Result<SecretBytes> finish() {
        if (!content_ || filled_ < content_->size()) return not_padded("it is cut");
        if (std::find(size_classes.begin(), size_classes.end(), seen_) == size_classes.end())
            return not_padded("its size is not one of the classes");
        return std::move(*content_);
    }

  private:
    // The first chunk has the whole line: the smallest class is larger than it, and a chunk is
    // larger than the smallest class.
    Result<void> read_line(std::span<const Byte>& plain) {
        const std::string_view text = text_of(plain.first(std::min(plain.size(), line_size_max)));
        const std::size_t end = text.find('\n');
        if (!text.starts_with(line_start) || end == std::string_view::npos)
            return not_padded("its first line is missing");
        std::size_t size = 0;
        std::from_chars(text.data() + line_start.size(), text.data() + end, size);
        if (first_line(size) != text.substr(0, end + 1) || size > size_classes.back())
            return not_padded("its first line has no size");
        CAIRN_TRY(content, SecretBytes::create(size));
        content_ = std::move(content);
        plain = plain.subspan(end + 1);
        return {};
    }

    std::optional<SecretBytes> content_;
    std::size_t filled_ = 0;
    std::size_t seen_ = 0;
};

}  // namespace

Result<std::size_t> size_class_for(std::size_t content_size) {
    const std::size_t needed = first_line(content_size).size() + content_size;
    const auto found = std::lower_bound(size_classes.begin(), size_classes.end(), needed);
    if (found == size_classes.end())
        return fail(ErrorKind::too_large, "sealed content has at most 16 MiB");
    return *found;
}

std::size_t sealed_size(std::size_t size_class, std::size_t recipients) {
    const Stanza stanza{{"X25519", std::string(43, 'A')}, std::string(32, '\0')};
    const std::size_t head = write_age_stanzas(std::vector<Stanza>(recipients, stanza)).size() +
                             write_age_mac({}).size();
    const std::size_t chunks = (size_class + age_chunk_size - 1) / age_chunk_size;
    return head + 16 + size_class + chunks * age_tag_size;
}

Result<std::string> seal_padded(const std::vector<Recipient>& recipients,
                                const std::vector<std::span<const Byte>>& pieces, Entropy& entropy,
                                std::size_t at_least) {
    std::size_t size = 0;
    for (const auto piece : pieces) size += piece.size();
    CAIRN_TRY(smallest, size_class_for(size));
    const std::size_t size_class = std::max(smallest, at_least);
    const std::string line = first_line(size);
    CAIRN_TRY(sealer, AgeSealer::to(recipients, entropy));
    std::string sealed;
    sealed.reserve(sealed_size(size_class, recipients.size()));
    sealer.put(bytes_of(line), sealed);
    for (const auto piece : pieces) sealer.put(piece, sealed);
    static constexpr std::array<Byte, 4096> zeros{};
    for (std::size_t left = size_class - line.size() - size; left > 0;) {
        const std::size_t step = std::min(left, zeros.size());
        sealer.put(std::span(zeros).first(step), sealed);
        left -= step;
    }
    sealer.finish(sealed);
    return sealed;
}

Result<SecretBytes> open_padded(std::string_view sealed, const AgeKeys& keys) {
    Unpadder unpadder;
    const PlainSink sink = [&](std::span<const Byte> plain) { return unpadder.put(plain); };
    AgeOpener opener(keys);
    CAIRN_CHECK(opener.put(sealed, sink));
    CAIRN_CHECK(opener.finish(sink));
    return unpadder.finish();
}

}  // namespace cairn::seal
