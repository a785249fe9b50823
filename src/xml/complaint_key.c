/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ids: used twice, missing, referred to without being there (identity constraints). A reference is found wrong at the end of the document, without a place, so it and
 * the ids it may have meant are looked up in the text at hand.
 */
#include "complaint_part.h"

#include "vec.h"

#include <stdio.h>
#include <string.h>

/* "['a', 'b']" gives "a b". */
static const char *key_text(struct complaint *c, const char *sequence)
{
	const char *from = sequence != NULL ? strchr(sequence, '[') : NULL;
	char *out = arena_strdup(c->arena, from != NULL ? from : ""), *to = out;

	for (const char *p = from != NULL ? from : ""; *p != '\0'; p++) {
		if (strchr("[],", *p) != NULL || *p == '\'')
			continue;
		*to++ = *p;
	}
	*to = '\0';
	return out;
}

static int duplicate(struct complaint *c, const char *key)
{
	const char *attributes[] = { "id", "code", "name" };
	char line[32];

	for (size_t i = 0; i < 3 && c->attribute == NULL; i++)
		if (complaint_has_attribute(c, attributes[i]))
			c->attribute = attributes[i];
	c->value = NULL;
	complaint_at_value(c);
	if (c->attribute == NULL)
		complaint_at_name(c);
	snprintf(line, sizeof line, "%llu", (unsigned long long)c->w->key_line);
	complaint_arg(c, "key", key);
	complaint_arg(c, "line", line);
	complaint_arg(c, "candidate", arena_printf(c->arena, "%s-2", key));
	return complaint_send(c, c->w->key_line > 0 ? MSG_XML_DUPLICATE_ID : MSG_XML_DUPLICATE_KEY);
}

static int missing(struct complaint *c)
{
	const char *id;

	c->attribute = "id";
	id = complaint_written(c);
	c->attribute = NULL;
	/* An id that is there but invalid has been told so. */
	if (id != NULL && !suggest_fits("NCName", id))
		return 0;
	complaint_at_name(c);
	if (id != NULL) {
		complaint_arg(c, "detail", c->detail);
		return complaint_send(c, MSG_XML_SCHEMA_OTHER);
	}
	complaint_arg(c, "candidate", arena_printf(c->arena, "%s-1", c->element));
	return complaint_send(c, MSG_XML_ID_MISSING);
}

/* The next attribute value in quotes from *at on: its attribute's name and itself, in the arena. 0 at the end. */
static int next_value(struct complaint *c, uint64_t *at, const char **name, const char **value, uint64_t place[2])
{
	size_t n, start, end;
	const char *p = source_at(c->source, *at, &n);

	for (size_t i = 1; p != NULL && i + 1 < n; i++) {
		const char *close;

		if (p[i] != '=' || (p[i + 1] != '"' && p[i + 1] != '\''))
			continue;
		close = memchr(p + i + 2, p[i + 1], n - i - 2);
		if (close == NULL)
			return 0;
		for (start = i; start > 0 && strchr(" \t\r\n<>\"'=", p[start - 1]) == NULL; start--)
			;
		end = (size_t)(close - p);
		*name = arena_strndup(c->arena, p + start, i - start);
		*value = arena_strndup(c->arena, p + i + 2, end - i - 2);
		place[0] = *at + i + 2;
		place[1] = *at + end;
		*at += end;
		return 1;
	}
	return 0;
}

static int unknown_reference(struct complaint *c, const char *key)
{
	VEC(const char *) ids = { 0 };
	const char *name, *value, *meant;
	uint64_t at = c->source != NULL ? c->source->base : 0, place[2];

	complaint_at_name(c);
	while (c->source != NULL && next_value(c, &at, &name, &value, place)) {
		if (strcmp(name, "id") == 0) {
			vec_push(&ids, value);
		} else if (strcmp(value, key) == 0) {
			c->from = place[0];
			c->to = place[1];
		}
	}
	meant = suggest_name(key, ids.items, ids.len);
	vec_free(&ids);
	complaint_arg(c, "key", key);
	complaint_arg(c, "candidate", meant);
	return complaint_send(c, meant != NULL ? MSG_XML_REFERENCE_NEAR : MSG_XML_REFERENCE_UNKNOWN);
}

int complaint_key(struct complaint *c)
{
	if (strstr(c->detail, "No precomputed value") != NULL)
		return 0;
	if (strstr(c->detail, "Duplicate key-sequence") != NULL)
		return duplicate(c, key_text(c, c->value != NULL ? c->value : c->detail));
	if (strstr(c->detail, "No match found") != NULL)
		return unknown_reference(c, key_text(c, c->limit != NULL ? c->limit : c->detail));
	return missing(c);
}
