# SPDX-License-Identifier: Apache-2.0
"""Who holds which role on the day, and whom a clause addresses, reckoned from the documents."""
import re
import xml.etree.ElementTree as tree

from report import NS

IN_USE = ("", "in-introduction", "in-operation", "phasing-out")


class Holders:
    """cells: (asset, role, state, assignments that are meant) for each asset and role; seats: (role, unit, state, assignments) for what nobody holds."""

    def __init__(self, repository, report):
        self.of, self.report = repository, report
        self.running = [one for one in self.of.assignments if self.of.on(one)]
        self.ended = [one for one in self.of.assignments if one.get("to") and one.get("to") < self.of.as_of]
        self.upcoming = [one for one in self.of.assignments if (one.get("from") or "") > self.of.as_of]
        self.defined = {}
        for policy in self.of.policies:
            for definition in policy.findall(NS + "role-definition"):
                self.defined.setdefault(definition.get("id"), definition)
        named = list(dict.fromkeys(role.get("name") for asset in self.of.assets for role in asset.findall(NS + "role")))
        self.asset_roles = [role for role in self.defined if role in named or self.ran(role + "-missing")] + [role for role in named if role not in self.defined]
        self.told = {}
        for finding in report.findings:
            subject = finding.find(NS + "subject")
            if finding.get("outcome") != "error":
                self.told.setdefault((finding.get("rule"), subject.get("kind"), subject.get("id")), []).append(finding)
        self.cells = [(asset, role) + self.cell(asset, role) for asset in self.of.assets for role in self.asset_roles]
        self.seats = self.targeted() + self.untargeted() + self.never() + self.found()

    def ran(self, rule):
        return rule in self.report.rule and self.report.rule[rule].get("ran") == "yes"

    def deputies(self, assignments):
        ids = {one.get("id") for one in assignments}
        return [one for one in self.running if one.get("deputy-of") in ids]

    def cell(self, asset, role):
        refs = [one.get("assignment") for one in asset.findall(NS + "role") if one.get("name") == role]
        named = [one for one in self.of.assignments if one.get("id") in refs]
        principals = {one.get("deputy-of") for one in named} - {None}
        meant = [one for one in self.of.assignments if one in named or one.get("id") in principals]
        deputies = self.deputies(meant) + [one for one in named if one.get("deputy-of") and one in self.running]
        if any(one in self.running and not one.get("deputy-of") for one in meant):
            return "held", meant + deputies
        if deputies:
            return "deputy", meant + deputies
        if refs:
            return "vacant" if asset.get("lifecycle", "") in IN_USE else "none", meant
        outcomes = {finding.get("outcome") for finding in self.told.get((role + "-missing", "asset", asset.get("id")), [])}
        return "vacant" if outcomes & {"gap", "excepted"} else "unclear" if "not-evaluable" in outcomes else "none", []

    def seat(self, role, unit, assignments):
        if any(one in self.running for one in assignments):
            return []
        deputies = self.deputies(assignments)
        return [(role, unit, "deputy" if deputies else "vacant", assignments + deputies)]

    def targeted(self):
        groups, found = {}, []
        for one in self.of.assignments:
            if one.get("target") and not one.get("deputy-of"):
                groups.setdefault((one.get("role"), one.get("target")), []).append(one)
        for (role, target), assignments in groups.items():
            unit = self.of.units.get(target)
            if unit is not None and (unit.get("active-to") or "9") >= self.of.as_of:
                found += self.seat(role, target, assignments)
        return found

    def untargeted(self):
        groups = {}
        for one in self.of.assignments:
            if not one.get("target") and not one.get("deputy-of"):
                position = self.of.positions.get(one.get("position"))
                groups.setdefault((one.get("role"), position.get("unit", "") if position is not None else ""), []).append(one)
        return [seat for (role, unit), assignments in groups.items() for seat in self.seat(role, unit, assignments)]

    def never(self):
        assigned = {one.get("role") for one in self.of.assignments}
        return [(role, "", "vacant", []) for role, definition in self.defined.items() if int(definition.get("min") or 0) > 0 and role not in assigned]

    def found(self):
        """Those that a rule speaks of, and that the organisation has no assignment for."""
        found = []
        for finding in self.report.findings:
            subject = finding.find(NS + "subject")
            role, unit = subject.get("discriminator"), subject.get("id")
            if finding.get("rule") not in ("role-vacant", "network-representative-missing") or finding.get("outcome") not in ("gap", "excepted"):
                continue
            of_role = [one for one in self.of.assignments if one.get("role") == role]
            inside = {key for key, position in self.of.positions.items() if position.get("unit") == unit}
            seats = [one for one in of_role if one.get("target") == unit and not one.get("deputy-of")]
            if of_role and not seats and not any(one.get("position") in inside for one in of_role) and (role, unit, "vacant", []) not in found:
                found.append((role, unit, "vacant", []))
        return found


class Addressees:
    """of(clause): the kind and id of each that a clause addresses, each once."""

    def __init__(self, repository, words):
        self.roles, self.units, self.groups = {}, {}, {}
        for policy in repository.policies:
            for definition in policy.findall(NS + "role-definition"):
                for form in [definition.get("id")] + [label.text for label in definition.findall(NS + "label")]:
                    self.roles.setdefault(" ".join((form or "").split()).lower(), definition.get("id"))
        for organisation in repository.organisations:
            for unit in organisation.findall(NS + "unit"):
                for form in [unit.get("id")] + [name.text for name in unit.findall(NS + "name")]:
                    self.units.setdefault(" ".join((form or "").split()).lower(), unit.get("id"))
        for addressee in tree.parse(words).getroot().iter("addressee"):
            for form in addressee.findall("form"):
                self.groups.setdefault(form.text, addressee.get("id"))
        self.order = list(self.roles.items())

    def one(self, said):
        forms = {said} | ({said[:-2]} if said.endswith("en") else set()) | ({said[:-1]} if said.endswith("n") else set())
        role = next((role for form, role in self.order if form and form in forms), None)
        if role:
            return "role", role
        if said in self.groups:
            return ("role" if self.groups[said] in self.roles.values() else "group"), self.groups[said]
        return ("unit", self.units[said]) if said in self.units else None

    def of(self, clause):
        said = " ".join(clause.get("obliged", "").split())
        small = said.lower()
        if not small:
            return []
        for parts in ([small], [part.strip() for part in re.split("[;,]", small.replace(" och ", ";").replace(" and ", ";")) if part], small.split()):
            found = [self.one(part) for part in parts]
            if found and all(found):
                return list(dict.fromkeys(found))
        return [("text", said)]

