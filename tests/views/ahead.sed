# SPDX-License-Identifier: Apache-2.0
# The constructed report with what came later: earlier reports, outcomes of units, due dates, dates ahead.
s#<totals #<previous as-of="2025-11-21" sha256="0000000000000000000000000000000000000000000000000000000000000001" status="failed" errors="20" warnings="4" infos="6" excepted="2" not-evaluable="3" rule-errors="0" files="7" assets="28"><outcomes pass="1" gap="30" excepted="2" not-applicable="0" not-evaluable="3" error="0"/></previous><previous as-of="2026-05-01" sha256="0000000000000000000000000000000000000000000000000000000000000002" status="failed" partial="yes" errors="12" warnings="4" infos="5" excepted="2" not-evaluable="3" rule-errors="0" files="7" assets="30"><outcomes pass="1" gap="21" excepted="2" not-applicable="0" not-evaluable="3" error="0"/></previous>&#
s#<unit id="sektor-[a-z]*"[^>]*>#&<outcomes pass="7" gap="1" excepted="1" not-applicable="4" not-evaluable="1" error="0"/>#
s#<unit id="sektor-social"[^>]*><outcomes pass="7" gap="1"#<unit id="sektor-social" kind="sector"><outcomes pass="7" gap="6"#
s#outcome="gap" severity="error"#& due="2026-10-31" due-from="earlier-report"#
s#outcome="gap" severity="warning"#& due="2027-11-30" due-from="severity"#
s#outcome="gap" severity="info"#& due="2027-12-01" due-from="action"#
s#<exceptions>#<dates-ahead until="2027-11-21"><month month="2026-12" kind="agreement-ends" unit="sektor-social" n="1"/><month month="2026-12" kind="agreement-ends" unit="eksjo" n="2"/><month month="2026-12" kind="unheard-of" n="2"/><month month="2027-03" kind="plan-review" n="1"/><date date="2026-12-04" kind="agreement-ends" subject-kind="asset" subject-id="a" unit="sektor-social" file="i.xml" line="4" column="2"><name xml:lang="sv">Journalen</name></date></dates-ahead>&#
