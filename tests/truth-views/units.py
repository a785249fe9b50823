# SPDX-License-Identifier: Apache-2.0
"""The page that compares the units, beside a report for each: every row reckoned from the findings and units of the canonical report."""
from collections import Counter

from cells import body_rows, numbers, table
from report import NS, OUTCOMES, anchor
from view import View

SEVERITIES = ("error", "warning", "info")
CHECKED = OUTCOMES[:5]


class Units(View):
    def examine(self):
        r = self.report
        self.frame(("report.made-by", "report.constant"))
        self.below = {unit.get("id"): [] for unit in r.units}
        for unit in r.units:
            if unit.get("parent") in self.below and unit.get("parent") != unit.get("id"):
                self.below[unit.get("parent")].append(unit.get("id"))
        self.own = {unit: [] for unit in self.below}
        self.homeless = []
        for finding in r.findings:
            unit = r.unit_of(finding)
            (self.own[unit] if unit else self.homeless).append(finding)
        self.told = [unit for unit in r.units if self.has_something(unit)]
        self.banner()
        self.verdict()
        self.rows()
        self.of_none()
        self.all_row()
        self.spelled_out()

    def gaps_of(self, findings):
        return [finding for finding in findings if finding.get("outcome") == "gap"]

    def subtree(self, unit):
        found, wait = [], [unit]
        while wait:
            at = wait.pop()
            found.append(at)
            wait += self.below[at]
        return found

    def has_something(self, unit):
        """Units that are told of: something was checked on them or below them, found, or handed in, and the run was about them."""
        r = self.report
        for at in self.subtree(unit.get("id")):
            element = next(one for one in r.units if one.get("id") == at)
            if self.own[at] or element.find(NS + "submission") is not None or any((r.outcomes(element) or {}).values()):
                return r.outcomes(unit) is not None
        return False

    def banner(self):
        r = self.report
        skipped = sum(int(one.get("assets-skipped", 0)) for one in r.inputs)
        wanted = [r.plural(label, n) for label, n in (("n.unread", int(r.totals["unread"])), ("n.skipped", skipped), ("n.rule-errors", len(r.of("error")))) if n]
        items = [item for banner in self.page.all("section", "banner") for item in banner.all("li")]
        self.same("banner: as many lines", len(items), len(wanted))
        for item, said in zip(items, wanted):
            self.claim(item, said, "banner")

    def verdict(self):
        r = self.report
        word, said, _ = r.verdict(r.plural("n.gaps", r.all_gaps()))
        self.claim(self.page.first("p", "sentence"), said, "the verdict's sentence")
        self.same("the verdict's word", self.page.first("p", "word").words().removesuffix(" (%s)" % r.say("partial.word")).endswith(word), True)
        counts = [r.plural("n." + name, n) for name, n in zip(("errors", "warnings", "infos", "excepted", "not-evaluable"), r.severities(r.gaps) + [len(r.of("excepted")), len(r.of("not-evaluable"))])]
        with_gaps = [unit for unit in self.told if self.gaps_of(self.own[unit.get("id")])]
        assets = sum(int(one.get("assets", 0)) for one in r.inputs) if r.root.get("audience") != "public" else int(r.totals["assets"])
        wanted = [", ".join(counts), "%s, %s" % (r.plural("n.units", len(self.told)), r.plural("n.units-with-gaps", len(with_gaps))),
                  "%s, %s" % (r.plural("n.documents", int(r.totals["documents"])), r.plural("n.assets", assets))]
        facts = [dd for facts in self.page.all("dl", "facts") for dd in facts.all("dd")]
        self.same("facts: as many", len(facts), len(wanted))
        for dd, said in zip(facts, wanted):
            self.claim(dd, said, "facts")

    def bar_of(self, cell, outcomes, what):
        r = self.report
        whole = sum(outcomes[name] for name in CHECKED)
        svg = cell.first("svg")
        self.same(what + ": a bar where something was checked", svg is not None, whole > 0)
        if whole:
            self.bar(svg, [outcomes[name] for name in CHECKED], whole, what)
            self.same(what + ": the bar in words", svg.attributes["aria-label"], r.say("glance.bar") + " " + ", ".join("%s %d" % (r.say("outcome." + name), outcomes[name]) for name in CHECKED))
            self.claim(cell.first("span", "sub"), r.say("units.passed", r.number(outcomes["pass"]), r.number(whole)), what + ": met")

    def four(self, row, findings, what):
        wanted = self.report.severities(self.gaps_of(findings)) + [sum(finding.get("outcome") == "not-evaluable" for finding in findings)]
        cells = numbers(row)
        self.same(what + ": four numbers", len(cells), 4)
        for cell, n in zip(cells, wanted):
            self.claim(cell, self.report.number(n), what)
            if n == 0:
                self.same(what + ": no link from nothing", cell.first("a"), None)
        return cells

    def rows(self):
        r = self.report
        rows = [row for row, _ in body_rows(table(self, "units"))]
        named = [row for row in rows if row.id]
        self.same("units: all that are told of", sorted(row.id for row in named), sorted(anchor("unit", unit.get("id")) for unit in self.told))
        parents = {unit.get("id"): unit.get("parent") for unit in r.units}
        for row in named:
            unit = next(unit for unit in r.units if anchor("unit", unit.get("id")) == row.id)
            key, what = unit.get("id"), "unit " + unit.get("id")
            depth, at = 0, key
            while parents.get(at) in parents and depth < 99:
                at, depth = parents[at], depth + 1
            level = row.first("span", "off")
            if depth:
                self.claim(level, r.say("units.level", depth + 1), what + ": level")
            else:
                self.same(what + ": at the top", level, None)
            self.quote(row.first("span", "u-name").first("a") or row.first("span", "u-name"), unit.find(NS + "name"))
            here = self.subtree(key)
            page = row.first("span", "u-name").first("span", "line")
            below = [one for one in self.told if one.get("id") in here and one.get("id") != key]
            self.same(what + ": the number with the units below", page is not None, bool(below))
            if page is not None:
                self.claim(page, r.plural("n.units-page", sum(len(self.gaps_of(self.own[one])) for one in here)), what + ": with the units below")
            self.bar_of(row.first("td", "u-bar"), r.outcomes(unit), what)
            for cell, target in zip(self.four(row, self.own[key], what), [anchor("unit", key)] * 3 + ["not-evaluable"]):
                if cell.first("a") is not None:
                    self.same(what + ": leads into its report", cell.first("a").attributes["href"].split("#")[1], target)
            days = [one.get("submitted-on") or one.get("as-of") for one in unit.findall(NS + "submission")]
            days = [day for day in days if day]
            cell = row.first("td", "u-day")
            if days:
                self.claim(cell.first("time"), max(days), what + ": submitted")
                ago = -r.days(max(days))
                if ago > 0:
                    self.claim(cell.first("span", "sub"), r.plural("n.days-ago", ago), what + ": days ago")
            mine = self.gaps_of(self.own[key])
            worst = [gap for severity in SEVERITIES for gap in mine if gap.get("severity") == severity][:2]
            items = list(row.first("td", "u-worst").all("li"))
            self.same(what + ": the worst", len(items), len(worst))
            for item, gap in zip(items, worst):
                self.claim(item, "%s %s" % (r.say("severity." + gap.get("severity")).capitalize() if item.first("span", "sev") is None else item.first("span", "sev").words(), r.text(gap, "message")), what + ": the worst")

    def of_none(self):
        r = self.report
        rows = [row for row, _ in body_rows(table(self, "units")) if not row.id]
        left = dict(r.outcomes(r.root))
        for unit in r.units:
            for name in CHECKED:
                left[name] -= (r.outcomes(unit) or left.fromkeys(left, 0))[name]
        whole = sum(left[name] for name in CHECKED)
        self.same("of no unit: a row when there are some", len(rows), int(bool(self.homeless) or whole > 0))
        for row in rows:
            self.claim(row.first("td", "u-bar"), r.say("units.passed", r.number(left["pass"]), r.number(whole)), "of no unit: met")
            self.four(row, self.homeless, "of no unit")

    def all_row(self):
        row = table(self, "units").first("tfoot").first("tr")
        self.bar_of(row.first("td", "u-bar"), self.report.outcomes(self.report.root), "all units")
        self.four(row, self.report.findings, "all units")

    def spelled_out(self):
        r = self.report
        of = table(self, "none")
        rows = [row for row, _ in body_rows(of)] if of is not None else []
        self.same("of no unit: spelled out", len(rows), min(50, len(self.homeless)))
        for row, finding in zip(rows, self.homeless):
            self.quote(row, finding, r.rule[finding.get("rule")])
            self.claim(row.first("td", "wide"), r.text(finding, "message"), "of no unit: message")
        if len(self.homeless) > 50:
            self.claim(self.ids["no-unit"].first("p", "more"), r.plural("n.more", len(self.homeless) - 50), "of no unit: more")
