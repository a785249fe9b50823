// SPDX-License-Identifier: Apache-2.0
// Summaries in Markdown, made HTML of by micromark with GitHub's extensions and by markdown-it with links and emoji: the same text in the same cells, no element beyond those
// that a summary is made of, and no run of text of which GitHub makes a mention, a reference or a link. markdown.mjs NODE_MODULES FILE...
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const tools = path.resolve(process.argv[2]);
const load = (name) => import(pathToFileURL(path.join(tools, name)).href);
const { micromark } = await load("micromark/index.js");
const { gfm, gfmHtml } = await load("micromark-extension-gfm/index.js");
const require = createRequire(path.join(tools, "x.js"));
const MarkdownIt = require("markdown-it");
const { full } = require("markdown-it-emoji");
const makeIt = MarkdownIt.default ?? MarkdownIt;
const it = new makeIt({ html: true, linkify: true }).use(full);

const ELEMENTS = new Set(["h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "br", "span"]);
const LINKED = /@[0-9A-Za-z]|(^|[^0-9A-Za-z])#[0-9]|GH-[0-9]|:\/\/|www\.|:[a-z0-9_+-]+:/i;
const CHARACTERS = { amp: "&", lt: "<", gt: ">", quot: '"' };
const decode = (s) => s.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, d, x, n) => (d ? String.fromCodePoint(+d) : x ? String.fromCodePoint(parseInt(x, 16)) : CHARACTERS[n] ?? all));

// The text of every block and cell, and the faults.
function look(html, faults) {
	const blocks = [];
	let block = "", code = 0;
	for (const [, comment, tag, text] of html.matchAll(/(<!--[^]*?-->)|(<[^>]+>)|([^<]+)/g)) {
		if (comment) {
			if (comment !== "<!-- -->") faults.push("a comment " + comment);
		} else if (tag) {
			const [, end, name, attributes] = tag.match(/^<(\/?)([a-z0-9]+)([^>]*)>$/i) ?? [];
			if (!ELEMENTS.has(name)) faults.push("an element " + tag);
			if (!/^( style="text-align:(left|right)"| align="(left|right)"| \/)?$/.test(attributes ?? "")) faults.push("attributes " + tag);
			if (name === "code") code += end ? -1 : 1;
			else if (name === "br") block += "\n";
			else if (name !== "span" && name !== "strong") {
				if (block.trim()) blocks.push(block.trim());
				block = "";
			}
		} else {
			const said = decode(text);
			if (!code && LINKED.test(said)) faults.push("a link " + JSON.stringify(said.slice(0, 100)));
			block += said;
		}
	}
	return blocks;
}

let bad = 0;
for (const file of process.argv.slice(3)) {
	const text = fs.readFileSync(file, "utf8"), faults = [];
	const one = look(micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml({ tagfilter: false })] }), faults);
	const other = look(it.render(text), faults);
	const rows = (text.match(/^\| /gm) ?? []).length, heads = (text.match(/^#{2,3} /gm) ?? []).length;
	if (one.length < rows + heads) faults.push(`${one.length} blocks of ${rows} rows`);
	for (let i = 0; i < Math.max(one.length, other.length); i++)
		if (one[i] !== other[i]) {
			faults.push("read differently: " + JSON.stringify([one[i], other[i]]).slice(0, 300));
			break;
		}
	// what a row means by our own account (see summary.py)
	const cells = text.split("\n").filter((line) => line.startsWith("| ")).flatMap((line) => line.slice(1, -1).split(/(?<!\\)\|/))
		.map((c) => decode(c.replace(/<!-- -->|<\/?(code|span)>/g, "").replaceAll("<br>", "\n").replace(/\\([!-/:-@[-`{-~])/g, (all, p) => `&#${p.codePointAt(0)};`)).trim()).filter((c) => c);
	const seen = new Set(one);
	const lost = cells.filter((c) => !seen.has(c));
	if (lost.length) faults.push("a text became another: " + JSON.stringify(lost[0].slice(0, 200)));
	if (faults.length) {
		console.log(file + ": " + faults.slice(0, 3).join("; "));
		bad = 1;
	}
}
process.exit(bad);
