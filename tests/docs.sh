#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the README, CONTRIBUTING and the guides say is true: commands give the exit codes and the text that stand there, files and make's targets
# exist, the examples work, lists are complete.
top=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/cli/lib/cases.sh
. "$top/tests/cli/lib/cases.sh"

mkdir "$work/bin" "$work/tree"
ln -s "$bin" "$work/bin/policykoll"
for name in samples rules schema; do ln -s "$top/$name" "$work/tree/$name"; done
cd "$work/tree" || exit 1
PATH=$work/bin:$PATH

# blocks FILE LANGUAGE NUMBER: the text of the N-th fenced block of the language ("-": of none).
blocks() {
	awk -v want="$2" -v nth="$3" '
		!inside && /^```/ { inside = 1; hit = substr($0, 4) == (want == "-" ? "" : want) && ++n == nth; next }
		inside && /^```$/ { inside = hit = 0; next }
		hit' "$top/$1"
}
# prose FILE: the text outside of fenced blocks. spans FILE: what stands between backticks in it, one a line.
prose() { awk '/^```/ { inside = !inside; next } !inside' "$top/$1"; }
spans() { prose "$1" | grep -o '`[^`]*`' | tr -d '`'; }
without_time() { sed 's/, [0-9][0-9]*[.,][0-9] s$//' "$1"; }
same_text() {
	without_time "$1" >"$1.plain"
	without_time "$2" >"$2.plain"
	diff "$1.plain" "$2.plain"
}

# --- README: the excerpt, every command, the picture
blocks README.md console 1 >"$work/console"
sed -n '1s/^\$ //p' "$work/console" >"$work/command"
sed 1d "$work/console" >"$work/excerpt"
run 1 "README: the command of the excerpt" sh "$work/command"
result "README: the excerpt is what the command prints" same_text "$work/excerpt" "$work/out"

n=1
: >"$work/commands"
while blocks README.md sh $n >"$work/block" && [ -s "$work/block" ]; do
	cat "$work/block" >>"$work/commands"
	n=$((n + 1))
done
grep -c '^policykoll ' "$work/commands" >"$work/count"
result "README has commands" test "$(cat "$work/count")" -ge 8
grep '^policykoll \|^cp ' "$work/commands" >"$work/lines"
while read -r line; do
	command=$(printf '%s\n' "${line%%#*}" | sed 's/ *$//')
	case $line in
	policykoll*"# exit "[0-9]) run "${line##*# exit }" "README: $command" sh -c "$command" ;;
	cp\ *) run 0 "README: $command" sh -c "$command" ;;
	*) not_ok "README: $command" "its exit code is not told" ;;
	esac
done <"$work/lines"
for name in report.html report.xml tests.junit.xml findings.csv; do
	result "README: the outputs are written: $name" test -s "$name"
done
spans README.md | grep '^policykoll ' | sort -u >"$work/lines"
while read -r command; do run 0 "README: $command" sh -c "$command"; done <"$work/lines"

is_png() { [ "$(od -An -tx1 -N8 "$1" | tr -d ' ')" = 89504e470d0a1a0a ]; }
result "the picture is a PNG" is_png "$top/doc/report.png"
result "the picture is under 300 kB" test "$(wc -c <"$top/doc/report.png")" -lt 300000
rules=$("$bin" list rules | grep -c '^[a-z][a-z]*-')
result "README: the number of rules" grep -q "^- $rules rules" "$top/README.md"
for code in 0 1 2 3 4 5; do result "README tells exit code $code" grep -q "^| $code |" "$top/README.md"; done

# --- files and targets that are named
# Names in capitals are places to fill in; build/ is made; policykoll.xml is the reader's own.
exists() {
	case $1 in
	*/*) (cd "$top" && for found in $1; do [ -e "$found" ] || exit 1; done) ;;
	*) [ -n "$(find "$top" -name "$1" -not -path "$top/.git/*" -not -path "$top/build/*" -print -quit)" ] ;;
	esac
}
for file in README.md CONTRIBUTING.md; do
	spans $file | tr ' ' '\n' | grep -E '^[A-Za-z0-9_.*/-]+$' | grep -E '^LICEN|/|\.(c|h|def|md|po|sch|sh|txt|xml|xsd|xsl|1)$' |
		grep -vE '[A-Z]{3,}/|/[A-Z]{4,}[.-]|^build/|^policykoll\.xml$|^\.[a-z]+$|^[A-Z]{4,}\.(en|sv)' | sort -u >"$work/names"
	result "$file names files" test -s "$work/names"
	while read -r name; do result "$file: $name exists" exists "$name"; done <"$work/names"
done
for file in README.md CONTRIBUTING.md doc/rules.md doc/schematron.md doc/policies.md doc/coordinator.sv.md; do
	prose $file | grep -o '](\([^)]*\))' | sed 's/^](//; s/)$//; s/#.*//' | grep -v '^http' | sort -u >"$work/links"
	while read -r link; do result "$file: the link to $link" test -e "$top/$(dirname $file)/$link"; done <"$work/links"
	{ spans $file; [ $file != README.md ] || cat "$work/commands"; } | grep -oE '(^| )make [A-Za-z=,+ -]*' | tr ' ' '\n' |
		grep -vE '=|^make$|^-|^$' | sort -u >"$work/targets"
	while read -r target; do result "$file: make $target" grep -q "^$target:" "$top/Makefile"; done <"$work/targets"
done

# --- CONTRIBUTING: lists as long as they say, a row for every floor
awk '/^## .*things? to do$/ { title = $0; want = $0; sub(/ things? to do$/, "", want); sub(/.*: /, "", want); n = 0; open = 1; next }
	/^## / { open = 0 }
	open && /^[0-9]+\. / { n++; if ($1 != n ".") print title ": " $1; got[title] = n; wanted[title] = want }
	END { for (t in got) { lists++; if (got[t] != wanted[t]) print t ": has " got[t] }; if (lists < 8) print "only " lists " lists" }' \
	"$top/CONTRIBUTING.md" >"$work/lists"
run_name="CONTRIBUTING: the lists"
silent lists
for floor in $(sed -n 's/^FLOORS := //p' "$top/Makefile") cli; do
	result "CONTRIBUTING: the floor $floor" grep -q "^| [0-9] | \`src/$floor/\` |" "$top/CONTRIBUTING.md"
done

# --- the guide to rules: its example works
blocks doc/rules.md xml 1 >end-of-support.sch
blocks doc/rules.md xml 2 >case.xml
blocks doc/rules.md - 1 >"$work/excerpt"
command=$(spans doc/rules.md | grep '^policykoll check case.xml')
run 1 "rules.md: $command" sh -c "$command"
sed '/^$/,$d' "$work/out" >"$work/first"
result "rules.md: the example says what stands there" diff "$work/excerpt" "$work/first"
command=$(spans doc/rules.md | grep '^policykoll explain end-of-support')
run 0 "rules.md: $command" sh -c "$command"
says out "The asset is still supported"
sed 's/2026-11-20/2026-11-21/' case.xml >today.xml
run 0 "rules.md: the end is inclusive" "$bin" check today.xml --rules end-of-support.sch
sed 's/ end-of-support="2026-11-20"//' case.xml >unknown.xml
run 0 "rules.md: unknown is not evaluable" "$bin" check unknown.xml --rules end-of-support.sch
says out "1 not evaluable"
sed 's/value="@lifecycle and/value="\/pk:repository\/pk:register\/pk:entry and @lifecycle and/' end-of-support.sch >path.sch
sed 's/value="@lifecycle and/value="key("entry",@id) and @lifecycle and/; s/"entry"/'"'entry'"'/
	s/^  <sch:let name="as-of"/<xsl:key xmlns:xsl="http:\/\/www.w3.org\/1999\/XSL\/Transform" name="entry" match="pk:entry" use="@id"\/>&/' end-of-support.sch >key.sch
for how in path key; do
	run 2 "rules.md: an asset and the register in one breath are refused, by $how" "$bin" check case.xml --rules $how.sch
	says out "register-out-of-reach"
done

# --- the guide to Schematron: its example does what it says, its commands exit as they say, its tables are those of the program
mkdir schematron
cd schematron || exit 1
blocks doc/schematron.md xml 1 >orders.sch
blocks doc/schematron.md xml 2 >order.xml
sed 's/"12"/"2"/' order.xml >other.xml
blocks doc/schematron.md - 1 >"$work/excerpt"
command=$(spans doc/schematron.md | grep '^policykoll schematron orders.sch order.xml$')
run 1 "schematron.md: $command" sh -c "$command"
sed '/^$/,$d' "$work/out" >"$work/first"
result "schematron.md: the example says what stands there" diff "$work/excerpt" "$work/first"
says out "error[sent-early]"
says out "--> order.xml:1:61"
blocks doc/schematron.md sh 1 >"$work/lines"
while read -r line; do
	command=$(printf '%s\n' "${line%%#*}" | sed 's/ *$//')
	run "${line##*# exit }" "schematron.md: $command" sh -c "$command"
done <"$work/lines"
for name in order.svrl order.xml.svrl other.xml.svrl; do result "schematron.md: it writes $name" test -s $name; done
run 0 "schematron.md: the example by lint" "$bin" lint orders.sch
cd ..
# Rows of functions: the names between backticks, of each namespace those of src/xpath/functions.h.
for table in CORE COMMON DATE MATH REGEXP SETS STRINGS; do
	awk -v want="$table" '/^#define FUNCTIONS_/ { inside = $2 == "FUNCTIONS_" want "(X)" } inside && /X\("/ { split($0, part, "\""); print part[2] }' "$top/src/xpath/functions.h" | sort >"$work/table"
	case $table in
	CORE) row='| none |$' ;;
	COMMON) row='exslt.org/common` |$' ;;
	DATE) row='exslt.org/dates-and-times` |$' ;;
	REGEXP) row='exslt.org/regular-expressions` |$' ;;
	*) row="exslt.org/$(echo $table | tr A-Z a-z)\` |\$" ;;
	esac
	grep "^| \`.*$row" "$top/doc/schematron.md" | grep -o '`[a-z0-9-]*`' | tr -d '`' | sort >"$work/row"
	result "schematron.md: the functions $table" diff "$work/table" "$work/row"
done

# --- the guide to policies: its example, the local policy and the laws do what it says
mkdir guide
n=0
for name in policy organisation inventory records exceptions laws local grounds settings; do
	n=$((n + 1))
	case $name in laws | local | grounds | settings) into=. ;; *) into=guide ;; esac
	blocks doc/policies.md xml $n >$into/$name.xml
done
cd guide || exit 1
blocks doc/policies.md sh 1 >"$work/lines"
while read -r line; do
	command=$(printf '%s\n' "${line%%#*}" | sed 's/ *$//')
	run "${line##*# exit }" "policies.md: $command" sh -c "$command"
done <"$work/lines"
blocks doc/policies.md - 1 >"$work/excerpt"
run 1 "policies.md: the check" "$bin" check . --as-of 2026-11-21
tail -n 2 "$work/out" >"$work/last"
result "policies.md: the check ends as it says" same_text "$work/excerpt" "$work/last"
run 1 "policies.md: without exceptions" "$bin" check . --ignore-exceptions --as-of 2026-11-21
says out " 0 excepted"
cp ../local.xml .
run 1 "policies.md: the local policy" "$bin" check . --as-of 2026-11-21 -o findings.tsv
result "policies.md: L-2 and L-3 loosen" test "$(grep -c '	local-rule-deviates	' findings.tsv)" = 2
result "policies.md: L-1 strengthens" grep -q '	classification-overdue	asset:sys-rent	' findings.tsv
cp ../grounds.xml .
run 1 "policies.md: the legal ground" "$bin" check . --as-of 2026-11-21 -o findings.tsv
result "policies.md: L-2 still loosens" test "$(grep -c '	local-rule-deviates	' findings.tsv)" = 1
result "policies.md: the demand is excepted" grep -q '^excepted	warning	system-owner-wrong-position	' findings.tsv
cp ../laws.xml policykoll.xml
run 0 "policies.md: the laws" "$bin" list clauses . --as-of 2026-11-21
says out "G-28-3"
cp ../settings.xml policykoll.xml
mkdir drafts
cp inventory.xml drafts/inventory.xml
run 0 "policies.md: the settings" "$bin" check . --show-config
says out "html=report.html"
run 1 "policies.md: the settings are applied" "$bin" check . --as-of 2026-11-21
says out "UNDERKÄND"
result "policies.md: the report is written" test -s report.html
cd ..

# README: the number of rules of each area
grep '^| `[a-z]*` | [0-9]* |' "$top/README.md" | tr -d '`' >"$work/areas"
while read -r _ area _ count _; do
	result "README: the rules of $area" test "$(cat "$top/rules/$area"/*.sch | grep -c '<sch:pattern ')" = "$count"
done <"$work/areas"

# --- the coordinator's guide: its example is valid, its message is the program's, no choice is left out
blocks doc/coordinator.sv.md xml 1 >social.xml
run 0 "coordinator: the example is valid" "$bin" validate --lang sv social.xml
sed 's/<role name="system-owner"/<ägare/' social.xml >broken.xml
mv broken.xml social.xml
run 3 "coordinator: the broken example is not" "$bin" validate --lang sv social.xml
blocks doc/coordinator.sv.md - 1 >"$work/excerpt"
sed '/^$/,$d' "$work/out" >"$work/first"
result "coordinator: the message is the program's" diff "$work/excerpt" "$work/first"
for type in asset-kind lifecycle criticality tri; do
	values=$(xmllint --xpath "//*[local-name()='simpleType'][@name='$type']//*[local-name()='enumeration']/@value" "$top/schema/common.xsd" |
		sed 's/.*value="\([^"]*\)".*/\1/')
	result "coordinator: $type has values" test -n "$values"
	for value in $values; do result "coordinator: $type $value" grep -q "[\`\"]${value}[\`\"]" "$top/doc/coordinator.sv.md"; done
done

# --- .ci/run is make check, from anywhere, with make's exit code
mkdir "$work/make"
printf '#!/bin/sh\npwd\necho "make $*"\nread -r line && echo "read $line"\nexit 7\n' >"$work/make/make"
chmod +x "$work/make/make"
echo "an answer" >"$work/answer"
result ".ci/run can be run" test -x "$top/.ci/run"
(PATH=$work/make:$PATH "$top/.ci/run" <"$work/answer" >"$work/out" 2>&1; echo "exit $?" >>"$work/out")
printf '%s\nmake check\nexit 7\n' "$top" >"$work/wanted"
result ".ci/run is make check" diff "$work/wanted" "$work/out"

finish
