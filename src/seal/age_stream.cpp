// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age_stream.h"

#include <sodium.h>
#include <algorithm>

namespace cairn::seal {
namespace {

using Nonce = std::array<Byte, crypto_aead_chacha20poly1305_IETF_NPUBBYTES>;

// Eleven bytes of counter, big-endian, and the mark of the final chunk.
Nonce nonce_of(std::uint64_t counter, bool last) {
    Nonce nonce{};
    for (std::size_t i = 0; i < 8; ++i) nonce.at(10 - i) = static_cast<Byte>(counter >> (8 * i));
    nonce.back() = last ? 1 : 0;
    return nonce;
}

void seal_chunk(std::span<const Byte> plain, const StreamKey& key, const Nonce& nonce,
                std::string& out) {
    const std::size_t at = out.size();
    out.resize(at + plain.size() + age_tag_size);
    crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<Byte*>(out.data()) + at, nullptr,
                                              plain.data(), plain.size(), nullptr, 0, nullptr,
                                              nonce.data(), key.reveal().data());
}

tl::unexpected<Error> broken(const char* why) {
    return fail(ErrorKind::corrupt, std::string("age payload: ") + why);
}

}  // namespace

Result<StreamSealer> StreamSealer::create(StreamKey key) {
    CAIRN_TRY(waiting, SecretBytes::create(age_chunk_size));
    return StreamSealer(std::move(key), std::move(waiting));
}

// A full chunk waits for one byte more: it may turn out to be the final one.
void StreamSealer::put(std::span<const Byte> plain, std::string& out) {
    while (!plain.empty()) {
        if (waiting_size_ == age_chunk_size) {
            seal_chunk(waiting_.reveal(), key_, nonce_of(counter_++, false), out);
            waiting_size_ = 0;
        }
        const std::size_t size = std::min(plain.size(), age_chunk_size - waiting_size_);
        std::copy_n(plain.begin(), size, waiting_.reveal().subspan(waiting_size_).begin());
        waiting_size_ += size;
        plain = plain.subspan(size);
    }
}

void StreamSealer::finish(std::string& out) {
    seal_chunk(waiting_.reveal().first(waiting_size_), key_, nonce_of(counter_, true), out);
    wipe(waiting_.reveal());
    waiting_size_ = 0;
}

Result<StreamOpener> StreamOpener::create(StreamKey key) {
    CAIRN_TRY(plain, SecretBytes::create(age_chunk_size));
    return StreamOpener(std::move(key), std::move(plain));
}

// Whether the chunk that waits opens under its number and this mark; it lies in `plain_` then.
bool StreamOpener::opens_as(Last last) {
    const Nonce nonce = nonce_of(counter_, last == Last::yes);
    return crypto_aead_chacha20poly1305_ietf_decrypt(plain_.reveal().data(), nullptr, nullptr,
                                                     reinterpret_cast<const Byte*>(waiting_.data()),
                                                     waiting_.size(), nullptr, 0, nonce.data(),
                                                     key_.reveal().data()) == 0;
}

Result<void> StreamOpener::open(const PlainSink& sink) {
    if (waiting_.size() < age_tag_size) return broken("a chunk is cut");
    const std::size_t size = waiting_.size() - age_tag_size;
    if (size == 0 && counter_ > 0) return broken("the final chunk is empty");
    // A full chunk may be the final one; which it is shows in the mark under which it opens.
    const bool more = size == age_chunk_size && opens_as(Last::no);
    if (!more && !opens_as(Last::yes)) return broken("a chunk was changed, moved or cut");
    ended_ = !more;
    ++counter_;
    waiting_.clear();
    const std::span<Byte> plain = plain_.reveal().first(size);
    CAIRN_CHECK(sink(plain));
    wipe(plain);
    return {};
}

Result<void> StreamOpener::put(std::span<const Byte> sealed, const PlainSink& sink) {
    constexpr std::size_t full = age_chunk_size + age_tag_size;
    while (!sealed.empty()) {
        if (ended_) return broken("more follows the final chunk");
        const std::size_t size = std::min(sealed.size(), full - waiting_.size());
        waiting_ += text_of(sealed.first(size));
        sealed = sealed.subspan(size);
        if (waiting_.size() == full) CAIRN_CHECK(open(sink));
    }
    return {};
}

Result<void> StreamOpener::finish(const PlainSink& sink) {
    if (!ended_) CAIRN_CHECK(open(sink));
    if (!ended_) return broken("the final chunk is missing");
    return {};
}

}  // namespace cairn::seal
