#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# At GitHub: the summary of the job, where workflow commands go, and that text beside them gives none.
. "$(dirname "$0")/lib/cases.sh"

make_repository "$work/repo" without 3
repo=$work/repo
day=2026-11-21
unset GITHUB_STEP_SUMMARY GITHUB_ACTIONS
same() { test "$1" = "$2"; }
size() { wc -c <"$1" | tr -d ' '; }

# ---------------------------------------------------------------- workflow commands

run 1 "commands on standard output" "$bin" check --as-of $day --format github "$repo"
result "commands on standard output: nothing else" same 0 "$(grep -vc '^::' "$work/out")"
result "commands on standard output: there are some" test "$(grep -c '^::error file=' "$work/out")" -gt 0
says err "System 1"
says_not err "stop-commands"
cp "$work/out" "$work/commands"

run 1 "another format on standard output" "$bin" check --as-of $day --format report --output github=- "$repo"
well_formed "another format on standard output: it is whole" "$work/out"
result "another format on standard output: the commands on standard error" same "$(cat "$work/commands")" "$(grep '^::error\|^::warning\|^::notice' "$work/err")"
says err "System 1"
token=$(sed -n 's/^::stop-commands:://p' "$work/err")
result "text among commands: the runner is told to stop" test -n "$token"
result "text among commands: and to go on, once" same 1 "$(grep -c "^::$token::\$" "$work/err")"
result "text among commands: no command of ours meanwhile" same 0 "$(sed -n '/^::stop-commands::/,/^::policykoll-text-[0-9]*::$/p' "$work/err" | grep -c '^::error')"
run 1 "another format on standard output, quiet" "$bin" check -q --as-of $day --format report --output github=- "$repo"
result "another format on standard output, quiet: only commands" cmp "$work/commands" "$work/err"
run 1 "text on standard output, commands beside it" "$bin" check --as-of $day --output github=- -o - "$repo"
says out "System 1"
result "text on standard output: the commands on standard error" cmp "$work/commands" "$work/err"
run 1 "commands in a file" "$bin" check -q --as-of $day --output github="$work/commands.txt" "$repo"
result "commands in a file: the same" cmp "$work/commands" "$work/commands.txt"
run 1 "commands to standard error by name" "$bin" check -q --as-of $day --output github=/dev/stderr "$repo"
result "commands to standard error by name: the same" cmp "$work/commands" "$work/err"
run 2 "two others on standard output are still two" "$bin" check --format tsv --output csv=- --output github=- "$repo"

# What input says is no command: not on a stream of its own, not among ours.
cp -R "$repo" "$work/hostile"
for f in "$work/hostile"/*.xml; do
	sed 's/System 1</::error file=x::System 1 ##[error]y ::policykoll-text-0:: ::policykoll-text-1::</' "$f" >"$work/x" && cp "$work/x" "$f"
done
result "hostile: the name is there" grep -q '##\[error\]' "$work/hostile/inventory.xml"
run 1 "hostile text on another stream" "$bin" check --as-of $day --format github "$work/hostile"
says err 'System 1 ##\[error]y'
result "hostile text on another stream: no command" same 0 "$(grep -c '::\|##\[' "$work/err")"
result "hostile text: of the input no line of commands" same "$(grep -c . "$work/commands")" "$(grep -c '^::' "$work/out")"
run 1 "hostile text among commands" "$bin" check --as-of $day --format report --output github=- "$work/hostile"
token=$(sed -n 's/^::stop-commands:://p' "$work/err")
result "hostile text among commands: a word that is not in it" same 2 "$(grep -c "$token" "$work/err")"
says err "::policykoll-text-1::"

# ---------------------------------------------------------------- the summary of the job

export GITHUB_STEP_SUMMARY="$work/step.md"
run 1 "summary by --format" "$bin" check -q --as-of $day --format summary "$repo"
result "summary by --format: on standard output" grep -q '^## policykoll: Failed' "$work/out"
result "summary by --format: added to the job's" cmp "$work/out" "$work/step.md"
cp "$work/out" "$work/summary.md"
printf 'Before' >"$work/step.md"
run 1 "a summary before ours" "$bin" check -q --as-of $day --output summary="$work/mine.md" "$repo"
result "a summary before ours: the file is written" cmp "$work/summary.md" "$work/mine.md"
result "a summary before ours: is kept" same "$(printf 'Before\n\n'; cat "$work/summary.md")" "$(cat "$work/step.md")"
: >"$work/step.md"
run 1 "the job's file by name" "$bin" check -q --as-of $day --output summary="$work/step.md" "$repo"
result "the job's file by name: once" cmp "$work/summary.md" "$work/step.md"
run 1 "the job's file by its ending" "$bin" check -q --as-of $day -o "$work/step.md" "$repo"
result "the job's file by its ending: added, not replaced" same $(($(size "$work/summary.md") * 2 + 2)) "$(size "$work/step.md")"
rm "$work/step.md"
run 1 "a Markdown file" "$bin" check -q --as-of $day -o "$work/mine.md" "$repo"
result "a Markdown file: not asked for by name, nothing added" test ! -e "$work/step.md"
run 1 "no summary" "$bin" check -q --as-of $day "$repo"
result "no summary: nothing added" test ! -e "$work/step.md"
GITHUB_STEP_SUMMARY= run 1 "an empty variable" "$bin" check -q --as-of $day --format summary "$repo"

# GitHub takes 1 MiB of a step.
head -c 1030000 /dev/zero | tr '\0' 'x' >"$work/step.md"
run 1 "little room" "$bin" check -q --as-of $day --format summary samples/eksjo
says err "the summary of this step is cut"
result "little room: the summary is larger" test "$(size "$work/out")" -gt 20000
result "little room: within the limit" test "$(size "$work/step.md")" -le 1048576
result "little room: used" test "$(size "$work/step.md")" -gt 1046000
result "little room: whole lines of it" same 0 "$(sed '1,2d; /^The summary is cut here/d; /^$/d' "$work/step.md" | grep -vxcFf "$work/out")"
result "little room: said in it" grep -q '^The summary is cut here' "$work/step.md"
head -c 1048000 /dev/zero | tr '\0' 'x' >"$work/step.md"
cp "$work/step.md" "$work/full.md"
run 4 "no room" "$bin" check -q --as-of $day --lang sv --format summary "$repo"
says err "sammanfattningen kunde inte läggas till"
result "no room: the file is as it was" cmp "$work/step.md" "$work/full.md"

GITHUB_STEP_SUMMARY=$work run 4 "a folder as the job's file" "$bin" check -q --as-of $day --format summary "$repo"
says err "could not be written: it is a folder"
result "a folder as the job's file: standard output is written" cmp "$work/out" "$work/summary.md"
if [ -w /dev/full ]; then
	GITHUB_STEP_SUMMARY=/dev/full run 4 "a full disk" "$bin" check -q --as-of $day --format summary "$repo"
	says err "the disk is full"
else
	skip "a full disk" "no /dev/full here"
fi
cp "$repo/inventory.xml" "$work/before.xml"
GITHUB_STEP_SUMMARY=$repo/inventory.xml run 2 "a document as the job's file" "$bin" check -q --as-of $day --format summary "$repo"
result "a document as the job's file: untouched" cmp "$repo/inventory.xml" "$work/before.xml"

finish
