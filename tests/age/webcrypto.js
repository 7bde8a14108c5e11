// SPDX-License-Identifier: AGPL-3.0-or-later
// Debian's node (18) has the browser's cryptography, but not under the browser's name. Imported
// before what looks for it there.
import { webcrypto } from "node:crypto";
globalThis.crypto ??= webcrypto;
