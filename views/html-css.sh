#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# html.css as XML with its digest, on stdout: html-css.sh html.css. The build embeds it as views/html-css.xml.
# The digest stands in the report's Content-Security-Policy, so the text must be the same byte for byte.
set -eu
css=$1
if LC_ALL=C grep -n '[^[:print:][:space:]]' "$css" >&2 || grep -n '[<&]' "$css" >&2; then
	echo "$css: only ASCII, and neither < nor &" >&2
	exit 1
fi

# The SHA-256 in base64, with no more than coreutils and awk.
digest() {
	octal=$(sha256sum "$1" | awk '{
		for (i = 1; i < 64; i += 2)
			printf "\\%03o", 16 * (index("0123456789abcdef", substr($1, i, 1)) - 1) + index("0123456789abcdef", substr($1, i + 1, 1)) - 1
	}')
	# shellcheck disable=SC2059 # the digest is the format
	printf "$octal" | base64
}

printf '<?xml version="1.0" encoding="UTF-8"?>\n<style sha256="%s">' "$(digest "$css")"
cat "$css"
echo '</style>'
