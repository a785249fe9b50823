/* SPDX-License-Identifier: Apache-2.0 */
/* Candidates for the help line: the name that was meant, the value that was meant. A suggestion is always valid where it is offered, or an example of what is. */
#include "complaint_part.h"

#include "date.h"
#include "nearest.h"
#include "utf8.h"
#include "vocabulary.h"

#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <stdio.h>
#include <string.h>

static int is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

const char *suggest_name(const char *name, const char *const *candidates, size_t n)
{
	const char *meaning;

	for (size_t i = 0; (meaning = alias_find(name, i)) != NULL; i++)
		for (size_t k = 0; k < n; k++)
			if (strcmp(candidates[k], meaning) == 0)
				return candidates[k];
	/* Everything is near to one or two letters. */
	return utf8_count(name, strlen(name)) > 2 ? nearest(name, candidates, n) : NULL;
}

const char *suggest_trim(struct arena *a, const char *value)
{
	size_t n;

	while (is_space(*value))
		value++;
	n = strlen(value);
	while (n > 0 && is_space(value[n - 1]))
		n--;
	return arena_strndup(a, value, n);
}

int suggest_fits(const char *type, const char *value)
{
	xmlSchemaTypePtr t = xmlSchemaGetPredefinedType((const xmlChar *)type, (const xmlChar *)"http://www.w3.org/2001/XMLSchema");

	return t != NULL && xmlSchemaValidatePredefinedType(t, (const xmlChar *)value, NULL) == 0;
}

/* The day of three numbers in any usual order, "20261231" too. NULL if they are no day. */
static const char *day(struct arena *a, const char *value)
{
	unsigned part[3] = { 0, 0, 0 };
	size_t digits[3] = { 0, 0, 0 }, n = 0;
	const char *text;
	int64_t out;

	for (const char *p = value; *p != '\0'; p++) {
		if (!is_digit(*p))
			continue;
		if (p == value || !is_digit(p[-1]))
			n++;
		if (n > 3 || ++digits[n - 1] > 8)
			return NULL;
		part[n - 1] = part[n - 1] * 10 + (unsigned)(*p - '0');
	}
	if (n == 1 && digits[0] == 8)
		text = arena_printf(a, "%04u-%02u-%02u", part[0] / 10000, part[0] / 100 % 100, part[0] % 100);
	else if (n == 3 && digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2)
		text = arena_printf(a, "%04u-%02u-%02u", part[0], part[1], part[2]);
	else if (n == 3 && digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2)
		text = arena_printf(a, "%04u-%02u-%02u", part[2], part[1], part[0]);
	else
		return NULL;
	return date_parse(&out, text) == 0 ? text : NULL;
}

/* A decimal comma and spaces between thousands made right. */
static const char *number(struct arena *a, const char *value)
{
	char *out = arena_strdup(a, value), *to = out;

	for (const char *p = value; *p != '\0'; p++) {
		if (is_space(*p))
			continue;
		if (p[0] == (char)0xC2 && p[1] == (char)0xA0) {
			p++;
			continue;
		}
		*to++ = *p == ',' ? '.' : *p;
	}
	*to = '\0';
	return out;
}

/* Spaces become hyphens, what may not stand in a name goes away. NULL if nothing is left. */
static const char *identifier(struct arena *a, const char *value)
{
	const char *trimmed = suggest_trim(a, value);
	char *out = arena_alloc(a, strlen(trimmed) + 4), *to = out;
	int letter = (*trimmed >= 'a' && *trimmed <= 'z') || (*trimmed >= 'A' && *trimmed <= 'Z') || *trimmed == '_' || (unsigned char)*trimmed >= 0x80;

	if (!letter) {
		memcpy(to, "id-", 3);
		to += 3;
	}
	for (; *trimmed != '\0'; trimmed++) {
		if (is_space(*trimmed) || *trimmed == '/' || *trimmed == ':')
			*to++ = '-';
		else if (strchr("!\"#$%&'()*+,;<=>?@[\\]^`{|}~", *trimmed) == NULL)
			*to++ = *trimmed;
	}
	*to = '\0';
	return strcmp(out, "id-") != 0 ? out : NULL;
}

static const char *boolean(const char *value)
{
	static const char *const choices[] = { "true", "false" };
	const char *meant = suggest_name(value, choices, 2);

	return meant != NULL ? meant : "true";
}

static const struct { const char *type, *example; } examples[] = {
	{ "date", "2026-12-31" }, { "dateTime", "2026-12-31T08:30:00" }, { "gYear", "2026" }, { "duration", "P12M" },
	{ "boolean", "true" }, { "decimal", "1.5" }, { "double", "1.5" }, { "float", "1.5" }, { "language", "sv" },
	{ "anyURI", "https://www.example.org/" }, { "NCName", "a-1" }, { "ID", "a-1" }, { "IDREF", "a-1" },
	{ "NMTOKEN", "a-1" }, { "Name", "a-1" }, { "string", "…" }, { "token", "…" }, { "normalizedString", "…" },
};

static const char *example(const char *type)
{
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		if (strcmp(examples[i].type, type) == 0)
			return examples[i].example;
	return "1"; /* the many types of whole numbers */
}

const char *suggest_value(struct arena *a, const char *type, const char *value)
{
	const char *made;

	if (strcmp(type, "boolean") == 0)
		return boolean(value);
	if (strcmp(type, "date") == 0)
		made = day(a, value);
	else if (strcmp(type, "dateTime") == 0)
		made = (made = day(a, value)) != NULL ? arena_printf(a, "%sT08:30:00", made) : NULL;
	else if (strcmp(example(type), "a-1") == 0)
		made = identifier(a, value);
	else
		made = number(a, value);
	return made != NULL && strcmp(made, value) != 0 && suggest_fits(type, made) ? made : example(type);
}

const char *suggest_pattern(struct arena *a, const char *pattern, const char *value)
{
	xmlRegexpPtr regexp = xmlRegexpCompile((const xmlChar *)pattern);
	const char *out = NULL;
	char *tries[3], *p, *to;

	if (regexp == NULL)
		return NULL;
	tries[0] = arena_strdup(a, value);
	for (p = tries[0]; *p != '\0'; p++)
		*p = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
	tries[1] = arena_strdup(a, number(a, value));
	tries[2] = arena_strdup(a, tries[0]);
	for (p = to = tries[2]; *p != '\0'; p++)
		if (strchr(" -.:/", *p) == NULL)
			*to++ = *p;
	*to = '\0';
	for (size_t i = 0; i < 3 && out == NULL; i++)
		if (strcmp(tries[i], value) != 0 && xmlRegexpExec(regexp, (const xmlChar *)tries[i]) == 1)
			out = tries[i];
	xmlRegFreeRegexp(regexp);
	return out;
}

const char *suggest_example(const struct complaint *c, const char *path, const char *attribute)
{
	const char *const *items;
	const char *type = vocabulary_type(c->w->vocabulary, path, attribute);
	size_t n = vocabulary_examples(c->w->vocabulary, path, attribute, &items);

	if (n > 0)
		return items[0];
	return example(type != NULL ? type : "string");
}
