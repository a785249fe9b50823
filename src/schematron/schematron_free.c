/* SPDX-License-Identifier: Apache-2.0 */
/* Freeing a rule set (schematron.h). */
#include "loaded.h"
#include "read.h"

#include <stdlib.h>

void read_free_message(struct sch_message *m)
{
	for (size_t i = 0; i < m->parts.len; i++)
		xpath_free(m->parts.items[i].select);
	vec_free(&m->parts);
}

static void free_lets(struct sch_let *lets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		xpath_free(lets[i].value);
		if (lets[i].content != NULL)
			xmlFreeDoc(lets[i].content);
	}
	free(lets);
}

static void free_rich(struct sch_rich *r)
{
	xpath_free(r->role.value);
	xpath_free(r->flag.value);
	xpath_free(r->severity.value);
}

static void free_assert(struct sch_assert *a)
{
	free_rich(&a->rich);
	xpath_free(a->test);
	xpath_free(a->subject);
	read_free_message(&a->text);
	vec_free(&a->diagnostics);
	vec_free(&a->properties);
	free(a);
}

void read_free_rule(struct sch_rule *r)
{
	free_rich(&r->rich);
	for (size_t i = 0; i < r->asserts.len; i++)
		free_assert(r->asserts.items[i]);
	vec_free(&r->asserts);
	free_lets(r->lets.items, r->lets.len);
	xpath_pattern_free(r->context);
	xpath_free(r->subject);
	free(r);
}

static void free_pattern(struct sch_pattern *p)
{
	free_rich(&p->rich);
	for (size_t i = 0; i < p->rules.len; i++)
		read_free_rule(p->rules.items[i]);
	vec_free(&p->rules);
	free_lets(p->lets.items, p->lets.len);
	vec_free(&p->paragraphs);
	vec_free(&p->needs);
	xpath_free(p->documents);
	free(p);
}

static void free_phase(struct sch_phase *p)
{
	free_lets(p->lets.items, p->lets.len);
	vec_free(&p->active);
	xpath_free(p->from);
	xpath_free(p->when);
	free(p);
}

static void free_texts(struct sch_message **texts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		read_free_message(texts[i]);
		free(texts[i]);
	}
	free(texts);
}

static void free_keys(struct schematron *s)
{
	for (size_t i = 0; i < s->keys.len; i++) {
		xpath_pattern_free(s->keys.items[i].match);
		xpath_free(s->keys.items[i].use);
	}
	vec_free(&s->keys);
}

static void free_files(struct schematron *s)
{
	if (s->scope != NULL)
		xmlFreeDoc(s->scope);
	for (size_t i = 0; i < s->files.len; i++)
		loaded_free(s->files.items[i]);
	vec_free(&s->files);
}

void schematron_free(struct schematron *s)
{
	if (s == NULL)
		return;
	if (s->of_image) {
		xmlFreeDoc(s->scope);
		return;
	}
	for (size_t i = 0; i < s->patterns.len; i++)
		free_pattern(s->patterns.items[i]);
	for (size_t i = 0; i < s->phases.len; i++)
		free_phase(s->phases.items[i]);
	free_texts(s->diagnostics.items, s->diagnostics.len);
	free_texts(s->properties.items, s->properties.len);
	free_lets(s->lets.items, s->lets.len);
	free_keys(s);
	vec_free(&s->patterns);
	vec_free(&s->phases);
	vec_free(&s->namespaces);
	vec_free(&s->slots);
	free_files(s);
	arena_free(s->arena);
	free(s);
}
