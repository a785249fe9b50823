#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Saved reports: every output made later is what check made, byte for byte, in both languages; what is no report is told of, and nothing is written; one that contradicts itself
# never passes; 100,000 findings are read in linear time, and held once.
. "$(dirname "$0")/lib/cases.sh"

day=2026-11-21
top=$(pwd)
formats=$("$bin" help check | sed -n '/^Formats:/,$s/^  \([a-z][a-z-]*\) .*/\1/p' | grep -v '^text$')
result "there are formats" test "$(printf '%s\n' $formats | wc -l)" -ge 4
without_time() { sed 's/, [0-9][0-9]*[.,][0-9] s$//' "$1"; }

# alike NAME CODE LANGUAGE CHECK-ARGUMENT...: check, then report on what it saved: exit code, text, every format.
alike() {
	alike_name=$1 alike_code=$2 alike_lang=$3
	shift 3
	set -- check --as-of $day --lang "$alike_lang" -v --color always --max-same 2 -o "$work/saved.xml" "$@"
	for f in $formats; do set -- "$@" --output "$f=$work/run.$f"; done
	# Which documents were read is told on standard error, of a run only.
	"$bin" "$@" >"$work/run.text" 2>"$work/run.err"
	alike_got=$?
	set -- report "$work/saved.xml" --lang "$alike_lang" -v --color always --max-same 2
	for f in $formats; do set -- "$@" --output "$f=$work/later.$f"; done
	run "$alike_code" "$alike_name" "$bin" "$@"
	result "$alike_name: the run's exit code" test $alike_got -eq "$alike_code"
	without_time "$work/run.text" >"$work/run.plain"
	result "$alike_name: the text" diff "$work/run.plain" "$work/out"
	for f in $formats; do
		result "$alike_name: $f" cmp "$work/run.$f" "$work/later.$f"
		rm -f "$work/run.$f" "$work/later.$f"
	done
}

for lang in sv en; do
	alike "eksjo, $lang" 1 $lang samples/eksjo
	alike "mjolby, $lang" 1 $lang samples/mjolby
	alike "koncern, $lang" 1 $lang samples/koncern
done
mkdir "$work/empty"
make_repository "$work/without" without 3
"$bin" check --as-of $day -q -o "$work/known.xml" "$work/without" >/dev/null
make_repository "$work/fewer" without 1
cp -r "$work/without" "$work/kept" && cp "$work/fewer/inventory.xml" "$work/without/inventory.xml"
"$bin" check --as-of $day -q -o "$work/none.xml" "$work/without" >/dev/null
cp "$work/kept/inventory.xml" "$work/without/inventory.xml"
make_repository "$work/passed" with 2
make_repository "$work/broken" without 3
echo '<inventory xmlns="urn:policykoll:1" id="x" unit="social"><asset id="sys-9"><name' >"$work/broken/broken.xml"
make_repository "$work/wrong" without 2
sed -i 's/<asset id="sys-2"/<asset id="sys-2" bogus="1"/' "$work/wrong/inventory.xml"
make_repository "$work/usage" without 1 no-such-rule
for lang in sv en; do
	alike "passed, $lang" 0 $lang "$work/passed"
	alike "empty, $lang" 5 $lang "$work/empty"
	alike "empty and allowed, $lang" 0 $lang --allow-empty "$work/empty"
	alike "missing, $lang" 3 $lang "$work/nowhere"
	alike "broken, $lang" 3 $lang "$work/broken"
	alike "not valid, $lang" 3 $lang "$work/wrong"
	alike "an unknown rule in a policy, $lang" 2 $lang "$work/usage"
	alike "an unknown rule on the command line, $lang" 2 $lang --rule no-such-rule samples/eksjo
	alike "some rules only, $lang" 1 $lang --rule system-owner-missing samples/eksjo
	alike "one unit only, $lang" 1 $lang --unit sektor-ledning samples/eksjo
	printf '%s\n' "$work/without/inventory.xml" >"$work/listed"
	alike "some files only, $lang" 1 $lang --files-from "$work/listed" "$work/without"
	: >"$work/listed"
	alike "no files at all, $lang" 5 $lang --files-from "$work/listed" "$work/without"
	cp "$work/known.xml" "$work/before.xml"
	alike "all of it known, $lang" 0 $lang --baseline "$work/before.xml" --only-new "$work/without"
	alike "some of it new, $lang" 1 $lang --baseline "$work/none.xml" --only-new "$work/without"
	alike "exceptions set aside, $lang" 1 $lang --ignore-exceptions samples/eksjo
	alike "never failing, $lang" 0 $lang --fail-on never samples/mjolby
done

# the ways to say it
"$bin" check samples/eksjo --as-of $day -o "$work/ok.xml" -o "$work/ok.html" -o "$work/ok.txt" >/dev/null
run 1 "report to a file" "$bin" report "$work/ok.xml" -o "$work/later.html" -o "$work/later.txt"
result "report to a file: the page" cmp "$work/ok.html" "$work/later.html"
without_time "$work/ok.txt" >"$work/ok.plain"
result "report to a file: the text" cmp "$work/ok.plain" "$work/later.txt"
run 1 "report from standard input" sh -c '"$1" report - --format html -q <"$2"' - "$bin" "$work/ok.xml"
result "report from standard input: the page" cmp "$work/ok.html" "$work/out"
silent err
run 1 "report from a pipe" sh -c 'cat "$2" | "$1" report /dev/stdin --format html -q' - "$bin" "$work/ok.xml"
result "report from a pipe: the page" cmp "$work/ok.html" "$work/out"
run 0 "report --fail-on never" "$bin" report "$work/ok.xml" --fail-on never -q -o "$work/never.xml"
result "report --fail-on never: the file says so" grep -q '<report .*fail-on="never" status="passed" exit-code="0"' "$work/never.xml"
run 0 "a report with another threshold reads back" "$bin" report "$work/never.xml" -q
run 1 "and with its first threshold again" "$bin" report "$work/never.xml" --fail-on error -q -o "$work/again.xml"
result "is what it was" cmp "$work/ok.xml" "$work/again.xml"
run 2 "report without a file" "$bin" report
run 2 "report of two files" "$bin" report "$work/ok.xml" "$work/ok.xml"
run 2 "report in no format" "$bin" report "$work/ok.xml" --format htlm
says err "html"
run 2 "report with an option of check's" "$bin" report "$work/ok.xml" --as-of $day
cp "$work/ok.xml" "$work/own.xml"
run 2 "report over its own input" "$bin" report "$work/own.xml" -o "$work/own.xml"
result "report over its own input: it is as it was" cmp "$work/ok.xml" "$work/own.xml"
run 4 "report to a folder that is not there" "$bin" report "$work/ok.xml" -q -o "$work/no/x.html"

# the words of both languages are in the file, whatever the language of the run
"$bin" check samples/eksjo --as-of $day -q --lang sv -o "$work/sv.xml" >/dev/null
result "the saved report is the same in every language" cmp "$work/ok.xml" "$work/sv.xml"

# bad NAME MESSAGE PLACE FILE: exit code 3, the message and its place, nothing written.
bad() {
	run 3 "$1" "$bin" report "$4" -q -o "$work/bad.html" -o "$work/bad.tsv"
	says err "error[$2]"
	says err "--> $3"
	silent out
	result "$1: nothing is written" test ! -e "$work/bad.html" -a ! -e "$work/bad.tsv"
	run 3 "$1, in Swedish" "$bin" report "$4" --lang sv --format html
	says err "fel[$2]"
	silent out
}
cd "$work" || exit 1
: >nothing.xml
printf 'a;b\n1;2\n' >table.xml
head -c 2000 /dev/zero >zero.xml
printf '\211PNG\r\n\032\n\000\000\000\rIHDR\377\376' >picture.xml
head -c 100000 ok.xml >cut.xml
{ sed '$d' ok.xml; } >open.xml
sed '2s/^/<!DOCTYPE report [<!ENTITY e SYSTEM "file:\/\/\/etc\/passwd">]>/' ok.xml >doctype.xml
sed '2s/format-version="1"/format-version="2"/' ok.xml >newer.xml
sed 's/<findings>/<findings><finding x="1"\/>/' ok.xml >wrong.xml
sed 's/<findings>/<findings>text/' ok.xml >loose.xml
sed '2s/xmlns="urn:policykoll:1"/xmlns="urn:policykoll:9"/' ok.xml >foreign.xml
"$bin" check "$top/samples/eksjo" --as-of $day -q --output junit=suite.xml >/dev/null
cp "$top/samples/eksjo/policy.xml" policy.xml
bad "no such file" file-missing nowhere.xml nowhere.xml
bad "a folder" file-is-directory empty empty
bad "an empty file" xml-empty nothing.xml:1:1 nothing.xml
bad "a table" xml-is-csv table.xml:1:1 table.xml
bad "zeros" xml-not-xml zero.xml:1:1 zero.xml
bad "a picture" xml-encoding-invalid picture.xml:1:1 picture.xml
bad "a page" xml-doctype ok.html:1:1 ok.html
bad "another format" report-foreign suite.xml:2:2 suite.xml
bad "a policy" report-foreign policy.xml: policy.xml
bad "another namespace" report-foreign foreign.xml:2:2 foreign.xml
bad "another version of the format" report-format newer.xml:2: newer.xml
bad "cut off" xml-cut-off cut.xml: cut.xml
bad "without its end" xml-cut-off open.xml: open.xml
bad "with a DOCTYPE" xml-doctype doctype.xml:2:1 doctype.xml
bad "with what the schema does not know" xml-no-such-attribute wrong.xml: wrong.xml
bad "with loose text" xml-loose-text loose.xml: loose.xml
if [ "$(id -u)" -ne 0 ]; then
	cp ok.xml secret.xml && chmod 0 secret.xml
	bad "without permission" file-denied secret.xml secret.xml
else
	skip "without permission" "root may read everything"
fi
run 3 "nothing on standard input" sh -c '"$1" report - -q </dev/null' - "$bin"
says err "error[xml-empty]"
run 3 "not much of standard input" sh -c 'head -c 5000 ok.xml | "$1" report - --format html' - "$bin"
silent out

# lies NAME MESSAGE FILE: exit code 3 whatever the threshold, said in the text and in what is made.
lies() {
	run 3 "$1" "$bin" report "$3" --fail-on never -o lie.html -o lie.xml
	says out "error[$2]"
	says out "INCOMPLETE: the report contradicts itself"
	result "$1: the page says incomplete" grep -q 'class="verdict v-incomplete"' lie.html
	run 3 "$1: neither does the report made of it" "$bin" report lie.xml --fail-on never -q
}
sed '2s/status="failed" exit-code="1"/status="passed" exit-code="0"/' ok.xml >green.xml
lies "it says that it passed" report-verdict green.xml
sed '2s/status="failed" exit-code="1"/status="empty" exit-code="5"/' ok.xml >hollow.xml
lies "it says that it was empty" report-verdict hollow.xml
sed 's/\(<totals .* errors="\)[0-9]*/\10/' ok.xml >few.xml
lies "it says that there are no errors" report-miscounted few.xml
sed 's/outcome="gap"/outcome="excepted"/' ok.xml >excused.xml
lies "gaps that became excepted" report-miscounted excused.xml
awk '/<finding .*outcome="gap"/ { skip = 1 } !skip { print } /<\/finding>/ { skip = 0 }' ok.xml |
	sed -e '2s/status="failed" exit-code="1"/status="passed" exit-code="0"/' -e 's/ errors="[0-9]*" warnings="[0-9]*" infos="[0-9]*"/ errors="0" warnings="0" infos="0"/' >cleared.xml
lies "gaps taken out, totals put right" report-gaps-lost cleared.xml
run 1 "a part is saved" "$bin" check --as-of $day "$top/samples/eksjo" --unit sektor-social -q -o part.xml
run 1 "a part is read" "$bin" report part.xml -q
sed 's/ partial="yes"//' part.xml >whole.xml
lies "a part that passes for the whole" report-part-denied whole.xml
sed '/<option name="unit"/d' whole.xml >optionless.xml
lies "a part that passes for the whole, without its options" report-part-denied optionless.xml
sed '/<option name="unit"/d' part.xml >anything.xml
lies "a part of nobody knows what" report-part-of-what anything.xml

# other bytes that say the same
{ printf '\357\273\277'; cat ok.xml; } >bom.xml
sed 's/$/\r/' ok.xml >crlf.xml
tr -d '\n' <ok.xml | sed 's/>  *</></g' >oneline.xml
sed '1s/UTF-8/UTF-16/' ok.xml | iconv -f UTF-8 -t UTF-16 >wide.xml
for f in bom crlf oneline wide; do
	run 1 "as $f" "$bin" report $f.xml -q -o same.html
	result "as $f: the same page" cmp ok.html same.html
done

# 100,000 findings
hundredths() {
	( "$@" >"$work/grown" 2>&1; times ) | awk 'NR == 2 { split($1, t, /[ms]/); printf "%d\n", (t[1] * 60 + t[2]) * 100 }'
}
sh "$top/tests/views/generate.sh" 10000 >10k.xml
sh "$top/tests/views/generate.sh" 100000 >100k.xml
small=$(hundredths "$bin" report 10k.xml -q)
large=$(hundredths "$bin" report 100k.xml -q)
result "100,000 findings are read" grep -q '^FAILED: 100000 findings' grown
result "growth: 10,000 findings $small and 100,000 $large hundredths of a second" test "$large" -le $((small * 20 + 50))
if grep -qa __asan_init "$bin" || [ "$(head -c 2 "$bin")" = '#!' ]; then
	skip "100,000 findings (45 MB) in 256 MB of address space" "the program runs under a tool that needs memory of its own"
else
	run 1 "100,000 findings (45 MB) in 256 MB of address space" sh -c 'ulimit -v 262144 && "$1" report 100k.xml -q' - "$bin"
fi

finish
