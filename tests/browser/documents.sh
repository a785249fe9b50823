# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2154
# Every HTML document that the browser looks at, one row each; run.sh reads this file.
#   page NAME NEEDS EXIT ARGUMENT...    NAME.html is what the program writes
#   folder NAME NEEDS EXIT ARGUMENT...  NAME/ is a folder of pages
# In the arguments @ is that file or folder, and $to the folder it lies in. NEEDS is "VERB OPTION" when the help of the verb must name the option, "VERB" when the verb must be there, or "-".
# It runs in a folder that holds copies of samples/, once in each language.

page eksjo - 1 check eksjo --as-of $day -o @
page mjolby - 1 check mjolby --as-of $day -o @
page koncern - 1 check koncern --as-of $day -o @
page eksjo-baseline - 1 check eksjo --as-of $day --baseline earlier.xml -o @
page eksjo-only-new - 1 check eksjo --as-of $day --baseline earlier.xml --only-new -o @
page eksjo-previous 'check --previous' 1 check eksjo --as-of $day --previous earliest.xml --previous earlier.xml -o @
page eksjo-unit - 1 check eksjo --as-of $day --unit sektor-social -o @
page eksjo-file - 1 check eksjo --as-of $day --files-from changed -o @
page eksjo-short - 1 check eksjo --as-of $day --max-same 2 -o @
page eksjo-public 'check --audience' 1 check eksjo --as-of $day --audience public -o @
page koncern-public 'check --audience' 1 check koncern --as-of $day --audience public -o @
page broken - 3 check broken --as-of $day -o @
page failing - 4 check failing --as-of $day --rules fails.sch -o @
page hostile - 1 check hostile --as-of $day -o @
page empty - 5 check empty --as-of $day -o @
page passed - 0 check empty --as-of $day --allow-empty -o @
page merged - 1 merge eksjo.xml mjolby.xml koncern.xml -o @
page many - 1 report many.xml -o @
page diff - 1 diff earlier.xml eksjo.xml -o @
page diff-same - 0 diff eksjo.xml eksjo.xml -o @
folder koncern-split 'check --split' 1 check koncern --as-of $day --split unit --output html=@/
folder eksjo-split 'check --split' 1 check eksjo --as-of $day --split unit --previous earlier.xml --output html=@/
for sample in eksjo mjolby koncern; do
	for view in policy responsibilities art30 action-plan assets; do
		page $sample-$view "render $view" 0 render $view $sample --as-of $day -o @
	done
done
page action-plan-broken 'render action-plan' 3 render action-plan broken --as-of $day -o @
page policy-hostile 'render policy' 0 render policy hostile --as-of $day -o @
page rules - 0 explain --all rules eksjo --as-of $day --format html
page messages - 0 explain --all messages --format html
