# SPDX-License-Identifier: Apache-2.0
"""The summary in Markdown: its lines are read as a table of facts and the tables under its headings."""
import html
import re

from report import NS
from sheets import Sheet, Tables

AHEAD = 30
ROWS = 100


def bare(said):
    """Without what makes text of a report harmless in Markdown."""
    said = re.sub(r"<br>", " ", said)
    said = re.sub(r"<[^>]*>|[\u200b-\u200d\u2060]|&#(?:8203|x200b);", "", said)
    return html.unescape(re.sub(r"\\(.)", r"\1", said)).strip()


def read(path):
    """Sheets: the facts of the head, a line a row; then a sheet for each table, and one of the lines beside them."""
    sheets, lines, heading = [], [], ""
    table = None
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("|"):
                cells = [bare(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                if table is None:
                    table = [heading, [cells]]
                elif not set(line) <= set("|:-"):
                    table[1].append(cells)
                continue
            if table is not None:
                sheets.append(Sheet(*table))
                table = None
            heading = bare(line[3:]).strip() if line.startswith("###") else heading
            if line.strip():
                lines.append([bare(line)])
    return [Sheet("lines", [[""]] + lines)] + sheets


def said_first(lines):
    """The verdict: a heading, and its sentence with what must be known with it."""
    return [" ".join(row[0].data.split()) for row in lines.rows[:2]]


class Summary(Tables):
    def examine(self):
        r = self.report
        self.lines()
        of = {sheet.name: sheet for sheet in self.sheets[1:]}
        totals = self.sheets[1]
        self.counted()
        counts = r.severities(r.gaps) + [len(r.of("excepted")), len(r.of("not-evaluable"))] + [len(r.of("error"))] * bool(r.of("error"))
        passed = sum((r.outcomes(rule) or {}).get("pass", 0) for rule in r.rules)
        self.same("totals", [row[1].data for row in totals.rows], [str(n) for n in counts + [passed]])
        for row in totals.rows:
            row[1].claimed = True
        self.rules(of.get(r.say("gaps.index")))
        self.exceptions(of.get(r.say("summary.exceptions", AHEAD)))
        self.undecided(of.get(r.say("rest.undecided")))
        self.findings(of.get(r.say("fact.findings")))
        for name, sheet in of.items():
            if name == r.say("rest.unchecked"):
                messages = [one for one in r.every("diagnostics/diagnostic") if one.get("severity") == "error"]
                self.same("unchecked: rows", len(sheet.rows), min(ROWS, len(messages)))
                for row, message in zip(sheet.rows, messages):
                    self.quote(row, message)

    def lines(self):
        r = self.report
        assets = sum(int(one.get("assets", 0)) for one in r.inputs) if r.root.get("audience") != "public" else int(r.totals["assets"])
        files = "" if r.totals["documents"] == r.totals["files"] else " " + r.say("fact.of-files", r.totals["files"])
        skipped = sum(int(one.get("assets-skipped", 0)) for one in r.inputs)
        # small numbers are not grouped here
        say = {label: r.say(label + (".one" if n == 1 else ".many"), n) for label, n in (("n.documents", int(r.totals["documents"])), ("n.assets", assets), ("n.rules", int(r.totals["rules"])),
                                                                                  ("n.unread", sum(one.get("status") != "valid" for one in r.inputs)), ("n.skipped", skipped))}
        word, sentence, seen = r.verdict()
        partial, baseline = r.root.get("partial") == "yes", r.one("baseline")
        after = [("banner.text", seen in ("incomplete", "error")), ("public.short", r.root.get("audience") == "public"), ("summary.partial", partial),
                 ("summary.only-new", baseline is not None and baseline.get("only-new") == "yes")]
        verdict = "## policykoll: " + word + (" (%s)" % r.say("partial.word") if partial else "")
        self.same("the verdict", said_first(self.sheets[0]), [verdict, " ".join(["**%s**" % sentence] + [r.say(label) for label, holds in after if holds])])
        exact = ["- %s: %s" % (r.say("fact.as-of"), r.as_of), "- %s: %s%s, %s, %s" % (r.say("fact.read"), say["n.documents"], files, say["n.assets"], say["n.rules"]),
                 "%s %s" % (r.one("tool").get("name"), r.one("tool").get("version"))]
        if r.one("baseline") is not None:
            states = [sum(gap.get("baseline") == name for gap in r.gaps) for name in ("new", "known")]
            exact.append("- %s: %s" % (r.say("summary.baseline", r.one("baseline").get("as-of")), r.say("summary.compared", *states, r.one("baseline").get("fixed"))))
        maybe = ["- " + say["n.unread"], "- " + say["n.skipped"], "### " + r.say("summary.exceptions", AHEAD)]
        rows = [row[0] for row in self.sheets[0].rows]
        said = [" ".join(cell.data.split()) for cell in rows]
        for line in exact:
            self.same("a line: " + line, line in said, True)
        for n, (cell, line) in enumerate(zip(rows, said)):
            cell.claimed = n < 2 or line in exact or line in maybe
        for row in self.sheets[0].rows:
            self.quote(row, *[title for policy in r.policies for title in policy.findall(NS + "title")], *["--%s %s" % (one.get("name"), one.get("value")) for one in r.every("options/option")],
                       *[name for unit in r.units for name in unit.findall(NS + "name")])
        left = len(self.listed()) - sum(len(sheet.rows) for sheet in self.sheets if sheet.name == r.say("fact.findings"))
        if left:
            more = r.say("n.more" + (".one" if left == 1 else ".many"), left)
            self.same("findings that are left out", more in said, True)
            for cell, line in zip(rows, said):
                cell.claimed = cell.claimed or line == more

    def rules(self, sheet):
        r, wanted = self.report, []
        for severity in ("error", "warning", "info"):
            of = [(rule, [gap for gap in r.gaps if gap.get("rule") == rule.get("id") and gap.get("severity") == severity]) for rule in r.rules]
            of = sorted([pair for pair in of if pair[1]], key=lambda pair: -len(pair[1]))[:ROWS]
            wanted += [(severity, rule, gaps) for rule, gaps in of]
        if not wanted:
            return self.same("rules: none", sheet, None)
        self.same("rules: rows", len(sheet.rows), len(wanted))
        for row, (severity, rule, gaps) in zip(sheet.rows, wanted):
            self.same("rules: severity", row[0].data, r.say("severity." + severity))
            self.claim(row[1], rule.get("id"), "rules: in order")
            self.claim(row[3], len(gaps), "gaps of " + rule.get("id"))
            if r.one("baseline") is not None:
                self.claim(row[4], sum(gap.get("baseline") == "new" for gap in gaps), "new gaps of " + rule.get("id"))
            self.quote(row, rule)

    def exceptions(self, sheet):
        r = self.report
        ending = [one for one in r.exceptions if one.get("status") == "expired" or one.get("status") == "active" and one.get("expires-on", "unknown") != "unknown" and r.days(one.get("expires-on")) <= AHEAD]
        ending = sorted(ending, key=lambda one: one.get("expires-on", ""))
        if not ending:
            return self.same("exceptions that end: none", sheet, None)
        self.same("exceptions that end: rows", len(sheet.rows), min(ROWS, len(ending)))
        for row, one in zip(sheet.rows, ending):
            self.claim(row[0], one.get("id"), "exception")
            self.claim(row[2], one.get("expires-on"), "exception: through")
            state = r.say("exception." + one.get("status"))
            days = r.days(one.get("expires-on"))
            self.claim(row[3], state + (", " + r.say("n.days-left" + (".one" if days == 1 else ".many"), days) if one.get("status") == "active" else ""), "exception: state")
            mine = sum(any(e.get("ref") == one.get("id") for e in finding.findall(NS + "exception")) for finding in r.findings)
            self.claim(row[4], mine or one.get("matched"), "exception: matches")
            self.claim(row[1], self.covers(one), "exception: what it covers")
            self.quote(row, one)

    def covers(self, one):
        """Each part by its name, where the report has one, and its id."""
        r, said = self.report, []
        units = {unit.get("id"): r.text(unit, "name") for unit in r.units}
        for part in ("rule", "clause", "asset", "unit"):
            of = one.get(part)
            name = {"rule": r.text(r.rule[of], "title") if part == "rule" and of in r.rule else "", "asset": r.text(one, "asset-name"), "unit": units.get(of)}.get(part)
            said += [" ".join(filter(None, [name, of]))] if of else []
        return " ".join(said)

    def undecided(self, sheet):
        r = self.report
        of = [(rule, sum(finding.get("rule") == rule.get("id") for finding in r.of("not-evaluable"))) for rule in r.rules]
        of = sorted([pair for pair in of if pair[1]], key=lambda pair: -pair[1])[:ROWS]
        if not of:
            return self.same("undecided: none", sheet, None)
        self.same("undecided: rows", len(sheet.rows), len(of))
        for row, (rule, n) in zip(sheet.rows, of):
            self.claim(row[0], rule.get("id"), "undecided: in order")
            self.claim(row[2], n, "undecided of " + rule.get("id"))
            self.quote(row, rule)

    def listed(self):
        r = self.report
        baseline = r.one("baseline")
        only_new = baseline is not None and baseline.get("only-new") == "yes"
        found = list(r.of("error"))
        for severity in ("error", "warning"):
            gaps = [gap for gap in r.gaps if gap.get("severity") == severity]
            found += [gap for gap in gaps if gap.get("baseline") != "known"] + ([gap for gap in gaps if gap.get("baseline") == "known"] if not only_new else [])
        found += [gap for gap in r.gaps if gap.get("severity") == "info" and not (only_new and gap.get("baseline") == "known")]
        return found + [one for one in r.of("not-evaluable") if not (only_new and one.get("baseline") == "known")]

    def findings(self, sheet):
        r, listed = self.report, self.listed()
        if not listed:
            return self.same("findings: none", sheet, None)
        for row, finding in zip(sheet.rows, listed):
            self.claim(row[3], finding.get("rule"), "findings: in order")
            self.claim(row[4], ":".join(filter(None, [finding.get("file"), finding.get("line")])), "finding: place")
            self.same("finding: message", row[1].data.startswith(r.text(finding, "message")[:500]), True)
            self.quote(row, finding, r.text(finding, "message") + " " + r.say("finding.fix") + ": " + r.text(finding, "help"))
