#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# diff: what is no change and what is one, what was not seen, exit codes, formats, and reports that cannot be compared.
here=$(dirname "$0")
. "$here/lib/cases.sh"
day=2026-11-21

# save FILE ARGUMENT...: a report of a run, whatever it came to.
save() {
	save_to=$1
	shift
	"$bin" check -q --as-of $day -o "$save_to" "$@" >/dev/null 2>"$work/save"
}
valid() { xmllint --noout --nonet --schema schema/diff.xsd "$1" 2>/dev/null; }
# total NAME: a count of the last XML.
total() { xmllint --xpath "string(/*/*[local-name()='totals']/@$1)" "$work/d.xml"; }
# differ CODE NAME OLD NEW ARGUMENT...: runs diff, with its XML in d.xml, which follows its schema.
differ() {
	differ_name=$2
	rm -f "$work/d.xml"
	run "$1" "$2" "$bin" diff "$3" "$4" -o "$work/d.xml" $5
	result "$differ_name: valid" valid "$work/d.xml"
}
# counts NEW CHANGED FIXED UNSEEN: of the last one.
counts() {
	counts_got="$(total new) $(total changed) $(total fixed) $(total unseen)"
	if [ "$counts_got" = "$*" ]; then ok "$differ_name: $*"; else not_ok "$differ_name: $*" "got $counts_got" "$(head -20 "$work/out")"; fi
}

# --- no change: every sample, moved about
for sample in eksjo koncern mjolby; do
	save "$work/$sample.xml" samples/$sample
	for how in lines names order all; do
		copy=$work/copy
		rm -rf "$copy"
		cp -R samples/$sample "$copy"
		chmod -R u+w "$copy"
		find "$copy" -name '*.xml' | while read -r file; do
			case $how in order | all) xsltproc --nonet "$here/lib/reverse.xsl" "$file" >"$work/x" && cat "$work/x" >"$file" ;; esac
			case $how in lines | all) sed 's/^\( *\)<\([a-z]\)/\n<!-- a line -->\n\1   <\2/' "$file" >"$work/x" && cat "$work/x" >"$file" ;; esac
			case $how in names | all)
				[ "$(basename "$file")" = policykoll.xml ] || { mkdir -p "$copy/elsewhere/deep" && mv "$file" "$copy/elsewhere/deep/z-$(basename "$file")"; } ;;
			esac
		done
		result "$sample, other $how: it is moved" test "$(cat "$copy"/*.xml "$copy"/*/*.xml "$copy"/*/*/*.xml 2>/dev/null | cksum)" != "$(cat samples/$sample/*.xml samples/$sample/*/*.xml | cksum)"
		save "$work/moved.xml" --lang sv "$copy"
		differ 0 "$sample, other $how" "$work/$sample.xml" "$work/moved.xml" "--fail-on info"
		counts 0 0 0 0
		result "$sample, other $how: all of them" test "$(total unchanged)" -gt 40
	done
	# a week later only what fell due is new
	"$bin" check -q --as-of 2026-11-28 -o "$work/later.xml" samples/$sample >/dev/null
	differ_code=1
	[ $sample = eksjo ] || differ_code=0
	differ $differ_code "$sample, a week later" "$work/$sample.xml" "$work/later.xml"
	result "$sample, a week later: nothing changed" test "$(total changed)" -eq 0
done

# --- changes
make_repository "$work/repo" without 3
save "$work/old.xml" "$work/repo"
save "$work/same.xml" "$work/repo"
differ 0 "the same" "$work/old.xml" "$work/same.xml"
counts 0 0 0 0
says out "0 new, 0 changed, 0 gaps fixed, 3 unchanged"
says out "PASSED"

sed 's/sys-2/sys-9/' "$work/repo/inventory.xml" >"$work/x" && cat "$work/x" >"$work/repo/inventory.xml"
save "$work/subject.xml" "$work/repo"
differ 1 "another subject" "$work/old.xml" "$work/subject.xml"
counts 1 0 1 0
says out "FAILED: 1 finding at or above --fail-on error is new or worse"
says out "fixed[system-owner-missing]: System 2 has no system owner"
differ 0 "another subject, never" "$work/old.xml" "$work/subject.xml" "--fail-on never"

make_repository "$work/repo" without 3 system-owner-missing system-manager-missing
save "$work/rule.xml" "$work/repo"
differ 1 "another rule" "$work/old.xml" "$work/rule.xml"
counts 3 0 0 0
says out "rules that run now and did not before: system-manager-missing (their new findings: 3)"
says out "the rule did not run in the earlier report"
differ 0 "a rule less" "$work/rule.xml" "$work/old.xml"
counts 0 0 0 3
says out "rules that ran before and do not now: system-manager-missing"

make_repository "$work/repo" with 3
save "$work/with.xml" "$work/repo"
differ 0 "all fixed" "$work/old.xml" "$work/with.xml"
counts 0 0 3 0

# --- an exception comes, goes on, and ends
make_repository "$work/repo" without 1
except() { # FROM UNTIL
	cat >"$work/repo/exceptions.xml" <<END
<exceptions xmlns="urn:policykoll:1" id="e">
  <exception id="e-1" rule="system-owner-missing" asset="sys-1" unit="social" approved-by="pos-chef" decided-on="2026-01-01" ref="D 1" valid-from="2026-01-01" expires-on="$1">
    <reason xml:lang="en">a reason</reason><reason xml:lang="sv">ett skäl</reason>
  </exception>
</exceptions>
END
}
save "$work/gap.xml" "$work/repo"
except 2027-01-31
save "$work/excepted.xml" "$work/repo"
result "the exception holds" grep -q 'outcome="excepted"' "$work/excepted.xml"
except 2027-06-30
save "$work/longer.xml" "$work/repo"
except 2026-10-31
save "$work/ended.xml" "$work/repo"
differ 0 "a gap is excepted: changed, not fixed" "$work/gap.xml" "$work/excepted.xml"
counts 0 1 0 0
says out "outcome: gap → excepted"
differ 0 "an exception is prolonged" "$work/excepted.xml" "$work/longer.xml"
counts 0 1 0 0
says out "through 2027-01-31 → e-1, through 2027-06-30"
differ 1 "an exception has ended" "$work/excepted.xml" "$work/ended.xml"
counts 0 1 0 0
says out "worse[system-owner-missing]"
says out "outcome: excepted → gap"
rm "$work/repo/exceptions.xml"

# --- only a gap is fixed, as check counts it; the rest is gone
"$bin" check -q --as-of 2026-06-30 -o "$work/june.xml" samples/eksjo >/dev/null
"$bin" check -q --as-of $day --baseline "$work/june.xml" -o "$work/november.xml" samples/eksjo >"$work/counted"
counted=$(sed -n 's/.* known, \([0-9]*\) fixed$/\1/p' "$work/counted")
differ 1 "fixed and gone" "$work/june.xml" "$work/november.xml" --max-same=0
result "fixed and gone: there are some" test "$counted" -gt 0
others=$(($(total fixed) - counted))
result "fixed and gone: others, too" test $others -gt 0
says out "Fixed or gone: $(total fixed)"
says out ", $counted gaps fixed, $others others gone, "
result "fixed and gone: a line for every one" test "$(grep -c '^fixed\[' "$work/out") $(grep -c '^gone\[' "$work/out")" = "$counted $others"
result "fixed and gone: what could not be evaluated is not fixed" sh -c '! grep -q "^fixed.*cannot be evaluated" "$1"' - "$work/out"
run 1 "fixed and gone, Swedish" "$bin" diff --lang sv "$work/june.xml" "$work/november.xml" -o "$work/gone.html" -o "$work/gone.txt"
says out "$counted åtgärdade brister, $others andra borta"
says out "borta["
result "fixed and gone, html: both counts" test "$(grep -cE ">($counted åtgärdade brister|$others andra borta)</a>" "$work/gone.html")" -eq 2

# --- severity
make_policy "$work/repo/policy.xml" system-owner-missing
sed 's/rule="system-owner-missing"/& severity="info"/' "$work/repo/policy.xml" >"$work/x" && cat "$work/x" >"$work/repo/policy.xml"
save "$work/mild.xml" "$work/repo"
differ 1 "milder before" "$work/mild.xml" "$work/gap.xml"
counts 0 1 0 0
says out "severity: info → error"
differ 0 "milder now" "$work/gap.xml" "$work/mild.xml" "--fail-on info"
counts 0 1 0 0
make_policy "$work/repo/policy.xml" system-owner-missing

# --- what was not looked at is not fixed
make_repository "$work/repo" without 3
sed 's/inv-social/inv-two/; s/sys-/two-/g' "$work/repo/inventory.xml" >"$work/repo/two.xml"
save "$work/two.xml" "$work/repo"
sed '$d' "$work/repo/two.xml" | sed '$d' >"$work/x" && cat "$work/x" >"$work/repo/two.xml"
save "$work/broken.xml" "$work/repo"
differ 3 "a broken file" "$work/two.xml" "$work/broken.xml"
result "a broken file: nothing is fixed" test "$(total fixed)" -eq 0
result "a broken file: something is not seen" test "$(total unseen)" -ge 1
says out "NOT SURE"
sed 's/sys-1"/sys-8"/' "$work/repo/inventory.xml" >"$work/x" && cat "$work/x" >"$work/repo/inventory.xml"
save "$work/other.xml" "$work/repo"
differ 3 "beside a broken file" "$work/two.xml" "$work/other.xml"
result "beside a broken file: an asset of a whole one is fixed" test "$(total fixed)" -eq 1
rm "$work/repo/two.xml"
save "$work/less.xml" "$work/repo"
differ 1 "a file that is gone" "$work/two.xml" "$work/less.xml"
result "a file that is gone: its gaps are, too" test "$(total fixed)" -eq 4
make_repository "$work/repo" without 3 system-owner-missing system-manager-missing
save "$work/whole.xml" "$work/repo"
save "$work/part.xml" --rule system-owner-missing "$work/repo"
differ 0 "a part, later" "$work/whole.xml" "$work/part.xml"
counts 0 0 0 3
says out "the later report is of a part only (--rule system-owner-missing)"
differ 1 "a part, before" "$work/part.xml" "$work/whole.xml"
counts 3 0 0 0
says out "the earlier report is of a part only"
mkdir -p "$work/empty"
save "$work/nothing.xml" "$work/empty"
differ 5 "nothing, later" "$work/whole.xml" "$work/nothing.xml"
counts 0 0 0 6
says_not out "not seen[system"
differ 1 "nothing, before" "$work/nothing.xml" "$work/whole.xml"
counts 6 0 0 0

# --- said of both
"$bin" check -q --as-of 2026-11-28 -o "$work/future.xml" "$work/repo" >/dev/null
differ 0 "in the wrong order" "$work/future.xml" "$work/whole.xml"
says out "a later day than 2026-11-21"
differ 1 "strangers" "$work/eksjo.xml" "$work/whole.xml"
says out "no policy in common"
save "$work/ignoring.xml" --ignore-exceptions "$work/repo"
differ 0 "exceptions ignored once" "$work/whole.xml" "$work/ignoring.xml"
says out "made with --ignore-exceptions"

# --- text
run 1 "quiet" "$bin" diff -q "$work/old.xml" "$work/subject.xml"
result "quiet: two lines" test "$(wc -l <"$work/out")" -eq 2
run 1 "at most one of a rule" "$bin" diff --max-same 1 "$work/old.xml" "$work/rule.xml"
says out "and 2 more system-manager-missing"
says_not out "System 3 has no"
run 1 "in Swedish" "$bin" diff --lang sv "$work/old.xml" "$work/subject.xml"
says out "1 ny, 0 ändrade, 1 åtgärdad brist, 2 oförändrade"
says out "UNDERKÄND: 1 avvikelse på eller över --fail-on error är ny eller sämre"
cp "$work/out" "$work/sv.txt"
run 1 "once more" "$bin" diff --lang sv "$work/old.xml" "$work/subject.xml"
result "the same again" cmp "$work/out" "$work/sv.txt"

# --- formats
for lang in en sv; do
	run 1 "files, $lang" "$bin" diff --lang $lang -q "$work/old.xml" "$work/subject.xml" -o "$work/$lang.html" -o "$work/$lang.json" -o "$work/$lang.xml" -o "$work/$lang.txt"
	result "html, $lang: its language" grep -q "<html lang=\"$lang\"" "$work/$lang.html"
	xmllint --html --noout "$work/$lang.html" 2>&1 | grep 'error :' | grep -v 'Tag [a-z0-9]* invalid' >"$work/faults"
	run_name="html, $lang" silent faults
	result "html, $lang: no script, nothing from elsewhere" sh -c '! grep -Eqi "<script|src=|url\(http|<link" "$1"' - "$work/$lang.html"
	result "html, $lang: ids are unique" test -z "$(grep -o ' id="[^"]*"' "$work/$lang.html" | sort | uniq -d)"
	grep -o 'href="#[^"]*"' "$work/$lang.html" | sed 's/href="#//; s/"//' | sort -u >"$work/targets"
	result "html, $lang: every link has its target" sh -c 'while read -r t; do grep -q " id=\"$t\"" "$1" || exit 1; done <"$2"' - "$work/$lang.html" "$work/targets"
	result "json, $lang: read by another program" python3 -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
assert d["language"] == sys.argv[2] and d["exitCode"] == 1
assert [c["state"] for c in d["changes"]] == ["new", "fixed"] and len(d["unchanged"]) == 2
assert d["changes"][0]["after"]["subject"]["id"] == "sys-9" and d["changes"][1]["before"]["subject"]["id"] == "sys-2"
assert d["totals"]["new"] == 1 and d["totals"]["failing"] == 1
' "$work/$lang.json" $lang
done
for f in en sv; do
	result "json, $f: follows its schema" python3 "$here/lib/json_schema.py" "$work/$f.json" schema/diff.schema.json schema/report.schema.json
done
sed 's/"state":"new"/"state":"newer"/' "$work/en.json" >"$work/bad.json"
result "json: the schema refuses another state" sh -c '! python3 "$@" >/dev/null 2>&1' - "$here/lib/json_schema.py" "$work/bad.json" schema/diff.schema.json schema/report.schema.json
sed 's/"failing":1/"failing":1,"more":2/' "$work/en.json" >"$work/bad.json"
result "json: the schema refuses another member" sh -c '! python3 "$@" >/dev/null 2>&1' - "$here/lib/json_schema.py" "$work/bad.json" schema/diff.schema.json schema/report.schema.json
result "xml does not depend on the language" cmp "$work/en.xml" "$work/sv.xml"
result "html does" sh -c '! cmp -s "$1" "$2"' - "$work/en.html" "$work/sv.html"
run 1 "json on standard output" "$bin" diff --format json "$work/old.xml" "$work/subject.xml"
result "json on standard output: as in the file" cmp "$work/out" "$work/en.json"
says err "1 new"
run 0 "nothing changed, all formats" "$bin" diff -q "$work/old.xml" "$work/same.xml" -o "$work/n.html" -o "$work/n.json" -o "$work/n.xml"
result "nothing changed: json follows its schema" python3 "$here/lib/json_schema.py" "$work/n.json" schema/diff.schema.json schema/report.schema.json
result "nothing changed: json" python3 -c 'import json, sys; d = json.load(open(sys.argv[1])); assert d["changes"] == [] and len(d["unchanged"]) == 3' "$work/n.json"
result "nothing changed: html is whole" grep -q '</html>' "$work/n.html"
result "nothing changed: html says so" grep -q '> Nothing new or worse<' "$work/n.html"
run 0 "new, but no threshold" "$bin" diff -q --fail-on never "$work/old.xml" "$work/subject.xml" -o "$work/never.html"
result "new, but no threshold: html does not say that nothing is" sh -c '! grep -q "Nothing new or worse" "$1"' - "$work/never.html"
result "new, but no threshold: html says that something is" grep -q '> New or worse, but not at or above the threshold<' "$work/never.html"
rm "$work/never.html"

# --- what cannot be compared
printf '' >"$work/blank.xml"
head -c 3000 "$work/old.xml" >"$work/cut.xml"
printf "\0\1\376\377<report" >"$work/binary.xml"
sed 's/outcome="gap"/outcome="excepted"/' "$work/old.xml" >"$work/forged.xml"
for bad in gone.xml blank.xml cut.xml binary.xml forged.xml repo repo/policy.xml d.xml; do
	run 3 "earlier: $bad" "$bin" diff "$work/$bad" "$work/old.xml" -o "$work/never.html"
	silent out
	says err "error["
	run 3 "later: $bad" "$bin" diff -q "$work/old.xml" "$work/$bad" -o "$work/never.html"
	says err "error["
done
result "nothing is written then" test ! -e "$work/never.html"
"$bin" diff "$work/old.xml" - <"$work/subject.xml" >"$work/out" 2>"$work/err"
result "one from standard input" test $? -eq 1
run 2 "both from standard input" "$bin" diff - -
run 2 "one report" "$bin" diff "$work/old.xml"
run 2 "three reports" "$bin" diff "$work/old.xml" "$work/old.xml" "$work/old.xml"
run 2 "a format that is none" "$bin" diff --format jsn "$work/old.xml" "$work/old.xml"
says err "json"
run 2 "a format of check only" "$bin" diff --format junit "$work/old.xml" "$work/old.xml"
run 2 "a threshold that is none" "$bin" diff --fail-on eror "$work/old.xml" "$work/old.xml"
cp "$work/old.xml" "$work/kept.xml"
run 2 "never over what is read" "$bin" diff "$work/old.xml" "$work/subject.xml" -o "$work/old.xml"
result "never over what is read: it is as it was" cmp "$work/old.xml" "$work/kept.xml"

# --- hostile text
make_repository "$work/repo" with 1
save "$work/calm.xml" "$work/repo"
make_repository "$work/repo" without 1
sed 's/System 1/\&lt;script\&gt;alert(1)\&lt;\/script\&gt; "q" \&#x202E;x ]]\&gt; \&#x1F512;/' "$work/repo/inventory.xml" >"$work/x" && cat "$work/x" >"$work/repo/inventory.xml"
save "$work/hostile.xml" "$work/repo"
run 1 "hostile text" "$bin" diff "$work/calm.xml" "$work/hostile.xml" -o "$work/h.html" -o "$work/h.json"
result "hostile text: no element in html" sh -c '! grep -q "<script" "$1"' - "$work/h.html"
result "hostile text: json" python3 -c 'import json, sys; m = json.load(open(sys.argv[1]))["changes"][0]["after"]["message"]; assert "<script>alert(1)</script> \"q\" \u202ex ]]> \U0001f512" in m, m' "$work/h.json"
result "hostile text: the terminal is not driven" sh -c '! grep -q "$(printf "\342\200\256")" "$1"' - "$work/out"

finish
