#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Everything the tests run, under valgrind: valgrind.sh PROGRAM UNIT-TEST... A leak or a bad access makes a run exit 99 and fails it. Slow.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 1
program=$top/$1
shift
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
memcheck="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible"
passed=0 failed=0
for test in "$@"; do
	if $memcheck "$test" >"$tmp/log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok $test"; grep '^==' "$tmp/log" | head -n 20; fi
done
# Expressions compared with libxml2's: fewer than the suite has, which finds no more here.
if $memcheck "$(dirname "$program")/xpath-oracle" --count 2000 >"$tmp/log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok xpath-oracle"; grep '^==' "$tmp/log" | head -n 20; fi
# The scripts take a program: this one is the program under valgrind; what valgrind finds is kept in a file of its own.
cat >"$tmp/policykoll" <<END
#!/bin/sh
exec $memcheck --log-file=$tmp/found.%p "$program" "\$@"
END
chmod +x "$tmp/policykoll"
# All golden cases in one run: tests/rules/run.sh would start the program hundreds of times.
cat >"$tmp/golden.sh" <<END
"\$1" test tests/rules -q
END
# All schemas of the cases of lint in one run, too: what it says of them is not what is asked here.
cat >"$tmp/lint.sh" <<END
"\$1" lint -q tests/lint
"\$1" lint -q tests/schematron
END
for test in "$tmp/golden.sh" "$tmp/lint.sh" tests/documents/run.sh tests/samples/run.sh tests/svrl/run.sh tests/schematron/run.sh; do
	sh "$test" "$tmp/policykoll" >"$tmp/log" 2>&1
	if [ -z "$(find "$tmp" -name 'found.*' -size +0 -print -quit)" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok $test"; cat "$tmp"/found.* | head -n 40; fi
	rm -f "$tmp"/found.*
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
