#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Colours: --color, then NO_COLOR, then FORCE_COLOR, then whether a terminal is there.
. "$(dirname "$0")/lib/cases.sh"

make_repository "$work/gap" without
escape=$(printf '\033[')

# color yes|no NAME COMMAND...
color() {
	color_want=$1
	run_name=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	if [ "$color_want" = yes ]; then says out "$escape"; else says_not out "$escape"; fi
}
color no "no terminal" "$bin" check "$work/gap"
color no "--color auto without a terminal" "$bin" check --color auto "$work/gap"
color yes "--color always" "$bin" check --color always "$work/gap"
color no "--color never" "$bin" check --color never "$work/gap"
color yes "FORCE_COLOR" env FORCE_COLOR=1 "$bin" check "$work/gap"
color no "FORCE_COLOR=0" env FORCE_COLOR=0 "$bin" check "$work/gap"
color no "empty FORCE_COLOR" env FORCE_COLOR= "$bin" check "$work/gap"
color no "NO_COLOR before FORCE_COLOR" env NO_COLOR=1 FORCE_COLOR=1 "$bin" check "$work/gap"
color yes "--color always before NO_COLOR" env NO_COLOR=1 "$bin" check --color always "$work/gap"
color no "--color never before FORCE_COLOR" env FORCE_COLOR=1 "$bin" check --color never "$work/gap"
color no "the document on standard output never has any" env FORCE_COLOR=1 "$bin" check --color always --format tsv "$work/gap"
run 1 "text in a file never has any" "$bin" check --color always -o "$work/x.txt" "$work/gap"
result "text in a file never has any: so it is" test "$(tr -d '\033' <"$work/x.txt" | wc -c)" -eq "$(wc -c <"$work/x.txt")"

if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	color yes "a terminal" script -qec "'$bin' check '$work/gap'" /dev/null
	color no "a terminal and NO_COLOR" env NO_COLOR=1 script -qec "'$bin' check '$work/gap'" /dev/null
	color no "a dumb terminal" env TERM=dumb script -qec "'$bin' check '$work/gap'" /dev/null
else
	skip "a terminal" "script(1) is not here"
fi

finish
