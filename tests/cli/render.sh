#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll render: which documents there are, where they go, what is refused, and what they hold. The tables are read by tests/cli/lib/tables.py, which is not ours to trust.
. "$(dirname "$0")/lib/cases.sh"
day=2026-11-21
top=$PWD
documents=$("$bin" help render --lang en | sed -n '/^Documents:/,$s/^  \([a-z0-9-]*\) .*/\1/p')
formats_of() { "$bin" help render --lang en | sed -n '/^Documents:/,$p' | tr '\n' ' ' | sed 's/  */ /g' | grep -o " $1 [^(]*([^)]*)" | sed 's/.*(\([^)]*\))/\1/; s/,//g'; }
result "there are documents" test "$(printf '%s\n' "$documents" | wc -l)" -ge 2
tables() { command -v python3 >/dev/null 2>&1 && PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$top/tests/formats python3 "$top/tests/cli/lib/tables.py" "$@"; }

# every document, in every format it has and both languages
for d in $documents; do
	result "$d: the operands of render name it" sh -c '"$1" help render --lang en | head -1 | tr "| " "\n\n" | grep -qx "$2"' sh "$bin" "$d"
	for l in sv en; do
		for f in $(formats_of "$d"); do
			run 0 "$d $f $l" "$bin" render "$d" --as-of $day --lang $l --output "$f=$work/$d-$l.$f" samples/eksjo
			silent out
			silent err
			result "$d $f $l: it is there" test -s "$work/$d-$l.$f"
			cp "$work/$d-$l.$f" "$work/again"
			# a second clears what hangs on the clock
			run 0 "$d $f $l to standard output" "$bin" render "$d" --as-of $day --lang $l --format "$f" --jobs 1 samples/eksjo
			result "$d $f $l: the same bytes, whatever the time and the threads" cmp "$work/again" "$work/out"
		done
		page=$work/$d-$l.html
		result "$d $l: one page in the language" grep -q "<html lang=\"$l\"" "$page"
		result "$d $l: one heading, a title" test "$(grep -o '<h1' "$page" | wc -l)-$(grep -o '<title>[^<]' "$page" | wc -l)" = 1-1
		result "$d $l: nothing is loaded, nothing runs" test "$(grep -ciE '<(link|img|iframe|script src|object)|src="|https?://' "$page")" -eq 0
		result "$d $l: ids are unique" test -z "$(grep -o ' id="[^"]*"' "$page" | sort | uniq -d)"
		result "$d $l: links lead somewhere" test -z "$(grep -o 'href="#[^"]*"' "$page" | sed 's/href="#//; s/"//' | sort -u | while read -r a; do grep -q " id=\"$a\"" "$page" || echo "$a"; done)"
		result "$d $l: no person" test "$(grep -cE 'p-0[0-9][0-9]' "$page")" -eq 0
		result "$d $l: no cell is empty" test "$(xmllint --html --xpath 'count(//td[not(normalize-space())]|//th[not(normalize-space())]|//dd[not(normalize-space())])' "$page" 2>/dev/null)" = 0
	done
	run 0 "$d of the other samples" "$bin" render "$d" --as-of $day -o "$work/x.html" samples/koncern
	run 0 "$d of mjolby" "$bin" render "$d" --as-of $day -o "$work/x.html" samples/mjolby
done

# what the tables hold
if command -v python3 >/dev/null 2>&1; then
	for l in sv en; do
		for d in assets art30; do
			result "$d $l: CSV and workbook hold the same, and no blank" tables same "$work/$d-$l.csv" "$work/$d-$l.xlsx" $day
		done
		result "assets $l: every asset once" tables count "$work/assets-$l.csv" "$(cat samples/eksjo/inventory/*.xml | grep -c '<asset ')"
		result "art30 $l: every processing once" tables count "$work/art30-$l.csv" "$(cat samples/eksjo/inventory/*.xml | grep -c '<processing ')"
	done
	result "assets: a date is one" tables type "$work/assets-en.xlsx" $day 'Last verified' date
	result "assets: months are a number" tables type "$work/assets-en.xlsx" $day 'Notice, months' float
else
	skip "tables" "python3 is not here"
fi

# where it goes
# --- what was not checked has no gaps that anybody could know of
mkdir "$work/unchecked"
cp -r samples/mjolby/inventory "$work/unchecked"
run 0 "plan: nothing was checked" "$bin" render action-plan --as-of $day --lang en -o "$work/u.html" -o "$work/u.csv" "$work/unchecked"
result "plan: nothing was checked: it says so" grep -q "Nothing was checked" "$work/u.html"
result "plan: nothing was checked: and not that there are no gaps" sh -c '! grep -q "found no gaps" "$1"' - "$work/u.html"
result "plan: nothing was checked: the table says so" grep -q "Nothing was checked" "$work/u.csv"
run 0 "plan: of one policy" "$bin" render action-plan --as-of $day --lang en --policy gdpr -o "$work/u.html" samples/mjolby
result "plan: of one policy: it says so" grep -q "Only a part was judged" "$work/u.html"

run 0 "without a file: the page" "$bin" render assets --as-of $day --lang en samples/eksjo
says out "</html>"
run 0 "two files" "$bin" render assets --as-of $day -o "$work/one.html" -o "$work/one.csv" samples/eksjo
silent out
result "two files: the second" test -s "$work/one.csv"
run 0 "a file and standard output" "$bin" render assets --as-of $day -o "$work/one.html" --format csv samples/eksjo
says out '"sys-lon"'
run 0 "-o - is the page" "$bin" render assets --as-of $day -o - samples/eksjo
says out "</html>"

# what is refused
run 2 "no document" "$bin" render
run 2 "an unknown document" "$bin" render asset samples/eksjo
says err "did you mean assets?"
says_not err "exit"
run 2 "an unknown document, Swedish" "$bin" render tillgångar --lang sv samples/eksjo
says err "det finns inget dokument ”tillgångar”"
run 2 "an unknown format" "$bin" render assets --format xls samples/eksjo
says err "did you mean xlsx?"
run 2 "text is none of its formats" "$bin" render assets --format text samples/eksjo
silent out
run 2 "an ending that says nothing" "$bin" render assets -o "$work/x.pdf" samples/eksjo
says err "there are html, csv"
run 2 "an ending of reports" "$bin" render assets -o "$work/x.txt" samples/eksjo
run 2 "an unknown unit" "$bin" render assets --unit sektor-socal -o "$work/none.html" samples/eksjo
says err "sektor-social"
result "an unknown unit: nothing is written" test ! -e "$work/none.html"
run 2 "a document of somebody's" "$bin" render assets -o samples/eksjo/policy.xml samples/eksjo
run 2 "the same file twice" "$bin" render assets -o "$work/x.html" -o "$work/x.html" samples/eksjo
run 2 "a wrong date" "$bin" render assets --as-of 2026-02-30 samples/eksjo
mkdir "$work/empty"
run 5 "an empty folder" "$bin" render assets -o "$work/none.html" "$work/empty"
says err "there is nothing to make"
result "an empty folder: nothing is written" test ! -e "$work/none.html"
run 3 "no such folder" "$bin" render assets -o "$work/none.html" "$work/nowhere"
run 4 "a folder that is not there" "$bin" render assets --as-of $day -o "$work/nowhere/x.xlsx" samples/eksjo
says err "its folder does not exist"
if [ -w /dev/full ]; then
	for f in html csv xlsx; do run 4 "a full disk, $f" sh -c '"$1" render assets --format $2 samples/eksjo >/dev/full' sh "$bin" $f; done
fi
run 4 "no place for temporary files" env TMPDIR="$work/nowhere" "$bin" render assets --as-of $day -o "$work/none.xlsx" samples/eksjo
says err "TMPDIR"
result "no place for temporary files: nothing is written" test ! -e "$work/none.xlsx"
mkdir "$work/tmp"
run 0 "temporary files" env TMPDIR="$work/tmp" "$bin" render assets --as-of $day -o "$work/x.xlsx" samples/eksjo
result "no temporary file is left" test -z "$(ls "$work/tmp")"
run 0 "a closed pipe ends it" sh -c '"$1" render assets samples/eksjo 2>"$2" | head -c 10 >/dev/null' sh "$bin" "$work/err"
if command -v script >/dev/null 2>&1 && script -qec true /dev/null >/dev/null 2>&1; then
	run 2 "a terminal" script -qec "'$bin' render assets --lang en samples/eksjo" "$work/typescript"
	result "a terminal: it says how" grep -q -e '-o assets.html' "$work/typescript"
else
	skip "a terminal" "script is not here"
fi

# what is not whole says so
cp -R samples/eksjo "$work/broken"
sed 's/<\/inventory>//' samples/eksjo/inventory/hit.xml >"$work/broken/inventory/hit.xml"
for d in $documents; do
	for l in sv en; do
		run 3 "$d of a broken file, $l" "$bin" render "$d" --as-of $day --lang $l -o "$work/b.html" "$work/broken"
		says err "hit.xml"
		result "$d of a broken file, $l: the banner comes first" sh -c 'tr "\n" " " <"$1" | grep -q "<main[^>]*><section class=\"banner\""' sh "$work/b.html"
		result "$d of a broken file, $l: it names the file" grep -q 'hit.xml' "$work/b.html"
	done
done
run 3 "tables of a broken file" "$bin" render assets --as-of $day --lang en -q -o "$work/b.csv" "$work/broken"
says err "error[xml-cut-off]"
result "tables of a broken file: the first row says so" sh -c 'sed -n 2p "$1" | grep -q "not complete"' sh "$work/b.csv"

# a part
run 0 "one unit" "$bin" render assets --as-of $day --lang en --unit sektor-social -o "$work/u.html" -o "$work/u.csv" samples/eksjo
result "one unit: it says so" grep -q 'scope-title' "$work/u.html"
result "one unit: those below it" grep -q '"hemtjanst' "$work/u.csv"
result "one unit: no others" test "$(grep -c 'sys-lon' "$work/u.csv")" -eq 0

# documents alone, without a policy or an organisation
make_repository "$work/bare" without 3
rm "$work/bare/policy.xml" "$work/bare/organisation.xml"
run 0 "inventories alone" "$bin" render assets --as-of $day --lang en -o "$work/n.csv" "$work/bare"
result "inventories alone: their assets" grep -q '"sys-3"' "$work/n.csv"

# hostile texts are texts
make_repository "$work/hostile" with 1
python3 - "$work/hostile/inventory.xml" <<'END' 2>/dev/null
import sys
path = sys.argv[1]
names = ["=HYPERLINK(&quot;http://x&quot;)", "http://example.org/", "_x0041_ _x005F_", "&lt;b&gt;bold&lt;/b&gt; &amp;amp;", "tab&#9;line&#10;end", "a" * 40000, "\u202eabc\u0085", "mailto:x@y", "internal:Sheet1!A1",
         "  blanks  ", "-5", "+1", "@x", "1e5", "2026-01-01", "\U0001F600" * 17000]
head = '<inventory xmlns="urn:policykoll:1" id="inv-social" unit="social">\n'
rows = "".join('<asset id="h-%d" kind="system" owning-unit="social" lifecycle="in-operation"><name xml:lang="sv">%s</name><role name="system-owner" assignment="a-1"/></asset>\n' % (i, n) for i, n in enumerate(names))
open(path, "w", encoding="utf-8").write(head + rows + "</inventory>\n")
END
if command -v python3 >/dev/null 2>&1; then
	run 0 "hostile texts" "$bin" render assets --as-of $day --lang sv -o "$work/h.html" -o "$work/h.csv" -o "$work/h.xlsx" "$work/hostile"
	result "hostile texts: no markup of theirs" test "$(grep -c '<b>bold' "$work/h.html")" -eq 0
	result "hostile texts: every one is a text, and the same in both" tables hostile "$work/h.csv" "$work/h.xlsx" $day
fi

# the words of the library
run 0 "help" "$bin" help render
run 2 "--show-config of an unknown document" "$bin" render nothing --show-config samples/eksjo
run 0 "--show-config" "$bin" render assets --show-config samples/eksjo
says out "as-of"
finish
