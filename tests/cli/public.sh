#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Public reports. A word that is nowhere else is planted into every field of documents (lib/plant.py): then no output of a public run or of a saved report, in any format and language, holds one
# that must not come through; those that may are there, and the internal report has both, so that these cases can fail.
. "$(dirname "$0")/lib/cases.sh"

day=2026-11-21
lib=$(cd "$(dirname "$0")/lib" && pwd)
top=$(pwd)
if ! command -v python3 >/dev/null; then
	skip "public reports" "no python3"
	finish
fi
formats=$("$bin" completion bash | grep -o 'report html[a-z -]*' | head -1)
[ -n "$formats" ] || formats="report html junit sarif gitlab rdjson json tsv csv xlsx github summary svrl oscal-ar oscal-poam"

# everything FOLDER LANGUAGES COMMAND...: all formats (files called LANGUAGE.FORMAT), what is printed with -v
everything() {
	everything_into=$1
	everything_langs=$2
	shift 2
	mkdir -p "$everything_into"
	for lang in $everything_langs; do
		everything_outputs=
		for f in $formats; do everything_outputs="$everything_outputs --output $f=$everything_into/$lang.$f"; done
		# shellcheck disable=SC2086 # words
		"$@" --lang $lang -v $everything_outputs >"$everything_into/$lang.out" 2>"$everything_into/$lang.err"
		echo $? >>"$everything_into/codes"
		"$@" --lang $lang --format github --show-excepted --show-not-evaluable >"$everything_into/$lang.github.out" 2>"$everything_into/$lang.github.err"
	done
}
# documents FOLDER REPOSITORY OPTION...: every document in every format that is for the public (files called LANGUAGE.DOCUMENT.FORMAT)
documents() {
	documents_into=$1
	documents_of=$2
	shift 2
	mkdir -p "$documents_into"
	for lang in sv en; do
		for d in action-plan art30 assets policy responsibilities; do
			"$bin" render $d "$documents_of" --as-of $day --lang $lang --output html="$documents_into/$lang.$d.html" "$@" >>"$documents_into/$lang.out" 2>&1
			echo "$d $?" >>"$documents_into/codes"
			[ $d = policy ] || "$bin" render $d "$documents_of" --as-of $day --lang $lang --output csv="$documents_into/$lang.$d.csv" --output xlsx="$documents_into/$lang.$d.xlsx" "$@" >>"$documents_into/$lang.out" 2>&1
		done
	done
}
planted() { python3 "$lib/planted.py" "$@"; }

plant() {
	python3 "$lib/plant.py" "$top/schema" "$top/samples/$1" "$work/$2" "$3"
	run 0 "$2: what is planted is valid" "$bin" validate "$2"
	result "$2: there is much of it" test "$(wc -l <"$2/tokens")" -gt 500
}

cd "$work" || exit 1
for sample in eksjo mjolby koncern; do
	plant $sample $sample as-is
	# planned actions: what render gives, called by a word of their own
	run 0 "$sample: a plan" "$bin" render action-plan $sample --as-of $day --lang sv -q --output records=$sample-plan.xml
	sed 's/<action id="/<action id="zq99999x-/' $sample-plan.xml >$sample/plan-zq99998x.xml
	printf 'record zq99999x\nrecord zq99998x\n' >>$sample/tokens
	# an earlier report
	"$bin" check $sample --as-of 2026-08-21 -q -o $sample-earlier.xml >/dev/null
	langs=sv
	[ $sample != eksjo ] || langs="sv en"
	all=$formats
	[ $sample = eksjo ] || formats="report json xlsx"
	everything $sample-internal "$langs" "$bin" check $sample --as-of $day --previous $sample-earlier.xml
	formats=$all
	everything $sample-public "$langs" "$bin" check $sample --as-of $day --previous $sample-earlier.xml --audience public
	result "$sample: the internal report names them" planted $sample/tokens some person record supplier exception protected-asset position public -- $sample-internal/sv.report $sample-internal/sv.json $sample-internal/sv.xlsx
	result "$sample: the public run has none of the secrets" planted $sample/tokens none public position open-asset -- $sample-public/*
	result "$sample: it has units" planted $sample/tokens some public -- $sample-public/sv.report $sample-public/sv.html $sample-public/sv.json $sample-public/sv.csv $sample-public/sv.xlsx $sample-public/sv.out
	result "$sample: the exit code is that of the internal run" cmp $sample-internal/codes $sample-public/codes
	result "$sample: the report follows its schema" xmllint --noout --nonet --schema "$top/schema/report.xsd" $sample-public/sv.report $sample-internal/sv.report
	result "$sample: planned actions decide when gaps are due" grep -q 'due-from="action"' $sample-public/sv.report
	result "$sample: there are actions to leave out" grep -q '<action ref="zq99999x' $sample-internal/sv.report
	result "$sample: when units submitted is told, not what" sh -c 'grep -q "<submission [^>]*submitted-on=" $0 && ! grep "<submission " $0 | grep -q "file=\|assets\|inventory="' $sample-public/sv.report
	result "$sample: dates ahead are of policies, terms and units only" sh -c '! grep "<month " "$0" | grep -Evq "(policy|term|unit)-ends"' $sample-public/sv.report
	result "$sample: no date ahead is told one by one" sh -c 'grep -q "<date date" "$1" && ! grep -q "<date date" "$0"' $sample-public/sv.report $sample-internal/sv.report
	result "$sample: the numbers are those without restricted assets" python3 "$lib/restricted.py" $sample-internal/sv.report $sample-public/sv.report
	if [ $sample = eksjo ]; then
		everything $sample-saved sv "$bin" report $sample-internal/sv.report --audience public
		for f in $formats; do result "$sample: from the saved report: $f" cmp $sample-public/sv.$f $sample-saved/sv.$f; done
	else
		run 1 "$sample: from the saved report" "$bin" report $sample-internal/sv.report --audience public -q -o saved.xml
		result "$sample: from the saved report: the same" cmp $sample-public/sv.report saved.xml
	fi
	run 1 "$sample: of a public report an equal one" "$bin" report $sample-public/sv.report --audience public -q -o again.xml
	result "$sample: it is equal" cmp $sample-public/sv.report again.xml
	run 1 "$sample: without being asked" "$bin" report $sample-public/sv.report -q -o again.xml
	result "$sample: it stays public" cmp $sample-public/sv.report again.xml
done
result "the report does not depend on the language" cmp eksjo-public/sv.report eksjo-public/en.report

# documents
documents eksjo-documents eksjo --audience public
documents eksjo-working eksjo
result "documents: all are made" sh -c 'test "$(grep -c " 0$" eksjo-documents/codes)" = 10'
result "documents: the internal ones name what is secret" sh -c 'cat eksjo-working/*.html eksjo-working/*.csv >all.html'
result "documents: the internal ones name what is secret" planted eksjo/tokens some protected-asset restricted-asset supplier processing -- all.html
mkdir -p art30 && mv eksjo-documents/*art30* art30
result "documents: the public ones do not" planted eksjo/tokens none public position open-asset -- eksjo-documents/*
result "documents: the record of processing activities tells what is processed, and no more" planted eksjo/tokens none public position open-asset processing -- art30/*
result "documents: that it does" planted eksjo/tokens some processing -- art30/*
result "documents: the others have what may be shown" planted eksjo/tokens some public -- eksjo-documents/sv.action-plan.html eksjo-documents/sv.responsibilities.csv eksjo-documents/en.responsibilities.xlsx
result "documents: positions are told" planted eksjo/tokens some position -- eksjo-documents/en.responsibilities.html eksjo-documents/en.responsibilities.xlsx
for f in eksjo-documents/en.*.html eksjo-documents/en.*.csv art30/en.*.html art30/en.*.csv; do
	result "$f: says that it is public, and what is left out" sh -c 'grep -q "Public version" $0 && grep -qi "assets marked .*restricted" $0' "$f"
done
result "documents: the working ones do not" sh -c '! grep -l "Public version" eksjo-working/en.*'
run 2 "records of the action plan are not for the public" "$bin" render action-plan eksjo --audience public --output records=never.xml
says err "for the public"
result "records of the action plan are not for the public: nothing is written" test ! -e never.xml
run 0 "a document for a supplier" "$bin" render assets eksjo --as-of $day --audience public --unit "$(grep -o 'id="zq[0-9]*x-lev-vard"' eksjo/organisation.xml | cut -d'"' -f2)" --output html=supplier.html
result "a document for a supplier: it has no secrets" planted eksjo/tokens none public position open-asset -- supplier.html out err

# a folder of units
mkdir -p split
for a in internal public; do
	"$bin" check eksjo --as-of $day -q --lang sv --audience $a --previous eksjo-earlier.xml --split unit --output html=split/$a/ --output report=split/$a-xml/ >split-$a.out 2>&1
	echo $? >split-$a.code
done
result "units: the exit code is that of the internal run" cmp split-internal.code split-public.code
result "units: there are as many but those of suppliers" sh -c 'test "$(ls split/public-xml | wc -l)" -gt 5'
result "units: the internal ones name what is secret" sh -c 'cat split/internal/*.html >all.html'
result "units: the internal ones name what is secret" planted eksjo/tokens some protected-asset restricted-asset record supplier -- all.html
result "units: the public ones do not" planted eksjo/tokens none public position open-asset -- split/public/* split/public-xml/* split-public.out
result "units: no name of a file tells more" sh -c 'ls split/public split/public-xml >names; cat names'
result "units: no name of a file tells more" planted eksjo/tokens none public -- names

# earlier reports
run 1 "an earlier one that is public" "$bin" check eksjo --as-of $day --previous eksjo-public/sv.report --lang en
says out "previous-public"
"$bin" check eksjo --as-of 2026-08-21 -q --audience public -o eksjo-earlier-public.xml >/dev/null
"$bin" check eksjo --as-of $day --audience public -q --previous eksjo-earlier-public.xml -o by-public.xml >/dev/null
result "earlier reports: the public one says the same as the internal one does of itself" sh -c 'for f; do grep -A1 "<previous " "$f" | sed "s/sha256=\"[0-9a-f]*\"//" >"$f.previous"; done; test -s by-public.xml.previous && cmp by-public.xml.previous eksjo-public/sv.report.previous' - by-public.xml eksjo-public/sv.report
sed '/<restricted [^>]*assets=/,/<\/restricted>/d' eksjo-internal/sv.report >unknown.xml
"$bin" report unknown.xml --audience public -q --lang en -o unknown-public.xml -o unknown-public.html >/dev/null
result "earlier reports: of one that does not tell what is restricted, no number is shown" sh -c '! grep -q "<previous " unknown-public.xml && grep -q "<withheld [^>]*previous=\"1\"" unknown-public.xml'
result "earlier reports: the page says so" grep -q 'Earlier reports that do not tell' unknown-public.html

# every asset restricted: as if there were none
plant eksjo restricted restricted
everything restricted-internal en "$bin" check restricted --as-of $day
everything restricted-public en "$bin" check restricted --as-of $day --audience public
result "restricted: the internal report names them" planted restricted/tokens some restricted-asset -- restricted-internal/en.report restricted-internal/en.html restricted-internal/en.out
result "restricted: the public run has none" planted restricted/tokens none public position -- restricted-public/*
result "restricted: no asset is counted" grep -q '<totals [^>]*assets="0"' restricted-public/en.report
result "restricted: how many there are is said" grep -q '<withheld assets="33"' restricted-public/en.report
result "restricted: there is no finding about one" sh -c '! grep -q "kind=\"\(asset\|entry\)\"" restricted-public/en.report'
result "restricted: the exit code is that of the internal run" cmp restricted-internal/codes restricted-public/codes
# what is wrong with them makes no difference
cp -R restricted changed
sed 's/ lifecycle="in-operation"//; s/ personal-data="[a-z]*"//; s/ access-process="yes"//' restricted/inventory/social-*.xml >changed/inventory/"$(basename restricted/inventory/social-*.xml)"
"$bin" check changed --as-of $day -q -o changed-internal.xml >/dev/null
"$bin" check changed --as-of $day --audience public -q -o changed.xml >/dev/null
result "restricted: with other gaps the internal report differs" sh -c '! grep -v "sha256" restricted-internal/en.report | cmp -s - changed-internal.xml; ! test "$(grep -c "<finding " restricted-internal/en.report)" = "$(grep -c "<finding " changed-internal.xml)"'
result "restricted: with other gaps the public report does not, but in sum" sh -c 'grep -v "<withheld " restricted-public/en.report >one; grep -v "<withheld " changed.xml | cmp - one'

# every asset open: it is named, but nothing else of it, and not where a supplier or its protection is weak
plant eksjo open open
everything open-internal en "$bin" check open --as-of $day
everything open-public en "$bin" check open --as-of $day --audience public
result "open: only their names come through" planted open/tokens none public position open-asset -- open-public/*
result "open: these do" planted open/tokens some open-asset position -- open-public/en.report open-public/en.html open-public/en.json open-public/en.csv
result "open: suppliers' gaps name no asset" python3 - open-public/en.report <<'EOF'
import sys, xml.etree.ElementTree as ET
r = "{urn:policykoll:1}"
root = ET.parse(sys.argv[1]).getroot()
packs = {rule.get("id"): rule.get("pack") for rule in root.find(r + "rules")}
assets = [f for f in root.find(r + "findings") if f.find(r + "subject").get("kind") == "asset"]
weak = [f for f in assets if packs[f.get("rule")].split("/")[1] in ("suppliers", "access", "continuity", "risk")]
named = [f for f in assets if f.find(r + "subject").get("id")]
sys.exit(0 if len(weak) > 5 and len(named) > 5 and not any(f in named for f in weak) else 1)
EOF

# no asset says how sensitive it is: missing is never public
plant eksjo unsaid unsaid
everything unsaid-public en "$bin" check unsaid --as-of $day --audience public
result "unsaid: no asset is named" planted unsaid/tokens none public position -- unsaid-public/*

# a report by a version that did not mark what is sensitive
sed 's/ sensitivity="restricted"//; s/ protected="[a-z]*"//; s/ assets-restricted="[0-9]*"//; /<restricted /d' open-internal/en.report >unmarked.xml
everything unmarked-public en "$bin" report unmarked.xml --audience public
result "unmarked: no asset is named" planted open/tokens none public position -- unmarked-public/*
result "unmarked: the report says so" grep -q '<withheld [^>]*unmarked="yes"' unmarked-public/en.report
result "unmarked: so does the text" grep -q 'does not tell which assets are restricted' unmarked-public/en.out

# each says that it is the public version
for f in html summary csv sarif github; do
	result "en.$f: says that it is public" grep -qi 'public version' eksjo-public/en.$f
	result "sv.$f: says that it is public" grep -qi 'offentlig version' eksjo-public/sv.$f
	result "en.$f: the internal one does not" sh -c '! grep -qi "public version" eksjo-internal/en.'$f
done
result "text: says that it is public" grep -q '^Offentlig version: ' eksjo-public/sv.out
result "json: says that it is public" grep -q '"audience":"public"' eksjo-public/sv.json
result "links within the page lead somewhere" python3 - eksjo-public/sv.html <<'EOF'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
ids = set(re.findall(r'\sid="([^"]*)"', page))
links = re.findall(r'href="#([^"]*)"', page)
sys.exit(0 if len(links) > 100 and all(l in ids for l in links) else 1)
EOF

# what cannot be is refused
run 2 "a public report is never made internal" "$bin" report eksjo-public/sv.report --audience internal -o never.xml
says err "is a public report"
result "a public report is never made internal: nothing is written" test ! -e never.xml
run 2 "public reports do not merge" "$bin" merge eksjo-public/sv.report koncern-internal/sv.report
says err "a public report cannot be merged"
run 2 "public reports do not merge, the other way round" "$bin" merge koncern-internal/sv.report eksjo-public/sv.report
run 1 "internal ones merge into a public one" "$bin" merge koncern-internal/sv.report eksjo-internal/sv.report --audience public -q -o merged.xml
cat eksjo/tokens koncern/tokens >both
result "internal ones merge into a public one: it has no secrets" sh -c 'cut -d" " -f2 both | sort | uniq -d | grep -q . ; grep -q "audience=\"public\"" merged.xml'
run 3 "a public report is no baseline" "$bin" check eksjo --as-of $day --baseline eksjo-public/sv.report
says out "cannot be recognised"
run 3 "public reports are not compared" "$bin" diff eksjo-public/sv.report eksjo-internal/sv.report
run 2 "another audience" "$bin" check eksjo --audience publik
says err "public"

# with what else a run can be
run 0 "with a baseline, only new gaps" "$bin" check eksjo --as-of $day --audience public --baseline eksjo-internal/sv.report --only-new -q -o new.xml
result "with a baseline: it has no secrets" planted eksjo/tokens none public position open-asset -- new.xml out err
run 0 "with a baseline: read back" "$bin" report new.xml -q
"$bin" check eksjo --as-of $day --unit "$(grep -o 'id="zq[0-9]*x-sektor-social"' eksjo/organisation.xml | cut -d'"' -f2)" --audience public -v -o unit.xml >unit.out 2>&1
result "of a unit: it has no secrets" planted eksjo/tokens none public position open-asset -- unit.xml unit.out
result "of a unit: the unit is told" grep -q '<option name="unit" value="zq[0-9]*x-sektor-social"' unit.xml
supplier=$(grep -o 'id="zq[0-9]*x-lev-vard"' eksjo/organisation.xml | cut -d'"' -f2)
"$bin" check eksjo --as-of $day --unit "$supplier" --exclude 'inventory/social-*' --audience public -v -o unit.xml >unit.out 2>&1
result "of a supplier: it has no secrets" planted eksjo/tokens none public position open-asset -- unit.xml unit.out
run 2 "an unknown unit is told" "$bin" check eksjo --as-of $day --unit sektor-socialen --audience public
says out "sektor-socialen"
# a document that breaks off: that, and no more
cp -R eksjo broken
for f in broken/inventory/*.xml; do head -c 4000 "$f" >cut && mv cut "$f"; done
everything broken-public en "$bin" check broken --as-of $day --audience public
result "broken: the exit code" grep -q '^3$' broken-public/codes
result "broken: it has no secrets" planted eksjo/tokens none public position open-asset -- broken-public/*
result "broken: it says that it is incomplete" grep -q 'status="incomplete"' broken-public/en.report
finish
