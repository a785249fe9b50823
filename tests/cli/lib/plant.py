# SPDX-License-Identifier: Apache-2.0
"""Plants secrets: python3 plant.py SCHEMAS SAMPLE TARGET CASE

Copies a sample and puts a word that is nowhere else into every field of its inventories, organisation, records and exceptions that holds free text or names something, as the
schemas tell; what refers to the same thing stays the same. TARGET/tokens then has a line for each word: what it is of, and the word. Names of inventory files get one, too.
CASE says what the assets are: as-is, restricted, open (every one is marked public, and its confidentiality is the lowest), unsaid (no asset says how sensitive it is).
Classes: public (names of units that are shown, and policies' own), position (of such a unit), open-asset, processing (what the public record of processing activities tells of assets
that are not restricted; only that one does); everything else is secret: restricted-asset, protected-asset, person,
supplier, record, exception, other."""
import os
import shutil
import sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"
PK = "{urn:policykoll:1}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FREE = {"id", "ref", "refs", "line", "text", "org-number", "xs:string", "xs:token"}
KINDS = ("inventory", "organisation", "records", "exceptions")


def local(name):
    return name.rpartition(":")[2] if not name.startswith("xs:") else name


def check_digit(digits):
    """The last digit of an organisation number."""
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(digits)]
    return str(-sum(d // 10 + d % 10 for d in doubled) % 10)


class Schemas:
    """The types of elements and attributes, as far as this needs them."""

    def __init__(self, folder):
        self.types, self.groups, self.roots = {}, {}, {}
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".xsd") or name in ("report.xsd", "diff.xsd", "xml.xsd", "configuration.xsd"):
                continue
            for node in ET.parse(os.path.join(folder, name)).getroot():
                if node.tag == XS + "complexType":
                    self.types[node.get("name")] = node
                elif node.tag in (XS + "attributeGroup", XS + "group"):
                    self.groups[node.get("name")] = node
                elif node.tag == XS + "element":
                    self.roots[node.get("name")] = node

    def type_of(self, element):
        """The complexType of an element's declaration, or None, and the name of its simple type."""
        inline = element.find(XS + "complexType")
        if inline is not None:
            return inline, None
        name = local(element.get("type", "xs:string"))
        return self.types.get(name), name

    def collect(self, node, attributes, children, texts):
        for part in node:
            if part.tag == XS + "attribute" and part.get("name"):
                attributes[part.get("name")] = local(part.get("type", "")) if part.get("type") else "inline"
            elif part.tag == XS + "element":
                declared = part if part.get("name") else self.roots.get(local(part.get("ref", "")))
                if declared is not None:
                    children[declared.get("name")] = declared
            elif part.get("ref") and part.tag in (XS + "attributeGroup", XS + "group"):
                self.collect(self.groups[local(part.get("ref"))], attributes, children, texts)
            elif part.tag == XS + "extension":
                base = local(part.get("base"))
                if base in self.types:
                    self.collect(self.types[base], attributes, children, texts)
                else:
                    texts.append(base)
                self.collect(part, attributes, children, texts)
            elif part.tag not in (XS + "annotation", XS + "simpleType"):
                self.collect(part, attributes, children, texts)

    def describe(self, element):
        complex_type, simple = self.type_of(element)
        attributes, children, texts = {}, {}, []
        if complex_type is None:
            return attributes, children, simple
        self.collect(complex_type, attributes, children, texts)
        return attributes, children, texts[0] if texts else None


class Planter:
    def __init__(self, schemas):
        self.schemas, self.ids, self.tokens, self.number, self.units = schemas, {}, [], 0, {}

    def token(self, kind):
        self.number += 1
        word = "zq%05dx" % self.number
        self.tokens.append((kind, word))
        return word

    def name_ids(self, node, declared, kind, owner):
        """First walk: every id gets its new name."""
        attributes, children, _ = self.schemas.describe(declared)
        kind = self.kind_of(node, kind, owner)
        for name, type_name in attributes.items():
            value = node.get(name)
            if type_name == "id" and value is not None:
                self.ids.setdefault(value, (self.token(kind), value))
        for child in node:
            if isinstance(child.tag, str) and child.tag[len(PK):] in children:
                self.name_ids(child, children[child.tag[len(PK):]], kind, node)

    def kind_of(self, node, inherited, owner):
        name = node.tag[len(PK):]
        if name == "asset":
            return {"restricted": "restricted-asset", "public": node.get("open", "protected-asset")}.get(node.get("sensitivity"), "protected-asset")
        if name == "unit" and owner is not None and owner.tag == PK + "organisation":
            return "supplier" if node.get("kind") == "external" else "public"
        if name == "position":
            return "position" if self.units.get(node.get("unit")) not in (None, "external") else "supplier"
        if name == "assignment":
            return "person"
        if name in ("processor", "sub-processor", "agreement", "contract"):
            return inherited if inherited == "restricted-asset" else "supplier"
        return inherited

    def fill(self, node, declared, kind, owner):
        """Second walk: fields get words, references the new names."""
        attributes, children, text = self.schemas.describe(declared)
        name = node.tag[len(PK):]
        kind = self.kind_of(node, kind, owner)
        for attribute, type_name in attributes.items():
            value = node.get(attribute)
            if value is None or type_name not in FREE:
                continue
            if type_name in ("id", "ref", "refs"):
                node.set(attribute, " ".join("-".join(self.ids[w]) if w in self.ids else w for w in value.split()))
            elif type_name == "org-number":
                self.number += 1
                number = "77%04d-%03d" % (self.number // 1000, self.number % 1000)
                number += check_digit(number.replace("-", ""))
                self.tokens.append(("other", number))
                node.set(attribute, number)
            else:
                node.set(attribute, value + " " + self.token(self.of_field(kind, name, attribute)))
        if text in FREE and node.text and node.text.strip():
            node.text = node.text.strip() + " " + self.token(self.of_text(kind, node, owner))
        for child in node:
            if isinstance(child.tag, str) and child.tag[len(PK):] in children:
                self.fill(child, children[child.tag[len(PK):]], kind, node)

    def follow(self, node, declared):
        """In what is public itself, only references are changed."""
        attributes, children, _ = self.schemas.describe(declared)
        for attribute, type_name in attributes.items():
            if node.get(attribute) is not None and type_name in ("ref", "refs"):
                node.set(attribute, " ".join("-".join(self.ids[w]) if w in self.ids else w for w in node.get(attribute).split()))
        for child in node:
            if isinstance(child.tag, str) and child.tag[len(PK):] in children:
                self.follow(child, children[child.tag[len(PK):]])

    @staticmethod
    def of_field(kind, name, attribute):
        """A free attribute is no name."""
        if name == "processing" and attribute == "legal-basis" and kind != "restricted-asset":
            return "processing"
        return "other" if kind in ("public", "position", "open-asset") else kind

    @staticmethod
    def of_text(kind, node, owner):
        """Of what may be shown, the name or title of the thing itself."""
        name, of = node.tag[len(PK):], owner.tag[len(PK):]
        if of == "processing" and name in ("purpose", "subject-categories", "data-categories", "time-limit") and kind != "restricted-asset":
            return "processing"
        if kind in ("public", "position", "open-asset"):
            return kind if (of, name) in (("unit", "name"), ("position", "title"), ("asset", "name")) else "other"
        return kind


def is_open(asset, case):
    """Whether the asset may be named; as the manual says it, for models with levels none, moderate, significant, serious."""
    if case == "open":
        return True
    dated = [c for c in asset.findall(PK + "classification") if c.find(PK + "level") is not None]
    newest = max(dated, key=lambda c: c.get("date") or "", default=None)
    codes = [] if newest is None or newest.get("model") != "klassa" else [l.get("code") for l in newest.findall(PK + "level") if l.get("aspect") == "K"]
    return bool(codes) and all(c in ("none", "moderate") for c in codes)


def prepare(asset, case):
    if case == "restricted":
        asset.set("sensitivity", "restricted")
    elif case == "unsaid":
        asset.attrib.pop("sensitivity", None)
    elif case == "open":
        asset.set("sensitivity", "public")
        for c in asset.findall(PK + "classification"):
            asset.remove(c)
        low = ET.Element(PK + "classification", {"model": "klassa", "version": "4", "date": "2020-01-01"})
        ET.SubElement(low, PK + "level", {"aspect": "K", "code": "moderate"})
        asset.insert(len(asset.findall(PK + "name")), low)
    if asset.get("sensitivity") == "public" and is_open(asset, case):
        asset.set("open", "open-asset")


def main(folder, sample, target, case):
    schemas = Schemas(folder)
    planter = Planter(schemas)
    documents, policies = [], []
    shutil.copytree(sample, target)
    for at, _, names in sorted(os.walk(target)):
        for name in sorted(names):
            path = os.path.join(at, name)
            root = ET.parse(path).getroot() if name.endswith(".xml") else None
            if root is not None and root.tag[len(PK):] in KINDS:
                documents.append((path, root))
            elif root is not None and root.tag == PK + "policy":
                policies.append((path, root))
    ET.register_namespace("", "urn:policykoll:1")
    for _, root in documents:
        for unit in root.findall(PK + "unit"):
            planter.units[unit.get("id")] = unit.get("kind")
        for asset in root.findall(PK + "asset"):
            prepare(asset, case)
    for walk in (planter.name_ids, planter.fill):
        for _, root in documents:
            kind = {"records": "record", "exceptions": "exception"}.get(root.tag[len(PK):], "other")
            walk(root, schemas.roots[root.tag[len(PK):]], kind, None)
    for path, root in policies:
        planter.follow(root, schemas.roots["policy"])
    for path, root in documents + policies:
        for asset in root.findall(PK + "asset"):
            asset.attrib.pop("open", None)
        for node in root.iter():
            node.attrib.pop("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", None)
        ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
        if root.tag == PK + "inventory":
            os.rename(path, path[:-4] + "-" + planter.token("other") + ".xml")
    with open(os.path.join(target, "tokens"), "w", encoding="utf-8") as out:
        out.writelines("%s %s\n" % t for t in planter.tokens)


if __name__ == "__main__":
    main(*sys.argv[1:])
