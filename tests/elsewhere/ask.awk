# SPDX-License-Identifier: Apache-2.0
# From rules.tsv and the demands in ours.tsv: the lines that run the compiled rules, and in the file named by `results` which demands each of them answers.
# Demands of one document and rule file are asked in one run where no value contradicts another.
function shell(text) { gsub(/\047/, "\047\\\047\047", text); return "\047" text "\047" }
function xml(text) { gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/"/, "\\&quot;", text); return text }
function fits(job, set, count,   i, pair) {
	for (i = 1; i <= count; i++) {
		split(set[i], pair, "\t")
		if ((job, pair[1]) in value && value[job, pair[1]] != pair[2]) return 0
	}
	return 1
}
function place(n, rule, policy, clause, set, count,   file, job, i, pair) {
	file = file_of[rule]
	if (file == "") return
	if ((file, "policy") in has) set[++count] = "policy\t" policy
	if ((file, "clause") in has) set[++count] = "clause\t" clause
	for (job = 1; job <= jobs[n, file]; job++) if (fits(n SUBSEP file SUBSEP job, set, count)) break
	if (job > jobs[n, file]) { jobs[n, file] = job; order[++total] = n SUBSEP file SUBSEP job }
	job = n SUBSEP file SUBSEP job
	for (i = 1; i <= count; i++) {
		split(set[i], pair, "\t")
		if (!((job, pair[1]) in value)) options[job] = options[job] " --stringparam " shell(pair[1]) " " shell(pair[2])
		value[job, pair[1]] = pair[2]
	}
	demands[job] = demands[job] "<demand n=\"" n "\" rule=\"" xml(rule) "\" policy=\"" xml(policy) "\" clause=\"" xml(clause) "\"/>"
}
function flush() { if (d["n"] != "") place(d["n"], d["rule"], d["policy"], d["clause"], set, count); count = 0 }
FILENAME == "rules.tsv" { if ($1 == "R") file_of[$2] = $3; else has[$2, $3] = 1; next }
$1 == "D" { flush(); d["n"] = $2; d["rule"] = $3; d["policy"] = $4; d["clause"] = $5 }
$1 == "P" { set[++count] = $7 "\t" $8 }
END {
	flush()
	print "<list>" >results
	for (i = 1; i <= total; i++) {
		split(order[i], at, SUBSEP)
		name = at[2]
		gsub("/", ".", name)
		printf "xsltproc --nonet%s %s.xsl %s.bundle >%s.svrl 2>%s.said || echo %s.bundle %s >>broken; cat %s.said >>said\n", options[order[i]], name, at[1], i, i, at[1], at[2], i
		printf "<result svrl=\"%s.svrl\" bundle=\"%s.bundle\" sch=\"%s\">%s</result>\n", i, at[1], at[2], demands[order[i]] >results
	}
	print "</list>" >results
}