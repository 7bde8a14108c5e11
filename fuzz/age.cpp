// SPDX-License-Identifier: AGPL-3.0-or-later
// Promises for any bytes as an age file: they are opened or refused, and the outcome does not
// depend on how they were cut; a header that is taken is written back the same; armor that comes
// off goes on again; and what a key seals, the same key opens.
#include "seal/age.h"
#include "seal/age_header.h"
#include "seal/armor.h"
#include "seal/padded.h"

#include <cstdlib>
#include <string>

namespace {

using namespace cairn;
using namespace cairn::seal;

// The same in every run, so that the corpus can hold files for it.
class Zeros final : public Entropy {
  public:
    void fill(std::span<Byte> bytes) override {
        for (Byte& byte : bytes) byte = next_++;
    }

  private:
    Byte next_ = 0;
};

void require(bool holds) {
    if (!holds) std::abort();
}

std::string outcome(std::string_view sealed, const AgeKeys& keys, std::size_t step) {
    std::string seen;
    const PlainSink sink = [&](std::span<const Byte> plain) -> Result<void> {
        seen += text_of(plain);
        return {};
    };
    AgeOpener opener(keys);
    for (std::size_t at = 0; at < sealed.size(); at += step) {
        const auto taken = opener.put(sealed.substr(at, step), sink);
        if (!taken) return seen + taken.error().detail;
    }
    const auto finished = opener.finish(sink);
    return seen + (finished ? "" : finished.error().detail);
}

void check_header(std::string_view bytes) {
    const auto header = parse_age_header(bytes);
    if (!header || !*header) return;
    const std::string written =
        write_age_stanzas((*header)->stanzas) + write_age_mac((*header)->mac);
    require(written == bytes.substr(0, (*header)->size));
}

void check_armor(std::string_view bytes) {
    const auto bare = unarmor(bytes);
    if (bare) require(unarmor(armor(*bare)).value() == *bare);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Zeros entropy;
    const Identity identity = Identity::generate(entropy);
    // Work beyond 2^4 KiB would only make the fuzzer slow.
    const AgeKeys keys{{&identity}, "three stones", 4};
    const std::string whole = outcome(bytes, keys, size + 1);
    require(whole == outcome(bytes, keys, 7));
    check_header(bytes);
    check_armor(bytes);
    (void)open_padded(bytes, keys);
    const std::string sealed = seal_to({identity.recipient()}, {data, size}, entropy).value();
    require(outcome(sealed, keys, 1000) == bytes);
    return 0;
}
