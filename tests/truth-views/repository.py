# SPDX-License-Identifier: Apache-2.0
"""The documents that a report was made of, read by Python: what documents of render tell is reckoned from here."""
import os
import xml.etree.ElementTree as tree

from report import NS

HEADS = ("municipal-director", "managing-director", "sector-manager", "administration-manager", "unit-manager")


class Repository:
    def __init__(self, report, top):
        self.report, self.as_of, self.words = report, report.as_of, os.path.join(top, "views", "words.xml")
        self.documents = []
        for one in report.inputs:
            path = one.get("path")
            path = os.path.join(top, path.split(":", 1)[1]) if path.startswith("policykoll:") else path
            if one.get("status") == "valid":
                self.documents.append(tree.parse(path).getroot())
        self.organisations, self.policies = self.roots("organisation"), self.roots("policy")
        self.units, self.positions = self.first("unit"), self.first("position")
        self.assignments = [one for organisation in self.organisations for one in organisation.findall(NS + "assignment")]
        self.assignment = {one.get("id"): one for one in self.assignments[::-1]}
        self.assets, self.unit_of, self.inventory = [], {}, {}
        for inventory in self.roots("inventory"):
            for asset in inventory.findall(NS + "asset"):
                self.assets.append(asset)
                self.unit_of[asset] = asset.get("owning-unit") or inventory.get("unit")
        self.processings = [(processing, asset) for asset in self.assets for processing in asset.findall(NS + "processing")]
        self.models = [model for policy in self.policies for model in policy.findall(NS + "classification-model")]

    def parameter_kinds(self):
        """What the values of parameters are, by their name."""
        if not hasattr(self, "kinds"):
            self.kinds = {one.get("name"): one.get("type", "") for one in tree.parse(self.words).getroot().iter("parameter")}
        return self.kinds

    def roots(self, name):
        return [root for root in self.documents if root.tag == NS + name]

    def first(self, name):
        """Of things with the same id the first."""
        found = {}
        for organisation in self.organisations:
            for one in organisation.findall(NS + name):
                found.setdefault(one.get("id"), one)
        return found

    def on(self, element, first="from", last="to"):
        """Whether it holds on the day: from its first day through its last."""
        return (element.get(first) or "") <= self.as_of and (not element.get(last) or element.get(last) >= self.as_of)

    def owner(self, asset):
        """The position that holds the role of system owner on the day; a deputy does not."""
        for role in asset.findall(NS + "role"):
            assignment = self.assignment.get(role.get("assignment"))
            if role.get("name") == "system-owner" and assignment is not None and not assignment.get("deputy-of") and self.on(assignment) and assignment.get("position") in self.positions:
                return self.positions[assignment.get("position")]
        return None

    def classification(self, asset):
        """The newest one that counts on the day; of those without a date the first, when there is no other."""
        of = [one for one in asset.findall(NS + "classification") if (one.get("date") or "") <= self.as_of]
        newest = max((one.get("date") or "" for one in of), default=None)
        return next((one for one in of if (one.get("date") or "") == newest), None)
