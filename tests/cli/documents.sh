#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll render policy and responsibilities: what the pages and tables say is counted anew from the documents (documents.py), in both languages, for whole, partial,
# incomplete and hostile repositories; it grows linearly.
# shellcheck source=tests/cli/lib/cases.sh
. "$(dirname "$0")/lib/cases.sh"

reader=$(cd "$(dirname "$0")" && pwd)/documents.py
top=$(pwd)
day=--as-of=2026-11-21

# made NAME VIEW FOLDER CODE: the document in both languages, read beside the bundle and the report of the same run.
made() {
	made_name=$1 made_view=$2 made_from=$3 made_code=$4
	"$bin" bundle "$made_from" $day >"$work/bundle.xml" 2>/dev/null
	"$bin" check "$made_from" $day -q --fail-on never -o "$work/report.xml" >/dev/null 2>&1
	for lang in sv en; do
		table=
		if [ "$made_view" = responsibilities ]; then table=$work/$lang.csv; fi
		run "$made_code" "$made_name, $made_view, $lang: is made" "$bin" render "$made_view" "$made_from" $day --lang $lang -o "$work/$lang.html" ${table:+-o "$table"}
		silent out
		"$bin" render "$made_view" "$made_from" $day --lang $lang --jobs 2 -o "$work/again.html" >/dev/null 2>&1
		result "$made_name, $made_view, $lang: the same bytes again" cmp -s "$work/$lang.html" "$work/again.html"
		python3 "$reader" "$made_view" "$work/$lang.html" "$work/bundle.xml" "$work/report.xml" ${table:+"$table"} >"$work/wrong" 2>&1
		result "$made_name, $made_view, $lang: what is shown is what there is" test ! -s "$work/wrong"
		head -n 8 "$work/wrong"
	done
	grep -o ' id="[^"]*"' "$work/sv.html" >"$work/sv.ids"
	grep -o ' id="[^"]*"' "$work/en.html" >"$work/en.ids"
	result "$made_name, $made_view: anchors do not depend on the language" cmp -s "$work/sv.ids" "$work/en.ids"
}

for sample in eksjo mjolby koncern; do
	for view in policy responsibilities; do
		made "$sample" $view "samples/$sample" 0
		result "$sample, $view: nothing English in the Swedish page" test "$(grep -c 'lang="en"' "$work/sv.html")" -eq 0
		result "$sample, $view: no banner where all was read" test "$(grep -c 'class="banner' "$work/sv.html")" -eq 0
		cp "$work/sv.html" "$work/$sample-$view.html"
	done
done

# --- the reader can see what is wrong
# spoilt NAME VIEW SED: the page of a sample, changed like that, is found out
spoilt() {
	sed "$3" "$work/koncern-$2.html" >"$work/spoilt.html"
	result "spoilt, $1: the change takes" test "$(cmp -s "$work/koncern-$2.html" "$work/spoilt.html"; echo $?)" = 1
	result "spoilt, $1: is found out" test -n "$(python3 "$reader" "$2" "$work/spoilt.html" "$work/bundle.xml" "$work/report.xml" 2>&1)"
}
spoilt 'a clause without its anchor' policy 's/ id="clause-exempel-informationssakerhet\/K-09"//'
spoilt 'an assumption that does not stand out' policy 's/<p class="assume">/<p>/'
spoilt 'a link that leads nowhere' policy 's/href="#laws"/href="#law"/'
spoilt 'a vacancy that is not shown as one' responsibilities '0,/<tr class="vacancy">/s//<tr>/'
spoilt 'an asset twice' responsibilities 's/ id="asset-sys-skola"/ id="asset-sys-skola"><\/th><th scope="row" id="asset-sys-skola"/'
spoilt 'a position that is gone' responsibilities 's/ id="position-samordnare"//'
spoilt 'a person' responsibilities 's/<footer>/<footer>p-008/'

# --- what a reader looks for
plain() { xmllint --html --xpath "$2" "$work/$1" 2>/dev/null; }
result "policy: an assumption says what and why" test "$(plain eksjo-policy.html 'count(//p[@class="assume"][contains(.,"Antagande: längsta tid som ett undantag får gälla: 12 månader. Policyn säger inte")])')" -ge 1
result "policy: a decided value says who decided" test "$(plain koncern-policy.html 'count(//article[.//*[@id="clause-exempel-informationssakerhet/K-12"]]//p[@class="value"][contains(.,"längsta tid som en klassning gäller: 36 månader (värdet står i avsnittet)")])')" = 1
result "policy: a local policy says how it differs" test "$(plain koncern-policy.html 'count(//tr[contains(.,"24 månader") and contains(.,"i grundpolicyn: 36 månader")])')" -ge 1
result "policy: a dropped demand is told to stand" test "$(plain koncern-policy.html 'count(//td[contains(.,"Grundpolicyns krav gäller ändå")])')" -ge 1
result "policy: what is not stated is told" test "$(plain eksjo-policy.html 'count(//dl/div[dt="Antagen" and contains(dd,"uppgift saknas")])')" = 1
result "policy: laws are apart" test "$(plain eksjo-policy.html 'count(//section[@id="laws"]//*[@id="clause-gdpr/G-35"])')" = 1
result "policy: an unchecked clause says so" test "$(plain eksjo-policy.html 'count(//article[.//p[@class="unruled"]])')" -ge 1
result "responsibilities: whoever left is told with the day" test "$(plain eksjo-responsibilities.html 'count(//tr[@class="vacancy"][contains(.,"Lärplattform")][contains(.,"slutade 2026-06-30")])')" = 1
result "responsibilities: a deputy is no holder" test "$(plain eksjo-responsibilities.html 'count(//table[caption[@id="cap-only-deputy"]]//tr[contains(.,"Elevregister")])')" = 1
result "responsibilities: the term of office is told" test "$(plain eksjo-responsibilities.html 'count(//td[contains(.,"Mandatperioden slutar")][contains(.,"2026-12-31")])')" = 1

# --- an anchor leads to one place: no id stands twice, in any document, for whomever it is
for sample in eksjo mjolby koncern; do
	for view in action-plan art30 assets policy responsibilities; do
		for audience in internal public; do
			"$bin" render $view samples/$sample $day --lang sv --audience $audience -q -o "$work/once.html" >/dev/null 2>&1
			grep -o ' id="[^"]*"' "$work/once.html" | sort >"$work/once.ids"
			result "$sample, $view, $audience: there are ids" test -s "$work/once.ids"
			result "$sample, $view, $audience: no id stands twice" test -z "$(uniq -d "$work/once.ids")"
			if [ $audience = public ]; then result "$sample, $view: one note says that it is public" test "$(grep -c '<h2 id="public-title">' "$work/once.html")" = 1; fi
			rm -f "$work/once.html"
		done
	done
done

# --- words
result "words: each has both languages, once" test "$(xmllint --xpath 'count(/words/*[count(text) != 2 or not(normalize-space(text[@xml:lang="sv"])) or not(normalize-space(text[@xml:lang="en"]))])' views/words.xml)" = 0
xmllint --xpath '/words/addressee/form/text()' views/words.xml | sort | uniq -d >"$work/twice"
xmllint --xpath '/words/*/@name | /words/addressee/@id' views/words.xml | sort | uniq -d >>"$work/twice"
result "words: none is there twice" test ! -s "$work/twice"
xmllint --xpath '/words/parameter/@name' views/words.xml | sed 's/^ *name="//; s/"$//' | sort >"$work/named"
"$bin" list parameters samples/eksjo samples/mjolby samples/koncern $day --format tsv 2>/dev/null | tail -n +2 | cut -f 2 | sort -u >"$work/parameters"
xmllint --xpath '//*[local-name()="default"]/@name' "$work/report.xml" | sed 's/^ *name="//; s/"$//' | sort -u >>"$work/parameters"
sort -u -o "$work/parameters" "$work/parameters"
result "words: there are parameters" test "$(wc -l <"$work/parameters")" -ge 60
result "words: every parameter of a rule has its words, and none is left over" cmp -s "$work/named" "$work/parameters"
diff "$work/named" "$work/parameters" | head -n 5

# --- not whole, narrowed, nothing
cp -R samples/eksjo "$work/broken"
printf 'not xml' >"$work/broken/inventory/social.xml"
made broken responsibilities "$work/broken" 3
result "broken: the banner names the document" test "$(xmllint --html --xpath 'count(//section[@class="banner"]//li[contains(.,"social.xml")])' "$work/sv.html" 2>/dev/null)" = 1
result "broken: the title says that it is not whole" grep -q '<title>Ofullständig: ' "$work/sv.html"
result "broken: the table says so first" test "$(sed -n 2p "$work/sv.csv" | grep -c '^"Underlaget är inte komplett')" = 1
made broken policy "$work/broken" 3
result "broken: the policy says so too" test "$(xmllint --html --xpath 'count(//section[@class="banner"])' "$work/en.html" 2>/dev/null)" = 1
run 0 "one unit: is made" "$bin" render responsibilities samples/eksjo $day --unit sektor-social --lang sv -o "$work/unit.html"
result "one unit: the banner says that it is not all" test "$(xmllint --html --xpath 'count(//section[contains(@class,"part") and contains(@class,"banner")])' "$work/unit.html" 2>/dev/null)" = 1
result "one unit: its assets and those below it only" test "$(xmllint --html --xpath 'count(//th[starts-with(@id,"asset-")])' "$work/unit.html" 2>/dev/null)" = \
	"$(xmllint --xpath 'count(//*[local-name()="asset"])' samples/eksjo/inventory/social.xml)"
result "one unit: no position of another sector" test "$(xmllint --html --xpath 'count(//*[@id="position-pos-va-chef"])' "$work/unit.html" 2>/dev/null)" = 0
mkdir "$work/empty"
run 5 "nothing: no document" "$bin" render policy "$work/empty" $day -o "$work/nothing.html"
run 2 "a table of the policy: there is none" "$bin" render policy samples/eksjo $day -o "$work/policy.xlsx"
result "a table of the policy: nothing is written" test ! -e "$work/policy.xlsx"

# --- hostile texts, references that lead nowhere, ids of another script
mkdir "$work/hostile"
python3 - "$work/hostile" <<'END'
import sys
from xml.sax.saxutils import escape, quoteattr
bad = "<script>alert(1)</script> &amp; \"citat\" 'enkla' ]]> </style> <!-- --> \x85\x9b\u202ebakvänt\u202c {a} javascript:x =1+1 " + "Donaudampfschifffahrt" * 12
a, t = quoteattr(bad), escape(bad)


def put(name, text):
    with open(sys.argv[1] + "/" + name, "w", encoding="utf-8") as f:
        f.write(text)


for p, extends in (("på", ""), ("b", 'extends="på"'), ("c", "")):
    put(p + ".xml", f"""<policy xmlns="urn:policykoll:1" id="{p}" {extends} version={a} decision-ref={a} source-doc={a} supersedes={a} status="draft" document-owner-role="r-å">
<title xml:lang="en">{t}</title><short-title xml:lang="en">{t}</short-title><note xml:lang="en">{t}</note><municipality code="9999"><name xml:lang="en">{t}</name></municipality>
<scope units="u-1 u-gone"><note xml:lang="en">{t}</note></scope><classification-model id="m" version={a}><label xml:lang="en">{t}</label><aspect code="K"><label xml:lang="en">{t}</label></aspect>
<level code="x" order="0"><label xml:lang="en">{t}</label></level></classification-model><role-definition id="r-å" min="1"><label xml:lang="en">{t}</label></role-definition>
<clause id="P1" class="machine" obligation="shall" obliged={a} source-line={a} source-doc={a}><summary xml:lang="en">{t}</summary><interpretation-note xml:lang="en">{t}</interpretation-note>
<framework-mapping framework="x" edition={a} identifier={a}/><requirement rule="system-owner-missing"><parameter name="lifecycle" value={a} basis="assumption"><note xml:lang="en">{t}</note></parameter></requirement></clause>
<clause id="c2" class="informative" obligation="goal"/></policy>""")
put("org.xml", f"""<organisation xmlns="urn:policykoll:1" id="o"><name xml:lang="en">{t}</name>
<unit id="u-1" kind="board"><name xml:lang="en">{t}</name><coverage policy="på" decision-ref={a}><note xml:lang="en">{t}</note></coverage></unit><unit id="u-2" kind="company"/>
<position id="pos-å" kind="other" unit="u-1"><title xml:lang="en">{t}</title></position><position id="pos-2" kind="other"/><position id="pos-3" kind="other" unit="gone"/>
<assignment id="a-1" role="r-å" position="pos-å" target="u-1" person="secret-1" from="2020-01-01" to="2021-01-01" designation-ref={a} designated-by="gone"/>
<assignment id="a-2" role="r-gone" position="gone" target="gone" person="secret-2" deputy-of="a-2"/>
<assignment id="a-3" role="r-å" deputy-of="a-1" external="yes" position="pos-2" person="secret-3" from="2027-01-01"/><term-of-office body="namnd" from="2019-01-01" to="2022-12-31" unit="u-1"/></organisation>""")
for i in (1, 2):
    put(f"inv{i}.xml", f"""<inventory xmlns="urn:policykoll:1" id="i{i}" unit="u-{i}"><asset id="s-å{i}" kind="system" lifecycle="in-operation"><name xml:lang="en">{t}</name>
<role name="r-å" assignment="a-1"/><role name="r-å" assignment="a-gone"/><role name="unknown" assignment="a-2"/></asset><asset id="s-{i}" kind="system" owning-unit="gone"/></inventory>""")
END
for view in policy responsibilities; do
	made hostile $view "$work/hostile" 3
	result "hostile, $view: markup is text" test "$(grep -c '<script\|javascript:x"' "$work/sv.html")" -eq 0
	result "hostile, $view: no control characters" test "$(grep -c "$(printf '\302[\200-\237]')" "$work/sv.html")" -eq 0
	result "hostile, $view: text in the other language says so" grep -q '<span lang="en">' "$work/sv.html"
done

# --- growth: ten times the assets take at most twenty times the time; quadratic would be a hundred
grown() { # ASSETS: hundredths of a second
	mkdir -p "$work/grow/inventory"
	cp "$top/samples/koncern/organisation.xml" "$work/grow/"
	make_policy "$work/grow/policy.xml" system-owner-missing system-owner-vacant
	awk -v n="$1" 'BEGIN { print "<inventory xmlns=\"urn:policykoll:1\" id=\"big\" unit=\"sektor-omsorg\">"
		for (i = 0; i < n; i++) printf "<asset id=\"s-%d\" kind=\"system\" owning-unit=\"%s\" lifecycle=\"in-operation\"><name xml:lang=\"sv\">System %d</name>%s</asset>\n", i, i % 2 ? "sektor-omsorg" : "sektor-bildning", i, i % 3 ? "<role name=\"system-owner\" assignment=\"a-agare-bildning\"/>" : ""
		print "</inventory>" }' >"$work/grow/inventory/big.xml"
	( "$bin" render responsibilities "$work/grow" $day -q -o "$work/grow.html" -o "$work/grow.csv" >/dev/null 2>&1; times ) | awk 'NR == 2 { split($1, t, /[ms]/); printf "%d\n", (t[1] * 60 + t[2]) * 100 }'
}
small=$(grown 500)
large=$(grown 5000)
result "growth: 500 assets $small, 5,000 assets $large hundredths of a second" test "$large" -le $((small * 20 + 100))
result "growth: all 5,000 are there" test "$(grep -c ' id="asset-s-' "$work/grow.html")" -eq 5000
result "growth: and in the table" test "$(grep -c '"s-[0-9]*"' "$work/grow.csv")" -ge 5000

finish
