/* SPDX-License-Identifier: Apache-2.0 */
/* Simple types of a schema (certain_part.h): the built-in ones with facets that there is a way to check, enumerations, lists and unions. */
#include "certain_part.h"

#include <stdio.h>
#include <string.h>

#define FACETS_MAX 200
#define DEPTH_MAX 20

/* The built-in types with their facets, as written, that there is a way to check. */
static const struct { const char *base, *facets; enum certain_kind kind; } rows[] = {
	{ "string", "", CERTAIN_ANY },
	{ "token", "minLength=1 ", CERTAIN_FILLED },
	{ "NCName", "", CERTAIN_NAME },
	{ "date", "pattern=\\d{4}-\\d{2}-\\d{2} ", CERTAIN_DATE },
	{ "nonNegativeInteger", "", CERTAIN_COUNT },
	{ "decimal", "minInclusive=0 ", CERTAIN_AMOUNT },
	{ "duration", "pattern=P(\\d+Y)?(\\d+M)?(\\d+D)? ", CERTAIN_DURATION },
	{ "string", "pattern=[A-Z]{2} ", CERTAIN_COUNTRY },
	{ "string", "pattern=\\d{6}-?\\d{4} ", CERTAIN_ORG_NUMBER },
	{ "decimal", "minInclusive=0 maxInclusive=100 ", CERTAIN_PERCENT },
	{ "gYear", "pattern=\\d{4} ", CERTAIN_YEAR },
	{ "dateTime", "pattern=\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2} ", CERTAIN_TIME },
	{ "string", "pattern=\\d{4} ", CERTAIN_CODE },
	{ "positiveInteger", "", CERTAIN_POSITIVE },
};

/* Built-in types of which an enumerated word is a value as it stands. */
static const char *const word_bases[] = { "NMTOKEN", "string", "token", "language", "NCName" };

static const struct certain_value *of_kind(struct schema_reader *r, enum certain_kind kind)
{
	struct certain_value *v = arena_alloc(r->arena, sizeof *v);

	v->kind = kind;
	return v;
}

/* A built-in type with its facets. */
static const struct certain_value *by_row(struct schema_reader *r, const char *base, const char *facets)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].base, base) == 0 && strcmp(rows[i].facets, facets) == 0)
			return of_kind(r, rows[i].kind);
	}
	return of_kind(r, CERTAIN_NEVER);
}

const struct certain_value *certain_named(struct schema_reader *r, const xmlNode *at, const char *qname)
{
	const char *base = certain_built_in(at, qname);
	xmlNode *node = base == NULL ? certain_component(r, "simpleType", qname) : NULL;

	if (base != NULL)
		return by_row(r, base, "");
	return node != NULL ? certain_simple(r, node) : of_kind(r, CERTAIN_NEVER);
}

static const struct certain_value *read_words(struct schema_reader *r, const char *base, xmlNode *restriction)
{
	struct certain_value *v = arena_alloc(r->arena, sizeof *v);
	size_t n = 0;

	for (xmlNode *e = certain_node(restriction->children); e != NULL; e = certain_node(e->next))
		n++;
	v->words = arena_alloc(r->arena, n * sizeof *v->words);
	v->lengths = arena_alloc(r->arena, n * sizeof *v->lengths);
	for (xmlNode *e = certain_node(restriction->children); e != NULL; e = certain_node(e->next)) {
		const char *word = certain_node_value(e, "value");

		if (!certain_node_has_only(e, "value", "") || word == NULL || word[0] == '\0' || strpbrk(word, " \t\r\n") != NULL)
			return of_kind(r, CERTAIN_NEVER);
		v->words[v->word_count] = arena_strdup(r->arena, word);
		v->lengths[v->word_count++] = strlen(word);
	}
	for (size_t i = 0; i < sizeof word_bases / sizeof *word_bases; i++) {
		if (strcmp(word_bases[i], base) == 0)
			v->kind = CERTAIN_WORD;
	}
	return v;
}

static const struct certain_value *read_restriction(struct schema_reader *r, xmlNode *node)
{
	const char *qname = certain_node_value(node, "base"), *base = qname != NULL ? certain_built_in(node, qname) : NULL;
	xmlNode *facet = certain_node(node->children);
	char facets[FACETS_MAX] = "";
	size_t n = 0;

	if (qname == NULL || !certain_node_has_only(node, "base", "enumeration pattern minLength minInclusive maxInclusive"))
		return of_kind(r, CERTAIN_NEVER);
	if (facet == NULL)
		return certain_named(r, node, qname);
	if (base == NULL)
		return of_kind(r, CERTAIN_NEVER);
	if (certain_node_has_only(node, "base", "enumeration"))
		return read_words(r, base, node);
	for (; facet != NULL; facet = certain_node(facet->next)) {
		int more = certain_node_has_only(facet, "value", "") && certain_node_value(facet, "value") != NULL ? snprintf(facets + n, sizeof facets - n, "%s=%s ", (const char *)facet->name, certain_node_value(facet, "value")) : -1;

		if (more < 0 || (size_t)more >= sizeof facets - n)
			return of_kind(r, CERTAIN_NEVER);
		n += (size_t)more;
	}
	return by_row(r, base, facets);
}

/* A list of a named type, or a union of named types. */
static const struct certain_value *read_several(struct schema_reader *r, xmlNode *node, const char *attribute, enum certain_kind kind)
{
	struct certain_value *v = arena_alloc(r->arena, sizeof *v);
	const char *names = certain_node_value(node, attribute);

	if (names == NULL || !certain_node_has_only(node, attribute, ""))
		return v;
	v->kind = kind;
	v->members = arena_alloc(r->arena, (strlen(names) + 1) * sizeof *v->members);
	while (*(names += strspn(names, " \t\r\n")) != '\0') {
		size_t n = strcspn(names, " \t\r\n");

		v->members[v->member_count++] = certain_named(r, node, arena_strndup(r->arena, names, n));
		names += n;
	}
	if (v->member_count == 0 || (kind == CERTAIN_LIST && (v->member_count != 1 || v->members[0]->kind == CERTAIN_LIST || v->members[0]->kind == CERTAIN_ANY)))
		v->kind = CERTAIN_NEVER;
	return v;
}

const struct certain_value *certain_simple(struct schema_reader *r, xmlNode *node)
{
	const struct certain_value *v = NULL;
	xmlNode *variety = certain_node(node->children);

	if (r->depth++ < DEPTH_MAX && variety != NULL && certain_node(variety->next) == NULL && certain_node_has_only(node, "name", "restriction list union")) {
		if (certain_node_is(variety, "restriction"))
			v = read_restriction(r, variety);
		else
			v = read_several(r, variety, certain_node_is(variety, "list") ? "itemType" : "memberTypes", certain_node_is(variety, "list") ? CERTAIN_LIST : CERTAIN_UNION);
	}
	r->depth--;
	return v != NULL ? v : of_kind(r, CERTAIN_NEVER);
}
