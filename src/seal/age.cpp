// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age.h"

#include "seal/age_header.h"
#include "seal/age_wrap.h"
#include "seal/hkdf.h"

#include <sodium.h>
#include <algorithm>

namespace cairn::seal {
namespace {

constexpr std::size_t nonce_size = 16;

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("age header: ") + why);
}

Result<std::array<Byte, 32>> mac_of(std::string_view header, const FileKey& key) {
    CAIRN_TRY(mac_key, StreamKey::create());
    CAIRN_CHECK(hkdf_sha256(key.reveal(), {}, "header", mac_key.reveal()));
    std::array<Byte, 32> mac{};
    crypto_auth_hmacsha256(mac.data(), bytes_of(header).data(), header.size(),
                           mac_key.reveal().data());
    return mac;
}

Result<StreamKey> stream_key(const FileKey& key, std::string_view nonce) {
    CAIRN_TRY(stream, StreamKey::create());
    CAIRN_CHECK(hkdf_sha256(key.reveal(), bytes_of(nonce), "payload", stream.reveal()));
    return stream;
}

Result<FileKey> new_file_key(Entropy& entropy) {
    CAIRN_TRY(key, FileKey::create());
    entropy.fill(key.reveal());
    return key;
}

// Every stanza is looked at by every key, and a stanza that breaks the format fails the file even
// if another one opens.
Result<std::optional<FileKey>> unwrap_any(const std::vector<Stanza>& stanzas, const AgeKeys& keys) {
    const bool under_passphrase = std::any_of(stanzas.begin(), stanzas.end(), is_scrypt);
    // Otherwise whoever knows the passphrase could not be sure that it was needed.
    if (under_passphrase && stanzas.size() > 1)
        return refused("a passphrase must be the only way to open it");
    if (under_passphrase) {
        if (!keys.passphrase) return std::optional<FileKey>{};
        return unwrap_scrypt(stanzas.front(), *keys.passphrase, keys.work_factor_max);
    }
    std::optional<FileKey> key;
    for (const Stanza& stanza : stanzas) {
        for (const Identity* identity : keys.identities) {
            CAIRN_TRY(found, unwrap_x25519(stanza, *identity));
            if (found && !key) key = std::move(found);
        }
    }
    return key;
}

}  // namespace

Result<AgeSealer> AgeSealer::begin(const std::vector<Stanza>& stanzas, const FileKey& key,
                                   Entropy& entropy) {
    std::string header = write_age_stanzas(stanzas);
    CAIRN_TRY(mac, mac_of(header, key));
    header += write_age_mac(mac);
    std::string nonce(nonce_size, '\0');
    entropy.fill({reinterpret_cast<Byte*>(nonce.data()), nonce.size()});
    CAIRN_TRY(payload_key, stream_key(key, nonce));
    CAIRN_TRY(stream, StreamSealer::create(std::move(payload_key)));
    return AgeSealer(header + nonce, std::move(stream));
}

Result<AgeSealer> AgeSealer::to(const std::vector<Recipient>& recipients, Entropy& entropy) {
    if (recipients.empty()) return fail(ErrorKind::invalid, "nobody to seal to");
    CAIRN_TRY(key, new_file_key(entropy));
    std::vector<Stanza> stanzas;
    for (const Recipient& recipient : recipients) {
        CAIRN_TRY(stanza, wrap_x25519(key, recipient, entropy));
        stanzas.push_back(std::move(stanza));
    }
    return begin(stanzas, key, entropy);
}

Result<AgeSealer> AgeSealer::under(std::string_view passphrase, unsigned work_factor,
                                   Entropy& entropy) {
    if (work_factor == 0 || work_factor > age_work_factor_max)
        return fail(ErrorKind::invalid, "a work factor is from 1 to 20");
    CAIRN_TRY(key, new_file_key(entropy));
    CAIRN_TRY(stanza, wrap_scrypt(key, passphrase, work_factor, entropy));
    return begin({stanza}, key, entropy);
}

void AgeSealer::put(std::span<const Byte> plain, std::string& out) {
    out += std::exchange(header_, {});
    stream_.put(plain, out);
}

void AgeSealer::finish(std::string& out) {
    out += std::exchange(header_, {});
    stream_.finish(out);
}

// Leaves stream_ empty while header or nonce are not complete.
Result<void> AgeOpener::open_header() {
    CAIRN_TRY(header, parse_age_header(head_));
    if (!header || head_.size() < header->size + nonce_size) return {};
    CAIRN_TRY(key, unwrap_any(header->stanzas, keys_));
    if (!key) return fail(ErrorKind::forbidden, "age header: none of the keys opens it");
    CAIRN_TRY(mac, mac_of(header->authenticated, *key));
    if (!equal_in_constant_time(mac, header->mac))
        return fail(ErrorKind::corrupt, "age header: its MAC does not hold");
    CAIRN_TRY(payload_key, stream_key(*key, head_.substr(header->size, nonce_size)));
    CAIRN_TRY(stream, StreamOpener::create(std::move(payload_key)));
    stream_ = std::move(stream);
    head_.erase(0, header->size + nonce_size);
    return {};
}

Result<void> AgeOpener::put(std::string_view sealed, const PlainSink& sink) {
    if (stream_) return stream_->put(bytes_of(sealed), sink);
    // In steps, so that a header that never ends is refused at its limit.
    while (!stream_ && !sealed.empty()) {
        const std::string_view piece = sealed.substr(0, age_header_bytes_max);
        head_ += piece;
        sealed.remove_prefix(piece.size());
        CAIRN_CHECK(open_header());
    }
    if (!stream_) return {};
    CAIRN_CHECK(stream_->put(bytes_of(std::exchange(head_, {})), sink));
    return stream_->put(bytes_of(sealed), sink);
}

Result<void> AgeOpener::finish(const PlainSink& sink) {
    if (!stream_) return refused("it is cut");
    return stream_->finish(sink);
}

Result<std::string> seal_to(const std::vector<Recipient>& recipients, std::span<const Byte> plain,
                            Entropy& entropy) {
    CAIRN_TRY(sealer, AgeSealer::to(recipients, entropy));
    std::string sealed;
    sealer.put(plain, sealed);
    sealer.finish(sealed);
    return sealed;
}

Result<std::string> seal_under(std::string_view passphrase, std::span<const Byte> plain,
                               Entropy& entropy, unsigned work_factor) {
    CAIRN_TRY(sealer, AgeSealer::under(passphrase, work_factor, entropy));
    std::string sealed;
    sealer.put(plain, sealed);
    sealer.finish(sealed);
    return sealed;
}

Result<SecretBytes> open_sealed(std::string_view sealed, const AgeKeys& keys) {
    CAIRN_TRY(plain, SecretBytes::create(sealed.size()));
    std::size_t size = 0;
    const PlainSink sink = [&](std::span<const Byte> piece) -> Result<void> {
        std::copy(piece.begin(), piece.end(), plain.reveal().subspan(size).begin());
        size += piece.size();
        return {};
    };
    AgeOpener opener(keys);
    CAIRN_CHECK(opener.put(sealed, sink));
    CAIRN_CHECK(opener.finish(sink));
    plain.shorten(size);
    return plain;
}

}  // namespace cairn::seal
