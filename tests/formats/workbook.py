# SPDX-License-Identifier: Apache-2.0
"""A workbook (XLSX) read with nothing but zip and XML: sheets(FILE) gives [(name, rows)], a cell is a str, a float or a date, None where there is none.

It refuses, by saying so to need(), what a workbook of ours must not have: formulas, links, macros, outside relations, names and times of a machine, duplicate or invalid
sheet names, texts that are too long, a sheet without frozen heading, filter, titles on every page and A4 landscape.
"""
import datetime
import re
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TITLES = "_xlnm.Print_Titles"


def unescape(text):
    """_x000D_ is a character, _x005F_ the sign that begins one."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def text_of(node):
    return unescape("".join(t.text or "" for t in node.iter(MAIN + "t")))


def column(ref):
    n = 0
    for c in re.match("[A-Z]+", ref).group(0):
        n = n * 26 + ord(c) - 64
    return n - 1


def value(cell, shared, dates):
    kind, v = cell.get("t"), cell.find(MAIN + "v")
    if kind == "s":
        return shared[int(v.text)]
    if kind == "inlineStr":
        return text_of(cell)
    if v is None:
        return None
    number = float(v.text)
    return datetime.date(1899, 12, 30) + datetime.timedelta(int(number)) if int(cell.get("s", 0)) in dates else number


def sheets(path, as_of, need):
    z = zipfile.ZipFile(path)
    need(z.testzip() is None, "a part is damaged")
    names = z.namelist()
    need(len(names) == len(set(names)), "a part twice")
    for info in z.infolist():
        need(info.date_time == (1980, 1, 1, 0, 0, 0), info.filename, "has a time:", info.date_time)
        need(not info.filename.startswith("xl/worksheets") or b"hyperlink" not in z.read(info).lower(), info.filename, "has a link")
        need("vba" not in info.filename.lower() and "external" not in info.filename.lower(), info.filename)
        if info.filename.endswith(".rels"):
            need(b"TargetMode" not in z.read(info), info.filename, "leads outside")
    core = z.read("docProps/core.xml").decode()
    need(set(re.findall(r"W3CDTF\">([^<]*)<", core)) == {as_of + "T00:00:00Z"}, "made at another time:", core)
    need(not re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]", core), "somebody's name")
    shared = []
    if "xl/sharedStrings.xml" in names:
        shared = [text_of(si) for si in ET.fromstring(z.read("xl/sharedStrings.xml"))]
    styles = ET.fromstring(z.read("xl/styles.xml"))
    formats = {n.get("numFmtId"): n.get("formatCode") for n in styles.iter(MAIN + "numFmt")}
    dates = {i for i, x in enumerate(styles.find(MAIN + "cellXfs")) if "yy" in formats.get(x.get("numFmtId"), "")}
    book = ET.fromstring(z.read("xl/workbook.xml"))
    titles = [d for d in book.iter(MAIN + "definedName") if d.get("name") == TITLES]
    found, seen = [], set()
    for i, s in enumerate(book.find(MAIN + "sheets")):
        name = s.get("name")
        need(0 < len(name.encode("utf-16-le")) // 2 <= 31 and not re.search(r"[\[\]:*?/\\\x00-\x1f]", name) and name[0] != "'" and name[-1] != "'", "a sheet's name:", ascii(name))
        need(name.lower() not in seen and name.lower() != "history", "a sheet's name twice:", ascii(name))
        seen.add(name.lower())
        sheet = ET.fromstring(z.read("xl/worksheets/sheet%d.xml" % (i + 1)))
        rows = []
        for r in sheet.iter(MAIN + "row"):
            need(int(r.get("r")) == len(rows) + 1, name, "a row is left out:", r.get("r"))
            cells = {column(c.get("r")): value(c, shared, dates) for c in r}
            rows.append([cells.get(k) for k in range(max(cells) + 1)] if cells else [])
            for c in cells.values():
                need(not isinstance(c, str) or len(c.encode("utf-16-le")) // 2 <= 32767, name, "a text is too long")
        need(next(sheet.iter(MAIN + "f"), None) is None, name, "has a formula")
        pane = next(sheet.iter(MAIN + "pane"), None)
        need(pane is not None and pane.get("ySplit") == "1" and pane.get("state") == "frozen", name, "the heading is not frozen")
        need(sheet.find(MAIN + "autoFilter") is not None, name, "has no filter")
        setup = sheet.find(MAIN + "pageSetup")
        need(setup is not None and setup.get("paperSize") == "9" and setup.get("orientation") == "landscape" and setup.get("fitToHeight") == "0", name, "is not set for A4")
        need(any(t.get("localSheetId") == str(i) for t in titles), name, "repeats no heading")
        need(all(h and isinstance(h, str) for h in rows[0]) and len(set(rows[0])) == len(rows[0]), name, "headings:", rows[0])
        need(all(len(r) <= len(rows[0]) for r in rows), name, "a row is too long")
        found.append((name, rows))
    return found
