#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every HTML page of the program, in both languages, as its readers meet it: run.sh PROGRAM [NAME...]
#
# The pages are the rows of documents.sh; with NAMEs only those. Chromium opens each in light and dark, 320 and 1,280 pixels wide, with and without script, and
# on paper: axe-core, contrast of every text, structure, reflow, network, Content-Security-Policy, and the keyboard (look.mjs). The Nu HTML checker reads each
# file. Spoilt copies (spoil.py) must be found by them, each for what was spoilt.
# Tools come from Debian (.ci/setup browser) and npm (package-lock.json) into build/browser/; pages, screenshots and lists of what axe leaves to people
# are written there as well. Nothing else is loaded: the browser has no network.
# Prints "ok NAME" or "not ok NAME", and last "N passed, N failed"; exit 1 when any failed. Where a tool cannot be had it says so and skips; exit 0.
set -u
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1
unset GITHUB_STEP_SUMMARY GITHUB_ACTIONS POLICYKOLL_LANG LANG LC_MESSAGES
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
only=$*
day=2026-11-21
out=$top/build/browser
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
: >"$work/said"

say() { printf '%s\n' "$*" | tee -a "$work/said"; }
ok() { # NAME COMMAND...
	name=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		say "ok $name"
	else
		say "not ok $name"
		head -n 30 "$work/log" | cut -c1-400 | sed 's/^/# /'
	fi
}
finish() {
	passed=$(grep -c '^ok ' "$work/said") failed=$(grep -c '^not ok ' "$work/said") skipped=$(grep -c '^ok .*# skipped' "$work/said")
	if [ "$skipped" -gt 0 ]; then echo "$((passed - skipped)) passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
	[ "$failed" -eq 0 ]
	exit
}
skip() { say "ok browser # skipped: $*"; finish; }

# ---------------------------------------------------------------- tools

sh "$top/.ci/setup" browser >"$work/log" 2>&1 </dev/null || { tail -n 3 "$work/log"; skip "a tool is not here and cannot be installed"; }
if ! cmp -s "$here/package-lock.json" "$out/installed"; then
	cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$out/"
	if ! timeout 300 npm --prefix "$out" ci >"$work/log" 2>&1; then
		tail -n 3 "$work/log"
		# A lock file that does not fit is a fault of ours; a registry that cannot be reached is not.
		if grep -q -E 'EUSAGE|EINTEGRITY|ETARGET|E404' "$work/log"; then ok 'npm: the tools are installed' false; finish; fi
		skip 'npm cannot reach its registry'
	fi
	cp "$here/package-lock.json" "$out/installed"
fi
nu() { java -Xss8m -jar "$out/node_modules/vnu-jar/build/dist/vnu.jar" --format gnu "$@" 2>&1; }

# ---------------------------------------------------------------- pages

rm -rf "$out/pages" "$out/screenshots" "$out/spoilt"
mkdir -p "$out/pages/sv" "$out/pages/en" "$out/screenshots" "$out/spoilt" "$work/repo"
cd "$work/repo" || exit 1
for sample in eksjo mjolby koncern; do cp -R "$top/samples/$sample" .; done
mkdir empty
cp -R eksjo broken
sed 's/<\/inventory>//' eksjo/inventory/hit.xml >broken/inventory/hit.xml
sed 's/<asset id/<asset bogus="1" id/' eksjo/inventory/social.xml >broken/inventory/social.xml
cp -R eksjo failing
sed 's|<requirement rule="access-process-missing" severity="warning"/>|&<requirement rule="test-rule-that-fails" severity="error"/>|' eksjo/policy.xml >failing/policy.xml
cp "$top/tests/formats/fails.sch" .
python3 -BSE "$top/tests/formats/hostile.py" eksjo hostile
printf '%s\n' eksjo/inventory/social.xml eksjo/inventory/hit.xml >changed
sh "$top/tests/views/generate.sh" 6000 >many.xml
{
	"$program" check eksjo --as-of 2026-03-01 --exclude social.xml -o earlier.xml -q
	"$program" check eksjo --as-of 2025-11-01 --exclude social.xml --exclude hit.xml -o earliest.xml -q
	for sample in eksjo mjolby koncern; do "$program" check $sample --as-of $day -o $sample.xml -q; done
} >/dev/null 2>&1

# wanted NAME NEEDS: whether the row is asked for, and the program has what it needs.
wanted() {
	case " $only " in "  " | *" $1 "*) ;; *) return 1 ;; esac
	case $2 in
	-) return 0 ;;
	*) # shellcheck disable=SC2086 # VERB OPTION
		set -- "$1" $2 ;;
	esac
	"$program" "$2" --help --lang en >"$work/help" 2>&1 && { [ $# -lt 3 ] || grep -q -w -e "$3" "$work/help"; } && return 0
	[ "$l" = en ] || say "ok $1 # skipped: this program has no $2 ${3:-}"
	return 1
}
row() { # FILE EXIT ARGUMENT...: "@" among them is the file, or "@/" the folder
	to=$1 want=$2
	shift 2
	n=$#
	while [ $n -gt 0 ]; do
		word=$1
		shift
		case $word in @) word=$to ;; *=@) word=${word%@}$to ;; *=@/) word=${word%@/}$to/ ;; esac
		set -- "$@" "$word"
		n=$((n - 1))
	done
	case " $* " in *" $to "* | *"=$to "* | *"=$to/ "*) "$program" "$@" --lang "$l" -q >"$work/log" 2>&1 ;; *) "$program" "$@" --lang "$l" --color never >"$to" 2>"$work/log" ;; esac
	code=$?
	made=$to
	[ ! -d "$to" ] || made=$to/index.html
	ok "$(basename "$to" .html) $l: made" test $code -eq "$want" -a -s "$made"
	[ $code -eq "$want" ] || head -n 3 "$work/log"
}
page() { if wanted "$1" "$2"; then name=$1; shift 2; row "$out/pages/$l/$name.html" "$@"; fi; }
folder() { if wanted "$1" "$2"; then name=$1; shift 2; row "$out/pages/$l/$name" "$@"; fi; }
for l in sv en; do
	# shellcheck source=tests/browser/documents.sh
	. "$here/documents.sh"
done
cd "$out/pages" || exit 1
find . -name '*.html' | sed 's/^\.\///' | sort >"$out/list"
ok 'there are pages' test -s "$out/list"
[ -n "$only" ] || ok 'the folders have pages, too' grep -q '^sv/koncern-split/..*html' "$out/list"

# ---------------------------------------------------------------- the Nu HTML checker

xargs -d '\n' sh -c 'exec java -Xss8m -jar "$0" --format gnu "$@"' "$out/node_modules/vnu-jar/build/dist/vnu.jar" <"$out/list" >"$out/nu.txt" 2>&1
while read -r file; do
	grep -F "$file\":" "$out/nu.txt" >"$work/nu"
	ok "$file: Nu HTML checker" test ! -s "$work/nu"
	head -n 4 "$work/nu" | cut -c1-300
done <"$out/list"
ok 'Nu HTML checker: it says nothing else' test "$(grep -c . "$out/nu.txt")" -eq "$(grep -c '^".*/pages/' "$out/nu.txt")"

# ---------------------------------------------------------------- the browser

{
	node "$here/look.mjs" "$out" <"$out/list" 2>"$work/err"
	echo $? >"$work/code"
} | tee -a "$work/said"
ok 'the browser has looked at everything' test "$(cat "$work/code")" -le 1 -a ! -s "$work/err"
head -n 5 "$work/err"

# ---------------------------------------------------------------- pages that are spoilt

model=$(grep -x -m 1 'en/passed.html' "$out/list" || head -n 1 "$out/list")
ok 'pages are spoilt' sh -c 'python3 -BSE "$0/spoil.py" "$1" "$2" >"$3"' "$here" "$model" "$out/spoilt" "$work/spoils"
awk -F '\t' '$3 != "nu" { print $1 "\t" $3 }' "$work/spoils" | node "$here/look.mjs" "$out" spoilt >"$work/look" 2>&1
nu "$out"/spoilt/*/*.html >"$work/nu"
while IFS='	' read -r file how by wanted; do
	case $by in
	nu) grep -F "$file\":" "$work/nu" >"$work/found" ;;
	*) awk -v file="$file" '/^(not )?ok /{ on = $1 == "not" && $3 == file ":" } on' "$work/look" >"$work/found" ;;
	esac
	ok "spoilt: $how: $by finds it" grep -q -e "$wanted" "$work/found"
done <"$work/spoils"
finish
