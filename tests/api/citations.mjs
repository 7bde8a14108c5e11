// SPDX-License-Identifier: AGPL-3.0-or-later
// RIS, BibTeX and CSL-JSON as citation-js reads them: each must give back what the API says.
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { check, equal } from "./check.mjs";

plugins.config.get("@ris");

async function file(base, language, id, form, type) {
  const response = await fetch(`${base}/${language}/resources/${id}/cite/${form}`);
  check(response.headers.get("content-type").startsWith(type), `${id}.${form} is ${type}`);
  equal(response.headers.get("content-disposition"), `attachment; filename="${id}.${form}"`, "its name is the work's");
  return response.text();
}

// RIS cannot hold line ends, BibTeX counts runs of spaces as one.
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
// citation-js marks what stood in braces as not to be changed.
const unmarked = (text) => plain((text ?? "").replace(/<\/?span[^>]*>/g, ""));
const names = (people) => (people ?? []).map((one) => one.literal ?? one.name ?? [one.given, one.family].filter(Boolean).join(" ")).map(unmarked);

export async function citations(base, items) {
  for (const { id } of items)
    for (const language of ["en", "ar"]) {
      const csl = JSON.parse(await file(base, language, id, "csl.json", "application/vnd.citationstyles.csl+json"));
      equal(csl.length, 1, `${id}: one item`);
      const said = csl[0];
      const cite = new Cite(csl).format("bibliography", { template: "apa", lang: "en-US" });
      check(plain(cite).length > 20, `${id}: CSL-JSON makes a bibliography`, cite);

      const ris = new Cite(await file(base, language, id, "ris", "application/x-research-info-systems")).data;
      equal(ris.length, 1, `${id}: one RIS reference`);
      equal(plain(ris[0].title), plain(said.title), `${id}: RIS gives the title back`);
      equal(names(ris[0].author).length, names(said.author).length, `${id}: RIS gives every author back`);
      equal(ris[0].URL, said.URL, `${id}: RIS gives the address back`);
      equal(ris[0].issued?.["date-parts"]?.[0]?.[0], said.issued?.["date-parts"]?.[0]?.[0], `${id}: RIS gives the year back`);

      const bib = new Cite(await file(base, language, id, "bib", "application/x-bibtex")).data;
      equal(bib.length, 1, `${id}: one BibTeX entry`);
      equal(unmarked(bib[0].title), plain(said.title), `${id}: BibTeX gives the title back`);
      equal(names(bib[0].author).join("|"), names(said.author).join("|"), `${id}: BibTeX gives the authors back`);
      equal(bib[0].URL, said.URL, `${id}: BibTeX gives the address back`);
      equal(bib[0].issued?.["date-parts"]?.[0]?.[0], said.issued?.["date-parts"]?.[0]?.[0], `${id}: BibTeX gives the year back`);
    }
}
