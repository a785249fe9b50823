/* SPDX-License-Identifier: Apache-2.0 */
/* Names and values against the tables of certain_read.c (certain.h). A value is certain only in its plain form: no space around it, ASCII digits, few of them. */
#include "certain_image.h"
#include "certain_shape.h"
#include "embedded.h"
#include "mem.h"

#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS_MAX 15  /* digits of a number */
#define NAME_MAX_BYTES 200
#define NAME_SIZE 128  /* of a kind's image */

struct certain *certain_new(const char *kind, xmlDictPtr dict)
{
	const struct embedded *image;
	char name[NAME_SIZE];

	if (snprintf(name, sizeof name, "schema/%s", kind) < NAME_SIZE && (image = embedded_image(name)) != NULL)
		return certain_get(image->data, dict);
	return certain_of_schema(kind, dict);
}

struct certain *certain_of_schema(const char *kind, xmlDictPtr dict)
{
	struct certain *c = mem_alloc(sizeof *c);

	c->arena = arena_new();
	if (certain_read(c, kind, dict) == 0)
		return c;
	certain_free(c);
	return NULL;
}

void certain_free(struct certain *c)
{
	if (c == NULL)
		return;
	arena_free(c->arena);
	free(c);
}

struct certain_element certain_root(const struct certain *c)
{
	return c->root;
}

const xmlChar *certain_key(const struct certain_element *parent, size_t i, const xmlChar *child)
{
	const struct certain_key *k = &parent->keys[i];

	return k->element == NULL || k->element == child ? k->attribute : NULL;
}

size_t certain_never(const struct certain *c)
{
	return c->never;
}

void certain_reserve(struct certain_table *t, size_t n, struct arena *a)
{
	size_t size = 4;

	while (size < 2 * n)
		size *= 2;
	t->slots = arena_alloc(a, size * sizeof *t->slots);
	t->mask = size - 1;
}

bool certain_add(struct certain_table *t, struct certain_slot slot)
{
	size_t at = certain_spot(t, slot.uri, slot.name);

	for (; t->slots[at].name != NULL; at = (at + 1) & t->mask) {
		if (t->slots[at].name == slot.name && t->slots[at].uri == slot.uri)
			return false;
	}
	t->slots[at] = slot;
	t->len++;
	return true;
}

static const struct certain_slot *find(const struct certain_table *t, const xmlChar *uri, const xmlChar *name)
{
	if (t->len == 0)
		return NULL;
	for (size_t at = certain_spot(t, uri, name); t->slots[at].name != NULL; at = (at + 1) & t->mask) {
		if (t->slots[at].name == name && t->slots[at].uri == uri)
			return &t->slots[at];
	}
	return NULL;
}

struct certain_element certain_child(const struct certain_type *t, const xmlChar *uri, const xmlChar *name)
{
	const struct certain_slot *s = find(&t->children, uri, name);

	return s != NULL && s->element.type->known ? s->element : (struct certain_element){ 0 };
}

bool certain_attributes(const struct certain_type *t, int n, const xmlChar **attributes)
{
	uint64_t missing = t->required;

	for (int i = 0; i < n; i++) {
		const xmlChar **a = attributes + 5 * i;
		const struct certain_slot *s = find(&t->attributes, a[2], a[0]);

		if (s == NULL || !certain_is(s->value, (const char *)a[3], (size_t)(a[4] - a[3])))
			return false;
		missing &= ~s->bit;
	}
	return missing == 0;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool certain_text(const struct certain_type *t, const xmlChar *text, int n, bool cdata)
{
	if (t->content == CERTAIN_TEXT || t->content == CERTAIN_VALUE)
		return true;
	/* To libxml2 no CDATA section is white space. */
	if (cdata)
		return false;
	for (int i = 0; i < n; i++) {
		if (!is_space((char)text[i]))
			return false;
	}
	return n == 0 || t->content == CERTAIN_ELEMENTS;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits(const char *text, size_t n)
{
	size_t i = 0;

	while (i < n && is_digit(text[i]))
		i++;
	return i;
}

static int number(const char *text, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

static bool is_date(const char *text, size_t n)
{
	static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;

	if (n != 10 || digits(text, 4) != 4 || text[4] != '-' || digits(text + 5, 2) != 2 || text[7] != '-' || digits(text + 8, 2) != 2)
		return false;
	year = number(text, 4);
	month = number(text + 5, 2);
	day = number(text + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1])
		return false;
	return month != 2 || day < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

static bool is_amount(const char *text, size_t n)
{
	size_t whole = digits(text, n), rest;

	if (whole == 0 || n > DIGITS_MAX)
		return false;
	if (whole == n)
		return true;
	rest = text[whole] == '.' ? digits(text + whole + 1, n - whole - 1) : 0;
	return rest > 0 && whole + 1 + rest == n;
}

static bool is_percent(const char *text, size_t n)
{
	size_t whole = digits(text, n);

	return is_amount(text, n) && (whole <= 2 || (n == 3 && strncmp(text, "100", 3) == 0));
}

/* A date, T and the time of day, the last second of a day as 23:59:59. */
static bool is_time(const char *text, size_t n)
{
	if (n != 19 || !is_date(text, 10) || text[10] != 'T' || digits(text + 11, 2) != 2 || text[13] != ':' || digits(text + 14, 2) != 2 || text[16] != ':' || digits(text + 17, 2) != 2)
		return false;
	return number(text + 11, 2) < 24 && number(text + 14, 2) < 60 && number(text + 17, 2) < 60;
}

/* P, and then years, months and days in this order; at least one of them. */
static bool is_duration(const char *text, size_t n)
{
	const char *units = "YMD";
	size_t i = 1;

	if (n < 3 || text[0] != 'P')
		return false;
	while (i < n) {
		size_t len = digits(text + i, n - i);
		const char *unit = len > 0 && len <= 6 && i + len < n ? strchr(units, text[i + len]) : NULL;

		if (unit == NULL || *unit == '\0')
			return false;
		units = unit + 1;
		i += len + 1;
	}
	return true;
}

static bool is_name_byte(unsigned char c, bool first)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (!first && (is_digit((char)c) || c == '-' || c == '.'));
}

static bool is_name(const char *text, size_t n)
{
	char copy[NAME_MAX_BYTES + 1];
	size_t i = 0;

	while (i < n && is_name_byte((unsigned char)text[i], i == 0))
		i++;
	if (i == n || n > NAME_MAX_BYTES)
		return n > 0 && i == n;
	/* Which letters beyond ASCII count is libxml2's to say. */
	memcpy(copy, text, n);
	copy[n] = '\0';
	return strlen(copy) == n && xmlValidateNCName((const xmlChar *)copy, 0) == 0;
}

static bool is_word(const struct certain_value *v, const char *text, size_t n)
{
	for (size_t i = 0; i < v->word_count; i++) {
		if (v->lengths[i] == n && memcmp(v->words[i], text, n) == 0)
			return true;
	}
	return false;
}

/* A child or an attribute by its name alone. */
static const struct certain_slot *by_name(const struct certain_table *t, const char *name, size_t n)
{
	for (size_t i = 0; t->len > 0 && i <= t->mask; i++) {
		const char *known = (const char *)t->slots[i].name;

		if (known != NULL && strlen(known) == n && memcmp(known, name, n) == 0)
			return &t->slots[i];
	}
	return NULL;
}

bool certain_lists(const struct certain *c, const char *path, const char *attribute, const char *word)
{
	const struct certain_type *t = c->root.type;
	const struct certain_slot *slot;
	const struct certain_value *v;

	/* The first step is the root. */
	for (path += strcspn(path, "/"); *path != '\0'; path += strcspn(path, "/")) {
		path++;
		slot = by_name(&t->children, path, strcspn(path, "/"));
		if (slot == NULL)
			return false;
		t = slot->element.type;
	}
	slot = by_name(&t->attributes, attribute, strlen(attribute));
	v = slot != NULL && slot->value->kind == CERTAIN_LIST ? slot->value->members[0] : slot != NULL ? slot->value : NULL;
	return v != NULL && v->kind == CERTAIN_WORD && is_word(v, word, strlen(word));
}

static bool is_org_number(const char *text, size_t n)
{
	size_t hyphen = n == 11 && text[6] == '-';

	return n == 10 + hyphen && digits(text, 6) == 6 && digits(text + 6 + hyphen, 4) == 4;
}

static bool is_list(const struct certain_value *item, const char *text, size_t n)
{
	size_t at = 0, items = 0;

	while (at < n) {
		size_t end = at;

		while (end < n && text[end] != ' ')
			end++;
		if (end > at && !certain_is(item, text + at, end - at))
			return false;
		items += end > at;
		at = end + 1;
	}
	return items > 0;
}

static bool is_filled(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!is_space(text[i]))
			return true;
	}
	return false;
}

static bool is_one_of(const struct certain_value *v, const char *text, size_t n)
{
	for (size_t i = 0; i < v->member_count; i++) {
		if (certain_is(v->members[i], text, n))
			return true;
	}
	return false;
}

bool certain_end(const struct certain_type *t, const char *text, size_t n)
{
	return t->content != CERTAIN_VALUE || certain_is(t->value, text, n);
}

bool certain_is(const struct certain_value *v, const char *text, size_t n)
{
	switch (v->kind) {
	case CERTAIN_NEVER: return false;
	case CERTAIN_ANY: return true;
	case CERTAIN_FILLED: return is_filled(text, n);
	case CERTAIN_NAME: return is_name(text, n);
	case CERTAIN_WORD: return is_word(v, text, n);
	case CERTAIN_DATE: return is_date(text, n);
	case CERTAIN_COUNT: return n > 0 && n <= DIGITS_MAX && digits(text, n) == n;
	case CERTAIN_AMOUNT: return is_amount(text, n);
	case CERTAIN_DURATION: return is_duration(text, n);
	case CERTAIN_COUNTRY: return n == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
	case CERTAIN_ORG_NUMBER: return is_org_number(text, n);
	case CERTAIN_PERCENT: return is_percent(text, n);
	case CERTAIN_YEAR: return n == 4 && digits(text, n) == 4 && number(text, n) > 0;
	case CERTAIN_TIME: return is_time(text, n);
	case CERTAIN_CODE: return n == 4 && digits(text, n) == 4;
	case CERTAIN_POSITIVE: return n > 0 && n <= DIGITS_MAX && digits(text, n) == n && text[0] != '0';
	case CERTAIN_LIST: return is_list(v->members[0], text, n);
	case CERTAIN_UNION: return is_one_of(v, text, n);
	}
	return false;
}
