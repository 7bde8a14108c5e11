// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from "node:child_process";

// Runs a program with bytes on its standard input: what it wrote, and how it ended.
export function run(program, words, input) {
  const ended = spawnSync(program, words, { input, maxBuffer: 64 << 20 });
  if (ended.error) throw ended.error;
  return { ok: ended.status === 0, out: ended.stdout, err: ended.stderr.toString().trim() };
}

export class Report {
  failed = 0;
  passed = 0;
  check(holds, name, why = "") {
    if (holds) return void ++this.passed;
    ++this.failed;
    console.log(`FAILED ${name}${why ? `: ${why}` : ""}`);
  }
  end(sentence = "") {
    console.log(`${this.passed} passed, ${this.failed} failed${sentence}`);
    process.exit(this.failed || !this.passed ? 1 : 0);
  }
}
