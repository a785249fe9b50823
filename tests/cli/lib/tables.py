# SPDX-License-Identifier: Apache-2.0
"""Tables of policykoll render, read by a reader that is not ours: tables.py same|count|type|hostile …; exit 1 when it is not so, with the reason."""
import csv
import datetime
import io
import re
import sys

import workbook

problems = []


def need(condition, *what):
    if not condition:
        problems.append(" ".join(str(w) for w in what))


def read_csv(path):
    data = open(path, "rb").read()
    need(data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n"), "byte order mark or CRLF")
    text = data.decode("utf-8-sig")
    need(set(re.sub(r'"(?:[^"]|"")*"', "", text)) <= set(";\r\n"), "something outside quotes")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def as_text(v):
    return v.isoformat() if isinstance(v, datetime.date) else "%g" % v if isinstance(v, float) else v


def same(csv_file, xlsx_file, day):
    rows, sheets = read_csv(csv_file), workbook.sheets(xlsx_file, day, need)
    need(len(rows) > 1 and all(c for r in rows for c in r), "a blank cell")
    need(all(c is not None for _, sheet in sheets for r in sheet for c in r), "a blank cell of the workbook")
    need(all(len(r) == len(sheet[0]) for _, sheet in sheets for r in sheet), "a row that is too short")
    need([[as_text(c) for c in r] for r in sheets[0][1]] == rows, "the workbook's first sheet is not the CSV")


def count(csv_file, wanted):
    rows = read_csv(csv_file)
    need(len(rows) - 1 == int(wanted) and len({tuple(r) for r in rows}) == len(rows), len(rows) - 1, "rows, wanted", wanted)


def kind(xlsx_file, day, title, wanted):
    values = [r[sheet[0].index(title)] for _, sheet in workbook.sheets(xlsx_file, day, need) if title in sheet[0] for r in sheet[1:]]
    need(any(type(v).__name__ == wanted for v in values), "no", wanted, "in", title)
    need(all(type(v).__name__ == wanted or not re.match("[0-9]", str(v)) for v in values), "a", wanted, "that is a text:", values)


def hostile(csv_file, xlsx_file, day):
    rows, cells = read_csv(csv_file), workbook.sheets(xlsx_file, day, need)[0][1]
    names = {r[0]: r[1] for r in cells[1:]}
    wanted = {0: '=HYPERLINK("http://x")', 1: "http://example.org/", 2: "_x0041_ _x005F_", 3: "<b>bold</b> &amp;", 7: "mailto:x@y", 8: "internal:Sheet1!A1", 10: "-5", 11: "+1", 12: "@x", 13: "1e5", 14: "2026-01-01"}
    for i, text in wanted.items():
        need(names["h-%d" % i] == text, i, names["h-%d" % i], "wanted", text)
    need("\u202e" not in names["h-6"] and "\u0085" not in names["h-6"], "a hidden character")
    need(names["h-5"].endswith("\u2026") and names["h-15"].endswith("\u2026"), "a cut without its mark")
    need(not any(c[:1] in "=+@" for r in rows for c in r), "a formula in the CSV")
    for r, x in zip(rows[1:], cells[1:]):
        need(r[1] == x[1] or r[1] == "'" + x[1], "not the same:", r[1][:40], x[1][:40])


{"same": same, "count": count, "type": kind, "hostile": hostile}[sys.argv[1]](*sys.argv[2:])
print("\n".join(problems[:10]))
sys.exit(1 if problems else 0)
