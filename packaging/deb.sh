#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `make deb` does: deb.sh VERSION builds the Debian packages in build/deb from the files that git knows, as they are now, and has lintian look them over:
# an error or a warning is a failure. Debian's tools must be there; it says which are not.
set -eu
version=$1
for tool in dpkg-buildpackage dh lintian git; do
	command -v $tool >/dev/null 2>&1 || missing="${missing:-} $tool"
done
[ -z "${missing:-}" ] || { echo "Missing:$missing. On Debian: apt-get install dpkg-dev debhelper lintian git" >&2; exit 1; }
work=build/deb
tree=$work/policykoll-$version
rm -rf "$work"
mkdir -p "$tree"
git ls-files -z | tar --null --files-from=- -cf - | tar -xf - -C "$tree"
cp -R packaging/debian "$tree/debian"
listed=$(sed -n '1s/.*(\(.*\)).*/\1/p' packaging/debian/changelog)
[ "$listed" = "$version" ] || { echo "packaging/debian/changelog begins with $listed, not with $version" >&2; exit 1; }
if ! (cd "$tree" && dpkg-buildpackage -b -us -uc) >"$work/log" 2>&1; then
	tail -30 "$work/log" >&2
	exit 1
fi
lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$work"/*.changes
ls "$work"/*.deb
