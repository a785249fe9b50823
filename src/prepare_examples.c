/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The examples of `explain` (prepare_examples.h): of a rule's cases the one that fails and the one that passes which differ least are taken, so that a reader sees what
 * decides. Of both is kept what differs, the thing that the finding is about, and the tags around them. The rule itself is run for what it says of the one that fails.
 */
#include "prepare_examples.h"

#include "mem.h"
#include "platform.h"
#include "session.h"
#include "xml_writer.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LINES_MOST 20
#define WIDTH 74
#define TOO_MUCH 100000
#define DIFFERENCE 3 /* counts as many elements as this */

/* What is to be shown of a node, in its _private. */
enum shown { TAG = 1, WHOLE = 2, SUBJECT = 4 };

/* How much of what is marked as a whole is kept. */
enum detail { EVERYTHING, CHILDREN, NAMES, DETAILS };

struct example {
	char *path;
	const char *name; /* in path */
	xmlDocPtr doc;
	size_t size;
};

struct examples {
	VEC(struct example) fails, passes;
};

struct pair {
	struct example *fails, *passes;
	size_t cost;
};

/* --- documents --- */

static xmlNodePtr first(const xmlNode *n)
{
	n = n->children;
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return (xmlNodePtr)n;
}

static xmlNodePtr next(const xmlNode *n)
{
	do
		n = n->next;
	while (n != NULL && n->type != XML_ELEMENT_NODE);
	return (xmlNodePtr)n;
}

static bool has_mark(const xmlNode *n, unsigned mark)
{
	return ((uintptr_t)n->_private & mark) != 0;
}

static void put_mark(xmlNode *n, unsigned mark)
{
	n->_private = (void *)((uintptr_t)n->_private | mark);
}

static size_t size_of(const xmlNode *n)
{
	size_t size = 1;

	for (const xmlNode *c = first(n); c != NULL; c = next(c))
		size += size_of(c);
	return size;
}

static bool same(const xmlChar *a, const xmlChar *b)
{
	return xmlStrEqual(a, b) != 0;
}

static bool same_attribute(const xmlNode *n, const xmlAttr *a)
{
	xmlChar *here = xmlGetProp((xmlNodePtr)n, a->name), *there = xmlNodeListGetString(a->doc, a->children, 1);
	bool is = same(here, there);

	xmlFree(here);
	xmlFree(there);
	return is;
}

static size_t count_missing(const xmlNode *a, const xmlNode *b)
{
	size_t n = 0;

	for (const xmlAttr *at = a->properties; at != NULL; at = at->next)
		n += !same_attribute(b, at);
	return n;
}

/* Whether two elements hold only text, and not the same. */
static bool text_differs(const xmlNode *a, const xmlNode *b)
{
	xmlChar *one, *other;
	bool differs;

	if (first(a) != NULL || first(b) != NULL)
		return false;
	one = xmlNodeGetContent((xmlNodePtr)a);
	other = xmlNodeGetContent((xmlNodePtr)b);
	differs = !same(one, other);
	xmlFree(one);
	xmlFree(other);
	return differs;
}

static size_t own_cost(const xmlNode *a, const xmlNode *b)
{
	size_t gone = count_missing(a, b), come = count_missing(b, a);

	return (gone > come ? gone : come) + text_differs(a, b);
}

static bool can_pair(const xmlNode *a, const xmlNode *b)
{
	xmlChar *one, *other;
	bool can;

	if (!same(a->name, b->name))
		return false;
	one = xmlGetProp((xmlNodePtr)a, BAD_CAST "id");
	other = xmlGetProp((xmlNodePtr)b, BAD_CAST "id");
	can = one == NULL || other == NULL || same(one, other);
	xmlFree(one);
	xmlFree(other);
	return can;
}

/* --- what two cases differ in --- */

static size_t cost_of(const xmlNode *a, const xmlNode *b);

/* The children of two elements, and the least cost of making the rest of the one (from i) into the rest of the other (from j). */
struct alignment {
	VEC(xmlNodePtr) a, b;
	size_t *rest;
};

static size_t *rest_at(const struct alignment *al, size_t i, size_t j)
{
	return &al->rest[i * (al->b.len + 1) + j];
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t paired(const struct alignment *al, size_t i, size_t j)
{
	if (i == al->a.len || j == al->b.len || !can_pair(al->a.items[i], al->b.items[j]))
		return TOO_MUCH;
	return cost_of(al->a.items[i], al->b.items[j]) + *rest_at(al, i + 1, j + 1);
}

static size_t without(const struct alignment *al, size_t i, size_t j, bool of_a)
{
	if (of_a)
		return i == al->a.len ? TOO_MUCH : size_of(al->a.items[i]) + 1 + *rest_at(al, i + 1, j);
	return j == al->b.len ? TOO_MUCH : size_of(al->b.items[j]) + 1 + *rest_at(al, i, j + 1);
}

static void align(struct alignment *al, const xmlNode *a, const xmlNode *b)
{
	*al = (struct alignment){ 0 };
	for (xmlNodePtr n = first(a); n != NULL; n = next(n))
		vec_push(&al->a, n);
	for (xmlNodePtr n = first(b); n != NULL; n = next(n))
		vec_push(&al->b, n);
	al->rest = mem_alloc((al->a.len + 1) * (al->b.len + 1) * sizeof *al->rest);
	for (size_t i = al->a.len + 1; i-- > 0;) {
		for (size_t j = al->b.len + 1; j-- > 0;) {
			bool end = i == al->a.len && j == al->b.len;

			*rest_at(al, i, j) = end ? 0 : least(paired(al, i, j), least(without(al, i, j, true), without(al, i, j, false)));
		}
	}
}

static void align_free(struct alignment *al)
{
	free(al->rest);
	vec_free(&al->a);
	vec_free(&al->b);
}

static size_t cost_of(const xmlNode *a, const xmlNode *b)
{
	struct alignment al;
	size_t cost;

	align(&al, a, b);
	cost = own_cost(a, b) + *rest_at(&al, 0, 0);
	align_free(&al);
	return cost;
}

/* Marks in both what differs; what one has and the other lacks shows there by the tag it is missing in. The subject of a is that of b, too. */
static void mark(xmlNode *a, xmlNode *b)
{
	struct alignment al;
	size_t i = 0, j = 0;

	if (has_mark(a, SUBJECT))
		put_mark(b, WHOLE);
	if (own_cost(a, b) > 0) {
		put_mark(a, TAG);
		put_mark(b, TAG);
	}
	align(&al, a, b);
	while (i < al.a.len || j < al.b.len) {
		if (paired(&al, i, j) == *rest_at(&al, i, j)) {
			mark(al.a.items[i++], al.b.items[j++]);
			continue;
		}
		put_mark(a, TAG);
		put_mark(b, TAG);
		if (without(&al, i, j, true) == *rest_at(&al, i, j))
			put_mark(al.a.items[i++], WHOLE);
		else
			put_mark(al.b.items[j++], WHOLE);
	}
	align_free(&al);
}

/* --- what is kept --- */

static bool holds_mark(const xmlNode *n)
{
	if (has_mark(n, TAG | WHOLE | SUBJECT))
		return true;
	for (const xmlNode *c = first(n); c != NULL; c = next(c)) {
		if (holds_mark(c))
			return true;
	}
	return false;
}

static bool is_words(const xmlNode *n)
{
	return same(n->name, BAD_CAST "name") || same(n->name, BAD_CAST "title");
}

/* Whether a child is kept, of an element that is whole or not. */
static bool is_kept(const xmlNode *n, bool whole, enum detail d)
{
	return holds_mark(n) || is_words(n) || (whole && d < NAMES);
}

/* Whether what is in a child that is kept is kept as a whole. */
static bool goes_on(const xmlNode *n, bool whole, enum detail d)
{
	return has_mark(n, WHOLE | SUBJECT) || (whole && d == EVERYTHING);
}

/* What stands in another language than English beside the same in English is not counted: it is not shown either. */
static bool is_other_language(const xmlNode *n)
{
	xmlChar *lang = xmlGetNsProp((xmlNodePtr)n, BAD_CAST "lang", XML_XML_NAMESPACE);
	bool other = lang != NULL && !same(lang, BAD_CAST "en");

	xmlFree(lang);
	return other;
}

static size_t tag_lines(const xmlNode *n, size_t depth)
{
	size_t width = 2 * depth + strlen((const char *)n->name) + 2;

	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		width += strlen((const char *)a->name) + 4 + (a->children != NULL ? strlen((const char *)a->children->content) : 0);
	return 1 + width / WIDTH;
}

static size_t lines_of(const xmlNode *n, size_t depth, bool whole, enum detail d)
{
	size_t lines = tag_lines(n, depth);
	bool cut = false;

	if (is_other_language(n))
		return 0;
	for (const xmlNode *c = first(n); c != NULL; c = next(c)) {
		bool kept = is_kept(c, whole, d);

		if (kept)
			lines += lines_of(c, depth + 1, goes_on(c, whole, d), d);
		else
			lines += !cut;
		cut = !kept;
	}
	return lines + (first(n) != NULL);
}

static void write_attributes(struct buf *out, const xmlNode *n)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
		xmlChar *value = xmlNodeListGetString(a->doc, a->children, 1);

		buf_printf(out, " %s%s=\"", a->ns != NULL ? "xml:" : "", (const char *)a->name);
		if (value != NULL)
			xml_escape(out, (const char *)value, strlen((const char *)value), true);
		buf_putc(out, '"');
		xmlFree(value);
	}
}

static void write_text(struct buf *out, const xmlNode *n)
{
	xmlChar *text = first(n) == NULL ? xmlNodeGetContent((xmlNodePtr)n) : NULL;

	if (text != NULL)
		xml_escape(out, (const char *)text, strlen((const char *)text), false);
	xmlFree(text);
}

static void write_node(struct buf *out, const xmlNode *n, bool whole, enum detail d)
{
	bool cut = false;

	buf_printf(out, "<%s", (const char *)n->name);
	write_attributes(out, n);
	buf_putc(out, '>');
	write_text(out, n);
	for (const xmlNode *c = first(n); c != NULL; c = next(c)) {
		bool kept = is_kept(c, whole, d);

		if (kept)
			write_node(out, c, goes_on(c, whole, d), d);
		else if (!cut)
			buf_puts(out, "<?cut?>");
		cut = !kept;
	}
	buf_printf(out, "</%s>", (const char *)n->name);
}

/* The documents of the case that matter, in the first detail that is short enough. */
static void write_documents(struct buf *out, const struct example *e)
{
	const xmlNode *root = xmlDocGetRootElement(e->doc);
	size_t lines = LINES_MOST + 1;
	int d;

	for (d = EVERYTHING; d < DETAILS && lines > LINES_MOST; d++) {
		lines = 0;
		for (const xmlNode *n = first(root); n != NULL; n = next(n))
			lines += holds_mark(n) ? lines_of(n, 0, goes_on(n, false, (enum detail)d), (enum detail)d) : 0;
	}
	for (const xmlNode *n = first(root); n != NULL; n = next(n)) {
		if (holds_mark(n))
			write_node(out, n, goes_on(n, false, (enum detail)(d - 1)), (enum detail)(d - 1));
	}
}

/* --- the rule's word for it --- */

static struct report *run(struct rulebook *rules, const char *path)
{
	struct pk_options o = { .paths = &path, .path_count = 1, .today = "2000-01-01" };
	struct session s;

	session_open(&s, &o, rules);
	session_run(&s);
	return (struct report *)session_close(&s);
}

static const struct finding *gap_of(const struct report *r, const char *rule)
{
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];

		if (f->outcome == OUTCOME_GAP && strcmp(f->rule, rule) == 0)
			return f;
	}
	return NULL;
}

static void mark_element(xmlNode *n)
{
	while (n->type != XML_ELEMENT_NODE)
		n = n->parent;
	put_mark(n, SUBJECT);
}

/* The element that a finding points at: locations are those of a document, and a case holds several documents. */
static void mark_subject(xmlDocPtr doc, const struct finding *f)
{
	xmlXPathContextPtr context = xmlXPathNewContext(doc);
	struct buf path = BUF_INIT;
	xmlXPathObjectPtr found;

	buf_printf(&path, "/*%s", f->location != NULL ? f->location : "/none");
	found = xmlXPathEval(BAD_CAST path.data, context);
	for (int i = 0; found != NULL && found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++) {
		xmlNodePtr n = found->nodesetval->nodeTab[i];

		if (i + 1 == found->nodesetval->nodeNr || xmlGetLineNo(n) >= (long)f->place.line) {
			mark_element(n);
			break;
		}
	}
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	buf_release(&path);
}

/* --- which --- */

/* libxml2 itself may open no files here (door.h). NULL when it cannot be read. */
static xmlDocPtr read_document(const char *path)
{
	struct platform_file *file;
	struct buf text = BUF_INIT;
	char chunk[4096];
	ptrdiff_t n;
	xmlDocPtr doc = NULL;

	if (platform_open(&file, path, NULL) != 0)
		return NULL;
	while ((n = platform_read(file, chunk, sizeof chunk, NULL)) > 0)
		buf_add(&text, chunk, (size_t)n);
	if (n == 0)
		doc = xmlReadMemory(text.data, (int)text.len, path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	platform_close(file);
	buf_release(&text);
	return doc;
}

static void add_case(struct examples *all, const char *folder, const char *name)
{
	size_t n = strlen(name);
	bool fails = strncmp(name, "gap-", 4) == 0;
	struct buf path = BUF_INIT;
	struct example e = { 0 };

	if ((!fails && strncmp(name, "pass-", 5) != 0) || n < 5 || strcmp(name + n - 4, ".xml") != 0)
		return;
	buf_printf(&path, "%s/%s", folder, name);
	e.path = buf_detach(&path);
	e.name = strrchr(e.path, '/') + 1;
	e.doc = read_document(e.path);
	if (e.doc == NULL) {
		free(e.path);
		return;
	}
	e.size = size_of(xmlDocGetRootElement(e.doc));
	if (fails)
		vec_push(&all->fails, e);
	else
		vec_push(&all->passes, e);
}

static void read_cases(struct examples *all, const char *folder)
{
	char **names;
	size_t n;

	if (platform_list(&names, &n, folder, NULL) != 0)
		return;
	for (size_t i = 0; i < n; i++) {
		add_case(all, folder, names[i]);
		free(names[i]);
	}
	free(names);
}

static void release_case(struct example *e)
{
	xmlFreeDoc(e->doc);
	free(e->path);
}

static void release_cases(struct examples *all)
{
	for (size_t i = 0; i < all->fails.len; i++)
		release_case(&all->fails.items[i]);
	for (size_t i = 0; i < all->passes.len; i++)
		release_case(&all->passes.items[i]);
	vec_free(&all->fails);
	vec_free(&all->passes);
}

/* The two that are small and differ little; of equals the first by name. */
static struct pair choose(const struct examples *all)
{
	struct pair best = { .cost = SIZE_MAX };

	for (size_t i = 0; i < all->fails.len; i++) {
		for (size_t j = 0; j < all->passes.len; j++) {
			struct example *f = &all->fails.items[i], *p = &all->passes.items[j];
			size_t cost = f->size + p->size + DIFFERENCE * cost_of(xmlDocGetRootElement(f->doc), xmlDocGetRootElement(p->doc));

			if (cost < best.cost)
				best = (struct pair){ f, p, cost };
		}
	}
	return best;
}

static void write_start(struct buf *out, const char *element, const struct example *e)
{
	xmlChar *day = xmlGetProp(xmlDocGetRootElement(e->doc), BAD_CAST "as-of");

	buf_printf(out, "  <%s case=\"%s\" as-of=\"%s\">\n", element, e->name, day != NULL ? (const char *)day : "");
	xmlFree(day);
}

static void write_rule(struct buf *out, const char *rule, const struct pair *p, const struct finding *f)
{
	buf_printf(out, " <rule id=\"%s\">\n", rule);
	write_start(out, "fails", p->fails);
	for (int l = 0; l < LANG_COUNT; l++) {
		const char *text = report_text_in(&f->message, (enum lang)l, NULL);

		buf_printf(out, "   <message xml:lang=\"%s\">", lang_code((enum lang)l));
		xml_escape(out, text, strlen(text), false);
		buf_puts(out, "</message>\n");
	}
	buf_puts(out, "   <documents>");
	write_documents(out, p->fails);
	buf_puts(out, "</documents>\n  </fails>\n");
	write_start(out, "passes", p->passes);
	buf_puts(out, "   <documents>");
	write_documents(out, p->passes);
	buf_puts(out, "</documents>\n  </passes>\n </rule>\n");
}

static void add_rule(struct buf *out, struct rulebook *rules, const char *rule, const char *folder)
{
	struct examples all = { 0 };
	struct pair pair;

	read_cases(&all, folder);
	pair = choose(&all);
	if (pair.fails != NULL) {
		struct report *r = run(rules, pair.fails->path);
		const struct finding *f = gap_of(r, rule);

		if (f != NULL) {
			mark_subject(pair.fails->doc, f);
			mark(xmlDocGetRootElement(pair.fails->doc), xmlDocGetRootElement(pair.passes->doc));
			write_rule(out, rule, &pair, f);
		}
		report_free(r);
	}
	release_cases(&all);
}

void prepare_examples(struct buf *out, struct rulebook *rules, const char *folder)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<examples>\n");
	for (size_t i = 0; i < rules->rules.len; i++) {
		struct buf path = BUF_INIT;

		buf_printf(&path, "%s/%s", folder, rules->rules.items[i]->id);
		add_rule(out, rules, rules->rules.items[i]->id, path.data);
		buf_release(&path);
	}
	buf_puts(out, "</examples>\n");
}
