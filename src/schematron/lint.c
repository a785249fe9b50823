/* SPDX-License-Identifier: Apache-2.0 */
/* Doubtful schemas (lint.h): assertions that cannot be told apart or say nothing, phases that do nothing; and the order of the rest. */
#include "lint.h"

#include "buf.h"
#include "loaded.h"
#include "map.h"
#include "read.h"
#include "tree.h"

#include <string.h>

bool lint_is_ours(const struct schematron *s)
{
	for (size_t i = 0; i < s->namespaces.len; i++) {
		if (strcmp(s->namespaces.items[i].uri, TREE_NAMESPACE) == 0)
			return true;
	}
	return false;
}

/* The language without its country: "en-GB" is said in "en". */
static size_t primary(const char *lang)
{
	return strcspn(lang, "-");
}

static bool is_in(const struct sch_message *m, const char *lang, size_t n)
{
	return m->xml_lang != NULL && primary(m->xml_lang) == n && xmlStrncasecmp((const xmlChar *)m->xml_lang, (const xmlChar *)lang, (int)n) == 0;
}

static bool says(const struct sch_assert *a, const char *lang, size_t n)
{
	if (is_in(&a->text, lang, n))
		return true;
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (is_in(a->diagnostics.items[i], lang, n))
			return true;
	}
	return false;
}

static void add_language(struct map *languages, const char *given)
{
	char lang[16];
	size_t n = given != NULL ? primary(given) : 0;

	if (n == 0 || n >= sizeof lang)
		return;
	for (size_t i = 0; i < n; i++)
		lang[i] = (char)('A' <= given[i] && given[i] <= 'Z' ? given[i] + 'a' - 'A' : given[i]);
	lang[n] = '\0';
	map_set(languages, lang, languages);
}

static void add_diagnostics(struct map *languages, const xmlNode *diagnostics)
{
	for (const xmlNode *node = diagnostics->children; node != NULL; node = node->next) {
		xmlChar *lang = read_is(node, "diagnostic") ? xmlNodeGetLang(node) : NULL;

		add_language(languages, (const char *)lang);
		xmlFree(lang);
	}
}

/* Those of the diagnostics; none in a rule file, which has demands of its own. */
static struct map *languages_of(const struct schematron *s)
{
	struct map *languages = map_new();

	for (const xmlNode *node = xmlDocGetRootElement(s->files.items[0]->doc)->children; node != NULL && !lint_is_ours(s); node = node->next) {
		if (read_is(node, "diagnostics"))
			add_diagnostics(languages, node);
	}
	return languages;
}

/* Calls fn for every assertion that is read. */
struct look {
	const struct schematron *s;
	const struct diag_sink *sink;
	struct map *languages; /* of a schema in more than one, all it speaks */
	bool has_ids;          /* assertions have ids: of a rule file, and where any has one */
};

static void each_assert(struct look *l, void (*fn)(struct look *l, const struct sch_assert *a))
{
	for (size_t i = 0; i < l->s->patterns.len; i++) {
		for (size_t j = 0; j < l->s->patterns.items[i]->rules.len; j++) {
			const struct sch_rule *r = l->s->patterns.items[i]->rules.items[j];

			for (size_t k = 0; k < r->asserts.len; k++)
				fn(l, r->asserts.items[k]);
		}
	}
}

static void collect(struct look *l, const struct sch_assert *a)
{
	if (map_len(l->languages) > 0)
		add_language(l->languages, a->text.xml_lang);
	l->has_ids = l->has_ids || a->id != NULL;
}

static bool is_empty(const struct sch_message *m)
{
	for (size_t i = 0; i < m->parts.len; i++) {
		const struct sch_part *p = &m->parts.items[i];

		if ((p->kind == SCH_TEXT && p->text[strspn(p->text, " \t\r\n")] != '\0') || p->kind == SCH_VALUE || p->kind == SCH_NAME || p->kind == SCH_COPY)
			return false;
	}
	return true;
}

/* In a schema that has diagnostics in several languages every assertion says its piece in each. What rule files must say: check/lint_rules.c. */
static void check_languages(struct look *l, const struct sch_assert *a)
{
	struct buf missing = BUF_INIT;

	for (size_t i = 0; map_len(l->languages) > 1 && i < map_len(l->languages); i++) {
		const char *lang = map_key(l->languages, i);

		if (!says(a, lang, strlen(lang)))
			buf_printf(&missing, "%s%s", missing.len > 0 ? ", " : "", lang);
	}
	if (missing.len > 0)
		lint_say(l->sink, MSG_LINT_NO_MESSAGE, a->node, "diagnostics", &(struct lint_words){ .what = missing.data, .element = (const char *)a->node->name });
	buf_release(&missing);
}

static void check_assert(struct look *l, const struct sch_assert *a)
{
	const struct lint_words words = { .element = (const char *)a->node->name };

	if (a->id == NULL && l->has_ids)
		lint_say(l->sink, MSG_LINT_NO_ID, a->node, NULL, &words);
	if (is_empty(&a->text))
		lint_say(l->sink, MSG_LINT_NO_TEXT, a->node, NULL, &words);
	check_languages(l, a);
}

static void check_asserts(const struct schematron *s, const struct diag_sink *sink)
{
	struct look l = { s, sink, languages_of(s), lint_is_ours(s) };

	each_assert(&l, collect);
	each_assert(&l, check_assert);
	map_free(l.languages);
}

static bool does_something(const struct schematron *s, const struct sch_phase *phase)
{
	for (size_t i = 0; i < phase->active.len; i++) {
		const struct sch_pattern *p = schematron_pattern(s, phase->active.items[i]);

		if (p != NULL && p->rules.len > 0)
			return true;
	}
	return false;
}

void lint(const struct schematron *s, const struct diag_sink *sink)
{
	struct lint_tree tree;

	check_asserts(s, sink);
	for (size_t i = 0; i < s->phases.len; i++) {
		if (!does_something(s, s->phases.items[i]))
			lint_say(sink, MSG_LINT_PHASE_EMPTY, s->phases.items[i]->node, "id", &(struct lint_words){ .name = s->phases.items[i]->id });
	}
	lint_shadows(s, sink);
	lint_tests(s, sink);
	lint_tree_init(&tree, s);
	lint_unused(&tree, sink);
	lint_variables(&tree, sink);
	lint_tree_release(&tree);
}
