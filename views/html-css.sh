#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# html.css as XML with its digest, on stdout: html-css.sh html.css > html-css.xml
# The digest stands in the report's Content-Security-Policy, so the text must be the same byte for byte.
set -eu
css=$1
if LC_ALL=C grep -n '[^[:print:][:space:]]' "$css" >&2 || grep -n '[<&]' "$css" >&2; then
	echo "$css: only ASCII, and neither < nor &" >&2
	exit 1
fi
cat <<END
<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Made from html.css by html-css.sh. Change html.css, not this file. -->
END
printf '<style sha256="%s">' "$(openssl dgst -sha256 -binary "$css" | openssl base64)"
cat "$css"
echo '</style>'
