#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What others build on: an installed tree holds everything, the shared library shows exactly what the header declares, and the example compiles against it, as C
# and with the header in C++.
. "$(dirname "$0")/cli/lib/cases.sh"

if ! ls "$(dirname "$bin")"/libpolicykoll.so.* >/dev/null 2>&1; then
	skip "the library" "a build with sanitizers has no shared library"
	finish
fi
root=$work/root
run 0 "make install" make -s install DESTDIR="$root" prefix=/usr libdir=/usr/lib B="$(dirname "$bin")"
lib=$root/usr/lib
for file in bin/policykoll include/policykoll.h lib/libpolicykoll.a lib/libpolicykoll.so lib/pkgconfig/policykoll.pc share/man/man1/policykoll.1 \
	share/man/sv/man1/policykoll.1 share/bash-completion/completions/policykoll share/zsh/site-functions/_policykoll \
	share/fish/vendor_completions.d/policykoll.fish share/man/man7/policykoll-rules.7 share/man/sv/man7/policykoll-rules.7 \
	share/policykoll/schema/report.schema.json share/policykoll/schema/diff.schema.json share/policykoll/schema/inventory.xsd share/policykoll/schema/catalog.xml \
	share/policykoll/rules/law/gdpr.xml; do
	result "$file is installed" test -s "$root/usr/$file"
done
run 0 "the installed program needs nothing around it" sh -c "cd '$work' && env -i '$root/usr/bin/policykoll' check '$PWD/samples/mjolby' --as-of 2026-11-21 --fail-on never -q"
run 0 "xmllint takes the installed schemas" xmllint --noout --schema "$root/usr/share/policykoll/schema/inventory.xsd" samples/eksjo/inventory/social.xml

version=$("$bin" version | sed 's/.* //')
soname=$(readelf -d "$lib/libpolicykoll.so" | sed -n 's/.*soname: \[\(.*\)\]/\1/p')
result "the soname has a version" sh -c "echo '$soname' | grep -qx 'libpolicykoll\.so\.[0-9][0-9]*'"
result "the soname leads to the library" test -f "$lib/$soname"
nm -D --defined-only "$lib/libpolicykoll.so" | awk '{ print $3 }' | sort >"$work/shown"
result "nothing but pk_ is shown" test -z "$(grep -v '^pk_' "$work/shown")"
sed -n '/^[a-z].*pk_[a-z_]*(/s/.*[ *]\(pk_[a-z_]*\)(.*/\1/p' include/policykoll.h | sort -u >"$work/declared"
run_name="shown is what is declared"
diff "$work/shown" "$work/declared" >"$work/differences"
silent differences

PKG_CONFIG_PATH=$lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
result "pkg-config knows the version" test "$(pkg-config --modversion policykoll)" = "$version"
cc=${CC:-cc}
# shellcheck disable=SC2086 # words
run 0 "the example compiles" $cc -std=c11 -Wall -Wextra -Werror -o "$work/overdue" samples/library/overdue.c -I"$root/usr/include" -L"$lib" -lpolicykoll
run 1 "the example runs" sh -c "cd '$work' && LD_LIBRARY_PATH='$lib' ./overdue '$PWD/samples/eksjo' 2026-11-21 2027-06-30"
says out "policykoll $version"
says out "2027-06-30, exit code 1"
result "the example writes its page" grep -q "</html>" "$work/overdue-2026-11-21.html"
echo '#include <policykoll.h>
int main(void) { return pk_version() ? 0 : 1; }' >"$work/one.c"
unset PKG_CONFIG_SYSROOT_DIR
# shellcheck disable=SC2046 # words
run 0 "the static library links" $cc -o "$work/static" "$work/one.c" -I"$root/usr/include" "$lib/libpolicykoll.a" \
	$(pkg-config --libs libexslt libxslt libxml-2.0 libpcre2-8 libgcrypt xlsxwriter) -lm -pthread
run 0 "the static library runs" "$work/static"
if command -v c++ >/dev/null 2>&1; then
	cp "$work/one.c" "$work/one.cc"
	run 0 "the header is C++ as well" c++ -Wall -Wextra -Werror -o "$work/cc" "$work/one.cc" -I"$root/usr/include" -L"$lib" -lpolicykoll
else
	skip "the header is C++ as well" "there is no C++ compiler"
fi

finish
