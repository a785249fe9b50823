/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions: checked here for what libxml2 only notices when it is too late (unknown names), compiled by libxml2. Evaluation is in run.c.
 */
#include "xpath.h"

#include "expression.h"
#include "lexer.h"
#include "mem.h"
#include "nearest.h"
#include "run.h"
#include "tree.h"

#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the bytes from..to of the expression stand: inside the attribute's value if it is there as written, else at the attribute. */
static void origin_place(struct place *out, const struct xpath_origin *o, const char *text, size_t from, size_t to, struct arena *a)
{
	const xmlNode *element = o->node->type == XML_ATTRIBUTE_NODE ? o->node->parent : o->node;
	const struct mark *m = element != NULL ? element->_private : NULL;
	uint64_t name[2], value[2];
	size_t n;

	tree_place(out, o->node, a);
	if (m == NULL || o->node->type != XML_ATTRIBUTE_NODE ||
	    source_attribute(m->source, m->tag, (const char *)o->node->name, name, value) != 0)
		return;
	/* With entities or line breaks in it the value is not the text byte for byte. */
	if (value[1] - value[0] == strlen(text) && memcmp(source_at(m->source, value[0], &n), text, strlen(text)) == 0)
		source_place(out, m->source, value[0] + from, value[0] + to, a);
}

static void complain(const struct xpath_origin *o, struct xpath *x, enum msg_id id, const char *from, size_t n, const char *guess)
{
	char *name = mem_strndup(from, n);
	size_t before = (size_t)(from - x->text), at = x->part.at + (before > x->part.added ? before - x->part.added : 0);
	struct place place;

	origin_place(&place, o, x->part.whole, at, at + n, x->arena);
	if (guess != NULL && guess[0] == '\0')
		guess = NULL;
	diag_emit(o->sink, id, &place, "name", name, "expression", x->part.whole, "guess", guess != NULL ? guess : "-", NULL);
	free(name);
}

static int check_variable(struct xpath *x, const struct token *t, const struct xpath_scope *scope, const struct xpath_origin *o)
{
	char *name = mem_strndup(t->start, t->len);
	bool known = scope->has_variable != NULL && scope->has_variable(scope->payload, name);
	const char *guess = NULL;
	size_t n = 0;

	if (!known) {
		while (scope->variables != NULL && scope->variables[n] != NULL)
			n++;
		if (n > 0)
			guess = nearest(name, scope->variables, n);
		complain(o, x, guess != NULL ? MSG_XPATH_UNKNOWN_VARIABLE_GUESS : MSG_XPATH_UNKNOWN_VARIABLE, t->start, t->len, guess);
	}
	free(name);
	return known ? 0 : -1;
}

/* The URI a token's prefix stands for; "" without prefix, NULL if it is not declared. */
static const char *uri_of(const struct token *t, const struct xpath_scope *scope)
{
	const char *colon = memchr(t->start, ':', t->len);
	char *prefix;
	xmlNsPtr ns;

	if (colon == NULL)
		return "";
	prefix = mem_strndup(t->start, (size_t)(colon - t->start));
	ns = xmlSearchNs(scope->element->doc, (xmlNodePtr)scope->element, (const xmlChar *)prefix);
	free(prefix);
	return ns != NULL ? (const char *)ns->href : NULL;
}

static int check_function(struct xpath *x, const struct token *t, const char *uri, xmlXPathContextPtr context, const struct xpath_origin *o)
{
	const char *colon = memchr(t->start, ':', t->len);
	const char *local = colon != NULL ? colon + 1 : t->start;
	char *name = mem_strndup(local, t->len - (size_t)(local - t->start));
	xmlXPathFunction f = uri[0] == '\0' ? xmlXPathFunctionLookup(context, (const xmlChar *)name)
	                                    : xmlXPathFunctionLookupNS(context, (const xmlChar *)name, (const xmlChar *)uri);

	free(name);
	if (f != NULL)
		return 0;
	complain(o, x, MSG_XPATH_UNKNOWN_FUNCTION, t->start, t->len, NULL);
	return -1;
}

/* The number of arguments of a call: the commas between its parentheses. */
static size_t count_arguments(const struct xpath *x, const struct token *call)
{
	const struct token *t = call + 2, *end = x->tokens.list.items + x->tokens.list.len;
	size_t commas = 0;
	int depth = 0;

	if (t >= end || token_is(t, ")"))
		return 0;
	for (; t < end && depth >= 0; t++) {
		if (t->kind != TOKEN_MARK)
			continue;
		depth += token_is(t, "(") || token_is(t, "[") ? 1 : token_is(t, ")") || token_is(t, "]") ? -1 : 0;
		commas += depth == 0 && token_is(t, ",");
	}
	return commas + 1;
}

/* What libxml2 only finds out when it evaluates, and what would make two runs differ. */
static int check_call(struct xpath *x, const struct token *t, const char *uri, const struct xpath_origin *o)
{
	const char *colon = memchr(t->start, ':', t->len), *local = colon != NULL ? colon + 1 : t->start;
	char *name = mem_strndup(local, t->len - (size_t)(local - t->start));
	size_t n = count_arguments(x, t);
	bool wrong = uri[0] == '\0' && !functions_take(name, n), restless = functions_vary(uri, name, n);

	if (wrong || restless)
		complain(o, x, wrong ? MSG_XPATH_ARGUMENTS : MSG_XPATH_VARIES, t->start, t->len, NULL);
	free(name);
	return wrong || restless ? -1 : 0;
}

static int check_token(struct xpath *x, const struct token *t, const struct xpath_scope *scope, xmlXPathContextPtr context, const struct xpath_origin *o)
{
	const char *uri = t->kind == TOKEN_NAME || t->kind == TOKEN_FUNCTION ? uri_of(t, scope) : "";

	if (uri == NULL) {
		complain(o, x, MSG_XPATH_UNDECLARED_PREFIX, t->start, t->len, NULL);
		return -1;
	}
	if (t->kind == TOKEN_VARIABLE)
		return check_variable(x, t, scope, o);
	if (t->kind == TOKEN_FUNCTION)
		return check_function(x, t, uri, context, o) != 0 ? -1 : check_call(x, t, uri, o);
	return 0;
}

xmlXPathContextPtr xpath_names_new(const xmlNode *element)
{
	xmlXPathContextPtr names = xmlXPathNewContext(element->doc);
	xmlNsPtr *list = xmlGetNsList(element->doc, (xmlNodePtr)element);

	functions_register(names);
	for (size_t i = 0; list != NULL && list[i] != NULL; i++) {
		if (list[i]->prefix != NULL)
			xmlXPathRegisterNs(names, list[i]->prefix, list[i]->href);
	}
	xmlFree(list);
	return names;
}

void xpath_names_free(xmlXPathContextPtr names)
{
	xmlXPathFreeContext(names);
}

static void keep_error(void *payload, xmlErrorPtr e)
{
	xmlErrorPtr copy = payload;

	if (copy->message == NULL)
		xmlCopyError(e, copy);
}

static int compile(struct xpath *x, const struct xpath_scope *scope, const struct xpath_origin *o)
{
	xmlXPathContextPtr context = scope->names != NULL ? scope->names : xpath_names_new(scope->element);
	xmlError error = { 0 };
	int status = 0;

	xmlResetError(&context->lastError);
	context->userData = &error;
	context->error = keep_error;
	x->compiled = x->tokens.error == NULL ? xmlXPathCtxtCompile(context, (const xmlChar *)x->text) : NULL;
	if (x->compiled == NULL) {
		const char *at = x->tokens.error != NULL ? x->tokens.error : x->text + error.int1;

		at = at > x->text + strlen(x->text) || at < x->text ? x->text : at;
		complain(o, x, MSG_XPATH_SYNTAX, at, *at != '\0' ? 1 : 0, NULL);
		status = -1;
	}
	for (size_t i = 0; status == 0 && i < x->tokens.list.len; i++)
		status = check_token(x, &x->tokens.list.items[i], scope, context, o);
	xmlResetError(&error);
	if (context != scope->names)
		xpath_names_free(context);
	return status;
}

/* Attributes of the context node: '@' name where nothing that makes a path stands before, outside predicates. */
static void find_own_attributes(struct xpath *x)
{
	int depth = 0;

	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i], *before = i > 0 ? t - 1 : NULL;

		depth += token_is(t, "[") ? 1 : token_is(t, "]") ? -1 : 0;
		if (depth > 0 || !token_is(t, "@") || i + 1 >= x->tokens.list.len || t[1].kind != TOKEN_NAME)
			continue;
		if (before == NULL || !(token_is(before, "/") || token_is(before, "//")))
			vec_push(&x->own_attributes, arena_strndup(x->arena, t[1].start, t[1].len));
	}
}

struct xpath *xpath_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin)
{
	return xpath_compile_part(text, &(struct xpath_part){ text, 0, 0 }, scope, origin);
}

struct xpath *xpath_compile_part(const char *text, const struct xpath_part *part, const struct xpath_scope *scope, const struct xpath_origin *origin)
{
	struct xpath *x = mem_alloc(sizeof *x);

	x->text = mem_strdup(text);
	x->part = *part;
	x->arena = arena_new();
	tokens_read(&x->tokens, x->text);
	if (compile(x, scope, origin) != 0) {
		xpath_free(x);
		return NULL;
	}
	find_own_attributes(x);
	return x;
}

void xpath_free(struct xpath *x)
{
	if (x == NULL)
		return;
	xmlXPathFreeCompExpr(x->compiled);
	tokens_release(&x->tokens);
	vec_free(&x->own_attributes);
	arena_free(x->arena);
	free(x->text);
	free(x);
}
