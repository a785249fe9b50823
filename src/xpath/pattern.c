/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Match patterns: split into alternatives and steps from their tokens, matched from the last step up through the parents. A step with predicates is the
 * expression child::TEST[…] (or attribute::) evaluated at the parent, so that position() is right; what it selects is remembered
 * for the parent's other children until the run's epoch changes.
 */
#include "pattern.h"

#include "lexer.h"
#include "mem.h"
#include "run.h"
#include "tree.h"

#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

struct step {
	int type;             /* an xmlElementType, 0 = any node */
	char *name, *uri;     /* NULL: any; uri "" = no namespace */
	char *target;         /* processing-instruction('target') */
	bool bound;           /* select hangs on variables or on current() */
	bool deep;            /* reached by '//': any ancestor of it may match the step before */
	struct xpath *select; /* with predicates: what the step selects from its parent */
	size_t number;        /* its place in the run's memory */
};

struct alternative {
	bool absolute;        /* begins with '/' */
	VEC(struct step) steps; /* none: the root */
};

struct xpath_pattern {
	char *text;
	VEC(struct alternative) alternatives;
};

/* Reading a pattern. */
struct parser {
	struct xpath_pattern *pattern;
	const struct xpath_scope *scope;
	const struct xpath_origin *origin;
	struct tokens tokens;
	size_t at;
};

static const struct token *peek(const struct parser *p)
{
	return p->at < p->tokens.list.len ? &p->tokens.list.items[p->at] : NULL;
}

static bool next_is(const struct parser *p, const char *mark)
{
	const struct token *t = peek(p);

	return t != NULL && token_is(t, mark) && t->kind != TOKEN_LITERAL;
}

static bool take(struct parser *p, const char *mark)
{
	if (!next_is(p, mark))
		return false;
	p->at++;
	return true;
}

static int refuse(struct parser *p)
{
	struct arena *a = arena_new();
	struct place place;

	tree_place(&place, p->origin->node, a);
	diag_emit(p->origin->sink, MSG_XPATH_NOT_A_PATTERN, &place, "expression", p->pattern->text, NULL);
	arena_free(a);
	return -1;
}

static size_t new_number(void)
{
	static size_t last;

	return last++;
}

/* Compiles the name alone as an expression, which says what is wrong with it. */
static void say_prefix(struct parser *p, const struct token *t)
{
	struct xpath_part part = { p->pattern->text, (size_t)(t->start - p->pattern->text), 0 };
	char *name = mem_strndup(t->start, t->len);

	xpath_free(xpath_compile_part(name, &part, p->scope, p->origin));
	free(name);
}

/* 0, or -2 when the prefix is not declared, which was said. */
static int read_name(struct parser *p, struct step *s, const struct token *t)
{
	const char *colon = memchr(t->start, ':', t->len), *local = colon != NULL ? colon + 1 : t->start;
	size_t n = t->len - (size_t)(local - t->start);

	if (n != 1 || *local != '*')
		s->name = mem_strndup(local, n);
	if (colon != NULL) {
		char *prefix = mem_strndup(t->start, (size_t)(colon - t->start));
		xmlNsPtr ns = xmlSearchNs(p->scope->element->doc, (xmlNodePtr)p->scope->element, (const xmlChar *)prefix);

		free(prefix);
		if (ns == NULL) {
			say_prefix(p, t);
			return -2;
		}
		s->uri = mem_strdup((const char *)ns->href);
	} else if (s->name != NULL) {
		s->uri = mem_strdup("");
	}
	return 0;
}

static int read_node_type(struct parser *p, struct step *s, const struct token *t)
{
	if (s->type == XML_ATTRIBUTE_NODE) /* @node() is @*; @text() is nothing */
		return token_is(t, "node") && take(p, "(") && take(p, ")") ? 0 : -1;
	s->type = token_is(t, "text") ? XML_TEXT_NODE : token_is(t, "comment") ? XML_COMMENT_NODE
	        : token_is(t, "node") ? 0 : XML_PI_NODE;
	if (!take(p, "("))
		return -1;
	if (s->type == XML_PI_NODE && peek(p) != NULL && peek(p)->kind == TOKEN_LITERAL) {
		s->target = mem_strndup(peek(p)->start + 1, peek(p)->len - 2);
		p->at++;
	}
	return take(p, ")") ? 0 : -1;
}

static int skip_predicates(struct parser *p)
{
	int depth = 0;

	while (next_is(p, "[") || depth > 0) {
		if (peek(p) == NULL)
			return -1;
		if (next_is(p, "["))
			depth++;
		else if (next_is(p, "]"))
			depth--;
		p->at++;
	}
	return 0;
}

static int read_predicates(struct parser *p, struct step *s, const struct token *test)
{
	static const char *const axes[] = { "child::", "attribute::" };
	const char *axis = axes[s->type == XML_ATTRIBUTE_NODE], *end;
	struct xpath_part part = { p->pattern->text, (size_t)(test->start - p->pattern->text), strlen(axis) };
	char *text;

	if (!next_is(p, "["))
		return 0;
	if (skip_predicates(p) != 0)
		return -1;
	end = p->tokens.list.items[p->at - 1].start + 1;
	text = mem_alloc((size_t)(end - test->start) + sizeof "attribute::");
	strcpy(text, axis);
	strncat(text, test->start, (size_t)(end - test->start));
	s->select = xpath_compile_part(text, &part, p->scope, p->origin);
	s->bound = s->select != NULL && xpath_is_bound(s->select);
	s->number = new_number();
	free(text);
	return s->select != NULL ? 0 : -2;
}

/* 0, -1 (not a pattern), -2 (a predicate is wrong, and that was said). */
static int read_step(struct parser *p, struct step *s)
{
	const struct token *t = peek(p);
	int status;

	s->type = XML_ELEMENT_NODE;
	if (t != NULL && (token_is(t, "@") || (t->kind == TOKEN_AXIS && token_is(t, "attribute")))) {
		s->type = XML_ATTRIBUTE_NODE;
		p->at++;
		take(p, "::");
	} else if (t != NULL && t->kind == TOKEN_AXIS && token_is(t, "child")) {
		p->at++;
		take(p, "::");
	}
	t = peek(p);
	if (t == NULL || (t->kind != TOKEN_NAME && t->kind != TOKEN_NODE_TYPE))
		return -1;
	p->at++;
	status = t->kind == TOKEN_NAME ? read_name(p, s, t) : read_node_type(p, s, t);
	return status != 0 ? status : read_predicates(p, s, t);
}

static int read_alternative(struct parser *p)
{
	struct alternative a = { 0 };
	bool deep = false;
	int status = 0;

	if (take(p, "/"))
		a.absolute = true;
	else if (take(p, "//"))
		deep = a.absolute = true;
	while (status == 0 && peek(p) != NULL && !next_is(p, "|")) {
		struct step s = { .deep = deep };

		status = read_step(p, &s);
		vec_push(&a.steps, s);
		if (take(p, "//"))
			deep = true;
		else if (take(p, "/"))
			deep = false;
		else
			break;
		if (peek(p) == NULL || next_is(p, "|"))
			status = -1;
	}
	if (status == 0 && a.steps.len == 0 && (!a.absolute || deep))
		status = -1;
	vec_push(&p->pattern->alternatives, a);
	return status;
}

struct xpath_pattern *xpath_pattern_compile(const char *text, const struct xpath_scope *scope, const struct xpath_origin *origin)
{
	struct xpath_pattern *pattern = mem_alloc(sizeof *pattern);
	struct parser p = { .pattern = pattern, .scope = scope, .origin = origin };
	int status;

	pattern->text = mem_strdup(text);
	tokens_read(&p.tokens, pattern->text);
	do {
		status = read_alternative(&p);
	} while (status == 0 && take(&p, "|"));
	if (status == 0 && peek(&p) != NULL)
		status = -1;
	if (status == -1 || (status == 0 && p.tokens.error != NULL))
		status = refuse(&p);
	tokens_release(&p.tokens);
	if (status != 0) {
		xpath_pattern_free(pattern);
		return NULL;
	}
	return pattern;
}

void xpath_pattern_free(struct xpath_pattern *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->alternatives.len; i++) {
		struct alternative *a = &p->alternatives.items[i];

		for (size_t j = 0; j < a->steps.len; j++) {
			free(a->steps.items[j].name);
			free(a->steps.items[j].uri);
			free(a->steps.items[j].target);
			xpath_free(a->steps.items[j].select);
		}
		vec_free(&a->steps);
	}
	vec_free(&p->alternatives);
	free(p->text);
	free(p);
}

static bool test_node(const struct step *s, const xmlNode *node)
{
	if (s->type == 0)
		return node->type != XML_ATTRIBUTE_NODE && node->type != XML_DOCUMENT_NODE;
	if ((int)node->type != s->type && !(s->type == XML_TEXT_NODE && node->type == XML_CDATA_SECTION_NODE))
		return false;
	if (s->target != NULL && strcmp((const char *)node->name, s->target) != 0)
		return false;
	if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE)
		return true;
	if (s->uri != NULL && strcmp(node->ns != NULL ? (const char *)node->ns->href : "", s->uri) != 0)
		return false;
	return s->name == NULL || strcmp((const char *)node->name, s->name) == 0;
}

static bool remembers(const struct step_memory *m, const struct step *s, const struct xpath_run *r, const xmlNode *parent)
{
	return m->nodes != NULL && m->parent == parent && m->epoch == r->epoch && !s->bound;
}

/* libxml2 looks at every node of a set it frees, for namespace nodes; a child or attribute step selects none. */
void step_memory_release(struct step_memory *m)
{
	if (m->nodes != NULL && m->nodes->nodesetval != NULL)
		m->nodes->nodesetval->nodeNr = 0;
	xmlXPathFreeObject(m->nodes);
	m->nodes = NULL;
}

static int selected(const struct step *s, struct xpath_run *r, xmlNodePtr node)
{
	struct step_memory *m;

	while (r->steps.len <= s->number)
		vec_push(&r->steps, (struct step_memory){ 0 });
	m = &r->steps.items[s->number];
	if (!remembers(m, s, r, node->parent)) {
		xmlXPathObjectPtr nodes = xpath_eval_inside(r, s->select, node->parent, node);

		if (nodes == NULL)
			return -1;
		m = &r->steps.items[s->number];
		step_memory_release(m);
		*m = (struct step_memory){ node->parent, r->epoch, nodes };
	}
	return xmlXPathNodeSetContains(m->nodes->nodesetval, node);
}

static int match_from(const struct alternative *a, size_t count, struct xpath_run *r, xmlNodePtr node);

/* Whether what stands before the step matches at its parent (or, for '//', at any ancestor). */
static int match_before(const struct alternative *a, size_t index, struct xpath_run *r, xmlNodePtr node)
{
	const struct step *s = &a->steps.items[index];
	xmlNodePtr up = node->parent;

	if (index == 0)
		return !a->absolute || s->deep || (up != NULL && up->type == XML_DOCUMENT_NODE);
	do {
		int status = up != NULL ? match_from(a, index, r, up) : 0;

		if (status != 0 || !s->deep)
			return status;
		up = up->parent;
	} while (up != NULL);
	return 0;
}

/* Whether the first count steps match, the last of them at the node. */
static int match_from(const struct alternative *a, size_t count, struct xpath_run *r, xmlNodePtr node)
{
	const struct step *s = &a->steps.items[count - 1];
	int status;

	if (!test_node(s, node))
		return 0;
	status = match_before(a, count - 1, r, node);
	if (status <= 0 || s->select == NULL)
		return status;
	return selected(s, r, node);
}

int pattern_match_inside(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node)
{
	for (size_t i = 0; i < p->alternatives.len; i++) {
		const struct alternative *a = &p->alternatives.items[i];
		int status = a->steps.len == 0 ? node->type == XML_DOCUMENT_NODE
		                               : match_from(a, a->steps.len, r, node);

		if (status != 0)
			return status;
	}
	return 0;
}

int xpath_pattern_match(const struct xpath_pattern *p, struct xpath_run *r, xmlNodePtr node)
{
	xpath_begin(r);
	return pattern_match_inside(p, r, node);
}

size_t xpath_pattern_count(const struct xpath_pattern *p)
{
	return p->alternatives.len;
}

int xpath_pattern_last(const struct xpath_pattern *p, size_t i, const char **name)
{
	const struct alternative *a = &p->alternatives.items[i];

	*name = a->steps.len > 0 ? a->steps.items[a->steps.len - 1].name : NULL;
	return a->steps.len > 0 ? a->steps.items[a->steps.len - 1].type : XML_DOCUMENT_NODE;
}

/* Asks a question of every step until one answers yes. */
static bool any_step(const struct xpath_pattern *p, bool (*question)(const struct step *s, const char *name), const char *name)
{
	for (size_t i = 0; i < p->alternatives.len; i++) {
		for (size_t j = 0; j < p->alternatives.items[i].steps.len; j++) {
			if (question(&p->alternatives.items[i].steps.items[j], name))
				return true;
		}
	}
	return false;
}

static bool is_named(const struct step *s, const char *name)
{
	return s->name != NULL && strcmp(s->name, name) == 0;
}

static bool uses_variable(const struct step *s, const char *name)
{
	return s->select != NULL && xpath_uses_variable(s->select, name);
}

static bool uses_key(const struct step *s, const char *name)
{
	return s->select != NULL && xpath_uses_key(s->select, name);
}

static bool steps_to(const struct step *s, const char *name)
{
	return s->select != NULL && xpath_steps_inside(s->select, name, false);
}

static bool steps_to_or_up(const struct step *s, const char *name)
{
	return s->select != NULL && xpath_steps_inside(s->select, name, true);
}

bool xpath_pattern_names(const struct xpath_pattern *p, const char *local_name)
{
	return any_step(p, is_named, local_name);
}

bool xpath_pattern_uses_variable(const struct xpath_pattern *p, const char *name)
{
	return any_step(p, uses_variable, name);
}

bool xpath_pattern_uses_key(const struct xpath_pattern *p, const char *name)
{
	return any_step(p, uses_key, name);
}

bool xpath_pattern_steps_to(const struct xpath_pattern *p, const char *local_name, bool up)
{
	return any_step(p, up ? steps_to_or_up : steps_to, local_name);
}

