/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generate-id(): the number of the document and the way from its root to the node, so that the same input gives the same ids in every run. Counting siblings is
 * what costs: places once found are remembered until the tree changes.
 */
#include "functions.h"

#include "mem.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#define NEAR 16      /* siblings counted without remembering */
#define PLACES 4096  /* remembered at most; a power of two */

struct places {
	struct {
		const xmlNode *node;
		size_t place, epoch;
	} slots[PLACES];
};

static size_t slot_of(const xmlNode *n)
{
	return (size_t)((uint64_t)(uintptr_t)n * UINT64_C(0x9E3779B97F4A7C15) >> 52) & (PLACES - 1);
}

/* The place of a node among its siblings, from 0. */
static size_t place_of(struct xpath_run *r, const xmlNode *node)
{
	const xmlNode *n = node->prev;
	size_t steps = 0, freed, epoch, at;
	struct places **p;

	for (; n != NULL && steps < NEAR; n = n->prev)
		steps++;
	if (n == NULL)
		return steps;
	p = foreign_places(r, &freed);
	epoch = freed + world_changes(r->world) + 1;
	if (*p == NULL)
		*p = mem_alloc(sizeof **p);
	for (n = node, steps = 0; n != NULL; n = n->prev, steps++) {
		at = slot_of(n);
		if ((*p)->slots[at].node == n && (*p)->slots[at].epoch == epoch) {
			steps += (*p)->slots[at].place + 1;
			break;
		}
	}
	at = slot_of(node);
	(*p)->slots[at].node = node;
	(*p)->slots[at].place = steps - 1;
	(*p)->slots[at].epoch = epoch;
	return steps - 1;
}

static void add_namespace(struct buf *id, const xmlNs *ns)
{
	const char *prefix = ns->prefix != NULL ? (const char *)ns->prefix : "";

	buf_putc(id, 'n');
	for (; *prefix != '\0'; prefix++)
		buf_printf(id, "%02X", (unsigned char)*prefix);
}

/* The last step of the way to a node. Elements that come and go while the document streams by are known by where they stand in their text. */
static void add_step(struct xpath_run *r, struct buf *id, const xmlNode *node)
{
	const struct mark *m = node->type == XML_ELEMENT_NODE ? node->_private : NULL;

	if (node->type == XML_NAMESPACE_DECL)
		add_namespace(id, (const void *)node);
	else if (m != NULL && (m->index != 0 || m->source == NULL))
		buf_printf(id, "%c%llu", m->source == NULL ? 'r' : 't', (unsigned long long)m->tag);
	else
		buf_printf(id, "%c%zu", node->type == XML_ATTRIBUTE_NODE ? 'a' : 'e', place_of(r, node));
}

static const xmlNode *parent_of(const xmlNode *node)
{
	if (node->type == XML_NAMESPACE_DECL)
		return (const void *)((const xmlNs *)(const void *)node)->next;
	return node->type == XML_DOCUMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE ? NULL : node->parent;
}

static void add_way(struct xpath_run *r, struct buf *id, const xmlNode *node)
{
	VEC(const xmlNode *) way = { 0 };

	for (; parent_of(node) != NULL; node = parent_of(node))
		vec_push(&way, node);
	for (size_t i = way.len; i > 0; i--)
		add_step(r, id, way.items[i - 1]);
	vec_free(&way);
}

int xslt_generate_id(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct buf id = BUF_INIT;
	const char *text;
	xmlNodePtr node;

	if (first_or_node(r, call, f, &node) != 0)
		return -1;
	if (node == NULL)
		return give_text(out, "", 0);
	buf_printf(&id, "d%zu", foreign_number(r, node_document(node)));
	add_way(r, &id, node);
	text = text_c(r, (struct xpath_text){ id.data, id.len });
	give_text(out, text, id.len);
	buf_release(&id);
	return 0;
}
