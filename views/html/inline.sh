#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A style or script of the pages as XML with its digest, on stdout: inline.sh page.css|page.js. The build embeds it as views/html/page.css.xml.
# The digest stands in the page's Content-Security-Policy, so the text must be the same byte for byte. It is the file without its last newline: with one, the
# Nu HTML checker reckons another digest than browsers do.
set -eu
file=$1
if LC_ALL=C grep -n '[^[:print:][:space:]]' "$file" >&2 || grep -n -i '</\(script\|style\)' "$file" >&2; then
	echo "$file: only ASCII, and no end tag of its own" >&2
	exit 1
fi

# The program also takes the style as it stands here, without a parser.
case $file in
*.css)
	if grep -n '[<&]' "$file" >&2; then
		echo "$file: neither < nor &" >&2
		exit 1
	fi
	;;
esac

text=$(cat "$file")

# The SHA-256 in base64, with no more than coreutils and awk.
digest() {
	octal=$(printf %s "$1" | sha256sum | awk '{
		for (i = 1; i < 64; i += 2)
			printf "\\%03o", 16 * (index("0123456789abcdef", substr($1, i, 1)) - 1) + index("0123456789abcdef", substr($1, i + 1, 1)) - 1
	}')
	# shellcheck disable=SC2059 # the digest is the format
	printf "$octal" | base64
}

printf '<?xml version="1.0" encoding="UTF-8"?>\n<inline sha256="%s">' "$(digest "$text")"
printf %s "$(printf '%s\n' "$text" | sed 's/&/\&amp;/g; s/</\&lt;/g')"
echo '</inline>'
