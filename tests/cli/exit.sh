#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every exit code, and which one wins: 4, 2, 3, 5, 1.
. "$(dirname "$0")/lib/cases.sh"

make_repository "$work/good" with
make_repository "$work/gap" without
make_repository "$work/unknown" without 1 system-owner-missing no-such-rule
mkdir "$work/empty" "$work/folder.html"

cp -r "$work/gap" "$work/broken"
echo '<records xmlns="urn:policykoll:1" id="r"><action id="x">' >"$work/broken/records.xml"
cp -r "$work/gap" "$work/invalid"
echo '<records xmlns="urn:policykoll:1" id="r"><elephant/></records>' >"$work/invalid/records.xml"
mkdir "$work/alone"
echo '<inventory xmlns="urn:policykoll:1" id="i" unit="u">' >"$work/alone/inventory.xml"

run 0 "0: everything passes" "$bin" check "$work/good"
run 1 "1: a finding" "$bin" check "$work/gap"
run 0 "0: a finding below the threshold" "$bin" check --fail-on never "$work/gap"
run 1 "1: also for --fail-on info" "$bin" check --fail-on info "$work/gap"
run 2 "2: wrong usage" "$bin" check --elephant
run 2 "2: a rule that is not there" "$bin" check --rule no-such-rule "$work/good"
run 2 "2: a policy demands a rule that is not there" "$bin" check --fail-on never "$work/unknown"
run 3 "3: a document is not well-formed" "$bin" check --fail-on never "$work/broken"
run 3 "3: a document does not follow its schema" "$bin" check --fail-on never "$work/invalid"
run 3 "3: a file is not there" "$bin" check "$work/nowhere.xml"
run 4 "4: an output cannot be written" "$bin" check -o "$work/folder.html" "$work/good"
run 5 "5: nothing to check" "$bin" check "$work/empty"
says out "no document was found"
mkdir "$work/policy-only"
cp "$work/good/policy.xml" "$work/policy-only"
run 5 "5: documents but nothing to evaluate" "$bin" check "$work/policy-only"
says out "no rule found anything"
run 0 "0: nothing to check is allowed" "$bin" check --allow-empty "$work/empty"

run 4 "4 beats 2" "$bin" check --rule no-such-rule -o "$work/folder.html" "$work/good"
run 4 "4 beats 3" "$bin" check -o "$work/folder.html" "$work/broken"
run 4 "4 beats 5" "$bin" check -o "$work/folder.html" "$work/empty"
run 4 "4 beats 1" "$bin" check -o "$work/folder.html" "$work/gap"
cp "$work/unknown/policy.xml" "$work/broken/policy.xml"
run 2 "2 beats 3" "$bin" check "$work/broken"
run 2 "2 beats 5" "$bin" check --rule no-such-rule "$work/empty"
run 2 "2 beats 1" "$bin" check "$work/unknown"
run 3 "3 beats 1" "$bin" check "$work/invalid"
run 3 "3 beats 5" "$bin" check "$work/alone"
run 3 "3 although nothing is allowed" "$bin" check --allow-empty "$work/alone"

finish
