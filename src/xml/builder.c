/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From parser events to documents (reader.h): finds where documents begin, has them judged and built element by element, hands out the items of
 * streamed documents. The order at a start tag is build, then judge; at an end tag judge, then finish: so a schema error always belongs to the
 * element on top of the stack.
 */
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

static bool streaming(const struct reader_state *s)
{
	return s->in_document && s->d.mode == DOCUMENT_STREAM;
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
	bool is_item = streaming(s) && s->stack.len == s->base + 1;
	bool in_item = streaming(s) && s->stack.len > s->base;

	return nodes_element(s, t, tag, is_item ? count_child(s, t->name) : 0, parent, in_item);
}

/* Makes room for the next item; returns the offset from which on the text is needed. */
static uint64_t next_arena(struct reader_state *s, uint64_t offset)
{
	const struct reader_events *ev = &s->r->events;

	if (ev->keep != NULL)
		s->item_arena = ev->keep(ev->payload, &s->d, offset, &offset);
	else
		arena_reset(s->item_arena);
	return offset;
}

/* Before and after anything is validated, where that is measured. */
static double judging(const struct reader_state *s)
{
	return s->r->clock != NULL ? s->r->clock() : 0;
}

static void judged(const struct reader_state *s, double began)
{
	if (s->r->clock != NULL)
		*s->r->validating += s->r->clock() - began;
}

static void open_document(struct reader_state *s, const struct start_tag *t, uint64_t tag, xmlNodePtr *node)
{
	const struct reader_events *ev = &s->r->events;
	double began;

	s->d = (struct document){ .kind = (const char *)t->name, .source = s->source };
	s->counters.len = 0;
	s->item_bad = s->root_bad = false;
	s->in_document = true;
	s->d.root = build(s, t, tag, s->r->tree->repository);
	s->d.mode = ev->open(ev->payload, &s->d);
	if (s->d.mode == DOCUMENT_SKIP) {
		nodes_drop(s->d.root, false);
		s->d.root = NULL;
		s->in_document = false;
		if (s->base == 0)
			reader_stop(s);
		return;
	}
	if (s->d.mode == DOCUMENT_HOLD)
		s->source_held = true;
	else
		next_arena(s, tag);
	*node = s->d.root;
	began = judging(s);
	judge_open(s);
	judged(s, began);
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
	else if (is_ours(t) && schemas_has((const char *)t->name))
		open_document(s, t, tag, node);
	else
		say_foreign(s, t, tag);
}

static bool is_space(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
			return false;
	}
	return true;
}

/* What has come since the last tag belongs to the element unless it is white space beside child elements. */
static void flush_text(struct reader_state *s, bool more)
{
	xmlNodePtr node = top(s)->node;

	if (s->text.len > 0 && !((more || node->children != NULL) && is_space(s->text.data, s->text.len)))
		nodes_text(s, node, s->text.data, s->text.len, streaming(s));
	buf_reset(&s->text);
}

void builder_start(struct reader_state *s, const struct start_tag *t, uint64_t tag, uint64_t text)
{
	struct frame f = { .tag = tag, .text = text, .name = t->name };
	double began;

	if (!s->in_document) {
		start_outside(s, t, tag, &f.node);
		if (s->stopped)
			return;
	} else {
		flush_text(s, true);
		f.node = build(s, t, tag, top(s)->node);
	}
	vec_push(&s->stack, f);
	if (!s->in_document)
		return;
	began = judging(s);
	judge_start(s, t);
	judged(s, began);
}

void builder_text(struct reader_state *s, const xmlChar *text, int n, bool cdata)
{
	double began;

	if (!s->in_document)
		return;
	began = judging(s);
	judge_text(s, text, n, cdata);
	judged(s, began);
	/* Loose text between items would stay with the root to the end of the file. */
	if (!streaming(s) || inside_item(s))
		buf_add(&s->text, text, (size_t)n);
}

void builder_instruction(struct reader_state *s, const char *target, const char *data, uint64_t offset)
{
	const struct reader_events *ev = &s->r->events;

	if (s->in_document || s->base != 1 || s->stack.len != 1)
		return;
	if (ev->instruction != NULL)
		ev->instruction(ev->payload, target, data);
	if (!s->source_held) {
		s->settled = offset;
		source_forget(s->source, offset);
	}
}

static void finish_item(struct reader_state *s, xmlNodePtr item, uint64_t offset)
{
	const struct reader_events *ev = &s->r->events;

	if (s->item_bad) {
		s->d.items_skipped++;
		nodes_drop(item, streaming(s));
	} else if (streaming(s)) {
		s->d.items++;
		ev->item(ev->payload, &s->d, item, s->item_arena);
		if (ev->keep != NULL)
			nodes_detach(item);
		else
			nodes_drop(item, true);
	}
	s->item_bad = false;
	s->settled = offset;
	if (streaming(s))
		offset = next_arena(s, offset);
	if (!s->source_held)
		source_forget(s->source, offset);
}

static void close_document(struct reader_state *s)
{
	const struct reader_events *ev = &s->r->events;
	xmlNodePtr root = s->d.root;

	if (s->d.mode == DOCUMENT_HOLD && s->root_bad) {
		nodes_drop(root, false);
		root = s->d.root = NULL;
	}
	ev->close(ev->payload, &s->d);
	if (s->d.mode == DOCUMENT_STREAM)
		nodes_drop(root, false);
	s->item_arena = s->own_arena;
	s->in_document = false;
}

void builder_end(struct reader_state *s, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, uint64_t offset)
{
	xmlNodePtr node = top(s)->node;
	double began;

	if (s->in_document) {
		began = judging(s);
		judge_end(s, name, prefix, uri);
		judged(s, began);
		flush_text(s, false);
		if (s->stack.len == s->base + 2) {
			finish_item(s, node, offset);
		} else if (s->stack.len == s->base + 1) {
			began = judging(s);
			judge_close(s);
			judged(s, began);
		}
	}
	s->stack.len--;
	if (s->in_document && s->stack.len == s->base)
		close_document(s);
	else if (!s->in_document && !s->source_held) {
		s->settled = offset;
		source_forget(s->source, offset);
	}
}

void builder_finish(struct reader_state *s)
{
	judge_break_off(s);
	if (!s->in_document)
		return;
	s->d.broken = true;
	if (s->stack.len > s->base + 1) {
		nodes_drop(s->stack.items[s->base + 1].node, streaming(s));
		s->d.items_skipped++;
	}
	close_document(s);
}
