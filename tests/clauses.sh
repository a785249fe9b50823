#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The clause catalogue: tests/clauses.tsv holds both source policies row by row. The samples must have just these clauses, in this order, of this class and from
# these lines, and each must demand the rules of its row. tests/rule-ids.txt holds the rules there must be; each is told in Swedish and English.
top=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/cli/lib/cases.sh
. "$top/tests/cli/lib/cases.sh"
tab=$(printf '\t')

# Of a report: policy, clause, class, lines, coverage, " RULE=SEVERITY RULE=SEVERITY … ".
cat >"$work/clauses.xsl" <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pk="urn:policykoll:1">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:for-each select="/pk:report/pk:policies/pk:policy/pk:clause">
      <xsl:value-of select="concat(../@id, '&#9;', @id, '&#9;', @class, '&#9;', @source-line, '&#9;', @coverage, '&#9; ')"/>
      <xsl:for-each select="pk:requirement"><xsl:value-of select="concat(@rule, '=', @severity, ' ')"/></xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
END

# severity RULES DEMANDS: the highest severity that the demands ask of the rules.
severity() {
	severity_is=-
	for severity_rule in $1; do
		case $2 in
		*" $severity_rule=error "*) severity_is=error ;;
		*" $severity_rule=warning "*) [ $severity_is = error ] || severity_is=warning ;;
		*" $severity_rule=info "*) [ $severity_is != - ] || severity_is=info ;;
		esac
	done
	echo $severity_is
}

# row POLICY CLAUSE CLASS LINES SEVERITY RULES: one row against the clause in $work/has.
row() {
	has=$(awk -F '\t' -v p="$1" -v c="$2" '$1 == p && $2 == c' "$work/has")
	covered=checked
	[ "$3" != informative ] || covered=informative
	wrong=
	[ "$(echo "$has" | cut -f3)" = "$3" ] || wrong="$wrong; its class is not $3"
	[ "$(echo "$has" | cut -f4)" = "$4" ] || wrong="$wrong; its lines are not $4"
	[ "$(echo "$has" | cut -f5)" = $covered ] || wrong="$wrong; it is not $covered"
	demands=$(echo "$has" | cut -f6)
	for rule in $6; do
		[ "$rule" = - ] && continue
		case $demands in *" $rule="*) ;; *) wrong="$wrong; it does not demand $rule" ;; esac
	done
	[ "$(severity "$6" "$demands")" = "$5" ] || wrong="$wrong; the highest severity is not $5"
	if [ -z "$wrong" ]; then ok "$1: $2"; else not_ok "$1: $2" "${wrong#; }" "$has"; fi
}

# totals POLICY MACHINE ATTESTED INFORMATIVE: of the catalogue and of the sample.
totals() {
	for file in "$top/tests/clauses.tsv" "$work/has"; do
		awk -F '\t' -v p="$1" '$1 == p { n[$3]++ } END { print n["machine"] + 0, n["attested"] + 0, n["informative"] + 0 }' "$file" >"$work/counted"
		result "$1: totals of $(basename "$file")" test "$(cat "$work/counted")" = "$2 $3 $4"
	done
}

# sample NAME POLICY MACHINE ATTESTED INFORMATIVE
sample() {
	"$bin" check "$top/samples/$1" --as-of 2026-11-21 -q -o "$work/report.xml" >/dev/null 2>&1
	result "$1: there is a report" test -s "$work/report.xml"
	xsltproc --nonet "$work/clauses.xsl" "$work/report.xml" >"$work/has"
	awk -F '\t' -v p="$2" '$1 == p { print $2 }' "$top/tests/clauses.tsv" >"$work/wanted"
	awk -F '\t' -v p="$2" '$1 == p { print $2 }' "$work/has" >"$work/got"
	result "$1: just these clauses, in this order" diff "$work/wanted" "$work/got"
	grep "^$2$tab" "$top/tests/clauses.tsv" >"$work/rows"
	while IFS=$tab read -r policy clause class lines severity rules; do
		row "$policy" "$clause" "$class" "$lines" "$severity" "$rules"
	done <"$work/rows"
	totals "$2" "$3" "$4" "$5"
	run 0 "$1: list clauses" "$bin" list clauses "$top/samples/$1" --as-of 2026-11-21
	says_not out "no rule yet"
	grep -oE '^ *[EM]-[0-9]+[a-z]? ' "$work/out" | tr -d ' ' >"$work/got"
	result "$1: list clauses has them in this order" diff "$work/wanted" "$work/got"
	run 0 "$1: list clauses, Swedish" "$bin" list clauses "$top/samples/$1" --as-of 2026-11-21 --lang sv
	says_not out "ingen regel ännu"
}

sample eksjo eksjo-information-security 45 10 2
sample mjolby mjolby-informationssakerhet 17 6 7

# --- the rules there must be
"$bin" list rules | awk 'NR > 1 { print $1 }' | LC_ALL=C sort >"$work/rules"
sed '/^#/d' "$top/tests/rule-ids.txt" >"$work/ids"
cut -f1 "$work/ids" | LC_ALL=C sort >"$work/wanted"
result "no rule stands twice on the list" test -z "$(uniq -d "$work/wanted")"
result "every rule of the list is there, and every rule is on the list" diff "$work/wanted" "$work/rules"
sed '/^#/d' "$top/tests/clauses.tsv" | cut -f6 | tr ' ' '\n' | grep -v '^-$' | LC_ALL=C sort -u >"$work/named"
result "every rule of the catalogue is on the list" test -z "$(LC_ALL=C comm -23 "$work/named" "$work/wanted")"

# section HEADING: the text below it on the page in $work/out.
section() { awk -v h="$1" '$0 == h { on = 1; next } /^[^ ]/ || /^$/ { on = 0 } on' "$work/out"; }

# names_one FILE PATTERNS: whether one of the identifiers in the file is one of the patterns.
names_one() {
	set -f
	for pattern in $2; do
		while read -r identifier; do
			# shellcheck disable=SC2254
			case $identifier in $pattern) return 0 ;; esac
		done <"$1"
	done
	return 1
}

while IFS=$tab read -r rule identifiers; do
	wrong=
	while read -r lang why fix standards; do
		"$bin" explain "$rule" --lang "$lang" >"$work/out" 2>"$work/err" || wrong="$wrong; $lang: not explained"
		head -n 1 "$work/out" | grep -q "^$rule: [^ ]" || wrong="$wrong; $lang: no title"
		for heading in "$why" "$fix"; do
			[ -n "$(section "$(echo "$heading" | tr _ ' ')")" ] || wrong="$wrong; $lang: nothing under $heading"
		done
		section "$(echo "$standards" | tr _ ' ')" | tr -d '\n' | sed 's/.*27001:2022: //; s/cl\. /cl./g; s/, */ /g' | tr -s ' ' '\n' >"$work/iso"
		echo >>"$work/iso"
		[ "$identifiers" = - ] || (names_one "$work/iso" "$identifiers") || wrong="$wrong; $lang: none of $identifiers"
		head -n 1 "$work/out" >"$work/title.$lang"
	done <<-END
	en Why_it_is_there How_to_fix_it In_standards
	sv Varför_regeln_finns Så_rättar_du I_standarder
	END
	! cmp -s "$work/title.en" "$work/title.sv" || wrong="$wrong; the titles are the same"
	if [ -z "$wrong" ]; then ok "$rule is told"; else not_ok "$rule is told" "${wrong#; }"; fi
done <"$work/ids"

finish
