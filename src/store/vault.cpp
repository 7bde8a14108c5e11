// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/vault.h"

namespace cairn::store {

Result<void> Vault::check(const VaultEntry& entry) {
    if (entry.head.channel.empty()) return fail(ErrorKind::invalid, "an entry needs a channel");
    if (entry.head.channel.size() > vault_name_bytes_max ||
        entry.head.epoch.size() > vault_name_bytes_max)
        return fail(ErrorKind::too_large, "a channel or an epoch is named in at most 128 bytes");
    if (entry.sealed.size() > vault_sealed_bytes_max)
        return fail(ErrorKind::too_large, "an entry has at most 17 MiB");
    if (entry.head.day < Day{}) return fail(ErrorKind::invalid, "an entry's day is before 1970");
    return {};
}

Result<void> Vault::check_nonce(std::string_view nonce) {
    if (nonce.empty()) return fail(ErrorKind::invalid, "a nonce is empty");
    if (nonce.size() > nonce_bytes_max)
        return fail(ErrorKind::too_large, "a nonce has at most 128 bytes");
    return {};
}

}  // namespace cairn::store
