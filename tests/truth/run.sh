#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every number of the HTML report, reckoned again from the canonical report by another way (truth.py): run.sh PROGRAM
# All samples in both languages, and runs that were narrowed, compared, incomplete, crashed, merged, empty, hostile or too large to spell out; those that bring no words of
# their own in one language, in turn. Pages with one number changed (mutate.py) must be found out, each. tests/truth-views does the same for all other views. Prints "ok NAME" or "not ok NAME"; exit 1 when any failed.
set -u
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1
unset GITHUB_STEP_SUMMARY GITHUB_ACTIONS POLICYKOLL_LANG LANG LC_MESSAGES
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
day=2026-11-21
status=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! command -v python3 >/dev/null 2>&1; then
	echo "ok truth # skipped: python3 is not here"
	exit 0
fi

ok() { # NAME COMMAND...
	name=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		echo "ok $name: $(tail -n 1 "$work/log")"
	else
		echo "not ok $name"
		head -n 20 "$work/log" | cut -c1-300 | sed 's/^/# /'
		status=1
	fi
}

truth() { python3 -Bs "$here/truth.py" "$1" "$2" "$top/views/labels.xml" "$3"; }

# case_of NAME EXIT LANGUAGES ARGUMENT...: what a run of the program says.
case_of() {
	case_name=$1 exit=$2 languages=$3
	shift 3
	for l in $languages; do
		"$program" "$@" --lang $l -q -o "$work/$case_name-$l.html" -o "$work/$case_name-$l.xml" >"$work/out" 2>&1
		code=$?
		[ $code -eq "$exit" ] || { echo "not ok $case_name $l: exit code $code, expected $exit"; head -n 3 "$work/out"; status=1; }
		ok "$case_name $l" truth "$work/$case_name-$l.html" "$work/$case_name-$l.xml" $l
	done
}

# ---------------------------------------------------------------- cases

mkdir "$work/repo"
cd "$work/repo" || exit 1
for sample in eksjo mjolby koncern; do
	cp -R "$top/samples/$sample" .
	case_of $sample 1 "sv en" check $sample --as-of $day
done
mkdir empty
case_of empty 5 "sv en" check empty --as-of $day
case_of allowed 0 en check empty --as-of $day --allow-empty
cp -R eksjo broken
sed 's/<\/inventory>//' eksjo/inventory/hit.xml >broken/inventory/hit.xml
sed 's/<asset id/<asset bogus="1" id/' eksjo/inventory/social.xml >broken/inventory/social.xml
case_of broken 3 "sv en" check broken --as-of $day
cp -R eksjo failing
cp "$top/tests/formats/fails.sch" .
sed 's|<requirement rule="access-process-missing" severity="warning"/>|&<requirement rule="test-rule-that-fails" severity="error"/>|' eksjo/policy.xml >failing/policy.xml
case_of failing 4 "sv en" check failing --as-of $day --rules fails.sch
python3 -BSE "$top/tests/formats/hostile.py" eksjo hostile
case_of hostile 1 sv check hostile --as-of $day

case_of unit 1 en check eksjo --as-of $day --unit sektor-social --policy eksjo-information-security
case_of rule 1 sv check eksjo --as-of $day --rule system-owner-vacant
printf '%s\n' eksjo/inventory/social.xml eksjo/inventory/hit.xml README.md >changed
case_of files 1 en check eksjo --as-of $day --files-from changed
case_of excluded 1 sv check eksjo --as-of $day --exclude 'eksjo/inventory/lokaler.xml' --exclude 'no-such-*'
"$program" check eksjo --as-of 2026-03-01 --exclude social.xml -q -o earlier.xml >/dev/null 2>&1
"$program" check eksjo --as-of 2025-11-01 --exclude social.xml --exclude hit.xml -q -o earliest.xml >/dev/null 2>&1
case_of compared 1 "sv en" check eksjo --as-of $day --baseline earlier.xml
case_of only-new 1 en check eksjo --as-of $day --baseline earlier.xml --only-new
if "$program" check --help --lang en | grep -q -e --previous; then case_of previous 1 "sv en" check eksjo --as-of $day --previous earlier.xml --previous earliest.xml; fi
if "$program" check --help --lang en | grep -q -e --audience; then case_of public 1 "sv en" check eksjo --as-of $day --audience public; fi
cp "$work/eksjo-en.xml" eksjo.xml
cp "$work/mjolby-en.xml" mjolby.xml
cp "$work/koncern-en.xml" koncern.xml
case_of merged 1 "sv en" merge eksjo.xml mjolby.xml koncern.xml
case_of later 1 sv check eksjo --as-of 2027-06-30
case_of never 0 en check mjolby --as-of $day --fail-on never

# more than is spelled out: a municipality whose inventories are there many times over
mkdir large
cp -R eksjo/. large/
sed '/<asset /,$!d; /<\/inventory>/d' eksjo/inventory/social.xml >assets
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	sed "s/<inventory \(.*\)id=\"[^\"]*\"/<inventory \1id=\"inv-more-$n\"/; s/<asset id=\"\([^\"]*\)\"/<asset id=\"\1-$n\"/" eksjo/inventory/social.xml >large/inventory/more-$n.xml
done
case_of large 1 sv check large --as-of $day
ok 'large: not all is spelled out' grep -q 'class="more"' "$work"/large-*.html

# reports that no run made here
for name in example example-empty example-passed; do
	report=$top/tests/views/$name.xml
	"$program" report "$report" --lang en -q -o "$work/$name.html" -o "$work/$name.xml" >/dev/null 2>&1 || :
	[ ! -s "$work/$name.html" ] || ok "$name" truth "$work/$name.html" "$work/$name.xml" en
done

# ---------------------------------------------------------------- pages that lie

for l in sv en; do
	ok "lies $l: every one is found out" python3 -Bs "$here/lies.py" "$work/eksjo-$l.html" "$work/eksjo-$l.xml" "$top/views/labels.xml" $l
done
exit $status
