/* SPDX-License-Identifier: Apache-2.0 */
/* Making findings (finding.h). */
#include "finding.h"

#include "buf.h"
#include "bounds.h"

#include <string.h>

static void set_place(struct check_finding *f, const struct check *c, const xmlNode *node, struct arena *a)
{
	/* Of an entry, and of what it holds, the asset it stands for. */
	for (const xmlNode *n = node; n != NULL; n = n->parent) {
		if (!tree_is(n, "entry"))
			continue;
		register_place(c->workspace->assets, n, &f->place);
		f->location = register_location(c->workspace->assets, n, a);
		return;
	}
	tree_place(&f->place, node, a);
	f->location = tree_location(node, a);
}

static void set_demands(struct check_finding *f, const struct binding *const *demands, size_t n)
{
	f->severity = SEVERITY_INFO;
	for (size_t i = 0; i < n; i++) {
		vec_push(&f->bindings, demands[i]);
		if (demands[i]->severity > f->severity)
			f->severity = demands[i]->severity;
	}
}

/* The message of the language among the diagnostics, or NULL. */
static const struct sch_message *message_in(const struct sch_assert *a, enum lang l, bool help)
{
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		const struct sch_message *m = a->diagnostics.items[i];

		if (m->help == help && m->lang == (int)l)
			return m;
	}
	return NULL;
}

static int set_text(struct check_text *t, struct schematron_run *run, const struct sch_message *m, enum lang l, xmlNodePtr node, struct arena *a)
{
	struct buf text = BUF_INIT;
	int status = schematron_text(run, m, node, &text);

	if (status == 0 && text.len > 0)
		t->in[l] = arena_strdup(a, text.data);
	buf_release(&text);
	return status;
}

/* 0, or -1 at the first that cannot be made, so that the run still knows why. */
static int set_texts(struct check_finding *f, struct schematron_run *run, const struct sch_result *result, struct arena *a)
{
	const struct sch_assert *assertion = result->assertion;
	xmlNodePtr node = result->node;

	for (int l = 0; l < LANG_COUNT; l++) {
		const struct sch_message *message = message_in(assertion, (enum lang)l, false), *help = message_in(assertion, (enum lang)l, true);

		if (message == NULL && (assertion->text.lang == l || (assertion->text.lang < 0 && l == LANG_EN)))
			message = &assertion->text;
		if (message != NULL && set_text(&f->message, run, message, (enum lang)l, node, a) != 0)
			return -1;
		if (help != NULL && set_text(&f->help, run, help, (enum lang)l, node, a) != 0)
			return -1;
	}
	return 0;
}

static void set_failure(struct check_finding *f, const struct rulebook_rule *rule, const char *why, struct arena *a)
{
	struct msg_arg args[] = { { "rule", rule->id, 0 }, { "detail", why, 0 } };

	f->outcome = CHECK_ERROR;
	for (int l = 0; l < LANG_COUNT; l++) {
		struct buf text = BUF_INIT;

		msg_format(&text, (enum lang)l, msg_text(MSG_RULE_FAILED), args, 2);
		f->message.in[l] = arena_strdup(a, text.data);
		buf_reset(&text);
		msg_format(&text, (enum lang)l, msg_help(MSG_RULE_FAILED), args, 2);
		f->help.in[l] = arena_strdup(a, text.data);
		buf_release(&text);
	}
}

static bool has_evidence(const struct check_finding *f, const char *name)
{
	for (size_t i = 0; i < f->evidence.len; i++) {
		if (strcmp(f->evidence.items[i].name, name) == 0)
			return true;
	}
	return false;
}

static void add_evidence(struct check_finding *f, const struct xpath *x, const xmlNode *node, struct arena *a)
{
	const char *name;

	for (size_t i = 0; (name = xpath_own_attribute(x, i)) != NULL; i++) {
		const char *text = node->type == XML_ELEMENT_NODE ? tree_value(node, name) : NULL;
		struct check_value v = { arena_printf(a, "@%s", name), NULL };

		if (text == NULL || strcmp(name, "id") == 0 || has_evidence(f, v.name))
			continue;
		v.value = strlen(text) > LIMIT_EVIDENCE ? arena_strndup(a, text, LIMIT_EVIDENCE) : text;
		vec_push(&f->evidence, v);
	}
}

static void set_evidence(struct check_finding *f, const struct sch_result *result, struct arena *a)
{
	/* What the finding points at comes first. */
	if (result->subject->type == XML_ATTRIBUTE_NODE) {
		const char *name = (const char *)result->subject->name;
		struct check_value v = { arena_printf(a, "@%s", name), tree_value(result->subject->parent, name) };

		vec_push(&f->evidence, v);
	}
	for (size_t i = 0; i < result->rule->lets.len; i++)
		add_evidence(f, result->rule->lets.items[i].value, result->node, a);
	add_evidence(f, result->assertion->test, result->node, a);
}

static enum check_outcome outcome_of(const struct sch_assert *a)
{
	return a->not_evaluable ? CHECK_NOT_EVALUABLE : a->on_file ? CHECK_PASS : CHECK_GAP;
}

struct check_finding *finding_new(const struct check *c, struct schematron_run *run, const struct sch_result *result,
                                  const struct binding *const *demands, size_t n, struct arena *a)
{
	struct check_finding *f = arena_alloc(a, sizeof *f);

	set_demands(f, demands, n);
	set_place(f, c, result->subject, a);
	f->outcome = outcome_of(result->assertion);
	f->assertion = result->assertion;
	if (f->outcome != CHECK_GAP)
		f->severity = SEVERITY_INFO;
	else if (result->assertion->lower && f->severity > SEVERITY_INFO)
		f->severity--;
	if (set_texts(f, run, result, a) != 0)
		set_failure(f, demands[0]->rule, xpath_error(schematron_run_xpath(run)), a);
	set_evidence(f, result, a);
	return f;
}

struct check_finding *finding_failed(const struct check *c, const struct rulebook_rule *rule, const xmlNode *node, const char *why,
                                     const struct binding *const *demands, size_t n, struct arena *a)
{
	struct check_finding *f = arena_alloc(a, sizeof *f);

	set_demands(f, demands, n);
	f->severity = SEVERITY_ERROR;
	set_place(f, c, node, a);
	set_failure(f, rule, why, a);
	return f;
}

/* What tells an element from its siblings: the first of these attributes it has, or NULL. */
static const char *name_of(const xmlNode *node)
{
	static const char *const names[] = { "id", "ref", "party", "aspect", "code", "rule", "kind", "name", "country", "receiver" };
	const char *value = NULL;

	if (node->type == XML_ATTRIBUTE_NODE)
		return (const char *)node->name;
	for (size_t i = 0; value == NULL && i < sizeof names / sizeof names[0]; i++)
		value = node->type == XML_ELEMENT_NODE ? tree_value(node, names[i]) : NULL;
	return value;
}

const char *finding_discriminator(struct schematron_run *run, const struct sch_result *result, const xmlNode *subject, struct arena *a)
{
	const char *path = NULL;
	struct buf own = BUF_INIT;

	if (schematron_rule_text(run, result->rule, "discriminator", &own) > 0 && own.len > 0)
		path = arena_strdup(a, own.data);
	buf_release(&own);
	if (path != NULL)
		return path;
	for (const xmlNode *n = result->node; n != NULL && n != subject; n = n->parent) {
		const char *name = name_of(n);

		if (name != NULL)
			path = path != NULL ? arena_printf(a, "%s/%s", name, path) : name;
	}
	return path;
}

void finding_release(struct check_finding *f)
{
	vec_free(&f->evidence);
	vec_free(&f->bindings);
}
