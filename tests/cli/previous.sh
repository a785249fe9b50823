#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# --previous: what earlier reports said stands in the report; of a part, what they said of that part; those that cannot be earlier are refused. And the counts by unit that this rests on.
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)
group=$top/samples/koncern
cd "$work" || exit 1
for day in 2026-03-31 2026-06-30 2026-11-21; do "$bin" check "$group" --as-of $day -q -o $day.xml >/dev/null; done
# numbers of the n-th earlier report, and those that a report gives of itself
earlier() { xmllint --xpath "concat(string(//*[local-name()='previous'][$2]/@as-of),' ',string(//*[local-name()='previous'][$2]/@errors),' ',string(//*[local-name()='previous'][$2]/@warnings),' ',string(//*[local-name()='previous'][$2]/@infos),' ',string(//*[local-name()='previous'][$2]/@excepted),' ',string(//*[local-name()='previous'][$2]/@not-evaluable),' ',string(//*[local-name()='previous'][$2]/*/@pass),' ',string(//*[local-name()='previous'][$2]/*/@gap),' ',string(//*[local-name()='previous'][$2]/*/@not-applicable))" "$1"; }
own() { xmllint --xpath "concat(string(/*/@as-of),' ',string(/*/*[local-name()='totals']/@errors),' ',string(/*/*[local-name()='totals']/@warnings),' ',string(/*/*[local-name()='totals']/@infos),' ',string(/*/*[local-name()='totals']/@excepted),' ',string(/*/*[local-name()='totals']/@not-evaluable),' ',string(/*/*[local-name()='outcomes']/@pass),' ',string(/*/*[local-name()='outcomes']/@gap),' ',string(/*/*[local-name()='outcomes']/@not-applicable))" "$1"; }
attribute() { xmllint --xpath "string(//*[local-name()='previous'][$2]/@$3)" "$1"; }
how_many() { xmllint --xpath "count(//*[local-name()='$2'])" "$1"; }

# --- the run
run 1 "two earlier reports" "$bin" check "$group" --as-of 2026-11-21 --previous 2026-06-30.xml --previous 2026-03-31.xml -q -o now.xml -o now.json
result "two earlier reports: the schema is met" xmllint --noout --nonet --schema "$top/schema/report.xsd" now.xml
result "the oldest comes first, with its numbers" test "$(earlier now.xml 1)" = "$(own 2026-03-31.xml)"
result "then the newer one" test "$(earlier now.xml 2)" = "$(own 2026-06-30.xml)"
result "with its digest" test "$(attribute now.xml 1 sha256)" = "$(sha256sum 2026-03-31.xml | cut -d' ' -f1)"
result "the JSON has them, too" grep -q '{"asOf":"2026-06-30","sha256":' now.json
run 1 "in another order" "$bin" check "$group" --as-of 2026-11-21 --previous 2026-03-31.xml --previous 2026-06-30.xml -q -o other.xml
result "in another order: the same" cmp now.xml other.xml
# but that a gap which they know is due when it was
plain() { sed '/<previous /,/<\/previous>/d; s/ due="[0-9-]*" due-from="[a-z-]*"//' "$1"; }
plain now.xml >without.xml
plain 2026-11-21.xml >alone.xml
result "nothing else of the report changes" cmp without.xml alone.xml
result "a gap that they know keeps its due date" grep -q ' due-from="earlier-report"' now.xml
run 1 "the same day" "$bin" check "$group" --as-of 2026-11-21 --previous 2026-11-21.xml -q -o same.xml
result "the same day: it is there" test "$(how_many same.xml previous)" -eq 1

# --- the saved report
run 1 "a saved report" "$bin" report 2026-11-21.xml --previous 2026-06-30.xml --previous 2026-03-31.xml -q -o saved.xml
result "a saved report: the same as of the run" cmp now.xml saved.xml
run 1 "what it has already" "$bin" report now.xml --previous 2026-06-30.xml -q -o again.xml
result "what it has already: stands once" cmp now.xml again.xml
"$bin" check "$top/samples/eksjo" --as-of 2026-11-21 -q -o eksjo.xml >/dev/null
run 1 "merged" "$bin" merge now.xml eksjo.xml -q -o merged.xml
result "merged: earlier reports are gone, which were about one of the two" test "$(how_many merged.xml previous)" -eq 0
run 1 "read back" "$bin" report now.xml -q -o back.xml -o back.html
result "read back: the same" cmp now.xml back.xml

# --- edited
said() { sed "$2" "now.xml" >edited.xml; run 3 "edited: $1" "$bin" report edited.xml -q --fail-on never; says out "contradicts itself"; }
run 0 "not edited" "$bin" report now.xml -q --fail-on never
said "fewer gaps before" 's/\(<previous .*\) errors="[0-9]*"/\1 errors="0"/'
said "a submission of a file that nobody read" 's/\(<submission .*\) file="/\1 file="x/'
said "a submission with more assets" 's/\(<submission .*\) assets="/\1 assets="1/'
said "a submission of another inventory" 's/<submission inventory="/&x/'
said "a submission twice" '/<submission /p'
"$bin" bundle "$group" >bundle.xml
run 1 "a bundle" "$bin" check bundle.xml --as-of 2026-11-21 -q -o b.xml
run 0 "a bundle: its submissions fit" "$bin" report b.xml -q --fail-on never

# --- a part
run 1 "of a part" "$bin" check "$group" --as-of 2026-11-21 --unit exempelkommunen --previous 2026-06-30.xml -q -o part.xml
"$bin" check "$group" --as-of 2026-06-30 --unit exempelkommunen -q -o june.xml >/dev/null
result "of a part: what was said of it" test "$(earlier part.xml 1)" = "$(own june.xml)"
result "of a part: it says so" test "$(attribute part.xml 1 partial)" = yes
says_not out previous-part
run 1 "a part as well" "$bin" check "$group" --as-of 2026-11-21 --unit exempelkommunen --previous june.xml -o part.xml
result "a part as well: the same numbers" test "$(earlier part.xml 1)" = "$(own june.xml)"
says_not out previous-part
run 1 "of another part" "$bin" check "$group" --as-of 2026-11-21 --previous june.xml -o x.xml
says out "warning[previous-part]: june.xml is not about the same part"
run 1 "of some rules" "$bin" check "$group" --as-of 2026-11-21 --rule system-owner-missing --previous 2026-06-30.xml -o x.xml
says out "warning[previous-part]"
"$bin" check "$group" --as-of 2026-06-30 --audience public -q -o public.xml >/dev/null 2>&1
run 1 "a public version beside the whole" "$bin" check "$group" --as-of 2026-11-21 --previous public.xml -o x.xml
says out "warning[previous-part]: public.xml is not about the same part"
"$bin" check "$group" --as-of 2026-11-21 --audience public -q -o now-public.xml >/dev/null 2>&1
run 1 "two public versions" "$bin" report now-public.xml --previous public.xml -o x.xml
says_not out previous-part
run 1 "of other policies, in Swedish" "$bin" check "$top/samples/mjolby" --as-of 2026-11-21 --previous 2026-06-30.xml --lang sv -o x.xml
says out "varning[previous-policies]: 2026-06-30.xml gjordes med andra policyer (då: "

# --- refused
refused() { # CODE NAME MESSAGE ARGUMENTS...: nothing is said to have passed
	refused_code=$1 refused_message=$3
	run_as=$2
	shift 3
	run "$refused_code" "$run_as" "$bin" check "$group" --as-of 2026-11-21 --fail-on never "$@"
	cat "$work/err" >>"$work/out"
	says out "$refused_message"
}
"$bin" check "$group" --as-of 2026-11-22 -q -o later.xml >/dev/null
refused 2 "of a later day" "error[previous-later]: later.xml is a report of 2026-11-22, after 2026-11-21" --previous later.xml
refused 2 "of a later day, beside one that is right" "error[previous-later]" --previous 2026-06-30.xml --previous later.xml
cp 2026-06-30.xml copy.xml
refused 0 "the same one twice" "warning[previous-twice]: copy.xml and 2026-06-30.xml are the same report" --previous 2026-06-30.xml --previous copy.xml -o x.xml
result "the same one twice: it counts once" test "$(how_many x.xml previous)" -eq 1
: >empty.xml
head -c 3000 /dev/urandom >noise.xml
mkdir folder.xml
sed '2s/status="[a-z]*"/status="passed"/; 2s/exit-code="1"/exit-code="0"/' 2026-06-30.xml >lie.xml
refused 3 "one that is not there" "error[file-missing]" --previous none.xml
refused 3 "an empty one" "error[xml-empty]" --previous empty.xml
refused 3 "noise" "noise.xml" --previous noise.xml
refused 3 "a folder" "error[file-is-directory]" --previous folder.xml
refused 3 "a policy" "error[report-foreign]" --previous "$group/policy.xml"
refused 3 "one that contradicts itself" "error[report-verdict]" --previous lie.xml
refused 2 "written over" "error[output-is-input]" --previous 2026-06-30.xml -o 2026-06-30.xml
refused 2 "standard input twice" "error[schematron-input-twice]" --previous - --previous -
run 2 "the report itself" "$bin" report now.xml --previous now.xml -o no.html
says err "error[previous-itself]: now.xml is the report itself"
run 2 "later than the saved report" "$bin" report 2026-03-31.xml --previous now.xml -o no.html
says err "error[previous-later]"
result "refused: nothing is written" test ! -e no.html
run 3 "a saved report, and one that is not there" "$bin" report now.xml --previous none.xml --fail-on never
says out "error[file-missing]"
"$bin" check "$group" --as-of 2026-11-21 --previous - -q -o in.xml <2026-06-30.xml >/dev/null
result "from standard input" test "$(earlier in.xml 1)" = "$(own 2026-06-30.xml)"

# --- settings
mkdir -p repo/reports
cp "$group"/*.xml repo && cp -r "$group/inventory" repo
cp 2026-03-31.xml 2026-06-30.xml repo/reports
cat >repo/policykoll.xml <<'END_OF_SETTINGS'
<configuration xmlns="urn:policykoll:1">
<previous file="reports/2026-03-31.xml"/>
<previous file="reports/2026-06-30.xml"/>
</configuration>
END_OF_SETTINGS
run 1 "settings" "$bin" check repo --as-of 2026-11-21 -q -o set.xml
result "settings: both are there" test "$(how_many set.xml previous)" -eq 2
run 1 "settings and the command line" "$bin" check repo --as-of 2026-11-21 --previous 2026-11-21.xml --previous repo/reports/2026-06-30.xml -q -o set.xml
result "settings and the command line: together" test "$(how_many set.xml previous)" -eq 3
run 0 "shown" "$bin" check repo --previous 2026-11-21.xml --show-config
result "shown: the command line's" grep -qE '^previous +2026-11-21.xml +command line$' out
result "shown: the file's" grep -qE '^previous +repo/reports/2026-06-30.xml +repo/policykoll.xml:3$' out
sed -i 's/<previous file="reports\/2026-03-31.xml"/<previous file="..\/x.xml"/' repo/policykoll.xml
run 2 "settings that lead out" "$bin" check repo --as-of 2026-11-21
says out "error[setting-outside]"
sed -i 's/<previous file="..\/x.xml"/<output format="report" file="reports\/2026-06-30.xml"/' repo/policykoll.xml
run 2 "settings that write over it" "$bin" check repo --as-of 2026-11-21
says out "error[output-is-input]"

# --- counts by unit: those of a narrowed run, and never more than the whole
# sum FILE ATTRIBUTE: over the units that FILE counts
sum() { xmllint --xpath "sum(//*[local-name()='unit']/*[local-name()='outcomes']/@$2)" "$1"; }
whole() { xmllint --xpath "string(/*/*[local-name()='outcomes']/@$2)" "$1"; }
"$bin" check "$group" --as-of 2026-11-21 --unit exempelkommunen -q -o part.xml >/dev/null
for o in pass gap excepted not-applicable not-evaluable; do
	result "a run on a unit: $o of its units are all there are" test "$(sum part.xml $o)" = "$(whole part.xml $o)"
	result "a run on everything: $o of units are not more" test "$(sum 2026-11-21.xml $o)" -le "$(whole 2026-11-21.xml $o)"
done
outcomes_of() { xmllint --xpath "//*[local-name()='unit'][@id='$2']/*[local-name()='outcomes']" "$1" 2>/dev/null; }
result "a unit has the same counts in both" test "$(outcomes_of part.xml sektor-omsorg)" = "$(outcomes_of 2026-11-21.xml sektor-omsorg)"
result "a unit that was not evaluated has none" test -z "$(outcomes_of part.xml sjoslattens-it)"
for jobs in 2 3; do
	"$bin" check "$group" --as-of 2026-11-21 --jobs $jobs -q -o jobs.xml >/dev/null
	result "$jobs threads: the same counts" cmp jobs.xml 2026-11-21.xml
done
result "the newest submission comes last, with what it holds" grep -q '<submission inventory="inv-energi" as-of="2025-11-01" submitted-on="2025-11-14" file=".*energi.xml" assets="3"/>' 2026-11-21.xml
run 0 "no rule, no counts" "$bin" validate "$group" -q
run 1 "only a rule" "$bin" check "$group" --as-of 2026-11-21 --rule system-owner-missing -q -o rule.xml
result "only a rule: its counts" test "$(sum rule.xml gap)" = "$(whole rule.xml gap)"
finish
