// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/mailbox.h"

#include "seal/padded.h"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::seal;

namespace {

constexpr std::string_view salt = "sixteen bytes it";

Mailbox mailbox_of(std::string_view digits, std::string_view hub_salt = salt) {
    return open_mailbox(Code::parse(digits).value(), bytes_of(hub_salt)).value();
}

}  // namespace

TEST_CASE("a code gives the same keys as the browser's libraries do") {
    // tests/age/peers.js works out the same with @noble/hashes for random codes.
    const Mailbox mailbox = mailbox_of("1234 5678 9012 3456 7890 1234 98");
    CHECK(to_hex(mailbox.token.reveal()) ==
          "a43a2512abc19d671a1149747d8d91e7c28b8d063cefa08401d26353ea66bd34");
    CHECK(mailbox.replies.recipient().text() ==
          "age19ee4326zhvtcfxtg2vt4jp6x9zdlfs2r4yxmze2luq7h7cs0zgwsxzzk3p");
    CHECK(to_hex(mailbox.author.verifier().key) ==
          "e6c0ea38fe0b7a716d4182782abbc05b9cb951e943f34a58839322729d808490");
}

TEST_CASE("another code and another hub's salt give another mailbox") {
    const Mailbox one = mailbox_of("00000000000000000000000195");
    const Mailbox other_code = mailbox_of("00000000000000000000000098");
    const Mailbox other_hub = mailbox_of("00000000000000000000000195", "another hub's salt");
    CHECK(one.token_hash() != other_code.token_hash());
    CHECK(one.token_hash() != other_hub.token_hash());
    CHECK(one.token_hash() == sha256(one.token.reveal()));
    SystemEntropy entropy;
    CHECK(open_mailbox(Code::generate(entropy), bytes_of("short")).error().kind ==
          ErrorKind::invalid);
}

TEST_CASE("an empty mailbox answers like one with a reply, and the same each time") {
    SystemEntropy entropy;
    const Mailbox mailbox = mailbox_of("00000000000000000000000195");
    const std::string text = "come at ten";
    const std::string reply =
        seal_padded({mailbox.replies.recipient()}, {bytes_of(text)}, entropy, reply_class).value();
    const std::string filler = mailbox_filler(mailbox.token_hash(), bytes_of(salt)).value();
    CHECK(filler.size() == reply.size());
    CHECK(filler.substr(0, 31) == reply.substr(0, 31));  // the version and "-> X25519"
    CHECK((filler == mailbox_filler(mailbox.token_hash(), bytes_of(salt)).value()));
    CHECK((filler != mailbox_filler(sha256("another"), bytes_of(salt)).value()));
    CHECK(open_padded(filler, {{&mailbox.replies}, {}}).error().kind == ErrorKind::forbidden);
    CHECK(open_padded(reply, {{&mailbox.replies}, {}})->reveal_text() == text);
}
