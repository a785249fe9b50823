// SPDX-License-Identifier: Apache-2.0
// Walks a page by the keyboard alone: Tab, Enter and typing.
export async function walk(page, report) {
	// The first stop is the way past the contents, and it goes there.
	await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
	await page.keyboard.press("Tab");
	const skip = await page.evaluate(() => {
		const at = document.activeElement;
		return { skip: at.matches("a.skip[href]"), seen: window.inside.visible(at), box: at.getBoundingClientRect().toJSON() };
	});
	await page.keyboard.press("Enter");
	const landed = await page.evaluate(() => document.activeElement.localName + " " + location.hash);
	report("the skip link", [skip.skip || "the first stop is something else", skip.seen && skip.box.left >= 0 && skip.box.top >= 0 || "it is not seen", landed === "main #main" || "it leads to " + landed].filter((one) => one !== true));

	// Focus is seen at every stop: the first ones by Tab, then one of each look.
	await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); history.replaceState(null, "", location.pathname); });
	const stops = [];
	for (let i = 0; i < 25; i++) {
		await page.keyboard.press("Tab");
		const stop = await page.evaluate(measure);
		if (!stop) break;
		stops.push(stop);
	}
	report("focus is seen at every stop", stops.length ? stops.filter((stop) => stop.bad).map((stop) => stop.bad) : ["no stop at all"]);
	await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
}

// In the page: what is wrong with how the focused element looks; null at the end of the page.
function measure() {
	const at = document.activeElement;
	if (!at || at === document.body) return null;
	const name = window.inside.name(at);
	const style = getComputedStyle(at);
	const box = at.getBoundingClientRect();
	if (!at.matches(":focus-visible")) return { name, bad: "not shown as focused: " + name };
	if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return { name, bad: `outline ${style.outlineStyle} ${style.outlineWidth}: ${name}` };
	const under = window.inside.ground(at.parentElement).colour;
	const got = window.inside.ratio(window.inside.over(window.inside.rgba(style.outlineColor), under), under);
	if (got < 3) return { name, bad: `outline with contrast ${got.toFixed(2)}: ${name}` };
	if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return { name, bad: "out of sight: " + name };
	return { name, bad: "" };
}
