# SPDX-License-Identifier: Apache-2.0
"""Tables of the page, their rows and their numbers."""


def table(t, name):
    caption = t.ids.get("cap-" + name)
    return next((at for at in caption.up() if at.tag == "table"), None) if caption is not None else None


def body_rows(of):
    """The rows with td, with the head of the group they are in."""
    group = None
    for row in of.all("tr"):
        if row.parent.tag in ("thead", "tfoot"):
            continue
        if "group" in row.classes:
            group = row
        else:
            yield row, group


def numbers(row):
    return [cell for cell in row.cells() if cell.tag == "td" and "n" in cell.classes]


def count(t, cell, n, what):
    t.claim(cell, t.report.number(n), what)
    t.follow(cell, n, what)


def severities(t, row, wanted, whole, what):
    """Three severities and their sum, and the bar beside them."""
    cells = numbers(row)
    for cell, n in zip(cells, wanted + [sum(wanted)]):
        count(t, cell, n, what)
    if len(cells) != 4:
        t.fail("%s: %d numbers" % (what, len(cells)))
    bar = row.first("svg", "spark")
    if bar is not None and whole:
        t.bar(bar, wanted, whole, what)
