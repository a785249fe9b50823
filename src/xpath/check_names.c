/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the names in an expression mean, and what is wrong with them: prefixes, variables, functions and their arguments. An expression that can only fail
 * is refused here, before any document is seen.
 */
#include "parse.h"

#include "nearest.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

static void complain(struct parser *p, enum msg_id id, uint32_t from, uint32_t to, const char *guess)
{
	p->wrong = true;
	if (!p->stopped)
		expr_complain(p->origin, p->text, id, from, to, guess);
}

static const char *guess_among(const char *name, const char *const *names)
{
	size_t n = 0;

	while (names != NULL && names[n] != NULL)
		n++;
	return n > 0 ? nearest(name, names, n) : NULL;
}

static const char *find_namespace(struct parser *p, const char *prefix)
{
	const xmlNode *element = p->scope->element;
	xmlNsPtr ns;

	if (strcmp(prefix, "xml") == 0)
		return (const char *)XML_XML_NAMESPACE;
	ns = element != NULL ? xmlSearchNs(element->doc, (xmlNodePtr)element, (const xmlChar *)prefix) : NULL;
	return ns != NULL ? arena_strdup(p->arena, (const char *)ns->href) : NULL;
}

const char *check_prefix(struct parser *p, const struct token *name)
{
	uint32_t from = name->from, len;
	const char *uri;

	if (name->local == from)
		return "";
	len = name->local - 1 - from;
	if (p->prefix.uri != NULL && len == p->prefix.len && memcmp(p->text + from, p->text + p->prefix.from, len) == 0)
		return p->prefix.uri;
	uri = find_namespace(p, arena_strndup(p->arena, p->text + from, len));
	if (uri == NULL) {
		complain(p, MSG_XPATH_UNDECLARED_PREFIX, from, name->to, NULL);
		return NULL;
	}
	p->prefix.from = from;
	p->prefix.len = len;
	p->prefix.uri = uri;
	return uri;
}

int check_variable(struct parser *p, const struct token *variable, const char *name)
{
	int slot = p->scope->slot_of != NULL ? p->scope->slot_of(p->scope->payload, name) : -1;
	const char *guess;

	if (slot >= 0 || p->scope->forgives)
		return slot;
	guess = guess_among(name, p->scope->variables);
	complain(p, guess != NULL ? MSG_XPATH_UNKNOWN_VARIABLE_GUESS : MSG_XPATH_UNKNOWN_VARIABLE, variable->from + 1, variable->to, guess);
	return -1;
}

void check_nodes(struct parser *p, const struct expr *operand)
{
	if (operand->type != VALUE_NODES && operand->type != VALUE_ANY && !p->scope->forgives)
		complain(p, MSG_XPATH_NOT_NODES, operand->from, operand->to, NULL);
}

static int fail_unknown(struct xpath_run *r, const struct expr *call, const struct focus *f, struct xpath_value *out)
{
	(void)f;
	(void)out;
	return run_fail(r, "there is no function %s()", call->call.name);
}

static const struct function unknown = {
	.name = "", .most = FUNCTION_ANY_NUMBER, .result = VALUE_ANY, .needs = NEEDS_NODE | NEEDS_CURRENT | NEEDS_WORLD, .takes = "o", .call = fail_unknown,
};

char function_takes(const struct function *f, size_t argument)
{
	size_t n = f->takes != NULL ? strlen(f->takes) : 0;

	return n == 0 ? 'o' : f->takes[argument < n ? argument : n - 1];
}

static void check_arguments(struct parser *p, const struct expr *call, const struct token *name, const char *uri, const char *local)
{
	const struct function *f = call->call.function;

	if (call->call.count < f->least || call->call.count > f->most) {
		complain(p, MSG_XPATH_ARGUMENTS, name->from, name->to, NULL);
		return;
	}
	if (p->scope->steady && function_varies(uri, local, call->call.count))
		complain(p, MSG_XPATH_VARIES, name->from, name->to, NULL);
	for (size_t i = 0; i < call->call.count; i++) {
		if (function_takes(f, i) == 'n')
			check_nodes(p, call->call.args[i]);
	}
}

void check_call(struct parser *p, struct expr *call, const struct token *name)
{
	static const char *const reserved[] = { "if", "switch", "typeswitch", "item", "element", "attribute", "document-node", "schema-element",
		"schema-attribute", "empty-sequence", "function", NULL };
	const char *local = call->call.name + (name->local - name->from), *uri;
	bool known_namespace;

	call->call.function = &unknown;
	uri = p->stopped ? NULL : check_prefix(p, name);
	if (uri == NULL)
		return;
	call->call.function = function_find(uri, local, &known_namespace);
	if (call->call.function != NULL) {
		check_arguments(p, call, name, uri, local);
		return;
	}
	call->call.function = &unknown;
	for (size_t i = 0; reserved[i] != NULL; i++) {
		if (uri[0] == '\0' && strcmp(local, reserved[i]) == 0) {
			parse_stop(p, MSG_XPATH_NEWER, name->from, name->to);
			return;
		}
	}
	if (!p->scope->forgives)
		vec_push(&p->unknown, call);
}

static bool asks_for(void *payload, const struct expr *x, unsigned predicates)
{
	const char *name = payload;
	const struct expr *first;

	(void)predicates;
	if (x->op != OP_CALL || strcmp(x->call.name, "function-available") != 0 || x->call.count == 0)
		return false;
	first = x->call.args[0];
	return first->op == OP_LITERAL && first->literal.len == strlen(name) && memcmp(first->literal.start, name, first->literal.len) == 0;
}

static void complain_unknown(struct parser *p, const struct expr *call)
{
	const char *name = call->call.name, *colon = strchr(name, ':'), *guess;
	uint32_t to = call->from + (uint32_t)strlen(name);
	const char *uri = colon != NULL ? find_namespace(p, arena_strndup(p->arena, name, (size_t)(colon - name))) : "";

	guess = uri != NULL ? guess_among(colon != NULL ? colon + 1 : name, function_names(uri)) : NULL;
	if (guess != NULL && colon != NULL)
		guess = arena_printf(p->arena, "%.*s:%s", (int)(colon - name), name, guess);
	complain(p, guess != NULL ? MSG_XPATH_UNKNOWN_FUNCTION_GUESS : MSG_XPATH_UNKNOWN_FUNCTION, call->from, to, guess);
}

/* XSLT 1.0 section 15: an expression may call what is not there if it only does so when it is there. */
void check_unknown(struct parser *p, const struct expr *whole)
{
	for (size_t i = 0; i < p->unknown.len; i++) {
		const struct expr *call = p->unknown.items[i];

		if (!expr_walk(whole, asks_for, (void *)call->call.name))
			complain_unknown(p, call);
	}
}
