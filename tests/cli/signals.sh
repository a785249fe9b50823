#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A program that a signal ends leaves whole files or none, and ends by the signal; a file that may not grow any more is a full disk.
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)
day=2026-11-21
cd "$work" || exit 1

# left FOLDER: what is there and is no whole file.
left() { find "$1" -name '.*' -type f 2>/dev/null; }
whole() { # FOLDER
	for page in "$1"/*.html; do
		[ ! -e "$page" ] || [ "$(tail -c 8 "$page" | tr -d '\n')" = '</html>' ] || return 1
	done
}
# Looks some thousand times, at most.
await() { # FOLDER
	await_n=0
	until [ -n "$(left "$1")" ] || [ $await_n -ge 3000 ]; do await_n=$((await_n + 1)); done
	[ -n "$(left "$1")" ]
}

# ended SIGNAL NUMBER FOLDER: the run that has just begun, in the middle of its writing.
ended() {
	result "$1: something is being written" await "$3"
	kill -s "$1" $!
	wait $! 2>/dev/null
	result "$1: the program ends by the signal" test $? -eq $((128 + $2))
	result "$1: nothing half is left" test -z "$(left "$3")"
	result "$1: nothing has its name yet" test -z "$(ls "$3")"
}
# A shell without a terminal keeps the keyboard's signals from what it starts beside itself: those come by timeout below.
for pair in TERM:15 HUP:1 XCPU:24; do
	mkdir "split-${pair%:*}"
	"$bin" check "$top/samples/koncern" --as-of $day -q --split unit --output "html=split-${pair%:*}/" --output "csv=split-${pair%:*}/" >/dev/null 2>&1 &
	ended "${pair%:*}" "${pair#*:}" "split-${pair%:*}"
done

# at any moment: files that were there are old or new, never anything else, and nothing is beside them
if command -v timeout >/dev/null 2>&1; then
	mkdir any && echo old >any/r.xml && echo old >any/r.html
	for signal in INT:2 TERM:15 QUIT:3; do
		for moment in 0.1 0.3 0.7 1.5; do
			timeout --preserve-status -s "${signal%:*}" $moment "$bin" check "$top/samples/koncern" --as-of $day -q --fail-on never -o any/r.xml -o any/r.html --split unit --output html=any/d/ >/dev/null 2>&1
			got=$?
			result "${signal%:*} after $moment s: by the signal, or done before" test $got -eq 0 -o $got -eq $((128 + ${signal#*:}))
			result "${signal%:*} after $moment s: nothing half is left" test -z "$(left any)"
			result "${signal%:*} after $moment s: what is there is whole" whole any/d
			result "${signal%:*} after $moment s: old or new" sh -c '{ [ "$(cat any/r.xml)" = old ] || xmllint --noout any/r.xml; } && { [ "$(cat any/r.html)" = old ] || tail -c 9 any/r.html | grep -q "</html>"; }'
		done
	done
else
	skip "at any moment" "there is no timeout"
fi

# one that is ignored from before stays so, as nohup has it
mkdir nohup
( trap '' HUP; exec "$bin" check "$top/samples/koncern" --as-of $day -q --fail-on never --split unit --output html=nohup/ >/dev/null 2>&1 ) &
result "HUP that is ignored: something is being written" await nohup
kill -s HUP $!
wait $!
result "HUP that is ignored: the run goes on" test $? -eq 0
result "HUP that is ignored: all of it is there" test "$(find nohup -name '*.html' | wc -l)" -eq 12

# a limit on the size of files
mkdir limit && echo old >limit/r.xml
run 4 "a file that may not grow" sh -c 'ulimit -f 8 && exec "$1" check "$2" --as-of 2026-11-21 -q --fail-on never -o limit/r.xml' - "$bin" "$top/samples/koncern"
says err "the disk is full"
result "a file that may not grow: it is as it was" test "$(cat limit/r.xml)" = old
result "a file that may not grow: nothing half is left" test -z "$(left limit)"
run 4 "pages that may not grow" sh -c 'ulimit -f 8 && exec "$1" check "$2" --as-of 2026-11-21 -q --fail-on never --split unit --output html=limit/d/' - "$bin" "$top/samples/koncern"
says err "the disk is full"
result "pages that may not grow: nothing half is left" test -z "$(left limit)$(ls limit/d)"
run 4 "standard output that may not grow" sh -c 'ulimit -f 8 && exec "$1" check "$2" --as-of 2026-11-21 -q --fail-on never --format html >limit/out' - "$bin" "$top/samples/koncern"

finish
