#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A constructed inventory of any size on standard output: inventory.sh ASSETS UNIT [EVERY]. Every tenth asset (or EVERY; 0 = none) has gaps. For measuring; no asset of it exists.
set -eu
awk -v n="$1" -v unit="$2" -v every="${3:-10}" 'BEGIN {
	split("system service information-set register network ai-application", kinds, " ")
	split("not-critical important critical societally-critical", levels, " ")
	printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<inventory xmlns=\"urn:policykoll:1\" id=\"inv-%s\" unit=\"%s\" as-of=\"2026-10-01\" schema-version=\"1\">\n", unit, unit
	for (i = 1; i <= n; i++) {
		gap = every > 0 && i % every == 0
		printf "  <asset id=\"%s-%d\" kind=\"%s\" owning-unit=\"%s\" lifecycle=\"in-operation\" criticality=\"%s\"\n", unit, i, kinds[i % 6 + 1], unit, levels[i % 4 + 1]
		print  "         hosting=\"internal\" in-operation-from=\"2020-01-15\" last-verified=\"2026-05-01\" verified-by=\"p1\" personal-data=\"yes\" sensitive-data=\"no\""
		print  "         criminal-data=\"no\" sensitivity=\"internal\" access-process=\"yes\" protection-level=\"high\" measures-ref=\"plan-1\">"
		printf "    <name xml:lang=\"sv\">Verksamhetssystem nummer %d på enheten</name>\n    <name xml:lang=\"en\">Business system number %d of the unit</name>\n", i, i
		if (!gap) print "    <role name=\"system-owner\" assignment=\"a-1\"/>"
		print  "    <role name=\"system-manager\" assignment=\"a-2\"/>\n    <role name=\"operations-manager\" assignment=\"a-3\"/>"
		printf "    <classification model=\"klassa\" version=\"4\" date=\"%d-03-01\" decided-by=\"a-1\" basis=\"both\">\n", gap ? 2019 : 2025
		print  "      <level aspect=\"K\" code=\"significant\"/>\n      <level aspect=\"R\" code=\"moderate\"/>\n      <level aspect=\"T\" code=\"serious\"/>\n    </classification>"
		print  "    <processor id=\"p-1\" party=\"lev-1\" relation=\"processor-agreement\">\n      <name xml:lang=\"sv\">Leverantör ett</name>"
		printf "      <agreement id=\"avtal-1\" ref=\"KS 2024/17\" template=\"skr-standard\" body-altered=\"no\" signed-on=\"2024-01-10\" signed-by-role=\"managing-director\" valid-from=\"2024-01-15\" valid-until=\"%d-12-31\">\n", gap ? 2025 : 2027
		print  "        <frame subject=\"yes\" duration=\"yes\" nature=\"yes\" purpose=\"yes\" data-types=\"yes\" data-subject-categories=\"yes\" controller-rights=\"yes\"/>\n      </agreement>\n    </processor>"
		print  "    <security-requirements phase=\"procurement\" date=\"2019-05-01\"/>\n    <security-requirements phase=\"use\" date=\"2020-01-10\"/>"
		print  "    <continuity rto-hours=\"8\" rpo-hours=\"4\" fallback-routine=\"yes\" tested-on=\"2026-03-01\"/>"
		print  "    <plan kind=\"continuity\" ref=\"KS 2025/9\" adopted-on=\"2025-02-01\" next-review=\"2027-02-01\"/>"
		print  "    <review kind=\"access\" planned-on=\"2026-04-01\" done-on=\"2026-04-03\" outcome=\"unchanged\"/>"
		print  "    <retention-decision kind=\"dispose\" period=\"P5Y\" body=\"namnd\" date=\"2023-05-05\" ref=\"SN 2023/14\"/>\n  </asset>"
	}
	print "</inventory>"
}'
