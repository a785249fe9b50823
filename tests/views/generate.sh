#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A constructed report with N gaps, on stdout: generate.sh N
# 16 rules, 40 units with 5 owners each; three gaps on every asset, or with ASSETS=5000 in the environment as many as it takes; with RULES=1 one rule. It is there to show that the views grow linearly.
set -eu
exec awk -v n="$1" -v assets="${ASSETS:-0}" -v rules="${RULES:-16}" '
function outcomes(gap, times) { return "<outcomes pass=\"" n * times "\" gap=\"" gap "\" excepted=\"0\" not-applicable=\"0\" not-evaluable=\"0\" error=\"0\"/>" }
BEGIN {
	units = 40; zeros = sprintf("%064d", 0)
	for (i = 0; i < n; i++)
		count[i % rules]++
	print "<report xmlns=\"urn:policykoll:1\" format-version=\"1\" as-of=\"2026-11-21\" fail-on=\"error\" status=\"failed\" exit-code=\"1\">"
	print "<tool name=\"policykoll\" version=\"0.1.0\"/><options/>"
	printf "<totals files=\"1\" documents=\"1\" unread=\"0\" assets=\"%d\" rules=\"%d\" errors=\"%d\" warnings=\"0\" infos=\"0\" excepted=\"0\" not-evaluable=\"0\" rule-errors=\"0\"/>\n", n, rules, n
	print outcomes(n, rules)
	print "<inputs><input path=\"i.xml\" kind=\"inventory\" bytes=\"1\" sha256=\"" zeros "\" status=\"valid\" assets=\"" n "\"/></inputs><rule-packs/>"
	print "<policies><policy id=\"p\" origin=\"policy\"><title xml:lang=\"sv\">Stor</title><title xml:lang=\"en\">Large</title>"
	for (r = 0; r < rules; r++)
		print "<clause id=\"c-" r "\" class=\"machine\" coverage=\"checked\"><summary xml:lang=\"sv\">Punkt " r "</summary><requirement rule=\"r-" r "\" severity=\"error\"/>" outcomes(count[r] + 0, 1) "</clause>"
	print "</policy></policies><rules>"
	for (r = 0; r < rules; r++)
		print "<rule id=\"r-" r "\" severity=\"error\" ran=\"yes\"><title xml:lang=\"sv\">Regel " r "</title><clause policy=\"p\" clause=\"c-" r "\"/>" outcomes(count[r] + 0, 1) "</rule>"
	print "</rules><parameters/><units>"
	for (u = 0; u < units; u++)
		print "<unit id=\"u-" u "\" kind=\"sector\"><name xml:lang=\"sv\">Enhet " u "</name></unit>"
	print "</units><positions/><findings>"
	for (i = 0; i < n; i++) {
		a = (assets ? i % assets : int(i / 3)); r = i % rules; u = a % units
		printf "<finding id=\"r-%d/asset:a-%d#%d\" rule=\"r-%d\" outcome=\"gap\" severity=\"error\" file=\"i.xml\" line=\"%d\" column=\"3\">", r, a, i, r, i + 1
		printf "<subject kind=\"asset\" id=\"a-%d\" unit=\"u-%d\" owner=\"o-%d-%d\" discriminator=\"%d\"><name xml:lang=\"sv\">Tillg\303\245ng %d</name></subject>", a, u, u, a % 5, i, a
		printf "<message xml:lang=\"sv\">Tillg\303\245ng %d saknar n\303\245got</message><message xml:lang=\"en\">Asset %d lacks something</message><clause policy=\"p\" clause=\"c-%d\"/><evidence name=\"@x\" value=\"%d\"/></finding>\n", a, a, r, i
	}
	print "</findings><exceptions/><diagnostics/></report>"
}'
