/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of all the texts of a path like //item/@id, for tests like @ref = //item/@id. */
#include "index_table.h"

#include "same.h"
#include "world.h"

/* Whether its nodes hang on nothing but the document. */
static bool is_fixed(const struct expr *x)
{
	if (x->needs & (NEEDS_POSITION | NEEDS_SIZE | NEEDS_CURRENT | NEEDS_VARIABLE | NEEDS_WORLD))
		return false;
	while (x->op == OP_STEP || x->op == OP_FILTER)
		x = x->path.input;
	return x->op == OP_ROOT;
}

static uint64_t fingerprint_of(const struct expr *x)
{
	return expr_fingerprint(x) * 3 + 1;
}

void index_text_cost(struct xpath_run *r, const struct expr *x, const struct focus *f, size_t steps)
{
	xmlNodePtr root;
	uint64_t fingerprint;

	if (steps < WORTH_IT || !is_fixed(x) || !index_allowed(r, root = node_root(f->node)))
		return;
	fingerprint = fingerprint_of(x);
	if (index_find(&r->world->paths, fingerprint, root) == NULL)
		index_note(&r->world->paths, fingerprint, root);
}

struct filling {
	struct sink sink;
	struct path_index *index;
};

static int take_text(struct sink *s, struct xpath_run *r, xmlNodePtr node)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct xpath_text text = node_text(r, node);
	struct path_index *i = ((struct filling *)s)->index;

	if (map_get_n(i->values, text.start, text.len) == NULL)
		index_put(r, i, text, node);
	scratch_back(&r->scratch, mark);
	return 0;
}

static int fill(struct xpath_run *r, struct path_index *i, const struct expr *x, const struct focus *f)
{
	struct filling g = { { take_text }, i };
	size_t steps = r->steps;

	i->values = map_new();
	if (path_each(r, x, f, &g.sink) < 0) {
		index_empty(i);
		return -1;
	}
	r->steps = steps; /* shared by all who ask after this */
	return 0;
}

int index_has_text(struct xpath_run *r, const struct expr *x, const struct focus *f, struct xpath_text text, bool *found, bool *done)
{
	struct path_index *i;

	*done = false;
	if (r->world->paths.len == 0 || !is_fixed(x))
		return 0;
	i = index_find(&r->world->paths, fingerprint_of(x), node_root(f->node));
	if (i == NULL)
		return 0;
	if (i->values == NULL && fill(r, i, x, f) != 0)
		return -1;
	*done = true;
	*found = map_get_n(i->values, text.start, text.len) != NULL;
	return 0;
}
