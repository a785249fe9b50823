# SPDX-License-Identifier: Apache-2.0
# Read by every case file: `bin` is the program, `work` a folder that is gone afterwards. Each case prints "ok NAME" or "not ok NAME";
# a file ends with `finish`. The environment says nothing of language, colours or terminal unless a case sets it.

bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
unset LC_ALL LC_MESSAGES LANG POLICYKOLL_LANG NO_COLOR FORCE_COLOR
TERM=xterm
export TERM

finish() { exit $failed; }

ok() { printf 'ok %s\n' "$1"; }
not_ok() {
	printf 'not ok %s\n' "$1"
	shift
	printf '  %s\n' "$@"
	failed=1
}
skip() { printf 'ok %s # skipped: %s\n' "$1" "$2"; }

# result NAME TEST...: ok when the test command succeeds.
result() {
	result_name=$1
	shift
	if "$@"; then ok "$result_name"; else not_ok "$result_name" "false: $*"; fi
}

# run CODE NAME COMMAND...: ok when it exits with the code; output is in $work/out and $work/err.
run() {
	run_want=$1 run_name=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	run_got=$?
	if [ $run_got -eq "$run_want" ]; then
		ok "$run_name"
	else
		not_ok "$run_name" "exit code $run_got, expected $run_want: $*" "$(head -5 "$work/out")" "$(head -5 "$work/err")"
	fi
}

# says FILE TEXT: the last run's out or err holds the text; says_not the opposite; silent: it is empty.
says() {
	if grep -qF -e "$2" "$work/$1"; then
		ok "$run_name: $1 says $2"
	else
		not_ok "$run_name: $1 says $2" "$(head -8 "$work/$1")"
	fi
}
says_not() {
	if grep -qF -e "$2" "$work/$1"; then
		not_ok "$run_name: $1 does not say $2" "$(head -8 "$work/$1")"
	else
		ok "$run_name: $1 does not say $2"
	fi
}
silent() {
	if [ -s "$work/$1" ]; then
		not_ok "$run_name: $1 is empty" "$(head -8 "$work/$1")"
	else
		ok "$run_name: $1 is empty"
	fi
}

# well_formed NAME FILE
well_formed() { result "$1" xmllint --noout "$2"; }

# make_policy FILE RULE...: a policy that demands the rules.
make_policy() {
	make_file=$1 make_clause=0
	shift
	{
		printf '%s\n' '<policy xmlns="urn:policykoll:1" id="p">' \
			'<title xml:lang="en">Test policy</title><title xml:lang="sv">Provpolicy</title>'
		for make_rule; do
			make_clause=$((make_clause + 1))
			printf '<clause id="c-%s" class="machine" obligation="shall"><summary xml:lang="en">Demand</summary>' $make_clause
			printf '<summary xml:lang="sv">Krav</summary><requirement rule="%s"/></clause>\n' "$make_rule"
		done
		echo '</policy>'
	} >"$make_file"
}

make_organisation() {
	cat >"$1" <<'END'
<organisation xmlns="urn:policykoll:1" id="org">
  <unit id="social" kind="sector"><name xml:lang="sv">Socialsektorn</name><name xml:lang="en">Social services</name></unit>
  <position id="pos-chef" kind="sector-manager" unit="social"><title xml:lang="sv">sektorchef</title><title xml:lang="en">sector manager</title></position>
  <assignment id="a-1" role="system-owner" position="pos-chef" from="2024-01-01"/>
</organisation>
END
}

# make_inventory FILE with|without COUNT: assets with or without a system owner.
make_inventory() {
	awk -v owner="$2" -v count="${3:-1}" 'BEGIN {
		print "<inventory xmlns=\"urn:policykoll:1\" id=\"inv-social\" unit=\"social\">"
		for (i = 1; i <= count; i++) {
			printf "<asset id=\"sys-%d\" kind=\"system\" owning-unit=\"social\" lifecycle=\"in-operation\">", i
			printf "<name xml:lang=\"sv\">Systemet %d</name><name xml:lang=\"en\">System %d</name>", i, i
			if (owner == "with") printf "<role name=\"system-owner\" assignment=\"a-1\"/>"
			print "</asset>"
		}
		print "</inventory>"
	}' >"$1"
}

# make_repository FOLDER with|without [COUNT [RULE...]]: constructed documents; passes with, has one finding an asset without.
make_repository() {
	mkdir -p "$1"
	make_folder=$1 make_owner=$2 make_count=${3:-1}
	shift 2
	[ $# -eq 0 ] || shift
	make_inventory "$make_folder/inventory.xml" "$make_owner" "$make_count"
	make_organisation "$make_folder/organisation.xml"
	if [ $# -eq 0 ]; then
		make_policy "$make_folder/policy.xml" system-owner-missing
	else
		make_policy "$make_folder/policy.xml" "$@"
	fi
}
