/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From a run's events to SVRL and to findings that people read. Findings beyond max_same of a rule are counted and not kept. An assertion says its text in the language
 * it is in; a diagnostic in another language stands in for it there.
 */
#include "schematron_job.h"

#include "bounds.h"
#include "buf.h"
#include "tree.h"
#include "utf8.h"

#include <string.h>

static const char *keep(const struct schematron_job *j, const char *text)
{
	return arena_strdup(j->s->report->arena, text);
}

static const char *location_of(struct schematron_job *j, const xmlNode *node)
{
	struct buf out = BUF_INIT;
	const char *result;

	location_write(&out, node, NULL, j->positions);
	result = arena_strdup(j->arena, out.data);
	buf_release(&out);
	return result;
}

static struct place place_of(struct schematron_job *j, const xmlNode *node)
{
	struct place place = { 0 };

	if (node != NULL)
		tree_place(&place, node->type == XML_NAMESPACE_DECL ? (const xmlNode *)((const xmlNs *)node)->next : node, j->arena);
	if (place.file == NULL)
		place.file = j->path;
	return place;
}

/* What the finding is called: the nearest id. */
static const char *name_of(const struct sch_pattern *p, const struct sch_rule *rule, const struct sch_assert *a)
{
	if (a != NULL && a->id != NULL)
		return a->id;
	if (rule != NULL && rule->id != NULL)
		return rule->id;
	if (p != NULL && p->id != NULL)
		return p->id;
	return a == NULL ? "schema" : a->is_report ? "report" : "assert";
}

/* Counts one more of the name; whether it is to be kept. */
static bool count(struct pk_schematron *s, const char *name)
{
	size_t at = (size_t)(uintptr_t)map_get(s->names, name);
	struct view_tally *t;

	if (at == 0) {
		vec_push(&s->tallies, (struct view_tally){ NULL, 0, 0 });
		at = s->tallies.len;
		s->tallies.items[at - 1].rule = map_set(s->names, name, (void *)(uintptr_t)at);
	}
	t = &s->tallies.items[at - 1];
	t->n++;
	if (s->options.max_same > 0 && t->kept >= s->options.max_same)
		return false;
	t->kept++;
	return true;
}

static bool is_word(const char *text, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (xmlStrcasecmp((const xmlChar *)text, (const xmlChar *)*words) == 0)
			return true;
	}
	return false;
}

/* As severity says, else role; an error where they say nothing we know. */
static enum severity severity_of(struct schematron_job *j, const struct sch_result *result)
{
	static const char *const warnings[] = { "warning", "warn", NULL };
	static const char *const infos[] = { "info", "information", "informational", "informative", "hint", "note", "debug", NULL };
	const struct sch_rich *own = &result->assertion->rich, *rule = &result->rule->rich, *pattern = &result->pattern->rich;
	const struct sch_word *const words[] = { &own->severity, &own->role, &rule->severity, &rule->role, &pattern->severity, &pattern->role };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		const char *text = schematron_word(j->run, words[i], result->node, j->arena);

		if (text != NULL)
			return is_word(text, warnings) ? SEVERITY_WARNING : is_word(text, infos) ? SEVERITY_INFO : SEVERITY_ERROR;
	}
	return SEVERITY_ERROR;
}

static const struct sch_message *diagnostic_in(const struct sch_assert *a, int lang)
{
	for (size_t i = 0; i < a->diagnostics.len; i++) {
		if (a->diagnostics.items[i]->lang == lang && !a->diagnostics.items[i]->help)
			return a->diagnostics.items[i];
	}
	return NULL;
}

/* The message of a language; NULL: the assertion has none. */
static const struct sch_message *message_in(const struct sch_assert *a, int lang)
{
	const struct sch_message *other = a->text.lang == lang ? NULL : diagnostic_in(a, lang);

	if (a->text.lang == lang || (other == NULL && a->text.lang < 0 && lang == LANG_EN))
		return &a->text;
	return other;
}

static int add_text(struct schematron_job *j, const struct sch_message *m, xmlNodePtr node, struct buf *out)
{
	return schematron_text(j->run, m, node, out);
}

/* Diagnostics that say more than the message: those of the language, and those of none. */
static int add_more(struct schematron_job *j, const struct sch_result *result, int lang, const struct sch_message *message, struct buf *out)
{
	const struct sch_assert *a = result->assertion;

	for (size_t i = 0; i < a->diagnostics.len; i++) {
		const struct sch_message *m = a->diagnostics.items[i];

		if (m == message || (m->lang != lang && m->lang >= 0))
			continue;
		if (out->len > 0)
			buf_puts(out, "; ");
		if (add_text(j, m, result->subject, out) != 0)
			return -1;
	}
	return 0;
}

/* The texts can be made: that was tried. */
static void set_texts(struct schematron_job *j, const struct sch_result *result, struct finding *f)
{
	struct buf text = BUF_INIT;

	for (int l = 0; l < LANG_COUNT; l++) {
		const struct sch_message *m = message_in(result->assertion, l);

		buf_reset(&text);
		if (m != NULL && add_text(j, m, result->subject, &text) == 0)
			f->message.in[l] = keep(j, text.data);
		buf_reset(&text);
		if (add_more(j, result, l, m, &text) == 0 && text.len > 0)
			f->help.in[l] = keep(j, text.data);
	}
	/* A text in a language that is none of ours, or no text at all. */
	buf_reset(&text);
	if (*report_text_in(&f->message, LANG_EN, NULL) == '\0' && add_text(j, &result->assertion->text, result->subject, &text) == 0)
		f->message.in[LANG_EN] = keep(j, text.len > 0 ? text.data : result->assertion->test_text);
	buf_release(&text);
}

/* Collecting the operands of a test. */
struct evidence {
	struct schematron_job *job;
	const struct sch_result *result;
	struct finding *finding;
};

static const struct xpath *find_let(const struct sch_let *lets, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(lets[i].name, name) == 0)
			return lets[i].value;
	}
	return NULL;
}

static const struct xpath *let_of(void *payload, const char *variable)
{
	const struct evidence *e = payload;

	return find_let(e->result->rule->lets.items, e->result->rule->lets.len, variable);
}

static void add_operand(void *payload, const struct xpath_operand *operand)
{
	struct evidence *e = payload;
	struct arena *a = e->job->s->report->arena;
	struct report_evidence v = { arena_strdup(a, operand->text), NULL };

	v.value = arena_strndup(a, operand->value.start, utf8_cut(operand->value.start, operand->value.len, LIMIT_EVIDENCE));
	if (operand->is_nodes && operand->count == 0)
		v.value = "()";
	vec_push(&e->finding->evidence, v);
}

static void set_place(struct schematron_job *j, struct finding *f, const struct place *place)
{
	f->place = *place;
	f->place.file = keep(j, place->file);
	f->place.text = keep(j, place->text);
	f->place.before = keep(j, place->before);
}

/* A new finding, if it is to be kept. */
static struct finding *new_finding(struct schematron_job *j, const char *name, const struct place *place)
{
	struct finding *f;

	if (!count(j->s, name))
		return NULL;
	f = report_add_finding(j->s->report);
	f->rule = keep(j, name);
	set_place(j, f, place);
	return f;
}

static void say_failed(struct schematron_job *j, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	struct place place = place_of(j, node);
	struct finding *f = new_finding(j, name_of(p, NULL, a), &place);
	struct msg_arg args[] = { { "detail", why, 0 } };
	struct buf text = BUF_INIT;

	j->said++;
	j->s->report->errors++;
	if (j->svrl != NULL)
		svrl_error(j->svrl, p, a, &place, node != NULL ? location_of(j, node) : NULL, why);
	else if (p == NULL)
		vec_push(&j->early, keep(j, why));
	if (f == NULL)
		return;
	f->outcome = OUTCOME_ERROR;
	f->severity = SEVERITY_ERROR;
	for (int l = 0; l < LANG_COUNT; l++) {
		buf_reset(&text);
		msg_format(&text, (enum lang)l, msg_text(MSG_SCHEMATRON_FAILED), args, 1);
		f->message.in[l] = keep(j, text.data);
		f->help.in[l] = lang_text((enum lang)l, msg_help(MSG_SCHEMATRON_FAILED));
	}
	if (a != NULL) {
		struct report_evidence v = { "test", keep(j, a->test_text) };

		vec_push(&f->evidence, v);
	}
	buf_release(&text);
}

static void on_error(void *payload, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	struct schematron_job *j = payload;

	say_failed(j, p, a, node, arena_strdup(j->arena, why));
	arena_reset(j->arena);
}

static void on_fired(void *payload, const struct sch_pattern *p, const struct sch_rule *rule, xmlNodePtr node, bool applies)
{
	struct schematron_job *j = payload;

	(void)p;
	(void)applies;
	j->fired++;
	if (j->svrl != NULL)
		svrl_fired(j->svrl, j->run, rule, node);
}

/* Whether all texts can be made, also those that nobody will read: what happens to a document does not hang on how it is shown. */
static int try_texts(struct schematron_job *j, const struct sch_result *result)
{
	const struct sch_assert *a = result->assertion;
	struct buf text = BUF_INIT;
	int status = add_text(j, &a->text, result->subject, &text);

	for (size_t i = 0; i < a->diagnostics.len && status == 0; i++)
		status = add_text(j, a->diagnostics.items[i], result->subject, &text);
	for (size_t i = 0; i < a->properties.len && status == 0; i++)
		status = add_text(j, a->properties.items[i], result->subject, &text);
	buf_release(&text);
	return status;
}

static void add_finding(struct schematron_job *j, const struct sch_result *result, const struct place *place)
{
	const char *name = name_of(result->pattern, result->rule, result->assertion);
	enum severity severity = severity_of(j, result);
	struct finding *f = new_finding(j, name, place);
	struct evidence e = { j, result, f };

	if (f != NULL) {
		f->outcome = OUTCOME_GAP;
		f->severity = severity;
		set_texts(j, result, f);
		if (j->s->options.evidence)
			xpath_operands(schematron_run_xpath(j->run), result->assertion->test, result->node, let_of, add_operand, &e);
	}
	j->s->report->by_severity[severity]++;
}

static void on_result(void *payload, const struct sch_result *result)
{
	struct schematron_job *j = payload;
	struct place place = place_of(j, result->subject);
	const char *location = j->svrl != NULL ? location_of(j, result->subject) : NULL;
	int status = j->svrl != NULL ? svrl_result(j->svrl, j->run, result, &place, location) : try_texts(j, result);

	if (status == 0) {
		j->said++;
		add_finding(j, result, &place);
	} else {
		say_failed(j, result->pattern, result->assertion, result->subject, arena_strdup(j->arena, xpath_error(schematron_run_xpath(j->run))));
	}
	arena_reset(j->arena);
}

void schematron_findings_begin(void *payload, const struct sch_pattern *p, xmlNodePtr top, const char *uris)
{
	struct schematron_job *j = payload;

	if (j->svrl != NULL)
		svrl_pattern(j->svrl, j->run, p, top, uris);
}

struct schematron_events schematron_findings(struct schematron_job *j)
{
	return (struct schematron_events){ on_fired, on_result, on_error, j };
}
