/* SPDX-License-Identifier: Apache-2.0 */
/* pattern/@documents: the documents that a pattern is about, and the pattern over each of them (schematron.h). */
#include "run_state.h"

#include "buf.h"
#include "map.h"
#include "mem.h"

#include <libxml/uri.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reference {
	char *uri, *base; /* base may be NULL */
	bool is_text;     /* it is nobody's: relative to the document, or to the schema where there is none beside the document */
};

static char *copy_text(struct xpath_text t)
{
	char *copy = mem_alloc(t.len + 1);

	memcpy(copy, t.start, t.len);
	return copy;
}

static char *base_of(const xmlDoc *doc, const xmlNode *node)
{
	xmlChar *base = xmlNodeGetBase(doc, node);
	char *copy = base != NULL ? mem_strdup((const char *)base) : NULL;

	xmlFree(base);
	return copy;
}

/* A relative reference against a base, as an absolute one if the base is. */
static char *join(const char *uri, const char *base)
{
	xmlChar *joined = base != NULL ? xmlBuildURI((const xmlChar *)uri, (const xmlChar *)base) : NULL;
	char *copy = mem_strdup(joined != NULL ? (const char *)joined : uri);

	xmlFree(joined);
	return copy;
}

static xmlDocPtr load(struct schematron_run *r, const char *uri, const char *base)
{
	char *whole = join(uri, base);
	xmlDocPtr doc = r->load != NULL ? r->load(r->load_payload, whole, base) : NULL;

	free(whole);
	return doc;
}

static xmlDocPtr fetch(struct schematron_run *r, const struct reference *ref)
{
	xmlDocPtr doc = load(r, ref->uri, ref->base);
	xmlChar *path;

	if (doc == NULL && ref->is_text && r->s->name != NULL) {
		path = xmlPathToURI((const xmlChar *)r->s->name);
		doc = load(r, ref->uri, (const char *)path);
		xmlFree(path);
	}
	return doc;
}

/* A document that is named twice is checked once: done has its address, as text. */
static bool is_new(struct map *done, const xmlDoc *doc)
{
	char address[32];

	snprintf(address, sizeof address, "%p", (const void *)doc);
	if (map_get(done, address) != NULL)
		return false;
	map_set(done, address, (void *)(uintptr_t)doc);
	return true;
}

static void run_one(struct schematron_run *r, const struct sch_pattern *p, const struct reference *ref, struct map *done)
{
	xmlDocPtr doc = fetch(r, ref);
	struct buf why = BUF_INIT;

	if (doc == NULL) {
		buf_printf(&why, "the document %s could not be read", ref->uri);
		r->events.error(r->events.payload, p, NULL, NULL, why.data);
		buf_release(&why);
		return;
	}
	if (!is_new(done, doc))
		return;
	if (r->other == NULL)
		r->other = node_index_new(NODE_ALL);
	node_index_reset(r->other);
	node_index_add(r->other, (xmlNodePtr)doc);
	run_over(r, p, r->other);
}

struct references {
	struct reference *items;
	size_t len, cap;
};

/* 0, or -1 when they cannot be evaluated. */
static int find_references(struct schematron_run *r, const struct sch_pattern *p, struct references *list)
{
	struct xpath_value value;

	if (xpath_eval(r->xpath, p->documents, (xmlNodePtr)r->doc, &value) != 0)
		return -1;
	/* The values are gone with the next evaluation, so all are taken first. */
	if (value.type != VALUE_NODES) {
		struct reference ref = { copy_text(xpath_string(r->xpath, &value)), base_of(r->doc, (xmlNodePtr)r->doc), true };

		vec_push(list, ref);
	}
	for (size_t i = 0; value.type == VALUE_NODES && i < value.nodes.len; i++) {
		const xmlNode *node = value.nodes.items[i];
		const xmlNode *holder = node->type == XML_NAMESPACE_DECL ? (const xmlNode *)((const xmlNs *)node)->next : node;
		struct reference ref = { copy_text(xpath_node_string(r->xpath, node)), base_of(holder->doc, holder), false };

		vec_push(list, ref);
	}
	return 0;
}

static void begin(struct schematron_run *r, const struct sch_pattern *p, const struct references *list)
{
	struct buf uris = BUF_INIT;

	for (size_t i = 0; i < list->len; i++)
		buf_printf(&uris, "%s%s", i > 0 ? " " : "", list->items[i].uri);
	if (r->begin != NULL)
		r->begin(r->events.payload, p, (xmlNodePtr)r->doc, uris.len > 0 ? uris.data : NULL);
	buf_release(&uris);
}

void run_documents(struct schematron_run *r, const struct sch_pattern *p)
{
	struct references list = { 0 };
	struct map *done = map_new();
	char *why = find_references(r, p, &list) != 0 ? mem_strdup(xpath_error(r->xpath)) : NULL;

	begin(r, p, &list);
	if (why != NULL)
		r->events.error(r->events.payload, p, NULL, NULL, why);
	free(why);
	for (size_t i = 0; i < list.len; i++) {
		run_one(r, p, &list.items[i], done);
		free(list.items[i].uri);
		free(list.items[i].base);
	}
	map_free(done);
	vec_free(&list);
}
