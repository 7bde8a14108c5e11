// SPDX-License-Identifier: AGPL-3.0-or-later
// node run.mjs PATH-TO-CAIRN: what the hub says to programs, read by other people's programs.
import { done } from "./check.mjs";
import { answers, ask, lint } from "./openapi.mjs";
import { citations } from "./citations.mjs";
import { feeds } from "./atom.mjs";
import { forBrowsers, siteMap } from "./site_map.mjs";
import { linkedData } from "./linked_data.mjs";
import { withHub } from "./hub.mjs";

const hostile = {
  id: "hostile", language: "en", date: "2020-04~", organisation: "Smith & Sons {Ltd}", areas: ["services"],
  title: "hostilezz </script><b>\"' 100% of {a_b} \\input $5 #1 ~^ \u202E & \u2028 ]]> END",
  abstract: "Two lines,\r\nER  - \r\nof them <one> & another.", text: "A kept text, </pre>.",
  url: "https://example.org/a?b=1&c=%7Bd%7D_e#f",
};
// More than a page of the feed, and more than one site map holds.
const many = Array.from({ length: 1100 }, (_, i) => ({
  id: `bulk-${String(i).padStart(4, "0")}`, language: "en", title: `Situation report ${i}`, date: "2020-05",
}));

async function everyItem(base) {
  const items = [];
  for (let next = `/resources?size=100`; next;) {
    const page = await ask(base, "/resources", next);
    items.push(...page.items);
    next = page.next && page.next.replace(`${base}/api/v1`, "");
  }
  return items;
}

const timed = async (name, work) => {
  const begun = Date.now();
  const result = await work();
  console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return result;
};

await timed("lint", lint);
await timed("small library", () => withHub(process.argv[2], [hostile], async (base) => {
  const items = await everyItem(base);
  await timed("answers", () => answers(base));
  await timed("citations", () => citations(base, items));
  await timed("linked data", () => linkedData(base, items));
  await timed("for browsers", () => forBrowsers(base));
}));
await timed("large library", () => withHub(process.argv[2], [hostile, ...many], async (base) => {
  const items = await everyItem(base);
  await timed("feeds", () => feeds(base, items.length));
  await timed("site map", () => siteMap(base, items));
}));
process.exit(done());
