# SPDX-License-Identifier: Apache-2.0
"""Divides SVRL into pieces of at most 200 elements, each a document of its own that begins with the pattern and the rule it goes on with: svrl_pieces.py FILE FOLDER.
The whole follows the grammar when every piece does, and xmllint, whose time grows with the square of the length of a list, is done with the pieces at once."""
import os
import sys
import xml.etree.ElementTree as ET

MOST = 200
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
ET.register_namespace("svrl", SVRL[1:-1])
ET.register_namespace("pk", "urn:policykoll:1")

top = ET.parse(sys.argv[1]).getroot()
prefixes = top.findall(SVRL + "ns-prefix-in-attribute-values")
piece, pattern, rule, n = None, None, None, 0


def write():
    ET.ElementTree(piece).write(os.path.join(sys.argv[2], "%05d.svrl" % n), encoding="utf-8", xml_declaration=True)


def begin():
    new = ET.Element(top.tag, top.attrib)
    new.text = top.text
    new.extend(prefixes + [e for e in (pattern, rule) if e is not None])
    return new


piece = begin()
for child in top[len(prefixes):]:
    if len(piece) >= MOST:
        write()
        n += 1
        piece = begin()
    if child.tag == SVRL + "active-pattern":
        pattern, rule = child, None
    elif child.tag == SVRL + "fired-rule":
        rule = child
    piece.append(child)
write()
