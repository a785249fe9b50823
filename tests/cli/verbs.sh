#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The commands beside check: validate, list, explain, bundle.
. "$(dirname "$0")/lib/cases.sh"

make_repository "$work/repo" without 2
repo=$work/repo
cp -r "$repo" "$work/broken"
echo '<records xmlns="urn:policykoll:1" id="r"><elephant/></records>' >"$work/broken/records.xml"

run 0 "validate" "$bin" validate "$repo/policy.xml" "$repo/inventory.xml"
silent err
run 3 "validate: not of the schema" "$bin" validate "$repo/policy.xml" "$work/broken/records.xml"
says out "elephant"
run 3 "validate: not of the schema, quiet" "$bin" validate -q "$work/broken/records.xml"
says_not out "elephant"
says err "elephant"
run 0 "validate evaluates nothing" "$bin" validate "$repo/inventory.xml"
says_not out "system-owner-missing"

run 0 "list rules" "$bin" list rules
silent err
for rule in system-owner-missing processor-agreement-expired duplicate-asset-id; do
	says out $rule
done
run 0 "list rules, verbose, gives no verdict" "$bin" list -v rules
silent err
run 0 "list rules of a folder, verbose, gives no findings" "$bin" list -v rules "$repo"
silent err
run 0 "list rules of a folder" "$bin" list rules "$repo"
says out system-owner-missing
run 0 "list clauses" "$bin" list clauses "$repo"
says out c-1
(cd "$repo" && "$bin" list clauses >"$work/here" 2>&1)
result "list clauses of the current folder" grep -q c-1 "$work/here"
mkdir "$work/nothing"
run 0 "list clauses where there are none" "$bin" list clauses "$work/nothing"
run 3 "list clauses of a broken folder" "$bin" list clauses "$work/broken"
says out c-1
says err elephant
run 0 "list rules, Swedish" "$bin" list --lang sv rules
says out "Tillgången har en systemägare"

run 0 "explain" "$bin" explain system-owner-missing
silent err
says out system-owner-missing
run 0 "explain, Swedish" "$bin" explain --lang sv system-owner-missing
says out "systemägare"
run 0 "explain with a folder" "$bin" explain system-owner-missing "$repo"
says out c-1
run 0 "every rule is explained" sh -c "'$bin' list rules | grep -o '^ *[a-z][a-z0-9-]*-[a-z0-9-]*' | sort -u | while read -r r; do '$bin' explain \"\$r\" >/dev/null || exit 1; done"

run 0 "bundle" "$bin" bundle --as-of 2026-11-21 "$repo"
silent err
well_formed "bundle is well-formed" "$work/out"
says out 'as-of="2026-11-21"'
says out 'id="sys-2"'
says out '<entry'
run 0 "bundle is the day's" "$bin" bundle "$repo"
says out "as-of=\"$(date +%Y-%m-%d)\""
"$bin" bundle --as-of 2026-11-21 "$repo" >"$work/bundle.xml"
run 1 "a bundle can be checked" "$bin" check "$work/bundle.xml"
says out "System 2"
run 3 "bundle of a broken folder" "$bin" bundle "$work/broken"
says err elephant
well_formed "bundle of a broken folder is well-formed" "$work/out"

finish
