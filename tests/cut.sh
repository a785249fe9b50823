#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Formats that their readers limit, over more findings than fit: the worst are kept, the rest is counted, and what remains is whole: cut.sh PROGRAM
set -u
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/.." || exit 1
render=$(dirname "$1")/tests/formats/render
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

ok() { # NAME COMMAND...
	name=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		head -n 5 "$work/log" | cut -c1-300 | sed 's/^/# /'
		status=1
	fi
}
if ! command -v python3 >/dev/null 2>&1 || [ ! -x "$render" ]; then
	echo "ok cut # skipped: python3 or $render is not here"
	exit 0
fi

sh tests/views/generate.sh 20000 >"$work/plain.xml"
# every seventh a warning, every third known, every fifth excepted, of which one in two could not be decided; only new gaps count
awk '/<options\/>/ { sub(/<options\/>/, "<options/><baseline as-of=\"2026-10-01\" sha256=\"" sprintf("%064d", 0) "\" known=\"5333\" new=\"10667\" fixed=\"0\" only-new=\"yes\"/>") }
	/<finding / {
		n++
		if (n % 7 == 0) sub(/ severity="error"/, " severity=\"warning\"")
		if (n % 10 == 5) sub(/ outcome="gap"/, " outcome=\"not-evaluable\"")
		else if (n % 10 == 0) sub(/ outcome="gap"/, " outcome=\"excepted\"")
		else sub(/ outcome="gap" severity="[a-z]*"/, "& baseline=\"" (n % 3 ? "new" : "known") "\"")
	} { print }' "$work/plain.xml" >"$work/mixed.xml"
errors=$(grep -c '<finding .*outcome="gap" severity="error"' "$work/mixed.xml")
warnings=$(grep -c '<finding .*outcome="gap" severity="warning"' "$work/mixed.xml")
undecided=$(grep -c '<finding .*outcome="not-evaluable"' "$work/mixed.xml")
sed -i "/<totals /s/ errors=\"[0-9]*\" warnings=\"0\"/ errors=\"$errors\" warnings=\"$warnings\"/; /<totals /s/not-evaluable=\"0\"/not-evaluable=\"$undecided\"/" "$work/mixed.xml"
ok 'the mixed report is valid' xmllint --nonet --noout --schema schema/report.xsd "$work/mixed.xml"

# read_as LANGUAGE REPORT FORMAT READER
read_as() {
	"$render" "$3" "$1" "$work/$2.xml" >"$work/$2.$3"
	ok "$3 of 20,000 findings, $2, $1" env REPORT="$work/$2.xml" LANGUAGE="$1" python3 -B "tests/formats/$4.py" "$work/$2.$3"
}
for f in github summary junit; do read_as sv plain $f $f; done
for f in github summary junit svrl; do read_as en mixed $f $f; done
read_as en mixed csv csv_reader
for r in plain mixed; do
	ok "summary, $r: cut below what GitHub takes" test "$(wc -c <"$work/$r.summary")" -lt 922000 -a "$(wc -c <"$work/$r.summary")" -gt 900000
done

"$render" junit en "$work/mixed.xml" most=500 most-skipped=7 >"$work/cut.xml"
xmllint --nonet --noout --schema tests/views/junit.xsd "$work/cut.xml" >"$work/log" 2>&1
ok 'junit, cut: valid, counts are right' test "$?" -eq 0
counts=$(xmllint --xpath 'concat(count(//testcase)," ",count(//failure)," ",count(//skipped)," ",/testsuites/@tests," ",/testsuites/@failures," ",/testsuites/@skipped)' "$work/cut.xml")
ok "junit, cut: 501 failures and 8 skipped cases: $counts" test "$counts" = "509 501 8 509 501 8"
gaps=$(grep -c '<finding .*outcome="gap".*baseline="new"' "$work/mixed.xml")
ok 'junit, cut: the rest of the gaps is one that fails' grep -q "<failure type=\"more\" message=\"and $((gaps - 500)) more" "$work/cut.xml"
ok 'junit, cut: the rest of the others is skipped' grep -q "name=\"skipped: and $((20000 - gaps - 7)) more" "$work/cut.xml"

exit $status
