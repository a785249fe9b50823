#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every test and counts: run.sh PROGRAM UNIT-TEST... Each unit test is a cmocka program; each script prints "ok NAME" or "not ok NAME" per case and
# gets the program as its first argument. Scripts are found by name: tests/*.sh, tests/*/run.sh and tests/cli/*.sh, but neither the bench nor the browser. "ok NAME # skipped: WHY" is neither passed nor failed. The last line is "N passed, N failed", with ", N skipped" where there were any.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 1
program=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0

# count COMMAND...: adds what it printed; a command that fails without saying which case did is one failure.
count() {
	skip=$(grep -c '^ok .*# skipped' "$log"); ok=$(($(grep -c '^ok ' "$log") - skip)); bad=$(grep -c '^not ok ' "$log")
	unit_ok=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$log" | head -n 1)
	unit_bad=$(sed -n 's/^\[  FAILED  \] .*\b\([0-9][0-9]*\) test(s), listed below.*/\1/p' "$log" | head -n 1)
	ok=$((ok + ${unit_ok:-0})) bad=$((bad + ${unit_bad:-0}))
	if [ "$1" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
	if [ "$1" -eq 0 ] && [ $((ok + skip)) -eq 0 ]; then bad=$((bad + 1)); echo "no case ran: $2"; fi
	passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
	grep '^ok .*# skipped' "$log"
	if [ "$bad" -gt 0 ]; then
		echo "--- $2"
		grep -v '^ok \|^\[       OK \]\|^\[ RUN      \]' "$log" | tail -n 60
	fi
	echo "$2: $ok passed, $bad failed."
}

for test in "$@"; do
	"$test" >"$log" 2>&1
	count $? "$(basename "$test")"
done
for test in tests/*.sh tests/*/run.sh tests/cli/*.sh; do
	case $test in tests/run.sh | tests/valgrind.sh | tests/bench/run.sh | tests/browser/run.sh) continue ;; esac
	sh "$test" "$program" >"$log" 2>&1
	count $? "$test"
done
echo
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ]
