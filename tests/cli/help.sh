#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Help and version: from the tables, in both languages, on standard output, in lines that fit a terminal.
. "$(dirname "$0")/lib/cases.sh"

run 0 "help" "$bin" help
silent err
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' "$work/out")
result "help lists commands" test "$(printf '%s\n' $commands | wc -l)" -ge 7
for code in 0 1 2 3 4 5; do
	result "help tells exit code $code" grep -q "^  $code  " "$work/out"
done
cp "$work/out" "$work/help"
run 0 "--help" "$bin" --help
result "--help is help" cmp "$work/out" "$work/help"
run 0 "-h" "$bin" -h
result "-h is help" cmp "$work/out" "$work/help"

for command in $commands; do
	for lang in en sv; do
		run 0 "help $command, $lang" "$bin" help --lang $lang $command
		cp "$work/out" "$work/help.$lang"
		run 0 "$command --help, $lang" "$bin" $command --help --lang=$lang
		result "$command --help is help $command, $lang" cmp "$work/out" "$work/help.$lang"
		result "help $command fits 80 columns, $lang" awk '{ gsub(/[\200-\277]/, "") } length > 80 { bad = 1 } END { exit bad }' "$work/out"
	done
	result "help $command is not the same in both languages" test "$(cksum <"$work/help.en")" != "$(cksum <"$work/help.sv")"
	grep -o -e '--[a-z][a-z-]*' -e ' -[a-z]\b' "$work/help.en" | sort -u >"$work/options.en"
	grep -o -e '--[a-z][a-z-]*' -e ' -[a-z]\b' "$work/help.sv" | sort -u >"$work/options.sv"
	result "help $command names the same options in both" cmp "$work/options.en" "$work/options.sv"
	# Prose without a translation stands in both.
	grep '[a-z] [a-z][a-z]* [a-z]' "$work/help.en" | grep -xF -f "$work/help.sv" >"$work/same"
	run_name="help $command in Swedish" silent same
done
run 0 "--help wins over what follows" "$bin" check --help --elephant

run 0 "version" "$bin" version
result "version is a name and a number" grep -Eqx 'policykoll [0-9]+\.[0-9]+\.[0-9]+' "$work/out"
cp "$work/out" "$work/version"
run 0 "--version" "$bin" --version
result "--version is version" cmp "$work/out" "$work/version"

finish
