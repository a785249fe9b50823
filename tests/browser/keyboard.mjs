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
	if (await page.evaluate(() => Boolean(document.querySelector("form.filter")))) await filters(page, report);
	if (await page.evaluate(() => Boolean(document.querySelector("table[data-filter]")))) await rows(page, report);
}

// Presses a key until the focus is where it should be.
async function until(page, key, selector, most) {
	for (let i = 0; i < most; i++) {
		await page.keyboard.press(key);
		if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return true;
	}
	return false;
}

const frames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

// What is seen of the gaps, beside what the page says of it.
async function seen(page) {
	await frames(page);
	return page.evaluate(() => {
		const on = (element) => element.checkVisibility();
		const items = [...document.querySelectorAll("#gaps li.finding")];
		const status = document.querySelector("form.filter [role=status]");
		return {
			all: items.length, visible: items.filter(on).length, severities: [...new Set(items.filter(on).map((item) => item.dataset.severity))],
			said: status.textContent.replace(/[\s,\u00a0]+(?=\d{3})/g, "").match(/\d+/g)?.map(Number) || [], live: status.matches("[role=status],[aria-live]"),
			empty: [...document.querySelectorAll("#gaps section.group")].filter((group) => on(group) && ![...group.querySelectorAll("li.finding")].some(on)).length,
			hash: location.hash, at: document.activeElement.id || document.activeElement.localName, q: document.querySelector("form.filter").elements.q.value,
		};
	});
}

// Filter, search, clear, and links into what is hidden.
async function filters(page, report) {
	const wrong = [];
	const wants = (what, good) => { if (!good) wrong.push(what); };
	await page.evaluate(() => document.querySelector("a.skip").focus());
	wants("the contents lead to the gaps", await until(page, "Tab", "nav a[href='#gaps']", 20));
	await page.keyboard.press("Enter");
	wants("Tab leads to the search field", await until(page, "Tab", "form.filter input[name=q]", 4));
	const whole = await seen(page);
	wants(`all are seen at first: ${whole.visible} of ${whole.all}, said ${whole.said}`, whole.visible === whole.all && whole.said.includes(whole.all));
	const word = await page.evaluate(() => [...document.querySelectorAll("#gaps li.finding")].pop().dataset.rule);
	await page.keyboard.type(word);
	const found = await seen(page);
	wants(`search: ${found.visible} seen, said ${found.said}`, found.visible > 0 && found.visible < found.all === whole.all > found.visible && found.said[0] === found.visible && found.live);
	wants("search: no group is left empty", found.empty === 0);
	wants("search: it stands in the address", decodeURIComponent(found.hash).includes("q=" + word));
	await page.keyboard.type(" no such word at all");
	const none = await seen(page);
	wants(`nothing fits: ${none.visible} seen`, none.visible === 0 && none.empty === 0);
	wants("Tab leads to the clear button", await until(page, "Tab", "form.filter button[type=reset]", 12));
	await page.keyboard.press("Enter");
	await page.waitForTimeout(30);
	const cleared = await seen(page);
	wants(`cleared: ${cleared.visible} of ${cleared.all} at ${cleared.at}`, cleared.visible === cleared.all && cleared.q === "" && cleared.at === "filter-q" && !cleared.hash.includes("?"));
	wants("Tab leads to the severities", await until(page, "Tab", "form.filter select[name=severity]", 4));
	await page.keyboard.press("ArrowDown");
	const severe = await seen(page);
	const counted = await page.evaluate(() => document.querySelectorAll("#gaps li.finding[data-severity='" + document.getElementById("filter-severity").value + "']").length);
	wants(`severity: ${severe.visible} seen, ${counted} there are, said ${severe.said}`, severe.visible === counted && severe.severities.length === 1 && (severe.said[0] === counted || severe.visible === severe.all));
	report("filter, search and clear", wrong);

	// A link to a gap that the filter hides shows it; the same in a page that is opened with it.
	const deep = [];
	const id = await page.evaluate(() => [...document.querySelectorAll("#gaps li.finding")].sort((a, b) => a.checkVisibility() - b.checkVisibility())[0].id);
	const there = () => page.evaluate((wanted) => {
		const box = document.getElementById(wanted).getBoundingClientRect();
		return document.getElementById(wanted).checkVisibility() && box.top < innerHeight && box.bottom > 0;
	}, id);
	await page.evaluate((wanted) => { location.hash = wanted; }, id);
	await page.waitForTimeout(30);
	await frames(page);
	if (!(await there())) deep.push("a link into the page does not show " + id);
	await page.evaluate(() => { history.replaceState(null, "", location.pathname); dispatchEvent(new PopStateEvent("popstate")); });
	// A number that shows what it counts.
	const counts = await page.evaluate(() => {
		const link = [...document.querySelectorAll("a[data-show]")].find((one) => one.checkVisibility());
		if (!link || document.querySelector("#all-gaps")) return null;
		link.focus();
		return Number(link.textContent.replace(/[\s,\u00a0]+(?=\d{3})/g, "").match(/\d+/)[0]);
	});
	if (counts !== null) {
		await page.keyboard.press("Enter");
		const shown = await seen(page);
		if (shown.visible !== counts) deep.push(`a number of ${counts} shows ${shown.visible}`);
		if (shown.at !== "filter-q") deep.push("the focus is left at " + shown.at);
		await page.keyboard.press("Escape");
		const back = await seen(page);
		if (back.visible !== back.all) deep.push(`Escape leaves ${back.visible} of ${back.all}`);
	}
	report("links to what is hidden", deep);
}

// The search of a table.
async function rows(page, report) {
	const wrong = [];
	const word = await page.evaluate(() => {
		const table = [...document.querySelectorAll("table[data-filter]")].find((one) => one.checkVisibility());
		if (!table) return null;
		const field = [...document.querySelectorAll("input[type=search]")].find((one) => !one.closest("form.filter") && one.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING && one.checkVisibility());
		document.querySelectorAll("[data-walked]").forEach((one) => { delete one.dataset.walked; });
		table.dataset.walked = "";
		const fields = [...document.querySelectorAll("input[type=search]")].filter((one) => one.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING);
		(fields.pop() || field).focus();
		return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.classList.contains("group")).pop().cells[0].textContent.trim().split(/\s+/)[0];
	});
	if (word === null) return;
	await page.keyboard.type(word);
	await frames(page);
	const state = await page.evaluate(() => {
		const rows = [...document.querySelector("table[data-walked]").tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.classList.contains("group"));
		const status = document.activeElement.closest("p,div,form,search").querySelector("[role=status]") || document.activeElement.parentElement.parentElement.querySelector("[role=status]");
		return { visible: rows.filter((row) => row.checkVisibility()).length, all: rows.length, said: status.textContent.replace(/[\s,\u00a0]+(?=\d{3})/g, "").match(/\d+/g)?.map(Number) || [] };
	});
	if (state.visible === 0 || state.said[0] !== state.visible) wrong.push(`${state.visible} rows of ${state.all} are seen for ${word}, said ${state.said}`);
	await page.keyboard.press("Escape");
	await frames(page);
	const left = await page.evaluate(() => [...document.querySelector("table[data-walked]").tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.checkVisibility()).length);
	if (left) wrong.push(`Escape leaves ${left} rows hidden`);
	report("the search of a table", wrong);
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
