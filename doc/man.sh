#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A man page from its text and the program's tables: man.sh PROGRAM LANGUAGE VERSION PAGE writes it to standard output. Lines ".\" @WHAT" in PAGE stand for what the
# program lists: @synopsis, @options COMMAND ("-": those of every command), @formats, @exit-codes, @variables, @version. What is listed is thus never written twice.
set -eu
program=$1 lang=$2 version=$3 page=$4
tables=$(mktemp)
trap 'rm -f "$tables"' EXIT
"$program" help --format tsv --lang "$lang" >"$tables"
awk -F '\t' -v version="$version" '
function shield(s) {
	gsub(/\\/, "\\e", s)
	gsub(/-/, "\\-", s)
	if (s ~ /^[.\047]/) s = "\\\\&" s
	return s
}
# Words apart for a macro line: each argument of its own kind.
function names(letter, name, value, line) {
	line = ""
	if (letter != "-") line = "Fl " letter
	if (name != "-") line = line (line == "" ? "" : " , ") "Fl -" name
	if (value != "-") line = line " Ar " value
	return line
}
function options(command, i, n, parts) {
	n = 0
	for (i = 1; i <= count; i++) {
		split(rows[i], parts, "\t")
		if (parts[1] != "option" || parts[2] != command) continue
		if (command != "-" && (parts[4] == "lang" || parts[4] == "help")) continue
		if (!n++) print ".Bl -tag -width Ds"
		print ".It " names(parts[3], parts[4], parts[5])
		print shield(parts[8]) (parts[6] == "-" ? "" : " (" shield(parts[6]) ")")
	}
	if (n) print ".El"
}
function operands(s, n, words, i, line) {
	n = split(s, words, " ")
	line = ""
	for (i = 1; i <= n; i++) {
		gsub(/…/, " ...", words[i])
		gsub(/\|/, "|\\\\:", words[i]) # a line may break there
		if (words[i] ~ /^\[/) { gsub(/[][]/, "", words[i]); line = line " Op Ar " words[i] }
		else line = line " Ar " words[i]
	}
	return line
}
function synopsis(i, parts, line) {
	for (i = 1; i <= count; i++) {
		split(rows[i], parts, "\t")
		if (parts[1] != "command") continue
		print ".Nm"
		print ".Cm " parts[2]
		print ".Op Ar " option " ..."
		line = parts[3] == "-" ? "" : operands(parts[3])
		# A macro line for each operand, so that brackets close where they should.
		gsub(/ Op /, "\n.Op ", line)
		gsub(/ Ar /, "\n.Ar ", line)
		gsub(/\.Op\n\.Ar/, ".Op Ar", line)
		sub(/^\n/, "", line)
		if (line != "") print line
	}
}
function list(kind, macro, text, i, parts) {
	print ".Bl -tag -width Ds"
	for (i = 1; i <= count; i++) {
		split(rows[i], parts, "\t")
		if (parts[1] != kind) continue
		if (kind == "variable") gsub(/, /, " , ", parts[2])
		print ".It" macro " " parts[2]
		if (kind == "format") {
			print shield(parts[4])
			gsub(/ /, " , ", parts[3])
			if (parts[3] != "-") print ".Pq Pa " parts[3]
		} else
			print shield(parts[3])
	}
	print ".El"
}
NR == FNR { rows[++count] = $0; next }
/^\.\\" @synopsis / { option = substr($0, 15); synopsis(); next }
/^\.\\" @options / { options(substr($0, 14)); next }
/^\.\\" @formats/ { list("format", " Cm"); next }
/^\.\\" @exit-codes/ { list("exit-code", ""); next }
/^\.\\" @variables/ { list("variable", " Ev"); next }
/^\.\\" @version/ { print ".Os policykoll " version; next }
{ print }' "$tables" "$page"
