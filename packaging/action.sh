#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The step "Check" of action.yml: action.sh PROGRAM, with the action's inputs in INPUT_*. Inputs are words of the command line, never parts of a script. Annotations go to
# standard output, the job summary to where GitHub wants it, files into INPUT_REPORT; the exit code is the program's.
set -uo pipefail
program=$1
report=${INPUT_REPORT:-policykoll-report}
options=()
[ -z "${INPUT_LANGUAGE:-}" ] || options+=(--lang "$INPUT_LANGUAGE")
[ -z "${INPUT_FAIL_ON:-}" ] || options+=(--fail-on "$INPUT_FAIL_ON")
[ -z "${INPUT_AS_OF:-}" ] || options+=(--as-of "$INPUT_AS_OF")
[ -z "${INPUT_BASELINE:-}" ] || options+=(--baseline "$INPUT_BASELINE")
[ "${INPUT_ONLY_NEW:-false}" != true ] || options+=(--only-new)
read -ra more <<<"${INPUT_ARGS:-}"
read -ra paths <<<"${INPUT_PATHS:-.}"
mkdir -p "$report"
rm -f "$report/report.sarif"
"$program" check ${options[@]+"${options[@]}"} ${more[@]+"${more[@]}"} --format github --output "summary=$report/summary.md" --output "html=$report/report.html" \
	--output "report=$report/report.xml" --output "sarif=$report/report.sarif" --output "junit=$report/report.junit.xml" -- "${paths[@]}"
code=$?
{
	echo "exit-code=$code"
	# Only a whole run is uploaded: whatever an upload lacks, code scanning closes as mended, and an incomplete run lacks what it could not look at.
	if [ -s "$report/report.sarif" ] && [ $code -le 1 ]; then echo "sarif=$report/report.sarif"; fi
} >>"${GITHUB_OUTPUT:-/dev/null}"
exit $code
