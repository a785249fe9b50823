#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Slips that would make a check look better than it is: a wrong id, a wrong value, an exception that excepts nothing, a policy that is not in force.
# Each is said, in both languages, with its exit code; what is right on the boundary stays quiet. The date of every run is 2026-11-21.
. "$(dirname "$0")/lib/cases.sh"

day=2026-11-21
none='</none>'

# say_both CODE NAME MESSAGE ENGLISH SWEDISH COMMAND...: the exit code and the message in both languages; two texts may be empty.
say_both() {
	both_code=$1 both_name=$2 both_id=$3 both_en=$4 both_sv=$5 both_command=$6
	shift 6
	for both_lang in en sv; do
		run "$both_code" "$both_name ($both_lang)" "$bin" "$both_command" --lang $both_lang "$@"
		says out "[$both_id]"
		if [ $both_lang = en ]; then says out "$both_en"; else says out "$both_sv"; fi
	done
}
check() {
	check_code=$1 check_name=$2 check_id=$3 check_en=$4 check_sv=$5
	shift 5
	say_both "$check_code" "$check_name" "$check_id" "$check_en" "$check_sv" check --as-of $day "$@"
}
# quiet CODE NAME MESSAGE ARGUMENT...: the run does not say the message.
quiet() {
	quiet_code=$1 quiet_name=$2 quiet_id=$3
	shift 3
	run "$quiet_code" "$quiet_name" "$bin" check --as-of $day "$@"
	says_not out "[$quiet_id"
}

# fresh FOLDER: a repository with one gap, system-owner-missing of sys-1.
fresh() { rm -rf "$work/$1"; make_repository "$work/$1" without; }
# change FOLDER FILE SED: edits one document; it must have changed.
change() {
	sed "$3" "$work/$1/$2" >"$work/changed"
	! cmp -s "$work/changed" "$work/$1/$2" || not_ok "$1/$2 is changed by $3" "it is not"
	cp "$work/changed" "$work/$1/$2"
}
# exception FOLDER ATTRIBUTES [CONTENT]: an exception for the gap.
because='<reason xml:lang="en">Constructed</reason>'
exception() {
	[ "${3:-}" != "$none" ] || set -- "$1" "$2" ""
	printf '<exceptions xmlns="urn:policykoll:1" id="e"><exception id="exc-1" %s>%s</exception></exceptions>\n' "$2" "${3-$because}" >"$work/$1/exceptions.xml"
}
covers='rule="system-owner-missing" approved-by="pos-chef"'

# --- 1: references
fresh unit
change unit inventory.xml 's/owning-unit="social"/owning-unit="socail"/'
check 3 "a unit with a slip" xml-reference-near 'Did you mean social?' 'Menade du social?' "$work/unit"
says out 'inventory.xml:2:'
check 3 "a wrong reference is not hidden by a threshold" xml-reference-near '"socail"' '”socail”' --fail-on never "$work/unit"
say_both 3 "validate finds it, too" xml-reference-near 'social' 'social' validate "$work/unit"
say_both 3 "validate of the inventory beside the organisation" xml-reference-near 'social' 'social' validate "$work/unit/organisation.xml" "$work/unit/inventory.xml"
run 0 "validate of the inventory alone cannot know" "$bin" validate "$work/unit/inventory.xml"
says_not out xml-reference
run 1 "check without an organisation cannot know" "$bin" check --as-of $day "$work/unit/inventory.xml" "$work/unit/policy.xml"
says_not out xml-reference
"$bin" check --as-of $day --format report -q "$work/unit" >"$work/report.xml" 2>/dev/null
grep 'inventory.xml' "$work/report.xml" | grep -q 'status="invalid"'
result "the report calls the file invalid" test $? -eq 0
grep 'policy.xml' "$work/report.xml" | grep -q 'status="valid"'
result "and no other" test $? -eq 0
result "and the run incomplete" grep -q '<report .*status="incomplete"' "$work/report.xml"

fresh position
change position inventory.xml 's/<inventory /<inventory submitted-by="the-vikar" /'
check 3 "a position nothing is near" xml-reference-unknown '"the-vikar"' '”the-vikar”' "$work/position"
fresh assignment
change assignment inventory.xml 's/<\/asset>/<role name="system-owner" assignment="a-2"\/><\/asset>/'
check 3 "an assignment with a slip" xml-reference-near 'Did you mean a-1?' 'Menade du a-1?' "$work/assignment"
fresh approver
exception approver 'rule="system-owner-missing" approved-by="pos-chf" expires-on="2027-12-31"'
check 3 "an approver with a slip" xml-reference-near 'Did you mean pos-chef?' 'Menade du pos-chef?' "$work/approver"
fresh policy
exception policy "$covers policy=\"qqqqq\" expires-on=\"2027-12-31\""
check 3 "a policy that is not there" xml-reference-unknown '"qqqqq"' '”qqqqq”' "$work/policy"
fresh scope
change scope policy.xml 's/<clause id="c-1"/<scope units="socail"\/>&/'
check 3 "a unit of a scope with a slip" xml-reference-near 'Did you mean social?' 'Menade du social?' "$work/scope"
fresh depends
change depends inventory.xml 's/<\/asset>/<dependency asset="sys-9"\/><\/asset>/'
check 3 "a dependency on nothing" xml-reference-unknown '"sys-9"' '”sys-9”' "$work/depends"
quiet 1 "a dependency, without an organisation" xml-reference "$work/depends/inventory.xml" "$work/depends/policy.xml"
run 0 "a dependency, without a policy" "$bin" validate "$work/depends/inventory.xml" "$work/depends/organisation.xml"

# --- ids in two documents
fresh twice
sed 's/ id="org"/ id="org-2"/' "$work/twice/organisation.xml" >"$work/twice/second.xml"
check 3 "a unit twice" id-twice '"social" is already used, at ' '”social” används redan, i ' "$work/twice"
says out '”pos-chef”'
says out '”a-1”'
fresh twins
cp "$work/twins/policy.xml" "$work/twins/second.xml"
check 3 "a policy twice" id-twice '"p" is already used, at ' '”p” används redan, i ' "$work/twins"

# --- 2: values of parameters
# parameter FOLDER RULE PARAMETER: a policy that demands the rule with the parameter element's attributes.
parameter() {
	rm -rf "$work/$1"
	make_repository "$work/$1" with 1 "$2"
	change "$1" policy.xml "s|<requirement rule=\"$2\"/>|<requirement rule=\"$2\"><parameter basis=\"assumption\" $3/></requirement>|"
}
for value in 12M P soon PT5H; do
	parameter duration access-review-overdue "name=\"access-review-interval\" value=\"$value\""
	check 2 "no duration: $value" parameter-value "the parameter access-review-interval cannot be \"$value\"" "$value" "$work/duration"
done
parameter unit access-review-overdue 'name="access-review-interval" value="twelve" unit="months"'
check 2 "no number of months" parameter-value '"twelve"' '”twelve”' "$work/unit"
parameter date framework-mapping-missing 'name="framework" value="2026-02-29" unit="date"'
check 2 "no date" parameter-value '"2026-02-29"' '”2026-02-29”' "$work/date"
parameter bare access-review-overdue 'name="access-review-interval" value="24"'
check 2 "a number without its unit" parameter-value '"24"' '”24”' "$work/bare"
parameter word access-review-overdue 'name="asset-kinds" value="system servise"'
check 2 "a word with a slip" parameter-word-guess 'did you mean service?' 'menade du service?' "$work/word"
parameter words access-review-overdue 'name="lifecycle" value="zzz"'
check 2 "a word nothing is near" parameter-word 'planned, in-introduction' 'planned, in-introduction' "$work/words"
parameter critical access-review-overdue 'name="criticality" value="critcal"'
check 2 "a criticality with a slip" parameter-word-guess 'did you mean critical?' 'menade du critical?' "$work/critical"
parameter kinds unit-without-inventory 'name="unit-kinds" value="sectr"'
check 2 "a kind of unit with a slip" parameter-word-guess 'did you mean sector?' 'menade du sector?' "$work/kinds"

# A review a year and a half ago: 24 months are enough, 12 are not.
reviewed() {
	parameter "$1" access-review-overdue "$2"
	change "$1" inventory.xml 's/<\/asset>/<review kind="access" done-on="2025-05-21"\/><\/asset>/'
}
reviewed months 'name="access-review-interval" value="24" unit="months"'
run 0 "24 months are a duration" "$bin" check --as-of $day --fail-on warning "$work/months"
reviewed years 'name="access-review-interval" value="2" unit="years"'
run 0 "2 years are a duration" "$bin" check --as-of $day --fail-on warning "$work/years"
reviewed short 'name="access-review-interval" value="12" unit="months"'
run 1 "12 months are a shorter one" "$bin" check --as-of $day --fail-on warning "$work/short"
says out access-review-overdue
run 0 "explain shows what holds" "$bin" explain access-review-overdue "$work/months"
says out "P24M"

# --- 3: exceptions
fresh complete
exception complete "$covers expires-on=\"2027-12-31\""
run 0 "a complete exception excepts" "$bin" check --as-of $day "$work/complete"
says_not out '[exception-'
fresh reason
exception reason "$covers expires-on=\"2027-12-31\"" "$none"
check 1 "without a reason" exception-incomplete 'exc-1 states no reason, no approver or no end' 'exc-1 saknar skäl, beslutsfattare eller slutdatum' "$work/reason"
says out system-owner-missing
"$bin" check --as-of $day --format report -q "$work/reason" >"$work/report.xml" 2>/dev/null
result "the report says incomplete" grep -q '<exception .*status="incomplete"' "$work/report.xml"
fresh nobody
exception nobody 'rule="system-owner-missing" expires-on="2027-12-31"'
check 1 "without approval" exception-incomplete 'exc-1 states no' 'exc-1 saknar' "$work/nobody"
fresh unused
exception unused "$covers asset=\"sys-99\" expires-on=\"2027-12-31\""
check 1 "for an asset that is not there" exception-unused 'the exception exc-1 covers nothing' 'undantaget exc-1 omfattar ingenting' "$work/unused"
for option in --ignore-exceptions "--rule system-owner-missing"; do
	for name in reason nobody unused; do
		# shellcheck disable=SC2086
		quiet 1 "$name with $option" exception- $option "$work/$name"
	done
done
fresh past
exception past "$covers asset=\"sys-99\" expires-on=\"2026-11-20\""
quiet 1 "ended, and covering nothing" exception- "$work/past"

# ends EXIT DAY MESSAGE ENGLISH SWEDISH
ends() {
	fresh ends
	exception ends "$covers expires-on=\"$2\""
	check "$1" "ends $2" "$3" "$4" "$5" "$work/ends"
}
ends 0 2026-11-21 exception-ends '2026-11-21, in 0 days' '2026-11-21, om 0 dagar'
ends 0 2026-11-22 exception-ends-day '2026-11-22, in 1 day' '2026-11-22, om 1 dag'
ends 0 2026-11-23 exception-ends '2026-11-23, in 2 days' '2026-11-23, om 2 dagar'
ends 0 2026-12-21 exception-ends '2026-12-21, in 30 days' '2026-12-21, om 30 dagar'
quiet 0 "ending soon, exceptions not narrowed" exception-unused "$work/ends"
quiet 1 "ending soon with --ignore-exceptions" exception- --ignore-exceptions "$work/ends"
quiet 0 "ending soon with --rule" exception- --rule system-owner-missing "$work/ends"
fresh later
exception later "$covers expires-on=\"2026-12-22\""
quiet 0 "ends in 31 days" exception- "$work/later"
fresh ended
exception ended "$covers expires-on=\"2026-11-20\""
quiet 1 "ended yesterday" exception- "$work/ended"
says out "it has expired"

fresh slip
exception slip 'rule="system-owner-mising" approved-by="pos-chef" expires-on="2027-12-31"'
check 2 "an exception from a rule with a slip" rule-unknown-guess 'did you mean system-owner-missing?' 'menade du system-owner-missing?' "$work/slip"
fresh norule
exception norule 'rule="qqqqq" approved-by="pos-chef" expires-on="2027-12-31"'
check 2 "an exception from a rule nothing is near" rule-unknown 'qqqqq' 'qqqqq' "$work/norule"

# --- 4: policies that are not in force
# in_force ATTRIBUTES: they hold; not_in_force ATTRIBUTES: they do not, so nothing is demanded.
with_policy() { fresh force; change force policy.xml "s/<policy /<policy $1 /"; }
in_force() { with_policy "$1"; quiet 1 "in force: $1" policy-not-in-force "$work/force"; }
not_in_force() {
	with_policy "$1"
	check 5 "not in force: $1" policy-not-in-force "the policy p is not in force on $day" "policyn p gäller inte $day" "$work/force"
}
in_force 'status="decided"'
in_force 'status="in-force"'
in_force 'valid-from="2026-11-21"'
in_force 'valid-to="2026-11-21"'
in_force 'valid-from="2026-11-21" valid-to="2026-11-21"'
not_in_force 'status="draft"'
not_in_force 'status="on-referral"'
not_in_force 'status="superseded"'
not_in_force 'valid-from="2026-11-22"'
not_in_force 'valid-to="2026-11-20"'
run 1 "the day before it was in force" "$bin" check --as-of 2026-11-20 "$work/force"
says_not out policy-not-in-force

# --- 5: a policy binds its own municipality
# municipal CODE CODE: of the policy and of the organisation.
municipal() {
	fresh code
	change code policy.xml "s|<clause id=\"c-1\"|<municipality code=\"$1\"/>&|"
	[ -z "$2" ] || change code organisation.xml "s/<organisation /&municipality-code=\"$2\" /"
}
for lang in en sv; do
	municipal 0686 0686
	run 1 "of the same municipality ($lang)" "$bin" check --as-of $day --lang $lang "$work/code"
	municipal 0686 0586
	run 5 "of another municipality ($lang)" "$bin" check --as-of $day --lang $lang "$work/code"
	says_not out system-owner-missing
	municipal 0686 ""
	run 1 "of a municipality that is not told ($lang)" "$bin" check --as-of $day --lang $lang "$work/code"
done

# --- 6: validating nothing, and names that are near
mkdir "$work/nothing"
for lang in en sv; do run 5 "validate of nothing ($lang)" "$bin" validate --lang $lang "$work/nothing"; done
says out "inget dokument"
run 3 "validate of a file that is not there" "$bin" validate "$work/nothing/x.xml"
fresh near
change near inventory.xml 's/unit="social"/unit="sobiax"/g'
check 3 "a third of the name is near" xml-reference-near 'Did you mean social?' 'Menade du social?' "$work/near"
change near inventory.xml 's/unit="sobiax"/unit="sobiyx"/g'
check 3 "half of it is not" xml-reference-unknown '"sobiyx"' '”sobiyx”' "$work/near"

finish
