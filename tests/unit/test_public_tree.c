/* SPDX-License-Identifier: Apache-2.0 */
/* What of a repository may be published: whatever is not in the table stays out, and what nobody knows is not public. */
#include "public_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#define MODEL \
	"<classification-model id='m'><aspect code='K'/><level code='low' order='0'/><level code='middle' order='1'/><level code='high' order='2'/></classification-model>"

static const char head[] = "<repository xmlns='urn:policykoll:1'><policy id='p'><title xml:lang='sv'>Policyn</title>" MODEL "</policy>"
	"<organisation id='secret-org'><unit id='u' kind='sector' org-number='secret-number'><name xml:lang='sv'>Sektorn</name><note>secret-note</note></unit>"
	"<unit id='secret-supplier' kind='external'><name xml:lang='sv'>secret-name</name></unit>"
	"<position id='pos' unit='u'><title xml:lang='sv'>Chefen</title></position><position id='secret-pos' unit='secret-supplier'/>"
	"<assignment id='secret-a' position='pos' person='secret-person'/></organisation>"
	"<records id='secret-records'><incident id='secret-incident'/></records><exceptions id='secret-exceptions'/><inventory id='secret-inventory' unit='u'>";
static const char tail[] = "</inventory><register><entry id='secret-entry'/></register></repository>";

/* The public text of the repository with these assets; freed by the caller with xmlFree(). */
static char *publish(const char *assets)
{
	char text[4096] = "";
	xmlDocPtr from, to;
	xmlChar *out;
	int n;

	strcat(strcat(strcat(text, head), assets), tail);
	from = xmlReadMemory(text, (int)strlen(text), "t.xml", NULL, 0);
	assert_non_null(from);
	to = public_tree(from, "2026-11-21");
	xmlDocDumpMemory(to, &out, &n);
	xmlFreeDoc(from);
	xmlFreeDoc(to);
	return (char *)out;
}

#define ASSET(sensitivity, classification) \
	"<asset id='thing' owning-unit='u' " sensitivity " verified-by='secret-who'><name xml:lang='sv'>Tingen</name><alias>secret-alias</alias>" classification "</asset>"
#define CLASS(day, level) "<classification model='m' date='" day "'><level aspect='K' code='" level "'/></classification>"

static void asset_is(const char *assets, bool shown, const char *counts)
{
	char *text = publish(assets);

	assert_null(strstr(text, "secret"));
	assert_int_equal(strstr(text, "thing") != NULL, shown);
	assert_int_equal(strstr(text, "Tingen") != NULL, shown);
	assert_non_null(strstr(text, counts));
	xmlFree(text);
}

static void shown(void **state)
{
	char *text = publish("");

	(void)state;
	assert_non_null(strstr(text, "Policyn"));
	assert_non_null(strstr(text, "Sektorn"));
	assert_non_null(strstr(text, "Chefen"));
	assert_non_null(strstr(text, "audience=\"public\""));
	assert_null(strstr(text, "secret"));
	xmlFree(text);
}

static void open_asset(void **state)
{
	(void)state;
	asset_is(ASSET("sensitivity='public'", CLASS("2026-01-01", "low")), true, "withheld-assets=\"0\" restricted-assets=\"0\"");
	asset_is(ASSET("sensitivity='public'", CLASS("2025-01-01", "high") CLASS("2026-01-01", "low")), true, "withheld-assets=\"0\"");
	asset_is(ASSET("sensitivity='public'", CLASS("2026-01-01", "low") CLASS("2027-01-01", "high")), true, "withheld-assets=\"0\"");
}

static void other_assets(void **state)
{
	static const char protected[] = "withheld-assets=\"1\" restricted-assets=\"0\"";

	(void)state;
	asset_is(ASSET("sensitivity='restricted'", CLASS("2026-01-01", "low")), false, "withheld-assets=\"1\" restricted-assets=\"1\"");
	asset_is(ASSET("", CLASS("2026-01-01", "low")), false, protected);
	asset_is(ASSET("sensitivity='internal'", CLASS("2026-01-01", "low")), false, protected);
	asset_is(ASSET("sensitivity='public'", ""), false, protected);
	asset_is(ASSET("sensitivity='public'", CLASS("2026-01-01", "middle")), false, protected);
	asset_is(ASSET("sensitivity='public'", CLASS("2026-01-01", "high")), false, protected);
	asset_is(ASSET("sensitivity='public'", CLASS("2026-01-01", "unknown")), false, protected);
	asset_is(ASSET("sensitivity='public'", CLASS("2025-01-01", "low") CLASS("2026-01-01", "high")), false, protected);
	asset_is(ASSET("sensitivity='public'", "<classification date='2026-01-01'><level aspect='K' code='low'/></classification>"), false, protected);
	asset_is(ASSET("sensitivity='public'", "<classification model='other' date='2026-01-01'><level aspect='K' code='low'/></classification>"), false, protected);
	asset_is(ASSET("sensitivity='public'", "<classification model='m' date='2026-01-01'><level aspect='R' code='low'/></classification>"), false, protected);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(shown), cmocka_unit_test(open_asset), cmocka_unit_test(other_assets) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
