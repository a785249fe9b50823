/* SPDX-License-Identifier: Apache-2.0 */
/*
 * XPath 1.0 values (section 1 of the recommendation). A value is small and copied freely; what it points at lives in the document, in the expression, or in the
 * run's scratch memory until the run's next outermost evaluation (xpath.h).
 */
#ifndef VALUE_H
#define VALUE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

enum xpath_type { VALUE_NODES, VALUE_BOOLEAN, VALUE_NUMBER, VALUE_STRING, VALUE_ANY /* only of an expression: not known before it runs */ };

/* UTF-8 bytes; not ended by a NUL. start is never NULL. */
struct xpath_text {
	const char *start;
	size_t len;
};

/* A node-set: no node twice, in document order. Namespace nodes are xmlNs whose next is their element, as in libxml2. */
struct xpath_nodes {
	xmlNodePtr *items;
	size_t len;
};

struct xpath_value {
	enum xpath_type type; /* never VALUE_ANY */
	union {
		struct xpath_nodes nodes;
		bool boolean;
		double number;
		struct xpath_text text;
	};
};

#endif
