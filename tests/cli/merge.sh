#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Merging saved reports: the same bytes in every order and grouping, the same as one run where the reports can tell; what cannot be one report is refused, and nothing is written.
. "$(dirname "$0")/lib/cases.sh"

day=2026-11-21
top=$(pwd)
for s in eksjo mjolby koncern; do "$bin" check samples/$s --as-of $day -q -o "$work/$s.xml" >/dev/null; done
cd "$work" || exit 1
run 1 "merge of one" "$bin" merge eksjo.xml -q -o one.xml
result "merge of one: it is what it was" cmp eksjo.xml one.xml
run 1 "merge" "$bin" merge eksjo.xml mjolby.xml koncern.xml -q -o all.xml -o all.html
says out "88 assets"
result "the merged report follows its schema" xmllint --noout --nonet --schema "$top/schema/report.xsd" all.xml
result "findings are those of all" test "$(grep -c '<finding ' all.xml)" -eq "$(cat eksjo.xml mjolby.xml koncern.xml | grep -c '<finding ')"
for order in "eksjo koncern mjolby" "mjolby eksjo koncern" "mjolby koncern eksjo" "koncern eksjo mjolby" "koncern mjolby eksjo"; do
	# shellcheck disable=SC2086 # words
	set -- $order
	"$bin" merge "$1.xml" "$2.xml" "$3.xml" -q -o ordered.xml >/dev/null
	result "merge of $order: the same" cmp all.xml ordered.xml
	"$bin" merge "$1.xml" "$2.xml" -q -o two.xml >/dev/null
	"$bin" merge two.xml "$3.xml" -q -o left.xml >/dev/null
	result "merge of $order, two by two: the same" cmp all.xml left.xml
	"$bin" merge "$2.xml" "$3.xml" -q -o two.xml >/dev/null
	"$bin" merge "$1.xml" two.xml -q -o right.xml >/dev/null
	result "merge of $order, the last two first: the same" cmp all.xml right.xml
done
run 1 "the merged report is a report" "$bin" report all.xml -q -o again.html -o again.xml
result "the merged report is a report: its page" cmp all.html again.html
result "the merged report is a report: itself" cmp all.xml again.xml
run 0 "merge with a threshold" "$bin" merge eksjo.xml mjolby.xml --fail-on never -q
"$bin" report eksjo.xml --fail-on never -q -o lax.xml >/dev/null
run 1 "merge takes the strictest threshold" "$bin" merge lax.xml mjolby.xml -q -o strict.xml
result "the strictest threshold is in the report" grep -q '<report .*fail-on="error"' strict.xml
run 1 "merge from standard input" sh -c '"$1" merge eksjo.xml - -q -o in.xml <mjolby.xml' - "$bin"
"$bin" merge eksjo.xml mjolby.xml -q -o two.xml >/dev/null
result "merge from standard input: the same" cmp two.xml in.xml

# one run over two inventories, or two runs and a merge
make_repository repo without 3
sed 's/inv-social/inv-two/; s/sys-/dev-/' repo/inventory.xml >repo/two.xml
cat >repo/exceptions.xml <<'END'
<exceptions xmlns="urn:policykoll:1" id="e"><exception id="e1" rule="system-owner-missing" asset="sys-2" approved-by="pos-chef" expires-on="2027-12-31">
<reason xml:lang="sv">byts ut</reason></exception></exceptions>
END
part() { "$bin" check repo/policy.xml repo/organisation.xml repo/exceptions.xml "$@" --as-of $day -q >/dev/null; }
"$bin" check repo --as-of $day -q -o whole.xml -o whole.html >/dev/null
part repo/inventory.xml -o first.xml
part repo/two.xml -o second.xml
result "an exception that nothing needs is told of" grep -q 'exception-unused' second.xml
run 1 "two runs merged" "$bin" merge second.xml first.xml -q -o merged.xml -o merged.html
result "two runs merged: the same as one run" cmp whole.xml merged.xml
result "two runs merged: the same page" cmp whole.html merged.html

# partial reports: what is judged is added, whatever is merged first
"$bin" check repo/policy.xml repo/organisation.xml repo/two.xml --unit social --as-of $day -q -o unit.xml >/dev/null
"$bin" merge first.xml unit.xml eksjo.xml -q -o narrow.xml >/dev/null
result "a partial report makes the merged one partial" grep -q '<report .*partial="yes"' narrow.xml
result "assets judged are added" grep -q '<totals .*assets="39" .*assets-judged="39"' narrow.xml
"$bin" merge eksjo.xml first.xml -q -o part.xml >/dev/null
"$bin" merge unit.xml part.xml -q -o other-way.xml >/dev/null
result "partial reports in another order: the same" cmp narrow.xml other-way.xml
"$bin" check repo --as-of $day --baseline whole.xml -q -o compared.xml >/dev/null

# refused NAME CODE MESSAGE PLACE FILE...
refused() {
	refused_name=$1 refused_code=$2 refused_message=$3 refused_place=$4
	shift 4
	rm -f no.html
	run "$refused_code" "$refused_name" "$bin" merge "$@" -q -o no.html
	says err "error[$refused_message]"
	says err "--> $refused_place"
	silent out
	result "$refused_name: nothing is written" test ! -e no.html
	run "$refused_code" "$refused_name, in Swedish" "$bin" merge "$@" --lang sv --format html
	says err "fel[$refused_message]"
	silent out
}
refused "the same twice" 2 merge-overlap eksjo.xml eksjo.xml eksjo.xml
refused "an inventory in both" 2 merge-overlap first.xml whole.xml first.xml
"$bin" check repo/two.xml repo/policy.xml --as-of 2026-11-22 -q -o tomorrow.xml >/dev/null
refused "another day" 2 merge-days tomorrow.xml first.xml tomorrow.xml
sed 's/name="policykoll" version="[^"]*"/name="policykoll" version="0.0.1"/' second.xml >older.xml
refused "another version" 2 merge-versions older.xml first.xml older.xml
refused "one that was compared" 2 merge-baseline compared.xml eksjo.xml compared.xml
make_repository other without 1
sed 's/sys-/oth-/; s/inv-social/inv-other/' other/inventory.xml >other/i.xml
"$bin" check other/i.xml other/policy.xml other/organisation.xml --as-of $day -q -o other.xml >/dev/null
refused "another policy of the same id" 2 merge-policy other.xml first.xml other.xml
refused "one that is not there" 3 file-missing nowhere.xml first.xml nowhere.xml
head -c 3000 second.xml >cut.xml
refused "one that is cut off" 3 xml-cut-off cut.xml: cut.xml first.xml
refused "no report" 3 report-foreign repo/policy.xml: first.xml repo/policy.xml
run 2 "both a wrong day and a missing file" "$bin" merge first.xml tomorrow.xml nowhere.xml
says err "error[merge-days]"
says err "error[file-missing]"
run 2 "merge of nothing" "$bin" merge
cp second.xml kept.xml
run 2 "merge over its own input" "$bin" merge first.xml kept.xml -o kept.xml
result "merge over its own input: it is as it was" cmp second.xml kept.xml
sed '2s/status="failed" exit-code="1"/status="passed" exit-code="0"/' second.xml >green.xml
run 3 "one that contradicts itself" "$bin" merge first.xml green.xml --fail-on never -q
says out "INCOMPLETE: the report contradicts itself"

finish
