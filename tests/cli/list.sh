#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll list. First list rules -v: what each rule looks at, in both languages; the same for rules of one's own. What the words rest on is tested in tests/unit/test_sight.c.
. "$(dirname "$0")/lib/cases.sh"
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$work" || exit 1

# sees LANGUAGE RULE WORDS: the line below the rule's.
sees() {
	grep -A 1 "^$2 " "$work/out" | sed -n 2p >"$work/line"
	if [ "$(cat "$work/line")" = "    $3" ]; then ok "list rules -v, $1: $2"; else not_ok "list rules -v, $1: $2" "$(cat "$work/line")"; fi
}

run 0 "list rules -v" "$bin" list rules -v
sees en classification-missing "looks at: the asset in question"
sees en system-owner-missing "looks at: the asset in question; policies, organisation, records and exceptions"
sees en system-owner-wrong-position "looks at: the asset in question; policies, organisation, records and exceptions"
sees en action-overdue "looks at: policies, organisation, records and exceptions"
sees en submission-overdue "looks at: policies, organisation, records and exceptions; the register of all assets"
rules=$(grep -c '^[a-z][a-z]*-' "$work/out")
result "every rule tells it" test "$(grep -c '^    looks at: [a-z]' "$work/out")" -eq "$rules"
run 0 "list rules -v in Swedish" "$bin" list rules -v --lang sv
sees sv classification-missing "tittar på: tillgången det gäller"
sees sv system-owner-wrong-position "tittar på: tillgången det gäller; policyer, organisation, dokumenterade händelser och undantag"
sees sv submission-overdue "tittar på: policyer, organisation, dokumenterade händelser och undantag; registret över alla tillgångar"
result "every rule tells it in Swedish" test "$(grep -c '^    tittar på: [a-zåäö]' "$work/out")" -eq "$rules"
run 0 "list rules" "$bin" list rules
says_not out "looks at"

cat >own.sch <<'END'
<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<ns prefix="pk" uri="urn:policykoll:1"/>
<xsl:key name="entry" match="pk:entry" use="@id"/>
<pattern id="own-asset"><rule context="pk:asset"><assert id="a" test="@id">T</assert></rule></pattern>
<pattern id="own-entry"><rule context="pk:entry"><assert id="b" test="@id">T</assert></rule></pattern>
<pattern id="own-unit"><rule context="pk:unit"><assert id="c" test="key('entry', 'x')">T</assert></rule></pattern>
</schema>
END
run 0 "list rules -v with rules of one's own" "$bin" list rules -v --rules own.sch
sees own own-asset "looks at: the asset in question"
sees own own-entry "looks at: the register of all assets"
sees own own-unit "looks at: policies, organisation, records and exceptions; the register of all assets"
sed 's/test="@id">T<\/assert><\/rule><\/pattern>/test="..\/pk:asset[2]">T<\/assert><\/rule><\/pattern>/' own.sch >far.sch
cat >demand.xml <<'END'
<repository xmlns="urn:policykoll:1" as-of="2026-11-21">
  <policy id="p"><title xml:lang="sv">P</title><clause id="c" class="machine" obligation="shall"><requirement rule="own-asset" severity="error"/></clause></policy>
  <inventory id="i" unit="u"><asset id="a" kind="system"/></inventory>
</repository>
END
run 0 "check runs the rule" "$bin" check demand.xml --rules own.sch
run 2 "check refuses a rule that looks too far" "$bin" check demand.xml --rules far.sch
says out "error[rule-out-of-reach]: the rule own-asset looks at assets or inventories it cannot see"
says out "  --> far.sch:4:2"
run 2 "check refuses it in Swedish" "$bin" check demand.xml --rules far.sch --lang sv
says out "regeln own-asset ser på tillgångar eller förteckningar som den inte kommer åt"
# --- the other lists, over the samples
samples=$top/samples
day=2026-12-01
for sample in eksjo koncern mjolby; do
	for list in rules clauses policies units assets parameters exceptions formats; do
		set -- "$samples/$sample"
		[ $list != formats ] || shift
		run 0 "list $list, $sample" "$bin" list $list "$@" --as-of $day
		silent err
		run 0 "list $list, $sample, JSON" "$bin" list $list "$@" --as-of $day --format json
		cp out $list.json
		run 0 "list $list, $sample, TSV" "$bin" list $list "$@" --as-of $day --format tsv
		result "list $list, $sample: every line of the TSV has the columns of the first" awk -F '\t' 'NR == 1 { n = NF } NF != n { bad = 1 } END { exit bad || NR < 2 }' out
		if command -v python3 >/dev/null 2>&1; then
			result "list $list, $sample: JSON and TSV tell the same" python3 -c '
import json, sys
rows = json.load(open(sys.argv[1], encoding="utf-8"))
lines = [l.split("\t") for l in open(sys.argv[2], encoding="utf-8").read().rstrip("\n").split("\n")]
told = [["" if v is None else " ".join(str(v).split("\n")) for v in r.values()] for r in rows]
sys.exit(not (rows and [list(rows[0])] + told == lines))' $list.json out
		else
			skip "list $list, $sample: JSON and TSV tell the same" "python3 is not here"
		fi
	done
	# What the lists count is what the documents hold.
	run 0 "list assets, $sample" "$bin" list assets "$samples/$sample" --format tsv
	result "list assets, $sample: all of them" test "$(($(wc -l <out) - 1))" -eq "$(cat "$samples/$sample"/inventory/*.xml | grep -c '<asset ')"
	result "list assets, $sample: each where it stands" awk -F '\t' -v n=0 'NR > 1 { cmd = "sed -n " $9 "p " $8; cmd | getline text; close(cmd); if (index(text, "id=\"" $1 "\"") == 0) exit 1 }' out
	run 0 "list exceptions, $sample" "$bin" list exceptions "$samples/$sample" --as-of $day --format tsv
	result "list exceptions, $sample: by last day" awk -F '\t' 'NR > 1 && $4 < last { exit 1 } NR > 1 { last = $4 }' out
	result "list exceptions, $sample: all of them" test "$(($(wc -l <out) - 1))" -eq "$(grep -c '<exception ' "$samples/$sample/exceptions.xml")"
done
# standing EXCEPTION DAY: its status in the sample Eksjö or Koncern.
standing() { "$bin" list exceptions "$samples/$1" --as-of "$3" --format tsv | awk -F '\t' -v id="$2" '$1 == id { print $6, $5, $7 }'; }
result "an exception on its last day" test "$(standing koncern undantag-planering 2027-05-31)" = "expiring 0 1"
result "an exception the day after" test "$(standing koncern undantag-planering 2027-06-01)" = "expired -1 1"
result "30 days left" test "$(standing koncern undantag-planering 2027-05-01)" = "expiring 30 1"
result "31 days left" test "$(standing koncern undantag-planering 2027-04-30)" = "active 31 1"
result "not yet in force" test "$(standing koncern undantag-avvikelser 2026-11-30)" = "pending 212 0"
result "revoked" test "$(standing koncern undantag-ekonomi $day)" = "revoked 30 0"
result "nobody approved it" test "$(standing koncern undantag-hyra $day)" = "incomplete 120 0"
result "no end" test "$(standing koncern undantag-anhorig $day)" = "incomplete  0"
result "covers nothing" test "$(standing koncern undantag-skrivstod $day)" = "unused 89 0"
result "a legal ground that covers" test "$(standing koncern undantag-riskanalys $day)" = "active 120 1"
cp -r "$samples/koncern" ground
sed 's/\(id="undantag-riskanalys" rule="\)[a-z-]*/\1processor-agreement-missing/' "$samples/koncern/exceptions.xml" >ground/exceptions.xml
run 0 "a legal ground" "$bin" list exceptions ground --as-of $day --format tsv
result "a legal ground need not cover" grep -q "^undantag-riskanalys.*	active	0	" out
run 0 "list exceptions -v" "$bin" list exceptions "$samples/koncern" --as-of $day -v --lang sv
says out "    Systemet byts under våren 2027"
says out "samples/koncern/exceptions.xml:8"
run 0 "list exceptions, no last day" "$bin" list exceptions "$samples/koncern" --as-of $day --lang sv
says out "okänt"
run 0 "list exceptions, no last day, for machines" "$bin" list exceptions "$samples/koncern" --as-of $day --lang sv --format tsv
result "list exceptions, no last day, for machines: as the document says it" grep -q "^undantag-anhorig.*unknown" out
run 0 "list exceptions, colours" "$bin" list exceptions "$samples/koncern" --as-of 2027-05-31 --color always
result "one that ends stands out" grep -q "^$(printf '\033')\[1;33mundantag-planering" out
says_not err "error"
run 0 "list parameters tells the clause" "$bin" list parameters "$samples/koncern" --as-of $day --format tsv
result "list parameters: each value stands where it says" awk -F '\t' 'NR > 1 && $5 != "default" && $8 !~ /^policykoll:/ { cmd = "sed -n " $9 "," $9 + 3 "p " $8; text = ""; while ((cmd | getline line) > 0) text = text line; close(cmd); n++; if (index(text, $2) == 0) exit 1 } END { exit n < 5 }' out
run 2 "list formats takes no path" "$bin" list formats .
says err 'policykoll list does not take "."'
run 2 "a format that is not there" "$bin" list units . --format tvs
says err "did you mean tsv?"
mkdir empty
for list in policies units assets parameters exceptions; do
	run 0 "list $list of nothing" "$bin" list $list empty --lang sv
	result "list $list of nothing: one line" test "$(wc -l <out)" -eq 1
	run 0 "list $list of nothing, JSON" "$bin" list $list empty --format json
	result "list $list of nothing: an empty array" test "$(cat out)" = "[]"
done
if [ -w /dev/full ]; then
	"$bin" list assets "$samples/eksjo" >/dev/full 2>err
	result "list to a full disk" test $? -eq 4
fi
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	script -qec "stty cols 60; '$bin' list assets '$samples/koncern' --color never" /dev/null </dev/null 2>/dev/null | tr -d '\r' >out
	run_name="a narrow terminal" says out "    Kind: system"
	script -qec "stty cols 400; '$bin' list assets '$samples/koncern' --color never" /dev/null </dev/null 2>/dev/null | tr -d '\r' >out
	run_name="a wide terminal" says out "Asset             Kind"
else
	skip "a narrow terminal" "script(1) is not here, or has no terminal"
fi
finish
