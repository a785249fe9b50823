/* SPDX-License-Identifier: Apache-2.0 */
/* Visiting every expression of a schema, and saying where in one something is (lint.h). */
#include "lint.h"

#include "ast.h"
#include "pattern_run.h"
#include "tree.h"

/* What the visits share. */
struct visit {
	lint_expression_fn *fn;
	void *payload;
	const struct xpath_pattern *context;
};

static bool see(const struct visit *v, const struct xpath *x, enum lint_at at)
{
	struct lint_expression one = { .context = v->context, .at = at };

	if (x == NULL)
		return false;
	one.top = xpath_top(x);
	one.text = x->text;
	one.place = x->place;
	return v->fn(v->payload, &one);
}

static bool see_pattern(const struct visit *v, const struct xpath_pattern *p)
{
	const struct lint_expression one = { p->top, p->text, p->whole.place, NULL, LINT_AT_ANY };

	return v->fn(v->payload, &one);
}

static bool see_rich(const struct visit *v, const struct sch_rich *r)
{
	return see(v, r->role.value, LINT_AT_ANY) || see(v, r->flag.value, LINT_AT_ANY) || see(v, r->severity.value, LINT_AT_ANY);
}

static bool see_lets(const struct visit *v, const struct sch_let *lets, size_t n, enum lint_at at)
{
	for (size_t i = 0; i < n; i++) {
		if (see(v, lets[i].value, at))
			return true;
	}
	return false;
}

static bool see_message(const struct visit *v, const struct sch_message *m, enum lint_at at)
{
	for (size_t i = 0; i < m->parts.len; i++) {
		if (see(v, m->parts.items[i].select, at))
			return true;
	}
	return false;
}

/* Texts are evaluated where the finding points. */
static bool see_assert(const struct visit *v, const struct sch_rule *r, const struct sch_assert *a)
{
	enum lint_at at = a->subject == NULL && r->subject == NULL ? LINT_AT_CONTEXT : LINT_AT_ANY;

	if (see(v, a->test, LINT_AT_CONTEXT) || see(v, a->subject, LINT_AT_CONTEXT) || see_rich(v, &a->rich) || see_message(v, &a->text, at))
		return true;
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (see_message(v, a->diagnostics.items[i], at))
			return true;
	}
	for (size_t i = 0; i < a->properties.len; i++) {
		if (see_message(v, a->properties.items[i], at))
			return true;
	}
	return false;
}

static bool see_rule(struct visit *v, const struct sch_rule *r)
{
	v->context = r->context;
	if (see_pattern(v, r->context) || see_lets(v, r->lets.items, r->lets.len, LINT_AT_CONTEXT) || see(v, r->subject, LINT_AT_CONTEXT) || see_rich(v, &r->rich))
		return true;
	for (size_t i = 0; i < r->asserts.len; i++) {
		if (see_assert(v, r, r->asserts.items[i]))
			return true;
	}
	return false;
}

static bool see_sch_pattern(struct visit *v, const struct sch_pattern *p)
{
	v->context = NULL;
	if (see_lets(v, p->lets.items, p->lets.len, LINT_AT_ROOT) || see(v, p->documents, LINT_AT_ROOT) || see_rich(v, &p->rich))
		return true;
	for (size_t i = 0; i < p->rules.len; i++) {
		if (see_rule(v, p->rules.items[i]))
			return true;
	}
	return false;
}

static bool see_phase(const struct visit *v, const struct sch_phase *p)
{
	return see_lets(v, p->lets.items, p->lets.len, LINT_AT_ROOT) || see(v, p->from, LINT_AT_ROOT) || see(v, p->when, LINT_AT_ROOT);
}

static bool see_keys(struct visit *v, const struct schematron *s)
{
	for (size_t i = 0; i < s->keys.len; i++) {
		v->context = s->keys.items[i].match;
		if (see_pattern(v, s->keys.items[i].match) || see(v, s->keys.items[i].use, LINT_AT_CONTEXT))
			return true;
	}
	v->context = NULL;
	return false;
}

bool lint_each(const struct schematron *s, lint_expression_fn *fn, void *payload)
{
	struct visit v = { fn, payload, NULL };

	if (see_keys(&v, s) || see_lets(&v, s->lets.items, s->lets.len, LINT_AT_ROOT))
		return true;
	for (size_t i = 0; i < s->phases.len; i++) {
		if (see_phase(&v, s->phases.items[i]))
			return true;
	}
	for (size_t i = 0; i < s->patterns.len; i++) {
		if (see_sch_pattern(&v, s->patterns.items[i]))
			return true;
	}
	return false;
}

bool lint_each_of_assert(const struct sch_rule *r, const struct sch_assert *a, lint_expression_fn *fn, void *payload)
{
	return see_assert(&(struct visit){ fn, payload, r->context }, r, a);
}

bool lint_each_of_rich(const struct sch_rich *r, lint_expression_fn *fn, void *payload)
{
	return see_rich(&(struct visit){ fn, payload, NULL }, r);
}

static void emit(const struct diag_sink *sink, enum msg_id id, const struct place *place, const struct lint_words *w)
{
	diag_emit(sink, id, place, "name", w->name != NULL ? w->name : "", "element", w->element != NULL ? w->element : "",
	          "guess", w->guess != NULL ? w->guess : "", "what", w->what != NULL ? w->what : "", NULL);
}

/* On its way through expr_complain(), which knows the place, a message gets its words. */
struct dressing {
	const struct diag_sink *sink;
	const struct lint_words *words;
};

static void dress(void *payload, const struct diag *d)
{
	const struct dressing *g = payload;

	emit(g->sink, d->id, &d->place, g->words);
}

void lint_say_inside(const struct lint_expression *x, enum msg_id id, size_t from, size_t to, const struct lint_words *words, const struct diag_sink *sink)
{
	struct dressing g = { sink, words };
	const struct diag_sink through = { dress, &g };
	const struct xpath_origin origin = { x->place, &through };

	expr_complain(&origin, x->text, id, from, to, NULL);
}

void lint_say(const struct diag_sink *sink, enum msg_id id, const xmlNode *node, const char *attribute, const struct lint_words *words)
{
	const xmlNode *at = attribute != NULL ? (const xmlNode *)xmlHasNsProp((xmlNode *)node, (const xmlChar *)attribute, NULL) : NULL;
	struct arena *a = arena_new();
	struct place place;

	tree_place(&place, at != NULL ? at : node, a);
	emit(sink, id, &place, words);
	arena_free(a);
}
