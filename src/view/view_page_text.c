/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one place where text meets a web page: what a stylesheet has made is looked through before it is written. What must stay true: no template can forget it; what a
 * reader cannot see, or is misled by (a name that turns the rest of its cell around), is shown as U+FFFD, one for each character, so that columns stay; joiners are
 * part of words and emoji.
 */
#include "view_page_text.h"

#include "buf.h"
#include "utf8.h"
#include "view_functions.h"

#include <string.h>

static bool misleads(uint32_t c)
{
	return utf8_misleads(c) && c != '\t' && c != '\n';
}

static bool any_misleads(const char *s)
{
	while (*s) {
		/* most text is plain */
		if ((unsigned char)*s >= ' ' && (unsigned char)*s < 0x7F)
			s++;
		else if (misleads(view_next(&s)))
			return true;
	}
	return false;
}

static void settle(xmlNodePtr text, struct buf *out)
{
	const char *s = (const char *)text->content;
	uint32_t c;

	if (!s || !any_misleads(s))
		return;
	buf_reset(out);
	while (*s) {
		c = view_next(&s);
		view_put(out, misleads(c) ? 0xFFFD : c);
	}
	xmlNodeSetContent(text, (const xmlChar *)out->data);
}

static void settle_attributes(const xmlNode *element, struct buf *out)
{
	const xmlAttr *a;
	xmlNodePtr n;

	for (a = element->properties; a; a = a->next)
		for (n = a->children; n; n = n->next)
			settle(n, out);
}

/* The node after this one in the order of the page. */
static xmlNodePtr next(xmlNodePtr n)
{
	if (n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

void view_page_settle(xmlDocPtr page)
{
	struct buf out = BUF_INIT;
	xmlNodePtr n;

	for (n = page->children; n; n = next(n)) {
		if (n->type == XML_ELEMENT_NODE)
			settle_attributes(n, &out);
		else if (n->type == XML_TEXT_NODE)
			settle(n, &out);
	}
	buf_release(&out);
}
