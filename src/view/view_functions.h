/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that stylesheets call in the namespace urn:policykoll:functions: what XSLT 1.0 cannot do, or not without escaping by hand.
 * One function is one row of a table; every table is named in view_functions.c. A function is pure: the same arguments give the same result.
 * Private to this floor.
 */
#ifndef VIEW_FUNCTIONS_H
#define VIEW_FUNCTIONS_H

#include "buf.h"

#include <libxml/xpathInternals.h>
#include <libxslt/xsltInternals.h>

#include <stdbool.h>
#include <stdint.h>

#define VIEW_FUNCTIONS_NAMESPACE "urn:policykoll:functions"

/* A function of the stylesheets. */
struct view_function {
	const char *name;
	int least, most; /* arguments; any other number is an error of the stylesheet */
	/* Appends the result, a string. The arguments are strings (of a node-set its first node's), "" where they are left out. */
	void (*call)(struct buf *out, const char *const *arguments);
};
#define VIEW_FUNCTION_ARGUMENTS 4

/* Tables, ended by a NULL name. What each function does stands at the head of its table's file. */
extern const struct view_function view_functions_json[];
extern const struct view_function view_functions_place[];
extern const struct view_function view_functions_words[];
extern const struct view_function view_functions_text[];

/* The function of this name in any table, or NULL. */
const struct view_function *view_function_find(const char *name);

/* For the functions: decodes the character at *s and steps over it; a byte that begins none is U+FFFD. */
uint32_t view_next(const char **s);
void view_put(struct buf *out, uint32_t c);

/* A text as a cell of a spreadsheet holds it: nothing that misleads, cut with a mark where it is too long. The same as a field of CSV, quoted, never a formula. */
void view_cell_text(struct buf *out, const char *s);
void view_cell_csv(struct buf *out, const char *s);

/* Makes the functions of all tables known to the stylesheet about to run. 0, or -1 when libxslt refuses. */
int view_functions_register(xsltTransformContextPtr context);

#endif
