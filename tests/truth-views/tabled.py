# SPDX-License-Identifier: Apache-2.0
"""The report and the documents as tables: what each row says, reckoned from the canonical report and the documents."""
from collections import Counter

from holders import Holders
from report import NS, OUTCOMES
from sheets import Tables


class OfFindings(Tables):
    """What the report as CSV and as a workbook have in common."""

    def clauses_of(self, finding):
        said = []
        for clause in finding.findall(NS + "clause"):
            policy = next((one for one in self.report.policies if one.get("id") == clause.get("policy")), None)
            said.append("%s, %s" % ((self.report.text(policy, "short-title") if policy is not None else "") or clause.get("policy"), clause.get("clause")))
        return "; ".join(said)

    def items_of(self, finding):
        return "; ".join(one.text for one in self.report.rule[finding.get("rule")].findall(NS + "property") if one.get("role") == "iso27001")

    def finding(self, finding, due):
        r, exception = self.report, finding.find(NS + "exception")
        values = {r.say("col.iso"): self.items_of(finding), r.say("col.clause"): self.clauses_of(finding), r.say("csv.line"): finding.get("line", ""),
                  r.say(due): finding.get("due", ""), r.say("finding.id"): finding.get("id"), r.say("col.message"): r.text(finding, "message"), r.say("col.help"): r.text(finding, "help"), r.say("col.file"): finding.get("file", ""),
                  r.say("col.until"): exception.get("expires-on", "") if exception is not None else "",
                  r.say("csv.baseline"): r.say("baseline." + finding.get("baseline")) if finding.get("baseline") else ""}
        unit = [one for one in r.units if one.get("id") == r.unit_of(finding)]
        return values, [finding, r.rule[finding.get("rule")]] + [name for one in unit for name in one.findall(NS + "name")]


class ReportCsv(OfFindings):
    def examine(self):
        r, wanted = self.report, []
        for finding in r.findings:
            values, sources = self.finding(finding, "csv.due")
            values.update({r.say("csv.column"): finding.get("column", ""), r.say("fact.as-of"): r.as_of})
            values.update({r.say("csv.part"): finding.find(NS + "subject").get("discriminator", ""), r.say("csv.subject"): finding.find(NS + "subject").get("id", "")})
            values[r.say("csv.action")] = "; ".join(action.get("ref") for action in finding.findall(NS + "action"))
            wanted.append((values, sources))
        for message in r.every("diagnostics/diagnostic"):
            if message.get("severity") == "error":
                values = {r.say("csv.line"): message.get("line", ""), r.say("csv.column"): message.get("column", ""), r.say("fact.as-of"): r.as_of}
                wanted.append((values, [message]))
        if r.root.get("audience") == "public":
            wanted.append(({r.say("fact.as-of"): r.as_of}, []))
        self.rows(self.sheets[0], wanted, "csv")


class ReportWorkbook(OfFindings):
    def examine(self):
        r = self.report
        names = ["xlsx.summary", "xlsx.gaps", "xlsx.clauses", "rest.exceptions", "xlsx.excepted", "rest.undecided", "rest.assumptions", "rest.unchecked", "xlsx.inputs"]
        self.same("sheets", [sheet.name for sheet in self.sheets], [r.say(name)[:31] for name in names])
        summary, gaps, clauses, exceptions, excepted, undecided, assumptions, unchecked, inputs = self.sheets
        self.summary(summary)
        for sheet, outcome in ((gaps, "gap"), (excepted, "excepted"), (undecided, "not-evaluable")):
            self.rows(sheet, [self.finding(finding, "xlsx.due") for finding in r.of(outcome)], outcome)
        self.clauses(clauses)
        self.rows(exceptions, [self.exception(one) for one in r.exceptions], "exceptions")
        assumed = [one for one in r.every("parameters/parameter") if one.get("basis") in ("assumption", "default")]
        self.rows(assumptions, [({r.say("col.clause"): one.get("clause"), r.say("col.value"): one.get("value")}, [one]) for one in assumed], "assumptions")
        broken = sorted(r.of("error") + r.every("diagnostics/diagnostic"), key=lambda one: one.tag != NS + "finding")
        silent = [rule for rule in r.rules if rule.get("ran") == "no"]
        self.rows(unchecked, [({r.say("csv.line"): one.get("line", "")}, [one]) for one in broken] + [({}, [rule]) for rule in silent], "unchecked")
        wanted = [({r.say("col.size"): one.get("bytes", ""), r.say("col.assets"): one.get("assets", ""), r.say("col.skipped"): one.get("assets-skipped", "")}, [one]) for one in r.inputs]
        self.rows(inputs, wanted + [({}, [one]) for one in r.every("rule-packs/rule-pack")], "inputs")

    def summary(self, sheet):
        r = self.report
        gaps, skipped = r.say("xlsx.gaps"), sum(int(one.get("assets-skipped", 0)) for one in r.inputs)
        outcomes = {name: sum((r.outcomes(rule) or {}).get(name, 0) for rule in r.rules) for name in OUTCOMES} if r.rules else r.outcomes(r.root)
        wanted = [("%s: %s" % (gaps, r.say("severity." + name)), n) for name, n in zip(("error", "warning", "info"), r.severities(r.gaps))]
        if r.one("baseline") is not None:
            states = Counter(gap.get("baseline") for gap in r.gaps)
            wanted += [("%s: %s" % (gaps, r.say("baseline." + name)), states[name]) for name in ("new", "known")]
        wanted += [("%s: %s" % (r.say("xlsx.tests"), r.say("outcome." + name)), outcomes[name]) for name in OUTCOMES]
        assets = sum(int(one.get("assets", 0)) for one in r.inputs) if r.root.get("audience") != "public" else int(r.totals["assets"])
        wanted += [(r.say("col.assets"), assets), (r.say("xlsx.unread"), sum(one.get("status") != "valid" for one in r.inputs)), (r.say("fact.as-of"), r.as_of)]
        wanted.append((r.say("inputs.tool"), "%s %s" % (r.one("tool").get("name"), r.one("tool").get("version"))))
        word, sentence, _ = r.verdict()
        wanted += [(r.say("section.verdict"), word + (" (%s)" % r.say("partial.word") if r.root.get("partial") == "yes" else "")), (r.say("xlsx.means"), sentence)]
        self.counted()
        said = {what.data.casefold(): value for what, value in sheet.rows}
        for what, n in wanted:
            if what.casefold() not in said:
                self.fail("summary: %s is missing" % what)
            else:
                self.claim(said[what.casefold()], n, "summary: " + what)
        for row in sheet.rows:
            self.quote(row, *[title for policy in r.policies for title in policy.findall(NS + "title")], *["%s, %s %s" % (r.text(policy, "title"), r.say("fact.version"), policy.get("version"))
                                                                                                   for policy in r.policies if policy.get("version")])
        self.same("summary: nothing skipped without saying so", skipped == 0 or any(r.say("banner.title") in what.data for what, _ in sheet.rows), True)

    def clauses(self, sheet):
        r, wanted = self.report, []
        for policy in r.policies:
            for clause in policy.findall(NS + "clause"):
                outcomes = r.outcomes(clause) or dict.fromkeys(OUTCOMES, "")
                values = {r.say("outcome." + name): outcomes[name] for name in OUTCOMES}
                values[r.say("col.clause")] = clause.get("id")
                wanted.append((values, clause.findall(NS + "summary") + policy.findall(NS + "short-title") + policy.findall(NS + "title") + [one.get("rule") for one in clause.findall(NS + "requirement")]))
        self.rows(sheet, wanted, "clauses")

    def exception(self, one):
        r = self.report
        matched = sum(any(e.get("ref") == one.get("id") for e in finding.findall(NS + "exception")) for finding in r.findings)
        until = one.get("expires-on", "")
        return {r.say("col.matched"): matched or one.get("matched"), r.say("col.until"): r.say("exception.no-end") if until == "unknown" else until,
                r.say("csv.line"): one.get("line", ""), r.say("col.decision"): one.get("ref", "")}, [one]


class PlanTable(OfFindings):
    def examine(self):
        r, wanted = self.report, []
        gaps = sorted(r.gaps, key=lambda gap: (gap.get("due", ""), ("error", "warning", "info").index(gap.get("severity")), gap.get("id")))
        for gap in gaps:
            action = next(iter(gap.findall(NS + "action")), {})
            values, sources = self.finding(gap, "csv.due")
            values = {name: values[name] for name in (r.say("csv.due"), r.say("finding.id"), r.say("col.clause"))}
            values.update({r.say("plan.planned-on"): action.get("planned-on", ""), r.say("plan.done-on"): action.get("done-on", ""), r.say("plan.missing"): r.text(gap, "message")})
            values[r.say("plan.to-do")] = r.text(gap, "help") or r.text(r.rule[gap.get("rule")], "fix")
            wanted.append((values, sources))
        self.rows(self.sheets[0], wanted, "plan")


class AssetTables(Tables):
    def examine(self):
        of, r = self.repository, self.report
        self.missing = r.say("render.missing")
        self.rows(self.sheets[0], [self.asset(asset) for asset in of.assets], "assets")
        if len(self.sheets) > 1:
            self.rows(self.sheets[1], [one for asset in of.assets for processor in asset.findall(NS + "processor") for one in self.processor(asset, processor)], "processors")
            self.rows(self.sheets[2], [self.contract(asset, one) for asset in of.assets for one in asset.findall(NS + "contract")], "contracts")

    def names(self, asset):
        unit = self.repository.units.get(self.repository.unit_of[asset])
        return asset.findall(NS + "name") + ([unit.get("id")] + unit.findall(NS + "name") if unit is not None else [])

    def asset(self, asset):
        r, of = self.report, self.repository
        now = of.classification(asset)
        values = {r.say("render.id"): asset.get("id"), r.say("assets.classified-on"): (now.get("date") if now is not None else None) or self.missing}
        for label, name in (("operation", "in-operation-from"), ("support", "end-of-support"), ("verified", "last-verified")):
            values[r.say("assets." + label)] = asset.get(name) or self.missing
        owner = of.owner(asset)
        if owner is not None:
            values[r.say("assets.owner")] = r.text(owner, "title") or owner.get("id")
        labels = [label for model in of.models for label in model.iter(NS + "label")]
        parties = [name for one in asset.findall(NS + "processor") for unit in [of.units.get(one.get("party"))] for name in one.findall(NS + "name") + (unit.findall(NS + "name") if unit is not None else [])]
        return values, self.names(asset) + labels + parties

    def processor(self, asset, processor):
        r = self.report
        for agreement in processor.findall(NS + "agreement") or [{}]:
            until = agreement.get("valid-until") or (r.say("assets.open-ended") if agreement.get("open-ended") == "yes" else self.missing)
            yield {r.say("assets.from"): agreement.get("valid-from") or self.missing, r.say("assets.to"): until, r.say("render.id"): asset.get("id"),
                   r.say("assets.agreement"): agreement.get("ref") or agreement.get("id") or self.missing}, self.names(asset) + processor.findall(NS + "name")

    def contract(self, asset, one):
        r, supplier = self.report, self.repository.units.get(one.get("supplier"))
        return {r.say("assets.from"): one.get("from") or self.missing, r.say("assets.to"): one.get("to") or self.missing, r.say("assets.notice"): one.get("notice-months") or self.missing,
                r.say("assets.reference"): one.get("ref") or one.get("id") or self.missing, r.say("render.id"): asset.get("id")}, self.names(asset) + (supplier.findall(NS + "name") if supplier is not None else [])


class Article30Tables(Tables):
    def examine(self):
        of = self.repository
        self.rows(self.sheets[0], [self.processing(*pair) for pair in of.processings], "processings")
        if len(self.sheets) > 1:
            lacking = [asset for asset in of.assets if asset.find(NS + "processing") is None and asset.get("personal-data") != "no" and asset.get("lifecycle") != "retired"]
            self.rows(self.sheets[1], [({self.report.say("render.id"): asset.get("id")}, asset.findall(NS + "name")) for asset in lacking], "lacking")

    def processing(self, processing, asset):
        r, of = self.report, self.repository
        number, at = None, of.units.get(processing.get("controller"))
        while at is not None and number is None:
            number, at = at.get("org-number"), of.units.get(at.get("parent"))
        values = {r.say("render.id"): processing.get("id", ""), r.say("art30.org-number"): number or r.say("render.missing")}
        for label, name in (("purpose", "purpose"), ("time-limit", "time-limit"), ("measures", "measures"), ("recipients", "recipients"), ("data", "data-categories"), ("subjects", "subject-categories")):
            values[r.say("art30." + label)] = r.text(processing, name) or r.say("render.missing")
        values[r.say("art30.processors")] = self.processors(asset)
        # what it rests on is a word of the schema, which has no digits; where that is written stands after it
        column, row = self.sheets[0].head.index(r.say("art30.transfers")), self.sheets[0].rows[[one for one, _ in of.processings].index(processing)]
        said = row[column].data.split("\n")
        for line, transfer in zip(said, processing.findall(NS + "transfer")):
            end = " (%s)" % transfer.get("ref") if transfer.get("ref") else ""
            known = line.startswith(transfer.get("country", "") + ": ") and line.endswith(end) and not any(char.isdigit() for char in line.removesuffix(end))
            self.same("transfer of " + processing.get("id", ""), known, True)
        dpia = sorted([one for one in processing.findall(NS + "dpia") if (one.get("date") or "") <= of.as_of], key=lambda one: one.get("date") or "")[-1:]
        return values, dpia + processing.findall(NS + "transfer") + asset.findall(NS + "name") + [processing.get("legal-basis", "")]

    def processors(self, asset):
        """With the agreement that is in force on the day; only those parts that have dates and references are reckoned, so one that has none is as it says."""
        r, of, sheet = self.report, self.repository, self.sheets[0]
        column = sheet.head.index(r.say("art30.processors"))
        said = [row[column].data for row in sheet.rows if row[sheet.head.index(r.say("render.asset"))].data == (r.text(asset, "name") or asset.get("id"))]
        wanted = []
        for processor in asset.findall(NS + "processor"):
            now = [one for one in processor.findall(NS + "agreement") if (one.get("signed-on") or "9") <= of.as_of and of.on(one, "valid-from", "valid-until")]
            if now:
                ref, until = now[-1].get("ref") or now[-1].get("id"), now[-1].get("valid-until")
                wanted.append(r.say("art30.agreement-until", ref, until) if until else r.say("art30.agreement", ref))
        left = " ".join((said or [""])[0].split())
        for words in wanted:
            self.same("agreement of %s" % asset.get("id"), words in left, True)
            left = left.replace(words, "", 1)
        names = [name.text for processor in asset.findall(NS + "processor") for name in processor.iter(NS + "name")]
        names += [name.text for processor in asset.findall(NS + "processor") for unit in [of.units.get(processor.get("party"))] if unit is not None for name in unit.findall(NS + "name")]
        for name in names:
            left = left.replace(name, "")
        self.same("processors of %s: no other number" % asset.get("id"), any(char.isdigit() for char in left), False)
        return " ".join((said or [""])[0].split())


class ResponsibilityTables(Tables):
    def examine(self):
        r, of = self.report, self.repository
        if not hasattr(of, "holders"):
            of.holders = Holders(of, r)
        holders = of.holders
        cells = {state: [cell for cell in holders.cells if cell[2] == state] for state in ("held", "deputy", "vacant", "unclear", "none")}
        seats = {state: [seat for seat in holders.seats if seat[2] == state] for state in ("vacant", "deputy")}
        duties = seats["vacant"] + cells["vacant"] + seats["deputy"] + cells["deputy"] + cells["unclear"] + [cell for cell in holders.cells if cell[2] in ("held", "none")]
        sheet = self.sheets[0]
        self.same("duties: rows", len(sheet.rows), len(duties))
        first, last = sheet.head.index(r.say("resp.from-head")), sheet.head.index(r.say("resp.to-head"))
        for row, (subject, role, state, assignments) in zip(sheet.rows, duties):
            what = "duty %s" % role
            if isinstance(subject, str):
                subject, role = role, subject
            key = subject if isinstance(subject, str) else subject.get("id")
            self.claim(row[sheet.head.index(r.say("pdoc.id"))], key, what)
            pairs = {(one.get("from") or "", one.get("to") or "") for one in assignments} | ({("", "")} if state in ("vacant", "none", "unclear") or not assignments else set())
            self.same(what + ": a first and a last day", (row[first].data, row[last].data) in pairs, True)
            for at in (first, last):
                row[at].claimed = True
            element = subject if not isinstance(subject, str) else of.units.get(subject)
            unit = of.units.get(of.unit_of[subject]) if not isinstance(subject, str) else None
            self.quote(row, *[name for one in (element, unit) if one is not None for name in one.findall(NS + "name")], *[day for one in assignments for day in (one.get("from"), one.get("to")) if day])
        if len(self.sheets) > 1:
            self.others(*self.sheets[1:])

    def others(self, clauses, assignments):
        r, of = self.report, self.repository
        every = {(policy.get("id"), clause.get("id")): (policy, clause) for policy in of.policies for clause in policy.findall(NS + "clause")}
        self.same("clauses: rows", len(clauses.rows), len(every))
        names = {r.text(policy, "short-title") or r.text(policy, "title"): policy.get("id") for policy in of.policies}
        for row in clauses.rows:
            policy, clause = every.pop((names.get(row[0].data), row[1].data), (None, None))
            if clause is None:
                self.fail("clauses: no such clause, or twice: %s %s" % (row[0].data, row[1].data))
                continue
            row[1].claimed = True
            self.quote(row, *clause.findall(NS + "summary"), clause.get("obliged", ""), *policy.findall(NS + "title"), *policy.findall(NS + "short-title"))
        wanted = []
        for one in of.assignments:
            values = {r.say("resp.from-head"): one.get("from", ""), r.say("resp.to-head"): one.get("to", ""), r.say("pdoc.id"): one.get("id"),
                      r.say("resp.designation"): " ".join(filter(None, [one.get("designation-ref"), one.get("designated-on")]))}
            target = next((asset for asset in of.assets if asset.get("id") == one.get("target")), None)
            wanted.append((values, target.findall(NS + "name") if target is not None else []))
        self.rows(assignments, wanted, "assignments")
