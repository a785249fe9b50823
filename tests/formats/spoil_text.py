# SPDX-License-Identifier: Apache-2.0
"""Writes copies of a document, each spoilt in one way: spoil_text.py FILE DIRECTORY FORMAT. A way that changes nothing is an error."""
import os
import re
import sys

WAYS = {
    "csv": [(rb"\A\xef\xbb\xbf", b""), (rb"\r\n", b"\n"), (rb'"\r\n"[^\r]*\r\n\Z', b'"\r\n'), (rb'(\n"Gap");', rb"\1,"), (rb'\n"Gap"', b'\n"=Gap"'), (rb'"system-owner-vacant"', b'"other"'),
            (rb"\A\xef\xbb\xbf", b"\xef\xbb\xbfsep=;\r\n"), (rb'(\n"Gap");"([A-Z][a-z]*)"', rb"\1;\2"), (rb'(\n"Gap");("[A-Z][a-z]*");', rb"\1;\2;\2;")],
    "tsv": [(rb"\A[^\n]*\n", b""), (rb"\A", b"\xef\xbb\xbf"), (rb"\n\Z", b""), (rb"(?s)\A.*\Z", b""), (rb"\ngap\t", b"\nexcepted\t"), (rb"\t(\d+)\t", rb"\t0\1\t"), (rb"\t\d+\t", b"\t"), (rb"\tsystem-owner-vacant\t", b"\tother\t"),
            (rb"\n\Z", b"\nunchecked\terror\tx\t\t\t\tone more\n")],
    "github": [(rb"\A[^\n]*\n", b""), (rb"%0A", b"\n"), (rb"title=policykoll%3A", b"title=policykoll:"), (rb"\n\Z", b"\n::warning::one more\n"), (rb"endLine=(\d+),col", rb"endLine=1\1,col"),
               (rb"\n[^\n]*\n\Z", b"\n"), (rb"::error file=", b"::warning file="), (rb"\n::notice", b"\nnotice"), (rb"file=[^,]*,", b"")],
    "summary": [(rb"(?s)### .*\Z", b""), (rb"\A## ", b"## **bold** "), (rb"\| (\d+) \|\n", b"| 7777 |\n"), (rb"\n\| Error \| [^\n]*", b""), (rb"</code>", b""), (rb"\n\| Error \| ", b"\n| Error | [a](b) "),
                *[(rb"\n\| Error \| ", b"\n| Error | " + markup + b" ") for markup in (b"@all", b"https://example.org", b"<img src=x>", b":smile:", b"see #12", b"www.example.org", b"GH-12", b"**b**", b"`c`")]],
    "svrl": [(rb"<svrl:fired-rule[^>]*/>", b""), (rb' location="[^"]*"', b""), (rb"(?s)failed-assert(.*?)failed-assert", rb"successful-report\1successful-report"), (rb' flag="excepted"', b""), (rb' pk:line="(\d+)"', rb' pk:line="\g<1>0"'),
             (rb"(?s)<svrl:failed-assert.*?</svrl:failed-assert>", b"")],
    "junit": [(rb'(?s)<testcase .*?</testcase>', b""), (rb"(?s)<failure (.*?)</failure>", rb"<error \1</error>"), (rb' failures="\d+"', b' failures="0"'), (rb' name="asset:[^"]*"', b' name="asset"'), (rb' message="[^"]*"', b' message=""'),
              (rb' time="0"', b' time="1.5"'), (rb"<skipped [^>]*>", b'<skipped message="x">')],
    "oscal-ar": [(rb'(?s)<observation .*?</observation>', b""), (rb'(?s)<risk .*?</risk>', b""), (rb' state="not-satisfied"', b' state="satisfied"'), (rb"deviation-approved", b"open"), (rb"<deadline>....", b"<deadline>2020"),
                 (rb"(?s)<title>[^<]*</title>\s*<description>", b"<description>"), (rb'uuid="(.{14})5', rb'uuid="\g<1>7'), (rb"T00:00:00Z</collected>", b"</collected>"), (rb'control-id="', b'control-id="x'),
                 (rb'(?s)<inventory-item .*?</inventory-item>', b""), (rb"<method>TEST", b"<method>test"), (rb'(?s)(<finding uuid=.*?</finding>)', rb"\1\1"), (rb'value="accept"', b'value="mitigate"'),
                 (rb'(?s)<link href="#.*?/>', b""), (rb'(<statement>\s*<p>[^<]*<a href="#)........', rb'\g<1>00000000'), (rb'(?s)<objectives-and-methods .*?</objectives-and-methods>', b""),
                 (rb'<part id="', b'<part id="x'), (rb'(?s)<prop name="rule"[^>]*>\s*</resource>', b"</resource>")],
    "oscal-poam": [(rb'(?s)<poam-item .*?</poam-item>', b""), (rb'(?s)(<deadline>[^<]*</deadline>|<response )', b"<x/>"), (rb'name="requirement" ns="[^"]*" value="', b'name="requirement" ns="urn:policykoll:1" value="x'),
                   (rb' risk-uuid="', b' risk-uuid="0'), (rb"(?s)<metadata>.*?</metadata>", b""), (rb"<status>open", b"<status>closed"), (rb'role-id="position-', b'role-id="nobody-'), (rb'(?s)<inventory-item .*?</inventory-item>', b"")],
}
ALL = (rb"\r\n", rb"</code>", rb"<svrl:fired-rule[^>]*/>")

source, folder, form = sys.argv[1:]
data = open(source, "rb").read()
os.makedirs(folder, exist_ok=True)
for i, (pattern, replacement) in enumerate(WAYS[form]):
    spoilt = re.sub(pattern, replacement, data, count=0 if pattern in ALL else 1)
    if spoilt == data:
        sys.exit("%s %d changes nothing" % (form, i))
    with open(os.path.join(folder, "%d.%s" % (i, form)), "wb") as out:
        out.write(spoilt)
