# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# rdjson: read by us beside the canonical report and the files it names; validated by ajv with a schema written from the format's description.

check() { python3 -BSE "$here/rdjson.py" "$1"; }

validate() { NODE_PATH=$tools node "$here/ajv.cjs" "$here/rdjson.schema.json" "$@"; }

spoil() {
	python3 -BSE "$here/spoil.py" "$1" "$2" source 'diagnostics/9/severity="error"' 'diagnostics/9/location/range/start/column=0' diagnostics/9/location/path \
		'diagnostics/9/code/value=1' diagnostics/9/message
}
