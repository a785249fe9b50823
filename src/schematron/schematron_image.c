/* SPDX-License-Identifier: Apache-2.0 */
/* Writing and reading rule sets (schematron_image.h): each struct of schematron.h has a function that puts its fields and one that gets them in the same order. */
#include "schematron_image.h"

#include "arena.h"
#include "expression_image.h"
#include "mem.h"

#include <string.h>

/* What the parts of one schema have in common. */
struct putting {
	struct image_writer *w;
	const struct schematron *s;
	struct expression_scope scope;
};

struct getting {
	struct image_reader *r;
	struct schematron *s;
	struct expression_scope scope;
};

/* Makes room for as many items as were put; they are the arena's, so nothing can be added to them. */
#define GET_ITEMS(g, v) ((v)->len = image_get((g)->r), (v)->items = arena_alloc((g)->r->arena, (v)->len * sizeof *(v)->items))
#define GET_NEW(g, p) ((p) = arena_alloc((g)->r->arena, sizeof *(p)))

static bool message_fits(const struct sch_message *m)
{
	for (size_t i = 0; i < m->parts.len; i++) {
		if (m->parts.items[i].kind > SCH_NAME)
			return false;
	}
	return true;
}

static bool messages_fit(struct sch_message *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!message_fits(list[i]))
			return false;
	}
	return true;
}

static bool lets_fit(const struct sch_let *lets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (lets[i].content != NULL || lets[i].given != NULL)
			return false;
	}
	return true;
}

static bool rule_fits(const struct sch_rule *r)
{
	for (size_t i = 0; i < r->asserts.len; i++) {
		if (!message_fits(&r->asserts.items[i]->text))
			return false;
	}
	return lets_fit(r->lets.items, r->lets.len);
}

static bool pattern_fits(const struct sch_pattern *p)
{
	for (size_t i = 0; i < p->rules.len; i++) {
		if (!rule_fits(p->rules.items[i]))
			return false;
	}
	return lets_fit(p->lets.items, p->lets.len) && p->needs.len == 0;
}

bool schematron_fits(const struct schematron *s)
{
	for (size_t i = 0; i < s->patterns.len; i++) {
		if (!pattern_fits(s->patterns.items[i]))
			return false;
	}
	return s->of_image || (s->files.len == 1 && s->phases.len == 0 && s->default_phase == NULL && lets_fit(s->lets.items, s->lets.len) &&
	       messages_fit(s->diagnostics.items, s->diagnostics.len) && messages_fit(s->properties.items, s->properties.len));
}

static void put_text(struct putting *g, const char *text)
{
	image_put_text(g->w, text);
}

static void put_expression(struct putting *g, const struct xpath *x)
{
	expression_put(g->w, x, &g->scope);
}

static const char *get_text(struct getting *g)
{
	return image_get_text(g->r);
}

static struct xpath *get_expression(struct getting *g)
{
	return expression_get(g->r, &g->scope);
}

static void put_lets(struct putting *g, const struct sch_let *lets, size_t n)
{
	image_put(g->w, n);
	for (size_t i = 0; i < n; i++) {
		put_text(g, lets[i].name);
		image_put(g->w, (uint64_t)lets[i].slot);
		put_expression(g, lets[i].value);
	}
}

static void get_lets(struct getting *g, struct sch_let *lets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		lets[i].name = get_text(g);
		lets[i].slot = (int)image_get(g->r);
		lets[i].value = get_expression(g);
	}
}

static void put_word(struct putting *g, const struct sch_word *word)
{
	put_text(g, word->text);
	put_expression(g, word->value);
}

static void get_word(struct getting *g, struct sch_word *word)
{
	word->text = get_text(g);
	word->value = get_expression(g);
}

static void put_rich(struct putting *g, const struct sch_rich *rich)
{
	put_text(g, rich->icon);
	put_text(g, rich->see);
	put_text(g, rich->fpi);
	put_text(g, rich->xml_lang);
	put_word(g, &rich->role);
	put_word(g, &rich->flag);
	put_word(g, &rich->severity);
}

static void get_rich(struct getting *g, struct sch_rich *rich)
{
	rich->icon = get_text(g);
	rich->see = get_text(g);
	rich->fpi = get_text(g);
	rich->xml_lang = get_text(g);
	get_word(g, &rich->role);
	get_word(g, &rich->flag);
	get_word(g, &rich->severity);
}

static void put_message(struct putting *g, const struct sch_message *m)
{
	put_text(g, m->id);
	image_put(g->w, (uint64_t)(m->lang + 1));
	put_text(g, m->xml_lang);
	image_put(g->w, m->help);
	put_text(g, m->role);
	put_text(g, m->scheme);
	image_put(g->w, m->parts.len);
	for (size_t i = 0; i < m->parts.len; i++) {
		image_put(g->w, (uint64_t)m->parts.items[i].kind);
		put_text(g, m->parts.items[i].text);
		put_expression(g, m->parts.items[i].select);
	}
}

static void get_message(struct getting *g, struct sch_message *m)
{
	m->id = get_text(g);
	m->lang = (int)image_get(g->r) - 1;
	m->xml_lang = get_text(g);
	m->help = image_get(g->r) != 0;
	m->role = get_text(g);
	m->scheme = get_text(g);
	GET_ITEMS(g, &m->parts);
	for (size_t i = 0; i < m->parts.len; i++) {
		m->parts.items[i].kind = (int)image_get(g->r);
		m->parts.items[i].text = get_text(g);
		m->parts.items[i].select = get_expression(g);
	}
}

static void put_messages(struct putting *g, struct sch_message *const *list, size_t n)
{
	image_put(g->w, n);
	for (size_t i = 0; i < n; i++)
		put_message(g, list[i]);
}

static void get_messages(struct getting *g, struct sch_message **list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		GET_NEW(g, list[i]);
		get_message(g, list[i]);
	}
}

/* Texts that an assertion names, by their numbers. */
static void put_names(struct putting *g, const struct sch_message *const *names, size_t n, struct sch_message *const *all)
{
	image_put(g->w, n);
	for (size_t i = 0; i < n; i++) {
		size_t number = 0;

		while (all[number] != names[i])
			number++;
		image_put(g->w, number);
	}
}

static void get_names(struct getting *g, const struct sch_message **names, size_t n, struct sch_message *const *all)
{
	for (size_t i = 0; i < n; i++)
		names[i] = all[image_get(g->r)];
}

static void put_assert(struct putting *g, const struct sch_assert *a)
{
	put_text(g, a->id);
	put_rich(g, &a->rich);
	put_text(g, a->fixes);
	image_put(g->w, (uint64_t)a->is_report | (uint64_t)a->not_evaluable << 1 | (uint64_t)a->lower << 2 | (uint64_t)a->on_file << 3);
	put_expression(g, a->test);
	put_expression(g, a->subject);
	put_text(g, a->test_text);
	put_message(g, &a->text);
	put_names(g, a->diagnostics.items, a->diagnostics.len, g->s->diagnostics.items);
	put_names(g, a->properties.items, a->properties.len, g->s->properties.items);
}

static void get_assert(struct getting *g, struct sch_assert *a)
{
	uint64_t flags;

	a->id = get_text(g);
	get_rich(g, &a->rich);
	a->role = a->rich.role.text;
	a->fixes = get_text(g);
	flags = image_get(g->r);
	a->is_report = flags & 1;
	a->not_evaluable = flags & 2;
	a->lower = flags & 4;
	a->on_file = flags & 8;
	a->test = get_expression(g);
	a->subject = get_expression(g);
	a->test_text = get_text(g);
	get_message(g, &a->text);
	GET_ITEMS(g, &a->diagnostics);
	get_names(g, a->diagnostics.items, a->diagnostics.len, g->s->diagnostics.items);
	GET_ITEMS(g, &a->properties);
	get_names(g, a->properties.items, a->properties.len, g->s->properties.items);
}

static void put_rule(struct putting *g, const struct sch_rule *r)
{
	put_text(g, r->id);
	put_rich(g, &r->rich);
	expression_put_pattern(g->w, r->context, &g->scope);
	put_text(g, r->context_text);
	put_expression(g, r->subject);
	put_lets(g, r->lets.items, r->lets.len);
	image_put(g->w, r->asserts.len);
	for (size_t i = 0; i < r->asserts.len; i++)
		put_assert(g, r->asserts.items[i]);
}

static void get_rule(struct getting *g, struct sch_rule *r)
{
	r->id = get_text(g);
	get_rich(g, &r->rich);
	r->context = expression_get_pattern(g->r, &g->scope);
	r->context_text = get_text(g);
	r->subject = get_expression(g);
	GET_ITEMS(g, &r->lets);
	get_lets(g, r->lets.items, r->lets.len);
	GET_ITEMS(g, &r->asserts);
	for (size_t i = 0; i < r->asserts.len; i++) {
		GET_NEW(g, r->asserts.items[i]);
		get_assert(g, r->asserts.items[i]);
	}
}

static void put_paragraphs(struct putting *g, const struct sch_pattern *p)
{
	image_put(g->w, p->paragraphs.len);
	for (size_t i = 0; i < p->paragraphs.len; i++) {
		put_text(g, p->paragraphs.items[i].class);
		image_put(g->w, (uint64_t)(p->paragraphs.items[i].lang + 1));
		put_text(g, p->paragraphs.items[i].text);
	}
}

static void get_paragraphs(struct getting *g, struct sch_pattern *p)
{
	GET_ITEMS(g, &p->paragraphs);
	for (size_t i = 0; i < p->paragraphs.len; i++) {
		p->paragraphs.items[i].class = get_text(g);
		p->paragraphs.items[i].lang = (int)image_get(g->r) - 1;
		p->paragraphs.items[i].text = get_text(g);
	}
}

static void put_pattern(struct putting *g, const struct sch_pattern *p)
{
	put_text(g, p->id);
	put_text(g, p->title);
	put_rich(g, &p->rich);
	put_paragraphs(g, p);
	put_expression(g, p->documents);
	image_put(g->w, (uint64_t)p->is_group | (uint64_t)p->local_policies << 1 | (uint64_t)p->wants_other_nodes << 2);
	put_lets(g, p->lets.items, p->lets.len);
	image_put(g->w, p->rules.len);
	for (size_t i = 0; i < p->rules.len; i++)
		put_rule(g, p->rules.items[i]);
}

static void get_pattern(struct getting *g, struct sch_pattern *p)
{
	uint64_t flags;

	p->id = get_text(g);
	p->title = get_text(g);
	get_rich(g, &p->rich);
	get_paragraphs(g, p);
	p->documents = get_expression(g);
	flags = image_get(g->r);
	p->is_group = flags & 1;
	p->local_policies = flags & 2;
	p->wants_other_nodes = flags & 4;
	GET_ITEMS(g, &p->lets);
	get_lets(g, p->lets.items, p->lets.len);
	GET_ITEMS(g, &p->rules);
	for (size_t i = 0; i < p->rules.len; i++) {
		GET_NEW(g, p->rules.items[i]);
		get_rule(g, p->rules.items[i]);
	}
}

static void put_head(struct putting *g)
{
	const struct schematron *s = g->s;
	const char *const texts[] = { s->name, s->sha256, s->title, s->version, s->edition, s->icon, s->see, s->fpi, s->xml_lang };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		put_text(g, texts[i]);
	image_put(g->w, s->namespaces.len);
	for (size_t i = 0; i < s->namespaces.len; i++) {
		put_text(g, s->namespaces.items[i].prefix);
		put_text(g, s->namespaces.items[i].uri);
	}
	image_put(g->w, s->slots.len);
	for (size_t i = 0; i < s->slots.len; i++)
		put_text(g, s->slots.items[i]);
}

/* An element with the prefixes, for expressions that ask for them when they run. */
static void make_scope(struct getting *g)
{
	struct schematron *s = g->s;
	xmlNodePtr element;

	s->scope = xmlNewDoc((const xmlChar *)"1.0");
	element = xmlNewDocNode(s->scope, NULL, (const xmlChar *)"scope", NULL);
	xmlDocSetRootElement(s->scope, element);
	for (size_t i = 0; i < s->namespaces.len; i++)
		xmlNewNs(element, (const xmlChar *)s->namespaces.items[i].uri, (const xmlChar *)s->namespaces.items[i].prefix);
	g->scope.element = element;
}

static void get_head(struct getting *g)
{
	struct schematron *s = g->s;
	const char **const texts[] = { &s->name, &s->sha256, &s->title, &s->version, &s->edition, &s->icon, &s->see, &s->fpi, &s->xml_lang };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		*texts[i] = get_text(g);
	GET_ITEMS(g, &s->namespaces);
	for (size_t i = 0; i < s->namespaces.len; i++) {
		s->namespaces.items[i].prefix = get_text(g);
		s->namespaces.items[i].uri = get_text(g);
	}
	GET_ITEMS(g, &s->slots);
	for (size_t i = 0; i < s->slots.len; i++)
		s->slots.items[i] = get_text(g);
	make_scope(g);
}

static void put_keys(struct putting *g)
{
	image_put(g->w, g->s->keys.len);
	for (size_t i = 0; i < g->s->keys.len; i++) {
		put_text(g, g->s->keys.items[i].name);
		expression_put_pattern(g->w, g->s->keys.items[i].match, &g->scope);
		put_expression(g, g->s->keys.items[i].use);
	}
}

static void get_keys(struct getting *g)
{
	GET_ITEMS(g, &g->s->keys);
	for (size_t i = 0; i < g->s->keys.len; i++) {
		g->s->keys.items[i].name = get_text(g);
		g->s->keys.items[i].match = expression_get_pattern(g->r, &g->scope);
		g->s->keys.items[i].use = expression_get_now(g->r, &g->scope);
	}
}

void schematron_put(struct image_writer *w, const struct schematron *s)
{
	struct buf prefixes = BUF_INIT;
	struct putting g = { .w = w, .s = s };

	for (size_t i = 0; i < s->namespaces.len; i++)
		buf_printf(&prefixes, "%s=%s ", s->namespaces.items[i].prefix, s->namespaces.items[i].uri);
	g.scope.signature = prefixes.data;
	put_head(&g);
	put_keys(&g);
	put_lets(&g, s->lets.items, s->lets.len);
	put_messages(&g, s->diagnostics.items, s->diagnostics.len);
	put_messages(&g, s->properties.items, s->properties.len);
	image_put(w, s->patterns.len);
	for (size_t i = 0; i < s->patterns.len; i++)
		put_pattern(&g, s->patterns.items[i]);
	buf_release(&prefixes);
}

struct schematron *schematron_get(struct image_reader *r)
{
	struct schematron *s = arena_alloc(r->arena, sizeof *s);
	struct getting g = { .r = r, .s = s };

	s->of_image = true;
	s->arena = r->arena;
	get_head(&g);
	get_keys(&g);
	GET_ITEMS(&g, &s->lets);
	get_lets(&g, s->lets.items, s->lets.len);
	GET_ITEMS(&g, &s->diagnostics);
	get_messages(&g, s->diagnostics.items, s->diagnostics.len);
	GET_ITEMS(&g, &s->properties);
	get_messages(&g, s->properties.items, s->properties.len);
	GET_ITEMS(&g, &s->patterns);
	for (size_t i = 0; i < s->patterns.len; i++) {
		GET_NEW(&g, s->patterns.items[i]);
		get_pattern(&g, s->patterns.items[i]);
	}
	return s;
}
