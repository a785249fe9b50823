#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Time and peak memory over the number of assets, beside xmllint's streaming validation alone, in one run on the same files: run.sh PROGRAM [ASSETS...]
set -eu
program=$1
shift
[ $# -gt 0 ] || set -- 10000 50000 200000
here=$(dirname "$0")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# Without the rule that asks for a statement for each system: those are records, which are held.
sed '/<requirement rule="compliance-statement-missing"/,/<\/requirement>/d' "$here/../../samples/eksjo/policy.xml" >"$tmp/policy.xml"
cp "$here/organisation.xml" "$tmp"

# measure COMMAND...: seconds and peak KiB.
measure() {
	/usr/bin/time -f '%e %M' -o "$tmp/time" "$@" >"$tmp/out" 2>&1 || true
	tail -n 1 "$tmp/time"
}

printf '%9s %6s | %14s %9s | %14s %9s %10s | %s\n' assets gaps 'xmllint s' 'peak MB' 'policykoll s' 'peak MB' 'us/asset' ratio
for every in 0 10; do
	for assets; do
		sh "$here/inventory.sh" "$assets" u1 $every >"$tmp/inventory.xml"
		reference=$(measure xmllint --nonet --noout --stream --schema "$here/../../schema/inventory.xsd" "$tmp/inventory.xml")
		ours=$(measure "$program" check "$tmp" --as-of 2026-11-21 -q --fail-on never)
		echo "$assets $every $reference $ours" | awk '{ printf "%9d %6s | %14.2f %9.1f | %14.2f %9.1f %10.1f | %.1f\n", $1, $2 ? "1/" $2 : "none", $3, $4 / 1024, $5, $6 / 1024, 1e6 * $5 / $1, $5 / $3 }'
	done
done
