# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# json: made a second time from the canonical report by whole.py, and compared; validated by ajv with the schema that is published.

check() { python3 -BSE "$here/whole.py" "$1"; }

validate() { NODE_PATH=$tools node "$here/ajv.cjs" "$top/schema/report.schema.json" "$@"; }

spoil() {
	python3 -BSE "$here/spoil.py" "$1" "$2" findings 'findings/0/line=0' 'findings/0/outcome="pass"' 'status="green"' 'totals/files="1"' 'partial="no"' 'inputs/0/sha256="abc"' \
		'more=1' 'findings/0/more=1' allowEmpty 'validateOnly="no"' 'totals/assetsJudged=-1' rules/0/pack rules/0/defaults 'rules/0/sees=["everything"]' rules/0/clauses 'asOf="2026-13-01"'
}
