// SPDX-License-Identifier: AGPL-3.0-or-later
// node browser.mjs CAIRN [--screenshots DIR]
// Opens every page of a demonstration hub in Chromium, in a left-to-right, a right-to-left and a Chinese
// interface, wide and narrow, light and dark, and holds them against WCAG 2.2 AA (axe), the rules of HTML
// (vnu), the size that a poor line allows, and the promise that nothing comes from elsewhere.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const [cairn, ...options] = process.argv.slice(2);
const screenshots = options[0] === "--screenshots" ? options[1] : null;

const languages = ["en", "ar", "zh"];
const widths = [1280, 320];
const paths = [
  "/", "/areas", "/areas/services", "/resources", "/resources?q=shelter", "/resources?q=zzzzqq",
  "/resources?area=healthcare&kind=brief&sort=title", "/resources?page=2", "/resources/ilo-monitor",
  "/resources/unicef-children-online-technical-note", "/resources/ilo-fundamental-principles-and-rights",
  "/members", "/members/unodc", "/coverage", "/coverage?language=fr", "/about", "/about/components",
  "/help", "/contact", "/contact?page=/areas", "/share", "/nowhere",
];
const page_bytes_max = 30 * 1024;
const home_bytes_max = 14 * 1024;
const style_bytes_max = 8 * 1024;

const folder = mkdtempSync(join(tmpdir(), "cairn-browser-"));
let faults = 0;
function fault(where, what) {
  ++faults;
  console.log(`${where}: ${what}`);
}
const name_of = (path) => path.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home";

async function start_hub() {
  const data = join(folder, "hub");
  execFileSync(cairn, ["init", "--group", "icat", "--demo", "--data", data]);
  const hub = spawn(cairn, ["hub", "--data", data, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "ignore"] });
  const base = await new Promise((resolve, reject) => {
    let said = "";
    hub.stdout.on("data", (bytes) => {
      said += bytes;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    hub.on("exit", () => reject(new Error("the hub ended before it served")));
  });
  // Search follows the journal.
  for (let tries = 0; tries < 100; ++tries) {
    const { position } = await (await fetch(`${base}/api/v1/resources`)).json();
    const { size } = await (await fetch(`${base}/api/v1/journal?size=1`)).json();
    if (position === size) return { hub, base };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the index did not reach the journal's end in 20 s");
}

// What axe finds against WCAG 2.0 to 2.2, levels A and AA, and its best practices. In the dark only
// colours differ.
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const all_rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
async function check_access(page, where, scheme) {
  const result = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly }),
    scheme === "light" ? all_rules : ["color-contrast", "link-in-text-block"]);
  for (const violation of result.violations)
    fault(where, `${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`);
}

// Targets of at least 44 by 44 pixels, but for links in running text (WCAG 2.5.5 exempts them).
async function check_targets(page, where) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("header a, header summary, footer li a, button, input[type=search], .chips a, .paging a, .act")]
      .filter((element) => !element.closest(".demo") && element.checkVisibility())
      .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
      .filter(([, box]) => box.height < 43.5 || box.width < 24)
      .map(([html, box]) => `${html} is ${Math.round(box.width)} by ${Math.round(box.height)}`));
  for (const one of small) fault(where, `a small target: ${one}`);
}

async function visit(browser, base, language, width) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  let where = "";
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) fault(where, `asks elsewhere: ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) fault(where, message.text());
  });
  for (const path of paths) {
    where = `${language} ${width} ${path}`;
    const answer = await page.goto(`${base}/${language}${path}`);
    if (answer.status() !== (path === "/nowhere" ? 404 : 200)) fault(where, `answers ${answer.status()}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) fault(where, `is ${over} pixels too wide`);
    await check_targets(page, where);
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await check_access(page, `${where} ${colorScheme}`, colorScheme);
      if (screenshots)
        await page.screenshot({ path: join(screenshots, `${name_of(path)}-${language}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  if ((await context.cookies()).length) fault(language, "left a cookie");
  await context.close();
}

async function read_pages(base) {
  const style = /\/style-[0-9a-f]+\.css/.exec(await (await fetch(base)).text())[0];
  const style_bytes = gzipSync(await (await fetch(base + style)).text(), { level: 9 }).length;
  const sizes = { style: style_bytes };
  if (style_bytes > style_bytes_max) fault(style, `is ${style_bytes} bytes compressed`);
  mkdirSync(join(folder, "pages"));
  for (const language of languages)
    for (const path of paths) {
      const html = await (await fetch(`${base}/${language}${path}`)).text();
      const bytes = gzipSync(html, { level: 6 }).length;
      if (bytes > page_bytes_max) fault(`${language} ${path}`, `is ${bytes} bytes compressed`);
      if (path === "/" && bytes + style_bytes > home_bytes_max)
        fault(`${language} ${path}`, `with its style is ${bytes + style_bytes} bytes compressed`);
      if (language === "en") sizes[path] = bytes;
      writeFileSync(join(folder, "pages", `${name_of(path)}-${language}.html`), html);
    }
  return sizes;
}

function check_html() {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  try {
    execFileSync("java", ["-Xss2m", "-jar", jar, "--format", "gnu", "--skip-non-html", join(folder, "pages")], { stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    for (const line of new Set(String(error.stderr || error.stdout).trim().split("\n")))
      fault("vnu", line.replace(`file:${folder}/pages/`, ""));
  }
}

// A browser of text alone sees the content, in reading order, and can tell where to go.
function check_text_browser(base) {
  const expected = {
    "/en/": ["Skip to the content", "Get help", "Search the resources", "Newest resources", "Access to healthcare"],
    "/en/resources?q=shelter": ["Services", "Narrow down"],
    "/en/resources/ilo-monitor": ["ILO Monitor", "Editions and where to get them", "How to cite"],
    "/en/coverage": ["Areas by language", "UN Women"],
    "/ar/": ["كوفيد"],
  };
  for (const [path, words] of Object.entries(expected)) {
    const text = execFileSync("w3m", ["-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", base + path], { encoding: "utf8" });
    for (const word of words) if (!text.includes(word)) fault(`w3m ${path}`, `does not show "${word}"`);
  }
}

if (screenshots) mkdirSync(screenshots, { recursive: true });
const { hub, base } = await start_hub();
try {
  const sizes = await read_pages(base);
  check_html();
  check_text_browser(base);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  for (const language of languages) for (const width of widths) await visit(browser, base, language, width);
  await browser.close();
  console.log("bytes compressed (gzip):", JSON.stringify(sizes));
  console.log(`${paths.length} pages in ${languages.join(", ")} at ${widths.join(" and ")} pixels, light and dark`);
} finally {
  hub.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
process.exit(faults ? 1 : 0);
