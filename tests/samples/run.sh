#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The samples against what a person expects of them (samples/NAME/expected.txt), and what every run must keep: a valid report, the same bytes again, a bundle that is XML and says the same.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
day=2026-11-21
status=0

ok() { # NAME COMMAND...
	case=$1
	shift
	if "$@" >"$tmp/log" 2>&1; then
		echo "ok $case"
	else
		echo "not ok $case"
		head -n 40 "$tmp/log"
		status=1
	fi
}

# The findings as outcome, severity, rule, subject, file, sorted.
findings() { LC_ALL=C cut -f1-5 "$1" | LC_ALL=C sort; }

check() { # EXIT ARGUMENT...: a run of the program that ends so
	wanted=$1
	shift
	"$program" check "$@" --as-of $day -q >"$tmp/out" 2>&1
	code=$?
	[ $code -eq "$wanted" ] || { echo "exit $code, not $wanted"; cat "$tmp/out"; return 1; }
}

for sample in "$top"/samples/*/; do
	[ -f "$sample/policy.xml" ] || continue
	name=$(basename "$sample")
	cd "$sample" || exit 1
	for file in *.xml inventory/*.xml; do
		kind=$(xmllint --xpath 'local-name(/*)' "$file")
		ok "$name: $file is valid to xmllint" xmllint --nonet --noout --schema "$top/schema/$kind.xsd" "$file"
		ok "$name: $file is valid where it says its schema is" test -f "$(dirname "$file")/$(xmllint --xpath 'string(/*/@*[local-name()="schemaLocation"])' "$file" | awk '{ print $2 }')"
	done
	for lang in sv en; do
		ok "$name: the run finds gaps ($lang)" check 1 . --lang $lang -o "$tmp/$lang.tsv" -o "$tmp/$lang.xml" -o "$tmp/$lang.html" -o "$tmp/$lang.junit.xml"
		findings "$tmp/$lang.tsv" >"$tmp/found"
		ok "$name: the findings are the expected ones ($lang)" diff expected.txt "$tmp/found"
	done
	ok "$name: the report hangs on no language" cmp "$tmp/sv.xml" "$tmp/en.xml"
	ok "$name: the report is valid" xmllint --nonet --noout --schema "$top/schema/report.xsd" "$tmp/sv.xml"
	ok "$name: JUnit is valid" xmllint --nonet --noout --schema "$top/tests/views/junit.xsd" "$tmp/sv.junit.xml"
	ok "$name: again" check 1 . --lang sv -o "$tmp/again.xml" -o "$tmp/again.html"
	ok "$name: the same bytes again, report" cmp "$tmp/sv.xml" "$tmp/again.xml"
	ok "$name: the same bytes again, HTML" cmp "$tmp/sv.html" "$tmp/again.html"
	"$program" bundle . --as-of $day >"$tmp/bundle.xml" 2>"$tmp/log"
	ok "$name: the bundle is XML" xmllint --nonet --noout "$tmp/bundle.xml"
	ok "$name: the bundle can be checked, with its own date" sh -c "'$program' check '$tmp/bundle.xml' -q -o '$tmp/bundle.tsv' >'$tmp/out' 2>&1; test \$? -eq 1"
	cut -f1-4 "$tmp/sv.tsv" | LC_ALL=C sort >"$tmp/one"
	cut -f1-4 "$tmp/bundle.tsv" | LC_ALL=C sort >"$tmp/two"
	ok "$name: the bundle says the same" diff "$tmp/one" "$tmp/two"
	ok "$name: every clause is listed" test "$(xmllint --xpath 'count(//*[local-name()="clause"][@obligation])' policy.xml)" = "$("$program" list clauses . --lang en | grep -cE '^ *[EMK]-[0-9]+[a-z]? ')"
done
exit $status
