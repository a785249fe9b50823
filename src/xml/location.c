/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Locations (location.h). A position is counted backwards among the siblings; where that gets long, all children of the parent are numbered once. A text is a run
 * of text and CDATA nodes, as XPath sees it.
 */
#include "location.h"

#include "buf.h"
#include "map.h"
#include "mem.h"
#include "tree.h"
#include "vec.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FEW_SIBLINGS 32 /* looked at one by one before all are numbered */

struct numbered {
	const xmlNode *node; /* NULL: free */
	uint32_t position;
};

struct positions {
	struct numbered *table;
	size_t len, cap; /* cap is a power of two, or 0 */
};

struct positions *positions_new(void)
{
	return mem_alloc(sizeof(struct positions));
}

void positions_free(struct positions *p)
{
	if (p == NULL)
		return;
	free(p->table);
	free(p);
}

static size_t slot_of(const struct positions *p, const xmlNode *node)
{
	uint64_t hash = (uint64_t)(uintptr_t)node * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 32) & (p->cap - 1);

	while (p->table[at].node != NULL && p->table[at].node != node)
		at = (at + 1) & (p->cap - 1);
	return at;
}

static uint32_t find(const struct positions *p, const xmlNode *node)
{
	return p->cap > 0 ? p->table[slot_of(p, node)].position : 0;
}

static void put(struct positions *p, const xmlNode *node, uint32_t position)
{
	struct numbered *old = p->table;
	size_t n = p->cap;

	if ((p->len + 1) * 2 > p->cap) {
		p->cap = n > 0 ? n * 2 : 1024;
		p->table = mem_alloc(p->cap * sizeof *p->table);
		for (size_t i = 0; i < n; i++) {
			if (old[i].node != NULL)
				p->table[slot_of(p, old[i].node)] = old[i];
		}
		free(old);
	}
	p->table[slot_of(p, node)] = (struct numbered){ node, position };
	p->len++;
}

static int is_text(const xmlNode *node)
{
	return node != NULL && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE);
}

static int same_uri(const xmlNs *a, const xmlNs *b)
{
	return a == b || (a != NULL && b != NULL && xmlStrEqual(a->href, b->href));
}

/* Whether both are counted together. */
static int alike(const xmlNode *a, const xmlNode *b)
{
	if (is_text(b))
		return is_text(a) && !is_text(b->prev);
	if (a->type != b->type)
		return 0;
	return a->type != XML_ELEMENT_NODE || ((a->name == b->name || xmlStrEqual(a->name, b->name)) && same_uri(a->ns, b->ns));
}

static const char *kind_of(struct buf *key, const xmlNode *node)
{
	buf_reset(key);
	if (node->type == XML_ELEMENT_NODE)
		buf_printf(key, "%s\n%s", (const char *)node->name, node->ns != NULL ? (const char *)node->ns->href : "");
	else
		buf_printf(key, "\n%d", is_text(node) ? XML_TEXT_NODE : (int)node->type);
	return key->data;
}

static void number_children(struct positions *p, const xmlNode *parent)
{
	struct map *counts = map_new();
	VEC(uint32_t) list = { 0 };
	struct buf key = BUF_INIT;

	for (const xmlNode *n = parent->children; n != NULL; n = n->next) {
		const char *kind;
		uintptr_t at;

		if (is_text(n) && is_text(n->prev))
			continue;
		kind = kind_of(&key, n);
		at = (uintptr_t)map_get(counts, kind);
		if (at == 0) {
			vec_push(&list, 0);
			at = list.len;
			map_set(counts, kind, (void *)at);
		}
		put(p, n, ++list.items[at - 1]);
	}
	buf_release(&key);
	vec_free(&list);
	map_free(counts);
}

static const xmlNode *first_of_run(const xmlNode *node)
{
	while (is_text(node) && is_text(node->prev))
		node = node->prev;
	return node;
}

static uint32_t position_of(const xmlNode *node, struct positions *p)
{
	const struct mark *m = node->type == XML_ELEMENT_NODE ? node->_private : NULL;
	uint32_t position = 1;
	size_t looked = 0;

	if (m != NULL && m->index != 0)
		return m->index;
	node = first_of_run(node);
	if (p != NULL && find(p, node) > 0)
		return find(p, node);
	for (const xmlNode *n = node->prev; n != NULL; n = n->prev) {
		if (p != NULL && ++looked > FEW_SIBLINGS && node->parent != NULL) {
			number_children(p, node->parent);
			return find(p, node);
		}
		position += alike(node, n) ? 1 : 0;
	}
	return position;
}

/* A string as XPath writes it: quoted by what it does not hold, or put together. */
static void write_literal(struct buf *out, const char *s)
{
	const char *quote;

	if (strchr(s, '\'') == NULL || strchr(s, '"') == NULL) {
		char by = strchr(s, '\'') == NULL ? '\'' : '"';

		buf_putc(out, by);
		buf_puts(out, s);
		buf_putc(out, by);
		return;
	}
	buf_puts(out, "concat(");
	while ((quote = strchr(s, '\'')) != NULL) {
		buf_putc(out, '\'');
		buf_add(out, s, (size_t)(quote - s));
		buf_puts(out, "', \"'\", ");
		s = quote + 1;
	}
	buf_putc(out, '\'');
	buf_puts(out, s);
	buf_puts(out, "')");
}

static void write_name(struct buf *out, const char *step, const xmlNode *node)
{
	buf_putc(out, '/');
	buf_puts(out, step);
	buf_puts(out, "[local-name()=");
	write_literal(out, (const char *)node->name);
	buf_puts(out, " and namespace-uri()=");
	write_literal(out, node->ns != NULL ? (const char *)node->ns->href : "");
	buf_putc(out, ']');
}

/* outermost: the first step of the way is an element, of which there is only one. */
static void write_position(struct buf *out, const char *step, const xmlNode *node, struct positions *p)
{
	buf_puts(out, step);
	buf_putc(out, '[');
	buf_number(out, position_of(node, p));
	buf_putc(out, ']');
}

static void write_step(struct buf *out, const xmlNode *node, int outermost, struct positions *p)
{
	switch ((int)node->type) {
	case XML_ELEMENT_NODE:
		write_name(out, "*", node);
		if (!outermost)
			write_position(out, "", node, p);
		break;
	case XML_ATTRIBUTE_NODE:
		write_name(out, "@*", node);
		break;
	case XML_NAMESPACE_DECL:
		buf_puts(out, "/namespace::*[name()=");
		write_literal(out, ((const xmlNs *)node)->prefix != NULL ? (const char *)((const xmlNs *)node)->prefix : "");
		buf_putc(out, ']');
		break;
	case XML_COMMENT_NODE:
		write_position(out, "/comment()", node, p);
		break;
	case XML_PI_NODE:
		write_position(out, "/processing-instruction()", node, p);
		break;
	default:
		write_position(out, "/text()", node, p);
	}
}

static const xmlNode *parent_of(const xmlNode *node)
{
	return node->type == XML_NAMESPACE_DECL ? (const xmlNode *)((const xmlNs *)node)->next : node->parent;
}

static int is_document(const xmlNode *node)
{
	return node->type == XML_DOCUMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE || node->type == XML_DOCUMENT_FRAG_NODE;
}

void location_write(struct buf *out, const xmlNode *node, const xmlNode *top, struct positions *positions)
{
	VEC(const xmlNode *) way = { 0 };

	for (; node != NULL && node != top && !is_document(node); node = parent_of(node))
		vec_push(&way, node);
	if (way.len == 0)
		buf_putc(out, '/');
	for (size_t i = way.len; i-- > 0;)
		write_step(out, way.items[i], i == way.len - 1 && way.items[i]->type == XML_ELEMENT_NODE, positions);
	vec_free(&way);
}
