// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts what failed, and goes on, so that one run tells everything.
let failures = 0;
let passed = 0;

export function check(condition, sentence, detail = "") {
  if (condition) {
    ++passed;
    return;
  }
  ++failures;
  console.log(`FAILED: ${sentence}${detail ? `\n  ${detail}` : ""}`);
}

export function equal(found, expected, sentence) {
  check(found === expected, sentence, `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

export function done() {
  console.log(`${passed} checks passed, ${failures} failed`);
  return failures === 0 ? 0 : 1;
}
