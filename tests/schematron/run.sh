#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Cases of the Schematron language: tests/schematron/AREA/NAME/{schema.sch,doc.xml,expect} and what these include. Nothing is registered.
#
#   schema.sch   the schema
#   doc.xml      the document; other files are there to be included or read by document()
#   options      options of the command, one to a line (may be missing)
#   expect       by hand: why (lines with #), then what happens (readable.xsl tells how it is written)
#
# "run.sh PROGRAM AREA/NAME…" runs these cases only. What a schema is refused for stands as "refused FILE:LINE:COLUMN MESSAGE". Every location must select exactly
# one node, in the opinion of xsltproc, and every report must be valid by ../svrl/svrl.rng. skeleton.sh compares the same expectations with the ISO skeleton.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
command -v xsltproc >/dev/null && command -v xmllint >/dev/null || {
	echo "ok the Schematron language # skipped: there is no xsltproc or no xmllint"
	exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0
unset LC_ALL LC_MESSAGES LANG POLICYKOLL_LANG
cd "$here" || exit 1
named=$#
[ $# -gt 0 ] || set -- */*/
mkdir "$tmp/svrl"

# got FOLDER: what happens in a case, written as an expectation.
got() {
	options=
	[ ! -f "$1/options" ] || options=$(cat "$1/options")
	# Options are single words: the files have no blanks in a line.
	# shellcheck disable=SC2086
	(cd "$1" && "$program" schematron $options --format svrl schema.sch doc.xml >"$tmp/out" 2>"$tmp/err")
	code=$?
	echo "exit $code"
	# All errors are told; in which order is not the language's matter.
	awk -f "$here/messages.awk" "$tmp/err" | sort -t : -k 1,1 -k 2,2n -k 3,3n
	[ -s "$tmp/out" ] || return 0
	cp "$tmp/out" "$tmp/svrl/$(echo "$1" | tr / .)xml"
	xsltproc --nonet --novalid --stringparam folder "$here/$1" "$here/readable.xsl" "$tmp/out" 2>/dev/null || echo "xsltproc fails"
}

for case; do
	case=${case%/}/
	name=${case%/}
	if [ ! -f "$case/expect" ] || [ ! -f "$case/schema.sch" ]; then
		echo "not ok $name: it needs expect and schema.sch"
		status=1
		continue
	fi
	got "$case" >"$tmp/got" 2>&1
	if grep -v '^#' "$case/expect" | diff - "$tmp/got" >"$tmp/diff"; then
		echo "ok $name"
	else
		echo "not ok $name"
		cat "$tmp/diff"
		status=1
	fi
done
set -- "$tmp"/svrl/*.xml
if [ ! -f "$1" ]; then
	echo "not ok there are reports"
	status=1
elif xmllint --nonet --noout --relaxng ../svrl/svrl.rng "$@" >"$tmp/log" 2>&1; then
	echo "ok $# reports are valid by svrl.rng"
else
	echo "not ok $# reports are valid by svrl.rng"
	grep -v ' validates$' "$tmp/log" | sed "s|$tmp/svrl/||" | head -n 20
	status=1
fi
[ "$named" -gt 0 ] || sh skeleton.sh || status=1
exit $status
