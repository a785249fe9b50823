# SPDX-License-Identifier: Apache-2.0
"""Every number of the views beside the report, reckoned again: views.py LABELS.xml JOBS, where JOBS has a line for each, of fields with tabs between them:
    NAME  KIND  LANGUAGE  REPORT.xml  FILE [MORE]
Prints "ok NAME: …" or "not ok NAME" for each; after a KIND with ! the page is made to lie as well, and each lie must be found out. Exit 1 when any failed."""
import functools
import os
import sys
import traceback

import view  # noqa: F401 the path of what the truth of the report shares
import mutate
import page as pages
from difference import Difference
from policy import Policy
from registers import ActionPlan, Article30, Assets
from report import Report
from repository import Repository
from responsibilities import Responsibilities
from sheets import lies as lies_of_sheets, read_csv, read_workbook
from summaries import Summary, read as read_summary
from tabled import AssetTables, Article30Tables, PlanTable, ReportCsv, ReportWorkbook, ResponsibilityTables
from units import Units

labels = sys.argv[1]
top = os.path.dirname(os.path.dirname(os.path.abspath(labels)))
KINDS = {"units": Units, "assets": Assets, "art30": Article30, "action-plan": ActionPlan, "policy": Policy, "responsibilities": Responsibilities}

READERS = {"csv": read_csv, "xlsx": read_workbook, "md": read_summary, "html": pages.read}
TABLES = {"report.csv": ReportCsv, "report.xlsx": ReportWorkbook, "summary.md": Summary}
for name, kind in (("assets", AssetTables), ("art30", Article30Tables), ("action-plan", PlanTable), ("responsibilities", ResponsibilityTables)):
    TABLES[name + ".csv"] = TABLES[name + ".xlsx"] = kind


@functools.lru_cache(None)
def report_of(path, language):
    return Report(path, labels, language)


@functools.lru_cache(None)
def repository_of(path, language):
    return Repository(report_of(path, language), top)


def truth_of(kind, root, language, canonical, more):
    if kind == "diff":
        return Difference(root, report_of(canonical, language), report_of(more[0], language))
    # of the report alone; what a public one was made of is not named in it
    if kind == "units" or kind.split(".")[0] in ("report", "summary"):
        return (TABLES[kind] if kind in TABLES else KINDS[kind])(root, report_of(canonical, language))
    return (TABLES[kind] if kind in TABLES else KINDS[kind])(root, report_of(canonical, language), repository_of(canonical, language))


def tell(name, wrong, said):
    print("%s %s%s" % ("not ok" if wrong else "ok", name, "" if wrong else ": " + said))
    for line in wrong[:20]:
        print("# " + line[:300])
    return bool(wrong)


def job(name, kind, language, canonical, file, *more):
    make = functools.partial(truth_of, kind.rstrip("!"), language=language, canonical=canonical, more=more)
    root = READERS[file.rpartition(".")[2]](file)
    truth = make(root)
    truth.check()
    failed = tell(name, truth.wrong or ["few numbers: %d" % truth.reckoned] * (truth.reckoned < 5), "%d numbers reckoned again" % truth.reckoned)
    if kind.endswith("!") and not failed:
        believed, n = [], 0
        for lie in lies_of_sheets(root) if isinstance(root, list) else mutate.lies(root, True):
            n += 1
            truth = make(root)
            truth.check()
            if not truth.wrong:
                believed.append("believed: " + lie)
        failed |= tell(name + ": lies", believed or ["no lies"] * (n == 0), "%d, every one is found out" % n)
    return failed


failed = False
for line in open(sys.argv[2], encoding="utf-8"):
    fields = line.rstrip("\n").split("\t")
    try:
        failed |= job(*fields)
    except (AttributeError, IndexError, KeyError, OSError, StopIteration, TypeError, ValueError) as error:
        # a page that is not built as it should be; the next ones are looked at all the same
        failed |= tell(fields[0], ["%s: %s" % (type(error).__name__, error)] + traceback.format_exc().splitlines()[-3:], "")
sys.exit(failed)
