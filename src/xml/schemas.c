/* SPDX-License-Identifier: Apache-2.0 */
/* Compiled schemas, one per kind (schemas.h). The kinds are the embedded schema files; a schema that does not compile is a fault of the build. */
#include "schemas.h"

#include "certain.h"
#include "embedded.h"
#include "map.h"
#include "mem.h"
#include "vocabulary.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct schemas {
	struct map *compiled;     /* kind -> xmlSchemaPtr */
	struct map *vocabularies; /* kind -> struct vocabulary */
	struct map *certain;      /* kind -> struct certain, or NULL where nothing is */
};

struct schemas *schemas_new(void)
{
	struct schemas *s = mem_alloc(sizeof *s);

	s->compiled = map_new();
	s->vocabularies = map_new();
	s->certain = map_new();
	return s;
}

void schemas_free(struct schemas *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < map_len(s->compiled); i++)
		xmlSchemaFree(map_value(s->compiled, i));
	for (size_t i = 0; i < map_len(s->vocabularies); i++)
		vocabulary_free(map_value(s->vocabularies, i));
	for (size_t i = 0; i < map_len(s->certain); i++)
		certain_free(map_value(s->certain, i));
	map_free(s->certain);
	map_free(s->compiled);
	map_free(s->vocabularies);
	free(s);
}

xmlSchemaPtr schemas_get(struct schemas *s, const char *kind)
{
	xmlSchemaPtr schema = map_get(s->compiled, kind);
	xmlSchemaParserCtxtPtr context;
	char name[128];

	if (schema != NULL)
		return schema;
	if (snprintf(name, sizeof name, "policykoll:schema/%s.xsd", kind) >= (int)sizeof name ||
	    embedded_find(name + sizeof "policykoll:" - 1) == NULL)
		return NULL;
	context = xmlSchemaNewParserCtxt(name);
	schema = xmlSchemaParse(context);
	xmlSchemaFreeParserCtxt(context);
	assert(schema != NULL);
	if (schema != NULL)
		map_set(s->compiled, kind, schema);
	return schema;
}

const struct vocabulary *schemas_vocabulary(struct schemas *s, const char *kind)
{
	struct vocabulary *v = map_get(s->vocabularies, kind);

	if (v == NULL) {
		v = vocabulary_new(kind);
		if (v != NULL)
			map_set(s->vocabularies, kind, v);
	}
	return v;
}

const struct certain *schemas_certain(struct schemas *s, const char *kind, xmlDictPtr dict)
{
	struct certain *c = map_get(s->certain, kind);

	for (size_t i = 0; c == NULL && i < map_len(s->certain); i++) {
		if (strcmp(map_key(s->certain, i), kind) == 0)
			return NULL;
	}
	if (c == NULL) {
		c = certain_new(kind, dict);
		map_set(s->certain, kind, c);
	}
	return c;
}
