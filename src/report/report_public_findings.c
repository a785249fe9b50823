/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The findings of a public report. A finding says that something demanded is not held, where in the organisation and how grave that is. What it is about is named only where the tables
 * below say so; sentences are the rule's own, since messages quote documents. Order and ids come of what is shown, so that they give nothing away and no id can be guessed.
 */
#include "report_public.h"

#include "buf.h"
#include "report_finish.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

/*
 * Rule files of the program whose findings may name the asset. The others are about suppliers, or about what is weak in its protection: suppliers/, access/, continuity/, risk/, exceptions/,
 * and the file lifecycle/exchange.sch. A rule file of one's own is in no such table, and names nothing.
 */
static const char *const naming_folders[] = {
	"rules/classification/", "rules/governance/", "rules/lifecycle/", "rules/organisation/", "rules/ownership/", "rules/retention/", "rules/training/",
};
static const char *const silent_files[] = { "rules/lifecycle/exchange.sch", "rules/classification/protection.sch", "rules/classification/measures.sch", "rules/classification/dependencies.sch" };

/* What findings can be about. Of a kind that is not here only "document" is said. */
static const char *const kinds[] = {
	"asset", "entry", "unit", "position", "assignment", "policy", "exception", "decision", "action-plan", "action", "incident",
	"risk-analysis", "threat-analysis", "audit", "exercise", "training", "document", "follow-up", "assurance", "statement", "submission",
};

bool public_rule_names(const struct report_rule *rule)
{
	size_t i;

	for (i = 0; rule && rule->pack && i < COUNT(naming_folders); i++)
		if (!strncmp(rule->pack, naming_folders[i], strlen(naming_folders[i])))
			return !public_word(rule->pack, silent_files, COUNT(silent_files));
	return false;
}

/* An asset that is open by a rule that names it; a unit that is shown; a policy. */
static bool is_named(const struct publishing *p, const struct finding *f, const struct report_rule *rule)
{
	if (!strcmp(f->subject_kind, "asset") || !strcmp(f->subject_kind, "entry"))
		return f->open && !f->restricted && public_rule_names(rule);
	if (!strcmp(f->subject_kind, "unit"))
		return public_unit(p, f->subject_id) != NULL;
	return !strcmp(f->subject_kind, "policy") && report_policy_find(p->to, f->subject_id) != NULL;
}

static void show_subject(const struct publishing *p, struct finding *to, const struct finding *f, const struct report_rule *rule)
{
	to->subject_kind = public_word(f->subject_kind, kinds, COUNT(kinds));
	to->subject_kind = to->subject_kind ? to->subject_kind : "document";
	to->unit = public_unit(p, f->unit);
	to->subject_id = "";
	if (!is_named(p, f, rule))
		return;
	to->subject_id = f->subject_id;
	to->subject_name = f->subject_name;
	to->open = f->open;
	if (f->owner && map_get(p->positions, f->owner)) {
		to->owner = f->owner;
		to->owner_title = f->owner_title;
	}
}

/* The exception where it is listed. */
static void show_cover(const struct publishing *p, struct finding *to, const struct report_cover *c)
{
	const char *id = c->id ? map_get(p->exceptions, public_exception_key(p, c->id, c->file, c->line)) : NULL;

	if (id)
		to->cover = (struct report_cover){ .id = id, .expires_on = c->expires_on, .status = c->status, .days_left = c->days_left };
}

/* What the sentence is about: the subject where it is named, else the unit; NULL where there is neither. */
static const char *about(const struct publishing *p, const struct finding *f, enum lang l)
{
	const struct report_unit *unit = f->unit ? map_get(p->units, f->unit) : NULL;

	if (*f->subject_id)
		return f->subject_name.in[LANG_EN] || f->subject_name.in[LANG_SV] ? report_text_in(&f->subject_name, l, NULL) : f->subject_id;
	if (!unit)
		return NULL;
	return *report_text_in(&unit->name, l, NULL) ? report_text_in(&unit->name, l, NULL) : f->unit;
}

/* The rule's title says how it should be; before it, where, and that it is not so. */
static struct report_text sentence(const struct publishing *p, const struct finding *f, const struct report_text *titles)
{
	static const enum msg_id alone[OUTCOME_COUNT] = {
		[OUTCOME_GAP] = MSG_PUBLIC_GAP, [OUTCOME_EXCEPTED] = MSG_PUBLIC_EXCEPTED, [OUTCOME_NOT_EVALUABLE] = MSG_PUBLIC_UNDECIDED, [OUTCOME_ERROR] = MSG_PUBLIC_ERROR,
	}, there[OUTCOME_COUNT] = {
		[OUTCOME_GAP] = MSG_PUBLIC_GAP_OF, [OUTCOME_EXCEPTED] = MSG_PUBLIC_EXCEPTED_OF, [OUTCOME_NOT_EVALUABLE] = MSG_PUBLIC_UNDECIDED_OF,
		[OUTCOME_ERROR] = MSG_PUBLIC_ERROR_OF,
	};
	struct report_text text = { { NULL } };
	struct buf b = BUF_INIT;
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		const struct msg_arg args[] = { { "title", titles->in[l], 0 }, { "subject", about(p, f, (enum lang)l), 0 } };

		if (!titles->in[l])
			continue;
		buf_reset(&b);
		msg_format(&b, (enum lang)l, msg_text(args[1].value ? there[f->outcome] : alone[f->outcome]), args, COUNT(args));
		text.in[l] = arena_strdup(p->to->arena, b.data);
	}
	buf_release(&b);
	return text;
}

static struct finding *show(struct publishing *p, const struct finding *f)
{
	const struct report_rule *rule = map_get(p->rules, f->rule);
	struct finding *to = report_add_finding(p->to);
	size_t i;

	to->rule = f->rule;
	to->outcome = f->outcome;
	to->severity = f->severity;
	to->baseline = f->baseline;
	to->due_from = f->due_from;
	to->due = f->due;
	show_subject(p, to, f, rule);
	show_cover(p, to, &f->cover);
	if (rule) {
		to->message = sentence(p, to, &rule->title);
		to->help = rule->fix;
	}
	for (i = 0; i < f->clauses.len; i++)
		vec_push(&to->clauses, ((struct report_clause_ref){ f->clauses.items[i].policy, f->clauses.items[i].clause, f->clauses.items[i].origin }));
	return to;
}

static void withhold(struct publishing *p, const struct finding *f)
{
	struct report_withheld *h = &p->to->withheld;
	bool counts = f->outcome == OUTCOME_GAP && !(p->from->baseline.only_new && f->baseline == BASELINE_KNOWN);

	h->findings++;
	h->by_severity[f->severity] += counts;
	h->errors += f->outcome == OUTCOME_ERROR;
}

static int compare_clauses(const struct finding *a, const struct finding *b)
{
	int order = (a->clauses.len > b->clauses.len) - (a->clauses.len < b->clauses.len);
	size_t i;

	for (i = 0; i < a->clauses.len && !order; i++) {
		order = report_compare_texts(a->clauses.items[i].policy, b->clauses.items[i].policy);
		if (!order)
			order = report_compare_texts(a->clauses.items[i].clause, b->clauses.items[i].clause);
	}
	return order;
}

/* Over all that is shown: what is left equal looks the same. */
static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = *(struct finding *const *)left, *b = *(struct finding *const *)right;
	const char *const ours[] = { a->rule, a->unit, a->subject_kind, a->subject_id, a->owner, a->cover.id, a->cover.status };
	const char *const theirs[] = { b->rule, b->unit, b->subject_kind, b->subject_id, b->owner, b->cover.id, b->cover.status };
	int order = 0, l;
	size_t i;

	for (i = 0; i < COUNT(ours) && !order; i++)
		order = report_compare_texts(ours[i], theirs[i]);
	for (l = 0; l < LANG_COUNT && !order; l++)
		order = report_compare_texts(a->subject_name.in[l], b->subject_name.in[l]);
	for (l = 0; l < LANG_COUNT && !order; l++)
		order = report_compare_texts(a->owner_title.in[l], b->owner_title.in[l]);
	if (!order)
		order = (int)b->outcome - (int)a->outcome;
	if (!order)
		order = (int)b->severity - (int)a->severity;
	if (!order)
		order = (int)b->baseline - (int)a->baseline;
	if (!order)
		order = (int)a->due_from - (int)b->due_from;
	if (!order)
		order = (a->due > b->due) - (a->due < b->due);
	return order ? order : compare_clauses(a, b);
}

/* "rule/asset:3", a number of the rule's own. */
static void give_ids(struct report *to)
{
	const char *rule = NULL;
	size_t i, n = 0;

	for (i = 0; i < to->findings.len; i++) {
		struct finding *f = to->findings.items[i];

		n = rule && !strcmp(rule, f->rule) ? n + 1 : 1;
		rule = f->rule;
		f->id = arena_printf(to->arena, "%s/%s:%zu", f->rule, f->subject_kind, n);
	}
}

/* The positions that answer for something that is named. */
static void show_positions(struct publishing *p)
{
	struct map *used = map_new();
	size_t i;

	for (i = 0; i < p->to->findings.len; i++)
		if (p->to->findings.items[i]->owner)
			map_set(used, p->to->findings.items[i]->owner, used);
	for (i = 0; i < p->from->positions.len; i++) {
		const struct report_position *from = &p->from->positions.items[i];

		if (map_get(used, from->id))
			vec_push(&p->to->positions, ((struct report_position){ .id = from->id, .unit = public_unit(p, from->unit), .title = from->title }));
	}
	map_free(used);
}

static void count_shown(struct publishing *p, const struct finding *f)
{
	struct report *to = p->to;
	size_t i;

	to->baseline.new += f->outcome == OUTCOME_GAP && f->baseline == BASELINE_NEW;
	to->baseline.known += f->outcome == OUTCOME_GAP && f->baseline == BASELINE_KNOWN;
	for (i = 0; f->cover.id && i < to->exceptions.len; i++)
		to->exceptions.items[i].matched += !strcmp(to->exceptions.items[i].id, f->cover.id);
}

/* A position in a unit that is not shown, as a supplier's, is not shown either. */
static void know_positions(struct publishing *p)
{
	size_t i;

	for (i = 0; i < p->from->positions.len; i++)
		if (public_unit(p, p->from->positions.items[i].unit))
			map_set(p->positions, p->from->positions.items[i].id, p);
}

void public_findings(struct publishing *p)
{
	struct report *to = p->to;
	size_t i;

	know_positions(p);

	for (i = 0; i < p->from->findings.len; i++) {
		const struct finding *f = p->from->findings.items[i];

		if (f->restricted)
			withhold(p, f);
		else
			count_shown(p, show(p, f));
	}
	if (to->findings.len > 1)
		qsort(to->findings.items, to->findings.len, sizeof *to->findings.items, compare_findings);
	give_ids(to);
	show_positions(p);
}
