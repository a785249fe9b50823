# SPDX-License-Identifier: Apache-2.0
"""A repository whose file names and names of assets try to break out of every format: hostile.py SAMPLE DIRECTORY"""
import os
import shutil
import sys

sample, target = sys.argv[1:]
FILES = ["a\"b'c]]>&<d>.xml", "x\n::error file=a,line=1::hej%0A.xml", "=cmd()|'!'A1.xml", "\U0001F332\U00010400 träd.xml", "\u202egnp.xml", "\x1b[31mred\x07.xml",
         "back\\slash.xml", " lead.xml", "-o.xml", "a:b?c#d%41.xml", "\u0085\u2028\u009b.xml", "{a}`|*_[l](0)@all.xml", "tab\there;,x.xml", b"\xff\xfe.xml"]
NAMES = ["\"quoted\" 'single' ]]&gt; &lt;/script&gt; &amp;amp; \\ / \\u0041", "x &#10;::error file=a,line=1::hej %0A", "=cmd()|'/C calc'!A0", "\U0001F332\U00010400",
         "&#x202E;bakv&#x202C; &#x85;&#x9B;31m&#x2028;", "[länk](0) [x](https://example.org) @all {0} `a` | *b*", "+1", "-1", "@sum", "&#9;tab", "a;b,c", "{a} {0}",
         "&#xFDD0; &#x1FFFE;", "'=1+1"]
shutil.copytree(sample, target)
with open(os.path.join(sample, "inventory", "lokaler.xml"), encoding="utf-8") as file:
    inventory = file.read()
for i, (path, name) in enumerate(zip(FILES, NAMES)):
    text = inventory
    for old, new in (('id="inv-tnl"', 'id="inv-h%d"' % i), ("reg-lokalbokning", "reg-h%d" % i), ("beh-lokalbokning", "beh-h%d" % i),
                     ("Register över lokalbokningar", name), ("Register of premises bookings", name)):
        if old not in text:
            sys.exit("the sample has changed: no " + old)
        text = text.replace(old, new)
    path = path if isinstance(path, bytes) else path.encode("utf-8")
    with open(os.path.join(target.encode(), b"inventory", path), "w", encoding="utf-8") as out:
        out.write(text)
