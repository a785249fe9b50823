# SPDX-License-Identifier: Apache-2.0
"""The page of two reports compared: what is new, changed, gone and not seen, reckoned from both canonical reports."""
from collections import Counter

from report import NS, shown
from view import View

SEVERITIES = ("info", "warning", "error")
LIMIT = 50


def identity(finding):
    subject = finding.find(NS + "subject")
    return "%s/%s:%s%s" % (finding.get("rule"), subject.get("kind"), subject.get("id"), "#" + subject.get("discriminator") if subject.get("discriminator") else "")


def options(report):
    return report.root.get("partial"), sorted((option.get("name"), option.get("value")) for option in report.every("options/option"))


def blind(report, finding, same_part):
    """Whether a report may lack a finding for another reason than that it is gone."""
    rule = report.rule.get(finding.get("rule"))
    names = [option.get("name") for option in report.every("options/option")]
    if rule is None or rule.get("ran") != "yes" or (report.outcomes(rule) or {}).get("error"):
        return True
    if report.root.get("partial") == "yes" and not (names and set(names) <= {"rule", "ignore-exceptions"}) and not same_part:
        return True
    document = next((one for one in report.inputs if one.get("path") == finding.get("file")), None)
    if document is not None and document.get("status") != "valid" or document is None and not same_part and finding.get("file") is not None and "exclude" in names:
        return True
    broken = [one.get("kind") for one in report.inputs if one.get("status") != "valid"]
    if not broken and report.root.get("status") != "incomplete":
        return False
    # only inventories are broken: what an asset of a whole one lacks is gone, if its rule looks at no other asset
    alone = finding.find(NS + "subject").get("kind") == "asset" and "register" not in rule.get("sees", "").split()
    return not (alone and broken and set(broken) == {"inventory"} and document is not None and document.get("kind") == "inventory")


class Difference(View):
    """The report is the later one; old is the earlier."""

    def __init__(self, page, report, old):
        super().__init__(page, report)
        self.old = old

    def examine(self):
        r, old = self.report, self.old
        self.frame(("diff.made-by", "diff.constant"), "%s – %s" % (old.as_of, r.as_of))
        for lead in self.page.all("p", "lead"):
            self.quote(lead, *[policy.find(NS + "title") for policy in r.policies + old.policies], *[title for policy in r.policies + old.policies for title in policy.findall(NS + "title")])
        before, after = {}, {}
        for findings, groups in ((old.findings, before), (r.findings, after)):
            for finding in findings:
                groups.setdefault(identity(finding), []).append(finding)
        same_part = options(r) == options(old)
        self.states = {"new": [], "fixed": [], "unseen": []}
        pairs = 0
        for key in dict.fromkeys(list(before) + list(after)):
            was, now = before.get(key, []), after.get(key, [])
            pairs += min(len(was), len(now))
            # of several with one identity those that say the same are pairs
            self.states["new"] += [(key, finding) for finding in now[len(was):]] if not was else [(key, None)] * max(0, len(now) - len(was))
            for finding in was if not now else was[:max(0, len(was) - len(now))]:
                self.states["unseen" if blind(r, finding, same_part) else "fixed"].append((key, finding))
        self.before, self.after = before, after
        self.changed = self.listed("changed")
        counts = {name: len(self.states[name]) for name in self.states}
        counts["changed"] = self.changed
        counts["unchanged"] = pairs - self.changed
        # only gaps are fixed, the rest is gone; one section has both
        counts["fixed"] = sum(1 for key, finding in self.states["fixed"] if finding is not None and finding.get("outcome") == "gap")
        counts["gone"] = len(self.states["fixed"]) - counts["fixed"]
        surely = sum(1 for key in before if key in after and len(before[key]) == len(after[key]) == 1 and before[key][0].get("outcome") != after[key][0].get("outcome"))
        self.same("changed: those with another outcome at least", self.changed >= surely, True)
        self.facts(counts)
        for name in ("new", "fixed", "unseen"):
            self.same("%s: listed" % name, self.listed(name), len(self.states[name]))
        self.failing()
        self.inputs()
        code = r.root.get("exit-code", "3" if r.root.get("status") == "incomplete" else "")
        for item in self.ids["verdict"].all("li"):
            self.compose(item, "slutkod " + code, "exit code " + code, r.as_of, old.as_of)
        for code in self.page.all("div", "fid"):
            section = code.section()
            said = code.first("code").words()
            sides = [groups for groups, states in ((after, ("new", "changed")), (before, ("fixed", "unseen", "changed"))) if section in states]
            findings = [finding for groups in sides for findings in groups.values() for finding in findings if shown(finding.get("id")) == said]
            self.same("%s: %s is one of its report" % (section, said), bool(findings), True)
            others = [finding for finding in findings[:1] for key in [identity(finding)] for finding in before.get(key, []) + after.get(key, [])]
            item = next(at for at in code.up() if at.tag == "li")
            said = item.first("p", "msg")
            self.same("%s: message" % section, any(self.report.text(finding, "message") in said.words() for finding in findings), True)
            for text in said.texts():
                text.claimed = True
            self.item(item, findings + others)

    def listed(self, name):
        """How many a section tells of: those that are spelled out, and what it says of the rest."""
        r, section = self.report, self.ids[name]
        n = len(list(section.all("li", "finding")))
        for ul in section.all("ul", "findings"):
            here = sum(1 for child in ul.children if getattr(child, "tag", "") == "li")
            self.same("%s: at most so many of a rule" % name, here <= LIMIT, True)
            siblings = [child for child in ul.parent.children if getattr(child, "tag", "")]
            after = siblings[siblings.index(ul) + 1] if siblings.index(ul) + 1 < len(siblings) else None
            if after is not None and "more" in after.classes:
                head = siblings[siblings.index(ul) - 1]
                rule = head.first("code").words()
                more = sum(1 for key, finding in self.states.get(name, []) if key.split("/")[0] == rule) - here
                self.claim(after, r.plural("n.more", more), "%s: more of %s" % (name, rule))
                n += more
        for head in section.all("h3"):
            rule = r.rule.get(head.first("code").words()) if head.first("code") is not None else None
            rule = rule if rule is not None else self.old.rule.get(head.first("code").words() if head.first("code") is not None else "")
            if rule is not None:
                self.quote(head, rule)
        return n

    def item(self, item, findings):
        rules = [report.rule[finding.get("rule")] for finding in findings for report in (self.report, self.old) if finding.get("rule") in report.rule]
        policies = [clause for finding in findings for clause in finding.findall(NS + "clause")]
        self.quote(item, *findings, *rules, *policies)

    def side(self, report):
        said = "%s; %s, %s" % (report.as_of, self.report.plural("n.diff-findings", len(report.findings)), self.report.plural("n.diff-gaps", len(report.gaps)))
        return said + ("; " + self.report.say("diff.partial") if report.root.get("partial") == "yes" else "")

    def facts(self, counts):
        r = self.report
        facts = [dd for facts in self.page.all("dl", "facts") for dd in facts.all("dd")]
        findings = ", ".join(r.plural("n.diff-" + name, counts[name]) for name in ("new", "changed", "fixed", "gone", "unseen", "unchanged"))
        for dd, said in zip((facts[0], facts[1], facts[3]), (self.side(self.old), self.side(r), findings)):
            self.claim(dd, said, "facts")
        for link in facts[3].all("a"):
            self.same("facts: leads there", link.attributes["href"][1:] in self.ids, True)

    def failing(self):
        """New or worse gaps and rules that could not run, at or above the threshold (warnings)."""
        r, worse = self.report, Counter()
        for key, now in self.after.items():
            was = self.before.get(key, [])
            for finding in now:
                old = was[0] if len(was) == len(now) == 1 else next((one for one in was if one.get("outcome") == finding.get("outcome")), was[0] if was else None)
                if finding.get("outcome") == "error":
                    worse["error"] += old is None or old.get("outcome") != "error"
                elif finding.get("outcome") == "gap":
                    worse[finding.get("severity")] += old is None or old.get("outcome") != "gap" or SEVERITIES.index(finding.get("severity")) > SEVERITIES.index(old.get("severity"))
        n = worse["error"] + worse["warning"] if self.fails_on() == "warning" else worse["error"]
        said = self.ids["verdict"].first("div", "verdict")
        wanted = r.plural("n.diff-failing", n) if n else r.say("diff.nothing")
        paragraph = next((p for p in said.all("p") if p.words() == wanted), None)
        self.claim(paragraph, wanted, "verdict: new or worse")
        for p in said.all("p"):
            if p.words() == r.say("diff.unsure", r.root.get("exit-code", "3")):
                self.claim(p, p.words(), "verdict: exit code")

    def fails_on(self):
        threshold = [dd for facts in self.page.all("dl", "facts") for dd in facts.all("dd")][2].words()
        return next(name for name in ("error", "warning") if threshold == self.report.say("diff.threshold-" + name))

    def inputs(self):
        section = self.ids["inputs"]
        for row, report in zip([row for row in section.all("tr") if row.first("td") is not None], (self.old, self.report)):
            self.quote(row, report.one("tool"), report.digest, report.path)
        self.quote(section, "SHA-256")
