/* SPDX-License-Identifier: Apache-2.0 */
/* From check results to the report (collect.h). Everything kept is copied into the report's arena: the tree may be gone when the report is read. */
#include "collect.h"

#include "map.h"
#include "names.h"

#include <string.h>

static const char *keep(struct collector *c, const char *s)
{
	return arena_strdup(c->report->arena, s);
}

/* For what many findings repeat: one copy for all of them. */
static const char *share(struct collector *c, const char *s)
{
	const char *copy = s != NULL ? map_get(c->shared, s) : NULL;

	if (s != NULL && copy == NULL) {
		copy = keep(c, s);
		map_set(c->shared, s, (void *)copy);
	}
	return copy;
}

static struct report_text share_text(struct collector *c, const struct check_text *t)
{
	struct report_text copy;

	for (int l = 0; l < LANG_COUNT; l++)
		copy.in[l] = share(c, t->in[l]);
	return copy;
}

static void read_text(struct collector *c, struct report_text *to, const xmlNode *node, const char *element)
{
	for (const xmlNode *n = tree_child(node, element); n != NULL; n = tree_next(n, element)) {
		int lang = tree_lang(n);

		if (lang >= 0 && to->in[lang] == NULL)
			to->in[lang] = share(c, tree_text(n));
	}
}

static enum outcome outcome_of(enum check_outcome o)
{
	static const enum outcome outcomes[] = {
		[CHECK_NOT_APPLICABLE] = OUTCOME_NOT_APPLICABLE, [CHECK_PASS] = OUTCOME_PASS,
		[CHECK_NOT_EVALUABLE] = OUTCOME_NOT_EVALUABLE, [CHECK_GAP] = OUTCOME_GAP, [CHECK_ERROR] = OUTCOME_ERROR,
	};

	return outcomes[o];
}

static struct exception *match(struct collector *c, const struct check_result *r, const struct check_finding *f)
{
	VEC(struct exception_clause) clauses = { 0 };
	bool allowed = true; /* no clause forbids it */
	struct exception_query q = { .subject = r->subject->node, .rule = r->rule->id, .subject_id = r->subject->id, .unit = r->subject->unit };
	struct exception *found;

	for (size_t i = 0; i < f->bindings.len + f->others.len; i++) {
		const struct binding *b = i < f->bindings.len ? f->bindings.items[i] : f->others.items[i - f->bindings.len];
		struct exception_clause clause = { b->policy_id, b->clause_id };

		allowed &= b->may_be_excepted;
		vec_push(&clauses, clause);
	}
	q.clauses = clauses.items;
	q.clause_count = clauses.len;
	found = allowed ? exceptions_match(c->exceptions, c->organisation, &q) : NULL;
	vec_free(&clauses);
	return found;
}

static void set_cover(struct collector *c, struct finding *to, const struct exception *e)
{
	struct place place;

	tree_place(&place, e->node, c->report->arena);
	to->cover = (struct report_cover){
		.id = keep(c, tree_value(e->node, "id")), .file = keep(c, place.file), .line = place.line,
		.expires_on = keep(c, tree_value(e->node, "expires-on")), .approved_by = keep(c, tree_value(e->node, "approved-by")),
		.ref = keep(c, tree_value(e->node, "ref")), .status = exception_status_name(e->status), .days_left = e->days_left,
	};
	read_text(c, &to->cover.reason, e->node, "reason");
}

static void set_subject(struct collector *c, struct finding *to, const struct check_subject *s)
{
	to->subject_kind = share(c, s->kind);
	to->subject_id = keep(c, s->id);
	to->unit = share(c, s->unit);
	to->subject_name = share_text(c, &s->name);
	if (strcmp(s->kind, "assignment") == 0)
		to->subject_name = names_of_subject(s->node, c->organisation, c->report->arena);
	to->restricted = s->restricted;
	to->open = s->open;
	if (s->owner != NULL) {
		to->owner = share(c, tree_value(s->owner, "id"));
		read_text(c, &to->owner_title, s->owner, "title");
	}
}

static void set_place(struct collector *c, struct finding *to, const struct place *p)
{
	to->place = *p;
	to->place.file = share(c, p->file);
	to->place.before = keep(c, p->before);
	to->place.text = keep(c, p->text);
}

static const char *origin_of(const struct binding *b)
{
	const char *origin = tree_value(b->policy, "origin");

	return origin != NULL ? origin : "policy";
}

static void set_clauses(struct collector *c, struct finding *to, const struct check_finding *f)
{
	for (size_t i = 0; i < f->bindings.len; i++) {
		const struct binding *b = f->bindings.items[i];
		struct report_clause_ref ref = { share(c, b->policy_id), share(c, b->clause_id), share(c, origin_of(b)) };

		vec_push(&to->clauses, ref);
	}
}

/* Evidence belongs to the clauses that ask for it. */
static void add_on_file(struct collector *c, const struct check_result *r, const struct check_finding *f)
{
	for (size_t i = 0; i < f->bindings.len; i++) {
		struct report_clause *clause = report_clause_find(c->report, f->bindings.items[i]->policy_id, f->bindings.items[i]->clause_id);
		struct report_on_file e = {
			.rule = share(c, r->rule->id), .subject_kind = share(c, r->subject->kind), .subject_id = keep(c, r->subject->id),
			.unit = share(c, r->subject->unit), .file = share(c, f->place.file), .line = f->place.line,
			.message = share_text(c, &f->message),
		};

		if (clause != NULL)
			vec_push(&clause->on_file, e);
	}
}

/* Adds the finding; returns its outcome with exceptions applied. */
static enum outcome add_finding(struct collector *c, const struct check_result *r, const struct check_finding *f)
{
	struct finding *to = report_add_finding(c->report);
	struct exception *e = f->outcome == CHECK_GAP && !c->ignore_exceptions ? match(c, r, f) : NULL;

	to->rule = share(c, r->rule->id);
	to->outcome = outcome_of(f->outcome);
	to->severity = f->severity;
	to->location = keep(c, f->location);
	to->discriminator = share(c, f->discriminator);
	for (int l = 0; l < LANG_COUNT; l++)
		to->message.in[l] = keep(c, f->message.in[l]);
	to->help = share_text(c, &f->help);
	set_place(c, to, &f->place);
	set_subject(c, to, r->subject);
	set_clauses(c, to, f);
	for (size_t i = 0; i < f->evidence.len; i++) {
		struct report_evidence v = { share(c, f->evidence.items[i].name), share(c, f->evidence.items[i].value) };

		vec_push(&to->evidence, v);
	}
	if (e != NULL) {
		set_cover(c, to, e);
		if (e->status == EXCEPTION_ACTIVE)
			to->outcome = OUTCOME_EXCEPTED;
	}
	return to->outcome;
}

/* The outcome of a demand: a gap of which every finding is excepted is excepted. */
static enum outcome settled(enum check_outcome o, bool gap_left)
{
	return o == CHECK_GAP && !gap_left ? OUTCOME_EXCEPTED : outcome_of(o);
}

static bool comes_from(const struct check_finding *f, const struct binding *b)
{
	for (size_t i = 0; i < f->bindings.len; i++) {
		if (f->bindings.items[i] == b)
			return true;
	}
	return false;
}

static void count(struct outcomes *all, struct outcomes *restricted, enum outcome o, bool is_restricted, size_t n)
{
	all->n[o] += n;
	restricted->n[o] += is_restricted ? n : 0;
}

static void count_demand(struct collector *c, const struct check_result *r, const struct check_demand *d, const enum outcome *outcomes)
{
	struct report_clause *clause = report_clause_find(c->report, d->binding->policy_id, d->binding->clause_id);
	bool gap_left = false;

	for (size_t i = 0; i < r->findings.len; i++)
		gap_left |= outcomes[i] == OUTCOME_GAP && comes_from(r->findings.items[i], d->binding);
	if (clause != NULL)
		count(&clause->outcomes, &clause->restricted, settled(d->outcome, gap_left), r->subject->restricted, 1);
}

static void count_unit(struct collector *c, const char *unit, enum outcome outcome, bool restricted, size_t n)
{
	struct report_unit *u = unit != NULL ? map_get(c->units, unit) : NULL;

	if (u != NULL)
		count(&u->outcomes, &u->restricted, outcome, restricted, n);
}

static void on_result(void *payload, const struct check_result *r)
{
	struct collector *c = payload;
	struct report_rule *rule = report_rule_find(c->report, r->rule->id);
	VEC(enum outcome) outcomes = { 0 };
	bool gap_left = false;

	if (c->observe != NULL)
		c->observe(c->payload, r);
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct check_finding *f = r->findings.items[i];

		if (f->outcome == CHECK_PASS)
			add_on_file(c, r, f);
		vec_push(&outcomes, f->outcome == CHECK_PASS ? OUTCOME_PASS : add_finding(c, r, f));
		gap_left |= outcomes.items[i] == OUTCOME_GAP;
	}
	count(&rule->outcomes, &rule->restricted, settled(r->outcome, gap_left), r->subject->restricted, 1);
	count_unit(c, r->subject->unit, settled(r->outcome, gap_left), r->subject->restricted, 1);
	for (size_t i = 0; i < r->demands.len; i++)
		count_demand(c, r, &r->demands.items[i], outcomes.items);
	vec_free(&outcomes);
}

static void on_tally(void *payload, const struct rulebook_rule *rule, const struct binding *binding, enum check_outcome outcome, bool restricted, size_t n)
{
	struct collector *c = payload;
	struct report_clause *clause;
	struct report_rule *of;

	if (binding == NULL) {
		of = report_rule_find(c->report, rule->id);
		count(&of->outcomes, &of->restricted, outcome_of(outcome), restricted, n);
		return;
	}
	clause = report_clause_find(c->report, binding->policy_id, binding->clause_id);
	if (clause != NULL)
		count(&clause->outcomes, &clause->restricted, outcome_of(outcome), restricted, n);
}

static void on_unit(void *payload, const char *unit, enum check_outcome outcome, bool restricted, size_t n)
{
	count_unit(payload, unit, outcome_of(outcome), restricted, n);
}

static void on_failed(void *payload, const struct rulebook_rule *rule, const char *why)
{
	struct collector *c = payload;
	struct diag_sink sink = diag_list_sink(c->report->diagnostics);
	struct place place = { .file = rule->pack->schema->name };

	diag_emit(&sink, MSG_RULE_FAILED, &place, "rule", rule->id, "detail", why, NULL);
	c->report->internal_error = true;
}

static void on_took(void *payload, const struct rulebook_rule *rule, double seconds)
{
	struct collector *c = payload;

	if (rule != NULL)
		report_rule_find(c->report, rule->id)->seconds = seconds;
	else
		c->report->times.common = seconds;
}

struct check_sink collector_sink(struct collector *c)
{
	return (struct check_sink){ on_result, on_tally, on_unit, on_failed, on_took, c };
}
