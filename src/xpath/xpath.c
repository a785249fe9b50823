/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions: checked here for what libxml2 only notices when it is too late (unknown names), compiled and evaluated by libxml2. A failed evaluation
 * keeps its reason in the run and gives NULL.
 */
#include "xpath.h"

#include "lexer.h"
#include "bounds.h"
#include "mem.h"
#include "nearest.h"
#include "run.h"
#include "tree.h"

#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct xpath {
	char *text;
	struct xpath_part part; /* while it is compiled */
	xmlXPathCompExprPtr compiled;
	struct tokens tokens; /* they point into text */
	struct arena *arena;
	VEC(const char *) own_attributes;
};

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

const char *xpath_text(const struct xpath *x)
{
	return x->text;
}

bool xpath_uses_variable(const struct xpath *x, const char *name)
{
	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		if (t->kind == TOKEN_VARIABLE && token_is(t, name))
			return true;
	}
	return false;
}

bool xpath_is_bound(const struct xpath *x)
{
	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		if (t->kind == TOKEN_VARIABLE || (t->kind == TOKEN_FUNCTION && token_is(t, "current")))
			return true;
	}
	return false;
}

bool xpath_mentions(const struct xpath *x, const char *local_name)
{
	for (size_t i = 0; i < x->tokens.list.len; i++) {
		struct token t = x->tokens.list.items[i];
		const char *colon = memchr(t.start, ':', t.len);

		if (t.kind != TOKEN_NAME && t.kind != TOKEN_FUNCTION)
			continue;
		if (colon != NULL) {
			t.len -= (size_t)(colon + 1 - t.start);
			t.start = colon + 1;
		}
		if (token_is(&t, local_name))
			return true;
	}
	return false;
}

static bool goes_up(const struct token *axis)
{
	static const char *const axes[] = { "ancestor", "ancestor-or-self", "parent", "self" };

	for (size_t i = 0; i < sizeof axes / sizeof axes[0]; i++) {
		if (token_is(axis, axes[i]))
			return true;
	}
	return false;
}

/* Whether the i-th token is an element test with the local name. */
static bool is_step_to(const struct xpath *x, size_t i, const char *local_name, bool up)
{
	struct token t = x->tokens.list.items[i];
	const struct token *before = i > 0 ? &x->tokens.list.items[i - 1] : NULL;
	const struct token *axis = i > 1 && token_is(before, "::") ? before - 1 : NULL;
	const char *colon = memchr(t.start, ':', t.len);

	if (t.kind != TOKEN_NAME || (before != NULL && token_is(before, "@")) || (axis != NULL && token_is(axis, "attribute")))
		return false;
	if (axis != NULL && !up && goes_up(axis))
		return false;
	if (colon != NULL) {
		t.len -= (size_t)(colon + 1 - t.start);
		t.start = colon + 1;
	}
	return token_is(&t, local_name);
}

static bool steps_to(const struct xpath *x, const char *local_name, bool up, int from_depth)
{
	int depth = 0;

	for (size_t i = 0; i < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		depth += token_is(t, "[") ? 1 : token_is(t, "]") ? -1 : 0;
		if (depth >= from_depth && is_step_to(x, i, local_name, up))
			return true;
	}
	return false;
}

bool xpath_steps_to(const struct xpath *x, const char *local_name, bool up)
{
	return steps_to(x, local_name, up, 0);
}

bool xpath_steps_inside(const struct xpath *x, const char *local_name, bool up)
{
	return steps_to(x, local_name, up, 1);
}

bool xpath_uses_key(const struct xpath *x, const char *name)
{
	for (size_t i = 0; i + 2 < x->tokens.list.len; i++) {
		const struct token *t = &x->tokens.list.items[i];

		if (t->kind == TOKEN_FUNCTION && token_is(t, "key") && t[2].kind == TOKEN_LITERAL && t[2].len == strlen(name) + 2 &&
		    memcmp(t[2].start + 1, name, strlen(name)) == 0)
			return true;
	}
	return false;
}

const char *xpath_own_attribute(const struct xpath *x, size_t i)
{
	return i < x->own_attributes.len ? x->own_attributes.items[i] : NULL;
}

/* A variable sees the variables before it, so that only those below it on the stack are looked at. */
static xmlXPathObjectPtr get_below(struct xpath_run *r, const char *name, size_t top)
{
	for (size_t i = top; i-- > 0;) {
		struct variable *v = &r->variables.items[i];

		if (strcmp(v->name, name) != 0)
			continue;
		if (v->value == NULL) {
			size_t visible = r->visible;
			xmlXPathObjectPtr value;

			r->visible = i;
			value = xpath_eval_inside(r, v->lazy, v->node, NULL);
			r->visible = visible;
			r->variables.items[i].value = value;
		}
		return r->variables.items[i].value;
	}
	return NULL;
}

static xmlXPathObjectPtr lookup_variable(void *payload, const xmlChar *name, const xmlChar *uri)
{
	struct xpath_run *r = payload;
	size_t top = r->visible < r->variables.len ? r->visible : r->variables.len;
	xmlXPathObjectPtr value = uri == NULL ? get_below(r, (const char *)name, top) : NULL;

	return value != NULL ? xmlXPathObjectCopy(value) : NULL;
}

/* libxml2 hands over its number without a text. */
static const char *reason(int code)
{
	switch (code - XML_XPATH_EXPRESSION_OK + XPATH_EXPRESSION_OK) {
	case XPATH_INVALID_TYPE:
		return "a value of the wrong type";
	case XPATH_INVALID_ARITY:
		return "a function with the wrong number of arguments";
	case XPATH_OP_LIMIT_EXCEEDED:
		return "too many steps";
	case XPATH_RECURSION_LIMIT_EXCEEDED:
		return "nested too deep";
	default:
		return "evaluation failed";
	}
}

static void on_error(void *payload, xmlErrorPtr e)
{
	struct xpath_run *r = payload;

	if (r->error.len == 0)
		buf_puts(&r->error, reason(e->code));
}

struct xpath_run *xpath_run_new(xmlDocPtr doc)
{
	struct xpath_run *r = mem_alloc(sizeof *r);

	buf_init(&r->error);
	r->context = xmlXPathNewContext(doc);
	r->context->userData = r;
	r->context->error = on_error;
	r->context->opLimit = LIMIT_XPATH_STEPS;
	xmlXPathContextSetCache(r->context, 1, -1, 0);
	r->visible = SIZE_MAX;
	functions_register(r->context);
	xmlXPathRegisterVariableLookup(r->context, lookup_variable, r);
	return r;
}

void xpath_run_free(struct xpath_run *r)
{
	if (r == NULL)
		return;
	xpath_drop(r, 0);
	functions_forget_keys(r);
	free(r->indexes);
	for (size_t i = 0; i < r->steps.len; i++)
		step_memory_release(&r->steps.items[i]);
	vec_free(&r->steps);
	vec_free(&r->variables);
	xmlXPathFreeContext(r->context);
	buf_release(&r->error);
	free(r);
}

void xpath_run_source(struct xpath_run *r, const struct xpath_source *source)
{
	r->source = *source;
}

void xpath_run_keys(struct xpath_run *r, const struct xpath_key *keys, size_t n)
{
	functions_forget_keys(r);
	free(r->indexes);
	r->keys = keys;
	r->key_count = n;
	r->indexes = mem_alloc(n * sizeof *r->indexes);
}

void xpath_run_namespace(struct xpath_run *r, const char *prefix, const char *uri)
{
	xmlXPathRegisterNs(r->context, (const xmlChar *)prefix, (const xmlChar *)uri);
}

void xpath_run_moved(struct xpath_run *r)
{
	r->epoch++;
}

size_t xpath_mark(const struct xpath_run *r)
{
	return r->variables.len;
}

void xpath_set(struct xpath_run *r, const char *name, xmlXPathObjectPtr value)
{
	struct variable v = { name, value, NULL, NULL };

	vec_push(&r->variables, v);
}

void xpath_set_lazy(struct xpath_run *r, const char *name, const struct xpath *value, xmlNodePtr node)
{
	struct variable v = { name, NULL, value, node };

	vec_push(&r->variables, v);
}

void xpath_drop(struct xpath_run *r, size_t mark)
{
	while (r->variables.len > mark)
		xmlXPathFreeObject(r->variables.items[--r->variables.len].value);
}

xmlXPathObjectPtr xpath_get(struct xpath_run *r, const char *name)
{
	xpath_begin(r);
	return get_below(r, name, r->visible < r->variables.len ? r->visible : r->variables.len);
}

static xmlXPathObjectPtr evaluate(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current)
{
	xmlXPathObjectPtr value;

	r->context->node = node;
	r->context->contextSize = r->context->proximityPosition = 1;
	r->current = current != NULL ? current : node;
	value = xmlXPathCompiledEval(x->compiled, r->context);
	if (value != NULL && r->error.len > 0) {
		xmlXPathFreeObject(value);
		value = NULL;
	}
	if (value == NULL && r->error.len == 0)
		buf_puts(&r->error, "evaluation failed");
	return value;
}

void xpath_begin(struct xpath_run *r)
{
	buf_reset(&r->error);
	xmlResetError(&r->context->lastError);
	r->context->opCount = 0;
}

xmlXPathObjectPtr xpath_eval(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current)
{
	xpath_begin(r);
	return evaluate(r, x, node, current);
}

xmlXPathObjectPtr xpath_eval_inside(struct xpath_run *r, const struct xpath *x, xmlNodePtr node, xmlNodePtr current)
{
	xmlXPathContextPtr c = r->context;
	xmlNodePtr outer = c->node, outer_current = r->current;
	int size = c->contextSize, position = c->proximityPosition;
	xmlXPathObjectPtr value;

	value = evaluate(r, x, node, current);
	c->node = outer;
	c->contextSize = size;
	c->proximityPosition = position;
	r->current = outer_current;
	return value;
}

int xpath_test(struct xpath_run *r, const struct xpath *x, xmlNodePtr node)
{
	xmlXPathObjectPtr value = xpath_eval(r, x, node, NULL);
	int truth;

	if (value == NULL)
		return -1;
	truth = xmlXPathCastToBoolean(value);
	xmlXPathFreeObject(value);
	return truth;
}

const char *xpath_error(const struct xpath_run *r)
{
	return r->error.data;
}
