#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Two languages: which one, and that everything but prose is the same in both.
. "$(dirname "$0")/lib/cases.sh"

make_repository "$work/gap" without 2
sv="Kontrollerar dokument"
en="Checks documents"

# chosen NAME TEXT ASSIGNMENT... : help in an environment
chosen() {
	chosen_name=$1 chosen_text=$2
	shift 2
	run 0 "$chosen_name" env "$@" "$bin" help
	says out "$chosen_text"
}
chosen "English where nothing is said" "$en" A=b
chosen "POLICYKOLL_LANG" "$sv" POLICYKOLL_LANG=sv
chosen "POLICYKOLL_LANG before the locale" "$en" POLICYKOLL_LANG=en LC_ALL=sv_SE.UTF-8
chosen "LC_ALL" "$sv" LC_ALL=sv_SE.UTF-8 LANG=en_GB.UTF-8
chosen "LC_MESSAGES before LANG" "$sv" LC_MESSAGES=sv_SE LANG=en_GB.UTF-8
chosen "LANG" "$sv" LANG=sv_SE.UTF-8
chosen "LC_ALL=C is English" "$en" LC_ALL=C LANG=sv_SE.UTF-8
chosen "a language there is none of is English" "$en" LANG=fi_FI.UTF-8
chosen "an empty variable says nothing" "$sv" LC_ALL= POLICYKOLL_LANG= LANG=sv_SE.UTF-8
run 0 "--lang before everything" env POLICYKOLL_LANG=en LC_ALL=C "$bin" help --lang sv
says out "$sv"
run 0 "--lang before the command" "$bin" --lang=sv help
says out "$sv"
run 0 "--lang saves from a wrong variable" env POLICYKOLL_LANG=klingon "$bin" --lang en help
says out "$en"

run 1 "check in English" "$bin" check --as-of 2026-11-21 --lang en -o "$work/en.xml" -o "$work/en.html" "$work/gap"
says out "error[system-owner-missing]"
says out "System 1"
says out "FAILED"
run 1 "check in Swedish" "$bin" check --as-of 2026-11-21 --lang sv -o "$work/sv.xml" -o "$work/sv.html" "$work/gap"
says out "fel[system-owner-missing]"
says out "Systemet 1"
says out "UNDERKÄND"
result "the report is the same in both" cmp "$work/en.xml" "$work/sv.xml"
result "the web page is not" test "$(cksum <"$work/en.html")" != "$(cksum <"$work/sv.html")"
result "the web page says its language" grep -q 'lang="sv"' "$work/sv.html"

finish
