/* SPDX-License-Identifier: Apache-2.0 */
/* Questions to a schema, answered by walking from the root along a path of local names (vocabulary.h). A path that leads nowhere gets no answer. */
#include "vocabulary.h"

#include "embedded.h"
#include "mem.h"
#include "vocabulary_shape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vocabulary *vocabulary_parse(const char *xsd, size_t n)
{
	struct vocabulary *v = mem_alloc(sizeof *v);

	v->arena = arena_new();
	if (vocabulary_read(v, xsd, n) != 0) {
		vocabulary_free(v);
		return NULL;
	}
	return v;
}

struct vocabulary *vocabulary_new(const char *kind)
{
	const struct embedded *file;
	char name[128];

	if (snprintf(name, sizeof name, "schema/%s.xsd", kind) >= (int)sizeof name)
		return NULL;
	file = embedded_find(name);
	return file != NULL ? vocabulary_parse((const char *)file->data, file->size) : NULL;
}

void vocabulary_free(struct vocabulary *v)
{
	if (v == NULL)
		return;
	arena_free(v->arena);
	free(v);
}

static const struct shape *child(const struct shape *shape, const char *name, size_t n)
{
	for (size_t i = 0; i < shape->children.len; i++)
		if (strlen(shape->children.items[i]) == n && memcmp(shape->children.items[i], name, n) == 0)
			return shape->shapes[i];
	return NULL;
}

static const struct shape *find(const struct vocabulary *v, const char *path)
{
	const struct shape *shape = v != NULL ? &v->root : NULL;

	while (shape != NULL && *path != '\0') {
		size_t n = strcspn(path, "/");

		shape = child(shape, path, n);
		path += n + (path[n] == '/');
	}
	return shape;
}

static const struct simple *find_simple(const struct vocabulary *v, const char *path, const char *attribute)
{
	const struct shape *shape = find(v, path);

	if (shape == NULL || attribute == NULL)
		return shape != NULL ? shape->text : NULL;
	for (size_t i = 0; i < shape->attributes.len; i++)
		if (strcmp(shape->attributes.items[i], attribute) == 0)
			return shape->types[i];
	return NULL;
}

static size_t answer(const struct names *names, const char *const **out)
{
	*out = names != NULL ? names->items : NULL;
	return names != NULL ? names->len : 0;
}

size_t vocabulary_children(const struct vocabulary *v, const char *path, const char *const **out)
{
	const struct shape *shape = find(v, path);

	return answer(shape != NULL ? &shape->children : NULL, out);
}

size_t vocabulary_roots(const struct vocabulary *v, const char *const **out)
{
	return vocabulary_children(v, "", out);
}

size_t vocabulary_attributes(const struct vocabulary *v, const char *path, const char *const **out)
{
	const struct shape *shape = find(v, path);

	return answer(shape != NULL ? &shape->attributes : NULL, out);
}

size_t vocabulary_values(const struct vocabulary *v, const char *path, const char *attribute, const char *const **out)
{
	const struct simple *simple = find_simple(v, path, attribute);

	return answer(simple != NULL ? &simple->values : NULL, out);
}

size_t vocabulary_examples(const struct vocabulary *v, const char *path, const char *attribute, const char *const **out)
{
	const struct simple *simple = find_simple(v, path, attribute);

	return answer(simple != NULL ? &simple->examples : NULL, out);
}

const char *vocabulary_type(const struct vocabulary *v, const char *path, const char *attribute)
{
	const struct simple *simple = find_simple(v, path, attribute);

	return simple != NULL ? simple->type : NULL;
}

const char *vocabulary_hint(const struct vocabulary *v, const char *path, const char *attribute, const char *lang)
{
	const struct simple *simple = find_simple(v, path, attribute);

	for (const struct hint *h = simple != NULL ? simple->hints : NULL; h != NULL; h = h->next)
		if (strcmp(h->lang, lang) == 0)
			return h->text;
	return NULL;
}
