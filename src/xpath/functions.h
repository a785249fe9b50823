/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every function there is, a row each, by namespace and sorted by name (strcmp). A row is X(name, least and most arguments, type of the result, what it needs,
 * whether it is about the context node when its last argument is missing, letters for the arguments as in struct function, the C function).
 * A function asks for its arguments itself (eval_text(), …), puts its value into out and returns 0, or -1 after run_fail().
 */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "run.h"

#define NAMESPACE_XSLT "http://www.w3.org/1999/XSL/Transform"
#define NAMESPACE_COMMON "http://exslt.org/common"
#define NAMESPACE_DATE "http://exslt.org/dates-and-times"
#define NAMESPACE_MATH "http://exslt.org/math"
#define NAMESPACE_REGEXP "http://exslt.org/regular-expressions"
#define NAMESPACE_SETS "http://exslt.org/sets"
#define NAMESPACE_STRINGS "http://exslt.org/strings"

/* Without namespace: XPath 1.0 section 4 and XSLT 1.0 section 12. */
#define FUNCTIONS_CORE(X) \
	X("boolean", 1, 1, BOOLEAN, 0, 0, "o", core_boolean) \
	X("ceiling", 1, 1, NUMBER, 0, 0, "d", core_ceiling) \
	X("concat", 2, FUNCTION_ANY_NUMBER, STRING, 0, 0, "s", core_concat) \
	X("contains", 2, 2, BOOLEAN, 0, 0, "ss", core_contains) \
	X("count", 1, 1, NUMBER, 0, 0, "n", core_count) \
	X("current", 0, 0, NODES, NEEDS_CURRENT, 0, "", xslt_current) \
	X("document", 1, 2, NODES, NEEDS_WORLD, 0, "on", xslt_document) \
	X("element-available", 1, 1, BOOLEAN, 0, 0, "s", xslt_element_available) \
	X("false", 0, 0, BOOLEAN, 0, 0, "", core_false) \
	X("floor", 1, 1, NUMBER, 0, 0, "d", core_floor) \
	X("format-number", 2, 3, STRING, 0, 0, "dss", xslt_format_number) \
	X("function-available", 1, 1, BOOLEAN, 0, 0, "s", xslt_function_available) \
	X("generate-id", 0, 1, STRING, 0, 1, "n", xslt_generate_id) \
	X("id", 1, 1, NODES, NEEDS_NODE, 0, "o", core_id) \
	X("key", 2, 2, NODES, NEEDS_NODE | NEEDS_WORLD, 0, "so", xslt_key) \
	X("lang", 1, 1, BOOLEAN, NEEDS_NODE, 0, "s", core_lang) \
	X("last", 0, 0, NUMBER, NEEDS_SIZE, 0, "", core_last) \
	X("local-name", 0, 1, STRING, 0, 1, "n", core_local_name) \
	X("name", 0, 1, STRING, 0, 1, "n", core_name) \
	X("namespace-uri", 0, 1, STRING, 0, 1, "n", core_namespace_uri) \
	X("normalize-space", 0, 1, STRING, 0, 1, "s", core_normalize_space) \
	X("not", 1, 1, BOOLEAN, 0, 0, "b", core_not) \
	X("number", 0, 1, NUMBER, 0, 1, "o", core_number) \
	X("position", 0, 0, NUMBER, NEEDS_POSITION, 0, "", core_position) \
	X("round", 1, 1, NUMBER, 0, 0, "d", core_round) \
	X("starts-with", 2, 2, BOOLEAN, 0, 0, "ss", core_starts_with) \
	X("string", 0, 1, STRING, 0, 1, "o", core_string) \
	X("string-length", 0, 1, NUMBER, 0, 1, "s", core_string_length) \
	X("substring", 2, 3, STRING, 0, 0, "sdd", core_substring) \
	X("substring-after", 2, 2, STRING, 0, 0, "ss", core_substring_after) \
	X("substring-before", 2, 2, STRING, 0, 0, "ss", core_substring_before) \
	X("sum", 1, 1, NUMBER, 0, 0, "n", core_sum) \
	X("system-property", 1, 1, ANY, 0, 0, "s", xslt_system_property) \
	X("translate", 3, 3, STRING, 0, 0, "sss", core_translate) \
	X("true", 0, 0, BOOLEAN, 0, 0, "", core_true) \
	X("unparsed-entity-uri", 1, 1, STRING, NEEDS_NODE, 0, "s", xslt_unparsed_entity_uri)

/* Functions that make nodes need the world: the nodes of one call are not those of another. */
#define FUNCTIONS_COMMON(X) \
	X("node-set", 1, 1, NODES, NEEDS_WORLD, 0, "o", common_node_set) \
	X("object-type", 1, 1, STRING, 0, 0, "o", common_object_type)

#define FUNCTIONS_DATE(X) \
	X("add", 2, 2, STRING, 0, 0, "ss", date_add) \
	X("add-duration", 2, 2, STRING, 0, 0, "ss", foreign_date) \
	X("date", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("date-time", 0, 0, STRING, 0, 0, "", foreign_date) \
	X("day-abbreviation", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("day-in-month", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("day-in-week", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("day-in-year", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("day-name", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("day-of-week-in-month", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("difference", 2, 2, STRING, 0, 0, "ss", date_difference) \
	X("duration", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("hour-in-day", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("leap-year", 0, 1, ANY, 0, 0, "s", foreign_date) \
	X("minute-in-hour", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("month-abbreviation", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("month-in-year", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("month-name", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("second-in-minute", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("seconds", 0, 1, NUMBER, 0, 0, "s", date_seconds) \
	X("sum", 1, 1, STRING, 0, 0, "n", foreign_date) \
	X("time", 0, 1, STRING, 0, 0, "s", foreign_date) \
	X("week-in-month", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("week-in-year", 0, 1, NUMBER, 0, 0, "s", foreign_date) \
	X("year", 0, 1, NUMBER, 0, 0, "s", foreign_date)

#define FUNCTIONS_MATH(X) \
	X("abs", 1, 1, NUMBER, 0, 0, "d", math_abs) \
	X("acos", 1, 1, NUMBER, 0, 0, "d", math_acos) \
	X("asin", 1, 1, NUMBER, 0, 0, "d", math_asin) \
	X("atan", 1, 1, NUMBER, 0, 0, "d", math_atan) \
	X("atan2", 2, 2, NUMBER, 0, 0, "dd", math_atan2) \
	X("constant", 2, 2, NUMBER, 0, 0, "sd", foreign_math) \
	X("cos", 1, 1, NUMBER, 0, 0, "d", math_cos) \
	X("exp", 1, 1, NUMBER, 0, 0, "d", math_exp) \
	X("highest", 1, 1, NODES, 0, 0, "n", math_highest) \
	X("log", 1, 1, NUMBER, 0, 0, "d", math_log) \
	X("lowest", 1, 1, NODES, 0, 0, "n", math_lowest) \
	X("max", 1, 1, NUMBER, 0, 0, "n", math_max) \
	X("min", 1, 1, NUMBER, 0, 0, "n", math_min) \
	X("power", 2, 2, NUMBER, 0, 0, "dd", math_power) \
	X("random", 0, 0, NUMBER, NEEDS_NODE | NEEDS_WORLD, 0, "", foreign_math) \
	X("sin", 1, 1, NUMBER, 0, 0, "d", math_sin) \
	X("sqrt", 1, 1, NUMBER, 0, 0, "d", math_sqrt) \
	X("tan", 1, 1, NUMBER, 0, 0, "d", math_tan)

#define FUNCTIONS_REGEXP(X) \
	X("match", 2, 3, NODES, NEEDS_WORLD, 0, "sss", regexp_match) \
	X("replace", 4, 4, STRING, 0, 0, "ssss", regexp_replace) \
	X("test", 2, 3, BOOLEAN, 0, 0, "sss", regexp_test)

#define FUNCTIONS_SETS(X) \
	X("difference", 2, 2, NODES, 0, 0, "nn", sets_difference) \
	X("distinct", 1, 1, NODES, 0, 0, "n", sets_distinct) \
	X("has-same-node", 2, 2, BOOLEAN, 0, 0, "nn", sets_has_same_node) \
	X("intersection", 2, 2, NODES, 0, 0, "nn", sets_intersection) \
	X("leading", 2, 2, NODES, 0, 0, "nn", sets_leading) \
	X("trailing", 2, 2, NODES, 0, 0, "nn", sets_trailing)

#define FUNCTIONS_STRINGS(X) \
	X("align", 2, 3, STRING, 0, 0, "sss", foreign_strings) \
	X("concat", 1, 1, STRING, 0, 0, "n", strings_concat) \
	X("decode-uri", 1, 2, STRING, 0, 0, "ss", foreign_strings) \
	X("encode-uri", 2, 3, STRING, 0, 0, "sbs", foreign_strings) \
	X("padding", 1, 2, STRING, 0, 0, "ds", foreign_strings) \
	X("replace", 3, 3, NODES, NEEDS_WORLD, 0, "soo", strings_replace) \
	X("split", 1, 2, NODES, NEEDS_WORLD, 0, "ss", strings_split) \
	X("tokenize", 1, 2, NODES, NEEDS_WORLD, 0, "ss", strings_tokenize)

#define FUNCTION_DECLARE(n, least, most, result, needs, if_short, takes, fn) \
	int fn(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out);
FUNCTIONS_CORE(FUNCTION_DECLARE)
FUNCTIONS_COMMON(FUNCTION_DECLARE)
FUNCTIONS_MATH(FUNCTION_DECLARE)
FUNCTIONS_REGEXP(FUNCTION_DECLARE)
FUNCTIONS_SETS(FUNCTION_DECLARE)
FUNCTIONS_STRINGS(FUNCTION_DECLARE)
FUNCTIONS_DATE(FUNCTION_DECLARE)

/* The i-th argument. */
static inline const struct expr *arg(const struct expr *call, size_t i)
{
	return call->call.args[i];
}

static inline int give_boolean(struct xpath_value *out, bool b)
{
	out->type = VALUE_BOOLEAN;
	out->boolean = b;
	return 0;
}

static inline int give_number(struct xpath_value *out, double n)
{
	out->type = VALUE_NUMBER;
	out->number = n;
	return 0;
}

static inline int give_text(struct xpath_value *out, const char *start, size_t len)
{
	out->type = VALUE_STRING;
	out->text.start = start;
	out->text.len = len;
	return 0;
}

static inline int give_nodes(struct xpath_value *out, xmlNodePtr *items, size_t len)
{
	out->type = VALUE_NODES;
	out->nodes.items = items;
	out->nodes.len = len;
	return 0;
}

/* The value of the i-th argument as text; of the context node when there is none. */
int text_or_node(struct xpath_run *r, const struct expr *call, size_t i, const struct focus *f, struct xpath_text *out);
/* The first node of the first argument, the context node when there is none; NULL for an empty set. */
int first_or_node(struct xpath_run *r, const struct expr *call, const struct focus *f, xmlNodePtr *out);
/* The document of a node. */
xmlDocPtr node_document(const xmlNode *node);
/* Adds n to the steps of the evaluation: -1 when that is too many. */
int take_steps(struct xpath_run *r, size_t n);
/* The place of needle in t from byte at on; NULL when it is not there. */
const char *text_find(struct xpath_text t, size_t at, struct xpath_text needle);
/* Bytes of the character at s < end (UTF-8), never beyond end. */
static inline size_t char_bytes(const char *s, const char *end)
{
	unsigned char c = (unsigned char)*s;
	size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	return n <= (size_t)(end - s) ? n : (size_t)(end - s);
}

/* XPath 1.0's round(). */
double number_round(double n);
/* functions_format.c: appends number as format-number() does with the default decimal format. -1 after run_fail() for a wrong pattern. */
int format_number(struct xpath_run *r, double number, struct xpath_text pattern, struct buf *out);

/* functions_foreign.c: the run's box for what only functions have; made when first needed. */
struct foreign *foreign_get(struct xpath_run *r);
/* Calls libexslt's function of the namespace with the arguments of the call. */
int foreign_call(struct xpath_run *r, const char *uri, const struct expr *call, const struct focus *f, struct xpath_value *out);
/* The same with arguments at hand. */
int foreign_texts(struct xpath_run *r, const char *uri, const char *name, const struct xpath_text *texts, size_t n, struct xpath_value *out);
/* A new, empty document for made nodes; the run's. */
xmlDocPtr foreign_document(struct xpath_run *r);
/* Appends an element with a text to the document, and to the list. -1 when the evaluation has made too many. */
int foreign_element(struct xpath_run *r, xmlDocPtr doc, const char *name, struct xpath_text text, struct node_list *out);
/* A number for a document: 0 for that of the world, then in the order they are asked for. */
size_t foreign_number(struct xpath_run *r, const xmlDoc *doc);
/* functions_id.c: the places of nodes among their siblings, remembered; where the run keeps them, and how many made documents were freed so far. */
struct places;
struct places **foreign_places(struct xpath_run *r, size_t *freed);

/* functions_regexp.c: the patterns compiled in a run. */
struct regexps;
void regexps_free(struct regexps *p);
/* functions_foreign.c: where the run keeps them. */
struct regexps **foreign_regexps(struct xpath_run *r);

#endif
