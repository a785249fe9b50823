/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether a document is valid by its schema (reader_state.h). libxml2's validator says so, and what is wrong, but it takes longer than everything else together, and so
 * does compiling the schema for it. It is therefore shown only what is not certainly valid (certain.h). A held document goes on without it up to the first thing that is
 * not certain; a streamed one up to the first such thing in every child of its root. Then the validator is told, silently, what the document (the child) has held so far,
 * and from there on it sees all of it.
 *
 * That cannot change what it says: what it missed was valid, children may stand in any order and number, and an id that it missed is told to it before the one that
 * repeats it.
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

static void open_validator(struct reader_state *s)
{
	s->schema_sax = NULL;
	s->schema_data = NULL;
	s->validator = xmlSchemaNewValidCtxt(schemas_get(s->r->schemas, s->d.kind));
	xmlSchemaSetValidStructuredErrors(s->validator, on_schema_error, s);
	s->plug = xmlSchemaSAXPlug(s->validator, &s->schema_sax, &s->schema_data);
}

void judge_open(struct reader_state *s)
{
	/* In a stream only who knows the ids can tell one that is there twice. */
	bool can_tell = s->d.mode != DOCUMENT_STREAM || s->r->events.line_of != NULL;

	s->schema_errors = 0;
	s->unexpected = 0;
	s->certain = s->r->thorough || !can_tell ? NULL : schemas_certain(s->r->schemas, s->d.kind, s->r->tree->doc->dict);
	s->live = s->certain == NULL;
	s->root_namespaces.len = 0;
}

static void forget_ids(struct frame *f)
{
	map_free(f->ids);
	f->ids = NULL;
}

void judge_close(struct reader_state *s)
{
	for (size_t i = 0; i < s->stack.len; i++)
		forget_ids(&s->stack.items[i]);
	map_free(s->shown);
	s->shown = NULL;
	if (s->validator == NULL)
		return;
	xmlSchemaSAXUnplug(s->plug);
	xmlSchemaFreeValidCtxt(s->validator);
	s->validator = NULL;
	s->plug = NULL;
}

static void show_start(struct reader_state *s, const struct start_tag *t)
{
	if (s->validator == NULL)
		open_validator(s);
	s->schema_sax->startElementNs(s->schema_data, t->name, t->prefix, t->uri, t->namespace_count, t->namespaces, t->attribute_count, t->defaulted, t->attributes);
}

/* The start of an element from its node. All of it is certain. */
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
	if (node == s->d.root) {
		t.namespaces = s->root_namespaces.items;
		t.namespace_count = (int)s->root_namespaces.len / 2;
	}
	show_start(s, &t);
	vec_free(&list);
}

static void show_text(struct reader_state *s, const char *text, size_t n)
{
	if (n > 0)
		s->schema_sax->characters(s->schema_data, (const xmlChar *)text, (int)n);
}

/* What a node holds, up to an element that is still open. White space beside elements is gone, and does not count. */
static void show_children(struct reader_state *s, const xmlNode *node, const xmlNode *open)
{
	for (const xmlNode *n = node->children; n != NULL && n != open; n = n->next) {
		if (n->type == XML_TEXT_NODE) {
			show_text(s, (const char *)n->content, strlen((const char *)n->content));
		} else if (n->type == XML_ELEMENT_NODE) {
			show_again(s, n);
			show_children(s, n, NULL);
			s->schema_sax->endElementNs(s->schema_data, n->name, NULL, n->ns->href);
		}
	}
}

/* What an item's id is by the constraint of the root, without the space that may stand around it; NULL if there is none. */
static const char *key_of(const struct reader_state *s, size_t i, const struct frame *item, struct arena *a)
{
	const xmlChar *attribute = certain_key(&s->stack.items[s->base].is, i, item->name);
	const char *id = attribute != NULL ? tree_value(item->node, (const char *)attribute) : NULL;

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
static void show_keys(struct reader_state *s, const struct frame *item)
{
	const struct frame *root = &s->stack.items[s->base];

	for (size_t i = 0; i < root->is.key_count; i++) {
		const char *id = key_of(s, i, item, s->item_arena);
		const xmlChar *attribute[5] = { certain_key(&root->is, i, item->name) };
		struct start_tag t = { .name = item->name, .uri = root->node->ns->href, .attribute_count = 1, .attributes = attribute };

		if (id == NULL)
			continue;
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
}

/* From here on the validator sees the document, or the item of a stream. Elements up to a depth are open and were certain so far. */
static void go_live(struct reader_state *s, size_t depth)
{
	bool stream = s->d.mode == DOCUMENT_STREAM, muted = s->muted;
	size_t from = s->validator == NULL ? s->base : s->base + 1;

	s->live = true;
	s->muted = true;
	for (size_t i = from; i < depth; i++) {
		if (stream && i == s->base + 1)
			show_keys(s, &s->stack.items[i]);
		show_again(s, s->stack.items[i].node);
		if (!stream || i > s->base)
			show_children(s, s->stack.items[i].node, i + 1 < s->stack.len ? s->stack.items[i + 1].node : NULL);
	}
	if (stream && depth == s->base + 1 && s->stack.len > depth)
		show_keys(s, &s->stack.items[depth]);
	s->muted = muted;
}

/* A root may name its schema. One that changes its own type is none to be certain of anything in. */
static bool is_certain_root(struct reader_state *s, const struct start_tag *t)
{
	struct certain_element root = certain_root(s->certain);
	VEC(const xmlChar *) list = { 0 };
	bool certain;

	for (int i = 0; i < t->attribute_count; i++) {
		const xmlChar **a = t->attributes + 5 * i;
		bool is_hint = a[2] != NULL && strcmp((const char *)a[2], XSI) == 0 && strcmp((const char *)a[0], "schemaLocation") == 0;

		for (int j = 0; !is_hint && j < 5; j++)
			vec_push(&list, a[j]);
	}
	for (int i = 0; i < 2 * t->namespace_count; i++)
		vec_push(&s->root_namespaces, t->namespaces[i]);
	certain = t->uri == s->namespace_name && certain_attributes(root.type, (int)list.len / 5, list.items);
	vec_free(&list);
	top(s)->is = root;
	return certain;
}

/* Whether the ids that must differ from those of siblings do. */
static bool has_own_ids(struct reader_state *s, struct frame *parent, const struct frame *f)
{
	bool in_stream = s->d.mode == DOCUMENT_STREAM && s->stack.len == s->base + 2;
	char number = '0';

	for (size_t i = 0; i < parent->is.key_count; i++, number++) {
		const xmlChar *attribute = certain_key(&parent->is, i, f->name);
		const char *id = attribute != NULL ? tree_value(f->node, (const char *)attribute) : NULL;
		struct buf key = BUF_INIT;
		bool is_new;

		if (id == NULL)
			continue;
		if (in_stream) {
			if (is_known(s, id) || (s->shown != NULL && map_get(s->shown, id) != NULL))
				return false;
			continue;
		}
		if (parent->ids == NULL)
			parent->ids = map_new();
		buf_putc(&key, number);
		buf_puts(&key, id);
		is_new = map_get(parent->ids, key.data) == NULL;
		map_set(parent->ids, key.data, s);
		buf_release(&key);
		if (!is_new)
			return false;
	}
	return true;
}

static bool is_certain(struct reader_state *s, const struct start_tag *t)
{
	struct frame *f = top(s);

	if (!inside_item(s))
		return is_certain_root(s, t);
	f->is = certain_child(f[-1].is.type, t->uri, t->name);
	return f->is.type != NULL && t->namespace_count == 0 && certain_attributes(f->is.type, t->attribute_count, t->attributes) && has_own_ids(s, f - 1, f);
}

/* The root of a stream has been shown because it is wrong: its items may be right all the same, unless it has another type. */
static void after_root(struct reader_state *s, const struct start_tag *t)
{
	bool plain = t->uri == s->namespace_name;

	for (int i = 0; i < t->attribute_count; i++) {
		const xmlChar **a = t->attributes + 5 * i;

		plain &= a[2] == NULL || strcmp((const char *)a[2], XSI) != 0 || strcmp((const char *)a[0], "schemaLocation") == 0;
	}
	if (plain)
		s->live = false;
	else
		s->certain = NULL;
}

void judge_start(struct reader_state *s, const struct start_tag *t)
{
	bool is_root = !inside_item(s), was_live = s->live;

	if (!s->live) {
		if (is_certain(s, t))
			return;
		go_live(s, s->stack.len - 1);
	}
	if (!kept_from_validator(s, t))
		show_start(s, t);
	if (is_root && !was_live && s->d.mode == DOCUMENT_STREAM)
		after_root(s, t);
}

void judge_text(struct reader_state *s, const xmlChar *text, int n, bool cdata)
{
	if (s->unexpected != 0)
		return;
	if (!s->live) {
		if (certain_text(top(s)->is.type, text, n, cdata))
			return;
		if (inside_item(s) || s->d.mode == DOCUMENT_HOLD || s->validator == NULL) {
			go_live(s, s->stack.len);
			if (!inside_item(s) && s->d.mode == DOCUMENT_STREAM)
				s->live = false;
		}
		show_text(s, s->text.data, s->text.len);
	}
	if (cdata)
		s->schema_sax->cdataBlock(s->schema_data, text, n);
	else
		s->schema_sax->characters(s->schema_data, text, n);
}

void judge_end(struct reader_state *s, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct frame *f = top(s);

	if (!s->live && !certain_end(f->is.type, s->text.data, s->text.len)) {
		go_live(s, s->stack.len);
		show_text(s, s->text.data, s->text.len);
	}
	if (s->unexpected != 0) {
		if (s->unexpected == s->stack.len)
			s->unexpected = 0;
	} else if (s->live || (s->validator != NULL && !inside_item(s))) {
		s->schema_sax->endElementNs(s->schema_data, name, prefix, uri);
	}
	forget_ids(f);
	if (s->certain != NULL && s->d.mode == DOCUMENT_STREAM && s->stack.len == s->base + 2)
		s->live = false;
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
