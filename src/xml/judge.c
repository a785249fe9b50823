/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether a document is valid by its schema (reader_state.h). libxml2's validator says so, and what is wrong, but it takes longer than everything else together. Of a
 * streamed document it is therefore shown the root, and of the root's children only the first and those that are not certainly valid (certain.h): at the first thing
 * that is not certain it is told, silently, what that child has held so far, and from there on it sees all of it.
 *
 * That cannot change what it says: what it missed was valid, the root's children may stand in any order and number, and an id that it missed is told to it before the
 * one that repeats it. The first child is shown because what libxml2 says of a child depends on whether there was one before it.
 */
#include "bounds.h"
#include "complaint.h"
#include "reader_state.h"
#include "schemas.h"

#include <string.h>

#define XSI "http://www.w3.org/2001/XMLSchema-instance"

static struct frame *top(struct reader_state *s)
{
	return &s->stack.items[s->stack.len - 1];
}

/* The innermost open element is an item (a child of the document's root) or inside one. */
static bool inside_item(const struct reader_state *s)
{
	return s->stack.len > s->base + 1;
}

/* The local names of the open elements inside the document. */
static const char *path(struct reader_state *s)
{
	buf_reset(&s->path);
	for (size_t i = s->base; i < s->stack.len; i++) {
		if (i > s->base)
			buf_putc(&s->path, '/');
		buf_puts(&s->path, (const char *)s->stack.items[i].name);
	}
	return s->path.data;
}

static struct complaint_where where(struct reader_state *s)
{
	return (struct complaint_where){
		.source = s->source, .path = path(s), .tag = top(s)->tag, .text = top(s)->text, .vocabulary = schemas_vocabulary(s->r->schemas, s->d.kind),
	};
}

static void note_invalid(struct reader_state *s)
{
	s->d.invalid = true;
	*(inside_item(s) ? &s->item_bad : &s->root_bad) = true;
}

static void on_schema_error(void *payload, xmlErrorPtr e)
{
	struct reader_state *s = payload;
	struct complaint_where w;

	if (s->muted)
		return;
	w = where(s);
	if (e->code == XML_SCHEMAV_CVC_IDC && s->r->events.line_of != NULL && top(s)->node != NULL) {
		const char *id = tree_value(top(s)->node, "id");

		w.key_line = id != NULL ? s->r->events.line_of(s->r->events.payload, id) : 0;
	}
	if (s->schema_errors++ >= LIMIT_SCHEMA_ERRORS || complaint_schema(e, &w, &s->r->sink))
		note_invalid(s);
}

/* An element that may not stand where it does is kept from the validator with all it holds: the validator would skip every sibling after it. */
static bool kept_from_validator(struct reader_state *s, const struct start_tag *t)
{
	struct complaint_where w;

	if (s->unexpected != 0 || s->stack.len <= s->base + 1)
		return s->unexpected != 0;
	w = where(s);
	w.other_namespace = t->uri != s->namespace_name;
	if (complaint_unexpected(&w, s->schema_errors < LIMIT_SCHEMA_ERRORS ? &s->r->sink : NULL)) {
		s->schema_errors++;
		s->unexpected = s->stack.len;
		note_invalid(s);
	}
	return s->unexpected != 0;
}

void judge_open(struct reader_state *s)
{
	xmlSchemaPtr schema = schemas_get(s->r->schemas, s->d.kind);

	s->schema_errors = 0;
	s->unexpected = 0;
	s->live = true;
	s->begun = false;
	s->certain = NULL;
	/* Only who knows the ids can tell one that is there twice. */
	if (s->d.mode == DOCUMENT_STREAM && !s->r->thorough && s->r->events.line_of != NULL)
		s->certain = schemas_certain(s->r->schemas, s->d.kind, s->r->tree->doc->dict);
	s->schema_sax = NULL;
	s->schema_data = NULL;
	s->validator = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidStructuredErrors(s->validator, on_schema_error, s);
	s->plug = xmlSchemaSAXPlug(s->validator, &s->schema_sax, &s->schema_data);
}

void judge_close(struct reader_state *s)
{
	if (s->validator == NULL)
		return;
	xmlSchemaSAXUnplug(s->plug);
	xmlSchemaFreeValidCtxt(s->validator);
	s->validator = NULL;
	s->plug = NULL;
	map_free(s->shown);
	s->shown = NULL;
}

static void show_start(struct reader_state *s, const struct start_tag *t)
{
	s->schema_sax->startElementNs(s->schema_data, t->name, t->prefix, t->uri, t->namespace_count, t->namespaces, t->attribute_count, t->defaulted, t->attributes);
}

/* The start of an element of the item, from its node. All of it is certain. */
static void show_again(struct reader_state *s, const xmlNode *node)
{
	struct start_tag t = { .name = node->name, .uri = node->ns->href };
	VEC(const xmlChar *) list = { 0 };

	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const xmlChar *value = a->children != NULL ? a->children->content : (const xmlChar *)"";

		vec_push(&list, a->name);
		vec_push(&list, a->ns != NULL ? a->ns->prefix : NULL);
		vec_push(&list, a->ns != NULL ? a->ns->href : NULL);
		vec_push(&list, value);
		vec_push(&list, value + strlen((const char *)value));
		t.attribute_count++;
	}
	t.attributes = list.items;
	show_start(s, &t);
	vec_free(&list);
}

/* The elements in a node, up to one that is still open. What texts there are can be any. */
static void show_children(struct reader_state *s, const xmlNode *node, const xmlNode *open)
{
	for (const xmlNode *n = node->children; n != NULL && n != open; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		show_again(s, n);
		show_children(s, n, NULL);
		s->schema_sax->endElementNs(s->schema_data, n->name, NULL, n->ns->href);
	}
}

/* The item's id without the space that may stand around it; NULL if it is no item with an id that must differ. */
static const char *key_of(const struct reader_state *s, const struct frame *item, struct arena *a)
{
	const char *id;

	if (item->name != certain_key_element(s->certain))
		return NULL;
	id = tree_value(item->node, certain_key_attribute(s->certain));
	if (id == NULL)
		return NULL;
	id += strspn(id, " \t\r\n");
	return arena_strndup(a, id, strcspn(id, " \t\r\n"));
}

static bool is_known(const struct reader_state *s, const char *id)
{
	return s->r->events.line_of(s->r->events.payload, id) != 0;
}

/* The validator is to see this item: it must have seen the one with the same id. */
static void show_key(struct reader_state *s, const struct frame *item)
{
	const char *id = key_of(s, item, s->item_arena);
	const xmlChar *attribute[5] = { (const xmlChar *)certain_key_attribute(s->certain) };
	struct start_tag t = { .name = item->name, .uri = s->stack.items[s->base].node->ns->href, .attribute_count = 1, .attributes = attribute };

	if (id == NULL)
		return;
	if (s->shown == NULL)
		s->shown = map_new();
	if (is_known(s, id) && map_get(s->shown, id) == NULL) {
		attribute[3] = (const xmlChar *)id;
		attribute[4] = attribute[3] + strlen(id);
		show_start(s, &t);
		s->schema_sax->endElementNs(s->schema_data, t.name, NULL, t.uri);
	}
	map_set(s->shown, id, s);
}

/* From here on the validator sees the item, whose open elements up to a depth were certain so far. */
static void go_live(struct reader_state *s, size_t depth)
{
	bool muted = s->muted;

	s->live = true;
	s->muted = true;
	show_key(s, &s->stack.items[s->base + 1]);
	for (size_t i = s->base + 1; i < depth; i++) {
		show_again(s, s->stack.items[i].node);
		show_children(s, s->stack.items[i].node, i + 1 < s->stack.len ? s->stack.items[i + 1].node : NULL);
	}
	s->muted = muted;
}

/* A root that changes its own type, or names one, is none to be certain of anything in. */
static bool is_plain_root(const struct start_tag *t)
{
	for (int i = 0; i < t->attribute_count; i++) {
		const xmlChar **a = t->attributes + 5 * i;

		if (a[2] != NULL && strcmp((const char *)a[2], XSI) == 0 && strcmp((const char *)a[0], "schemaLocation") != 0)
			return false;
	}
	return true;
}

static bool is_certain(struct reader_state *s, const struct start_tag *t)
{
	struct frame *f = top(s);
	const struct certain_type *type = certain_child(f[-1].type, t->uri, t->name);
	const char *id;

	if (!s->begun || type == NULL || t->namespace_count > 0 || !certain_attributes(type, t->attribute_count, t->attributes))
		return false;
	f->type = type;
	if (s->stack.len != s->base + 2 || f->name != certain_key_element(s->certain))
		return true;
	id = tree_value(f->node, certain_key_attribute(s->certain));
	return id != NULL && !is_known(s, id) && (s->shown == NULL || map_get(s->shown, id) == NULL);
}

void judge_start(struct reader_state *s, const struct start_tag *t)
{
	if (s->certain != NULL && !inside_item(s)) {
		top(s)->type = certain_root(s->certain);
		s->live = false;
		if (!is_plain_root(t)) {
			s->certain = NULL;
			s->live = true;
		}
	} else if (!s->live) {
		if (is_certain(s, t))
			return;
		go_live(s, s->stack.len - 1);
	}
	if (!kept_from_validator(s, t))
		show_start(s, t);
}

void judge_text(struct reader_state *s, const xmlChar *text, int n, bool cdata)
{
	if (s->unexpected != 0)
		return;
	if (!s->live) {
		if (certain_text(top(s)->type, text, n, cdata))
			return;
		if (inside_item(s))
			go_live(s, s->stack.len);
	}
	if (cdata)
		s->schema_sax->cdataBlock(s->schema_data, text, n);
	else
		s->schema_sax->characters(s->schema_data, text, n);
}

void judge_end(struct reader_state *s, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	if (s->unexpected != 0) {
		if (s->unexpected == s->stack.len)
			s->unexpected = 0;
	} else if (s->live || !inside_item(s)) {
		s->schema_sax->endElementNs(s->schema_data, name, prefix, uri);
	}
	if (s->certain != NULL && s->stack.len == s->base + 2) {
		s->begun |= !s->item_bad;
		s->live = false;
	}
}

/* libxml2 frees the keys of open elements only when it is told of their ends. */
void judge_break_off(struct reader_state *s)
{
	size_t depth = s->live || s->stack.len <= s->base ? s->stack.len : s->base + 1;

	s->muted = true;
	for (size_t i = depth; s->validator != NULL && i > s->base; i--) {
		const xmlNode *node = s->stack.items[i - 1].node;

		if (s->unexpected == 0 || i < s->unexpected)
			s->schema_sax->endElementNs(s->schema_data, node->name, NULL, node->ns != NULL ? node->ns->href : NULL);
	}
	s->muted = false;
	judge_close(s);
}
