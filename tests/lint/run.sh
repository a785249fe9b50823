#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Cases of policykoll lint: tests/lint/NAME/{schema.sch,expect} and what the schema includes. Nothing is registered.
#
# expect is written by hand: why (lines with #), the exit code (0 nothing to say, 1 warnings, 2 the schema is refused), then "warns FILE:LINE:COLUMN MESSAGE" and
# "refused FILE:LINE:COLUMN MESSAGE" in the order of their places. "run.sh PROGRAM NAME…" runs these cases only. Errors at load have most of their cases in tests/schematron/refusals.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0
unset LC_ALL LC_MESSAGES LANG POLICYKOLL_LANG
cd "$here" || exit 1
[ $# -gt 0 ] || set -- */
for case; do
	name=${case%/}
	(cd "$name" && "$program" lint schema.sch >"$tmp/out" 2>&1)
	echo "exit $?" >"$tmp/got"
	awk -f ../schematron/messages.awk "$tmp/out" | sort -t : -k 1,1 -k 2,2n -k 3,3n >>"$tmp/got"
	if grep -v '^#' "$name/expect" | diff - "$tmp/got" >"$tmp/diff"; then
		echo "ok $name"
	else
		echo "not ok $name"
		cat "$tmp/diff"
		status=1
	fi
done
exit $status
