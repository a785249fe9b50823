/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of parts remembered for other nodes: many parts hang on no more than a few short texts of the node (which unit it belongs to, what kind it is) and otherwise
 * on what does not change while the graph lives, and inventories repeat those texts thousands of times.
 *
 * What a part hangs on are its leaves: attributes, of which only their texts matter where they stand, and texts worked out. A part of whose value a node of the
 * graph's node's own could be, or that asks such a node for more than its text, has no leaves: it is unfit. That a leaf is worked out although the part would not
 * have come to it may cost time or fail; then the part is worked out as any other.
 */
#include "graph_part.h"

#include "functions.h"
#include "mem.h"
#include "parse.h"
#include "path.h"
#include "pattern_run.h"

#include <stdlib.h>

#define MOST_LEAVES 4
#define LOOKUP_WEIGHT 3   /* of a part that takes as long to work out as to look up */
#define LEAF_WEIGHT 2
#define WEIGHT_OF_KEY 4
#define MOST_WEIGHT 2000   /* of what is looked through */
#define MOST_KEY 256       /* bytes of all leaves' texts */
#define MOST_ENTRIES 30000 /* of all memos together */
#define TRIALS 256         /* after which it must have paid */

struct entry {
	uint64_t hash; /* never 0 */
	const char *key;
	size_t len;
	struct xpath_value value;
};

struct memo {
	const struct expr *leaves[MOST_LEAVES];
	size_t leaf_count;
	struct entry *slots;
	size_t cap, len; /* cap: a power of two, or 0 */
	unsigned asked, found;
	bool wanted;       /* while memos are planned */
	bool useless;
};

/* Looking for the leaves of a part. */
struct gathering {
	struct xpath_run *run;
	const struct expr *leaves[MOST_LEAVES];
	size_t count;
	unsigned weight;
	size_t number;     /* of the gathering: parts that were gone through bear it */
	bool too_much;
};

static bool gather(struct gathering *l, const struct expr *x);

static bool add_leaf(struct gathering *l, const struct expr *x)
{
	for (size_t i = 0; i < l->count; i++) {
		if (l->leaves[i] == x)
			return true;
	}
	if (l->count == MOST_LEAVES) {
		l->too_much = true;
		return false;
	}
	l->leaves[l->count++] = x;
	return true;
}

static bool is_leaf(const struct expr *x)
{
	return x->type == VALUE_STRING || (x->op == OP_STEP && x->path.axis == AXIS_ATTRIBUTE && x->path.test.kind == TEST_NAME);
}

/* Where only its text matters, or the texts of its nodes. */
static bool gather_text(struct gathering *l, const struct expr *x)
{
	size_t count = l->count;

	if (gather(l, x))
		return true;
	if (l->too_much || part_of(x)->inner)
		return false;
	l->count = count;
	x = x->op == OP_SHARED ? x->shared.part : x;
	return is_leaf(x) && add_leaf(l, x);
}

static bool gather_call(struct gathering *l, const struct expr *x)
{
	const struct function *f = x->call.function;
	bool inner = part_of(x)->inner;

	if (is_key(x)) {
		l->weight += WEIGHT_OF_KEY;
		if (keys_pass(l->run, x->call.args[0]->literal))
			return false;
	} else if ((f->needs & NEEDS_WORLD) || (!inner && ((f->needs & NEEDS_NODE) || (f->node_if_short && x->call.count < f->most)))) {
		return false;
	}
	for (size_t i = 0; i < x->call.count; i++) {
		bool nodes = f->result == VALUE_NODES ? !is_key(x) : function_takes(f, i) == 'n';

		if (!(nodes ? gather(l, x->call.args[i]) : gather_text(l, x->call.args[i])))
			return false;
	}
	return true;
}

static bool gather_path(struct gathering *l, const struct expr *x)
{
	if (!gather(l, x->path.input))
		return false;
	for (size_t i = 0; i < x->path.predicate_count; i++) {
		if (!gather_text(l, x->path.predicates[i]))
			return false;
	}
	return true;
}

static bool gather_below(struct gathering *l, const struct expr *x)
{
	switch (x->op) {
	case OP_SHARED:
		return gather(l, x->shared.part);
	case OP_CALL:
		return gather_call(l, x);
	case OP_STEP:
	case OP_FILTER:
		return gather_path(l, x);
	case OP_UNION:
		return gather(l, x->left) && gather(l, x->right);
	case OP_CONTEXT:
	case OP_VARIABLE:
		return false;
	case OP_NEGATE:
		return gather_text(l, x->left);
	default:
		return gather_text(l, x->left) && gather_text(l, x->right);
	}
}

/* False when x is unfit, or when there is too much below it. */
static bool gather(struct gathering *l, const struct expr *x)
{
	struct part *p = part_of(x);
	unsigned weight;
	bool fit;

	if (p->fixed || p->gathered == l->number)
		return true;
	if (++l->weight > MOST_WEIGHT)
		l->too_much = true;
	if (l->too_much || p->unfit)
		return false;
	weight = l->weight;
	fit = gather_below(l, x);
	/* What will be at hand anyway weighs no more than to fetch it. */
	if (p->asked && p->memo != NULL && l->weight < MOST_WEIGHT)
		l->weight = weight;
	if (fit)
		p->gathered = l->number;
	else if (!l->too_much)
		p->unfit = true;
	return fit;
}

/* What a lookup costs, as weight. */
static unsigned price(const struct gathering *l)
{
	return LOOKUP_WEIGHT + LEAF_WEIGHT * (unsigned)l->count;
}

/* Gives the part a memo if it could do with one. */
static void consider(struct xpath_graph *g, struct part *p, size_t number)
{
	struct gathering l = { .run = g->run, .number = number };

	if (p->fixed || p->inner || p->x.op == OP_SHARED || !gather(&l, &p->x) || l.count == 0 || l.weight < price(&l))
		return;
	p->memo = arena_alloc(g->arena, sizeof *p->memo);
	memcpy(p->memo->leaves, l.leaves, sizeof l.leaves);
	p->memo->leaf_count = l.count;
}

/* A part that is only used by one with a memo over the same leaves would never be looked up. */
static void want(void *payload, const struct expr **operand)
{
	const struct part *user = payload;
	struct part *p = part_of((*operand)->op == OP_SHARED ? (*operand)->shared.part : *operand);

	if (p->memo != NULL && (user->memo == NULL || user->memo->leaf_count > p->memo->leaf_count))
		p->memo->wanted = true;
}

static void settle(struct xpath_graph *g, struct part *p)
{
	if (p->memo == NULL)
		return;
	if (!p->memo->wanted && !p->asked) {
		p->memo = NULL;
		return;
	}
	vec_push(&g->memos, p->memo);
	part_shared(g, p);
	for (size_t i = 0; i < p->memo->leaf_count; i++) {
		if (!(p->memo->leaves[i]->shape & SHAPE_SINGLE))
			part_shared(g, part_of(p->memo->leaves[i]));
	}
}

void memos_plan(struct xpath_graph *g)
{
	size_t count = g->parts.len;

	for (size_t i = 0; i < count; i++)
		consider(g, g->parts.items[i], i + 1);
	for (size_t i = 0; i < count; i++)
		part_operands(g->parts.items[i], want, g->parts.items[i]);
	for (size_t i = 0; i < count; i++)
		settle(g, g->parts.items[i]);
}

void memos_free(struct xpath_graph *g)
{
	for (size_t i = 0; i < g->memos.len; i++)
		free(g->memos.items[i]->slots);
	vec_free(&g->memos);
}

bool memos_empty(struct xpath_graph *g)
{
	if (g->memo_entries < MOST_ENTRIES)
		return false;
	for (size_t i = 0; i < g->memos.len; i++) {
		struct memo *m = g->memos.items[i];

		if (m->len > 0)
			memset(m->slots, 0, m->cap * sizeof *m->slots);
		m->len = 0;
	}
	g->memo_entries = 0;
	scratch_back(&g->memo_memory, (struct scratch_mark){ 0 });
	return true;
}

/* The texts of a node's leaves as bytes. */
struct key {
	char bytes[MOST_KEY];
	size_t len;
};

static bool add_text(struct key *k, struct xpath_text t)
{
	if (t.len + 1 > 255 || k->len + t.len + 2 > MOST_KEY)
		return false;
	k->bytes[k->len++] = (char)(t.len + 1);
	memcpy(k->bytes + k->len, t.start, t.len);
	k->len += t.len;
	return true;
}

/* Of nodes each text, then an end: no node is not the same as an empty text. */
static bool add_nodes(struct xpath_run *r, struct key *k, const struct expr *x, const struct focus *f)
{
	struct xpath_nodes nodes;
	xmlNodePtr node;

	if (path_single(x, f, &node)) {
		if (node != NULL && !add_text(k, node_text(r, node)))
			return false;
	} else {
		if (eval_nodes(r, x, f, &nodes) != 0)
			return false;
		for (size_t i = 0; i < nodes.len; i++) {
			if (!add_text(k, node_text(r, nodes.items[i])))
				return false;
		}
	}
	k->bytes[k->len++] = '\0';
	return k->len < MOST_KEY;
}

static bool make_key(struct xpath_run *r, const struct memo *m, struct key *k)
{
	struct focus f = { r->graph->node, 1, 1, r->graph->node };
	bool complete = true;

	k->len = 0;
	for (size_t i = 0; complete && i < m->leaf_count; i++) {
		const struct expr *x = m->leaves[i];
		struct xpath_text text;

		if (part_of(x)->shared != NULL)
			x = &part_of(x)->shared->x;
		if (x->type == VALUE_STRING)
			complete = eval_text(r, x, &f, &text) == 0 && add_text(k, text);
		else
			complete = add_nodes(r, k, x, &f);
	}
	return complete;
}

static uint64_t hash_of(const struct key *k)
{
	uint64_t h = k->len, word;
	size_t i = 0;

	for (; i + sizeof word <= k->len; i += sizeof word) {
		memcpy(&word, k->bytes + i, sizeof word);
		h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, k->bytes + i, k->len - i);
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	h ^= h >> 32;
	return h != 0 ? h : 1;
}

/* The entry of the key, or the empty one where it belongs. */
static struct entry *slot_of(const struct memo *m, const struct key *k, uint64_t hash)
{
	size_t at = hash & (m->cap - 1);

	while (m->slots[at].hash != 0 && (m->slots[at].hash != hash || m->slots[at].len != k->len || memcmp(m->slots[at].key, k->bytes, k->len) != 0))
		at = (at + 1) & (m->cap - 1);
	return &m->slots[at];
}

static void grow(struct memo *m)
{
	struct entry *old = m->slots;
	size_t cap = m->cap;

	m->cap = cap > 0 ? cap * 2 : 16;
	m->slots = mem_alloc(m->cap * sizeof *m->slots);
	for (size_t i = 0; i < cap; i++) {
		size_t at = old[i].hash & (m->cap - 1);

		while (old[i].hash != 0 && m->slots[at].hash != 0)
			at = (at + 1) & (m->cap - 1);
		if (old[i].hash != 0)
			m->slots[at] = old[i];
	}
	free(old);
}

static void remember(struct xpath_graph *g, struct memo *m, const struct key *k, uint64_t hash, struct xpath_value *value)
{
	char *key = scratch_alloc(&g->memo_memory, k->len);
	struct entry *e;

	if (m->len >= m->cap / 2)
		grow(m);
	part_keep(&g->memo_memory, value);
	memcpy(key, k->bytes, k->len);
	e = slot_of(m, k, hash);
	*e = (struct entry){ hash, key, k->len, *value };
	m->len++;
	g->memo_entries++;
}

/* Looks for the value; when it is not there, hash says where it belongs, 0 nowhere. */
static bool recall(struct xpath_run *r, struct memo *m, struct key *k, uint64_t *hash, struct xpath_value *out)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	bool complete = make_key(r, m, k);
	const struct entry *e;

	scratch_back(&r->scratch, mark);
	*hash = 0;
	if (!complete) {
		buf_reset(&r->error);
		return false;
	}
	*hash = hash_of(k);
	e = m->cap > 0 ? slot_of(m, k, *hash) : NULL;
	if (e == NULL || e->hash == 0)
		return false;
	*out = e->value;
	return true;
}

int memo_value(struct xpath_run *r, const struct part *p, struct xpath_value *out)
{
	struct memo *m = p->memo;
	struct key key;
	uint64_t hash;
	struct scratch_mark mark;

	if (m->useless)
		return 0;
	m->asked++;
	if (recall(r, m, &key, &hash, out)) {
		m->found++;
		return 1;
	}
	m->useless = m->asked >= TRIALS && m->found < m->asked / 2;
	if (hash == 0)
		return 0;
	mark = scratch_mark(&r->scratch);
	if (part_evaluate(r, p, out) != 0)
		return -1;
	remember(r->graph, m, &key, hash, out);
	scratch_back(&r->scratch, mark);
	return 1;
}
