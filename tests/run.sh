#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every test and counts: run.sh PROGRAM UNIT-TEST... Each unit test is a cmocka program; each script prints "ok NAME" or "not ok NAME" per case and
# gets the program as its first argument. Scripts are found by name: tests/*.sh, tests/*/run.sh and tests/cli/*.sh, but neither the bench nor the browser.
# As many run at once as there are processors (JOBS=N: as many as that); what each said is printed when it ends. "ok NAME # skipped: WHY" is neither passed nor
# failed. The last line is "N passed, N failed", with ", N skipped" where there were any.
# What must stay true: a test that ends without a word, or does not run at all, is a failure.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 1

# one PROGRAM TEST FOLDER: runs a test, and leaves its numbers in the folder. A command that fails without saying which case did is one failure.
one() {
	name=$(printf %s "$2" | tr / _)
	log=$3/$name.log
	case $2 in
	tests/*.sh) sh "$2" "$1" >"$log" 2>&1 ;;
	*) "$2" >"$log" 2>&1 ;;
	esac
	code=$?
	skip=$(grep -c '^ok .*# skipped' "$log"); ok=$(($(grep -c '^ok ' "$log") - skip)); bad=$(grep -c '^not ok ' "$log")
	unit_ok=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$log" | head -n 1)
	unit_bad=$(sed -n 's/^\[  FAILED  \] .*\b\([0-9][0-9]*\) test(s), listed below.*/\1/p' "$log" | head -n 1)
	ok=$((ok + ${unit_ok:-0})) bad=$((bad + ${unit_bad:-0}))
	{
		grep '^ok .*# skipped' "$log"
		if [ $code -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
		if [ $code -eq 0 ] && [ $((ok + skip)) -eq 0 ]; then bad=1; echo "no case ran: $2"; fi
		if [ "$bad" -gt 0 ]; then
			echo "--- $2"
			grep -v '^ok \|^\[       OK \]\|^\[ RUN      \]' "$log" | tail -n 60
		fi
		case $2 in tests/*) shown=$2 ;; *) shown=$(basename "$2") ;; esac
		echo "$shown: $ok passed, $bad failed."
	} >"$log.said"
	cat "$log.said"
	echo "$ok $bad $skip" >"$3/$name.count"
}
if [ "${1:-}" = --one ]; then
	one "$2" "$4" "$3"
	exit 0
fi

program=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for test in "$@" tests/*.sh tests/*/run.sh tests/cli/*.sh; do
	case $test in tests/run.sh | tests/valgrind.sh | tests/bench/run.sh | tests/browser/run.sh) continue ;; esac
	printf '%s\n' "$test"
done >"$work/tests"
# This one puts files that must not compile among the sources, so it runs before the others.
one "$program" tests/tree.sh "$work"
grep -v '^tests/tree\.sh$' "$work/tests" | xargs -P "${JOBS:-$(getconf _NPROCESSORS_ONLN)}" -n 1 sh tests/run.sh --one "$program" "$work"

missing=$(($(grep -c . "$work/tests") - $(find "$work" -name '*.count' | grep -c .)))
[ $missing -eq 0 ] || echo "$missing tests did not come to their end"
set -- $(cat "$work"/*.count | awk -v missing=$missing '{ ok += $1; bad += $2; skip += $3 } END { print ok + 0, bad + missing, skip + 0 }')
echo
if [ "$3" -gt 0 ]; then echo "$1 passed, $2 failed, $3 skipped"; else echo "$1 passed, $2 failed"; fi
[ "$2" -eq 0 ]
