# SPDX-License-Identifier: Apache-2.0
"""Reads a page of `render policy` or `render responsibilities` beside the documents it was made of: every clause, role, position and asset is there once, vacancies are
counted anew from the documents alone, links lead somewhere, headings are in order, and no person's id is told.
documents.py VIEW PAGE.html BUNDLE.xml REPORT.xml [TABLE.csv]; prints what is wrong, one a line."""
import csv
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser

P = "{urn:policykoll:1}"
VOID = {"meta", "br", "link", "img", "input", "hr"}
view, page, bundle, report = sys.argv[1:5]


class Reader(HTMLParser):
    """The elements of the page: (name, attributes, text of all that is in it)."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.all, self.open = [], []

    def handle_starttag(self, tag, attrs):
        e = {"tag": tag, "at": dict(attrs), "text": ""}
        self.all.append(e)
        if tag not in VOID:
            self.open.append(e)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1]["tag"] != tag:
            bad("tags do not nest at", tag, self.getpos())
            return
        self.open.pop()

    def handle_data(self, data):
        for e in self.open:
            e["text"] += data


def bad(*words):
    print(*words)


def anchor(kind, name):
    if not re.sub(r"[A-Za-z0-9_.:/#-]", "", name):
        return kind + "-" + name.replace("#", "~")
    return kind + "=" + urllib.parse.quote(name, safe="-_.!~*'()").replace("%", "=")


reader = Reader()
reader.feed(open(page, encoding="utf-8").read())
els = reader.all
ids = Counter(e["at"]["id"] for e in els if "id" in e["at"])
docs, told = ET.parse(bundle).getroot(), ET.parse(report).getroot()
as_of = docs.get("as-of")
policies = docs.findall(P + "policy")
assets = [(a, a.get("owning-unit") or i.get("unit")) for i in docs.findall(P + "inventory") for a in i.findall(P + "asset")]
positions = list(docs.iter(P + "position"))
assignments = list(docs.iter(P + "assignment"))
roles = {r.get("id") for r in docs.iter(P + "role-definition")} | {a.get("role") for a in assignments}


def once(kind, names):
    want = {anchor(kind, n) for n in names}
    if not want and view != "policy":
        bad("nothing of", kind)
    for a in want:
        if ids[a] != 1:
            bad(a, "is there", ids[a], "times")
    for a in ids:
        if re.match(kind + "[-=]", a) and a not in want:
            bad(a, "is of nothing")


def common():
    for a, n in ids.items():
        if n != 1:
            bad("id", a, n, "times")
    for e in els:
        href = e["at"].get("href", "")
        if e["tag"] == "a" and (not href.startswith("#") or not ids[href[1:]]):
            bad("a link that leads nowhere:", href)
        if e["tag"] == "a" and not e["text"].strip():
            bad("a link without words:", href)
        if e["tag"] == "th" and e["at"].get("scope") not in ("col", "row", "rowgroup"):
            bad("th without scope:", e["text"][:40])
        if e["tag"] in ("th", "h1", "h2", "h3", "h4", "dt", "caption", "title") and not e["text"].strip():
            bad("empty", e["tag"])
        if "style" in e["at"] or any(k.startswith("on") for k in e["at"]) or e["tag"] in ("script", "img", "iframe", "link"):
            bad("what a page of ours never has:", e["tag"], e["at"])
    last = 0
    for e in els:
        if re.fullmatch("h[1-6]", e["tag"]):
            if int(e["tag"][1]) > last + 1:
                bad("heading skips a level:", e["text"][:40])
            last = int(e["tag"][1])
    if sum(e["tag"] == "h1" for e in els) != 1:
        bad("not one h1")
    if sum(e["tag"] == "table" for e in els) != sum(e["tag"] == "caption" for e in els):
        bad("a table without caption")
    body = next(e for e in els if e["tag"] == "body")["text"]
    for person in {a.get("person") for a in assignments if a.get("person")}:
        if person in body:
            bad("a person's id is told:", person)
    return body


def holds(a):
    return (a.get("from") or "") <= as_of <= (a.get("to") or "9999")


def vacancies():
    """What nobody holds, by the documents and the findings that say what is demanded: (role, asset) and (role, unit)."""
    by_id = {a.get("id"): a for a in assignments}
    missing = {(f.get("rule"), f.find(P + "subject").get("id")) for f in told.iter(P + "finding") if f.get("outcome") in ("gap", "excepted")}
    cells, deputies, seats = set(), set(), set()
    for asset, _ in assets:
        used = asset.get("lifecycle") in (None, "in-introduction", "in-operation", "phasing-out")
        for role in {r.get("name") for r in asset.findall(P + "role")}:
            named = [by_id[r.get("assignment")] for r in asset.findall(P + "role") if r.get("name") == role and r.get("assignment") in by_id]
            chain = {a.get("id") for a in named} | {a.get("deputy-of") for a in named}
            own = [by_id[i] for i in chain if i in by_id and not by_id[i].get("deputy-of")]
            if any(holds(a) for a in own):
                continue
            stand_in = [a for a in assignments if a.get("deputy-of") in {o.get("id") for o in own} and holds(a)] + [a for a in named if a.get("deputy-of") and holds(a)]
            if stand_in:
                deputies.add((role, asset.get("id")))
            elif used:
                cells.add((role, asset.get("id")))
        for role in roles:
            if (role + "-missing", asset.get("id")) in missing:
                cells.add((role, asset.get("id")))
    unit_of = {p.get("id"): p.get("unit") for p in positions}
    units = {u.get("id"): u for u in docs.iter(P + "unit")}
    groups = {}
    for a in assignments:
        if not a.get("deputy-of") and (not a.get("target") or a.get("target") in units):
            groups.setdefault((a.get("role"), a.get("target") or unit_of.get(a.get("position")), bool(a.get("target"))), []).append(a)
    for (role, unit, targeted), them in groups.items():
        if any(holds(a) for a in them) or (targeted and (units[unit].get("active-to") or "9999") < as_of):
            continue
        if not any(a.get("deputy-of") in {t.get("id") for t in them} and holds(a) for a in assignments):
            seats.add((role, unit))
    for r in docs.iter(P + "role-definition"):
        if int(r.get("min") or 0) > 0 and not any(a.get("role") == r.get("id") for a in assignments):
            seats.add((r.get("id"), ""))
    for f in told.iter(P + "finding"):
        s = f.find(P + "subject")
        if f.get("rule") in ("role-vacant", "network-representative-missing") and f.get("outcome") in ("gap", "excepted") and f.get("severity") != "info":
            role = s.get("discriminator")
            if any(a.get("role") == role for a in assignments) and not any(a.get("role") == role and (a.get("target") == s.get("id") or unit_of.get(a.get("position")) == s.get("id")) for a in assignments):
                seats.add((role, s.get("id")))
    return cells, deputies, seats


body = common()
clauses = [(p, c) for p in policies for c in p.findall(P + "clause")]
once("clause", [p.get("id") + "/" + c.get("id") for p, c in clauses])
if view == "policy":
    once("policy", [p.get("id") for p in policies])
    heads = [e for e in els if e["tag"] == "article"]
    if len(heads) != len(clauses):
        bad(len(heads), "clauses shown of", len(clauses))
    wanted = sum(p.get("basis") == "assumption" for p in told.iter(P + "parameter"))
    rows = [i for i, e in enumerate(els) if e["tag"] == "section" and e["at"].get("id") == "assumed"]
    section = els[rows[0]]
    got = 0
    for e in els[rows[0] + 1:]:
        if e["tag"] == "section":
            break
        got += e["tag"] == "th" and e["at"].get("scope") == "row"
    if got != wanted:
        bad(got, "assumptions listed of", wanted)
    # what stands at the clauses: every assumption that is not the same rule and value twice in a clause
    shown = {(p.get("policy"), p.get("clause"), p.get("rule"), p.get("name"), p.get("value")) for p in told.iter(P + "parameter") if p.get("basis") == "assumption"}
    at_clauses = sum("assume" in (e["at"].get("class") or "").split() and e["tag"] == "p" for e in els)
    if at_clauses < len(shown):
        bad(at_clauses, "assumptions stand out at clauses, the report has", len(shown))
else:
    once("role", roles)
    once("position", [p.get("id") for p in positions])
    once("asset", [a.get("id") for a, _ in assets])
    cells, deputies, seats = vacancies()
    rows = sum("vacancy" in (e["at"].get("class") or "").split() for e in els)
    if rows != len(cells) + len(seats):
        bad(rows, "vacancies shown; the documents have", len(cells), "for assets and", len(seats), "for units")
    if len(sys.argv) > 5:
        table = list(csv.reader(open(sys.argv[5], encoding="utf-8-sig", newline=""), delimiter=";"))
        head, lines = table[0], [r for r in table[1:] if len(r) > 1 and r[1]]
        if {r[10] for r in lines} < {a.get("id") for a, _ in assets}:
            bad("assets not in the table:", {a.get("id") for a, _ in assets} - {r[10] for r in lines})
        state = next((r[0] for r in lines), "")
        if cells | seats and sum(r[0] == state for r in lines) != len(cells) + len(seats):
            bad(sum(r[0] == state for r in lines), "rows of", state, "in the table; the documents have", len(cells) + len(seats))
        if any(len(r) not in (1, len(head)) for r in table):
            bad("rows of other lengths")
    # the findings say the same: whoever has no system owner, or only one that has left
    by_rule = {f.find(P + "subject").get("id") for f in told.iter(P + "finding") if f.get("rule") in ("system-owner-missing", "system-owner-vacant")
               and f.get("outcome") in ("gap", "excepted") and f.get("severity") == "error"}
    if by_rule - {a for r, a in cells if r == "system-owner"}:
        bad("vacant by the findings only:", by_rule - {a for r, a in cells if r == "system-owner"})
    ran = any(r.get("id") == "system-owner-vacant" and r.get("ran") == "yes" for r in told.iter(P + "rule"))
    if ran and {a for r, a in cells if r == "system-owner"} - by_rule:
        bad("vacant by the documents only:", {a for r, a in cells if r == "system-owner"} - by_rule)
