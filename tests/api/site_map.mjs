// SPDX-License-Identifier: AGPL-3.0-or-later
// What crawlers and browsers ask for: every address of the site map must lead to a page, and every
// language of a page must name all the others.
import { check, equal } from "./check.mjs";
import { wellFormed } from "./atom.mjs";

const schema = new URL("site_map.xsd", import.meta.url).pathname;
const all = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1]);

async function text(base, path) {
  const response = await fetch(base + path);
  equal(response.status, 200, `${path} answers`);
  return response.text();
}

async function map(base, path) {
  const xml = await text(base, path);
  wellFormed(xml, `${path} is as sitemaps.org says`, "--schema", schema);
  return xml;
}

export async function siteMap(base, items) {
  const xml = await map(base, "/sitemap.xml");
  const files = all(xml, /<sitemap><loc>(.*?)<\/loc>/g);
  check(files.length > 1, "a library of more than a thousand works has several site maps");
  const urls = [];
  for (const file of files)
    for (const url of (await map(base, file.replace(base, ""))).split("<url>").slice(1)) urls.push(url);
  const addresses = new Set(urls.flatMap((url) => all(url, /<loc>(.*?)<\/loc>/g)));
  for (const { id } of items) check(addresses.has(`${base}/fr/resources/${id}`), `${id} is in the site map`);
  for (const url of urls) {
    const alternates = all(url, /hreflang="(.*?)"/g);
    if (alternates.join() !== "en,fr,es,ar,ru,zh,x-default") check(false, "an address names all languages", url);
  }
  // A step over the addresses that shares no factor with six meets every language.
  for (let i = 0; i < urls.length; i += 101) {
    const [address] = all(urls[i], /<loc>(.*?)<\/loc>/g);
    const response = await fetch(address);
    equal(response.status, 200, `${address} is a page`);
    equal(response.headers.get("content-type"), "text/html; charset=utf-8", `${address} is HTML`);
  }
}

export async function forBrowsers(base) {
  const robots = await text(base, "/robots.txt");
  check(robots.includes(`\nSitemap: ${base}/sitemap.xml\n`), "robots.txt names the site map");
  const description = await text(base, "/fr/opensearch.xml");
  wellFormed(description, "the search description is well-formed XML");
  const template = all(description, /type="text\/html" template="(.*?)"/g)[0].replaceAll("&amp;", "&");
  const target = template.replace("{searchTerms}", "abri").replace("{startPage?}", "1");
  equal((await fetch(target)).status, 200, "a browser's search leads to a page");
  for (const path of ["/coverage.svg", "/ar/coverage.svg?by=member", "/zh/coverage.svg?language=zh"]) {
    const svg = await text(base, path);
    wellFormed(svg, `${path} is well-formed XML`);
    check(/<title id="title">.+<\/title>\n<desc id="description">/.test(svg), `${path} has a title and a description`);
    check(!/<script|href=/.test(svg), `${path} has no script and no link`);
  }
}
