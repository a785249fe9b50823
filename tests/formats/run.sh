#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The formats that other programs read: run.sh PROGRAM [--validators]
#
# Every case below (samples, an empty folder, a broken file, a rule that fails, hostile text, more than 5,000 findings, a baseline …) is made in each format
# and both languages, and read beside the canonical report of the same run. With --validators (make check-formats) tools that are not
# ours look at all of it too: they come from npm into build/formats/, as package-lock.json says.
#
# A format is one file here, FORMAT.sh, which defines
#   check FILE         0, or 1 after saying what is wrong. In the environment: REPORT, LANGUAGE, ROOT and SHOW (see common.py)
#   validate FILE...   the same by tools that are not ours, for all files at once; $tools is the node_modules folder
#   spoil FILE DIR     writes spoilt copies into DIR: each must be refused by check, and some by validate
# and may use $here, $top and $work. validate and spoil may be left out. Nothing else is registered.
# diff.sh is the same for the JSON of policykoll diff, which is made of two reports.
# Prints "ok NAME" or "not ok NAME"; exit 1 when any failed.
set -u
export LC_ALL=C
unset GITHUB_STEP_SUMMARY GITHUB_ACTIONS
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
render=$(dirname "$program")/tests/formats/render
validators=${2:-}
day=2026-11-21
status=0
tools=$top/build/formats/node_modules
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

if ! command -v python3 >/dev/null 2>&1; then
	echo "ok formats # skipped: python3 is not here"
	exit 0
fi

ok() { # NAME COMMAND...
	name=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		head -n 20 "$work/log" | cut -c1-400 | sed 's/^/# /'
		status=1
	fi
}
not() { ! "$@"; }

formats=
for file in "$here"/*.sh; do
	case $file in */run.sh | */diff.sh) ;; *) format=${file##*/}; formats="$formats ${format%.sh}" ;; esac
done

# Calls a function of the file of a format.
of() { # FORMAT FUNCTION ARGUMENT...
	(
		unset -f check validate spoil
		# shellcheck disable=SC1090
		. "$here/$1.sh"
		shift
		command -v "$1" >/dev/null || exit 9
		"$@"
	)
}

# ---------------------------------------------------------------- cases

mkdir -p "$work/cases" "$work/repo"

# made NAME EXIT ARGUMENT...: a case made by a run of the command $verb in $work/repo.
verb=check
made() {
	case_name=$1 exit=$2
	shift 2
	mkdir -p "$work/cases/$case_name"
	for l in sv en; do
		set -- "$@" --lang $l
		outputs="--output report=$work/cases/$case_name/$l.report"
		for f in $formats; do outputs="$outputs --output $f=$work/cases/$case_name/$l.$f"; done
		# shellcheck disable=SC2086 # the folder has no blanks
		(cd "$work/repo" && "$program" $verb "$@" $outputs -q >"$work/out" 2>&1)
		code=$?
		ok "$case_name $l: made" test $code -eq "$exit"
		: >"$work/cases/$case_name/run"
	done
	ok "$case_name: the canonical report hangs on no language" cmp "$work/cases/$case_name/sv.report" "$work/cases/$case_name/en.report"
}

# given NAME REPORT.xml PARAMETER...: a case from a report, without a run, in $languages.
languages='sv en'
given() {
	case_name=$1 report=$2
	shift 2
	mkdir -p "$work/cases/$case_name"
	for l in $languages; do
		cp "$report" "$work/cases/$case_name/$l.report"
		for f in $formats; do
			ok "$case_name $l: $f is made" sh -c 'out=$1; shift; "$@" >"$out"' sh "$work/cases/$case_name/$l.$f" "$render" "$f" $l "$report" "$@"
		done
	done
}

for sample in eksjo koncern mjolby; do
	cp -R "$top/samples/$sample" "$work/repo/$sample"
	made $sample 1 $sample --as-of $day
done
made shown 1 eksjo --as-of $day --show excepted --show not-evaluable
mkdir "$work/repo/empty"
made empty 5 empty --as-of $day

cp -R "$top/samples/eksjo" "$work/repo/broken"
sed 's/<\/inventory>//' "$top/samples/eksjo/inventory/hit.xml" >"$work/repo/broken/inventory/hit.xml"
sed 's/<asset id/<asset bogus="1" id/' "$top/samples/eksjo/inventory/social.xml" >"$work/repo/broken/inventory/social.xml"
for i in 1 2 3; do printf '<inventory xmlns="urn:policykoll:1">' >"$work/repo/broken/inventory/same$i.xml"; done
made broken 3 broken --as-of $day

cp -R "$top/samples/eksjo" "$work/repo/failing"
sed 's|<requirement rule="access-process-missing" severity="warning"/>|&<requirement rule="test-rule-that-fails" severity="error"/>|' "$top/samples/eksjo/policy.xml" >"$work/repo/failing/policy.xml"
made failing 4 failing --as-of $day --rules "$here/fails.sch"

ok 'hostile: the repository is made' python3 -BSE "$here/hostile.py" "$top/samples/eksjo" "$work/repo/hostile"
made hostile 1 hostile --as-of $day
made 'usage' 2 eksjo --as-of $day --rules "$work/repo/no-such.sch"
made 'absolute' 1 "$work/repo/eksjo" --as-of $day

# narrowed, compared with an earlier report, merged
made units 1 eksjo --as-of $day --unit sektor-social --policy eksjo-information-security
made rules 1 eksjo --as-of $day --rule system-owner-vacant
printf '%s\n' inventory/social.xml inventory/hit.xml README.md >"$work/repo/changed"
(cd "$work/repo" && sed -i 's|^inventory|eksjo/&|' changed)
made files 1 eksjo --as-of $day --files-from changed
made excluded 1 eksjo --as-of $day --exclude 'eksjo/inventory/lokaler.xml' --exclude 'no-such-*'
made allowed 0 empty --as-of $day --allow-empty
(cd "$work/repo" && "$program" check eksjo --as-of 2026-03-01 --exclude 'social.xml' -q -o "$work/earlier.xml" >/dev/null 2>&1)
made compared 1 eksjo --as-of $day --baseline "$work/earlier.xml"
made onlynew 1 eksjo --as-of $day --baseline "$work/earlier.xml" --only-new
made nothingnew 0 eksjo --as-of $day --baseline "$work/cases/eksjo/en.report" --only-new
verb=merge
made merged 1 "$work/cases/eksjo/en.report" "$work/cases/mjolby/en.report" "$work/cases/koncern/en.report"
made mergedparts 1 "$work/cases/units/en.report" "$work/cases/mjolby/en.report"
verb=check
# what a case is to show is in it
has() { # CASE TEXT
	ok "$1: the report has $2" grep -q -e "$2" "$work/cases/$1/en.report"
}
for c in units rules files excluded mergedparts; do has $c ' partial="yes"'; done
for c in units rules files mergedparts; do has $c ' assets-judged="'; done
has files ' files-judged="[1-9]'
has excluded '<option name="exclude" value="eksjo/inventory/lokaler.xml"'
has units 'coverage="not-selected"'
has allowed ' allow-empty="yes"'
for c in compared onlynew; do for state in known new; do has $c "<finding .* baseline=\"$state\""; done; done
has onlynew '<baseline .* only-new="yes"'
has broken '<excerpt .* before="'
for attribute in pack sees; do has eksjo "<rule .* $attribute=\""; done
has eksjo '<default '

if [ -x "$render" ]; then
	for e in "$top"/tests/views/example*.xml; do
		given "$(basename "$e" .xml)" "$e"
	done
	sh "$top/tests/views/generate.sh" 5200 >"$work/5200.xml"
	languages=sv
	given many "$work/5200.xml"
	awk '/<diagnostics/ { print "<diagnostics>"
			for (i = 1; i <= 5100; i++)
				printf "<diagnostic id=\"xml-cut-off\" severity=\"error\" file=\"a.xml\" line=\"%d\"><message xml:lang=\"en\">m</message></diagnostic>\n", i
			print "</diagnostics></report>"; exit } { print }' "$top/tests/views/example.xml" >"$work/messages.xml"
	ok 'messages: the report is valid' xmllint --nonet --noout --schema "$top/schema/report.xsd" "$work/messages.xml"
	given messages "$work/messages.xml"
	languages='sv en'
	awk '/<baseline /{ next } { if (/<finding /) sub(/ outcome=/, (++n % 2 ? " baseline=\"known\"" : " baseline=\"new\"") " outcome="); print }
		/<options\/>|<\/options>/ { print "<baseline as-of=\"2026-10-01\" sha256=\"" sprintf("%064d", 0) "\" known=\"1\" new=\"1\" fixed=\"0\" only-new=\"yes\"/>" }' "$top/tests/views/example.xml" |
		sed 's/ exit-code=/ partial="yes" exit-code=/' >"$work/baseline.xml"
	ok 'baseline: the report is valid' xmllint --nonet --noout --schema "$top/schema/report.xsd" "$work/baseline.xml"
	given baseline "$work/baseline.xml"
	sed '/<diagnostics>/,/<\/diagnostics>/d; s/<diagnostics\/>//; s/rule-errors="[0-9]*"/rule-errors="0"/; s/ status="[a-z]*" exit-code="[0-9]"/ status="incomplete" exit-code="3"/; s/<\/report>/<diagnostics\/><\/report>/' \
		"$top/tests/views/example-empty.xml" >"$work/silent.xml"
	ok 'silent: the report is valid' xmllint --nonet --noout --schema "$top/schema/report.xsd" "$work/silent.xml"
	given silent "$work/silent.xml"
	sed 's/ exit-code=/ allow-empty="yes" validate-only="yes" exit-code=/' "$top/tests/views/example-passed.xml" >"$work/validated.xml"
	ok 'validated: the report is valid' xmllint --nonet --noout --schema "$top/schema/report.xsd" "$work/validated.xml"
	given validated "$work/validated.xml"
else
	echo "ok reports without a run # skipped: $render is not built"
fi

# ---------------------------------------------------------------- read by us

for format in $formats; do
	for case in "$work"/cases/*/; do
		case_name=$(basename "$case")
		for l in sv en; do
			[ -e "$case$l.report" ] || continue
			export REPORT="$case$l.report" LANGUAGE=$l SHOW= ROOT=
			if [ -e "${case}run" ]; then ROOT=$work/repo; fi
			if [ "$case_name" = shown ]; then SHOW=yes; fi
			ok "$format $case_name $l: says what the report does" of "$format" check "$case$l.$format"
		done
	done
	# a reader that accepts spoilt documents shows nothing
	export REPORT="$work/cases/eksjo/en.report" LANGUAGE=en SHOW= ROOT="$work/repo"
	of "$format" spoil "$work/cases/eksjo/en.$format" "$work/spoilt/$format" >"$work/log" 2>&1
	code=$?
	[ $code -eq 9 ] && continue
	ok "$format: documents are spoilt" test $code -eq 0
	for spoilt in "$work/spoilt/$format"/*; do
		ok "$format: $(basename "$spoilt"), spoilt, is noticed" not of "$format" check "$spoilt"
	done
done

# ---------------------------------------------------------------- the JSON of diff

# pair EXIT OLD NEW: their difference in both languages, read by us
pair() {
	mkdir -p "$work/diffs/$2-$3"
	for l in sv en; do
		stem=$work/diffs/$2-$3/$l
		"$program" diff "$work/cases/$2/$l.report" "$work/cases/$3/$l.report" --lang $l -q -o "$stem.json" >"$work/out" 2>&1
		code=$?
		ok "diff $2 $3 $l: made" test $code -eq "$1"
		export OLD="$work/cases/$2/$l.report" REPORT="$work/cases/$3/$l.report" LANGUAGE=$l SHOW= ROOT=
		ok "diff $2 $3 $l: says what the reports do" of diff check "$stem.json"
	done
}
pair 0 eksjo eksjo
pair 0 eksjo units
pair 1 units eksjo
pair 1 eksjo excluded
pair 3 eksjo broken
pair 4 eksjo failing
pair 5 eksjo empty
pair 1 empty eksjo
pair 1 eksjo hostile
pair 1 eksjo merged
pair 1 mjolby koncern
pair 0 compared onlynew
pair 0 nothingnew eksjo
pair 1 rules files
export OLD="$work/cases/units/en.report" REPORT="$work/cases/eksjo/en.report" LANGUAGE=en
ok 'diff: documents are spoilt' of diff spoil "$work/diffs/units-eksjo/en.json" "$work/spoilt/diff"
for spoilt in "$work/spoilt/diff"/*; do
	ok "diff: $(basename "$spoilt"), spoilt, is noticed" not of diff check "$spoilt"
done

# ---------------------------------------------------------------- what a finding is known by

# identities DIRECTORY NAME: the sorted fingerprints and ids of a run over $work/repo/DIRECTORY, in each format that has any.
identities() {
	(cd "$work/repo" && "$program" check "$1" --as-of $day -q --lang "${3:-sv}" -o "$work/$2.sarif" -o "$work/$2.gitlab.json" -o "$work/$2.json" >/dev/null 2>&1)
	for id in '"primaryLocationLineHash":"[0-9a-f]*"' '"fingerprint":"[0-9a-f]*"'; do
		cat "$work/$2.sarif" "$work/$2.gitlab.json" "$work/$2.json" | grep -o "$id" | sort
	done | sort >"$work/$2.ids"
}
many() { test "$(wc -l <"$1")" -gt 300; }

identities eksjo before
ok 'identity: there are fingerprints' many "$work/before.ids"
identities eksjo english en
ok 'identity: the language changes none' cmp "$work/before.ids" "$work/english.ids"
cp -R "$work/repo/eksjo" "$work/repo/moved"
for file in "$work"/repo/moved/inventory/*.xml "$work/repo/moved/exceptions.xml"; do
	awk '{ print } NR == 1 { print "<!-- a line -->"; print ""; print "" }' "$file" >"$work/lines" && cat "$work/lines" >"$file"
done
identities moved moved
ok 'identity: lines have moved' not cmp "$work/repo/eksjo/exceptions.xml" "$work/repo/moved/exceptions.xml"
ok 'identity: moving lines changes none' cmp "$work/before.ids" "$work/moved.ids"
cp -R "$work/repo/eksjo" "$work/repo/renamed"
n=0
for file in "$work"/repo/renamed/inventory/*.xml; do n=$((n + 1)); mv "$file" "$work/repo/renamed/inventory/$((100 - n))-å.xml"; done
mv "$work/repo/renamed/exceptions.xml" "$work/repo/renamed/a.xml"
identities renamed renamed
ok 'identity: renaming files changes none' cmp "$work/before.ids" "$work/renamed.ids"
cp -R "$work/repo/eksjo" "$work/repo/other"
sed 's/reg-lokalbokning/reg-annan/g' "$work/repo/eksjo/inventory/lokaler.xml" >"$work/repo/other/inventory/lokaler.xml"
identities other other
comm -3 "$work/before.ids" "$work/other.ids" >"$work/changed"
ok 'identity: another subject is another finding' test -s "$work/changed"
ok 'identity: others stay what they were' test "$(wc -l <"$work/changed")" -lt 40

# ---------------------------------------------------------------- growth

# hundredths COMMAND...: user time in hundredths of a second, whatever the load of the machine
hundredths() {
	( "$@" >"$work/grown"; times ) | awk 'NR == 2 { split($1, t, /[ms]/); printf "%d\n", (t[1] * 60 + t[2]) * 100 }'
}
if [ -x "$render" ]; then
	sh "$top/tests/views/generate.sh" 20000 >"$work/20000.xml"
	sh "$top/tests/views/generate.sh" 2000 >"$work/2000.xml"
	for format in $formats; do
		small=$(hundredths "$render" "$format" sv "$work/2000.xml")
		large=$(hundredths "$render" "$format" sv "$work/20000.xml")
		# ten times the findings, at most twenty times the time; quadratic would be a hundred
		ok "growth: $format, 2,000 findings $small and 20,000 $large hundredths of a second" test "$large" -le $((small * 20 + 50))
	done
fi

# ---------------------------------------------------------------- read by others

if [ "$validators" = --validators ]; then
	if ! command -v npm >/dev/null 2>&1; then
		echo "not ok validators: npm is not here"
		exit 1
	fi
	mkdir -p "$top/build/formats"
	if ! cmp -s "$here/package-lock.json" "$top/build/formats/installed"; then
		cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$top/build/formats/"
		ok 'validators: installed' npm --prefix "$top/build/formats" ci
		[ $status -eq 0 ] && cp "$here/package-lock.json" "$top/build/formats/installed"
	fi
	for format in $formats diff; do
		of "$format" command -v validate >/dev/null || continue
		if [ "$format" = diff ]; then set -- "$work"/diffs/*/??.json; else set -- "$work"/cases/*/??."$format"; fi
		ok "$format: $# documents are valid to others" of "$format" validate "$@"
		refused=0 n=0
		for spoilt in "$work/spoilt/$format"/*; do
			[ -e "$spoilt" ] || continue
			n=$((n + 1))
			of "$format" validate "$spoilt" >"$work/log" 2>&1 || refused=$((refused + 1))
		done
		ok "$format: others refuse $refused of $n spoilt documents" test $((refused * 2)) -ge $n
	done
fi

exit $status
