# SPDX-License-Identifier: Apache-2.0
"""Whether a public report's numbers are the internal one's without their restricted parts: python3 restricted.py INTERNAL PUBLIC"""
import sys
import xml.etree.ElementTree as ET

R = "{urn:policykoll:1}"


def less(node):
    """The outcomes of an element without its restricted part."""
    all_of, part = node.find(R + "outcomes"), node.find(R + "restricted")
    if part is not None and part.find(R + "outcomes") is not None:
        part = part.find(R + "outcomes")
    return {k: int(v) - int(part.get(k) if part is not None else 0) for k, v in all_of.items()}


def main(internal, public):
    a, b = ET.parse(internal).getroot(), ET.parse(public).getroot()
    looked = parts = 0
    for where in ("units/unit", "rules/rule", "policies/policy/clause", "previous"):
        path = "/".join(R + part for part in where.split("/"))
        ours = {(n.get("id"), n.get("as-of")): n for n in a.findall(path)} if "clause" not in where else {}
        if "clause" in where:
            ours = {(p.get("id"), n.get("id")): n for p in a.findall(R + "policies/" + R + "policy") for n in p.findall(R + "clause")}
            theirs = {(p.get("id"), n.get("id")): n for p in b.findall(R + "policies/" + R + "policy") for n in p.findall(R + "clause")}
        else:
            theirs = {(n.get("id"), n.get("as-of")): n for n in b.findall(path)}
        before = parts
        for key, node in theirs.items():
            if node.find(R + "outcomes") is None:
                continue
            if node.find(R + "restricted") is not None or less(ours[key]) != less(node):
                sys.exit("%s %s: %s is not %s" % (where, key, less(node), less(ours[key])))
            looked += 1
            parts += ours[key].find(R + "restricted") is not None
        if parts == before and a.find(R + "totals").get("assets-restricted") != "0":
            sys.exit("%s: nothing is left out" % where)
    sys.exit(0 if looked > 50 else "too little to look at: %d" % looked)


main(*sys.argv[1:])
