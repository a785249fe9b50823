/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The development over time (report_trend.h). What must stay true: numbers that are put beside each other are about the same part of the whole, or a message says that they are not.
 */
#include "report_trend.h"

#include "buf.h"
#include "map.h"
#include "report_finish.h"

#include <stdlib.h>
#include <string.h>

/* Options that decide what a report counts. */
static const char *const narrowing[] = { "rule", "unit", "policy", "file", "exclude", "ignore-exceptions" };

static bool narrows(const struct report_option *o, bool by_unit)
{
	size_t i;

	for (i = 0; i < sizeof narrowing / sizeof *narrowing; i++)
		if (!strcmp(o->name, narrowing[i]))
			return !strcmp(o->name, "unit") ? by_unit : true;
	return false;
}

static bool has_option(const struct report *r, const struct report_option *o)
{
	size_t i;

	for (i = 0; i < r->options.len; i++)
		if (!strcmp(r->options.items[i].name, o->name) && !report_compare_texts(r->options.items[i].value, o->value))
			return true;
	return false;
}

/* Whether every option of the one that narrows is one of the other, too. */
static bool within(const struct report *a, const struct report *b, bool by_unit)
{
	size_t i;

	for (i = 0; i < a->options.len; i++)
		if (narrows(&a->options.items[i], by_unit) && !has_option(b, &a->options.items[i]))
			return false;
	return true;
}

static bool same_part(const struct report *a, const struct report *b, bool by_unit)
{
	return within(a, b, by_unit) && within(b, a, by_unit);
}

static bool is_by_unit(const struct report *r)
{
	size_t i;

	for (i = 0; i < r->options.len; i++)
		if (!strcmp(r->options.items[i].name, "unit"))
			return true;
	return false;
}

/* --- the part of the units that the later report is about --- */

static bool is_wanted(const struct report *r, const char *unit)
{
	return has_option(r, &(struct report_option){ "unit", unit });
}

/* The units of the earlier report that are, by its own organisation, one of those or below; a circle among them ends the climb. */
static struct map *chosen_units(const struct report *r, const struct report *earlier)
{
	struct map *by_id = map_new(), *chosen = map_new();
	size_t i, climbed;

	for (i = 0; i < earlier->units.len; i++)
		map_set(by_id, earlier->units.items[i].id, &earlier->units.items[i]);
	for (i = 0; i < earlier->units.len; i++) {
		const struct report_unit *u = &earlier->units.items[i];

		for (climbed = 0; u && climbed < earlier->units.len && !is_wanted(r, u->id); climbed++)
			u = u->parent ? map_get(by_id, u->parent) : NULL;
		if (u && is_wanted(r, u->id))
			map_set(chosen, earlier->units.items[i].id, &earlier->units.items[i]);
	}
	map_free(by_id);
	return chosen;
}

/* Whether the earlier report can tell of that part alone: it is on all units, and counted each of those. */
static bool can_narrow(const struct report *r, const struct report *earlier, const struct map *chosen)
{
	size_t i;

	if (!is_by_unit(r) || is_by_unit(earlier) || !same_part(r, earlier, false) || !map_len(chosen))
		return false;
	for (i = 0; i < map_len(chosen); i++)
		if (!((const struct report_unit *)map_value(chosen, i))->counted)
			return false;
	return true;
}

/* --- the numbers --- */

static void add_outcomes(struct outcomes *to, const struct outcomes *from)
{
	int o;

	for (o = 0; o < OUTCOME_COUNT; o++)
		to->n[o] += from->n[o];
}

static void count_finding(struct report_previous *p, const struct finding *f)
{
	if (f->outcome == OUTCOME_GAP)
		p->by_severity[f->severity]++;
	else if (f->outcome == OUTCOME_EXCEPTED)
		p->excepted++;
	else if (f->outcome == OUTCOME_NOT_EVALUABLE)
		p->not_evaluable++;
	else if (f->outcome == OUTCOME_ERROR)
		p->errors++;
}

/* A run that could not do all of it did not do all of the part; of gaps, only the part's own fail it. */
static const char *status_of_part(const struct report *earlier, const struct map *chosen)
{
	size_t i;

	if (strcmp(earlier->status, "failed"))
		return earlier->status;
	for (i = 0; i < earlier->findings.len; i++) {
		const struct finding *f = earlier->findings.items[i];
		bool counts = f->outcome == OUTCOME_GAP && (int)f->severity >= earlier->fail_on && !(earlier->baseline.only_new && f->baseline == BASELINE_KNOWN);

		if (counts && f->unit && map_get(chosen, f->unit))
			return "failed";
	}
	return "passed";
}

static void take_part(struct report_previous *p, const struct report *earlier, const struct map *chosen)
{
	size_t i;

	p->partial = true;
	p->status = status_of_part(earlier, chosen);
	for (i = 0; i < earlier->findings.len; i++)
		if (earlier->findings.items[i]->unit && map_get(chosen, earlier->findings.items[i]->unit))
			count_finding(p, earlier->findings.items[i]);
	for (i = 0; i < map_len(chosen); i++)
		add_outcomes(&p->outcomes, &((const struct report_unit *)map_value(chosen, i))->outcomes);
}

/* Of these numbers, what comes of restricted assets; units: NULL for all. */
static void take_restricted(struct report_previous *p, const struct report *earlier, const struct map *units)
{
	size_t i;

	for (i = 0; i < earlier->findings.len; i++) {
		const struct finding *f = earlier->findings.items[i];

		if (f->restricted && (!units || (f->unit && map_get(units, f->unit))))
			count_finding(p, f);
	}
	for (i = 0; units && i < map_len(units); i++)
		add_outcomes(&p->outcomes, &((const struct report_unit *)map_value(units, i))->restricted);
	for (i = 0; !units && i < earlier->rules.len; i++)
		add_outcomes(&p->outcomes, &earlier->rules.items[i]->restricted);
	for (i = 0; i < earlier->inputs.len; i++)
		p->assets += earlier->inputs.items[i].restricted;
}

static void take_all(struct report_previous *p, const struct report *earlier)
{
	p->partial = earlier->partial;
	p->status = earlier->status;
	memcpy(p->by_severity, earlier->by_severity, sizeof p->by_severity);
	p->excepted = earlier->excepted;
	p->not_evaluable = earlier->not_evaluable;
	p->errors = earlier->errors;
	p->outcomes = earlier->outcomes;
}

/* --- what makes them hard to compare --- */

static const struct report_policy *find_policy(const struct report *r, const struct report_policy *p)
{
	size_t i;

	for (i = 0; i < r->policies.len; i++)
		if (!strcmp(r->policies.items[i]->id, p->id) && !report_compare_texts(r->policies.items[i]->version, p->version))
			return r->policies.items[i];
	return NULL;
}

/* Policies of the one that the other lacks, or has in another version. */
static void list_others(struct buf *out, const struct report *a, const struct report *b)
{
	size_t i;

	for (i = 0; i < a->policies.len; i++) {
		const struct report_policy *p = a->policies.items[i];

		if (find_policy(b, p))
			continue;
		buf_printf(out, "%s%s", out->len ? ", " : "", p->id);
		if (p->version)
			buf_printf(out, " %s", p->version);
	}
}

static void say_policies(const struct report *r, const struct report *earlier, const char *file, const struct diag_sink *sink)
{
	struct buf old = BUF_INIT, new = BUF_INIT;
	struct place place = { .file = file };

	list_others(&old, earlier, r);
	list_others(&new, r, earlier);
	if (old.len || new.len)
		diag_emit(sink, MSG_PREVIOUS_POLICIES, &place, "file", file, "old", old.len ? old.data : "-", "new", new.len ? new.data : "-", NULL);
	buf_release(&old);
	buf_release(&new);
}

static bool is_noted(const struct report *r, const char *sha256)
{
	size_t i;

	for (i = 0; i < r->previous.len; i++)
		if (!strcmp(r->previous.items[i].sha256, sha256))
			return true;
	return false;
}

void report_add_previous(struct report *r, const struct report *earlier, const char *file)
{
	struct diag_sink sink = diag_list_sink(r->diagnostics);
	struct report_previous p = { .files = earlier->inputs.len, .assets = earlier->assets };
	struct map *chosen;
	bool narrowed;
	char day[11];

	if (!earlier->file_sha256 || is_noted(r, earlier->file_sha256))
		return;
	chosen = chosen_units(r, earlier);
	narrowed = can_narrow(r, earlier, chosen);
	if (narrowed)
		take_part(&p, earlier, chosen);
	else
		take_all(&p, earlier);
	date_format(day, earlier->as_of);
	if (earlier->marked && !earlier->is_public) {
		struct report_previous *restricted = arena_alloc(r->arena, sizeof *restricted);

		take_restricted(restricted, earlier, narrowed ? chosen : NULL);
		p.restricted = restricted;
	}
	p.is_public = earlier->is_public;
	p.as_of = arena_strdup(r->arena, day);
	p.sha256 = arena_strdup(r->arena, earlier->file_sha256);
	p.status = arena_strdup(r->arena, p.status);
	vec_push(&r->previous, p);
	report_order_previous(r);
	/* A public version has left out assets and their gaps: beside the whole, these would look as if they had come since. */
	if (earlier->is_public != r->is_public || (!narrowed && !same_part(r, earlier, true)))
		diag_emit(&sink, MSG_PREVIOUS_PART, &(struct place){ .file = arena_strdup(r->arena, file) }, "file", file, NULL);
	if (earlier->is_public && !r->is_public)
		diag_emit(&sink, MSG_PREVIOUS_PUBLIC, &(struct place){ .file = arena_strdup(r->arena, file) }, "file", file, NULL);
	say_policies(r, earlier, arena_strdup(r->arena, file), &sink);
	diag_list_sort(r->diagnostics);
	report_decide(r);
	map_free(chosen);
}
