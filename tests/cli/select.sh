#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Narrowed runs: --unit, --policy, --rule and --files-from say of what they are narrowed to exactly what the whole run says of that, count only that, and never look like a whole run.
. "$(dirname "$0")/lib/cases.sh"

lib=$(cd "$(dirname "$0")/lib" && pwd)
day=2026-11-21
top=$(pwd)

# report NAME ARGUMENT…: the canonical report of a sample in $work/NAME.xml.
report() {
	report_file=$work/$1.xml
	shift
	"$bin" check --as-of $day --lang en --format report "$@" >"$report_file" 2>"$work/err"
}
# findings NAME [PARAMETER VALUE]…: of that report, narrowed here.
findings() {
	findings_file=$work/$1.xml
	shift
	case $# in
	0) xsltproc --nonet "$lib/findings.xsl" "$findings_file" ;;
	*) xsltproc --nonet --stringparam "$1" "$2" "$lib/findings.xsl" "$findings_file" ;;
	esac
}
# outcomes NAME XPATH: the six counts of every element there, one line each, with what comes before them in the element's own attributes.
outcomes() {
	xmllint --xpath "$2" "$work/$1.xml" 2>/dev/null | tr '>' '\n' | sed -n 's/.*<outcomes \(.*\)\/$/\1/p' | tr -dc '0-9 \n'
}
# sum FILE…: column by column.
valid() { xmllint --nonet --noout --schema "$@" 2>/dev/null; }
sum() { cat "$@" | awk '{ for (i = 1; i <= NF; i++) s[i] += $i } END { for (i = 1; i <= 6; i++) printf "%d ", s[i]; print "" }'; }
values() { xmllint --xpath "$2" "$work/$1.xml" 2>/dev/null | tr ' ' '\n' | sed -n 's/^[a-z]*="\(.*\)"$/\1/p'; }

for sample in eksjo koncern; do
	report whole "samples/$sample"
	outcomes whole '/*/*[local-name()="outcomes"]' >"$work/whole.outcomes"

	# Every unit: the findings of the whole report about it and the units below it, no others.
	good=0 bad=
	for unit in $(values whole '//*[local-name()="units"]/*/@id'); do
		report part "samples/$sample" --unit "$unit"
		findings whole unit "$unit" >"$work/want"
		findings part >"$work/got"
		if cmp -s "$work/want" "$work/got"; then good=$((good + 1)); else bad="$bad $unit"; fi
	done
	result "$sample: --unit, each of $good units: the findings of the whole run" test -z "$bad" -a $good -gt 5
	# Units that stand beside each other share nothing: together they count what each counts.
	rm -f "$work"/sum.*
	arguments=
	for unit in $(values whole '//*[local-name()="units"]/*[not(@parent)]/@id'); do
		report part "samples/$sample" --unit "$unit"
		outcomes part '/*/*[local-name()="outcomes"]' >"$work/sum.$unit"
		arguments="$arguments --unit $unit"
	done
	report together "samples/$sample" $arguments
	outcomes together '/*/*[local-name()="outcomes"]' >"$work/together"
	result "$sample: --unit: several units count what each counts" test "$(sum "$work"/sum.*)" = "$(sum "$work/together")"
	result "$sample: --unit: every asset is judged once" test "$(xmllint --xpath 'number(//*[local-name()="totals"]/@assets-judged)' "$work/together.xml")" = "$(xmllint --xpath 'number(//*[local-name()="totals"]/@assets)' "$work/whole.xml")"

	# Every file: its findings; all files together count what the whole run counts, clause by clause.
	good=0 bad=
	rm -f "$work"/sum.*
	for file in $(values whole '//*[local-name()="inputs"]/*/@path'); do
		echo "$file" >"$work/list"
		report part "samples/$sample" --files-from "$work/list"
		findings whole file "$file" >"$work/want"
		findings part >"$work/got"
		outcomes part '//*[local-name()="clause"]/*[local-name()="outcomes"]' >"$work/sum.$good"
		if cmp -s "$work/want" "$work/got"; then good=$((good + 1)); else bad="$bad $file"; fi
	done
	result "$sample: --files-from, each of $good files: the findings of the whole run" test -z "$bad" -a $good -gt 5
	outcomes whole '//*[local-name()="clause"]/*[local-name()="outcomes"]' >"$work/whole.clauses"
	result "$sample: --files-from: the files together count what the whole run counts" test "$(sum "$work"/sum.*)" = "$(sum "$work/whole.clauses")"
	result "$sample: --files-from: and that is more than nothing" test "$(sum "$work/whole.clauses" | cut -d' ' -f1)" -gt 100

	# Every policy: what it demands, with the counts that its clauses have in the whole run.
	for policy in $(values whole '//*[local-name()="policies"]/*/@id'); do
		report part "samples/$sample" --policy "$policy"
		findings whole policy "$policy" | sort >"$work/want"
		findings part policy "$policy" | sort >"$work/got"
		# What one policy excepts, or cannot decide, and another finds a gap, is that one's gap in the whole report; alone each says its own.
		result "$sample: --policy $policy: all findings of the whole run" test -z "$(comm -23 "$work/want" "$work/got")"
		result "$sample: --policy $policy: no gap but those of the whole run" test -z "$(comm -13 "$work/want" "$work/got" | grep '^gap')"
		clauses="//*[local-name()='policies']/*[@id='$policy']/*/*[local-name()='outcomes']"
		result "$sample: --policy $policy: its clauses count the same" test "$(outcomes whole "$clauses")" = "$(outcomes part "$clauses")"
		result "$sample: --policy $policy: no clause of another is checked" test "$(xmllint --xpath "count(//*[local-name()='policies']/*[@id!='$policy']/*[@coverage='checked'])" "$work/part.xml")" = 0
		result "$sample: --policy $policy: the report is valid" valid schema/report.xsd "$work/part.xml"
	done

	# Several at once, and any number of threads.
	unit=$(values whole '//*[local-name()="units"]/*[@parent][1]/@id' | sed -n 1p)
	policy=$(values whole '//*[local-name()="policies"]/*[1]/@id' | sed -n 1p)
	values whole '//*[local-name()="inputs"]/*/@path' | sed -n '3,$p' >"$work/list"
	report part "samples/$sample" --unit "$unit" --policy "$policy" --files-from "$work/list" --jobs 1
	cp "$work/part.xml" "$work/one.xml"
	findings whole unit "$unit" | grep -F "|$policy " | cut -d'|' -f1-6 >"$work/want"
	while read -r file; do grep -F "|$file|" "$work/want"; done <"$work/list" | sort >"$work/want.files"
	findings part | cut -d'|' -f1-6 | sort >"$work/got"
	result "$sample: unit, policy and files together" cmp "$work/want.files" "$work/got"
	for jobs in 2 8; do
		report part "samples/$sample" --unit "$unit" --policy "$policy" --files-from "$work/list" --jobs $jobs
		result "$sample: $jobs threads give the same report" cmp "$work/one.xml" "$work/part.xml"
	done
	result "$sample: the report is valid" valid schema/report.xsd "$work/one.xml"
done

# Many assets, several threads: the assets of one unit, and of one file.
generate=$(dirname "$bin")/tests/bench/generate
mkdir "$work/many"
"$generate" folder "$work/many" 30 20
cp samples/eksjo/policy.xml "$work/many"
report whole "$work/many" --jobs 1
unit=$(values whole '//*[local-name()="units"]/*/@id' | sed -n 4p)
file=$(values whole '//*[local-name()="inputs"]/*[@kind="inventory"]/@path' | sed -n 4p)
for jobs in 1 4; do
	report part "$work/many" --unit "$unit" --jobs $jobs
	findings whole unit "$unit" >"$work/want"
	findings part >"$work/got"
	result "many assets, a unit, $jobs threads" cmp "$work/want" "$work/got"
	echo "$file" | "$bin" check "$work/many" --as-of $day --format report --files-from - --jobs $jobs >"$work/part.xml" 2>/dev/null
	findings whole file "$file" >"$work/want"
	findings part >"$work/got"
	result "many assets, a file, $jobs threads" cmp "$work/want" "$work/got"
	result "many assets, a file, $jobs threads: there are findings" test -s "$work/got"
done

# A run that is narrowed never looks like a whole one.
make_repository "$work/good" with
narrowed() {
	run 0 "$1" "$bin" check --as-of $day "$work/good" $2 -o "$work/x.html" -o "$work/x.junit.xml" -o "$work/x.xml"
	says out "PARTIAL: only $3"
	says out "PASSED (partial: only $3): no finding at or above --fail-on error"
	run 0 "$1, quiet" "$bin" check --as-of $day -q "$work/good" $2
	says out "PASSED (partial: only $3)"
	run 0 "$1, Swedish" "$bin" check --as-of $day --lang sv "$work/good" $2
	says out "GODKÄND (delvis: bara $4)"
	result "$1: the report says so" grep -q 'partial="yes"' "$work/x.xml"
	result "$1: HTML says so" grep -q '<title>Passed (partial)' "$work/x.html"
	result "$1: HTML says what" grep -q "<code>$5</code>" "$work/x.html"
	result "$1: JUnit says so" grep -q '(partial: ' "$work/x.junit.xml"
	result "$1: JUnit is valid" valid tests/views/junit.xsd "$work/x.junit.xml"
}
echo "$work/good/inventory.xml" >"$work/list"
narrowed "a unit" "--unit social" "unit social" "enheten social" social
narrowed "a policy" "--policy p" "policy p" "policyn p" p
narrowed "a rule" "--rule system-owner-missing" "rule system-owner-missing" "regeln system-owner-missing" system-owner-missing
narrowed "a file" "--files-from $work/list" "file $work/good/inventory.xml" "filen $work/good/inventory.xml" "$work/good/inventory.xml"
run 0 "a whole run" "$bin" check --as-of $day "$work/good" -o "$work/x.html" -o "$work/x.xml"
says_not out "artial"
result "a whole run: the report does not say so" sh -c "! grep -q 'partial=\|-judged=' '$work/x.xml'"
result "a whole run: HTML does not say so" sh -c "! grep -q '(partial)' '$work/x.html'"
run 0 "named twice" "$bin" check --as-of $day "$work/good" --unit social --unit social
says out "only unit social;"

# Unknown names, also by title.
run 2 "unit with a slip" "$bin" check "$work/good" --unit socal
says out "did you mean social?"
run 2 "unit by its name" "$bin" check "$work/good" --unit "Social servces"
says out "did you mean social?"
run 2 "unit like nothing" "$bin" check "$work/good" --unit frobnicate --lang sv
says out "det finns ingen enhet frobnicate"
run 2 "policy with a slip" "$bin" check samples/eksjo --policy dataskyddsforordningn --lang sv
says out "menade du"
run 2 "policy like nothing" "$bin" check "$work/good" --policy frobnicate
says out "there is no policy frobnicate"
run 2 "one unknown among known" "$bin" check "$work/good" --unit social --unit frobnicate
run 2 "a unit where none are" "$bin" check "$work/good/inventory.xml" --unit social
run 2 "unknown name of hostile bytes" "$bin" check "$work/good" --unit "$(printf 'so\033[31mcial')"
says_not out "$(printf '\033')"

# A unit and what is below it; what belongs to no unit.
make_repository "$work/units" without 3
sed 's|<position |<unit id="care" kind="administration" parent="social"><name xml:lang="en">Care</name></unit><unit id="other" kind="sector"><name xml:lang="en">Other</name></unit>&|' "$work/units/organisation.xml" >"$work/o.xml" && mv "$work/o.xml" "$work/units/organisation.xml"
sed 's|id="sys-2" kind="system" owning-unit="social"|id="sys-2" kind="system" owning-unit="care"|; s|id="sys-3" kind="system" owning-unit="social"|id="sys-3" kind="system" owning-unit="other"|' "$work/units/inventory.xml" >"$work/o.xml" && mv "$work/o.xml" "$work/units/inventory.xml"
run 1 "a unit and the one below it" "$bin" check --as-of $day --format tsv "$work/units" --unit social
result "a unit and the one below it: two" test "$(cut -f4 "$work/out" | tr '\n' ' ')" = "asset:sys-1 asset:sys-2 "
says err "2 of 3 assets"
run 1 "the one below" "$bin" check --as-of $day --format tsv "$work/units" --unit care
result "the one below: one" test "$(cut -f4 "$work/out")" = "asset:sys-2"
run 1 "two units" "$bin" check --as-of $day --format tsv "$work/units" --unit care --unit other
result "two units: two" test "$(cut -f4 "$work/out" | tr '\n' ' ')" = "asset:sys-2 asset:sys-3 "

# Exceptions: one from a clause does not hold for another policy's demand, also when the run is narrowed to the first; none is called unused.
make_repository "$work/two" without
sed 's/id="p"/id="q"/' "$work/two/policy.xml" >"$work/two/policy-q.xml"
cat >"$work/two/exceptions.xml" <<'END'
<exceptions xmlns="urn:policykoll:1" id="ex"><exception id="ex-1" rule="system-owner-missing" clause="c-1" policy="p" asset="sys-1" approved-by="pos-chef" decided-on="2026-01-01" expires-on="2026-12-01"><reason xml:lang="en">So it is</reason></exception>
<exception id="ex-2" rule="system-owner-missing" asset="sys-9" approved-by="pos-chef" decided-on="2026-01-01" expires-on="2027-06-01"><reason xml:lang="en">So it is</reason></exception></exceptions>
END
run 1 "an exception from one policy" "$bin" check --as-of $day "$work/two"
says out "exception-unused"
run 1 "narrowed to this policy" "$bin" check --as-of $day "$work/two" --policy p -o "$work/x.html"
says_not out "exception-unused"
result "narrowed to this policy: HTML calls no exception unused" sh -c "! grep -q '>unused<' '$work/x.html'"
rm "$work/two/policy-q.xml"
run 0 "an exception from the only policy" "$bin" check --as-of $day "$work/two" --policy p
echo "$work/two/exceptions.xml" >"$work/list"
run 5 "the exceptions alone" "$bin" check --as-of $day "$work/two" --files-from "$work/list"
says out "exception-ends"
says_not out "exception-unused"

# A rule about assets whose findings stand in another file: only there, whatever file the asset stands in; and nothing is said twice or lost.
make_repository "$work/away" with 2
make_policy "$work/away/policy.xml" owner-too-old
cat >"$work/away.sch" <<'END'
<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1" queryBinding="xslt" xml:lang="en">
  <sch:title>Own</sch:title>
  <sch:ns prefix="pk" uri="urn:policykoll:1"/>
  <xsl:key name="assignment" match="pk:assignment" use="@id"/>
  <sch:let name="as-of" value="string(/pk:repository/@as-of)"/>
  <sch:pattern id="owner-too-old">
    <sch:title>Own</sch:title>
    <sch:p class="title" xml:lang="en">Own</sch:p><sch:p class="rationale" xml:lang="en">Own</sch:p><sch:p class="fix" xml:lang="en">Own</sch:p>
    <sch:p class="title" xml:lang="sv">Egen</sch:p><sch:p class="rationale" xml:lang="sv">Egen</sch:p><sch:p class="fix" xml:lang="sv">Egen</sch:p>
    <sch:rule context="pk:asset">
      <sch:let name="assignment" value="key('assignment', pk:role/@assignment)"/>
      <sch:assert id="owner-too-old" role="error" subject="$assignment/@from" test="not($assignment)" diagnostics="d-en d-sv h-en h-sv">Old</sch:assert>
    </sch:rule>
  </sch:pattern>
  <sch:diagnostics>
    <sch:diagnostic id="d-en" xml:lang="en"><sch:value-of select="@id"/> old</sch:diagnostic><sch:diagnostic id="d-sv" xml:lang="sv"><sch:value-of select="@id"/> gammal</sch:diagnostic>
    <sch:diagnostic id="h-en" xml:lang="en" pk:use="help">Renew</sch:diagnostic><sch:diagnostic id="h-sv" xml:lang="sv" pk:use="help">Förnya</sch:diagnostic>
  </sch:diagnostics>
</sch:schema>
END
for jobs in 1 4; do
	report whole "$work/away" --rules "$work/away.sch" --jobs $jobs
	echo "$work/away/organisation.xml" >"$work/list"
	report part "$work/away" --rules "$work/away.sch" --files-from "$work/list" --jobs $jobs
	findings whole >"$work/want"
	findings part >"$work/got"
	result "findings that stand elsewhere, $jobs threads: there" cmp "$work/want" "$work/got"
	result "findings that stand elsewhere, $jobs threads: two" test "$(grep -c organisation.xml "$work/got")" = 2
	echo "$work/away/inventory.xml" >"$work/list"
	report part "$work/away" --rules "$work/away.sch" --files-from "$work/list" --jobs $jobs
	result "findings that stand elsewhere, $jobs threads: not here" test -z "$(findings part)"
	result "findings that stand elsewhere, $jobs threads: nothing is called right for that" test "$(outcomes part '/*/*[local-name()="outcomes"]' | tr -d ' \n')" = 000000
done

# Lists of files of all kinds, each naming one inventory of two.
list=$work/list
repo=$work/repo
mkdir -p "$repo/sub" "$repo/.git"
make_repository "$repo" without
sed 's/inv-social/inv-å/; s/sys-/tva-/' "$repo/inventory.xml" >"$repo/sub/å.xml"
echo hello >"$repo/README.md"
# lists NAME FOLDER SUBJECTS PRINTF…: in the folder, the list gives findings about these subjects.
lists() {
	lists_name=$1 lists_in=$2 lists_want=$3
	shift 3
	printf "$@" >"$list"
	(cd "$lists_in" && "$bin" check --as-of $day --lang en --format tsv --files-from "$list" "${lists_path:-$repo}" >"$work/out" 2>"$work/err")
	lists_code=$?
	result "$lists_name" test "$lists_code $(cut -f4 "$work/out" | tr '\n' ' ')" = "1 $lists_want"
}
lists "from the current folder" "$repo" "asset:sys-1 " 'inventory.xml\n'
lists "from the top, in a folder below it" "$repo/sub" "asset:sys-1 " 'inventory.xml\n'
lists "from the current folder, below the top" "$repo/sub" "asset:tva-1 " 'å.xml\n'
lists "from the top of what is checked, elsewhere" "$work" "asset:tva-1 " 'sub/å.xml\n'
lists "with a path" "$work" "asset:sys-1 " 'repo/inventory.xml\n'
lists "absolute" / "asset:sys-1 " "$repo/inventory.xml"
lists "other spelling" "$repo" "asset:sys-1 " './sub/..//inventory.xml\n'
lists "without a line end" "$repo" "asset:sys-1 " 'inventory.xml'
lists "CR LF" "$repo" "asset:sys-1 asset:tva-1 " 'inventory.xml\r\nsub/å.xml\r\n'
lists "empty lines" "$repo" "asset:sys-1 " '\n\ninventory.xml\n\n'
lists "twice" "$repo" "asset:sys-1 " 'inventory.xml\n./inventory.xml\ninventory.xml\n'
lists "git's quotes" "$repo" "asset:tva-1 " '"sub/\\303\\245.xml"\n'
lists "separated by NUL" "$repo" "asset:sys-1 asset:tva-1 " 'inventory.xml\0sub/å.xml\0'
lists "separated by NUL, without the last" "$repo" "asset:sys-1 asset:tva-1 " 'sub/å.xml\0inventory.xml'
lists "with a mark of UTF-8" "$repo" "asset:tva-1 " '\357\273\277sub/å.xml\n'
lists "UTF-16 of Windows" "$repo" "asset:tva-1 " '\377\376s\0u\0b\0/\0\345\0.\0x\0m\0l\0\r\0\n\0'
lists "a folder" "$repo" "asset:tva-1 " 'sub\n'
lists "a folder with its slash" "$repo/sub" "asset:tva-1 " 'sub/\n'
lists "this folder" "$repo" "asset:sys-1 asset:tva-1 " '.\n'
lists "beside files that are gone, are no documents, or are hostile" "$repo" "asset:sys-1 " 'gone.xml\nREADME.md\ninventory.xml\n\033[31m\n../gone/..\n"\\x"\n%%s\n'
ln -s sub/å.xml "$repo/link.xml"
lists "by a link" "$repo" "asset:tva-1 " 'link.xml\n'
rm "$repo/link.xml"
sed 's/sys-/quoted-/; s/inv-social/inv-q/' "$repo/inventory.xml" >"$repo/\"q\".xml"
lists "a name with quotes, from git" "$repo" "asset:quoted-1 " '"\\"q\\".xml"\n'
lists "a name with quotes, from git -z" "$repo" "asset:quoted-1 " '"q".xml\0'
rm "$repo/\"q\".xml"
if git --version >/dev/null 2>&1; then
	rm -rf "$repo/.git"
	(cd "$repo" && git init -q . && git -c user.name=x -c user.email=x@example.org commit -q --allow-empty -m x && git add -A && git diff --cached --name-only >"$list" && git diff --cached -z --name-only >"$list.z")
	result "git quotes the name" grep -q '303' "$list"
	for l in "$list" "$list.z"; do
		(cd "$repo/sub" && "$bin" check --as-of $day --format tsv --files-from "$l" .. >"$work/out" 2>/dev/null)
		result "what git prints" test "$(cut -f4 "$work/out" | tr '\n' ' ')" = "asset:tva-1 asset:sys-1 " -o "$(cut -f4 "$work/out" | tr '\n' ' ')" = "asset:sys-1 asset:tva-1 "
	done
else
	skip "what git prints" "git is not here"
fi
printf 'inventory.xml\nsub/å.xml\n' >"$list"
(cd "$repo" && "$bin" check --as-of $day --format report --files-from - . <"$list" >"$work/part.xml" 2>/dev/null)
findings part >"$work/want"
result "standard input" test -s "$work/want"
printf 'sub/å.xml\n' >"$list.2"
printf 'inventory.xml\n' >"$list"
(cd "$repo" && "$bin" check --as-of $day --format report --files-from "$list" --files-from "$list.2" . >"$work/part.xml" 2>/dev/null)
findings part >"$work/got"
result "two lists are one" cmp "$work/want" "$work/got"

# Nothing to check: a failure unless it is permitted, and then no pass in words.
nothing() {
	run 5 "$1" "$bin" check --as-of $day --files-from "$2" "$repo"
	says out "NOTHING CHECKED (partial: only files of a list that names no document)"
	says out "--allow-empty"
	run 0 "$1, permitted" "$bin" check --as-of $day --allow-empty --files-from "$2" "$repo" -o "$work/x.html"
	says out "NOTHING CHECKED (partial"
	says_not out "PASSED"
	result "$1, permitted: HTML says so" grep -q '(partial)' "$work/x.html"
}
: >"$list"
nothing "an empty list" "$list"
printf '\n\n' >"$list"
nothing "empty lines" "$list"
echo "$repo/README.md" >"$list"
nothing "no document" "$list"
run 5 "no document, named" "$bin" check -v --as-of $day --files-from "$list" "$repo"
says out "listed, but no documents that were read: $repo/README.md"
says_not out "none of the listed files is here"
echo "gone.xml" >"$list"
nothing "what is gone" "$list"
says out "none of the listed files is here"
awk 'BEGIN { for (i = 0; i < 25; i++) print "gone-" i ".xml" }' >"$list"
run 5 "many that are gone" "$bin" check -v --lang sv --as-of $day --files-from "$list" "$repo"
says out "gone-9.xml och 15 till"

# What is wrong with another file still counts, but is told in one line.
cp -r "$repo" "$work/broken"
sed 's/<asset id="tva-1"/<asset id="tva-0" kind="wrong" thing="x"\/><asset id="tva-1"/' "$repo/sub/å.xml" >"$work/broken/sub/å.xml"
echo "$work/broken/inventory.xml" >"$list"
run 3 "another file is not valid" "$bin" check --as-of $day --files-from "$list" "$work/broken" -o "$work/x.junit.xml"
says out "sub/å.xml is not among the listed files, but something is wrong with it"
says_not out "[xml-"
says out "INCOMPLETE (partial: only file $work/broken/inventory.xml): 1 file could not be read in full; 1 finding at or above"
result "another file is not valid: once" test "$(grep -c '\[other-file-wrong\]' "$work/out")" = 1
echo "$work/broken/sub/å.xml" >"$list"
run 3 "the file itself is not valid" "$bin" check --as-of $day --files-from "$list" "$work/broken"
says out "[xml-"
says_not out "other-file-wrong"
make_policy "$work/broken/policy.xml" system-owner-misssing
run 2 "another file is wrong usage" "$bin" check --as-of $day --files-from "$list" "$work/broken"
says out "did you mean system-owner-missing?"

# Lists that cannot be had.
run 2 "no such list" "$bin" check --files-from "$work/nowhere" "$repo"
silent out
says err "the list $work/nowhere could not be read: it does not exist"
run 2 "no such list, Swedish" "$bin" check --lang sv --files-from "$work/nowhere" "$repo"
says err "den finns inte"
run 2 "a folder as list" "$bin" check --files-from "$repo" "$repo"
says err "it is a folder"
run 2 "standard input twice" "$bin" check --files-from - -
says err "cannot be both"
run 2 "a list as output" "$bin" check --files-from "$work/keep.xml" -o "$work/keep.xml" "$repo"
if [ "$(id -u)" != 0 ]; then
	: >"$work/secret"
	chmod 0 "$work/secret"
	run 2 "a list that may not be read" "$bin" check --files-from "$work/secret" "$repo"
fi
head -c 3000 /dev/urandom >"$work/noise"
run 5 "noise as list" "$bin" check --files-from "$work/noise" "$repo"
cd "$top" || exit 1
finish
