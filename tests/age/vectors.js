// SPDX-License-Identifier: AGPL-3.0-or-later
// Every test vector of the age format against Cairn: the outcome, the kind of failure, and the
// plain bytes that were let through.
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import * as vectors from "cctv-age";
import { Report, run } from "./peer.js";

// Left out: the recipients that Cairn does not have (ML-KEM-768 with X25519), so that a file to one
// of their identities cannot be opened whatever it is a test of.
const unsupported = /^identity: AGE-SECRET-KEY-PQ-/m;

const outcomes = {
  "success": /^$/,
  "no match": /^forbidden: age header: /,
  "HMAC failure": /^corrupt: age header: /,
  "header failure": /^invalid: age header: /,
  "payload failure": /^corrupt: age payload: /,
  "armor failure": /^invalid: armor: /,
};

function parse(bytes) {
  const end = bytes.indexOf("\n\n");
  const head = bytes.subarray(0, end).toString();
  const all = (name) => [...head.matchAll(new RegExp(`^${name}: (.*)$`, "gm"))].map((m) => m[1]);
  const body = bytes.subarray(end + 2);
  return {
    head,
    expect: all("expect")[0],
    verb: all("armored")[0] === "yes" ? "unarmor" : "open",
    payload: all("payload")[0],
    keys: [...all("identity"), ...all("passphrase").map((words) => `pass:${words}`)],
    file: all("compressed")[0] === "zlib" ? inflateSync(body) : body,
  };
}

const report = new Report();
const left_out = [];
for (const [name, bytes] of Object.entries(vectors)) {
  if (name === "default") continue;
  const vector = parse(Buffer.from(bytes));
  if (unsupported.test(vector.head)) {
    left_out.push(name);
    continue;
  }
  const { out, err } = run(process.argv[2], [vector.verb, ...vector.keys], vector.file);
  report.check(outcomes[vector.expect].test(err), name, `expected ${vector.expect}, got "${err}"`);
  const hash = createHash("sha256").update(out).digest("hex");
  const wanted = vector.payload ?? createHash("sha256").digest("hex");
  report.check(hash === wanted, name, `${out.length} other bytes were let through`);
}
report.end(`; ${left_out.length} vectors left out (hybrid recipients): ${left_out.join(" ")}`);
