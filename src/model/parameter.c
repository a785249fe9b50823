/* SPDX-License-Identifier: Apache-2.0 */
/* Values of parameters (parameter.h). */
#include "parameter.h"

#include "buf.h"
#include "date.h"
#include "nearest.h"
#include "schemas.h"
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* Digits only, one to four of them; moves on. */
static bool take_number(const char **at)
{
	size_t n = strspn(*at, "0123456789");

	*at += n;
	return n > 0 && n <= 4;
}

/* Longer than anybody decides, and dates that far away have five digits: "never" is no interval. */
static bool is_too_long(const char *number, char unit)
{
	return unit == 'Y' && strtol(number, NULL, 10) > 1000;
}

/* P1Y2M3D: years, months and days in this order, at least one, none of them negative. */
static bool is_duration(const char *value)
{
	static const char units[] = "YMD";
	const char *unit = units;
	bool any = false;

	if (*value++ != 'P')
		return false;
	while (*value != '\0') {
		const char *found, *number = value;

		if (!take_number(&value) || *value == '\0' || (found = strchr(unit, *value)) == NULL || is_too_long(number, *value))
			return false;
		unit = found + 1;
		value++;
		any = true;
	}
	return any;
}

static bool is_number(const char *value)
{
	return take_number(&value) && *value == '\0';
}

/* "12" in months is P12M: rules count in durations. NULL when the value is not what its unit says. */
static const char *in_unit(struct arena *a, const char *value, const char *unit)
{
	const char *end = value;
	int64_t day;

	if (unit == NULL || strcmp(unit, "level") == 0 || strcmp(unit, "text") == 0)
		return value;
	if (strcmp(unit, "duration") == 0)
		return is_duration(value) ? value : NULL;
	if (strcmp(unit, "date") == 0)
		return date_parse(&day, value) == 0 ? value : NULL;
	if (!take_number(&end) || *end != '\0')
		return NULL;
	if (strcmp(unit, "percent") == 0)
		return value;
	if (is_too_long(value, unit[0] == 'y' ? 'Y' : 'D'))
		return NULL;
	return arena_printf(a, "P%s%c", value, unit[0] == 'y' ? 'Y' : unit[0] == 'm' ? 'M' : 'D');
}

/* Parameters whose words are those of an attribute in the schemas. */
static const struct selector {
	const char *name, *kind, *path, *attribute;
} selectors[] = {
	{ "asset-kinds", "inventory", "inventory/asset", "kind" },
	{ "lifecycle", "inventory", "inventory/asset", "lifecycle" },
	{ "criticality", "inventory", "inventory/asset", "criticality" },
	{ "unit-kinds", "organisation", "organisation/unit", "kind" },
	{ "revision-counts", "policy", "policy/revision-rule", "counts" },
	{ "revision-body", "policy", "policy/revision-rule", "body" },
	{ "adopting-body", "policy", "policy", "adopted-by" },
	{ "expected-kinds", "inventory", "inventory/asset", "kind" },
	{ "infrastructure-kinds", "inventory", "inventory/asset", "kind" },
	{ "critical-kinds", "inventory", "inventory/asset", "criticality" },
	{ "dependency-kinds", "inventory", "inventory/asset/dependency", "kind" },
	{ "phases", "inventory", "inventory/asset/security-requirements", "phase" },
	{ "line-positions", "organisation", "organisation/position", "kind" },
	{ "document-levels", "records", "records/document", "kind" },
	{ "training-group", "records", "records/training", "group" },
	{ "due-from", NULL, NULL, NULL },
};

/* Words that stand in no schema: what a date is due from. */
static const char *const due_from[] = { "planned", "done" };

static const char *joined(const char *const *words, size_t n, struct arena *a)
{
	struct buf text = BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "%s%s", i > 0 ? "\n" : "", words[i]);
	copy = arena_strdup(a, text.data);
	buf_release(&text);
	return copy;
}

/* Mostly all is well, and then nobody needs the words themselves. */
static bool all_listed(const char *list, const struct selector *s, struct schemas *schemas, struct arena *a)
{
	while (*(list += strspn(list, " \t\r\n")) != '\0') {
		size_t n = strcspn(list, " \t\r\n");

		if (!schemas_lists(schemas, s->kind, s->path, s->attribute, arena_strndup(a, list, n)))
			return false;
		list += n;
	}
	return true;
}

static int check_words(const struct parameter *p, const struct selector *s, struct schemas *schemas, struct arena *a, struct parameter_fault *fault)
{
	const char *const *words, *list = p->value;
	size_t count = sizeof due_from / sizeof due_from[0];

	if (s->kind != NULL && all_listed(p->value, s, schemas, a))
		return 0;
	if (s->kind != NULL)
		count = vocabulary_values(schemas_vocabulary(schemas, s->kind), s->path, s->attribute, &words);
	else
		words = due_from;
	while (*(list += strspn(list, " \t\r\n")) != '\0') {
		size_t n = strcspn(list, " \t\r\n"), i = 0;
		const char *word = arena_strndup(a, list, n);

		while (i < count && strcmp(words[i], word) != 0)
			i++;
		if (i == count) {
			const char *guess = nearest(word, words, count);

			*fault = (struct parameter_fault){ guess != NULL ? MSG_PARAMETER_WORD_GUESS : MSG_PARAMETER_WORD, word, guess, joined(words, count, a) };
			return -1;
		}
		list += n;
	}
	return 0;
}

int parameter_check(struct parameter *p, const struct rulebook_rule *rule, struct schemas *schemas, struct arena *a, struct parameter_fault *fault)
{
	const char *unit = p->node != NULL ? tree_value(p->node, "unit") : NULL, *fallback = rulebook_default(rule, p->name, a), *value;

	for (size_t i = 0; i < sizeof selectors / sizeof selectors[0]; i++) {
		if (strcmp(selectors[i].name, p->name) == 0)
			return check_words(p, &selectors[i], schemas, a, fault);
	}
	if (unit == NULL && fallback != NULL && is_duration(fallback))
		unit = "duration";
	value = in_unit(a, p->value, unit);
	if (value != NULL && fallback != NULL && is_duration(fallback) && !is_duration(value))
		value = NULL;
	if (value != NULL && fallback != NULL && is_number(fallback) && !is_number(value))
		value = NULL;
	if (value == NULL) {
		*fault = (struct parameter_fault){ MSG_PARAMETER_VALUE, p->value, NULL, NULL };
		return -1;
	}
	p->value = value;
	return 0;
}
