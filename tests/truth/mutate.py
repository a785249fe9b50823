# SPDX-License-Identifier: Apache-2.0
"""Pages that lie. Of every kind of number in a page (by the names and classes of the elements it stands in) one is changed by one; so are the widths of bars and the words
of charts. Quotations from the report are left alone where they are known by their markup only. The page is changed where it is read, one number at a time, and mended."""
import re

from page import DIGIT, change, unclaim

QUOTING = {"code", "time", "mark", "title", "style", "script", "option", "h5"}
QUOTING_CLASSES = {"place", "cid", "date", "said", "msg", "onfile", "ev", "lead", "excerpt", "num", "asof", "policy"}
NUMBER = re.compile(r"\d+")


def kinds(root, quotations):
    """What can lie, quotations too or not: (kind) -> [(node, name of its attribute or "")]"""
    found = {}
    for element in root.page.elements:
        chart = element.tag == "svg" or element.tag == "rect" and any(at.tag == "svg" and at.classes & {"bar", "spark", "columns"} for at in element.up())
        for name in ("width", "aria-label", "height") if chart and "track" not in element.classes else ():
            value = element.attributes.get(name, "")
            if not DIGIT.search(value) or name == "width" and (not value.endswith("%") or element.tag == "svg" or value in ("100%", "0%")):
                continue
            if name == "height" and (element.tag == "svg" or not element.within("svg", "columns")):
                continue
            found.setdefault((element.section(), element.tag, name, element.attributes.get("class") or element.attributes.get("fill", "")), []).append((element, name))
    for text in root.page.texts:
        # long texts are quotations without markup of their own: names, notes, reasons
        if not DIGIT.search(text.data) or not quotations and len(re.sub(r"[\d\s.,%]", "", text.data)) > 60:
            continue
        up = [at for at in text.parent.up() if at.parent is not None]
        if any(at.tag in ("style", "script") or not quotations and (at.tag in QUOTING or at.classes & QUOTING_CLASSES) for at in up):
            continue
        table = next((at for at in up if at.tag == "table"), None)
        caption = table.first("caption") if table is not None else None
        path = tuple(at.tag + "." + ".".join(sorted(at.classes)) for at in up[:4][::-1])
        found.setdefault((text.parent.section(), caption.id if caption is not None else "", path), []).append((text, ""))
    return found


def lies(root, quotations=False):
    """Tells one lie after the other: what it is, while the page says it. With quotations three of each kind lie."""
    for n, (kind, places) in enumerate(kinds(root, quotations).items()):
        chosen = (0, len(places) // 2, len(places) - 1)
        for which in sorted(set(chosen)) if quotations else [chosen[n % 3]]:
            node, name = places[which]
            old = node.attributes[name] if name else node.data
            new = NUMBER.sub(lambda digits: str(int(digits[0]) + 1).zfill(len(digits[0])), old, count=1)
            change(node, name, new)
            unclaim(root)
            yield "%r -> %r in %s" % (" ".join(old.split())[:80], " ".join(new.split())[:80], kind)
            change(node, name, old)
