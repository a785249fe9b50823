#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Time and memory, all in one run on the same files: run.sh PROGRAM [PART|SIZE]...
#   table  parsing alone, validation alone, "policykoll check" with all rules the policy of Eksjö demands, Schematron on a document of any kind; at each SIZE
#   small  the sample of Eksjö, best of 20
#   jobs   two inventories with one and with two jobs
#   flat   1,000 inventories of 1,000 assets, and one of 1,000,000
#   views  every format of a report with 10,000 and with 100,000 findings about 5,000 assets: "policykoll report"
#   growth instructions per finding of each format, whatever the load of the machine: 2,500 and 10,000 findings of one rule, which is the worst of cases (valgrind)
# Without PARTs all; without SIZEs 10,000, 100,000 and 1,000,000. A measurement that takes less than 10 s is the best of three.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
generate=$(dirname "$program")/tests/bench/generate
shift
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
parts= sizes=
for argument; do
	case $argument in *[!0-9]*) parts="$parts $argument" ;; *) sizes="$sizes $argument" ;; esac
done
parts=${parts:- table small jobs flat views growth}
sizes=${sizes:-10000 100000 1000000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
inventory_schema=$top/schema/inventory.xsd
xsl=

part() { case "$parts " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

# The policy, without the rule that asks for a statement for each system: those are records, which are held.
policy() { sed '/<requirement rule="compliance-statement-missing"/,/<\/requirement>/d' "$top/samples/eksjo/policy.xml" >"$1/policy.xml"; }

# measure COMMAND...: its output goes to out; sets seconds and kib, of the fastest run.
measure() {
	seconds= runs=0
	while [ $runs -lt 3 ]; do
		/usr/bin/time -f '%e %M' -o "$tmp/time" "$@" >"$tmp/out" 2>"$tmp/err" || [ $? -lt 2 ] || { echo "failed: $*" >&2; cat "$tmp/err" >&2; exit 1; }
		now=$(tail -n 1 "$tmp/time")
		runs=$((runs + 1))
		if [ -z "$seconds" ] || awk "BEGIN { exit !(${now% *} < $seconds) }"; then seconds=${now% *} kib=${now#* }; fi
		if awk "BEGIN { exit !(${now% *} >= 10) }"; then runs=3; fi
	done
}

# What a summary of the terminal counts: 12 errors, 3 warnings, 0 infos.
findings() { sed -n 's/^\([0-9]*\) errors\{0,1\}, \([0-9]*\) warnings\{0,1\}, \([0-9]*\) infos\{0,1\},.*/\1 \2 \3/p;s/^\([0-9]*\) errors\{0,1\}, \([0-9]*\) warnings\{0,1\},.*/\1 \2 0/p' "$1" | head -n 1 | awk '{ print $1 + $2 + $3 }'; }

head_line() { printf '%9s  %-34s %9s %9s %7s %9s %9s\n' assets what seconds us/asset ratio 'peak MB' findings; }
# line NAME ASSETS REFERENCE-SECONDS FINDINGS
line() { awk -v name="$1" -v n="$2" -v s="$seconds" -v r="$3" -v k="$kib" -v f="${4:--}" 'BEGIN { printf "%9d  %-34s %9.2f %9.1f %7s %9.1f %9s\n", n, name, s, 1e6 * s / n, (r > 0 ? sprintf("%.2f", s / r) : "-"), k / 1024, f }'; }

has_schematron() { "$program" schematron --help >/dev/null 2>&1; }

generic() {
	if [ "$(wc -c <"$tmp/generic.xml")" -gt 268435456 ]; then
		printf '%9d  %s\n' "$1" "(the generic document is over the limit for one that is held whole)"
		return
	fi
	if has_schematron; then
		measure "$program" schematron --format svrl "$here/generic.sch" "$tmp/generic.xml"
		ours=$seconds
		line "policykoll schematron, 20 rules" "$1" 0 "$(grep -c '<svrl:failed-assert\|<svrl:successful-report' "$tmp/out" || true)"
	else
		ours=
		printf '%9d  %s\n' "$1" "(this program has no command schematron)"
	fi
	[ "$1" -le 10000 ] && [ -n "$xsl" ] || return 0
	measure xsltproc --nonet "$xsl" "$tmp/generic.xml"
	line "xsltproc, ISO skeleton, 20 rules" "$1" 0 "$(grep -c '<svrl:failed-assert\|<svrl:successful-report' "$tmp/out" || true)"
	[ -z "$ours" ] || awk "BEGIN { printf \"%9s  policykoll is %.0f times as fast as xsltproc\n\", \"\", $seconds / ($ours > 0 ? $ours : 0.01) }"
}

table() {
	if folder=$(sh "$top/tests/elsewhere/skeleton.sh") && command -v xsltproc >/dev/null; then
		xsl=$tmp/generic.xsl
		xsltproc --nonet "$folder/iso_svrl_for_xslt1.xsl" "$here/generic.sch" >"$xsl" 2>/dev/null
	else
		echo "(no xsltproc with the ISO skeleton here)"
	fi
	head_line
	for size in $sizes; do
		mkdir "$tmp/one"
		policy "$tmp/one"
		"$generate" organisation 1 >"$tmp/one/organisation.xml"
		"$generate" inventory "$size" >"$tmp/one/inventory.xml"
		"$generate" generic "$size" >"$tmp/generic.xml"
		measure xmllint --nonet --sax --noout "$tmp/one/inventory.xml"
		sax=$seconds sax_kib=$kib
		measure xmllint --nonet --noout --stream --schema "$inventory_schema" "$tmp/one/inventory.xml"
		reference=$seconds reference_kib=$kib
		seconds=$sax kib=$sax_kib
		line "xmllint --sax" "$size" "$reference"
		seconds=$reference kib=$reference_kib
		line "xmllint --stream --schema" "$size" "$reference"
		measure "$program" validate "$tmp/one"
		line "policykoll validate" "$size" "$reference"
		measure "$program" check "$tmp/one" --as-of 2026-11-21 -q --fail-on never --lang en
		line "policykoll check" "$size" "$reference" "$(cat "$tmp/out" "$tmp/err" >"$tmp/both"; findings "$tmp/both")"
		rm -r "$tmp/one"
		generic "$size"
	done
}

small() {
	cp -r "$top/samples/eksjo" "$tmp/small"
	best=
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		from=$(date +%s%N)
		"$program" check "$tmp/small" --as-of 2026-11-21 -q --fail-on never >/dev/null 2>&1
		took=$(($(date +%s%N) - from))
		if [ -z "$best" ] || [ $took -lt "$best" ]; then best=$took; fi
	done
	awk "BEGIN { printf \"small repository (samples/eksjo): %.1f ms, best of 20\n\", $best / 1e6 }"
	rm -r "$tmp/small"
}

jobs() {
	if ! "$program" check --help | grep -q -e '--jobs'; then
		echo "two inventories: (this program has no option --jobs)"
		return
	fi
	mkdir "$tmp/two"
	policy "$tmp/two"
	"$generate" folder "$tmp/two" 2 20000
	measure "$program" check "$tmp/two" --as-of 2026-11-21 -q --fail-on never --jobs 1
	one=$seconds
	measure "$program" check "$tmp/two" --as-of 2026-11-21 -q --fail-on never --jobs 2
	awk "BEGIN { printf \"two inventories of 20000 assets: %.2f s with one job, %.2f s with two (%.2f of half)\n\", $one, $seconds, 2 * $seconds / $one }"
	rm -r "$tmp/two"
}

# flat NAME INVENTORIES ASSETS
flat() {
	mkdir "$tmp/flat"
	policy "$tmp/flat"
	"$generate" folder "$tmp/flat" "$2" "$3"
	measure "$program" check "$tmp/flat" --as-of 2026-11-21 -q --fail-on never --lang en
	echo "$1: $seconds s, peak $((kib / 1024)) MB"
	rm -r "$tmp/flat"
}

# What a view adds to reading the report, which "tsv" does least with: seconds, memory and size per finding, and how they grow.
views() {
	mkdir "$tmp/views"
	for n in 10000 100000; do ASSETS=5000 sh "$top/tests/views/generate.sh" $n >"$tmp/views/$n.xml"; done
	formats=$("$program" list formats --lang en --format tsv 2>/dev/null | sed 1d | cut -f 1)
	printf '%-10s %9s %9s %9s %9s %9s %9s %7s\n' format '10k s' '100k s' 'us/find' 'peak MB' '100k MB' 'MB ratio' 'ratio'
	for format in $formats; do
		[ "$format" != text ] || continue
		took=
		for n in 10000 100000; do
			/usr/bin/time -f '%U %S %M' -o "$tmp/time" "$program" report "$tmp/views/$n.xml" --lang sv -q --format "$format" >"$tmp/views/out" 2>"$tmp/err" || [ $? -lt 2 ] || { echo "failed: $format" >&2; cat "$tmp/err" >&2; return 1; }
			took="$took $(tail -n 1 "$tmp/time") $(wc -c <"$tmp/views/out")"
		done
		echo "$format $took" | awk '{ a = $2 + $3; b = $6 + $7; printf "%-10s %9.2f %9.2f %9.1f %9.1f %9.1f %9.2f %7.2f\n", $1, a, b, b * 10, $8 / 1024, $9 / 1048576, $8 / $4 / 10, b / (a > 0.01 ? a : 0.01) / 10 }'
	done
	rm -r "$tmp/views"
}

# instructions FORMAT FILE FINDINGS: of the program, in thousands per finding
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" report "$2" --lang sv -q --format "$1" >"$tmp/growth/out" 2>"$tmp/err" || [ $? -lt 2 ] || { echo "failed: $1" >&2; tail -n 5 "$tmp/err" >&2; return 1; }
	awk -v n="$3" '/Collected/ { gsub(",", ""); printf "%.1f\n", $NF / n / 1000 }' "$tmp/err"
}

# What grows by more than 1.15 from the first number of findings to four times as many is no longer linear.
growth() {
	if ! command -v valgrind >/dev/null; then
		echo "growth: (valgrind is not here)"
		return
	fi
	mkdir "$tmp/growth"
	for n in 2500 10000; do ASSETS=5000 RULES=1 sh "$top/tests/views/generate.sh" $n >"$tmp/growth/$n.xml"; done
	printf '%-10s %17s %17s %7s\n' format '2.5k kinstr/find' '10k kinstr/find' ratio
	for format in $("$program" list formats --lang en --format tsv 2>/dev/null | sed 1d | cut -f 1); do
		small=$(instructions "$format" "$tmp/growth/2500.xml" 2500)
		large=$(instructions "$format" "$tmp/growth/10000.xml" 10000)
		echo "$format $small $large" | awk '{ printf "%-10s %17.1f %17.1f %7.2f%s\n", $1, $2, $3, $3 / $2, ($3 / $2 > 1.15 ? "  more than linear" : "") }'
	done
	rm -r "$tmp/growth"
}

! part table || table
! part small || small
! part jobs || jobs
! part flat || flat "1,000 inventories of 1,000 assets" 1000 1000
! part flat || flat "one inventory of 1,000,000 assets" 1 1000000
! part views || views
! part growth || growth
