# SPDX-License-Identifier: Apache-2.0
"""The summary in Markdown beside the canonical report: verdict, numbers, rules, exceptions, and the findings, the worst first, each as one row of a table that holds its text
and no more. What a row's Markdown means is worked out here; that other readers see the same is for the validators."""
import datetime
import html
import re
import sys

from common import NS, finish, language, need, report, text_of
from texts import visible

MOST = 921600
W = {"sv": {"error": "Fel", "warning": "Varning", "info": "Upplysning", "crash": "Regelfel", "undecided": "Ej bedömbart", "findings": "Fynd", "rules": "Brister per regel", "fix": "Att göra", "new": "nytt",
            "unread": "Inte kontrollerat", "evaluable": "Går inte att bedöma", "and": "och", "excepted": "Undantag", "pass": "Uppfyllt", "gap": "Brist"},
     "en": {"error": "Error", "warning": "Warning", "info": "Info", "crash": "Rule error", "undecided": "Not evaluable", "findings": "Findings", "rules": "Gaps by rule", "fix": "To do", "new": "new",
            "unread": "Not checked", "evaluable": "Not evaluable", "and": "and", "excepted": "Excepted", "pass": "Pass", "gap": "Gap"}}[language]


def plain(markdown):
    """The text that Markdown of ours means; anything else that is markup is a fault."""
    s = re.sub(r"<!-- -->|</?code>|</?span>", "", markdown).replace("<br>", "\n")
    need(all(markdown.count("<%s>" % t) == markdown.count("</%s>" % t) for t in ("code", "span")), "an element that is not closed:", ascii(markdown[:300]))
    need(not re.search(r"(?<!\\)[`*_\[\]|<>~]", s), "markup:", ascii(markdown[:300]))
    need(not re.search(r"@[0-9A-Za-z]|#[0-9]|://|[wW]\.[a-z]|[gG][hH]-[0-9]", re.sub(r"<!-- -->", "\0", markdown)), "a link or mention:", ascii(markdown[:300]))
    need(not re.search(r"&(?!(amp|lt|gt);)", s), "a reference to a character:", ascii(markdown[:300]))
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", s))


def cells(line):
    need(line.startswith("| ") and line.endswith(" |"), "no row:", ascii(line[:200]))
    return [plain(c.strip(" ")) for c in re.split(r"(?<!\\)\|", line[1:-1])]


def one_line(text, most=10 ** 9):
    return visible(text[:most]).replace("\n", " ").replace("\t", " ").strip(" ")


data = open(sys.argv[1], "rb").read()
need(len(data) <= MOST + 300, len(data), "bytes")
text = data.decode("utf-8")
need(text.endswith("\n") and "\r" not in text, "line breaks")
lines = text.split("\n")
root, totals = report.root, report.root.find(NS + "totals")
need(lines[0].startswith("## policykoll: ") and lines[1] == "", "the first lines:", lines[:2])
crashed = [f for f in report.findings if f.get("outcome") == "error"]
part = {"sv": " (delvis)", "en": " (partial)"}[language] * (root.get("partial") == "yes")
need(lines[0] == "## policykoll: " + report.word + part, "the verdict is", lines[0], "wanted", report.word + part)
need(lines[2].startswith("**" + report.sentence + "**"), "the sentence is", lines[2], "wanted", report.sentence)
need(root.get("as-of") in text, "no as-of date")
sections, name = {"": []}, ""
for line in lines:
    if line.startswith("### "):
        name = line[4:]
        need(name not in sections, "a section twice:", name)
        sections[name] = []
    else:
        sections[name].append(line)
tables = {n: [cells(line) for line in section if line.startswith("| ")] for n, section in sections.items()}

# the numbers
numbers = {row[0]: int(row[1]) for row in tables[""][1:]}
for word, attribute in (("error", "errors"), ("warning", "warnings"), ("info", "infos")):
    need(numbers.get(W["gap"] + ": " + W[word]) == int(totals.get(attribute)), word, numbers, "wanted", totals.get(attribute))
need(numbers.get(W["excepted"]) == int(totals.get("excepted")) and numbers.get(W["undecided"]) == int(totals.get("not-evaluable")), "numbers:", numbers)
need(numbers.get(W["pass"]) == int(root.find(NS + "outcomes").get("pass")), "passes:", numbers)
baseline = root.find(NS + "baseline")
if baseline is not None:
    said = [line for line in lines if line.startswith({"sv": "- Jämfört med ", "en": "- Compared with "}[language]) and baseline.get("as-of") in line]
    need(said and re.findall("[0-9]+", said[0].split(":", 1)[1]) == [baseline.get(a) for a in ("new", "known", "fixed")], "the earlier report:", said)
if root.get("partial") == "yes":
    need(any("begränsad" in line or "narrowed" in line for line in lines), "nothing says that the run was narrowed")

# what was not checked
errors = [d for d in report.messages if d.get("severity") == "error"]
rows = tables.get(W["unread"], [[]])[1:]
need(len(rows) == min(100, len(errors)), len(rows), "messages, wanted", len(errors))
for row, d in zip(rows, errors):
    need(row[1].split("\n")[0] == one_line(text_of(d, "message"), 500) and row[2] == d.get("id"), "a message:", row)

# gaps by rule
by_rule = {}
for f in report.findings:
    if f.get("outcome") == "gap":
        by_rule.setdefault((W[f.get("severity")], f.get("rule")), []).append(f)
rows = tables.get(W["rules"], [[]])[1:]
need({(r[0], r[1]): int(r[3]) for r in rows} == {k: len(v) for k, v in by_rule.items()}, "gaps by rule:", rows[:3])
order = [W["error"], W["warning"], W["info"]]
need(rows == sorted(rows, key=lambda r: (order.index(r[0]), -int(r[3]))), "rules are in another order")
if baseline is not None:
    need(all(int(r[4]) == sum(1 for f in by_rule[(r[0], r[1])] if f.get("baseline") == "new") for r in rows), "new gaps by rule:", rows[:3])

# exceptions that end
as_of = datetime.date.fromisoformat(root.get("as-of"))
ending = {}
for x in root.iter(NS + "exception"):
    if x.get("id") and (x.get("status") == "expired" or x.get("status") == "active" and (datetime.date.fromisoformat(x.get("expires-on")) - as_of).days <= 30):
        ending[x.get("id")] = x
rows = next((t[1:] for n, t in tables.items() if " 30 " in n), [])
need(sorted(r[0] for r in rows) == sorted(ending)[:100], "exceptions:", [r[0] for r in rows], "wanted", sorted(ending))
for r in rows:
    x = ending[r[0]]
    need(r[2] == x.get("expires-on") and r[4] == x.get("matched"), "an exception:", r)
    if x.get("status") == "active":
        need(str((datetime.date.fromisoformat(x.get("expires-on")) - as_of).days) in r[3], "days left:", r)

# what could not be decided
undecided = [f for f in report.findings if f.get("outcome") == "not-evaluable"]
rows = tables.get(W["evaluable"], [[]])[1:]
need({r[0]: int(r[2]) for r in rows} == {n: sum(1 for f in undecided if f.get("rule") == n) for n in {f.get("rule") for f in undecided}}, "not evaluable:", rows[:3])

# the findings
only_new = baseline is not None and baseline.get("only-new") == "yes"
listed = [f for f in report.findings if not (only_new and f.get("baseline") == "known")]


def gaps(severity):
    found = [f for f in listed if f.get("outcome") == "gap" and f.get("severity") == severity]
    return found if severity == "info" else [f for f in found if f.get("baseline") != "known"] + [f for f in found if f.get("baseline") == "known"]


wanted = [(W["crash"], f) for f in crashed] + [(W[s], f) for s in ("error", "warning", "info") for f in gaps(s)] + [(W["undecided"], f) for f in listed if f.get("outcome") == "not-evaluable"]
rows = tables.get(W["findings"], [[]])[1:]
left = len(wanted) - len(rows)
need(left == 0 or len(data) > MOST - 5000, len(rows), "findings, wanted", len(wanted))
tail = [line for line in sections.get(W["findings"], [])[-6:] if line and not line.startswith("|") and not line.startswith("policykoll")]
need(bool(tail) == bool(left) and all(str(left) in line and line.startswith(W["and"]) for line in tail), "what is left out:", tail, "wanted", left)
units = {u.get("id"): text_of(u, "name") for u in root.iter(NS + "unit")}
for row, (word, f) in zip(rows, wanted):
    s = f.find(NS + "subject")
    need(len(row) == 5, "a row of", len(row), "cells")
    need(row[0] == word + (", " + W["new"] if f.get("baseline") == "new" else ""), "severity:", row[0], "wanted", word)
    said = one_line(text_of(f, "message") or f.get("rule"), 500)
    help_text = one_line(text_of(f, "help"), 500)
    need(row[1] == (said + ("\n%s: %s" % (W["fix"], help_text) if f.find(NS + "help") is not None else "")).strip(" "), "message:", ascii(row[1][:200]), "wanted", ascii(said[:200]))
    need(row[2] == one_line(units.get(s.get("unit")) or s.get("unit") or "", 100), "unit:", row[2])
    need(row[3] == f.get("rule"), "rule:", row[3])
    need(row[4] == (one_line(f.get("file"), 300) + (":" + f.get("line") if f.get("line") else "") if f.get("file") else ""), "place:", ascii(row[4]))
finish()
