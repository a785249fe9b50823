# SPDX-License-Identifier: Apache-2.0
"""What truth.py reckons in the first two sections, the verdict and what there is at a glance. A function answers for the elements it knows, and says what the page
should have said."""
from collections import Counter

from cells import body_rows, count, numbers, severities, table
from report import NS, OUTCOMES, anchor


# -------------------------------------------------------------------- the verdict

def verdict(t):
    r = t.report
    counts = r.severities(r.gaps)
    t.same("totals: errors", r.totals["errors"], counts[0])
    t.same("totals: warnings", r.totals["warnings"], counts[1])
    t.same("totals: infos", r.totals["infos"], counts[2])
    word, said, _ = r.verdict(r.plural("n.gaps", r.all_gaps()))
    for sentence in t.page.all("p", "sentence"):
        # a public report's verdict is that of all gaps, also those that it leaves out
        t.claim(sentence, said, "the verdict's sentence")
    for p in t.page.all("p", "word"):
        t.same("the verdict's word", p.words().removesuffix(" (%s)" % r.say("partial.word")).endswith(word), True)
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
        if title == r.say("fact.as-of"):
            t.claim(said, r.as_of, "facts: as-of date")
        elif title == r.say("glance.gaps"):
            t.claim(said, tally, "facts: findings")
        elif title == r.say("fact.read"):
            documents = int(r.totals["documents"])
            t.same("facts: documents read are in the list", documents <= len(r.inputs) or not r.inputs, True)
            files = "" if r.totals["documents"] == r.totals["files"] else " " + r.say("fact.of-files", r.totals["files"])
            # the inputs of a public report tell no numbers
            assets = sum(int(one.get("assets", 0)) for one in r.inputs) if r.root.get("audience") != "public" else int(r.totals["assets"])
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
            t.claim(said, wanted + (". " + r.say("diff.only-new") if baseline.get("only-new") == "yes" else ""), "facts: compared")
        elif title == r.say("fact.concerns"):
            asked = [option for option in r.every("options/option") if option.get("name") == "unit"]
            tops = [unit for unit in r.units if unit.get("kind") != "external" and unit.get("parent") not in r.unit_ids]
            left = len(asked or tops) - 5
            words = said.words()
            if left > 0:
                t.same("facts: concerns", words.endswith(r.plural("n.others", left)), True)
                for text in said.texts():
                    text.claimed = True


def public(t):
    """What a public report leaves out, in numbers."""
    r, section = t.report, t.ids.get("public")
    left = r.one("withheld")
    t.same("public: told of", section is not None, r.root.get("audience") == "public" and left is not None)
    if section is None or left is None:
        return
    items = list(section.first("ul").all("li"))
    if left.get("unmarked") != "yes":
        t.claim(items[0], "%s %s: %s, %s." % (r.say("public.restricted"), r.say("public.left-out"), r.plural("n.assets", int(left.get("assets"))), r.plural("n.left-out", int(left.get("findings")))), "public: left out")
    if int(left.get("exceptions", 0)):
        t.claim(items[-1], r.plural("n.unlisted", int(left.get("exceptions"))), "public: exceptions")


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
    unit_checks(t)
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


def unit_checks(t):
    """The units with checks of their own, the most unmet first, then what belongs to none, so that the rows add up to the whole; later units in a table of their own."""
    r = t.report
    rows = [row for name in ("unit-checks", "unit-checks-rest") for row, _ in (body_rows(table(t, name)) if table(t, name) is not None else ())]
    if not rows:
        return
    left = {}
    for unit in r.units:
        if r.outcomes(unit) and sum(r.outcomes(unit)[name] for name in OUTCOMES[:5]):
            left.setdefault(r.text(unit, "name") or unit.get("id"), []).append(r.outcomes(unit))
    whole = r.outcomes(r.root)
    of_none = {name: whole[name] - sum(own[name] for same_name in left.values() for own in same_name) for name in OUTCOMES[:5]}
    if any(of_none.values()):
        left.setdefault(r.say("gaps.no-unit"), []).append(of_none)
        first = [row for row, _ in body_rows(table(t, "unit-checks"))]
        t.same("checks by unit: of no unit, last", first[-1].first("th").words(), r.say("gaps.no-unit"))
    t.same("checks by unit: as many rows", len(rows), sum(map(len, left.values())))
    for row in rows:
        name = row.first("th").words()
        what = "checks of " + name
        shown = [cell.words() for cell in numbers(row)]
        same_name = left.get(name, [])
        own = next((one for one in same_name if [r.say_number(one[outcome]) for outcome in OUTCOMES[:5]] == shown), same_name[0] if same_name else None)
        if own is None:
            t.fail(what + ": no such unit, or twice")
            continue
        same_name.remove(own)
        for cell, outcome in zip(numbers(row), OUTCOMES[:5]):
            t.claim(cell, r.number(own[outcome]), what)
        whole = sum(own[outcome] for outcome in OUTCOMES[:5])
        t.share(row.first("span", "pct"), own["pass"], whole, what)
        t.bar(row.first("svg"), [own[outcome] for outcome in OUTCOMES[:5]], whole, what)
    rest = table(t, "unit-checks-rest")
    if rest is not None:
        t.claim(next(at for at in rest.up() if at.tag == "details").first("summary"), r.plural("n.more-units", len(list(body_rows(rest)))), "checks by unit: more")


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


def dated_subject(r, one):
    """What a date is of: by its name; what has none of its own by what it is, and its id."""
    kind, subject = one.get("subject-kind"), one.get("subject-id")
    name = r.text(one, "name")
    if kind == "exception":
        name = next((r.exception_name(x) for x in r.exceptions if x.get("id") == subject), "")
    return "%s %s" % (name, subject) if name and kind in ("exception", "assignment") else name or subject


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
            t.claim(row.cells()[2], dated_subject(r, one), "dates ahead: subject")
        whole = sum(sum(kinds.values()) for kinds in months.values())
        more = next(at for at in near.up() if at.tag == "details").first("p", "more")
        if whole > 50:
            t.claim(more, r.plural("n.more", whole - len(nearest)), "dates ahead: more")
