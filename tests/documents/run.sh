#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Documents that cannot be read as they should: NAME.xml, and in NAME.en.expect and NAME.sv.expect the messages, "file:line:column: id: text" a line.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")" || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0

# The diagnostics of a report, one a line.
messages() { # LANG
	xsltproc --nonet --stringparam lang "$1" messages.xsl "$tmp/report.xml"
}

for file in *.xml; do
	name=${file%.xml}
	"$program" check "$file" --as-of 2026-11-21 -q -o "$tmp/report.xml" >"$tmp/out" 2>&1
	code=$?
	# What is wrong with settings is wrong usage.
	if grep -q '<configuration' "$file"; then want=2; else want=3; fi
	if xmllint --nonet --noout --schema ../../schema/report.xsd "$tmp/report.xml" >"$tmp/diff" 2>&1; then
		echo "ok $name: the report is valid"
	else
		echo "not ok $name: the report is valid"
		cat "$tmp/diff"
		status=1
	fi
	for lang in en sv; do
		messages "$lang" | diff "$name.$lang.expect" - >"$tmp/diff"
		same=$?
		if [ $same -eq 0 ] && [ $code -eq "$want" ]; then
			echo "ok $name $lang"
		else
			echo "not ok $name $lang (exit $code)"
			cat "$tmp/diff"
			status=1
		fi
	done
done
exit $status
