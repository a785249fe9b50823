// SPDX-License-Identifier: Apache-2.0
// Looks at pages in Chromium: look.mjs FOLDER [SUBFOLDER], the names of the pages on stdin. FOLDER has node_modules; the pages lie in SUBFOLDER, "pages" if none.
// Prints "ok NAME" or "not ok NAME" with what was found; exit 1 when any failed. What axe leaves to people goes to FOLDER/incomplete.txt.
// What must stay true: every check can fail (spoil.py), and the browser reaches nothing but the page itself.
import { createRequire } from "node:module";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, dirname, basename } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";
import { walk } from "./keyboard.mjs";
import { holds } from "./policy.mjs";
import { shots } from "./shots.mjs";
import { leftToPeople } from "./known.mjs";

const [folder, part = "pages"] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const inside = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "inside.js"), "utf8");
const pages = readFileSync(0, "utf8").split("\n").filter(Boolean);
let failed = 0;
const left = new Map();

function report(lines, name, found) {
	lines.push((found.length ? "not ok " : "ok ") + name);
	for (const one of found.slice(0, 8)) lines.push("# " + String(one).replace(/\s+/g, " ").slice(0, 300));
	if (found.length) failed++;
}

// A context that reaches only the page, and what was seen of everything that a quiet page does not do.
async function open(browser, file, script) {
	const url = pathToFileURL(file).href;
	const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
	const noise = [];
	await context.route("**/*", (route) => {
		const to = route.request().url();
		if (to.split("#")[0] === url) return route.continue();
		noise.push("request: " + to);
		return route.abort();
	});
	await context.addInitScript(() => {
		window.violations = [];
		document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective + " " + (event.blockedURI || "")));
	});
	const page = await context.newPage();
	let requests = 0;
	page.on("request", (request) => { requests++; if (request.url().split("#")[0] !== url) noise.push("request: " + request.url()); });
	page.on("console", (message) => noise.push("console: " + message.text()));
	page.on("pageerror", (error) => noise.push("error: " + error.message));
	page.on("dialog", (dialog) => { noise.push("dialog: " + dialog.message()); dialog.dismiss(); });
	page.on("popup", () => noise.push("a window is opened"));
	await page.goto(url);
	// Without scripts no timer of a page runs; axe needs none but its own.
	if (!script) await page.evaluate(() => { window.setTimeout = (f, ms, ...args) => { Promise.resolve().then(() => f(...args)); return 0; }; });
	await page.evaluate(inside);
	await page.evaluate(() => window.inside.representatives());
	return { context, page, noise, url, requests: () => requests };
}

// What axe says that can change with width, colours or script; all else it says once.
const changing = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable", "aria-hidden-focus", "label", "select-name", "button-name", "link-name",
	"nested-interactive", "css-orientation-lock", "svg-img-alt", "heading-order", "empty-heading"];

// axe on the whole page with all the rules it has, best practice as well, but for contrast; or contrast and what else can change, on one element of each look.
async function axed(page, whole, where) {
	if (!(await page.evaluate(() => typeof window.axe === "object"))) await page.evaluate(axe);
	const result = await page.evaluate(async ([all, rules]) => {
		const context = all ? document : { include: [...document.querySelectorAll("[data-representative]")].filter((element) => element.checkVisibility()) };
		const options = { resultTypes: ["violations", "incomplete"], preload: false };
		if (all) options.rules = { "target-size": { enabled: true }, "color-contrast": { enabled: false } };
		else options.runOnly = rules;
		const { violations, incomplete } = await window.axe.run(context, options);
		const brief = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => ({ rule: rule.id, html: node.html.slice(0, 120), target: String(node.target),
			why: [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey || check.message).join("; ").slice(0, 120) })));
		return { violations: brief(violations), incomplete: brief(incomplete) };
	}, [whole, changing]);
	const found = result.violations.map((one) => `${one.rule}: ${one.html} (${one.why})`);
	for (const one of result.incomplete) {
		const known = leftToPeople(one);
		if (!known) found.push(`left to people, and nobody has looked: ${one.rule}: ${one.html} (${one.why})`);
		const key = `${one.rule}\t${one.why}\t${known || "NOBODY HAS LOOKED"}`;
		const entry = left.get(key) || { times: 0, where, html: one.html };
		entry.times++;
		left.set(key, entry);
	}
	return found;
}

async function looks(page, lines, name, script, only) {
	// axe is slow: beside its look at the whole page, of the four widths and colours it sees two in each language, one of them without script; all else sees all.
	const modes = [[1280, "light"], [1280, "dark"], [320, "light"], [320, "dark"]];
	const swedish = name.startsWith("sv");
	for (const [n, [width, scheme]] of modes.entries()) {
		const mode = `${name}: ${width} ${scheme}${script ? "" : " without script"}`;
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme: scheme, media: "screen" });
		const whole = script && n === 0;
		const part = n === (script ? (swedish ? 3 : 1) : (swedish ? 0 : 2));
		if (whole || (part && only !== "browser")) report(lines, mode + ": axe", await axed(page, whole, mode));
		const { texts, found, unknown } = await page.evaluate(() => window.inside.contrast());
		report(lines, mode + ": contrast", texts ? found.concat(unknown.map((one) => "ground unknown: " + one)) : ["no text was measured"]);
		if (width === 320) report(lines, mode + ": nothing is scrolled sideways", await page.evaluate(() => window.inside.reflow()));
		if (width === 320 && scheme === "light" && script) report(lines, mode + ": with wide spacing", await page.evaluate(() => window.inside.spaced()));
	}
}

// Of a spoilt page only what should find it is looked at: "browser", "modes" or "policy"; of others everything.
async function look(browser, entry, titles) {
	const [name, only] = entry.split("\t");
	const lines = [];
	const file = join(folder, part, name);
	const language = name.split("/")[0];
	const started = Date.now();
	for (const script of only === "policy" ? [] : only === "browser" ? [true] : [true, false]) {
		const { context, page, noise, requests } = await open(browser, file, script);
		if (script) {
			report(lines, `${name}: structure`, await page.evaluate((l) => window.inside.structure(l), language));
			// Pages that stand beside each other: those of a folder, and those of a sample; runs that tell of the whole sample are one report.
			const rest = name.slice(3);
			const about = rest.replace(/-(previous|only-new|baseline|short)\.html$/, ".html");
			const title = [language, rest.includes("/") ? rest.slice(0, rest.indexOf("/")) : rest.split(/[-.]/)[0], await page.title()].join(" ");
			const twin = titles.get(title);
			report(lines, `${name}: a title of its own`, twin !== undefined && twin !== about ? [`as ${twin}: ${title}`] : []);
			titles.set(title, about);
		}
		await looks(page, lines, name, script, only);
		await page.emulateMedia({ media: "print", colorScheme: "light" });
		// A4 without the margins of the style, across where the page asks for it
		await page.setViewportSize({ width: (await page.evaluate(() => Boolean(document.querySelector(".landscape")))) ? 1032 : 673, height: 1000 });
		if (script) {
			const { found } = await page.evaluate(() => window.inside.contrast());
			report(lines, `${name}: on paper: contrast`, found);
			report(lines, `${name}: on paper: nothing is cut off`, await page.evaluate(() => window.inside.reflow().concat(
				[...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1).slice(0, 3).map((e) => "cannot be scrolled on paper: " + window.inside.name(e)))));
		}
		await page.emulateMedia({ media: "screen", colorScheme: "light" });
		await page.setViewportSize({ width: 1280, height: 900 });
		if (script) {
			await walk(page, (what, found) => report(lines, `${name}: keyboard: ${what}`, found));
			if (part === "pages") await shots(page, join(folder, "screenshots"), name);
		}
		const violations = await page.evaluate(() => window.violations || []);
		report(lines, `${name}: quiet${script ? "" : " without script"}`, noise.concat(violations.map((one) => "its own policy is broken: " + one), requests() === 1 ? [] : [`${requests()} requests`]));
		await context.close();
	}
	if (only !== "browser" && only !== "modes") await holds(browser, file, (what, found) => report(lines, `${name}: policy: ${what}`, found));
	if (process.env.TIMES) lines.push(`# ${((Date.now() - started) / 1000).toFixed(1)} s ${name}`);
	process.stdout.write(lines.join("\n") + "\n");
}

// The processor time of what this process has started.
function spent() {
	const parents = new Map();
	for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
		try { parents.set(pid, readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ")); } catch { /* it has ended */ }
	}
	const ours = (pid) => pid === String(process.pid) || (parents.has(pid) && ours(parents.get(pid)[1]));
	return [...parents].filter(([pid]) => ours(pid)).reduce((sum, [, stat]) => sum + Number(stat[11]) + Number(stat[12]) + Number(stat[13]) + Number(stat[14]), 0) / 100;
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser"], { encoding: "utf8" }).trim(),
	args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
		"--no-pings", "--proxy-server=http://127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
const titles = new Map();
const queue = [...pages];
await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, async () => {
	for (let name = queue.shift(); name; name = queue.shift()) {
		try {
			await look(browser, name, titles);
		} catch (error) {
			failed++;
			process.stdout.write(`not ok ${name.split("\t")[0]}: looked at\n# ${String(error.stack || error).split("\n").slice(0, 4).join(" ")}\n`);
		}
	}
}));
if (process.env.TIMES) process.stdout.write(`# processor time of the browser: ${spent()} s\n`);
await browser.close();
if (part === "pages")
	writeFileSync(join(folder, "incomplete.txt"), [...left].map(([key, one]) => `${one.times}\t${key}\t${one.where}\t${one.html}`).sort().join("\n") + "\n");
process.exitCode = failed ? 1 : 0;
