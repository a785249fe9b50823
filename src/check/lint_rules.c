/* SPDX-License-Identifier: Apache-2.0 */
/* Demands on rule files (lint_rules.h), beside the names in them: lint_names.c. */
#include "lint_rules.h"

#include "buf.h"
#include "loaded.h"
#include "nearest.h"
#include "read.h"
#include "rulebook.h"
#include "sight.h"
#include "tree.h"

#include <string.h>

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static const char *const flags[] = { "not-evaluable", "lower", "on-file" };
static const char *const roles[] = { "error", "warning", "info" };
static const char *const own_attributes[] = { "use", "subjects" };
static const char *const classes[] = { "title", "rationale", "fix" };

static bool is_among(const char *name, size_t n, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return true;
	}
	return false;
}

/* The row behind an id is the one with a guess. */
static void say_unknown(const struct diag_sink *sink, enum msg_id id, const xmlNode *node, const char *attribute, const char *name,
                        const char *const *known, size_t n)
{
	const char *guess = nearest(name, known, n);

	lint_say(sink, guess != NULL ? id + 1 : id, node, attribute, &(struct lint_words){ .name = name, .element = attribute, .guess = guess });
}

static void say_flag(const struct sch_assert *a, const char *at, size_t n, const struct diag_sink *sink)
{
	const char *list = a->rich.flag.text, *guess;
	const struct lint_expression x = { .text = list, .place = (const xmlNode *)xmlHasNsProp((xmlNode *)a->node, (const xmlChar *)"flag", NULL) };
	struct buf one = BUF_INIT;

	buf_add(&one, at, n);
	guess = nearest(one.data, flags, COUNT(flags));
	lint_say_inside(&x, guess != NULL ? MSG_LINT_UNKNOWN_FLAG_GUESS : MSG_LINT_UNKNOWN_FLAG, (size_t)(at - list), (size_t)(at - list) + n,
	                &(struct lint_words){ .name = one.data, .guess = guess }, sink);
	buf_release(&one);
}

static void check_flags(const struct sch_assert *a, const struct diag_sink *sink)
{
	size_t n;

	for (const char *at = a->rich.flag.text; at != NULL && *at != '\0' && a->rich.flag.value == NULL; at += n) {
		at += strspn(at, " \t\r\n");
		n = strcspn(at, " \t\r\n");
		if (n > 0 && !is_among(at, n, flags, COUNT(flags)))
			say_flag(a, at, n, sink);
	}
}

static void check_role(const struct sch_assert *a, const struct diag_sink *sink)
{
	const char *role = a->rich.role.value == NULL ? a->rich.role.text : NULL;

	if (role != NULL && !is_among(role, strlen(role), roles, COUNT(roles)))
		say_unknown(sink, MSG_LINT_UNKNOWN_ROLE, a->node, "role", role, roles, COUNT(roles));
}

static bool has_text(const struct sch_assert *a, bool help, int lang)
{
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (a->diagnostics.items[i]->help == help && a->diagnostics.items[i]->lang == lang)
			return true;
	}
	return false;
}

/* Evidence that is on file needs no help. */
static void check_texts(const struct sch_assert *a, const struct diag_sink *sink)
{
	for (int help = 0; help < (a->on_file ? 1 : 2); help++) {
		struct buf missing = BUF_INIT;

		for (int lang = 0; lang < LANG_COUNT; lang++) {
			if (!has_text(a, help != 0, lang))
				buf_printf(&missing, "%s%s", missing.len > 0 ? ", " : "", lang_code((enum lang)lang));
		}
		if (missing.len > 0)
			lint_say(sink, help ? MSG_LINT_NO_HELP : MSG_LINT_NO_MESSAGE, a->node, "diagnostics",
			         &(struct lint_words){ .what = missing.data, .element = (const char *)a->node->name });
		buf_release(&missing);
	}
}

static bool has_paragraph(const struct sch_pattern *p, const char *class, int lang)
{
	for (size_t i = 0; i < p->paragraphs.len; i++) {
		const struct sch_paragraph *q = &p->paragraphs.items[i];

		if (q->lang == lang && q->text[0] != '\0' && strcmp(q->class, class) == 0)
			return true;
	}
	return false;
}

/* What people read about a rule. */
static void check_paragraphs(const struct sch_pattern *p, const struct diag_sink *sink)
{
	struct buf missing = BUF_INIT;

	for (size_t i = 0; i < COUNT(classes); i++) {
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			if (!has_paragraph(p, classes[i], lang))
				buf_printf(&missing, "%s%s (%s)", missing.len > 0 ? ", " : "", classes[i], lang_code((enum lang)lang));
		}
	}
	if (missing.len > 0)
		lint_say(sink, MSG_LINT_RULE_WORDS, p->node, "id", &(struct lint_words){ .name = p->id, .what = missing.data });
	buf_release(&missing);
}

static void check_sight(const struct schematron *s, const struct sch_pattern *p, const struct diag_sink *sink)
{
	enum msg_id why = MSG_REGISTER_OUT_OF_REACH;
	struct arena *a = arena_new();
	struct place place;
	bool refused;

	sight_of(s, p, &why, &refused);
	tree_place(&place, p->node, a);
	if (refused)
		diag_emit(sink, why, &place, "rule", p->id, NULL);
	arena_free(a);
}

static void check_pattern(const struct schematron *s, const struct sch_pattern *p, const struct diag_sink *sink)
{
	if (p->id == NULL) {
		lint_say(sink, MSG_LINT_RULE_NO_ID, p->node, NULL, &(struct lint_words){ .element = (const char *)p->node->name });
	} else {
		check_paragraphs(p, sink);
		check_sight(s, p, sink);
	}
	for (size_t i = 0; i < p->rules.len; i++) {
		for (size_t j = 0; j < p->rules.items[i]->asserts.len; j++) {
			const struct sch_assert *a = p->rules.items[i]->asserts.items[j];

			check_flags(a, sink);
			check_role(a, sink);
			check_texts(a, sink);
		}
	}
}

/* The program's attributes on elements of Schematron: one that is misspelt would be passed over. */
static void check_own(const xmlNode *node, const struct diag_sink *sink)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *name = (const char *)a->name, *value = a->children != NULL && a->children->content != NULL ? (const char *)a->children->content : "";
		const char *wanted = strcmp(name, "use") == 0 ? "help" : "local-policies";

		if (a->ns == NULL || strcmp((const char *)a->ns->href, TREE_NAMESPACE) != 0)
			continue;
		if (!is_among(name, strlen(name), own_attributes, COUNT(own_attributes)))
			say_unknown(sink, MSG_LINT_OWN_ATTRIBUTE, (const xmlNode *)a, NULL, name, own_attributes, COUNT(own_attributes));
		else if (strcmp(value, wanted) != 0)
			lint_say(sink, MSG_LINT_OWN_VALUE, (const xmlNode *)a, NULL, &(struct lint_words){ .name = value, .element = name, .guess = wanted });
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (read_is_schematron(child))
			check_own(child, sink);
	}
}

void lint_rules(const struct schematron *s, const struct lint_names *n, const struct diag_sink *sink)
{
	rulebook_check(s, sink);
	for (size_t i = 0; i < s->patterns.len; i++)
		check_pattern(s, s->patterns.items[i], sink);
	check_own(xmlDocGetRootElement(s->files.items[0]->doc), sink);
	lint_names(s, n, sink);
}
