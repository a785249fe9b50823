/* SPDX-License-Identifier: Apache-2.0 */
/* Compiled schemas, one per kind (schemas.h). The kinds are the embedded schema files; a schema that does not compile is a fault of the build. */
#include "schemas.h"

#include "certain.h"
#include "embedded.h"
#include "map.h"
#include "mem.h"
#include "vec.h"
#include "vocabulary.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_SIZE 128

/* What is certain of a kind, with the names of a dictionary. */
struct known {
	char *kind;
	xmlDictPtr dict;
	struct certain *certain; /* NULL: nothing is */
};

struct schemas {
	struct map *compiled;     /* kind -> xmlSchemaPtr */
	struct map *vocabularies; /* kind -> struct vocabulary */
	VEC(struct known) known;
	xmlDictPtr names;         /* of those that no document is compared with; NULL */
};

struct schemas *schemas_new(void)
{
	struct schemas *s = mem_alloc(sizeof *s);

	s->compiled = map_new();
	s->vocabularies = map_new();
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
	for (size_t i = 0; i < s->known.len; i++) {
		certain_free(s->known.items[i].certain);
		xmlDictFree(s->known.items[i].dict);
		free(s->known.items[i].kind);
	}
	vec_free(&s->known);
	xmlDictFree(s->names);
	map_free(s->compiled);
	map_free(s->vocabularies);
	free(s);
}

static bool name_of(char out[NAME_SIZE], const char *kind)
{
	return snprintf(out, NAME_SIZE, "policykoll:schema/%s.xsd", kind) < NAME_SIZE && embedded_find(out + sizeof "policykoll:" - 1) != NULL;
}

bool schemas_has(const char *kind)
{
	char name[NAME_SIZE];

	return name_of(name, kind);
}

xmlSchemaPtr schemas_get(struct schemas *s, const char *kind)
{
	xmlSchemaPtr schema = map_get(s->compiled, kind);
	xmlSchemaParserCtxtPtr context;
	char name[NAME_SIZE];

	if (schema != NULL)
		return schema;
	if (!name_of(name, kind))
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
	struct known k = { .dict = dict };

	for (size_t i = 0; i < s->known.len; i++) {
		if (s->known.items[i].dict == dict && strcmp(s->known.items[i].kind, kind) == 0)
			return s->known.items[i].certain;
	}
	/* As long as it is known here no other dictionary can have the same address. */
	xmlDictReference(dict);
	k.kind = mem_strdup(kind);
	k.certain = certain_new(kind, dict);
	vec_push(&s->known, k);
	return k.certain;
}

bool schemas_lists(struct schemas *s, const char *kind, const char *path, const char *attribute, const char *word)
{
	const struct certain *c;

	if (s->names == NULL)
		s->names = xmlDictCreate();
	c = schemas_certain(s, kind, s->names);
	return c != NULL && certain_lists(c, path, attribute, word);
}
