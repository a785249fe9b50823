#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll.xml: where it is found, what goes before what, what is refused, and what somebody who may change it cannot do.
. "$(dirname "$0")/lib/cases.sh"

top=$(cd "$(dirname "$0")/../.." && pwd)
day=2026-11-21
ns='xmlns="urn:policykoll:1"'
repo=$work/repo

# config FILE TEXT: a configuration with these settings, the first of them on line 2.
config() { printf '<configuration %s>\n%s\n</configuration>\n' "$ns" "$2" >"$1"; }
# shown OPTION: the value and the origin that --show-config gave for it, one a line.
shown() { awk -v want="$1" '$1 == want { $1 = ""; sub(/^ /, ""); print }' "$work/out"; }
# row NAME OPTION WANT: what is shown for the option is this.
row() { result "$run_name: $2 is $3" test "$(shown "$2")" = "$3"; }
# show NAME ARGUMENT...: check --show-config in the current folder.
show() {
	show_name=$1
	shift
	run 0 "$show_name" "$bin" check --show-config "$@"
	silent err
}

make_repository "$repo" without
mkdir -p "$repo/units/a" "$repo/.git"
cp "$repo/inventory.xml" "$repo/units/a/b.xml"
sed -i 's/inv-social/inv-b/; s/sys-/sys-b/' "$repo/units/a/b.xml"
cd "$repo" || exit 1

# --- where it is found
show "nothing to find"
row . config "- default"
config policykoll.xml '<fail-on>never</fail-on>'
show "in the current folder"
row . config "policykoll.xml found"
row . fail-on "never policykoll.xml:2"
show "from a folder below" units/a
row . config "policykoll.xml found"
show "from a file" units/a/b.xml
row . config "policykoll.xml found"
show "from the root" "$repo/units/a"
row . config "$repo/policykoll.xml found"
show "a folder with a slash" "$repo/"
row . config "$repo/policykoll.xml found"
show "the long way" units/../units/a/..
row . config "units/../units/a/../../policykoll.xml found"
cd units/a || exit 1
show "from below"
row . config "../../policykoll.xml found"
show "standard input" -
row . config "../../policykoll.xml found"
ln -s "$repo/units" "$work/link"
show "through a link" "$work/link/a"
result "through a link: the folder's own" test -f "$(shown config | sed 's/ found//')"
row . fail-on "never $(shown config | sed 's/ found//'):2"
config ../policykoll.xml '<fail-on>info</fail-on>'
show "the nearest"
row . fail-on "info ../policykoll.xml:2"
mkdir .git
show "no further than .git"
row . config "- default"
rmdir .git
echo "gitdir: elsewhere" >.git
show "no further than .git, a file"
row . config "- default"
config policykoll.xml '<fail-on>warning</fail-on>'
show "beside .git"
row . config "policykoll.xml found"
rm policykoll.xml .git
cd "$repo" || exit 1
run 1 "the nearest decides" "$bin" check units/a policy.xml organisation.xml --config units/policykoll.xml --as-of $day
run 2 "paths that lead to different ones" "$bin" check units/a policy.xml
says out "[configuration-several]"
says out "the settings for units/a are in units/policykoll.xml, those for policy.xml in policykoll.xml"
run 2 "the same in Swedish" "$bin" check policy.xml units/a --lang sv
says out "inställningarna för policy.xml finns i policykoll.xml, de för units/a i units/policykoll.xml"
cp policy.xml "$work/elsewhere.xml"
run 2 "paths of which one leads to none" "$bin" check policy.xml "$work/elsewhere.xml"
says out "the settings in policykoll.xml are for policy.xml, but not for $work/elsewhere.xml"
run 2 "the same the other way round" "$bin" check "$work/elsewhere.xml" policy.xml --lang sv
says out "inställningarna i policykoll.xml gäller policy.xml, men inte $work/elsewhere.xml"
run 2 "bundle: different ones" "$bin" bundle units/a policy.xml
silent out
run 0 "validate: different ones" "$bin" validate units/a/b.xml "$work/elsewhere.xml" organisation.xml
run 2 "a path that is not there adds nothing" "$bin" check units/a "$work/none.xml" "$work/elsewhere.xml"
says out "[configuration-not-all]"
run 3 "a path that is not there" "$bin" check units/a "$work/none.xml"
says_not out "[configuration-"
run 0 "with --config" "$bin" check policy.xml units/a organisation.xml --config policykoll.xml
says_not out "[configuration-"
run 0 "one further down sets nothing" "$bin" check . --as-of $day
says out "units/policykoll.xml are not applied"
run 2 "one among the documents" "$bin" check policy.xml organisation.xml units/policykoll.xml
run 2 "another among the documents" sh -c "cp units/policykoll.xml settings.xml; '$bin' check policy.xml settings.xml"
says out "[configuration-not-used]"
run 0 "another is validated" "$bin" validate settings.xml
rm settings.xml units/policykoll.xml

# --- --config and --no-config
config other.txt '<fail-on>info</fail-on><language>sv</language>'
show "--config" --config other.txt
row . config "other.txt kommandoraden"
row . fail-on "info other.txt:2"
row . lang "sv other.txt:2"
run 1 "--config is applied" "$bin" check --config=other.txt --as-of $day
says out "UNDERKÄND"
says_not out "policykoll.xml"
run 2 "--config that is not there" "$bin" check --config none.xml
says out "none.xml does not exist"
run 2 "--config without a file" "$bin" check --config
run 2 "--config -" "$bin" check --config -
run 2 "--config and --no-config" "$bin" check --config other.txt --no-config
says err "[options-apart]"
show "--no-config" --no-config
row . config "- command line"
row . fail-on "error default"
run 1 "--no-config is applied" "$bin" check --no-config --as-of $day -o "$work/none.xml"
says_not out "policykoll.xml"
result "--no-config: the report says it" grep -q '<option name="no-config" value="yes"/>' "$work/none.xml"
result "--no-config: it is no input" sh -c "! grep -q 'policykoll.xml' '$work/none.xml'"
run 0 "found: an input" "$bin" check units policy.xml organisation.xml --as-of $day -o "$work/found.xml"
result "found: an input with its digest" grep -q "<input path=\"policykoll.xml\" kind=\"configuration\" bytes=\"[0-9]*\" sha256=\"$(sha256sum policykoll.xml | cut -c1-64)\" status=\"valid\"/>" "$work/found.xml"
result "found: the report follows its schema" xmllint --noout --nonet --schema "$top/schema/report.xsd" "$work/found.xml"
run 0 "found in the folder: one input" "$bin" check . --as-of $day -o "$work/found.xml"
result "found in the folder: one input" test "$(grep -c 'kind="configuration"' "$work/found.xml")" = 1
printf 'rubbish' >policykoll.xml
run 1 "--no-config with one that is broken" "$bin" check --no-config --as-of $day
run 2 "without --no-config" "$bin" check --as-of $day
run 1 "--config instead of one that is broken" "$bin" check --config other.txt --as-of $day
rm other.txt

# --- what goes before what
config policykoll.xml '<language>sv</language><fail-on>never</fail-on>'
show "the configuration before the default"
row . lang "sv policykoll.xml:2"
row . fail-on "never policykoll.xml:2"
run 0 "the threshold of the configuration" "$bin" check --as-of $day
says out "BRISTER FINNS"
run 1 "the threshold of the command line" "$bin" check --as-of $day --fail-on error
LC_ALL=en_US.UTF-8 show "the configuration before the locale"
row . lang "sv policykoll.xml:2"
POLICYKOLL_LANG=en show "our variable before the configuration"
row . lang "en environment variable POLICYKOLL_LANG"
POLICYKOLL_LANG=en show "the command line before our variable" --lang sv --fail-on info
row . lang "sv kommandoraden"
row . fail-on "info kommandoraden"
run 2 "messages before the run" "$bin" check --no-such-thing
says err "är ingen flagga"
run 2 "messages before the run, of an operand" "$bin" list rulez .
says err "finns ingen"
run 2 "messages before the run, by the variable" env POLICYKOLL_LANG=en "$bin" check --no-such-thing
says err "is not an option"
run 2 "the paths of a wrong command line count" sh -c "cd / && '$bin' check --no-such-thing --rule x --as-of=x -o y -qv '$repo'"
says err "är ingen flagga"
run 2 "the value of an option is no path" sh -c "cd / && '$bin' check --no-such-thing --rules '$repo'"
says err "is not an option"
for verb in "list rules" "explain system-owner-missing" "validate policy.xml"; do
	# shellcheck disable=SC2086
	run 0 "$verb: the language" "$bin" $verb
	cat "$work/err" >>"$work/out"
	result "$verb: the language is Swedish" grep -q "[åäöÅÄÖ]" "$work/out"
	# shellcheck disable=SC2086
	run 0 "$verb --show-config" "$bin" $verb --show-config
	row . lang "sv policykoll.xml:2"
done
run 0 "bundle --show-config" "$bin" bundle --show-config
row . lang "sv policykoll.xml:2"
config policykoll.xml '<language>en</language>'
LANG=sv_SE.UTF-8 show "the configuration before LANG"
row . lang "en policykoll.xml:2"
NO_COLOR=1 show "a variable of colours" --jobs 2
row . color "never environment variable NO_COLOR"
row . jobs "2 command line"
row . max-same "20 default"
rm policykoll.xml
LC_ALL=sv_SE.UTF-8 show "the locale"
row . lang "sv miljövariabeln LC_ALL"
show "nothing"
row . lang "en default"
run 2 "--show-config with a wrong format" "$bin" check --show-config --format htm
silent out
run 0 "--show-config reads no document" "$bin" check --show-config "$work/none-at-all.xml"

# --- outputs
mkdir reports
config policykoll.xml '<output format="tsv" file="reports/a.tsv"/>
<output format="text" file="b.txt"/><output format="report" file="reports/c.xml"/>'
show "outputs"
result "outputs: their lines" test "$(shown output | tr '\n' '|')" = "tsv=reports/a.tsv policykoll.xml:2|text=b.txt policykoll.xml:3|report=reports/c.xml policykoll.xml:3|"
result "--show-config writes nothing" test ! -e b.txt
run 1 "outputs are written" "$bin" check --as-of $day -q
silent err
for f in reports/a.tsv b.txt reports/c.xml; do result "$f is written" test -s $f; done
cp reports/a.tsv "$work/a.tsv"
rm reports/* b.txt
run 1 "outputs are written from below" sh -c "cd units/a && '$bin' check ../.. --as-of $day -q --jobs 3"
for f in reports/a.tsv b.txt reports/c.xml; do result "$f beside the configuration" test -s $f; done
result "and not where one stands" test "$(ls units/a)" = b.xml
run 1 "outputs are written again" "$bin" check --as-of $day -q
result "outputs again: the same bytes" cmp reports/a.tsv "$work/a.tsv"
rm -f reports/* b.txt
run 1 "the command line adds to them" "$bin" check --as-of $day -q -o d.html
for f in reports/a.tsv b.txt d.html; do result "$f beside the command line's" test -s $f; done
rm -f reports/* b.txt d.html
run 1 "a file of the command line is the command line's" "$bin" check --as-of $day -q --output html=./b.txt
result "the command line's format" grep -q "</html>" b.txt
rm -f reports/* b.txt
for verb in "validate policy.xml" "list clauses" "explain system-owner-missing ." "bundle"; do
	# shellcheck disable=SC2086
	run 0 "$verb writes none" "$bin" $verb
	result "$verb writes none: none is there" test ! -e b.txt
done
run 1 "--no-config writes none" "$bin" check --no-config --as-of $day
result "--no-config writes none: none is there" test ! -e b.txt
rmdir reports
run 4 "an output into a folder that is not there" "$bin" check --as-of $day -q
rm -f b.txt

# --- a baseline, and only what is new
run 1 "a report to compare with" "$bin" check --no-config --as-of $day -q -o units/accepted.xml
mv units/accepted.xml "$work/accepted.xml"
mkdir kept
cp "$work/accepted.xml" kept/accepted.xml
config policykoll.xml '<baseline file="kept/accepted.xml"/>
<only-new>yes</only-new>'
show "a baseline"
row . baseline "kept/accepted.xml policykoll.xml:2"
row . only-new "yes policykoll.xml:3"
run 0 "all is known" "$bin" check --as-of $day -o "$work/known.xml"
result "all is known: the report has the comparison" grep -q '<baseline .*only-new="yes"' "$work/known.xml"
run 0 "all is known, from below" sh -c "cd units && '$bin' check .. --as-of $day"
sed 's/inv-b/inv-c/; s/sys-b/sys-c/' units/a/b.xml >units/a/c.xml
run 1 "something is new" "$bin" check --as-of $day
rm units/a/c.xml
run 0 "another baseline" "$bin" check --as-of $day --baseline "$work/accepted.xml" --show-config
row . baseline "$work/accepted.xml command line"
config policykoll.xml '<baseline file="kept/accepted.xml"/><only-new>no</only-new>'
run 1 "known ones count" "$bin" check --as-of $day
show "the flag of the command line" --only-new
row . only-new "yes command line"
run 0 "the flag of the command line holds" "$bin" check --as-of $day --only-new
config policykoll.xml '<only-new>yes</only-new>'
run 2 "only what is new, compared with nothing" "$bin" check --as-of $day
config policykoll.xml '<baseline file="kept/none.xml"/>'
run 3 "a baseline that is not there" "$bin" check --as-of $day
run 0 "lists have no baseline" "$bin" list clauses
rm -r kept

# refused SETTINGS MESSAGE LINE:COLUMN ENGLISH SWEDISH: exit 2, said in both languages at the place, nothing is written and nothing is checked.
refused() {
	config policykoll.xml "$1"
	run 2 "$1" "$bin" check --as-of $day
	says out "[$2]"
	says out "policykoll.xml:$3"
	says out "$4"
	says_not out "system-owner-missing"
	run 2 "$1, Swedish" "$bin" check --as-of $day --lang sv
	says out "$5"
	run 2 "$1, --show-config" "$bin" check --show-config
	silent out
	says err "[$2]"
	result "$1: nothing is written" test "$(ls -A . | tr '\n' ' ')" = "$was"
}
was=$(ls -A . | tr '\n' ' ')
mkdir "$work/out-there"
refused '<output format="html" file="../out-there/r.html"/>' setting-outside 2:2 "lies outside the folder" "ligger utanför"
refused '<output format="html" file="units/../../out-there/r.html"/>' setting-outside 2:2 "lies outside the folder" "ligger utanför"
refused "<output format='html' file='$work/r.html'/>" setting-outside 2:2 "lies outside the folder" "ligger utanför"
refused '<output format="text" file=".git/hooks/post-checkout.txt"/>' setting-hidden 2:2 "begins with a dot" "börjar med punkt"
refused '<output format="text" file="units/.x.txt"/>' setting-hidden 2:2 "begins with a dot" "börjar med punkt"
refused '<output format="text" file="configure"/>' setting-ending 2:2 "its name does not end as that of a report" "slutar inte som en rapports"
refused '<output format="text" file="run.sh"/>' setting-ending 2:2 ".html, .htm, .xml" ".html, .htm, .xml"
refused '<output format="html" file="-"/>' setting-ending 2:2 "does not end" "slutar inte"
refused '<output format="hmtl" file="r.html"/>' setting-format-guess 2:2 "did you mean html?" "menade du html?"
refused '<output format="qqqqqqqqqq" file="r.html"/>' setting-format 2:2 "the formats are text, report, html" "formaten är text, report, html"
refused '<output format="html" file="r.html"/><output format="tsv" file="r.html"/>' output-twice 2:39 "two outputs go to r.html" "r.html"
refused '<language>sv</language>
<language>en</language>' setting-twice 3:2 "[setting-twice]" "language anges två gånger"
refused '<language>se</language>' xml-not-a-choice 2:11 "sv" "sv"
refused '<fail-on>eror</fail-on>' xml-not-a-choice 2:10 "error" "error"
refused '<fail-onn>error</fail-onn>' xml-unexpected-element 2:2 "fail-on" "fail-on"
refused '<fail-on level="error"/>' xml-no-value 2: "fail-on" "fail-on"
refused '<rule-pack name="gdrp"/>' rule-pack-unknown-guess 2:2 "did you mean gdpr?" "menade du gdpr?"
refused '<rule-pack name="acces"/>' rule-pack-unknown-guess 2:2 "did you mean access?" "menade du access?"
refused '<rule-pack name="standrad"/>' rule-pack-unknown-guess 2:2 "did you mean standard?" "menade du standard?"
refused '<rule-pack name="qqqqqqqqqqqqqqqqqqqq"/>' rule-pack-unknown 2:2 "the packs are cybersakerhetslagen, gdpr, standard, access" "paketen är cybersakerhetslagen"
refused '<rule-pack path="rulez"/>' file-missing 2:2 "rulez does not exist" "rulez finns inte"
refused '<rule-pack path="units"/>' rule-pack-empty 2:2 "no rules in units" "inga regler i units"
refused '<rule-pack path="../x.sch"/>' rule-pack-outside 2:2 "lies outside" "ligger utanför"
refused '<rule-pack/>' rule-pack-unnamed 2:2 "a name or a path" "namn eller en sökväg"
refused '<exclude glob="../x"/>' exclude-outside 2:2 "leads out of its folder" "leder ut ur sin mapp"
refused '<exclude glob="/"/>' exclude-empty 2:2 "leave out everything" "utelämna allt"
refused '<exclude glob=""/>' xml-no-value 2: "glob" "glob"
refused '<baseline file="/etc/passwd"/>' setting-outside 2:2 "lies outside" "ligger utanför"
refused '<only-new>ja</only-new>' xml-not-a-choice 2:11 "yes" "yes"
# What is wrong in one of them leaves the language of another.
config policykoll.xml '<language>sv</language><fail-on>eror</fail-on>'
run 2 "the language of a configuration with a fault" "$bin" check
says out "menade du"

# through links, over what people wrote
config policykoll.xml '<output format="html" file="linked/r.html"/>'
ln -s "$work/out-there" linked
run 2 "an output through a link to a folder" "$bin" check
says out "linked is a symbolic link"
result "nothing is written there" test -z "$(ls -A "$work/out-there")"
rm linked
config policykoll.xml '<output format="html" file="r.html"/>'
ln -s "$work/out-there/r.html" r.html
run 2 "an output that is a link" "$bin" check
says out "r.html is a symbolic link"
result "nothing is written there either" test -z "$(ls -A "$work/out-there")"
rm r.html
ln -s nowhere r.html
run 2 "an output that is a link to nowhere" "$bin" check
rm r.html
mkdir r.html
run 2 "an output that is a folder" "$bin" check
says out "r.html is no ordinary file"
rmdir r.html
mkfifo r.html
run 2 "an output that is a pipe" timeout 20 "$bin" check
rm r.html
for document in policy.xml units/a/b.xml policykoll.xml; do
	config policykoll.xml "<output format=\"report\" file=\"$document\"/>"
	cp $document "$work/before"
	run 2 "an output over $document" "$bin" check
	cat "$work/out" >>"$work/err"
	says err "policykoll.xml:2:2"
	result "$document is as it was" cmp "$work/before" $document
done
config policykoll.xml '<output format="html" file="r.html"/><output format="tsv" file="units/../r.html"/>'
run 2 "one file by two ways" "$bin" check
config policykoll.xml '<baseline file="r.xml"/><output format="report" file="r.xml"/>'
run 2 "an output over the baseline" "$bin" check
says out "r.xml is read"

# --- files that are no configuration
# broken NAME CONTENT MESSAGE
broken() {
	printf "$2" >policykoll.xml
	run 2 "$1" timeout 20 "$bin" check --as-of $day
	says out "$3"
	says_not out "system-owner-missing"
	run 2 "$1, Swedish" timeout 20 "$bin" check --as-of $day --lang sv
	says out "fel["
}
broken "an empty file" '' "[xml-empty]"
broken "bytes" '\001\002\000\377PK' "error[xml-"
broken "a document type" '<!DOCTYPE c [<!ENTITY x "y">]>\n<configuration xmlns="urn:policykoll:1"><language>&x;</language></configuration>' "[xml-doctype]"
broken "one that breaks off" '<configuration xmlns="urn:policykoll:1"><fail-on>never</fail-on>' "[xml-"
broken "another document" '<inventory xmlns="urn:policykoll:1" id="i" unit="u"/>' "[configuration-root]"
broken "a bundle" '<repository xmlns="urn:policykoll:1"><configuration/></repository>' "[configuration-root]"
broken "another's document" '<project xmlns="urn:x"/>' "[configuration-root]"
broken "without its namespace" '<configuration><fail-on>never</fail-on></configuration>' "[xml-unknown-root]"
broken "a root that is misspelt" '<configuraton xmlns="urn:policykoll:1"/>' "[configuration-root]"
broken "an attribute of the root" '<configuration xmlns="urn:policykoll:1" fail-on="never"/>' "[xml-"
rm policykoll.xml
mkdir policykoll.xml
run 2 "a folder" "$bin" check --as-of $day
says out "policykoll.xml is a folder"
rmdir policykoll.xml
ln -s nowhere policykoll.xml
run 2 "a link to nowhere" "$bin" check --as-of $day
rm policykoll.xml
mkfifo policykoll.xml
run 2 "a pipe" timeout 20 "$bin" check --as-of $day
says out "policykoll.xml is no ordinary file"
rm policykoll.xml
run 2 "--config /dev/zero" timeout 20 "$bin" check --config /dev/zero
if [ "$(id -u)" -ne 0 ]; then
	config policykoll.xml '<fail-on>never</fail-on>'
	chmod 000 policykoll.xml
	run 2 "one that may not be read" "$bin" check
	rm -f policykoll.xml
else
	skip "one that may not be read" "root may read everything"
fi
printf '\357\273\277<configuration %s/>' "$ns" >policykoll.xml
run 1 "one that sets nothing, with a mark of its encoding" "$bin" check --as-of $day
printf '<?xml version="1.0" encoding="ISO-8859-1"?><configuration %s><exclude glob="\345.xml"/></configuration>' "$ns" >policykoll.xml
cp inventory.xml "å.xml"
run 1 "one in another encoding" "$bin" check --as-of $day -v
says out "1 file is not read because of the pattern å.xml"
rm "å.xml"
for verb in "list rules ." "list clauses" "explain system-owner-missing ." "bundle" "validate policy.xml"; do
	printf '<configuration' >policykoll.xml
	# shellcheck disable=SC2086
	run 2 "$verb: one that breaks off" "$bin" $verb
	cat "$work/err" >>"$work/out"
	says out "policykoll.xml:1"
done
printf '<configuration' >policykoll.xml
run 2 "bundle: one that breaks off" "$bin" bundle
silent out
rm policykoll.xml

# --- excludes
mkdir -p drafts/deep units/b
cp units/a/b.xml drafts/d1.xml
cp units/a/b.xml drafts/deep/d2.xml
cp units/a/b.xml units/b/old-c.xml
echo "no document" >drafts/notes.txt
echo "<broken" >drafts/broken.xml
config policykoll.xml '<exclude glob="drafts/"/>
<exclude glob="units/*/old-*"/>'
run 1 "what a configuration leaves out" "$bin" check --as-of $day -v -o "$work/left.xml"
says out "3 files are not read because of the pattern drafts/"
says out "1 file is not read because of the pattern units/*/old-*"
says out "policykoll.xml:3:2"
says_not out "drafts/broken.xml"
result "the report lists the patterns" test "$(grep -c '<option name="exclude" value="' "$work/left.xml")" = 2
result "the report says how many" grep -q "3 files are not read because of the pattern drafts/" "$work/left.xml"
result "a configuration's patterns do not make it partial" sh -c "! grep -q 'partial=\"yes\"' '$work/left.xml'"
result "the report of it follows its schema" xmllint --noout --nonet --schema "$top/schema/report.xsd" "$work/left.xml"
run 1 "without -v it is not said" "$bin" check --as-of $day
says_not out "[exclude-"
cd units || exit 1
run 1 "from below" "$bin" check .. --as-of $day -v
says out "3 files are not read because of the pattern drafts/"
run 5 "a part of the whole warns of no pattern" "$bin" check a
says_not out "[exclude-"
cd ..
run 3 "what is named is read" "$bin" check drafts/broken.xml
run 1 "bundle leaves out, too" sh -c "'$bin' bundle --as-of $day | '$bin' check --no-config -"
says_not out "sys-d"
run 0 "list leaves out, too" "$bin" list clauses
run 0 "validate leaves out, too" "$bin" validate .
run 3 "validate without" "$bin" validate . --no-config
config policykoll.xml '<exclude glob="Drafts/"/>'
run 3 "case counts" "$bin" check --as-of $day
says out "the pattern Drafts/ leaves out nothing"
run 3 "case counts, Swedish" "$bin" check --as-of $day --lang sv
says out "mönstret Drafts/ utelämnar ingenting"
rm policykoll.xml
run 1 "--exclude" "$bin" check --as-of $day -v --exclude drafts --exclude 'units/**/old-*.xml' -o "$work/left.xml"
says out "3 files are not read because of the pattern drafts"
result "--exclude makes it partial" grep -q 'partial="yes"' "$work/left.xml"
says out "PARTIAL: without drafts, units/**/old-*.xml"
says out "(partial: without drafts, units/**/old-*.xml): "
run 1 "--exclude, Swedish" "$bin" check --as-of $day -q --exclude drafts --exclude 'units/**/old-*.xml' --lang sv
says out "DELVIS: utan drafts, units/**/old-*.xml"
run 1 "--exclude of much" "$bin" check --as-of $day -q --exclude drafts --exclude 'units/**/old-*.xml' --exclude a1 --exclude a2
says out "PARTIAL: without what 4 patterns leave out"
run 1 "--exclude and --rule" "$bin" check --as-of $day -q --exclude drafts --exclude 'units/**/old-*.xml' --rule system-owner-missing -o "$work/left.html" -o "$work/left.junit.xml"
says out "PARTIAL: only rule system-owner-missing; nothing else was judged; without drafts, units/**/old-*.xml"
says out "(partial: only rule system-owner-missing; without drafts, units/**/old-*.xml): "
result "--exclude: HTML says what was left out" grep -q 'Left out, not even read: <code>drafts</code>' "$work/left.html"
result "--exclude: JUnit says what was left out" grep -q 'exclude drafts' "$work/left.junit.xml"
run 1 "--exclude in another order gives the same" "$bin" check --as-of $day -q --exclude drafts --exclude 'units/**/old-*.xml' --jobs 3 -o "$work/again.xml" . units
result "--exclude: the same findings" sh -c "grep -c '<finding ' '$work/left.xml' | cmp - - && test \$(grep -c '<finding ' '$work/left.xml') = \$(grep -c '<finding ' '$work/again.xml')"
run 1 "--exclude of a name at any depth" "$bin" check --as-of $day -v --exclude 'deep' --exclude 'old-*' --exclude 'd1.xml' --exclude broken.xml
says out "1 file is not read because of the pattern deep"
run 1 "--exclude from another folder" sh -c "cd units && '$bin' check .. --as-of $day -v --exclude '../drafts' --exclude '*/old-*'"
says out "3 files are not read because of the pattern ../drafts"
run 1 "--exclude from the root" sh -c "cd / && '$bin' check '$repo' --as-of $day -v --exclude '$repo/drafts/**' --exclude 'old-*'"
says out "3 files are not read because of the pattern $repo/drafts/**"
run 5 "--exclude of what is named" "$bin" check inventory.xml --exclude 'inv*' -v
says out "1 file is not read because of the pattern inv*"
run 5 "--exclude of the folder that is named" "$bin" check drafts --exclude drafts
run 5 "--exclude everything" "$bin" check --exclude '*'
run 3 "--exclude that means nothing" "$bin" check --exclude '[ab]*'
says out "the pattern [ab]* leaves out nothing"
run 2 "--exclude that leads out" "$bin" check --exclude 'a/../b'
says out "[exclude-outside]"
run 2 "--exclude without a pattern" "$bin" check --exclude
run 3 "a pattern that would take years" timeout 60 "$bin" check --exclude "$(printf '*a%.0s' $(seq 500))b" --exclude "$(printf '**/%.0s' $(seq 500))zz"
ln -s .. drafts/loop
run 1 "a loop of links in what is left out" timeout 20 "$bin" check --as-of $day --exclude drafts --exclude 'old-*'
rm -r drafts units/b

# --- rule packs by name and path, and the bundle
mkdir packs
printf '%s' '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xml:lang="en"><sch:ns prefix="pk" uri="urn:policykoll:1"/><sch:pattern id="own-rule"><sch:rule context="pk:asset"><sch:assert test="false()">own</sch:assert></sch:rule></sch:pattern></sch:schema>' >packs/own.sch
make_policy policy.xml system-owner-missing own-rule
run 2 "a rule of no pack" "$bin" check --as-of $day
config policykoll.xml '<rule-pack path="packs"/><rule-pack name="standard"/><rule-pack name="access"/><rule-pack name="gdpr"/>'
run 1 "rule packs" "$bin" check --as-of $day -q -o "$work/packs.tsv"
result "rule packs: the own rule" grep -q "	own-rule	" "$work/packs.tsv"
show "rule packs are shown"
result "rule packs are shown: all" test "$(shown rule-pack | tr '\n' '|')" = "standard default|packs policykoll.xml:2|standard policykoll.xml:2|access policykoll.xml:2|gdpr policykoll.xml:2|"
run 0 "explain without a path: its rule" "$bin" explain own-rule
run 0 "list rules without a path: its rule" "$bin" list rules
says out "own-rule"
run 0 "a bundle with rule packs" sh -c "'$bin' bundle --as-of $day >'$work/bundle.xml'"
cd "$work/out-there" || exit 1
run 1 "a bundle brings its rules and laws" "$bin" check "$work/bundle.xml" -q -o "$work/bundled.tsv"
cut -f1-4 "$work/packs.tsv" | LC_ALL=C sort >"$work/packs.short"
cut -f1-4 "$work/bundled.tsv" | LC_ALL=C sort >"$work/bundled.short"
result "a bundle says what its folder says" cmp "$work/packs.short" "$work/bundled.short"
result "and that is something" grep -q "own-rule" "$work/bundled.short"
cd "$repo" || exit 1
run 1 "a bundle beside its configuration" sh -c "'$bin' bundle --as-of $day | '$bin' check - -q -o '$work/piped.tsv'"
cut -f1-4 "$work/piped.tsv" | LC_ALL=C sort >"$work/piped.short"
result "a bundle beside its configuration says the same" cmp "$work/packs.short" "$work/piped.short"

mkdir packs/lib
printf '<?xml version="1.0" encoding="ISO-8859-1"?>\r\n<sch:pattern xmlns:sch="http://purl.oclc.org/dsdl/schematron" id="included-rule"><sch:rule context="pk:asset"><sch:assert test="false()">f\366r ?&gt; sm\345</sch:assert></sch:rule></sch:pattern>\r\n' >"packs/lib/with a ?> name.sch.part"
{
	printf '%s' '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" xml:lang="en"><sch:ns prefix="pk" uri="urn:policykoll:1"/><sch:include href="lib/with%20a%20%3F%3E%20name.sch.part"/><!--'
	head -c 150000 /dev/zero | tr '\0' x
	printf '%s' '--></sch:schema>'
} >packs/two.sch
sed 's/%20/ /g; s/%3F%3E/?>/; s/?>\(.*\)name/?\&gt;\1name/' packs/two.sch >packs/plain.sch && mv packs/plain.sch packs/two.sch
make_policy policy.xml system-owner-missing own-rule included-rule
run 1 "rules that include others" "$bin" check --as-of $day -q -o "$work/packs.tsv"
result "rules that include others: what they include" grep -q "included-rule.*för ?> små" "$work/packs.tsv"
run 0 "their bundle" sh -c "'$bin' bundle --as-of $day >'$work/bundle.xml'"
run 0 "their bundle from elsewhere" sh -c "cd units && '$bin' bundle --as-of $day .. >'$work/again.xml'"
grep "<?policykoll-rules" "$work/bundle.xml" >"$work/rules"
result "their bundle from elsewhere brings the same" test "$(grep "<?policykoll-rules" "$work/again.xml")" = "$(cat "$work/rules")"
result "names in it are those beside the configuration" grep -q '<?policykoll-rules pack packs/own.sch ' "$work/bundle.xml"
result "no instruction is long" test "$(awk '{ if (length($0) > n) n = length($0) } END { print n < 70000 }' "$work/bundle.xml")" = 1
well_formed "their bundle is well-formed" "$work/bundle.xml"
cd "$work/out-there" || exit 1
run 0 "a bundle of their bundle" sh -c "'$bin' bundle '$work/bundle.xml' >'$work/again.xml'"
result "a bundle of their bundle brings the same" test "$(grep "<?policykoll-rules" "$work/again.xml")" = "$(cat "$work/rules")"
run 1 "their bundle brings all" "$bin" check "$work/bundle.xml" -q -o "$work/bundled.tsv" -o "$work/bundled.xml"
for name in packs bundled; do cut -f1-4 "$work/$name.tsv" | LC_ALL=C sort >"$work/$name.short"; done
result "their bundle says what the folder says" cmp "$work/packs.short" "$work/bundled.short"
result "the pack's digest is the file's" grep -q "$(sha256sum "$repo/packs/two.sch" | cut -c1-64)" "$work/bundled.xml"
run 1 "with the same rules named, too" "$bin" check "$work/bundle.xml" --rules "$repo/packs/own.sch" --rules "$repo/packs/two.sch"
run 0 "validate of their bundle" "$bin" validate "$work/bundle.xml"
# tampered NAME SED MESSAGE CODE
tampered() {
	sed "$2" "$work/bundle.xml" >tampered.xml
	run "$4" "a bundle $1" "$bin" check tampered.xml
	says out "$3"
}
tampered "whose rules are cut short" 's/\(<?policykoll-rules pack packs.own.sch .....\).*?>/\1?>/' "[bundle-rules]" 2
tampered "whose rules are no base64" 's/\(<?policykoll-rules pack packs.own.sch \).*?>/\1****?>/' "[bundle-rules]" 2
tampered "that begins in the middle" 's/<?policykoll-rules pack /<?policykoll-rules part /' "[bundle-rules]" 2
tampered "with another word" 's/<?policykoll-rules pack /<?policykoll-rules pace /' "[bundle-rules]" 2
tampered "with an empty instruction" 's/\(<?policykoll-rules\) pack .*?>/\1?>/' "[bundle-rules]" 2
tampered "without what its rules include" 's/<?policykoll-rules part .*?>//' "schematron-include-unreadable" 2
tampered "whose rules would read a file" 's/with%20a%20%3F%3E%20name.sch.part/other/' "schematron-include-unreadable" 2
tampered "with other instructions" 's/<?policykoll-rules [a-z]* /<?others /' "rule-unknown" 2
cd "$repo" || exit 1
rm -r packs

# --- the samples say what they say without anything above them
for sample in eksjo mjolby koncern; do
	(cd "$top" && "$bin" check samples/$sample --as-of $day --format tsv -q --fail-on never) >"$work/one" 2>&1
	(cd "$top/samples/$sample" && "$bin" check --as-of $day --format tsv -q --fail-on never) >"$work/two" 2>&1
	result "samples/$sample: something is found" test -s "$work/one"
	result "samples/$sample: from inside" test "$(cut -f1-4 "$work/one" | LC_ALL=C sort)" = "$(cut -f1-4 "$work/two" | LC_ALL=C sort)"
done

finish
