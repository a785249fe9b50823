/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values that do not fit their type: wrong kind, wrong form, not a choice, wrong length, not the fixed one. The value as libxml2 gives it decides the message; the value as
 * written decides the place.
 */
#include "complaint_part.h"

#include "utf8.h"
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const struct { const char *type; enum msg_id id; } kinds[] = {
	{ "date", MSG_XML_NOT_A_DATE }, { "boolean", MSG_XML_NOT_A_BOOLEAN }, { "duration", MSG_XML_NOT_A_DURATION },
	{ "dateTime", MSG_XML_NOT_A_TIME }, { "gYear", MSG_XML_NOT_A_YEAR }, { "decimal", MSG_XML_NOT_A_NUMBER }, { "double", MSG_XML_NOT_A_NUMBER }, { "float", MSG_XML_NOT_A_NUMBER },
	{ "NCName", MSG_XML_NOT_AN_ID }, { "ID", MSG_XML_NOT_AN_ID }, { "IDREF", MSG_XML_NOT_AN_ID }, { "Name", MSG_XML_NOT_AN_ID }, { "NMTOKEN", MSG_XML_NOT_AN_ID },
	{ "integer", MSG_XML_NOT_AN_INTEGER }, { "int", MSG_XML_NOT_AN_INTEGER }, { "long", MSG_XML_NOT_AN_INTEGER }, { "short", MSG_XML_NOT_AN_INTEGER }, { "byte", MSG_XML_NOT_AN_INTEGER },
	{ "nonNegativeInteger", MSG_XML_NOT_AN_INTEGER }, { "positiveInteger", MSG_XML_NOT_AN_INTEGER }, { "negativeInteger", MSG_XML_NOT_AN_INTEGER },
	{ "nonPositiveInteger", MSG_XML_NOT_AN_INTEGER }, { "unsignedLong", MSG_XML_NOT_AN_INTEGER }, { "unsignedInt", MSG_XML_NOT_AN_INTEGER },
	{ "unsignedShort", MSG_XML_NOT_AN_INTEGER }, { "unsignedByte", MSG_XML_NOT_AN_INTEGER },
};

static enum msg_id kind(const char *type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].type, type) == 0)
			return kinds[i].id;
	return MSG_XML_NOT_OF_TYPE;
}

/* The built-in type that was not met: named in the text, or behind the schema's own. */
static const char *built_in(struct complaint *c)
{
	const char *named = complaint_quoted(c, " type "), *known;

	if (named != NULL && strncmp(named, "xs:", 3) == 0)
		return named + 3;
	known = vocabulary_type(c->w->vocabulary, c->path, c->attribute);
	return known != NULL ? known : named != NULL ? complaint_local(named) : "";
}

static int no_value(struct complaint *c)
{
	complaint_at_value(c);
	complaint_arg(c, "name", complaint_owner(c));
	complaint_arg(c, "candidate", suggest_example(c, c->path, c->attribute));
	return complaint_send(c, MSG_XML_NO_VALUE);
}

static int spaces_around(struct complaint *c, const char *trimmed)
{
	complaint_at_value(c);
	complaint_arg(c, "value", trimmed);
	complaint_arg(c, "candidate", trimmed);
	return complaint_send(c, MSG_XML_SPACES_AROUND);
}

static int wrong_kind(struct complaint *c, const char *type)
{
	complaint_at_value(c);
	complaint_arg(c, "value", suggest_trim(c->arena, c->value));
	complaint_arg(c, "type", type);
	complaint_arg(c, "candidate", suggest_value(c->arena, type, c->value));
	return complaint_send(c, kind(type));
}

static const char *value_or_quoted(struct complaint *c)
{
	const char *quoted;

	if (c->value != NULL)
		return c->value;
	quoted = complaint_quoted(c, "");
	return quoted != NULL ? quoted : "";
}

/* The values in "'a', 'b'" as a list; the count. */
static size_t split_set(struct complaint *c, const char ***out)
{
	const char *p = c->limit != NULL ? c->limit : strchr(c->detail, '{'), *end;
	size_t n = 0, room = p != NULL ? strlen(p) / 2 + 1 : 1;

	*out = arena_alloc(c->arena, room * sizeof **out);
	while (p != NULL && (p = strchr(p, '\'')) != NULL && (end = strchr(p + 1, '\'')) != NULL) {
		(*out)[n++] = arena_strndup(c->arena, p + 1, (size_t)(end - p - 1));
		p = end + 1;
	}
	return n;
}

static int not_a_choice(struct complaint *c, const char *const *values, size_t n)
{
	const char *meant = suggest_name(suggest_trim(c->arena, c->value), values, n);

	complaint_at_value(c);
	complaint_arg(c, "value", c->value);
	complaint_list(c, "expected", values, n);
	complaint_arg(c, "candidate", meant != NULL ? meant : n > 0 ? values[0] : "…");
	return complaint_send(c, meant != NULL ? MSG_XML_NOT_A_CHOICE : MSG_XML_NO_SUCH_CHOICE);
}

int complaint_choice(struct complaint *c)
{
	const char **values;
	size_t n = split_set(c, &values);

	if (c->value == NULL)
		c->value = complaint_quoted(c, "The value");
	if (c->value == NULL || *suggest_trim(c->arena, c->value) == '\0')
		return no_value(c);
	return not_a_choice(c, values, n);
}

int complaint_type(struct complaint *c)
{
	const char *type = built_in(c), *trimmed, *const *values;
	size_t n = vocabulary_values(c->w->vocabulary, c->path, c->attribute, &values);

	c->value = value_or_quoted(c);
	trimmed = suggest_trim(c->arena, c->value);
	if (*trimmed == '\0') {
		/* An element that holds fields instead of a value has been told so (1842). */
		if (c->attribute == NULL && complaint_has_children(c))
			return 0;
		return no_value(c);
	}
	/* A choice whose form is wrong already ("i drift" is no name). */
	if (n > 0)
		return not_a_choice(c, values, n);
	if (strcmp(trimmed, c->value) != 0 && suggest_fits(type, trimmed))
		return spaces_around(c, trimmed);
	return wrong_kind(c, type);
}

/* The item that is wrong has been told before the list. */
int complaint_list_type(struct complaint *c)
{
	(void)c;
	return 0;
}

static int is_one_of(const char *value, const char *const *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(items[i], value) == 0)
			return 1;
	return 0;
}

/* A value for a union: a choice that was meant, a value of its first member's type, else an example. */
static const char *union_value(struct complaint *c, const char *const *forms)
{
	const char *const *values;
	size_t value_count = vocabulary_values(c->w->vocabulary, c->path, c->attribute, &values);
	const char *meant = suggest_name(c->value, values, value_count), *type;

	if (meant != NULL)
		return meant;
	type = vocabulary_type(c->w->vocabulary, c->path, c->attribute);
	if (type != NULL && kind(type) != MSG_XML_NOT_OF_TYPE && !is_one_of(forms[0], values, value_count))
		return suggest_value(c->arena, type, c->value);
	return forms[0];
}

int complaint_union_type(struct complaint *c)
{
	const char *const *forms;
	size_t n = vocabulary_examples(c->w->vocabulary, c->path, c->attribute, &forms);

	c->value = value_or_quoted(c);
	if (*suggest_trim(c->arena, c->value) == '\0')
		return no_value(c);
	if (n == 0)
		return wrong_kind(c, built_in(c));
	complaint_at_value(c);
	complaint_arg(c, "value", c->value);
	complaint_list(c, "expected", forms, n);
	complaint_arg(c, "candidate", union_value(c, forms));
	return complaint_send(c, MSG_XML_NO_ALLOWED_FORM);
}

int complaint_pattern(struct complaint *c)
{
	const char *type = built_in(c), *hint = NULL, *made, *const *examples;

	if (c->value == NULL)
		c->value = complaint_quoted(c, "The value");
	if (c->value == NULL || *suggest_trim(c->arena, c->value) == '\0')
		return no_value(c);
	if (kind(type) == MSG_XML_NOT_A_DATE || kind(type) == MSG_XML_NOT_A_TIME || kind(type) == MSG_XML_NOT_A_YEAR || kind(type) == MSG_XML_NOT_A_DURATION)
		return wrong_kind(c, type);
	if (vocabulary_examples(c->w->vocabulary, c->path, c->attribute, &examples) > 0)
		hint = examples[0];
	made = c->limit != NULL ? suggest_pattern(c->arena, c->limit, c->value) : NULL;
	complaint_at_value(c);
	complaint_arg(c, "value", c->value);
	complaint_arg(c, "pattern", c->limit);
	complaint_arg(c, "hint", hint);
	complaint_arg(c, "candidate", made != NULL ? made : hint);
	return complaint_send(c, hint != NULL ? MSG_XML_WRONG_FORM : MSG_XML_WRONG_PATTERN);
}

static size_t words(const char *text)
{
	size_t n = 0;

	while (*(text += strspn(text, " \t\r\n")) != '\0') {
		n++;
		text += strcspn(text, " \t\r\n");
	}
	return n;
}

/* A length counts characters; of a list, its items. */
static int counts_words(struct complaint *c, unsigned long count)
{
	const char *written = complaint_written(c);

	return written != NULL && strchr(written, '&') == NULL && utf8_count(written, strlen(written)) != count && words(written) == count;
}

int complaint_length(struct complaint *c)
{
	static const struct { const char *facet; enum msg_id characters, values; } facets[] = {
		{ "'length'", MSG_XML_LENGTH, MSG_XML_LIST_LENGTH },
		{ "'minLength'", MSG_XML_TOO_SHORT, MSG_XML_LIST_TOO_SHORT },
		{ "'maxLength'", MSG_XML_TOO_LONG, MSG_XML_LIST_TOO_LONG },
	};
	/* Of an attribute libxml2 gives the value before the count and the limit. */
	const int with_value = c->third != NULL;
	const char *count = with_value ? c->limit : c->value, *limit = with_value ? c->third : c->limit;
	size_t i = 0;
	int list;

	while (i < 2 && strstr(c->detail, facets[i].facet) == NULL)
		i++;
	if (!with_value)
		c->value = NULL;
	if (count == NULL || strcmp(count, "0") == 0)
		return no_value(c);
	list = counts_words(c, strtoul(count, NULL, 10));
	complaint_at_value(c);
	complaint_arg(c, "count", count);
	complaint_arg(c, "limit", limit);
	return complaint_send(c, list ? facets[i].values : facets[i].characters);
}

int complaint_fixed(struct complaint *c)
{
	if (c->value == NULL && strstr(c->detail, "(null)") != NULL) {
		complaint_at_name(c);
		return complaint_send(c, MSG_XML_FIXED_FIELDS);
	}
	complaint_at_value(c);
	complaint_arg(c, "name", complaint_owner(c));
	complaint_arg(c, "value", c->value);
	complaint_arg(c, "limit", c->limit);
	return complaint_send(c, MSG_XML_FIXED_VALUE);
}
