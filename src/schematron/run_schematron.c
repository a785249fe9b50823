/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Running a rule set over a tree (schematron.h): per pattern, every node in document order gets the first rule whose context matches it.
 * What cannot be evaluated becomes an error event and nothing else.
 */
#include "buf.h"
#include "mem.h"
#include "schematron.h"

#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

struct override {
	const char *name, *value;
};

struct schematron_run {
	const struct schematron *s;
	const struct sch_phase *phase; /* NULL: all patterns */
	struct schematron_events events;
	struct xpath_run *xpath;
	xmlDocPtr doc;
	VEC(struct override) overrides;
};

static const struct sch_phase *find_phase(const struct schematron *s, const char *id)
{
	for (size_t i = 0; i < s->phases.len; i++) {
		if (s->phases.items[i]->id != NULL && strcmp(s->phases.items[i]->id, id) == 0)
			return s->phases.items[i];
	}
	return NULL;
}

struct schematron_run *schematron_run_new(const struct schematron *s, xmlDocPtr doc, const char *phase, const struct schematron_events *events)
{
	struct schematron_run *r = mem_alloc(sizeof *r);

	if (phase == NULL || strcmp(phase, "#DEFAULT") == 0)
		phase = s->default_phase;
	if (phase != NULL && strcmp(phase, "#ALL") != 0) {
		r->phase = find_phase(s, phase);
		if (r->phase == NULL) {
			free(r);
			return NULL;
		}
	}
	r->s = s;
	r->doc = doc;
	r->events = *events;
	r->xpath = xpath_run_new(doc);
	for (size_t i = 0; i < s->namespaces.len; i++)
		xpath_run_namespace(r->xpath, s->namespaces.items[i].prefix, s->namespaces.items[i].uri);
	return r;
}

void schematron_run_free(struct schematron_run *r)
{
	if (r == NULL)
		return;
	xpath_run_free(r->xpath);
	vec_free(&r->overrides);
	free(r);
}

void schematron_run_set(struct schematron_run *r, const char *name, const char *value)
{
	vec_push(&r->overrides, (struct override){ name, value });
}

struct xpath_run *schematron_run_xpath(struct schematron_run *r)
{
	return r->xpath;
}

static void say_error(struct schematron_run *r, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node)
{
	r->events.error(r->events.payload, p, a, node, xpath_error(r->xpath));
}

static const char *override_of(const struct schematron_run *r, const char *name)
{
	for (size_t i = 0; i < r->overrides.len; i++) {
		if (strcmp(r->overrides.items[i].name, name) == 0)
			return r->overrides.items[i].value;
	}
	return NULL;
}

/* Variables of the schema and its phase are worked out at once, so that a fault in them shows at the start. */
static int set_global(struct schematron_run *r, const struct sch_let *lets, size_t n, bool overridable)
{
	for (size_t i = 0; i < n; i++) {
		const char *given = overridable ? override_of(r, lets[i].name) : NULL;
		xmlXPathObjectPtr value = given != NULL ? xmlXPathNewCString(given) : xpath_eval(r->xpath, lets[i].value, (xmlNodePtr)r->doc, NULL);

		if (value == NULL) {
			say_error(r, NULL, NULL, NULL);
			return -1;
		}
		xpath_set(r->xpath, lets[i].name, value);
	}
	return 0;
}

static void set_local(struct schematron_run *r, const struct sch_let *lets, size_t n, xmlNodePtr node)
{
	for (size_t i = 0; i < n; i++)
		xpath_set_lazy(r->xpath, lets[i].name, lets[i].value, node);
}

int schematron_run_start(struct schematron_run *r)
{
	xpath_drop(r->xpath, 0);
	xpath_run_keys(r->xpath, r->s->keys.items, r->s->keys.len);
	xpath_run_moved(r->xpath);
	if (set_global(r, r->s->lets.items, r->s->lets.len, true) != 0)
		return -1;
	return r->phase != NULL ? set_global(r, r->phase->lets.items, r->phase->lets.len, false) : 0;
}

bool schematron_run_active(const struct schematron_run *r, const struct sch_pattern *p)
{
	if (r->phase == NULL)
		return true;
	for (size_t i = 0; i < r->phase->active.len; i++) {
		if (p->id != NULL && strcmp(r->phase->active.items[i], p->id) == 0)
			return true;
	}
	return false;
}

/* $applies of the rule: absent is true, -1 if it cannot be worked out. */
static int applies(struct schematron_run *r, const struct sch_rule *rule)
{
	for (size_t i = 0; i < rule->lets.len; i++) {
		xmlXPathObjectPtr value;

		if (strcmp(rule->lets.items[i].name, "applies") != 0)
			continue;
		value = xpath_get(r->xpath, "applies");
		return value != NULL ? xmlXPathCastToBoolean(value) : -1;
	}
	return 1;
}

int schematron_rule_text(struct schematron_run *r, const struct sch_rule *rule, const char *name, struct buf *out)
{
	for (size_t i = 0; i < rule->lets.len; i++) {
		xmlXPathObjectPtr value;
		xmlChar *text;

		if (strcmp(rule->lets.items[i].name, name) != 0)
			continue;
		value = xpath_get(r->xpath, name);
		if (value == NULL)
			return -1;
		text = xmlXPathCastToString(value);
		buf_puts(out, (const char *)text);
		xmlFree(text);
		return 1;
	}
	return 0;
}

/* Where the result points; NULL when the subject cannot be evaluated. */
static xmlNodePtr subject_of(struct schematron_run *r, const struct sch_rule *rule, const struct sch_assert *a, xmlNodePtr node)
{
	const struct xpath *x = a->subject != NULL ? a->subject : rule->subject;
	xmlXPathObjectPtr value = x != NULL ? xpath_eval(r->xpath, x, node, NULL) : NULL;
	xmlNodePtr subject = node;

	if (x != NULL && value == NULL)
		return NULL;
	if (value != NULL && value->type == XPATH_NODESET && value->nodesetval != NULL && value->nodesetval->nodeNr > 0) {
		xmlXPathNodeSetSort(value->nodesetval);
		subject = value->nodesetval->nodeTab[0];
	}
	xmlXPathFreeObject(value);
	return subject;
}

static void run_assert(struct schematron_run *r, const struct sch_pattern *p, const struct sch_rule *rule, const struct sch_assert *a, xmlNodePtr node)
{
	int truth = xpath_test(r->xpath, a->test, node);
	struct sch_result result = { p, rule, a, node, NULL };

	if (truth < 0) {
		say_error(r, p, a, node);
	} else if ((truth == 1) == a->is_report) {
		result.subject = subject_of(r, rule, a, node);
		if (result.subject == NULL)
			say_error(r, p, a, node);
		else
			r->events.result(r->events.payload, &result);
	}
}

static void run_rule(struct schematron_run *r, const struct sch_pattern *p, const struct sch_rule *rule, xmlNodePtr node)
{
	size_t mark = xpath_mark(r->xpath);
	int applying;

	set_local(r, rule->lets.items, rule->lets.len, node);
	applying = applies(r, rule);
	if (applying < 0)
		say_error(r, p, NULL, node);
	else
		r->events.fired(r->events.payload, p, rule, node, applying);
	for (size_t i = 0; applying > 0 && i < rule->asserts.len; i++)
		run_assert(r, p, rule, rule->asserts.items[i], node);
	xpath_drop(r->xpath, mark);
}

static void visit(struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr node)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		int match = xpath_pattern_match(p->rules.items[i]->context, r->xpath, node);

		if (match < 0) {
			say_error(r, p, NULL, node);
			return;
		}
		if (match > 0) {
			run_rule(r, p, p->rules.items[i], node);
			return;
		}
	}
}

/* The next node in document order below top; NULL at the end. */
static xmlNodePtr following(xmlNodePtr node, const xmlNode *top)
{
	if ((node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE) && node->children != NULL)
		return node->children;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node != top ? node->next : NULL;
}

static void walk(struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr top)
{
	for (xmlNodePtr node = top; node != NULL; node = following(node, top)) {
		if (node->type != XML_ELEMENT_NODE && !p->wants_other_nodes)
			continue;
		visit(r, p, node);
		if (node->type != XML_ELEMENT_NODE || !p->wants_other_nodes)
			continue;
		for (xmlAttrPtr a = node->properties; a != NULL; a = a->next)
			visit(r, p, (xmlNodePtr)a);
	}
}

void schematron_run_pattern(struct schematron_run *r, const struct sch_pattern *p, xmlNodePtr node)
{
	size_t mark = xpath_mark(r->xpath);

	set_local(r, p->lets.items, p->lets.len, (xmlNodePtr)r->doc);
	walk(r, p, node);
	xpath_drop(r->xpath, mark);
}

void schematron_run_all(struct schematron_run *r)
{
	for (size_t i = 0; i < r->s->patterns.len; i++) {
		if (schematron_run_active(r, r->s->patterns.items[i]))
			schematron_run_pattern(r, r->s->patterns.items[i], (xmlNodePtr)r->doc);
	}
}

static void add_collapsed(struct buf *out, size_t start, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr(" \t\r\n", *text) == NULL)
			buf_putc(out, *text);
		else if (out->len > start && out->data[out->len - 1] != ' ')
			buf_putc(out, ' ');
	}
}

static int add_value(struct schematron_run *r, const struct sch_part *part, xmlNodePtr node, struct buf *out, size_t start)
{
	xmlXPathObjectPtr value = xpath_eval(r->xpath, part->select, node, NULL);
	xmlChar *text;

	if (value == NULL)
		return -1;
	if (part->kind == SCH_NAME && value->type == XPATH_NODESET && value->nodesetval != NULL && value->nodesetval->nodeNr > 0 &&
	    value->nodesetval->nodeTab[0]->type == XML_ELEMENT_NODE)
		text = xmlStrdup(value->nodesetval->nodeTab[0]->name);
	else
		text = xmlXPathCastToString(value);
	add_collapsed(out, start, (const char *)text);
	xmlFree(text);
	xmlXPathFreeObject(value);
	return 0;
}

int schematron_text(struct schematron_run *r, const struct sch_message *m, xmlNodePtr node, struct buf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < m->parts.len; i++) {
		const struct sch_part *part = &m->parts.items[i];

		if (part->kind == SCH_TEXT)
			add_collapsed(out, start, part->text);
		else if (part->select == NULL)
			add_collapsed(out, start, (const char *)node->name);
		else if (add_value(r, part, node, out, start) != 0)
			return -1;
	}
	if (out->len > start && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	return 0;
}
