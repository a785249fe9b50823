/* SPDX-License-Identifier: Apache-2.0 */
/* Outcomes compared and shown (sides.h). */
#include "sides.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static bool is_failure(const struct outcome *o)
{
	return o->type == 'e' || o->type == 'r';
}

static bool same_number(double a, double b)
{
	return isnan(a) ? isnan(b) : a == b && signbit(a) == signbit(b);
}

static bool has(const struct outcome *o, const struct item *item)
{
	for (size_t i = 0; i < o->count; i++) {
		if (o->items[i].place == item->place && strcmp(o->items[i].text, item->text) == 0)
			return true;
	}
	return false;
}

/* Lists with namespace nodes or with nodes that a function made are compared as sets: libxml2 does not sort these,
           and outcome_is_ordered() looks at ours. Where nodes
 * of another document stand among the others is an engine's own affair (section 5). */
static bool same_nodes(const struct outcome *a, const struct outcome *b)
{
	bool as_set = false;

	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		as_set = as_set || a->items[i].node == NULL || a->items[i].node->type == XML_NAMESPACE_DECL;
		if (!has(b, &a->items[i]) || !has(a, &b->items[i]))
			return false;
	}
	for (size_t i = 0; !as_set && i < a->count; i++) {
		if (a->items[i].place != b->items[i].place)
			return false;
	}
	return true;
}

bool outcome_same(const struct outcome *a, const struct outcome *b)
{
	if (is_failure(a) || is_failure(b))
		return is_failure(a) && is_failure(b);
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case 'b': return a->boolean == b->boolean;
	case 'd': return same_number(a->number, b->number);
	case 's': return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
	default: return same_nodes(a, b);
	}
}

static bool is_before(const struct item *a, const struct item *b)
{
	if (a->place == SIZE_MAX || b->place == SIZE_MAX)
		return true;
	if (a->node->type == XML_NAMESPACE_DECL && b->node->type == XML_NAMESPACE_DECL && document_parent(a->node) == document_parent(b->node))
		return a->place != b->place;
	return a->place < b->place;
}

bool outcome_is_ordered(const struct outcome *o)
{
	for (size_t i = 0; o->type == 'n' && i < o->count; i++) {
		for (size_t k = i + 1; k < o->count; k++) {
			if (!is_before(&o->items[i], &o->items[k]))
				return false;
		}
	}
	return true;
}

static void print_node(struct buf *out, const struct item *item)
{
	if (item->node == NULL) {
		buf_printf(out, "made(%s)", item->text);
	} else if (item->node->type == XML_NAMESPACE_DECL) {
		const xmlNs *ns = (const xmlNs *)item->node;

		buf_printf(out, "%s/namespace::%s", (const char *)document_parent(item->node)->name, ns->prefix != NULL ? (const char *)ns->prefix : "");
	} else {
		xmlChar *path = xmlGetNodePath(item->node);

		buf_puts(out, (const char *)path);
		xmlFree(path);
	}
}

void outcome_print(struct buf *out, const struct document *d, const struct outcome *o)
{
	(void)d;
	switch (o->type) {
	case 'b': buf_puts(out, o->boolean ? "true" : "false"); break;
	case 'd': buf_printf(out, "number %.17g", o->number); break;
	case 's': buf_printf(out, "string '%s'", o->text); break;
	case 'n':
		buf_printf(out, "%zu nodes:", o->count);
		for (size_t i = 0; i < o->count; i++) {
			buf_putc(out, ' ');
			print_node(out, &o->items[i]);
		}
		break;
	default: buf_printf(out, "%s: %s", o->type == 'r' ? "refused" : "error", o->why != NULL ? o->why : ""); break;
	}
}
