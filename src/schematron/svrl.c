/* SPDX-License-Identifier: Apache-2.0 */
/* Writing SVRL (svrl.h). What is written goes out between elements, so that the buffer stays small. */
#include "svrl.h"

#include "arena.h"
#include "buf.h"
#include "mem.h"
#include "tree.h"
#include "xml_writer.h"

#include <stdlib.h>
#include <string.h>

#define PIECE (64u << 10) /* bytes written at a time */

struct svrl {
	int (*write)(void *payload, const char *bytes, size_t n);
	void *payload;
	bool compact, failed;
	struct buf out, content;
	struct xml_writer w;
	struct arena *arena; /* of one element's words */
};

struct svrl *svrl_new(int (*write)(void *payload, const char *bytes, size_t n), void *payload, bool compact)
{
	struct svrl *v = mem_alloc(sizeof *v);

	v->write = write;
	v->payload = payload;
	v->compact = compact;
	buf_init(&v->out);
	buf_init(&v->content);
	v->arena = arena_new();
	xml_writer_init(&v->w, &v->out);
	return v;
}

static void flush(struct svrl *v)
{
	if (v->out.len > 0 && !v->failed && v->write(v->payload, v->out.data, v->out.len) != 0)
		v->failed = true;
	buf_reset(&v->out);
}

/* Ends an element that stands directly in the root. */
static void close(struct svrl *v)
{
	xml_writer_close(&v->w);
	arena_reset(v->arena);
	if (v->out.len < PIECE)
		return;
	buf_putc(&v->out, '\n');
	flush(v);
}

int svrl_finish(struct svrl *v)
{
	int status;

	while (v->w.depth > 0)
		xml_writer_close(&v->w);
	flush(v);
	status = v->failed ? -1 : 0;
	buf_release(&v->out);
	buf_release(&v->content);
	arena_free(v->arena);
	free(v);
	return status;
}

void svrl_open(struct svrl *v, const struct schematron *s, const struct sch_phase *phase)
{
	struct xml_writer *w = &v->w;

	xml_writer_open(w, "svrl:schematron-output");
	xml_writer_attribute(w, "xmlns:svrl", SVRL_NAMESPACE);
	xml_writer_attribute(w, "xmlns:pk", TREE_NAMESPACE);
	xml_writer_attribute(w, "title", s->title);
	xml_writer_attribute(w, "phase", phase != NULL ? phase->id : NULL);
	xml_writer_attribute(w, "schemaVersion", s->version);
	for (size_t i = 0; i < s->namespaces.len; i++) {
		xml_writer_open(w, "svrl:ns-prefix-in-attribute-values");
		xml_writer_attribute(w, "prefix", s->namespaces.items[i].prefix);
		xml_writer_attribute(w, "uri", s->namespaces.items[i].uri);
		xml_writer_close(w);
	}
}

static void write_rich(struct svrl *v, struct schematron_run *r, const struct sch_rich *rich, xmlNodePtr node)
{
	struct xml_writer *w = &v->w;

	xml_writer_attribute(w, "role", schematron_word(r, &rich->role, node, v->arena));
	xml_writer_attribute(w, "flag", schematron_word(r, &rich->flag, node, v->arena));
	xml_writer_attribute(w, "severity", schematron_word(r, &rich->severity, node, v->arena));
	xml_writer_attribute(w, "see", rich->see);
	xml_writer_attribute(w, "icon", rich->icon);
	xml_writer_attribute(w, "fpi", rich->fpi);
}

void svrl_pattern(struct svrl *v, struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr top, const char *uris)
{
	if (v->compact)
		return;
	xml_writer_open(&v->w, "svrl:active-pattern");
	xml_writer_attribute(&v->w, "id", p->id);
	xml_writer_attribute(&v->w, "name", p->title);
	xml_writer_attribute(&v->w, "documents", uris);
	write_rich(v, r, &p->rich, top);
	xml_writer_attribute(&v->w, "xml:lang", p->rich.xml_lang);
	close(v);
}

void svrl_fired(struct svrl *v, struct schematron_run *r, const struct sch_rule *rule, xmlNodePtr node)
{
	if (v->compact)
		return;
	xml_writer_open(&v->w, "svrl:fired-rule");
	xml_writer_attribute(&v->w, "id", rule->id);
	xml_writer_attribute(&v->w, "context", rule->context_text);
	write_rich(v, r, &rule->rich, node);
	xml_writer_attribute(&v->w, "xml:lang", rule->rich.xml_lang);
	close(v);
}

static void write_place(struct svrl *v, const struct place *place)
{
	if (place == NULL || place->file == NULL)
		return;
	xml_writer_attribute(&v->w, "pk:file", place->file);
	if (place->line > 0)
		xml_writer_number(&v->w, "pk:line", place->line);
	if (place->line > 0 && place->column > 0)
		xml_writer_number(&v->w, "pk:column", place->column);
}

/* The messages of an assertion, made before anything is written: where each ends in v->content. */
struct texts {
	VEC(size_t) ends;
};

static int make_text(struct svrl *v, struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct texts *t)
{
	int status = schematron_content(r, m, node, &v->content);

	vec_push(&t->ends, v->content.len);
	return status;
}

static int make_texts(struct svrl *v, struct schematron_run *r, const struct sch_assert *a, xmlNodePtr node, struct texts *t)
{
	buf_reset(&v->content);
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (make_text(v, r, a->diagnostics.items[i], node, t) != 0)
			return -1;
	}
	for (size_t i = 0; i < a->properties.len; i++) {
		if (make_text(v, r, a->properties.items[i], node, t) != 0)
			return -1;
	}
	return make_text(v, r, &a->text, node, t);
}

/* The i-th text that was made. */
static void write_text(struct svrl *v, const struct sch_message *m, const struct texts *t, size_t i)
{
	size_t from = i > 0 ? t->ends.items[i - 1] : 0;

	xml_writer_open(&v->w, "svrl:text");
	xml_writer_attribute(&v->w, "xml:lang", m->xml_lang);
	xml_writer_content(&v->w, v->content.data + from, t->ends.items[i] - from);
	xml_writer_close(&v->w);
}

static void write_references(struct svrl *v, const struct sch_assert *a, const struct texts *t)
{
	struct xml_writer *w = &v->w;

	for (size_t i = 0; i < a->diagnostics.len; i++) {
		xml_writer_open(w, "svrl:diagnostic-reference");
		xml_writer_attribute(w, "diagnostic", a->diagnostics.items[i]->id);
		write_text(v, a->diagnostics.items[i], t, i);
		xml_writer_close(w);
	}
	for (size_t i = 0; i < a->properties.len; i++) {
		const struct sch_message *m = a->properties.items[i];

		xml_writer_open(w, "svrl:property-reference");
		xml_writer_attribute(w, "property", m->id);
		xml_writer_attribute(w, "role", m->role);
		xml_writer_attribute(w, "scheme", m->scheme);
		write_text(v, m, t, a->diagnostics.len + i);
		xml_writer_close(w);
	}
}

int svrl_result(struct svrl *v, struct schematron_run *r, const struct sch_result *result, const struct place *place, const char *location)
{
	const struct sch_assert *a = result->assertion;
	struct xml_writer *w = &v->w;
	struct texts t = { { 0 } };
	int status = make_texts(v, r, a, result->subject, &t);

	if (status == 0) {
		xml_writer_open(w, a->is_report ? "svrl:successful-report" : "svrl:failed-assert");
		xml_writer_attribute(w, "id", a->id);
		xml_writer_attribute(w, "location", location);
		xml_writer_attribute(w, "test", a->test_text);
		write_rich(v, r, &a->rich, result->node);
		xml_writer_attribute(w, "xml:lang", a->text.xml_lang);
		write_place(v, place);
		write_references(v, a, &t);
		write_text(v, &a->text, &t, t.ends.len - 1);
		close(v);
	}
	vec_free(&t.ends);
	return status;
}

void svrl_error(struct svrl *v, const struct sch_pattern *p, const struct sch_assert *a, const struct place *place, const char *location, const char *why)
{
	struct xml_writer *w = &v->w;

	xml_writer_open(w, "svrl:error");
	xml_writer_attribute(w, "id", a != NULL ? a->id : NULL);
	xml_writer_attribute(w, "pattern", p != NULL ? p->id : NULL);
	xml_writer_attribute(w, "location", location);
	xml_writer_attribute(w, "test", a != NULL ? a->test_text : NULL);
	write_place(v, place);
	xml_writer_open(w, "svrl:text");
	xml_writer_text(w, why);
	xml_writer_close(w);
	close(v);
}
