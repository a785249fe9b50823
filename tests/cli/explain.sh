#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll explain: every rule, message, exit code and clause of a sample, in both languages; the references made of them, and their links.
. "$(dirname "$0")/lib/cases.sh"

top=$(pwd)

# --- everything of a kind: no part empty, nothing untranslated, lines that fit
"$bin" list rules | awk 'NR > 1 && $1 ~ /-/ { print $1 }' | sort -u >"$work/rules"
sed -n 's/^X([A-Z0-9_]*, "\([a-z0-9-]*\)", \(ERROR\|WARNING\),.*/\1/p' src/base/msg.def | sort >"$work/messages"
printf '%s\n' 0 1 2 3 4 5 >"$work/codes"
result "there are rules and messages to look at" test "$(wc -l <"$work/rules")" -ge 124 -a "$(wc -l <"$work/messages")" -ge 250

# too_wide FILE: lines of more than 80 columns that could be broken. empty_parts FILE: headings with nothing below.
too_wide() { awk '{ n = gsub(/[\200-\277]/, "&"); if (length($0) - n > 80 && $0 ~ /[^ ] [^ ]/) print FILENAME ": " $0 }' "$1"; }
empty_parts() { awk '/^$/ { if (head) print FILENAME ": " head; head = ""; next } /^[^ ]/ { if (head) print FILENAME ": " head; head = FNR > 2 ? $0 : ""; next } { head = "" } END { if (head) print FILENAME ": " head }' "$1"; }

mkdir "$work/en" "$work/sv"
for kind in rules messages codes; do
	: >"$work/bad"
	while read -r name; do
		for lang in en sv; do
			"$bin" explain "$name" --lang $lang >"$work/$lang/$name" 2>>"$work/bad" </dev/null || echo "$name $lang: exit code $?" >>"$work/bad"
			too_wide "$work/$lang/$name" >>"$work/bad"
			empty_parts "$work/$lang/$name" >>"$work/bad"
		done
		# Prose (three words of small letters) that is the same in both is not translated; examples are.
		grep '^  [^ ]' "$work/en/$name" | grep '[a-z] [a-z][a-z]* [a-z]' | grep -v ' = ' | grep -xF -f "$work/sv/$name" >>"$work/bad"
		case $kind in
		rules) wanted="fails:passes:why:fix" ;;
		messages) wanted="means:do:code" ;;
		*) wanted="means:do:several" ;;
		esac
		for part in $(echo "$wanted" | tr : ' '); do
			case $part in
			fails) en="An example that fails" sv="Ett exempel med en brist" ;;
			passes) en="An example that passes" sv="Ett exempel som uppfyller regeln" ;;
			why) en="Why it is there" sv="Varför regeln finns" ;;
			fix) en="How to fix it" sv="Så rättar du" ;;
			means) en="What it means" sv="Vad det betyder" ;;
			do) en="What to do" sv="\(Så gör du\|Vad du gör åt det\)" ;;
			code) en="Exit code" sv="Slutkod" ;;
			several) en="When several apply" sv="När flera gäller" ;;
			esac
			grep -q "^$en" "$work/en/$name" || echo "$name: no $en" >>"$work/bad"
			grep -q "^$sv" "$work/sv/$name" || echo "$name: no $sv" >>"$work/bad"
		done
	done <"$work/$kind"
	result "every one of the $kind is explained in both languages" test ! -s "$work/bad"
	head -n 20 "$work/bad"
done

# What the rule says of the example stands word for word in the .expect of a case of the rule; the page may break it.
: >"$work/bad"
while read -r rule; do
	said=$(sed -n '/^An example that fails/,/^    </p' "$work/en/$rule" | sed '1d;/^    </d' | tr -s ' \n' ' ' | sed 's/^ On [0-9-]* the rule says of this: //; s/ $//')
	cut -f 6 tests/rules/"$rule"/gap-*.expect | tr -s ' ' | grep -qxF -e "$said" || echo "$rule: $said" >>"$work/bad"
done <"$work/rules"
result "the examples say what the tests of the rules say" test ! -s "$work/bad"
head -n 5 "$work/bad"

# Examples are short.
: >"$work/bad"
for file in "$work"/en/*; do
	awk '/^    [<… ]/ { n++; next } { if (n > 24) print FILENAME ": " n " lines"; n = 0 }' "$file" >>"$work/bad"
done
result "no example is long" test ! -s "$work/bad"
head -n 5 "$work/bad"

# --- clauses
for sample in eksjo mjolby koncern; do
	: >"$work/bad"
	sed -n 's/.*<clause id="\([^"]*\)".*/\1/p' samples/$sample/policy*.xml | sort -u >"$work/clauses"
	result "$sample has clauses" test "$(wc -l <"$work/clauses")" -ge 4
	# A run reads the whole sample: some clauses one by one, from the start, the middle and the end.
	awk -v n="$(wc -l <"$work/clauses")" 'NR == 1 || NR == int(n / 2) || NR == n' "$work/clauses" >"$work/some"
	while read -r clause; do
		for lang in en sv; do
			"$bin" explain "$clause" samples/$sample --as-of 2026-11-21 --lang $lang >"$work/$lang.clause" 2>>"$work/bad" </dev/null || echo "$clause: exit code $?" >>"$work/bad"
			too_wide "$work/$lang.clause" >>"$work/bad"
			empty_parts "$work/$lang.clause" >>"$work/bad"
			grep -q "^$clause: [^ ]" "$work/$lang.clause" || echo "$clause: no summary" >>"$work/bad"
		done
	done <"$work/some"
	result "clauses of $sample are explained" test ! -s "$work/bad"
	head -n 10 "$work/bad"
done
run 0 "a clause" "$bin" explain E-39 samples/eksjo --as-of 2026-11-21
for text in "Clause of Eksjö" "Obligation: shall" "line 186" "processor-agreement-expired (error): The data-processing agreement is in force" "processor-agreement-notice = P90D" "5.20" "What it came to here"; do
	says out "$text"
done
run 0 "a clause of a law" "$bin" explain G-28-3 samples/eksjo --as-of 2026-11-21 --lang sv
says out "Dataskyddsförordningen"
run 0 "a clause by its policy" "$bin" explain eksjo-information-security#E-39 samples/eksjo --as-of 2026-11-21
run 2 "a clause of another policy" "$bin" explain gdpr#E-39 samples/eksjo --as-of 2026-11-21
cd samples/eksjo || exit 1
run 0 "a clause of the current folder" "$bin" explain E-39 --as-of 2026-11-21
says out "Clause of Eksjö"
run 2 "a name that nothing has, in a folder with documents" "$bin" explain frobnicate-the-elephants
says err 'nothing is called "frobnicate-the-elephants"'
mkdir "$work/elsewhere" "$work/elsewhere/deeper"
echo '<other/>' >"$work/elsewhere/other.xml"
echo '<policy xmlns="urn:policykoll:1"' >"$work/elsewhere/deeper/broken.xml"
cd "$work/elsewhere" || exit 1
run 0 "a clause of a law, in a folder without documents" "$bin" explain G-28-3
says out "Clause of GDPR (gdpr)"
says_not out "What it came to here"
silent err
run 2 "a clause that no law has, in a folder without documents" "$bin" explain E-39
says err 'nothing is called "E-39"'
says_not err "broken.xml"
cd "$top" || exit 1

make_repository "$work/two" with
sed 's/<policy xmlns="urn:policykoll:1" id="p">/<policy xmlns="urn:policykoll:1" id="q">/; s/>Demand</>The other demand</' "$work/two/policy.xml" >"$work/two/other.xml"
run 0 "a clause id of two policies" "$bin" explain c-1 "$work/two"
says out "c-1: Demand"
says out "c-1: The other demand"
run 0 "one of the two" "$bin" explain q#c-1 "$work/two"
says_not out "c-1: Demand"
sed 's/id="c-1"/id="system-owner-missing"/' "$work/two/policy.xml" >"$work/both.xml"
run 0 "a name that is a rule and a clause" "$bin" explain system-owner-missing "$work/both.xml"
says out "Rule. Severity error"
says out "Clause of"
echo '<records xmlns="urn:policykoll:1" id="r"><elephant/></records>' >"$work/two/records.xml"
run 3 "a clause where a document is broken" "$bin" explain q#c-1 "$work/two"
says out "The other demand"
says err "elephant"

# --- names and formats
run 0 "without a name, what can be explained" "$bin" explain
for text in system-owner-missing xml-unexpected-element "0, 1, 2, 3, 4, 5" "policy#clause"; do says out "$text"; done
says_not out view-error
run 0 "without a name, Swedish" "$bin" explain --lang sv
says out "Meddelanden"
run 2 "a message with a slip" "$bin" explain xml-unexpected-elemnt
says err "did you mean xml-unexpected-element?"
run 2 "a word of a list is no message" "$bin" explain view-head-rule
run 2 "an exit code there is not" "$bin" explain 6
run 2 "an empty name" "$bin" explain ""
run 0 "a guess is explained with the message without one" "$bin" explain rule-unknown-guess
says out "rule-unknown-guess: "
run 0 "colours" "$bin" explain 3 --color always
says out "$(printf '\033[1m')"
run 0 "no colours" "$bin" explain 3
says_not out "$(printf '\033')"
for format in markdown html man; do
	run 0 "one name as $format" "$bin" explain system-owner-missing --format $format
	says out system-owner-missing
	run 2 "nothing as $format" "$bin" explain frobnicate --format $format
	silent out
done

# --- the references
run 0 "make docs' script" sh doc/reference.sh "$bin" "$work/docs"
for file in rules regler messages meddelanden; do
	page=$work/docs/$file.html
	result "$file.html is HTML" sh -c "xmllint --html --noout '$page' 2>&1 | grep -v 'Tag \(nav\|section\|header\|footer\|main\) invalid' | grep -q ' error ' && exit 1 || exit 0"
	grep -o ' id="[^"]*"' "$page" | sed 's/.*"\(.*\)"/\1/' | sort >"$work/ids"
	result "$file.html: no id twice" test -z "$(uniq -d "$work/ids")"
	grep -o 'href="#[^"]*"' "$page" | sed 's/.*#\(.*\)"/\1/' | sort -u | grep -vxF -f "$work/ids" >"$work/bad"
	run_name="$file.html: no link leads nowhere" silent bad
	result "$file.html fetches nothing" sh -c "! grep -Eq '(src|href)=\"[^#]' '$page'"
	page=$work/docs/$file.md
	sed -n 's/^##* //p' "$page" | awk '{ s = tolower($0); gsub(/Å/, "å", s); gsub(/Ä/, "ä", s); gsub(/Ö/, "ö", s); gsub(/[^a-z0-9 åäö-]/, "", s); gsub(/ /, "-", s); print s }' | sort -u >"$work/ids"
	grep -o '](#[^)]*)' "$page" | sed 's/](#\(.*\))/\1/' | sort -u >"$work/links"
	result "$file.md has links" test "$(wc -l <"$work/links")" -ge 7
	grep -vxF -f "$work/ids" "$work/links" >"$work/bad"
	run_name="$file.md: no link leads nowhere" silent bad
done
while read -r rule; do grep -qx "### $rule" "$work/docs/rules.md" && grep -q "id=\"$rule\"" "$work/docs/regler.html" || echo "$rule"; done <"$work/rules" >"$work/bad"
run_name="the references have every rule" silent bad
sh doc/reference.sh "$bin" "$work/again"
result "the same program writes the same references" diff -r "$work/docs" "$work/again"
for page in policykoll-rules.7 policykoll-rules.sv.7; do
	while read -r rule; do grep -qx "\.Ss $rule" "$work/docs/$page" || echo "$rule"; done <"$work/rules" >"$work/bad"
	run_name="$page has every rule" silent bad
	if command -v mandoc >/dev/null 2>&1; then
		mandoc -Tlint -Wwarning "$work/docs/$page" >"$work/bad"
		run_name="$page: mandoc has no warnings" silent bad
	else
		skip "$page: mandoc has no warnings" "mandoc is not here"
	fi
	if command -v man >/dev/null 2>&1 && command -v groff >/dev/null 2>&1; then
		LC_ALL=C.UTF-8 MANWIDTH=80 man -l --warnings=all "$work/docs/$page" >"$work/out" 2>"$work/bad"
		run_name="$page renders without warnings" silent bad
	else
		skip "$page renders without warnings" "man is not here"
	fi
done

# --- where a message leads
echo '<inventory xmlns="urn:policykoll:1" id="i" unit="u"><aset/></inventory>' >"$work/slip.xml"
run 3 "a message tells where more is said" "$bin" check "$work/slip.xml"
says out "= more: policykoll explain xml-unexpected-element"
run 3 "a message tells where more is said, Swedish" "$bin" check "$work/slip.xml" --lang sv
says out "= mer: policykoll explain xml-unexpected-element"

finish
