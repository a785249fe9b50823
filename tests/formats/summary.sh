# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# summary: read line by line beside the canonical report; validated by micromark with GitHub's extensions and by markdown-it: hostile text stays text.

check() { python3 -B "$here/summary.py" "$1"; }

validate() { node "$here/markdown.mjs" "$tools" "$@"; }

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" summary; }
