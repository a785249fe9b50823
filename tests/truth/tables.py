# SPDX-License-Identifier: Apache-2.0
"""What truth.py reckons in the sections of clauses, gaps, the rest and inputs."""
import re
from collections import Counter

from cells import body_rows, numbers, table
from page import Element
from report import NS, OUTCOMES, anchor, shown


# -------------------------------------------------------------------- clauses and rules

def six(t, row, outcomes, what):
    cells = numbers(row)
    t.same(what + ": six numbers", len(cells), 6)
    for cell, name in zip(cells, OUTCOMES[:1] + ("gap", "excepted", "not-evaluable", "error", "not-applicable")):
        t.claim(cell, t.report.number(outcomes[name]), "%s: %s" % (what, name))
        link = cell.first("a")
        if link is not None:
            target = t.ids.get(link.attributes["href"][1:])
            if target is None:
                t.fail("%s: %s leads nowhere" % (what, name))
            elif outcomes[name] == 0:
                t.fail("%s: %s is a link from nothing" % (what, name))
            elif name in ("gap", "excepted", "not-evaluable", "error") and target.tag == "th" and target.parent.first("td", "n") is not None:
                # judgements lead to findings, of which one may have several: there are some, of that outcome
                t.same("%s: %s leads to findings" % (what, name), target.parent.first("td", "n").words() not in ("", "0"), True)


def coverage(t):
    r = t.report
    of = table(t, "soa")
    if of is not None:
        heads = [cell.words() for cell in of.first("thead").first("tr").cells()][1:]
        policies = [p for p in r.policies if p.get("origin") != "law"] + [p for p in r.policies if p.get("origin") == "law"]
        rows = list(body_rows(of))
        t.same("applicability: as many rows", len(rows), len(policies))
        names = {r.say("outcome." + name): name for name in OUTCOMES}
        names.update({r.say("standing." + name): name for name in ("informative", "no-rule-yet", "dropped", "not-selected")})
        for (row, _), policy in zip(rows, policies):
            standings = Counter(r.standing(clause) for clause in policy.findall(NS + "clause"))
            t.same("applicability of %s: every clause once" % policy.get("id"), sum(standings[names[head]] for head in heads[1:]), sum(standings.values()))
            for cell, head in zip(numbers(row), heads):
                n = sum(standings.values()) if head == r.say("fact.clauses") else standings[names[head]]
                t.claim(cell, r.number(n), "applicability: " + head)
                t.follow(cell, n, "applicability: " + head) if head != r.say("fact.clauses") else None
    for (policy, clause), element in r.clauses.items():
        head = t.ids.get(anchor("clause", policy + "/" + clause))
        if head is None:
            t.fail("clause %s/%s is not in the page" % (policy, clause))
            continue
        if element.get("coverage") == "checked" and r.outcomes(element):
            six(t, head.parent, r.outcomes(element), "clause %s/%s" % (policy, clause))
        on_file = len(element.findall(NS + "on-file"))
        t.same("clause %s: evidence on file" % clause, len(list(head.parent.all("span", "onfile"))), min(on_file, 5))
        if on_file > 5:
            wanted = r.say("coverage.on-file-more", on_file - 5)
            said = next((span for span in head.parent.all("span", "line") if span.words() == wanted), None)
            t.claim(said, wanted, "clause %s: more on file" % clause)
    of = table(t, "iso")
    for row, _ in body_rows(of) if of is not None else ():
        mine = [rule for rule in r.rules if any(p.get("role") == "iso27001" and row.first("th").id == anchor("iso", (p.text or "").replace(" ", "")) for p in rule.findall(NS + "property"))]
        ran = [r.outcomes(rule) for rule in mine if rule.get("ran") == "yes" and r.outcomes(rule)]
        what = "identifier " + row.first("th").words()
        if ran:
            six(t, row, {name: sum(one[name] for one in ran) for name in OUTCOMES}, what)
        items = list(row.first("td", "rules").all("li"))
        t.same(what + ": rules", len(items), len(mine))
        for item, rule in zip(items, mine):
            own = r.outcomes(rule)
            links = [a for a in item.all("a") if not re.match("#rule[-=]", a.attributes["href"])]
            kinds = {"gaps-of": ("n.judged-gaps", "gap"), "excepted-of": ("n.excepted", "excepted"), "not-evaluable-of": ("n.not-evaluable", "not-evaluable")}
            for link in links:
                kind = next(kind for kind in kinds if link.attributes["href"].startswith("#" + kind))
                t.claim(link, r.plural(kinds[kind][0], own[kinds[kind][1]]), "%s: %s" % (what, rule.get("id")))
    for item in [item for left in t.page.all("ul", "left") for item in left.all("li")]:
        known = {p.text for rule in r.rules for p in rule.findall(NS + "property") if p.get("role") == "iso27001"}
        for one in item.words().split(", "):
            if one in known:
                t.fail("said to be left, but a rule refers to it: " + one)
        t.claim(item, item.words(), "identifiers left")
    annex = [item.words().split(", ") for left in t.page.all("ul", "left") for item in left.all("li")]
    if annex or t.ids.get("iso-left"):
        known = {p.text for rule in r.rules for p in rule.findall(NS + "property") if p.get("role") == "iso27001"}
        controls = {"%d.%d" % (chapter, n) for chapter, to in ((5, 37), (6, 8), (7, 14), (8, 34)) for n in range(1, to + 1)}
        t.same("identifiers left", sorted(one for item in annex for one in item), sorted(controls - known))
    for rule in r.rules:
        head = t.ids.get(anchor("rule", rule.get("id")))
        if head is None:
            t.fail("rule %s is not in the page" % rule.get("id"))
        elif rule.get("ran") == "yes" and r.outcomes(rule):
            six(t, head.parent, r.outcomes(rule), "rule " + rule.get("id"))


# -------------------------------------------------------------------- gaps

def index(t, name, groups):
    """A list of links: the number of a row is as many findings as its links and what is left out."""
    of = table(t, name)
    rows = list(body_rows(of)) if of is not None else []
    t.same("%s: as many rows" % name, len(rows), len(groups))
    for (row, _), (key, findings, linked) in zip(rows, groups):
        what = "%s: %s" % (name, key)
        t.claim(numbers(row)[0], t.report.number(len(findings)), what)
        items = [item for item in row.first("td", "refs").all("li") if "more" not in item.classes]
        t.same(what + ": links", [item.first("a").attributes["href"] for item in items], ["#" + anchor("f", finding.get("id")) for finding in linked])
        more = row.first("li", "more")
        left = len(findings) - len(linked)
        if left:
            t.claim(more, t.report.plural("n.more", left), what + ": left out")
        elif more is not None:
            t.fail(what + ": says more, and there is none")


def by_rule(r, findings, outcome):
    """For each rule: its findings and those that are spelled out."""
    shown = {id(finding) for finding in r.shown}
    groups = []
    for rule in r.rules:
        mine = [finding for finding in findings if finding.get("rule") == rule.get("id")]
        if mine:
            groups.append((rule.get("id"), mine, [finding for finding in mine if id(finding) in shown]))
    return groups


def gaps(t):
    r = t.report
    section = t.ids["gaps"]
    shown = [finding for finding in r.shown if finding.get("outcome") == "gap"]
    items = {item.id: item for item in t.page.all("li", "finding")}
    t.same("gaps that are spelled out", sorted(items), sorted(anchor("f", gap.get("id")) for gap in shown))
    for gap in shown:
        item = items.get(anchor("f", gap.get("id")))
        if item is None:
            continue
        wanted = {"data-severity": gap.get("severity"), "data-unit": r.unit_of(gap), "data-area": r.area_of(gap), "data-rule": gap.get("rule"), "data-owner": r.owner_of(gap),
                  "data-state": gap.get("baseline", ""), "data-due": gap.get("due", "")}
        t.same("gap %s: what the script filters by" % gap.get("id"), [item.attributes.get(name) for name in wanted], list(wanted.values()))
    days_away(t, section)
    days_away(t, t.ids["rest"])
    if not r.gaps:
        return
    paragraphs = list(section.all("p"))
    t.claim(paragraphs[0], r.say("gaps.counting", r.number(len(r.gaps)), r.number(r.outcomes(r.root)["gap"])), "gaps: what is counted")
    periods = r.one("due-periods")
    for p in paragraphs[1:]:
        if periods is not None and p.words().startswith(r.say("finding.due-intro")):
            spans = ", ".join("%s %s" % (r.say("severity." + name), r.time(periods.get(name))) for name in ("error", "warning", "info"))
            basis = r.say("finding.due-configured" if periods.get("basis") == "configuration" else "finding.due-default")
            t.claim(p, "%s %s %s (%s)." % (r.say("finding.due-intro"), r.say("finding.due-periods"), spans, basis), "gaps: periods")
        elif p.id == "all-gaps":
            t.claim(p, r.say("gaps.limit", r.limit), "gaps: the limit")
            t.same("gaps: the limit is told of only when it holds", len(shown) < len(r.gaps), True)
    for unit in [unit.get("id") for unit in r.units] + [""]:
        mine = [gap for gap in r.gaps if r.unit_of(gap) == unit]
        here = in_page_order(t, [gap for gap in shown if r.unit_of(gap) == unit])
        head = t.ids.get(anchor("unit", unit))
        if not mine:
            t.same("gaps of %s: none" % unit, head is not None and head.tag == "h3", False)
            continue
        counts = [r.plural(label, n) for label, n in zip(("n.errors", "n.warnings", "n.notices"), r.severities(mine)) if n]
        t.claim(head.first("span", "tally"), "%s: %s" % (r.plural("n.gaps", len(mine)), ", ".join(counts)), "gaps of " + unit)
        group = head.parent
        t.same("gaps of %s: spelled out" % unit, len(list(group.all("li", "finding"))), len(here))
        more = next((p for p in group.children if isinstance(p, Element) and "more" in p.classes), None)
        if len(here) < len(mine):
            said = more.words() if more is not None else ""
            t.same("gaps of %s: more" % unit, said.startswith(r.say("gaps.unit-more", r.number(len(here)), r.number(len(mine)))), True)
            for text in more.texts() if more is not None else ():
                text.claimed = True
        owners = [at for at in group.all("section", "group") if at.first("h4", "owner") is not None]
        order = list(dict.fromkeys([""] * any(not r.owner_of(gap) for gap in here) + [r.owner_of(gap) for gap in here]))
        t.same("gaps of %s: owners" % unit, len(owners), len(order))
        for at, owner in zip(owners, order):
            own = [gap for gap in mine if r.owner_of(gap) == owner]
            tally = at.first("h4", "owner").first("span", "tally")
            if tally is not None:
                t.claim(tally, r.plural("n.gaps", len(own)), "gaps of %s, %s" % (unit, owner))
            t.same("gaps of %s, %s: spelled out" % (unit, owner), len(list(at.all("li", "finding"))), sum(1 for gap in here if r.owner_of(gap) == owner))
    kept = {id(finding) for finding in shown}
    groups = []
    for policy in [p for p in r.policies if p.get("origin") != "law"] + [p for p in r.policies if p.get("origin") == "law"]:
        for clause in policy.findall(NS + "clause"):
            mine = [gap for gap in r.gaps if any(c.get("policy") == policy.get("id") and c.get("clause") == clause.get("id") for c in gap.findall(NS + "clause"))]
            if mine or (r.outcomes(clause) or {}).get("gap"):
                groups.append((clause.get("id"), mine, in_page_order(t, [gap for gap in mine if id(gap) in kept])[:r.limit]))
    index(t, "gap-clauses", groups)
    of = table(t, "gaps")
    groups = []
    for severity, n in zip(("error", "warning", "info"), r.severities(r.gaps)):
        head = t.ids.get("gaps-" + severity)
        if n:
            t.claim(head, "%s %s" % (head.first("span", "sev").words(), r.plural("n.gaps", n)), "gaps by rule: " + severity)
            t.same("gaps by rule: %s: what its rows count" % severity, sum(len(mine) for _, mine, _ in by_rule(r, [g for g in r.gaps if g.get("severity") == severity], "gap")), n)
            groups += by_rule(r, [gap for gap in r.gaps if gap.get("severity") == severity], "gap")
    index(t, "gaps", groups)


def in_page_order(t, findings):
    """Gaps are spelled out by severity, then by rule."""
    order = {rule.get("id"): n for n, rule in enumerate(t.report.rules)}
    return sorted(findings, key=lambda finding: (("error", "warning", "info").index(finding.get("severity")), order[finding.get("rule")]))


def days_away(t, section):
    """A date, and how far away it is, in the words that follow it."""
    r = t.report
    for time in section.all("time"):
        siblings = time.parent.children
        after = siblings[siblings.index(time) + 1] if siblings.index(time) + 1 < len(siblings) else None
        if after is None or isinstance(after, Element) or not re.search(r"\d", after.data):
            continue
        days = r.days(time.attributes["datetime"])
        t.same("days to " + time.words(), " ".join(after.data.split()), ", " + (r.plural("n.days-left", days) if days >= 0 else r.plural("n.days-late", -days)))
        t.same("the date and its machine form", time.words(), time.attributes["datetime"])
        after.claimed = True


# -------------------------------------------------------------------- the rest

def quoted(t, cell, words, what):
    """A cell that begins with words of the report."""
    t.same(what, cell.words().replace(" ", "").startswith(words.replace(" ", "")), True)
    left = words.replace(" ", "")
    for text in cell.texts():
        said = "".join(text.data.split())
        if not left.startswith(said):
            break
        left = left[len(said):]
        text.claimed = True


def rest(t):
    r = t.report
    for outcome in ("not-evaluable", "excepted", "error"):
        findings = r.of(outcome)
        of = table(t, outcome)
        if not findings or of is None:
            t.same("%s: a table when there are some" % outcome, of is not None, bool(findings))
            continue
        shown = [finding for finding in r.shown if finding.get("outcome") == outcome]
        rows = list(body_rows(of))
        t.same("%s: rows" % outcome, sorted(row.first("th").id for row, _ in rows), sorted(anchor("f", finding.get("id")) for finding in shown))
        for row, _ in rows:
            finding = next((finding for finding in shown if row.first("th").id == anchor("f", finding.get("id"))), None)
            if finding is not None:
                quoted(t, row.cells()[1], r.text(finding, "message"), outcome + ": message")
        units = Counter(r.unit_of(finding) for finding in shown)
        of_group = Counter(id(group) for _, group in rows)
        groups = {id(group): group for _, group in rows}
        t.same("%s: groups" % outcome, sorted(of_group.values()), sorted(units.values()))
        for key, n in of_group.items():
            t.claim(groups[key].first("span", "sub"), "(%s)" % r.number(n), outcome + ": group")
        left = len(findings) - len(shown)
        if left:
            more = next((p for p in t.ids["rest"].all("p", "more") if p.words().startswith(r.plural("n.more", left))), None)
            t.claim(more, r.plural("n.more", left) + ". " + r.say("rest.all"), outcome + ": left out")
        index(t, outcome + "-rules", by_rule(r, findings, outcome))
    exceptions(t)
    parameters(t)
    messages = r.every("diagnostics/diagnostic")
    of = table(t, "messages")
    if of is not None:
        rows = list(body_rows(of))
        t.same("messages: rows", len(rows), min(len(messages), 500))
        for (row, _), message in zip(rows, messages):
            quoted(t, row.cells()[1], r.text(message, "message"), "messages: " + message.get("id"))
        if len(messages) > 500:
            after = next((p for p in t.ids["rest"].all("p", "more") if p.words() == r.plural("n.more", len(messages) - 500)), None)
            t.claim(after, r.plural("n.more", len(messages) - 500), "messages: left out")


def exceptions(t):
    r = t.report
    of = table(t, "exceptions")
    if of is None:
        return t.same("exceptions: a table when there are some", bool(r.exceptions), False)
    rows = list(body_rows(of))
    t.same("exceptions: rows", sorted(row.first("th").id for row, _ in rows), sorted(anchor("exception", one.get("id")) for one in r.exceptions))
    for key, n in Counter(id(group) for _, group in rows).items():
        group = next(group for _, group in rows if id(group) == key)
        t.claim(group.first("span", "sub"), "(%d)" % n, "exceptions: group")
        for text in group.texts():
            text.claimed = text.claimed or " ".join(text.data.split()) == r.say("exception.ending", 30)
    for row, group in rows:
        one = next(one for one in r.exceptions if anchor("exception", one.get("id")) == row.first("th").id)
        what = "exception " + one.get("id")
        if one.get("status") == "active":
            ending = one.get("expires-on", "unknown") != "unknown" and r.days(one.get("expires-on")) <= 30
            t.same(what + ": ends soon", group.words().startswith(r.say("exception.ending", 30)), ending)
        decision = "%s %s" % (r.say("col.decision"), one.get("ref"))
        for line in row.all("span", "line"):
            if line.words().startswith(r.say("col.decision") + " ") and one.get("ref"):
                t.claim(line, decision, what + ": decision")
        if one.get("asset"):
            last = [item.words() for item in row.cells()[2].all("li")][-1 - bool(one.get("unit"))]
            name = r.text(one, "asset-name")
            t.same(what + ": its asset", last, "%s %s" % (name, one.get("asset")) if name else one.get("asset"))
        mine = [finding for finding in r.findings if any(e.get("ref") == one.get("id") for e in finding.findall(NS + "exception"))]
        cell = row.cells()[-1]
        number = next((text for text in t.texts_of(cell) if text.data.strip()), None)
        t.same(what + ": matches", number.data if number else "", r.number(len(mine) or int(one.get("matched"))))
        if number:
            number.claimed = True
        items = list(cell.all("li"))
        t.same(what + ": links", len([item for item in items if "more" not in item.classes]), min(5, len(mine)))
        if len(mine) > 5:
            t.claim(cell.first("li", "more"), r.plural("n.more", len(mine) - 5), what + ": more")


def parameters(t):
    """Values: a span of time in words is what its code says; what an assumption affects is what its clause and rule came to."""
    r = t.report
    for section in ("rest", "inputs"):
        for cell in t.ids[section].all("td"):
            codes = [child for child in cell.all("code")]
            for n, code in enumerate(codes):
                if re.fullmatch(r"P\d+[DMY]", code.words()):
                    siblings = code.parent.children
                    before = siblings[siblings.index(code) - 1] if siblings.index(code) else None
                    if before is not None and not isinstance(before, Element):
                        said = " ".join(before.data.split())
                        t.same("a span of time", said.split(": ")[-1], r.time(code.words()))
                        before.claimed = True
    for head in [row.first("th") for section in ("rest", "inputs") for row in t.ids[section].all("tr", "group")]:
        line = head.first("span", "line")
        if line is None or not line.words().startswith(r.say("rest.reach")):
            continue
        rule = next((rule for rule in r.rule if head.first("a") is not None and head.first("a").attributes["href"] == "#" + anchor("rule", rule)), None)
        own = r.outcomes(r.rule[rule]) if rule else None
        if own is None:
            t.fail("an assumption affects a rule that has no outcomes")
            continue
        words = line.words()
        for text in line.texts():
            text.claimed = True
        judged = sum(own[name] for name in OUTCOMES if name != "not-applicable")
        wanted = "%s %s" % (r.say("rest.reach"), r.plural("n.judged", judged))
        t.same("assumption about %s: reach" % rule, words.startswith(wanted), True)
        kinds = {"gaps-of": ("n.judged-gaps", "gap"), "excepted-of": ("n.excepted", "excepted"), "not-evaluable-of": ("n.not-evaluable", "not-evaluable")}
        for link in line.all("a"):
            kind = next(kind for kind in kinds if link.attributes["href"].startswith("#" + kind))
            t.same("assumption about %s: %s" % (rule, kind), link.words(), r.plural(kinds[kind][0], own[kinds[kind][1]]))


def unset(t):
    """Values that nobody has set: each once, with the rules and clauses that they are for."""
    r = t.report
    table_of = table(t, "unset")
    wanted = {}
    for one in r.root.iter(NS + "parameter"):
        if one.get("basis") == "default":
            wanted.setdefault((one.get("name"), one.get("value")), []).append(one)
    rows = list(body_rows(table_of)) if table_of is not None else []
    t.same("values that nobody has set: rows", len(rows), len(wanted))
    for (row, _), (name, uses) in zip(rows, sorted(wanted.items(), key=lambda item: item[0][0])):
        for item, one in zip(row.all("li"), uses):
            t.same("%s: rule" % name[0], item.first("a").attributes["href"] if item.first("a") else "#rule-" + one.get("rule"), "#rule-" + one.get("rule"))
            if one.get("clause"):
                t.claim(item.first("span", "sub"), one.get("clause"), "%s: clause" % name[0])


def inputs(t):
    r = t.report
    unset(t)
    run = t.ids["inputs"].first("dl", "facts")
    entry = next((div for div in run.all("div") if div.first("dt").words() == r.say("inputs.exit")), None) if run else None
    if entry is not None:
        t.claim(entry.first("dd"), r.root.get("exit-code"), "the run: exit code")
    for name, wanted in (("documents", r.inputs), ("unread", [one for one in r.inputs if one.get("status") != "valid"])):
        of = table(t, name)
        rows = list(body_rows(of)) if of is not None else []
        t.same("%s: rows" % name, len(rows), len(wanted))
        for (row, _), one in zip(rows, wanted):
            quoted(t, row.first("th"), shown(one.get("path")), "%s: path" % name)
            for cell, value in zip(numbers(row), (one.get("assets"), one.get("assets-skipped"), one.get("bytes"))):
                t.claim(cell, r.number(int(value)) if value is not None else "", "%s: %s" % (name, one.get("path")))
    submissions = [one for unit in r.units for one in unit.findall(NS + "submission")]
    of = table(t, "submissions")
    rows = list(body_rows(of)) if of is not None else []
    t.same("submissions: rows", len(rows), len(submissions))
    for (row, _), one in zip(rows, submissions):
        for cell in numbers(row):
            # a public report does not tell how many
            withheld = r.say("withheld.word") if r.root.get("audience") == "public" else ""
            t.claim(cell, r.number(int(one.get("assets"))) if one.get("assets") else withheld, "submission")
