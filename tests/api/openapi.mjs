// SPDX-License-Identifier: AGPL-3.0-or-later
// The description by itself (lint), then each answer of a running hub against the schema it gives.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { check } from "./check.mjs";

const file = new URL("../../src/web/api/openapi.json", import.meta.url);
const here = new URL(".", import.meta.url).pathname;

export function lint() {
  const run = spawnSync("node_modules/.bin/redocly", ["lint", file.pathname, "--format", "json"], {
    cwd: here,
    encoding: "utf8",
    // It would otherwise tell its makers of the run, and ask for its newest version.
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  const { totals, problems } = JSON.parse(run.stdout);
  check(run.status === 0 && totals.errors === 0 && totals.warnings === 0,
    "the description passes redocly's lint without a warning", JSON.stringify(problems, null, 1));
}

const description = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(description, "openapi");

function validator(path, status) {
  const escaped = path.replaceAll("~", "~0").replaceAll("/", "~1");
  const responses = description.paths[path].get.responses;
  const name = responses[status].$ref?.split("/").at(-1);
  const place = name ? `components/responses/${name}` : `paths/${escaped}/get/responses/${status}`;
  return ajv.compile({ $ref: `openapi#/${place}/content/application~1json/schema` });
}

// Asks, and holds status and body against the description of `path`. Answers the body.
export async function ask(base, path, target, status = 200) {
  const response = await fetch(`${base}/api/v1${target}`);
  const text = await response.text();
  check(response.status === status, `${target} answers ${status}`, `${response.status} ${text.slice(0, 200)}`);
  check(response.headers.get("access-control-allow-origin") === "*", `${target} may be read by other sites`);
  if (response.status !== status) return {};
  const described = description.paths[path].get.responses[status];
  if (described.content && !described.content["application/json"]) return text;
  const body = JSON.parse(text);
  const valid = validator(path, status);
  check(valid(body), `${target} is as its schema says`, JSON.stringify(valid.errors?.slice(0, 5)));
  return body;
}

export async function answers(base) {
  const listing = await ask(base, "/resources", "/resources?size=100");
  check(listing.items.length === listing.total, "one page of a hundred holds the whole library");
  for (const { id } of listing.items) {
    const record = await ask(base, "/resources/{id}", `/resources/${id}`);
    for (const { hash } of record.texts) await ask(base, "/texts/{hash}", `/texts/${hash}`);
  }
  for (const query of ["q=shelter", "q=abri&reader=fr", "q=" + encodeURIComponent("疫情"), "q=sheltr",
    "area=services&area=online", "language=fr&size=1", "sort=title&cross=0", "state=forthcoming", "page=50"])
    await ask(base, "/resources", `/resources?${query}`);
  await pages(base, listing.total);
  for (const path of ["/areas", "/members", "/coverage", "/checkpoint", "/openapi.json"]) await ask(base, path, path);
  await ask(base, "/coverage", "/coverage?language=fr");
  await journal(base);
  await refusals(base);
}

async function pages(base, total) {
  const seen = new Set();
  for (let next = "/resources?size=7&sort=title"; next;) {
    const { items, next: after } = await ask(base, "/resources", next);
    for (const { id } of items) seen.add(id);
    next = after && after.replace(`${base}/api/v1`, "");
  }
  check(seen.size === total, "the pages of a listing hold each work once", `${seen.size} of ${total}`);
}

async function journal(base) {
  let count = 0;
  for (let next = "/journal?after=0&size=40"; next;) {
    const { size, entries, next: after } = await ask(base, "/journal", next);
    count += entries.length;
    next = after && after.replace(`${base}/api/v1`, "");
    check(entries.every(({ note }) => note.startsWith("cairn/1 ")), "entries are signed notes");
    if (!next) check(count === size, "the journal's pages hold all its entries");
  }
}

async function refusals(base) {
  for (const [path, target] of [["/resources", "/resources?colour=blue"], ["/resources", "/resources?size=101"],
    ["/resources", "/resources?page=0"], ["/resources", "/resources?state=lost"], ["/areas", "/areas?x=1"],
    ["/coverage", "/coverage?language=!"], ["/journal", "/journal?after=x"], ["/texts/{hash}", "/texts/0"]])
    await ask(base, path, target, 400);
  await ask(base, "/resources/{id}", "/resources/none-such", 404);
  await ask(base, "/texts/{hash}", `/texts/${"0".repeat(64)}`, 404);
}
