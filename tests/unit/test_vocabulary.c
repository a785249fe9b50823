/* SPDX-License-Identifier: Apache-2.0 */
/* What the vocabulary reads out of the embedded schemas and of a schema with every construct (tests/documents/codes.xsd has most; the rest is here). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vocabulary.h"

#include <string.h>

static const char schema[] =
	"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t'>"
	"<xs:element name='top'><xs:complexType><xs:complexContent><xs:extension base='t:base'>"
	"<xs:sequence><xs:group ref='t:more'/><xs:element ref='t:top' minOccurs='0'/></xs:sequence><xs:attribute name='own' type='xs:date'/>"
	"</xs:extension></xs:complexContent></xs:complexType></xs:element>"
	"<xs:group name='more'><xs:choice><xs:element name='x' type='t:value'/><xs:element name='y'><xs:simpleType><xs:list itemType='t:narrow'/></xs:simpleType></xs:element></xs:choice></xs:group>"
	"<xs:complexType name='base'><xs:all><xs:element name='a' type='xs:boolean'/></xs:all><xs:attributeGroup ref='t:common'/></xs:complexType>"
	"<xs:complexType name='value'><xs:simpleContent><xs:extension base='t:wide'><xs:attribute name='unit'/></xs:extension></xs:simpleContent></xs:complexType>"
	"<xs:attributeGroup name='common'><xs:attribute name='id' type='xs:NCName'/><xs:attribute name='gone' use='prohibited'/><xs:attributeGroup ref='t:inner'/></xs:attributeGroup>"
	"<xs:attributeGroup name='inner'><xs:attribute name='either'><xs:simpleType><xs:union memberTypes='t:narrow xs:date'/></xs:simpleType></xs:attribute></xs:attributeGroup>"
	"<xs:simpleType name='wide'><xs:restriction base='xs:token'><xs:enumeration value='one'/><xs:enumeration value='two'/><xs:enumeration value='three'/></xs:restriction></xs:simpleType>"
	"<xs:simpleType name='narrow'><xs:restriction base='t:wide'><xs:enumeration value='two'/></xs:restriction></xs:simpleType>"
	"</xs:schema>";

static void assert_names(size_t n, const char *const *names, const char *expected)
{
	char joined[1024] = "";

	for (size_t i = 0; i < n; i++) {
		strcat(joined, i > 0 ? " " : "");
		strcat(joined, names[i]);
	}
	assert_string_equal(joined, expected);
}

#define ASSERT_CHILDREN(v, path, expected) (n = vocabulary_children(v, path, &names), assert_names(n, names, expected))
#define ASSERT_ATTRIBUTES(v, path, expected) (n = vocabulary_attributes(v, path, &names), assert_names(n, names, expected))
#define ASSERT_VALUES(v, path, attribute, expected) (n = vocabulary_values(v, path, attribute, &names), assert_names(n, names, expected))
#define ASSERT_EXAMPLES(v, path, attribute, expected) (n = vocabulary_examples(v, path, attribute, &names), assert_names(n, names, expected))

static void constructs(void **state)
{
	struct vocabulary *v = vocabulary_parse(schema, strlen(schema));
	const char *const *names;
	size_t n;

	(void)state;
	assert_non_null(v);
	n = vocabulary_roots(v, &names);
	assert_names(n, names, "top");
	ASSERT_CHILDREN(v, "top", "a x y top");
	ASSERT_CHILDREN(v, "top/top/top", "a x y top");
	ASSERT_CHILDREN(v, "top/x", "");
	ASSERT_ATTRIBUTES(v, "top", "id either own");
	ASSERT_ATTRIBUTES(v, "top/x", "unit");
	ASSERT_VALUES(v, "top/x", NULL, "one two three");
	ASSERT_VALUES(v, "top/y", NULL, "two");
	ASSERT_VALUES(v, "top", "either", "two");
	ASSERT_EXAMPLES(v, "top", "either", "two 2026-12-31");
	assert_string_equal(vocabulary_type(v, "top", "own"), "date");
	assert_string_equal(vocabulary_type(v, "top", "either"), "token");
	assert_string_equal(vocabulary_type(v, "top/a", NULL), "boolean");
	assert_string_equal(vocabulary_type(v, "top/x", "unit"), "string");
	vocabulary_free(v);
}

static void nowhere(void **state)
{
	struct vocabulary *v = vocabulary_parse(schema, strlen(schema));
	const char *const *names;
	size_t n;

	(void)state;
	ASSERT_CHILDREN(v, "top/nope", "");
	ASSERT_CHILDREN(v, "to", "");
	ASSERT_ATTRIBUTES(NULL, "top", "");
	ASSERT_VALUES(v, "top", "nope", "");
	assert_null(vocabulary_type(v, "top", "nope"));
	assert_null(vocabulary_hint(v, "top", "id", "sv"));
	vocabulary_free(v);
	vocabulary_free(NULL);
	assert_null(vocabulary_new("no-such-kind"));
	assert_null(vocabulary_parse("<not", 4));
	assert_null(vocabulary_parse("<a/>", 4));
}

static void own_schemas(void **state)
{
	struct vocabulary *v = vocabulary_new("inventory");
	const char *const *names;
	size_t n;

	(void)state;
	assert_non_null(v);
	ASSERT_CHILDREN(v, "inventory", "note asset");
	assert_true(vocabulary_children(v, "inventory/asset", &names) > 10);
	ASSERT_VALUES(v, "inventory/asset", "personal-data", "yes no unknown");
	ASSERT_VALUES(v, "inventory/asset/name", "xml:lang", "sv en");
	assert_string_equal(vocabulary_type(v, "inventory/asset", "decommission-on"), "date");
	assert_string_equal(vocabulary_type(v, "inventory/asset", "id"), "NCName");
	assert_non_null(vocabulary_hint(v, "inventory/asset", "id", "sv"));
	assert_null(vocabulary_hint(v, "inventory/asset", "id", "fi"));
	vocabulary_free(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(constructs),
		cmocka_unit_test(nowhere),
		cmocka_unit_test(own_schemas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
