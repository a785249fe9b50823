/* SPDX-License-Identifier: Apache-2.0 */
/* Private to certain: what certain_read.c makes of a schema and certain.c answers from. All in one arena, never written after reading. */
#ifndef CERTAIN_SHAPE_H
#define CERTAIN_SHAPE_H

#include "arena.h"
#include "certain.h"

#include <stddef.h>
#include <stdint.h>

enum certain_kind {
	CERTAIN_NEVER,    /* of a form that is not known here */
	CERTAIN_ANY,      /* xs:string */
	CERTAIN_FILLED,   /* xs:token, not empty */
	CERTAIN_NAME,     /* xs:NCName */
	CERTAIN_WORD,     /* an enumeration */
	CERTAIN_DATE,     /* xs:date as 2026-12-31 */
	CERTAIN_COUNT,    /* xs:nonNegativeInteger */
	CERTAIN_AMOUNT,   /* xs:decimal from 0 */
	CERTAIN_DURATION, /* xs:duration in years, months and days */
	CERTAIN_COUNTRY,  /* two capital letters */
	CERTAIN_ORG_NUMBER,
	CERTAIN_PERCENT,  /* xs:decimal from 0 to 100 */
	CERTAIN_YEAR,     /* xs:gYear in four digits */
	CERTAIN_TIME,     /* xs:dateTime as 2026-12-31T08:30:00 */
	CERTAIN_CODE,     /* four digits */
	CERTAIN_POSITIVE, /* xs:positiveInteger */
	CERTAIN_LIST,     /* of members[0], with spaces between */
	CERTAIN_UNION     /* one of the members */
};

struct certain_value {
	enum certain_kind kind;
	const char **words;  /* CERTAIN_WORD */
	size_t *lengths;
	size_t word_count;
	const struct certain_value **members;
	size_t member_count;
};

/* Of a value by its bytes. */
bool certain_is(const struct certain_value *v, const char *text, size_t n);

/* A constraint of uniqueness: of the children with the name (NULL: of all) no two have the same value in the attribute. */
struct certain_key {
	const xmlChar *element, *attribute;
};

/* An attribute or a child. A table of them is open-addressed by the pointers of the names; a free slot has no name. */
struct certain_slot {
	const xmlChar *uri, *name;
	const struct certain_value *value;   /* of an attribute */
	struct certain_element element;      /* a child */
	uint64_t bit;                        /* of an attribute that is required, else 0 */
};

struct certain_table {
	struct certain_slot *slots;
	size_t mask, len;
};

enum certain_content {
	CERTAIN_EMPTY, CERTAIN_ELEMENTS,
	CERTAIN_TEXT, /* anything */
	CERTAIN_VALUE /* one value, known at the end only */
};

struct certain_type {
	enum certain_content content;
	bool known;          /* false: of a form that is not known here */
	bool complete;       /* has been read (types may hold themselves) */
	struct certain_table attributes, children;
	const struct certain_value *value; /* CERTAIN_VALUE */
	uint64_t required;
};

struct certain {
	struct arena *arena;
	struct certain_element root;
	size_t never;
};

static inline size_t certain_spot(const struct certain_table *t, const xmlChar *uri, const xmlChar *name)
{
	return (size_t)(((uintptr_t)name >> 3) ^ ((uintptr_t)name >> 11) ^ (uintptr_t)uri) & t->mask;
}

/* Room for n names; adding one: false where it is there already. */
void certain_reserve(struct certain_table *t, size_t n, struct arena *a);
bool certain_add(struct certain_table *t, struct certain_slot slot);

/* Reads the schema. 0, or -1 when its root has a form that is not known here. */
int certain_read(struct certain *c, const char *kind, xmlDictPtr dict);

#endif
