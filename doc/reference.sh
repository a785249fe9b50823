#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The references of rules and messages, as the program itself writes them: reference.sh PROGRAM FOLDER. Every file is written whole or not at all.
set -eu
program=$1 folder=$2
mkdir -p "$folder"

# write FILE LANGUAGE KIND FORMAT
write() {
	"$program" explain --all "$3" --format "$4" --lang "$2" --color never >"$folder/$1.tmp"
	mv "$folder/$1.tmp" "$folder/$1"
}
for format in markdown html; do
	case $format in markdown) ending=md ;; *) ending=$format ;; esac
	write "rules.$ending" en rules $format
	write "regler.$ending" sv rules $format
	write "messages.$ending" en messages $format
	write "meddelanden.$ending" sv messages $format
done
write policykoll-rules.7 en rules man
write policykoll-rules.sv.7 sv rules man
