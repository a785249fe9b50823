#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll list rules -v: what each rule looks at, in both languages; the same for rules of one's own. What the words rest on is tested in tests/unit/test_sight.c.
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
finish
