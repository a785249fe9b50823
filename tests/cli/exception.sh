#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# policykoll exception new: what it writes is valid, stands where it should and covers what it says, through its last day; what it refuses leaves no trace.
. "$(dirname "$0")/lib/cases.sh"
top=$(cd "$(dirname "$0")/../.." && pwd)
day=2026-12-01
cd "$work" || exit 1

# fresh SAMPLE: a copy of it as the folder s.
fresh() {
	rm -rf s
	cp -r "$top/samples/$1" s
	cp s/exceptions.xml before.xml
}
# new ARGUMENT...: on the day, with what every exception needs.
new() { "$bin" exception new --as-of $day --until 2026-12-31 --reason 'A reason' --approved-by kommundirektor "$@"; }
# valid NAME FILE: for another reader than ours, too.
valid() { result "$1" xmllint --noout --nonet --schema "$top/schema/exceptions.xsd" "$2" 2>/dev/null; }
# outcome DAY RULE SUBJECT: of the finding in s, empty when there is none.
outcome() { "$bin" check s --as-of "$1" --format tsv -o - 2>/dev/null | awk -F '\t' -v r="$2" -v s="$3" '$3 == r && $4 == s { print $1 }'; }
# added OLD NEW: nothing but lines that came in.
added() { diff "$1" "$2" >"$work/diff"; grep -q '^>' "$work/diff" && ! grep -q '^<' "$work/diff"; }
# refused CODE NAME MESSAGE ARGUMENT...: with this message, in both languages, and without a trace.
refused() {
	refused_code=$1 refused_name=$2 refused_message=$3
	shift 3
	cp -r s was
	for refused_lang in en sv; do
		run "$refused_code" "refused: $refused_name ($refused_lang)" new --lang $refused_lang "$@"
		says err "[$refused_message]"
		silent out
		if [ $refused_lang = en ]; then says err "REFUSED: nothing was written"; else says err "AVVISAT: inget skrevs"; fi
	done
	result "refused: $refused_name: no trace" diff -r was s
	rm -rf was
}

# --- every gap of the samples that has an asset or a unit
for sample in eksjo koncern mjolby; do
	fresh $sample
	director=kommundirektor
	[ $sample != eksjo ] || director=pos-kommundirektor
	"$bin" check s --as-of $day --format tsv -o - 2>/dev/null | awk -F '\t' '$1 == "gap" && $4 ~ /^(asset|unit):/ && !seen[$3]++ { print $3 "\t" $4 }' >gaps
	sed -n 'p;n' gaps >every-other
	wrote=0 refused=0 wrong=0
	while IFS='	' read -r rule subject; do
		cp before.xml s/exceptions.xml
		if ! new "$rule/$subject" s --approved-by "$director" >out 2>err </dev/null; then
			refused=$((refused + 1))
			grep -q '^error\[' err && cmp -s before.xml s/exceptions.xml || { wrong=$((wrong + 1)); echo "  $rule/$subject: refused without a word, or with a trace"; }
			continue
		fi
		wrote=$((wrote + 1))
		xmllint --noout --nonet --schema "$top/schema/exceptions.xsd" s/exceptions.xml 2>/dev/null || { wrong=$((wrong + 1)); echo "  $rule/$subject: not valid"; }
		added before.xml s/exceptions.xml || { wrong=$((wrong + 1)); echo "  $rule/$subject: lines changed"; }
		grep -qF "covers: $rule/${subject%%#*}" out || { wrong=$((wrong + 1)); echo "  $rule/$subject: not told"; }
		[ "$(outcome 2026-12-31 "$rule" "$subject")" != gap ] || { wrong=$((wrong + 1)); echo "  $rule/$subject: not excepted on its last day"; }
		[ "$(outcome $day "$rule" "$subject")" = excepted ] || { wrong=$((wrong + 1)); echo "  $rule/$subject: not excepted"; }
		case $(outcome 2027-01-01 "$rule" "$subject") in excepted) wrong=$((wrong + 1)); echo "  $rule/$subject: excepted the day after" ;; esac
	done <every-other
	result "$sample: $wrote exceptions written, $refused refused, all as they should" test $wrong -eq 0 -a $wrote -ge 5
done

# --- one in detail
fresh koncern
run 0 "an exception is written" new processor-agreement-missing/asset:sys-arende#bitrade-sys-arende s --ref 'KS 2026/9' --reason-sv 'Ett <skäl> & "så"'
says out "s/exceptions.xml:80: the exception u-2026-01 was added, through 2026-12-31 (30 days)"
says out '80 |   <exception id="u-2026-01" rule="processor-agreement-missing" asset="sys-arende" approved-by="kommundirektor"'
says out "= covers: processor-agreement-missing/asset:sys-arende#bitrade-sys-arende (s/inventory/ledning.xml:37)"
says err "warning[exception-ends]: the exception u-2026-01 ends 2026-12-31, in 30 days"
result "both languages are there" grep -qF '<reason xml:lang="sv">Ett &lt;skäl&gt; &amp; "så"</reason>' s/exceptions.xml
result "only lines came in" added before.xml s/exceptions.xml
valid "what was written is valid" s/exceptions.xml
run 0 "the next id" new processor-agreement-missing svc-epost s --allow-unused --until 2027-11-30
says out "u-2026-02"
says out "= covers: nothing yet"
says err "warning[exception-unused]: the exception u-2026-02 covers nothing"
run 0 "check tells of it" "$bin" check s --as-of $day --fail-on never
says out "exception: s/exceptions.xml:80, through 2026-12-31 (30 days left)"
fresh koncern
for subject in "system-manager-missing unit:sektor-omsorg" "system-manager-missing entry:sys-planering" "system-manager-missing sys-planering"; do
	cp before.xml s/exceptions.xml
	# shellcheck disable=SC2086
	"$bin" exception new $subject s --as-of 2027-06-01 --until 2027-08-31 --reason R --approved-by kommundirektor >out 2>err
	result "a subject as $subject" grep -qF "covers: system-manager-missing/asset:sys-planering" out
done
cp before.xml s/exceptions.xml
run 0 "one that follows another" new system-manager-missing sys-planering s --from 2027-06-01 --until 2027-10-31
says out "= from: 2027-06-01"
result "until it begins, the first covers" test "$(outcome 2027-05-31 system-manager-missing asset:sys-planering)" = excepted
result "then the second" test "$(outcome 2027-06-01 system-manager-missing asset:sys-planering)" = excepted
result "through its last day" test "$(outcome 2027-10-31 system-manager-missing asset:sys-planering)" = excepted
result "and no longer" test "$(outcome 2027-11-01 system-manager-missing asset:sys-planering)" = gap
cp before.xml s/exceptions.xml
run 0 "--dry-run" new --dry-run --lang sv processor-agreement-missing/asset:sys-arende s
says out "s/exceptions.xml:80: undantaget u-2026-01 skulle läggas till, till och med 2026-12-31 (30 dagar)"
says out '<reason xml:lang="sv">A reason</reason>'
result "--dry-run writes nothing" cmp before.xml s/exceptions.xml
run 0 "-q" new -q processor-agreement-missing/asset:sys-arende s
silent err
result "-q says one line" test "$(wc -l <out)" -eq 1

# --- a renewal
fresh mjolby
cp before.xml s/exceptions.xml
run 0 "from less than the expired one" new system-manager-missing/asset:sys-färdtjänst s
says err "warning[exception-new-not-renewed]: undantag-färdtjänst (s/exceptions.xml:20)"
cp before.xml s/exceptions.xml
run 0 "from the same as the expired one" new system-manager-missing/asset:sys-färdtjänst s --clause M-26 --policy mjolby-informationssakerhet
says_not err "exception-new-not-renewed"
result "the expired one is renewed" test -z "$(outcome $day exception-expired exception:undantag-färdtjänst)"

# --- how files are written
fresh koncern
for way in crlf bom latin1 utf16 prefix nonewline compact; do
	case $way in
	crlf) sed 's/$/\r/' before.xml >s/exceptions.xml ;;
	bom) { printf '\357\273\277'; cat before.xml; } >s/exceptions.xml ;;
	latin1) sed 's/encoding="UTF-8"/encoding="ISO-8859-1"/' before.xml | iconv -f UTF-8 -t ISO-8859-1 >s/exceptions.xml ;;
	utf16) { printf '\377\376'; sed 's/encoding="UTF-8"/encoding="UTF-16"/' before.xml | iconv -f UTF-8 -t UTF-16LE; } >s/exceptions.xml ;;
	prefix) sed 's/<\(\/*\)\([a-z]\)/<\1p:\2/g; s/xmlns="/xmlns:p="/' before.xml >s/exceptions.xml ;;
	nonewline) printf '%s' "$(cat before.xml)" >s/exceptions.xml ;;
	compact) tr '\n' ' ' <before.xml >s/exceptions.xml ;;
	esac
	cp s/exceptions.xml was.xml
	run 0 "written as $way" new processor-agreement-missing/asset:sys-arende s --reason-sv 'å € 🔒 "'
	valid "written as $way: valid" s/exceptions.xml
	xmllint --encode UTF-8 s/exceptions.xml 2>/dev/null | grep -o '<[a-z:]*reason xml:lang="sv">å € 🔒 "' >got
	result "written as $way: the text is whole" test -s got
	# The old bytes are the head and the tail of the new ones.
	old=$(wc -c <was.xml) new=$(wc -c <s/exceptions.xml) same=$(cmp -l was.xml s/exceptions.xml 2>/dev/null | awk '{ print $1; exit }')
	tail -c $((old - ${same:-0} + 1)) was.xml >tail.was
	tail -c $((old - ${same:-0} + 1)) s/exceptions.xml >tail.is
	result "written as $way: nothing else changed" test $((new > old)) -eq 1 -a "$(cksum <tail.was)" = "$(cksum <tail.is)"
done

# --- a new file
fresh koncern
rm s/exceptions.xml
run 0 "a new file" new processor-agreement-missing/asset:sys-arende s
says out "; a new file"
result "a new file names its schema as its neighbours do" grep -qF 'xsi:schemaLocation="urn:policykoll:1 ../../schema/exceptions.xsd"' s/exceptions.xml
valid "a new file is valid" s/exceptions.xml
result "a new file covers" test "$(outcome $day processor-agreement-missing 'asset:sys-arende#bitrade-sys-arende')" = excepted
(cd s && rm exceptions.xml && new processor-agreement-missing/asset:sys-arende >../out 2>../err)
result "a new file in the current folder" test -s s/exceptions.xml
rm s/exceptions.xml
mkdir s/beslut s/.hidden
run 0 "a new file that is named" new processor-agreement-missing/asset:sys-arende s --file ./s/beslut/2026.xml
valid "a new file that is named is valid" s/beslut/2026.xml
printf '<exceptions xmlns="urn:policykoll:1" id="two"/>' >s/two.xml
refused 2 "several files" exception-new-files processor-agreement-missing/asset:sys-arende s --from 2027-01-01 --until 2027-02-01
run 0 "one of several" new processor-agreement-missing/asset:sys-arende s --file s/two.xml --from 2027-01-01 --until 2027-02-01
valid "one of several is valid" s/two.xml
rm s/two.xml s/beslut/2026.xml
refused 2 "a file that is hidden" exception-new-file-other processor-agreement-missing/asset:sys-arende s --file s/.hidden/e.xml
mkdir s/left
refused 2 "a file that is left out" exception-new-file-other processor-agreement-missing/asset:sys-arende s --file s/left/e.xml --exclude left
run 0 "a file that is not left out" new processor-agreement-missing/asset:sys-arende s --file s/left/e.xml --exclude other --dry-run
rmdir s/left
refused 2 "a file elsewhere" exception-new-file-other processor-agreement-missing/asset:sys-arende s --file "$work/e.xml"
refused 2 "a file of another ending" exception-new-file-other processor-agreement-missing/asset:sys-arende s --file s/e.txt
refused 2 "a file in a folder that is not there" exception-new-file-other processor-agreement-missing/asset:sys-arende s --file s/none/e.xml
refused 2 "a file of another kind" exception-new-file-other processor-agreement-missing/asset:sys-arende s --file s/policy.xml
: >s/exceptions.xml
refused 3 "an empty file" exception-new-file-invalid processor-agreement-missing/asset:sys-arende s
printf '<exceptions xmlns="urn:policykoll:1" id="e"><elephant/></exceptions>' >s/exceptions.xml
refused 3 "a file that is not valid" exception-new-file-invalid processor-agreement-missing/asset:sys-arende s
printf '<exceptions xmlns="urn:policykoll:1" id="e"><exception' >s/exceptions.xml
refused 3 "a file that breaks off" exception-new-file-invalid processor-agreement-missing/asset:sys-arende s

# --- what is refused
fresh koncern
a=processor-agreement-missing/asset:sys-arende
refused 2 "a rule that is not there" rule-unknown-guess processor-agreement-missin sys-arende s
refused 2 "an asset that is not there" exception-new-subject-unknown-guess processor-agreement-missing sys-aren s
refused 2 "a subject of no kind" exception-new-subject-unknown processor-agreement-missing no-such-thing-anywhere s
refused 2 "a subject of another kind" exception-new-subject-kind exception-expired exception:undantag-epost s
refused 2 "no finding's name" exception-new-no-finding-id processor-agreement-missing/ s
refused 2 "a finding of another rule" exception-new-other-rule system-owner-missing processor-agreement-missing/asset:sys-arende s
refused 2 "a position that is not there" exception-new-position-unknown-guess $a s --approved-by kommundirektorn
refused 2 "a person" exception-new-position-unknown $a s --approved-by 'Anna Andersson'
refused 2 "a policy that is not there" exception-new-policy-unknown $a s --policy elephant
refused 2 "a clause that does not demand it" exception-new-clause-unknown $a s --clause elephant
refused 2 "the end is past" exception-new-ended $a s --until 2026-11-30
refused 2 "the end is before its start" exception-new-ended $a s --from 2027-02-01 --until 2027-01-31
refused 2 "a decision of tomorrow" exception-new-decided-later $a s --decided-on 2026-12-02
refused 1 "too long" exception-too-long $a s --until 2027-12-02
refused 1 "from what admits none" exception-not-allowed system-owner-missing/unit:sektor-ledning s
refused 2 "nothing is found" exception-new-nothing-found processor-agreement-missing svc-epost s
refused 2 "covered already" exception-new-covered system-manager-missing sys-planering s
refused 2 "the same" exception-new-same system-owner-missing ai-skrivstod s
refused 2 "an id that is taken" exception-new-id-taken $a s --id undantag-epost
refused 2 "an id that is none" exception-new-id-wrong $a s --id '1 a'
refused 2 "control characters" exception-new-text-wrong $a s --reason "$(printf 'a\001b')"
refused 2 "no UTF-8" exception-new-text-wrong $a s --reason "$(printf 'a\377b')"
refused 2 "an empty reason" exception-new-text-wrong $a s --reason ' '
run 2 "no such day" new $a s --until 2026-02-30
says err "option-date"
run 0 "the longest that the policy admits" new $a s --until 2027-12-01 --dry-run
run 2 "without a reason" "$bin" exception new $a s --until 2026-12-31 --approved-by kommundirektor --as-of $day
says err "an exception needs a reason"
run 2 "without an approver" "$bin" exception new $a s --until 2026-12-31 --reason R --as-of $day
says err "an exception needs an approver"
run 2 "without an end" "$bin" exception new $a s --reason R --approved-by kommundirektor --as-of $day
says err "an exception needs a last day"
run 2 "one text twice" new $a s --reason-en B
says err "--reason and --reason-en are the same text"
run 2 "a verb that is not there" "$bin" exception nwe $a s
says err "did you mean new?"
run 2 "without a subject" "$bin" exception new system-owner-missing
says err "policykoll exception needs SUBJECT"
run 2 "without a rule" "$bin" exception new
mkdir nothing
run 5 "no documents" new $a nothing
says err "no documents were found"
run 3 "a path that is not there" new $a nowhere
says err "nowhere does not exist"
run 2 "no folder" new system-manager-missing/asset:sys-planering s/policy.xml s/organisation.xml s/inventory/omsorg.xml
says err "no folder to put a new one into"
cp -r s broken
printf '<inventory' >broken/inventory/broken.xml
run 0 "another document is broken" new $a broken
says err "warning[exception-new-unread]"

# A demand of two clauses, one that admits no exception, and none at all.
demands() { # ATTRIBUTE OF THE SECOND
	rm -rf s && make_repository s without 2 system-owner-missing system-owner-missing
	sed "s/\(id=\"c-2\".*<requirement rule=\"system-owner-missing\"\)/\1 $1/" s/policy.xml >changed && mv changed s/policy.xml
}
b="system-owner-missing sys-1 s --approved-by pos-chef"
demands ''
# shellcheck disable=SC2086
{
refused 2 "a clause of two" exception-new-other-clauses $b --clause c-1
says err "c-1 (p), c-2 (p)"
run 0 "both clauses" new $b
rm s/exceptions.xml
run 0 "all of a unit" new system-owner-missing/unit:social s --approved-by pos-chef
says out "= covers: system-owner-missing/asset:sys-2"
refused 2 "one that its unit's covers" exception-new-covered $b
demands 'may-be-excepted="no"'
refused 1 "a clause that admits none" exception-new-not-admitted $b
says err "c-2"
refused 1 "a clause that admits none, although unused is allowed" exception-new-not-admitted $b --allow-unused
make_repository s without 2 system-owner-vacant
refused 2 "nothing is demanded" exception-new-not-demanded $b
run 0 "nothing is demanded, allowed" new $b --allow-unused
rm s/exceptions.xml
printf '<inventory xmlns="urn:policykoll:1" id="i2" unit="social"><asset id="social" kind="system" lifecycle="in-operation"/></inventory>' >s/more.xml
refused 2 "an asset and a unit of one id" exception-new-subject-twice system-owner-vacant social s --approved-by pos-chef
says err "asset:social"
}

# --- how it is put on the disk
# --- a clause and a policy that do not go together: who demands the rule is told
fresh koncern
refused 2 "another policy's clause" exception-new-clause-unknown internal-arrangement-missing sys-skolskjuts s --policy exempel-informationssakerhet --clause K-10
says err "(gdpr)"

# --- settings
fresh koncern
sed -i 's|<rule-pack name="gdpr"/>|<language>sv</language>&|' s/policykoll.xml
gap="system-owner-vacant/asset:sys-skolskjuts s"
for named in "$gap" "system-owner-vacant sys-skolskjuts s"; do
	# shellcheck disable=SC2086
	run 0 "the language of policykoll.xml: $named" env -u POLICYKOLL_LANG LC_ALL=C "$bin" exception new $named --dry-run --until 2026-12-31 \
		--reason 'Ett skäl' --approved-by kommundirektor --as-of $day
	says out '<reason xml:lang="sv">Ett skäl</reason>'
done
# shellcheck disable=SC2086
run 0 "no settings" new --lang en --no-config --dry-run $gap
says out '<reason xml:lang="en">A reason</reason>'
# shellcheck disable=SC2086
run 0 "what would hold" new --lang en --show-config $gap
result "what would hold: no day but today's by itself" grep -q '^review-on  *-  *default' out
# shellcheck disable=SC2086
run 2 "what is left out is not there" new --lang en --exclude s/inventory/bildning.xml --dry-run $gap
says err "[exception-new-subject-unknown]"
fresh koncern
mv s/exceptions.xml real.xml
ln -s ../real.xml s/exceptions.xml
run 0 "through a link" new $a s
result "the link stays" test -L s/exceptions.xml
result "its file has it" grep -q u-2026-01 real.xml
fresh koncern
chmod 640 s/exceptions.xml
run 0 "the mode" new $a s
result "the mode stays" test "$(ls -l s/exceptions.xml | cut -c1-10)" = -rw-r-----
result "nothing else is left" test "$(ls -A s | wc -l)" -eq "$(ls -A "$top/samples/koncern" | wc -l)"
fresh koncern
(trap '' XFSZ; ulimit -f 1; new $a s >/dev/null 2>err)
result "a full disk" test $? -eq 4
run_name="a full disk" says err "s/exceptions.xml could not be written"
result "a full disk: the file is whole" cmp before.xml s/exceptions.xml
result "a full disk: no trace" test "$(ls -A s | wc -l)" -eq "$(ls -A "$top/samples/koncern" | wc -l)"
as=
[ "$(id -u)" -ne 0 ] || as='setpriv --reuid=65534 --regid=65534 --clear-groups'
chmod 755 "$work" s
chmod 644 s/exceptions.xml
if $as "$bin" version >/dev/null 2>&1; then
	run 4 "a file that may not be written" $as "$bin" exception new $a s --until 2026-12-31 --reason R --approved-by kommundirektor --as-of $day
	says err "permission is denied"
	result "a file that may not be written: untouched" cmp before.xml s/exceptions.xml
else
	skip "a file that may not be written" "root may write everywhere, and setpriv cannot run the program here"
fi

finish
