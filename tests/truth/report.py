# SPDX-License-Identifier: Apache-2.0
"""The canonical report as truth.py needs it: counted from its findings, not from its totals."""
import os
import re
import sys
import xml.etree.ElementTree as tree
from collections import Counter
from datetime import date
from hashlib import sha256
from urllib.parse import quote

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "views"))

import verdict_table  # noqa: E402

NS = "{urn:policykoll:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OUTCOMES = ("pass", "gap", "excepted", "not-evaluable", "error", "not-applicable")
# what HTML does not allow is shown as a sign
# what a reader cannot see, or is misled by: no page shows it as it is
CONTROL = re.compile("[\r\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U0001fffe\U0001ffff]")
PLAIN = re.compile(r"[a-zA-Z0-9\-_.:/#]*\Z")


def shown(text):
    """As a page shows it, with single blanks."""
    return " ".join(CONTROL.sub("\ufffd", text or "").split())


def anchor(kind, identifier):
    if PLAIN.match(identifier):
        return kind + "-" + identifier.replace("#", "~")
    return kind + "=" + quote(identifier, safe="-_.!~*'()").replace("%", "=")


class Report:
    def __init__(self, path, labels, language, limit=50):
        with open(path, "rb") as file:
            written = file.read()
        self.path, self.digest = path, sha256(written).hexdigest()
        self.root = tree.fromstring(written)
        self.language, self.limit = language, limit
        self.labels = {label.get("id"): {text.get(LANG): text.text for text in label} for label in tree.parse(labels).getroot().iter("label")}
        self.as_of = self.root.get("as-of")
        self.totals = self.one("totals").attrib
        self.findings = self.every("findings/finding")
        self.gaps = [finding for finding in self.findings if finding.get("outcome") == "gap"]
        self.units = self.every("units/unit")
        self.unit_ids = {unit.get("id") for unit in self.units}
        self.rules = self.every("rules/rule")
        self.policies = self.every("policies/policy")
        self.clauses = {(policy.get("id"), clause.get("id")): clause for policy in self.policies for clause in policy.findall(NS + "clause")}
        self.inputs = self.every("inputs/input")
        self.exceptions = self.every("exceptions/exception")
        self.rule = {rule.get("id"): rule for rule in self.rules}
        self.shown = self.spelled_out()

    def every(self, path):
        return self.root.findall("/".join(NS + step for step in path.split("/")))

    def one(self, path):
        return self.root.find("/".join(NS + step for step in path.split("/")))

    def spelled_out(self):
        """The first so many findings of each rule and outcome."""
        seen, kept = Counter(), []
        for finding in self.findings:
            key = finding.get("rule"), finding.get("outcome")
            seen[key] += 1
            if seen[key] <= self.limit:
                kept.append(finding)
        return kept

    # ---- what is counted

    def unit_of(self, finding):
        unit = finding.find(NS + "subject").get("unit", "")
        return unit if unit in self.unit_ids else ""

    def owner_of(self, finding):
        return finding.find(NS + "subject").get("owner", "")

    def area_of(self, finding):
        steps = self.rule[finding.get("rule")].get("pack", "").split("/")
        return steps[-2] if len(steps) > 1 else ""

    def severities(self, findings):
        count = Counter(finding.get("severity") for finding in findings)
        return [count["error"], count["warning"], count["info"]]

    def of(self, outcome):
        return [finding for finding in self.findings if finding.get("outcome") == outcome]

    def outcomes(self, element):
        found = element.find(NS + "outcomes") if element is not None else None
        return {name: int(found.get(name)) for name in OUTCOMES} if found is not None else None

    def all_outcomes(self):
        """Over all rules: added up from the rules, or the report's own where rules have none."""
        parts = [outcomes for outcomes in map(self.outcomes, self.rules) if outcomes]
        return {name: sum(part[name] for part in parts) for name in OUTCOMES}

    def standing(self, clause):
        if clause.get("coverage") != "checked":
            return clause.get("coverage")
        outcomes = self.outcomes(clause) or dict.fromkeys(OUTCOMES, 0)
        for name in ("error", "gap", "not-evaluable", "excepted", "pass"):
            if outcomes[name]:
                return name
        return "not-applicable"

    def days(self, day):
        return (date.fromisoformat(day) - date.fromisoformat(self.as_of)).days

    def all_gaps(self):
        """Of a public report those too that it leaves out."""
        left_out = self.one("withheld")
        return len(self.gaps) + (sum(int(left_out.get(name, 0)) for name in ("errors", "warnings", "infos")) if left_out is not None else 0)

    # ---- what is said

    def verdict(self, gaps=""):
        """The word and the sentence of the one row of the truth table that applies; gaps: how a view writes their number."""
        row = verdict_table.row_of(self.root)
        words = gaps or self.say("n.gaps" + (".one" if self.all_gaps() == 1 else ".many"), self.all_gaps())
        return self.say(row.get("word")), self.say(row.get("sentence"), words), row.get("class")

    def text(self, element, name):
        texts = element.findall(NS + name)
        own = [text for text in texts if text.get(LANG) == self.language]
        return shown((own or texts)[0].text) if texts else ""

    def exception_name(self, x):
        """What it excepts, from what."""
        if not x.get("rule") and not x.get("clause"):
            return ""
        said = self.say("excepts.rule", self.text(self.rule[x.get("rule")], "title") if x.get("rule") in self.rule else x.get("rule")) if x.get("rule") else self.say("excepts.clause", x.get("clause"))
        unit = next((self.text(unit, "name") for unit in self.units if unit.get("id") == x.get("unit")), x.get("unit"))
        of = self.text(x, "asset-name") or x.get("asset") or unit
        return said + " " + self.say("excepts.for", of) if of else said

    def number(self, n):
        grouped = "{:,}".format(n)
        return grouped.replace(",", "\u00a0") if self.language == "sv" else grouped

    def say_number(self, n):
        return shown(self.number(n))

    def say(self, label, a="", b="", c=""):
        said = self.labels[label][self.language].replace("{a}", str(a)).replace("{b}", str(b)).replace("{c}", str(c))
        return shown(said)

    def plural(self, label, n):
        return self.say(label + (".one" if n == 1 else ".many"), self.number(n))

    def time(self, duration):
        """P30D in words; else as it is."""
        match = re.fullmatch(r"P(\d+)([DMY])", duration)
        return self.plural({"D": "n.days", "M": "n.months", "Y": "n.years"}[match[2]], int(match[1])) if match else duration

    def filterable(self):
        """What the filter of the page goes by, for each gap; made once."""
        if not hasattr(self, "filters"):
            last = "%04d%s" % (int(self.as_of[:4]) + 1, self.as_of[4:7])
            self.filters = []
            for gap in self.gaps:
                due = gap.get("due", "")
                month = "overdue" if due and due < self.as_of else "later" if due and due[:7] > last else due[:7]
                self.filters.append({"severity": gap.get("severity"), "unit": self.unit_of(gap) or "-", "area": self.area_of(gap) or "-", "due": month, "rule": gap.get("rule"),
                                     "state": gap.get("baseline", "")})
        return self.filters

    def quotes(self):
        """What a page may quote of it; made once."""
        if not hasattr(self, "quoted"):
            from quotes import Quotes
            self.quoted = Quotes(self)
        return self.quoted

    def strings(self):
        """Every text and attribute value."""
        for element in self.root.iter():
            if element.text and element.text.strip():
                yield shown(element.text)
            for value in element.attrib.values():
                yield shown(value)
