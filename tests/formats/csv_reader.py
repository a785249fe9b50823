# SPDX-License-Identifier: Apache-2.0
"""The CSV format, read as Excel in Sweden would: one row per finding and per thing that was not checked, no cell that starts a formula."""
import csv
import io
import re
import sys

from common import NS, finish, language, need, report, shown, text_of
from texts import visible

FORMULA = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
COLUMNS = 28
OUTCOMES = {"sv": {"gap": "Brist", "excepted": "Undantag", "not-evaluable": "Ej bedömbart", "error": "Regelfel"},
            "en": {"gap": "Gap", "excepted": "Excepted", "not-evaluable": "Not evaluable", "error": "Rule error"}}
SEVERITIES = {"sv": {"error": "Fel", "warning": "Varning", "info": "Upplysning"}, "en": {"error": "Error", "warning": "Warning", "info": "Info"}}
DUE = {"sv": {"severity": "efter allvarsgrad", "earlier-report": "samma dag som i en tidigare rapport", "action": "åtgärdens planerade dag"}, "en": {"severity": "by severity", "earlier-report": "as in an earlier report", "action": "the planned day of the action"}}
UNCHECKED = {"sv": "Kunde inte kontrolleras", "en": "Could not be checked"}


def cell(text):
    """What a cell must hold of a text."""
    text = visible(text)
    if re.fullmatch(r"-[0-9]+([.,][0-9]+)?", text):
        return text
    start = text.lstrip(" \u00a0\u3000")[:1]
    return "'" + text if start in FORMULA | set("\ufe66\ufe62\ufe63\ufe6b\u2212") and start else text


data = open(sys.argv[1], "rb").read()
need(data.startswith(b"\xef\xbb\xbf"), "no byte order mark")
text = data.decode("utf-8-sig")
need(text.endswith("\r\n"), "no CRLF at the end")
need(not text.startswith("sep="), "a sep= line")
# every field is quoted: outside quotes there is nothing but semicolons and CRLF
need(set(re.sub(r'"(?:[^"]|"")*"', "", text)) <= set(";\r\n"), "something outside quotes")
need(not re.search(r"(?<!\r)\n", re.sub(r'"(?:[^"]|"")*"', "", text)), "a row ends without CR")
rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
head, rows = rows[0], rows[1:]
need(len(head) == COLUMNS and len(set(head)) == COLUMNS and all(head), "headings:", head)
need(head[0] == {"sv": "Utfall", "en": "Outcome"}[language], "the headings are in another language")
for row in rows:
    need(len(row) == COLUMNS, "another number of columns:", row)
    for c in row:
        need(not (c[:1] in FORMULA and c) or re.fullmatch(r"-[0-9]+([.,][0-9]+)?", c), "a cell starts a formula:", ascii(c))
        need(len(c.encode("utf-16-le")) <= 2 * 32767, "a cell is too long for Excel")
        need(shown(c.replace("\n", " ").replace("\t", " ")), "a hidden character:", ascii(c))

errors = [d for d in report.messages if d.get("severity") == "error"]
silent = not errors and report.broken and not any(f.get("outcome") == "error" for f in report.findings)
need(len(rows) == len(report.findings) + len(errors) + silent + report.nothing, len(rows), "rows, wanted", len(report.findings), "findings,", len(errors), "messages and", int(silent))
units = {u.get("id"): text_of(u, "name") for u in report.root.iter(NS + "unit")}
titles = {r.get("id"): text_of(r, "title") for r in report.root.iter(NS + "rule")}
isos = {r.get("id"): "; ".join(p.text or "" for p in r.findall(NS + "property") if p.get("role") == "iso27001") for r in report.root.iter(NS + "rule")}
names = {p.get("id"): text_of(p, "short-title") for p in report.root.iter(NS + "policy")}
for row, f in zip(rows, report.findings):
    s, x = f.find(NS + "subject"), f.find(NS + "exception")
    wanted = {0: OUTCOMES[language][f.get("outcome")], 1: SEVERITIES[language][f.get("severity")], 2: f.get("rule"), 3: titles[f.get("rule")], 4: s.get("id"), 5: text_of(s, "name"),
              6: units.get(s.get("unit")) or s.get("unit"), 7: text_of(s, "owner-title") or s.get("owner"), 8: text_of(f, "message"), 9: text_of(f, "help"),
              10: "; ".join("%s, %s" % (names.get(c.get("policy")) or c.get("policy"), c.get("clause")) for c in f.findall(NS + "clause")),
              11: f.get("file"), 12: f.get("line"), 13: f.get("column"), 14: x.get("ref") if x is not None else "", 15: x.get("expires-on") if x is not None else "",
              16: {"known": {"sv": "känt", "en": "known"}, "new": {"sv": "nytt", "en": "new"}}.get(f.get("baseline"), {language: ""})[language],
              18: s.get("discriminator"), 19: s.get("unit"), 20: s.get("owner"), 21: isos[f.get("rule")], 23: report.root.get("as-of"), 24: f.get("id"),
              25: f.get("due"), 26: DUE[language].get(f.get("due-from"), ""), 27: "; ".join(a.get("ref") for a in f.findall(NS + "action"))}
    for i, value in wanted.items():
        need(row[i] == cell(value), head[i], "of", f.get("id"), "is", ascii(row[i]), "wanted", ascii(cell(value)))
for row, d in zip(rows[len(report.findings):], errors):
    need(row[0] == UNCHECKED[language] and row[2] == d.get("id") and row[8] == cell(text_of(d, "message")) and row[12] == d.get("line", ""), "a message is another:", row)
if silent:
    need(rows and rows[-1][0] == UNCHECKED[language] and rows[-1][8], "nothing says that the run is incomplete")
if report.nothing:
    need(rows and rows[-1][0] == UNCHECKED[language] and rows[-1][1] == SEVERITIES[language]["info" if report.allowed else "error"] and rows[-1][8] == report.sentence, "nothing says that nothing was checked")
finish()
