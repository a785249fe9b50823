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
[ -n "$formats" ] || formats="report html junit sarif gitlab rdjson json tsv csv github summary svrl"

# everything FOLDER COMMAND...: all formats, both languages, what is printed with -v
everything() {
	everything_into=$1
	shift
	mkdir -p "$everything_into"
	for lang in sv en; do
		everything_outputs=
		for f in $formats; do everything_outputs="$everything_outputs --output $f=$everything_into/$lang.$f"; done
		# shellcheck disable=SC2086 # words
		"$@" --lang $lang -v $everything_outputs >"$everything_into/$lang.out" 2>"$everything_into/$lang.err"
		echo $? >>"$everything_into/codes"
		"$@" --lang $lang --format github --show-excepted --show-not-evaluable >"$everything_into/$lang.github.out" 2>"$everything_into/$lang.github.err"
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
	everything $sample-internal "$bin" check $sample --as-of $day
	everything $sample-public "$bin" check $sample --as-of $day --audience public
	result "$sample: the internal report names them" planted $sample/tokens some person record supplier exception protected-asset position public -- $sample-internal/sv.report $sample-internal/en.json
	result "$sample: the public run has none of the secrets" planted $sample/tokens none public position open-asset -- $sample-public/*
	result "$sample: it has units" planted $sample/tokens some public -- $sample-public/sv.report $sample-public/en.html $sample-public/sv.html $sample-public/en.json $sample-public/sv.csv $sample-public/en.out
	result "$sample: the exit code is that of the internal run" cmp $sample-internal/codes $sample-public/codes
	result "$sample: the report follows its schema" xmllint --noout --nonet --schema "$top/schema/report.xsd" $sample-public/sv.report $sample-internal/sv.report
	result "$sample: the report does not depend on the language" cmp $sample-public/sv.report $sample-public/en.report
	everything $sample-saved "$bin" report $sample-internal/sv.report --audience public
	result "$sample: from the saved report: the same" cmp $sample-public/sv.report $sample-saved/sv.report
	for f in $formats; do result "$sample: from the saved report: $f" cmp $sample-public/en.$f $sample-saved/en.$f; done
	run 1 "$sample: of a public report an equal one" "$bin" report $sample-public/sv.report --audience public -q -o again.xml
	result "$sample: it is equal" cmp $sample-public/sv.report again.xml
	run 1 "$sample: without being asked" "$bin" report $sample-public/sv.report -q -o again.xml
	result "$sample: it stays public" cmp $sample-public/sv.report again.xml
done

# every asset restricted: as if there were none
plant eksjo restricted restricted
everything restricted-internal "$bin" check restricted --as-of $day
everything restricted-public "$bin" check restricted --as-of $day --audience public
result "restricted: the internal report names them" planted restricted/tokens some restricted-asset -- restricted-internal/sv.report restricted-internal/en.html restricted-internal/en.out
result "restricted: the public run has none" planted restricted/tokens none public position -- restricted-public/*
result "restricted: no asset is counted" grep -q '<totals [^>]*assets="0"' restricted-public/sv.report
result "restricted: how many there are is said" grep -q '<withheld assets="33"' restricted-public/sv.report
result "restricted: there is no finding about one" sh -c '! grep -q "kind=\"\(asset\|entry\)\"" restricted-public/sv.report'
result "restricted: the exit code is that of the internal run" cmp restricted-internal/codes restricted-public/codes
# what is wrong with them makes no difference
cp -R restricted changed
sed 's/ lifecycle="in-operation"//; s/ personal-data="[a-z]*"//; s/ access-process="yes"//' restricted/inventory/social-*.xml >changed/inventory/"$(basename restricted/inventory/social-*.xml)"
"$bin" check changed --as-of $day -q -o changed-internal.xml >/dev/null
"$bin" check changed --as-of $day --audience public -q -o changed.xml >/dev/null
result "restricted: with other gaps the internal report differs" sh -c '! grep -v "sha256" restricted-internal/sv.report | cmp -s - changed-internal.xml; ! test "$(grep -c "<finding " restricted-internal/sv.report)" = "$(grep -c "<finding " changed-internal.xml)"'
result "restricted: with other gaps the public report does not, but in sum" sh -c 'grep -v "<withheld " restricted-public/sv.report >one; grep -v "<withheld " changed.xml | cmp - one'

# every asset open: it is named, but nothing else of it, and not where a supplier or its protection is weak
plant eksjo open open
everything open-internal "$bin" check open --as-of $day
everything open-public "$bin" check open --as-of $day --audience public
result "open: only their names come through" planted open/tokens none public position open-asset -- open-public/*
result "open: these do" planted open/tokens some open-asset position -- open-public/sv.report open-public/en.html open-public/sv.json open-public/en.csv
result "open: suppliers' gaps name no asset" python3 - open-public/sv.report <<'EOF'
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
everything unsaid-public "$bin" check unsaid --as-of $day --audience public
result "unsaid: no asset is named" planted unsaid/tokens none public position -- unsaid-public/*

# a report by a version that did not mark what is sensitive
sed 's/ sensitivity="restricted"//; s/ protected="[a-z]*"//; s/ assets-restricted="[0-9]*"//; /<restricted /d' open-internal/sv.report >unmarked.xml
everything unmarked-public "$bin" report unmarked.xml --audience public
result "unmarked: no asset is named" planted open/tokens none public position -- unmarked-public/*
result "unmarked: the report says so" grep -q '<withheld [^>]*unmarked="yes"' unmarked-public/sv.report
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
everything broken-public "$bin" check broken --as-of $day --audience public
result "broken: the exit code" grep -q '^3$' broken-public/codes
result "broken: it has no secrets" planted eksjo/tokens none public position open-asset -- broken-public/*
result "broken: it says that it is incomplete" grep -q 'status="incomplete"' broken-public/sv.report
finish
