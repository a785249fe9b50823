# SPDX-License-Identifier: Apache-2.0
"""The readable policy: its counts, the values that each rule goes by, and what it quotes of each clause."""
import re

from cells import body_rows, numbers, table
from report import NS, anchor, shown
from view import View


class Policy(View):
    def examine(self):
        self.frame(("render.made-by", "render.constant"))
        r, of = self.report, self.repository
        self.judged = {policy.get("id"): policy for policy in r.policies}
        # the documents' order is that of the settings; which part is whose, its anchor tells
        self.parts = sorted((int(self.section_of(anchor("policy", policy.get("id")))), policy) for policy in of.policies)
        self.same("parts", [n for n, _ in self.parts], list(range(1, len(of.policies) + 1)))
        self.parameters = r.every("parameters/parameter")
        self.quote(self.page.first("h1"), *[title for policy in of.policies for title in policy.findall(NS + "title")])
        self.about()
        for n, policy in self.parts:
            self.part(n, policy)
        self.assumed()
        self.unchecked()

    def section_of(self, key):
        return next((at.id[5:] for at in self.ids[key].up() if at.id.startswith("part-") and at.tag == "section"), 0) if key in self.ids else 0

    def assumptions(self, policy):
        return [one for one in self.parameters if one.get("policy") == policy.get("id") and one.get("basis") == "assumption"]

    def about(self):
        r, of = self.report, self.repository
        rows = [row for row, _ in body_rows(table(self, "policies"))]
        self.same("policies: rows", len(rows), len(of.policies))
        for n, policy in self.parts:
            row = next((row for row in rows if row.first("a").attributes["href"] == "#part-%d" % n), None)
            if row is None:
                self.fail("policy %s has no row" % policy.get("id"))
                continue
            what, judged = "policy " + policy.get("id"), self.judged.get(policy.get("id"))
            clauses = policy.findall(NS + "clause")
            checked = [one for one in (judged.findall(NS + "clause") if judged is not None else []) if one.get("coverage") == "checked"]
            for cell, n in zip(numbers(row), (len(clauses), len(checked), len(self.assumptions(policy)))):
                self.claim(cell, r.number(n), what)
            version = policy.get("version", "unknown")
            self.claim(row.cells()[2], version if version not in ("", "unknown") else row.cells()[2].words(), what + ": version") if version != "unknown" else None
            adopted = policy.get("adopted-on", "unknown")
            if adopted not in ("", "unknown"):
                self.claim(row.cells()[3], adopted, what + ": adopted on")
            else:
                self.same(what + ": not adopted on a day", any(char.isdigit() for char in row.cells()[3].words()), False)
            self.quote(row.first("th"), *policy.findall(NS + "title"), *policy.findall(NS + "short-title"))

    # ---------------------------------------------------------------- a policy

    def part(self, n, policy):
        section, r = self.ids["part-%d" % n], self.report
        children = [element for element in section.all() if element.tag in ("h2", "h3", "p", "dl", "table") and not element.within("article")]
        texts = [text for name in ("title", "short-title", "note") for text in policy.findall(NS + name)]
        own = [element for element in policy if element.tag != NS + "clause"] + texts
        values = {shown(value) for value in policy.attrib.values()} | {r.time(element.get("interval")) for element in policy.findall(NS + "revision-rule") if element.get("interval")}
        self.levels(section, policy)
        self.roles(n, policy)
        self.covered(n, policy)
        self.departures(n, policy)
        for scope in policy.findall(NS + "scope"):
            if scope.get("min-ownership"):
                said = r.say("pdoc.ownership", scope.get("min-ownership"))
                self.claim(next((span for span in section.all("span", "line") if span.words() == said), None), said, "ownership")
        for element in children:
            if element.tag == "h3" and element.words().startswith(r.say("pdoc.model")):
                model = next((one for one in policy.findall(NS + "classification-model") if element.words().removeprefix(r.say("pdoc.model") + ": ")
                              == " ".join(filter(None, [r.text(one, "label") or one.get("id"), one.get("version")]))), None)
                self.same("a classification model and its version", model is not None, True)
                for text in element.texts():
                    text.claimed = True
            for dd in element.all("dd"):
                said = next((value for value in values if value and dd.words() == value), None)
                if said:
                    self.claim(dd, said, "fact")
            self.mappings(element, policy)
            self.compose(element, *own, *[value for value in values if value])
        for link, clause in zip(section.first("p", "clauselist").all("a") if section.first("p", "clauselist") is not None else (), policy.findall(NS + "clause")):
            self.claim(link, clause.get("id"), "list of clauses")
        articles = list(section.all("article", "clause"))
        clauses = policy.findall(NS + "clause")
        self.same("policy %s: clauses" % policy.get("id"), len(articles), len(clauses))
        for article, clause in zip(articles, clauses):
            self.clause(article, clause, policy)

    def covered(self, n, policy):
        """The units that decisions have brought under it."""
        of = table(self, "covered-%d" % n)
        rows = [row for row, _ in body_rows(of)] if of is not None else []
        decisions = [(unit, one) for organisation in self.repository.organisations for unit in organisation.findall(NS + "unit")
                     for one in unit.findall(NS + "coverage") if one.get("policy") == policy.get("id")]
        self.same("covered units: rows", len(rows), len(decisions) if policy.get("origin") != "law" else 0)
        for row, (unit, one) in zip(rows, decisions):
            if one.get("decision-ref", "unknown") not in ("", "unknown"):
                self.claim(row.cells()[-1], one.get("decision-ref"), "covered unit %s: decision" % unit.get("id"))
            self.quote(row, *unit.findall(NS + "name"), *one.findall(NS + "note"))

    def departures(self, n, policy):
        """What a local policy demands otherwise than the one it builds on: its own values and those there."""
        r, of = self.report, table(self, "departures-%d" % n)
        rows = [row for row, _ in body_rows(of)] if of is not None else []
        astray = [gap for gap in r.gaps if gap.get("rule") == "local-rule-deviates" and gap.find(NS + "subject").get("id") == policy.get("id")]
        items = [item for div in self.ids["part-%d" % n].all("div", "assume") for item in div.all("li")]
        self.same("goes astray", len(items), len(astray))
        for item, gap in zip(items, astray):
            self.claim(item, r.text(gap, "message"), "goes astray")
        requirements = [(clause, one) for clause in policy.findall(NS + "clause") for one in clause.findall(NS + "requirement")]
        self.same("departures: rows", len(rows), len(requirements) if policy.get("extends") in {one.get("id") for one in self.repository.policies} else 0)
        for row, (clause, requirement) in zip(rows, requirements):
            what = "departure in %s, %s" % (clause.get("id"), requirement.get("rule"))
            self.claim(row.first("a", "cid"), clause.get("id"), what)
            if requirement.get("rule") in r.rule:
                self.quote(row.first("th"), *r.rule[requirement.get("rule")].findall(NS + "title"))
            items = [item for item in row.cells()[-1].all("li")]
            for own in requirement.findall(NS + "parameter"):
                there = [one for one in self.parameters if one.get("policy") == policy.get("extends") and one.get("rule") == requirement.get("rule") and one.get("name") == own.get("name")]
                if not items or not there or own.get("value") in [one.get("value") for one in there]:
                    continue
                mine = {"name": own.get("name"), "value": own.get("value"), "policy": policy.get("id")}
                said = "%s (%s: %s)" % (self.value(mine), r.say("pdoc.there"), self.value(there[0]))
                item = items.pop(0)
                if any(char.isdigit() for char in said + item.words()):
                    self.same(what + ": " + own.get("name"), item.words().endswith(said), True)
                    for text in item.texts():
                        text.claimed = True

    def levels(self, section, policy):
        levels = [level for model in policy.findall(NS + "classification-model") for level in model.findall(NS + "level")]
        tables = [of for of in section.all("table") if of.first("caption") is not None and of.first("caption").id.startswith("cap-levels-")]
        rows = [row for of in tables for row, _ in body_rows(of)]
        self.same("levels: rows", len(rows), len(levels))
        for row, level in zip(rows, levels):
            self.claim(numbers(row)[0], level.get("order", ""), "level: order")
            self.quote(row, level)

    def roles(self, n, policy):
        r = self.report
        of = table(self, "roles-%d" % n)
        rows = [row for row, _ in body_rows(of)] if of is not None else []
        definitions = policy.findall(NS + "role-definition")
        # laws have none to show
        self.same("roles: rows", len(rows), len(definitions) if policy.get("origin") != "law" else 0)
        for row, one in zip(rows, definitions):
            least, most = one.get("min", ""), one.get("max", "")
            said = r.say("papers.exactly", least) if least and least == most else "%s–%s" % (least, most) if int(least or 0) > 0 and most else \
                r.say("papers.at-least", least) if int(least or 0) > 0 else r.say("papers.at-most", most) if most else r.say("papers.any-number")
            self.claim(row.cells()[1], said, "role %s: how many" % one.get("id"))
            self.quote(row, *one.findall(NS + "label"))

    def mappings(self, element, owner):
        """Identifiers of frameworks, as many as are there, in order."""
        for dd in [div.first("dd") for div in element.all("div") if div.first("dt") is not None and div.first("dt").words() == self.report.say("pdoc.mapping")]:
            mappings = owner.findall(NS + "framework-mapping")
            groups = {}
            for one in mappings:
                groups.setdefault((one.get("framework"), one.get("edition")), []).append(one)
            wanted = [one.get("identifier", "") for group in groups.values() for one in group]
            self.same("frameworks", [shown(span.words()) for span in dd.all("span", "cid")], [shown(one) for one in wanted])
            for span in dd.all("span", "cid"):
                for text in span.texts():
                    text.claimed = True
            # the words before them: the framework and its edition
            names = {"ISO/IEC 27001:%s" % one.get("edition") if one.get("edition") else "ISO/IEC 27001" for one in mappings if one.get("framework") == "iso27001"}
            names |= {self.report.say("pdoc.gdpr") for one in mappings if one.get("framework") == "gdpr"} | {self.report.say("pdoc.csl") for one in mappings if one.get("framework") == "csl-2025-1506"}
            names |= {"%s %s" % (one.get("framework"), one.get("edition", "")) for one in mappings} | {"(%s)" % one.get("clause") for one in mappings if one.get("clause")}
            for text in dd.texts():
                said = " ".join(text.data.split())
                for name in sorted(names, key=len, reverse=True):
                    said = said.replace(name.strip(), "")
                text.claimed = text.claimed or not any(char.isdigit() for char in said)

    def clause(self, article, clause, policy):
        r = self.report
        key = "%s/%s" % (policy.get("id"), clause.get("id"))
        self.claim(article.first("h4").first("span", "cid"), clause.get("id"), "clause " + key)
        self.quote(article.first("h4"), *clause.findall(NS + "summary"))
        lines = clause.get("source-line", "").replace("-", "–")
        if lines:
            said = r.say("coverage.lines" if re.search("[–, ;]", lines) else "coverage.line", lines)
            self.claim(article.first("p", "sub").first("span", "cid"), said, "clause %s: lines" % key)
        self.quote(article.first("p", "sub"), clause.get("source-doc", ""))
        self.mappings(article, clause)
        mine = [one for one in self.parameters if one.get("policy") == policy.get("id") and one.get("clause") == clause.get("id")]
        for ul in article.all("ul", "rulelist"):
            items = [item for item in ul.children if getattr(item, "tag", "") == "li"]
            requirements = clause.findall(NS + "requirement")
            self.same("clause %s: rules" % key, len(items), len(requirements))
            for item, requirement in zip(items, requirements):
                rule = requirement.get("rule")
                of_rule = [one for one in mine if one.get("rule") == rule] or requirement.findall(NS + "parameter")
                self.values(item, of_rule, "clause %s, %s" % (key, rule))
                if rule in r.rule:
                    self.quote(item.first("p"), *r.rule[rule].findall(NS + "title"))
                self.quote(item, *[note for one in of_rule for note in one.findall(NS + "note")], *[note for one in requirement.iter(NS + "note") for note in [one]])
        for dd in article.all("dd"):
            self.quote(dd, *clause.findall(NS + "interpretation-note"), clause.get("obliged", ""))

    def values(self, item, parameters, what):
        """Spans of time and numbers are the values of the parameters of that rule: each one that is shown, and no other."""
        words = [self.value(one) for one in parameters]
        assumed = [self.value(one) for one in parameters if one.get("basis") == "assumption"]
        for span in item.all("span", "val"):
            if not any(char.isdigit() for char in span.words()):
                continue
            self.same(what + ": a value", span.words() in words, True)
            if span.within("p", "assume"):
                self.same(what + ": an assumption", span.words() in assumed, True)
            for text in span.texts():
                text.claimed = True
        shown_assumed = {span.words() for p in item.all("p", "assume") for span in p.all("span", "val") if any(char.isdigit() for char in span.words())}
        self.same(what + ": assumptions", sorted(shown_assumed), sorted({value for value in assumed if any(char.isdigit() for char in value)}))

    def value(self, parameter):
        """As words, where it is a number or a span of time."""
        r, value = self.report, parameter.get("value", "")
        if re.fullmatch(r"P\d+[DMY]", value):
            return r.time(value)
        if parameter.get("name") == "framework" and value == "iso27001":
            return "ISO/IEC 27001"
        if value.isdigit():
            words = self.level(parameter)
            return words or (shown(value + "\u00a0%") if r.language == "sv" else value + "%") if self.kind(parameter) in ("level", "percent") else value
        return value

    def kind(self, parameter):
        return self.repository.parameter_kinds().get(parameter.get("name"), "")

    def level(self, parameter):
        if self.kind(parameter) != "level":
            return None
        policy = next((one for one in self.repository.policies if one.get("id") == parameter.get("policy")), None)
        own = policy.findall(NS + "classification-model") if policy is not None else []
        level = next((level for model in own or self.repository.models for level in model.findall(NS + "level") if level.get("order") == parameter.get("value")), None)
        return self.report.text(level, "label") if level is not None else parameter.get("value")

    # ---------------------------------------------------------------- what is assumed, what is not checked

    def assumed(self):
        of = table(self, "assumed")
        rows = [row for row, _ in body_rows(of)] if of is not None else []
        wanted = [one for _, policy in self.parts for one in self.assumptions(policy)]
        self.same("assumed: rows", len(rows), len(wanted))
        for row, one in zip(rows, wanted):
            what = "assumed: %s, %s" % (one.get("clause"), one.get("name"))
            self.claim(row.first("th"), one.get("clause", "–"), what)
            value = self.value(one)
            if any(char.isdigit() for char in value + row.cells()[-2].words()):
                self.claim(row.cells()[-2], value, what + ": value")
            rule = self.report.rule.get(one.get("rule"))
            self.quote(row, *one.findall(NS + "note"), *(rule.findall(NS + "title") if rule is not None else []))
        for head in of.all("tr", "group") if of is not None else ():
            self.quote(head, *[text for policy in self.repository.policies for name in ("short-title", "title") for text in policy.findall(NS + name)])

    def unchecked(self):
        of = table(self, "unchecked")
        rows = [row for row, _ in body_rows(of)] if of is not None else []
        wanted = [clause for policy in self.report.policies for clause in policy.findall(NS + "clause") if clause.get("coverage") != "checked"]
        self.same("unchecked: rows", len(rows), len(wanted))
        for row, clause in zip(rows, wanted):
            self.claim(row.first("th"), clause.get("id"), "unchecked")
            self.quote(row, *clause.findall(NS + "summary"))
            self.same("unchecked: reason", row.cells()[-1].words(), self.report.say("coverage." + clause.get("coverage")))
        for head in of.all("tr", "group") if of is not None else ():
            self.quote(head, *[text for policy in self.report.policies for name in ("short-title", "title") for text in policy.findall(NS + name)])
