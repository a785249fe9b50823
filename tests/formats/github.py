# SPDX-License-Identifier: Apache-2.0
"""Workflow commands, parsed as actions/runner does (ActionCommand.TryParseV2), beside the canonical report: the worst ten of each level, and how many more there are."""
import re
import sys

from common import NS, clean, finish, language, need, report, shown, text_of
from texts import visible

COMMANDS = {"error", "warning", "notice"}
PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def unescape(text, pairs):
    for escaped, c in pairs + [("%25", "%")]:
        text = text.replace(escaped, c)
    return text


DATA = [("%0D", "\r"), ("%0A", "\n")]
PROPERTY = DATA + [("%3A", ":"), ("%2C", ",")]


def parse(line):
    """(command, properties, message) as the runner sees them; None where it sees no command."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, given = line[2:end].partition(" ")
    properties = {}
    for pair in given.strip().split(","):
        key, equals, value = pair.partition("=")
        if pair:
            need(equals == "=" and key in PROPERTIES and value and key not in properties, "a property of another name:", ascii(pair))
            need(not re.search(r"[:\r\n]|%(?!25|0D|0A|3A|2C)", value), "a property that is not escaped:", ascii(value))
            properties[key] = unescape(value, PROPERTY)
    return name, properties, unescape(line[end + 2:], DATA)


text = open(sys.argv[1], "rb").read().decode("utf-8")
need(not text or text.endswith("\n"), "no line break at the end")
need("\r" not in text, "a carriage return")
said = []
for line in text.split("\n")[:-1]:
    command = parse(line)
    need(command and command[0] in COMMANDS and line.startswith("::"), "no command:", ascii(line[:200]))
    need(not re.search("%(?!25|0D|0A)", line.split("::", 2)[-1]), "a message that is not escaped:", ascii(line[:200]))
    if command:
        need(command[2], "an empty message")
        need(shown(command[2].replace("\n", " ").replace("\t", " ")), "a hidden character:", ascii(command[2]))
        need(len(command[2]) <= 4096, "a message that GitHub cuts")
        said.append(command)

# what there is to say, worst first
root, baseline = report.root, report.root.find(NS + "baseline")
only_new = baseline is not None and baseline.get("only-new") == "yes"
findings = [f for f in report.findings if not (only_new and f.get("baseline") == "known" and f.get("outcome") in ("gap", "not-evaluable"))]


def of(outcome, severity=None):
    found = [f for f in findings if f.get("outcome") == outcome and severity in (None, f.get("severity"))]
    return [f for f in found if f.get("baseline") != "known"] + [f for f in found if f.get("baseline") == "known"] if outcome == "gap" else found


errors = [d for d in report.messages if d.get("severity") == "error"]
silent = not errors and not of("error") and report.broken
levels = {"error": [None] * (silent + (report.nothing and not report.allowed)) + errors + of("error") + of("gap", "error"),
          "warning": of("gap", "warning") + [d for d in report.messages if d.get("severity") == "warning"],
          "notice": [None] * (report.allowed + (root.get("partial") == "yes")) + of("gap", "info") + of("not-evaluable")}
cut = any(len(found) > 10 for found in levels.values())
most = {"error": 10, "warning": 10, "notice": 9 if cut else 10}
wanted = [(level, e) for level in ("error", "warning", "notice") for e in levels[level][:most[level]]]
left = {level: max(0, len(levels[level]) - most[level]) for level in levels}
need(len(said) == len(wanted) + cut, len(said), "commands, wanted", len(wanted), "and", int(cut))
for level in COMMANDS:
    need(sum(1 for c in said if c[0] == level) <= 10, "more than GitHub shows:", level)

for (name, properties, message), (level, e) in zip(said, wanted):
    need(name == level, "another level:", name, properties, level)
    if e is None:
        need(properties == {"title": "policykoll"} and not (set(properties) - {"title"}), "a run without a message has a place:", properties)
        need(level != "notice" or message == report.sentence or message.startswith({"sv": "Bara en del", "en": "Only a part"}[language]), "a narrowed run does not say so:", ascii(message))
        continue
    need(properties.get("title") == "policykoll: " + (e.get("rule") or e.get("id")), "title:", properties)
    need(message.startswith(visible(text_of(e, "message")[:2000])), "message:", ascii(message[:80]), "wanted", ascii(text_of(e, "message")[:80]))
    file, line, column, end, end_column = (e.get(a) for a in ("file", "line", "column", "end-line", "end-column"))
    if not file or file == "-" or file.startswith("policykoll:"):
        need(set(properties) == {"title"}, "a place in no file:", properties)
        continue
    need(properties.get("file") == clean(file), "file:", ascii(properties.get("file")), "wanted", ascii(clean(file)))
    need(properties.get("line") == line, "line:", properties.get("line"), "wanted", line)
    need(properties.get("endLine") == (end if end and int(end) >= int(line) else None), "endLine:", properties)
    on_one = end in (None, line)
    need(properties.get("col") == (column if on_one else None), "col:", properties, "where the place ends on line", end)
    need("endColumn" not in properties or (on_one and end and properties["endColumn"] == end_column), "endColumn:", properties)
messages = [(name, message) for name, properties, message in said if set(properties) == {"title"}]
need(not report.nothing or ("notice" if report.allowed else "error", report.sentence) in messages, "nothing says that nothing was checked")
if cut and said:
    name, properties, message = said[-1]
    need(name == "notice" and properties == {"title": "policykoll"}, "no notice about the rest:", said[-1])
    numbers = [int(n) for n in re.findall("[0-9]+", message)]
    need(numbers == [sum(left.values())] + [n for n in left.values() if n], "the rest is", message, "wanted", left)
    need(message.startswith({"sv": "och ", "en": "and "}[language]), "another language:", message)
finish()
