#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Mutation: each table makes its sample clean (no gap, exit 0), then changes one thing at a time; exactly the findings it names appear, and nothing else. So no rule
# overlaps another by accident, and none is blind. Over all tables every rule has a mutation.
set -u
program=$1
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0

say() { # STATUS NAME
	if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; status=1; fi
}

# edit TABLE SET FOLDER: applies the set's edits to the files in FOLDER.
edit() {
	if [ "$2" = 0 ]; then set_path="clean"; else set_path="mutation[$2]"; fi
	xmllint --xpath "/*/*[local-name()='${set_path%%[*}']${set_path#"${set_path%%[*}"}/*[local-name()='edit']/@file" "$1" 2>/dev/null |
		sed 's/.*file="//; s/".*//' | sort -u >"$tmp/files"
	while read -r file; do
		xsltproc --nonet --stringparam table "$1" --param set "$2" --stringparam file "$file" "$here/edit.xsl" "$3/$file" >"$tmp/edited" 2>"$tmp/why" || {
			cat "$tmp/why"
			return 1
		}
		cat "$tmp/edited" >"$3/$file"
	done <"$tmp/files"
}

# check FOLDER: findings as outcome, severity, rule, subject; the exit code.
check() {
	"$program" check "$1" --as-of 2026-11-21 -q -o "$tmp/all.tsv" >"$tmp/out" 2>&1
	code=$?
	cut -f1-4 "$tmp/all.tsv" | LC_ALL=C sort
	return $code
}

# lines TABLE NUMBER ELEMENT: what the mutation names, as outcome, severity, rule, subject; only a subject can hold blanks.
lines() {
	xmllint --xpath "/*/*[local-name()='mutation'][$2]/*[local-name()='$3']/text()" "$1" 2>/dev/null | sed 's/^ *\([^ ][^ ]*\) *\([^ ][^ ]*\) *\([^ ][^ ]*\) */\1\t\2\t\3\t/; s/ *$//; /^$/d'
}

for table in "$here"/*.xml; do
	sample=$(basename "$table" .xml)
	rm -rf "$tmp/clean"
	cp -R "$here/../../samples/$sample" "$tmp/clean"
	chmod -R u+w "$tmp/clean"
	edit "$table" 0 "$tmp/clean"
	say $? "$sample can be made clean"
	check "$tmp/clean" >"$tmp/before"
	say $? "$sample, clean: exit 0"
	! grep -q '^gap' "$tmp/before"
	say $? "$sample, clean: no gap"
	grep '^gap' "$tmp/before"
	count=$(xmllint --xpath "count(/*/*[local-name()='mutation'])" "$table")
	n=1
	while [ $n -le "$count" ]; do
		rule=$(xmllint --xpath "string(/*/*[local-name()='mutation'][$n]/@rule)" "$table")
		what=$(xmllint --xpath "string(/*/*[local-name()='mutation'][$n]/@what)" "$table")
		echo "$rule" >>"$tmp/mutated"
		rm -rf "$tmp/mutant"
		cp -R "$tmp/clean" "$tmp/mutant"
		if edit "$table" $n "$tmp/mutant"; then
			check "$tmp/mutant" >"$tmp/after"
			{
				cat "$tmp/before"
				lines "$table" $n finding
			} | LC_ALL=C sort >"$tmp/wanted"
			lines "$table" $n gone >"$tmp/gone"
			grep -vxFf "$tmp/gone" "$tmp/wanted" >"$tmp/wanted-left" || :
			[ -s "$tmp/gone" ] || cp "$tmp/wanted" "$tmp/wanted-left"
			diff "$tmp/wanted-left" "$tmp/after" && cut -f3 "$tmp/after" | grep -qx "$rule"
			say $? "$sample: $rule: $what"
		else
			say 1 "$sample: $rule: $what"
		fi
		n=$((n + 1))
	done
done
LC_ALL=C sort -u "$tmp/mutated" >"$tmp/have"
"$program" list rules --lang en | awk 'NR > 1 && /^[a-z]/ { print $1 }' | grep -x '[a-z0-9-]*' | LC_ALL=C sort -u >"$tmp/rules"
[ -s "$tmp/rules" ] && LC_ALL=C comm -23 "$tmp/rules" "$tmp/have" >"$tmp/lacking" && [ ! -s "$tmp/lacking" ]
say $? "every rule has a mutation: $(tr '\n' ' ' <"$tmp/lacking")"
exit $status
