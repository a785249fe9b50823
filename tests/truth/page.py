# SPDX-License-Identifier: Apache-2.0
"""An HTML page as a tree, read by Python's own parser. Text nodes are objects too, so that each can be told of whether somebody has answered for it."""
from html.parser import HTMLParser

VOID = {"meta", "br", "img", "input", "link", "hr", "col", "base", "wbr"}


class Text:
    def __init__(self, data, parent):
        self.data, self.parent, self.claimed = data, parent, False


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.parent, self.children = tag, parent, []
        self.attributes = {name: value or "" for name, value in attributes}
        self.classes = set(self.attributes.get("class", "").split())
        self.id = self.attributes.get("id", "")

    def texts(self):
        for child in self.children:
            if isinstance(child, Text):
                yield child
            else:
                yield from child.texts()

    def all(self, tag=None, css=None):
        """The elements below this one, in order, with that name and class."""
        for child in self.children:
            if isinstance(child, Element):
                if (tag is None or child.tag == tag) and (css is None or css in child.classes):
                    yield child
                yield from child.all(tag, css)

    def first(self, tag=None, css=None):
        return next(self.all(tag, css), None)

    def words(self):
        """All that it says, with single blanks."""
        return " ".join("".join(text.data for text in self.texts()).split())

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
        self.root = self.at = Element("", [], None)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag):
        at = self.at
        while at.parent is not None and at.tag != tag:
            at = at.parent
        if at.parent is not None:
            self.at = at.parent

    def handle_data(self, data):
        self.at.children.append(Text(data, self.at))


def read(path):
    reader = Reader()
    with open(path, encoding="utf-8") as file:
        reader.feed(file.read())
    reader.close()
    return reader.root
