# SPDX-License-Identifier: Apache-2.0
"""The workbook of a report beside the canonical report: every finding on the sheet of its outcome, in order, every clause, exception, assumption and input."""
import datetime
import sys

from common import NS, finish, language, need, report, text_of
from texts import visible
import workbook

SEVERITIES = {"sv": {"error": "Fel", "warning": "Varning", "info": "Upplysning"}, "en": {"error": "Error", "warning": "Warning", "info": "Info"}}
SHEETS = {"sv": ["Sammanfattning", "Brister", "Avsnitt", "Undantag", "Brister med undantag", "Går inte att bedöma", "Antaganden", "Inte kontrollerat", "Underlag"],
          "en": ["Summary", "Gaps", "Clauses", "Exceptions", "Excepted gaps", "Not evaluable", "Assumptions", "Not checked", "Inputs"]}


def cell(text):
    return visible(text) or None


def day(text):
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return text


def number(text):
    return float(text) if text else None


root = report.root
found = workbook.sheets(sys.argv[1], root.get("as-of"), need)
need([name for name, _ in found] == SHEETS[language], "sheets:", [name for name, _ in found])
tables = [[r + [None] * (len(rows[0]) - len(r)) for r in rows[1:]] for _, rows in found]
summary, gaps, clauses, exceptions, excepted, undecided, assumptions, unchecked, inputs = tables
units = {u.get("id"): text_of(u, "name") for u in root.iter(NS + "unit")}
titles = {r.get("id"): text_of(r, "title") for r in root.iter(NS + "rule")}
names = {p.get("id"): text_of(p, "short-title") for p in root.iter(NS + "policy")}
for outcome, rows in (("gap", gaps), ("excepted", excepted), ("not-evaluable", undecided)):
    wanted = [f for f in report.findings if f.get("outcome") == outcome]
    need(len(rows) == len(wanted), outcome, len(rows), "rows, wanted", len(wanted))
    for row, f in zip(rows, wanted):
        s, x = f.find(NS + "subject"), f.find(NS + "exception")
        for i, v in {0: SEVERITIES[language][f.get("severity")], 1: cell(titles[f.get("rule")]), 2: cell(text_of(s, "name") or s.get("id")), 3: cell(units.get(s.get("unit")) or s.get("unit")),
                     4: cell(text_of(s, "owner-title") or s.get("owner")), 5: cell(text_of(f, "message")), 6: cell(text_of(f, "help")), 7: day(f.get("due")),
                     8: cell("; ".join("%s, %s" % (names.get(c.get("policy")) or c.get("policy"), c.get("clause")) for c in f.findall(NS + "clause"))),
                     11: cell(x.get("ref") if x is not None else ""), 12: day(x.get("expires-on") if x is not None else ""), 13: cell(f.get("file")), 14: number(f.get("line")),
                     16: cell(s.get("id")), 18: f.get("rule"), 19: cell(f.get("id"))}.items():
            need(row[i] == v, f.get("id"), "column", i, "is", ascii(row[i]), "wanted", ascii(v))
totals = root.find(NS + "totals")
said = [r[1] for r in summary]
for name in ("errors", "warnings", "infos", "assets", "unread"):
    need(float(totals.get(name)) in said, "the summary lacks", name)
part = {"sv": " (delvis)", "en": " (partial)"}[language] * (root.get("partial") == "yes")
need(said[:2] == [report.word + part, report.sentence], "the verdict is", said[:2], "wanted", report.word + part, report.sentence)
# whole: the third row tells the day
need(report.broken == (said[2] != root.get("as-of")), "the summary does not say whether the run was whole:", said[:3])
wanted = [c for p in root.iter(NS + "policy") for c in p.findall(NS + "clause")]
need([r[1] for r in clauses] == [c.get("id") for c in wanted], "clauses")
for row, c in zip(clauses, wanted):
    o = c.find(NS + "outcomes")
    need(row[7] == (float(o.get("gap")) if o is not None else None), "gaps of the clause", c.get("id"), row)
wanted = [x for x in root.find(NS + "exceptions") if x.tag == NS + "exception"] if root.find(NS + "exceptions") is not None else []
need([(r[0], r[9]) for r in exceptions] == [(cell(x.get("id")), float(x.get("matched"))) for x in wanted], "exceptions")
for r, x in zip(exceptions, wanted):
    name = text_of(x, "asset-name")
    need(r[5] == cell("%s (%s)" % (name, x.get("asset")) if name else x.get("asset") or x.get("unit") or x.get("policy")), "exceptions: what it covers", r[5])
wanted = [p for p in root.iter(NS + "parameter") if p.get("basis") in ("assumption", "default")]
need([(r[0], r[3], r[4]) for r in assumptions] == [(p.get("rule"), p.get("name"), cell(p.get("value"))) for p in wanted], "assumptions")
wanted = len([f for f in report.findings if f.get("outcome") == "error"]) + len(list(root.iter(NS + "diagnostic"))) + len([r for r in root.iter(NS + "rule") if r.get("ran") == "no"])
need(len(unchecked) == wanted, len(unchecked), "rows of what was not checked, wanted", wanted)
wanted = [(cell(i.get("path")), i.get("sha256")) for i in list(root.iter(NS + "input")) + list(root.iter(NS + "rule-pack"))]
need([(r[0], r[6]) for r in inputs] == wanted, "inputs")
finish()
