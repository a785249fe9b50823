# SPDX-License-Identifier: Apache-2.0
"""What the truth of all views has in common: a page or a table whose numbers are claimed, reckoned again, or found word for word in the element that they are about.
What must stay true: a quotation is looked for in what its row is about, never in everything that was read; a number alone is no quotation unless it is a whole value."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "truth"))

from page import DIGIT, Element  # noqa: E402 F401
from report import NS, shown  # noqa: E402
from truth import Truth, norm  # noqa: E402

EDGES = " ().,;:–·→+−-/\u00a0"
HAYSTACKS = {}


def haystack(source):
    """The values of an element and of those below it, or a string: (all of them, the text to look in)"""
    if isinstance(source, str):
        return {shown(source).casefold()}, shown(source).casefold()
    if source not in HAYSTACKS:
        values = []
        for element in source.iter():
            values += [shown(element.text)] + [shown(value) for value in element.attrib.values()]
            if element.get("file"):
                values.append(shown(":".join(filter(None, [element.get("file"), element.get("line"), element.get("column")]))))
                values.append(shown(":".join(filter(None, [os.path.basename(element.get("file")), element.get("line"), element.get("column")]))))
            elif element.tag == NS + "finding":
                values.append(shown(":".join(filter(None, [element.get("line"), element.get("column")]))))
        values = {value.casefold() for value in values if DIGIT.search(value)}
        HAYSTACKS[source] = values, "\n".join(values)
    return HAYSTACKS[source]


def quoted_in(said, source):
    said = said.casefold()
    bare = said.strip(EDGES)
    if not DIGIT.search(bare):
        return True
    values, text = haystack(source)
    if said in values or bare in values:
        return True
    if not re.search(r"[^\W\d]|\d-\d\d-\d|\d:\d\d", bare):
        return False
    for part in (bare, bare.removesuffix(".")):
        if part in text and re.search(r"(?<!\d)%s(?!\d)" % re.escape(part), text):
            return True
    return False


def composed_of(said, sources, labels):
    """Whether nothing with digits is left of the words when the values of the sources, which are more than a number, are taken out of them."""
    left = said.casefold()
    values = {value for source in sources for value in haystack(source)[0] if not value.isdigit() or len(value) > 3} | labels
    for value in sorted((value for value in values if value in left), key=len, reverse=True):
        left = re.sub(r"(?<!\d)%s(?!\d)" % re.escape(value), " ", left)
    return not DIGIT.search(left)


class View(Truth):
    """A page, the canonical report and, for documents, the repository that it was made of."""

    def __init__(self, page, report, repository=None):
        super().__init__(page, report)
        self.repository = repository

    def quote(self, element, *sources):
        """Texts in the element that nobody answers for yet are words of these sources."""
        if element is None:
            return
        for text in element.texts():
            if not text.claimed and DIGIT.search(text.data):
                said = norm(text.data)
                text.claimed = any(quoted_in(said, source) for source in sources)

    def compose(self, element, *sources):
        """The same, of words that are put together of values and labels."""
        if element is None:
            return
        for text in element.texts():
            if not text.claimed and DIGIT.search(text.data):
                text.claimed = composed_of(norm(text.data), sources, self.numbered())

    def numbered(self):
        """Labels that have digits themselves."""
        if not hasattr(self.report, "with_digits"):
            said = [shown(texts[self.report.language]).casefold() for texts in self.report.labels.values()]
            self.report.with_digits = {words for words in said if DIGIT.search(words) and "{" not in words}
        return self.report.with_digits

    def label(self, element):
        """Texts that are labels."""
        for text in element.texts():
            if not text.claimed and DIGIT.search(text.data):
                said = norm(text.data).casefold()
                text.claimed = said in self.numbered() or said.strip(EDGES) in self.numbered()

    def frame(self, made_by, days=None):
        """The title, the date at the head, the numbers of sections and the tool at the foot."""
        r = self.report
        title = self.page.first("title")
        self.same("title: the day", title.words().endswith(days or r.as_of), True)
        for policy in r.policies:
            self.quote(title, policy, days or r.as_of)
        for text in title.texts():
            head = norm(text.data).removesuffix(days or r.as_of)
            said = [r.text(policy, name) for policy in r.policies for name in ("title", "short-title")]
            text.claimed = text.claimed or not DIGIT.search(head) or any(words and words in head and not DIGIT.search(head.replace(words, "")) for words in said)
        asof = self.page.first("p", "asof")
        self.claim(asof, days or "%s %s" % (r.say("fact.as-of"), r.as_of), "head: the day")
        for time in self.page.all("time"):
            self.same("a date and its machine form", time.words(), time.attributes.get("datetime"))
        for n, number in enumerate([span for h2 in self.page.all("h2") for span in h2.all("span", "num")], 1):
            self.claim(number, n, "number of a section")
        tool = r.one("tool")
        what, constant = made_by
        foot = self.page.first("footer")
        self.claim(foot.first("p") if foot is not None else None, "%s %s %s. %s" % (r.say(what), tool.get("name"), tool.get("version"), r.say(constant)), "foot")

    def machinery(self):
        """Style and script have numbers of their own; links of the contents say what titles say."""
        for tag in ("style", "script"):
            for element in self.page.all(tag):
                for text in element.texts():
                    text.claimed = True

    def check(self):
        self.machinery()
        self.examine()
        for element in (self.page,):
            self.label(element)
        self.unanswered()
