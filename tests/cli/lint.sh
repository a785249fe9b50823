#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll lint: which files it reads, how it says what it found, and the exit codes. What it finds is tested in tests/lint.
. "$(dirname "$0")/lib/cases.sh"
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$work" || exit 1

schema() {
	printf '<schema xmlns="http://purl.oclc.org/dsdl/schematron">\n<pattern id="p"><rule context="item"><assert id="a" test="%s">Text</assert></rule></pattern>\n%s\n</schema>\n' "$1" "$2"
}
schema @n '' >clean.sch
schema @n '<phase id="none"/>' >doubtful.sch
schema 'cuont(*)' '' >wrong.sch
mkdir -p own/parts empty broken
schema @n '<include href="parts/more.sch"/>' >own/main.sch
printf '<pattern xmlns="http://purl.oclc.org/dsdl/schematron" id="q"><rule context="x"><assert id="b" test="@n">Text</assert></rule></pattern>\n' >own/parts/more.sch
cp own/parts/more.sch broken/alone.sch
echo '<other/>' >other.sch
ours() {
	printf '<schema xmlns="http://purl.oclc.org/dsdl/schematron">\n<ns prefix="pk" uri="urn:policykoll:1"/>\n<pattern id="%s">' "$1"
	for lang in sv en; do for class in title rationale fix; do printf '<p class="%s" xml:lang="%s">T</p>' $class $lang; done; done
	printf '<rule context="pk:asset"/></pattern>\n</schema>\n'
}
ours rule-one >one.sch
ours rule-one >again.sch

run 0 "lint: the built-in rules" "$bin" lint "$top/rules"
says out "PASSED: no finding at or above --fail-on warning"
silent err
run 0 "lint: nothing to say" "$bin" lint clean.sch
says out "0 errors, 0 warnings: 0 of 1 file, "
silent err
run 1 "lint: a warning" "$bin" lint doubtful.sch
says out "warning[lint-phase-empty]: the phase none activates nothing"
says out "  --> doubtful.sch:3:12"
says out '3 | <phase id="none"/>'
says out "  |            ^^^^"
says out "  = help: name patterns that have rules with sch:active, or remove the phase"
says out "0 errors, 1 warning: 1 of 1 file, "
says out "FAILED: 1 finding at or above --fail-on warning"
silent err
run 1 "lint: in Swedish" "$bin" lint --lang sv doubtful.sch
says out "varning[lint-phase-empty]: fasen none aktiverar inget"
says out "UNDERKÄND: 1 avvikelse på eller över --fail-on warning"
run 2 "lint: an error" "$bin" lint wrong.sch
says out "error[xpath-unknown-function-guess]: there is no function cuont()"
says out "= help: did you mean count()?"
says out "FAILED: 1 file cannot be used as it is"
run 2 "lint: an error, in Swedish" "$bin" lint --lang sv wrong.sch
says out "UNDERKÄND: 1 fil kan inte användas som den är"
run 2 "lint: errors of several files" "$bin" lint wrong.sch doubtful.sch other.sch
says out "this is not a Schematron schema"
says out "2 errors, 1 warning: 3 of 3 files, "
says out "FAILED: 2 files cannot be used as they are"
run 1 "lint -q" "$bin" lint -q doubtful.sch
says_not out "lint-phase-empty"
says out "FAILED: 1 finding"
run 1 "lint --color always" "$bin" lint --color always doubtful.sch
says out "$(printf '\033[')"
run 0 "lint --fail-on error" "$bin" lint --fail-on error doubtful.sch
says out "lint-phase-empty"
says out "PASSED, WITH GAPS: 1 finding, below --fail-on error"
run 0 "lint --fail-on never" "$bin" lint --fail-on never doubtful.sch
run 2 "lint --fail-on never: an error stays one" "$bin" lint --fail-on never wrong.sch
run 2 "lint --fail-on: an unknown severity" "$bin" lint --fail-on warnings clean.sch
says err "did you mean warning?"

run 0 "lint: a folder, with a file that another takes in" "$bin" lint own
says out "0 of 2 files"
run 0 "lint: all files of a folder by name, without the part" "$bin" lint own/main.sch
run 2 "lint: the part by name" "$bin" lint own/main.sch own/parts/more.sch
says out "more.sch:1:2"
run 2 "lint: a folder with a part that nobody takes in" "$bin" lint broken
says out "this is not a Schematron schema"
run 5 "lint: an empty folder" "$bin" lint empty
says out "NOTHING CHECKED: no file with the ending .sch was found there"
run 5 "lint: an empty folder, in Swedish" "$bin" lint --lang sv empty
says out "INGET KONTROLLERAT"
run 2 "lint: no such file" "$bin" lint clean.sch none.sch
says out "none.sch does not exist"
run 2 "lint: no file" "$bin" lint
says err "policykoll lint needs RULES"
run 1 "lint: standard input" sh -c '"$1" lint - <doubtful.sch' sh "$bin"
says out "warning[lint-phase-empty]"
run 2 "lint: one rule in two files" "$bin" lint one.sch again.sch
says out "error[rule-duplicate]: there are two rules rule-one"
run 0 "lint: one rule file" "$bin" lint one.sch
run 1 "lint: same order whatever the order of the files" "$bin" lint doubtful.sch clean.sch
sed 's/, [0-9.]* s$//' out >first
run 1 "lint: the files in another order" "$bin" lint clean.sch doubtful.sch
sed 's/, [0-9.]* s$//' out >second
result "lint: the same words in the same order" cmp first second

finish
