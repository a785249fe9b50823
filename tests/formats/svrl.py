# SPDX-License-Identifier: Apache-2.0
"""SVRL beside the canonical report: a pattern per rule that ran, the findings of each under it, and every location selects one node of its document."""
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

from common import LANG, NS, finish, language, need, report, root_folder, text_of

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
KINDS = {"gap": "failed-assert", "excepted": "failed-assert", "not-evaluable": "successful-report", "error": "error"}

top = ET.parse(sys.argv[1]).getroot()
need(top.get(LANG) == language, "another language:", top.get(LANG))
need(("(" in top.get("title")) == (report.root.get("partial") == "yes"), "the title and whether the run was narrowed:", top.get("title"))
found, errors, rule, fired = {}, [], None, None
for e in top:
    name = e.tag.replace(SVRL, "")
    if name == "active-pattern":
        rule, fired = e.get("id"), None
        need(rule not in found, "a pattern twice:", rule)
        found[rule] = []
    elif name == "fired-rule":
        fired = e
    elif rule is None:
        if name == "error":
            errors.append(e)
    else:
        need(fired is not None, "a finding of no fired rule in", rule)
        found[rule].append((name, fired.get("context") if fired is not None else "", e))
        fired = None

wanted = {}
for r in report.root.iter(NS + "rules"):
    for r in r:
        findings = [f for f in report.findings if f.get("rule") == r.get("id")]
        if r.get("ran") == "yes" or findings:
            wanted[r.get("id")] = findings
need(list(found) == list(wanted), "patterns:", list(found)[:5], "wanted", list(wanted)[:5])
messages = [d for d in report.messages if d.get("severity") == "error"]
silent = not messages and not any(f.get("outcome") == "error" for f in report.findings) and report.broken
need(len(errors) == len(messages) + silent + report.nothing, len(errors), "errors before the patterns, wanted", len(messages))
for e, d in zip(errors, messages):
    need(e.get("id") == d.get("id") and e.get(NS + "file") == d.get("file") and e.get(NS + "line") == d.get("line") and e.findtext(SVRL + "text") == text_of(d, "message"), "an error is another:", e.attrib)

locations = {}
for name in wanted:
    got = found.get(name, [])
    need(len(got) == len(wanted[name]), name, "has", len(got), "findings, wanted", len(wanted[name]))
    for (kind, context, e), f in zip(got, wanted[name]):
        s = f.find(NS + "subject")
        need(kind == KINDS[f.get("outcome")], f.get("id"), "is a", kind)
        need(context == "pk:" + s.get("kind"), f.get("id"), "of", context)
        for attribute in ("file", "line", "column"):
            need(e.get(NS + attribute) == f.get(attribute), f.get("id"), attribute, e.get(NS + attribute), "wanted", f.get(attribute))
        need(e.findtext(SVRL + "text") == text_of(f, "message"), f.get("id"), "says", e.findtext(SVRL + "text"))
        if kind == "error":
            continue
        flags = [f.get("outcome")] * (f.get("outcome") != "gap") + [f.get("baseline")] * (f.get("baseline") is not None)
        need((e.get("flag") or "").split() == flags, f.get("id"), "flags", e.get("flag"), "wanted", flags)
        need(e.get("role") == f.get("severity") and e.get("id") == name, f.get("id"), e.attrib)
        help_text = e.findtext(SVRL + "diagnostic-reference[@diagnostic='help']/" + SVRL + "text") or ""
        need(help_text == text_of(f, "help"), f.get("id"), "help:", help_text)
        properties = [(p.get("property"), p.get("role"), p.findtext(SVRL + "text") or "") for p in e.findall(SVRL + "property-reference")]
        need(("finding", None, f.get("id")) in properties and ("subject", None, s.get("id")) in properties, f.get("id"), "properties:", properties)
        for c in f.findall(NS + "clause"):
            need(("clause", c.get("policy"), c.get("clause")) in properties, f.get("id"), "clauses:", properties)
        for v in f.findall(NS + "evidence"):
            need(("value", v.get("name"), v.get("value")) in properties, f.get("id"), "values:", properties)
        x = f.find(NS + "exception")
        need((x is not None) == any(p[0] == "exception" and p[1] == x.get("status") and x.get("expires-on") in p[2] for p in properties if x is not None), f.get("id"), "exception:", properties)
        if root_folder and f.get("file") and f.get("location"):
            locations.setdefault(f.get("file"), set()).add(e.get("location"))

# each location selects one node
for file, paths in locations.items():
    path = os.path.join(root_folder, file)
    if not os.path.exists(path):
        continue
    paths = sorted(paths)
    out = subprocess.run(["xmllint", "--nonet", "--xpath", "concat(%s, '')" % ", ' ', ".join("count(%s)" % p for p in paths), path.encode()], capture_output=True, text=True)
    counts = out.stdout.split()
    need(counts == ["1"] * len(paths), file, "locations:", [p for p, n in zip(paths, counts) if n != "1"][:2], out.stderr[:200])
finish()
