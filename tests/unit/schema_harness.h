/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Schemas in a line, for tests of the engine: macros that write Schematron, a document read with its places, and a run whose events become lines of text:
 * "pattern@node: text" for a result, "pattern@node ! why" for an error.
 */
#ifndef SCHEMA_HARNESS_H
#define SCHEMA_HARNESS_H

#include "buf.h"
#include "door.h"
#include "loaded.h"
#include "schematron.h"

#include <string.h>

#define OPEN "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n"
#define SCHEMA(body) OPEN body "</sch:schema>"
#define PATTERN(id, body) "<sch:pattern id='" id "'>" body "</sch:pattern>"
#define RULE(context, body) "<sch:rule context=\"" context "\">" body "</sch:rule>"
#define LET(name, value) "<sch:let name='" name "' value=\"" value "\"/>"
#define ASSERT(test, text) "<sch:assert test=\"" test "\">" text "</sch:assert>"
#define REPORT(test, text) "<sch:report test=\"" test "\">" text "</sch:report>"
#define VALUE(select) "<sch:value-of select=\"" select "\"/>"
/* Says that the rule fired. */
#define SAY(context, text) RULE(context, REPORT("true()", text))

struct schema_harness {
	struct diag_list *diags;
	struct schematron *schema;
	struct loaded *document;
	struct xpath_world *world;
	struct schematron_run *run;
	struct buf log;
};

static inline struct schematron *harness_load_as(struct schema_harness *h, const char *text, bool rules)
{
	struct diag_sink sink;

	door_open();
	buf_init(&h->log);
	h->diags = diag_list_new();
	sink = diag_list_sink(h->diags);
	h->schema = (rules ? schematron_new_rules : schematron_new)("rules.sch", text, strlen(text), NULL, &sink);
	return h->schema;
}

static inline struct schematron *harness_load(struct schema_harness *h, const char *text)
{
	return harness_load_as(h, text, false);
}

static inline void harness_release(struct schema_harness *h)
{
	schematron_run_free(h->run);
	xpath_world_free(h->world);
	loaded_free(h->document);
	schematron_free(h->schema);
	diag_list_free(h->diags);
	buf_release(&h->log);
}

/* The diagnostics as "line:column-endcolumn name | message | help" lines. */
static inline const char *harness_said(struct schema_harness *h)
{
	buf_reset(&h->log);
	for (size_t i = 0; i < diag_list_len(h->diags); i++) {
		const struct diag *d = diag_list_at(h->diags, i);

		buf_printf(&h->log, "%u:%u-%u %s | ", d->place.line, d->place.column, d->place.end_column, msg_name(d->id));
		diag_text(&h->log, LANG_EN, d);
		buf_puts(&h->log, " | ");
		diag_help(&h->log, LANG_EN, d);
		buf_putc(&h->log, '\n');
	}
	return h->log.data;
}

static inline void harness_node(struct buf *out, xmlNodePtr node)
{
	xmlChar *path = node != NULL ? xmlGetNodePath(node) : NULL;

	buf_puts(out, path != NULL ? (const char *)path : "-");
	xmlFree(path);
}

static inline void harness_result(void *payload, const struct sch_result *r)
{
	struct schema_harness *h = payload;

	buf_printf(&h->log, "%s@", r->pattern->id != NULL ? r->pattern->id : "-");
	harness_node(&h->log, r->subject);
	buf_puts(&h->log, ": ");
	if (schematron_text(h->run, &r->assertion->text, r->node, &h->log) != 0)
		buf_printf(&h->log, "! %s", xpath_error(schematron_run_xpath(h->run)));
	buf_putc(&h->log, '\n');
}

static inline void harness_error(void *payload, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	struct schema_harness *h = payload;

	(void)a;
	buf_printf(&h->log, "%s@", p != NULL && p->id != NULL ? p->id : "-");
	harness_node(&h->log, node);
	buf_printf(&h->log, " ! %s\n", why);
}

static inline void harness_fired(void *payload, const struct sch_pattern *p, const struct sch_rule *r, xmlNodePtr node, bool applies)
{
	(void)payload;
	(void)p;
	(void)r;
	(void)node;
	(void)applies;
}

/* Begins a run over the document in a phase; NULL when there is no such phase. */
static inline struct schematron_run *harness_begin(struct schema_harness *h, const char *document, const char *phase)
{
	struct schematron_events events = { harness_fired, harness_result, harness_error, h };
	struct diag_sink sink = diag_list_sink(h->diags);

	h->document = loaded_new("document.xml", document, strlen(document), &sink);
	h->world = xpath_world_new(h->document->doc);
	h->run = schematron_run_new(h->schema, h->world, phase, &events);
	return h->run;
}

/* Runs all and gives the log. */
static inline const char *harness_run(struct schema_harness *h)
{
	buf_reset(&h->log);
	if (schematron_run_start(h->run) == 0)
		schematron_run_all(h->run);
	return h->log.data;
}

#endif
