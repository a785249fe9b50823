# SPDX-License-Identifier: Apache-2.0
# What the program says on standard error of schemas and documents, as "refused FILE:LINE:COLUMN MESSAGE" for an error and "warns …" for a warning; "-" where there is
# no place. Findings, and what could not be evaluated, stand in the report.
function flush() {
	if (id ~ /^(xpath|schematron|xml|file|lint)-|^(rule|register|entries)-out-of-reach$|^rule-other-documents$/ && id != "schematron-failed")
		print (level == "error" ? "refused" : level == "warning" ? "warns" : "tells") " " (place == "" ? "-" : place) " " id
	id = place = ""
}
/^(error|warning|info)\[[a-z0-9-]*\]:/ {
	flush()
	level = id = $1
	sub(/\[.*/, "", level)
	sub(/^[a-z]*\[/, "", id)
	sub(/\].*/, "", id)
}
/^ *--> / && place == "" { place = $2 }
END { flush() }
