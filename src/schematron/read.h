/* SPDX-License-Identifier: Apache-2.0 */
/* Inside of reading a schema: shared by schematron.c (structure) and read_text.c (assertions and messages). */
#ifndef READ_H
#define READ_H

#include "map.h"
#include "schematron.h"
#include "tree.h"

#define SCH_NAMESPACE "http://purl.oclc.org/dsdl/schematron"
#define XSL_NAMESPACE "http://www.w3.org/1999/XSL/Transform"
#define HELP_NAMESPACE "urn:policykoll:1"

struct reading {
	struct schematron *s;
	const struct diag_sink *sink;
	const xmlNode *scope;       /* element with the declared prefixes */
	xmlXPathContextPtr names;   /* the same and the functions, compiled once */
	VEC(const char *) variables; /* names in scope, outermost first; a NULL follows the last */
	struct map *diagnostics, *properties; /* id -> element */
	size_t errors;
};

bool read_is(const xmlNode *node, const char *name);
const char *read_attribute(struct reading *g, const xmlNode *node, const char *name);
int read_lang(const xmlNode *node);
/* Emits a message at an attribute of the node (or the node), counts it as an error. */
void read_fail(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const char *guess);
/* Compiles the expression in an attribute; NULL when it is absent, or wrong (said and counted). */
struct xpath *read_expression(struct reading *g, const xmlNode *node, const char *attribute, bool required);
struct xpath_pattern *read_pattern_attribute(struct reading *g, const xmlNode *node, const char *attribute);

/* Reads the sch:let children of a node into lets (VEC(struct sch_let) by its parts); they stay in scope until read_leave(). */
size_t read_enter(const struct reading *g);
void read_leave(struct reading *g, size_t mark);
bool read_let(struct reading *g, struct sch_let *let, const xmlNode *node, size_t mark);

/* read_text.c */
void read_message(struct reading *g, struct sch_message *m, const xmlNode *node);
void read_assert(struct reading *g, struct sch_rule *rule, const xmlNode *node);
/* Finds the diagnostics and properties of the schema; their texts are read where an assertion names them, in its scope. */
void read_references(struct reading *g, const xmlNode *schema);
/* The element's text, white space collapsed, in the schema's arena. */
const char *read_plain_text(struct reading *g, const xmlNode *node);

#endif
