#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The rules elsewhere: each rule file is compiled by the ISO skeleton for XSLT 1.0 and run by xsltproc over what "policykoll bundle" writes. It must say what
# "policykoll check --ignore-exceptions" says: the same gaps, undecided cases and evidence on file, in the same words, for every demand, no more and no less.
#
# Asked are the first gap, not-evaluable and pass case of every rule, and the samples. What the skeleton does not do, and why it cannot:
#   - scopes: which units a policy binds stands in no rule. The samples are asked without their scopes, by both.
#   - whom a demand about policies is about: the policy that demands it, or those that extend it. What the skeleton says of other policies is left out.
#   - one finding a subject: of what several demands of one rule say of a subject, the report keeps the worst, in the words of one of them.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
day=2026-11-21
tab=$(printf '\t')
skeleton=$(sh "$here/skeleton.sh") || {
	echo "ok the rules in another implementation # skipped: the ISO Schematron skeleton is not found (Debian: python3-lxml)"
	exit 0
}
command -v xsltproc >/dev/null || {
	echo "ok the rules in another implementation # skipped: there is no xsltproc"
	exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0
# Lists name their files relative to themselves.
ln -s "$top/rules" "$tmp/rules"
ln -s "$top/tests/rules" "$tmp/cases"
export program
cd "$tmp" || exit 1

say() { # STATUS NAME [FILE]
	if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; [ $# -lt 3 ] || head -n 8 "$3"; status=1; fi
}

# both FILE: runs its lines, every second one beside the others.
both() {
	awk '{ print > (FILENAME "." NR % 2) }' "$1"
	: >>"$1.0"
	sh "$1.0" &
	sh "$1.1"
	wait $!
}

# Every rule file, compiled once: its path with dots for slashes names what it becomes.
for path in rules/*/*.sch; do
	name=$(printf %s "$path" | tr / .)
	# It warns of sch:properties, which it does not know, and goes on without.
	xsltproc --nonet --stringparam allow-foreign true "$skeleton/iso_svrl_for_xslt1.xsl" "$path" >"$name.xsl" 2>why &&
		! grep -v -e 'unrecognized element in ISO Schematron namespace: check spelling$' -e 'and capitalizationsch:properties$' why >unknown
	say $? "$path is compiled" why
	xsltproc --nonet --stringparam file "$path" "$here/rules.xsl" "$path" >>rules.tsv
done

# The documents: N, what it is called, and the line that makes N.bundle and N.xml.
n=0
document() { # NAME FILE
	n=$((n + 1))
	printf '%s\t%s\n' $n "$1" >>names.tsv
	printf '<document n="%s" bundle="%s.bundle" report="%s.xml"/>\n' $n $n $n >>documents
	echo "\"\$program\" bundle \"$2\" >$n.bundle 2>/dev/null; \"\$program\" check \"$2\" --ignore-exceptions -q -o $n.xml >/dev/null 2>&1" >>makers
}
while read -r _ rule _; do
	for kind in gap not-evaluable pass; do
		for case in "$top/tests/rules/$rule/$kind"-*.xml; do
			[ ! -f "$case" ] || document "$rule/$(basename "$case" .xml)" "cases/$rule/$(basename "$case")"
			break
		done
	done
done <<END_OF_RULES
$(grep '^R' rules.tsv)
END_OF_RULES
for sample in "$top"/samples/*/; do
	[ -f "$sample/policy.xml" ] || continue
	name=$(basename "$sample")
	"$program" bundle "$sample" --as-of $day 2>/dev/null | xsltproc --nonet "$here/unscoped.xsl" - >"$name.xml" 2>why && [ ! -s why ]
	say $? "samples/$name: without scopes" why
	document "samples/$name" "$name.xml"
done
both makers
{ echo '<list>'; cat documents; echo '</list>'; } >documents.xml
xsltproc --nonet "$here/ours.xsl" documents.xml >ours.tsv 2>why && [ ! -s why ]
say $? "the reports are read" why

awk -F "$tab" -v results=results.xml -f "$here/ask.awk" rules.tsv ours.tsv >askers
: >broken
: >said
both askers
cat broken >>said
[ ! -s said ]
say $? "no compiled rule fails: $(wc -l <askers) runs" said
xsltproc --nonet "$here/theirs.xsl" results.xml >theirs.tsv 2>why && [ ! -s why ]
say $? "the results are read" why

awk -F "$tab" -f "$here/compare.awk" names.tsv rules.tsv ours.tsv theirs.tsv || status=1
exit $status
