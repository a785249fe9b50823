/* SPDX-License-Identifier: Apache-2.0 */
/*
 * EXSLT's common and strings modules, as far as libexslt has them only inside a transformation: they make nodes, in documents that are the run's. Unlike libexslt's,
 * str:split() tells capital from small letters, as EXSLT says.
 */
#include "functions.h"

#include "bounds.h"

#include <string.h>

static int give_made(struct xpath_value *out, const struct node_list *list)
{
	return give_nodes(out, list->items, list->len);
}

/* A set of one text node of a document of its own. An empty text is a node, too. */
static int give_text_node(struct xpath_run *r, struct xpath_text t, struct xpath_value *out)
{
	xmlDocPtr doc = foreign_document(r);
	xmlNodePtr node = xmlNewDocTextLen(doc, (const xmlChar *)t.start, (int)t.len);
	struct node_list list = { NULL, 0, 0 };

	xmlAddChild((xmlNodePtr)doc, node);
	node_list_add(r, &list, node);
	return give_made(out, &list);
}

int common_node_set(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text t;

	if (eval_value(r, arg(call, 0), f, out) != 0)
		return -1;
	if (out->type == VALUE_NODES)
		return 0;
	t = value_text(r, out);
	return give_text_node(r, t, out);
}

int common_object_type(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	static const char *const names[] = { [VALUE_NODES] = "node-set", [VALUE_BOOLEAN] = "boolean", [VALUE_NUMBER] = "number", [VALUE_STRING] = "string" };
	struct xpath_value v;

	if (eval_value(r, arg(call, 0), f, &v) != 0)
		return -1;
	return give_text(out, names[v.type], strlen(names[v.type]));
}

int strings_concat(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_text *parts;
	struct xpath_nodes nodes;
	size_t len = 0;
	char *text, *p;

	if (eval_nodes(r, arg(call, 0), f, &nodes) != 0)
		return -1;
	parts = scratch_alloc(&r->scratch, nodes.len * sizeof *parts);
	for (size_t i = 0; i < nodes.len; i++) {
		parts[i] = node_text(r, nodes.items[i]);
		len += parts[i].len;
	}
	if (len > LIMIT_XPATH_TEXT)
		return run_fail(r, "str:concat() of more than %u bytes", LIMIT_XPATH_TEXT);
	p = text = scratch_alloc(&r->scratch, len);
	for (size_t i = 0; i < nodes.len; i++) {
		memcpy(p, parts[i].start, parts[i].len);
		p += parts[i].len;
	}
	return give_text(out, text, len);
}

/* The text, and the second argument or what stands for it. */
static int text_and(struct xpath_run *r, const struct expr *call, const struct focus *f, const char *otherwise, struct xpath_text *t, struct xpath_text *second)
{
	*second = text_of(otherwise);
	if (eval_text(r, arg(call, 0), f, t) != 0)
		return -1;
	return call->call.count > 1 ? eval_text(r, arg(call, 1), f, second) : 0;
}

static int add_token(struct xpath_run *r, xmlDocPtr doc, const char *start, const char *end, struct node_list *list)
{
	return foreign_element(r, doc, "token", (struct xpath_text){ start, (size_t)(end - start) }, list);
}

/* Each character a token. */
static int tokens_of_characters(struct xpath_run *r, xmlDocPtr doc, struct xpath_text t, struct node_list *list)
{
	const char *end = t.start + t.len;

	for (const char *p = t.start; p < end; p += char_bytes(p, end)) {
		if (add_token(r, doc, p, p + char_bytes(p, end), list) != 0)
			return -1;
	}
	return 0;
}

/* Bytes of the character at p when it is a delimiter, else 0. */
static size_t delimiter_at(const char *p, const char *end, struct xpath_text delimiters)
{
	const char *last = delimiters.start + delimiters.len;
	size_t n = char_bytes(p, end);

	for (const char *d = delimiters.start; d < last; d += char_bytes(d, last)) {
		if (char_bytes(d, last) == n && memcmp(d, p, n) == 0)
			return n;
	}
	return 0;
}

static int tokens_between(struct xpath_run *r, xmlDocPtr doc, struct xpath_text t, struct xpath_text delimiters, struct node_list *list)
{
	const char *p = t.start, *end = p + t.len, *token = p;

	while (p < end) {
		size_t n = delimiter_at(p, end, delimiters);

		if (n > 0) {
			if (p > token && add_token(r, doc, token, p, list) != 0)
				return -1;
			token = p + n;
		}
		p += n > 0 ? n : char_bytes(p, end);
	}
	return token < end ? add_token(r, doc, token, end, list) : 0;
}

int strings_tokenize(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct xpath_text t, delimiters;
	xmlDocPtr doc;

	if (text_and(r, call, f, "\t\r\n ", &t, &delimiters) != 0)
		return -1;
	doc = foreign_document(r);
	if ((delimiters.len == 0 ? tokens_of_characters(r, doc, t, &list) : tokens_between(r, doc, t, delimiters, &list)) != 0)
		return -1;
	return give_made(out, &list);
}

static int split_at(struct xpath_run *r, xmlDocPtr doc, struct xpath_text t, struct xpath_text delimiter, struct node_list *list)
{
	const char *token = t.start, *end = token + t.len, *found;

	while ((found = text_find(t, (size_t)(token - t.start), delimiter)) != NULL) {
		if (found > token && add_token(r, doc, token, found, list) != 0)
			return -1;
		token = found + delimiter.len;
	}
	return token < end ? add_token(r, doc, token, end, list) : 0;
}

int strings_split(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct node_list list = { NULL, 0, 0 };
	struct xpath_text t, delimiter;
	xmlDocPtr doc;

	if (text_and(r, call, f, " ", &t, &delimiter) != 0)
		return -1;
	doc = foreign_document(r);
	if ((delimiter.len == 0 ? tokens_of_characters(r, doc, t, &list) : split_at(r, doc, t, delimiter, &list)) != 0)
		return -1;
	return give_made(out, &list);
}

/* What str:replace() looks for, and what it puts there: the n-th for the n-th, nothing where there is none. */
struct swap {
	struct xpath_text *search, *replace;
	size_t n;
};

static struct xpath_text *texts_of(struct xpath_run *r, const struct xpath_value *v, size_t n)
{
	struct xpath_text *texts = scratch_alloc(&r->scratch, (n > 0 ? n : 1) * sizeof *texts);

	for (size_t i = 0; i < n; i++) {
		texts[i] = (struct xpath_text){ "", 0 };
		if (v->type == VALUE_NODES && i < v->nodes.len)
			texts[i] = node_text(r, v->nodes.items[i]);
		else if (v->type != VALUE_NODES && i == 0)
			texts[i] = value_text(r, v);
	}
	return texts;
}

/* The longest one that stands at p, or n. */
static size_t longest_at(const struct swap *s, const char *p, const char *end)
{
	size_t best = s->n;

	for (size_t i = 0; i < s->n; i++) {
		size_t len = s->search[i].len;

		if (len > 0 && len <= (size_t)(end - p) && memcmp(p, s->search[i].start, len) == 0 && (best == s->n || len > s->search[best].len))
			best = i;
	}
	return best;
}

static size_t empty_one(const struct swap *s)
{
	size_t i = 0;

	while (i < s->n && s->search[i].len > 0)
		i++;
	return i < s->n && s->replace[i].len > 0 ? i : s->n;
}

/* An empty string to look for stands between any two characters where nothing else was found. */
static int replace_all(struct xpath_run *r, const struct swap *s, struct xpath_text t, struct buf *result)
{
	const char *p = t.start, *end = p + t.len, *kept = p;
	size_t empty = empty_one(s);

	while (p < end) {
		size_t i = longest_at(s, p, end);

		if (i == s->n && !(empty < s->n && kept < p)) {
			p += char_bytes(p, end);
			continue;
		}
		buf_add(result, kept, (size_t)(p - kept));
		kept = p;
		if (i == s->n) {
			buf_add(result, s->replace[empty].start, s->replace[empty].len);
			p += char_bytes(p, end);
		} else {
			buf_add(result, s->replace[i].start, s->replace[i].len);
			kept = p += s->search[i].len;
		}
		if (result->len > LIMIT_XPATH_TEXT)
			return run_fail(r, "str:replace() makes more than %u bytes", LIMIT_XPATH_TEXT);
	}
	buf_add(result, kept, (size_t)(end - kept));
	return 0;
}

int strings_replace(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	struct xpath_value search, replace;
	struct buf result = BUF_INIT;
	struct xpath_text t;
	struct swap s;
	int failed;

	if (eval_text(r, arg(call, 0), f, &t) != 0 || eval_value(r, arg(call, 1), f, &search) != 0 || eval_value(r, arg(call, 2), f, &replace) != 0)
		return -1;
	s.n = search.type == VALUE_NODES ? search.nodes.len : 1;
	s.search = texts_of(r, &search, s.n);
	s.replace = texts_of(r, &replace, s.n);
	failed = replace_all(r, &s, t, &result);
	if (failed == 0)
		give_text_node(r, (struct xpath_text){ result.data, result.len }, out);
	buf_release(&result);
	return failed;
}
