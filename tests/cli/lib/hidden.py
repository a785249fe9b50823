# SPDX-License-Identifier: Apache-2.0
"""Characters that a reader cannot see, or that turn text around.

hidden.py plant SCHEMAS FOLDER COPY: a copy of a repository with some in every text and every line of free text that an attribute may hold, and in names of files
hidden.py spoil REPORT COPY: the same for a report that somebody else made, also in what only we write, such as ids
hidden.py look PAGE...: says of each page which there are, raw or as a character reference, and whether those planted are shown by U+FFFD; exit 1 when a page has any"""
import glob
import os
import re
import shutil
import sys

BAD = "\u202e\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u200b\ufeff\x9b"
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]")
REFERENCE = re.compile("&#(x[0-9a-fA-F]+|[0-9]+);?")


def planted(text, lines):
    # texts of elements, then attributes of the type; the declaration, comments and markup stay
    head, end, text = text.partition("?>")
    text = re.sub(r">([^<>]*[^<>\s])(\s*)</", lambda m: ">" + m[1] + BAD + m[2] + "</", text)
    return head + end + re.sub(r'\s([a-z-]+)="([^"<>]+)"', lambda m: m[0][:-1] + BAD + '"' if m[1] in lines else m[0], text)


def plant(schemas, source, target):
    kinds = {}
    for path in glob.glob(os.path.join(schemas, "*.xsd")):
        if os.path.basename(path) in ("report.xsd", "diff.xsd", "xml.xsd"):
            continue
        with open(path, encoding="utf-8") as file:
            for name, kind in re.findall(r'<xs:attribute name="([^"]*)" type="([^"]*)"', file.read()):
                kinds.setdefault(name, set()).add(kind)
    lines = {name for name, kind in kinds.items() if kind == {"line"}}
    if len(lines) < 15:
        sys.exit("too few attributes hold free text: %d" % len(lines))
    shutil.copytree(source, target)
    for path in glob.glob(os.path.join(target, "**", "*.xml"), recursive=True):
        with open(path, encoding="utf-8") as file:
            text = planted(file.read(), lines)
        os.remove(path)
        with open(path.replace(".xml", "\u202e\u200f.xml"), "w", encoding="utf-8") as file:
            file.write(text)


def spoil(source, target):
    with open(source, encoding="utf-8") as file:
        text = file.read()
    # what is counted, dated or looked up by the reader stays what it is
    names = {"subject-id", "discriminator", "value", "name", "path", "file", "ref", "expression", "plan", "responsible", "version", "decision", "before", "default", "pack"}
    with open(target, "w", encoding="utf-8") as file:
        file.write(planted(text, names))


def look(page):
    with open(page, encoding="utf-8", newline="") as file:
        text = file.read()
    found = sorted({"U+%04X" % ord(c) for c in HIDDEN.findall(text)})
    for reference in REFERENCE.findall(text):
        code = int(reference[1:], 16) if reference[0] == "x" else int(reference)
        if HIDDEN.match(chr(code)):
            found.append("&#%s;" % reference)
    if found:
        print(page, *found)
    # a public page may leave all of it out
    if "-public" not in page and "\ufffd\ufffd" not in text and "\\u{202E}" not in text:
        print(page, "shows none of what was planted")
        return False
    return not found


if sys.argv[1] == "plant":
    plant(*sys.argv[2:])
elif sys.argv[1] == "spoil":
    spoil(*sys.argv[2:])
else:
    sys.exit(not all([look(page) for page in sys.argv[2:]]))
