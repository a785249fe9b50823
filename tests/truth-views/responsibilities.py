# SPDX-License-Identifier: Apache-2.0
"""The document that tells who answers for what."""
from cells import body_rows, numbers, table
from holders import Addressees, Holders
from report import NS, anchor
from view import View


class Responsibilities(View):
    def examine(self):
        self.frame(("render.made-by", "render.constant"))
        of = self.repository
        if not hasattr(of, "holders"):
            of.holders, of.addressees = Holders(of, self.report), Addressees(of, of.words)
        self.holders, self.addressees = of.holders, of.addressees
        self.by = {state: [cell for cell in self.holders.cells if cell[2] == state] for state in ("held", "deputy", "vacant", "unclear", "none")}
        self.empty = [seat for seat in self.holders.seats if seat[2] == "vacant"]
        self.deputed = [seat for seat in self.holders.seats if seat[2] == "deputy"]
        self.addressed = {}
        for policy in of.policies:
            for clause in policy.findall(NS + "clause"):
                for key in self.addressees.of(clause):
                    self.addressed.setdefault(key, []).append((policy, clause))
        self.facts()
        self.vacant()
        self.roles()
        self.clauses()
        self.positions()
        self.assets()

    def facts(self):
        r = self.report
        vacant, deputy, running, ended = [dd for dd in self.ids["vacant"].first("dl", "facts").all("dd")]
        self.claim(vacant, "%s, %s" % (r.plural("n.vacant-seats", len(self.empty)), r.plural("n.vacant-cells", len(self.by["vacant"]))), "facts: vacant")
        self.claim(deputy, r.number(len(self.deputed) + len(self.by["deputy"])), "facts: deputies only")
        upcoming = self.holders.upcoming
        self.claim(running, r.number(len(self.holders.running)) + (", " + r.plural("n.upcoming", len(upcoming)) if upcoming else ""), "facts: running")
        self.claim(ended, r.number(len(self.holders.ended)), "facts: ended")
        for dd in (vacant, deputy, running, ended):
            for link in dd.all("a"):
                self.same("facts: leads there", link.attributes["href"][1:] in self.ids, True)

    def rows(self, name):
        of = table(self, name)
        return [row for row, _ in body_rows(of)] if of is not None else []

    def dated(self, element, assignments, what):
        """The dates in it are first or last days of these."""
        days = {day for one in assignments for day in (one.get("from"), one.get("to"))}
        for span in element.all("span", "date"):
            self.same("%s: a first or last day" % what, span.words() in days, True)
            for text in span.texts():
                text.claimed = True

    def vacant(self):
        for name, wanted in (("vacant-seats", [seat[3] for seat in self.empty]), ("vacant-cells", [cell[3] for cell in self.by["vacant"]]),
                             ("only-deputy", [one[3] for one in self.deputed + self.by["deputy"]])):
            rows = self.rows(name)
            self.same("%s: rows" % name, len(rows), len(wanted))
            for row, assignments in zip(rows, wanted):
                self.dated(row, assignments, name)
        for row, cell in zip(self.rows("vacant-cells"), self.by["vacant"]):
            self.same("vacant: the asset", row.first("a").attributes["href"], "#" + anchor("asset", cell[0].get("id")))
        rows = self.rows("ended")
        self.same("ended: rows", len(rows), len(self.holders.ended))
        for row, one in zip(rows, self.holders.ended):
            first, last = row.cells()[-2:]
            self.claim(first, one.get("from") or "–", "ended: from")
            self.claim(last, one.get("to"), "ended: to")

    def roles(self):
        r = self.report
        loose = list(dict.fromkeys(one.get("role") for one in self.repository.assignments if one.get("role") not in self.holders.defined))
        rows = {row.first("th").id: row for row in self.rows("roles")}
        self.same("roles: rows", sorted(rows), sorted(anchor("role", role) for role in list(self.holders.defined) + loose))
        for role in list(self.holders.defined) + loose:
            row, what = rows[anchor("role", role)], "role " + role
            held = [one for one in self.holders.running if one.get("role") == role and not one.get("deputy-of")]
            lacking = sum(one[0] == role for one in self.empty) + sum(cell[1] == role for cell in self.by["vacant"])
            for cell, n in zip(numbers(row), (len(self.addressed.get(("role", role), [])), len(held), lacking)):
                self.claim(cell, r.number(n), what)
                if cell.first("a") is not None:
                    self.same(what + ": leads there", cell.first("a").attributes["href"][1:] in self.ids and n > 0, True)
            definition = self.holders.defined.get(role)
            if definition is not None:
                self.how_many(row.first("span", "block"), definition, what)
                self.quote(row.first("th"), *definition.findall(NS + "label"))

    def how_many(self, span, definition, what):
        r, least, most = self.report, definition.get("min", ""), definition.get("max", "")
        said = r.say("papers.exactly", least) if least and least == most else "%s–%s" % (least, most) if int(least or 0) > 0 and most else \
            r.say("papers.at-least", least) if int(least or 0) > 0 else r.say("papers.at-most", most) if most else r.say("papers.any-number")
        self.claim(span, "%s: %s" % (r.say("pdoc.how-many"), said), what + ": how many")

    def clauses(self):
        r = self.report
        rows = self.rows("addressees")
        left = [[(policy.get("id"), clause.get("id")) for policy, clause in clauses] for clauses in self.addressed.values()]
        self.same("addressees: rows", len(rows), len(left))
        for row in rows:
            hrefs = [link.attributes["href"] for link in row.cells()[-1].all("a")]
            mine = next((clauses for clauses in left if ["#" + anchor("clause", "/".join(pair)) for pair in clauses] == hrefs), None)
            if mine is None:
                self.fail("addressees: nobody has just these clauses: %s: %d" % (row.first("th").words(), len(hrefs)))
                continue
            left.remove(mine)
            self.claim(numbers(row)[0], r.number(len(mine)), "addressee %s: clauses" % row.first("th").words())
        for policy in self.repository.policies:
            for clause in policy.findall(NS + "clause"):
                head = self.ids.get(anchor("clause", policy.get("id") + "/" + clause.get("id")))
                if head is None:
                    self.fail("clause %s/%s is not in the page" % (policy.get("id"), clause.get("id")))
                    continue
                self.claim(head.first("span", "cid"), clause.get("id"), "clause")
                self.quote(head.parent, *clause.findall(NS + "summary"), clause.get("obliged", ""))
        for link in self.ids["clauses"].all("a", "cid"):
            self.same("a clause and where it leads", link.attributes["href"].rpartition("/")[2].rpartition("=2F")[2], link.words())
            for text in link.texts():
                text.claimed = True

    def positions(self):
        of = self.repository
        for head in self.ids["positions"].all("th"):
            position = next((position for key, position in of.positions.items() if anchor("position", key) == head.id), None) if head.id else None
            if position is None:
                continue
            body = head.parent.parent
            mine = [one for one in of.assignments if one.get("position") == position.get("id") and (one.get("to") or "9") >= of.as_of]
            rows = [row for row in body.all("tr")]
            self.same("position %s: rows" % position.get("id"), len(rows), max(1, len(mine)))
            for row, one in zip(rows, mine):
                what = "assignment " + one.get("id")
                holding = row.cells()[-1]
                first = holding.first("span", "date")
                self.same(what + ": since", first.words() if first is not None and one.get("from") else one.get("from"), one.get("from"))
                self.compose(holding, one, *self.holders.deputies([one]), *[term for organisation in of.organisations for term in organisation.findall(NS + "term-of-office") if of.on(term)])
                asset = next((asset for asset in of.assets if asset.get("id") == one.get("target")), None)
                unit = of.units.get(one.get("target"))
                self.quote(row, *[name for target in (asset, unit) if target is not None for name in target.findall(NS + "name")])
        for p in self.ids["positions"].all("p", "sub"):
            days = [span.words() for span in p.all("span", "date")]
            terms = [[term.get("from"), term.get("to")] for organisation in of.organisations for term in organisation.findall(NS + "term-of-office") if of.on(term)]
            self.same("a term of office that goes on", days in terms, True)
            for text in p.texts():
                text.claimed = True

    def assets(self):
        r, of = self.report, self.repository
        groups = {}
        for asset in of.assets:
            groups.setdefault(of.unit_of[asset], []).append(asset)
        heads = {head.id: head for head in self.ids["assets"].all("h3", "unit") if head.id}
        self.same("assets: units", sorted(heads), sorted(anchor("assets-of", unit) for unit in groups if unit in of.units))
        for unit, assets in groups.items():
            lacking = sum(cell[0] in assets for cell in self.by["vacant"])
            if unit in of.units:
                said = r.plural("n.assets", len(assets)) + (", " + r.plural("n.vacant-cells", lacking) if lacking else "")
                self.claim(heads[anchor("assets-of", unit)].first("span", "tally"), said, "assets of " + unit)
        # two assets can have one id: the rows are those of each unit, in order
        ordered = [asset for unit in of.units for asset in groups.get(unit, [])] + [asset for unit in groups if unit not in of.units for asset in groups[unit]]
        rows = [row for of_table in self.ids["assets"].all("table") for row, _ in body_rows(of_table)]
        self.same("assets: rows", len(rows), len(ordered))
        for row, asset in zip(rows, ordered):
            cells = [cell for cell in row.cells() if cell.tag == "td"]
            mine = [cell for cell in self.holders.cells if cell[0] is asset]
            self.same("asset %s: cells" % asset.get("id"), len(cells), max(1, len(mine)))
            self.same("asset %s: its place" % asset.get("id"), row.first("th").words().startswith(self.report.text(asset, "name")), True)
            for cell, (_, role, state, assignments) in zip(cells, mine):
                what = "asset %s, %s" % (asset.get("id"), role)
                self.same(what + ": held", "✓" in cell.words(), state == "held")
                self.same(what + ": vacant", "✕" in cell.words(), state == "vacant")
                self.dated(cell, assignments, what)
            self.quote(row.first("th"), asset.get("id"), *asset.findall(NS + "name"))
