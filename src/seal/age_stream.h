// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <functional>
#include <span>
#include <string>

// The payload of an age file: chunks of 64 KiB under ChaCha20-Poly1305, whose nonce is a counter
// and a last byte that is 1 for the final chunk only. So a cut, a swap or an addition shows.
namespace cairn::seal {

constexpr std::size_t age_chunk_size = 64U << 10U;
constexpr std::size_t age_tag_size = 16;

using StreamKey = Secret<std::array<Byte, 32>>;

// Takes plain bytes that were opened and verified; they lie in locked memory for as long as the
// call takes.
using PlainSink = std::function<Result<void>(std::span<const Byte>)>;

// Seals pieces of any size. The plain bytes that wait for their chunk lie in locked memory.
class StreamSealer {
  public:
    static Result<StreamSealer> create(StreamKey key);
    // Appends whole chunks to `out`.
    void put(std::span<const Byte> plain, std::string& out);
    // Appends the final chunk; nothing may follow.
    void finish(std::string& out);

  private:
    StreamSealer(StreamKey key, SecretBytes waiting)
        : key_(std::move(key)), waiting_(std::move(waiting)) {}
    StreamKey key_;
    SecretBytes waiting_;
    std::size_t waiting_size_ = 0;
    std::uint64_t counter_ = 0;
};

// Opens pieces of any size. `corrupt` as soon as a chunk does not hold; what the sink got before is
// authentic, but only finish() says that nothing is missing.
class StreamOpener {
  public:
    static Result<StreamOpener> create(StreamKey key);
    Result<void> put(std::span<const Byte> sealed, const PlainSink& sink);
    Result<void> finish(const PlainSink& sink);

  private:
    enum class Last : Byte { no, yes };
    StreamOpener(StreamKey key, SecretBytes plain)
        : key_(std::move(key)), plain_(std::move(plain)) {}
    bool opens_as(Last last);
    Result<void> open(const PlainSink& sink);
    StreamKey key_;
    SecretBytes plain_;
    std::string waiting_;
    std::uint64_t counter_ = 0;
    bool ended_ = false;
};

}  // namespace cairn::seal
