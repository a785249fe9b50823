#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The truth table of the verdict (views/verdicts.xml), row by row: verdicts.py VIEWS EXAMPLE-PASSED.xml [RENDER]

Every combination of what a report can say gives exactly one row; every row is the answer to some combination; and for each row a report is made
that says so, shown in both languages, and looked at: its word, its sentence, its class, its banner, its title. The stylesheet finds the row by
itself, from the report; here the report is made from the row. Needs XML_CATALOG_FILES as run.sh sets it, and xsltproc.
With RENDER (tests/formats/render), the same reports in the other formats: the summary and the workbook have the same word and sentence, and in no format for machines
does a report look like a pass whose row is none."""
import csv
import html
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "formats"))
import workbook
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


def rendered(render, name, lang, path):
    p = subprocess.run([render, name, lang, path], capture_output=True)
    ok("%s %s: is made" % (name, lang), p.returncode == 0, p.stderr.decode()[:300]) if p.returncode else None
    return p.stdout


def whole_page(labels, row, c, lang):
    """The word, as it stands where a reader looks first, and the sentence."""
    sentence = labels[row.get("sentence"), lang].replace("{a}", labels["n.gaps.one", lang].replace("{a}", "1"))
    return labels[row.get("word"), lang] + (" (%s)" % labels["partial.word", lang] if c["partial"] == "yes" else ""), sentence


def no_pass(render, lang, path, kind, allowed, sentence, word):
    """Whether each format for machines says of a report that is no pass that it is none: the names of those that do not."""
    made = {f: rendered(render, f, lang, path) for f in ("junit", "github", "sarif", "gitlab", "rdjson", "csv", "svrl", "json", "oscal-ar", "oscal-poam")}
    xml = {f: ET.fromstring(made[f]) for f in ("junit", "svrl", "oscal-ar", "oscal-poam")}
    local = {f: [e for e in x.iter()] for f, x in xml.items()}

    def some(f, name):
        return [e for e in local[f] if e.tag.split("}")[-1] == name]
    sarif = json.loads(made["sarif"])["runs"][0]["invocations"][0]
    listed = {"gitlab": json.loads(made["gitlab"]), "rdjson": json.loads(made["rdjson"])["diagnostics"], "csv": list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"), newline=""), delimiter=";"))[1:]}
    broken = kind in ("error", "incomplete")
    wrong = [f for f, entries in listed.items() if not entries]
    # cases that pass are those of rules, of a run in which all could be read
    if any(not len(e) for e in some("junit", "testcase")) or not some("junit", "error" if broken else "skipped"):
        wrong.append("junit")
    if ("::notice" if allowed else "::error") not in made["github"].decode():
        wrong.append("github")
    if sarif["exitCodeDescription"] != word or sarif["executionSuccessful"] and not allowed or not sarif["toolExecutionNotifications"]:
        wrong.append("sarif")
    if not some("svrl", "error"):
        wrong.append("svrl")
    if json.loads(made["json"])["verdict"] != kind:
        wrong.append("json")
    if any(e.get("state") == "satisfied" for e in some("oscal-ar", "status")) or not some("oscal-ar", "remarks"):
        wrong.append("oscal-ar")
    if not some("oscal-poam", "remarks"):
        wrong.append("oscal-poam")
    if kind == "empty":
        wrong += [f for f in made if f not in ("json", "sarif") and sentence not in html.unescape(made[f].decode()).replace('""', '"')]
    return wrong


def look_elsewhere(render, labels, row, c, xml, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write(xml)
    kind = row.get("class")
    for lang in ("sv", "en"):
        name = "verdict %s %s" % (row.get("id"), lang)
        word, sentence = whole_page(labels, row, c, lang)
        lines = rendered(render, "summary", lang, path).decode().split("\n")
        ok(name + ": summary", lines[0] == "## policykoll: " + word and lines[2].startswith("**" + sentence + "**"), lines[:3])
        ok(name + ": summary, the warning", (labels["banner.text", lang] in lines[2]) == (kind in ("error", "incomplete")), lines[2])
        wrong = []
        with open(path + ".xlsx", "wb") as f:
            f.write(rendered(render, "xlsx", lang, path))
        rows = workbook.sheets(path + ".xlsx", "2026-11-21", lambda good, *why: None if good else wrong.append(why))[0][1]
        ok(name + ": workbook", [r[1] for r in rows[1:3]] == [word, sentence] and not wrong, (rows[1:3], wrong))
        ok(name + ": workbook, the warning", (rows[3][1] == labels["banner.text", lang]) == (kind in ("error", "incomplete")), rows[3])
        if kind in ("error", "incomplete", "empty"):
            wrong = no_pass(render, lang, path, kind, kind == "empty" and c["status"] != "empty", sentence, labels[row.get("word"), lang])
            ok(name + ": no format looks like a pass", not wrong, wrong)
        else:
            ok(name + ": JSON", json.loads(rendered(render, "json", lang, path))["verdict"] == kind)


def main():
    views, example = sys.argv[1:3]
    render = sys.argv[3] if len(sys.argv) > 3 else None
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
    if render:
        with tempfile.TemporaryDirectory() as folder:
            for r in rows:
                if r.get("id") in first:
                    look_elsewhere(render, labels, r, first[r.get("id")], report(base, first[r.get("id")]), folder + "/report.xml")
    # the title's word is a pass for no report in which something failed, of all there are with one thing wrong
    for k, v in (("crashed", "yes"), ("unread", "yes"), ("skipped", "yes"), ("status", "incomplete"), ("status", "error"), ("status", "failed"), ("judged", "no")):
        c = {f: values[0] for f, values in FACTS.items()}
        c[k] = v
        page, why = shown(views, "en", report(base, c))
        ok("verdicts: %s=%s alone is no pass" % (k, v), page is not None and 'class="verdict v-passed' not in page and not text(page, "<title>(.*?)</title>").startswith("Passed"), why)
    sys.exit(failed)


main()
