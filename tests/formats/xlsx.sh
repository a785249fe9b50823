# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# xlsx: taken apart beside the canonical report, by Python's zip and XML.

check() { python3 -B "$here/xlsx_reader.py" "$1"; }

# spoil_part FILE TO PART FROM INTO: a copy with another text in a part.
spoil_part() {
	python3 -B -c '
import sys, zipfile
old, new, part, a, b = sys.argv[1:]
source, done = zipfile.ZipFile(old), False
with zipfile.ZipFile(new, "w") as z:
    for i in source.infolist():
        data = source.read(i)
        if i.filename == part:
            done = a.encode() in data
            data = data.replace(a.encode(), b.encode(), 1)
        z.writestr(i, data)
sys.exit(not done)' "$@"
}

spoil() {
	mkdir -p "$2"
	head -c 3000 "$1" >"$2/cut.xlsx"
	spoil_part "$1" "$2/formula.xlsx" xl/worksheets/sheet2.xml '<v>' '<f>1+1</f><v>' &&
		spoil_part "$1" "$2/row.xlsx" xl/worksheets/sheet2.xml '<row r="3"' '<row r="4"' &&
		spoil_part "$1" "$2/time.xlsx" docProps/core.xml 'T00:00:00Z' 'T12:34:56Z' &&
		spoil_part "$1" "$2/name.xlsx" docProps/core.xml '<dc:creator>' '<dc:creator>anna' &&
		spoil_part "$1" "$2/filter.xlsx" xl/worksheets/sheet2.xml '<autoFilter' '<filter' &&
		spoil_part "$1" "$2/word.xlsx" xl/sharedStrings.xml '<t>Warning</t>' '<t>Worry</t>'
}
