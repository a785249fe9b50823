#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every number of the views beside the HTML report, reckoned again by another way: run.sh PROGRAM
# The page that compares the units, the page of two reports compared, the documents of render as pages and as tables, the report as CSV and workbook, and the summary:
# from the canonical report and, for documents, from the documents themselves (views.py). All samples in both languages, runs that were narrowed, compared, incomplete or
# crashed, and public ones. Three numbers of each kind are changed, one at a time, in pages and tables of one sample, and in the
# policy of one with local policies; every such lie must be found out.
# Prints "ok NAME" or "not ok NAME"; exit 1 when any failed.
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
	echo "ok truth of the views # skipped: python3 is not here"
	exit 0
fi

# run EXIT ARGUMENT...
run() {
	exit=$1
	shift
	"$program" "$@" -q >out 2>&1
	code=$?
	[ $code -eq "$exit" ] || { echo "not ok $*: exit code $code, expected $exit"; head -n 3 out | sed 's/^/# /'; status=1; }
}

# job NAME KIND LANGUAGE REPORT FILE [MORE]: a line for views.py
job() {
	printf '%s' "$1"
	shift
	printf '\t%s' "$@"
	echo
} >>jobs

cd "$work" || exit 1
for sample in eksjo mjolby koncern; do
	cp -R "$top/samples/$sample" .
	run 1 check $sample --as-of $day -o $sample.xml
done
run 1 check eksjo --as-of 2026-03-01 --exclude social.xml -o earlier.xml

# ---------------------------------------------------------------- all samples

for l in sv en; do
	for sample in eksjo mjolby koncern; do
		# what is reckoned is the same in the other language and the other samples
		[ $sample-$l = eksjo-sv ] && lies=! || lies=
		run 1 report $sample.xml --lang $l -o $sample-$l.csv -o $sample-$l.xlsx -o $sample-$l.md
		for kind in report.csv report.xlsx summary.md; do
			job "$sample $l $kind" $kind$lies $l $sample.xml $sample-$l.${kind#*.}
		done
		for view in assets art30 action-plan responsibilities policy; do
			file=$sample-$view-$l
			[ $file = koncern-policy-sv ] && lies=!
			case $view in
			policy) run 0 render $view $sample --as-of $day --lang $l -o $file.html ;;
			*) run 0 render $view $sample --as-of $day --lang $l -o $file.html -o $file.csv -o $file.xlsx ;;
			esac
			job "$sample $l $view" $view$lies $l $sample.xml $file.html
			[ $view = policy ] || for e in csv xlsx; do job "$sample $l $view.$e" $view.$e$lies $l $sample.xml $file.$e; done
		done
	done
done

# ---------------------------------------------------------------- units and differences

# Each unit's report is made too, which takes long: of one sample all, of the others those of a part
for one in "koncern sv" "koncern en --unit omsorgsnamnden" "eksjo sv --unit sektor-social" "eksjo en --unit sektor-social" "mjolby sv --unit omsorgsnamnden" "mjolby en --unit omsorgsnamnden"; do
	set -- $one
	sample=$1 l=$2
	shift 2
	run 1 check $sample --as-of $day "$@" --split unit --output html=split-$sample-$l/ -o split-$sample-$l.xml --lang $l
	[ $sample$l = koncernsv ] && lies=! || lies=
	job "$sample $l units" units$lies $l split-$sample-$l.xml split-$sample-$l/index.html
done
for l in sv en; do
	[ $l = sv ] && lies=! || lies=
	run 1 diff earlier.xml eksjo.xml --lang $l -o diff-$l.html
	job "eksjo $l difference" diff$lies $l eksjo.xml diff-$l.html earlier.xml
done
run 0 diff eksjo.xml eksjo.xml --lang en -o same.html
job "no difference" diff en eksjo.xml same.html eksjo.xml

# ---------------------------------------------------------------- runs that were narrowed, compared, incomplete, crashed, public

cp -R eksjo broken
sed 's/<\/inventory>//' eksjo/inventory/hit.xml >broken/inventory/hit.xml
sed 's/<asset id/<asset bogus="1" id/' eksjo/inventory/social.xml >broken/inventory/social.xml
cp -R eksjo failing
cp "$top/tests/formats/fails.sch" .
sed 's|<requirement rule="access-process-missing" severity="warning"/>|&<requirement rule="test-rule-that-fails" severity="error"/>|' eksjo/policy.xml >failing/policy.xml
# reports NAME EXIT LANGUAGE ARGUMENT...
reports() {
	name=$1 exit=$2 l=$3
	shift 3
	run "$exit" check "$@" --as-of $day --lang "$l" -o "$name.xml" -o "$name.csv" -o "$name.xlsx" -o "$name.md"
	for kind in report.csv report.xlsx summary.md; do job "$name $kind" $kind "$l" "$name.xml" "$name.${kind#*.}"; done
}
reports broken 3 sv broken
reports failing 4 en failing --rules fails.sch
reports compared 1 sv eksjo --baseline earlier.xml
reports only-new 1 en eksjo --baseline earlier.xml --only-new
reports rule 1 en eksjo --rule system-owner-vacant
reports public 1 sv eksjo --audience public
reports excluded 1 en eksjo --exclude 'eksjo/inventory/lokaler.xml'
run 3 diff eksjo.xml broken.xml --lang sv -o diff-broken.html
job "difference to an incomplete run" diff sv broken.xml diff-broken.html eksjo.xml
run 3 check broken --as-of $day --unit sektor-social --split unit --output html=split-broken/ -o split-broken.xml --lang sv
job "units of an incomplete run" units sv split-broken.xml split-broken/index.html
run 0 render action-plan eksjo --as-of 2027-06-30 --baseline earlier.xml --lang en -o plan-later.html
run 1 check eksjo --as-of 2027-06-30 --baseline earlier.xml -o later.xml
job "action plan with what is overdue" action-plan! en later.xml plan-later.html
for view in assets art30 responsibilities; do
	run 0 render $view eksjo --as-of 2027-06-30 --lang en -o $view-later.html
	job "$view on a later day" $view en later.xml $view-later.html
done

python3 -Bs "$here/views.py" "$top/views/labels.xml" jobs || status=1
exit $status
