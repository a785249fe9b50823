# SPDX-License-Identifier: Apache-2.0
"""Pages that lie: mutate.py PAGE DIRECTORY

Of every kind of number in a page (by the names and classes of the elements it stands in) one is changed by one, in a copy of its own; so are the widths of bars and the
words of charts. Quotations from the report are left alone: truth.py knows them by their markup. The page is cut and put together as text, so that nothing else changes."""
import os
import re
import sys
from html.parser import HTMLParser

QUOTING = ("code", "time", "mark", "title", "style", "script", "option", "h5")
QUOTING_CLASSES = {"place", "cid", "date", "said", "msg", "onfile", "ev", "lead", "excerpt", "num", "asof", "policy"}


class Finder(HTMLParser):
    """Notes where each kind of number stands: (kind, offset, text)."""

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.stack, self.found, self.captions = [], {}, ""

    def place(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def note(self, kind, at, text):
        self.found.setdefault(kind, []).append((at, text))

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        classes = attributes.get("class", "")
        if tag == "caption":
            self.caption = attributes.get("id", "")
        raw = self.get_starttag_text()
        for name in ("width", "aria-label", "height"):
            value = attributes.get(name, "")
            chart = any(one[0] == "svg" and one[1] & {"bar", "spark", "columns"} for one in self.stack) if tag == "rect" else tag == "svg"
            if not chart or not re.search(r"\d", value) or (name == "width" and not value.endswith("%")) or (name == "height" and "columns" not in str(self.stack)) or "track" in classes:
                continue
            if name == "width" and tag == "svg" or value in ("100%", "0%"):
                continue
            at = self.place() + raw.index(' %s="%s"' % (name, value)) + len(name) + 3
            self.note((self.section(), tag, name, classes or attributes.get("fill", "")), at, value)
        self.stack.append((tag, set(classes.split()), attributes.get("id", "")))
        if tag in ("meta", "br", "img", "input", "link"):
            self.stack.pop()

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def section(self):
        return next((one[2] for one in self.stack[::-1] if one[0] == "section" and one[2]), "")

    def handle_data(self, data):
        if not re.search(r"\d", data):
            return
        for tag, classes, _ in self.stack:
            if tag in QUOTING or classes & QUOTING_CLASSES:
                return
        path = tuple(tag + "." + ".".join(sorted(classes)) for tag, classes, _ in self.stack[-4:])
        table = self.caption if any(one[0] == "table" for one in self.stack) and hasattr(self, "caption") else ""
        number = re.search(r"\d+", data)
        # quotations without markup of their own: names, notes, reasons
        if len(re.sub(r"[\d\s.,%]", "", data)) > 60:
            return
        self.note((self.section(), table, path), self.place() + number.start(), number.group())


page, directory = sys.argv[1:]
text = open(page, encoding="utf-8").read()
finder = Finder(text)
finder.feed(text)
kinds = 0
for kind, places in finder.found.items():
    for which in [(0, len(places) // 2, len(places) - 1)[kinds % 3]]:
        at, old = places[which]
        digits = re.search(r"\d+", old).group()
        new = old.replace(digits, str(int(digits) + 1), 1)
        assert text[at:at + len(old)] == old, (kind, old, text[at:at + 30])
        with open(os.path.join(directory, "%03d-%d.html" % (kinds, which)), "w", encoding="utf-8") as out:
            out.write(text[:at] + new + text[at + len(old):])
        with open(os.path.join(directory, "%03d-%d.txt" % (kinds, which)), "w", encoding="utf-8") as out:
            out.write("%s -> %s in %s: %s" % (old, new, kind, text[max(0, at - 60):at + 40].replace("\n", " ")))
    kinds += 1
print("%d kinds of numbers" % kinds)
assert kinds >= 60, kinds
