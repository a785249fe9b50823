// SPDX-License-Identifier: Apache-2.0
// The Content-Security-Policy of a page holds: what is put into a copy of it does not run and is not loaded, and the browser says so.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// What somebody could put into a page, and the directive that must stop it.
const attacks = [
	["an inline script", "<script>window.taken = 'script'</script>", /^script-src/],
	["a script from elsewhere", "<script src=\"https://example.com/x.js\"></script>", /^script-src/],
	["a script of its own address", "<script src=\"data:text/javascript,window.taken='data'\"></script>", /^script-src/],
	["an inline handler", "<svg width=\"1\" height=\"1\" onload=\"window.taken='handler'\"></svg>", /^script-src/],
	["an inline style", "<p id=\"attacked\" style=\"position:fixed;left:7px\">x</p>", /^style-src/],
	["a style element", "<style>#main { position: fixed; left: 7px }</style>", /^style-src/],
	["a style sheet from elsewhere", "<link rel=\"stylesheet\" href=\"https://example.com/x.css\">", /^style-src/],
	["a picture from elsewhere", "<img alt=\"\" src=\"https://example.com/x.png\">", /^(img|default)-src/],
	["a frame", "<iframe title=\"x\" src=\"https://example.com/\"></iframe>", /^(frame|child|default)-src/],
	["an object", "<object data=\"https://example.com/x\"></object>", /^(object|default)-src/],
	["another base", "<base href=\"https://example.com/\">", /^base-uri/],
];

export async function holds(browser, file, report) {
	const text = readFileSync(file, "utf8");
	const url = pathToFileURL(file).href;
	const at = text.indexOf("<main");
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	const reached = [];
	let body = text;
	await context.route("**/*", (route) => {
		if (route.request().url().split("#")[0] === url) return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
		reached.push(route.request().url());
		return route.abort();
	});
	await context.addInitScript(() => {
		window.violations = [];
		document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective + " " + event.blockedURI));
	});
	const page = await context.newPage();
	// What stands in the page does not matter here; its head does.
	body = `${text.slice(0, at)}<main id="main">${attacks.map(([, markup]) => markup).join("\n")}</main></div></body></html>`;
	await page.goto(url);
	await page.waitForFunction((n) => window.violations.length >= n, attacks.length, { timeout: 3000 }).catch(() => {});
	const seen = await page.evaluate(() => window.violations);
	const state = await page.evaluate(() => ({ taken: window.taken, moved: getComputedStyle(document.getElementById("attacked")).position === "fixed" || getComputedStyle(document.getElementById("main")).position === "fixed" }));
	const counts = new Map();
	for (const [, , directive] of attacks) counts.set(String(directive), { directive, wanted: attacks.filter(([, , other]) => String(other) === String(directive)).length });
	const found = [];
	for (const { directive, wanted } of counts.values()) {
		const got = seen.filter((one) => directive.test(one)).length;
		if (got < wanted) found.push(`${directive}: ${got} of ${wanted} stopped (${seen.join(", ")})`);
	}
	if (state.taken) found.push("a script ran: " + state.taken);
	if (state.moved) found.push("a style took hold");
	report("what is put into it is stopped, and the browser says so", found.concat(reached.map((one) => "was loaded: " + one)));
	// A form may send nowhere, and script that does run (here: from the test) may fetch nothing.
	const sent = await page.evaluate(async () => {
		const form = document.createElement("form");
		form.action = "https://example.com/";
		document.body.append(form);
		form.submit();
		let answer = "stopped";
		try { await fetch("https://example.com/"); answer = "fetched"; } catch { /* as it should be */ }
		for (let n = 0; n < 40 && !window.violations.some((one) => /^form-action/.test(one)); n++) await new Promise((resolve) => setTimeout(resolve, 25));
		return { answer, violations: window.violations };
	});
	report("nothing is sent or fetched", (sent.answer === "stopped" && sent.violations.some((one) => /^form-action/.test(one)) && sent.violations.some((one) => /^(connect|default)-src/.test(one))
		? [] : [JSON.stringify(sent).slice(0, 300)]).concat(reached.map((one) => "was reached: " + one)));
	await context.close();
}
