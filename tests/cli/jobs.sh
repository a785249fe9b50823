#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# --jobs: the same bytes for every number of threads, on one large inventory, on many, on broken ones, and on all kinds of output.
. "$(dirname "$0")/lib/cases.sh"

generate=$(dirname "$bin")/tests/bench/generate
day=2026-11-21

# same NAME CODE PATH…: every number of threads gives the code and the bytes that one gives, of the report, the terminal and the messages.
same() {
	name=$1 code=$2
	shift 2
	run "$code" "$name, one thread" "$bin" check --as-of $day --jobs 1 --format report "$@"
	sed 's/ seconds="[^"]*"//' "$work/out" >"$work/one.xml"
	cp "$work/err" "$work/one.err"
	for jobs in 2 3 8; do
		run "$code" "$name, $jobs threads" "$bin" check --as-of $day --jobs $jobs --format report "$@"
		sed 's/ seconds="[^"]*"//' "$work/out" >"$work/more.xml"
		result "$name, $jobs threads: the same report" cmp "$work/one.xml" "$work/more.xml"
		result "$name, $jobs threads: the same text" sh -c 'for f; do sed "s/, [0-9.,]* s\$//" "$f" >"$f.cut"; done; cmp "$1.cut" "$2.cut"' - "$work/one.err" "$work/err"
	done
}

mkdir -p "$work/large" "$work/many" "$work/broken"
cp samples/eksjo/policy.xml "$work/large"
cp samples/eksjo/policy.xml "$work/broken"
"$generate" inventory 700 >"$work/large/inventory.xml"
"$generate" organisation 5 >"$work/large/organisation.xml"
same "one inventory" 1 "$work/large"
"$generate" folder "$work/many" 40 12
cp samples/eksjo/policy.xml "$work/many"
same "many inventories" 1 "$work/many"
for sample in eksjo mjolby koncern; do
	same "samples/$sample" 1 "samples/$sample"
done

# What breaks off in the middle, and what is wrong here and there.
head -c 300000 "$work/large/inventory.xml" >"$work/broken/inventory.xml"
cp "$work/large/organisation.xml" "$work/broken"
same "an inventory that breaks off" 3 "$work/broken"
sed '/<asset id="u1-3[0-9]*"/s/kind="[a-z-]*"/kind="thing"/' "$work/large/inventory.xml" >"$work/broken/inventory.xml"
same "an inventory with wrong assets" 3 "$work/broken"

run 2 "no number" "$bin" check --jobs many samples/eksjo
says err "many"
run 1 "the default" "$bin" check --as-of $day samples/eksjo
run 1 "more than there are" "$bin" check --as-of $day --jobs 100000 samples/eksjo
finish
