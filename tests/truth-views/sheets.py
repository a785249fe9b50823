# SPDX-License-Identifier: Apache-2.0
"""Tables that are no pages, as CSV, as a workbook and in the summary's Markdown: cells that somebody answers for, or not. A workbook is read as the XML in its archive.
What must stay true: a cell with a digit that nobody answers for is wrong; a row is compared with the one thing that it is about."""
import csv
import re
import xml.etree.ElementTree as tree
import zipfile
from datetime import date, timedelta

from page import DIGIT
from view import composed_of, norm, quoted_in

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Cell:
    __slots__ = ("data", "claimed")

    def __init__(self, data):
        self.data, self.claimed = data, False


class Sheet:
    def __init__(self, name, rows):
        self.name, self.head, self.rows = name, rows[0] if rows else [], [[Cell(value) for value in row] for row in rows[1:]]


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [Sheet("csv", list(csv.reader(file, delimiter=";")))]


def number_of(letters):
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n - 1


def read_workbook(path):
    with zipfile.ZipFile(path) as archive:
        def part(name):
            return tree.fromstring(archive.read(name))
        strings = ["".join(text.text or "" for text in one.iter(MAIN + "t")) for one in part("xl/sharedStrings.xml").findall(MAIN + "si")]
        styles = part("xl/styles.xml")
        dates = {one.get("numFmtId") for one in styles.iter(MAIN + "numFmt") if "yyyy" in one.get("formatCode")}
        dated = [one.get("numFmtId") in dates for one in styles.find(MAIN + "cellXfs")]
        targets = {one.get("Id"): one.get("Target") for one in part("xl/_rels/workbook.xml.rels")}
        sheets = []
        for sheet in part("xl/workbook.xml").find(MAIN + "sheets"):
            rows = []
            for row in part("xl/" + targets[sheet.get(RELATION + "id")]).iter(MAIN + "row"):
                values = []
                for cell in row.findall(MAIN + "c"):
                    n = number_of(re.match("[A-Z]+", cell.get("r"))[0])
                    values += [""] * (n - len(values))
                    said = cell.findtext(MAIN + "v") or ""
                    if cell.get("t") == "s":
                        said = strings[int(said)]
                    elif dated[int(cell.get("s", 0))]:
                        said = (date(1899, 12, 30) + timedelta(int(said))).isoformat()
                    values.append(said)
                rows.append(values)
            width = len(rows[0]) if rows else 0
            sheets.append(Sheet(sheet.get("name"), [row + [""] * (width - len(row)) for row in rows]))
        return sheets


class Tables:
    """Sheets and what they are about. wrong: what is not so; as truth.py has it."""

    def __init__(self, sheets, report, repository=None):
        self.sheets, self.report, self.repository, self.wrong, self.reckoned = sheets, report, repository, [], 0
        for sheet in sheets:
            for row in sheet.rows:
                for cell in row:
                    cell.claimed = False

    def fail(self, what):
        self.wrong.append(what)

    def same(self, what, got, wanted):
        self.reckoned += 1
        if norm(got) != norm(wanted):
            self.fail("%s: it says %r, reckoned is %r" % (what, norm(got)[:120], norm(wanted)[:120]))

    def claim(self, cell, wanted, what):
        cell.claimed = True
        self.same(what, cell.data, wanted)

    def counted(self):
        """The totals, which the verdict follows from, are those of the findings."""
        r = self.report
        for name, n in zip(("errors", "warnings", "infos", "excepted", "not-evaluable", "rule-errors"), r.severities(r.gaps) + [len(r.of(outcome)) for outcome in ("excepted", "not-evaluable", "error")]):
            self.same("totals: " + name, r.totals.get(name, 0), n)

    def row(self, sheet, row, values, sources, what):
        """A row: the columns in values say just that; what else has digits is quoted from the sources."""
        for title, wanted in values.items():
            if title in sheet.head:
                self.claim(row[sheet.head.index(title)], wanted, "%s, %s" % (what, title))
            else:
                self.fail("%s: there is no column %s" % (sheet.name, title))
        self.quote(row, *sources)

    def rows(self, sheet, wanted, what):
        """Rows, one for each: (values, sources)."""
        self.same("%s: rows" % what, len(sheet.rows), len(wanted))
        for row, (values, sources) in zip(sheet.rows, wanted):
            self.row(sheet, row, values, sources, what)

    def quote(self, row, *sources):
        for cell in row:
            if not cell.claimed and DIGIT.search(cell.data):
                said = norm(cell.data)
                cell.claimed = any(quoted_in(said, source) for source in sources) or composed_of(said, sources, self.numbered())

    def numbered(self):
        if not hasattr(self.report, "with_digits"):
            said = [norm(texts[self.report.language]).casefold() for texts in self.report.labels.values()]
            self.report.with_digits = {words for words in said if DIGIT.search(words) and "{" not in words}
        return self.report.with_digits

    def check(self):
        self.examine()
        for sheet in self.sheets:
            for n, row in enumerate(sheet.rows, 2):
                for cell, title in zip(row, sheet.head + [""] * len(row)):
                    if not cell.claimed and DIGIT.search(cell.data) and norm(cell.data).casefold() not in self.numbered():
                        self.fail("nobody answers for %r in %s, row %d, %s" % (norm(cell.data)[:100], sheet.name, n, title))


def lies(sheets):
    """Three cells of each column of each sheet say another number, one after the other."""
    for sheet in sheets:
        for n in range(max([len(row) for row in sheet.rows], default=0)):
            cells = [row[n] for row in sheet.rows if n < len(row) and DIGIT.search(row[n].data)]
            for cell in {id(cell): cell for cell in (cells[0], cells[len(cells) // 2], cells[-1])}.values() if cells else ():
                old = cell.data
                for at in (re.search(r"\d+", old), list(re.finditer(r"\d+", old))[-1]):
                    cell.data = old[:at.start()] + str(int(at[0]) + 1).zfill(len(at[0])) + old[at.end():]
                    yield "%r -> %r in %s, column %d" % (old[:80], cell.data[:80], sheet.name, n + 1)
                    cell.data = old
