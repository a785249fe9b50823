#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check --baseline and --only-new: what is known, what counts, what is shown, and baselines that cannot be used.
. "$(dirname "$0")/lib/cases.sh"
day=2026-11-21
base=$work/base.xml

check() { # CODE NAME ARGUMENT...
	check_code=$1 check_name=$2
	shift 2
	run "$check_code" "$check_name" "$bin" check --as-of $day "$@"
}
attribute() { xmllint --xpath "string(/*/*[local-name()='baseline']/@$1)" "$work/r.xml"; }
marked() { xmllint --xpath "count(//*[local-name()='finding'][@baseline='$1'])" "$work/r.xml"; }

make_repository "$work/repo" without 3
check 1 "the baseline" -q -o "$base" "$work/repo"

# --- known, new, fixed
check 1 "all known" --baseline "$base" -o "$work/r.xml" "$work/repo"
says out "since 2026-11-21: 0 new, 3 known, 0 fixed"
says out "= note: known since 2026-11-21"
result "all known: marked in the report" test "$(marked known) $(marked new)" = "3 0"
result "all known: the report is valid" sh -c 'xmllint --noout --nonet --schema schema/report.xsd "$1" 2>/dev/null' - "$work/r.xml"
result "all known: counts in the report" test "$(attribute known) $(attribute new) $(attribute fixed) $(attribute only-new) $(attribute as-of)" = "3 0 0 no 2026-11-21"
result "all known: the baseline's digest" test "$(attribute sha256)" = "$(sha256sum "$base" | cut -d' ' -f1)"
check 0 "only new, nothing is" --baseline "$base" --only-new "$work/repo"
says out "3 gaps known since 2026-11-21 are not shown"
says out "PASSED, WITH GAPS: 3 findings, but no new finding at or above --fail-on error"
says_not out "System 1"
check 0 "only new, nothing is, in Swedish" --baseline "$base" --only-new --lang sv "$work/repo"
says out "GODKÄND, MEN MED BRISTER: 3 avvikelser, men ingen ny avvikelse på eller över --fail-on error"
says out "3 brister som är kända sedan 2026-11-21 visas inte"

# The baseline's own place, order and language do not matter.
mkdir "$work/moved"
for f in inventory organisation policy; do
	{ printf '<!-- moved\n\n -->\n'; cat "$work/repo/$f.xml"; } >"$work/moved/other-$f.xml"
done
check 0 "moved and renamed" --baseline "$base" --only-new --fail-on info --lang sv "$work/moved"

sed 's/sys-2/sys-9/; s/System 2/System 9/' "$work/repo/inventory.xml" >"$work/x" && cat "$work/x" >"$work/repo/inventory.xml"
check 1 "one new, one fixed" --baseline "$base" --only-new -o "$work/r.xml" -o "$work/r.html" "$work/repo"
says out "since 2026-11-21: 1 new, 2 known, 1 fixed"
says out "FAILED: 1 new finding at or above --fail-on error"
says out "System 9"
says out "= note: it was not so in the report of 2026-11-21"
says_not out "System 1"
result "one new, one fixed: the report keeps all" test "$(marked known) $(marked new)" = "2 1"
result "one new, one fixed: counted in html" grep -q "1 new" "$work/r.html"
run 1 "a report made of the report says the same" "$bin" report -q "$work/r.xml"
says out "since 2026-11-21: 1 new, 2 known, 1 fixed"
says out "FAILED: 1 new finding at or above --fail-on error"
check 1 "one new, all shown" --baseline "$base" "$work/repo"
says out "FAILED: 3 findings at or above --fail-on error"
says out "System 1"
cp "$work/r.xml" "$work/r1.xml"
check 1 "once more" --baseline "$base" --only-new -q -o "$work/r.xml" "$work/repo"
result "the same bytes" cmp "$work/r.xml" "$work/r1.xml"

# --- every threshold against every severity of what is new
for severity in error warning info; do
	make_repository "$work/repo" without 1 system-owner-missing system-manager-missing
	sed "s/rule=\"system-manager-missing\"/& severity=\"$severity\"/" "$work/repo/policy.xml" >"$work/x" && cat "$work/x" >"$work/repo/policy.xml"
	"$bin" check --as-of $day -q --rule system-owner-missing -o "$work/part.xml" "$work/repo" >/dev/null
	for threshold in error warning info never; do
		case $threshold-$severity in
		error-error | warning-error | warning-warning | info-*) expected=1 ;;
		*) expected=0 ;;
		esac
		check $expected "a new $severity, --fail-on $threshold" --baseline "$work/part.xml" --only-new -q --fail-on $threshold "$work/repo"
		says out "1 new, 1 known, 0 fixed"
	done
done
check 1 "a baseline of a part is said" --baseline "$work/part.xml" --fail-on info "$work/repo"
says out "the earlier report is of a part only (--rule system-owner-missing)"

# --- worse than before is not known
make_repository "$work/repo" without 1
sed 's/rule="system-owner-missing"/& severity="info"/' "$work/repo/policy.xml" >"$work/x" && cp "$work/repo/policy.xml" "$work/strict" && cat "$work/x" >"$work/repo/policy.xml"
check 0 "a mild baseline" -q -o "$work/mild.xml" "$work/repo"
cat "$work/strict" >"$work/repo/policy.xml"
check 1 "milder before is new" --baseline "$work/mild.xml" --only-new "$work/repo"
says out "1 new, 0 known, 0 fixed"

# --- what is not complete stays so
make_repository "$work/repo" without 3
check 1 "a new baseline" -q -o "$base" "$work/repo"
cp "$work/repo/inventory.xml" "$work/repo/two.xml"
sed 's/inv-social/inv-two/; s/sys-/two-/g; $d' "$work/repo/inventory.xml" >"$work/repo/two.xml"
check 3 "a broken document is not forgiven" --baseline "$base" --only-new -q "$work/repo"
rm "$work/repo/two.xml"
mkdir -p "$work/empty"
check 5 "nothing to check is not forgiven" --baseline "$base" --only-new -q "$work/empty"
says out "0 new, 0 known, 0 fixed"

# --- baselines that cannot be used: never green
make_repository "$work/good" with 3
printf '' >"$work/blank.xml"
head -c 3000 "$base" >"$work/cut.xml"
sed 's/outcome="gap"/outcome="pass"/' "$base" >"$work/wrong.xml"
sed 's/errors="3"/errors="2"/' "$base" >"$work/forged.xml"
sed 's/format-version="1"/format-version="7"/' "$base" >"$work/future.xml"
for bad in gone.xml blank.xml cut.xml wrong.xml forged.xml future.xml repo repo/policy.xml; do
	check 3 "baseline $bad" --baseline "$work/$bad" --only-new -o "$work/bad.tsv" "$work/good"
	says out "error["
	says_not out "PASSED"
	check 3 "baseline $bad, what there is still counts" --baseline "$work/$bad" -q "$work/repo"
	says out "3 findings at or above --fail-on error"
done
run 2 "--only-new alone" "$bin" check --only-new "$work/good"
says err "--baseline REPORT.xml"
run 2 "--only-new alone writes nothing" "$bin" check --only-new -o "$work/none.xml" "$work/good"
result "--only-new alone: no file" test ! -e "$work/none.xml"
cp "$base" "$work/kept.xml"
check 2 "never over the baseline" --baseline "$base" -o "$base" "$work/repo"
result "never over the baseline: it is as it was" cmp "$base" "$work/kept.xml"
"$bin" check --as-of $day --baseline - --only-new -q "$work/repo" <"$base" >"$work/out" 2>"$work/err"
result "the baseline from standard input" test $? -eq 0
"$bin" check --as-of $day --baseline - -q - <"$base" >"$work/out" 2>"$work/err"
result "standard input once" test $? -eq 2
check 0 "a baseline that lies in the repository" --baseline "$base" --only-new -q "$work/repo" "$base"

# --- what was not read is not fixed
make_repository "$work/whole" without 3
sed 's/id="inv/id="more-inv/; s/"sys-/"more-/; s/System /More /' "$work/whole/inventory.xml" >"$work/whole/more.xml"
cp -R "$work/whole" "$work/left"
check 1 "two inventories" -q -o "$work/two.xml" "$work/whole"
result "two inventories: gaps in both" test "$(grep -c '<finding .*rule="system-owner-missing"' "$work/two.xml")" = 6
check 1 "without one of them" --baseline "$work/two.xml" -q "$work/whole/policy.xml" "$work/whole/organisation.xml" "$work/whole/inventory.xml"
says out "since 2026-11-21: 0 new, 3 known, 0 fixed"
check 1 "one left out" --baseline "$work/two.xml" -q "$work/whole" --exclude more.xml
says out "since 2026-11-21: 0 new, 3 known, 0 fixed"
printf '<configuration xmlns="urn:policykoll:1"><exclude glob="more.xml"/></configuration>' >"$work/whole/policykoll.xml"
check 1 "one left out by the settings" --baseline "$work/two.xml" -q -o "$work/r.xml" "$work/whole"
says out "since 2026-11-21: 0 new, 3 known, 0 fixed"
run 0 "one left out by the settings: diff" "$bin" diff "$work/two.xml" "$work/r.xml"
says out "0 new, 0 changed, 0 gaps fixed, 3 not seen"
rm "$work/whole/policykoll.xml" "$work/whole/more.xml"
check 1 "one is gone" --baseline "$work/two.xml" -q "$work/whole"
says out "since 2026-11-21: 0 new, 3 known, 3 fixed"

# --- a policy that is gone is told, for its rules are silent
cp -R samples/mjolby "$work/mjolby"
check 1 "two laws and a policy" -q -o "$work/policies.xml" "$work/mjolby"
rm "$work/mjolby/policy.xml"
check 0 "the policy is gone" --baseline "$work/policies.xml" --only-new "$work/mjolby"
says out "warning[compare-policy-removed]: the policy mjolby"

# --- a run that never began is of the day that was asked for, too
run 2 "wrong usage" "$bin" check --as-of $day --rule no-such-rule -o "$work/r.xml" "$work/repo"
result "wrong usage: the day" grep -q "as-of=\"$day\"" "$work/r.xml"

finish
