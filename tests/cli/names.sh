#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What has no name of its own is told by what it is: assignments, exceptions, entries of the register; the assets of exceptions have their names; a document of some units says of which.
# shellcheck source=tests/cli/lib/cases.sh
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)
cp -R "$top/samples/eksjo" "$work/eksjo"
cd "$work" || exit 1
day=2026-11-21
xml() { xmllint --xpath "$2" "$1"; }
page() { xmllint --html --xpath "$2" "$1" 2>/dev/null; }
e() { printf "*[local-name()='%s']" "$1"; }
for lang in sv en; do "$bin" check eksjo --as-of $day --fail-on never --lang $lang -q -o $lang.html -o $lang.xml -o $lang.json >/dev/null 2>&1; done

# --- the report
assignment="//$(e date)[@subject-kind='assignment']"
result "there is an assignment that ends" test "$(xml sv.xml "count($assignment)")" -ge 1
result "an assignment has the name of its role and unit, in both languages" test "$(xml sv.xml "concat($assignment[@subject-id='a-07']/$(e name)[@*='sv'],'|',$assignment[@subject-id='a-07']/$(e name)[@*='en'])")" = 'systemägare, Förskolan|system owner, Preschool'
exception="//$(e exceptions)/$(e exception)"
result "every exception for an asset has its name" test "$(xml sv.xml "count($exception[@asset])")" = "$(xml sv.xml "count($exception[@asset][$(e asset-name)])")"
result "and none for a unit has one" test "$(xml sv.xml "count($exception[not(@asset)][$(e asset-name)])")" = 0
result "it is the asset's" test "$(xml sv.xml "string($exception[@asset='infra-fjarrvarme']/$(e asset-name)[@*='sv'])")" = "$(cat eksjo/inventory/*.xml | awk '/<asset id="infra-fjarrvarme"/ { on = 1 } on && /<name xml:lang="sv">/ { sub(/.*<name[^>]*>/, ""); sub(/<.*/, ""); print; exit }')"
result "JSON has it" grep -q '"asset":"infra-fjarrvarme","assetName":"' sv.json
"$bin" check eksjo --as-of $day --fail-on never --unit sektor-utbildning -q -o part.xml >/dev/null 2>&1
result "a run that is narrowed to others knows it too" test "$(xml part.xml "count($exception[@asset][not($(e asset-name))])")" = 0
"$bin" check eksjo --as-of $day --fail-on never --audience public -q -o public.xml >/dev/null 2>&1
result "a public report tells none" test "$(xml public.xml "count(//$(e asset-name))")" = 0
run 0 "it is read back" "$bin" report sv.xml -q --fail-on never -o back.xml
result "as it was" cmp sv.xml back.xml

# --- merged: what either knows
"$bin" check eksjo --as-of $day --fail-on never --exclude 'inventory' -q -o without.xml >/dev/null 2>&1
"$bin" check eksjo --as-of $day --fail-on never -q -o whole.xml >/dev/null 2>&1
result "a run without the inventories knows no name" test "$(xml without.xml "count(//$(e asset-name))")" = 0
for order in 'without.xml whole.xml' 'whole.xml without.xml'; do
	# shellcheck disable=SC2086 # two names
	"$bin" merge $order --fail-on never -q -o merged.xml >/dev/null 2>&1
	result "merged, $order: every exception has its name" test "$(xml merged.xml "count($exception[@asset][not($(e asset-name))])")" = 0
done
awk '/<date /{ d = 1 } !(d && /<name/) { print } /<\/date>/{ d = 0 }' without.xml >nameless.xml
result "the names of dates are taken away" test "$(xml nameless.xml "count(//$(e date)/$(e name))")" = 0
for order in 'nameless.xml whole.xml' 'whole.xml nameless.xml'; do
	# shellcheck disable=SC2086 # two names
	"$bin" merge $order --fail-on never -q -o twice.xml >/dev/null 2>&1
	result "merged, $order: no date twice, and each with its name" test "$(xml twice.xml "concat(count(//$(e date)),' ',count(//$(e date)/$(e name)))")" = "$(xml whole.xml "concat(count(//$(e date)),' ',count(//$(e date)/$(e name)))")"
done

# --- the pages
for lang in sv en; do
	case $lang in sv) from='Undantag från ”Det finns en kontinuitetsplan” för Styrning av fjärrvärmen' ;; *) from='Exception from “There is a continuity plan” for District heating control' ;; esac
	near="//table[caption/@id='cap-nearest']//td[2]"
	result "$lang: no date is of an id alone" test "$(page $lang.html "count($near[not(*)][starts-with(.,'undantag-') or starts-with(.,'a-')])")" = 0
	result "$lang: an exception is told by what it excepts, and leads to it" test "$(page $lang.html "string($near/a[@href='#exception-undantag-fjarrvarme'])")" = "$from"
	result "$lang: its id stands beside it" test "$(page $lang.html "count($near[code='undantag-fjarrvarme'][a])")" = 1
	covers="//table[caption/@id='cap-exceptions']//td[2]"
	result "$lang: the assets that exceptions cover are links by name" test "$(page $lang.html "count($covers//li[code='infra-fjarrvarme']/a[@href='#asset-infra-fjarrvarme'])")" = 1
	result "$lang: in gaps, too" test "$(page $lang.html "count(//h5[span/code='undantag-livsmedel'][starts-with(normalize-space(),'undantag-')])")" = 0
	result "$lang: every link leads somewhere" test -z "$(page $lang.html '//@href' | sed 's/^ *href="#//; s/"$//' | sort -u | while read -r id; do grep -qF " id=\"$id\"" $lang.html || echo "$id"; done)"
done
"$bin" render action-plan eksjo --as-of $day --lang sv -q -o plan.html -o plan.csv -o plan.xlsx --output records=plan.xml >/dev/null 2>&1
entry=$(xml sv.xml "string(//$(e finding)[@outcome='gap']/$(e subject)[@kind='entry'][@id='sys-gis']/@id)")
result "the plan: there is a gap of an entry" test "$entry" = sys-gis
result "the plan: an entry has its asset's name" test "$(page plan.html "count(//span[contains(@class,'sub')][code='sys-gis'][starts-with(normalize-space(),'sys-gis')])")" = 0
result "the plan: in the table as well" grep -q '"Det finns\|"Undantag från ”' plan.csv
result "the plan: no row has an exception's id as its name" test "$(grep -c ';"undantag-[a-z]*";"undantag"' plan.csv)" = 0
result "the plan: the records name it in both languages" grep -q 'Exception from “' plan.xml

# unpacked WORKBOOK PART: a part of a workbook, on standard output.
unpacked() { python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$1" "$2"; }

# --- of some units
for view in action-plan art30 assets responsibilities; do
	for lang in sv en; do
		case $lang in sv) unit='Sociala sektorn' only='Gäller bara' ;; *) unit='Social services sector' only='Only for' ;; esac
		unit=$(xml sv.xml "string(//$(e units)/$(e unit)[@id='sektor-social']/$(e name)[@*='$lang'])")
		"$bin" render $view eksjo --as-of $day --lang $lang --unit sektor-social -q -o u.html -o u.csv -o u.xlsx >/dev/null 2>&1
		result "$view of a unit, $lang: said under the title" test "$(page u.html "count(//header//p[.='$only: $unit'])")" = 1
		result "$view of a unit, $lang: and before all else" test "$(page u.html "count(//main/section[1][h2/@id='scope-title'][ul/li='$unit'])")" = 1
		unpacked u.xlsx docProps/core.xml >core.xml
		result "$view of a unit, $lang: in the workbook's title" test "$(xml core.xml "contains(//$(e title),', $unit, $day')")" = true
		unpacked u.xlsx xl/sharedStrings.xml >strings.xml
		result "$view of a unit, $lang: and in its first rows" test "$(xml strings.xml "count(//$(e t)[starts-with(.,'$only')][contains(.,': $unit')])")" = 1
		result "$view of a unit, $lang: CSV has rows only" test "$(grep -c "^\"$only" u.csv)" = 0
		"$bin" render $view eksjo --as-of $day --lang $lang -q -o w.html -o w.xlsx >/dev/null 2>&1
		unpacked w.xlsx xl/sharedStrings.xml >strings.xml
		result "$view of all, $lang: says nothing of it" test "$(page w.html "count(//*[@id='scope-title'])")$(xml strings.xml "count(//$(e t)[starts-with(.,'$only')])")" = 00
	done
done
"$bin" render policy eksjo --as-of $day --lang sv --unit sektor-social -q -o p.html >/dev/null 2>&1
result "the policy is of all units, whichever were judged" test "$(page p.html "concat(count(//*[@id='scope-title']),count(//section[h2/@id='part-title']/ul/li[contains(.,'Sociala sektorn')]))")" = 01
"$bin" render assets eksjo --as-of $day --lang sv --exclude 'lok*' -q -o x.html -o x.xlsx -o x.csv >/dev/null 2>&1
unpacked x.xlsx xl/sharedStrings.xml >strings.xml
result "what is left out is told in the page and the workbook" test "$(page x.html "count(//section[h2/@id='part-title']//code[.='lok*'])")$(xml strings.xml "count(//$(e t)[contains(.,': lok*')])")" = 11
finish
