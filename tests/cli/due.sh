#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# When gaps are due: by severity, settings, earlier reports and actions; dates ahead; and saved reports of which somebody has changed any of it.
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)
cp -r "$top/samples/mjolby" "$work/repo"
cd "$work" || exit 1
day=2026-11-21
check() { "$bin" check repo --as-of "${2:-$day}" --fail-on never -q -o "$1" >/dev/null 2>&1; }
said() { cat "$work/err" >>"$work/out"; says out "$1"; }
count() { xmllint --xpath "count($2)" "$1"; }
gap="//*[local-name()='finding'][@outcome='gap']"

# --- by severity, as assumed
check a.xml
result "the schema is met" xmllint --noout --nonet --schema "$top/schema/report.xsd" a.xml
result "there are gaps" test "$(count a.xml "$gap")" -gt 20
result "errors are due in 30 days" test "$(count a.xml "$gap[@severity='error'][@due='2026-12-21'][@due-from='severity']")" -eq "$(count a.xml "$gap[@severity='error']")"
result "warnings are due in 90 days" test "$(count a.xml "$gap[@severity='warning'][@due='2027-02-19']")" -eq "$(count a.xml "$gap[@severity='warning']")"
result "infos are due in 180 days" test "$(count a.xml "$gap[@severity='info'][@due='2027-05-20']")" -eq "$(count a.xml "$gap[@severity='info']")"
result "nothing else is due" test "$(count a.xml "//*[local-name()='finding'][not(@outcome='gap')][@due or @due-from]")" -eq 0
result "the times are told as assumed" test "$(count a.xml "//*[local-name()='due-periods'][@error='P30D'][@warning='P90D'][@info='P180D'][@basis='default']")" -eq 1

# --- settings
set_due() { sed -i '/<due /d; s|</configuration>|  <due '"$1"'/>\n</configuration>|' repo/policykoll.xml; }
set_due 'error="P0D" warning="P1M"'
check s.xml
result "settings: by month" test "$(count s.xml "$gap[@severity='warning'][@due='2026-12-21']")" -eq "$(count s.xml "$gap[@severity='warning']")"
result "settings: at once" test "$(count s.xml "$gap[@severity='error'][@due='2026-11-21']")" -eq "$(count s.xml "$gap[@severity='error']")"
result "settings: what is not set is assumed" test "$(count s.xml "//*[local-name()='due-periods'][@error='P0D'][@warning='P1M'][@info='P180D'][@basis='configuration']")" -eq 1
run 0 "settings: they are shown" "$bin" check repo --as-of $day --show-config
says out "due-error"
says out "P1M"
says out "P180D"
for value in P11Y P PT1H -P1D 30 P1D1M ''; do
	set_due "error=\"$value\""
	run 2 "settings: '$value' is no time" "$bin" check repo --as-of $day
done
set_due 'eror="P1D"'
run 2 "settings: an unknown attribute" "$bin" check repo --as-of $day
set_due 'error="P1D"'
sed -i 's|</configuration>|<due info="P1D"/></configuration>|' repo/policykoll.xml
run 2 "settings: twice" "$bin" check repo --as-of $day
said "due is set twice"
cp "$top/samples/mjolby/policykoll.xml" repo/policykoll.xml

# --- nothing but the dates depends on them
strip() { sed -e 's/ due="[^"]*"//; s/ due-from="[^"]*"//' -e '/<due-periods/d' -e '/<input path="repo\/policykoll.xml"/d' "$1"; }
strip a.xml >a.plain
strip s.xml >s.plain
result "the times change nothing else" cmp a.plain s.plain
run 0 "diff: nothing has changed" "$bin" diff a.xml s.xml --fail-on info
run 0 "merge: other times are refused by no chance" "$bin" report a.xml -q --fail-on never
sed 's/path="repo\//path="other\//; s/ error="P30D"/ error="P31D"/; s/due="2026-12-21" due-from="severity"/due="2026-12-22" due-from="severity"/' a.xml >b.xml
run 2 "merge: other times are refused" "$bin" merge a.xml b.xml -q
says err "merge-due"

# --- earlier reports
check early.xml 2026-09-01
known="$gap[@baseline='known']"
"$bin" check repo --as-of $day --baseline early.xml --fail-on never -q -o k.xml >/dev/null 2>&1
result "baseline: known gaps are there" test "$(count k.xml "$known")" -gt 20
result "baseline: they keep their day" test "$(count k.xml "$known[@due-from='earlier-report'][@severity='error'][@due='2026-10-01']")" -eq "$(count k.xml "$known[@severity='error']")"
result "baseline: new ones have theirs" test "$(count k.xml "$gap[@baseline='new'][not(@due-from='severity')]")" -eq 0
"$bin" check repo --as-of $day --previous early.xml --fail-on never -q -o p.xml >/dev/null 2>&1
result "previous: the same days" test "$(count p.xml "$gap[@due-from='earlier-report']")" -eq "$(count k.xml "$known")"
"$bin" check repo --as-of 2026-12-01 --baseline k.xml --fail-on never -q -o k2.xml >/dev/null 2>&1
result "and so on" test "$(count k2.xml "$gap[@due='2026-10-01'][@due-from='earlier-report']")" -eq "$(count k.xml "$known[@severity='error']")"
run 0 "baseline: read back" "$bin" report k.xml -q --fail-on never -o k3.xml
result "baseline: the same" cmp k.xml k3.xml

# --- actions
id=$(xmllint --xpath "string(($gap[@severity='error'])[1]/@id)" a.xml)
add() { sed -i "s|</records>|  $1\n</records>|" repo/records.xml; }
add "<action id=\"svar-sen\" finding=\"$id\" planned-on=\"2027-06-30\"><title xml:lang=\"sv\">senare</title></action>"
add "<action id=\"svar-1\" finding=\"$id\" planned-on=\"2027-03-31\"><title xml:lang=\"sv\">svar</title></action>"
add "<action id=\"svar-gjord\" finding=\"$id\" planned-on=\"2026-01-31\" done-on=\"2026-02-01\"><title xml:lang=\"sv\">gjord</title></action>"
add "<action id=\"svar-annat\" finding=\"no-such-rule/asset: x  y\" planned-on=\"2026-01-31\"><title xml:lang=\"sv\">annat</title></action>"
check r.xml
answered="//*[local-name()='finding'][@id='$id']"
result "action: the schema is met" xmllint --noout --nonet --schema "$top/schema/report.xsd" r.xml
result "action: its day counts" test "$(count r.xml "$answered[@due='2027-03-31'][@due-from='action']")" -eq 1
result "action: all are listed, the one that counts first" test "$(xmllint --xpath "concat($answered/*[local-name()='action'][1]/@ref,' ',$answered/*[local-name()='action'][2]/@ref,' ',$answered/*[local-name()='action'][3]/@ref)" r.xml)" = "svar-1 svar-sen svar-gjord"
result "action: no other gap is answered" test "$(count r.xml "//*[local-name()='finding'][*[local-name()='action']]")" -eq 1
"$bin" check repo --as-of $day --baseline early.xml --fail-on never -q -o ra.xml >/dev/null 2>&1
result "action: goes before an earlier report" test "$(count ra.xml "$answered[@due='2027-03-31'][@due-from='action']")" -eq 1
sed '/<action /p' r.xml >twice.xml
run 3 "action: twice is no plan" "$bin" report twice.xml -q --fail-on never
run 0 "action: read back" "$bin" report r.xml -q --fail-on never -o r2.xml
result "action: the same" cmp r.xml r2.xml

# --- dates ahead
date="//*[local-name()='dates-ahead']/*[local-name()='date']"
month="//*[local-name()='dates-ahead']/*[local-name()='month']"
result "ahead: a year" test "$(count r.xml "//*[local-name()='dates-ahead'][@until='2027-11-21']")" -eq 1
result "ahead: there are some" test "$(count r.xml "$date")" -gt 20
result "ahead: the numbers are those of the list" test "$(xmllint --xpath "sum($month/@n)" r.xml)" -eq "$(count r.xml "$date")"
result "ahead: an action that is not done" test "$(count r.xml "$date[@kind='action-planned'][@subject-id='svar-1'][@date='2027-03-31']")" -eq 1
result "ahead: none that is done or past" test "$(count r.xml "$date[@subject-id='svar-gjord' or @subject-id='svar-annat']")" -eq 0
check "$work/j.xml" 2027-06-30
result "ahead: the day itself counts" test "$(count j.xml "$date[@subject-id='svar-sen'][@date='2027-06-30']")" -eq 1
check "$work/j.xml" 2027-07-01
result "ahead: the day after does not" test "$(count j.xml "$date[@subject-id='svar-sen']")" -eq 0
check "$work/j.xml" 2026-06-30
result "ahead: nor the day a year ahead, and one" test "$(count j.xml "$date[@subject-id='svar-sen'][@date='2027-06-30']")" -eq 1
check "$work/j.xml" 2026-06-29
result "ahead: beyond the year" test "$(count j.xml "$date[@subject-id='svar-sen']")" -eq 0
unit=$(xmllint --xpath "string(($date[@unit])[1]/@unit)" r.xml)
"$bin" check repo --as-of $day --unit "$unit" --fail-on never -q -o u.xml >/dev/null 2>&1
result "ahead: a unit has its own" test "$(count u.xml "$date")" -gt 0
result "ahead: and fewer" test "$(count u.xml "$date")" -lt "$(count r.xml "$date")"
result "ahead: none without a unit" test "$(count u.xml "$date[not(@unit)]")" -eq 0
"$bin" check repo --as-of $day --jobs 1 --fail-on never -q -o j1.xml >/dev/null 2>&1
"$bin" check repo --as-of $day --jobs 4 --fail-on never -q -o j4.xml >/dev/null 2>&1
result "ahead: any number of threads" cmp j1.xml j4.xml
mkdir many
cp repo/organisation.xml many/
i=0
{
	printf '<records xmlns="urn:policykoll:1" id="m">\n'
	while [ $i -lt 1700 ]; do
		printf '<action id="a%d" planned-on="2027-%02d-%02d"/>\n' $i $((i % 11 + 1)) $((i * 7 % 20 + 1))
		i=$((i + 1))
	done
	printf '</records>\n'
} >many/records.xml
"$bin" check many repo/policy.xml --no-config --as-of $day --fail-on never -q -o m.xml >/dev/null 2>&1
result "ahead: many are counted" test "$(xmllint --xpath "sum($month[@kind='action-planned']/@n)" m.xml)" -eq 1700
result "ahead: 500 are listed" test "$(count m.xml "$date")" -eq 500
xmllint --xpath "$date/@date" m.xml | sed 's/.*"\(.*\)"/\1/' >m.listed
sed -n 's/.*planned-on="\(.*\)".*/\1/p' many/records.xml | sort | head -500 >m.nearest
grep -v 2026 m.listed | sort >m.sorted
result "ahead: these are the nearest" test "$(head -"$(wc -l <m.sorted)" m.nearest)" = "$(cat m.sorted)"

# --- somebody has changed it
changed() { # NAME SED CODE MESSAGE
	sed "$2" r.xml >c.xml
	result "changed: $1" sh -c '! cmp -s r.xml c.xml'
	run "$3" "changed: $1" "$bin" report c.xml --fail-on never
	said "$4"
}
changed "a later day" '0,/due="2026-12-21" due-from="severity"/s//due="2027-12-21" due-from="severity"/' 3 report-due
changed "a day of an action that is none" '0,/due="2026-12-21" due-from="severity"/s//due="2026-12-21" due-from="action"/' 3 report-due
changed "no day" '0,/ due="2026-12-21" due-from="severity"/s///' 3 report-due
changed "a day without its ground" '0,/ due-from="severity"/s///' 3 date-wrong
changed "a day of what is no gap" '0,/outcome="not-evaluable" severity="info"/s//& due="2026-12-21" due-from="severity"/' 3 report-due
changed "a time that is longer" 's/ error="P30D"/ error="P60D"/' 3 report-due
changed "a time that is none" 's/ error="P30D"/ error="P99Y"/' 3 period-wrong
changed "an action that is gone" '/<action ref="svar-1"/d' 3 report-due
changed "an action done in time" 's/\(<action ref="svar-1".*planned-on="2027-03-31"\)/\1 done-on="2026-03-31"/' 3 report-due
changed "a day that is none" 's/planned-on="2027-06-30"/planned-on="2027-06-31"/' 3 error
changed "another year ahead" 's/until="2027-11-21"/until="2028-11-21"/' 3 report-ahead
changed "a number too many" '0,/ n="1"\/>/s// n="0"\/>/' 3 report-ahead
changed "a date that is gone" '0,/<date date=/s//<date date="2026-11-20" kind="contract-ends" subject-kind="asset" subject-id="x"\/>&/' 3 report-ahead
changed "an unknown kind" '0,/kind="agreement-ends"/s//kind="party"/' 3 error
finish
