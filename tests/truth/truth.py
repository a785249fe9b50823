# SPDX-License-Identifier: Apache-2.0
"""Every number of an HTML report, reckoned again from the canonical report by another way: truth.py PAGE.html REPORT.xml LABELS.xml LANGUAGE

Says what is wrong, a line each; exit 1 when anything is. What must stay true: a number in the page that nothing here answers for is wrong too, so that no new
number goes untested. Answered for are counts (reckoned from the findings, rules and clauses), what a link leads to, bars, and quotations: words that stand in the
canonical report, in elements that quote."""
import sys
from urllib.parse import unquote

import overview
import page as pages
import tables
from page import DIGIT, Text
from report import Report

def norm(text):
    return " ".join(str(text).split())


class Truth:
    def __init__(self, page, report):
        self.page, self.report, self.wrong = page, report, []
        self.ids = {element.id: element for element in page.all() if element.id}
        self.reckoned = 0

    def fail(self, what):
        self.wrong.append(what)

    def same(self, what, got, wanted):
        self.reckoned += 1
        if norm(got) != norm(wanted):
            self.fail("%s: the page says %r, reckoned is %r" % (what, norm(got)[:120], norm(wanted)[:120]))

    def claim(self, element, wanted, what):
        """The element says just that; its text nodes are answered for."""
        if element is None:
            return self.fail("%s: not in the page" % what)
        for text in element.texts():
            text.claimed = True
        return self.same(what, element.words(), wanted)

    def texts_of(self, element):
        """The element's own text, without that of the elements in it."""
        return [child for child in element.children if isinstance(child, Text)]

    # ---------------------------------------------------------------- links

    def follow(self, cell, n, what):
        """A count that is a link leads to what it counts: as many findings, rows or links."""
        link = cell if cell.tag == "a" else cell.first("a")
        if n == 0:
            if link is not None:
                self.fail("%s: a link from nothing" % what)
            return
        if link is None:
            return
        show = link.attributes.get("data-show")
        if show is not None:
            self.reckoned += 1
            found = self.filtered(show)
            if found != n:
                self.fail("%s: %d, but the filter %s shows %d" % (what, n, show, found))
        target = self.ids.get(link.attributes.get("href", "#")[1:])
        if target is None:
            return self.fail("%s: leads nowhere" % what)

    def filtered(self, show):
        """How many gaps a filter leaves, those that are not spelled out with them."""
        wanted = [(key, unquote(value)) for key, value in (part.split("=", 1) for part in show.split("&") if part)]
        return sum(1 for has in self.report.filterable() if all(has.get(key) == value for key, value in wanted))

    # ---------------------------------------------------------------- bars

    def bar(self, svg, parts, whole, what):
        """The strips of a bar are as wide as the parts are of the whole, one after the other."""
        widths = [rect for rect in svg.all("rect") if "track" not in rect.classes]
        if whole == 0:
            return
        at = 0.0
        shown = [(float(rect.attributes["width"].rstrip("%")), float(rect.attributes.get("x", "0").rstrip("%") or 0)) for rect in widths]
        if len(shown) != len(parts):
            shown = [pair for pair in shown if pair[0] > 0]
            parts = [part for part in parts if part]
        if len(shown) != len(parts):
            return self.fail("%s: %d strips for %d parts" % (what, len(shown), len(parts)))
        for (width, x), part in zip(shown, parts):
            self.reckoned += 1
            if abs(width - part * 100 / whole) > 0.002 or abs(x - at) > 0.01:
                self.fail("%s: a strip of %.3f %% at %.3f, reckoned is %.3f at %.3f" % (what, width, x, part * 100 / whole, at))
            at += part * 100 / whole

    def share(self, element, part, whole, what):
        """A percentage with one decimal."""
        for text in element.texts():
            text.claimed = True
        self.reckoned += 1
        shown = norm(element.words()).replace("%", "").replace(",", ".").strip()
        try:
            got = float(shown)
        except ValueError:
            return self.fail("%s: no percentage: %r" % (what, element.words()))
        if abs(got - part * 100 / whole) > 0.0501:
            self.fail("%s: the page says %s %%, reckoned is %.3f" % (what, shown, part * 100 / whole))

    # ---------------------------------------------------------------- all of it

    def check(self):
        overview.verdict(self)
        overview.public(self)
        overview.banners(self)
        overview.glance(self)
        overview.trend(self)
        overview.ahead(self)
        tables.coverage(self)
        tables.gaps(self)
        tables.rest(self)
        tables.inputs(self)
        self.quotations()
        self.unanswered()

    # Elements whose words are taken from the report, or are its dates and places.
    QUOTES = {"code", "time", "mark", "h5", "option"}
    QUOTE_CLASSES = {"place", "cid", "date", "said", "msg", "onfile", "ev", "lead", "excerpt"}

    def quotations(self):
        quotes = self.report.quotes()
        for text in self.page.texts():
            if text.claimed or not DIGIT.search(text.data):
                continue
            up = list(text.parent.up())
            if any(at.tag in ("style", "script") for at in up):
                text.claimed = True
            elif text.parent.tag == "code" and "command" in text.parent.parent.classes:
                text.claimed = quotes.command(norm(text.data))
            elif text.parent.tag == "title":
                parts = norm(text.data).split(", ")
                text.claimed = parts[-1] == self.report.as_of and all(quotes.known(part.split(" – ", 1)[-1], True) for part in parts[:-1] if DIGIT.search(part))
            else:
                text.claimed = quotes.known(norm(text.data), any(at.tag in self.QUOTES or at.classes & self.QUOTE_CLASSES for at in up))
        for n, number in enumerate([span for h2 in self.page.all("h2") for span in h2.all("span", "num")], 1):
            self.claim(number, n, "number of a section")

    def unanswered(self):
        for text in self.page.texts():
            if text.claimed or not DIGIT.search(text.data):
                continue
            path = " > ".join(at.tag + "".join("." + name for name in sorted(at.classes)) for at in list(text.parent.up())[:4][::-1])
            self.fail("nobody answers for %r in %s" % (norm(text.data)[:100], path))


def main():
    page, canonical, labels, language = sys.argv[1:5]
    truth = Truth(pages.read(page), Report(canonical, labels, language))
    truth.check()
    for line in truth.wrong[:40]:
        print(line)
    print("%d numbers reckoned again, %d wrong" % (truth.reckoned, len(truth.wrong)))
    return 1 if truth.wrong or truth.reckoned < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
