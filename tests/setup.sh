#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# .ci/setup in constructed worlds: a folder of pretended programs is all there is on PATH, and what apt-get is asked for is written down.
top=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/cli/lib/cases.sh
. "$top/tests/cli/lib/cases.sh"
unset DEBIAN_FRONTEND
shell=$(command -v sh)
tools=$(sed -n 's/^tool:\([^ ]*\).*/\1/p' "$top/.ci/setup" | tr '\n' ' ')

# put NAME LINE...: a pretended program.
put() {
	put_file=$world/$1
	shift
	{ echo "#!$shell"; printf '%s\n' "$@"; } >"$put_file"
	chmod +x "$put_file"
}

# make_world MISSING: everything but the tools and libraries in the list; Debian, root, apt with its lists.
make_world() {
	world=$work/world
	rm -rf "$world"
	mkdir "$world"
	for tool in sh awk env grep; do ln -s "$(command -v $tool)" "$world/$tool"; done
	for tool in $tools; do
		case " $1 " in *" $tool "*) ;; *) put "$tool" 'exit 0' ;; esac
	done
	case " $1 " in *' skeleton '*) ;; *) mkdir "$world/skeleton"; : >"$world/skeleton/iso_svrl_for_xslt1.xsl" ;; esac
	[ ! -e "$world/pkg-config" ] || put pkg-config "! grep -qx -e \"\$2\" $work/absent"
	printf '%s\n' "$1" | tr ' ' '\n' >"$work/absent"
	put id 'echo 0'
	put dpkg-query 'exit 1'
	put apt-cache 'exit 0'
	# An install brings everything.
	put apt-get "PATH=$PATH" "echo \"\$DEBIAN_FRONTEND \$*\" >>$work/log" 'echo "apt-get speaks"' 'case "$*" in *install*) ;; *) exit 0 ;; esac' \
		"cd $world || exit 1" ": >$work/absent" "mkdir -p skeleton; : >skeleton/iso_svrl_for_xslt1.xsl" "for tool in $tools; do" \
		"printf '#!$shell\nexit 0\n' >\$tool; chmod +x \$tool" 'done'
	: >"$work/log"
}
setup() {
	run "$1" "$2" env PATH="$world" CC= SCHEMATRON_SKELETON="$world/skeleton" "$shell" "$top/.ci/setup"
}
asked() { # NAME LINE...: what apt-get was called with, but for its options
	asked_name=$1
	shift
	sed '/^sudo/!{ s/ -o [^ ]*//g; s/ --*[a-z-]*//g; }' "$work/log" >"$work/calls"
	printf '%s\n' "$@" | grep . >"$work/wanted"
	result "$asked_name" diff "$work/wanted" "$work/calls"
}

make_world ''
setup 0 "everything is there"
silent out
silent err
asked "everything is there: apt-get is not called"

make_world 'xsltproc cmocka'
setup 0 "two are missing"
result "two are missing: they are named first" test "$(sed -n 1p "$work/out")" = "Installing what is missing: libcmocka-dev xsltproc"
asked "two are missing: just those are installed, without questions" "noninteractive install libcmocka-dev xsltproc"

make_world 'libxslt libexslt'
setup 0 "two libraries of one package"
asked "two libraries of one package: it is named once" "noninteractive install libxslt1-dev"

make_world 'skeleton'
setup 0 "only the skeleton is missing"
asked "only the skeleton is missing: it is installed" "noninteractive install python3-lxml"

make_world 'skeleton'
put id 'echo 1000'
setup 0 "only the skeleton is missing, no sudo: the build goes on"
says err "apt-get install python3-lxml"

make_world 'skeleton xsltproc'
put id 'echo 1000'
setup 1 "the skeleton and a tool are missing, no sudo"

make_world 'gcc pkg-config'
put dpkg-query 'case "$*" in *"} libc6-dev") ;; *"} lib"*-dev | *"} zlib1g-dev") printf installed ;; esac'
setup 0 "no compiler and no pkg-config"
asked "no compiler and no pkg-config: packages that are there are not asked for" "noninteractive install gcc libc6-dev pkg-config"

make_world 'xsltproc'
put apt-cache 'exit 100'
setup 0 "apt has no lists"
asked "apt has no lists: they are fetched first" "noninteractive update" "noninteractive install xsltproc"

make_world 'xsltproc'
put apt-get "echo \"\$DEBIAN_FRONTEND \$*\" >>$work/log" "exit 100"
setup 1 "apt-get fails"
asked "apt-get fails: tried with new lists" "noninteractive install xsltproc" "noninteractive update"

make_world 'xsltproc'
put apt-get "echo \"\$DEBIAN_FRONTEND \$*\" >>$work/log"
setup 1 "installed, but nothing came"
says err "tool:xsltproc"

make_world 'xsltproc'
put dpkg-query 'printf installed'
setup 1 "installed, but not on PATH"
says err "PATH"
asked "installed, but not on PATH: apt-get is not called"

make_world 'xsltproc'
put id 'echo 1000'
put sudo "echo \"sudo \$1\" >>$work/log" 'shift' 'exec "$@"'
setup 0 "not root"
asked "not root: by sudo, which may not ask" "sudo -n" "noninteractive install xsltproc"

make_world 'xsltproc make'
put id 'echo 1000'
setup 1 "not root, no sudo"
says err "apt-get install make xsltproc"
asked "not root, no sudo: apt-get is not called"

make_world 'gcc'
run 0 "another compiler is asked for" env PATH="$world" CC=clang SCHEMATRON_SKELETON="$world/skeleton" "$shell" "$top/.ci/setup"
silent out
put ccache '[ "$1" = clang ]'
run 0 "a compiler of several words" env PATH="$world" CC="ccache clang" SCHEMATRON_SKELETON="$world/skeleton" "$shell" "$top/.ci/setup"
silent out

make_world ''
rm "$world/apt-get"
setup 0 "another system with everything"
silent out
silent err
make_world 'skeleton'
rm "$world/apt-get"
setup 0 "another system with everything but the skeleton: the build goes on"
silent err
make_world 'libpcre2-8 xmllint skeleton'
rm "$world/apt-get"
setup 1 "another system"
silent out
for line in 'dnf install pcre2-devel libxml2 python3-lxml' 'apk add pcre2-dev libxml2-utils py3-lxml' 'pacman -S --needed pcre2 libxml2 python-lxml' 'brew install pcre2 libxml2'; do
	says err "$line"
done

finish
