# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# svrl: xmllint with the grammar of tests/svrl, and read beside the canonical report; its locations are looked up in the documents by xmllint.

check() {
	rm -rf "$work/pieces" && mkdir "$work/pieces" && python3 -B "$here/svrl_pieces.py" "$1" "$work/pieces" &&
		xmllint --nonet --noout --huge --relaxng "$top/tests/svrl/svrl.rng" "$work"/pieces/*.svrl && python3 -B "$here/svrl.py" "$1"
}

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" svrl; }
