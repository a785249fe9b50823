/* SPDX-License-Identifier: Apache-2.0 */
/* Evaluates on either side, and copies what comes out (sides.h). */
#include "sides_part.h"

#include <libxml/xpathInternals.h>
#include <libxslt/xsltInternals.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int slot_of(void *payload, const char *name)
{
	const struct sides *s = payload;

	for (size_t i = 0; i < s->variable_count; i++) {
		if (strcmp(s->variables[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}

static void ignore(void *payload, const struct diag *d)
{
	(void)payload;
	(void)d;
}

static const struct diag_sink silence = { ignore, NULL };

struct xpath *sides_compile(struct sides *s, const char *text)
{
	struct xpath_scope scope = { .element = xmlDocGetRootElement(s->scope), .slot_of = slot_of, .payload = s };
	struct xpath_origin origin = { .node = scope.element, .sink = &silence };

	return xpath_compile(text, &scope, &origin);
}

/* The message is about the form, not about what a name means. */
static void note_form(void *payload, const struct diag *d)
{
	bool *bad = payload;

	*bad = *bad || d->id == MSG_XPATH_SYNTAX || d->id == MSG_XPATH_UNFINISHED || d->id == MSG_XPATH_NEWER || d->id == MSG_XPATH_TOO_DEEP;
}

bool sides_ours_parses(struct sides *s, const char *text, bool form_only)
{
	bool bad = false;
	struct diag_sink sink = { note_form, &bad };
	struct xpath_scope scope = { .element = xmlDocGetRootElement(s->scope), .slot_of = slot_of, .payload = s };
	struct xpath_origin origin = { .node = scope.element, .sink = &sink };

	struct xpath *x = xpath_compile(text, &scope, &origin);

	bad = bad || (!form_only && x == NULL);
	xpath_free(x);
	return !bad;
}

bool sides_libxml2_parses(struct sides *s, const char *text)
{
	xmlXPathCompExprPtr compiled = xmlXPathCtxtCompile(s->xslt->xpathCtxt, (const xmlChar *)text);

	xmlXPathFreeCompExpr(compiled);
	return compiled != NULL;
}

struct xpath_pattern *sides_pattern(struct sides *s, const char *text)
{
	struct xpath_scope scope = { .element = xmlDocGetRootElement(s->scope), .slot_of = slot_of, .payload = s };
	struct xpath_origin origin = { .node = scope.element, .sink = &silence };

	return xpath_pattern_compile(text, &scope, &origin);
}

/* A node as text: its kind, name and string-value. */
static const char *describe(const xmlNode *node, struct arena *a)
{
	xmlChar *content = xmlNodeGetContent(node);
	const char *text = arena_printf(a, "%d %s %s", node->type, node->name != NULL ? (const char *)node->name : "", content != NULL
	       ? (const char *)content : "");

	xmlFree(content);
	return text;
}

static void keep_nodes(struct outcome *out, const struct document *d, xmlNodePtr *nodes, size_t n, struct arena *a)
{
	out->type = 'n';
	out->items = arena_alloc(a, (n + 1) * sizeof *out->items);
	out->count = n;
	for (size_t i = 0; i < n; i++) {
		struct item *item = &out->items[i];

		item->place = document_place(d, nodes[i]);
		item->node = item->place != SIZE_MAX ? d->nodes.items[item->place] : NULL;
		item->text = item->place == SIZE_MAX ? describe(nodes[i], a) : "";
		item->value = item->place == SIZE_MAX ? strchr(strchr(item->text, ' ') + 1, ' ') + 1 : "";
	}
}

void sides_ours(struct sides *s, const char *text, xmlNodePtr node, struct arena *a, struct outcome *out)
{
	struct xpath *x = sides_compile(s, text);
	struct xpath_value v;

	*out = (struct outcome){ .type = 'r', .why = "refused when compiled" };
	if (x == NULL)
		return;
	if (xpath_eval(s->run, x, node, &v) != 0) {
		out->type = 'e';
		out->why = arena_strdup(a, xpath_error(s->run));
	} else if (v.type == VALUE_NODES) {
		keep_nodes(out, s->document, v.nodes.items, v.nodes.len, a);
	} else if (v.type == VALUE_STRING) {
		out->type = 's';
		out->text = arena_strndup(a, v.text.start, v.text.len);
		out->len = v.text.len;
	} else {
		out->type = v.type == VALUE_NUMBER ? 'd' : 'b';
		out->number = v.type == VALUE_NUMBER ? v.number : 0;
		out->boolean = v.type == VALUE_BOOLEAN && v.boolean;
	}
	xpath_free(x);
}

static void keep_object(struct outcome *out, const struct document *d, xmlXPathObjectPtr o, struct arena *a)
{
	switch (o->type) {
	case XPATH_NODESET:
	case XPATH_XSLT_TREE:
		keep_nodes(out, d, o->nodesetval != NULL ? o->nodesetval->nodeTab : NULL, o->nodesetval != NULL ? (size_t)o->nodesetval->nodeNr : 0, a);
		break;
	case XPATH_BOOLEAN:
		out->type = 'b';
		out->boolean = o->boolval != 0;
		break;
	case XPATH_NUMBER:
		out->type = 'd';
		out->number = o->floatval;
		break;
	default:
		out->type = 's';
		out->text = arena_strdup(a, o->stringval != NULL ? (const char *)o->stringval : "");
		out->len = strlen(out->text);
		break;
	}
}

void sides_libxml2(struct sides *s, const char *text, xmlNodePtr node, struct arena *a, struct outcome *out)
{
	xmlXPathContextPtr x = s->xslt->xpathCtxt;
	xmlXPathCompExprPtr compiled;
	xmlXPathObjectPtr o;

	*out = (struct outcome){ .type = 'r', .why = "does not compile" };
	xmlResetError(&x->lastError);
	node = s->document->others.items[document_place(s->document, node)];
	x->node = node;
	x->doc = s->document->other;
	x->contextSize = x->proximityPosition = 1;
	x->opCount = 0;
	s->xslt->node = node;
	s->xslt->state = XSLT_STATE_OK;
	compiled = xmlXPathCtxtCompile(x, (const xmlChar *)text);
	if (compiled == NULL)
		return;
	o = xmlXPathCompiledEval(compiled, x);
	if (o != NULL && s->xslt->state == XSLT_STATE_OK) {
		keep_object(out, s->document, o, a);
	} else {
		out->type = x->lastError.code == XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED ? 'l' : 'e';
		out->why = arena_strdup(a, x->lastError.message != NULL ? x->lastError.message : "it fails");
	}
	xmlXPathFreeObject(o);
	xmlXPathFreeCompExpr(compiled);
}
