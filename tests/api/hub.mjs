// SPDX-License-Identifier: AGPL-3.0-or-later
// A hub in a throw-away folder, with the group's library and the works of `lines`.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export async function withHub(cairn, lines, use) {
  const folder = mkdtempSync(join(tmpdir(), "cairn-api-"));
  const data = join(folder, "hub");
  let hub;
  try {
    execFileSync(cairn, ["init", "--group", "icat", "--demo", "--data", data], { stdio: "pipe" });
    const file = join(folder, "lines.jsonl");
    writeFileSync(file, lines.map((line) => JSON.stringify(line) + "\n").join(""));
    execFileSync(cairn, ["import", file, "--data", data], { stdio: "pipe" });
    hub = spawn(cairn, ["hub", "--data", data, "--listen", "127.0.0.1:0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const base = await address(hub);
    await indexed(base);
    return await use(base);
  } finally {
    if (hub) {
      const ended = new Promise((resolve) => hub.once("exit", resolve));
      hub.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function address(hub) {
  for await (const line of createInterface({ input: hub.stdout })) {
    const found = line.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (found) return found[0];
  }
  throw new Error("the hub ended before it served");
}

// Search follows the journal: waits until the index knows all of it.
async function indexed(base) {
  for (let tries = 0; tries < 100; ++tries) {
    const { position } = await (await fetch(`${base}/api/v1/resources`)).json();
    const { size } = await (await fetch(`${base}/api/v1/journal?size=1`)).json();
    if (position === size) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the index did not reach the journal's end in 20 s");
}
