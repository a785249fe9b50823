#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Outputs: one clean document on standard output, files whole or not at all, failures said and counted, nothing people wrote replaced.
. "$(dirname "$0")/lib/cases.sh"
unset GITHUB_STEP_SUMMARY

make_repository "$work/repo" without 3
repo=$work/repo
day=2026-11-21

# several at once
run 1 "several files" "$bin" check --as-of $day -o "$work/a.html" -o "$work/a.xml" -o "$work/a.junit.xml" -o "$work/a.tsv" -o "$work/a.txt" "$repo"
for f in a.html a.xml a.junit.xml a.tsv a.txt; do
	result "several files: $f is written" test -s "$work/$f"
done
well_formed "the report is well-formed" "$work/a.xml"
well_formed "the JUnit file is well-formed" "$work/a.junit.xml"
result "the report follows its schema" xmllint --noout --nonet --schema schema/report.xsd "$work/a.xml"
result "a JUnit file is told from a report" grep -q '<testsuite' "$work/a.junit.xml"
result "text in a file has no colours" test "$(tr -d '\033' <"$work/a.txt" | wc -c)" -eq "$(wc -c <"$work/a.txt")"

# standard output
for f in report html junit tsv csv github summary svrl; do
	run 1 "$f on standard output" "$bin" check --as-of $day --format $f "$repo"
	says err "System 1"
	mv "$work/out" "$work/stdout.$f"
	run 1 "$f on standard output, quiet" "$bin" check --as-of $day -q --format $f "$repo"
	silent err
	result "$f on standard output: the same both ways" cmp "$work/out" "$work/stdout.$f"
	run 1 "$f as --output to standard output" "$bin" check --as-of $day -q --output $f=- "$repo"
	result "$f as --output to standard output: the same" cmp "$work/out" "$work/stdout.$f"
done
result "a file holds what standard output does" cmp "$work/a.tsv" "$work/stdout.tsv"
well_formed "report on standard output is well-formed" "$work/stdout.report"
run 1 "text on standard output" "$bin" check --as-of $day "$repo"
silent err
says out "System 1"
run 1 "-o - is text" "$bin" check --as-of $day -o - "$repo"
says out "System 1"
run 1 "-o - with a format" "$bin" check --as-of $day -q -o - --format tsv "$repo"
result "-o - with a format: the same" cmp "$work/out" "$work/stdout.tsv"
run 1 "--max-same cuts the text" "$bin" check --max-same 1 "$repo"
says out "System 1"
says_not out "System 3 "
for f in report html junit tsv csv github summary svrl; do
	mkdir -p "$work/empty"
	run 5 "$f of nothing" "$bin" check --format $f "$work/empty"
	case $f in
	tsv) result "tsv of nothing is a row that says so" test "$(wc -l <"$work/out") $(grep -c 'Nothing was checked. This is not a pass.' "$work/out")" = "1 1" ;;
	csv) result "csv of nothing is its headings, and a row that says so" test "$(wc -l <"$work/out") $(grep -c 'Nothing was checked. This is not a pass.' "$work/out")" = "2 1" ;;
	github) says out "::error title=policykoll::Nothing was checked" ;;
	summary) says out "## policykoll: Nothing checked" ;;
	report | junit | svrl) well_formed "$f of nothing is well-formed" "$work/out" ;;
	html) says out "</html>" ;;
	esac
done

# the same bytes every time
for again in 1 2; do
	"$bin" check --as-of $day -q -o "$work/$again.html" -o "$work/$again.xml" -o "$work/$again.junit.xml" -o "$work/$again.tsv" "$repo" >/dev/null
	"$bin" check --as-of $day "$repo" | sed 's/, [0-9.,]* s$//' >"$work/$again.txt"
	"$bin" bundle --as-of $day "$repo" >"$work/$again.bundle"
done
for f in html xml junit.xml tsv txt bundle; do
	result "the same bytes again: $f" cmp "$work/1.$f" "$work/2.$f"
done

# failures
mkdir "$work/folder.html"
run 4 "a folder as output" "$bin" check -o "$work/folder.html" -o "$work/other.tsv" "$repo"
says err "folder.html could not be written: it is a folder"
result "a folder as output: the other is written" test -s "$work/other.tsv"
run 4 "a folder as output, Swedish" "$bin" check --lang sv -o "$work/folder.html" "$repo"
says err "folder.html kunde inte skrivas: det är en mapp"
run 4 "output in a folder that is not there" "$bin" check -o "$work/nowhere/x.html" "$repo"
says err "its folder does not exist"
if [ -w /dev/full ]; then
	run 4 "full disk for an output" "$bin" check --output html=/dev/full -o "$work/other.html" "$repo"
	says err "/dev/full could not be written: the disk is full"
	result "full disk for an output: the last line is no pass" grep -qx "NOT COMPLETE: an output could not be written (exit code 4)" "$work/out"
	result "full disk for an output: the other is written" test -s "$work/other.html"
	"$bin" check "$repo" >/dev/full 2>"$work/err"
	result "full disk for standard output" test $? -eq 4
	result "full disk for standard output: said" grep -qF "standard output could not be written: the disk is full" "$work/err"
	"$bin" bundle "$repo" >/dev/full 2>"$work/err"
	result "full disk for a bundle" test $? -eq 4
	"$bin" help >/dev/full 2>"$work/err"
	result "full disk for help" test $? -eq 4
else
	skip "full disk" "no /dev/full here"
fi
"$bin" check "$repo" >&- 2>"$work/err"
result "standard output is closed" test $? -eq 4

# A receiver that stops reading: what is written is more than a pipe holds.
make_repository "$work/large" without 3000
closed() {
	closed_name=$1
	shift
	{ "$@" 2>"$work/err"; echo $? >"$work/code"; } | head -1 >/dev/null
	result "closed pipe: $closed_name" test "$(cat "$work/code")" -eq 4
	result "closed pipe: $closed_name, said" grep -qF "the receiver has stopped reading" "$work/err"
}
closed "check" "$bin" check --max-same 0 "$work/large"
closed "report" "$bin" check -q --format report "$work/large"
closed "bundle" "$bin" bundle "$work/large"

# nothing that is read is written over
cp "$repo/inventory.xml" "$work/before.xml"
run 2 "output equals input" "$bin" check "$repo/inventory.xml" --output report="$repo/inventory.xml"
says err "is read in this run"
run 2 "output equals input by another name" "$bin" check "$repo/inventory.xml" -o "$repo/../repo/inventory.xml"
ln -s "$repo/inventory.xml" "$work/link.xml"
run 2 "output is a link to an input" "$bin" check "$repo" -o "$work/link.xml"
run 2 "output is a document of an input folder" "$bin" check "$repo" -o "$repo/inventory.xml"
says err "a report must not replace"
result "the input is untouched" cmp "$repo/inventory.xml" "$work/before.xml"
cp rules/ownership/owner.sch "$work/rules.xml"
run 2 "output is a file of rules" "$bin" check "$repo" -o "$work/rules.xml"
run 1 "an earlier report is replaced" "$bin" check "$repo" -o "$work/a.xml"

# A folder where nothing may be written; as root through another user.
mkdir -p "$work/locked" && chmod 555 "$work/locked" && chmod 755 "$work"
as=
[ "$(id -u)" -ne 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $as "$bin" version >/dev/null 2>&1; then
	run 4 "a folder where nothing may be written" $as "$bin" check -o "$work/locked/x.html" "$repo"
	says err "permission is denied"
	result "a folder where nothing may be written: no trace" test -z "$(ls -A "$work/locked")"
else
	skip "a folder where nothing may be written" "root may write everywhere, and setpriv cannot run the program here"
fi
chmod 755 "$work/locked"

finish
