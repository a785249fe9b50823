// SPDX-License-Identifier: Apache-2.0
// Runs inside a page (look.mjs puts it there as `inside`): what is measured there. It changes nothing a reader would see, but for a mark on representatives.
(() => {
	"use strict";
	const visible = (element) => {
		if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
		const box = element.getBoundingClientRect();
		return box.width > 1 && box.height > 1;
	};
	const name = (element) => {
		const id = element.id ? "#" + element.id : "";
		return element.localName + id + " " + JSON.stringify((element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 50));
	};

	// An element for every chain of element names and classes that there is: same chain, same style. axe looks at all that is in them: so none but those with words.
	const chains = new Map();
	function representatives() {
		const seen = new Set();
		for (const element of document.body.querySelectorAll("*")) {
			const own = element.localName + "." + (element.getAttribute("class") || "") + (element.parentElement === document.body ? element.id : "");
			const chain = (chains.get(element.parentElement) || "") + ">" + own;
			chains.set(element, chain);
			if (seen.has(chain)) continue;
			if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !element.matches("input,select,button,textarea,a,img")) continue;
			seen.add(chain);
			element.dataset.representative = "";
		}
		return seen.size;
	}

	// ---- contrast of every text, whatever lies between: axe leaves glyphs, and what is scrolled away, to people
	const rgba = (text) => {
		const parts = text.match(/[\d.]+/g).map(Number);
		if (text.startsWith("color(")) return [parts[0] * 255, parts[1] * 255, parts[2] * 255, parts.length > 3 ? parts[3] : 1];
		return [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1];
	};
	const over = (top, under) => {
		const alpha = top[3] + under[3] * (1 - top[3]);
		if (alpha === 0) return [0, 0, 0, 0];
		return [0, 1, 2].map((i) => (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / alpha).concat(alpha);
	};
	const luminance = (colour) => {
		const [r, g, b] = colour.slice(0, 3).map((value) => { const s = value / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const ratio = (a, b) => { const x = luminance(a), y = luminance(b); return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
	const grounds = new Map();
	const probe = document.createElement("canvas").getContext("2d");
	// The canvas of the page, which the colour scheme decides where nothing is painted.
	function canvasColour() {
		return matchMedia("(prefers-color-scheme: dark)").matches && getComputedStyle(document.documentElement).colorScheme.includes("dark") ? [18, 18, 18, 1] : [255, 255, 255, 1];
	}
	function ground(element) {
		if (!element) return { colour: canvasColour(), image: false };
		const known = grounds.get(element);
		if (known) return known;
		const style = getComputedStyle(element);
		const under = ground(element.parentElement);
		const made = { colour: over(rgba(style.backgroundColor), under.colour), image: under.image || style.backgroundImage !== "none" };
		grounds.set(element, made);
		return made;
	}
	// In a drawing the ground is the last shape with an area that lies under the middle of the text.
	function groundInDrawing(element) {
		const svg = element.ownerSVGElement;
		const at = element.getBoundingClientRect();
		const x = at.x + at.width / 2, y = at.y + at.height / 2;
		let colour = ground(svg).colour;
		for (const shape of svg.querySelectorAll("rect,circle,path,polygon,ellipse")) {
			if (shape.closest("defs,clipPath,mask,pattern")) continue;
			if (shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) continue;
			const box = shape.getBoundingClientRect();
			if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
			const style = getComputedStyle(shape);
			if (style.fill === "none") continue;
			if (style.fill.startsWith("url(")) return null;
			colour = over(rgba(style.fill), colour);
		}
		return { colour, image: false };
	}
	function contrast() {
		const found = [], unknown = [];
		let texts = 0;
		grounds.clear();
		const said = new Set();
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (!node.data.trim()) continue;
			const element = node.parentElement;
			if (element.closest("script,style,noscript,template,title,desc,defs") || element.matches(":disabled")) continue;
			if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
			const style = getComputedStyle(element);
			const drawn = element.ownerSVGElement;
			const below = drawn ? groundInDrawing(element) : ground(element);
			texts++;
			if (!below || below.image) { if (!said.has(chains.get(element))) unknown.push(name(element)); said.add(chains.get(element)); continue; }
			let colour = rgba(drawn ? style.fill : style.color);
			for (let up = element; up; up = up.parentElement) {
				const opacity = Number(getComputedStyle(up).opacity);
				if (opacity < 1) colour = [colour[0], colour[1], colour[2], colour[3] * opacity];
				if (up === document.body) break;
			}
			const got = ratio(over(colour, below.colour), below.colour);
			const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
			// A sign that says nothing of its own needs the contrast of a drawing.
			const sign = element.closest("[aria-hidden=true]") && !/[\p{L}\p{N}]/u.test(node.data);
			const wanted = large || sign ? 3 : 4.5;
			if (got < wanted - 0.005) {
				const key = chains.get(element) + style.color;
				if (!said.has(key)) found.push(`${got.toFixed(2)} of ${wanted}: ${name(element)}`);
				said.add(key);
			}
		}
		return { texts, found, unknown };
	}

	// ---- what sticks out: of the page, or of a box that hides it
	function scrolls(element) {
		for (let up = element.parentElement; up && up !== document.documentElement; up = up.parentElement) {
			const style = getComputedStyle(up);
			if (/auto|scroll/.test(style.overflowX)) return up;
		}
		return null;
	}
	function reflow() {
		const found = [];
		const root = document.scrollingElement;
		const width = document.documentElement.clientWidth;
		if (root.scrollWidth > width) found.push(`the page is ${root.scrollWidth} wide in ${width}`);
		const before = root.scrollLeft;
		root.scrollLeft = 1000;
		if (root.scrollLeft > 0) found.push("the page can be scrolled sideways");
		root.scrollLeft = before;
		for (const element of document.body.querySelectorAll("*")) {
			if (found.length > 5) break;
			if (element.ownerSVGElement) continue;
			const box = element.getBoundingClientRect();
			if (box.width <= 1 || box.height <= 1 || box.right + scrollX <= width + 1 || !visible(element)) continue;
			const holder = scrolls(element);
			if (!holder) found.push("sticks out of the page: " + name(element));
			else if (!holder.matches("[tabindex],main") && !holder.querySelector("a,button,input,select")) found.push("scrolled by no key: " + name(holder));
		}
		return found;
	}
	// Text that its own box cuts off, with the spacing that WCAG 1.4.12 asks for.
	function spaced() {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
		const found = reflow();
		for (const element of document.body.querySelectorAll("*")) {
			if (found.length > 5) break;
			if (element.ownerSVGElement || !element.childNodes.length) continue;
			const style = getComputedStyle(element);
			if (style.overflowX === "visible" || style.clipPath !== "none" || /auto|scroll/.test(style.overflowX + style.overflowY)) continue;
			const box = element.getBoundingClientRect();
			if (box.width <= 1 || box.height <= 1) continue;
			if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) found.push("cut off: " + name(element));
		}
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
		return found;
	}

	// Whether the head of a table has a cell that it heads.
	function headed(table, head) {
		const scope = head.getAttribute("scope");
		if (scope === "row") return Boolean(head.parentElement.querySelector("td"));
		if (scope === "rowgroup") return Boolean(head.closest("tbody,thead,tfoot").querySelector("td"));
		if (scope === "colgroup") return true;
		const left = [...head.parentElement.cells].slice(0, head.cellIndex).reduce((sum, cell) => sum + cell.colSpan, 0);
		for (const row of table.tBodies.length ? [...table.tBodies].flatMap((body) => [...body.rows]) : table.rows) {
			let at = 0;
			for (const cell of row.cells) {
				if (at <= left && left < at + cell.colSpan && cell !== head) return true;
				at += cell.colSpan;
			}
		}
		return false;
	}

	// ---- structure, beside what axe and the Nu checker know
	function structure(language) {
		const found = [];
		const wants = (what, good) => { if (!good) found.push(what); };
		wants("lang is " + language, document.documentElement.lang === language);
		wants("one title", document.querySelectorAll("head title").length === 1 && document.title.trim() !== "");
		wants("one h1", document.querySelectorAll("h1").length === 1);
		wants("one main", document.querySelectorAll("main").length === 1);
		let level = 0;
		for (const heading of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
			const own = Number(heading.localName[1]);
			if (own > level + 1) found.push(`h${level} then h${own}: ${name(heading)}`);
			if (visible(heading)) wants("a heading with text", heading.textContent.trim());
			level = own;
		}
		const ids = new Set();
		for (const element of document.querySelectorAll("[id]")) {
			wants("id twice: " + element.id, !ids.has(element.id));
			ids.add(element.id);
		}
		for (const link of document.querySelectorAll("a[href]")) {
			const href = link.getAttribute("href");
			if (href.startsWith("#") && href.length > 1 && !ids.has(decodeURIComponent(href.slice(1)))) found.push("leads nowhere: " + href);
			if (/^[a-z]+:/i.test(href)) found.push("leads out of the page: " + href);
			wants("a link with words: " + href, link.textContent.trim() || link.getAttribute("aria-label"));
		}
		for (const table of document.querySelectorAll("table")) {
			wants("a table with a caption: " + name(table), table.caption && table.caption.textContent.trim());
			for (const head of table.querySelectorAll("th")) if (!head.hasAttribute("scope")) { found.push("th without scope: " + name(head)); break; }
			for (const head of table.querySelectorAll("th")) if (!headed(table, head)) { found.push("th of no cell: " + name(head)); break; }
		}
		for (const drawing of document.querySelectorAll("svg")) {
			if (drawing.closest("[aria-hidden=true]")) continue;
			const label = drawing.getAttribute("aria-label") || (drawing.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id)?.textContent || "").join("");
			wants("a drawing with words", drawing.getAttribute("role") === "img" && label.trim());
		}
		for (const time of document.querySelectorAll("time")) wants("a date: " + time.textContent, /^\d{4}-\d\d(-\d\d)?$/.test(time.getAttribute("datetime") || time.textContent));
		wants("no inline style", !document.querySelector("[style]:not([data-by-script])") || [...document.querySelectorAll("[style]")].every((e) => !e.getAttribute("style")));
		wants("no inline handler", ![...document.querySelectorAll("*")].some((e) => [...e.attributes].some((a) => a.name.startsWith("on"))));
		return found.slice(0, 8);
	}

	window.inside = { representatives, contrast, reflow, spaced, structure, visible, name, rgba, ratio, over, ground, chains };
})();
