/* SPDX-License-Identifier: Apache-2.0 */
/* Reading phases (read.h): before the patterns, because a pattern sees the variables of the phases that activate it. */
#include "read.h"

#include "mem.h"

#include <string.h>

static void read_content(struct reading *g, struct sch_phase *phase, const xmlNode *node)
{
	size_t mark = read_enter(g);

	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		struct sch_let let;

		/* A variable of a phase may hide one of the schema. */
		if (read_is(child, "let") && read_let(g, &let, child, mark, false))
			vec_push(&phase->lets, let);
		else if (read_is(child, "active") && read_attribute(g, child, "pattern") == NULL)
			read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, child, NULL, "pattern");
		else if (read_is(child, "active"))
			vec_push(&phase->active, read_attribute(g, child, "pattern"));
	}
	phase->from = read_nodes(g, node, "from");
	phase->when = read_expression(g, node, "when", false);
	read_leave(g, mark);
}

void read_phase(struct reading *g, const xmlNode *node)
{
	struct sch_phase *phase;
	const char *id = read_attribute(g, node, "id");

	if (id == NULL) {
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "id");
		return;
	}
	/* The same phase of a file that came in on two ways. */
	if (map_get(g->ids[READ_PHASE], id) != node)
		return;
	phase = mem_alloc(sizeof *phase);
	vec_push(&g->s->phases, phase);
	phase->id = id;
	phase->node = node;
	read_content(g, phase, node);
}

/* The ids of patterns that run. */
static struct map *pattern_ids(const struct reading *g)
{
	struct map *ids = map_new();

	for (size_t i = 0; i < g->s->patterns.len; i++) {
		if (g->s->patterns.items[i]->id != NULL)
			map_set(ids, g->s->patterns.items[i]->id, g->s->patterns.items[i]);
	}
	return ids;
}

static void check_active(struct reading *g, const struct sch_phase *phase, const struct map *patterns)
{
	for (const xmlNode *child = phase->node->children; child != NULL; child = child->next) {
		const char *name = read_is(child, "active") ? read_attribute(g, child, "pattern") : NULL;

		if (name != NULL && map_get(patterns, name) == NULL)
			read_fail_among(g, MSG_SCH_UNKNOWN_PATTERN, child, "pattern", name, patterns);
	}
}

void read_check_phases(struct reading *g)
{
	const char *standard = g->s->default_phase;
	struct map *patterns = pattern_ids(g);

	for (size_t i = 0; i < g->s->phases.len; i++)
		check_active(g, g->s->phases.items[i], patterns);
	map_free(patterns);
	if (standard != NULL && strcmp(standard, "#ALL") != 0 && strcmp(standard, "#ANY") != 0 && map_get(g->ids[READ_PHASE], standard) == NULL)
		read_fail_among(g, MSG_SCH_UNKNOWN_PHASE, g->schema, "defaultPhase", standard, g->ids[READ_PHASE]);
}
