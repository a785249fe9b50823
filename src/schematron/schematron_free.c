/* SPDX-License-Identifier: Apache-2.0 */
/* Freeing a rule set, and the question what hangs on a variable (schematron.h). */
#include "loaded.h"
#include "schematron.h"

#include <stdlib.h>
#include <string.h>

static void free_message(struct sch_message *m)
{
	for (size_t i = 0; i < m->parts.len; i++)
		xpath_free(m->parts.items[i].select);
	vec_free(&m->parts);
}

static void free_lets(struct sch_let *lets, size_t n)
{
	for (size_t i = 0; i < n; i++)
		xpath_free(lets[i].value);
	free(lets);
}

static void free_assert(struct sch_assert *a)
{
	xpath_free(a->test);
	xpath_free(a->subject);
	free_message(&a->text);
	vec_free(&a->diagnostics);
	vec_free(&a->properties);
	free(a);
}

static void free_rule(struct sch_rule *r)
{
	for (size_t i = 0; i < r->asserts.len; i++)
		free_assert(r->asserts.items[i]);
	vec_free(&r->asserts);
	free_lets(r->lets.items, r->lets.len);
	xpath_pattern_free(r->context);
	xpath_free(r->subject);
	free(r);
}

static void free_pattern(struct sch_pattern *p)
{
	for (size_t i = 0; i < p->rules.len; i++)
		free_rule(p->rules.items[i]);
	vec_free(&p->rules);
	free_lets(p->lets.items, p->lets.len);
	vec_free(&p->paragraphs);
	free(p);
}

void schematron_free(struct schematron *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->patterns.len; i++)
		free_pattern(s->patterns.items[i]);
	for (size_t i = 0; i < s->phases.len; i++) {
		free_lets(s->phases.items[i]->lets.items, s->phases.items[i]->lets.len);
		vec_free(&s->phases.items[i]->active);
		free(s->phases.items[i]);
	}
	for (size_t i = 0; i < s->keys.len; i++) {
		xpath_pattern_free(s->keys.items[i].match);
		xpath_free(s->keys.items[i].use);
	}
	for (size_t i = 0; i < s->diagnostics.len; i++) {
		free_message(s->diagnostics.items[i]);
		free(s->diagnostics.items[i]);
	}
	free_lets(s->lets.items, s->lets.len);
	vec_free(&s->patterns);
	vec_free(&s->phases);
	vec_free(&s->keys);
	vec_free(&s->diagnostics);
	vec_free(&s->properties);
	vec_free(&s->namespaces);
	if (s->scope != NULL)
		xmlFreeDoc(s->scope);
	loaded_free(s->loaded);
	arena_free(s->arena);
	free(s);
}

static bool expression_uses(const struct xpath *x, const char *name)
{
	return x != NULL && xpath_uses_variable(x, name);
}

static bool message_uses(const struct sch_message *m, const char *name)
{
	for (size_t i = 0; i < m->parts.len; i++) {
		if (expression_uses(m->parts.items[i].select, name))
			return true;
	}
	return false;
}

static bool lets_use(const struct sch_let *lets, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		if (expression_uses(lets[i].value, name))
			return true;
	}
	return false;
}

static bool assert_uses(const struct sch_assert *a, const char *name)
{
	if (expression_uses(a->test, name) || expression_uses(a->subject, name) || message_uses(&a->text, name))
		return true;
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (message_uses(a->diagnostics.items[i], name))
			return true;
	}
	return false;
}

static bool rule_uses(const struct sch_rule *r, const char *name)
{
	if (lets_use(r->lets.items, r->lets.len, name) || expression_uses(r->subject, name) ||
	    xpath_pattern_uses_variable(r->context, name))
		return true;
	for (size_t i = 0; i < r->asserts.len; i++) {
		if (assert_uses(r->asserts.items[i], name))
			return true;
	}
	return false;
}

static bool pattern_uses(const struct sch_pattern *p, const char *name)
{
	if (lets_use(p->lets.items, p->lets.len, name))
		return true;
	for (size_t i = 0; i < p->rules.len; i++) {
		if (rule_uses(p->rules.items[i], name))
			return true;
	}
	return false;
}

bool schematron_uses(const struct schematron *s, const struct sch_pattern *p, const char *variable)
{
	if (pattern_uses(p, variable))
		return true;
	/* Through a later variable of the schema: they can only use earlier ones, so this ends. */
	for (size_t i = 0; i < s->lets.len; i++) {
		const struct sch_let *let = &s->lets.items[i];

		if (strcmp(let->name, variable) != 0 && xpath_uses_variable(let->value, variable) && schematron_uses(s, p, let->name))
			return true;
	}
	return false;
}
