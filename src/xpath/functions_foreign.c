/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a run holds for its functions only: libxml2's context, in which libexslt's functions are called, and documents for nodes made by functions.
 * Nothing of libxml2's objects is seen outside of a call; what libexslt complains about becomes the reason of a failed evaluation, and is never printed.
 */
#include "functions.h"

#include "bounds.h"
#include "mem.h"

#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#define STACK 16        /* values on libxml2's stack, to begin with */
#define COST_OF_NODE 50 /* a node made counts as many steps, for the memory it takes */

/* A document made by a function. */
struct made {
	xmlDocPtr doc;
	size_t visible; /* variables that the expression saw: its value can be held by one of those above */
	size_t number;
};

struct numbered {
	const xmlDoc *doc;
	size_t number;
};

struct foreign {
	xmlXPathContextPtr context; /* NULL until a function of libexslt is called */
	xmlXPathParserContextPtr parser;
	struct buf complaint;
	VEC(struct made) made;
	size_t highest;  /* visible of any made */
	size_t freed;    /* made documents so far */
	VEC(struct numbered) documents;
	size_t numbers;
	struct places *places;
	struct regexps *regexps;
};

struct foreign *foreign_get(struct xpath_run *r)
{
	if (r->foreign == NULL) {
		r->foreign = mem_alloc(sizeof *r->foreign);
		buf_init(&r->foreign->complaint);
	}
	return r->foreign;
}

void foreign_free(struct foreign *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->made.len; i++)
		xmlFreeDoc(f->made.items[i].doc);
	vec_free(&f->made);
	vec_free(&f->documents);
	if (f->parser != NULL)
		xmlXPathFreeParserContext(f->parser);
	xmlXPathFreeContext(f->context);
	buf_release(&f->complaint);
	regexps_free(f->regexps);
	free(f->places);
	free(f);
}

struct regexps **foreign_regexps(struct xpath_run *r)
{
	return &foreign_get(r)->regexps;
}

struct places **foreign_places(struct xpath_run *r, size_t *freed)
{
	struct foreign *f = foreign_get(r);

	*freed = f->freed;
	return &f->places;
}

xmlDocPtr foreign_document(struct xpath_run *r)
{
	struct foreign *f = foreign_get(r);
	struct made m = { xmlNewDoc((const xmlChar *)"1.0"), r->visible, ++f->numbers };

	if (m.visible > f->highest || f->made.len == 0)
		f->highest = m.visible;
	vec_push(&f->made, m);
	return m.doc;
}

int foreign_element(struct xpath_run *r, xmlDocPtr doc, const char *name, struct xpath_text text, struct node_list *out)
{
	xmlNodePtr node = xmlNewDocNode(doc, NULL, (const xmlChar *)name, NULL);

	if (text.len > 0)
		xmlAddChild(node, xmlNewDocTextLen(doc, (const xmlChar *)text.start, (int)text.len));
	xmlAddChild((xmlNodePtr)doc, node);
	node_list_add(r, out, node);
	return take_steps(r, COST_OF_NODE);
}

void foreign_begin(struct foreign *f, size_t stack_len)
{
	size_t kept = 0;

	if (f->made.len == 0 || f->highest < stack_len)
		return;
	f->highest = 0;
	for (size_t i = 0; i < f->made.len; i++) {
		struct made *m = &f->made.items[i];

		if (m->visible >= stack_len) {
			xmlFreeDoc(m->doc);
			f->freed++;
			continue;
		}
		if (m->visible > f->highest)
			f->highest = m->visible;
		f->made.items[kept++] = *m;
	}
	f->made.len = kept;
}

static const struct made *made_find(const struct foreign *f, const xmlDoc *doc)
{
	for (size_t i = f->made.len; i > 0; i--) {
		if (f->made.items[i - 1].doc == doc)
			return &f->made.items[i - 1];
	}
	return NULL;
}

bool foreign_owns(const struct foreign *f, const xmlDoc *doc)
{
	return f != NULL && made_find(f, doc) != NULL;
}

size_t foreign_number(struct xpath_run *r, const xmlDoc *doc)
{
	struct foreign *f = foreign_get(r);
	const struct made *m = made_find(f, doc);

	if (doc == xpath_world_doc(r->world))
		return 0;
	if (m != NULL)
		return m->number;
	for (size_t i = 0; i < f->documents.len; i++) {
		if (f->documents.items[i].doc == doc)
			return f->documents.items[i].number;
	}
	vec_push(&f->documents, (struct numbered){ doc, ++f->numbers });
	return f->numbers;
}

static void on_complaint(void *payload, xmlErrorPtr e)
{
	struct foreign *f = payload;
	size_t len = e->message != NULL ? strcspn(e->message, "\n") : 0;

	if (f->complaint.len == 0)
		buf_add(&f->complaint, e->message, len);
}

static void open_context(struct foreign *f)
{
	f->context = xmlXPathNewContext(NULL);
	f->context->error = on_complaint;
	f->context->userData = f;
	exsltDateXpathCtxtRegister(f->context, (const xmlChar *)"date");
	exsltMathXpathCtxtRegister(f->context, (const xmlChar *)"math");
	exsltStrXpathCtxtRegister(f->context, (const xmlChar *)"str");
	f->parser = xmlXPathNewParserContext((const xmlChar *)"", f->context);
	/* Only libxml2's own evaluator makes the stack; valuePush() doubles it. */
	f->parser->valueTab = xmlMalloc(STACK * sizeof *f->parser->valueTab);
	f->parser->valueMax = STACK;
}

static xmlXPathObjectPtr nodes_object(const struct xpath_nodes *nodes)
{
	xmlNodeSetPtr set = xmlXPathNodeSetCreate(NULL);

	for (size_t i = 0; i < nodes->len; i++)
		xmlXPathNodeSetAddUnique(set, nodes->items[i]);
	return xmlXPathWrapNodeSet(set);
}

static xmlXPathObjectPtr object_of(struct xpath_run *r, const struct xpath_value *v)
{
	switch (v->type) {
	case VALUE_NODES:
		return nodes_object(&v->nodes);
	case VALUE_BOOLEAN:
		return xmlXPathNewBoolean(v->boolean);
	case VALUE_NUMBER:
		return xmlXPathNewFloat(v->number);
	default:
		return xmlXPathNewCString(text_c(r, v->text));
	}
}

/* The arguments, as the types that the function takes: libexslt then has nothing to convert. */
static int argument(struct xpath_run *r, const struct expr *call, size_t i, const struct focus *f, struct xpath_value *out)
{
	switch (call->call.function->takes[i]) {
	case 'n':
		out->type = VALUE_NODES;
		return eval_nodes(r, arg(call, i), f, &out->nodes);
	case 'b':
		out->type = VALUE_BOOLEAN;
		return eval_boolean(r, arg(call, i), f, &out->boolean);
	case 'd':
		out->type = VALUE_NUMBER;
		return eval_number(r, arg(call, i), f, &out->number);
	default:
		out->type = VALUE_STRING;
		return eval_text(r, arg(call, i), f, &out->text);
	}
}

static int take_value(struct xpath_run *r, const xmlXPathObject *o, struct xpath_value *out)
{
	struct xpath_text t;

	switch (o->type) {
	case XPATH_BOOLEAN:
		return give_boolean(out, o->boolval != 0);
	case XPATH_NUMBER:
		return give_number(out, o->floatval);
	case XPATH_STRING:
		t = text_of((const char *)o->stringval);
		return give_text(out, text_c(r, t), t.len);
	default:
		return -1;
	}
}

static void empty_stack(xmlXPathParserContextPtr p)
{
	xmlXPathObjectPtr o;

	while ((o = valuePop(p)) != NULL)
		xmlXPathFreeObject(o);
}

static int call_it(struct xpath_run *r, const char *uri, const char *name, const struct xpath_value *values, size_t n, struct xpath_value *out)
{
	struct foreign *box = foreign_get(r);
	xmlXPathFunction fn;
	int failed;

	if (box->context == NULL)
		open_context(box);
	fn = xmlXPathFunctionLookupNS(box->context, (const xmlChar *)name, (const xmlChar *)uri);
	if (fn == NULL)
		return run_fail(r, "libexslt has no function %s()", name);
	for (size_t i = 0; i < n; i++) {
		if (values[i].type == VALUE_STRING && !xmlCheckUTF8((const xmlChar *)text_c(r, values[i].text)))
			return run_fail(r, "%s() of a text that is not valid UTF-8", name);
	}
	buf_reset(&box->complaint);
	box->parser->error = XPATH_EXPRESSION_OK;
	for (size_t i = 0; i < n; i++)
		valuePush(box->parser, object_of(r, &values[i]));
	fn(box->parser, (int)n);
	failed = box->parser->error != XPATH_EXPRESSION_OK || box->parser->value == NULL || take_value(r, box->parser->value, out) != 0;
	empty_stack(box->parser);
	return failed ? run_fail(r, "%s() failed%s%s", name, box->complaint.len > 0 ? ": " : "", box->complaint.data) : 0;
}

int foreign_call(struct xpath_run *r, const char *uri, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	size_t n = call->call.count;
	struct xpath_value *values = scratch_alloc(&r->scratch, (n > 0 ? n : 1) * sizeof *values);

	for (size_t i = 0; i < n; i++) {
		if (argument(r, call, i, f, &values[i]) != 0)
			return -1;
	}
	return call_it(r, uri, call->call.function->name, values, n, out);
}

int foreign_texts(struct xpath_run *r, const char *uri, const char *name, const struct xpath_text *texts, size_t n, struct xpath_value *out)
{
	struct xpath_value values[3];

	for (size_t i = 0; i < n && i < 3; i++)
		give_text(&values[i], texts[i].start, texts[i].len);
	return call_it(r, uri, name, values, n, out);
}

int foreign_date(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return foreign_call(r, NAMESPACE_DATE, call, f, out);
}

int foreign_math(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return foreign_call(r, NAMESPACE_MATH, call, f, out);
}

int foreign_strings(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	return foreign_call(r, NAMESPACE_STRINGS, call, f, out);
}
