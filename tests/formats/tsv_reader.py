# SPDX-License-Identifier: Apache-2.0
"""Tab-separated lines beside the canonical report: seven fields, a line per finding and per thing that was not checked, never none where something was not checked."""
import sys

from common import NS, finish, need, report, text_of

BREAKS = str.maketrans(dict.fromkeys("\t\n\r\x85\u2028\u2029", " "))
data = open(sys.argv[1], "rb").read()
need(not data.startswith(b"\xef\xbb\xbf"), "a byte order mark")
need(not data or data.endswith(b"\n"), "no line break at the end")
rows = [line.split("\t") for line in data.decode("utf-8").split("\n")[:-1]]
errors = [d for d in report.messages if d.get("severity") == "error"]


def fields(outcome, of, name, subject):
    return [value.translate(BREAKS) for value in (outcome, of.get("severity"), name, subject, of.get("file", ""), of.get("line", ""), text_of(of, "message"))]


wanted = []
for f in report.findings:
    s = f.find(NS + "subject")
    part = s.get("discriminator") or ""
    wanted.append(fields(f.get("outcome"), f, f.get("rule"), "%s:%s%s" % (s.get("kind"), s.get("id"), "#" + part if part else "")))
wanted += [fields("unchecked", d, d.get("id"), "") for d in errors]
silent = report.broken and not errors and not any(f.get("outcome") == "error" for f in report.findings)
if silent or report.nothing:
    wanted.append(["unchecked", "info" if report.allowed and not silent else "error", "", "", "", "", report.sentence])
need(len(rows) == len(wanted), len(rows), "lines, wanted", len(wanted))
for row, want in zip(rows, wanted):
    need(row == want, "a line is", ascii(row), "wanted", ascii(want))
need(rows or not (report.broken or report.nothing), "nothing tells that not everything was checked")
finish()
