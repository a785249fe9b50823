/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluation (xpath.h): variables on a stack, worked out when asked for, and libxml2's evaluator under them. A failed evaluation keeps its
 * reason in the run and gives NULL.
 */
#include "run.h"

#include "bounds.h"
#include "expression.h"
#include "mem.h"

#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

/* A variable sees the variables before it, so that only those below it on the stack are looked at. */
static xmlXPathObjectPtr get_below(struct xpath_run *r, const char *name, size_t top)
{
	for (size_t i = top; i-- > 0;) {
		struct variable *v = &r->variables.items[i];

		if (strcmp(v->name, name) != 0)
			continue;
		if (v->value == NULL) {
			size_t visible = r->visible;
			xmlXPathObjectPtr value;

			r->visible = i;
			value = xpath_eval_inside(r, v->lazy, v->node, NULL);
			r->visible = visible;
			r->variables.items[i].value = value;
		}
		return r->variables.items[i].value;
	}
	return NULL;
}

static xmlXPathObjectPtr lookup_variable(void *payload, const xmlChar *name, const xmlChar *uri)
{
	struct xpath_run *r = payload;
	size_t top = r->visible < r->variables.len ? r->visible : r->variables.len;
	xmlXPathObjectPtr value = uri == NULL ? get_below(r, (const char *)name, top) : NULL;

	return value != NULL ? xmlXPathObjectCopy(value) : NULL;
}

/* libxml2 hands over its number without a text. */
static const char *reason(int code)
{
	switch (code - XML_XPATH_EXPRESSION_OK + XPATH_EXPRESSION_OK) {
	case XPATH_INVALID_TYPE:
		return "a value of the wrong type";
	case XPATH_INVALID_ARITY:
		return "a function with the wrong number of arguments";
	case XPATH_OP_LIMIT_EXCEEDED:
		return "too many steps";
	case XPATH_RECURSION_LIMIT_EXCEEDED:
		return "nested too deep";
	default:
		return "evaluation failed";
	}
}

static void on_error(void *payload, xmlErrorPtr e)
{
	struct xpath_run *r = payload;

	if (r->error.len == 0)
		buf_puts(&r->error, reason(e->code));
}

struct xpath_run *xpath_run_new(xmlDocPtr doc)
{
	struct xpath_run *r = mem_alloc(sizeof *r);

	buf_init(&r->error);
	r->context = xmlXPathNewContext(doc);
	r->context->userData = r;
	r->context->error = on_error;
	r->context->opLimit = LIMIT_XPATH_STEPS;
	xmlXPathContextSetCache(r->context, 1, -1, 0);
	r->visible = SIZE_MAX;
	functions_register(r->context);
	xmlXPathRegisterVariableLookup(r->context, lookup_variable, r);
	return r;
}

void xpath_run_free(struct xpath_run *r)
{
	if (r == NULL)
		return;
	xpath_drop(r, 0);
	functions_forget_keys(r);
	free(r->indexes);
	for (size_t i = 0; i < r->steps.len; i++)
		step_memory_release(&r->steps.items[i]);
	vec_free(&r->steps);
	vec_free(&r->variables);
	xmlXPathFreeContext(r->context);
	buf_release(&r->error);
	free(r);
}

void xpath_run_source(struct xpath_run *r, const struct xpath_source *source)
{
	r->source = *source;
}

void xpath_run_keys(struct xpath_run *r, const struct xpath_key *keys, size_t n)
{
	functions_forget_keys(r);
	free(r->indexes);
	r->keys = keys;
	r->key_count = n;
	r->indexes = mem_alloc(n * sizeof *r->indexes);
}

void xpath_run_namespace(struct xpath_run *r, const char *prefix, const char *uri)
{
	xmlXPathRegisterNs(r->context, (const xmlChar *)prefix, (const xmlChar *)uri);
}

void xpath_run_moved(struct xpath_run *r)
{
	r->epoch++;
}

size_t xpath_mark(const struct xpath_run *r)
{
	return r->variables.len;
}

void xpath_set(struct xpath_run *r, const char *name, xmlXPathObjectPtr value)
{
	struct variable v = { name, value, NULL, NULL };

	vec_push(&r->variables, v);
}

void xpath_set_lazy(struct xpath_run *r, const char *name, const struct xpath *value, xmlNodePtr node)
{
	struct variable v = { name, NULL, value, node };

	vec_push(&r->variables, v);
}

void xpath_drop(struct xpath_run *r, size_t mark)
{
	while (r->variables.len > mark)
		xmlXPathFreeObject(r->variables.items[--r->variables.len].value);
}

xmlXPathObjectPtr xpath_get(struct xpath_run *r, const char *name)
{
	xpath_begin(r);
	return get_below(r, name, r->visible < r->variables.len ? r->visible : r->variables.len);
}

static xmlXPathObjectPtr evaluate(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current)
{
	xmlXPathObjectPtr value;

	r->context->node = node;
	r->context->contextSize = r->context->proximityPosition = 1;
	r->current = current != NULL ? current : node;
	value = xmlXPathCompiledEval(x->compiled, r->context);
	if (value != NULL && r->error.len > 0) {
		xmlXPathFreeObject(value);
		value = NULL;
	}
	if (value == NULL && r->error.len == 0)
		buf_puts(&r->error, "evaluation failed");
	return value;
}

void xpath_begin(struct xpath_run *r)
{
	buf_reset(&r->error);
	xmlResetError(&r->context->lastError);
	r->context->opCount = 0;
}

xmlXPathObjectPtr xpath_eval(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current)
{
	xpath_begin(r);
	return evaluate(r, x, node, current);
}

xmlXPathObjectPtr xpath_eval_inside(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current)
{
	xmlXPathContextPtr c = r->context;
	xmlNodePtr outer = c->node, outer_current = r->current;
	int size = c->contextSize, position = c->proximityPosition;
	xmlXPathObjectPtr value;

	value = evaluate(r, x, node, current);
	c->node = outer;
	c->contextSize = size;
	c->proximityPosition = position;
	r->current = outer_current;
	return value;
}

int xpath_test(struct xpath_run *r, const struct xpath *x, xmlNodePtr node)
{
	xmlXPathObjectPtr value = xpath_eval(r, x, node, NULL);
	int truth;

	if (value == NULL)
		return -1;
	truth = xmlXPathCastToBoolean(value);
	xmlXPathFreeObject(value);
	return truth;
}

const char *xpath_error(const struct xpath_run *r)
{
	return r->error.data;
}
