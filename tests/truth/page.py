# SPDX-License-Identifier: Apache-2.0
"""An HTML page as a tree, read by Python's own parser. Text nodes are objects too, so that each can be told of whether somebody has answered for it.
What must stay true: elements and texts are numbered in the order of the page, and each element knows the numbers of what is in it, so that nothing is walked through to
find those with a name or a class."""
import re
from bisect import bisect_left
from html.parser import HTMLParser

VOID = {"meta", "br", "img", "input", "link", "hr", "col", "base", "wbr"}
DIGIT = re.compile(r"\d")


class Text:
    __slots__ = ("data", "parent", "claimed")

    def __init__(self, data, parent):
        self.data, self.parent, self.claimed = data, parent, False


class Page:
    """What all elements of a page share: those of each name and class, by number."""

    def __init__(self):
        self.elements, self.texts, self.tags, self.classes = [], [], {}, {}

    def numbers(self, tag, css):
        if tag is None and css is None:
            return range(len(self.elements))
        by_tag, by_class = self.tags.get(tag, ()), self.classes.get(css, ())
        return by_class if tag is None or css is not None and len(by_class) < len(by_tag) else by_tag


class Element:
    __slots__ = ("tag", "parent", "children", "attributes", "classes", "id", "page", "number", "end", "text", "text_end", "said")

    def __init__(self, tag, attributes, parent, page):
        self.tag, self.parent, self.children, self.page, self.said = tag, parent, [], page, None
        self.attributes = {name: value or "" for name, value in attributes}
        self.classes = set(self.attributes.get("class", "").split())
        self.id = self.attributes.get("id", "")
        # the root is none of the elements
        self.number = len(page.elements) if parent is not None else -1
        self.text = len(page.texts)
        if parent is not None:
            page.elements.append(self)
            page.tags.setdefault(tag, []).append(self.number)
            for name in self.classes:
                page.classes.setdefault(name, []).append(self.number)

    def texts(self):
        return self.page.texts[self.text:self.text_end]

    def all(self, tag=None, css=None):
        """The elements below this one, in order, with that name and class."""
        numbers, elements = self.page.numbers(tag, css), self.page.elements
        for n in range(bisect_left(numbers, self.number + 1), len(numbers)):
            if numbers[n] >= self.end:
                return
            at = elements[numbers[n]]
            if (tag is None or at.tag == tag) and (css is None or css in at.classes):
                yield at

    def first(self, tag=None, css=None):
        return next(self.all(tag, css), None)

    def words(self):
        """All that it says, with single blanks."""
        if self.said is None:
            self.said = " ".join("".join([text.data for text in self.texts()]).split())
        return self.said

    def up(self):
        at = self
        while at is not None:
            yield at
            at = at.parent

    def within(self, tag=None, css=None):
        return any((tag is None or at.tag == tag) and (css is None or css in at.classes) for at in self.up())

    def section(self):
        """The id of the section of the report that it stands in."""
        for at in self.up():
            if at.tag == "section" and at.id:
                return at.id
        return ""

    def cells(self):
        return [child for child in self.children if isinstance(child, Element) and child.tag in ("td", "th")]


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.root = self.at = Element("", [], None, self.page)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes, self.at, self.page)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element
        else:
            self.leave(element)

    def leave(self, element):
        element.end, element.text_end = len(self.page.elements), len(self.page.texts)

    def handle_endtag(self, tag):
        at = self.at
        while at.parent is not None and at.tag != tag:
            at = at.parent
        if at.parent is not None:
            while self.at is not at.parent:
                self.leave(self.at)
                self.at = self.at.parent

    def handle_data(self, data):
        text = Text(data, self.at)
        self.at.children.append(text)
        self.page.texts.append(text)


def read(path):
    reader = Reader()
    with open(path, encoding="utf-8") as file:
        reader.feed(file.read())
    reader.close()
    while reader.at is not None:
        reader.leave(reader.at)
        reader.at = reader.at.parent
    return reader.root


def change(node, name, value):
    """A text, or an attribute of an element, says something else; gives what it said."""
    if name:
        old, node.attributes[name] = node.attributes[name], value
    else:
        old, node.data = node.data, value
        for at in node.parent.up():
            at.said = None
    return old


def unclaim(root):
    for text in root.page.texts:
        text.claimed = False
