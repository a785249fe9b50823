/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the schemas say, in a form messages can be made of: which children and attributes an element has, which values an attribute may take, hints for patterns.
 * Read from the embedded schemas, once; immutable afterwards, so threads may share it.
 */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include <stddef.h>

struct vocabulary;

/* Reads the embedded schema "schema/<kind>.xsd" (and what it includes). NULL if there is none. */
struct vocabulary *vocabulary_new(const char *kind);
/* The same from the text of a schema. */
struct vocabulary *vocabulary_parse(const char *xsd, size_t n);
void vocabulary_free(struct vocabulary *v);

/* Names of the children / attributes that the element at a path of local names ("inventory/asset/processor") can have, in schema order, without repeats. *out is borrowed from the vocabulary; the count. */
size_t vocabulary_children(const struct vocabulary *v, const char *path, const char *const **out);
size_t vocabulary_attributes(const struct vocabulary *v, const char *path, const char *const **out);
/* The enumerated values of an attribute (or of the element's own text when attribute is NULL). */
size_t vocabulary_values(const struct vocabulary *v, const char *path, const char *attribute, const char *const **out);
/* The base built-in type behind it ("date", "boolean", "decimal", "integer", "NCName", …), or NULL. */
const char *vocabulary_type(const struct vocabulary *v, const char *path, const char *attribute);
/* The hint of its pattern (pk:hint) in a language ("sv", "en"), or NULL. */
const char *vocabulary_hint(const struct vocabulary *v, const char *path, const char *attribute, const char *lang);

/* Examples of right values, in no language: the enumerated values; of a union, those of every member; else the hint if it is the same in all languages, else an example of the
 * built-in type. 0 where anything goes. */
size_t vocabulary_examples(const struct vocabulary *v, const char *path, const char *attribute, const char *const **out);
/* The names of the elements a document can have as its root. */
size_t vocabulary_roots(const struct vocabulary *v, const char *const **out);

#endif
