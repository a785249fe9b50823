#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# --split unit: one file per unit, the same bytes as --unit gives, and an index whose rows add up to the whole; nothing is written over, nothing half, and what is left from before is told of.
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)
group=$top/samples/koncern
day=2026-11-21
cd "$work" || exit 1
check() { # CODE NAME ARGUMENTS...
	check_code=$1 check_name=$2
	shift 2
	run "$check_code" "$check_name" "$bin" check --as-of $day "$@"
}

# --- the files
"$bin" check "$group" --as-of $day -q -o whole.xml -o whole.html >/dev/null
for lang in en sv; do
	check 1 "split, $lang" "$group" --lang $lang --split unit --output html=$lang/ --output csv=$lang/ -q
	silent err
	for page in "$lang"/*.html; do
		unit=$(basename "$page" .html)
		[ "$unit" = index ] && continue
		"$bin" check "$group" --as-of $day --lang $lang --unit "$unit" -q -o unit.html --output csv=unit.csv >/dev/null
		result "$lang, $unit: as --unit makes it" cmp -s unit.html "$page"
		result "$lang, $unit: the table, too" cmp -s unit.csv "$lang/$unit.csv"
	done
	result "$lang: a page for each unit that has anything" test "$(find $lang -name '*.html' | wc -l)" -eq 12
	result "$lang: and a table" test "$(find $lang -name '*.csv' | wc -l)" -eq 11
done
check 1 "split beside others" "$group" --split unit --output html=again/ -o all.xml -o all.html -q
result "split beside others: the whole is whole" cmp -s all.xml whole.xml
cp -r again before
check 1 "once more" "$group" --split unit --output html=again -q
result "once more: the same bytes, the slash may be left out of a folder that is there" diff -r before again
check 1 "with threads" "$group" --split unit --output html=threads/ --jobs 3 -q
result "with threads: the same bytes" diff -r before threads
check 1 "with an earlier report" "$group" --split unit --output html=trend/ --previous whole.xml -q
"$bin" check "$group" --as-of $day --previous whole.xml --unit sektor-omsorg -q -o unit.html >/dev/null
result "with an earlier report: as --unit makes it" cmp unit.html trend/sektor-omsorg.html
check 1 "within a unit" "$group" --unit exempelkommunen --split unit --output html=within/ -q
result "within a unit: no page of another" test ! -e within/sjoslattens-it.html
result "within a unit: its own" cmp within/exempelenergi.html before/exempelenergi.html
check 1 "every format" "$group" --split unit -q $("$bin" list formats | awk 'NR > 1 || $1 != "Format" { print $1 }' | sed 's/.*/--output &=every\//')
result "every format: text and sarif are there" test -s every/exempelenergi.txt -a -s every/exempelenergi.sarif

# --- the index adds up
cat >sums.py <<'PYTHON'
import re, sys, xml.etree.ElementTree as E
html, report = open(sys.argv[1], encoding="utf-8").read(), E.parse(sys.argv[2]).getroot()
n = "{urn:policykoll:1}"
totals = report.find(n + "totals")
table = re.search(r'<table class="units">.*?</table>', html, re.S).group(0)
rows = re.findall(r"<tr.*?</tr>", table.split("</thead>")[1], re.S)
numbers = [[int(re.sub(r"<[^>]*>|\D", "", c)) for c in re.findall(r'<td class="n">(.*?)</td>', row, re.S)] for row in rows]
want = [int(totals.get(a)) for a in ("errors", "warnings", "infos", "not-evaluable")]
assert len(rows) >= 13, len(rows)
assert numbers[-1] == want, (numbers[-1], want)
assert [sum(c) for c in zip(*numbers[:-1])] == want, numbers
met = [tuple(map(int, re.findall(r"\d+", re.sub(r"<[^>]*>", "", m)))) for m in re.findall(r'<span class="sub">(\d+ (?:of|av) \d+ (?:met|uppfyllda))', table)]
o = report.find(n + "outcomes")
whole = (int(o.get("pass")), sum(int(o.get(a)) for a in ("pass", "gap", "excepted", "not-evaluable", "error")))
assert met[-1] == whole and tuple(map(sum, zip(*met[:-1]))) == whole, (met, whole)
PYTHON
if command -v python3 >/dev/null 2>&1; then
	for lang in en sv; do result "$lang: the rows add up to the report" python3 sums.py $lang/index.html whole.xml; done
else
	skip "the rows add up to the report" "python3 is not here"
fi
# every link of the index leads to something
grep -o 'href="[a-z][^"]*"' en/index.html | sed 's/href="//; s/"$//' | sort -u >links
result "the index has links" test "$(wc -l <links)" -gt 20
: >dead
while IFS='#' read -r file anchor; do
	grep -qF "id=\"${anchor:-main}\"" "en/$file" || echo "$file#$anchor" >>dead
done <links
run_name="every link of the index leads somewhere"
silent dead
# the verdict of the index is that of the report, for every kind of run
verdict() { tr -d '\n' <"$1" | sed -n 's/.*<div class="verdict /<div class="verdict /; s/\(class="sentence">[^<]*\)<.*/\1/p'; }
verdict_is() { # NAME CODE ARGUMENTS...
	verdict_name=$1 verdict_code=$2
	shift 2
	check "$verdict_code" "verdict: $verdict_name" "$@" --lang sv -q --split unit --output html=verdict/
	check "$verdict_code" "verdict: $verdict_name, whole" "$@" --lang sv -q -o one.html
	result "verdict: $verdict_name: there is one" test -n "$(verdict one.html)"
	result "verdict: $verdict_name: the index says the same" test "$(verdict one.html)" = "$(verdict verdict/index.html)"
	rm -r verdict one.html
}
cp -r "$group" unread
echo '<inventory' >unread/inventory/zzz.xml
verdict_is "gaps that fail" 1 "$group"
verdict_is "gaps, and no threshold" 0 "$group" --fail-on never
verdict_is "a part" 1 "$group" --unit exempelkommunen
verdict_is "a file that cannot be read" 3 unread
result "the index is in its language" grep -q '<html lang="sv">' sv/index.html
result "the index says when" grep -q '<time datetime="2025-11-14">2025-11-14</time><span class="sub line">372 days ago' en/index.html
result "the index says what has nothing" grep -q 'Textsmed Inc. (fictional)' en/index.html

# --- an incomplete run is one in every page
cp -r "$group" broken
echo '<inventory' >broken/inventory/zzz.xml
check 3 "incomplete" broken --split unit --output html=incomplete/ -q
for page in incomplete/*.html; do result "incomplete: $page says so" grep -q 'class="banner"' "$page"; done

# --- names
make_repository names with 1
for f in organisation inventory; do
	sed 's/"social"/"Årsta.vård"/g' names/$f.xml >names/x.xml
	mv names/x.xml names/$f.xml
done
sed 's|<position|<unit id="index" kind="sector"><name xml:lang="en">a</name></unit><unit id="INDEX" kind="sector" parent="index"><name xml:lang="en">b</name></unit><unit id="con" kind="sector"><name xml:lang="en">c</name></unit><unit id="Arsta.vard" kind="sector"><name xml:lang="en">d</name></unit><position|' names/organisation.xml >names/x.xml
mv names/x.xml names/organisation.xml
for unit in index INDEX con Arsta.vard; do
	sed "s/inv-social/inv-$unit/; s/sys-/$unit-/; s/\"Årsta.vård\"/\"$unit\"/g" names/inventory.xml >"names/$unit-inventory.xml"
done
check 0 "names" names --split unit --output html=named/ -q
result "names: safe, and never two the same" test "$(cd named && echo ./* | LC_ALL=C tr ' ' '\n' | LC_ALL=C sort | tr '\n' ' ')" = "./Arsta.vard-2.html ./Arsta.vard.html ./INDEX-3.html ./con-unit.html ./index-2.html ./index.html "

# --- refused, and then nothing is written
no() { # NAME TEXT ARGUMENTS...
	no_text=$2 no_name=$1
	shift 2
	check 2 "$no_name" "$@" -q
	says err "$no_text"
	result "$no_name: nothing is written" test ! -e no
}
no "a value that is none" "did you mean unit?" "$group" --split uint --output html=no/
no "no folder" "error[split-nowhere]" "$group" --split unit -o no.html
result "no folder: nothing else either" test ! -e no.html
no "a folder without a split" "error[output-folder]" "$group" --output html=no/
no "the same folder twice" "error[output-twice]" "$group" --split unit --output html=no/ --output html=no/
no "standard input" "error[split-once]: standard input" - --split unit --output html=no/
no "an earlier report from standard input" "error[split-once]" "$group" --previous - --split unit --output html=no/
check 2 "an unknown unit" "$group" --unit nobody --split unit --output html=no/
says out "error[unit-unknown"
result "an unknown unit: nothing is written" test ! -e no
mkfifo pipe
no "a pipe" "error[split-once]: pipe" "$group" pipe --split unit --output html=no/
cp -r "$group" own
check 2 "into what is read" own --split unit --output report=own/ -q
says err "error[output-is-input]: own/"
mv own/inventory/omsorg.xml own/inventory/sektor-omsorg.xml
cp own/inventory/sektor-omsorg.xml kept
check 2 "over a document" own --split unit --output report=own/inventory/ -q --fail-on never
says err "error[output-is-document]: own/inventory/sektor-omsorg.xml"
result "over a document: it is as it was" cmp kept own/inventory/sektor-omsorg.xml
result "over a document: nothing else is there" test ! -e own/inventory/exempelenergi.xml
mkdir over
check 2 "over another output" "$group" --split unit --output html=over/ -o over/index.html -q
says err "error[output-twice]"
mkdir -p blocked/sektor-omsorg.html
echo old >blocked/exempelenergi.html
check 4 "a folder in the way" "$group" --split unit --output html=blocked/
says out "NOT COMPLETE"
result "a folder in the way: the old ones stay" test "$(cat blocked/exempelenergi.html)" = old
result "a folder in the way: nothing else is there" test "$(find blocked -type f | wc -l)" -eq 1
check 4 "no folder to make it in" "$group" --split unit --output html=not/here/ -q
if [ "$(id -u)" -ne 0 ]; then
	mkdir closed && chmod 500 closed
	check 4 "no permission" "$group" --split unit --output html=closed/ -q
else
	skip "no permission" "root may write everything"
fi
mkdir nothing
check 5 "nothing" nothing --split unit --output html=none/ -q
says err "warning[split-nothing]"
result "nothing: no index of nothing" test ! -e none/index.html

# --- what is left from before
echo x >again/gone.html
check 1 "a unit is gone" "$group" --split unit --output html=again/ -q
says err "warning[split-stale]: again/ holds files that this run has not written: gone.html"
result "a unit is gone: its file stays" test -e again/gone.html
for i in 1 2 3 4 5 6 7; do echo x >again/gone-$i.html; done
check 1 "many are gone, in Swedish" "$group" --split unit --output html=again/ -q --lang sv
says err "gone-1.html, gone-2.html, gone-3.html, gone-4.html, gone-5.html och 3 till"
finish
