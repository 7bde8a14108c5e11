// SPDX-License-Identifier: AGPL-3.0-or-later
// Cairn's sealing as a small program, so that other implementations can be set against it. Reads
// standard input, writes standard output:
//
//     age_peer open KEY...        KEY is an identity, or pass:WORDS
//     age_peer unarmor KEY...     the same from text
//     age_peer seal KEY...        KEY is a recipient, or pass:WORDS
//     age_peer armor KEY...       the same as text
//     age_peer pad KEY...         the same in a size class
//     age_peer person pass:WORDS  a person's new keys; their recipient on standard error
//     age_peer mailbox CODE SALT  the token, the recipient and the verification key, a line each
//
// On failure it says "KIND: detail" on standard error; what was opened before is already written.
#include "seal/age.h"
#include "seal/armor.h"
#include "seal/mailbox.h"
#include "seal/padded.h"
#include "seal/person_keys.h"

#include <array>
#include <iostream>
#include <iterator>
#include <vector>

namespace {

using namespace cairn;
using namespace cairn::seal;

constexpr std::string_view pass = "pass:";
constexpr unsigned quick_work_factor = 10;

std::string all_input() {
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

Result<void> open(const std::vector<std::string_view>& words, std::string_view sealed) {
    std::vector<Identity> identities;
    AgeKeys keys;
    keys.work_factor_max = 22;  // what the vectors take as the most
    for (const std::string_view word : words) {
        if (word.starts_with(pass)) {
            keys.passphrase = word.substr(pass.size());
            continue;
        }
        CAIRN_TRY(identity, Identity::parse(word));
        identities.push_back(std::move(identity));
    }
    for (const Identity& identity : identities) keys.identities.push_back(&identity);
    const PlainSink sink = [](std::span<const Byte> plain) -> Result<void> {
        std::cout << text_of(plain);
        return {};
    };
    AgeOpener opener(keys);
    CAIRN_CHECK(opener.put(sealed, sink));
    return opener.finish(sink);
}

Result<std::string> seal_with(std::string_view verb, const std::vector<std::string_view>& words) {
    SystemEntropy entropy;
    const std::string plain = all_input();
    std::vector<Recipient> recipients;
    for (const std::string_view word : words) {
        if (word.starts_with(pass))
            return seal_under(word.substr(pass.size()), bytes_of(plain), entropy,
                              quick_work_factor);
        CAIRN_TRY(recipient, Recipient::parse(word));
        recipients.push_back(recipient);
    }
    if (verb == "pad") return seal_padded(recipients, {bytes_of(plain)}, entropy);
    return seal_to(recipients, bytes_of(plain), entropy);
}

Result<void> make_person(std::string_view words) {
    SystemEntropy entropy;
    const PersonKeys keys = PersonKeys::generate("amina", entropy);
    CAIRN_TRY(sealed, seal_person_keys(keys, words, entropy, quick_work_factor));
    std::cout << sealed;
    std::cerr << keys.identity.recipient().text() << "\n";
    return {};
}

Result<void> show_mailbox(std::string_view typed, std::string_view salt) {
    CAIRN_TRY(code, Code::parse(typed));
    CAIRN_TRY(mailbox, open_mailbox(code, bytes_of(salt)));
    std::cout << to_hex(mailbox.token.reveal()) << "\n"
              << mailbox.replies.recipient().text() << "\n"
              << to_hex(mailbox.author.verifier().key) << "\n";
    return {};
}

Result<void> run(std::string_view verb, const std::vector<std::string_view>& words) {
    if (verb == "open") return open(words, all_input());
    if (verb == "unarmor") {
        CAIRN_TRY(sealed, unarmor(all_input()));
        return open(words, sealed);
    }
    if (verb == "person" && words.size() == 1) return make_person(words[0].substr(pass.size()));
    if (verb == "mailbox" && words.size() == 2) return show_mailbox(words[0], words[1]);
    CAIRN_TRY(sealed, seal_with(verb, words));
    std::cout << (verb == "armor" ? armor(sealed) : sealed);
    return {};
}

std::string_view name_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid:
            return "invalid";
        case ErrorKind::forbidden:
            return "forbidden";
        case ErrorKind::corrupt:
            return "corrupt";
        default:
            return "other";
    }
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    const auto ran = run(words[1], std::vector<std::string_view>(words + 2, words + count));
    std::cout.flush();
    if (ran) return 0;
    std::cerr << name_of(ran.error().kind) << ": " << ran.error().detail << "\n";
    return 1;
}
