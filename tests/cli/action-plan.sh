#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# render action-plan: every gap is in the page, the tables and the records; the records go into the repository, and the next check follows them up.
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)
day=2026-11-21
cd "$work" || exit 1
count() { xmllint --xpath "count($2)" "$1"; }
gap="//*[local-name()='finding'][@outcome='gap']"
action="/*/*[local-name()='action']"
plain() { cut -f1-4 "$1" | sort; }
rules_of() { comm -13 "$1" "$2" | cut -f1,3; }

for sample in eksjo koncern mjolby; do
	cp -r "$top/samples/$sample" $sample
	"$bin" check $sample --as-of $day --fail-on never -q -o $sample-0.xml -o $sample-0.tsv >/dev/null 2>&1
	n=$(count $sample-0.xml "$gap")
	result "$sample: there are gaps" test "$n" -gt 10

	# --- the plan in all formats
	run 0 "$sample: written" "$bin" render action-plan $sample --as-of $day -q -o plan-$sample.html -o plan-$sample.csv -o plan-$sample.xlsx --output records=plan-$sample.xml
	result "$sample: the records are valid" xmllint --noout --nonet --schema "$top/schema/records.xsd" plan-$sample.xml
	result "$sample: an action for each gap" test "$(count plan-$sample.xml "$action[@finding][@planned-on][@plan='gap-plan-$day']")" -eq "$n"
	result "$sample: titles in both languages" test "$(count plan-$sample.xml "/*/*[*[local-name()='title'][lang('sv')] and *[local-name()='title'][lang('en')]]")" -eq $((n + 1))
	result "$sample: a gap with an owner has him" test "$(count plan-$sample.xml "$action[@responsible]")" -ge "$(count $sample-0.xml "$gap[*/@owner]")"
	xmllint --xpath "$gap/@id" $sample-0.xml | sort >ids
	xmllint --xpath "$action/@finding" plan-$sample.xml | sed 's/ finding=/ id=/' | sort >answered
	result "$sample: each gap is answered" cmp ids answered
	result "$sample: every date says what it is based on" test "$(grep -cE '"(by severity|as in an earlier report|the planned day of the action)"' plan-$sample.csv)" -ge "$n"
	result "$sample: a row for each" test "$(tr -d '\n' <plan-$sample.csv | tr '\r' '\n' | grep -c .)" -eq $((n + 1))
	result "$sample: a line of the page for each" test "$(xmllint --html --xpath "count(//tr[starts-with(@id,'f-') or starts-with(@id,'f=')])" plan-$sample.html 2>/dev/null)" -eq "$n"
	persons=$(grep -rhoE 'person="[^"]*"' $sample --include=*.xml | sed 's/person="\(.*\)"/\1/' | sort -u)
	result "$sample: there are persons" test -n "$persons"
	for person in $persons; do
		! grep -qwF -e "$person" plan-$sample.html plan-$sample.csv plan-$sample.xml || not_ok "$sample: a person is told of" "$person"
	done
	run 0 "$sample: the same again" "$bin" render action-plan $sample --as-of $day -q --lang sv --output records=again.xml
	result "$sample: ids and days do not depend on run or language" cmp plan-$sample.xml again.xml
	rm again.xml

	# --- in the repository
	cp plan-$sample.xml $sample/plan.xml
	run 0 "$sample: checked" "$bin" check $sample --as-of $day --fail-on never -q -o $sample-1.xml -o $sample-1.tsv
	plain $sample-0.tsv >before
	plain $sample-1.tsv >after
	result "$sample: no gap is gone" test -z "$(comm -23 before after)"
	# who adopted the plan, and when, is for people to fill in
	result "$sample: no gap is new" test -z "$(rules_of before after | grep -v -x -e 'not-evaluable	action-plan-adopted-by-wrong-body' -e 'not-evaluable	action-plan-not-revised')"
	result "$sample: every gap has its action" test "$(count $sample-1.xml "$gap[@due-from='action'][*[local-name()='action'][starts-with(@ref,'gap-')]]")" -eq "$n"
	xmllint --xpath "$gap/@due" $sample-0.xml | sort >days-0
	xmllint --xpath "$gap/@due" $sample-1.xml | sort >days-1
	result "$sample: the days are those that were planned" cmp days-0 days-1
	run 0 "$sample: planned again" "$bin" render action-plan $sample --as-of $day -q --output records=again.xml
	result "$sample: nothing is planned twice" test "$(count again.xml '/*/*')" -eq 0
	result "$sample: that is valid" xmllint --noout --nonet --schema "$top/schema/records.xsd" again.xml
	rm again.xml
done

# --- afterwards
"$bin" check eksjo --as-of 2027-02-28 --fail-on never -q -o late.xml >/dev/null 2>&1
result "late: actions that are not done are gaps" test "$(count late.xml "$gap[@rule='action-overdue'][starts-with(*/@id,'gap-')]")" -eq "$(xmllint --xpath "$action/@planned-on" eksjo/plan.xml | sed 's/.*"\(.*\)"/\1/' | awk '$1 < "2027-02-28"' | wc -l)"
run 0 "late: the page" "$bin" render action-plan eksjo --as-of 2027-02-28 -q --lang sv -o late.html
result "late: the overdue are told" grep -q 'Försenad' late.html
first=$(xmllint --html --xpath "string((//table[contains(@class,'plan')])[1]//tbody/tr[1]/td[1]/time/@datetime)" late.html 2>/dev/null)
last=$(xmllint --html --xpath "string((//table[contains(@class,'plan')])[1]//tbody/tr[last()]/td[1]/time/@datetime)" late.html 2>/dev/null)
result "late: the first comes first ($first, $last)" test "$(printf '%s\n%s\n' "$first" "$last" | sort | head -1)" = "$first"

# done, but the gap is still there
xmllint --xpath "string($action[1]/@id)" eksjo/plan.xml >done.id
sed -i "s/<action id=\"$(cat done.id)\"/& done-on=\"2026-11-20\"/" eksjo/plan.xml
"$bin" check eksjo --as-of $day --fail-on never -q -o done.xml >/dev/null 2>&1
result "done: the report tells of it" test "$(count done.xml "$gap[@due-from='severity']/*[local-name()='action'][@ref='$(cat done.id)'][@done-on='2026-11-20']")" -eq 1
run 0 "done: a new plan" "$bin" render action-plan eksjo --as-of $day -q --lang en -o done.html --output records=new.xml
result "done: the page tells that the gap remains" grep -q 'done on 2026-11-20, but the gap remains' done.html
result "done: a new action" test "$(count new.xml "$action")" -eq 1
result "done: with an id of its own" sh -c "! grep -q 'id=\"$(cat done.id)\"' new.xml"
cp new.xml eksjo/plan-2.xml
run 0 "done: both in the repository" "$bin" check eksjo --as-of $day --fail-on never -q -o both.xml
result "done: the new one counts" test "$(count both.xml "$gap[@due-from='action'][count(*[local-name()='action'])=2]")" -eq 1

# --- of a unit, of nothing, of what cannot be read
unit=$(xmllint --xpath "string(($gap[*/@owner]/*/@unit)[1])" eksjo-0.xml)
run 0 "unit" "$bin" render action-plan "$top/samples/eksjo" --unit "$unit" --as-of $day -q --output records=unit.xml
result "unit: it is the unit's plan" test "$(count unit.xml "/*/*[local-name()='action-plan'][@unit='$unit'][@level='unit']")" -eq 1
result "unit: fewer actions" test "$(count unit.xml "$action")" -lt "$(count plan-eksjo.xml "$action")"
mkdir fine
cp "$top/samples/eksjo/organisation.xml" fine/
run 0 "no gaps" "$bin" render action-plan fine --as-of $day -q -o fine.html -o fine.csv --output records=fine.xml --lang en
result "nothing was checked: said" grep -q 'Nothing was checked' fine.html
result "no gaps: no action" test "$(count fine.xml "$action")" -eq 0
mkdir none
run 5 "no documents" "$bin" render action-plan none --as-of $day -o none.html
result "no documents: nothing is written" test ! -e none.html
cp -r "$top/samples/eksjo" broken
printf '<records xmlns="urn:policykoll:1" id="x">' >broken/x.xml
run 3 "a broken document" "$bin" render action-plan broken --as-of $day -q --lang en -o broken.html --output records=broken-plan.xml
result "a broken document: the page says so" grep -q 'banner' broken.html
result "a broken document: so do the records" grep -q 'was not complete' broken-plan.xml
result "a broken document: they are valid" xmllint --noout --nonet --schema "$top/schema/records.xsd" broken-plan.xml
run 2 "what somebody has filled in is not written over" "$bin" render action-plan eksjo --as-of $day -q --output records=eksjo/plan.xml
run 2 "an unknown format" "$bin" render action-plan eksjo --as-of $day --format recods
says err "records"
finish
