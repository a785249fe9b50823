# SPDX-License-Identifier: Apache-2.0
"""The truth table of the verdict (views/verdicts.xml), read a second time: of any canonical report, its row.

views/decide.xsl does the same in XSLT and src/report/report_verdict.c in C; the tests compare them with this.
"""
import os
import xml.etree.ElementTree as ET

NS = "{urn:policykoll:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
VIEWS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "views")
SAYS = ("id", "word", "sentence", "class")
LEVELS = ("error", "warning", "info")


def rows(views=VIEWS):
    return ET.parse(views + "/verdicts.xml").getroot().findall("row")


def labels(views=VIEWS):
    return {(l.get("id"), t.get(LANG)): t.text for l in ET.parse(views + "/labels.xml").getroot() for t in l}


def applies(row, case):
    return all(case[k] in v.split() for k, v in row.attrib.items() if k not in SAYS)


def case(root):
    """What a report says to each column of the table; and its number of gaps."""
    def n(element, *names):
        return sum(int(element.get(name) or 0) for name in names) if element is not None else 0

    def yes(fact):
        return "yes" if fact else "no"
    totals, outcomes, withheld, baseline = (root.find(NS + name) for name in ("totals", "outcomes", "withheld", "baseline"))
    inputs, findings = list(root.iter(NS + "input")), list(root.iter(NS + "finding"))
    plural = [level + "s" for level in LEVELS]
    gaps = n(totals, *plural) + n(withheld, *plural)
    only_new = baseline is not None and baseline.get("only-new") == "yes"
    counted = LEVELS[:1 + LEVELS.index(root.get("fail-on"))] if root.get("fail-on") != "never" else ()
    if only_new:
        failing = sum(f.get("outcome") == "gap" and f.get("baseline") != "known" and f.get("severity") in counted for f in findings)
    else:
        failing = n(totals, *[level + "s" for level in counted])
    failing += n(withheld, *[level + "s" for level in counted])
    judged = gaps or findings or n(withheld, "findings") or withheld is not None and withheld.get("evaluated") == "yes" or n(outcomes, "pass", "gap", "excepted", "not-evaluable", "error")
    left = n(withheld, "findings") - n(withheld, "rule-errors", *plural)
    return {
        "status": root.get("status"),
        "crashed": yes(n(totals, "rule-errors") or n(withheld, "rule-errors") or n(outcomes, "error") or any(f.get("outcome") == "error" for f in findings)),
        "unread": yes(n(totals, "unread") or any(i.get("status") != "valid" for i in inputs)),
        "skipped": yes(any(n(i, "assets-skipped") for i in inputs)),
        "judged": yes(judged),
        "only-read": yes(not judged and n(totals, "documents") and not n(totals, "rules")),
        "gaps": "none" if not gaps else "failing" if failing else "below",
        "threshold": "never" if root.get("fail-on") == "never" else "set",
        "only-new": yes(only_new),
        "undecided": yes(n(totals, "not-evaluable") or n(outcomes, "not-evaluable") or left > 0),
        "excepted": yes(n(totals, "excepted") or n(outcomes, "excepted")),
        "partial": yes(root.get("partial") == "yes"),
    }, gaps


def row_of(root, views=VIEWS):
    facts, _ = case(root)
    found = [r for r in rows(views) if applies(r, facts)]
    if len(found) != 1:
        raise ValueError("%d rows for %s" % (len(found), facts))
    return found[0]
