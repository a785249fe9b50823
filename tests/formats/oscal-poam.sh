# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# oscal-ar, oscal-poam: xmllint with a grammar after OSCAL's documented model (its own schema is in no registry that we can ask), and read beside the canonical report.

check() { xmllint --nonet --noout --huge --relaxng "$here/oscal.rng" "$1" && python3 -B "$here/oscal.py" "$1"; }

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" oscal-poam; }
