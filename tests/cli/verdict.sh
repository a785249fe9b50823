#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# One run, one verdict: of every kind of run the terminal's last line, the page, the summary and the workbook have the same word, in both languages, and the terminal counts
# gaps as the report does. What the word is, the truth table says (tests/views/verdicts.py); that a run gives the kind it should, is said here.
. "$(dirname "$0")/lib/cases.sh"
top=$(cd "$(dirname "$0")/../.." && pwd)
day=2026-11-21
export PYTHONDONTWRITEBYTECODE=1

cat >"$work/words.py" <<'END'
"""words.py FOLDER TERMINAL LANGUAGE: the class of the page, after comparing words and numbers."""
import html
import re
import sys
import xml.etree.ElementTree as ET
sys.path[:0] = [sys.argv[4] + "/tests/formats", sys.argv[4] + "/tests/views"]
import verdict_table
import workbook
folder, terminal, lang = sys.argv[1:4]
root = ET.parse(folder + "/r.xml").getroot()
row, labels = verdict_table.row_of(root), verdict_table.labels()
word = labels[row.get("word"), lang]
part = " (%s)" % labels["partial.word", lang] if root.get("partial") == "yes" else ""
page = open(folder + "/r.html", encoding="utf-8").read()
seen = re.search(r'<div class="verdict v-([a-z-]*)">\s*<p class="word"><span[^>]*>[^<]*</span>(.*?)</p>', page, re.S)
lines = open(terminal, encoding="utf-8").read().rstrip("\n").split("\n")
wrong = []
rows = workbook.sheets(folder + "/r.xlsx", root.get("as-of"), lambda good, *why: good or wrong.append(why))[0][1]
got = {"page": html.unescape(seen.group(2)).strip(), "summary": open(folder + "/r.md", encoding="utf-8").readline().split(": ", 1)[1].strip(), "workbook": rows[1][1]}
for where, said in got.items():
    if said != word + part:
        wrong.append((where, said, word + part))
if seen.group(1) != row.get("class"):
    wrong.append((seen.group(1), row.attrib))
# in capitals; what it was narrowed to comes before the colon
if re.split(r":| \(", lines[-1])[0] != word.upper():
    wrong.append((lines[-1], word))
totals = root.find(verdict_table.NS + "totals")
counts = next(line for line in lines if re.match(r"\d+ (error|fel)", line)).split(":")[0].split(", ")
numbers = [int(c.split()[0]) for c in counts]
messages = [sum(d.get("severity") == s for d in root.iter(verdict_table.NS + "diagnostic")) for s in ("error", "warning")]
wanted = [int(totals.get(k)) for k in ("errors", "warnings")] + [int(totals.get("infos"))] * (totals.get("infos") != "0") + [int(totals.get(k)) for k in ("excepted", "not-evaluable")]
wanted += [n for n in [int(totals.get("rule-errors"))] + messages if n]
if numbers != wanted:
    wrong.append(("numbers", counts, wanted))
for w in wrong:
    print(*w, file=sys.stderr)
print(row.get("id") if not wrong else "differs")
END

# one NAME CODE ROW COMMAND ARGUMENT...: the run gives that row of the table, everywhere
one() {
	one_name=$1 one_code=$2 one_row=$3 one_verb=$4
	shift 4
	for l in en sv; do
		rm -rf "$work/o"
		mkdir "$work/o"
		run "$one_code" "$one_name $l" "$bin" "$one_verb" "$@" --lang $l -q -o "$work/o/r.xml" -o "$work/o/r.html" --output summary="$work/o/r.md" -o "$work/o/r.xlsx"
		result "$one_name $l: one word everywhere" test "$(python3 "$work/words.py" "$work/o" "$work/out" $l "$top" 2>&1)" = "$one_row"
	done
}

make_repository "$work/gaps" without 3
make_repository "$work/good" with 3
make_repository "$work/open" with 3 system-owner-missing
sed -i 's/<role [^>]*>//; s/ lifecycle="in-operation"//' "$work/open/inventory.xml"
make_repository "$work/excepted" without 1
cat >"$work/excepted/exceptions.xml" <<'END'
<exceptions xmlns="urn:policykoll:1" id="e"><exception id="u-1" rule="system-owner-missing" asset="sys-1" approved-by="pos-chef" decided-on="2026-10-01" valid-from="2026-10-01" expires-on="2027-03-31" ref="R 1">
<reason xml:lang="sv">Ersätts snart</reason></exception></exceptions>
END
make_repository "$work/bad" without 2
printf '<inventory xmlns="urn:policykoll:1">' >"$work/bad/broken.xml"
make_repository "$work/unread" with 2
printf '<inventory xmlns="urn:policykoll:1">' >"$work/unread/broken.xml"
make_repository "$work/mild" without 2
sed -i 's/<requirement /&severity="warning" /' "$work/mild/policy.xml"
mkdir "$work/none"
mkdir "$work/crashed"
cp -R "$top/samples/eksjo/." "$work/crashed"
sed -i 's|<requirement rule="access-process-missing" severity="warning"/>|&<requirement rule="test-rule-that-fails" severity="error"/>|' "$work/crashed/policy.xml"

one "gaps" 1 failed check --as-of $day "$work/gaps"
cp "$work/o/r.xml" "$work/base.xml"
one "gaps without a threshold" 0 never check --as-of $day --fail-on never "$work/gaps"
one "gaps below" 0 below check --as-of $day "$work/mild"
one "no gaps" 0 passed check --as-of $day "$work/good"
one "no gaps, without a threshold" 0 passed check --as-of $day --fail-on never "$work/good"
one "a part" 0 part check --as-of $day --rule system-owner-missing "$work/good"
one "undecided" 0 undecided check --as-of $day "$work/open"
one "undecided in a part" 0 undecided-part check --as-of $day --rule system-owner-missing "$work/open"
one "excepted" 0 excepted check --as-of $day "$work/excepted"
one "known gaps only" 0 below-new check --as-of $day --baseline "$work/base.xml" --only-new "$work/gaps"
make_repository "$work/more" without 4
one "a new gap" 1 failed-new check --as-of $day --baseline "$work/base.xml" --only-new "$work/more"
one "unread" 3 unread check --as-of $day "$work/unread"
one "unread, with gaps" 3 unread-gaps check --as-of $day "$work/bad"
one "unread, without a threshold" 3 unread-gaps check --as-of $day --fail-on never "$work/bad"
one "a rule that fails" 4 crashed-gaps check --as-of $day --rules "$top/tests/formats/fails.sch" "$work/crashed"
one "nothing" 5 empty check --as-of $day "$work/none"
one "nothing, allowed" 0 empty-allowed check --as-of $day --allow-empty "$work/none"
one "a sample" 1 failed check --as-of $day "$top/samples/eksjo"
one "a sample without a threshold" 0 never check --as-of $day --fail-on never "$top/samples/eksjo"
one "read again" 0 never report --fail-on never "$work/base.xml"
# what a report says against itself is not believed
sed 's/ status="failed" exit-code="1"/ status="passed" exit-code="0"/' "$work/base.xml" >"$work/forged.xml"
one "a forged status" 3 incomplete-gaps report "$work/forged.xml"

run 0 "validate" "$bin" validate "$work/good"
says out "VALID DOCUMENTS: "
says_not out "PASSED"
finish
