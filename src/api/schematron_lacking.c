/* SPDX-License-Identifier: Apache-2.0 */
/* A pattern that runs in a phase without a variable that it uses: which use, and where. */
#include "schematron_job.h"

#include "tree.h"
#include "utf8.h"

#include <string.h>

/* Where the pattern uses the variable, as far as that is in an attribute of one of these. */
static const xmlNode *find_use(const struct sch_pattern *p, const char *name, const char **text)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		const struct sch_rule *rule = p->rules.items[i];

		if (xpath_pattern_uses_variable(rule->context, name)) {
			*text = rule->context_text;
			return (const xmlNode *)xmlHasNsProp(rule->node, (const xmlChar *)"context", NULL);
		}
		for (size_t k = 0; k < rule->lets.len; k++) {
			const struct sch_let *let = &rule->lets.items[k];

			if (let->value != NULL && xpath_uses_variable(let->value, name)) {
				*text = xpath_text(let->value);
				return (const xmlNode *)xmlHasNsProp(let->node, (const xmlChar *)"value", NULL);
			}
		}
		for (size_t k = 0; k < rule->asserts.len; k++) {
			const struct sch_assert *a = rule->asserts.items[k];

			if (xpath_uses_variable(a->test, name)) {
				*text = a->test_text;
				return (const xmlNode *)xmlHasNsProp(a->node, (const xmlChar *)"test", NULL);
			}
		}
	}
	return NULL;
}

void schematron_say_lacking(struct pk_schematron *s, const struct sch_pattern *p, const char *name)
{
	const char *text = "", *at, *variable = arena_printf(s->report->arena, "$%s", name);
	const xmlNode *use = find_use(p, name, &text);
	struct place place;

	tree_place(&place, use != NULL ? use : p->node, s->report->arena);
	at = use != NULL ? strstr(text, variable) : NULL;
	if (at != NULL) {
		place.column += (uint32_t)utf8_count(text, (size_t)(at - text)) + 1;
		place.end_column = place.column + (uint32_t)utf8_count(name, strlen(name));
	}
	diag_emit(&s->sink, MSG_XPATH_UNKNOWN_VARIABLE, &place, "name", name, NULL);
	s->report->usage_error = true;
}
