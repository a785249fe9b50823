#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the tree promises: the floors hold, only the platform knows the system, every file is licensed and small enough to read.
set -u
cd "$(dirname "$0")/.." || exit 1
tmp=$(mktemp -d build/tree.XXXXXX)
trap 'rm -rf "$tmp"' EXIT
status=0

say() { # STATUS NAME
	if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; status=1; fi
}

none() { # NAME: passes when standard input is empty, shows it when not
	cat >"$tmp/found"
	[ ! -s "$tmp/found" ]
	say $? "$1"
	cat "$tmp/found"
}

# compiles FLOOR HEADER: whether a file of the floor that includes the header compiles with the flags of the Makefile.
compiles() {
	probe=src/$1/probe_$$.c
	printf '#include "%s"\nextern int probe;\nint probe;\n' "$2" >"$probe"
	MAKEFLAGS= make --no-print-directory SAN= "build/plain/src/$1/probe_$$.o" >"$tmp/log" 2>&1
	code=$?
	rm -f "$probe" "build/plain/src/$1/probe_$$.o" "build/plain/src/$1/probe_$$.d"
	return $code
}

# The rows: a floor, a header it may include, headers it may not.
while read -r floor may never; do
	compiles "$floor" "$may"
	say $? "src/$floor may include $may"
	for header in $never; do
		if compiles "$floor" "$header"; then say 1 "src/$floor must not include $header"
		else grep -q "No such file" "$tmp/log"; say $? "src/$floor must not include $header"; fi
	done
done <<END
base buf.h tree.h libxml/tree.h report.h
xml buf.h xpath.h report.h
xpath tree.h schematron.h workspace.h
schematron xpath.h workspace.h report.h
model schematron.h check.h report.h
check workspace.h report.h view.h collect.h
report buf.h libxml/tree.h workspace.h check.h view.h
view report.h workspace.h schematron.h collect.h
cli policykoll.h report.h tree.h libxml/tree.h workspace.h
END

grep -rnE '#include "\.\./' src include tests/unit | none "no include climbs out of its folder"
grep -rnE '#include <(unistd|fcntl|dirent|pthread|signal|errno|time|locale|regex|termios|sys/[a-z]+|windows)\.h>' src --include='*.[ch]' |
	grep -v '^src/base/[a-z]*_posix\.[ch]:' | none "only the platform files include system headers"
grep -rnwE 'setlocale|localtime|mktime|strptime|strftime|fork|longjmp|mmap|system|popen' src --include='*.[ch]' |
	grep -v '^src/base/[a-z]*_posix\.[ch]:' | grep -vE ':[0-9]+:( \*|/\*)|"' | none "nothing outside the platform files calls the system"
git ls-files '*.c' '*.h' '*.def' '*.sh' '*.xsd' '*.sch' '*.xsl' '*.css' '*.js' '*.po' Makefile .ci |
	xargs grep -L 'SPDX-License-Identifier: Apache-2.0' | none "every source file names its licence"
git ls-files 'src/*.c' 'src/*.h' | xargs awk 'FNR == 601 { print FILENAME }' | none "no file is over 600 lines"
awk 'END { exit NR >= 200 }' Makefile
say $? "the Makefile is under 200 lines"
exit $status
