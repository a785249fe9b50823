# SPDX-License-Identifier: Apache-2.0
"""Whether truth.py finds out every page of a folder: lies.py DIRECTORY REPORT.xml LABELS.xml LANGUAGE. Says those that it believes."""
import os
import sys

import page as pages
from report import Report
from truth import Truth

directory, canonical, labels, language = sys.argv[1:]
report = Report(canonical, labels, language)
believed = n = 0
for name in sorted(os.listdir(directory)):
    if not name.endswith(".html"):
        continue
    n += 1
    truth = Truth(pages.read(os.path.join(directory, name)), report)
    truth.check()
    if not truth.wrong:
        believed += 1
        print("believed: " + open(os.path.join(directory, name[:-5] + ".txt"), encoding="utf-8").read()[:250])
print("%d lies, %d believed" % (n, believed))
sys.exit(1 if believed or n < 60 else 0)
