# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# sarif: read by us beside the canonical report; validated by Microsoft's Sarif.Multitool (the rules of SARIF and of GitHub) and by ajv with the schema it brings.

check() { python3 -BSE "$here/sarif.py" "$1"; }

# Errors and warnings count, but SARIF2005: the tool has no web page to give as informationUri. Its notes ask for more than SARIF does
# (numbered rule names, web pages, embedded sources).
validate() {
	multitool=$tools/@microsoft/sarif-multitool-linux/Sarif.Multitool
	chmod +x "$multitool" || return 1
	DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" validate "$@" --rule-kind 'Sarif;Ghas' --level 'Error;Warning' --kind Fail >"$work/multitool" 2>&1
	grep -q 'Analysis completed successfully' "$work/multitool" || { tail -n 20 "$work/multitool"; return 1; }
	if grep -E ': (error|warning) ' "$work/multitool" | grep -v ': warning SARIF2005:' | cut -c1-300 | grep .; then return 1; fi
	NODE_PATH=$tools node "$here/ajv.cjs" --loose "$tools/@microsoft/sarif-multitool-linux/sarif-2.1.0.json" "$@"
}

spoil() {
	python3 -BSE "$here/spoil.py" "$1" "$2" 'version="2.0"' runs/0/tool runs/0/results/0/message runs/0/results/0/locations/0/physicalLocation/region \
		'runs/0/results/0/locations=[]' 'runs/0/results/0/level="fatal"' 'runs/0/results/0/ruleIndex=9999' \
		'runs/0/results/0/locations/0/physicalLocation/region/endColumn=0' 'runs/0/tool/driver/rules/0/fullDescription={}' \
		runs/0/results/0/partialFingerprints
}
