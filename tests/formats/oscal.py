# SPDX-License-Identifier: Apache-2.0
"""Reads assessment results or a plan of action and milestones beside the canonical report: what is said of which finding, that every reference leads somewhere, and
that the UUIDs are those of Python's uuid5."""
import re
import sys
import uuid
from collections import Counter
from common import ET, NS, Report, finish, language, need, os, text_of

O = "{http://csrc.nist.gov/ns/oscal/1.0}"
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:policykoll:1")
report = Report(os.environ["REPORT"])
whole = report.root
root = ET.parse(sys.argv[1]).getroot()
is_plan = root.tag == O + "plan-of-action-and-milestones"
need(is_plan or root.tag == O + "assessment-results", "root is", root.tag)
as_of = whole.get("as-of")


def id_of(name):
    return str(uuid.uuid5(SPACE, name))


def token(s):
    out = ""
    for i, byte in enumerate(s.encode("utf-8")):
        c = chr(byte)
        if re.match("[A-Za-z]", c) or (i and re.match("[0-9.-]", c)):
            out += c
        else:
            out += "__" if c == "_" else "_%02X" % byte
    return out or "_"


def control(policy, clause):
    return token(policy) + "_-" + token(clause)


def prop(element, name):
    return next((p.get("value") for p in element.findall(O + "prop") if p.get("name") == name), None)


def props(element, name):
    return [p.get("value") for p in element.findall(O + "prop") if p.get("name") == name]


def words(text):
    """A text without what is spelled out in one of them only."""
    return re.sub(r"\\u\{[0-9A-Fa-f]+\}|[\W_]+", "", text or "")


# ids and references
uuids = Counter(e.get("uuid") for e in root.iter() if e.get("uuid"))
need(all(n == 1 for n in uuids.values()), "uuids twice:", [u for u, n in uuids.items() if n > 1][:3])
roles = {r.get("id") for r in root.iter(O + "role")}
for e in root.iter():
    for name in ("subject-uuid", "actor-uuid", "observation-uuid", "risk-uuid"):
        need(e.get(name) is None or e.get(name) in uuids, name, "leads nowhere:", e.get(name))
    need(e.get("role-id") is None or e.get("role-id") in roles, "no role", e.get("role-id"))
    if e.tag == O + "party-uuid":
        need(e.text in uuids, "no party", e.text)
ap = root.find(O + "import-ap")
need(is_plan or (ap is not None and ap.get("href", "#")[1:] in uuids), "import-ap leads nowhere")
meta = root.find(O + "metadata")
need(meta.findtext(O + "last-modified") == as_of + "T00:00:00Z", "last-modified")
need(prop(meta, "language") == language, "language")
need(prop(meta, "status") == whole.get("status"), "status")
need((prop(meta, "partial") == "yes") == (whole.get("partial") == "yes"), "partial")

incomplete = report.broken
remarks = meta.find(O + "remarks")
need((remarks is not None) == (incomplete or whole.get("partial") == "yes" or report.nothing), "remarks on what is missing")
need(not report.nothing or report.sentence in [p.text for p in remarks.findall(O + "p")], "the remark that nothing was checked")

# what stands once: rules in resources, demands in objectives
resources = {r.get("uuid"): r for r in root.iter(O + "resource")}
known_rules = {r.get("id"): r for r in whole.find(NS + "rules")}


def same(shown, said):
    """Whether a text is that of the report, but for what only one of them spells out."""
    return words(shown) == words(re.sub(r"[^\x20-\uD7FF\uE000-\uFDCF\uFDF0-\uFFEF\U00010000-\U0001FFFD]", "", said or "")) or "\\u{" in (shown or "")


def leads_to_rule(href, rule, name):
    r = resources.get((href or "")[1:])
    need((href or "") == "#" + id_of("rule/" + rule) and r is not None and prop(r, "rule") == rule, name, "does not lead to rule", rule, href)


objectives = {}
for o in root.iter(O + "objectives-and-methods"):
    for p in o.findall(O + "part"):
        need(p.get("id") not in objectives, "objective twice", p.get("id"))
        objectives[p.get("id")] = o
if not is_plan:
    demands = {control(p.get("id"), c.get("id")): (p, c) for p in whole.find(NS + "policies") for c in p.findall(NS + "clause")}
    need(set(objectives) == set(demands), "objectives are not the clauses", len(objectives), len(demands))
    for key, (p, c) in demands.items():
        o = objectives.get(key)
        if o is not None:
            need((o.get("control-id"), prop(o, "policy"), prop(o, "clause")) == (key, p.get("id"), c.get("id")), key, "policy or clause of the objective")
            need(same(o.find(O + "part/" + O + "p").text, text_of(c, "summary") or c.get("id")), key, "objective says", o.find(O + "part/" + O + "p").text)

# observations
listed = [f for f in report.findings if not is_plan or f.get("outcome") == "gap"]
observed = {e.get("uuid"): e for e in root.iter(O + "observation")}
tested = {u: e for u, e in observed.items() if e.findtext(O + "method") == "TEST"}
need(set(tested) == {id_of("observation/" + f.get("id")) for f in listed}, "observations are not the findings", len(tested), len(listed))
units = {u.get("id") for u in whole.find(NS + "units")}
for rule in {f.get("rule") for f in listed}:
    r, known = resources.get(id_of("rule/" + rule)), known_rules.get(rule)
    need(r is not None, "no resource of rule", rule)
    if r is not None and known is not None:
        said = [p.text for p in r.findall(O + "description/" + O + "p")]
        need(same(r.findtext(O + "title"), text_of(known, "title") or rule), rule, "title of the rule")
        need(same(said[0], text_of(known, "rationale") or text_of(known, "title") or rule), rule, "reason of the rule", said)
        need(len(said) == (2 if text_of(known, "fix") else 1), rule, "remedy of the rule", said)
        need(not text_of(known, "fix") or words(said[-1]).endswith(words(text_of(known, "fix"))) or "\\u{" in said[-1], rule, "remedy of the rule", said)
for f in listed:
    e = tested.get(id_of("observation/" + f.get("id")))
    if e is None:
        continue
    name = f.get("id")
    need(prop(e, "rule") == f.get("rule") and prop(e, "outcome") == f.get("outcome") and prop(e, "severity") == f.get("severity"), name, "rule, outcome or severity")
    said = text_of(f, "message") or f.get("rule")
    need(words(e.find(O + "description")[0].text) == words(re.sub(r"[^\x20-\uD7FF\uE000-\uFDCF\uFDF0-\uFFEF\U00010000-\U0001FFFD]", "", said)) or "\\u{" in e.find(O + "description")[0].text, name, "says", e.find(O + "description")[0].text)
    need(e.findtext(O + "collected") == as_of + "T00:00:00Z", name, "collected")
    need(same(prop(e, "finding"), name) and (prop(e, "baseline") or "") == (f.get("baseline") or ""), name, "id or baseline")
    need(len(e.findall(O + "link")) == 1, name, "links")
    leads_to_rule(e.find(O + "link").get("href") if e.find(O + "link") is not None else None, f.get("rule"), name)
    s = f.find(NS + "subject")
    about = e.find(O + "subject")
    kind, subject = s.get("kind"), s.get("id")
    if kind == "asset":
        expected = ("inventory-item", id_of("subject/asset/" + subject))
    elif kind == "unit" and subject in units:
        expected = ("party", id_of("unit/" + subject))
    else:
        expected = ("resource", id_of("subject/%s/%s" % (kind, subject)))
    need((about.get("type"), about.get("subject-uuid")) == expected, name, "is about", about.attrib)
    need(same(prop(e, "unit"), s.get("unit")), name, "unit", prop(e, "unit"))
    need(len(e.findall(O + "relevant-evidence")) == (1 if f.get("file") or f.find(NS + "evidence") is not None else 0), name, "evidence")
    need(len(e.findall(O + "relevant-evidence/" + O + "description/" + O + "p")) == bool(f.get("file")) + len(f.findall(NS + "evidence")), name, "values")
examined = len(observed) - len(tested)
need(examined == (0 if is_plan else len(list(whole.iter(NS + "on-file")))), "evidence on file:", examined)

# risks
risky = [f for f in listed if f.get("outcome") == "gap" or (f.get("outcome") == "excepted" and f.find(NS + "exception") is not None)]
risks = {e.get("uuid"): e for e in root.iter(O + "risk")}
need(set(risks) == {id_of("risk/" + f.get("id")) for f in risky}, "risks", len(risks), len(risky))
for f in risky:
    e = risks.get(id_of("risk/" + f.get("id")))
    if e is None:
        continue
    name = f.get("id")
    excepted = f.get("outcome") == "excepted"
    leads_to_rule(e.find(O + "statement/" + O + "p/" + O + "a").get("href"), f.get("rule"), name)
    need(same(e.find(O + "description")[0].text, text_of(f, "message") or f.get("rule")), name, "the risk says", e.find(O + "description")[0].text)
    need(e.find(O + "characterization/" + O + "facet").get("value") == f.get("severity"), name, "severity of the risk")
    need(e.findtext(O + "status") == ("deviation-approved" if excepted else "open"), name, "status of the risk")
    need([o.get("observation-uuid") for o in e.findall(O + "related-observation")] == [id_of("observation/" + name)], name, "observation of the risk")
    until = f.find(NS + "exception").get("expires-on") if excepted else f.get("due")
    need(e.findtext(O + "deadline") == (until + "T23:59:59Z" if until else None), name, "deadline", e.findtext(O + "deadline"))
    kinds = {prop(r, "type") for r in e.findall(O + "response")}
    need(kinds <= ({"accept"} if excepted else {"mitigate"}), name, "responses", kinds)
    need(not excepted or len(kinds) == 1, name, "is not accepted")
    for r in e.findall(O + "response") if not excepted else ():
        remedy = r.find(O + "description")[0]
        if remedy.find(O + "a") is None:
            need(same(remedy.text, text_of(f, "help")), name, "remedy", remedy.text)
        else:
            need(not text_of(f, "help"), name, "does not tell its help")
            leads_to_rule(remedy.find(O + "a").get("href"), f.get("rule"), name)
    known = known_rules.get(f.get("rule"))
    wanted = bool(text_of(f, "help") or (known is not None and text_of(known, "fix")) or f.findall(NS + "action"))
    need(excepted or bool(e.findall(O + "response")) == wanted, name, "has a response or should have one")
    actions = f.findall(NS + "action")
    if not excepted and actions:
        need([r.get("lifecycle") for r in e.findall(O + "response")] == ["completed" if a.get("done-on") else "planned" for a in actions], name, "actions")
    owner = f.find(NS + "subject").get("owner")
    if not excepted and owner and not actions:
        for task in e.iter(O + "task"):
            need([r.get("role-id") for r in task.findall(O + "responsible-role")] == ["position-" + token(owner)], name, "responsible")

# findings and items
if is_plan:
    gaps = {id_of("item/" + f.get("id")): f for f in listed}
    items = {e.get("uuid"): e for e in root.iter(O + "poam-item")}
    need(set(items) == set(gaps) if gaps else len(items) == 1, "items", len(items), len(gaps))
    for u, f in gaps.items():
        e = items.get(u)
        if e is not None:
            need(props(e, "requirement") == [control(c.get("policy"), c.get("clause")) for c in f.findall(NS + "clause")], f.get("id"), "requirements")
            need(e.find(O + "associated-risk").get("risk-uuid") == id_of("risk/" + f.get("id")), f.get("id"), "risk of the item")
            owner = f.find(NS + "subject").get("owner")
            need(prop(e, "responsible-role") == ("position-" + token(owner) if owner else None), f.get("id"), "role of the item")
else:
    broken = {id_of("finding/%s/%s/%s" % (c.get("policy"), c.get("clause"), f.get("id"))): (f, c) for f in risky for c in f.findall(NS + "clause")}
    kept = {}
    if not incomplete and whole.get("partial") != "yes" and not report.nothing:
        for p in whole.find(NS + "policies"):
            for c in p.findall(NS + "clause"):
                o = c.find(NS + "outcomes")
                if c.get("coverage") == "checked" and o is not None and int(o.get("pass")) > 0 and not any(int(o.get(k)) for k in ("gap", "excepted", "not-evaluable", "error")):
                    kept[id_of("satisfied/%s/%s" % (p.get("id"), c.get("id")))] = (p, c)
    found = {e.get("uuid"): e for e in root.iter(O + "finding")}
    need(set(found) == set(broken) | set(kept), "findings", len(found), len(broken), len(kept))
    for u, e in found.items():
        target = e.find(O + "target")
        state = target.find(O + "status")
        need(target.get("target-id") in objectives or target.get("target-id") not in demands, "no objective", target.get("target-id"))
        if u in broken:
            f, c = broken[u]
            need((state.get("state"), state.get("reason")) == ("not-satisfied", "other" if f.get("outcome") == "excepted" else "fail"), f.get("id"), "state")
            need(target.get("target-id") == control(c.get("policy"), c.get("clause")), f.get("id"), "target")
            need(same(e.find(O + "description")[0].text, text_of(f, "message") or f.get("rule")), f.get("id"), "the finding says", e.find(O + "description")[0].text)
            need([r.get("observation-uuid") for r in e.findall(O + "related-observation")] == [id_of("observation/" + f.get("id"))], f.get("id"), "observation of the finding")
            need([r.get("risk-uuid") for r in e.findall(O + "associated-risk")] == [id_of("risk/" + f.get("id"))], f.get("id"), "risk of the finding")
        elif u in kept:
            p, c = kept[u]
            need((state.get("state"), state.get("reason")) == ("satisfied", "pass"), c.get("id"), "state")
            need(prop(e, "judgements") == c.find(NS + "outcomes").get("pass"), c.get("id"), "judgements")
    checked = [control(p.get("id"), c.get("id")) for p in whole.find(NS + "policies") for c in p.findall(NS + "clause") if c.get("coverage") == "checked"]
    need([c.get("control-id") for c in root.iter(O + "include-control")] == checked, "reviewed controls")
    result = root.find(O + "result")
    for key, value in whole.find(NS + "outcomes").attrib.items():
        need(prop(result, "outcomes-" + key) == value, "outcomes", key)

finish()
