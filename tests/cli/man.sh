#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The man pages tell of exactly the commands, options, exit codes and variables that the program has, and render without warnings.
. "$(dirname "$0")/lib/cases.sh"

# page_options FILE SECTION: the options under a subsection, one per line.
page_options() {
	awk -v want="$2" '
		/^\.S[sh] / { inside = $0 == ".Ss " want; next }
		inside && /^\.It Fl / {
			for (i = 2; i <= NF; i++)
				if ($i == "Fl") print "-" $(i + 1)
		}' "$1"
}
help_options() {
	sed -n 's/^ \{2,6\}\(-[^ ].*\)/\1/p' | sed 's/   .*//' | tr ', ' '\n\n' | sed -n 's/^\(--*[a-z][a-z-]*\)$/\1/p'
}

"$bin" help >"$work/help"
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' "$work/help")
for page in doc/policykoll.1 doc/policykoll.sv.1; do
	if [ $page = doc/policykoll.1 ]; then all="All commands" none="No command"; else all="Alla kommandon" none="Utan kommando"; fi
	for command in $commands; do
		result "$page has $command" grep -qx ".Ss $command" $page
		"$bin" help $command | help_options | sort -u >"$work/help.options"
		{ page_options $page $command; page_options $page "$all"; } | sort -u >"$work/page.options"
		result "$page: the options of $command" diff "$work/help.options" "$work/page.options"
	done
	help_options <"$work/help" | sort -u >"$work/help.options"
	{ page_options $page "$none"; page_options $page "$all"; } | sort -u >"$work/page.options"
	result "$page: the options without a command" diff "$work/help.options" "$work/page.options"
	result "$page tells no other commands" test "$(grep -c '^\.Ss [a-z]' $page)" -eq "$(printf '%s\n' $commands | wc -l)"
	for code in 0 1 2 3 4 5; do
		result "$page tells exit code $code" grep -qx "\.It $code" $page
	done
	for variable in POLICYKOLL_LANG LC_ALL LC_MESSAGES LANG NO_COLOR FORCE_COLOR; do
		result "$page tells $variable" grep -Eq "^\.It Ev (.* )?$variable( |\$)" $page
		result "help tells $variable" grep -q "$variable" "$work/help"
	done
	"$bin" help check | sed -n '/^Formats:/,$s/^  \([a-z][a-z]*\) .*/\1/p' | sort >"$work/help.formats"
	awk '/^\.Sh FORMAT/ { inside = 1; next } /^\.Sh / { inside = 0 } inside && /^\.It Cm/ { print $3 }' $page | sort >"$work/page.formats"
	result "$page: the formats" diff "$work/help.formats" "$work/page.formats"
	if command -v man >/dev/null 2>&1 && command -v groff >/dev/null 2>&1; then
		LC_ALL=C.UTF-8 MANWIDTH=80 man -l --warnings=all $page >"$work/page" 2>"$work/warnings"
		result "$page renders" grep -q "POLICYKOLL_LANG" "$work/page"
		run_name="$page" silent warnings
	else
		skip "$page renders" "man is not here"
	fi
	if command -v mandoc >/dev/null 2>&1; then
		result "$page: mandoc has no warnings" mandoc -Tlint -Wwarning $page
	else
		skip "$page: mandoc has no warnings" "mandoc is not here"
	fi
done

finish
