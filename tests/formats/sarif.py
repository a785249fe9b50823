# SPDX-License-Identifier: Apache-2.0
"""SARIF against the canonical report, and against what GitHub's documentation asks of an upload that the schema does not say."""
import re
import sys
from urllib.parse import unquote

from common import NS, clean, digest, embedded, finish, language, load, need, report, root_folder, shown, text_of

MOST = 5000
LEVEL = {"error": "error", "warning": "warning", "info": "note"}

log = load(sys.argv[1])
need(log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json"), "version")
need(len(log["runs"]) == 1, "runs")
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
results = run["results"]
status = report.root.get("status")
totals = report.root.find(NS + "totals")

# ---------------------------------------------------------------- rules
ids = [r["id"] for r in rules]
need(len(ids) == len(set(ids)), "a rule twice")
by_id = {r.get("id"): r for r in report.root.find(NS + "rules")}
need({r for r, e in by_id.items() if e.get("ran") == "yes"} <= set(ids), "a rule that ran is not listed")
for r in rules:
    need(0 < len(r["name"]) <= 255 and re.fullmatch(r"[^\s-]+", r["name"]), "name", r["name"])
    need(r["shortDescription"]["text"].strip() and len(r["shortDescription"]["text"]) <= 1024, "shortDescription", r["id"])
    need(0 < len(r["fullDescription"]["text"]) <= 1024, "fullDescription of", r["id"])
    need(r["help"]["text"].strip() and r["help"]["markdown"].strip(), "help of", r["id"])
    need(r["defaultConfiguration"]["level"] in ("error", "warning", "note"), "level of", r["id"])
    p = r["properties"]
    need(0 < len(p["tags"]) <= 20 and len(p["tags"]) == len(set(p["tags"])), "tags of", r["id"], p["tags"])
    need(p["precision"] in ("very-high", "high", "medium", "low"), "precision")
    need(p["problem.severity"] in ("error", "warning", "recommendation"), "problem.severity")
    need("security-severity" not in p, "security-severity is for rules about vulnerabilities")
    need(shown(r["help"]["text"].replace("\n", "")) and shown(r["help"]["markdown"].replace("\n", "")), "control characters in the help of", r["id"])
    need(not re.search(r"<[a-zA-Z/!]", r["help"]["markdown"]) and not re.search(r"(?<!\\)\]\(", r["help"]["markdown"]), "markup in the help of", r["id"], r["help"]["markdown"])
    e = by_id.get(r["id"])
    if e is not None:
        for part in ("rationale", "fix"):
            need(not shown(text_of(e, part)) or text_of(e, part) in r["help"]["text"], part, "is not in the help of", r["id"])
        for c in e.findall(NS + "clause"):
            need(not shown(c.get("clause")) or c.get("clause") in r["help"]["text"], "clause", c.get("clause"), "is not in the help of", r["id"])

# ---------------------------------------------------------------- results
messages = [d for d in report.messages if d.get("file")]
gaps = report.listed(["gap"])
rank = {"error": 0, "warning": 1, "info": 2, "not-evaluable": 3, "excepted": 4}
gaps = sorted(gaps, key=lambda f: rank[f.get("severity") if f.get("outcome") == "gap" else f.get("outcome")])
whole_messages, messages = messages, messages[:MOST]
kept = gaps[:max(0, MOST - len(messages))]
omitted = len(gaps) - len(kept) + len(whole_messages) - len(messages)
need(len(results) == len(messages) + len(kept), len(results), "results, not", len(messages) + len(kept))
need(run["properties"]["resultsOmitted"] == omitted, "resultsOmitted", run["properties"], omitted)
prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]
need(len(prints) == len(set(prints)), "a fingerprint twice")
if len(messages) == len(report.messages):
    need(set(prints[:len(messages)]) == set(report.message_fingerprints()), "fingerprints of messages")


def check_place(place, element):
    file, line = report.place(element)
    artifact, region = place["artifactLocation"], place["region"]
    uri = artifact["uri"]
    need(re.fullmatch(r"[A-Za-z0-9._~%/:-]+", uri) and "\\" not in uri and not uri.startswith("./"), "URI", uri)
    if file.startswith("/"):
        need(uri.startswith("file:///") and unquote(uri[7:]) == clean(file), "URI", uri, file)
    else:
        need(":" not in uri and unquote(uri) == clean(file) and artifact["uriBaseId"] == "%SRCROOT%", "URI", uri, file)
    need(region["startLine"] == line, "line", region, line)
    need({"startColumn", "endLine", "endColumn"} <= set(region), "GitHub wants the whole region", region)
    need((region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"]), "a region that ends before it begins", region)
    if element.get("column") and file == element.get("file"):
        need(region["startColumn"] == int(element.get("column")), "column", region)
    if "snippet" in region and root_folder:
        try:
            source = open(root_folder + "/" + file, encoding="utf-8", newline="").read().split("\n")[line - 1]
        except OSError:
            return
        got = source[region["startColumn"] - 1:region["endColumn"] - 1].replace("\t", " ")
        need(got == region["snippet"]["text"].replace("\t", " "), "snippet", repr(got), region)


for r, f in zip(results[len(messages):], kept):
    need(r["ruleId"] == f.get("rule") and ids[r["ruleIndex"]] == r["ruleId"], "rule", r["ruleId"], f.get("rule"), r["ruleIndex"])
    undecided = f.get("outcome") == "not-evaluable"
    need(r["level"] == ("none" if undecided else LEVEL[f.get("severity")]), "level of", f.get("id"))
    need(r.get("kind") == ("open" if undecided else None), "kind of", f.get("id"))
    need(len(r["locations"]) == 1, "locations of", f.get("id"))
    check_place(r["locations"][0]["physicalLocation"], f)
    text = r["message"]["text"]
    need(text.strip() and shown(text), "message of", f.get("id"))
    need(not re.search(r"(?<!\\)\]\(", text), "a link in the message of", f.get("id"), text)
    said = text_of(f, "message")
    need(not shown(said) or "](" in said or said in text, "message of", f.get("id"), "is not", text)
    need(r["partialFingerprints"]["primaryLocationLineHash"] == digest(f.get("id")), "fingerprint of", f.get("id"))
    need(r.get("baselineState") == {"new": "new", "known": "unchanged", None: None}[f.get("baseline")], "baselineState of", f.get("id"))
    need(("suppressions" in r) == (f.get("outcome") == "excepted"), "suppressions of", f.get("id"))
    for s in r.get("suppressions", []):
        need(s["kind"] == "external" and s["status"] == "accepted" and f.find(NS + "exception").get("expires-on") in s["justification"], "suppression", s)
by_place = {}
for d in messages:
    by_place.setdefault((d.get("id"), clean(d.get("file")), int(d.get("line", 1))), []).append(d)
for r in results[:len(messages)]:
    need(ids[r["ruleIndex"]] == r["ruleId"] and shown(r["message"]["text"]), "message", r)
    place = r["locations"][0]["physicalLocation"]
    same = by_place.get((r["ruleId"], unquote(place["artifactLocation"]["uri"].replace("file://", "")), place["region"]["startLine"]), [])
    need(same, "no such message:", r)
    need(not same or r["level"] == LEVEL[same[0].get("severity")], "level of", r)
    for d in same[:1]:
        check_place(r["locations"][0]["physicalLocation"], d)

# ---------------------------------------------------------------- the run
partial = report.root.get("partial") == "yes"
need(re.fullmatch(r"policykoll/([^/]+/)?(partial/)?", run["automationDetails"]["id"]) and run["automationDetails"]["id"].endswith("partial/") == partial,
     "category", run["automationDetails"]["id"])
need(run["language"] == language and run["columnKind"] == "unicodeCodePoints", "language or columns")
(invocation,) = run["invocations"]
whole = status in ("passed", "failed") and int(report.root.get("exit-code")) < 2 and not report.broken
need(invocation["exitCodeDescription"] == report.word, "exitCodeDescription", invocation["exitCodeDescription"], "wanted", report.word)
need(invocation["executionSuccessful"] is whole, "executionSuccessful is", invocation["executionSuccessful"], "and the status", status)
need(invocation["exitCode"] == int(report.root.get("exit-code")), "exitCode")
notes = invocation["toolExecutionNotifications"]
kinds = [n["descriptor"]["id"] for n in notes]
failed = [f for f in report.findings if f.get("outcome") == "error"]
need(kinds.count("rule-failed") == min(len(failed), 1000), "rules that failed", kinds.count("rule-failed"), len(failed))
for n, f in zip([n for n in notes if n["descriptor"]["id"] == "rule-failed"], failed):
    need(n["level"] == "error" and n["associatedRule"]["id"] == f.get("rule") and ids[n["associatedRule"]["index"]] == f.get("rule"), "rule-failed", n)
    check_place(n["locations"][0]["physicalLocation"], f)
for name in {d.get("id") for d in list(report.root.iter(NS + "diagnostic"))[:1000]}:
    need(name in kinds, "no notification of", name)
need(("results-cut" in kinds) == (omitted > 0), "the notice that results are left out")
if omitted:
    need(str(omitted) in notes[kinds.index("results-cut")]["message"]["text"], "how many are left out")
for outcome in ("not-evaluable", "excepted"):
    n = len([f for f in report.findings if f.get("outcome") == outcome])
    need((outcome in kinds) == (n > 0) and (not n or str(n) in notes[kinds.index(outcome)]["message"]["text"]), "how many are", outcome)
need(("run-partial" in kinds) == partial, "the notice that the run was narrowed")
empty = [n for n in notes if n["descriptor"]["id"] == "run-empty"]
need([(n["level"], n["message"]["text"]) for n in empty] == [("note" if report.allowed else "error", report.sentence)] * report.nothing, "the notice that nothing was checked")
need(whole or any(n["level"] == "error" for n in notes) or int(report.root.get("exit-code")) in (0, 1, 2), "a run that failed says nothing")
paths = sorted(clean(i.get("path")) for i in report.root.iter(NS + "input") if not embedded(i.get("path")))
need(sorted(unquote(a["location"]["uri"]).replace("file://", "") for a in run["artifacts"]) == paths, "artifacts")
finish()
