# SPDX-License-Identifier: Apache-2.0
"""GitLab's Code Quality report against the canonical one: every gap, rule error and message is there, once, where it belongs."""
import sys

from common import clean, digest, finish, load, need, report, shown, text_of

entries = load(sys.argv[1])
findings = report.listed(["gap", "error"])
silent = (report.broken and not [d for d in report.messages if d.get("severity") == "error"]
          and not [f for f in report.findings if f.get("outcome") == "error"])
need(len(entries) == len(findings) + len(report.messages) + silent + report.nothing, len(entries), "entries of", len(findings), "findings and", len(report.messages), "messages")
prints = [e["fingerprint"] for e in entries]
need(len(prints) == len(set(prints)), "a fingerprint twice")
wanted = [digest(f.get("id")) for f in findings] + report.message_fingerprints() + [digest("run-incomplete")] * silent + [digest("run-empty")] * report.nothing
need(sorted(prints) == sorted(wanted), "other fingerprints than those of the ids")

SEVERITY = {"error": "major", "warning": "minor", "info": "info"}
by_print = {e["fingerprint"]: e for e in entries}
by_place = {(e["check_name"], e["location"]["path"], e["location"]["lines"]["begin"]): e for e in entries}
for f in findings + report.messages:
    is_finding = f.tag.endswith("finding")
    name = f.get("rule") or f.get("id")
    if is_finding:
        e = by_print.get(digest(f.get("id")))
    else:
        e = by_place.get((name, clean(report.place(f)[0]), report.place(f)[1]))
    if e is None:
        need(False, "missing:", f.get("id"))
        continue
    file, line = report.place(f)
    outcome = f.get("outcome", "message")
    severity = SEVERITY[f.get("severity")]
    if outcome in ("excepted", "not-evaluable"):
        severity = "info"
    elif outcome == "error" or (outcome == "message" and f.get("severity") == "error"):
        severity = "critical"
    need(e["severity"] == severity, f.get("id"), e["severity"], "is not", severity)
    need(e["check_name"] == name and e["description"].startswith(name + ": "), "name", e)
    need(e["location"]["path"] == clean(file) and not e["location"]["path"].startswith("./"), "path", e["location"])
    need(e["location"]["lines"]["begin"] == line, "line", e["location"])
    need(e["location"]["lines"].get("end", line) >= line, "end", e["location"])
    need(shown(e["description"]), "control characters in", e["description"])
    if is_finding and shown(text_of(f, "message")):
        need(text_of(f, "message")[1:] in e["description"], "message of", f.get("id"), "not in", e["description"])
if report.nothing:
    e = by_print.get(digest("run-empty"), {})
    need(e.get("check_name") == "run-empty" and e["severity"] == ("info" if report.allowed else "critical") and e["description"] == "run-empty: " + report.sentence, "nothing says that nothing was checked:", e)
finish()
