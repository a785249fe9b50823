# SPDX-License-Identifier: Apache-2.0
"""What a page may quote: the words of a canonical report, and what the view says with them."""
import re

from report import NS, shown

DIGIT = re.compile(r"\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")

class Quotes:
    def __init__(self, report):
        self.report, self.seen = report, {}
        whole = set(report.strings())
        self.haystack = "\n".join(sorted(whole))
        self.squeezed = re.sub(r"\s+", "", self.haystack)
        for element in report.root.iter():
            if element.get("file"):
                whole.add(shown(":".join(filter(None, [element.get("file"), element.get("line"), element.get("column")]))))
            lines = (element.get("source-line") or "").replace("-", "–")
            if lines:
                whole.add(report.say("coverage.lines" if re.search("[–, ;]", lines) else "coverage.line", lines))
            if element.text and element.text.startswith("cl. "):
                whole.add(element.text[4:])
        for finding in report.findings:
            subject = finding.find(NS + "subject")
            whole.add(shown("%s (%s)" % (report.text(subject, "name") or subject.get("id"), subject.get("discriminator"))))
            for exception in finding.findall(NS + "exception"):
                whole.add(report.say("finding.was-excepted", exception.get("ref"), exception.get("expires-on")))
            for action in finding.findall(NS + "action"):
                whole.update(report.say("action." + name, action.get(day)) for name, day in (("done", "done-on"), ("late", "planned-on"), ("planned", "planned-on")))
        for one in report.exceptions:
            whole.add(shown("%s %s" % (report.say("col.decision"), one.get("ref"))))
            whole.update(part.strip() for part in DAY.split(one.get("ref", "")))
        tool = report.one("tool")
        name = "%s %s" % (tool.get("name"), tool.get("version"))
        whole.update((name, "%s %s. %s" % (report.say("report.made-by"), name, report.say("report.constant")), "SHA-256"))
        self.whole = whole
        self.versions = {"; %s %s" % (report.say("fact.version"), shown(policy.get("version"))) for policy in report.policies}
        self.dates = set(DAY.findall(self.haystack))
        self.months = {day[:7] for day in self.dates}
        # labels that have digits themselves, as the name of a standard
        self.labels = {said for texts in report.labels.values() for said in [" ".join(texts[report.language].split())] if DIGIT.search(said) and "{" not in said}
        self.places = "\n".join(whole)
        self.places_squeezed = re.sub(r"\s+", "", self.places)

    def command(self, said):
        """A command line: its numbers are the day, and values of options and paths."""
        words = [DAY.sub(lambda day: "" if day[0] in self.dates else day[0], word) for word in said.split()]
        return all(word in self.haystack for word in words if DIGIT.search(word))

    def known(self, said, quoting):
        """Whether these words are of the report; $quoting: they stand in an element that quotes, where a part of a text is enough."""
        if (said, quoting) not in self.seen:
            self.seen[said, quoting] = self.look(said, quoting)
        return self.seen[said, quoting]

    def look(self, said, quoting):
        bare = said.strip("()§,;: ")
        # a number alone is never a quotation: some attribute has it always
        if (said in self.whole or bare in self.whole) and (quoting or not re.fullmatch(r"[\d.,\s]+", said.strip("(),;: "))):
            return True
        if said.split(",")[0].removesuffix(" ·") in self.versions and not DIGIT.search(said.partition(",")[2]):
            return True
        if any(said.startswith(label) or said.endswith(label) for label in self.labels if len(label) > 8 and not DIGIT.search(said.replace(label, ""))) or said in self.labels:
            return True
        if quoting and (bare in self.dates or bare in self.months or bare in self.places or re.sub(r"\s+", "", bare) in self.places_squeezed):
            return True
        return len(bare) >= 20 and (bare in self.haystack or bare.split(": ", 1)[-1] in self.haystack)
