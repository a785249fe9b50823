#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Characters that a reader cannot see, or that turn text around, in every text of a repository and in a report: no page of the program shows them as they are (hidden.py).
# shellcheck source=tests/cli/lib/cases.sh
. "$(dirname "$0")/lib/cases.sh"

tool=$(cd "$(dirname "$0")/lib" && pwd)/hidden.py
top=$(pwd)
export PYTHONDONTWRITEBYTECODE=1
if ! command -v python3 >/dev/null 2>&1; then
	skip 'hidden characters' 'python3 is not here'
	finish
fi
# clean NAME PAGE...: none of them has any
clean() {
	clean_name=$1
	shift
	python3 "$tool" look "$@" >"$work/log" 2>&1
	result "$clean_name: no page shows them" test $? -eq 0
	head -n 5 "$work/log"
}

for sample in eksjo koncern; do
	run 0 "$sample: they are planted" python3 "$tool" plant schema "samples/$sample" "$work/$sample"
done
cd "$work" || exit 1
for sample in eksjo koncern; do run 0 "$sample: every document is still valid" "$bin" validate $sample; done
"$bin" check eksjo --as-of 2026-08-01 -q -o earlier.xml >/dev/null 2>&1
"$bin" check eksjo --as-of 2026-11-21 -q -o whole.xml >/dev/null 2>&1
result "the report holds them" grep -q "$(printf '\342\200\256')" whole.xml
for lang in sv en; do
	mkdir $lang
	for sample in eksjo koncern; do
		"$bin" check $sample --as-of 2026-11-21 --previous earlier.xml --baseline earlier.xml --lang $lang -q -o $lang/$sample.html >/dev/null 2>&1
		"$bin" check $sample --as-of 2026-11-21 --audience public --lang $lang -q -o $lang/$sample-public.html >/dev/null 2>&1
		"$bin" check $sample --as-of 2026-11-21 --lang $lang -q --split unit --output html=$lang/$sample-units/ >/dev/null 2>&1
		for view in action-plan art30 assets policy responsibilities; do
			"$bin" render $view $sample --as-of 2026-11-21 --lang $lang -q -o $lang/$view-$sample.html >/dev/null 2>&1
			[ $view = policy ] || "$bin" render $view $sample --as-of 2026-11-21 --audience public --lang $lang -q -o $lang/$view-$sample-public.html >/dev/null 2>&1
		done
		result "$sample, $lang: the pages are made" test "$(find $lang -maxdepth 1 -name "*$sample*.html" | wc -l)" -eq 11 -a -s $lang/$sample-units/index.html
		clean "$sample, $lang" $lang/*$sample*.html $lang/$sample-units/*.html
	done
	run 1 "the difference, $lang" "$bin" diff earlier.xml whole.xml --lang $lang -o $lang/diff.html
	run 0 "a clause, $lang" "$bin" explain E-39 eksjo --as-of 2026-11-21 --lang $lang --format html
	cp out $lang/clause.html
	clean "difference and clause, $lang" $lang/diff.html $lang/clause.html
done
# a report that was changed by hand: what its reader lets through is clean as well
python3 "$tool" spoil whole.xml spoilt.xml
"$bin" report spoilt.xml --lang sv -q -o spoilt.html >/dev/null 2>&1
result "a report made elsewhere: its page is made" test -s spoilt.html
clean "a report made elsewhere" spoilt.html
# the reader of pages sees what is there
printf '<p>\357\277\275\357\277\275 a\342\200\256b</p>' >raw.html
run 1 "a page that has one is found out" python3 "$tool" look raw.html
printf '<p title="a&#8238;b">\357\277\275\357\277\275</p>' >reference.html
run 1 "one that stands as a reference, too" python3 "$tool" look reference.html
printf '<p>ab</p>' >none.html
run 1 "a page that shows nothing of what was planted, too" python3 "$tool" look none.html
finish
