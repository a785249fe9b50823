# SPDX-License-Identifier: Apache-2.0
"""The report as JSON is the canonical report, element by element: made here from the XML a second time, and compared."""
import sys

from common import LANG, NS, digest, finish, language, load, need, report, text_of

NUMBERS = set("""format-version exit-code files documents unread assets assets-judged assets-skipped files-judged rules errors warnings infos excepted not-evaluable not-applicable rule-errors
    pass gap error known new fixed bytes line column end-line end-column length matched assets-restricted restricted-judged
    fixed-restricted findings exceptions messages previous""".split())
FLAGS = {"partial", "allow-empty", "validate-only", "builtin", "ran", "only-new", "protected", "evaluated", "unmarked"}
KEPT_EMPTY = {("option", "value"), ("evidence", "value"), ("parameter", "value"), ("parameter", "default"), ("default", "value"), ("subject", "id"), ("date", "subject-id")}
TEXTS = {"title", "short-title", "summary", "message", "help", "rationale", "fix", "note", "name", "owner-title", "reason", "asset-name"}
LISTS = {"clause": "clauses", "requirement": "requirements", "on-file": "onFile", "property": "properties", "evidence": "evidence", "default": "defaults", "month": "months", "date": "dates", "action": "actions", "submission": "submissions"}
WORDS = {"sees"}
# what is a list even when there is nothing in it
ALWAYS = {"clause": ["notes", "requirements", "onFile"], "policy": ["clauses"], "rule": ["properties", "sees", "defaults", "clauses"], "finding": ["clauses", "evidence"], "dates-ahead": ["months", "dates"], "unit": ["submissions"]}
SECTIONS = {"options": "options", "inputs": "inputs", "rule-packs": "rulePacks", "policies": "policies", "rules": "rules", "parameters": "parameters", "units": "units",
            "positions": "positions", "findings": "findings", "exceptions": "exceptions", "diagnostics": "diagnostics"}


def camel(name):
    head, *rest = name.split("-")
    return head + "".join(word.capitalize() for word in rest)


def convert(element, parent=""):
    tag = element.tag[len(NS):]
    is_reference = tag == "clause" and parent != "policy"
    out = {} if is_reference else {name: [] for name in ALWAYS.get(tag, [])}
    for name, value in element.items():
        if name.startswith("{"):
            continue
        if tag == "totals" and name in ("pass", "gap", "not-applicable"):
            continue
        if name in FLAGS:
            out[camel(name)] = value == "yes"
        elif name in WORDS:
            out[camel(name)] = value.split()
        elif name in NUMBERS and tag not in ("evidence", "option", "due-periods"):
            out[camel(name)] = int(value)
        elif value or (tag, name) in KEPT_EMPTY:
            out[camel(name)] = value
    for child in element:
        name = child.tag[len(NS):]
        if name == "interpretation-note":
            chosen = [e for e in element.findall(child.tag) if e.get(LANG) == language] or element.findall(child.tag)
            out["notes"] = [e.text or "" for e in chosen]
        elif name in TEXTS and LANG in child.attrib:
            if text_of(element, name):
                out[camel(name)] = text_of(element, name)
        elif name in LISTS:
            out.setdefault(LISTS[name], []).append(convert(child, tag))
        else:
            out[camel(name)] = convert(child, tag)
    if tag in ("property", "excerpt"):
        out["value" if tag == "property" else "text"] = element.text or ""
    if tag == "finding":
        out["fingerprint"] = digest(element.get("id"))
        if element.get("outcome") == "gap":
            out.setdefault("actions", [])
    if tag == "month":
        out["count"] = int(out.pop("n"))
    if tag == "date":
        out["subject"] = {"kind": out.pop("subjectKind"), "id": out.pop("subjectId"), **{name: out.pop(name) for name in ("unit", "name") if name in out}}
    if tag == "on-file":
        out["subject"] = {"kind": out.pop("subjectKind"), "id": out.pop("subjectId")}
        if "unit" in out:
            out["subject"]["unit"] = out.pop("unit")
    return out


def whole(root):
    wanted = {"language": language, "audience": "internal", "previous": [], "partial": False, "allowEmpty": False, "validateOnly": False, "verdict": report.seen}
    for name, value in root.items():
        if not name.startswith("{"):
            wanted[camel(name)] = int(value) if name in NUMBERS else value == "yes" if name in FLAGS else value
    for section in root:
        name = section.tag[len(NS):]
        if name == "previous":
            wanted["previous"].append(dict({"partial": False}, **convert(section)))
            continue
        wanted[camel(name) if name not in SECTIONS else SECTIONS[name]] = convert(section) if name not in SECTIONS else [convert(e, name[:-3] + "y" if name == "policies" else "") for e in section]
    return wanted


def compare(got, want, path):
    if type(got) is not type(want):
        need(False, path, "is", repr(got)[:100], "and not", repr(want)[:100])
    elif isinstance(want, dict):
        need(set(got) == set(want), path, "has", sorted(set(got) - set(want)), "and lacks", sorted(set(want) - set(got)))
        for key in set(got) & set(want):
            compare(got[key], want[key], path + "." + key)
    elif isinstance(want, list):
        need(len(got) == len(want), path, "has", len(got), "and not", len(want))
        for i, (g, w) in enumerate(zip(got, want)):
            compare(g, w, "%s[%d]" % (path, i))
    else:
        need(got == want, path, "is", repr(got)[:100], "and not", repr(want)[:100])


if __name__ == "__main__":
    compare(load(sys.argv[1]), whole(report.root), "")
    finish()
