// SPDX-License-Identifier: AGPL-3.0-or-later
// Feeds: well-formed, as RFC 4287 and RFC 5005 want them, and as a feed library reads them.
import { spawnSync } from "node:child_process";
import { parseAtomFeed } from "feedsmith";
import { check, equal } from "./check.mjs";

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export function wellFormed(xml, sentence, ...options) {
  const run = spawnSync("xmllint", ["--noout", ...options, "-"], { input: xml, encoding: "utf8" });
  check(run.status === 0, sentence, run.stderr?.slice(0, 400));
}

// RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, once.
function rules(feed, url) {
  check(feed.id && feed.title?.value && rfc3339.test(feed.updated), `${url}: id, title and time of the feed`);
  equal(feed.links.filter((link) => link.rel === "self").length, 1, `${url}: one link to itself`);
  const ids = new Set();
  for (const entry of feed.entries ?? []) {
    ids.add(entry.id);
    check(URL.canParse(entry.id) && entry.title?.value && rfc3339.test(entry.updated),
      `${url}: id, title and time of ${entry.id}`);
    check(entry.published <= entry.updated, `${url}: ${entry.id} was not changed before it was published`);
    check(entry.authors?.length || feed.authors?.length, `${url}: ${entry.id} has an author`);
    const alternates = entry.links.filter((link) => link.rel === "alternate");
    equal(new Set(alternates.map((link) => link.type + link.hreflang)).size, alternates.length,
      `${url}: ${entry.id} has one alternate of a type and language`);
    check(entry.summary?.value || alternates.length, `${url}: ${entry.id} has content or an alternate`);
  }
  equal(ids.size, feed.entries?.length ?? 0, `${url}: every entry has its own id`);
  const updates = (feed.entries ?? []).map((entry) => entry.updated);
  if (updates.length) equal(feed.updated, updates.sort().at(-1), `${url}: the feed's time is its latest entry's`);
}

async function read(url) {
  const response = await fetch(url);
  equal(response.headers.get("content-type"), "application/atom+xml; charset=utf-8", `${url} is Atom`);
  const xml = await response.text();
  wellFormed(xml, `${url} is well-formed XML`);
  const feed = parseAtomFeed(xml);
  rules(feed, url);
  return feed;
}

const link = (feed, rel) => feed.links.find((one) => one.rel === rel)?.href;

// RFC 5005, section 3: follows the pages forward and back.
async function paged(url, total) {
  const seen = new Set();
  const way = [];
  let feed = await read(url);
  const { id } = feed;
  for (;;) {
    way.push(link(feed, "self"));
    for (const entry of feed.entries ?? []) seen.add(entry.id);
    equal(feed.id, id, "every page of a feed bears the same id");
    if (!link(feed, "next")) break;
    feed = await read(link(feed, "next"));
    equal(link(feed, "previous"), way.at(-1), "the page before is the one we came from");
  }
  equal(link(feed, "last"), way.at(-1), "the last page is the one without a next");
  equal(seen.size, total, "a feed's pages hold every work once");
  check(way.length > 1, "the library fills more than one page of its feed");
}

export async function feeds(base, total) {
  for (const language of ["en", "ar", "zh"]) await paged(`${base}/${language}/resources/feed.atom`, total);
  for (const path of ["resources/feed.atom?q=abri", "resources/feed.atom?q=zzzzzz", "areas/services/feed.atom",
    "members/unodc/feed.atom", "resources/feed.atom?area=online&language=en"])
    await read(`${base}/fr/${path}`);
  const hostile = await read(`${base}/en/resources/feed.atom?q=hostilezz`);
  check(hostile.entries.some((entry) => entry.title.value.includes("</script>")), "a title with markup stays text");
}
