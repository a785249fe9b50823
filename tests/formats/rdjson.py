# SPDX-License-Identifier: Apache-2.0
"""Reviewdog Diagnostic Format against the canonical report, and its columns against the bytes of the files themselves."""
import os
import sys

from common import NS, clean, finish, load, need, report, root_folder, shown

document = load(sys.argv[1])
need(document["source"]["name"] == "policykoll", "source")
baseline = report.root.find(NS + "baseline")
only_new = baseline is not None and baseline.get("only-new") == "yes"
findings = [f for f in report.listed(["gap", "error"]) if not (only_new and f.get("baseline") == "known")]
silent = (report.broken and not [d for d in report.messages if d.get("severity") == "error"]
          and not [f for f in report.findings if f.get("outcome") == "error"])
diagnostics = document["diagnostics"]
need(len(diagnostics) == len(findings) + len(report.messages) + silent + report.nothing, len(diagnostics), "diagnostics of", len(findings), "findings and", len(report.messages), "messages")

lines = {}


def line_of(path, n):
    """The n-th line of a source file, as bytes without its break; None where the file is not at hand."""
    if path not in lines:
        try:
            lines[path] = open(os.path.join(root_folder, path), "rb").read().split(b"\n")
        except OSError:
            lines[path] = None
    return lines[path][n - 1].rstrip(b"\r") if lines[path] else None


SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
marked = 0
for d, f in zip(diagnostics[len(diagnostics) - len(findings):], findings):
    file, line = report.place(f)
    need(d["code"]["value"] == f.get("rule"), "order: expected", f.get("id"), "got", d["code"])
    need(d["location"]["path"] == clean(file), "path", d["location"])
    need(shown(d["message"]), "control characters in", d["message"])
    quiet = f.get("outcome") in ("excepted", "not-evaluable")
    need(d["severity"] == ("INFO" if quiet else SEVERITY[f.get("severity")]), "severity", d)
    place = d["location"].get("range")
    if file != f.get("file") or not f.get("line"):
        need(place is None, "a range in a file that is not the finding's", d)
        continue
    need(place["start"]["line"] == line, "line", place)
    column, end = place["start"].get("column"), place.get("end", {})
    if column is None:
        continue
    excerpt = f.find(NS + "excerpt")
    want = excerpt.text[int(excerpt.get("column")) - 1:][:int(excerpt.get("length", 0))] if excerpt is not None else ""
    source = line_of(file, line) if root_folder else None
    if source is not None and end.get("column"):
        got = source[column - 1:end["column"] - 1].decode("utf-8")
        need(end["line"] == line and got.replace("\t", " ") == want.replace("\t", " "), "columns: the bytes are", repr(got), "and the place is", repr(want))
        marked += 1
if report.nothing:
    need(diagnostics and diagnostics[0]["code"]["value"] == "run-empty" and diagnostics[0]["severity"] == ("INFO" if report.allowed else "ERROR")
         and diagnostics[0]["message"] == report.sentence, "nothing says that nothing was checked:", diagnostics[:1])
need(not root_folder or not findings or marked > len(findings) // 2, "of", len(findings), "places only", marked, "could be compared with their files")
finish()
