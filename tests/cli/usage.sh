#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Wrong words on the command line: exit code 2, nothing on standard output, the nearest right word, in both languages.
. "$(dirname "$0")/lib/cases.sh"

# wrong NAME "TEXT EN" "TEXT SV" ARGUMENT...
wrong() {
	wrong_name=$1 wrong_en=$2 wrong_sv=$3
	shift 3
	run 2 "$wrong_name" env POLICYKOLL_LANG=en "$bin" "$@"
	silent out
	says err "$wrong_en"
	run 2 "$wrong_name, Swedish" env POLICYKOLL_LANG=sv "$bin" "$@"
	silent out
	says err "$wrong_sv"
}

make_repository "$work/repo" with
repo=$work/repo

wrong "no command" "no command is given" "inget kommando är angivet"
wrong "command with a slip" "did you mean check?" "menade du check?" chek
wrong "command like nothing" '"frobnicate" is not a command' "”frobnicate” är inget kommando" frobnicate
wrong "option with a slip" "did you mean --fail-on?" "menade du --fail-on?" check --fail-no error "$repo"
wrong "option with a slip and a value" "did you mean --format?" "menade du --format?" check --fromat=html "$repo"
wrong "option like nothing" "--frobnicate is not an option of policykoll check" "--frobnicate är ingen flagga till policykoll check" check --frobnicate
wrong "option of another command" "--fail-on is not an option of policykoll explain" "--fail-on är ingen flagga till policykoll explain" explain --fail-on error system-owner-missing
wrong "letter" "-x is not an option" "-x är ingen flagga" check -x
wrong "one dash too few" "did you mean --quiet?" "menade du --quiet?" check -quiet
wrong "option before a command" "did you mean --version?" "menade du --version?" --versoin
wrong "value missing at the end" "--as-of needs a value" "--as-of behöver ett värde" check "$repo" --as-of
wrong "value missing before an option" "write --as-of DATE" "skriv --as-of DATUM" check --as-of --quiet "$repo"
wrong "value empty" "--rules needs a value" "--rules behöver ett värde" check --rules= "$repo"
wrong "value of a letter missing" "-o needs a value" "-o behöver ett värde" check "$repo" -o
wrong "value too many" "--quiet takes no value" "--quiet tar inget värde" check --quiet=yes "$repo"
wrong "value with a slip" "did you mean warning?" "menade du warning?" check --fail-on warnin "$repo"
wrong "value not allowed" "allowed: error, warning, info or never" "tillåtet: error, warning, info eller never" check --fail-on 17 "$repo"
wrong "colour not allowed" "allowed: auto, always or never" "tillåtet: auto, always eller never" check --color purple "$repo"
wrong "format with a slip" "did you mean html?" "menade du html?" check --format htlm "$repo"
wrong "format not known" "allowed: text, report, html, " "tillåtet: text, report, html, " check --format 17 "$repo"
wrong "output format with a slip" "did you mean junit?" "menade du junit?" check --output juint="$work/x" "$repo"
wrong "findings to show with a slip" "did you mean excepted?" "menade du excepted?" check --show exceptd "$repo"
wrong "findings to show not known" "allowed: excepted or not-evaluable" "tillåtet: excepted eller not-evaluable" check --show not-evaluable --show gap "$repo"
wrong "output without a format" "--output needs FORMAT=FILE" "--output behöver FORMAT=FIL" check --output "$work/x.html" "$repo"
wrong "output without a file" "--output needs FORMAT=FILE" "--output behöver FORMAT=FIL" check --output html= "$repo"
wrong "ending not known" "there are text, report, html, " "de som finns är text, report, html, " check -o "$work/x.docx" "$repo"
wrong "no ending" "does not tell a format" "visar inte vilket format" check -o "$work/x" "$repo"
wrong "two outputs to standard output" "two outputs go to standard output" "två rapporter går till standard ut" check --output html=- --format tsv "$repo"
wrong "two outputs to standard output by name" "two outputs go to standard output" "två rapporter går till standard ut" check --output html=- --output tsv=/dev/stdout "$repo"
wrong "two outputs to a file" "two outputs go to" "två rapporter går till" check -o "$work/x.html" -o "$work/./x.html" "$repo"
wrong "a day that is none" '"2026-02-30" is none' "”2026-02-30” är inget" check --as-of 2026-02-30 "$repo"
wrong "a date in another order" "write year-month-day" "skriv år-månad-dag" check --as-of 31/12/2026 "$repo"
wrong "a date with a time" "--as-of needs a date" "--as-of behöver ett datum" bundle --as-of 2026-12-31T08:00:00 "$repo"
wrong "a number that is none" "--max-same needs a whole number" "--max-same behöver ett heltal" check --max-same many "$repo"
wrong "a number below zero" "--max-same needs a whole number" "--max-same behöver ett heltal" check --max-same=-1 "$repo"
wrong "validate nothing" "policykoll validate needs FILE" "policykoll validate behöver FIL" validate
wrong "list nothing" "policykoll list needs rules|clauses" "policykoll list behöver rules|clauses" list
wrong "list with a slip" "did you mean rules?" "menade du rules?" list ruels
wrong "list not known" "choose rules, clauses, policies" "välj rules, clauses, policies" list elephants
wrong "explain with a slip" "did you mean system-owner-missing?" "menade du system-owner-missing?" explain system-owner-mising
wrong "explain like nothing" 'nothing is called "frobnicate-the-elephants"' "ingenting heter ”frobnicate-the-elephants”" explain frobnicate-the-elephants
wrong "explain a message with a slip" "did you mean xml-unexpected-element?" "menade du xml-unexpected-element?" explain xml-unexpected-elemnt
wrong "explain in a format there is not" "did you mean html?" "menade du html?" explain 3 --format htm
wrong "explain all of a kind there is not" "did you mean rules?" "menade du rules?" explain --all ruels
wrong "help with a slip" "did you mean validate?" "menade du validate?" help validat
wrong "help for two" 'does not take "list"' "tar inte emot ”list”" help check list
wrong "version of something" 'does not take "now"' "tar inte emot ”now”" version now

run 2 "language not known" "$bin" check --lang swe "$repo"
says err "allowed: sv or en"
run 2 "language of the environment not known" env POLICYKOLL_LANG=klingon "$bin" version
says err "POLICYKOLL_LANG"
run 2 "control characters are shown" "$bin" "$(printf 'ch\033[31mk')"
says_not err "$(printf '\033')"

# The library finds these; the text of the report tells them.
run 2 "rule with a slip" "$bin" check --rule system-owner-mising "$repo"
says out "system-owner-missing"
run 2 "rule with a slip, Swedish" "$bin" check --lang sv --rule system-owner-mising "$repo"
says out "system-owner-missing"
run 2 "rule file that is not there" "$bin" check --rules "$work/nowhere.sch" "$repo"
says out "nowhere.sch"

# Quiet or not: what is wrong is told, on standard error.
run 2 "unit that is not there, quiet" "$bin" check -q --unit nope "$repo"
says err "there is no unit nope"
says out "CHECK FAILED TO RUN"
result "unit that is not there, quiet: the summary only" test "$(wc -l <"$work/out")" -eq 2
run 2 "unit that is not there, quiet, another format" "$bin" check -q --unit nope --format report "$repo"
says err "there is no unit nope"
says_not err "CHECK FAILED TO RUN"
run 2 "rule file that is not there, quiet, Swedish" "$bin" check -q --lang sv --rules "$work/nowhere.sch" "$repo"
says err "nowhere.sch"
run 0 "nothing wrong, quiet" "$bin" check -q "$repo"
silent err

# -- ends the options.
mkdir "$work/dashes"
cp -r "$repo" "$work/dashes/--quiet"
(cd "$work/dashes" && "$bin" check -- --quiet >"$work/out" 2>"$work/err")
result "-- makes a path of what follows" test $? -eq 0
run 3 "-- and a name that is not there" "$bin" check -- --fail-no
run 0 "-- alone" "$bin" check "$repo" --
run 0 "options after paths" "$bin" check "$repo" --fail-on never -q
run 0 "letters together" "$bin" check -qv "$repo"
run 0 "a value beside its letter" "$bin" check -o"$work/beside.html" "$repo"
result "a value beside its letter: written" test -s "$work/beside.html"

finish
