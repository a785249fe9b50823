# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# csv: read by Python's csv module beside the canonical report; validated by papaparse, another reader.

check() { python3 -B "$here/csv_reader.py" "$1"; }

validate() { NODE_PATH=$tools node "$here/papaparse.cjs" "$@"; }

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" csv; }
