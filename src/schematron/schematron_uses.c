/* SPDX-License-Identifier: Apache-2.0 */
/* Questions about a rule set that has been read: what hangs on a variable, and what our flags demand (schematron.h). */
#include "read.h"

#include <string.h>

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

static bool rich_uses(const struct sch_rich *r, const char *name)
{
	return expression_uses(r->role.value, name) || expression_uses(r->flag.value, name) || expression_uses(r->severity.value, name);
}

static bool assert_uses(const struct sch_assert *a, const char *name)
{
	if (rich_uses(&a->rich, name) || expression_uses(a->test, name) || expression_uses(a->subject, name) ||
	    message_uses(&a->text, name))
		return true;
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (message_uses(a->diagnostics.items[i], name))
			return true;
	}
	for (size_t i = 0; i < a->properties.len; i++) {
		if (message_uses(a->properties.items[i], name))
			return true;
	}
	return false;
}

static bool rule_uses(const struct sch_rule *r, const char *name)
{
	if (lets_use(r->lets.items, r->lets.len, name) || rich_uses(&r->rich, name) || expression_uses(r->subject, name) ||
	    xpath_pattern_uses_variable(r->context, name))
		return true;
	for (size_t i = 0; i < r->asserts.len; i++) {
		if (assert_uses(r->asserts.items[i], name))
			return true;
	}
	return false;
}

bool read_pattern_uses(const struct sch_pattern *p, const char *name)
{
	if (lets_use(p->lets.items, p->lets.len, name) || rich_uses(&p->rich, name) || expression_uses(p->documents, name))
		return true;
	for (size_t i = 0; i < p->rules.len; i++) {
		if (rule_uses(p->rules.items[i], name))
			return true;
	}
	return false;
}

bool schematron_uses(const struct schematron *s, const struct sch_pattern *p, const char *variable)
{
	if (read_pattern_uses(p, variable))
		return true;
	/* Through a later variable of the schema: they can only use earlier ones, so this ends. */
	for (size_t i = 0; i < s->lets.len; i++) {
		const struct sch_let *let = &s->lets.items[i];

		if (strcmp(let->name, variable) != 0 && expression_uses(let->value, variable) && schematron_uses(s, p, let->name))
			return true;
	}
	return false;
}

static const char *flag_of_reports(const struct sch_assert *a)
{
	return a->is_report ? NULL : a->on_file ? "on-file" : a->not_evaluable ? "not-evaluable" : NULL;
}

static size_t check_flags(const struct schematron *s, const struct sch_rule *rule, const struct diag_sink *sink)
{
	size_t faults = 0;

	for (size_t i = 0; i < rule->asserts.len; i++) {
		const xmlNode *node = rule->asserts.items[i]->node;
		const char *flag = flag_of_reports(rule->asserts.items[i]);
		struct place place;

		if (flag == NULL)
			continue;
		tree_place(&place, (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)"flag", NULL), s->arena);
		diag_emit(sink, MSG_SCH_FLAG_NEEDS_REPORT, &place, "name", flag, NULL);
		faults++;
	}
	return faults;
}

size_t schematron_check_flags(const struct schematron *s, const struct diag_sink *sink)
{
	size_t faults = 0;

	for (size_t i = 0; i < s->patterns.len; i++) {
		for (size_t j = 0; j < s->patterns.items[i]->rules.len; j++)
			faults += check_flags(s, s->patterns.items[i]->rules.items[j], sink);
	}
	return faults;
}
