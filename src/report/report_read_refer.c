/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a saved report names, against what it holds (report_reading.h): files among what was read, units, positions, rules, clauses, exceptions. A report that says of itself that
 * something is unread or wrong may well name what is not there, and is no pass anyway: it is left alone. A public report tells no files.
 */
#include "report_reading.h"

#include "buf.h"
#include "date.h"
#include "report_finish.h"

#include <string.h>

/* What can be named. Files that nobody read are those of the built-in rule packs. */
struct known {
	struct reading *r;
	const struct report *p;
	struct map *files, *clauses, *demands, *exceptions;
	struct buf key; /* that is being looked for */
	size_t told;
};

/* An exception, and how many findings name it. */
struct covering {
	const struct report_exception *e;
	size_t covered;
};
#define TOLD_MOST 20

static void say(struct known *k, enum msg_id id, const char *name, const char *value)
{
	struct diag_sink sink = diag_list_sink(k->p->diagnostics);

	k->r->report->incomplete = k->r->report->contradicts = true;
	if (k->told++ < TOLD_MOST)
		diag_emit(&sink, id, &k->r->verdict, "name", name, "value", value, NULL);
}

static void unknown(struct known *k, const char *name, const char *value)
{
	say(k, MSG_REPORT_REFERS, name, value);
}

static void unfit(struct known *k, const char *name, const char *value)
{
	say(k, MSG_REPORT_UNFIT, name, value);
}

/* Holds until the next is asked for. */
static const char *pair(struct known *k, const char *a, const char *b)
{
	buf_reset(&k->key);
	buf_printf(&k->key, "%s\n%s", a, b);
	return k->key.data;
}

static const char *triple(struct known *k, const char *a, const char *b, const char *c)
{
	buf_reset(&k->key);
	buf_printf(&k->key, "%s\n%s\n%s", a, b, c);
	return k->key.data;
}

static const char *exception_key(struct known *k, const char *id, const char *file, uint32_t line)
{
	buf_reset(&k->key);
	buf_printf(&k->key, "%s\n%s\n%u", id, file ? file : "", (unsigned)line);
	return k->key.data;
}

/* --- names of one kind --- */

static void check_file(struct known *k, const char *name, const char *file)
{
	if (file && !k->p->is_public && !map_get(k->files, file))
		unknown(k, name, file);
}

/* Where no document tells of the organisation, its names lead nowhere, and nobody minds. */
static void check_unit(struct known *k, const char *name, const char *unit)
{
	if (unit && k->p->units.len && !map_get(k->r->units, unit))
		unknown(k, name, unit);
}

static void check_position(struct known *k, const char *name, const char *position)
{
	if (position && k->p->positions.len && !map_get(k->r->positions, position))
		unknown(k, name, position);
}

static void check_rule(struct known *k, const char *name, const char *rule)
{
	if (rule && !map_get(k->r->rules, rule))
		unknown(k, name, rule);
}

static const struct report_clause *check_clause(struct known *k, const char *name, const char *policy, const char *clause)
{
	const struct report_clause *c = policy && clause ? map_get(k->clauses, pair(k, policy, clause)) : NULL;

	if (policy && clause && !c)
		unknown(k, name, clause);
	return c;
}

/* --- what there is --- */

static void know(struct known *k)
{
	const struct report *p = k->p;

	for (size_t i = 0; i < p->inputs.len; i++)
		map_set(k->files, p->inputs.items[i].path, k);
	for (size_t i = 0; i < p->packs.len; i++)
		map_set(k->files, p->packs.items[i].path, k);
	for (size_t i = 0; i < p->policies.len; i++) {
		const struct report_policy *policy = p->policies.items[i];

		for (size_t c = 0; c < policy->clauses.len; c++) {
			struct report_clause *clause = policy->clauses.items[c];

			map_set(k->clauses, pair(k, policy->id, clause->id), clause);
			for (size_t d = 0; d < clause->requirements.len; d++)
				map_set(k->demands, triple(k, policy->id, clause->id, clause->requirements.items[d].rule), clause);
		}
	}
}

/* --- demands --- */

static void check_on_file(struct known *k, const struct report_policy *policy, const struct report_clause *clause)
{
	for (size_t i = 0; i < clause->on_file.len; i++) {
		const struct report_on_file *e = &clause->on_file.items[i];

		check_file(k, clause->id, e->file);
		check_unit(k, clause->id, e->unit);
		if (!map_get(k->demands, triple(k, policy->id, clause->id, e->rule)))
			unknown(k, clause->id, e->rule);
	}
}

/* A clause is checked where rules are asked for, if the run is not narrowed to others; nothing but its class makes it informative. One that does not hold yet asks for none. */
static void check_coverage(struct known *k, const struct report_clause *clause)
{
	bool informative = clause->class && !strcmp(clause->class, "informative"), fits = true;

	if (!strcmp(clause->coverage, "not-selected"))
		fits = k->p->partial;
	else if (clause->requirements.len)
		fits = !strcmp(clause->coverage, "checked");
	else if (!strcmp(clause->coverage, "informative"))
		fits = informative;
	else if (!strcmp(clause->coverage, "no-rule-yet"))
		fits = !informative;
	if (!fits)
		unfit(k, clause->id, clause->coverage);
}

static void check_policies(struct known *k)
{
	for (size_t i = 0; i < k->p->policies.len; i++) {
		const struct report_policy *policy = k->p->policies.items[i];

		check_file(k, policy->id, policy->file);
		for (size_t c = 0; c < policy->clauses.len; c++) {
			const struct report_clause *clause = policy->clauses.items[c];

			for (size_t d = 0; d < clause->requirements.len; d++)
				check_rule(k, clause->id, clause->requirements.items[d].rule);
			check_coverage(k, clause);
			check_on_file(k, policy, clause);
		}
	}
}

/* A rule and a clause name each other. */
static void check_rules(struct known *k)
{
	for (size_t i = 0; i < k->p->rules.len; i++) {
		const struct report_rule *rule = k->p->rules.items[i];

		check_file(k, rule->id, rule->pack);
		for (size_t c = 0; c < rule->clauses.len; c++)
			if (!map_get(k->demands, triple(k, rule->clauses.items[c].policy, rule->clauses.items[c].clause, rule->id)))
				unknown(k, rule->id, rule->clauses.items[c].clause);
		if (rule->ran && !rule->clauses.len)
			unfit(k, rule->id, "ran");
	}
}

static void check_parameters(struct known *k)
{
	for (size_t i = 0; i < k->p->parameters.len; i++) {
		const struct report_parameter *parameter = &k->p->parameters.items[i];

		check_rule(k, parameter->name, parameter->rule);
		check_clause(k, parameter->name, parameter->policy, parameter->clause);
	}
}

static void check_units(struct known *k)
{
	for (size_t i = 0; i < k->p->units.len; i++)
		check_unit(k, k->p->units.items[i].id, k->p->units.items[i].parent);
	for (size_t i = 0; i < k->p->positions.len; i++)
		check_unit(k, k->p->positions.items[i].id, k->p->positions.items[i].unit);
}

/* --- findings --- */

/* The id says what it is about; a number follows where several are of the same. */
static void check_id(struct known *k, const struct finding *f)
{
	const char *id;
	size_t n;

	buf_reset(&k->key);
	buf_printf(&k->key, "%s/%s:%s%s%s", f->rule, f->subject_kind, f->subject_id, f->discriminator ? "#" : "", f->discriminator ? f->discriminator : "");
	id = k->key.data;
	n = k->key.len;
	if (strncmp(f->id, id, n) != 0 || (f->id[n] != '\0' && (f->id[n] != '#' || f->id[n + 1 + strspn(f->id + n + 1, "0123456789")] != '\0')))
		unfit(k, f->id, id);
}

/* Its clauses are among those that ask for its rule, one of them as severely at least: a rule can say of a test that it is milder. */
static void check_finding_clauses(struct known *k, const struct finding *f)
{
	bool severity = f->outcome == OUTCOME_NOT_EVALUABLE || f->outcome == OUTCOME_ERROR;

	for (size_t i = 0; i < f->clauses.len; i++) {
		const struct report_clause_ref *ref = &f->clauses.items[i];
		const struct report_clause *clause = map_get(k->demands, triple(k, ref->policy, ref->clause, f->rule));
		const struct report_policy *policy = report_policy_find(k->p, ref->policy);

		if (!clause)
			unknown(k, f->id, ref->clause);
		for (size_t d = 0; clause && d < clause->requirements.len; d++)
			severity |= !strcmp(clause->requirements.items[d].rule, f->rule) && clause->requirements.items[d].severity >= f->severity;
		if (policy && ref->origin && strcmp(ref->origin, policy->origin ? policy->origin : "policy") != 0)
			unfit(k, f->id, ref->origin);
	}
	if (f->clauses.len && !severity)
		unfit(k, f->id, severity_name(f->severity));
}

/* Of the units below the exception's nothing is known here. */
static bool covers(const struct report_exception *e, const struct finding *f)
{
	bool policy = !e->policy && !e->clause;

	for (size_t i = 0; i < f->clauses.len; i++)
		policy |= (!e->policy || !strcmp(e->policy, f->clauses.items[i].policy)) && (!e->clause || !strcmp(e->clause, f->clauses.items[i].clause));
	return policy && (!e->rule || !strcmp(e->rule, f->rule)) && (!e->asset || strcmp(f->subject_kind, "asset") != 0 || !strcmp(e->asset, f->subject_id));
}

/* What covers it is in the list of exceptions, of which it is said the same there; and covers it, or did until it ended. */
static void check_cover(struct known *k, const struct finding *f)
{
	const struct report_cover *c = &f->cover;
	struct covering *by = c->id ? map_get(k->exceptions, exception_key(k, c->id, c->file, c->line)) : NULL;

	if (!c->id && f->outcome == OUTCOME_EXCEPTED && !k->p->is_public)
		unfit(k, f->id, outcome_name(f->outcome));
	if (!c->id)
		return;
	if (by)
		by->covered++;
	if (!by)
		unknown(k, f->id, c->id);
	else if (report_compare_texts(by->e->expires_on, c->expires_on) || report_compare_texts(by->e->status, c->status) ||
		 strcmp(c->status, f->outcome == OUTCOME_EXCEPTED ? "active" : "expired") != 0 || (!k->p->is_public && !covers(by->e, f)))
		unfit(k, f->id, c->id);
}

static void check_finding(struct known *k, const struct finding *f)
{
	check_file(k, f->id, f->place.file);
	check_unit(k, f->id, f->unit);
	check_position(k, f->id, f->owner);
	if (!strcmp(f->subject_kind, "unit") && !k->p->is_public)
		check_unit(k, f->id, f->subject_id);
	if (!k->p->is_public)
		check_id(k, f);
	check_finding_clauses(k, f);
	check_cover(k, f);
	for (size_t i = 0; i < f->actions.len; i++) {
		check_file(k, f->id, f->actions.items[i].file);
		check_position(k, f->id, f->actions.items[i].responsible);
	}
}

/* One that has ended has expired, and one that is active has not; how many findings it covers is at least what can be seen. */
static void check_exception(struct known *k, const struct report_exception *e, size_t covered)
{
	bool active = !strcmp(e->status, "active"), expired = !strcmp(e->status, "expired"), ended;
	int64_t day;

	check_file(k, e->id, e->file);
	if ((active || expired) && (!e->expires_on || date_parse(&day, e->expires_on) != 0)) {
		unfit(k, e->id, e->status);
		return;
	}
	ended = (active || expired) && day < k->p->as_of;
	if ((active && ended) || (expired && !ended))
		unfit(k, e->id, e->status);
	if (e->matched < covered || (e->matched && !active && !expired))
		unfit(k, e->id, arena_printf(k->p->arena, "%zu", e->matched));
}

static void check_findings(struct known *k)
{
	const struct report *p = k->p;
	struct covering *by = arena_alloc(p->arena, (p->exceptions.len + 1) * sizeof *by);

	for (size_t i = 0; i < p->exceptions.len; i++) {
		const struct report_exception *e = &p->exceptions.items[i];

		by[i] = (struct covering){ .e = e };
		map_set(k->exceptions, exception_key(k, e->id, e->file, e->line), &by[i]);
	}
	for (size_t i = 0; i < p->findings.len; i++)
		check_finding(k, p->findings.items[i]);
	for (size_t i = 0; i < p->exceptions.len; i++)
		check_exception(k, by[i].e, by[i].covered);
}

/* --- dates ahead --- */

static void check_ahead(struct known *k)
{
	const struct report_ahead *a = &k->p->ahead;

	for (size_t i = 0; i < a->months.len; i++)
		check_unit(k, a->months.items[i].month, a->months.items[i].unit);
	for (size_t i = 0; i < a->dates.len; i++) {
		check_file(k, a->dates.items[i].subject_id, a->dates.items[i].file);
		check_unit(k, a->dates.items[i].subject_id, a->dates.items[i].unit);
	}
}

void reading_verify_references(struct reading *r)
{
	struct known k = { .r = r, .p = r->report, .files = map_new(), .clauses = map_new(), .demands = map_new(), .exceptions = map_new(), .key = BUF_INIT };

	if (r->report->exit_code <= 1 || r->report->exit_code == 5) {
		know(&k);
		check_policies(&k);
		check_rules(&k);
		check_parameters(&k);
		check_units(&k);
		check_findings(&k);
		check_ahead(&k);
	}
	map_free(k.files);
	map_free(k.clauses);
	map_free(k.demands);
	map_free(k.exceptions);
	buf_release(&k.key);
}
