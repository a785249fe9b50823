/* SPDX-License-Identifier: Apache-2.0 */
/* The tree of units (report_units.h). Parents are taken as the report has them: they can be unknown, or go round in a circle. */
#include "report_units.h"

#include "map.h"
#include "mem.h"
#include "report_finish.h"

#include <stdlib.h>
#include <string.h>

#define NONE SIZE_MAX

/* A unit's place in the tree; numbers are those of the report's units. */
struct node {
	size_t parent, first_child, last_child, next;
	size_t gaps, below;
	bool has, placed;
	const char *submitted;
	size_t submissions;
};

struct tree {
	const struct report *r;
	struct map *by_id;   /* id -> node */
	struct node *nodes;
};

static struct node *find(const struct tree *t, const char *id)
{
	return id ? map_get(t->by_id, id) : NULL;
}

static void link_units(struct tree *t)
{
	size_t i, n = t->r->units.len;

	for (i = 0; i < n; i++) {
		t->nodes[i] = (struct node){ .parent = NONE, .first_child = NONE, .last_child = NONE, .next = NONE };
		map_set(t->by_id, t->r->units.items[i].id, &t->nodes[i]);
	}
	for (i = 0; i < n; i++) {
		struct node *parent = find(t, t->r->units.items[i].parent);

		if (!parent || parent == &t->nodes[i])
			continue;
		t->nodes[i].parent = (size_t)(parent - t->nodes);
		if (parent->first_child == NONE)
			parent->first_child = i;
		else
			t->nodes[parent->last_child].next = i;
		parent->last_child = i;
	}
}

static bool has_outcomes(const struct report_unit *u)
{
	int o;

	for (o = 0; o < OUTCOME_COUNT; o++)
		if (u->outcomes.n[o])
			return true;
	return false;
}

/* Of two submissions the later one counts. */
static void note_submission(struct node *n, const struct report_submission *s)
{
	const char *day = s->submitted_on ? s->submitted_on : s->as_of;

	n->has = true;
	n->submissions++;
	if (report_compare_texts(n->submitted, day) < 0)
		n->submitted = day;
}

static void note_own(struct tree *t)
{
	size_t i;

	for (i = 0; i < t->r->units.len; i++)
		t->nodes[i].has = has_outcomes(&t->r->units.items[i]);
	for (i = 0; i < t->r->submissions.len; i++) {
		struct node *n = find(t, t->r->submissions.items[i].unit);

		if (n)
			note_submission(n, &t->r->submissions.items[i]);
	}
	for (i = 0; i < t->r->findings.len; i++) {
		const struct finding *f = t->r->findings.items[i];
		struct node *n = find(t, f->unit);

		if (n) {
			n->has = true;
			n->gaps += f->outcome == OUTCOME_GAP;
		}
	}
}

static void place(struct tree *t, struct report_unit_rows *out, size_t i, size_t depth)
{
	t->nodes[i].placed = true;
	vec_push(&out->rows, ((struct report_unit_row){ .unit = &t->r->units.items[i], .depth = depth, .submitted = t->nodes[i].submitted, .submissions = t->nodes[i].submissions }));
}

/* A unit and all below it, without recursion: down, else to the next, else up until there is a next. */
static void place_all(struct tree *t, struct report_unit_rows *out, size_t top)
{
	size_t i = top, depth = 0;

	for (;;) {
		place(t, out, i, depth);
		if (t->nodes[i].first_child != NONE) {
			i = t->nodes[i].first_child;
			depth++;
			continue;
		}
		for (; i != top && t->nodes[i].next == NONE; depth--)
			i = t->nodes[i].parent;
		if (i == top)
			return;
		i = t->nodes[i].next;
	}
}

/* From the last row to the first, so that each has all of those below when it tells the one above. */
static void add_up(struct tree *t, struct report_unit_rows *out)
{
	size_t i;

	for (i = out->rows.len; i > 0; i--) {
		struct report_unit_row *row = &out->rows.items[i - 1];
		struct node *n = &t->nodes[row->unit - t->r->units.items], *parent = row->depth ? &t->nodes[n->parent] : NULL;

		row->told = row->unit->counted && n->has;
		row->gaps = n->gaps;
		row->below = n->below;
		if (!parent)
			continue;
		parent->has |= n->has;
		parent->gaps += n->gaps;
		parent->below += n->below + row->told;
	}
}

void report_unit_rows_open(struct report_unit_rows *out, const struct report *r)
{
	struct tree t = { .r = r, .by_id = map_new(), .nodes = mem_alloc((r->units.len + 1) * sizeof *t.nodes) };
	size_t i;

	*out = (struct report_unit_rows){ .rows = { 0 } };
	link_units(&t);
	note_own(&t);
	for (i = 0; i < r->units.len; i++)
		if (t.nodes[i].parent == NONE)
			place_all(&t, out, i);
	for (i = 0; i < r->units.len; i++)
		if (!t.nodes[i].placed)
			place(&t, out, i, 0);
	add_up(&t, out);
	map_free(t.by_id);
	free(t.nodes);
}

void report_unit_rows_release(struct report_unit_rows *rows)
{
	vec_free(&rows->rows);
}
