/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Variables nobody uses (lint.h), by scope: one that every rule hides behind a variable of its own is not used. What an abstract pattern or rule brings is read for
 * each use of it, and is used when any of them uses it. The run sets and reads some of a rule file itself.
 */
#include "lint.h"

#include "ast.h"
#include "vec.h"

#include <string.h>

/* A variable as it is written: how many read it and use it. */
struct variable {
	const struct sch_let *let;
	enum msg_id message;
	bool used;
};

struct look {
	const struct schematron *s;
	bool ours;
	VEC(struct variable) variables;
};

static bool uses(const struct xpath *x, const char *name)
{
	return x != NULL && xpath_uses_variable(x, name);
}

static bool names(void *payload, const struct lint_expression *x)
{
	return expr_uses_variable(x->top, payload);
}

/* Whether one of the variables from the i-th on uses the name, before one of them takes it over (*hidden). */
static bool lets_use(const struct sch_let *lets, size_t n, size_t i, const char *name, bool *hidden)
{
	for (; i < n; i++) {
		if (uses(lets[i].value, name))
			return true;
		if (strcmp(lets[i].name, name) == 0) {
			*hidden = true;
			return false;
		}
	}
	return false;
}

/* Whether what follows the rule's first variables uses the name. */
static bool body_uses(const struct sch_rule *r, size_t from, const char *name)
{
	bool hidden = false;

	if (lets_use(r->lets.items, r->lets.len, from, name, &hidden))
		return true;
	if (hidden)
		return false;
	if (uses(r->subject, name) || lint_each_of_rich(&r->rich, names, (void *)name))
		return true;
	for (size_t i = 0; i < r->asserts.len; i++) {
		if (lint_each_of_assert(r, r->asserts.items[i], names, (void *)name))
			return true;
	}
	return false;
}

/* Whether what follows the pattern's first variables uses the name. */
static bool pattern_uses(const struct sch_pattern *p, size_t from, const char *name)
{
	bool hidden = false;

	if (uses(p->documents, name) || lint_each_of_rich(&p->rich, names, (void *)name) || lets_use(p->lets.items, p->lets.len, from, name, &hidden))
		return true;
	for (size_t i = 0; i < p->rules.len && !hidden; i++) {
		if (xpath_pattern_uses_variable(p->rules.items[i]->context, name) || body_uses(p->rules.items[i], 0, name))
			return true;
	}
	return false;
}

static bool phase_uses(const struct sch_phase *p, size_t from, const char *name)
{
	bool hidden = false;

	return lets_use(p->lets.items, p->lets.len, from, name, &hidden) || uses(p->from, name) || uses(p->when, name);
}

static bool patterns_use(const struct schematron *s, const char *name)
{
	for (size_t i = 0; i < s->patterns.len; i++) {
		if (pattern_uses(s->patterns.items[i], 0, name))
			return true;
	}
	return false;
}

static bool schema_uses(const struct schematron *s, size_t from, const char *name)
{
	bool hidden = false;

	if (lets_use(s->lets.items, s->lets.len, from, name, &hidden) || patterns_use(s, name))
		return true;
	for (size_t i = 0; i < s->phases.len; i++) {
		if (phase_uses(s->phases.items[i], 0, name))
			return true;
	}
	return false;
}

/* A variable of an abstract pattern or rule comes again with each use. */
static void note(struct look *l, const struct sch_let *let, enum msg_id message, bool used)
{
	for (size_t i = 0; i < l->variables.len; i++) {
		if (l->variables.items[i].let->node == let->node) {
			l->variables.items[i].used |= used;
			return;
		}
	}
	vec_push(&l->variables, (struct variable){ let, message, used });
}

/* What the engine reads of a rule by its name. */
static bool is_read_by_run(const char *name)
{
	return strcmp(name, "applies") == 0 || strcmp(name, "discriminator") == 0;
}

static void look_at_rule(struct look *l, const struct sch_rule *r)
{
	for (size_t i = 0; i < r->lets.len; i++) {
		const struct sch_let *let = &r->lets.items[i];

		note(l, let, MSG_LINT_VARIABLE_UNUSED, (l->ours && is_read_by_run(let->name)) || body_uses(r, i + 1, let->name));
	}
}

static void look_at_pattern(struct look *l, const struct sch_pattern *p)
{
	for (size_t i = 0; i < p->lets.len; i++)
		note(l, &p->lets.items[i], MSG_LINT_VARIABLE_UNUSED, pattern_uses(p, i + 1, p->lets.items[i].name));
	for (size_t i = 0; i < p->rules.len; i++)
		look_at_rule(l, p->rules.items[i]);
}

static void look_at_phase(struct look *l, const struct sch_phase *p)
{
	for (size_t i = 0; i < p->lets.len; i++) {
		const char *name = p->lets.items[i].name;

		note(l, &p->lets.items[i], MSG_LINT_VARIABLE_UNUSED, phase_uses(p, i + 1, name) || patterns_use(l->s, name));
	}
}

static void say(const struct lint_tree *t, const struct variable *v, const struct diag_sink *sink)
{
	if (!v->used && lint_is_own(t->s, v->let->node) && !lint_unread_mentions(t, v->let->name))
		lint_say(sink, v->message, v->let->node, "name", &(struct lint_words){ .name = v->let->name });
}

void lint_variables(const struct lint_tree *t, const struct diag_sink *sink)
{
	const struct schematron *s = t->s;
	struct look l = { .s = s, .ours = lint_is_ours(s) };

	for (size_t i = 0; i < s->lets.len; i++)
		note(&l, &s->lets.items[i], MSG_LINT_PARAMETER_UNUSED, schema_uses(s, i + 1, s->lets.items[i].name));
	for (size_t i = 0; i < s->phases.len; i++)
		look_at_phase(&l, s->phases.items[i]);
	for (size_t i = 0; i < s->patterns.len; i++)
		look_at_pattern(&l, s->patterns.items[i]);
	for (size_t i = 0; i < l.variables.len; i++)
		say(t, &l.variables.items[i], sink);
	vec_free(&l.variables);
}
