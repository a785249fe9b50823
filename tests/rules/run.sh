#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Golden cases of the rules: tests/rules/RULE/{pass,gap,not-applicable,not-evaluable}-*.xml, found by name. The name says the outcome the case must have; what a gap or
# not-evaluable case says stands in its .expect (outcome, severity, rule, subject, line, message). Every rule has a pass, a gap and a not-applicable.
# ACCEPT=1 rewrites .expect, never an outcome.
set -u
program=$1
here=$(dirname "$0")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0

say() { # STATUS NAME
	if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; status=1; fi
}

outcome() { # RULE OUTCOME: how many subjects have it
	xmllint --xpath "string(//*[local-name()='rule'][@id='$1']/*[local-name()='outcomes']/@$2)" "$tmp/report.xml"
}

# wanted RULE KIND EXIT: the counts and the exit code are those of the kind of case.
wanted() {
	pass=$(outcome "$1" pass) gap=$(outcome "$1" gap) undecided=$(outcome "$1" not-evaluable) error=$(outcome "$1" error)
	[ "$error" = 0 ] || return 1
	case $2 in
	pass) [ "$pass" -gt 0 ] && [ "$gap" = 0 ] && [ "$undecided" = 0 ] && [ "$3" = 0 ] ;;
	gap) [ "$gap" -gt 0 ] && { [ "$3" = 1 ] || { [ "$3" = 0 ] && ! grep -q '^gap	error' "$tmp/all"; }; } ;;
	not-applicable) [ "$pass" = 0 ] && [ "$gap" = 0 ] && [ "$undecided" = 0 ] && [ "$3" = 5 ] ;;
	not-evaluable)
		# What cannot be decided because something could not be read, or a reference names nothing, is an incomplete run besides.
		if grep -q 'diagnostic id="xml-' "$tmp/report.xml"; then expected=3; else expected=0; fi
		[ "$undecided" -gt 0 ] && [ "$gap" = 0 ] && [ "$3" = $expected ]
		;;
	esac
}

for dir in "$here"/*/; do
	rule=$(basename "$dir")
	for kind in pass gap not-applicable; do
		set -- "$dir$kind"-*.xml
		[ -f "$1" ]
		say $? "$rule has a $kind case"
	done
	for case in "$dir"*-*.xml; do
		name=$(basename "$case" .xml)
		case $name in not-*) kind=$(echo "$name" | cut -d- -f1-2) ;; *) kind=${name%%-*} ;; esac
		"$program" check "$case" -q -o "$tmp/all.tsv" -o "$tmp/report.xml" >"$tmp/out" 2>&1
		code=$?
		LC_ALL=C sort "$tmp/all.tsv" | awk -F '\t' -v OFS='\t' '{ print $1, $2, $3, $4, $6, $7 }' >"$tmp/all"
		wanted "$rule" "$kind" "$code"
		say $? "$rule/$name"
		xmllint --nonet --noout --schema "$here/../../schema/report.xsd" "$tmp/report.xml" >/dev/null 2>&1
		say $? "$rule/$name: the report is valid"
		expect=${case%.xml}.expect
		if [ "${ACCEPT:-0}" = 1 ] && [ -s "$tmp/all" ]; then cp "$tmp/all" "$expect"; fi
		if [ -s "$tmp/all" ] || [ -f "$expect" ]; then
			LC_ALL=C sort "$expect" 2>/dev/null | diff - "$tmp/all"
			say $? "$rule/$name says what is expected"
		fi
	done
done
"$program" list rules --lang en | awk '/^[a-z]/ { print $1 }' >"$tmp/rules"
grep -x '[a-z][a-z-]*' "$tmp/rules" | while read -r rule; do
	[ -d "$here/$rule" ] || echo "$rule"
done >"$tmp/untested"
[ -s "$tmp/rules" ] && [ ! -s "$tmp/untested" ]
say $? "every rule has cases: $(tr '\n' ' ' <"$tmp/untested")"
exit $status
