# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# junit: xmllint with a schema of what GitLab, Jenkins and Azure agree on, and read beside the canonical report; validated by junit2json, a reader that is not ours.

check() {
	xmllint --nonet --noout --huge --schema "$top/tests/views/junit.xsd" "$1" && python3 -B "$here/junit.py" "$1"
}

validate() { node "$here/junit2json.mjs" "$tools" "$@"; }

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" junit; }
