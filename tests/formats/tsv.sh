# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# tsv: split at tabs and read beside the canonical report.

check() { python3 -B "$here/tsv_reader.py" "$1"; }

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" tsv; }
