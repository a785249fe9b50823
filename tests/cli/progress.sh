#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How far a run is: a bar on a terminal that is gone afterwards, lines where they are asked for, nothing in pipes and files; documents named with -v; --statistics.
. "$(dirname "$0")/lib/cases.sh"

day=2026-11-21
generate=$(dirname "$bin")/tests/bench/generate
make_repository "$work/small" without
mkdir "$work/large"
"$generate" folder "$work/large" 60 100
cp samples/eksjo/policy.xml "$work/large"
mkdir "$work/middle"
"$generate" folder "$work/middle" 20 100
cp samples/eksjo/policy.xml "$work/middle"

# without_time FILE: the text without how long it took.
without_time() { sed 's/, [0-9]*[.,][0-9] s\r*$//' "$1"; }
# screen FILE: what stands on the terminal in the end, carriage returns carried out.
screen() {
	LC_ALL=C awk '{
		n = split($0, part, "\r"); line = ""
		for (i = 1; i <= n; i++) line = part[i] substr(line, length(part[i]) + 1)
		sub(/ +$/, "", line); print line
	}' "$1"
}
# states FILE: every state of the bar, one to a line.
states() { tr '\r' '\n' <"$1" | grep -a '[0-9] %' | sed 's/ *$//'; }

# In pipes and files nothing is there unless it is asked for.
run 1 "a pipe" "$bin" check --as-of $day --max-same 1 "$work/middle"
silent err
cp "$work/out" "$work/plain"
for lang in en sv; do
	run 1 "a pipe, always, $lang" "$bin" check --as-of $day --max-same 1 --progress always --lang $lang "$work/middle"
	if [ $lang = en ]; then
		says err "22 of 22 files, 2000 assets"
		says err "assets/s"
		without_time "$work/plain" >"$work/want"
		without_time "$work/out" >"$work/got"
		result "a pipe, always: standard output is the same" cmp "$work/want" "$work/got"
	else
		says err "22 av 22 filer, 2000 tillgångar"
	fi
	result "a pipe, always, $lang: lines, no carriage returns" test "$(tr -dc '\r\033' <"$work/err" | wc -c)" -eq 0 -a "$(wc -l <"$work/err")" -ge 1
done
run 1 "a pipe, never" "$bin" check --as-of $day --progress never "$work/small"
silent err
run 1 "a pipe, auto" "$bin" check --as-of $day --progress auto "$work/small"
silent err
run 2 "no such choice" "$bin" check --progress sometimes "$work/small"
says err "allowed: auto, always or never"
run 1 "the report is the same, never" "$bin" check --as-of $day --progress never "$work/middle" -o "$work/never.xml"
run 1 "the report is the same, always" "$bin" check --as-of $day --progress always -v --statistics "$work/middle" -o "$work/always.xml"
result "the report is the same" cmp "$work/never.xml" "$work/always.xml"

# on_terminal COLUMNS OPTION…: on a terminal of so many columns; what it got in $work/tty.
on_terminal() {
	tty_columns=$1
	shift
	script -qec "stty cols $tty_columns rows 24 -opost; '$bin' check --as-of $day --max-same 1 $*" /dev/null >"$work/tty" 2>/dev/null </dev/null
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	# A run that takes longer than half a second because a document is long in coming.
	slow() {
		rm -f "$work/slow.xml"
		mkfifo "$work/slow.xml"
		(sleep 1; cat "$work/small/inventory.xml") >"$work/slow.xml" &
		on_terminal 100 "$@" "'$work/small/organisation.xml'" "'$work/small/policy.xml'" "'$work/slow.xml'"
		wait
	}
	slow
	result "a terminal: there is a bar" grep -aqE '\[#*\.*\]  +[0-9]+ %  [0-9] of 3 files, [0-9] assets?, [0-9]+ assets/s' "$work/tty"
	screen "$work/tty" | without_time /dev/stdin >"$work/got"
	result "a terminal: in the end the bar is gone" sh -c "! grep -aq '\[[#.]*\]\|[0-9] %' '$work/got'"
	slow --progress never
	result "a terminal, never: there is none" test -z "$(states "$work/tty")"
	screen "$work/tty" | without_time /dev/stdin >"$work/want"
	result "a terminal: the rest is the same" cmp "$work/want" "$work/got"
	slow -q
	result "a terminal, quiet: there is none" test -z "$(states "$work/tty")"
	on_terminal 100 --progress never "'$work/middle'"
	screen "$work/tty" | without_time /dev/stdin >"$work/want"
	on_terminal 100 --progress always "'$work/small'"
	result "a terminal, always: at once" test -n "$(states "$work/tty")"
	on_terminal 100 --progress always "'$work/middle'" -o "'$work/x.html'"
	result "a terminal: it tells what it writes" grep -aq "writing $work/x.html" "$work/tty"
	screen "$work/tty" | without_time /dev/stdin >"$work/got"
	result "a terminal: and that is gone, too" cmp "$work/want" "$work/got"
	for columns in 200 60 30 12 7 3 1; do
		on_terminal $columns --progress always "'$work/middle'"
		widest=$(states "$work/tty" | LC_ALL=C awk '{ if (length($0) > n) n = length($0) } END { print n + 0 }')
		result "a terminal of $columns columns: narrower than that" test "$widest" -lt $columns
		[ $columns -lt 7 ] || result "a terminal of $columns columns: there is something" test "$widest" -gt 0
		screen "$work/tty" | without_time /dev/stdin >"$work/got"
		result "a terminal of $columns columns: in the end it is gone" cmp "$work/want" "$work/got"
	done
	# it never goes back
	on_terminal 100 --progress always "'$work/large'"
	states "$work/tty" | grep -av comparing | sed -n 's/.* \([0-9]*\) %.*/\1/p' >"$work/percents"
	result "the count only grows" sh -c "sort -n '$work/percents' | cmp - '$work/percents'"
	result "the count ends at all" test "$(tail -n 1 "$work/percents")" -gt 50
	NO_COLOR=1
	export NO_COLOR
	on_terminal 100 --progress always "'$work/middle'"
	result "NO_COLOR: there is a bar" test -n "$(states "$work/tty")"
	result "NO_COLOR: no control sequences" sh -c "! grep -aq '$(printf '\033')' '$work/tty'"
	unset NO_COLOR
	TERM=dumb
	export TERM
	slow
	result "a dumb terminal: there is none" test -z "$(states "$work/tty")"
	TERM=xterm
	script -qec "stty -opost; '$bin' check --as-of $day --progress always --max-same 1 '$work/middle' 2>'$work/err'" /dev/null >"$work/tty" 2>/dev/null </dev/null
	result "standard error in a file: no bar there" sh -c "! grep -q '\[#' '$work/err'"
	# With -v the documents are named, and the bar is never among them.
	on_terminal 100 --progress always -v "'$work/middle'"
	screen "$work/tty" | grep -a '^read ' >"$work/got"
	"$bin" check --as-of $day -v --max-same 1 "$work/middle" 2>"$work/want" >/dev/null
	result "-v and a bar: the documents as without" cmp "$work/want" "$work/got"
else
	skip "a terminal" "script(1) is not here"
fi

# -v names the documents in the order they are read, the same for every number of threads; assets and problems are those of the report.
for sample in eksjo mjolby koncern; do
	for jobs in 1 2 8; do
		run 1 "$sample: -v, $jobs threads" "$bin" check --as-of $day -v --lang en --jobs $jobs "samples/$sample" -o "$work/x.xml"
		[ $jobs = 1 ] && cp "$work/err" "$work/one"
		result "$sample: -v, $jobs threads: the same" cmp "$work/one" "$work/err"
	done
	for file in $(xmllint --xpath '//*[local-name()="input"][@kind="inventory"]/@path' "$work/x.xml" | tr ' ' '\n' | sed -n 's/^path="\(.*\)"$/\1/p'); do
		assets=$(xmllint --xpath "string(//*[local-name()='input'][@path='$file']/@assets)" "$work/x.xml")
		problems=$(xmllint --xpath "count(//*[local-name()='finding'][@file='$file'][@outcome='gap' or @outcome='error'][*[local-name()='subject']/@kind='asset'])" "$work/x.xml")
		[ "$assets" = 1 ] && assets="1 asset" || assets="$assets assets"
		[ "$problems" = 1 ] && problems="1 problem" || problems="$problems problems"
		result "$sample: -v: $file" grep -qxF "read $file: $assets, $problems" "$work/one"
	done
	result "$sample: -v: every document once" test "$(grep -c '^read ' "$work/one")" = "$(sort -u "$work/one" | grep -c '^read ')" -a "$(grep -c '^read ' "$work/one")" = "$(xmllint --xpath 'count(//*[local-name()="input"][starts-with(@path, "samples/")])' "$work/x.xml")"
done
cp -r "$work/small" "$work/odd"
sed 's/kind="system"/kind="thing"/' "$work/small/inventory.xml" >"$work/odd/$(printf 'in\033ventory').xml"
echo '<html/>' >"$work/odd/other.xml"
head -c 100 "$work/small/organisation.xml" >"$work/odd/z.xml"
run 3 "-v, documents with faults" "$bin" check --as-of $day -v "$work/odd"
says err 'in\x1Bventory.xml: 1 problem'
says err "z.xml: 1 problem"
says_not err "other.xml"
run 1 "-v, Swedish" "$bin" check --as-of $day -v --lang sv "$work/small"
says err "läst $work/small/inventory.xml: 1 tillgång, 1 problem"
run 1 "-v and a format on standard output" "$bin" check --as-of $day -v --format tsv "$work/small"
result "-v and a format on standard output: that is clean" test "$(wc -l <"$work/out")" -eq 1
run 1 "quiet before -v" "$bin" check --as-of $day -qv "$work/small"
silent err

# Statistics: after the rest, on standard error, and nowhere else.
run 1 "statistics" "$bin" check --as-of $day --statistics --lang en samples/eksjo -o "$work/with.xml" -o "$work/with.txt"
cp "$work/out" "$work/with.out"
cp "$work/err" "$work/table"
run 1 "no statistics" "$bin" check --as-of $day --lang en samples/eksjo -o "$work/without.xml" -o "$work/without.txt"
silent err
without_time "$work/out" >"$work/want"
without_time "$work/with.out" >"$work/got"
result "statistics: standard output is the same" cmp "$work/want" "$work/got"
result "statistics: the report is the same" cmp "$work/with.xml" "$work/without.xml"
without_time "$work/without.txt" >"$work/want"
without_time "$work/with.txt" >"$work/got"
result "statistics: the text in a file is the same" cmp "$work/want" "$work/got"
rows() { grep -E "^ +[0-9]+[.,][0-9]{3} s +[0-9]+ % +[0-9]+  " "$1"; }
result "statistics: a row for each rule that ran, and one for the rest" test "$(rows "$work/table" | wc -l)" = "$(($(xmllint --xpath 'count(//*[local-name()="rules"]/*[@ran="yes"])' "$work/with.xml") + 1))"
result "statistics: the findings are those of the report" test "$(rows "$work/table" | awk '{ n += $5 } END { print n }')" = "$(xmllint --xpath 'count(//*[local-name()="finding"])' "$work/with.xml")"
result "statistics: of a rule as well" test "$(rows "$work/table" | awk '$6 == "system-owner-missing" { print $5 }')" = "$(xmllint --xpath 'count(//*[local-name()="finding"][@rule="system-owner-missing"])' "$work/with.xml")"
result "statistics: slowest first" sh -c "sed -n 's/^ *\([0-9.]*\) s *[0-9]* %.*/\1/p' '$work/table' | sort -rnc"
result "statistics: shares of all" sh -c "sed -n 's/^ *[0-9.]* s *\([0-9]*\) %.*/\1/p' '$work/table' | awk '{ n += \$1 } END { exit !(n > 40 && n < 160) }'"
for step in "reading rules" "reading documents" "validating them" "evaluating rules" "making and writing the report" "in all"; do
	result "statistics: $step" grep -qE "^ +[0-9]+\.[0-9]{3} s +$step\$" "$work/table"
done
result "statistics: documents and assets" grep -qE '^14 documents, 33 assets, 0\.[0-9] MB; [0-9]+ assets/s$' "$work/table"
run 1 "statistics, Swedish" "$bin" check --as-of $day --statistics --lang sv samples/eksjo
result "statistics, Swedish: numbers" grep -qE '^ +[0-9]+,[0-9]{3} s +pröva regler$' "$work/err"
result "statistics: after the report" sh -c "'$bin' check --as-of $day --statistics samples/eksjo 2>&1 | tail -n 1 | grep -q 'assets/s'"
# The parts of a large run are not more than the whole, and together nearly that.
for jobs in 1 4; do
	run 1 "statistics of many assets, $jobs threads" "$bin" check --as-of $day --statistics --jobs $jobs --max-same 1 "$work/middle"
	result "statistics of many assets, $jobs threads: the steps make the whole" awk '
		/ s  (reading|validating|evaluating|making)/ { n += $1 }
		/ s  in all$/ { all = $1 }
		END { exit !(n > 0.7 * all && n < 1.05 * all) }' "$work/err"
	result "statistics of many assets, $jobs threads: every step took time" sh -c "! grep -E '^ +0\.000 s +(reading|validating|evaluating|making)' '$work/err'"
done
awk '$6 == "" { next } / % / { n += $1 } / s  evaluating/ { e = $1 } END { exit !(n > 0.3 * e) }' "$work/err" || not_ok "the rules' times are most of evaluating" "$(tail -8 "$work/err")"
run 2 "statistics of wrong usage" "$bin" check --statistics --rule frobnicate "$work/small"
finish
