/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the specification says of single operations, written as plainly as it stands there and on its own: the judge between the two sides.
 * Conversions can be exchanged for libxml2's, so that a difference can be laid to one of them.
 */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "sides.h"

struct conversions {
	double (*number)(const char *text);                     /* XPath 1.0 section 4.4 */
	const char *(*text)(double number, struct arena *a);    /* section 4.2 */
};
extern const struct conversions reference_right, reference_libxml2;

/* The string-value (section 5), from the tree alone. */
const char *reference_string_value(const xmlNode *node, struct arena *a);
/* The value as a string, a number, a boolean. */
const char *reference_string(const struct outcome *v, const struct conversions *c, struct arena *a);
double reference_number(const struct outcome *v, const struct conversions *c, struct arena *a);
bool reference_boolean(const struct outcome *v);
/* "=", "<" … (section 3.4). */
bool reference_compare(const char *op, const struct outcome *left, const struct outcome *right, const struct conversions *c, struct arena *a);
double reference_sum(const struct outcome *nodes, const struct conversions *c, struct arena *a);
/* Whether the node is on the axis of the other (section 2.2), from places alone. */
bool reference_on_axis(const struct document *d, const char *axis, xmlNodePtr from, xmlNodePtr node);
/* format-number() with the default decimal format (XSLT 1.0 section 12.3: the DecimalFormat of JDK 1.1). */
const char *reference_format(double n, const char *pattern, struct arena *a);
bool reference_same_number(double a, double b);

#endif
