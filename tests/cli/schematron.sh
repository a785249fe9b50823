#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll schematron: any schema over any documents; where the words go, what is refused, and the exit codes. The language is tested in tests/schematron, SVRL in tests/svrl.
. "$(dirname "$0")/lib/cases.sh"
cd "$work" || exit 1

cat >s.sch <<'END'
<schema xmlns="http://purl.oclc.org/dsdl/schematron" xml:lang="en">
<let name="most" value="10"/>
<phase id="strict"><active pattern="prices"/></phase>
<phase id="lax"><active pattern="names"/></phase>
<pattern id="prices"><rule context="item"><assert test="@price &lt;= $most" id="price" diagnostics="price-sv more">The price <value-of select="@price"/> of <name/> is too high</assert></rule></pattern>
<pattern id="names"><rule context="item"><report test="not(name)" role="warning" id="name">No name</report></rule></pattern>
<diagnostics><diagnostic id="price-sv" xml:lang="sv">Priset <value-of select="@price"/> är för högt</diagnostic><diagnostic id="more" xml:lang="en">At most <value-of select="$most"/></diagnostic></diagnostics>
</schema>
END
printf '<list>\n  <item price="5"><name>a</name></item>\n  <item price="12"/>\n</list>\n' >bad.xml
printf '<list>\n  <item price="5"><name>a</name></item>\n</list>\n' >good.xml
printf '<other/>\n' >other.xml
printf '<list>\n  <item>\n</list>\n' >broken.xml
sed 's/@price &lt;=/price( /' s.sch >wrong.sch
sed "s/@price &lt;= \$most/generate-id(\$most)/; s/value=\"10\"/value=\"'a'\"/" s.sch >dynamic.sch

run 0 "schematron: nothing found" "$bin" schematron s.sch good.xml
says out "0 errors, 0 warnings: 0 of 1 file, 2 nodes checked"
says out "PASSED: no finding at or above --fail-on info"
silent err
run 1 "schematron: findings" "$bin" schematron s.sch bad.xml
says out "error[price]: The price 12 of item is too high"
says out "  --> bad.xml:3:4"
says out "3 |   <item price=\"12\"/>"
says out "  |    ^^^^"
says out "= help: At most 10"
says out "warning[name]: No name"
says out "1 error, 1 warning: 1 of 1 file, 4 nodes checked"
says out "FAILED: 2 findings at or above --fail-on info"
says_not out "= evidence: @price = 12"
silent err
run 1 "schematron: in Swedish" "$bin" schematron --lang sv s.sch bad.xml
says out "fel[price]: Priset 12 är för högt"
says out "hjälp: At most 10"
run 1 "schematron -v" "$bin" schematron -v s.sch bad.xml
says out "@price = 12"
run 1 "schematron -q" "$bin" schematron -q s.sch bad.xml
says_not out "error[price]"
run 0 "schematron --fail-on never" "$bin" schematron --fail-on never s.sch bad.xml
run 0 "schematron --fail-on error, a warning only" "$bin" schematron --phase lax --fail-on error s.sch bad.xml
says out "1 warning"
run 1 "schematron: several files" "$bin" schematron s.sch good.xml bad.xml
says out "1 of 2 files"
run 0 "schematron: nothing matches" "$bin" schematron s.sch other.xml
says out "warning[schematron-nothing-matched]: no context of the schema matches anything in other.xml"

run 1 "schematron --phase" "$bin" schematron --phase strict s.sch bad.xml
says_not out "No name"
run 2 "schematron: unknown phase" "$bin" schematron --phase strickt s.sch bad.xml
says out "there is no phase strickt"
says out "did you mean strict?"
run 0 "schematron --param" "$bin" schematron --phase strict --param most=20 s.sch bad.xml
run 2 "schematron: unknown parameter" "$bin" schematron --param mots=20 s.sch bad.xml
says out "the schema s.sch has no parameter mots"
says out "did you mean most?"
run 2 "schematron: a parameter without value" "$bin" schematron --param most s.sch bad.xml
says out "write --param NAME=VALUE"
run 2 "schematron: a schema that is wrong" "$bin" schematron wrong.sch bad.xml
says out "wrong.sch:5:"
run 2 "schematron: a document as schema" "$bin" schematron bad.xml bad.xml
says out "this is not a Schematron schema"
run 2 "schematron: no schema there" "$bin" schematron none.sch bad.xml
says out "none.sch does not exist"
run 2 "schematron: no document" "$bin" schematron s.sch
says err "policykoll schematron needs SCHEMA FILE"
run 3 "schematron: a document that breaks" "$bin" schematron s.sch good.xml broken.xml bad.xml
says out "<item> on line 2 is closed by </list>."
says out "error[price]"
says out "INCOMPLETE: 1 file could not be read in full"
run 3 "schematron: no document there" "$bin" schematron s.sch none.xml
says out "none.xml does not exist"
run 3 "schematron: a folder" "$bin" schematron s.sch .
run 4 "schematron: what cannot be evaluated" "$bin" schematron dynamic.sch bad.xml
says out "rule error[price]: this could not be evaluated"
says out "CHECK FAILED TO RUN: rules failed in 2 cases"
says out "warning[name]"

# Standard input, as schema or as one document.
"$bin" schematron --format svrl -q s.sch - <bad.xml >out.svrl 2>err
result "schematron: the document from standard input" test $? -eq 1
result "schematron: its SVRL" grep -q 'failed-assert id="price"' out.svrl
"$bin" schematron - bad.xml <s.sch >out 2>err
result "schematron: the schema from standard input" test $? -eq 1
run 2 "schematron: standard input twice" "$bin" schematron - -
says err "standard input can be read only once"

# SVRL.
run 1 "schematron --format svrl" "$bin" schematron --format svrl s.sch bad.xml
well_formed "schematron --format svrl: stdout is one document" out
says out 'pk:line="3" pk:column="4"'
says err "error[price]"
run 1 "schematron --format svrl -q" "$bin" schematron -q --format svrl s.sch bad.xml
silent err
run 1 "schematron -o" "$bin" schematron -o one.svrl s.sch bad.xml
says out "error[price]"
well_formed "schematron -o: the file" one.svrl
cp one.svrl before.svrl
run 1 "schematron -o and --format svrl" "$bin" schematron -q --format svrl -o one.svrl s.sch bad.xml
result "schematron: file and standard output are the same" cmp one.svrl out
result "schematron: SVRL is the same each time" cmp one.svrl before.svrl
run 1 "schematron -o text" "$bin" schematron --color always -o one.txt s.sch bad.xml
result "schematron -o text: what is shown, without colours" grep -q '^error\[price\]' one.txt
run 1 "schematron --compact" "$bin" schematron -q --format svrl --compact s.sch bad.xml
says_not out "svrl:fired-rule"
says out "svrl:failed-assert"
run 2 "schematron: SVRL of several files" "$bin" schematron --format svrl s.sch bad.xml good.xml
says err "SVRL is one document for each file, and 2 files are given"
mkdir folder sub
cp bad.xml sub/bad.xml
run 1 "schematron: a folder for the SVRL of several files" "$bin" schematron -q -o folder s.sch bad.xml good.xml
result "schematron: a file for each" test -s folder/bad.xml.svrl -a -s folder/good.xml.svrl
well_formed "schematron: each is a document" folder/good.xml.svrl
run 2 "schematron: two of the same name" "$bin" schematron -o folder s.sch bad.xml sub/bad.xml
says err "two files would both give folder/bad.xml.svrl"
run 2 "schematron: the output is the input" "$bin" schematron -o bad.xml s.sch bad.xml
says err "bad.xml is read in this run"
run 2 "schematron: the output is the schema" "$bin" schematron -o s.sch s.sch bad.xml
run 4 "schematron: the output cannot be written" "$bin" schematron -o none/x.svrl s.sch bad.xml
run 3 "schematron: no SVRL of what cannot be read" "$bin" schematron --format svrl s.sch broken.xml
silent out

# A document of anybody's: DOCTYPE with entities within bounds, nothing from elsewhere.
printf '<!DOCTYPE list [<!ENTITY n "<name>x</name>"><!ATTLIST item price CDATA "11">]>\n<list><item>&n;</item></list>\n' >doctype.xml
run 1 "schematron: entities and default attributes" "$bin" schematron s.sch doctype.xml
says out "The price 11 of item"
says_not out "No name"
printf '<!DOCTYPE list SYSTEM "list.dtd">\n<list><item price="1"><name/></item></list>\n' >dtd.xml
run 0 "schematron: a DOCTYPE that names a file" "$bin" schematron s.sch dtd.xml
printf '<!DOCTYPE list SYSTEM "list.dtd">\n<list><item price="1"><name>&n;</name></item></list>\n' >dtd.xml
run 3 "schematron: an entity that file would have" "$bin" schematron s.sch dtd.xml
printf '<!DOCTYPE list [<!ENTITY n SYSTEM "s.sch">]>\n<list>&n;</list>\n' >outside.xml
run 3 "schematron: an entity from elsewhere" "$bin" schematron s.sch outside.xml
says out 'The entity "n" lies outside the file, and nothing outside it is read.'
awk 'BEGIN { print "<!DOCTYPE list [<!ENTITY e0 \"laugh\">"
	for (i = 1; i < 12; i++) { printf "<!ENTITY e%d \"", i; for (k = 0; k < 10; k++) printf "&e%d;", i - 1; print "\">" }
	print "]><list>&e11;</list>" }' >laughs.xml
run 3 "schematron: entities that grow" "$bin" schematron s.sch laughs.xml
says out "The entities of this document hold themselves, or grow too large."
printf '<!DOCTYPE list [<!ENTITY a "&b;"><!ENTITY b "&a;">]><list>&a;</list>\n' >loop.xml
run 3 "schematron: entities that hold themselves" "$bin" schematron s.sch loop.xml

# Many siblings: positions are not counted anew for each.
awk 'BEGIN { print "<list>"; for (i = 0; i < 60000; i++) printf "<item price=\"12\"/>x<!-- c -->\n"; print "</list>" }' >many.xml
run 1 "schematron: 60,000 findings" timeout 60 "$bin" schematron --format svrl -q s.sch many.xml
result "schematron: the last one's place" grep -q "\[60000\]\" test=\"@price .* pk:line=\"60001\"" out
run 1 "schematron: at most 20 of each are spelled out" "$bin" schematron s.sch many.xml
says out "and 59980 more price"
result "schematron: 20 of each" test "$(grep -c '^error\[price\]' out)" -eq 20
run 1 "schematron --max-same" "$bin" schematron --max-same 3 s.sch many.xml
says out "and 59997 more price"

finish
