# SPDX-License-Identifier: Apache-2.0
"""What truth.py reckons, section by section. A function answers for the elements it knows, and says what the page should have said."""
import re
from collections import Counter

from page import Element
from report import NS, OUTCOMES, anchor


def table(t, name):
    caption = t.ids.get("cap-" + name)
    return next((at for at in caption.up() if at.tag == "table"), None) if caption is not None else None


def body_rows(of):
    """The rows with td, with the head of the group they are in."""
    group = None
    for row in of.all("tr"):
        if row.parent.tag in ("thead", "tfoot"):
            continue
        if "group" in row.classes:
            group = row
        else:
            yield row, group


def numbers(row):
    return [cell for cell in row.cells() if cell.tag == "td" and "n" in cell.classes]


def count(t, cell, n, what):
    t.claim(cell, t.report.number(n), what)
    t.follow(cell, n, what)


def severities(t, row, wanted, whole, what):
    """Three severities and their sum, and the bar beside them."""
    cells = numbers(row)
    for cell, n in zip(cells, wanted + [sum(wanted)]):
        count(t, cell, n, what)
    if len(cells) != 4:
        t.fail("%s: %d numbers" % (what, len(cells)))
    bar = row.first("svg", "spark")
    if bar is not None and whole:
        t.bar(bar, wanted, whole, what)


# -------------------------------------------------------------------- the verdict

def verdict(t):
    r = t.report
    counts = r.severities(r.gaps)
    t.same("totals: errors", r.totals["errors"], counts[0])
    t.same("totals: warnings", r.totals["warnings"], counts[1])
    t.same("totals: infos", r.totals["infos"], counts[2])
    sentences = {label: texts[r.language] for label, texts in r.labels.items() if label.startswith("verdict.")}
    for sentence in t.page.all("p", "sentence"):
        with_gaps = [said.replace("{a}", r.plural("n.gaps", len(r.gaps))) for said in sentences.values()]
        t.same("the verdict's sentence has the number of gaps", sentence.words() in [" ".join(said.split()) for said in with_gaps], True)
        for text in sentence.texts():
            text.claimed = True
    tally = ", ".join(r.plural("n." + name, n) for name, n in zip(("errors", "warnings", "infos"), counts))
    tiles = {"t-error": ("n.errors", counts[0], "gaps-error"), "t-warning": ("n.warnings", counts[1], "gaps-warning"), "t-info": ("n.infos", counts[2], "gaps-info"),
             "t-excepted": ("n.excepted", len(r.of("excepted")), "excepted"), "t-not-evaluable": ("n.not-evaluable", len(r.of("not-evaluable")), "not-evaluable"),
             "t-crashed": ("n.not-run", len(r.of("error")), "rule-errors")}
    for tile in [tile for tiles_of in t.page.all("ul", "tiles") for tile in tiles_of.all("li")]:
        label, n, target = tiles[next(iter(tile.classes & set(tiles)))]
        t.claim(tile, r.plural(label, n), "tile " + label)
        t.follow(tile, n, "tile " + label)
        if n:
            t.same("tile %s leads there" % label, tile.first("a").attributes["href"], "#" + target)
    clauses = Counter(clause.get("coverage") for clause in r.clauses.values())
    unread = sum(1 for one in r.inputs if one.get("status") == "broken")
    for entry in [div for facts in t.page.all("dl", "facts") for div in facts.all("div")]:
        title, said = entry.first("dt").words(), entry.first("dd")
        if title == r.say("fact.findings"):
            t.claim(said, tally, "facts: findings")
        elif title == r.say("fact.read"):
            documents = int(r.totals["documents"])
            t.same("facts: documents read are in the list", documents <= len(r.inputs) or not r.inputs, True)
            files = "" if r.totals["documents"] == r.totals["files"] else " " + r.say("fact.of-files", r.totals["files"])
            assets = sum(int(one.get("assets", 0)) for one in r.inputs)
            t.same("totals: assets", r.totals["assets"], assets)
            t.claim(said, "%s%s, %s, %s" % (r.plural("n.documents", documents), files, r.plural("n.assets", assets), r.plural("n.rules", int(r.totals["rules"]))), "facts: read")
        elif title == r.say("fact.clauses"):
            parts = [r.plural("n.checked", clauses["checked"]), r.plural("n.no-rule", clauses["no-rule-yet"])]
            parts += [r.plural("n." + name, clauses[name]) for name in ("dropped", "not-selected") if clauses[name]]
            t.claim(said, "%s: %s" % (r.plural("n.clauses", len(r.clauses)), ", ".join(parts + [r.plural("n.informative", clauses["informative"])])), "facts: clauses")
        elif title == r.say("diff.compared"):
            baseline = r.one("baseline")
            states = Counter(gap.get("baseline") for gap in r.gaps)
            t.same("baseline: new", baseline.get("new"), states["new"])
            t.same("baseline: known", baseline.get("known"), states["known"])
            wanted = "%s %s, %s, %s" % (r.say("diff.compared-to", baseline.get("as-of")), r.plural("n.diff-gap-new", states["new"]), r.plural("n.diff-gap-known", states["known"]),
                                        r.plural("n.diff-gap-fixed", int(baseline.get("fixed"))))
            t.claim(said, wanted + (" . " + r.say("diff.only-new") if baseline.get("only-new") == "yes" else ""), "facts: compared")
        elif title == r.say("fact.concerns"):
            asked = [option for option in r.every("options/option") if option.get("name") == "unit"]
            tops = [unit for unit in r.units if unit.get("kind") != "external" and unit.get("parent") not in r.unit_ids]
            left = len(asked or tops) - 5
            words = said.words()
            if left > 0:
                t.same("facts: concerns", words.endswith(r.plural("n.others", left)), True)
                for text in said.texts():
                    text.claimed = True
        else:
            for text in t.texts_of(said):
                text.claimed = text.claimed or " ".join(text.data.split()) in (r.as_of,)


def banners(t):
    r = t.report
    skipped = sum(int(one.get("assets-skipped", 0)) for one in r.inputs)
    wanted = [r.plural(label, n) for label, n in (("n.unread", int(r.totals["unread"])), ("n.skipped", skipped), ("n.rule-errors", len(r.of("error")))) if n]
    for banner in [section for section in t.page.all("section", "banner") if "part" not in section.classes]:
        items = list(banner.first("ul").all("li")) if banner.first("ul") else []
        t.same("banner: as many lines", len(items), len(wanted))
        for item, said in zip(items, wanted):
            t.claim(item, said, "banner")
    t.same("totals: unread documents are listed", sum(1 for one in r.inputs if one.get("status") != "valid") >= int(r.totals["unread"]), True)
    for banner in [section for section in t.page.all("section", "banner") if "part" in section.classes]:
        options = Counter(option.get("name") for option in r.every("options/option"))
        for item in banner.all("li"):
            words = item.words()
            if words.startswith(r.say("partial.assets", "{a}", "{b}").split("{a}")[0]) and int(r.totals.get("assets-judged", -1)) >= 0 and item.first("code") is None:
                t.claim(item, r.say("partial.assets", r.totals["assets-judged"], r.totals["assets"]), "banner: judged")
            for name, n in options.items():
                if n > 10 and words.startswith(r.labels.get("partial." + name, {}).get(r.language, "\0")):
                    t.same("banner: more of " + name, words.endswith(r.plural("n.more", n - 10)), True)
                    for text in t.texts_of(item):
                        text.claimed = True


# -------------------------------------------------------------------- at a glance

def glance(t):
    r = t.report
    section = t.ids["glance"]
    outcomes = r.all_outcomes() if any(r.outcomes(rule) for rule in r.rules) else r.outcomes(r.root)
    t.same("outcomes of the report are those of its rules", [outcomes[name] for name in OUTCOMES], [r.outcomes(r.root)[name] for name in OUTCOMES])
    whole = sum(outcomes[name] for name in OUTCOMES[:5])
    big = [p for p in section.all("p", "big") if p.first("span", "date") is None]
    t.claim(big[0] if big else None, r.say("glance.met", r.number(outcomes["pass"]), r.number(whole)), "glance: checks met")
    bar = section.first("svg", "bar")
    if whole:
        t.bar(bar, [outcomes[name] for name in OUTCOMES[:5]], whole, "the bar of outcomes")
        t.same("the bar of outcomes in words", bar.attributes["aria-label"], r.say("glance.bar") + " " + ", ".join("%s %d" % (r.say("outcome." + name), outcomes[name]) for name in OUTCOMES[:5]))
    rows = list(body_rows(table(t, "outcomes")))
    for (row, _), name in zip(rows, OUTCOMES):
        cells = numbers(row)
        count(t, cells[0], outcomes[name], "outcomes: " + name)
        if whole and name != "not-applicable":
            t.share(cells[1], outcomes[name], whole, "outcomes: share of " + name)
    if table(t, "unit-checks") is not None:
        units = [unit for unit in r.units if r.outcomes(unit) and sum(r.outcomes(unit)[name] for name in OUTCOMES[:5])]
        rows = list(body_rows(table(t, "unit-checks")))
        t.same("checks by unit: as many rows", len(rows), len(units))
        for (row, _), unit in zip(rows, units):
            own = r.outcomes(unit)
            what = "checks of " + unit.get("id")
            t.same(what + ": name", row.first("th").words(), r.text(unit, "name") or unit.get("id"))
            for cell, name in zip(numbers(row), OUTCOMES[:5]):
                count(t, cell, own[name], what)
            sum_of = sum(own[name] for name in OUTCOMES[:5])
            t.share(row.first("span", "pct"), own["pass"], sum_of, what)
            t.bar(row.first("svg"), [own[name] for name in OUTCOMES[:5]], sum_of, what)
    if not r.gaps:
        return
    t.claim(big[1] if len(big) > 1 else None, r.plural("n.gaps", len(r.gaps)), "glance: gaps")
    for note in section.all("p", "note"):
        if r.say("glance.gaps-note") in note.words():
            unmet = outcomes["gap"]
            wanted = r.say("glance.same") if unmet == len(r.gaps) else r.say("glance.differ", r.plural("n.unmet", unmet), r.plural("n.gaps", len(r.gaps)))
            t.claim(note, r.say("glance.gaps-note") + " " + wanted if unmet else note.words(), "glance: why the numbers differ")
    areas(t)
    units_with_gaps(t)


def areas(t):
    r = t.report
    by_area = {}
    for gap in r.gaps:
        by_area.setdefault(r.area_of(gap), []).append(gap)
    most = max(map(len, by_area.values()))
    of = table(t, "areas")
    rows = list(body_rows(of))
    t.same("areas: as many rows", len(rows), len(by_area))
    sizes = []
    for row, _ in rows:
        link = numbers(row)[-1].first("a")
        area = next((area for area in by_area if link is not None and link.attributes["href"] == "#" + anchor("area", area)), None)
        if area is None:
            t.fail("areas: a row of no area: " + row.words())
            continue
        name = r.labels.get("area." + area, {}).get(r.language, area) if area else r.say("area.none")
        t.same("areas: name", row.first("th").words(), name)
        severities(t, row, r.severities(by_area[area]), most, "area " + area)
        sizes.append(len(by_area[area]))
        target = t.ids.get(anchor("area", area))
        of_rules = Counter(gap.get("rule") for gap in by_area[area])
        for dd in target.all("dd"):
            rule = next((rule for rule in of_rules if dd.first("a").attributes["href"] == "#" + anchor("gaps-of", rule)), None)
            t.claim(dd.first("span", "sub"), r.plural("n.gaps", of_rules.pop(rule, -1)), "area %s: rule %s" % (area, rule))
        t.same("area %s: rules that are missing" % area, sorted(of_rules), [])
    t.same("areas: the most first", sizes, sorted(sizes, reverse=True))
    foot = of.first("tfoot")
    for cell, n in zip(numbers(foot.first("tr")), r.severities(r.gaps) + [len(r.gaps)]):
        count(t, cell, n, "all areas")


def units_with_gaps(t):
    r = t.report
    by_unit = {}
    for gap in r.gaps:
        by_unit.setdefault(r.unit_of(gap), []).append(gap)
    most = max(map(len, by_unit.values()))
    seen, sizes = set(), []
    for name in ("units", "units-rest"):
        of = table(t, name)
        for row, _ in body_rows(of) if of is not None else ():
            href = numbers(row)[-1].first("a").attributes["href"]
            unit = next((unit for unit in by_unit if href == "#" + anchor("unit", unit)), None)
            if unit is None or unit in seen:
                t.fail("units: a row of no unit, or twice: " + row.words())
                continue
            seen.add(unit)
            sizes.append(len(by_unit[unit]))
            severities(t, row, r.severities(by_unit[unit]), most, "unit " + unit)
    t.same("units: all of them", len(seen), len(by_unit))
    t.same("units: the most first", sizes, sorted(sizes, reverse=True))
    rest = table(t, "units-rest")
    if rest is not None:
        t.claim(next(at for at in rest.up() if at.tag == "details").first("summary"), r.plural("n.more-units", len(list(body_rows(rest)))), "units: more")
    without = [unit for unit in r.units if unit.get("kind") != "external" and unit.get("id") not in by_unit]
    for p in t.ids["glance"].all("p", "sub"):
        if p.words().startswith(r.say("glance.units-without")) and len(without) > 20:
            t.same("units without gaps: more", p.words().rstrip(".").endswith(r.plural("n.others", len(without) - 20)), True)
            for text in p.texts():
                text.claimed = True


def trend(t):
    r = t.report
    earlier = r.every("previous")
    if not earlier:
        return
    fields = ("errors", "warnings", "infos")
    rows = [[one.get("as-of")] + [int(one.get(name)) for name in fields] + [int(one.get(name)) for name in ("excepted", "not-evaluable", "assets")] for one in earlier]
    rows.append([r.as_of] + r.severities(r.gaps) + [len(r.of("excepted")), len(r.of("not-evaluable")), sum(int(one.get("assets", 0)) for one in r.inputs)])
    shown = list(body_rows(table(t, "trend")))
    t.same("trend: as many rows", len(shown), len(rows))
    for (row, _), (day, *n) in zip(shown, rows):
        t.same("trend: day", row.first("span", "date").words(), day)
        for cell, value in zip(numbers(row), n[:3] + [sum(n[:3])] + n[3:]):
            t.claim(cell, r.number(value), "trend of " + day)
    parts = []
    for name, now, then in zip(fields, rows[-1][1:4], rows[-2][1:4]):
        parts.append(r.say("trend.same-" + name) if now == then else r.plural("n.%s-%s" % ("fewer" if now < then else "more", name), abs(now - then)))
    big = next((p for p in t.ids["glance"].all("p", "big") if p.first("span", "date") is not None), None)
    t.claim(big, "%s, %s %s %s %s %s" % (parts[0], parts[1], r.say("trend.and"), parts[2], r.say("trend.than"), rows[-2][0]), "trend: the change")
    for note in t.ids["glance"].all("p", "note"):
        if note.words().startswith(r.labels["trend.assets"][r.language].split("{a}")[0]):
            t.claim(note, r.say("trend.assets", r.plural("n.assets", rows[-1][6]), r.number(rows[-2][6])), "trend: assets")
    chart = t.ids["glance"].first("svg", "columns")
    columns = rows[-24:]
    t.same("trend: the chart in words", chart.attributes["aria-label"], r.say("trend.chart") + " " + "; ".join("%s %d" % (row[0], sum(row[1:4])) for row in columns))
    values = list(chart.all("text", "value"))
    t.same("trend: as many columns", len(values), len(columns))
    most = max(sum(row[1:4]) for row in columns) or 1
    rects = [rect for rect in chart.all("rect") if rect.attributes.get("fill", "").startswith("url(")]
    for n, (value, row) in enumerate(zip(values, columns)):
        t.claim(value, sum(row[1:4]), "trend: a column")
        for rect, part in zip(rects[3 * n:3 * n + 3], row[1:4]):
            t.same("trend: height of a column", abs(float(rect.attributes["height"]) - part * 120 / most) <= 0.06, True)
    for text in chart.all("text"):
        for node in text.texts():
            node.claimed = node.claimed or " ".join(node.data.split()) in [row[0] for row in columns]


def ahead(t):
    r = t.report
    last = "%04d%s" % (int(r.as_of[:4]) + 1, r.as_of[4:7])
    due = {}
    for gap in r.gaps:
        if gap.get("due"):
            due.setdefault("overdue" if gap.get("due") < r.as_of else "later" if gap.get("due")[:7] > last else gap.get("due")[:7], []).append(gap)
    of = table(t, "due")
    if due or of is not None:
        wanted = ["overdue"] + sorted(month for month in due if month not in ("overdue", "later")) + [name for name in ("later",) if name in due]
        rows = list(body_rows(of))
        t.same("due: as many rows", len(rows), len(wanted))
        most = max(map(len, due.values()))
        for (row, _), month in zip(rows, wanted):
            t.claim(row.first("th"), r.say("ahead." + month) if month in ("overdue", "later") else month, "due: month")
            severities(t, row, r.severities(due.get(month, [])), most, "due " + month)
    dates = r.one("dates-ahead")
    of = table(t, "dates")
    if of is None:
        return
    for note in t.ids["glance"].all("p", "note"):
        if note.words() == r.say("ahead.until", dates.get("until")):
            t.claim(note, note.words(), "dates ahead: until")
    months = {}
    for month in dates.findall(NS + "month"):
        months.setdefault(month.get("month"), Counter())[month.get("kind")] += int(month.get("n"))
    rows = list(body_rows(of))
    t.same("dates ahead: as many months", len(rows), len(months))
    for (row, _), (month, kinds) in zip(rows, months.items()):
        t.claim(row.first("th"), month, "dates ahead: month")
        shown = list(row.all("span", "kind"))
        t.same("dates ahead: kinds in " + month, len(shown), len(kinds))
        for span, (kind, n) in zip(shown, kinds.items()):
            t.claim(span, "%s %s" % (r.labels.get("date." + kind, {}).get(r.language, kind), r.number(n)), "dates ahead: " + kind)
        t.claim(numbers(row)[0], r.number(sum(kinds.values())), "dates ahead: " + month)
    nearest = dates.findall(NS + "date")[:50]
    near = table(t, "nearest")
    if near is not None:
        rows = list(body_rows(near))
        t.same("dates ahead: the nearest", len(rows), len(nearest))
        for (row, _), one in zip(rows, nearest):
            t.claim(row.first("th"), one.get("date"), "dates ahead: nearest")
            t.claim(row.cells()[2], r.text(one, "name") or one.get("subject-id"), "dates ahead: subject")
        whole = sum(sum(kinds.values()) for kinds in months.values())
        more = next(at for at in near.up() if at.tag == "details").first("p", "more")
        if whole > 50:
            t.claim(more, r.plural("n.more", whole - len(nearest)), "dates ahead: more")


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
            links = [a for a in item.all("a") if not a.attributes["href"].startswith("#" + anchor("rule", ""))]
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
        if periods is not None and p.words().startswith(r.say("due.intro")):
            spans = ", ".join("%s %s" % (r.say("severity." + name), r.time(periods.get(name))) for name in ("error", "warning", "info"))
            basis = r.say("due.configured" if periods.get("basis") == "configuration" else "due.default")
            t.claim(p, "%s %s %s (%s)." % (r.say("due.intro"), r.say("due.periods"), spans, basis), "gaps: periods")
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
    withheld = r.one("withheld")
    if withheld is not None and t.ids.get("withheld") is not None:
        wanted = [r.plural(label, int(withheld.get(name))) for name, label in (("assets", "n.assets"), ("findings", "n.diff-findings")) if withheld.get(name)]
        lists = [ul for ul in t.ids["rest"].all("ul") if [li.words() for li in ul.all("li")] == wanted]
        t.same("withheld: told of", bool(lists), True)
        for item, said in zip(lists[0].all("li") if lists else (), wanted):
            t.claim(item, said, "withheld")


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
        mine = [finding for finding in r.findings if any(e.get("ref") == one.get("id") for e in finding.findall(NS + "exception"))]
        cell = row.cells()[-1]
        number = next((text for text in t.texts_of(cell) if text.data.strip()), None)
        t.same(what + ": matches", number.data if number else "", r.number(int(one.get("matched"))))
        t.same(what + ": matches in the report", int(one.get("matched")) >= len(mine), True)
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


def inputs(t):
    r = t.report
    for name, wanted in (("documents", r.inputs), ("unread", [one for one in r.inputs if one.get("status") != "valid"])):
        of = table(t, name)
        rows = list(body_rows(of)) if of is not None else []
        t.same("%s: rows" % name, len(rows), len(wanted))
        for (row, _), one in zip(rows, wanted):
            t.same("%s: path" % name, row.first("th").words().replace(" ", "").startswith((one.get("path") or "").replace(" ", "")), True)
            for cell, value in zip(numbers(row), (one.get("assets"), one.get("assets-skipped"), one.get("bytes"))):
                t.claim(cell, r.number(int(value)) if value is not None else "", "%s: %s" % (name, one.get("path")))
    submissions = [one for unit in r.units for one in unit.findall(NS + "submission")]
    of = table(t, "submissions")
    rows = list(body_rows(of)) if of is not None else []
    t.same("submissions: rows", len(rows), len(submissions))
    for (row, _), one in zip(rows, submissions):
        for cell in numbers(row):
            t.claim(cell, r.number(int(one.get("assets"))) if one.get("assets") else "", "submission")
