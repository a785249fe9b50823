# SPDX-License-Identifier: Apache-2.0
"""JUnit beside the canonical report: one case per rule and object, failures are gaps, nothing that was not checked is green."""
import collections
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET

from common import NS, finish, need, report, text_of

MOST, MOST_SKIPPED = 20000, 5000
root = ET.parse(sys.argv[1]).getroot()
cases = list(root.iter("testcase"))
counts = [len(list(root.iter(n))) for n in ("testcase", "failure", "error", "skipped")]
for e in [root] + list(root):
    need([int(e.get(a)) for a in ("tests", "failures", "errors", "skipped")] == counts, "counts of", e.tag, e.attrib, "wanted", counts)
names = collections.Counter((c.get("classname"), c.get("name")) for c in cases)
need(max(names.values()) == 1, "a name twice:", names.most_common(1))
for c in cases:
    need(len(c) <= 1, "two results of one case:", c.attrib)
    need(not any(unicodedata.category(x) == "Cc" for x in c.get("name")), "a control character in a name:", ascii(c.get("name")))
    for result in c:
        need((result.text or "").strip().startswith(result.get("message", "").strip()[:40]) and result.get("message"), "message and text differ:", c.get("name"))
need(root[0].get("timestamp") == report.root.get("as-of") + "T00:00:00", "timestamp:", root[0].get("timestamp"))

baseline = report.root.find(NS + "baseline")
only_new = baseline is not None and baseline.get("only-new") == "yes"
policies = {p.get("id"): text_of(p, "short-title") for p in report.root.iter(NS + "policy")}
kinds = {"gap": "failure", "error": "error", "excepted": "skipped", "not-evaluable": "skipped"}
wanted = collections.defaultdict(list)
for f in report.findings:
    kind = "skipped" if only_new and f.get("outcome") == "gap" and f.get("baseline") == "known" else kinds[f.get("outcome")]
    wanted[kind].append(f)
got = {kind: [c for c in cases if c.find(kind) is not None and c.get("classname") != "policykoll"] for kind in ("failure", "error", "skipped")}
for kind, most in (("failure", MOST), ("error", 10 ** 9), ("skipped", MOST_SKIPPED)):
    more = max(0, len(wanted[kind]) - most)
    need(len(got[kind]) == len(wanted[kind]) - more, kind, len(got[kind]), "wanted", len(wanted[kind]) - more)
    if more:
        need(any(str(more) in c.get("name") and c.find(kind) is not None for c in cases if c.get("classname") == "policykoll"), "nothing tells of", more, "more")
    for c, f in zip(got[kind], wanted[kind]):
        s, result = f.find(NS + "subject"), c.find(kind)
        need(c.get("classname") == f.get("rule"), "class", c.get("classname"), "wanted", f.get("rule"))
        need(c.get("name").startswith(f.get("id").split("/", 1)[1][:20].split("\x85")[0]), "name", c.get("name"), "wanted", f.get("id"))
        title = text_of(s, "name")[:10]
        need(not title.isalnum() or title in c.get("name"), "title", title, "not in", c.get("name"))
        said = text_of(f, "message")[:30]
        need(not said.isprintable() or said in result.get("message"), "message", result.get("message"), "wanted", said)
        need(c.get("file") is not None if f.get("file") else True, "no file:", f.get("id"))
        if kind == "failure" or f.get("outcome") == "not-evaluable":
            for clause in f.findall(NS + "clause"):
                why = ": %s, %s" % (policies.get(clause.get("policy")) or clause.get("policy"), clause.get("clause"))
                need(not why.isprintable() or why in result.text, "the policy is not called by its short title:", why)
        x = f.find(NS + "exception")
        if f.get("outcome") == "excepted" and x is not None:
            need(x.get("expires-on") in result.get("message") and x.get("ref") in result.get("message"), "until when:", result.get("message"))
        if kind == "skipped" and f.get("outcome") == "gap":
            need(baseline.get("as-of") in result.get("message"), "known since when:", result.get("message"))

# nothing is green that should not be
own = [c for c in cases if c.get("classname") == "policykoll"]
errors = [d for d in report.messages if d.get("severity") == "error"]
silent = report.broken and not errors and not wanted["error"]
need(len([c for c in own if c.find("error") is not None]) == len(errors) + silent, "errors of documents:", len(own), "wanted", len(errors))
# their places, as far as there are any: "file:line:column id", "file id" or the id alone
for c, d in zip([c for c in own if c.find("error") is not None], errors):
    place = ":".join([d.get("file")] + [d.get(a) for a in ("line", "column") if d.get(a)]) + " " if d.get("file") else ""
    need(not place.isprintable() or len(place) > 400 or re.fullmatch(re.escape(place + d.get("id")) + r"( \[\d+\])?", c.get("name")), "a message is named", c.get("name"), "wanted", place + d.get("id"))
passing = [c for c in cases if not len(c)]
failing = {f.get("rule") for f in report.findings}
need(not failing & {c.get("classname") for c in passing}, "a rule with findings has a case that passes")
met = [r.get("id") for r in report.root.find(NS + "rules") if r.get("ran") == "yes" and int(r.find(NS + "outcomes").get("pass")) and r.get("id") not in failing and not report.broken]
need([c.get("classname") for c in passing if c.get("classname") != "policykoll"] == met, "rules that are met")
calm = not wanted["failure"] and not wanted["error"] and not errors and not silent and not report.nothing
need(bool(passing) or not calm, "nothing failed, and nothing passes")
need(calm or not [c for c in passing if c.get("classname") == "policykoll"], "a case that passes without a reason")
need(not report.nothing or (not passing and any(c.find("skipped") is not None and c.find("skipped").text == report.sentence for c in own)), "nothing was checked, and it looks like a pass")
finish()
