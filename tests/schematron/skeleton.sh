#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The expectations of these cases in another implementation: the ISO skeleton for XSLT 1.0, run by xsltproc. Compared are patterns, fired rules, findings with their texts, places and
# diagnostics; attributes, tags in texts and properties are not, for the skeleton has them otherwise or not at all. Refusals and errors are not asked: it has none.
# It finds files beside the schema, and writes locations of attributes, comments, instructions and the root, that select something (skeleton-places.xsl).
# "skeleton.sh [AREA/NAME…]". A case where the skeleton deviates from the standard says so in its expect, "# skeleton: why", and then it must deviate.
set -u
here=$(cd "$(dirname "$0")" && pwd)
skeleton=$(sh "$here/../elsewhere/skeleton.sh") || {
	echo "ok the Schematron cases elsewhere # skipped: the ISO Schematron skeleton is not found (Debian: python3-lxml)"
	exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0 agree=0 deviate=0
cp "$here/skeleton-places.xsl" "$tmp/places.xsl"
cd "$here" || exit 1
[ $# -gt 0 ] || set -- */*/

# theirs FOLDER: what the skeleton says of a case, without what is not compared.
theirs() {
	phase=
	[ ! -f "$1/options" ] || phase=$(sed -n '/^--phase$/{n;p;}' "$1/options")
	xsltproc --nonet "$skeleton/iso_dsdl_include.xsl" "$1/schema.sch" >"$tmp/1.sch" &&
		xsltproc --nonet "$skeleton/iso_abstract_expand.xsl" "$tmp/1.sch" >"$tmp/2.sch" &&
		xsltproc --nonet --stringparam allow-foreign true ${phase:+--stringparam phase "$phase"} "$skeleton/iso_svrl_for_xslt1.xsl" "$tmp/2.sch" >"$tmp/compiled.xsl" &&
		sed "s|^<axsl:stylesheet |&xml:base=\"$here/$1\" |" "$tmp/compiled.xsl" >"$tmp/based.xsl" &&
		xsltproc --nonet "$tmp/places.xsl" "$here/${1}doc.xml" >"$tmp/4.xml" &&
		xsltproc --nonet --param plain 'true()' --stringparam folder "$here/$1" "$here/readable.xsl" "$tmp/4.xml"
}

# ours FOLDER: the expectation without what is not compared.
ours() {
	sed -e '/^#/d' -e '/^exit /d' -e '/^warns /d' -e '/^  property /d' -e 's/ {[^{}]*}$//' -e 's/^\(  diagnostic [^ ]*\) {[^{}]*}:/\1:/' -e 's/<[^<>]*>//g' "$1/expect"
}

for case; do
	case=${case%/}/
	name=${case%/}
	! grep -q '^refused\|^svrl-error\|^exit [2345]' "$case/expect" || continue
	# Blanks around inline parts are the skeleton's own.
	theirs "$case" 2>"$tmp/err" | sed -e '/^  /s/ //g' -e 's/<[^<>]*>//g' >"$tmp/theirs"
	ours "$case" | sed -e '/^  /s/ //g' | diff - "$tmp/theirs" >"$tmp/diff"
	same=$?
	why=$(sed -n 's/^# skeleton: //p' "$case/expect")
	if [ $same -eq 0 ] && [ -z "$why" ]; then
		echo "ok $name"
		agree=$((agree + 1))
	elif [ $same -ne 0 ] && [ -n "$why" ]; then
		echo "ok $name: deviates, $why"
		deviate=$((deviate + 1))
	else
		echo "not ok $name"
		[ -z "$why" ] || echo "it agrees now: $why"
		cat "$tmp/diff"
		head -n 5 "$tmp/err"
		status=1
	fi
done
echo "$agree cases agree, $deviate deviate as they say."
exit $status
