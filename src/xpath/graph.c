/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Putting expressions together (graph.h). A part is made of parts; before a new one is made, an equal one is looked for. What stands in a predicate but does not hang
 * on the predicate's node is a part of the graph's node as well, and always a shared one: there it is worked out once and not for each node tried.
 */
#include "graph_part.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define OWN_NEEDS (NEEDS_NODE | NEEDS_POSITION | NEEDS_SIZE)

struct linking {
	struct xpath_graph *g;
	const struct xpath_graph_names *names;
};

static struct part *link(const struct linking *l, const struct expr *x, bool inner);

struct xpath_graph *xpath_graph_new(struct xpath_world *w)
{
	struct xpath_graph *g = mem_alloc(sizeof *g);

	g->arena = arena_new();
	g->chain_count = 4096;
	g->chains = mem_alloc(g->chain_count * sizeof *g->chains);
	g->run = xpath_run_new(w);
	g->run->graph = g;
	g->clock = g->stamps[LEVEL_FIXED] = 1;
	for (size_t i = 0; i < LEVELS; i++)
		scratch_init(&g->memory[i]);
	scratch_init(&g->memo_memory);
	return g;
}

void xpath_graph_free(struct xpath_graph *g)
{
	if (g == NULL)
		return;
	xpath_run_free(g->run);
	for (size_t i = 0; i < LEVELS; i++)
		scratch_release(&g->memory[i]);
	scratch_release(&g->memo_memory);
	memos_free(g);
	vec_free(&g->parts);
	free(g->chains);
	free(g->cells);
	arena_free(g->arena);
	free(g);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9E3779B97F4A7C15u;
	return h ^ (h >> 29);
}

static uint64_t mix_text(uint64_t h, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001B3u;
	return mix(h, n);
}

static uint64_t mix_list(uint64_t h, const struct expr *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = mix(h, (uint64_t)(uintptr_t)list[i]);
	return mix(h, n);
}

static uint64_t hash_of(const struct expr *x, bool inner)
{
	uint64_t h = mix((uint64_t)x->op * 2 + inner, 7), bits;

	switch (x->op) {
	case OP_LITERAL:
		return mix_text(h, x->literal.start, x->literal.len);
	case OP_NUMBER:
		memcpy(&bits, &x->number, sizeof bits);
		return mix(h, bits);
	case OP_VALUE:
		return mix(h, x->value.type == VALUE_BOOLEAN ? (uint64_t)x->value.boolean : (uint64_t)(uintptr_t)x->value.nodes.items);
	case OP_SHARED:
		return mix(h, (uint64_t)(uintptr_t)x->shared.part);
	case OP_CALL:
		return mix_list(mix(h, (uint64_t)(uintptr_t)x->call.function), x->call.args, x->call.count);
	case OP_STEP:
	case OP_FILTER:
		h = mix(mix(h, (uint64_t)(uintptr_t)x->path.input), (uint64_t)x->path.axis * 8 + x->path.test.kind);
		if (x->op == OP_STEP && x->path.test.name != NULL)
			h = mix_text(h, x->path.test.name, strlen(x->path.test.name));
		return mix_list(h, x->path.predicates, x->path.predicate_count);
	case OP_CONTEXT:
	case OP_ROOT:
		return h;
	default:
		return mix(mix(h, (uint64_t)(uintptr_t)x->left), x->op == OP_NEGATE ? 0 : (uint64_t)(uintptr_t)x->right);
	}
}

static bool same_list(const struct expr *const *a, size_t na, const struct expr *const *b, size_t nb)
{
	return na == nb && (na == 0 || memcmp(a, b, na * sizeof *a) == 0);
}

static bool same_name(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_path(const struct expr *a, const struct expr *b)
{
	if (a->path.input != b->path.input || !same_list(a->path.predicates, a->path.predicate_count, b->path.predicates, b->path.predicate_count))
		return false;
	return a->op == OP_FILTER || (a->path.axis == b->path.axis && a->path.test.kind == b->path.test.kind &&
	                              same_name(a->path.test.name, b->path.test.name) && same_name(a->path.test.uri, b->path.test.uri));
}

static bool same_value(const struct xpath_value *a, const struct xpath_value *b)
{
	if (a->type != b->type)
		return false;
	return a->type == VALUE_BOOLEAN ? a->boolean == b->boolean
	                                : a->nodes.len == b->nodes.len && (a->nodes.len == 0 || memcmp(a->nodes.items, b->nodes.items, a->nodes.len * sizeof(xmlNodePtr)) == 0);
}

static bool same(const struct expr *a, const struct expr *b)
{
	if (a->op != b->op)
		return false;
	switch (a->op) {
	case OP_LITERAL:
		return text_equal(a->literal, b->literal);
	case OP_NUMBER:
		return memcmp(&a->number, &b->number, sizeof a->number) == 0;
	case OP_VALUE:
		return same_value(&a->value, &b->value);
	case OP_SHARED:
		return a->shared.part == b->shared.part;
	case OP_CALL:
		return a->call.function == b->call.function && same_list(a->call.args, a->call.count, b->call.args, b->call.count);
	case OP_STEP:
	case OP_FILTER:
		return same_path(a, b);
	case OP_CONTEXT:
	case OP_ROOT:
		return true;
	case OP_NEGATE:
		return a->left == b->left;
	default:
		return a->left == b->left && a->right == b->right;
	}
}

static void grow(struct xpath_graph *g)
{
	g->chain_count *= 4;
	free(g->chains);
	g->chains = mem_alloc(g->chain_count * sizeof *g->chains);
	for (size_t i = 0; i < g->parts.len; i++) {
		struct part *p = g->parts.items[i], **chain = &g->chains[p->hash & (g->chain_count - 1)];

		p->next = *chain;
		*chain = p;
	}
}

static void each_of(const struct expr *const *list, size_t n, part_operand_fn *fn, void *payload)
{
	for (size_t i = 0; i < n; i++)
		fn(payload, &((const struct expr **)(uintptr_t)list)[i]);
}

void part_operands(struct part *p, part_operand_fn *fn, void *payload)
{
	struct expr *x = &p->x;

	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_VALUE: case OP_CONTEXT: case OP_ROOT: case OP_SHARED: case OP_VARIABLE:
		break;
	case OP_CALL:
		each_of(x->call.args, x->call.count, fn, payload);
		break;
	case OP_STEP: case OP_FILTER:
		fn(payload, &x->path.input);
		each_of(x->path.predicates, x->path.predicate_count, fn, payload);
		break;
	case OP_NEGATE:
		fn(payload, &x->left);
		break;
	default:
		fn(payload, &x->left);
		fn(payload, &x->right);
	}
}

static void use(void *payload, const struct expr **operand)
{
	(void)payload;
	part_of(*operand)->uses++;
}

/* The part that is equal to x, made now if there is none. */
static struct part *part(struct xpath_graph *g, const struct expr *x, bool inner, bool fixed)
{
	uint64_t hash = hash_of(x, inner);
	struct part *p = g->chains[hash & (g->chain_count - 1)];

	while (p != NULL && (p->hash != hash || p->inner != inner || !same(&p->x, x)))
		p = p->next;
	if (p != NULL)
		return p;
	if (g->parts.len >= g->chain_count)
		grow(g);
	p = arena_alloc(g->arena, sizeof *p);
	p->x = *x;
	expr_shape(&p->x);
	p->hash = hash;
	p->inner = inner;
	p->fixed = fixed;
	p->next = g->chains[hash & (g->chain_count - 1)];
	g->chains[hash & (g->chain_count - 1)] = p;
	vec_push(&g->parts, p);
	part_operands(p, use, NULL);
	return p;
}

static struct part *constant(struct xpath_graph *g, const struct xpath_value *v)
{
	struct expr x = { .type = v->type };

	if (v->type == VALUE_STRING) {
		x.op = OP_LITERAL;
		x.literal = (struct xpath_text){ arena_strndup(g->arena, v->text.start, v->text.len), v->text.len };
	} else if (v->type == VALUE_NUMBER) {
		x.op = OP_NUMBER;
		x.number = v->number;
	} else {
		x.op = OP_VALUE;
		x.value = *v;
		if (v->type == VALUE_NODES && v->nodes.len > 0) {
			x.value.nodes.items = arena_alloc(g->arena, v->nodes.len * sizeof *v->nodes.items);
			memcpy(x.value.nodes.items, v->nodes.items, v->nodes.len * sizeof *v->nodes.items);
		}
	}
	return part(g, &x, false, true);
}

/* The part of the graph's node, as a shared one where it is not at hand. */
struct part *part_shared(struct xpath_graph *g, struct part *p)
{
	struct expr x = { .op = OP_SHARED, .type = p->x.type };

	if (is_constant(&p->x) || p->x.op == OP_SHARED || p->x.op == OP_ROOT)
		return p;
	if (p->shared == NULL) {
		x.shared.part = &p->x;
		x.shared.cell = (uint32_t)g->cell_count++;
		p->shared = part(g, &x, false, p->fixed);
	}
	return p->shared;
}

void part_share_inner(struct xpath_graph *g, struct part *p)
{
	struct expr x = { .op = OP_SHARED, .type = p->x.type, .needs = p->x.needs };

	x.shared.part = &p->x;
	x.shared.cell = (uint32_t)g->cell_count;
	g->cell_count += INNER_CELLS;
	p->shared = part(g, &x, true, p->fixed);
}

/* Works out what has only constants below it; NULL when it has not, or cannot run: then it fails when it is asked for, as it would have. */
static struct part *fold(struct xpath_graph *g, const struct expr *x)
{
	struct focus f = { NULL, 1, 1, NULL };
	struct xpath_value value;
	struct part *p = NULL;

	switch (x->op) {
	case OP_UNION: case OP_STEP: case OP_FILTER: case OP_CONTEXT: case OP_ROOT: case OP_SHARED: case OP_LITERAL: case OP_NUMBER: case OP_VALUE: case OP_VARIABLE:
		return NULL;
	case OP_CALL:
		if (x->needs != 0 || x->type == VALUE_NODES || x->type == VALUE_ANY)
			return NULL;
		for (size_t i = 0; i < x->call.count; i++) {
			if (!is_constant(x->call.args[i]))
				return NULL;
		}
		break;
	case OP_NEGATE:
		if (!is_constant(x->left))
			return NULL;
		break;
	default:
		if (!is_constant(x->left) || !is_constant(x->right))
			return NULL;
	}
	run_begin(g->run);
	if (eval_value(g->run, x, &f, &value) == 0)
		p = constant(g, &value);
	run_end(g->run);
	return p;
}

/* "true or x", "false or x", "true and x", "false and x": what the left one decides. NULL when it decides nothing. */
static struct part *decided(struct xpath_graph *g, const struct expr *x)
{
	struct xpath_value truth = { .type = VALUE_BOOLEAN };

	if ((x->op != OP_OR && x->op != OP_AND) || !is_constant(x->left))
		return NULL;
	truth.boolean = x->left->op == OP_LITERAL ? x->left->literal.len > 0
	              : x->left->op == OP_NUMBER ? x->left->number == x->left->number && x->left->number != 0 : value_boolean(&x->left->value);
	if (truth.boolean == (x->op == OP_OR))
		return constant(g, &truth);
	return x->right->type == VALUE_BOOLEAN ? part_of(x->right) : NULL;
}

static struct part *finished(struct xpath_graph *g, struct expr *x, bool inner, bool fixed)
{
	struct part *p;

	expr_infer(x);
	p = fold(g, x);
	if (p == NULL)
		p = decided(g, x);
	return p != NULL ? p : part(g, x, inner, fixed);
}

static struct part *link_two(const struct linking *l, const struct expr *x, bool inner)
{
	struct expr new = *x;
	struct part *left = link(l, x->left, inner), *right = left != NULL && x->op != OP_NEGATE ? link(l, x->right, inner) : left;

	if (left == NULL || right == NULL)
		return NULL;
	new.left = &left->x;
	if (x->op != OP_NEGATE)
		new.right = &right->x;
	return finished(l->g, &new, inner, left->fixed && right->fixed);
}

/* Predicates, or arguments. NULL when one cannot be linked. */
static const struct expr *const *link_list(const struct linking *l, const struct expr *const *list, size_t n, bool inner, bool *fixed)
{
	const struct expr **to = arena_alloc(l->g->arena, (n + 1) * sizeof *to);

	for (size_t i = 0; i < n; i++) {
		struct part *p = link(l, list[i], inner);

		if (p == NULL)
			return NULL;
		to[i] = &p->x;
		*fixed = *fixed && p->fixed;
	}
	return to;
}

static struct part *link_path(const struct linking *l, const struct expr *x, bool inner)
{
	struct expr new = *x;
	struct part *input = link(l, x->path.input, inner);
	bool fixed = input != NULL && input->fixed;

	if (input == NULL)
		return NULL;
	new.path.input = &input->x;
	new.path.predicates = link_list(l, x->path.predicates, x->path.predicate_count, true, &fixed);
	return new.path.predicates != NULL ? finished(l->g, &new, inner, fixed) : NULL;
}

/* The first argument of key() under its name among the graph's keys. */
static const struct expr *key_name(const struct linking *l, const struct expr *x)
{
	char *written;
	const char *name;
	struct xpath_value value = { .type = VALUE_STRING };

	if (x->op != OP_LITERAL)
		return NULL;
	written = arena_strndup(l->g->arena, x->literal.start, x->literal.len);
	name = l->names->key(l->names->payload, written);
	if (name == NULL)
		return NULL;
	value.text = text_of(name);
	return &constant(l->g, &value)->x;
}

/* Whether x has the same value wherever it stands in its predicate: key() asks the node only for its document, which is the same for all. */
static bool stands_alone(const struct expr *x)
{
	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_VARIABLE: case OP_ROOT:
		return true;
	case OP_CONTEXT:
		return false;
	case OP_STEP: case OP_FILTER:
		return stands_alone(x->path.input);
	case OP_CALL:
		if (!is_key(x) && ((x->call.function->needs & OWN_NEEDS) || (x->call.function->node_if_short && x->call.count < x->call.function->most)))
			return false;
		for (size_t i = 0; i < x->call.count; i++) {
			if (!stands_alone(x->call.args[i]))
				return false;
		}
		return true;
	default:
		return stands_alone(x->left) && (x->op == OP_NEGATE || stands_alone(x->right));
	}
}

static struct part *link_call(const struct linking *l, const struct expr *x, bool inner)
{
	bool key = is_key(x);
	bool own_node = x->call.function->node_if_short && x->call.count < x->call.function->most;
	bool fixed = inner || key || !((x->call.function->needs & NEEDS_NODE) || own_node);
	struct expr new = *x;

	if (x->call.function->needs & NEEDS_CURRENT)
		return inner ? NULL : link(l, &(struct expr){ .op = OP_CONTEXT, .type = VALUE_NODES, .needs = NEEDS_NODE }, false);
	if ((x->call.function->needs & NEEDS_WORLD) && !key)
		return NULL;
	if (!inner && (x->call.function->needs & (NEEDS_POSITION | NEEDS_SIZE)))
		return constant(l->g, &(struct xpath_value){ .type = VALUE_NUMBER, .number = 1 });
	new.call.args = link_list(l, x->call.args, x->call.count, inner, &fixed);
	if (new.call.args == NULL)
		return NULL;
	if (key) {
		((const struct expr **)(uintptr_t)new.call.args)[0] = key_name(l, x->call.args[0]);
		if (new.call.args[0] == NULL)
			return NULL;
	}
	return finished(l->g, &new, inner, fixed);
}

static struct part *link_variable(const struct linking *l, const struct expr *x, bool inner)
{
	const struct expr *meaning = l->names->variable(l->names->payload, x->variable.name);

	if (meaning == NULL)
		return NULL;
	return inner ? part_shared(l->g, part_of(meaning)) : part_of(meaning);
}

static struct part *link(const struct linking *l, const struct expr *x, bool inner)
{
	struct xpath_value literal = { .type = VALUE_STRING };
	struct part *p;

	switch (x->op) {
	case OP_LITERAL:
		literal.text = x->literal;
		return constant(l->g, &literal);
	case OP_NUMBER:
		return constant(l->g, &(struct xpath_value){ .type = VALUE_NUMBER, .number = x->number });
	case OP_VARIABLE:
		return link_variable(l, x, inner);
	case OP_CONTEXT:
		return part(l->g, &(struct expr){ .op = OP_CONTEXT, .type = VALUE_NODES, .needs = NEEDS_NODE }, inner, inner);
	case OP_ROOT:
		return part(l->g, &(struct expr){ .op = OP_ROOT, .type = VALUE_NODES }, false, true);
	default:
		break;
	}
	if (inner && stands_alone(x)) {
		p = link(l, x, false);
		return p != NULL ? part_shared(l->g, p) : NULL;
	}
	if (x->op == OP_CALL)
		return link_call(l, x, inner);
	return x->op == OP_STEP || x->op == OP_FILTER ? link_path(l, x, inner) : link_two(l, x, inner);
}

const struct expr *xpath_graph_add(struct xpath_graph *g, const struct xpath *x, const struct xpath_graph_names *names)
{
	struct linking l = { g, names };
	struct part *p = link(&l, xpath_top(x), false);

	if (p == NULL)
		return NULL;
	p->uses++;
	p->asked = true;
	return &p->x;
}

const struct expr *xpath_graph_value(struct xpath_graph *g, const struct xpath_value *value)
{
	return &constant(g, value)->x;
}

void xpath_graph_keep(struct xpath_graph *g, const struct expr *x)
{
	(void)g;
	part_of(x)->uses += 2;
	part_of(x)->asked = true;
}
