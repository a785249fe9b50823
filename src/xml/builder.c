/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From parser events to documents (reader.h): finds where documents begin, validates element by element, builds nodes with their marks, hands out
 * the items of streamed documents. The order at a start tag is build, then validate; at an end tag validate, then finish:
 * so a schema error always belongs to the element on top of the stack.
 */
#include "complaint.h"
#include "bounds.h"
#include "reader_state.h"
#include "schemas.h"

#include <stdlib.h>
#include <string.h>

static struct frame *top(struct reader_state *s)
{
	return &s->stack.items[s->stack.len - 1];
}

/* The innermost open element is an item (a child of the document's root) or inside one. */
static bool inside_item(const struct reader_state *s)
{
	return s->stack.len > s->base + 1;
}

static void on_schema_error(void *payload, xmlErrorPtr e)
{
	struct reader_state *s = payload;
	struct complaint_where w = {
		.source = s->source, .path = s->path.data, .tag = top(s)->tag, .text = top(s)->text,
		.vocabulary = schemas_vocabulary(s->r->schemas, s->d.kind),
	};

	if (s->muted)
		return;
	if (e->code == XML_SCHEMAV_CVC_IDC && s->r->events.line_of != NULL && top(s)->node != NULL) {
		const char *id = tree_value(top(s)->node, "id");

		w.key_line = id != NULL ? s->r->events.line_of(s->r->events.payload, id) : 0;
	}
	if (s->schema_errors++ >= LIMIT_SCHEMA_ERRORS || complaint_schema(e, &w, &s->r->sink)) {
		s->d.invalid = true;
		*(inside_item(s) ? &s->item_bad : &s->root_bad) = true;
	}
}

/* An element that may not stand where it does is kept from the validator with all it holds: the validator would skip every sibling after it. */
static bool kept_from_validator(struct reader_state *s)
{
	struct complaint_where w = {
		.source = s->source, .path = s->path.data, .tag = top(s)->tag, .text = top(s)->text,
		.vocabulary = schemas_vocabulary(s->r->schemas, s->d.kind),
	};

	if (s->unexpected == 0 && s->stack.len > s->base + 1 && complaint_unexpected(&w, s->schema_errors < LIMIT_SCHEMA_ERRORS ? &s->r->sink : NULL)) {
		s->schema_errors++;
		s->unexpected = s->stack.len;
		s->d.invalid = true;
		*(inside_item(s) ? &s->item_bad : &s->root_bad) = true;
	}
	return s->unexpected != 0;
}

static void start_validation(struct reader_state *s)
{
	xmlSchemaPtr schema = schemas_get(s->r->schemas, s->d.kind);

	s->schema_errors = 0;
	s->unexpected = 0;
	s->schema_sax = NULL;
	s->validator = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidStructuredErrors(s->validator, on_schema_error, s);
	s->schema_data = NULL;
	s->plug = xmlSchemaSAXPlug(s->validator, &s->schema_sax, &s->schema_data);
}

static void stop_validation(struct reader_state *s)
{
	if (s->validator == NULL)
		return;
	xmlSchemaSAXUnplug(s->plug);
	xmlSchemaFreeValidCtxt(s->validator);
	s->validator = NULL;
	s->plug = NULL;
}

static bool streaming(const struct reader_state *s)
{
	return s->in_document && s->d.mode == DOCUMENT_STREAM;
}

static xmlNsPtr namespace_of(struct reader_state *s, const xmlChar *uri, const xmlChar *prefix)
{
	struct tree *t = s->r->tree;
	xmlNsPtr ns;

	if (uri == NULL)
		return NULL;
	if (strcmp((const char *)uri, TREE_NAMESPACE) == 0 && prefix == NULL)
		return t->ns;
	ns = xmlSearchNsByHref(t->doc, t->repository, uri);
	return ns != NULL ? ns : xmlNewNs(t->repository, uri, prefix);
}

static void add_attributes(struct reader_state *s, xmlNodePtr node, const struct start_tag *t)
{
	for (int i = 0; i < t->attribute_count; i++) {
		const xmlChar **a = t->attributes + 5 * i;
		xmlChar *value = xmlStrndup(a[3], (int)(a[4] - a[3]));
		xmlNsPtr ns = a[1] != NULL ? namespace_of(s, a[2], a[1]) : NULL;

		xmlNewNsPropEatName(node, ns, (xmlChar *)a[0], value);
		xmlFree(value);
	}
}

static uint32_t count_child(struct reader_state *s, const xmlChar *name)
{
	struct counter c = { name, 1 };

	for (size_t i = 0; i < s->counters.len; i++) {
		if (s->counters.items[i].name == name)
			return ++s->counters.items[i].count;
	}
	vec_push(&s->counters, c);
	return 1;
}

static xmlNodePtr build(struct reader_state *s, const struct start_tag *t, uint64_t tag, xmlNodePtr parent)
{
	xmlNodePtr node = xmlNewDocNodeEatName(s->r->tree->doc, NULL, (xmlChar *)t->name, NULL);
	bool is_item = streaming(s) && s->stack.len == s->base + 1;
	bool passes = streaming(s) && s->stack.len > s->base;
	struct mark *m = arena_alloc(passes ? s->item_arena : s->r->arena, sizeof *m);

	node->ns = namespace_of(s, t->uri, t->prefix);
	m->source = s->source;
	m->tag = tag;
	m->index = is_item ? count_child(s, t->name) : 0;
	node->_private = m;
	add_attributes(s, node, t);
	xmlAddChild(parent, node);
	return node;
}

static void open_document(struct reader_state *s, const struct start_tag *t, uint64_t tag, xmlNodePtr *node)
{
	const struct reader_events *ev = &s->r->events;

	s->d = (struct document){ .kind = (const char *)t->name, .source = s->source };
	s->counters.len = 0;
	s->item_bad = s->root_bad = false;
	s->in_document = true;
	s->d.root = build(s, t, tag, s->r->tree->repository);
	s->d.mode = ev->open(ev->payload, &s->d);
	if (s->d.mode == DOCUMENT_SKIP) {
		xmlUnlinkNode(s->d.root);
		xmlFreeNode(s->d.root);
		s->d.root = NULL;
		s->in_document = false;
		if (s->base == 0)
			reader_stop(s);
		return;
	}
	if (s->d.mode == DOCUMENT_HOLD)
		s->source_held = true;
	*node = s->d.root;
	start_validation(s);
}

static void say_foreign(struct reader_state *s, const struct start_tag *t, uint64_t tag)
{
	const struct reader_events *ev = &s->r->events;
	struct place place;

	source_place(&place, s->source, tag + 1, source_tag_name_end(s->source, tag), s->r->arena);
	ev->foreign(ev->payload, (const char *)t->name, (const char *)t->uri, &place);
	if (s->base == 0)
		reader_stop(s);
}

static bool is_ours(const struct start_tag *t)
{
	return t->uri != NULL && strcmp((const char *)t->uri, TREE_NAMESPACE) == 0;
}

static void open_bundle(struct reader_state *s, const struct start_tag *t)
{
	const struct reader_events *ev = &s->r->events;
	const char *date = NULL;

	s->base = 1;
	for (int i = 0; i < t->attribute_count; i++) {
		const xmlChar **a = t->attributes + 5 * i;

		if (a[1] == NULL && strcmp((const char *)a[0], "as-of") == 0)
			date = arena_strndup(s->r->arena, (const char *)a[3], (size_t)(a[4] - a[3]));
	}
	ev->bundle(ev->payload, date);
}

/* Parts of a bundle that are not read back: the run makes them anew. */
static bool is_made_by_the_run(const char *name)
{
	return strcmp(name, "register") == 0 || strcmp(name, "rulebook") == 0;
}

/* A root, or a child of a bundle. */
static void start_outside(struct reader_state *s, const struct start_tag *t, uint64_t tag, xmlNodePtr *node)
{
	if (s->stack.len > s->base)
		return; /* inside something skipped */
	if (s->stack.len == 0 && is_ours(t) && strcmp((const char *)t->name, "repository") == 0)
		open_bundle(s, t);
	else if (s->base == 1 && is_ours(t) && is_made_by_the_run((const char *)t->name))
		return;
	else if (is_ours(t) && schemas_get(s->r->schemas, (const char *)t->name) != NULL)
		open_document(s, t, tag, node);
	else
		say_foreign(s, t, tag);
}

static void push(struct reader_state *s, const struct start_tag *t, uint64_t tag, uint64_t text)
{
	struct frame f = { .tag = tag, .text = text, .path = s->path.len };

	if (s->stack.len >= s->base) {
		if (s->path.len > 0)
			buf_putc(&s->path, '/');
		buf_puts(&s->path, (const char *)t->name);
	}
	vec_push(&s->stack, f);
}

void builder_start(struct reader_state *s, const struct start_tag *t, uint64_t tag, uint64_t text)
{
	xmlNodePtr node = NULL;

	buf_reset(&s->text);
	if (!s->in_document) {
		start_outside(s, t, tag, &node);
		if (s->stopped)
			return;
	} else {
		node = build(s, t, tag, top(s)->node);
	}
	push(s, t, tag, text);
	top(s)->node = node;
	if (s->in_document && s->schema_sax != NULL && !kept_from_validator(s))
		s->schema_sax->startElementNs(s->schema_data, t->name, t->prefix, t->uri, t->namespace_count, t->namespaces,
		                              t->attribute_count, t->defaulted, t->attributes);
}

static bool is_space(const xmlChar *text, int n)
{
	for (int i = 0; i < n; i++) {
		if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
			return false;
	}
	return true;
}

static void add_text(xmlNodePtr node, const char *text, size_t n)
{
	if (n == 0)
		return;
	if (node->last != NULL && node->last->type == XML_TEXT_NODE)
		xmlTextConcat(node->last, (const xmlChar *)text, (int)n);
	else
		xmlAddChild(node, xmlNewDocTextLen(node->doc, (const xmlChar *)text, (int)n));
}

/* White space is kept back: it belongs to the document only in an element that has no child elements. */
void builder_text(struct reader_state *s, const xmlChar *text, int n, bool cdata)
{
	if (!s->in_document)
		return;
	if (s->unexpected != 0)
		;
	else if (cdata)
		s->schema_sax->cdataBlock(s->schema_data, text, n);
	else
		s->schema_sax->characters(s->schema_data, text, n);
	/* Loose text between items would stay with the root to the end of the file. */
	if (streaming(s) && !inside_item(s))
		return;
	if (is_space(text, n) && top(s)->node->last == NULL) {
		buf_add(&s->text, text, (size_t)n);
		return;
	}
	add_text(top(s)->node, s->text.data, s->text.len);
	buf_reset(&s->text);
	add_text(top(s)->node, (const char *)text, (size_t)n);
}

/* Takes white space between elements away again that came after a child. */
static void drop_space(xmlNodePtr node)
{
	xmlNodePtr child = node->children, next;

	if (child == NULL || (child->next == NULL && child->type == XML_TEXT_NODE))
		return;
	for (; child != NULL; child = next) {
		next = child->next;
		if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child)) {
			xmlUnlinkNode(child);
			xmlFreeNode(child);
		}
	}
}

static void drop(xmlNodePtr node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static void finish_item(struct reader_state *s, xmlNodePtr item, uint64_t offset)
{
	const struct reader_events *ev = &s->r->events;

	if (s->item_bad) {
		s->d.items_skipped++;
		drop(item);
	} else if (streaming(s)) {
		s->d.items++;
		ev->item(ev->payload, &s->d, item, s->item_arena);
		drop(item);
	}
	s->item_bad = false;
	if (streaming(s))
		arena_reset(s->item_arena);
	if (!s->source_held)
		source_forget(s->source, offset);
}

static void close_document(struct reader_state *s)
{
	const struct reader_events *ev = &s->r->events;
	xmlNodePtr root = s->d.root;

	if (s->d.mode == DOCUMENT_HOLD && s->root_bad) {
		drop(root);
		root = s->d.root = NULL;
	}
	ev->close(ev->payload, &s->d);
	if (s->d.mode == DOCUMENT_STREAM)
		drop(root);
	s->in_document = false;
}

void builder_end(struct reader_state *s, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, uint64_t offset)
{
	struct frame *f = top(s);

	if (s->in_document) {
		if (s->unexpected == 0)
			s->schema_sax->endElementNs(s->schema_data, name, prefix, uri);
		else if (s->unexpected == s->stack.len)
			s->unexpected = 0;
		if (f->node->children == NULL)
			add_text(f->node, s->text.data, s->text.len);
		drop_space(f->node);
		buf_reset(&s->text);
		if (s->stack.len == s->base + 2)
			finish_item(s, f->node, offset);
		else if (s->stack.len == s->base + 1)
			stop_validation(s);
	}
	s->path.len = f->path;
	s->path.data[s->path.len] = '\0';
	s->stack.len--;
	if (s->in_document && s->stack.len == s->base)
		close_document(s);
	else if (!s->in_document && !s->source_held)
		source_forget(s->source, offset);
}

/* libxml2 frees the keys of open elements only when it is told of their ends. */
static void end_open_elements(struct reader_state *s)
{
	s->muted = true;
	for (size_t i = s->stack.len; s->validator != NULL && i > s->base; i--) {
		const xmlNode *node = s->stack.items[i - 1].node;

		if (s->unexpected == 0 || i < s->unexpected)
			s->schema_sax->endElementNs(s->schema_data, node->name, NULL, node->ns != NULL ? node->ns->href : NULL);
	}
	s->muted = false;
}

void builder_finish(struct reader_state *s)
{
	end_open_elements(s);
	stop_validation(s);
	if (!s->in_document)
		return;
	s->d.broken = true;
	if (s->stack.len > s->base + 1) {
		drop(s->stack.items[s->base + 1].node);
		s->d.items_skipped++;
	}
	close_document(s);
}
