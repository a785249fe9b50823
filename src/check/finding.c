/* SPDX-License-Identifier: Apache-2.0 */
/* Making findings (finding.h). */
#include "finding.h"

#include "buf.h"
#include "bounds.h"
#include "utf8.h"

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

static const char *attribute_in(const char *path)
{
	const char *at = strrchr(path, '@');

	return at != NULL ? at : path;
}

/* Whether it is told already, under this name or as the same attribute on another path. */
static bool has_evidence(const struct check_finding *f, const char *name, const char *value)
{
	for (size_t i = 0; i < f->evidence.len; i++) {
		const struct check_value *v = &f->evidence.items[i];

		if (strcmp(v->name, name) == 0 || (strcmp(v->value, value) == 0 && strcmp(attribute_in(v->name), attribute_in(name)) == 0))
			return true;
	}
	return false;
}

static void add_evidence(struct check_finding *f, const char *name, struct xpath_text value, struct arena *a)
{
	size_t n = utf8_cut(value.start, value.len, LIMIT_EVIDENCE);
	struct check_value v = { name, n < value.len ? arena_printf(a, "%.*s…", (int)n, value.start) : arena_strndup(a, value.start, n) };

	if (n > 0 && !has_evidence(f, v.name, v.value))
		vec_push(&f->evidence, v);
}

static const char *attribute_name(const char *name, struct arena *a)
{
	size_t n = strlen(name);
	char *at = arena_alloc(a, n + 2);

	at[0] = '@';
	memcpy(at + 1, name, n);
	return at;
}

/* Collecting a finding's evidence. */
struct evidence {
	struct check_finding *f;
	const struct sch_rule *rule;
	struct arena *arena;
};

/* The variables that say whether the rule is about the subject at all. */
static const char *const scope_names[] = { "applies", "known" };
#define SCOPE_NAMES (sizeof scope_names / sizeof scope_names[0])

static const struct xpath *find_let(const struct sch_rule *rule, const char *name)
{
	for (size_t i = 0; i < rule->lets.len; i++) {
		if (strcmp(rule->lets.items[i].name, name) == 0)
			return rule->lets.items[i].value;
	}
	return NULL;
}

static const struct xpath *let_of(void *payload, const char *variable)
{
	const struct evidence *e = payload;

	for (size_t i = 0; i < SCOPE_NAMES; i++) {
		if (strcmp(scope_names[i], variable) == 0)
			return NULL;
	}
	return find_let(e->rule, variable);
}

/* A path to an attribute that a person can follow: no functions on the way. Ids of the subject and what holds it are where the finding is. */
static bool is_plain_attribute(const char *text)
{
	const char *slash = strrchr(text, '/'), *last = slash != NULL ? slash + 1 : text;

	if (*last != '@' || strchr(text, '(') != NULL || last[strcspn(last, " |[]*")] != '\0')
		return false;
	return strcmp(last, "@id") != 0 || strspn(text, "./") != (size_t)(last - text);
}

static bool is_worked_out(const char *text)
{
	static const char *const begins[] = { "count(", "sum(", "date:" };

	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
		if (strncmp(text, begins[i], strlen(begins[i])) == 0)
			return true;
	}
	return false;
}

/* Evidence is what a person can compare with the documents: attributes, counts, dates worked out from them. Not what only serves to compare or to say it; what
 * is not there is said by the message, and parameters are told with the rule. */
static void add_operand(void *payload, const struct xpath_operand *operand)
{
	struct evidence *e = payload;

	if (strlen(operand->text) > LIMIT_EVIDENCE_NAME)
		return;
	if (operand->is_nodes ? operand->count == 1 && is_plain_attribute(operand->text) : is_worked_out(operand->text))
		add_evidence(e->f, arena_strdup(e->arena, operand->text), operand->value, e->arena);
}

/* The subject's own attributes that the expression asks for. */
static void add_own(struct evidence *e, const struct xpath *x, const xmlNode *node)
{
	const char *name;

	for (size_t i = 0; (name = xpath_own_attribute(x, i)) != NULL; i++) {
		const char *value = tree_value(node, name);

		if (value != NULL && strcmp(name, "id") != 0)
			add_evidence(e->f, attribute_name(name, e->arena), (struct xpath_text){ value, strlen(value) }, e->arena);
	}
}

static void set_evidence(struct check_finding *f, struct schematron_run *run, const struct sch_result *result, struct arena *a)
{
	struct evidence e = { f, result->rule, a };

	/* What the finding points at comes first, what makes the rule apply last. */
	if (result->subject->type == XML_ATTRIBUTE_NODE) {
		const char *name = (const char *)result->subject->name, *value = tree_value(result->subject->parent, name);

		add_evidence(f, attribute_name(name, a), (struct xpath_text){ value, strlen(value) }, a);
	}
	xpath_operands(schematron_run_xpath(run), result->assertion->test, result->node, let_of, add_operand, &e);
	for (size_t i = 0; i < SCOPE_NAMES && result->node->type == XML_ELEMENT_NODE; i++) {
		const struct xpath *scope = find_let(result->rule, scope_names[i]);

		if (scope != NULL)
			add_own(&e, scope, result->node);
	}
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
	set_evidence(f, run, result, a);
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
	vec_free(&f->others);
}
