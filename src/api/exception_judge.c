/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The proof of a wished exception (addition.h): the report with it beside the report without. What is new in it, was brought by the exception; what it covers, and
 * nothing covered before, is what it is for.
 */
#include "addition.h"

#include "map.h"

#include <string.h>

/* A diagnostic without its line: what stands below the exception moves. */
static void key_of(struct buf *out, const struct diag *d)
{
	buf_reset(out);
	buf_printf(out, "%s\n%s\n", msg_name(d->id), d->place.file != NULL ? d->place.file : "");
	diag_text(out, LANG_EN, d);
}

static bool is_about(const struct pk_addition *a, const struct diag *d)
{
	for (size_t i = 0; i < d->arg_count; i++) {
		if (strcmp(d->args[i].name, "name") == 0 && d->args[i].value != NULL && strcmp(d->args[i].value, a->id) == 0)
			return true;
	}
	return false;
}

/* That it ends soon, or covers nothing yet, is to be known, and no fault; nor what another exception loses. */
static bool is_note(const struct pk_addition *a, const struct diag *d)
{
	if (d->id == MSG_EXCEPTION_ENDS || d->id == MSG_EXCEPTION_ENDS_DAY || msg_severity(d->id) == SEVERITY_INFO)
		return true;
	return d->id == MSG_EXCEPTION_UNUSED && (a->wish->allow_unused || !is_about(a, d));
}

/* Says what the run says only now. Whether any of it refuses the exception. */
static bool compare_diagnostics(struct pk_addition *a)
{
	struct map *known = map_new();
	struct buf key = BUF_INIT;
	bool refused = false;

	for (size_t i = 0; i < diag_list_len(a->before->diagnostics); i++) {
		key_of(&key, diag_list_at(a->before->diagnostics, i));
		map_set(known, key.data, known);
	}
	for (size_t i = 0; i < diag_list_len(a->after->diagnostics); i++) {
		const struct diag *d = diag_list_at(a->after->diagnostics, i);

		key_of(&key, d);
		if (map_get(known, key.data) != NULL)
			continue;
		/* That it covers nothing is told with its reason (explain). */
		if (d->id == MSG_EXCEPTION_UNUSED && is_about(a, d) && !a->wish->allow_unused)
			continue;
		a->sink.diag(a->sink.payload, d);
		refused |= !is_note(a, d);
	}
	buf_release(&key);
	map_free(known);
	return refused;
}

static bool is_wrong(const struct finding *f)
{
	return f->outcome != OUTCOME_EXCEPTED;
}

/* An expired one goes on being found as such, unless the new one is from the very same: then it is its renewal. */
static void note_expired(struct pk_addition *a, const struct report_cover *c)
{
	for (size_t i = 0; i < diag_list_len(a->messages); i++) {
		const struct diag *d = diag_list_at(a->messages, i);

		if (d->id == MSG_EXC_NOT_RENEWED && c->id != NULL && strcmp(d->args[0].value, c->id) == 0)
			return;
	}
	for (size_t i = 0; c->id != NULL && i < a->after->findings.len; i++) {
		const struct finding *f = a->after->findings.items[i];

		if (f->outcome == OUTCOME_GAP && strcmp(f->rule, "exception-expired") == 0 && strcmp(f->subject_id, c->id) == 0) {
			diag_emit(&a->sink, MSG_EXC_NOT_RENEWED, NULL, "name", c->id, "place", arena_printf(a->arena, "%s:%u", c->file, (unsigned)c->line), NULL);
			return;
		}
	}
}

static void compare_findings(struct pk_addition *a)
{
	struct map *known = map_new();

	for (size_t i = 0; i < a->before->findings.len; i++)
		map_set(known, a->before->findings.items[i]->id, a->before->findings.items[i]);
	for (size_t i = 0; i < a->after->findings.len; i++) {
		const struct finding *f = a->after->findings.items[i], *old = map_get(known, f->id);
		bool by_it = f->cover.id != NULL && strcmp(f->cover.id, a->id) == 0 && strcmp(f->cover.file, a->file) == 0;

		if (is_wrong(f) && (old == NULL || !is_wrong(old) || (old->outcome != f->outcome && f->outcome == OUTCOME_ERROR)))
			vec_push(&a->refusing, f);
		if (!is_wrong(f) && by_it && old != NULL && is_wrong(old)) {
			vec_push(&a->covered, f);
			note_expired(a, &old->cover);
		}
	}
	map_free(known);
}

/* --- why it covers nothing --- */

static bool is_within(const struct report *r, const char *unit, const char *above)
{
	for (size_t steps = 0; unit != NULL && steps <= r->units.len; steps++) {
		const char *parent = NULL;

		if (strcmp(unit, above) == 0)
			return true;
		for (size_t i = 0; i < r->units.len && parent == NULL; i++)
			parent = strcmp(r->units.items[i].id, unit) == 0 ? r->units.items[i].parent : NULL;
		unit = parent;
	}
	return false;
}

static bool concerns(const struct pk_addition *a, const struct finding *f)
{
	if (strcmp(f->rule, a->rule) != 0)
		return false;
	if (strcmp(a->kind, "asset") == 0)
		return strcmp(f->subject_id, a->subject) == 0;
	if (strcmp(a->kind, "unit") == 0)
		return is_within(a->before, f->unit, a->subject);
	for (size_t i = 0; i < f->clauses.len; i++) {
		if (strcmp(f->clauses.items[i].policy, a->subject) == 0)
			return true;
	}
	return false;
}

static const char *clauses_of(struct pk_addition *a, const struct finding *f)
{
	const char *all = "";

	for (size_t i = 0; i < f->clauses.len; i++)
		all = arena_printf(a->arena, "%s%s%s (%s)", all, i > 0 ? ", " : "", f->clauses.items[i].clause, f->clauses.items[i].policy);
	return all;
}

static bool has_clause(const struct finding *f, const char *clause)
{
	for (size_t i = 0; clause != NULL && i < f->clauses.len; i++) {
		if (strcmp(f->clauses.items[i].clause, clause) == 0)
			return true;
	}
	return false;
}

/* There is a gap, and it stays. */
static int refuse_gap(struct pk_addition *a, const struct finding *f)
{
	if (has_clause(f, a->closed)) {
		diag_emit(&a->sink, MSG_EXC_NOT_ADMITTED, NULL, "clause", a->closed, "rule", a->rule, NULL);
		return addition_refuse(a, PK_FINDINGS);
	}
	if (a->wish->clause != NULL || a->wish->policy != NULL || strcmp(a->kind, "policy") == 0) {
		diag_emit(&a->sink, MSG_EXC_OTHER_CLAUSES, NULL, "rule", a->rule, "subject", a->subject, "clauses", clauses_of(a, f), NULL);
		return addition_refuse(a, PK_USAGE);
	}
	diag_emit(&a->sink, MSG_EXC_NOTHING_FOUND, NULL, "rule", a->rule, "subject", a->subject, "day", a->first_day, NULL);
	return addition_refuse(a, PK_USAGE);
}

static int refuse_covered(struct pk_addition *a, const struct finding *f)
{
	diag_emit(&a->sink, MSG_EXC_COVERED, NULL, "finding", f->id, "name", f->cover.id, "date", f->cover.expires_on, "place",
	          arena_printf(a->arena, "%s:%u", f->cover.file, (unsigned)f->cover.line), NULL);
	return addition_refuse(a, PK_USAGE);
}

static int explain(struct pk_addition *a)
{
	const struct finding *worst = NULL;

	for (size_t i = 0; i < a->before->findings.len; i++) {
		const struct finding *f = a->before->findings.items[i];

		if (concerns(a, f) && (worst == NULL || f->outcome > worst->outcome))
			worst = f;
	}
	if (worst != NULL && worst->outcome == OUTCOME_GAP)
		return refuse_gap(a, worst);
	if (worst != NULL && worst->outcome == OUTCOME_EXCEPTED)
		return refuse_covered(a, worst);
	/* A legal ground need not cover findings: rules about local policies ask for it. */
	if (a->wish->allow_unused || a->wish->legal_basis != NULL)
		return 0;
	if (worst != NULL)
		diag_emit(&a->sink, MSG_EXC_NOT_DECIDED, NULL, "rule", a->rule, "subject", a->subject, NULL);
	else if (!report_rule_find(a->before, a->rule)->ran)
		diag_emit(&a->sink, MSG_EXC_NOT_DEMANDED, NULL, "rule", a->rule, NULL);
	else
		diag_emit(&a->sink, MSG_EXC_NOTHING_FOUND, NULL, "rule", a->rule, "subject", a->subject, "day", a->first_day, NULL);
	return addition_refuse(a, PK_USAGE);
}

static int exit_code(const struct pk_addition *a)
{
	if (a->after->internal_error && !a->before->internal_error)
		return PK_INTERNAL;
	if (a->after->usage_error)
		return PK_USAGE;
	return a->after->incomplete && !a->before->incomplete ? PK_INCOMPLETE : PK_FINDINGS;
}

int addition_judge(struct pk_addition *a)
{
	bool refused = compare_diagnostics(a);

	compare_findings(a);
	if (refused || a->refusing.len > 0)
		return addition_refuse(a, exit_code(a));
	return a->covered.len > 0 ? 0 : explain(a);
}
