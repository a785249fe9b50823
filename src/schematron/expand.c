/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Abstract patterns and rules (read.h). An abstract pattern is read again for each pattern that names it; on the way $name in an attribute becomes the parameter's
 * value. Only a whole name counts, what is put in is not looked through again, and a dollar that no known parameter follows stays.
 */
#include "read.h"

#include "bounds.h"
#include "buf.h"
#include "mem.h"
#include "nearest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Bytes of a name without colon: every character beyond ASCII counts as a letter. */
static size_t name_length(const char *s)
{
	size_t n = 0;

	if (!isalpha((unsigned char)s[0]) && s[0] != '_' && (unsigned char)s[0] < 0x80)
		return 0;
	while (isalnum((unsigned char)s[n]) || (s[n] != '\0' && strchr("_-.", s[n]) != NULL) || (unsigned char)s[n] >= 0x80)
		n++;
	return n;
}

static const struct read_parameter *find(const struct read_instance *in, const char *name, size_t n)
{
	for (size_t i = 0; in != NULL && i < in->parameters.len; i++) {
		const char *known = in->parameters.items[i].name;

		if (strncmp(known, name, n) == 0 && known[n] == '\0')
			return &in->parameters.items[i];
	}
	return NULL;
}

static const char *put_in(struct reading *g, const struct read_instance *in, const char *text)
{
	struct buf out = BUF_INIT;
	const char *dollar, *result;
	bool changed = false;

	for (const char *at = text;; at = dollar) {
		const struct read_parameter *p;
		size_t n;

		dollar = strchr(at, '$');
		if (dollar == NULL) {
			buf_puts(&out, at);
			break;
		}
		buf_add(&out, at, (size_t)(dollar - at));
		n = name_length(dollar + 1);
		p = n > 0 ? find(in, dollar + 1, n) : NULL;
		if (p != NULL)
			buf_puts(&out, p->value);
		else
			buf_add(&out, dollar, 1 + n);
		changed |= p != NULL;
		dollar += 1 + n;
	}
	result = changed ? arena_strndup(g->s->arena, out.data, out.len) : text;
	buf_release(&out);
	return result;
}

const char *expand(struct reading *g, const char *text)
{
	if (g->instance == NULL || text == NULL || strchr(text, '$') == NULL)
		return text;
	return put_in(g, g->instance, text);
}

static void say(struct reading *g, enum msg_id id, const xmlNode *node, const char *attribute, const char *name, const struct read_instance *in, const char *guess)
{
	struct place place;
	const xmlNode *at = attribute != NULL ? (const xmlNode *)xmlHasNsProp(node, (const xmlChar *)attribute, NULL) : NULL;
	const char *pattern = read_attribute(g, in->node, "is-a");

	tree_place(&place, at != NULL ? at : node, g->s->arena);
	diag_emit(g->sink, guess != NULL ? id + 1 : id, &place, "name", name, "pattern", pattern != NULL ? pattern : "", "guess", guess != NULL ? guess : "-", NULL);
	g->errors++;
}

static const char *guess_among(const struct read_instance *known, size_t n, const char *name)
{
	VEC(const char *) names = { 0 };
	const char *guess;

	for (size_t i = 0; i < n; i++)
		vec_push(&names, known->parameters.items[i].name);
	guess = names.len > 0 ? nearest(name, names.items, names.len) : NULL;
	vec_free(&names);
	return guess;
}

/* A name near a variable's is a variable misspelt: the expression's own check says so. So it does for a name with a prefix. */
static bool is_lacking(struct reading *g, const char *dollar, size_t n)
{
	const char *name = arena_strndup(g->s->arena, dollar + 1, n);

	if (dollar[1 + n] == ':' || read_in_scope(g, name) || (g->variables.len > 0 && nearest(name, g->variables.items, g->variables.len) != NULL))
		return false;
	say(g, MSG_SCH_PARAMETER_MISSING, g->instance->node, "is-a", name, g->instance, guess_among(g->instance, g->instance->parameters.len, name));
	return true;
}

/* Dollars inside of quotes are text. */
bool expand_lacks(struct reading *g, const char *text)
{
	char quote = '\0';

	if (g->instance == NULL || g->any_variable)
		return false;
	for (const char *at = text; *at != '\0'; at++) {
		size_t n = quote == '\0' && *at == '$' ? name_length(at + 1) : 0;

		if (quote != '\0' ? *at == quote : *at == '"' || *at == '\'')
			quote = quote != '\0' ? '\0' : *at;
		if (n > 0 && is_lacking(g, at, n))
			return true;
	}
	return false;
}

/* Whether the text has $name. */
static bool mentions(const char *text, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = strchr(text, '$'); at != NULL; at = strchr(at + 1, '$')) {
		if (name_length(at + 1) == n && memcmp(at + 1, name, n) == 0)
			return true;
	}
	return false;
}

static bool node_mentions(struct reading *g, const xmlNode *node, const char *name)
{
	if (node->type != XML_ELEMENT_NODE)
		return node->content != NULL && node->type == XML_TEXT_NODE && mentions((const char *)node->content, name);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		if (a->children != NULL && a->children->content != NULL && mentions((const char *)a->children->content, name))
			return true;
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (node_mentions(g, child, name))
			return true;
	}
	return false;
}

/* Texts that asserts name can use the parameter too; which ones is known only when they are read, so all are looked through. */
static bool texts_mention(struct reading *g, const char *name)
{
	for (size_t kind = 0; kind < 2; kind++) {
		for (size_t i = 0; i < map_len(g->references[kind]); i++) {
			const struct read_reference *r = map_value(g->references[kind], i);

			if (node_mentions(g, r->node, name))
				return true;
		}
	}
	return false;
}

/* The parameters that stand in the instance itself. */
static void take_given(struct reading *g, struct read_instance *in)
{
	for (const xmlNode *node = in->node->children; node != NULL; node = node->next) {
		struct read_parameter p;

		if (!read_is(node, "param"))
			continue;
		p = (struct read_parameter){ read_attribute(g, node, "name"), read_attribute(g, node, "value"), node };
		if (p.name == NULL || p.value == NULL)
			read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, p.name == NULL ? "name" : "value");
		else if (find(in, p.name, strlen(p.name)) != NULL)
			read_fail(g, MSG_SCH_PARAMETER_TWICE, node, "name", p.name);
		else
			vec_push(&in->parameters, p);
	}
}

/* What the abstract pattern declares: defaults come in where nothing was given. */
static void take_declared(struct reading *g, struct read_instance *in, struct read_instance *declared)
{
	for (const xmlNode *node = in->abstract->children; node != NULL; node = node->next) {
		struct read_parameter p;

		if (!read_is(node, "param"))
			continue;
		p = (struct read_parameter){ read_attribute(g, node, "name"), read_attribute(g, node, "value"), node };
		if (p.name == NULL) {
			read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "name");
			continue;
		}
		if (find(declared, p.name, strlen(p.name)) != NULL && p.node->parent == find(declared, p.name, strlen(p.name))->node->parent)
			read_fail(g, MSG_SCH_PARAMETER_TWICE, node, "name", p.name);
		vec_push(&declared->parameters, p);
		if (find(in, p.name, strlen(p.name)) != NULL)
			continue;
		p.value = p.value != NULL ? put_in(g, in, p.value) : NULL;
		vec_push(&in->parameters, p);
	}
}

static bool any_mentions(struct reading *g, const xmlNode *const *chain, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		if (node_mentions(g, chain[i], name))
			return true;
	}
	return texts_mention(g, name);
}

/* What was given is known, what was not has a default. */
static void check_parameters(struct reading *g, struct read_instance *in, const struct read_instance *declared, size_t given,
                             const xmlNode *const *chain, size_t n)
{
	for (size_t i = 0; i < in->parameters.len; i++) {
		struct read_parameter *p = &in->parameters.items[i];

		if (i < given && find(declared, p->name, strlen(p->name)) == NULL && !any_mentions(g, chain, n, p->name))
			say(g, MSG_SCH_PARAMETER_UNKNOWN, p->node, "name", p->name, in, guess_among(declared, declared->parameters.len, p->name));
		if (p->value == NULL) {
			say(g, MSG_SCH_PARAMETER_MISSING, in->node, "is-a", p->name, in, guess_among(in, given, p->name));
			p->value = "";
		}
	}
}

/* The pattern that is-a names, or NULL after a message. */
static const xmlNode *target_of(struct reading *g, const xmlNode *node)
{
	const char *name = read_attribute(g, node, "is-a");
	const xmlNode *target = map_get(g->ids[READ_PATTERN], name);
	struct map *names;

	if (target == NULL) {
		names = map_new();
		for (size_t i = 0; i < g->patterns.len; i++) {
			const char *id = read_is_abstract(g->patterns.items[i]) ? read_attribute(g, g->patterns.items[i], "id") : NULL;

			if (id != NULL)
				map_set(names, id, NULL);
		}
		read_fail_among(g, MSG_SCH_UNKNOWN_ABSTRACT, node, "is-a", name, names);
		map_free(names);
	} else if (!read_is_abstract(target)) {
		read_fail(g, MSG_SCH_PATTERN_NOT_ABSTRACT, node, "is-a", name);
		target = NULL;
	}
	return target;
}

/* Nodes as "a -> b -> a", by their id. */
static const char *circle(struct reading *g, const xmlNode *const *chain, size_t n, const xmlNode *again)
{
	struct buf out = BUF_INIT;
	const char *result;
	size_t from = 0;

	while (from < n && chain[from] != again)
		from++;
	for (size_t i = from; i < n; i++)
		buf_printf(&out, "%s → ", tree_value(chain[i], "id") != NULL ? tree_value(chain[i], "id") : "?");
	buf_puts(&out, tree_value(again, "id") != NULL ? tree_value(again, "id") : "?");
	result = arena_strdup(g->s->arena, out.data);
	buf_release(&out);
	return result;
}

static bool is_in(const xmlNode *const *nodes, size_t n, const xmlNode *node)
{
	for (size_t i = 0; i < n; i++) {
		if (nodes[i] == node)
			return true;
	}
	return false;
}

/* An abstract pattern can itself be made of one: then its parameters are given to that one. */
int expand_begin(struct reading *g, struct read_instance *in, const xmlNode *pattern)
{
	struct read_instance declared = { 0 };
	VEC(const xmlNode *) chain = { 0 };
	size_t given, errors = g->errors;

	*in = (struct read_instance){ .number = ++g->instances, .node = pattern, .abstract = pattern };
	take_given(g, in);
	given = in->parameters.len;
	do {
		const xmlNode *from = in->abstract;

		vec_push(&chain, from);
		in->abstract = target_of(g, from);
		if (in->abstract != NULL && is_in(chain.items, chain.len, in->abstract)) {
			read_fail(g, MSG_SCH_EXTENDS_CYCLE, from, "is-a", circle(g, chain.items, chain.len, in->abstract));
			in->abstract = NULL;
		}
		if (in->abstract != NULL)
			take_declared(g, in, &declared);
	} while (in->abstract != NULL && read_attribute(g, in->abstract, "is-a") != NULL);
	if (in->abstract != NULL) {
		vec_push(&chain, in->abstract);
		check_parameters(g, in, &declared, given, chain.items + 1, chain.len - 1);
	}
	for (size_t i = 1; i < chain.len; i++)
		vec_push(&g->extended, chain.items[i]);
	vec_free(&declared.parameters);
	vec_free(&chain);
	return g->errors == errors ? 0 : -1;
}

void expand_end(struct reading *g, struct read_instance *in)
{
	g->instance = NULL;
	vec_free(&in->parameters);
}

/* Whether the rule may be extended from the pattern: it is in it, or in what it is made of, or in sch:rules. */
static bool within_reach(const struct reading *g, const xmlNode *rule, const xmlNode *pattern)
{
	const xmlNode *parent = rule->parent;

	return parent == pattern || (g->instance != NULL && parent == g->instance->abstract) || (parent != NULL && read_is(parent, "rules"));
}

static const xmlNode *child_rule(struct reading *g, const xmlNode *pattern, const char *id)
{
	for (const xmlNode *node = pattern != NULL ? pattern->children : NULL; node != NULL; node = node->next) {
		const char *own = read_is(node, "rule") ? read_attribute(g, node, "id") : NULL;

		if (own != NULL && strcmp(own, id) == 0)
			return node;
	}
	return NULL;
}

static void say_unknown_rule(struct reading *g, const xmlNode *node, const char *id, const xmlNode *pattern)
{
	struct map *names = map_new();

	for (size_t i = 0; i < g->abstract_rules.len; i++) {
		const char *own = within_reach(g, g->abstract_rules.items[i], pattern) ? read_attribute(g, g->abstract_rules.items[i], "id") : NULL;

		if (own != NULL)
			map_set(names, own, NULL);
	}
	read_fail_among(g, MSG_SCH_UNKNOWN_RULE, node, "rule", id, names);
	map_free(names);
}

static const xmlNode *extended_rule(struct reading *g, const xmlNode *node, const char *id, const xmlNode *pattern)
{
	const xmlNode *rule = map_get(g->ids[READ_RULE], id), *own = NULL;

	/* A file included into two patterns gives both a rule of this name. */
	if (rule != NULL && !within_reach(g, rule, pattern)) {
		own = child_rule(g, pattern, id);
		if (own == NULL && g->instance != NULL)
			own = child_rule(g, g->instance->abstract, id);
		if (own == NULL) {
			read_fail(g, MSG_SCH_RULE_ELSEWHERE, node, "rule", id);
			return NULL;
		}
		rule = own;
	}
	if (rule == NULL) {
		say_unknown_rule(g, node, id, pattern);
	} else if (!read_is_abstract(rule) && !read_is(rule->parent, "rules")) {
		read_fail(g, MSG_SCH_RULE_NOT_ABSTRACT, node, "rule", id);
		rule = NULL;
	}
	return rule;
}

static void extend(struct reading *g, struct expand_rule *e, const xmlNode *node, const xmlNode *pattern)
{
	char limit[32];
	const char *id = read_attribute(g, node, "rule");
	const xmlNode *rule;

	if (id == NULL) {
		read_fail(g, MSG_SCH_ATTRIBUTE_MISSING, node, NULL, "rule");
		return;
	}
	rule = extended_rule(g, node, id, pattern);
	if (rule == NULL)
		return;
	if (is_in(e->chain.items, e->chain.len, rule)) {
		read_fail(g, MSG_SCH_EXTENDS_CYCLE, node, "rule", circle(g, e->chain.items, e->chain.len, rule));
		return;
	}
	/* Rules that extend two that extend two… grow fast. */
	if (++e->extensions > LIMIT_RULE_EXTENSIONS) {
		if (e->extensions == LIMIT_RULE_EXTENSIONS + 1) {
			snprintf(limit, sizeof limit, "%d", LIMIT_RULE_EXTENSIONS);
			read_fail(g, MSG_SCH_TOO_MANY_EXTENSIONS, e->chain.items[0], NULL, limit);
		}
		return;
	}
	if (!is_in(g->extended.items, g->extended.len, rule))
		vec_push(&g->extended, rule);
	expand_rule(g, e, rule, pattern);
}

void expand_rule(struct reading *g, struct expand_rule *e, const xmlNode *rule, const xmlNode *pattern)
{
	vec_push(&e->chain, rule);
	for (const xmlNode *child = rule->children; child != NULL; child = child->next) {
		if (read_is(child, "extends"))
			extend(g, e, child, pattern);
		else if (read_is(child, "let") || read_is(child, "assert") || read_is(child, "report"))
			vec_push(&e->parts, child);
	}
	e->chain.len--;
}
