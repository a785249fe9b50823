# SPDX-License-Identifier: Apache-2.0
# names.tsv, rules.tsv, ours.tsv, theirs.tsv: for every demand the findings on both sides must be the same, equally often: outcome, message and help in both
# languages, and subject. Where a rule is demanded several times of the same documents, a subject keeps the worst finding, in the words of one demand.
function extends(n, policy, other,   steps) {
	for (steps = 0; policy != "" && steps < 100; steps++) {
		policy = base[n, policy]
		if (policy == other) return 1
	}
	return 0
}
function demand() { return $2 "\t" $3 "\t" $4 "\t" $5 }
function texts() { return $6 "\t" $7 "\t" $8 "\t" $9 "\t" $10 }
function rank(text) { return text ~ /^gap\t/ ? 2 : text ~ /^not-evaluable\t/ ? 1 : 0 }
# The policy a finding of theirs is about, or "".
function policy_of(about) { return match(about, / policy:[^ ]*/) ? substr(about, RSTART + 8, RLENGTH - 8) : "" }
function is_about(d, their, our) { return index(about[d, their], " " subject[d, our] " ") > 0 }

# Pairs what is equal.
function pair_equals(d,   t, o) {
	for (t = 1; t <= theirs[d]; t++)
		for (o = 1; o <= ours[d]; o++)
			if (!(("o", d, o) in paired) && our_text[d, o] == their_text[d, t] && is_about(d, t, o)) {
				paired["o", d, o] = paired["t", d, t] = 1
				break
			}
}
# Whether another demand of the rule has the finding, in words that they confirm for that demand.
function confirmed(d, o,   i, k, other) {
	for (i = 1; i <= count[family[d]]; i++) {
		other = member[family[d], i]
		for (k = 1; other != d && k <= ours[other]; k++)
			if (("o", other, k) in paired && our_text[other, k] == our_text[d, o] && subject[other, k] == subject[d, o]) return 1
	}
	return 0
}
# Pairs a finding in the words of another demand with what they say for this one.
function pair_merged(d,   t, o) {
	for (t = 1; t <= theirs[d]; t++)
		for (o = 1; o <= ours[d] && !(("t", d, t) in paired); o++)
			if (!(("o", d, o) in paired) && is_about(d, t, o) && rank(their_text[d, t]) == rank(our_text[d, o]) && rank(our_text[d, o]) > 0 && confirmed(d, o))
				paired["o", d, o] = paired["t", d, t] = 1
}
# Whether for another demand of the rule the subject has something worse.
function outdone(d, t,   i, k, other) {
	for (i = 1; i <= count[family[d]]; i++) {
		other = member[family[d], i]
		for (k = 1; other != d && k <= ours[other]; k++)
			if (index(about[d, t], " " subject[other, k] " ") && rank(our_text[other, k]) > rank(their_text[d, t]) && rank(their_text[d, t]) > 0) return 1
	}
	return 0
}
# One line of a difference; no more than six of a demand are shown.
function difference(said) { return ++shown > 6 ? "" : "  " said "\n" }
function differences(d,   i, wrong) {
	shown = 0
	for (i = 1; i <= ours[d]; i++)
		if (!(("o", d, i) in paired)) wrong = wrong difference("only here (" subject[d, i] "): " our_text[d, i])
	for (i = 1; i <= theirs[d]; i++)
		if (!(("t", d, i) in paired) && !outdone(d, i)) wrong = wrong difference("only elsewhere (" id[d, i] "," about[d, i] "): " their_text[d, i])
	return wrong
}

FILENAME == "names.tsv" { name[$1] = $2; next }
FILENAME == "rules.tsv" { if ($1 == "R") local[$2] = ($4 == "local"); next }
FILENAME == "ours.tsv" && $1 == "X" { base[$2, $3] = $4; next }
FILENAME == "ours.tsv" && $1 == "D" && !(demand() in family) {
	order[++total] = demand()
	family[demand()] = $2 "\t" $3
	member[family[demand()], ++count[family[demand()]]] = demand()
}
$1 != "F" { next }
FILENAME == "ours.tsv" {
	our_text[demand(), ++ours[demand()]] = texts()
	subject[demand(), ours[demand()]] = $11
	all++
	if (!(demand() in family)) { printf "not ok %s: a finding of what is not demanded: %s\n", name[$2], demand(); bad = 1 }
}
FILENAME == "theirs.tsv" {
	policy = policy_of($12)
	if (policy != "" && (local[$3] ? !extends($2, policy, $4) : policy != $4)) next
	their_text[demand(), ++theirs[demand()]] = texts()
	about[demand(), theirs[demand()]] = $12
	id[demand(), theirs[demand()]] = $11
}
END {
	for (i = 1; i <= total; i++) pair_equals(order[i])
	for (i = 1; i <= total; i++) {
		pair_merged(order[i])
		wrong = differences(order[i])
		split(order[i], part, "\t")
		printf "%s %s: %s, %s %s\n%s", (wrong == "" ? "ok" : "not ok"), name[part[1]], part[2], part[3], part[4], wrong
		if (wrong != "") bad = 1
		asked[part[2]] = 1
	}
	for (rule in local) if (!(rule in asked)) { printf "not ok %s is compared\n", rule; bad = 1 }
	printf "%s something was compared: %d demands, %d findings\n", (all > total / 4 ? "ok" : "not ok"), total, all
	exit bad || all <= total / 4
}
