// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON-LD of each page, held against the whole vocabulary of schema.org: it is written into a
// TypeScript file, and the compiler checks every type and property.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { check, equal } from "./check.mjs";

const block = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

export async function linkedData(base, items) {
  const objects = [];
  for (const { id } of items) {
    const html = await (await fetch(`${base}/en/resources/${id}`)).text();
    const found = [...html.matchAll(block)];
    equal(found.length, 1, `${id}: its page holds one block of linked data`);
    if (found.length) objects.push(JSON.parse(found[0][1]));
  }
  const [good, bad] = errors(objects, [{ ...objects[0], bogus: 1 }]);
  equal(good, "", "linked data uses schema.org's types and properties as they are defined");
  check(bad.includes("bogus"), "a property that schema.org lacks is noticed");
}

// What the compiler says of each list of objects.
function errors(...lists) {
  const folder = mkdtempSync(join(tmpdir(), "cairn-ld-"));
  try {
    symlinkSync(new URL("node_modules", import.meta.url).pathname, join(folder, "node_modules"));
    const files = lists.map((objects, i) => written(join(folder, `objects${i}.ts`), objects));
    const program = ts.createProgram(files, {
      noEmit: true, strict: true, skipLibCheck: true, types: [],
      module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler,
    });
    const others = [...program.getGlobalDiagnostics(), ...program.getOptionsDiagnostics()];
    return files.map((file) => [...others, ...ts.getPreEmitDiagnostics(program, program.getSourceFile(file))]
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n").split("\n").at(-1))
      .slice(0, 5).join("\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function written(file, objects) {
  const types = [...new Set(objects.map((object) => object["@type"]))];
  writeFileSync(file, `import type { WithContext, ${types.join(", ")} } from "schema-dts";\n` +
    objects.map((object, i) =>
      `export const o${i}: WithContext<${object["@type"]}> = ${JSON.stringify(object)};\n`).join(""));
  return file;
}
