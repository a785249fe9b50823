#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `make install` puts where: install.sh BUILD VERSION SOVERSION REQUIRES, with prefix, libdir and DESTDIR from the environment. The program needs none of
# the data beside it (it carries its own); schemas and rules are there for editors and for people to read.
set -eu
build=$1 version=$2 soversion=$3 requires=$4
: "${prefix:=/usr/local}" "${libdir:=$prefix/lib}" "${zshdir:=$prefix/share/zsh/site-functions}" "${DESTDIR:=}"
to=$DESTDIR$prefix lib=$DESTDIR$libdir share=$DESTDIR$prefix/share

file() { install -D -m "$1" "$2" "$3"; }

file 755 "$build/policykoll" "$to/bin/policykoll"
file 644 include/policykoll.h "$to/include/policykoll.h"
file 644 "$build/libpolicykoll.a" "$lib/libpolicykoll.a"
file 644 "$build/libpolicykoll.so.$soversion" "$lib/libpolicykoll.so.$version"
ln -sf "libpolicykoll.so.$version" "$lib/libpolicykoll.so.$soversion"
ln -sf "libpolicykoll.so.$soversion" "$lib/libpolicykoll.so"
mkdir -p "$lib/pkgconfig"
sed -e "s|@prefix@|$prefix|; s|@libdir@|$libdir|; s|@includedir@|$prefix/include|; s|@version@|$version|; s|@requires@|$requires|" \
	packaging/policykoll.pc.in >"$lib/pkgconfig/policykoll.pc"

for page in "$build"/man/*.[1-9] build/docs/*.[1-9]; do
	name=${page##*/} section=${page##*.}
	case $name in
	*.sv.*) file 644 "$page" "$share/man/sv/man$section/${name%.sv.*}.$section" ;;
	*) file 644 "$page" "$share/man/man$section/$name" ;;
	esac
done
file 644 "$build/completion/bash" "$share/bash-completion/completions/policykoll"
file 644 "$build/completion/zsh" "$DESTDIR$zshdir/_policykoll"
file 644 "$build/completion/fish" "$share/fish/vendor_completions.d/policykoll.fish"

for data in schema/*.xsd schema/*.json schema/catalog.xml rules/*/*.sch rules/law/*.xml; do
	[ ! -f "$data" ] || file 644 "$data" "$share/policykoll/$data"
done
