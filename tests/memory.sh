#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# An inventory is never held whole: 30,000 assets (38 MB of XML, some 400 MB as a tree) are checked within 128 MB of address space.
set -u
program=$1
here=$(dirname "$0")
case $(cat "$program" 2>/dev/null | head -c 2) in '#!') echo "ok 30,000 assets # skipped: the program runs under a tool that needs memory of its own"; exit 0 ;; esac
if grep -qa __asan_init "$program"; then echo "ok 30,000 assets # skipped: a sanitizer needs memory of its own"; exit 0; fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0
# Without the rule that asks for a statement for each system: those are records, which are held.
sed '/<requirement rule="compliance-statement-missing"/,/<\/requirement>/d' "$here/../samples/eksjo/policy.xml" >"$tmp/policy.xml"
generate=$(dirname "$program")/tests/bench/generate
if [ ! -x "$generate" ]; then
	generate=$tmp/generate
	"${CC:-cc}" -std=c11 -O1 -o "$generate" "$here/bench/generate.c" || { echo "not ok 30,000 assets: no generator"; exit 1; }
fi
"$generate" organisation 1 >"$tmp/organisation.xml"
"$generate" inventory 30000 u1 gaps=0 >"$tmp/inventory.xml"
# Address space in KiB: code and libraries alone take some 60 MB.
(ulimit -v 131072 && "$program" check "$tmp" --as-of 2026-11-21 -q --fail-on never) >"$tmp/out" 2>&1
code=$?
if [ $code -eq 0 ] && grep -q "30000 assets" "$tmp/out"; then
	echo "ok 30,000 assets in 128 MB of address space"
else
	echo "not ok 30,000 assets in 128 MB of address space (exit $code)"
	cat "$tmp/out"
	status=1
fi
exit $status
