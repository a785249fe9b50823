#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tests/practice.tsv names the cases that hold what practice taught. Here: they are there, their names and their .expect files say the stated outcome, and every
# situation is held in both directions. That the cases come out so is tested by tests/rules/run.sh.
top=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/cli/lib/cases.sh
. "$top/tests/cli/lib/cases.sh"
tab=$(printf '\t')
sed '/^#/d' "$top/tests/practice.tsv" >"$work/rows"

# is_case OUTCOME SEVERITY CASE: whether it is there and says so; prints what is wrong.
is_case() {
	rule=${3%/*} file=$top/tests/rules/$3
	[ -f "$file.xml" ] || { echo "tests/rules/$3.xml is not there"; return 1; }
	case ${3##*/} in "$1"-?*) ;; *) echo "its name does not say $1"; return 1 ;; esac
	grep -q "<requirement [^>]*rule=\"$rule\"" "$file.xml" || { echo "it does not demand $rule"; return 1; }
	case $1 in
	pass | not-applicable) [ ! -s "$file.expect" ] || { echo "it expects findings"; return 1; } ;;
	*) grep -q "^$1$tab$2$tab$rule$tab" "$file.expect" || { echo "it expects no $1 $2 of $rule"; return 1; } ;;
	esac
}

# is_message CASE: whether tests/CASE.xml is a document that is complained of in both languages.
is_message() {
	for end in xml en.expect sv.expect; do
		[ -s "$top/tests/$1.$end" ] || { echo "tests/$1.$end is not there"; return 1; }
	done
}

while IFS=$tab read -r name says case what; do
	outcome=${says%% *} severity=${says#* }
	if [ "$case" = - ]; then
		skip "$name: $what" "nothing holds it yet"
	elif [ "$outcome" = message ]; then
		if wrong=$(is_message "$case"); then ok "$name: $what"; else not_ok "$name: $what" "$wrong"; fi
	elif wrong=$(is_case "$outcome" "$severity" "$case"); then
		ok "$name: $what"
	else
		not_ok "$name: $what" "$case: $wrong"
	fi
done <"$work/rows"

# both NAME: a case with a gap, and one without.
both() {
	awk -F '\t' -v n="$1" '$1 == n && $3 != "-" { if ($2 ~ /^gap /) gap = 1; else if ($2 != "message") other = 1 } END { exit !(gap && other) }' "$work/rows"
}
for name in P01 P02 P03 P04 P05 P06 P07 P08 P09 P10 P11 P12 P13 P14 P15 D1 D2 D3 D4 D5 D6 D7; do
	result "$name is held in both directions" both $name
done
result "every row has a name, an outcome, a case and words" awk -F '\t' 'NF != 4 || $1 !~ /^(P(0[1-9]|1[0-5])|D[1-7])$/ || $4 == "" { bad = 1 } END { exit bad }' "$work/rows"
result "no case stands twice" test -z "$(cut -f3 "$work/rows" | sort | uniq -d)"

finish
