/* SPDX-License-Identifier: Apache-2.0 */
/* Writing and reading the built-in rules (rulebook_image.h). */
#include "rulebook_image.h"

#include "arena.h"
#include "schematron_image.h"

static void put_rule(struct image_writer *w, const struct rulebook_rule *r, rulebook_sight_fn *sight)
{
	image_put(w, (uint64_t)r->severity);
	image_put(w, (uint64_t)r->hangs_on_policy | (uint64_t)r->hangs_on_clause << 1);
	image_put(w, sight(r));
	image_put(w, r->parameters.len);
	for (size_t i = 0; i < r->parameters.len; i++)
		image_put_text(w, r->parameters.items[i]);
}

static void put_pack(struct image_writer *w, const struct rulebook *b, const struct rulebook_pack *pack, rulebook_sight_fn *sight)
{
	const struct schematron *s = pack->schema;

	image_put(w, schematron_fits(s));
	if (!schematron_fits(s)) {
		image_put_text(w, s->name);
		return;
	}
	schematron_put(w, s);
	for (size_t i = 0; i < s->patterns.len; i++) {
		if (s->patterns.items[i]->id != NULL)
			put_rule(w, rulebook_find(b, s->patterns.items[i]->id), sight);
	}
}

void rulebook_put(struct image_writer *w, const struct rulebook *b, rulebook_sight_fn *sight)
{
	image_put(w, b->packs.len);
	for (size_t i = 0; i < b->packs.len; i++)
		put_pack(w, b, b->packs.items[i], sight);
}

static struct rulebook_rule *get_rule(struct image_reader *r, const struct sch_pattern *p)
{
	struct rulebook_rule *rule = arena_alloc(r->arena, sizeof *rule);
	uint64_t flags;

	rule->id = p->id;
	rule->pattern = p;
	rule->severity = (enum severity)image_get(r);
	flags = image_get(r);
	rule->hangs_on_policy = flags & 1;
	rule->hangs_on_clause = flags & 2;
	rule->sight = (int)image_get(r);
	rule->parameters.len = image_get(r);
	rule->parameters.items = arena_alloc(r->arena, rule->parameters.len * sizeof *rule->parameters.items);
	for (size_t i = 0; i < rule->parameters.len; i++)
		rule->parameters.items[i] = image_get_text(r);
	return rule;
}

static void get_pack(struct image_reader *r, rulebook_pack_fn *pack, void *payload)
{
	struct schematron *s = schematron_get(r);
	struct rulebook_rule **rules = arena_alloc(r->arena, s->patterns.len * sizeof *rules);
	size_t n = 0;

	for (size_t i = 0; i < s->patterns.len; i++) {
		if (s->patterns.items[i]->id != NULL)
			rules[n++] = get_rule(r, s->patterns.items[i]);
	}
	pack(payload, s, rules, n);
}

void rulebook_get(const void *image, struct arena *a, rulebook_pack_fn *pack, rulebook_file_fn *file, void *payload)
{
	struct image_reader *r = arena_alloc(a, sizeof *r); /* which expressions go on to use */

	image_open(r, image, a);
	for (uint64_t left = image_get(r); left > 0; left--) {
		if (image_get(r) != 0)
			get_pack(r, pack, payload);
		else
			file(payload, image_get_text(r));
	}
	image_close(r);
}
