#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The truth table of the verdict (views/verdicts.xml), row by row: verdicts.py VIEWS EXAMPLE-PASSED.xml

Every combination of what a report can say gives exactly one row; every row is the answer to some combination; and for each row a report is made
that says so, shown in both languages, and looked at: its word, its sentence, its class, its banner, its title. The stylesheet finds the row by
itself, from the report; here the report is made from the row. Needs XML_CATALOG_FILES as run.sh sets it, and xsltproc."""
import html
import itertools
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from verdict_table import SAYS, applies

FACTS = {
    "status": ["passed", "failed", "incomplete", "error", "empty"], "crashed": ["no", "yes"], "unread": ["no", "yes"], "skipped": ["no", "yes"],
    "judged": ["yes", "no"], "only-read": ["no", "yes"], "gaps": ["none", "below", "failing"], "threshold": ["set", "never"], "only-new": ["no", "yes"],
    "undecided": ["no", "yes"], "excepted": ["no", "yes"], "partial": ["no", "yes"],
}
CLASSES = {"passed", "passed-gaps", "passed-undecided", "failed", "incomplete", "error", "empty"}
failed = False


def ok(name, good, why=""):
    global failed
    print(("ok " if good else "not ok ") + name + ("" if good or not why else "\n# " + str(why)[:600]))
    failed = failed or not good


def can_be(c):
    """Whether a report can say this at all: what was found was judged, no gap fails a run without a threshold."""
    if c["judged"] == "no" and (c["gaps"] != "none" or c["crashed"] == "yes" or c["undecided"] == "yes" or c["excepted"] == "yes"):
        return False
    return not (c["judged"] == "yes" and c["only-read"] == "yes") and not (c["threshold"] == "never" and c["gaps"] == "failing")


def report(base, c):
    """A report that says c."""
    def put(text, element, **values):
        for k, v in values.items():
            text, n = re.subn(r'(<%s\b[^>]*? %s=")[^"]*"' % (element, k.replace("_", "-")), r'\g<1>%s"' % v, text)
            assert n, (element, k)
        return text
    r = re.sub(r"<report ", '<report partial="%s" ' % c["partial"], base) if c["partial"] == "yes" else base
    r = put(r, "report", status=c["status"], fail_on="never" if c["threshold"] == "never" else "error")
    severity = "error" if c["gaps"] == "failing" or c["only-new"] == "yes" or c["threshold"] == "never" else "warning"
    if c["judged"] == "no":
        r = put(r, "outcomes", **{"pass": 0})
    if c["only-read"] == "yes":
        r = put(r, "totals", rules=0)
    if c["gaps"] != "none":
        r = put(r, "totals", **{severity + "s": 1})
        state = ' baseline="%s"' % ("new" if c["gaps"] == "failing" else "known") if c["only-new"] == "yes" else ""
        r = r.replace("<findings/>", '<findings><finding id="f-1" rule="system-owner-missing" outcome="gap" severity="%s"%s file="inventory.xml" line="1">'
                      '<subject kind="asset" id="a"/><message xml:lang="sv">En brist</message><message xml:lang="en">A gap</message></finding></findings>' % (severity, state))
    if c["only-new"] == "yes":
        r = r.replace("<options/>", '<options/><baseline as-of="2026-01-01" sha256="%064d" known="0" new="0" fixed="0" only-new="yes"/>' % 0)
    if c["crashed"] == "yes":
        r = put(r, "totals", rule_errors=1)
    if c["unread"] == "yes":
        r = put(put(r, "totals", unread=1), "input", status="broken")
    if c["skipped"] == "yes":
        r = put(r, "input", assets_skipped=2)
    if c["undecided"] == "yes":
        r = put(r, "totals", not_evaluable=1)
    if c["excepted"] == "yes":
        r = put(r, "totals", excepted=1)
    return r


def shown(views, lang, xml):
    p = subprocess.run(["xsltproc", "--nonet", "--stringparam", "lang", lang, views + "/html.xsl", "-"], input=xml.encode(), capture_output=True)
    if p.returncode or p.stderr:
        return None, p.stderr.decode()
    return p.stdout.decode(), ""


def text(page, pattern):
    m = re.search(pattern, page, re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", m.group(1))).split()) if m else None


def look(views, labels, row, c, xml):
    for lang in ("sv", "en"):
        page, why = shown(views, lang, xml)
        name = "verdict %s %s" % (row.get("id"), lang)
        ok(name + ": is made", page is not None, why)
        if page is None:
            continue
        word, sentence = labels[row.get("word"), lang], labels[row.get("sentence"), lang]
        if c["gaps"] != "none":
            sentence = sentence.replace("{a}", labels["n.gaps.one", lang].replace("{a}", "1"))
        part = " (%s)" % labels["partial.word", lang] if c["partial"] == "yes" else ""
        ok(name + ": class", 'class="verdict v-%s"' % row.get("class") in page, row.attrib)
        got = text(page, r'<div class="verdict [^>]*>.*?<p class="word"><span[^>]*>[^<]*</span>(.*?)</p>')
        ok(name + ": word", got == word + part, (got, word + part))
        got = text(page, r'<div class="verdict .*?<p class="sentence">(.*?)</p>')
        ok(name + ": sentence", got == " ".join(sentence.split()), (got, sentence))
        got = text(page, r"<title>(.*?)</title>")
        ok(name + ": the title begins with the word", got.startswith(word + part + " "), got)
        wanted = int(row.get("class") in ("error", "incomplete"))
        ok(name + ": the banner", page.count('<section class="banner"') == wanted and ("banner.text" in page or (labels["banner.text", lang] in html.unescape(page)) == bool(wanted)))
        ok(name + ": the cover says the same", text(page, r'<div class="cover">.*?<p class="sentence">(.*?)</p>') == " ".join(sentence.split()))


def main():
    views, example = sys.argv[1:]
    rows = ET.parse(views + "/verdicts.xml").getroot().findall("row")
    labels = {(l.get("id"), t.get("{http://www.w3.org/XML/1998/namespace}lang")): t.text for l in ET.parse(views + "/labels.xml").getroot() for t in l}
    base = open(example, encoding="utf-8").read()
    ok("verdicts: rows are named once", len({r.get("id") for r in rows}) == len(rows) > 20)
    ok("verdicts: every condition and value is known", all(k in SAYS or (k in FACTS and set(v.split()) <= set(FACTS[k])) for r in rows for k, v in r.attrib.items()))
    ok("verdicts: every class is known", {r.get("class") for r in rows} <= CLASSES)
    ok("verdicts: words and sentences are there", all((r.get(k), lang) in labels for r in rows for k in ("word", "sentence") for lang in ("sv", "en")))
    cases = [c for c in (dict(zip(FACTS, v)) for v in itertools.product(*FACTS.values())) if can_be(c)]
    first, wrong, green = {}, [], []
    for c in cases:
        hits = [r for r in rows if applies(r, c)]
        if len(hits) != 1:
            wrong.append((c, [r.get("id") for r in hits]))
            continue
        first.setdefault(hits[0].get("id"), c)
        whole = c["crashed"] == c["unread"] == c["skipped"] == "no" and c["status"] not in ("error", "incomplete")
        kind = hits[0].get("class")
        if not whole and kind not in ("error", "incomplete") or kind == "passed" and (
                c["gaps"] != "none" or c["judged"] == "no" or c["partial"] == "yes" or c["undecided"] == "yes" or c["excepted"] == "yes" or c["status"] != "passed"):
            green.append((c, hits[0].get("id")))
    ok("verdicts: %d combinations, each gives one row" % len(cases), len(cases) > 1000 and not wrong, wrong[:1])
    ok("verdicts: what was not whole is never better than incomplete, and a plain pass has nothing left open", not green, green[:1])
    ok("verdicts: every row can apply", set(first) == {r.get("id") for r in rows}, {r.get("id") for r in rows} - set(first))
    for r in rows:
        if r.get("id") in first:
            look(views, labels, r, first[r.get("id")], report(base, first[r.get("id")]))
    # the title's word is a pass for no report in which something failed, of all there are with one thing wrong
    for k, v in (("crashed", "yes"), ("unread", "yes"), ("skipped", "yes"), ("status", "incomplete"), ("status", "error"), ("status", "failed"), ("judged", "no")):
        c = {f: values[0] for f, values in FACTS.items()}
        c[k] = v
        page, why = shown(views, "en", report(base, c))
        ok("verdicts: %s=%s alone is no pass" % (k, v), page is not None and 'class="verdict v-passed' not in page and not text(page, "<title>(.*?)</title>").startswith("Passed"), why)
    sys.exit(failed)


main()
