// SPDX-License-Identifier: BSL-1.0
// Opens each page of the documentation in Chromium: links, names, search, and width on a telephone.
//
// usage: node check.mjs <html folder> <file of public names> <include folder> <folder for screenshots>
import {existsSync, mkdirSync, readFileSync, readdirSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {createRequire} from "node:module";

const [html, namesFile, include, screens] = process.argv.slice(2).map(path => resolve(path));
const {chromium} = createRequire(join(process.cwd(), "package.json"))("playwright-core");
const problems = [];
const report = (page, text) => problems.push(`${page}: ${text}`);

const files = readdirSync(html).filter(name => name.endsWith(".html")).sort();
const names = readFileSync(namesFile, "utf8").trim().split("\n").map(line => line.split("\t"));
if (files.length < 50 || names.length < 300) report("the documentation", `only ${files.length} pages, ${names.length} names`);

const browser = await chromium.launch({executablePath: "/usr/bin/chromium", args: ["--no-sandbox"]});
const wide = {width: 1280, height: 900};
const telephone = {width: 375, height: 800};
const page = await browser.newPage({viewport: telephone});
let now = "";
page.on("console", message => message.type() === "error" && report(now, `the console says: ${message.text()}`));
page.on("pageerror", error => report(now, `a script failed: ${error.message}`));
page.on("requestfailed", request => report(now, `could not load ${request.url()}`));

// --- every page: text, links, width on a telephone -------------------------------------------------------------------

const ids = new Map(); // of each page
const links = [];      // from, to
for (const file of files) {
    now = file;
    await page.goto(pathToFileURL(join(html, file)).href);
    const seen = await page.evaluate(() => ({
        ids: [...document.querySelectorAll("[id], a[name]")].map(element => element.id || element.name),
        links: [...document.querySelectorAll("main a[href], nav a[href], header a[href]")].map(link => link.href),
        images: [...document.querySelectorAll("main img, main object")].map(image => image.src || image.data),
        text: document.querySelector("main").innerText.length,
        width: document.documentElement.scrollWidth,
    }));
    ids.set(file, new Set(seen.ids));
    for (const link of [...seen.links, ...seen.images]) links.push([file, link]);
    if (seen.text < 40) report(file, "has no text");
    if (seen.width > telephone.width) report(file, `is ${seen.width} pixels wide on a telephone of ${telephone.width}`);
}

for (const [from, to] of links) {
    if (!URL.canParse(to)) { report(from, `links to ${to}, which is no URL`); continue; }
    const url = new URL(to);
    if (url.protocol === "https:" || url.protocol === "mailto:") continue;
    if (url.protocol !== "file:") { report(from, `links to ${to}`); continue; }
    const path = fileURLToPath(new URL(url.pathname, "file://"));
    if (!existsSync(path)) { report(from, `links to ${relative(html, path)}, which does not exist`); continue; }
    const anchor = decodeURIComponent(url.hash.slice(1));
    const target = ids.get(relative(html, path));
    if (anchor && target && !target.has(anchor)) report(from, `links to ${relative(html, path)}#${anchor}, which is nowhere`);
}

// --- every public name: a page with text ------------------------------------------------------------------------------

const byPage = new Map();
for (const [name, url] of names) {
    const [file, anchor = ""] = url.split("#");
    if (!byPage.has(file)) byPage.set(file, []);
    byPage.get(file).push({name, anchor});
}
for (const [file, wanted] of byPage) {
    now = file;
    if (!ids.has(file)) { report(file, `does not exist, for ${wanted[0].name}`); continue; }
    await page.goto(pathToFileURL(join(html, file)).href);
    const silent = await page.evaluate(wanted => wanted.filter(({anchor}) => {
        if (anchor === "") return document.querySelector("main .contents")?.innerText.trim().length < 20;
        const mark = document.getElementById(anchor);
        if (!mark) return true;
        const row = mark.closest("tr"); // of an enumerator, or of a member without a longer text
        let text = row?.querySelector(".fielddoc")?.innerText ?? "";
        if (!text) text = document.querySelector(`.memdesc\\:${CSS.escape(anchor)} .mdescRight`)?.innerText ?? "";
        for (let next = mark; next && !text && !row; next = next.nextElementSibling) {
            if (next.matches(".memitem")) { text = next.querySelector(".memdoc")?.innerText ?? ""; break; }
        }
        return text.trim().length < 3;
    }), wanted);
    for (const {name} of silent) report(file, `has no text for ${name}`);
}

// The names once more, taken from the headers themselves.
const documented = new Set(names.map(([name]) => name.split("::").pop()));
let declared = 0;
for (const entry of readdirSync(include, {recursive: true})) {
    const file = String(entry);
    if (!file.endsWith(".hpp") || file.startsWith("detail")) continue;
    const text = readFileSync(join(include, file), "utf8")
        .replace(/^namespace detail \{[^]*?^\} \/\/ namespace detail$/gm, "")
        .replace(/^namespace (?!amiss)(\w+) \{[^]*?^\} \/\/ namespace \1$/gm, "") // specialisations for other libraries
        .replace(/^struct std::.*$/gm, "")
        .replace(/^template <.*>\n/gm, "");
    const found = [
        ...text.matchAll(/^(?:class|struct|enum class) (?:\[\[\w+\]\] )?(\w+)(?! *;)[^;\n]*$/gm),
        ...text.matchAll(/^(?:\[\[nodiscard\]\] |inline |constexpr |static |const )*[A-Za-z_][\w:<>&, ]* &?(\w+)\(.*$/gm),
        ...text.matchAll(/^using (\w+) = /gm),
        ...text.matchAll(/^#define (AMISS_(?!DETAIL_|CFG_)\w+)/gm),
    ];
    for (const [, name] of found) {
        if (["amiss_catalog", "amiss_error_type", "make_error_code", "make_error_condition", "static_assert"].includes(name)) continue;
        declared += 1;
        if (!documented.has(name)) report(`include/amiss/${file}`, `declares ${name}, which has no page`);
    }
}
if (declared < 100) report("the headers", `only ${declared} names were found in them`);

// --- the search -------------------------------------------------------------------------------------------------------

for (const [words, wanted] of [["respond", "respond"], ["retry_after", "retry_after"], ["AMISS_TRY", "AMISS_TRY"],
                               ["amiss::read_any", "read_any"], ["tutorial", "Tutorial"]]) {
    now = `the search for ${words}`;
    await page.goto(pathToFileURL(join(html, "index.html")).href);
    await page.keyboard.press("/");
    await page.keyboard.type(words);
    const first = await page.locator("#results a").first().innerText({timeout: 5000}).catch(() => "");
    if (!first.includes(wanted)) { report(now, `shows "${first.split("\n")[0]}" first`); continue; }
    await page.keyboard.press("Enter");
    await page.waitForURL(url => !url.pathname.endsWith("index.html") || url.hash !== "", {timeout: 5000}).catch(() => {});
    if (!(await page.locator("main").innerText()).includes(wanted)) report(now, `leads to ${page.url()}`);
}
now = "the search for nothing";
await page.goto(pathToFileURL(join(html, "index.html")).href);
await page.fill("#search", "no such name anywhere");
if (!(await page.locator("#results").innerText()).includes("Nothing found")) report(now, "does not say that nothing was found");
await page.close();

// --- pictures to look at ----------------------------------------------------------------------------------------------

mkdirSync(screens, {recursive: true});
for (const colorScheme of ["light", "dark"]) {
    for (const [size, viewport] of [["wide", wide], ["telephone", telephone]]) {
        const view = await browser.newPage({viewport, colorScheme});
        for (const file of ["index.html", "tutorial.html", "classamiss_1_1ApiError.html"]) {
            await view.goto(pathToFileURL(join(html, file)).href);
            await view.screenshot({path: join(screens, `${file.replace(".html", "")}-${colorScheme}-${size}.png`)});
        }
        await view.close();
    }
}
await browser.close();

for (const problem of problems) console.error(problem);
console.log(`${files.length} pages, ${links.length} links, ${names.length} names, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
