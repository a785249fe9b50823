# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# What policykoll diff writes as JSON: read beside both reports (OLD is the earlier) and compared with its schema by us; validated by ajv with the schemas that are published.

check() {
	python3 -BSE "$top/tests/cli/lib/json_schema.py" "$1" "$top/schema/diff.schema.json" "$top/schema/report.schema.json" && python3 -BSE "$here/diff.py" "$1"
}

validate() { NODE_PATH=$tools node "$here/ajv.cjs" --with "$top/schema/report.schema.json" "$top/schema/diff.schema.json" "$@"; }

spoil() {
	python3 -BSE "$here/spoil.py" "$1" "$2" changes changes/0 changes/0/after 'changes/0/state="newer"' 'changes/0/more=1' 'changes/0/after/outcome="pass"' 'changes/0/worse="yes"' 'old/partial="no"' \
		'new/sha256="abc"' totals/failing 'totals/new=1' unchanged 'exitCode=9' 'failOn="none"' 'days=1'
}
