#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Inputs that are absent, unreadable, empty or hostile: a message that names the file, exit code 3 (or 5), never a crash or a pass.
. "$(dirname "$0")/lib/cases.sh"

make_repository "$work/repo" with
repo=$work/repo

run 3 "a file that is not there" "$bin" check "$work/nowhere.xml"
says out "nowhere.xml"
run 3 "a folder that is not there" "$bin" check "$work/nowhere"
run 3 "one of two is not there" "$bin" check "$repo" "$work/nowhere.xml"
run 3 "validate: a file that is not there" "$bin" validate "$work/nowhere.xml"
run 3 "a part of the path is a file" "$bin" check "$repo/policy.xml/x.xml"
mkdir "$work/empty"
run 5 "an empty folder" "$bin" check "$work/empty"
echo 'just text' >"$work/empty/readme.txt"
run 5 "a folder without documents" "$bin" check "$work/empty"
: >"$work/none.xml"
run 3 "an empty file" "$bin" check "$work/none.xml"
says out "none.xml"
run 2 "a folder as a file of rules" "$bin" check --rules "$work/empty" "$repo"
(cd "$repo" && "$bin" check >"$work/out" 2>"$work/err")
result "without a path the current folder is read" test $? -eq 0
"$bin" check "$repo/policy.xml" "$repo/organisation.xml" - <"$repo/inventory.xml" >"$work/out" 2>"$work/err"
result "- is standard input" test $? -eq 0
run 0 "files one by one" "$bin" check "$repo/policy.xml" "$repo/organisation.xml" "$repo/inventory.xml"

# unreadable; as root through another user
cp -r "$repo" "$work/unreadable"
chmod 000 "$work/unreadable/inventory.xml"
chmod 755 "$work"
as=
[ "$(id -u)" -ne 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $as "$bin" version >/dev/null 2>&1; then
	run 3 "a file that may not be read" $as "$bin" check "$work/unreadable"
	says out "inventory.xml may not be read"
	run 3 "a file that may not be read, named" $as "$bin" validate "$work/unreadable/inventory.xml"
	chmod 000 "$work/empty"
	run 3 "a folder that may not be read" $as "$bin" check "$work/empty"
	chmod 755 "$work/empty"
else
	skip "a file that may not be read" "root may read everything, and setpriv cannot run the program here"
fi
chmod 644 "$work/unreadable/inventory.xml"

# A document type is refused, whatever it would do.
mkdir "$work/doctype"
echo secret-of-the-test >"$work/secret"
cat >"$work/doctype/inventory.xml" <<END
<!DOCTYPE inventory [<!ENTITY x SYSTEM "file://$work/secret"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<inventory xmlns="urn:policykoll:1" id="i" unit="u"><note xml:lang="en">&x;&b;</note></inventory>
END
run 3 "a document type" "$bin" check "$work/doctype"
says out "inventory.xml"
says_not out "secret-of-the-test"
run 3 "a document type, validate" "$bin" validate "$work/doctype/inventory.xml"
says_not out "secret-of-the-test"
run 3 "a document type, bundle" "$bin" bundle "$work/doctype"
says_not out "secret-of-the-test"

# A million elements within each other.
mkdir "$work/deep"
awk 'BEGIN { printf "<inventory xmlns=\"urn:policykoll:1\" id=\"i\" unit=\"u\">"; for (i = 0; i < 1000000; i++) printf "<a>" }' >"$work/deep/inventory.xml"
run 3 "a million deep" "$bin" check "$work/deep"
says out "inventory.xml"
awk 'BEGIN { printf "<policy xmlns=\"urn:policykoll:1\" id=\"p\">"; for (i = 0; i < 1000000; i++) printf "<a>"; for (i = 0; i < 1000000; i++) printf "</a>"; print "</policy>" }' >"$work/deep/policy.xml"
run 3 "a million deep and closed" "$bin" validate "$work/deep/policy.xml"
says out "policy.xml"

# What the parser does not hold is said to be too large, in words of ours.
mkdir "$work/huge"
{ printf '<inventory xmlns="urn:policykoll:1" id="i" unit="u">\n<!--'; head -c 11000000 /dev/zero | tr '\0' x; printf -- '-->\n</inventory>'; } >"$work/huge/inventory.xml"
run 3 "a huge comment" "$bin" check "$work/huge"
says out "xml-item-too-large"
{ printf '<inventory xmlns="urn:policykoll:1" id="i" unit="u">\n<'; head -c 60000 /dev/zero | tr '\0' x; printf '/></inventory>'; } >"$work/huge/inventory.xml"
run 3 "a huge name" "$bin" check "$work/huge"
says out "xml-item-too-large"

# Escapes in a document do not reach the terminal.
mkdir "$work/escape"
printf '<inventory xmlns="urn:policykoll:1" id="i" unit="u"><asset id="a"><nam\302\233e/></asset></inventory>' >"$work/escape/inventory.xml"
run 3 "a control character in a document" "$bin" check "$work/escape"
says_not out "$(printf '\302\233')"

finish
