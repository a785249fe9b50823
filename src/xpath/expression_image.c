/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing and reading expressions (expression_image.h). Equal expressions of one scope are written once: a number says that a new one follows, or which one it is. Of an
 * expression is written what was parsed; what can be told from that is told again (expr_infer()). Who adds a field is stopped here, to think about which it is.
 */
#include "expression_image.h"

#include "functions.h"
#include "map.h"
#include "pattern_run.h"

#include <assert.h>
#include <string.h>

_Static_assert(sizeof(struct expr) == 88, "a new field of an expression belongs into its image");
_Static_assert(sizeof(struct pattern_step) == 24 && sizeof(struct alternative) == 24 && sizeof(struct xpath_pattern) == 128, "so does one of a pattern");

enum { NONE, NEW, KNOWN /* and more */ };

/* Flags beside an operator. */
enum { PARENTHESISED = 1, ABBREVIATED = 2 };

/* Writes the number of what the key stands for; returns whether it has yet to follow. */
static bool is_new(struct image_writer *w, const char *key)
{
	size_t number = (size_t)(uintptr_t)map_get(w->shared, key);

	image_put(w, number == 0 ? NEW : KNOWN + number - 1);
	return number == 0;
}

/* After it: what it is made of has got its numbers by then. */
static void number(struct image_writer *w, const char *key)
{
	map_set(w->shared, key, (void *)(uintptr_t)(map_len(w->shared) + 1));
}

static void put_expr(struct image_writer *w, const struct expr *x);

static void put_list(struct image_writer *w, const struct expr *const *list, size_t n)
{
	image_put(w, n);
	for (size_t i = 0; i < n; i++)
		put_expr(w, list[i]);
}

static void put_path(struct image_writer *w, const struct expr *x)
{
	put_expr(w, x->path.input);
	put_list(w, x->path.predicates, x->path.predicate_count);
	if (x->op != OP_STEP)
		return;
	image_put(w, (uint64_t)x->path.axis);
	image_put(w, (uint64_t)x->path.test.kind);
	image_put_text(w, x->path.test.name);
	image_put_text(w, x->path.test.uri);
}

static void put_number(struct image_writer *w, double number)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof bits);
	image_put(w, bits);
}

static void put_expr(struct image_writer *w, const struct expr *x)
{
	image_put(w, (uint64_t)x->op << 2 | (x->parenthesised ? PARENTHESISED : 0) | (x->abbreviated ? ABBREVIATED : 0));
	image_put(w, x->from);
	image_put(w, x->to - x->from);
	switch (x->op) {
	case OP_LITERAL:
		image_put(w, x->literal.len);
		image_put_text_n(w, x->literal.start, x->literal.len);
		break;
	case OP_NUMBER:
		put_number(w, x->number);
		break;
	case OP_VARIABLE:
		image_put_text(w, x->variable.name);
		image_put(w, (uint64_t)x->variable.slot);
		break;
	case OP_CALL:
		image_put(w, function_number(x->call.function));
		image_put_text(w, x->call.name);
		put_list(w, x->call.args, x->call.count);
		break;
	case OP_CONTEXT: case OP_ROOT:
		break;
	case OP_STEP: case OP_FILTER:
		put_path(w, x);
		break;
	case OP_NEGATE:
		put_expr(w, x->left);
		break;
	default:
		put_expr(w, x->left);
		put_expr(w, x->right);
		break;
	}
}

static const struct expr *get_expr(struct image_reader *r);

static const struct expr *const *get_list(struct image_reader *r, size_t *n)
{
	const struct expr **list;

	*n = image_get(r);
	list = *n > 0 ? arena_alloc(r->arena, *n * sizeof *list) : NULL;
	for (size_t i = 0; i < *n; i++)
		list[i] = get_expr(r);
	return list;
}

static void get_path(struct image_reader *r, struct expr *x)
{
	x->path.input = get_expr(r);
	x->path.predicates = get_list(r, &x->path.predicate_count);
	if (x->op != OP_STEP)
		return;
	x->path.axis = (enum axis)image_get(r);
	x->path.test.kind = (enum test_kind)image_get(r);
	x->path.test.name = image_get_text(r);
	x->path.test.uri = image_get_text(r);
}

static double get_number(struct image_reader *r)
{
	uint64_t bits = image_get(r);
	double number;

	memcpy(&number, &bits, sizeof number);
	return number;
}

static void get_head(struct image_reader *r, struct expr *x)
{
	uint64_t n = image_get(r);

	x->op = (enum op)(n >> 2);
	x->parenthesised = n & PARENTHESISED;
	x->abbreviated = n & ABBREVIATED;
	x->from = (uint32_t)image_get(r);
	x->to = x->from + (uint32_t)image_get(r);
}

static const struct expr *get_expr(struct image_reader *r)
{
	struct expr *x = arena_alloc(r->arena, sizeof *x);

	get_head(r, x);
	switch (x->op) {
	case OP_LITERAL:
		x->literal.len = image_get(r);
		x->literal.start = image_get_text(r);
		break;
	case OP_NUMBER:
		x->number = get_number(r);
		break;
	case OP_VARIABLE:
		x->variable.name = image_get_text(r);
		x->variable.slot = (int)image_get(r);
		break;
	case OP_CALL:
		x->call.function = function_numbered((unsigned)image_get(r));
		x->call.name = image_get_text(r);
		x->call.args = get_list(r, &x->call.count);
		break;
	case OP_CONTEXT: case OP_ROOT:
		break;
	case OP_STEP: case OP_FILTER:
		get_path(r, x);
		break;
	case OP_NEGATE:
		x->left = get_expr(r);
		break;
	default:
		x->left = get_expr(r);
		x->right = get_expr(r);
		break;
	}
	expr_infer(x);
	return x;
}

static bool add_slot(void *payload, const struct expr *x, unsigned predicates)
{
	(void)predicates;
	if (x->op == OP_VARIABLE)
		buf_printf(payload, " %d", x->variable.slot);
	return false;
}

/* What makes an expression the same as another one: what it is written as, and what the names in it mean. */
static void key_of(struct buf *key, const char *kind, const char *text, const struct expr *top, const struct expression_scope *scope)
{
	buf_printf(key, "%s %s\n%s\n", kind, scope->signature, text);
	expr_walk(top, add_slot, key);
}

/* With its length, to be passed over. */
static void put_code(struct image_writer *w, const struct expr *x)
{
	struct buf before = w->body, code;

	buf_init(&w->body);
	put_expr(w, x);
	code = w->body;
	w->body = before;
	image_put(w, code.len);
	buf_add(&w->body, code.data, code.len);
	buf_release(&code);
}

void expression_put(struct image_writer *w, const struct xpath *x, const struct expression_scope *scope)
{
	struct buf key = BUF_INIT;

	if (x == NULL) {
		image_put(w, NONE);
		return;
	}
	key_of(&key, "expression", x->text, xpath_top(x), scope);
	if (is_new(w, key.data)) {
		image_put_text(w, x->text);
		put_code(w, xpath_top(x));
		number(w, key.data);
	}
	buf_release(&key);
}

struct xpath *expression_get(struct image_reader *r, const struct expression_scope *scope)
{
	uint64_t n = image_get(r);
	struct xpath *x;

	if (n == NONE)
		return NULL;
	if (n != NEW)
		return r->shared[n - KNOWN];
	x = arena_alloc(r->arena, sizeof *x);
	x->text = image_get_text(r);
	x->element = scope->element;
	n = image_get(r);
	x->image = r;
	x->code = r->at;
	r->at += n;
	image_share(r, x);
	return x;
}

const struct expr *expression_make(struct xpath *x)
{
	struct image_reader r = *x->image;

	r.at = x->code;
	x->made = get_expr(&r);
	return x->made;
}

struct xpath *expression_get_now(struct image_reader *r, const struct expression_scope *scope)
{
	struct xpath *x = expression_get(r, scope);

	if (x != NULL)
		xpath_top(x);
	return x;
}

static void put_alternative(struct image_writer *w, const struct alternative *a)
{
	image_put(w, a->start != NULL);
	if (a->start != NULL)
		put_expr(w, a->start);
	image_put(w, a->count);
	for (size_t i = 0; i < a->count; i++) {
		put_expr(w, a->steps[i].select);
		image_put(w, (uint64_t)a->steps[i].deep | (uint64_t)a->steps[i].positional << 1 | (uint64_t)a->steps[i].bound << 2);
	}
}

static void get_alternative(struct image_reader *r, struct alternative *a)
{
	if (image_get(r) != 0)
		a->start = get_expr(r);
	a->count = image_get(r);
	a->steps = arena_alloc(r->arena, a->count * sizeof *a->steps);
	for (size_t i = 0; i < a->count; i++) {
		uint64_t flags;

		a->steps[i].select = get_expr(r);
		flags = image_get(r);
		a->steps[i].deep = flags & 1;
		a->steps[i].positional = flags & 2;
		a->steps[i].bound = flags & 4;
	}
}

void expression_put_pattern(struct image_writer *w, const struct xpath_pattern *p, const struct expression_scope *scope)
{
	struct buf key = BUF_INIT;

	key_of(&key, "pattern", p->text, p->top, scope);
	if (is_new(w, key.data)) {
		image_put_text(w, p->text);
		put_expr(w, p->top);
		image_put(w, p->alternatives.len);
		for (size_t i = 0; i < p->alternatives.len; i++)
			put_alternative(w, &p->alternatives.items[i]);
		number(w, key.data);
	}
	buf_release(&key);
}

struct xpath_pattern *expression_get_pattern(struct image_reader *r, const struct expression_scope *scope)
{
	uint64_t n = image_get(r);
	struct xpath_pattern *p;

	if (n != NEW)
		return r->shared[n - KNOWN];
	p = arena_alloc(r->arena, sizeof *p);
	p->text = image_get_text(r);
	p->element = scope->element;
	p->top = get_expr(r);
	p->alternatives.len = image_get(r);
	p->alternatives.items = arena_alloc(r->arena, p->alternatives.len * sizeof *p->alternatives.items);
	for (size_t i = 0; i < p->alternatives.len; i++)
		get_alternative(r, &p->alternatives.items[i]);
	p->whole = (struct xpath){ .text = p->text, .made = p->top, .element = p->element };
	pattern_finish(p);
	image_share(r, p);
	return p;
}
