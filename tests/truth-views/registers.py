# SPDX-License-Identifier: Apache-2.0
"""Documents that list: the assets, the processings by article 30, and the action plan."""
import re

from cells import body_rows, numbers
from page import Element
from report import NS, anchor, shown
from repository import HEADS
from tables import quoted
from view import View

OFFICER = ("dataskyddsombud", "data protection officer")

class Document(View):
    MADE_BY = ("render.made-by", "render.constant")

    def table(self, caption):
        head = self.ids.get(caption)
        return next(at for at in head.up() if at.tag == "table") if head is not None else None

    def examine(self):
        self.frame(self.MADE_BY)
        self.tell()
        for lead in list(self.page.all("p", "about")) + list(self.page.all("p", "lead")):
            self.compose(lead)

    def figures(self, of, wanted):
        """The rows of an overview: by where their head leads, and last all; (what, numbers) for each."""
        rows = [row for row in of.all("tr") if row.parent.tag != "thead"]
        heads = {(row.first("a").attributes["href"][1:] if row.first("a") is not None else "all"): row for row in rows}
        self.same("overview: rows", sorted(heads), sorted(wanted))
        for key, row in heads.items():
            cells = numbers(row)
            self.same("overview: numbers of " + key, len(cells), len(wanted.get(key, ())))
            for cell, n in zip(cells, wanted.get(key, ())):
                self.claim(cell, self.report.number(n), "overview: " + key)

    def code(self, name, value):
        return self.report.say(name + value)


class Assets(Document):
    def tell(self):
        r, of = self.report, self.repository
        if not of.assets:
            return
        groups = {}
        for asset in of.assets:
            unit = of.unit_of[asset]
            groups.setdefault(anchor("unit", unit) if unit in of.units else "no-unit", []).append(asset)
        wanted = {key: self.counts(assets) for key, assets in groups.items()}
        if len(groups) > 1:
            wanted["all"] = self.counts(of.assets)
        self.figures(self.table("overview-caption"), wanted)
        listed = self.table("list-caption")
        for body in listed.all("tbody"):
            head = body.first("th").id
            rows = [row for row in body.all("tr") if "group" not in row.classes]
            mine = groups.pop(head, [])
            self.same("list of %s: rows" % head, len(rows), len(mine))
            for row, asset in zip(rows, mine):
                self.row(row, asset)
        self.same("list: units that are missing", sorted(groups), [])

    def counts(self, assets):
        of = self.repository
        classified = [one for one in assets for now in [of.classification(one)] if now is not None and now.find(NS + "level") is not None]
        return [len(assets), len(classified), sum(of.owner(one) is not None for one in assets),
                sum(one.get("criticality") in ("critical", "societally-critical") for one in assets), sum(one.get("personal-data") == "yes" for one in assets)]

    def row(self, row, asset):
        r, of = self.report, self.repository
        what = "asset " + asset.get("id")
        self.same(what, row.first("code").words(), shown(asset.get("id")))
        verified = row.cells()[-1].first("time")
        self.same(what + ": verified", verified.words() if verified is not None else None, asset.get("last-verified"))
        if verified is not None:
            self.claim(verified, asset.get("last-verified"), what + ": verified")
        now = of.classification(asset)
        ended = now is not None and now.find(NS + "level") is not None and now.get("valid-until") and now.get("valid-until") < of.as_of
        missing = [span for span in row.all("span", "missing") if any(char.isdigit() for char in span.words())]
        self.same(what + ": a classification that has ended", len(missing), int(bool(ended)))
        for span in missing:
            self.claim(span, r.say("assets.valid-to", now.get("valid-until")), what + ": valid until")
        self.quote(row.first("th"), asset)
        parties = [of.units[one.get("party")].find(NS + "name") for one in asset.findall(NS + "processor") if one.get("party") in of.units]
        self.quote(row, *[name for one in asset.findall(NS + "processor") for name in one.findall(NS + "name")], *parties, *[label for model in of.models for label in model.iter(NS + "label")])


class Article30(Document):
    def tell(self):
        of = self.repository
        groups = {}
        for processing, asset in of.processings:
            controller = processing.get("controller")
            groups.setdefault(anchor("unit", controller) if controller in of.units else "no-controller", []).append((processing, asset))
        wanted = {key: [len(all_of), sum(map(self.complete, all_of))] for key, all_of in groups.items()}
        if len(groups) > 1:
            wanted["all"] = [len(of.processings), sum(map(self.complete, of.processings))]
        if of.processings:
            self.figures(self.table("overview-caption"), wanted)
        for key, mine in groups.items():
            section = self.ids[key]
            if key != "no-controller":
                self.controller(section, of.units[mine[0][0].get("controller")])
            items = list(section.all("li", "processing"))
            self.same("%s: processings" % key, len(items), len(mine))
            for item, (processing, asset) in zip(items, mine):
                self.processing(item, processing, asset)
        self.lacking()

    def complete(self, pair):
        processing = pair[0]
        stated = all(any((text.text or "").strip() for text in processing.findall(NS + name))
                     for name in ("purpose", "subject-categories", "data-categories", "recipients", "time-limit", "measures"))
        safe = all(one.get("safeguard", "none") != "none" for one in processing.findall(NS + "transfer"))
        unit = processing.get("controller")
        return stated and safe and unit in self.repository.units and self.contact(unit) and self.officer(unit)

    def contact(self, unit):
        """Whether there is anyone to turn to: the head of the controller, or of a unit directly below it."""
        heads = {(one.get("unit"), one.get("kind")) for organisation in self.repository.organisations for one in organisation.findall(NS + "position")}
        below = [one.get("id") for one in self.repository.units.values() if one.get("parent") == unit]
        return any((unit, kind) in heads for kind in HEADS) or any((one, kind) in heads for one in below for kind in HEADS if kind != "unit-manager")

    def officer(self, unit):
        """Whether a data protection officer is known on the day: by a role for the controller or for all, else by what a position is called."""
        of = self.repository
        roles = {one.get("id") for policy in of.policies for one in policy.findall(NS + "role-definition")
                 if one.get("id") == "data-protection-officer" or any((label.text or "").lower() in OFFICER for label in one.findall(NS + "label"))}
        held = [one for one in of.assignments if one.get("role") in roles and of.on(one) and one.get("target") in (None, unit) and one.get("position") in of.positions]
        return bool(held) or any((title.text or "").lower() in OFFICER for one in of.positions.values() for title in one.findall(NS + "title"))

    def controller(self, section, unit):
        number, at, left = None, unit, 11
        while at is not None and number is None and left:
            number, at, left = at.get("org-number"), self.repository.units.get(at.get("parent")), left - 1
        cell = section.first("dl", "controller").first("dd")
        if number:
            self.claim(cell, number, "organisation number of " + unit.get("id"))
        else:
            self.same("no organisation number of " + unit.get("id"), cell.first("span", "missing") is not None, True)

    def processing(self, item, processing, asset):
        r, of = self.report, self.repository
        what = "processing " + (processing.get("id") or "")
        fields = {div.first("dt").words(): div.first("dd") for div in item.all("div") if div.first("dt") is not None}
        self.quote(item.first("h3"), *processing.findall(NS + "purpose"))
        basis = r.labels.get("basis6." + processing.get("legal-basis", ""))
        if basis:
            self.claim(fields[r.say("art30.legal-basis")], basis[r.language], what + ": basis")
        self.quote(fields[r.say("art30.legal-basis")], processing.get("legal-basis", ""))
        self.quote(fields[r.say("render.asset")], *asset.findall(NS + "name"), asset.get("id"))
        for label, name in (("subjects", "subject-categories"), ("data", "data-categories"), ("recipients", "recipients"), ("time-limit", "time-limit"), ("measures", "measures")):
            self.quote(fields[r.say("art30." + label)], *processing.findall(NS + name))
        special = [name for name, attribute in (("sensitive", "sensitive-data"), ("criminal", "criminal-data"), ("number", "personal-identity-number")) if asset.get(attribute) == "yes"]
        if special:
            self.claim(fields[r.say("art30.special")], "; ".join(r.say("art30.special-" + name) for name in special), what + ": special")
        transfers = processing.findall(NS + "transfer")
        items = list(fields[r.say("art30.transfers")].all("li"))
        self.same(what + ": transfers", len(items), len(transfers))
        for said, transfer in zip(items, transfers):
            self.same(what + ": where it goes", said.words().split(":")[0], transfer.get("country", ""))
            self.same(what + ": what that rests on", said.words().endswith("(%s)" % transfer.get("ref")) or not transfer.get("ref"), True)
            self.compose(said, *filter(None, [transfer.get("ref")]))
        self.agreements(fields[r.say("art30.processors")], asset, what)
        self.assessment(fields[r.say("art30.dpia")], processing, what)

    def agreements(self, cell, asset, what):
        r, of = self.report, self.repository
        processors = asset.findall(NS + "processor")
        items = [item for ul in cell.all("ul") for item in ul.all("li")]
        self.same(what + ": processors", len(items), len(processors))
        for item, processor in zip(items, processors):
            now = [one for one in processor.findall(NS + "agreement") if (one.get("signed-on") or "9") <= of.as_of and of.on(one, "valid-from", "valid-until")]
            said = item.first("span") if item.first("span") is not None and "lang" not in item.first("span").attributes else next(span for span in item.all("span") if "lang" not in span.attributes)
            if now:
                ref, until = now[-1].get("ref") or now[-1].get("id"), now[-1].get("valid-until")
                self.claim(said, r.say("art30.agreement-until", ref, until) if until else r.say("art30.agreement", ref), what + ": agreement")
            self.quote(item, *processor.iter(NS + "name"), *[of.units[processor.get("party")]] if processor.get("party") in of.units else [])

    def assessment(self, cell, processing, what):
        of = self.repository
        known = [one for one in processing.findall(NS + "dpia") if (one.get("date") or "") <= of.as_of]
        newest = max((one.get("date") or "" for one in known), default=None)
        one = next((one for one in known if (one.get("date") or "") == newest), None)
        if one is None or one.get("status") == "unknown":
            # article 30 does not ask for one, so it is no lack
            return self.same(what + ": no assessment is stated", (cell.words(), cell.first("span", "missing")), (self.report.say("art30.dpia-unsaid"), None))
        reason = self.report.text(one, "reason")
        tail = (", " + one.get("date") if one.get("date") else "") + (" (%s)" % one.get("ref") if one.get("ref") else "") + (": " + reason if reason else "")
        self.same(what + ": assessment", cell.words().endswith(tail) and not any(char.isdigit() for char in cell.words().removesuffix(shown(tail))), True)
        for text in cell.texts():
            text.claimed = True

    def lacking(self):
        of = self.repository
        lacking = [asset for asset in of.assets if asset.find(NS + "processing") is None and asset.get("personal-data") != "no" and asset.get("lifecycle") != "retired"]
        listed = self.table("lacking-caption")
        rows = [row for row, _ in body_rows(listed)] if listed is not None else []
        self.same("lacking: rows", [row.first("code").words() for row in rows], [shown(asset.get("id")) for asset in lacking])
        for row, asset in zip(rows, lacking):
            self.quote(row.first("th"), asset.get("id"), *asset.findall(NS + "name"))


class ActionPlan(Document):
    LIMIT = 500

    def tell(self):
        r = self.report
        positions = {one.get("id") for one in r.every("positions/position")}
        self.groups = {}
        for gap in r.gaps:
            owner, unit = r.owner_of(gap), gap.find(NS + "subject").get("unit", "")
            key = anchor("position", owner) if owner in positions else anchor("unit", unit) if not owner and unit in r.unit_ids else "no-unit"
            self.groups.setdefault(key, []).append(gap)
        periods = r.one("due-periods")
        if periods is not None:
            said = self.ids["overview"].first("p")
            basis = r.say("plan.configuration" if periods.get("basis") == "configuration" else "plan.default")
            self.claim(said, r.say("plan.periods", *[self.period(periods.get(name)) for name in ("error", "warning", "info")]) + " " + basis, "periods")
        if not r.gaps:
            return
        wanted = {key: self.counts(gaps) for key, gaps in self.groups.items()}
        wanted["all"] = self.counts(r.gaps)
        self.figures(self.table("overview-caption"), wanted)
        sections = {section.id: section for section in self.page.all("section", "responsible")}
        self.same("those who are responsible", sorted(sections), sorted(self.groups))
        for key, section in sections.items():
            self.section(section, self.groups.get(key, []))

    def period(self, duration):
        parts = re.findall(r"(\d+)([YMD])", duration)
        return " ".join(self.report.plural({"D": "n.days", "M": "n.months", "Y": "n.years"}[unit], int(n)) for n, unit in parts)

    def counts(self, gaps):
        day = self.report.as_of
        planned = [gap for gap in gaps if any((action.get("done-on") or "9") > day for action in gap.findall(NS + "action"))]
        counts = [len(gaps), sum(1 for gap in gaps if gap.get("due") and gap.get("due") < day)] + self.report.severities(gaps)
        return counts + ([len(gaps) - len(planned)] if self.report.root.get("audience") != "public" else [])

    def section(self, section, gaps):
        r = self.report
        gaps = sorted(gaps, key=lambda gap: (gap.get("due", ""), ("error", "warning", "info").index(gap.get("severity")), gap.get("id")))
        self.claim(section.first("caption"), r.plural("n.plan-gaps", len(gaps)), section.id + ": gaps")
        rows = [row for row, _ in body_rows(section.first("table"))]
        self.same(section.id + ": rows by due date, severity and id", [row.id for row in rows], [anchor("f", gap.get("id")) for gap in gaps[:self.LIMIT]])
        for row, gap in zip(rows, gaps):
            cells = row.cells()
            self.claim(cells[0].first("time"), gap.get("due", ""), "gap %s: due" % gap.get("id"))
            self.same("gap %s: overdue" % gap.get("id"), "overdue" in row.classes, gap.get("due", "9") < r.as_of)
            actions = gap.findall(NS + "action")
            for line, action in zip(cells[5].all("span", "line"), actions):
                done = action.get("done-on") and action.get("done-on") <= r.as_of
                said = r.say("plan.done-remains", action.get("done-on")) if done else r.say("plan.planned", action.get("planned-on")) if action.get("planned-on") else None
                if said:
                    self.claim(line, "%s %s" % (action.get("ref"), said), "gap %s: action" % gap.get("id"))
                else:
                    self.quote(line, action.get("ref"))
            quoted(self, cells[2], r.text(gap, "message"), "gap %s: message" % gap.get("id"))
            self.quote(cells[2], gap)
            self.quote(cells[3], *gap.findall(NS + "help"), *r.rule[gap.get("rule")].findall(NS + "fix"))
            clauses = []
            for clause in gap.findall(NS + "clause"):
                policy = next(policy for policy in r.policies if policy.get("id") == clause.get("policy"))
                clauses.append("%s, %s" % (r.text(policy, "short-title") or policy.get("id"), clause.get("clause")))
            if clauses:
                self.claim(cells[4], "; ".join(clauses), "gap %s: clauses" % gap.get("id"))
        after = next((child for child in section.children if isinstance(child, Element) and child.tag == "p" and "about" not in child.classes), None)
        if len(gaps) > self.LIMIT:
            self.claim(after, r.plural("n.plan-more", len(gaps) - self.LIMIT), section.id + ": more")
        else:
            self.same(section.id + ": no more", after, None)
