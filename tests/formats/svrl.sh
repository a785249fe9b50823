# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# svrl: xmllint with the grammar of tests/svrl, and read beside the canonical report; its locations are looked up in the documents by xmllint.

check() {
	xmllint --nonet --noout --huge --relaxng "$top/tests/svrl/svrl.rng" "$1" && python3 -B "$here/svrl.py" "$1"
}

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" svrl; }
