#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The differential test of expressions and patterns: run.sh PROGRAM. The test program lies beside the program; COUNT= and SEED= choose other pairs.
set -u
oracle=$(dirname "$1")/xpath-oracle
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$oracle" --count "${COUNT:-200000}" --seed "${SEED:-20261121}" >"$log" 2>&1
status=$?
if [ $status -eq 0 ] && grep -q '^xpath: [0-9]* pairs, 0 differences, [0-9]* explained$' "$log"; then
	echo "ok $(tail -n 1 "$log")"
else
	cat "$log"
	echo "not ok xpath differential test (exit $status)"
fi
