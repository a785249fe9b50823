#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the folder of the ISO Schematron skeleton for XSLT 1.0, or exits with 1. It comes with lxml for Python (Debian's python3-lxml), but Python is not
# asked: lxml lies in one of a few folders. SCHEMATRON_SKELETON names another folder, and then no other is looked at. Used by run.sh and .ci/setup.
set -u
set -f
if [ -n "${SCHEMATRON_SKELETON+set}" ]; then
	folders=$SCHEMATRON_SKELETON
	inside=
else
	folders=
	for root in "${VIRTUAL_ENV:-}" "${HOME:-}/.local" /usr/local /usr /opt/homebrew /opt/local; do
		[ -n "$root" ] || continue
		for lib in lib lib64; do
			folders="$folders
$root/$lib/python3/dist-packages
$root/$lib/python3*/dist-packages
$root/$lib/python3*/site-packages"
		done
	done
	inside=/lxml/isoschematron/resources/xsl/iso-schematron-xslt1
fi
IFS='
'
for pattern in $folders; do
	IFS=
	set +f
	for folder in $pattern; do
		if [ -f "$folder$inside/iso_svrl_for_xslt1.xsl" ]; then
			printf '%s\n' "$folder$inside"
			exit 0
		fi
	done
	set -f
done
exit 1
