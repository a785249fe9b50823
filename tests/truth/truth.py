# SPDX-License-Identifier: Apache-2.0
"""Every number of an HTML report, reckoned again from the canonical report by another way: truth.py PAGE.html REPORT.xml LABELS.xml LANGUAGE

Says what is wrong, a line each; exit 1 when anything is. What must stay true: a number in the page that nothing here answers for is wrong too, so that no new
number goes untested. Answered for are counts (reckoned from the findings, rules and clauses), what a link leads to, bars, and quotations: words that stand in the
canonical report, in elements that quote."""
import re
import sys
from collections import Counter

import page as pages
import tables
from page import Element, Text
from report import NS, OUTCOMES, Report

DIGIT = re.compile(r"\d")


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
        wanted = dict(part.split("=", 1) for part in show.split("&") if part)
        report, n = self.report, 0
        for finding in report.gaps:
            due = finding.get("due", "")
            month = "overdue" if due and due < report.as_of else "later" if due and due[:7] > self.last_month() else due[:7]
            has = {"severity": finding.get("severity"), "unit": report.unit_of(finding) or "-", "area": report.area_of(finding) or "-", "due": month,
                   "rule": finding.get("rule"), "state": finding.get("baseline", "")}
            n += all(has.get(key) == value.replace("%20", " ") for key, value in wanted.items())
        return n

    def last_month(self):
        return "%04d%s" % (int(self.report.as_of[:4]) + 1, self.report.as_of[4:7])

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
        tables.verdict(self)
        tables.banners(self)
        tables.glance(self)
        tables.trend(self)
        tables.ahead(self)
        tables.coverage(self)
        tables.gaps(self)
        tables.rest(self)
        tables.inputs(self)
        self.quotations()
        self.unanswered()

    # Elements whose words are taken from the report, or are its dates and places.
    QUOTES = {"code", "time", "mark", "h5", "title", "option", "script", "style"}
    QUOTE_CLASSES = {"place", "cid", "date", "said", "msg", "onfile", "ev", "lead", "excerpt", "num", "left"}

    def quotations(self):
        report = self.report
        whole = set(report.strings())
        haystack = "\n".join(sorted(whole))
        squeezed = re.sub(r"\s+", "", haystack)
        for element in report.root.iter():
            if element.get("file"):
                whole.add(":".join(filter(None, [element.get("file"), element.get("line"), element.get("column")])))
            lines = element.get("source-line", "")
            if lines:
                dashed = lines.replace("-", "–")
                whole.add(report.say("coverage.lines" if "–" in dashed or re.search("[, ;]", lines) else "coverage.line", dashed))
            whole.add(element.get("id", "").removeprefix("cl. "))
        for finding in report.findings:
            subject = finding.find(NS + "subject")
            whole.add("%s (%s)" % (report.text(subject, "name") or subject.get("id"), subject.get("discriminator")))
            for exception in finding.findall(NS + "exception"):
                whole.add(report.say("finding.was-excepted", exception.get("ref"), exception.get("expires-on")))
            for action in finding.findall(NS + "action"):
                whole.update(report.say("action." + name, action.get(day)) for name, day in (("done", "done-on"), ("late", "planned-on"), ("planned", "planned-on")))
        for one in report.exceptions:
            whole.add("%s %s" % (report.say("col.decision"), one.get("ref")))
            whole.update(part.strip() for part in re.split(r"\d{4}-\d\d-\d\d", one.get("ref", "")))
        versions = {"; %s %s" % (report.say("fact.version"), policy.get("version")) for policy in report.policies}
        tool = report.one("tool")
        whole.add("%s %s" % (tool.get("name"), tool.get("version")))
        whole.add("%s %s %s. %s" % (report.say("report.made-by"), tool.get("name"), tool.get("version"), report.say("report.constant")))
        whole.add("SHA-256")
        dates = set(re.findall(r"\d{4}-\d\d-\d\d", haystack))
        months = {day[:7] for day in dates}
        labels = {said for label, texts in report.labels.items() for said in [norm(texts[report.language])] if DIGIT.search(said) and "{" not in said}
        joined = "\n".join(whole)
        for text in self.page.texts():
            said = norm(text.data)
            if text.claimed or not DIGIT.search(said):
                continue
            if any(at.tag in ("style", "script") for at in text.parent.up()):
                text.claimed = True
                continue
            quoting = any(at.tag in self.QUOTES or at.classes & self.QUOTE_CLASSES for at in text.parent.up())
            bare = said.strip("()§,;: ")
            if said in labels or any(said.startswith(label) or said.endswith(label) for label in labels if len(label) > 8 and not DIGIT.search(said.replace(label, ""))):
                text.claimed = True
            elif text.parent.tag == "code" and text.parent.parent.tag == "p" and "command" in text.parent.parent.classes:
                # a command line: its numbers are the day, the values of options and paths
                text.claimed = all(word == report.as_of or word in whole or any(word in one for one in whole) for word in said.split() if DIGIT.search(word))
            elif text.parent.tag == "title" and said.endswith(", " + report.as_of) and not DIGIT.search(said.replace(report.as_of, "")):
                text.claimed = True
            elif said.split(",")[0].removesuffix(" ·") in versions and not DIGIT.search(said.partition(",")[2]):
                text.claimed = True
            elif said in whole or bare in whole and not re.fullmatch(r"[\d.,\s]+", bare):
                text.claimed = True
            elif quoting and (bare in dates or bare in months or bare in joined or re.sub(r"\s+", "", bare) in squeezed):
                text.claimed = True
            elif len(bare) >= 20 and (bare in haystack or bare.split(": ", 1)[-1] in haystack):
                text.claimed = True
            elif re.sub(r"\(([^)]*)\)\Z", r"\1", bare) != bare and all(part in joined for part in re.split(r" ?\(|\)", bare) if part):
                text.claimed = True

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
    return 1 if truth.wrong or truth.reckoned < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
