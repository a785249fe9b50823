#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SVRL: run.sh PROGRAM. Each NAME.sch is run over NAME.xml (options in NAME.options): the SVRL follows svrl.rng, its lines (list.xsl) are those of NAME.expect, and every
# location in it selects exactly one node of the document. With --compact, the findings are the same ones.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$here" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
unset LC_ALL LC_MESSAGES LANG POLICYKOLL_LANG
# One check is the name and the command, whose output explains a failure.
check() {
	name=$1
	shift
	if "$@" >"$work/why" 2>&1; then echo "ok $name"; else echo "not ok $name"; sed 's/^/  /' "$work/why" | head -n 20; failed=1; fi
}
one_each() { [ -z "$(grep -vx 1 "$1")" ] && [ "$(wc -l <"$1")" -eq "$2" ]; }
as_wanted() { [ "$1" -eq "$2" ] || { echo "exit code $1, expected $2"; cat "$work/err"; false; }; }

for schema in *.sch; do
	case=${schema%.sch}
	options=$(cat "$case.options" 2>/dev/null)
	# shellcheck disable=SC2086
	eval "\"$bin\" schematron --format svrl $options \"$schema\" \"$case.xml\"" >"$work/svrl" 2>"$work/err"
	code=$?
	if grep -q '^error' "$case.expect"; then want=4; elif grep -q '^failed-assert\|^successful-report' "$case.expect"; then want=1; else want=0; fi
	check "$case: exit code" as_wanted $code $want
	check "$case: follows the grammar" xmllint --noout --relaxng svrl.rng "$work/svrl"
	xsltproc list.xsl "$work/svrl" >"$work/list" 2>&1
	check "$case: says what is expected" diff "$case.expect" "$work/list"
	: >"$work/counts"
	for file in $(grep -o 'pk:file="[^"]*"' "$work/svrl" | sort -u | sed 's/.*="\(.*\)"/\1/'); do
		xsltproc --stringparam file "$file" locations.xsl "$work/svrl" >"$work/count.xsl"
		xsltproc "$work/count.xsl" "$file" >>"$work/counts" 2>/dev/null
	done
	check "$case: each location selects one node" one_each "$work/counts" "$(xmllint --xpath 'count(//@location)' "$work/svrl")"
	eval "\"$bin\" schematron --format svrl --compact $options \"$schema\" \"$case.xml\"" >"$work/compact" 2>/dev/null
	check "$case: compact follows the grammar" xmllint --noout --relaxng svrl.rng "$work/compact"
	xsltproc list.xsl "$work/compact" >"$work/compact.list"
	grep -v '^active-pattern\|^fired-rule' "$case.expect" >"$work/findings"
	check "$case: compact has the same findings" diff "$work/findings" "$work/compact.list"
done
# The grammar can tell: each line is a change to a valid report that it must refuse.
"$bin" schematron --format svrl metadata.sch metadata.xml >"$work/svrl" 2>/dev/null
while read -r change; do
	sed "$change" "$work/svrl" >"$work/spoilt"
	check "the grammar refuses $change" sh -c '! cmp -s "$1" "$2" && ! xmllint --noout --relaxng svrl.rng "$2" 2>/dev/null' sh "$work/svrl" "$work/spoilt"
done <<'END'
s/ location="[^"]*"//
s/ pk:file="[^"]*"//
s/ test="[^"]*"/ test=""/
s/<svrl:fired-rule [^>]*>//
s/svrl:active-pattern/svrl:pattern/
s/ pk:line="[0-9]*"/ pk:line="0"/
s/failed-assert/failed/
END
exit $failed
