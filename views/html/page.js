/* SPDX-License-Identifier: Apache-2.0 */
/* What a page can do with a script that it cannot without: filter the gaps, and search in them and in tables. Everything is there without it.
   What must stay true: the controls are made of the page's own <template> elements; text of the page is only ever written as text; nothing is fetched,
   stored or sent; what is chosen stands in the address after #, so that it can be shared; a link to something that is hidden shows it. ASCII only. */
(function () {
"use strict";
var d = document;

function each(list, f) { Array.prototype.forEach.call(list, f); }
function lower(s) { return s.toLowerCase().normalize("NFC").replace(/\s+/g, " "); }
function terms(s) { return lower(s).split(" ").filter(Boolean); }
function has(text, wanted) { return wanted.every(function (t) { return text.indexOf(t) >= 0; }); }
function say(text, a, b) { return text.replace("{a}", number(a)).replace("{b}", number(b)); }
function number(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, d.documentElement.lang === "sv" ? "\u00a0" : ","); }
function made(id) { var t = d.getElementById(id); return t && d.importNode(t.content, true).firstElementChild; }
function show(el, on) { if (el.hidden === on) el.hidden = !on; }
function said(el, text) { if (el.textContent !== text) el.textContent = text; }

/* f, at most once a frame */
function framed(f) {
	var waits = false;
	return function () {
		if (waits) return;
		waits = true;
		requestAnimationFrame(function () { waits = false; f(); });
	};
}

/* --- tables: a field that searches the rows --- */

var searches = [];

function searchable(table) {
	var box = made("w-rows"), rows = [], bodies = [];
	if (!box) return;
	var input = box.querySelector("input"), status = box.querySelector("[role=status]");
	box.querySelector("label span").textContent = table.dataset.filter;
	each(table.tBodies, function (body) {
		var at = { head: null, n: 0 };
		each(body.rows, function (tr) {
			if (tr.classList.contains("group")) bodies.push(at = { head: tr, n: 0 });
			else rows.push({ el: tr, group: at, text: null });
		});
	});
	function apply() {
		var wanted = terms(input.value), n = 0;
		bodies.forEach(function (b) { b.n = 0; });
		rows.forEach(function (r) {
			if (r.text === null && wanted.length) r.text = lower(r.el.textContent);
			var on = !wanted.length || has(r.text, wanted);
			if (on) { n++; r.group.n++; }
			show(r.el, on);
		});
		bodies.forEach(function (b) { show(b.head, b.n > 0 || !wanted.length); });
		said(status, wanted.length ? say(n ? status.dataset.some : status.dataset.none, n, rows.length) : "");
	}
	function clear() { input.value = ""; apply(); }
	input.addEventListener("input", framed(apply));
	input.addEventListener("keydown", function (e) { if (e.key === "Escape") clear(); });
	searches.push({ table: table, clear: clear });
	var place = table.closest(".scroll") || table;
	place.parentNode.insertBefore(box, place);
}

/* --- the filter of the gaps --- */

var form = null, items = [], groups = [], names = [], begun = false;

/* The groups around a gap, the innermost first. */
function around(el) {
	var all = [];
	for (el = el.parentElement; el && el.id !== "gaps"; el = el.parentElement) {
		if (!el.classList.contains("group")) continue;
		if (!el.gapGroup) groups.push(el.gapGroup = { el: el, n: 0, outer: null });
		all.push(el.gapGroup);
	}
	all.forEach(function (g, i) { if (i + 1 < all.length) g.outer = all[all.length - 1]; });
	return all;
}

function gather(section) {
	each(section.querySelectorAll("li.finding"), function (el) {
		var all = around(el), data = {};
		names.forEach(function (name) { data[name] = el.getAttribute("data-" + name) || ""; });
		items.push({ el: el, data: data, text: null, groups: all, outer: all[all.length - 1] || null, on: true });
	});
}

/* The text of a gap with the names of its unit and of who answers for it: they stand above it. */
function textOf(item) {
	if (item.text !== null) return item.text;
	var heads = item.groups.map(function (g) {
		if (g.text === undefined) {
			var h = g.el.querySelector("h3, h4, h5");
			g.text = h ? h.textContent : "";
		}
		return g.text;
	});
	return item.text = lower(item.el.textContent + " " + heads.join(" "));
}

/* Texts are made ready while nobody waits for them. */
function prepare(from) {
	var later = window.requestIdleCallback || function (f) { setTimeout(f, 50); };
	later(function () {
		var to = Math.min(from + 200, items.length);
		for (var i = from; i < to; i++) textOf(items[i]);
		if (to < items.length) prepare(to);
	});
}

function dueFits(due, wanted) {
	var asOf = form.dataset.asOf, month = due.slice(0, 7);
	if (!due) return false;
	if (wanted === "overdue") return due < asOf;
	if (wanted === "later") return month > form.dataset.until;
	return due >= asOf && month === wanted;
}

function fits(item, chosen) {
	return chosen.every(function (c) {
		var value = item.data[c.name];
		if (c.name === "due") return dueFits(value, c.value);
		return value === (c.value === "-" ? "" : c.value);
	});
}

function choices() {
	var chosen = [];
	names.forEach(function (name) {
		var value = form.elements[name].value;
		if (value && name !== "q") chosen.push({ name: name, value: value });
	});
	return chosen;
}

function filter() {
	var chosen = choices(), wanted = terms(form.elements.q.value), all = !chosen.length && !wanted.length, n = 0;
	var status = form.querySelector("[role=status]");
	groups.forEach(function (g) { g.n = 0; });
	items.forEach(function (item) {
		var on = all || fits(item, chosen);
		if (on && wanted.length) on = has(textOf(item), wanted);
		item.on = on;
		if (on) { n++; item.groups.forEach(function (g) { g.n++; }); }
	});
	/* what is in a group that goes or stays away is left as it is: it costs, and nobody sees it */
	groups.forEach(function (g) { if (!g.outer || g.outer.n > 0) show(g.el, g.n > 0); });
	items.forEach(function (item) { if (!item.outer || item.outer.n > 0) show(item.el, item.on); });
	form.classList.toggle("on", !all);
	show(form.querySelector("button"), !all);
	said(status, say(all ? status.dataset.all : n ? status.dataset.some : status.dataset.none, n, items.length));
	remember(all);
}

/* The choices, as they stand in the address: severity=error&unit=u */
function asked() {
	var q = new URLSearchParams();
	names.forEach(function (name) { if (form.elements[name].value) q.set(name, form.elements[name].value); });
	return q.toString();
}

function remember(all) {
	if (!begun) return;
	var hash = location.hash, at = hash.indexOf("?"), anchor = at < 0 ? hash.slice(1) : hash.slice(1, at);
	var wanted = all ? (at < 0 ? null : anchor) : (anchor || "gaps") + "?" + asked();
	if (wanted === null || "#" + wanted === hash) return;
	try { history.replaceState(history.state, "", "#" + wanted); } catch (e) { /* a page that may not: nothing is remembered */ }
}

/* Sets the choices to those of a query; what it names and the form does not know is left at "all". */
function choose(query) {
	var q = new URLSearchParams(query);
	names.forEach(function (name) {
		var field = form.elements[name], value = q.get(name) || "";
		field.value = value;
		if (field.value !== value) field.value = "";
	});
	filter();
}

function reveal(el) {
	if (form && el.closest("#gaps") && el.closest("[hidden]")) choose("");
	searches.forEach(function (s) { if (s.table.contains(el) && el.closest("[hidden]")) s.clear(); });
	for (var p = el; p; p = p.parentElement) if (p.tagName === "DETAILS") p.open = true;
}

/* Where the address leads: "anchor", "anchor?choices" or "?choices". */
function arrive() {
	var hash = location.hash.slice(1), at = hash.indexOf("?"), el, id;
	if (at >= 0 && form) choose(hash.slice(at + 1));
	try { id = decodeURIComponent(at < 0 ? hash : hash.slice(0, at)); } catch (e) { id = at < 0 ? hash : hash.slice(0, at); }
	el = id && d.getElementById(id);
	if (!el) return;
	var was = el.closest("[hidden]") || el.closest("details:not([open])");
	reveal(el);
	if (was || at >= 0) el.scrollIntoView();
	if (form && at < 0) remember(!form.classList.contains("on"));
}

function go(query) {
	choose(query);
	form.scrollIntoView();
	form.elements.q.focus({ preventScroll: true });
}

function first() {
	for (var i = 0; i < items.length; i++) {
		if (!items[i].on) continue;
		items[i].el.tabIndex = -1;
		items[i].el.focus();
		return;
	}
}

function filterable(section) {
	form = made("w-filter");
	if (!form) return;
	each(form.elements, function (e) { if (e.name) names.push(e.name); });
	gather(section);
	if (!items.length) { form = null; return; }
	var apply = framed(filter);
	form.addEventListener("input", apply);
	form.addEventListener("change", apply);
	form.addEventListener("reset", function () { setTimeout(function () { filter(); form.elements.q.focus(); }, 0); });
	form.addEventListener("submit", function (e) { e.preventDefault(); filter(); first(); });
	form.addEventListener("keydown", function (e) { if (e.key === "Escape") { e.preventDefault(); choose(""); } });
	var title = section.querySelector("h2");
	title.parentNode.insertBefore(form, title.nextSibling);
	d.addEventListener("click", function (e) {
		var a = e.target.closest && e.target.closest("a[data-show]");
		if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
		e.preventDefault();
		history.pushState(null, "", "#gaps?" + a.dataset.show);
		go(a.dataset.show);
	});
	filter();
	prepare(0);
}

each(d.querySelectorAll("table[data-filter]"), searchable);
var section = d.getElementById("gaps");
if (section) filterable(section);
addEventListener("hashchange", function () { arrive(); });
addEventListener("popstate", function () { if (form && location.hash.indexOf("?") < 0 && !location.hash) choose(""); });
/* a closed part of the page would be missing on paper */
addEventListener("beforeprint", function () { each(d.querySelectorAll("details:not([open])"), function (e) { e.open = true; e.wasClosed = true; }); });
addEventListener("afterprint", function () { each(d.querySelectorAll("details"), function (e) { if (e.wasClosed) { e.open = false; e.wasClosed = false; } }); });
begun = true;
if (location.hash) arrive();
}());
