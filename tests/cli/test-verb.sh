#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll test: what it says of cases that are right, wrong, unreadable or lacking, and what --accept writes. And what list, explain and bundle make of rule packs.
. "$(dirname "$0")/lib/cases.sh"
tab=$(printf '\t')

# make_rules FILE RULE [MORE]: a rule file; the rule wants end-of-support of assets that are not retired, and lifecycle to know that. MORE: further assertions.
make_rules() {
	cat >"$1" <<END
<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xml:lang="en">
  <sch:ns prefix="pk" uri="urn:policykoll:1"/>
  <sch:pattern id="$2">
    <sch:rule context="pk:asset[not(@lifecycle = 'retired')]">
      <sch:report id="$2-not-evaluable" role="info" flag="not-evaluable" test="not(@lifecycle)"><sch:value-of select="@id"/> may be retired</sch:report>
      <sch:assert id="$2" role="error" test="not(@lifecycle) or @end-of-support"><sch:value-of select="@id"/> has no end of support</sch:assert>
      $3
    </sch:rule>
  </sch:pattern>
</sch:schema>
END
}

# make_case FILE RULE ATTRIBUTES: a document with an asset on line 6.
make_case() {
	mkdir -p "$(dirname "$1")"
	cat >"$1" <<END
<repository xmlns="urn:policykoll:1" as-of="2026-11-21">
  <policy id="p"><title xml:lang="en">Test policy</title>
    <clause id="c-1" class="machine" obligation="shall"><requirement rule="$2"/></clause>
  </policy>
  <inventory id="inv" unit="u">
    <asset id="sys-a" $3/>
  </inventory>
</repository>
END
}

# make_cases FOLDER RULE: its cases, each with what it says.
make_cases() {
	make_case "$1/$2/pass-known.xml" "$2" 'lifecycle="in-operation" end-of-support="2030-01-01"'
	make_case "$1/$2/gap-none.xml" "$2" 'lifecycle="in-operation"'
	make_case "$1/$2/not-applicable-retired.xml" "$2" 'lifecycle="retired"'
	make_case "$1/$2/not-evaluable-lifecycle.xml" "$2" 'kind="system"'
	printf 'gap\terror\t%s\tasset:sys-a\t6\tsys-a has no end of support\n' "$2" >"$1/$2/gap-none.expect"
	printf 'not-evaluable\tinfo\t%s\tasset:sys-a\t6\tsys-a may be retired\n' "$2" >"$1/$2/not-evaluable-lifecycle.expect"
}

# fresh: a folder $t with a rule file and its cases, all right.
fresh() {
	t=$work/tests
	rm -rf "$t"
	mkdir "$t"
	make_rules "$t/x.sch" support-missing
	make_cases "$t" support-missing
	c=$t/support-missing
}

# --- all right
fresh
run 0 "all right" "$bin" test "$t"
silent err
printf '%s\n' "rule tests: 4, 4 passed, 0 failed" "coverage: 1 of 1 rules have every outcome they can, 2 of 2 assertions say something in some case" >"$work/wanted"
result "all right: the two lines" diff "$work/wanted" "$work/out"
run 0 "all right, Swedish" "$bin" test "$t" --lang sv
printf '%s\n' "regeltest: 4, 4 godkända, 0 underkända" "täckning: 1 av 1 regler har alla utfall de kan få, 2 av 2 påståenden säger något i något fall" >"$work/wanted"
result "all right, Swedish: the two lines" diff "$work/wanted" "$work/out"
(cd "$t" && "$bin" test >"$work/out" 2>&1)
result "in the current folder" test $? -eq 0
run 0 "rule file by option" "$bin" test "$c" --rules "$t/x.sch"
says out "rule tests: 4, 4 passed"
cp "$c/gap-none.xml" "$t/other-name.xml"
run 0 "a document that lies with no rule's cases is passed over" "$bin" test "$t"
says out "rule tests: 4, 4 passed"
fresh
sed -i 's/$/\r/' "$c/gap-none.expect"
echo >>"$c/gap-none.expect"
run 0 "CRLF in .expect" "$bin" test "$t"
printf '\r\n' >>"$c/gap-none.expect"
run 0 "CRLF and an empty line in .expect" "$bin" test "$t"

# --- cases that are not
fresh
mv "$c/pass-known.xml" "$c/gap-known.xml"
cp "$c/gap-known.xml" "$c/pass-other.xml"
run 1 "wrong outcome" "$bin" test "$t"
says out "gap-known.xml"
says out "the case must have the outcome gap, it has pass 1, excepted 0, not evaluable 0, gap 0, error 0"
says out "rule tests: 5, 4 passed, 1 failed"
run 1 "wrong outcome, Swedish" "$bin" test "$t" --lang sv
says out "regeltest: 5, 4 godkända, 1 underkända"
run 1 "wrong outcome, quiet" "$bin" test -q "$t"
says_not out "gap-known.xml"
says out "rule tests: 5, 4 passed, 1 failed"
for pair in "gap-none pass" "not-evaluable-lifecycle pass" "not-applicable-retired pass" "not-applicable-retired not-evaluable" "gap-none not-applicable" "not-evaluable-lifecycle gap" "gap-none not-evaluable" "pass-known excepted"; do
	fresh
	cp "$c/${pair% *}.xml" "$c/${pair#* }-turned.xml"
	cp "$c/${pair% *}.expect" "$c/${pair#* }-turned.expect" 2>/dev/null
	run 1 "${pair% *} is no ${pair#* }" "$bin" test "$t"
	says out "must have the outcome ${pair#* }"
done

fresh
: >"$c/gap-none.expect"
run 1 "a line is missing in .expect" "$bin" test "$t"
says out "said but not expected: gap error support-missing asset:sys-a 6 sys-a has no end of support"
says out "policykoll test --accept"
rm "$c/gap-none.expect"
run 1 "there is no .expect" "$bin" test "$t"
says out "said but not expected: gap"
fresh
printf 'gap\terror\tsupport-missing\tasset:sys-b\t7\tsys-b has no end of support\n' >>"$c/gap-none.expect"
run 1 "a line too many in .expect" "$bin" test "$t"
says out "expected but not said: gap error support-missing asset:sys-b"
says_not out "said but not expected: gap"
fresh
cp "$c/gap-none.expect" "$c/pass-known.expect"
run 1 "an .expect beside a case that says nothing" "$bin" test "$t"
says out "expected but not said"
for change in 's/error/warning/' 's/end of/end to/' 's/sys-a/sys-b/' 's/	6	/	7	/'; do
	fresh
	sed -i "$change" "$c/gap-none.expect"
	run 1 "another finding is expected ($change)" "$bin" test "$t"
	says out "said but not expected"
done

fresh
head -n 5 "$c/pass-known.xml" >"$c/pass-cut.xml"
run 1 "a case that breaks off" "$bin" test "$t"
says out "the case could not be read in full"
says out "pass-cut.xml:5:32"
fresh
sed 's/kind="system"/kind="sytem"/' "$c/not-evaluable-lifecycle.xml" >"$c/not-evaluable-invalid.xml"
run 1 "a case that is not of the schema" "$bin" test "$t"
fresh
make_case "$c/not-evaluable-unknown.xml" support-missing 'kind="system" owning-unit="u"'
sed -i 's/<policy /<organisation id="o"><unit id="other" kind="sector"\/><\/organisation><policy /; s/ unit="u"/ unit="other"/' "$c/not-evaluable-unknown.xml"
cp "$c/not-evaluable-lifecycle.expect" "$c/not-evaluable-unknown.expect"
run 0 "a reference to nothing may be what the case is about" "$bin" test "$t"
mv "$c/not-evaluable-unknown.xml" "$c/gap-unknown.xml"
sed -i 's/kind="system"/lifecycle="in-operation"/' "$c/gap-unknown.xml"
sed "s/gap-none//" "$c/gap-none.expect" >"$c/gap-unknown.expect"
rm "$c/not-evaluable-unknown.expect"
run 1 "but not of a gap" "$bin" test "$t"
says out "could not be read in full"
fresh
sed -i 's/rule="support-missing"/rule="suport-missing"/' "$c/gap-none.xml"
run 1 "a case that demands a rule there is not" "$bin" test "$t"
says out "suport-missing"

# --- what cannot begin
fresh
mv "$c" "$t/suport-missing"
run 2 "a folder that is no rule" "$bin" test "$t"
says out "the folder of the case is called suport-missing, and there is no such rule"
says out "did you mean support-missing?"
mv "$t/suport-missing" "$t/qqqqqqqqqqqq"
run 2 "a folder that is no rule, nothing near" "$bin" test "$t"
says out "qqqqqqqqqqqq"
says_not out "did you mean"
fresh
echo '<sch:schema' >"$t/broken.sch"
run 2 "a rule file that is not XML" "$bin" test "$t"
says out "broken.sch"
fresh
cp "$t/x.sch" "$t/y.sch"
run 2 "two files with one rule" "$bin" test "$t"
says out "support-missing"
run 3 "a folder that is not there" "$bin" test "$work/nowhere"
says out "nowhere"
result "a folder that is not there is told once" test "$(grep -c '^error' "$work/out")" = 1
mkdir -p "$work/nothing"
run 5 "no cases at all" "$bin" test "$work/nothing"
says out "there are no rule tests here"
run 5 "no cases at all, Swedish" "$bin" test "$work/nothing" --lang sv
says out "det finns inga regeltest här"
make_rules "$work/nothing/x.sch" support-missing
run 5 "a rule and no cases" "$bin" test "$work/nothing"

# --- what is lacking
for kind in pass gap not-applicable not-evaluable; do
	fresh
	rm "$c/$kind"-*.xml
	run 1 "no case: $kind" "$bin" test "$t"
	says out "the rule support-missing has no case with the outcome $kind"
	says out "coverage: 0 of 1 rules"
done
fresh
rm "$c"/gap-*.xml "$c"/pass-*.xml
run 1 "no case: two outcomes" "$bin" test "$t"
says out "has no case with the outcome pass or gap"
fresh
rm "$c"/not-evaluable-*
sed -i '/<sch:report/d' "$t/x.sch"
run 0 "a rule that cannot meet missing data needs no case of it" "$bin" test "$t"
says out "rule tests: 3, 3 passed, 0 failed"
fresh
make_rules "$t/x.sch" support-missing '<sch:assert id="never-said" role="error" test="true()">x</sch:assert>'
run 0 "an assertion that never speaks" "$bin" test "$t"
says out "2 of 3 assertions"
says_not out "never-said"
run 0 "an assertion that never speaks, verbose" "$bin" test -v "$t"
says out "no case makes never-said of the rule support-missing say something"
run 0 "an assertion that never speaks, verbose, Swedish" "$bin" test -v "$t" --lang sv
says out "never-said"
says_not out "no case makes"

# --- some of the rules
fresh
make_rules "$t/y.sch" second-rule
make_cases "$t" second-rule
run 0 "two rules" "$bin" test "$t"
says out "rule tests: 8, 8 passed, 0 failed"
says out "coverage: 2 of 2 rules"
run 0 "--rule" "$bin" test "$t" --rule second-rule
says out "rule tests: 4, 4 passed, 0 failed"
says out "coverage: 1 of 1 rules"
run 0 "--rule twice" "$bin" test "$t" --rule second-rule --rule support-missing
says out "rule tests: 8, 8 passed"
rm "$c"/gap-*
run 1 "two rules, one lacks a case" "$bin" test "$t"
says out "coverage: 1 of 2 rules"
run 0 "--rule leaves the other alone" "$bin" test "$t" --rule second-rule
run 1 "--rule of the one that lacks a case" "$bin" test "$t" --rule support-missing
run 5 "--rule of one without cases" "$bin" test "$t" --rule system-owner-missing

# --- an exception in a case
fresh
sed 's/<\/repository>/<exceptions id="e"><exception id="e-1" rule="support-missing" approved-by="p" expires-on="2027-01-31"><reason xml:lang="en">x<\/reason><\/exception><\/exceptions>&/' "$c/gap-none.xml" >"$c/excepted-decided.xml"
sed 's/^gap/excepted/' "$c/gap-none.expect" >"$c/excepted-decided.expect"
run 0 "an excepted case" "$bin" test "$t"
says out "rule tests: 5, 5 passed"
mv "$c/excepted-decided.xml" "$c/gap-decided.xml"
mv "$c/excepted-decided.expect" "$c/gap-decided.expect"
run 1 "an excepted gap is no gap" "$bin" test "$t"
says out "excepted 1, not evaluable 0, gap 0"

# --- --accept
fresh
cp -r "$c" "$work/kept"
echo "gap${tab}of another day" >"$c/gap-none.expect"
rm "$c/not-evaluable-lifecycle.expect"
run 0 "--accept" "$bin" test "$t" --accept
result "--accept writes what is said" diff -r "$work/kept" "$c"
run 0 "--accept, then it passes" "$bin" test "$t"
fresh
make_case "$c/gap-turned.xml" support-missing 'lifecycle="in-operation" end-of-support="2030-01-01"'
make_case "$c/pass-turned.xml" support-missing 'lifecycle="in-operation"'
run 1 "--accept turns no outcome" "$bin" test "$t" --accept
says out "rule tests: 6, 4 passed, 2 failed"
result "--accept writes nothing for a pass that became a gap" test ! -e "$c/pass-turned.expect"
result "--accept writes nothing for a gap that passes" test ! -e "$c/gap-turned.expect"
run 1 "--accept turned no outcome" "$bin" test "$t"
fresh
cp "$c/gap-none.expect" "$c/pass-known.expect"
"$bin" test "$t" --accept >"$work/out" 2>&1
run 0 "--accept, of a case that says nothing any more" "$bin" test "$t"
fresh
rm "$c/gap-none.expect"
chmod 755 "$work" "$t" && chmod 555 "$c"
as=
[ "$(id -u)" -ne 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $as "$bin" version >/dev/null 2>&1; then
	# shellcheck disable=SC2086
	run 4 "--accept in a folder nobody may write to" $as "$bin" test "$t" --accept
	says out "gap-none.expect"
else
	skip "--accept in a folder nobody may write to" "this user may write everywhere"
fi
chmod 755 "$c"
result "--accept left nothing behind" test -z "$(find "$c" -name '*gap-none*' ! -name '*.xml')"
# Nor can a file take the place of a folder.
mkdir "$c/gap-none.expect"
run 1 "an .expect that cannot be read is not one that is not there" "$bin" test "$t" --accept
says out "gap-none.expect could not be read"

# --- a rule file stands in for a built-in rule
t=$work/stands-in
mkdir "$t"
make_rules "$t/own.sch" system-owner-missing
make_cases "$t" system-owner-missing
run 0 "a rule of the name of a built-in one" "$bin" test "$t"
says out "coverage: 1 of 1 rules"
rm "$t/own.sch"
run 1 "without it the built-in one is tested" "$bin" test "$t/system-owner-missing"
says out "has no system owner"
run 1 "the cases of one built-in rule, of all" "$bin" test "$t"
says out "rules have every outcome they can"
says_not out "of 1 rules"

# --- list and explain with the rule packs of a configuration
repo=$work/repo
make_repository "$repo" with
make_policy "$repo/policy.xml" support-missing
mkdir "$repo/packs"
make_rules "$repo/packs/x.sch" support-missing
echo '<configuration xmlns="urn:policykoll:1"><rule-pack path="packs"/><rule-pack name="gdpr"/></configuration>' >"$repo/policykoll.xml"
run 0 "list rules with packs" "$bin" list rules "$repo"
silent err
result "list rules with packs: the own rule runs" grep -qE '^support-missing +error +yes +c-1' "$work/out"
result "list rules with packs: the law demands" grep -qE '^processing-record-missing +error +yes +G-30-1' "$work/out"
run 0 "list clauses with packs" "$bin" list clauses "$repo"
says out "gdpr"
says out "G-30-1"
says out "support-missing"
run 0 "explain with packs" "$bin" explain support-missing "$repo"
says out "c-1"
run 0 "explain with a law" "$bin" explain processing-record-missing "$repo"
says out "G-30-1"
says out "GDPR, G-30-1"
run 0 "explain with a law, Swedish" "$bin" explain processing-record-missing "$repo" --lang sv
says out "Dataskyddsförordningen, G-30-1"
run 0 "explain without the folder knows of no law" "$bin" explain processing-record-missing
says_not out "G-30-1"
run 2 "explain without the folder does not know the pack's rule" "$bin" explain support-missing
sed 's/rule="support-missing"/& demanded="no"/' "$repo/policy.xml" >"$work/dropped.xml"
run 0 "list clauses: a demand that is dropped" "$bin" list clauses --config "$repo/policykoll.xml" "$work/dropped.xml" "$repo/inventory.xml"
says out "demand dropped"
says_not out "no rule yet"
cp -r "$repo" "$work/slip"
sed -i 's/name="gdpr"/name="gdrp"/' "$work/slip/policykoll.xml"
for verb in "check" "list rules" "list clauses" "explain system-owner-missing"; do
	# shellcheck disable=SC2086
	run 2 "$verb: a pack there is not" "$bin" $verb "$work/slip"
	cat "$work/out" >>"$work/err"
	says err "there is no rule pack gdrp"
	says err "did you mean gdpr?"
done
sed -i 's/name="gdrp"/name="qqqqqqqqqqqq"/' "$work/slip/policykoll.xml"
run 2 "check: no pack near" "$bin" check "$work/slip" --lang sv
says out "cybersakerhetslagen"

# --- the bundle holds the rulebook and the laws, and says the same
make_repository "$repo" without 3
sed -i 's/lifecycle="in-operation"/& personal-data="yes"/' "$repo/inventory.xml"
echo '<configuration xmlns="urn:policykoll:1"><rule-pack name="gdpr"/></configuration>' >"$repo/policykoll.xml"
run 0 "bundle with a law" "$bin" bundle "$repo" --as-of 2026-11-21
silent err
cp "$work/out" "$work/bundle.xml"
counts() { # XPATH NUMBER
	[ "$(xmllint --xpath "count($1)" "$work/bundle.xml")" = "$2" ]
}
result "bundle: the law" counts "/*/*[local-name()='policy'][@id='gdpr'][@origin='law']" 1
result "bundle: the rulebook" counts "/*/*[local-name()='rulebook']" 1
result "bundle: a rule's parameter" counts "/*/*[local-name()='rulebook']/*[@id='classification-overdue']/*[@name='classification-interval'][@value='P36M']" 1
result "bundle: every rule" counts "/*/*[local-name()='rulebook']/*" "$("$bin" list rules | sed 1d | wc -l)"
result "bundle: no configuration" counts "//*[local-name()='configuration']" 0
run 1 "check of the folder" "$bin" check "$repo" --as-of 2026-11-21 -q -o "$work/one.tsv"
run 1 "check of the bundle" "$bin" check "$work/bundle.xml" -q -o "$work/two.tsv"
for name in one two; do cut -f1-4 "$work/$name.tsv" | LC_ALL=C sort >"$work/$name"; done
result "the bundle says what the folder says" diff "$work/one" "$work/two"
result "and that is something" grep -q "processing-record-missing" "$work/one"
"$bin" bundle "$work/bundle.xml" >"$work/again.xml"
mv "$work/again.xml" "$work/bundle.xml"
result "a bundle of the bundle has one rulebook" counts "/*/*[local-name()='rulebook']" 1
result "a bundle of the bundle has one law" counts "/*/*[local-name()='policy'][@id='gdpr']" 1

# --- settings are those at the top: whoever hands in documents below sets nothing
make_repository "$work/below" without 3
mkdir "$work/below/handed-in"
echo '<configuration xmlns="urn:policykoll:1"><rule-pack name="gdpr"/></configuration>' >"$work/below/handed-in/policykoll.xml"
run 0 "settings in a folder below" "$bin" list clauses "$work/below"
says_not out "G-30-1"
run 0 "settings in a folder below are said" "$bin" check "$work/below" --as-of 2026-11-21 --fail-on never
says out "[configuration-misplaced]"
run 0 "settings by another name" sh -c "cp '$work/below/handed-in/policykoll.xml' '$work/below/settings.xml' && '$bin' check '$work/below' --as-of 2026-11-21 --fail-on never"
says out "settings.xml are not applied"
(cd "$work/below" && cp handed-in/policykoll.xml . && "$bin" list clauses >"$work/out" 2>"$work/err")
result "settings of the current folder" grep -q "G-30-1" "$work/out"
rm "$work/below/policykoll.xml"
run 2 "settings among the documents, of some of them" "$bin" list clauses "$work/below/policy.xml" "$work/below/handed-in/policykoll.xml"
says err "[configuration-not-all]"
run 2 "settings by another name among the documents" "$bin" list clauses "$work/below/policy.xml" "$work/below/settings.xml"
says err "[configuration-not-used]"
run 0 "settings a person names" "$bin" list clauses "$work/below/policy.xml" --config "$work/below/handed-in/policykoll.xml"
says out "G-30-1"

# --- files that are no rule files
mkfifo "$work/pipe"
printf '<configuration xmlns="urn:policykoll:1"><rule-pack path="pipe.sch"/></configuration>\n' >"$work/below/policykoll.xml"
mkfifo "$work/below/pipe.sch"
run 2 "a pack that is a pipe is not waited for" timeout 20 "$bin" check "$work/below" --as-of 2026-11-21
run 2 "a rule file without end" timeout 60 "$bin" list rules --rules /dev/zero

# --- cases that prove nothing
t=$work/nothing-proved
mkdir -p "$t"
make_rules "$t/x.sch" support-missing
make_cases "$t" support-missing
sed -i 's/ as-of="[0-9-]*"//' "$t/support-missing/"pass-*.xml
run 1 "a case without its day" "$bin" test "$t"
says out "[test-no-day]"
make_cases "$t" support-missing
sed -i 's/<policy id="p"/& status="draft"/' "$t/support-missing/"not-applicable-*.xml
run 1 "a case whose policy demands nothing" "$bin" test "$t"
says out "[test-not-demanded]"
make_cases "$t" support-missing
cp "$t/support-missing/"pass-*.xml "$t/support-missing/passed.xml"
run 2 "a file that is no case" "$bin" test "$t"
says out "passed.xml lies among the cases of a rule and is none"

finish
