/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run: its variables, worked out when asked for, and the beginning and end of evaluations. What an outermost evaluation makes in scratch memory stays until the
 * next xpath_eval(); what only ends in true, false or a variable gives its memory back at once.
 */
#include "run.h"

#include "bounds.h"
#include "graph.h"
#include "mem.h"
#include "pattern_run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int run_fail(struct xpath_run *r, const char *format, ...)
{
	char text[512];
	va_list args;

	if (r->error.len > 0)
		return -1;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	buf_puts(&r->error, text[0] != '\0' ? text : "evaluation failed");
	return -1;
}

int run_too_deep(struct xpath_run *r)
{
	char here;
	uintptr_t at = (uintptr_t)&here, used = at < r->ground ? r->ground - at : at - r->ground;

	if (r->steps > LIMIT_XPATH_STEPS)
		return run_fail(r, "too many steps");
	return used <= LIMIT_XPATH_STACK ? 0 : run_fail(r, "nested too deep");
}

void run_begin(struct xpath_run *r)
{
	char here;

	if (r->depth++ > 0)
		return;
	if (r->error.len > 0)
		buf_reset(&r->error);
	r->steps = 0;
	r->ground = (uintptr_t)&here;
	r->visible = r->stack_len;
	if (r->foreign != NULL)
		foreign_begin(r->foreign, r->stack_len);
}

void run_end(struct xpath_run *r)
{
	r->depth--;
}

struct xpath_run *xpath_run_new(struct xpath_world *w)
{
	struct xpath_run *r = mem_alloc(sizeof *r);

	r->world = w;
	buf_init(&r->error);
	scratch_init(&r->scratch);
	return r;
}

void xpath_run_free(struct xpath_run *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->stack.len; i++) {
		buf_release(&r->stack.items[i]->memory);
		free(r->stack.items[i]);
	}
	vec_free(&r->stack);
	vec_free(&r->slots);
	vec_free(&r->key_indexes);
	steps_seen_free(r->steps_seen);
	free(r->counts_seen);
	if (r->foreign != NULL)
		foreign_free(r->foreign);
	scratch_release(&r->scratch);
	buf_release(&r->error);
	free(r);
}

size_t xpath_mark(const struct xpath_run *r)
{
	return r->stack_len;
}

static struct variable *push(struct xpath_run *r, int slot)
{
	struct variable *v;

	if (r->stack_len == r->stack.len) {
		v = mem_alloc(sizeof *v);
		buf_init(&v->memory);
		vec_push(&r->stack, v);
	}
	while (r->slots.len <= (size_t)slot)
		vec_push(&r->slots, 0);
	v = r->stack.items[r->stack_len++];
	v->slot = slot;
	v->shadowed = r->slots.items[slot];
	v->known = v->working = false;
	v->lazy = NULL;
	v->graph = NULL;
	r->slots.items[slot] = r->stack_len;
	return v;
}

static xmlNodePtr keep_namespace(struct variable *v, size_t at, const xmlNode *node)
{
	return memcpy(v->memory.data + at, node, sizeof(xmlNs));
}

/* Namespace nodes lie in scratch memory and must be copied as well. */
static void keep_nodes(struct variable *v, const struct xpath_nodes *nodes)
{
	size_t list = nodes->len * sizeof *nodes->items, at = list;
	xmlNodePtr *items;

	for (size_t i = 0; i < nodes->len; i++)
		at += nodes->items[i]->type == XML_NAMESPACE_DECL ? sizeof(xmlNs) : 0;
	buf_reset(&v->memory);
	buf_reserve(&v->memory, at);
	items = (xmlNodePtr *)(void *)v->memory.data;
	at = list;
	for (size_t i = 0; i < nodes->len; i++) {
		items[i] = nodes->items[i];
		if (items[i]->type == XML_NAMESPACE_DECL) {
			items[i] = keep_namespace(v, at, items[i]);
			at += sizeof(xmlNs);
		}
	}
	v->value.nodes = (struct xpath_nodes){ items, nodes->len };
}

static void keep(struct variable *v, const struct xpath_value *value)
{
	v->value = *value;
	if (value->type == VALUE_NODES) {
		keep_nodes(v, &value->nodes);
	} else if (value->type == VALUE_STRING) {
		buf_reset(&v->memory);
		buf_add(&v->memory, value->text.start, value->text.len);
		v->value.text.start = v->memory.data;
	}
	v->known = true;
}

void xpath_set(struct xpath_run *r, int slot, const struct xpath_value *value)
{
	keep(push(r, slot), value);
}

void xpath_set_lazy(struct xpath_run *r, int slot, const struct xpath *value, xmlNodePtr node)
{
	struct variable *v = push(r, slot);

	v->lazy = value;
	v->node = node;
}

void xpath_set_part(struct xpath_run *r, int slot, const struct xpath *value, struct xpath_graph *g, const struct expr *part)
{
	struct variable *v = push(r, slot);

	v->lazy = value;
	v->node = xpath_graph_node(g);
	v->graph = g;
	v->part = part;
}

void xpath_drop(struct xpath_run *r, size_t mark)
{
	while (r->stack_len > mark) {
		const struct variable *v = r->stack.items[--r->stack_len];

		r->slots.items[v->slot] = v->shadowed;
	}
}

static int evaluate(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, struct xpath_value *out)
{
	struct focus f = { node, 1, 1, node };
	const struct xpath *outer = r->running;
	int status;

	r->running = x;
	status = eval_value(r, xpath_top(x), &f, out);
	r->running = outer;
	return status;
}

/* Sees only those below its place on the stack. */
static int work_out(struct xpath_run *r, struct variable *v, size_t place)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	size_t visible = r->visible;
	struct xpath_value value;
	int status;

	if (v->working)
		return run_fail(r, "a variable that hangs on itself");
	if (run_too_deep(r) != 0)
		return -1;
	v->working = true;
	r->visible = place;
	status = v->graph != NULL ? xpath_graph_eval(v->graph, v->part, &value) : evaluate(r, v->lazy, v->node, &value);
	r->visible = visible;
	v->working = false;
	if (status == 0)
		keep(v, &value);
	scratch_back(&r->scratch, mark);
	return status;
}

const struct xpath_value *run_variable(struct xpath_run *r, int slot, const char *name)
{
	size_t at = slot >= 0 && (size_t)slot < r->slots.len ? r->slots.items[slot] : 0;
	struct variable *v;

	while (at > r->visible)
		at = r->stack.items[at - 1]->shadowed;
	if (at == 0) {
		run_fail(r, "the variable $%s has no value", name);
		return NULL;
	}
	v = r->stack.items[at - 1];
	if (!v->known && work_out(r, v, at - 1) != 0)
		return NULL;
	return &v->value;
}

const struct xpath_value *xpath_get(struct xpath_run *r, int slot)
{
	const struct xpath_value *value;

	run_begin(r);
	value = run_variable(r, slot, "");
	run_end(r);
	return value;
}

int eval_inside(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, struct xpath_value *out)
{
	return run_too_deep(r) != 0 ? -1 : evaluate(r, x, node, out);
}

int xpath_eval(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, struct xpath_value *out)
{
	int status;

	if (r->depth == 0)
		scratch_back(&r->scratch, (struct scratch_mark){ NULL, NULL });
	run_begin(r);
	status = evaluate(r, x, node, out);
	run_end(r);
	return status;
}

int xpath_test(struct xpath_run *r, const struct xpath *x, xmlNodePtr node)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct focus f = { node, 1, 1, node };
	const struct xpath *outer = r->running;
	bool truth = false;
	int status;

	run_begin(r);
	r->running = x;
	status = eval_boolean(r, xpath_top(x), &f, &truth);
	r->running = outer;
	run_end(r);
	scratch_back(&r->scratch, mark);
	return status == 0 ? truth : -1;
}

struct xpath_text xpath_string(struct xpath_run *r, const struct xpath_value *v)
{
	return value_text(r, v);
}

bool xpath_boolean(const struct xpath_value *v)
{
	return value_boolean(v);
}

double xpath_number(struct xpath_run *r, const struct xpath_value *v)
{
	return value_number(r, v);
}

struct xpath_text xpath_node_string(struct xpath_run *r, const xmlNode *node)
{
	return node_text(r, node);
}

const char *xpath_error(const struct xpath_run *r)
{
	return r->error.data;
}
