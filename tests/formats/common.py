# SPDX-License-Identifier: Apache-2.0
"""What the readers of formats share: the canonical report they are compared with, and JSON read strictly.

A reader is called READER.py FILE, with the case in the environment: REPORT (the canonical report), LANGUAGE (sv or en), ROOT (the folder the run was
started in; empty where the report was not made by a run) and SHOW ("yes": --show excepted --show not-evaluable). It exits with 1 and says what is wrong.
"""
import hashlib
import json
import os
import sys
import unicodedata
import xml.etree.ElementTree as ET

from texts import hidden

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "views"))
import verdict_table

NS = "{urn:policykoll:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
language = os.environ["LANGUAGE"]
root_folder = os.environ.get("ROOT", "")
show = os.environ.get("SHOW") == "yes"
problems = []


def need(condition, *what):
    if not condition:
        problems.append(" ".join(str(w) for w in what))


def finish():
    for problem in problems[:20]:
        print(problem)
    sys.exit(1 if problems else 0)


def digest(text, digits=32):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:digits]


def text_of(element, name):
    """The text in the language, else in the other, else ''."""
    found = element.findall(NS + name)
    chosen = [e for e in found if e.get(LANG) == language] + found
    return next((e.text for e in chosen if e.text), "")


def embedded(path):
    return path is None or path.startswith("policykoll:")


class Report:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.findings = list(self.root.iter(NS + "finding"))
        row = verdict_table.row_of(self.root)
        labels, (_, gaps) = verdict_table.labels(), verdict_table.case(self.root)
        # how the verdict looks, its word and its sentence; whether something was not read or run; nothing checked, and allowed to
        self.seen, self.word = row.get("class"), labels[row.get("word"), language]
        self.sentence = labels[row.get("sentence"), language].replace("{a}", labels["n.gaps.one" if gaps == 1 else "n.gaps.many", language].replace("{a}", str(gaps)))
        self.broken, self.nothing = self.seen in ("incomplete", "error"), self.seen == "empty"
        self.allowed = self.nothing and self.root.get("status") != "empty"
        self.messages = [d for d in self.root.iter(NS + "diagnostic") if d.get("severity") != "info"]
        inputs = [i for i in self.root.iter(NS + "input") if not embedded(i.get("path"))]
        configured = [i for i in inputs if i.get("kind") == "configuration"]
        self.elsewhere = (configured or inputs or [{"path": "policykoll.xml"}])[0].get("path")

    def listed(self, outcomes):
        more = ["excepted", "not-evaluable"] if show else []
        return [f for f in self.findings if f.get("outcome") in outcomes + more]

    def place(self, element):
        """File and line where the element is to be placed."""
        if embedded(element.get("file")):
            return self.elsewhere, 1
        return element.get("file"), int(element.get("line", 1))

    def message_fingerprints(self):
        """Of every message: those that are alike count from 1."""
        seen, out = {}, []
        for d in self.messages:
            name = d.get("id") + "|" + (d.findtext(NS + "excerpt") or "")
            seen[name] = seen.get(name, 0) + 1
            out.append(digest("message|%s|%d" % (name, seen[name])))
        return out


def clean(path):
    parts = [p for p in path.split("/") if p not in ("", ".")]
    return ("/" if path.startswith("/") else "") + "/".join(parts)


def unique(pairs):
    keys = [k for k, _ in pairs]
    need(len(keys) == len(set(keys)), "a member twice:", keys)
    return dict(pairs)


def load(path):
    """JSON with nothing that a strict parser, an editor or a terminal stumbles over."""
    data = open(path, "rb").read()
    need(not data.startswith(b"\xef\xbb\xbf"), "a byte order mark")
    need(data.endswith(b"\n"), "no line break at the end")
    text = data.decode("utf-8")
    hidden = {c for c in text if unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in "\u200e\u200f\u061c\ufeff" or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"}
    need(hidden <= {"\n"}, "raw control characters:", [hex(ord(c)) for c in hidden])

    def refuse(name):
        raise ValueError(name)

    return json.loads(text, object_pairs_hook=unique, parse_constant=refuse)


def shown(text):
    """As people are shown text of the input: nothing in it drives a terminal, turns the direction or cannot be seen."""
    return not any(unicodedata.category(c) == "Cc" or hidden(c) for c in text)


report = Report(os.environ["REPORT"])
