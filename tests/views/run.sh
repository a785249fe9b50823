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

# The ids that the views use: written out, as plurals, and put together of a group and a code of the grammar.
enum() { xpath "//*[local-name()='simpleType'][@name='report-$1']//*[local-name()='enumeration']/@value" "$root/schema/report.xsd" | sed 's/^ *value="//; s/"$//'; }
cat "$views"/*.xsl "$views"/*/*.xsl >"$tmp/code"
{
	grep -o "@id='[a-z0-9.-]*'\]" "$tmp/code" | sed "s/@id='//; s/'\]//"
	grep -o "name=\"label\" select=\"'[a-z.-]*'\"" "$tmp/code" | sed "s/.*'\(.*\)'.*/\1/"
	grep -o 'junit\.passed\.[a-z]*' "$tmp/code"
	grep -o "name=\"plural\" select=\"'[a-z.-]*'\"" "$tmp/code" | sed "s/.*'\(.*\)'.*/\1/" | sed 's/$/.one/; p; s/\.one$/.many/'
	for s in $(enum status) passed-gaps passed-undecided; do echo "status.$s"; done
	for s in failed incomplete error empty; do echo "verdict.$s"; done
	for s in law policy; do echo "fact.$s"; done
	for s in $(enum threshold); do echo "threshold.$s"; done
	for s in $(enum severity); do echo "severity.$s"; done
	for s in $(enum outcome) pass not-applicable; do echo "outcome.$s"; echo "meaning.$s"; done
	for s in no-rule-yet dropped informative not-selected; do echo "coverage.$s"; done
	for s in rule unit policy file exclude; do echo "partial.$s"; done
	for s in $(enum basis); do echo "basis.$s"; done
	for s in $(enum clause-class); do echo "class.$s"; done
	for s in $(enum obligation); do [ "$s" = information ] || echo "obligation.$s"; done
	for s in $(enum input-status); do echo "input.$s"; done
	for s in $(enum exception-state); do echo "exception.$s"; done
	for s in $(enum baseline-state); do echo "diff.mark-$s"; done
	for s in passed passed-gaps failed incomplete; do echo "diff.$s"; done
	for s in $(enum threshold); do echo "diff.threshold-$s"; done
	for s in new changed fixed unseen; do echo "diff.about-$s"; done
	for s in rule-not-run document-not-read incomplete-documents partial-run nothing-evaluated; do echo "diff.$s"; echo "diff.earlier-$s"; done
} | sort -u >"$tmp/used"
ok 'labels: the views use some' test "$(wc -l <"$tmp/used")" -gt 100
ok 'labels: the views use none that is missing' same '' "$(comm -13 "$tmp/labels" "$tmp/used")"
# words for code words of the documents: a code without a label is shown as it is
grep -v -E '^(policy|body|subject|doc|basis6)\.' "$tmp/labels" >"$tmp/fixed"
ok 'labels: none is unused' same '' "$(comm -23 "$tmp/fixed" "$tmp/used")"
# every kind of subject that the run knows (src/check/subject.c) has its word
sed -n '/kinds\[\] = {/,/^};/s/"\([a-z-]*\)",* */\n\1\n/gp' "$root/src/check/subject.c" | grep -x '[a-z-][a-z-]*' | sed 's/^/subject./' | sort -u >"$tmp/kinds"
ok 'labels: there are kinds of subjects' test "$(wc -l <"$tmp/kinds")" -gt 15
ok 'labels: every kind of subject has its word' same '' "$(comm -13 "$tmp/labels" "$tmp/kinds")"
ok 'labels: every group put together is tested here' same \
	'basis. class. coverage. diff. doc. exception. fact. input. meaning. obligation. outcome. partial. severity. status. subject. threshold. verdict.' \
	"$(grep -o "concat('[a-z]*\.'," "$tmp/code" | sed "s/concat('//; s/',//" | sort -u | tr '\n' ' ' | sed 's/ $//')"

# ---------------------------------------------------------------- HTML



for e in $examples; do
	for l in sv en; do
		f=$tmp/$e-$l.html
		ok "html $e $l: is made" view_to "$f" html $l "$here/$e.xml"
		view html $l "$here/$e.xml" >"$f.2"
		ok "html $e $l: the same bytes again" cmp "$f" "$f.2"
		# libxml2 knows HTML 4: the elements that came later are not errors
		xmllint --html --noout "$f" 2>&1 | grep 'parser error' | grep -v -E 'Tag (header|nav|main|section|footer|time|svg|rect|circle|defs|pattern|mark) invalid' >"$tmp/errors"
		ok "html $e $l: well-formed" test ! -s "$tmp/errors"
		ok "html $e $l: lang, one h1, one title" same "$l 1 1 1" "$(xmllint --html --xpath 'concat(string(/html/@lang)," ",count(//h1)," ",count(//title)," ",count(//main))' "$f" 2>/dev/null)"
		ok "html $e $l: the style is the one its policy allows" same \
			"$(sed -n "s/.*style-src 'sha256-\([A-Za-z0-9+\/=]*\)'.*/\1/p" "$f")" \
			"$(awk '/<style>/ { on = 1; sub(/.*<style>/, "") } /<\/style>/ { sub(/<\/style>.*/, ""); printf "%s", $0; exit } on { print }' "$f" | openssl dgst -sha256 -binary | openssl base64)"
		ok "html $e $l: one style, no script, no inline style or handler" same '1 0 0 0' \
			"$(xmllint --html --xpath 'concat(count(//style)," ",count(//script)," ",count(//@style)," ",count(//@*[starts-with(name(),"on")]))' "$f" 2>/dev/null)"
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
		ok "html $e $l: no control characters" not grep -q "$(printf '\302[\200-\237]')" "$f"
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

# verdict STATUS SED-SCRIPT WANTED-CLASS WANTED-BANNERS: the truth table
verdict() {
	sed "s/ status=\"passed\" exit-code/ status=\"$1\" exit-code/; $2" "$here/example-passed.xml" >"$tmp/v.xml"
	view html en "$tmp/v.xml" >"$tmp/v.html"
	ok "verdict: $1 with '$2' is $3" same "verdict v-$3 $4" "$(xmllint --html --xpath 'concat(string(//div[starts-with(@class,"verdict")]/@class)," ",count(//section[@class="banner"]))' "$tmp/v.html" 2>/dev/null)"
}
verdict passed '' passed 0
verdict passed 's/warnings="0"/warnings="2"/' passed-gaps 0
verdict passed 's/not-evaluable="0" rule/not-evaluable="2" rule/' passed-undecided 0
verdict failed 's/errors="0" w/errors="1" w/' failed 0
verdict incomplete '' incomplete 1
verdict incomplete 's/unread="0"/unread="1"/' incomplete 1
verdict error '' error 1
verdict empty '' empty 0
# a report that contradicts itself is never better than its worst part
verdict passed 's/unread="0"/unread="1"/' incomplete 1
verdict passed 's/rule-errors="0"/rule-errors="1"/' error 1
verdict passed 's/assets-skipped="0"/assets-skipped="4"/' incomplete 1
verdict passed 's/status="valid" assets/status="broken" assets/' incomplete 1
verdict failed 's/unread="0"/unread="1"/' incomplete 1

ok 'html: a date never breaks over two lines' same 0 "$(xmllint --html --xpath 'count(//li[contains(@class,"finding")]/p/text()[contains(translate(.,"123456789","000000000"),"0000-00-00")])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: a lapsed exception leads to the gap that it left open' same 1 \
	"$(xmllint --html --xpath 'count(//li[contains(@class,"finding")][@id=substring-after(//tr[th[@id="exception-exc-2026-01"]]//a[starts-with(@href,"#f")]/@href,"#")])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: only units with gaps are in the table of units' same 0 "$(xmllint --html --xpath 'count(//table[caption[@id="cap-units"]]/tbody/tr[td[4]="0"])' "$tmp/example-sv.html" 2>/dev/null)"
ok 'html: a count of nothing is no link' same 0 "$(xmllint --html --xpath 'count(//a[@href][normalize-space()="0" or starts-with(normalize-space(),"0 ")])' "$tmp/example-empty-en.html" 2>/dev/null)"
ok 'html: of evidence on file the first five and how many more' same '5 1' "$(grep -o 'On file: Unit [0-9]: a statement' "$tmp/example-en.html" | wc -l) $(grep -o 'and 2 more on file' "$tmp/example-en.html" | wc -l)"
ok 'html: a span of time is told in words' grep -q '12 months <code' "$tmp/example-en.html"

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
	ok "$1: every finding is there" same "$(grep -c . "$3")" "$(xmllint --html --xpath 'count(//*[starts-with(@id,"f-") or starts-with(@id,"f=")])' "$2" 2>/dev/null)"
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
		ok "tsv $e $l: one line per finding, seven fields" same "$(count_findings '' $e) 0" "$(awk -F '\t' 'NF != 7 { bad++ } END { print NR + 0, bad + 0 }' "$f")"
	done
done
ok 'tsv: a line' grep -q "^gap	error	processor-agreement-expired	asset:sys-vardjournal#proc-1	inventory/social.xml	21	The processor agreement" "$tmp/example-en.tsv"

# ---------------------------------------------------------------- growth

# hundredths COMMAND...: user time in hundredths of a second, whatever the load of the machine
hundredths() {
	( "$@" >"$tmp/grown"; times ) | awk 'NR == 2 { split($1, t, /[ms]/); printf "%d\n", (t[1] * 60 + t[2]) * 100 }'
}
"$here/generate.sh" 10000 >"$tmp/10k.xml"
"$here/generate.sh" 100000 >"$tmp/100k.xml"
ok 'growth: 100,000 findings are valid' valid "$root/schema/report.xsd" "$tmp/100k.xml"
for v in html junit tsv svrl; do
	small=$(hundredths xsltproc --nonet "$views/$v.xsl" "$tmp/10k.xml")
	large=$(hundredths xsltproc --nonet "$views/$v.xsl" "$tmp/100k.xml")
	cp "$tmp/grown" "$tmp/100k.$v"
	# ten times the findings, at most twenty times the time; quadratic would be a hundred
	ok "growth: $v, 10,000 findings $small and 100,000 $large hundredths of a second" test "$large" -le $((small * 20 + 50))
done
ok 'growth: the file stays openable' test "$(wc -c <"$tmp/100k.html")" -lt 2000000
ok 'growth: at most 50 findings of a rule are spelled out' same 800 "$(grep -c '<li class="finding' "$tmp/100k.html")"
ok 'growth: the rest are counted' grep -q "och 6$(printf '\302\240')200 till" "$tmp/100k.html"

exit $failed
