/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From a node without a mark to its bytes (scan.h): begin at what is known before it, the end of an element beside it or of its parent's start tag, and step over what
 * lies between. The document is well-formed, or there would be no tree.
 */
#include "scan.h"

#include "tree.h"

#include <stdbool.h>
#include <string.h>

#define SIBLINGS_MOST 1000 /* stepped over before giving up */

enum item { ITEM_END, ITEM_TEXT, ITEM_COMMENT, ITEM_PI, ITEM_TAG, ITEM_OTHER };

/* The text from some offset on. */
struct scan {
	const char *p;
	size_t n, at;
};

static bool begins(const struct scan *s, const char *what)
{
	size_t len = strlen(what);

	return s->n - s->at >= len && memcmp(s->p + s->at, what, len) == 0;
}

/* Past the next place where this stands. */
static void past(struct scan *s, const char *what)
{
	size_t len = strlen(what);

	while (s->at < s->n && !begins(s, what))
		s->at++;
	s->at = s->at + len < s->n ? s->at + len : s->n;
}

/* Past the ">" of a tag. Whether it was an empty element's. */
static bool past_tag(struct scan *s)
{
	char quote = '\0';

	for (; s->at < s->n && (quote != '\0' || s->p[s->at] != '>'); s->at++) {
		char c = s->p[s->at];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
	}
	if (s->at < s->n)
		s->at++;
	return s->at >= 2 && s->p[s->at - 2] == '/';
}

/* Past <!DOCTYPE …>, whose internal subset is in brackets. */
static void past_doctype(struct scan *s)
{
	unsigned depth = 0;

	while (s->at < s->n && !(depth == 0 && s->p[s->at] == '>')) {
		char c = s->p[s->at];

		if (begins(s, "<!--")) {
			past(s, "-->");
			continue;
		}
		if (begins(s, "<?")) {
			past(s, "?>");
			continue;
		}
		s->at++;
		if (c == '[')
			depth++;
		else if (c == ']')
			depth--;
		else if (c == '"' || c == '\'')
			past(s, c == '"' ? "\"" : "'");
	}
	s->at += s->at < s->n;
}

/* Past a text: to the next "<" that is not of a CDATA section. */
static void past_text(struct scan *s)
{
	while (s->at < s->n) {
		if (begins(s, "<![CDATA["))
			past(s, "]]>");
		else if (s->p[s->at] == '<')
			return;
		else
			s->at++;
	}
}

/* Steps over the next thing; of a tag nothing is stepped over. */
static enum item step(struct scan *s)
{
	if (s->at >= s->n)
		return ITEM_END;
	if (s->p[s->at] != '<' || begins(s, "<![CDATA[")) {
		past_text(s);
		return ITEM_TEXT;
	}
	if (begins(s, "<!--")) {
		past(s, "-->");
		return ITEM_COMMENT;
	}
	if (begins(s, "<!")) {
		past_doctype(s);
		return ITEM_OTHER;
	}
	if (begins(s, "<?")) {
		bool declaration = begins(s, "<?xml ") || begins(s, "<?xml\t") || begins(s, "<?xml\n") || begins(s, "<?xml\r");

		past(s, "?>");
		return declaration ? ITEM_OTHER : ITEM_PI;
	}
	return ITEM_TAG;
}

/* Past the element whose "<" is here. */
static void past_element(struct scan *s)
{
	unsigned depth = 0;

	do {
		enum item item = step(s);

		if (item == ITEM_END)
			return;
		if (item != ITEM_TAG)
			continue;
		if (begins(s, "</"))
			depth--, past_tag(s);
		else
			depth += past_tag(s) ? 0 : 1;
	} while (depth > 0);
}

static bool is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static enum item item_of(const xmlNode *node)
{
	return is_text(node) ? ITEM_TEXT : node->type == XML_COMMENT_NODE ? ITEM_COMMENT : node->type == XML_PI_NODE ? ITEM_PI : ITEM_TAG;
}

/* Where the siblings after (NULL: all) begin in the text. -1 when that is not known. */
static int open_at(struct scan *scan, const struct source *s, const xmlNode *parent, const xmlNode *after)
{
	const xmlNode *known = after != NULL ? after : parent;
	const struct mark *m = known->type == XML_ELEMENT_NODE ? known->_private : NULL;

	if (m == NULL && known->type != XML_DOCUMENT_NODE)
		return -1;
	scan->at = 0;
	scan->p = source_at(s, m != NULL ? m->tag : 0, &scan->n);
	if (scan->p == NULL)
		return -1;
	if (after != NULL)
		past_element(scan);
	else if (m != NULL)
		past_tag(scan);
	return 0;
}

static const xmlNode *element_before(const xmlNode *node)
{
	const xmlNode *n = node->prev;
	size_t looked = 0;

	while (n != NULL && n->type != XML_ELEMENT_NODE && looked++ < SIBLINGS_MOST)
		n = n->prev;
	return looked > SIBLINGS_MOST ? node : n;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The item, or what it has between white space. */
static void set_span(uint64_t span[2], const struct source *s, const struct scan *scan, size_t from)
{
	uint64_t base = s->base + (uint64_t)(scan->p - s->text.data);
	size_t first = from, last = scan->at;

	while (first < last && is_space(scan->p[first]))
		first++;
	while (last > first && is_space(scan->p[last - 1]))
		last--;
	span[0] = base + (first < last ? first : from);
	span[1] = base + (first < last ? last : scan->at);
}

int scan_node(const struct source *s, const xmlNode *node, uint64_t span[2])
{
	const xmlNode *before = element_before(node), *sibling;
	struct scan scan;

	if (before == node || node->parent == NULL || open_at(&scan, s, node->parent, before) != 0)
		return -1;
	for (sibling = before != NULL ? before->next : node->parent->children; sibling != NULL; sibling = sibling->next) {
		enum item wanted = item_of(sibling), item;
		size_t from;

		if (sibling->type == XML_DTD_NODE)
			continue;
		/* Outside the root element white space is no node, and neither are declarations. */
		do {
			from = scan.at;
			item = step(&scan);
		} while (item == ITEM_OTHER || (item == ITEM_TEXT && wanted != ITEM_TEXT));
		if (item != wanted || item == ITEM_TAG)
			return -1;
		if (sibling == node) {
			set_span(span, s, &scan, from);
			return 0;
		}
	}
	return -1;
}
