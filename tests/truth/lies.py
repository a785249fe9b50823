# SPDX-License-Identifier: Apache-2.0
"""Whether truth.py finds out every lie about a page: lies.py PAGE.html REPORT.xml LABELS.xml LANGUAGE. Says those that it believes."""
import sys

import mutate
import page as pages
from report import Report
from truth import Truth

page, canonical, labels, language = sys.argv[1:]
report, root = Report(canonical, labels, language), pages.read(page)
believed = n = 0
for lie in mutate.lies(root):
    n += 1
    truth = Truth(root, report)
    truth.check()
    if not truth.wrong:
        believed += 1
        print("believed: " + lie)
print("%d lies, %d believed" % (n, believed))
sys.exit(1 if believed or n < 60 else 0)
