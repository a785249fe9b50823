# SPDX-License-Identifier: Apache-2.0
"""The JSON of policykoll diff beside the two canonical reports, of which OLD is the earlier: nothing is lost, nothing is there twice, and every number is the count of what it counts."""
import os
import sys
from collections import Counter
from datetime import date

from common import NS, Report, digest, finish, language, load, need, report
from whole import compare, convert

GRADES = ["error", "warning", "info", "never"]
old, new = Report(os.environ["OLD"]), report
before = {f.get("id"): f for f in old.findings}
after = {f.get("id"): f for f in new.findings}
got = load(sys.argv[1])
changes, unchanged = got["changes"], got["unchanged"]
by_state = {s: [c for c in changes if c["state"] == s] for s in ("new", "changed", "fixed", "unseen")}

need(got["language"] == language, "another language:", got["language"])
need(got["failOn"] == new.root.get("fail-on"), "the threshold is", got["failOn"])
need(got["tool"] == convert(new.root.find(NS + "tool")), "the program is", got["tool"])
need(got["days"] == (date.fromisoformat(new.root.get("as-of")) - date.fromisoformat(old.root.get("as-of"))).days, "days:", got["days"])
for name, side, path in (("old", old, os.environ["OLD"]), ("new", new, os.environ["REPORT"])):
    compare(got[name], {
        "file": path, "sha256": digest(open(path, encoding="utf-8", newline="").read(), 64), "asOf": side.root.get("as-of"), "toolVersion": side.root.find(NS + "tool").get("version"),
        "status": side.root.get("status"), "exitCode": int(side.root.get("exit-code")), "partial": side.root.get("partial") == "yes",
        "findings": len(side.findings), "gaps": sum(f.get("outcome") == "gap" for f in side.findings)}, name)

# every finding of both reports once
need(Counter([c["before"]["id"] for c in changes if "before" in c] + unchanged) == Counter(list(before)), "the earlier findings are not there once each")
need(Counter([c["after"]["id"] for c in changes if "after" in c] + unchanged) == Counter(list(after)), "the later findings are not there once each")
need([c["state"] for c in changes] == [s for s, found in by_state.items() for _ in found], "the order of the states")
for c in changes:
    for side, findings in (("before", before), ("after", after)):
        if side in c:
            compare(c[side], convert(findings[c[side]["id"]]), c["id"] + "." + side)
    need(c["id"] == c["after" if "after" in c else "before"]["id"], c["id"], "is the id of another")
    need(c["rule"] == c["after" if "after" in c else "before"]["rule"], c["id"], "is of rule", c["rule"])
    need(c["state"] == "changed" or not c["aspects"], c["id"], "has aspects:", c["aspects"])
    need("blind" not in c or c["state"] in ("unseen", "new"), c["id"], "blind:", c.get("blind"))
    need(not c["worse"] or c["state"] in ("new", "changed"), c["id"], "is worse")
for c in by_state["changed"]:
    # the severity of what was not decided, or broke, says nothing
    decided = all(c[side]["outcome"] in ("gap", "excepted") for side in ("before", "after"))
    for aspect, differs in (("outcome", c["before"]["outcome"] != c["after"]["outcome"]), ("severity", decided and c["before"]["severity"] != c["after"]["severity"])):
        need((aspect in c["aspects"]) == differs, c["id"], aspect, c["aspects"])
    need(c["after"]["outcome"] in ("gap", "error") or not c["worse"], c["id"], "is worse")
for c in by_state["new"]:
    need(c["worse"] == (c["after"]["outcome"] in ("gap", "error")), c["id"], "new", c["after"]["outcome"], "worse:", c["worse"])
for name in unchanged:
    if name in before and name in after:
        need(all(before[name].get(a) == after[name].get(a) for a in ("outcome", "severity", "rule")), name, "is not the same")
# nothing is fixed that was not looked at
ran = {r.get("id") for r in new.root.iter(NS + "rule") if r.get("ran") == "yes"}
for c in by_state["fixed"]:
    need(c["rule"] in ran, c["id"], "is called fixed, but its rule did not run")

totals = {state: len(found) for state, found in by_state.items()}
totals["unchanged"] = len(unchanged)
worse = Counter(c["after"]["severity"] for c in changes if c["worse"])
totals.update(worseErrors=worse["error"], worseWarnings=worse["warning"], worseInfos=worse["info"])
totals["failing"] = sum(worse[g] for g in GRADES[:GRADES.index(got["failOn"]) + 1]) if got["failOn"] != "never" else 0
compare(got["totals"], totals, "totals")
own = int(new.root.get("exit-code"))
need(got["exitCode"] == (own if own > 1 else int(totals["failing"] > 0)), "exit code", got["exitCode"])
finish()
