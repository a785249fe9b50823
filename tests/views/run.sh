#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Tests of the report's grammar and of the views, with xmllint and xsltproc only: run.sh [PROGRAM]
# With a program, the reports that it makes of the samples are looked at as well.
# Prints "ok name" or "not ok name" for each test; exit 1 when any failed.
set -u
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
views=$root/views
program=
if [ $# -gt 0 ]; then program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1"); fi
tmp=$(mktemp -d)
# What policykoll: names stand for when the views run under plain xsltproc, without the program.
export XML_CATALOG_FILES="$tmp/catalog.xml"
for f in page.css page.js; do sh "$views/html/inline.sh" "$views/html/$f" >"$tmp/$f.xml"; done
cat >"$tmp/catalog.xml" <<END
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="policykoll:views/html/page.css.xml" uri="file://$tmp/page.css.xml"/>
  <uri name="policykoll:views/html/page.js.xml" uri="file://$tmp/page.js.xml"/>
  <rewriteURI uriStartString="policykoll:views/" rewritePrefix="file://$views/"/>
</catalog>
END
trap 'rm -rf "$tmp"' EXIT
failed=0
examples='example example-empty example-passed example-hostile'

# ok NAME COMMAND...: the test passes when the command does; what it printed is shown when it does not.
ok() {
	name=$1
	shift
	if "$@" >"$tmp/log" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		sed 's/^/# /' "$tmp/log" | head -20
		failed=1
	fi
}

# not COMMAND...: passes when the command fails.
not() {
	if "$@"; then return 1; fi
}

# view NAME LANG REPORT: what the view makes of the report; anything on stderr fails.
view() {
	xsltproc --nonet --stringparam lang "$2" "$views/$1.xsl" "$3" 2>"$tmp/stderr" || { cat "$tmp/stderr" >&2; return 1; }
	if [ -s "$tmp/stderr" ]; then cat "$tmp/stderr" >&2; return 1; fi
}

view_to() { # FILE NAME LANG REPORT
	out=$1
	shift
	view "$@" >"$out"
}

valid() { xmllint --nonet --noout --schema "$1" "$2"; }

xpath() { xmllint --nonet --xpath "$1" "$2"; }

same() { # WANTED GOT
	[ "$1" = "$2" ] || { echo "wanted: $1"; echo "got:    $2"; return 1; }
}

# ---------------------------------------------------------------- the grammar

ok 'report.xsd: documentation in both languages everywhere' same 0 "$(xpath "count(//*[local-name()='element' or local-name()='attribute' or local-name()='complexType' or local-name()='simpleType']
	[@name][not(*[local-name()='annotation']/*[@xml:lang='sv'][normalize-space()] and *[local-name()='annotation']/*[@xml:lang='en'][normalize-space()])])" "$root/schema/report.xsd")"
for e in $examples; do
	ok "report.xsd: $e is valid" valid "$root/schema/report.xsd" "$here/$e.xml"
done

# refuses NAME SED-SCRIPT: the example changed like that is not valid.
refuses() {
	sed "$2" "$here/example.xml" >"$tmp/bad.xml"
	ok "report.xsd: refuses $1: the change takes" not cmp -s "$here/example.xml" "$tmp/bad.xml"
	ok "report.xsd: refuses $1" not valid "$root/schema/report.xsd" "$tmp/bad.xml"
}
refuses 'an unknown outcome' 's/outcome="excepted"/outcome="pass"/'
refuses 'a text without language' 's/<message xml:lang="sv">/<message>/'
refuses 'two findings with one id' 's/finding id="[^"]*"/finding id="same"/'
refuses 'a finding of a rule that is not listed' 's/rule="system-owner-missing" outcome/rule="no-such-rule" outcome/'
refuses 'a date with a zone' 's/as-of="2026-11-21"/as-of="2026-11-21Z"/'
refuses 'a short digest' 's/sha256="[0-9a-f]*"/sha256="abc"/'
refuses 'an unknown status' 's/ status="error" exit-code/ status="green" exit-code/'

count_findings() { xpath "count(//*[local-name()='finding']$1)" "$here/$2.xml"; }
total() { xpath "string(/*/*[local-name()='totals']/@$1)" "$here/$2.xml"; }
for e in $examples; do
	ok "$e: totals are what the findings say" same \
		"$(total errors $e) $(total warnings $e) $(total infos $e) $(total excepted $e) $(total not-evaluable $e) $(total rule-errors $e)" \
		"$(count_findings "[@outcome='gap'][@severity='error']" $e) $(count_findings "[@outcome='gap'][@severity='warning']" $e) $(count_findings "[@outcome='gap'][@severity='info']" $e) $(count_findings "[@outcome='excepted']" $e) $(count_findings "[@outcome='not-evaluable']" $e) $(count_findings "[@outcome='error']" $e)"
done

# ---------------------------------------------------------------- labels

xpath '//label/@id' "$views/labels.xml" | sed 's/^ *id="//; s/"$//' | sort >"$tmp/labels"
ok 'labels: ids are unique' same '' "$(uniq -d "$tmp/labels")"
ok 'labels: every label has both languages, once' same 0 "$(xpath "count(//label[count(text) != 2 or not(normalize-space(text[@xml:lang='sv'])) or not(normalize-space(text[@xml:lang='en']))])" "$views/labels.xml")"
ok 'labels: both languages fill in the same values' same 0 "$(xpath "count(//label[contains(text[1],'{a}') != contains(text[2],'{a}') or contains(text[1],'{b}') != contains(text[2],'{b}') or contains(text[1],'{c}') != contains(text[2],'{c}')])" "$views/labels.xml")"

# A brace that a merge has lost puts all the rules after it into a block that is only for paper.
outside() { awk '/^(@|\/\*)/ && depth { print FILENAME ":" FNR ": inside of a block: " $0 } { depth += gsub(/[{]/, "") - gsub(/[}]/, "") } END { if (depth) print "blocks left open: " depth }' "$1"; }
ok 'style: every part begins outside of the blocks before it' same '' "$(outside "$views/html/page.css")"
printf '@media print {\n\t.a { b: c; }\n/* next */\n' >"$tmp/open.css"
ok 'style: a block that is left open is seen' test "$(outside "$tmp/open.css" | wc -l)" -eq 2

# The ids that the views use: written out, as plurals, and put together of a group and a code of the grammar.
enum() { xpath "//*[local-name()='simpleType'][@name='report-$1']//*[local-name()='enumeration']/@value" "$root/schema/report.xsd" | sed 's/^ *value="//; s/"$//'; }
cat "$views"/*.xsl "$views"/*/*.xsl >"$tmp/code"
{
	grep -o "@id='[a-z0-9.-]*'\]" "$tmp/code" | sed "s/@id='//; s/'\]//"
	grep -o "name=\"label\" select=\"'[a-z.-]*'\"" "$tmp/code" | sed "s/.*'\(.*\)'.*/\1/"
	grep -o 'junit\.passed\.[a-z]*' "$tmp/code"
	grep -o "name=\"plural\" select=\"'[a-z.-]*'\"" "$tmp/code" | sed "s/.*'\(.*\)'.*/\1/" | sed 's/$/.one/; p; s/\.one$/.many/'
	for s in $(enum status); do echo "status.$s"; done
	xpath '//row/@word | //row/@sentence' "$views/verdicts.xml" | sed 's/.*="//; s/"$//'
	# areas are the folders of the rules
	for s in "$root"/rules/*/*.sch; do basename "$(dirname "$s")" | sed 's/^/area./'; done
	for s in errors warnings infos; do for c in n.fewer- n.more-; do echo "$c$s.one"; echo "$c$s.many"; done; echo "trend.same-$s"; done
	for s in law policy; do echo "fact.$s"; done
	for s in $(enum threshold); do echo "threshold.$s"; done
	for s in $(enum severity); do echo "severity.$s"; done
	for s in $(enum outcome) pass not-applicable; do echo "outcome.$s"; echo "meaning.$s"; done
	for s in no-rule-yet dropped informative not-selected; do echo "coverage.$s"; echo "standing.$s"; done
	for s in $(enum outcome) pass not-applicable; do echo "standing.$s"; done
	for s in rule unit policy file exclude; do echo "partial.$s"; done
	for s in $(enum basis); do echo "basis.$s"; done
	for s in $(enum clause-class); do echo "class.$s"; done
	for s in $(enum obligation); do [ "$s" = information ] || echo "obligation.$s"; done
	for s in $(enum input-status); do echo "input.$s"; done
	for s in $(enum due-from); do echo "finding.due-$s"; done
	for s in $(enum exception-state); do echo "exception.$s"; done
	for s in $(enum baseline-state); do echo "diff.mark-$s"; done
	for s in passed passed-gaps failed incomplete; do echo "diff.$s"; done
	for s in $(enum threshold); do echo "diff.threshold-$s"; done
	for s in new changed fixed unseen; do echo "diff.about-$s"; done
	for s in default configuration; do echo "plan.$s"; done
	for s in rule-not-run document-not-read incomplete-documents partial-run nothing-evaluated; do echo "diff.$s"; echo "diff.earlier-$s"; done
} | sort -u >"$tmp/used"
ok 'labels: the views use some' test "$(wc -l <"$tmp/used")" -gt 100
ok 'labels: the views use none that is missing' same '' "$(comm -13 "$tmp/labels" "$tmp/used")"
# what is asked of the words that are asked for often is among them
grep -o "often\[\.\./@id=[^]]*'[a-z0-9]*\." "$tmp/code" | sed "s/.*'//; s/\.//" | sort -u >"$tmp/asked"
grep -o "often\[[^]]*\]" "$tmp/code" | wc -l >"$tmp/asks"
sed -n 's/.*name="often" select="[^|]*|\([a-z|]*\)|.*/\1/p' "$views/html/frame.xsl" | tr '|' '\n' | sort -u >"$tmp/often"
ok 'labels: some words are asked for often' test "$(wc -l <"$tmp/asked")" -ge 10
ok 'labels: those are of the groups that are kept for it' same '' "$(comm -23 "$tmp/asked" "$tmp/often")"
ok 'labels: every one says its group' same "$(cat "$tmp/asks")" "$(grep -o "often\[\.\./@id=[^]]*'[a-z0-9]*\.[^]]*\]" "$tmp/code" | wc -l)"
# words for code words of the documents: a code without a label is shown as it is
grep -v -E '^(policy|body|subject|doc|date|basis6)\.' "$tmp/labels" >"$tmp/fixed"
ok 'labels: none is unused' same '' "$(comm -23 "$tmp/fixed" "$tmp/used")"
# every kind of subject that the run knows (src/check/subject.c) has its word
sed -n '/kinds\[\] = {/,/^};/s/"\([a-z-]*\)",* */\n\1\n/gp' "$root/src/check/subject.c" | grep -x '[a-z-][a-z-]*' | sed 's/^/subject./' | sort -u >"$tmp/kinds"
ok 'labels: there are kinds of subjects' test "$(wc -l <"$tmp/kinds")" -gt 15
ok 'labels: every kind of subject has its word' same '' "$(comm -13 "$tmp/labels" "$tmp/kinds")"
ok 'labels: every group put together is tested here' same \
	'basis. class. coverage. diff. doc. exception. fact. input. meaning. obligation. outcome. partial. severity. standing. status. subject. threshold.' \
	"$(grep -o "concat('[a-z]*\.'," "$tmp/code" | sed "s/concat('//; s/',//" | sort -u | tr '\n' ' ' | sed 's/ $//')"

# ---------------------------------------------------------------- HTML



for e in $examples; do
	for l in sv en; do
		f=$tmp/$e-$l.html
		ok "html $e $l: is made" view_to "$f" html $l "$here/$e.xml"
		view html $l "$here/$e.xml" >"$f.2"
		ok "html $e $l: the same bytes again" cmp "$f" "$f.2"
		# libxml2 knows HTML 4: the elements that came later are not errors
		xmllint --html --noout "$f" 2>&1 | grep 'parser error' | grep -v -E 'Tag (header|nav|main|section|footer|time|svg|rect|circle|line|defs|pattern|mark|details|summary|template) invalid' >"$tmp/errors"
		ok "html $e $l: well-formed" test ! -s "$tmp/errors"
		ok "html $e $l: lang, one h1, one title" same "$l 1 1 1" "$(xmllint --html --xpath 'concat(string(/html/@lang)," ",count(//h1)," ",count(//title)," ",count(//main))' "$f" 2>/dev/null)"
		ok "html $e $l: the style is the one its policy allows" same \
			"$(sed -n "s/.*style-src 'sha256-\([A-Za-z0-9+\/=]*\)'.*/\1/p" "$f")" \
			"$(awk '/<style>/ { on = 1; sub(/.*<style>/, "") } /<\/style>/ { sub(/<\/style>.*/, ""); printf "%s", $0; exit } on { print }' "$f" | openssl dgst -sha256 -binary | openssl base64)"
		# the script filters gaps: a page without any has none
		script=$(($(count_findings '[@outcome="gap"]' $e) > 0))
		ok "html $e $l: one style, a script where there are gaps, no inline style or handler" same "1 $script 0 0" \
			"$(xmllint --html --xpath 'concat(count(//style)," ",count(//script)," ",count(//@style)," ",count(//@*[starts-with(name(),"on")]))' "$f" 2>/dev/null)"
		ok "html $e $l: the script is the one its policy allows" same \
			"$(sed -n "s/.*script-src 'sha256-\([A-Za-z0-9+\/=]*\)'.*/\1/p" "$f")" \
			"$(awk '/<script>/ { on = 1; sub(/.*<script>/, "") } /<\/script>/ { sub(/<\/script>.*/, ""); printf "%s", $0; exit } on { print }' "$f" | if [ $script = 1 ]; then openssl dgst -sha256 -binary | openssl base64; fi)"
		ok "html $e $l: loads nothing" same 0 "$(xmllint --html --xpath 'count(//@src|//link|//iframe|//object|//embed|//img|//@href[not(starts-with(.,"#"))])' "$f" 2>/dev/null)"
		ok "html $e $l: names no address in what a browser fetches" not grep -q -E '(src|href|url\()[^>#]{0,3}https?:' "$f"
		ok "html $e $l: ids are unique" same '' "$(grep -o ' id="[^"]*"' "$f" | sort | uniq -d)"
		grep -o ' id="[^"]*"' "$f" | sed 's/ id="//; s/"//' | sort -u >"$tmp/ids"
		grep -o 'href="#[^"]*"' "$f" | sed 's/href="#//; s/"//' | sort -u >"$tmp/hrefs"
		ok "html $e $l: every link leads somewhere" same '' "$(comm -13 "$tmp/ids" "$tmp/hrefs")"
		ok "html $e $l: every table has a caption and heads with scope" same '0 0' \
			"$(xmllint --html --xpath 'concat(count(//table[not(caption[normalize-space()])])," ",count(//th[not(@scope)]))' "$f" 2>/dev/null)"
		ok "html $e $l: headings skip no level" same '' \
			"$(grep -o '<h[1-6]' "$f" | tr -d '<h' | awk '$1 > last + 1 { print "h" last " then h" $1 } { last = $1 }')"
		# the program takes them out of the page that the stylesheet makes (tests/cli/hidden.sh)
		if [ -n "$program" ] && [ -x "$(dirname "$program")/tests/formats/render" ]; then
			"$(dirname "$program")/tests/formats/render" html $l "$here/$e.xml" >"$tmp/written.html"
			ok "html $e $l: no control characters" test -s "$tmp/written.html" -a "$(grep -c "$(printf '\302[\200-\237]')" "$tmp/written.html")" -eq 0
		fi
		ok "html $e $l: no label is empty" same 0 "$(xmllint --html --xpath 'count(//th[not(normalize-space())]|//h2[not(normalize-space())]|//h3[not(normalize-space())]|//h4[not(normalize-space())]|//dt[not(normalize-space())]|//a[not(normalize-space())])' "$f" 2>/dev/null)"
	done
done

ok 'html: every finding of the example is there' same "$(count_findings '' example)" \
	"$(xmllint --html --xpath 'count(//*[starts-with(@id,"f-")])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: every clause of the example is there' same "$(xpath "count(//*[local-name()='policy']/*[local-name()='clause'])" "$here/example.xml")" \
	"$(xmllint --html --xpath 'count(//tr/th[starts-with(@id,"clause-")])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: anchors do not depend on the language' sh -c "grep -o ' id=\"[^\"]*\"' '$tmp/example-sv.html' >'$tmp/a'; grep -o ' id=\"[^\"]*\"' '$tmp/example-en.html' | cmp - '$tmp/a'"
ok 'html: text in the other language says so' grep -q '<span lang="sv">Tiden' "$tmp/example-en.html"
ok 'html: text in the asked language does not' not grep -q '<span lang="sv">' "$tmp/example-sv.html"

# the truth table of the verdict, row by row
export PYTHONDONTWRITEBYTECODE=1
render=
if [ -n "$program" ] && [ -x "$(dirname "$program")/tests/formats/render" ]; then render=$(dirname "$program")/tests/formats/render; fi
# shellcheck disable=SC2086 # none where there is none
python3 "$here/verdicts.py" "$views" "$here/example-passed.xml" $render >"$tmp/verdicts" || failed=1
cat "$tmp/verdicts"
ok 'verdicts: they were looked at' test "$(grep -c '^ok' "$tmp/verdicts")" -gt 350

# what is counted is named, and the two are never in one table
ok 'html: checks and gaps are told apart' same '355 of 387 checks met 20 gaps' \
	"$(xmllint --html --xpath 'concat(//section[@id="glance"]/p[@class="big"][1]," ",//section[@id="glance"]/p[@class="big"][2])' "$tmp/example-en.html" 2>/dev/null)"
ok 'html: gaps by area add up' same "$(total errors example) $(total warnings example) $(total infos example)" \
	"$(xmllint --html --xpath 'concat(sum(//table[caption/@id="cap-areas"]/tbody/tr/td[2])," ",sum(//table[caption/@id="cap-areas"]/tbody/tr/td[3])," ",sum(//table[caption/@id="cap-areas"]/tbody/tr/td[4]))' "$tmp/example-en.html" 2>/dev/null)"
ok 'html: gaps by unit add up' same "$(total errors example) $(total warnings example) $(total infos example)" \
	"$(xmllint --html --xpath 'concat(sum(//table[caption/@id="cap-units"]/tbody/tr/td[2])," ",sum(//table[caption/@id="cap-units"]/tbody/tr/td[3])," ",sum(//table[caption/@id="cap-units"]/tbody/tr/td[4]))' "$tmp/example-en.html" 2>/dev/null)"
ok 'html: no trend and no dates where the report has none' same 0 "$(xmllint --html --xpath 'count(//*[@id="glance-trend" or @id="glance-ahead" or @id="glance-unit-checks"])' "$tmp/example-en.html" 2>/dev/null)"

# the same report with earlier ones, outcomes of units, due dates and dates ahead
sed -f "$here/ahead.sed" "$here/example.xml" >"$tmp/ahead.xml"
for l in sv en; do
	f=$tmp/ahead-$l.html
	ok "ahead $l: is made" view_to "$f" html $l "$tmp/ahead.xml"
	grep -o ' id="[^"]*"' "$f" | sed 's/ id="//; s/"//' | sort >"$tmp/ids"
	grep -o 'href="#[^"]*"' "$f" | sed 's/href="#//; s/"//' | sort -u >"$tmp/hrefs"
	ok "ahead $l: ids are unique" same '' "$(uniq -d "$tmp/ids")"
	ok "ahead $l: every link leads somewhere" same '' "$(sort -u "$tmp/ids" | comm -13 - "$tmp/hrefs")"
	ok "ahead $l: headings skip no level" same '' "$(grep -o '<h[1-6]' "$f" | tr -d '<h' | awk '$1 > last + 1 { print "h" last " then h" $1 } { last = $1 }')"
done
f=$tmp/ahead-sv.html
ahead() { xmllint --html --xpath "$1" "$f" 2>/dev/null; }
ok 'ahead: the change in words' same '2 färre fel, 1 varning mer och oförändrat antal upplysningar jämfört med 2026-05-01' "$(ahead 'normalize-space(//h3[@id="glance-trend"]/following-sibling::p[1])')"
ok 'ahead: one that is not whole is told of' same '1 1' "$(ahead 'concat(count(//h3[@id="glance-trend"]/following-sibling::p[@class="warning"])," ",count(//table[caption/@id="cap-trend"]/tbody/tr[contains(td[8],"Bara en del")]))')"
ok 'ahead: every report has its row, the last is this' same "3 $(total errors example)" "$(ahead 'concat(count(//table[caption/@id="cap-trend"]/tbody/tr)," ",//table[caption/@id="cap-trend"]/tbody/tr[3]/td[1])')"
ok 'ahead: the chart has a column for each, and says its numbers' same "3 Staplar över antalet brister per bedömningsdag: 2025-11-21 30; 2026-05-01 21; 2026-11-21 20" \
	"$(ahead 'concat(count(//svg[@class="columns"]/text[@class="value"])," ",//svg[@class="columns"]/@aria-label)')"
ok 'ahead: gaps by due month add up, overdue ones first' same "20 10 Försenade" \
	"$(ahead 'concat(sum(//table[caption/@id="cap-due"]/tbody/tr/td[5])," ",//table[caption/@id="cap-due"]/tbody/tr[1]/td[5]," ",//table[caption/@id="cap-due"]/tbody/tr[1]/th)')"
ok 'ahead: a month is the thirteenth at most, then later' same '2027-11 Senare' "$(ahead 'concat(//table[caption/@id="cap-due"]/tbody/tr[last()-1]/th," ",//table[caption/@id="cap-due"]/tbody/tr[last()]/th)')"
ok 'ahead: dates by month' same '2 5 biträdesavtal som löper ut 3' "$(ahead 'normalize-space(concat(count(//table[caption/@id="cap-dates"]/tbody/tr)," ",//table[caption/@id="cap-dates"]/tbody/tr[1]/td[2]," ",//table[caption/@id="cap-dates"]/tbody/tr[1]/td[1]/span[1]))')"
ok 'ahead: a kind that no label knows is shown as it is' same 'unheard-of 2' "$(ahead 'normalize-space(//table[caption/@id="cap-dates"]/tbody/tr[1]/td[1]/span[2])')"
ok 'ahead: units with checks, the most gaps first, last what belongs to none' same '4 6 Ingen enhet angiven' \
	"$(ahead 'concat(count(//table[caption/@id="cap-unit-checks"]/tbody/tr)," ",//table[caption/@id="cap-unit-checks"]/tbody/tr[1]/td[3]," ",//table[caption/@id="cap-unit-checks"]/tbody/tr[last()]/th)')"
ok 'ahead: checks by unit add up to those of the report' same "$(xmllint --xpath 'concat(/*/*[local-name()="outcomes"]/@pass," ",/*/*[local-name()="outcomes"]/@gap)' "$tmp/ahead.xml")" \
	"$(ahead 'concat(sum(//table[caption/@id="cap-unit-checks"]/tbody/tr/td[2])," ",sum(//table[caption/@id="cap-unit-checks"]/tbody/tr/td[3]))')"
# every kind of date that the run knows has its word
if [ -f "$root/src/api/dates_ahead.c" ]; then
	sed -n '/^static const struct kind kinds/,/^};/s/^	{ "[a-z-]*", "[a-z-]*", "\([a-z-]*\)".*/date.\1/p' "$root/src/api/dates_ahead.c" | sort -u >"$tmp/dates"
	ok 'labels: there are kinds of dates' test "$(wc -l <"$tmp/dates")" -gt 15
	ok 'labels: every kind of date has its word' same '' "$(grep '^date\.' "$tmp/labels" | comm -13 - "$tmp/dates")"
fi

# the script
ok 'script: text is only ever written as text' not grep -q -E 'innerHTML|outerHTML|insertAdjacentHTML|document\.write|[^v]eval|Function\(|setAttribute\(|\.on[a-z]+ *=|fetch\(|XMLHttpRequest|localStorage' "$views/html/page.js"
if command -v node >/dev/null 2>&1; then ok 'script: is one' node --check "$views/html/page.js"; fi
ok 'script: every choice of the filter is in some gap' same '' "$(ahead '//template[@id="w-filter"]//select/option[. = ""]')"
ok 'script: with a baseline there is new and known' same '0 3' "$(ahead 'count(//select[@name="state"]/option)') $(sed 's#<options>#<baseline as-of="2026-01-01" sha256="0000000000000000000000000000000000000000000000000000000000000000" known="0" new="0" fixed="0" only-new="no"/>&#' "$here/example.xml" |
	xsltproc --nonet --stringparam lang sv "$views/html.xsl" - | xmllint --html --xpath 'count(//select[@name="state"]/option)' - 2>/dev/null)"

ok 'html: a date never breaks over two lines' same 0 "$(xmllint --html --xpath 'count(//li[contains(@class,"finding")]/p/text()[contains(translate(.,"123456789","000000000"),"0000-00-00")])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: a lapsed exception leads to the gap that it left open' same 1 \
	"$(xmllint --html --xpath 'count(//li[contains(@class,"finding")][@id=substring-after(//tr[th[@id="exception-exc-2026-01"]]//a[starts-with(@href,"#f")]/@href,"#")])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: only units with gaps are in the table of units' same 0 "$(xmllint --html --xpath 'count(//table[caption[@id="cap-units"]]/tbody/tr[td[5]="0"])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: a count of nothing is no link' same 0 "$(xmllint --html --xpath 'count(//a[@href][normalize-space()="0" or starts-with(normalize-space(),"0 ")])' "$tmp/example-empty-en.html" 2>/dev/null)"
ok 'html: of evidence on file the first five and how many more' same '5 1' "$(grep -o 'On file: Unit [0-9]: a statement' "$tmp/example-en.html" | wc -l) $(grep -o 'and 2 more on file' "$tmp/example-en.html" | wc -l)"
ok 'html: a span of time is told in words' grep -q '12 months <code' "$tmp/example-en.html"

# ---------------------------------------------------------------- HTML: the report's tables

# of HTML XPATH: what the expression gives on a page
of() { xmllint --html --xpath "$2" "$1" 2>/dev/null; }
for e in $examples; do
	f=$tmp/$e-sv.html
	ok "tables $e: every gap carries what the script filters by" same 0 \
		"$(of "$f" 'count(//li[contains(@class,"finding")][not(@data-severity and @data-unit and @data-area and @data-rule and @data-owner and @data-state and @data-due)])')"
	ok "tables $e: every gap stands in a group of a unit, of an owner and of a subject" same 0 \
		"$(of "$f" 'count(//li[contains(@class,"finding")][count(ancestor::section[@class="group"]) != 3])')"
	ok "tables $e: no group is without a gap" same 0 "$(of "$f" 'count(//section[@class="group"][not(.//li[contains(@class,"finding")])])')"
	ok "tables $e: laws stand apart from policies" same 0 "$(of "$f" 'count(//h3[@id="laws"]/preceding-sibling::h4[@class="policy"][@id="policy-gdpr"])')"
done
f=$tmp/example-sv.html
ok 'tables: the rows of clauses in numbers add up' same "$(xpath "count(//*[local-name()='policy']/*[local-name()='clause'])" "$here/example.xml")" \
	"$(of "$f" 'sum(//table[contains(@class,"soa")]//tr/td[position() > 1])')"
ok 'tables: clauses are counted' same "$(xpath "count(//*[local-name()='policy']/*[local-name()='clause'])" "$here/example.xml")" "$(of "$f" 'sum(//table[contains(@class,"soa")]//tr/td[1])')"
ok 'tables: what nobody owns comes first in its unit' same 0 \
	"$(of "$f" 'count(//section[@class="group"][h4[.//span[@class="nobody"]]][preceding-sibling::section])')"
ok 'tables: the most severe comes first in every group' same 0 \
	"$(of "$f" 'count(//li[contains(@class,"f-error")][preceding-sibling::li[contains(@class,"f-warning") or contains(@class,"f-info")]])')"
ok 'tables: every clause with gaps has its row of links' same 0 \
	"$(of "$f" 'count(//table[contains(@class,"clauses")]//td[@data-l="Brist"]/a[not(starts-with(@href,"#gaps-of-clause"))])')"
ok 'tables: the findings of a clause are as many as its row says' same 0 \
	"$(of "$f" 'count(//tr[th[starts-with(@id,"gaps-of-clause-")]][number(td[@class="n"]) != count(.//li)])')"
ok 'tables: the findings of a rule are as many as its row says' same 0 \
	"$(of "$f" 'count(//tr[th[starts-with(@id,"not-evaluable-of-") or starts-with(@id,"excepted-of-")]][number(td[@class="n"]) != count(.//li)])')"

# due dates, actions, earlier reports, inventories handed in
sed '/<findings>/,$ s/<finding id="\([^"]*\)" rule="\([^"]*\)" outcome="gap" severity="error"/& due="2026-11-20" due-from="earlier-report"/
	/<findings>/,$ s/<finding id="\([^"]*\)" rule="\([^"]*\)" outcome="gap" severity="warning"/& due="2026-11-21" due-from="severity"/' "$here/example.xml" |
	awk '/<\/finding>/ && !n++ { print "<action ref=\"act-1\" file=\"records.xml\" line=\"9\" plan=\"plan-1\" responsible=\"nobody\" planned-on=\"2026-10-01\" done-on=\"2026-09-12\"/>" }
	/<\/finding>/ && n == 2 && !m++ { print "<action ref=\"act-2\" file=\"records.xml\" line=\"12\" planned-on=\"2026-11-20\"/>" }
	/<totals/ { print "<previous as-of=\"2026-05-01\" sha256=\"" sprintf("%064d", 7) "\" status=\"failed\" errors=\"1\"/>" }
	/<\/unit>/ && !u++ { print "<submission inventory=\"inv-1\" as-of=\"2026-10-31\" submitted-on=\"2026-11-05\" file=\"i.xml\" assets=\"7\"/>" } { print }' >"$tmp/dated.xml"
view_to "$tmp/dated.html" html sv "$tmp/dated.xml"
f=$tmp/dated.html
ok 'due: a date that has passed is marked, in words' same "$(xpath 'count(//*[local-name()="finding"][@due="2026-11-20"])' "$tmp/dated.xml")" "$(of "$f" 'count(//li[@data-due="2026-11-20"]/p[contains(.,"Försenad")])')"
ok 'due: the as-of date itself is not late' same '0 0 dagar kvar' "$(of "$f" 'count(//li[@data-due="2026-11-21"]/p[contains(.,"Försenad")])') $(of "$f" 'string((//li[@data-due="2026-11-21"]//dd[contains(.,"2026-11-21, ")])[1])' | grep -o '0 dagar kvar')"
ok 'due: an action that is done does not hide the gap' grep -q 'Åtgärden är klar 2026-09-12, men bristen är kvar' "$f"
ok 'due: an action that is late is told so' grep -q 'Skulle ha varit klar 2026-11-20 och är inte klar' "$f"
ok 'inputs: an earlier report stands with its digest' same 1 "$(of "$f" 'count(//tr[th/time="2026-05-01"][td[@class="digest"]])')"
ok 'inputs: when an inventory was handed in' same '2026-10-31 2026-11-05' "$(of "$f" 'concat(//table[caption[@id="cap-submissions"]]//td[2]/time," ",//table[caption[@id="cap-submissions"]]//td[3]/time)')"
ok 'tables: without due dates there is none' same '0 0' "$(of "$tmp/example-sv.html" 'concat(count(//li[@data-due != ""])," ",count(//h3[@id="submissions"]))')"

# by identifier of the standard: in numeric order, each once, and with those that are left all of the annex
numbers() { tr -c '0-9.\n' '\n' <"$1" | grep -x '[5-8]\.[0-9]*'; }
identifiers() {
	of "$1" '//table[contains(@class,"iso")]/tbody[last()]//th[@scope="row"]/span/text()' >"$tmp/rows"
	of "$1" '//ul[@class="left"]/li/text()' >"$tmp/left"
	ok "$2: the identifiers are in order" sh -c "grep . '$tmp/rows' | sort -t. -n -k1,1 -k2,2 -c"
	ok "$2: all of the annex is tested or told to be left" same '93 93' "$( (numbers "$tmp/rows"; numbers "$tmp/left") | wc -l) $( (numbers "$tmp/rows"; numbers "$tmp/left") | sort -u | wc -l)"
}
identifiers "$tmp/example-sv.html" 'iso example'
ok 'iso: a report without identifiers says so' grep -q 'No rule of the run refers to the standard' "$tmp/example-empty-en.html"
# an identifier of two parts of the standard is two rows
ok 'iso: every identifier has one row' same "$(xpath "//*[local-name()='property'][@role='iso27001']/text()" "$here/example.xml" | sort -u | grep -c .)" \
	"$(of "$tmp/example-sv.html" 'count(//table[contains(@class,"iso")]//tr/th[starts-with(@id,"iso")])')"

# the command that makes the report again: a name that a shell would take apart is quoted
command_of() { of "$1" 'string(//h3[@id="again"]/following-sibling::p[@class="command"][1])'; }
sed "s#<inputs>.*#<inputs>#; /<input /d; s#<inputs>#<inputs><input path=\"-it's \$(x); y/a.xml\" kind=\"policy\" status=\"valid\"/>#" "$here/example-passed.xml" >"$tmp/q.xml"
view_to "$tmp/q.html" html sv "$tmp/q.xml"
ok 'command: a hostile name is one word for the shell' same "./-it's \$(x); y/a.xml" "$(eval "set -- $(command_of "$tmp/q.html")"; printf %s "$3")"

# ---------------------------------------------------------------- reports of the program itself

# made NAME FILE FINDINGS: what holds for every page; FINDINGS is the same run as tab-separated lines.
made() {
	# by the parser: an excerpt of a source line may say id="..." too
	xmllint --html --xpath '//@id' "$2" 2>/dev/null | sed 's/^ *id="//; s/"$//' | sort >"$tmp/ids"
	xmllint --html --xpath '//@href' "$2" 2>/dev/null | sed 's/^ *href="#//; s/"$//' | sort -u >"$tmp/hrefs"
	ok "$1: there are ids and links" test -s "$tmp/ids" -a -s "$tmp/hrefs"
	ok "$1: ids are unique" same '' "$(uniq -d "$tmp/ids")"
	sort -u -o "$tmp/ids" "$tmp/ids"
	ok "$1: every link leads somewhere" same '' "$(comm -13 "$tmp/ids" "$tmp/hrefs")"
	ok "$1: as many gaps as the tab-separated lines say" same "$(grep -c '^gap' "$3")" "$(grep -c '<li class="finding' "$2")"
	ok "$1: every finding is there" same "$(grep -vc ^unchecked "$3")" "$(xmllint --html --xpath 'count(//*[starts-with(@id,"f-") or starts-with(@id,"f=")])' "$2" 2>/dev/null)"
	ok "$1: the errors at the top are the errors below" same "$(grep -c '^gap	error' "$3")" "$(xmllint --html --xpath 'count(//li[contains(@class,"f-error")])' "$2" 2>/dev/null)"
	ok "$1: no text in the other language" same 0 "$(xmllint --html --xpath 'count(//*[@lang][not(self::html)])' "$2" 2>/dev/null)"
}
if [ -n "$program" ]; then
	mkdir "$tmp/broken" && cp -R "$root/samples/eksjo" "$tmp/broken/eksjo"
	set -- "$tmp"/broken/eksjo/inventory/*.xml
	sed 's#</asset>#</aset>#' "$1" >"$tmp/x" && cp "$tmp/x" "$1"
	sed 's/lifecycle="in-operation"/lifecycle="wrong"/' "$2" >"$tmp/x" && cp "$tmp/x" "$2"
	for e in samples/eksjo samples/mjolby broken/eksjo; do
		from=$root
		case $e in broken/*) from=$tmp ;; esac
		for l in sv en; do
			(cd "$from" && "$program" check "$e" --as-of 2026-11-21 --lang $l --output html="$tmp/real.html" --output tsv="$tmp/real.tsv" --output report="$tmp/real.xml") >/dev/null 2>&1
			ok "$e $l: the report is valid" valid "$root/schema/report.xsd" "$tmp/real.xml"
			made "$e $l" "$tmp/real.html" "$tmp/real.tsv"
		done
	done
	# the command on the page gives the same page again, byte for byte
	mkdir "$tmp/again"
	(cd "$root" && "$program" check samples/koncern --as-of 2026-11-21 --fail-on never --lang sv -q -o "$tmp/koncern.html") >/dev/null 2>&1
	command_of "$tmp/koncern.html" | sed "s#^policykoll #'$program' #; s#rapport\.#$tmp/again/rapport.#g" >"$tmp/again/command"
	ok 'command: it names the folder of the documents' grep -q 'check samples/koncern --as-of 2026-11-21 ' "$tmp/again/command"
	(cd "$root" && sh "$tmp/again/command") >/dev/null 2>&1
	ok 'command: it makes the same report again' cmp "$tmp/koncern.html" "$tmp/again/rapport.html"
	identifiers "$tmp/koncern.html" 'iso koncern'
	ok 'tables: the area of a gap is the folder of its rule' same '0 ownership' "$(of "$tmp/koncern.html" 'count(//li[contains(@class,"finding")][@data-area=""])') $(of "$tmp/koncern.html" 'string(//li[@data-rule="system-owner-missing"]/@data-area)')"
	# in a report for the public nothing that was left out is told to be missing, and every link has a text
	for l in sv en; do
		(cd "$root" && "$program" check samples/eksjo --as-of 2026-11-21 --audience public --fail-on never --lang $l -q -o "$tmp/public.html") >/dev/null 2>&1
		ok "public $l: nobody is told to be without an owner, and no evidence to be missing" same '0 0' "$(of "$tmp/public.html" 'concat(count(//*[@class="nobody"])," ",count(//span[contains(.,"Inget daterat underlag") or contains(.,"No dated evidence")]))')"
		ok "public $l: every heading and link has a text" same 0 "$(of "$tmp/public.html" 'count(//a[not(normalize-space())]|//h5[not(text()[normalize-space()])])')"
		ok "public $l: there is no command to run" same 0 "$(of "$tmp/public.html" 'count(//h3[@id="again"])')"
	done
	ok 'broken/eksjo: both documents are told of in the banner' same '2 documents could not be read in full' \
		"$(xmllint --html --xpath 'string(//section[@class="banner"]//li[1])' "$tmp/real.html" 2>/dev/null)"
	ok 'broken/eksjo: totals and inputs agree' same "$(xpath 'count(//*[local-name()="input"][@status!="valid"])' "$tmp/real.xml")" \
		"$(xpath 'string(//*[local-name()="totals"]/@unread)' "$tmp/real.xml")"
fi

# ---------------------------------------------------------------- JUnit

for e in $examples; do
	for l in sv en; do
		f=$tmp/$e-$l.junit
		ok "junit $e $l: is made" view_to "$f" junit $l "$here/$e.xml"
		ok "junit $e $l: valid, names unique" valid "$here/junit.xsd" "$f"
		ok "junit $e $l: counts are right" same \
			"$(xpath 'concat(count(//testcase)," ",count(//failure)," ",count(//error)," ",count(//skipped))' "$f")" \
			"$(xpath 'concat(/testsuites/@tests," ",/testsuites/@failures," ",/testsuites/@errors," ",/testsuites/@skipped)' "$f")"
	done
done
ok 'junit: one case per finding, one per unread document' same "$(($(count_findings '' example) + 2))" "$(xpath 'count(//testcase)' "$tmp/example-sv.junit")"
ok 'junit: an exception says until when' grep -q '<skipped message=".*exc-2026-02.*2026-12-31"' "$tmp/example-sv.junit"
ok 'junit: a pass has one passing case' same '1 0' "$(xpath 'concat(count(//testcase[not(*)])," ",count(//testcase[*]))' "$tmp/example-passed-sv.junit")"
ok 'junit: nothing to check is not a pass' same '0 1' "$(xpath 'concat(count(//testcase[not(*)])," ",count(//skipped))' "$tmp/example-empty-sv.junit")"
sed 's/ status="passed" exit-code/ status="incomplete" exit-code/' "$here/example-passed.xml" >"$tmp/v.xml"
view junit sv "$tmp/v.xml" >"$tmp/v.junit"
ok 'junit: an incomplete run without messages is not a pass' same '0 1' "$(xpath 'concat(count(//testcase[not(*)])," ",count(//error))' "$tmp/v.junit")"

# ---------------------------------------------------------------- TSV

for e in $examples; do
	for l in sv en; do
		f=$tmp/$e-$l.tsv
		ok "tsv $e $l: is made" view_to "$f" tsv $l "$here/$e.xml"
		unchecked=$(xpath "count(//*[local-name()='diagnostic'][@severity='error']) + count(/*[@status='empty'])" "$here/$e.xml")
		ok "tsv $e $l: one line per finding and per thing not checked, seven fields" same "$(($(count_findings '' $e) + unchecked)) 0" "$(awk -F '\t' 'NF != 7 { bad++ } END { print NR + 0, bad + 0 }' "$f")"
	done
done
ok 'tsv: a line' grep -q "^gap	error	processor-agreement-expired	asset:sys-vardjournal#proc-1	inventory/social.xml	21	The processor agreement" "$tmp/example-en.tsv"

view tsv sv "$tmp/v.xml" >"$tmp/v.tsv"
ok 'tsv: an incomplete run without messages has a line' same 1 "$(grep -c '^unchecked	error					.' "$tmp/v.tsv")"

# ---------------------------------------------------------------- growth

# hundredths COMMAND...: user time in hundredths of a second, whatever the load of the machine
hundredths() {
	( "$@" >"$tmp/grown"; times ) | awk 'NR == 2 { split($1, t, /[ms]/); printf "%d\n", (t[1] * 60 + t[2]) * 100 }'
}
"$here/generate.sh" 10000 >"$tmp/10k.xml"
"$here/generate.sh" 100000 >"$tmp/100k.xml"
ok 'growth: 100,000 findings are valid' valid "$root/schema/report.xsd" "$tmp/100k.xml"
# rendered FORMAT REPORT: by the program where there is one, and then by what only it has (keys in linear time, f:written)
rendered() {
	if [ -z "$program" ]; then
		xsltproc --nonet "$views/$1.xsl" "$2"
	else
		"$program" report "$2" --lang sv -q --format "$1" || [ $? -eq 1 ]
	fi
}
for v in html junit tsv ${program:+svrl}; do
	small=$(hundredths rendered "$v" "$tmp/10k.xml")
	large=$(hundredths rendered "$v" "$tmp/100k.xml")
	cp "$tmp/grown" "$tmp/100k.$v"
	# ten times the findings, at most twenty times the time; quadratic would be a hundred
	ok "growth: $v, 10,000 findings $small and 100,000 $large hundredths of a second" test "$large" -le $((small * 20 + 50))
done
ok 'growth: the file stays openable' test "$(wc -c <"$tmp/100k.html")" -lt 2000000
ok 'growth: at most 50 findings of a rule are spelled out' same 800 "$(grep -c '<li class="finding' "$tmp/100k.html")"
ok 'growth: the rest are counted' grep -q "och 6$(printf '\302\240')200 till" "$tmp/100k.html"

exit $failed
