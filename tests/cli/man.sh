#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The man pages, as doc/man.sh makes them: every command has its words, every list is there, nothing is left over, and they render without warnings.
. "$(dirname "$0")/lib/cases.sh"

"$bin" help --format tsv >"$work/tables"
commands=$(awk -F '\t' '$1 == "command" { print $2 }' "$work/tables")
for lang in en sv; do
	if [ $lang = en ]; then text=doc/policykoll.1; else text=doc/policykoll.sv.1; fi
	page=$work/policykoll.$lang.1
	run 0 "$text becomes a page" sh doc/man.sh "$bin" $lang 1.2.3 $text
	silent err
	cp "$work/out" "$page"
	result "$text: no mark is left" test "$(grep -c '^\.\\" @' "$page")" -eq 0
	for command in $commands; do
		result "$text has $command" grep -qx ".Ss $command" $text
		result "$text has the options of $command" awk -v want="$command" '
			/^\.S[sh] / { inside = $0 == ".Ss " want } inside && /^\.\\" @options / && $3 == want { found = 1 } END { exit !found }' $text
	done
	result "$text tells no other commands" test "$(grep -c '^\.Ss [a-z]' $text)" -eq "$(printf '%s\n' "$commands" | wc -l)"
	awk -F '\t' '$1 == "option" { print ($4 == "-" ? "-" $3 : "--" $4) }' "$work/tables" | sort -u >"$work/want"
	sed -n 's/^\.It Fl/Fl/p' "$page" | grep -o 'Fl [^ ]*' | sed 's/Fl /-/' | sort -u >"$work/got"
	result "$text: every option" test -z "$(comm -23 "$work/want" "$work/got")"
	for kind in exit-code variable format; do
		awk -F '\t' -v kind=$kind '$1 == kind { gsub(/, /, "\n", $2); print $2 }' "$work/tables" | while read -r name; do
			grep -q "^\.It.* $name\( \|$\)" "$page" || echo "$name"
		done >"$work/missing"
		run_name="$text: every $kind"
		silent missing
	done
	result "$text tells the version" grep -qx '.Os policykoll 1.2.3' "$page"
	if command -v man >/dev/null 2>&1 && command -v groff >/dev/null 2>&1; then
		LC_ALL=C.UTF-8 MANWIDTH=80 man -l --warnings=all "$page" >"$work/shown" 2>"$work/warnings"
		result "$text renders" grep -q "POLICYKOLL_LANG" "$work/shown"
		run_name="$text"
		silent warnings
	else
		skip "$text renders" "man is not here"
	fi
	if command -v mandoc >/dev/null 2>&1; then
		result "$text: mandoc has no warnings" mandoc -Tlint -Wwarning "$page"
	else
		skip "$text: mandoc has no warnings" "mandoc is not here"
	fi
done

finish
