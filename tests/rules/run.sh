#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Golden cases of the rules: tests/rules/RULE/{pass,gap,not-applicable,not-evaluable,excepted}-*.xml, run by "policykoll test", which also says what a rule lacks.
# Besides, the first case of each kind of each rule runs as users run it: its exit code is the kind's, and its report follows the schema.
set -u
program=$1
here=$(dirname "$0")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0

say() { # STATUS NAME
	if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; status=1; fi
}

# wanted KIND EXIT: the exit code a case of the kind may have.
wanted() {
	case $1 in
	pass | excepted) [ "$2" = 0 ] ;;
	gap) [ "$2" = 1 ] || { [ "$2" = 0 ] && ! grep -q '^gap	error' "$tmp/all.tsv"; } ;;
	not-applicable) [ "$2" = 5 ] ;;
	not-evaluable)
		# What cannot be decided because something could not be read, or a reference names nothing, is an incomplete run besides.
		if grep -q 'diagnostic id="xml-' "$tmp/report.xml"; then [ "$2" = 3 ]; else [ "$2" = 0 ]; fi
		;;
	esac
}

"$program" test "$here" --lang en >"$tmp/out"
code=$?
say $code "policykoll test: $(grep '^rule tests' "$tmp/out"); $(grep '^coverage' "$tmp/out")"
[ $code -eq 0 ] || cat "$tmp/out"

for dir in "$here"/*/; do
	rule=$(basename "$dir")
	for kind in pass gap not-applicable not-evaluable excepted; do
		set -- "$dir$kind"-*.xml
		[ -f "$1" ] || continue
		name=$rule/$(basename "$1" .xml)
		"$program" check "$1" -q -o "$tmp/all.tsv" -o "$tmp/report.xml" >/dev/null 2>&1
		wanted $kind $?
		say $? "$name: the exit code"
		xmllint --nonet --noout --schema "$here/../../schema/report.xsd" "$tmp/report.xml" >/dev/null 2>&1
		say $? "$name: the report follows its schema"
	done
done
exit $status
