/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a complaint points: worked out from the source text at the element's start tag, because the validator knows no columns. What has been forgotten or has not been read yet
 * leaves the place at the element's name. Content is scanned as far as it is at hand: it was well-formed up to where the parser stands.
 */
#include "complaint_part.h"

#include <string.h>

/* The bytes from the element's '<' on; NULL when there is no such tag at hand. */
static const char *tag_text(const struct complaint *c, size_t *n)
{
	const char *p = c->source != NULL ? source_at(c->source, c->w->tag, n) : NULL;

	return p != NULL && *n > 0 && *p == '<' ? p : NULL;
}

/* The length of the tag at p, its '>' included; n when it does not end. */
static size_t tag_length(const char *p, size_t n)
{
	char quote = '\0';

	for (size_t i = 0; i < n; i++) {
		if (quote != '\0')
			quote = p[i] == quote ? '\0' : quote;
		else if (p[i] == '"' || p[i] == '\'')
			quote = p[i];
		else if (p[i] == '>')
			return i + 1;
	}
	return n;
}

static int begins(const char *p, size_t n, const char *what)
{
	return n >= strlen(what) && memcmp(p, what, strlen(what)) == 0;
}

/* The length of a piece of markup that ends in a certain way. */
static size_t until(const char *p, size_t n, const char *end)
{
	for (size_t i = 0; i + strlen(end) <= n; i++)
		if (memcmp(p + i, end, strlen(end)) == 0)
			return i + strlen(end);
	return n;
}

static int is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A walk over an element's content. */
struct content {
	const char *p;     /* the tag's text */
	size_t n, at;      /* bytes at hand, where the walk stands */
	int depth, ended;
};

static int content_open(struct content *k, const struct complaint *c)
{
	*k = (struct content){ .p = tag_text(c, &k->n) };
	k->p = tag_text(c, &k->n);
	if (k->p == NULL)
		return 0;
	k->at = tag_length(k->p, k->n);
	k->ended = k->at >= 2 && k->p[k->at - 2] == '/';
	return !k->ended;
}

/* Steps over the markup where the walk stands ('<'). */
static void content_markup(struct content *k)
{
	const char *p = k->p + k->at;
	size_t n = k->n - k->at, length;

	if (begins(p, n, "<!--")) {
		length = until(p, n, "-->");
	} else if (begins(p, n, "<?")) {
		length = until(p, n, "?>");
	} else if (begins(p, n, "<![CDATA[")) {
		length = until(p, n, "]]>");
	} else {
		length = tag_length(p, n);
		if (begins(p, n, "</"))
			k->ended = k->depth-- == 0;
		else if (length < 2 || p[length - 2] != '/')
			k->depth++;
	}
	k->at += length;
}

void complaint_at_name(struct complaint *c)
{
	size_t n;

	if (tag_text(c, &n) == NULL)
		return;
	c->from = c->w->tag + 1;
	c->to = source_tag_name_end(c->source, c->w->tag);
}

/* An attribute by its local name under any prefix. */
static const char *any_prefix(const struct complaint *c, const char *local)
{
	size_t n, length, name = strlen(local);
	const char *p = tag_text(c, &n);

	length = p != NULL ? tag_length(p, n) : 0;
	for (size_t i = 1; i + name < length; i++) {
		size_t start = i;

		if (p[i] != ':' || memcmp(p + i + 1, local, name) != 0 || strchr("= \t\r\n", p[i + 1 + name]) == NULL)
			continue;
		while (start > 0 && !is_space(p[start - 1]))
			start--;
		return arena_strndup(c->arena, p + start, i + 1 + name - start);
	}
	return NULL;
}

static int find_attribute(const struct complaint *c, const char *qname, uint64_t name[2], uint64_t value[2])
{
	const char *colon = strchr(qname, ':'), *other;
	size_t n;

	if (tag_text(c, &n) == NULL)
		return -1;
	if (source_attribute(c->source, c->w->tag, qname, name, value) == 0)
		return 0;
	other = any_prefix(c, colon != NULL ? colon + 1 : qname);
	return other != NULL ? source_attribute(c->source, c->w->tag, other, name, value) : -1;
}

int complaint_has_attribute(const struct complaint *c, const char *qname)
{
	uint64_t name[2], value[2];

	return find_attribute(c, qname, name, value) == 0;
}

void complaint_at_attribute(struct complaint *c)
{
	uint64_t name[2], value[2];

	complaint_at_name(c);
	if (c->attribute == NULL || find_attribute(c, c->attribute, name, value) != 0)
		return;
	c->from = name[0];
	c->to = name[1];
}

/* The offsets of the element's first text, comments skipped. 0 when there is none. */
static int own_text(const struct complaint *c, uint64_t range[2])
{
	struct content k;
	size_t end;

	if (!content_open(&k, c))
		return 0;
	for (;;) {
		while (k.at < k.n && is_space(k.p[k.at]))
			k.at++;
		if (k.at >= k.n || k.p[k.at] != '<')
			break;
		if (begins(k.p + k.at, k.n - k.at, "<![CDATA["))
			break;
		content_markup(&k);
		if (k.ended || k.depth > 0)
			return 0;
	}
	end = k.at;
	if (begins(k.p + k.at, k.n - k.at, "<![CDATA["))
		end += until(k.p + k.at, k.n - k.at, "]]>");
	while (end < k.n && k.p[end] != '<')
		end++;
	while (end > k.at && is_space(k.p[end - 1]))
		end--;
	range[0] = c->w->tag + k.at;
	range[1] = c->w->tag + end;
	return range[1] > range[0];
}

/* Narrows the place to a word of it: an item of a list. */
static void narrow(struct complaint *c, const char *item)
{
	size_t n, length = item != NULL ? strlen(item) : 0, whole = (size_t)(c->to - c->from);
	const char *p = source_at(c->source, c->from, &n);

	if (p == NULL || length == 0 || length >= whole)
		return;
	for (size_t i = 0; i + length <= whole; i++) {
		if (memcmp(p + i, item, length) == 0 && (i == 0 || is_space(p[i - 1])) && (i + length == whole || is_space(p[i + length]))) {
			c->from += i;
			c->to = c->from + length;
			return;
		}
	}
}

void complaint_at_value(struct complaint *c)
{
	uint64_t name[2], value[2];
	size_t n;

	complaint_at_name(c);
	if (c->attribute != NULL) {
		if (find_attribute(c, c->attribute, name, value) != 0)
			return;
		/* An empty value has nothing to point at but its attribute. */
		if (value[0] == value[1])
			memcpy(value, name, sizeof value);
	} else if (!own_text(c, value)) {
		return;
	}
	c->from = value[0];
	c->to = value[1];
	while (c->from < c->to && is_space(*source_at(c->source, c->from, &n)))
		c->from++;
	while (c->to > c->from && is_space(*source_at(c->source, c->to - 1, &n)))
		c->to--;
	narrow(c, c->value);
}

void complaint_at_loose_text(struct complaint *c)
{
	struct content k;
	size_t end;

	complaint_at_name(c);
	if (!content_open(&k, c))
		return;
	while (k.at < k.n && !k.ended && (k.depth > 0 || is_space(k.p[k.at]) || (k.p[k.at] == '<' && !begins(k.p + k.at, k.n - k.at, "<![CDATA[")))) {
		if (k.p[k.at] == '<')
			content_markup(&k);
		else
			k.at++;
	}
	if (k.ended || k.at >= k.n)
		return;
	end = k.at + 1;
	while (end < k.n && k.p[end] != '<' && k.p[end] != '\n')
		end++;
	while (end > k.at && is_space(k.p[end - 1]))
		end--;
	c->from = c->w->tag + k.at;
	c->to = c->w->tag + end;
}

int complaint_has_children(const struct complaint *c)
{
	struct content k;

	if (!content_open(&k, c))
		return 0;
	while (k.at < k.n && !k.ended) {
		if (k.p[k.at] != '<') {
			k.at++;
			continue;
		}
		content_markup(&k);
		if (k.depth > 0 || (!k.ended && begins(k.p + k.at - 2, 2, "/>")))
			return 1;
	}
	return 0;
}

const char *complaint_written(struct complaint *c)
{
	uint64_t name[2], value[2];
	size_t n;

	if (c->attribute != NULL ? find_attribute(c, c->attribute, name, value) != 0 : !own_text(c, value))
		return NULL;
	return arena_strndup(c->arena, source_at(c->source, value[0], &n), (size_t)(value[1] - value[0]));
}
