/* SPDX-License-Identifier: Apache-2.0 */
/* The beginning of a run (schematron.h): which phase it is, and the variables of schema and phase. */
#include "run_state.h"

#include "buf.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static const struct sch_phase *find_phase(const struct schematron *s, const char *id)
{
	for (size_t i = 0; i < s->phases.len; i++) {
		if (s->phases.items[i]->id != NULL && strcmp(s->phases.items[i]->id, id) == 0)
			return s->phases.items[i];
	}
	return NULL;
}

/* The phase that is meant; NULL: all patterns. */
static const char *meant(const struct schematron *s, const char *phase)
{
	if (phase == NULL || strcmp(phase, "#DEFAULT") == 0)
		phase = s->default_phase;
	if (phase != NULL && (strcmp(phase, "#ALL") == 0 || strcmp(phase, "#DEFAULT") == 0))
		phase = NULL;
	return phase;
}

bool schematron_has_phase(const struct schematron *s, const char *phase)
{
	const char *id = meant(s, phase);

	return id == NULL || strcmp(id, "#ANY") == 0 || find_phase(s, id) != NULL;
}

struct schematron_run *schematron_run_new(const struct schematron *s, struct xpath_world *world, const char *phase, const struct schematron_events *events)
{
	const char *id = meant(s, phase);
	struct schematron_run *r;

	if (!schematron_has_phase(s, phase))
		return NULL;
	r = mem_alloc(sizeof *r);
	r->s = s;
	r->any_phase = id != NULL && strcmp(id, "#ANY") == 0;
	r->phase = id != NULL && !r->any_phase ? find_phase(s, id) : NULL;
	r->doc = xpath_world_doc(world);
	r->events = *events;
	r->xpath = xpath_run_new(world);
	r->applies_slot = schematron_slot(s, "applies");
	r->dispatch = mem_alloc((s->patterns.len + 1) * sizeof *r->dispatch);
	return r;
}

static const char *override_of(const struct schematron_run *r, const char *name)
{
	for (size_t i = r->overrides.len; i-- > 0;) {
		if (strcmp(r->overrides.items[i].name, name) == 0)
			return r->overrides.items[i].value;
	}
	return NULL;
}

static void set_text(struct schematron_run *r, int slot, const char *text)
{
	struct xpath_value value = { .type = VALUE_STRING };

	value.text = (struct xpath_text){ text, strlen(text) };
	xpath_set(r->xpath, slot, &value);
}

/* A let with element content is the root of that content; a parameter that nobody gives a value is empty. */
static void set_let(struct schematron_run *r, const struct sch_let *let, xmlNodePtr node)
{
	struct xpath_value value = { .type = VALUE_NODES };
	xmlNodePtr content = (xmlNodePtr)let->content;

	if (let->value != NULL) {
		xpath_set_lazy(r->xpath, let->slot, let->value, node);
	} else if (content != NULL) {
		value.nodes = (struct xpath_nodes){ &content, 1 };
		xpath_set(r->xpath, let->slot, &value);
	} else {
		set_text(r, let->slot, "");
	}
}

void run_set_lets(struct schematron_run *r, const struct sch_let *lets, size_t n, xmlNodePtr node)
{
	for (size_t i = 0; i < n; i++)
		set_let(r, &lets[i], node);
}

static void say_variable(struct schematron_run *r, const char *name)
{
	struct buf why = BUF_INIT;

	buf_printf(&why, "$%s: %s", name, xpath_error(r->xpath));
	r->events.error(r->events.payload, NULL, NULL, NULL, why.data);
	buf_release(&why);
}

/* Variables of the schema and its phase are worked out at once, so that a fault in them shows at the start. *failed is the slot of the first that has no value. */
static void set_global(struct schematron_run *r, const struct sch_let *lets, size_t n, bool overridable, int *failed)
{

	for (size_t i = 0; i < n; i++) {
		const char *given = overridable ? override_of(r, lets[i].name) : NULL;

		if (given != NULL) {
			set_text(r, lets[i].slot, given);
			continue;
		}
		set_let(r, &lets[i], (xmlNodePtr)r->doc);
		if (xpath_get(r->xpath, lets[i].slot) == NULL) {
			say_variable(r, lets[i].name);
			*failed = *failed >= 0 ? *failed : lets[i].slot;
		}
	}
}

/* "#ANY" is the first phase whose condition holds, which sees the phase's variables; without one, all patterns. */
static int choose_phase(struct schematron_run *r)
{
	r->phase = NULL;
	for (size_t i = 0; i < r->s->phases.len && r->phase == NULL; i++) {
		const struct sch_phase *phase = r->s->phases.items[i];
		size_t mark = xpath_mark(r->xpath);
		int holds;

		if (phase->when == NULL)
			continue;
		run_set_lets(r, phase->lets.items, phase->lets.len, (xmlNodePtr)r->doc);
		holds = xpath_test(r->xpath, phase->when, (xmlNodePtr)r->doc);
		if (holds < 0)
			run_say(r, NULL, NULL, NULL);
		xpath_drop(r->xpath, mark);
		if (holds < 0)
			return -1;
		if (holds > 0)
			r->phase = phase;
	}
	return 0;
}

int schematron_run_start(struct schematron_run *r)
{
	int failed = -1, status = 0;

	xpath_drop(r->xpath, 0);
	xpath_run_keys(r->xpath, r->s->keys.items, r->s->keys.len);
	set_global(r, r->s->lets.items, r->s->lets.len, true, &failed);
	if (r->any_phase)
		status = choose_phase(r);
	if (r->phase != NULL)
		set_global(r, r->phase->lets.items, r->phase->lets.len, false, &failed);
	/* Whoever asks now why it could not start is told of the first. */
	if (failed >= 0 && xpath_get(r->xpath, failed) == NULL)
		status = -1;
	return status;
}

const struct sch_phase *schematron_run_phase(const struct schematron_run *r)
{
	return r->phase;
}

bool schematron_run_active(const struct schematron_run *r, const struct sch_pattern *p)
{
	if (r->phase == NULL)
		return true;
	for (size_t i = 0; i < r->phase->active.len; i++) {
		if (p->id != NULL && strcmp(r->phase->active.items[i], p->id) == 0)
			return true;
	}
	return false;
}
