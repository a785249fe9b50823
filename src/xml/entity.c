/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Elements that an entity holds (entity.h). They are made below a root of their own, where no namespace is declared, and copied to their place later: so each declares
 * what it uses, unless it stands in one that does.
 */
#include "entity.h"

#include "mem.h"

#include <libxml/SAX2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Prefixes and namespaces in turn, as libxml2 gives them. */
struct declarations {
	const xmlChar **items;
	int count;
};

static bool is_declared(const struct declarations *d, xmlParserCtxtPtr c, const xmlChar *prefix, const xmlChar *uri)
{
	xmlNsPtr above;

	for (int i = 0; i < d->count; i++) {
		if (xmlStrEqual(d->items[2 * i], prefix))
			return true;
	}
	above = c->node != NULL ? xmlSearchNs(c->myDoc, c->node, prefix) : NULL;
	return above != NULL && xmlStrEqual(above->href, uri);
}

static void declare(struct declarations *d, xmlParserCtxtPtr c, const xmlChar *prefix, const xmlChar *uri)
{
	if (uri == NULL || is_declared(d, c, prefix, uri))
		return;
	d->items[2 * d->count] = prefix;
	d->items[2 * d->count + 1] = uri;
	d->count++;
}

void entity_start_element(xmlParserCtxtPtr c, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                          const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
	size_t most = (size_t)namespace_count + (size_t)attribute_count + 1;
	struct declarations d = { mem_alloc(most * 2 * sizeof *d.items), namespace_count };

	if (namespace_count > 0)
		memcpy(d.items, namespaces, (size_t)namespace_count * 2 * sizeof *d.items);
	declare(&d, c, prefix, uri);
	/* An attribute: local name, prefix, namespace, where its value begins and ends. */
	for (int i = 0; i < attribute_count; i++)
		declare(&d, c, attributes[5 * i + 1], attributes[5 * i + 2]);
	xmlSAX2StartElementNs(c, name, prefix, uri, d.count, d.items, attribute_count, defaulted, attributes);
	free(d.items);
}
