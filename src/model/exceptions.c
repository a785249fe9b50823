/* SPDX-License-Identifier: Apache-2.0 */
/* Exceptions (exceptions.h). An exception without any scope covers nothing: it must name a rule or a clause, and may name an asset or a unit. */
#include "exceptions.h"

#include "date.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int64_t day_of(const xmlNode *node, const char *name, int64_t fallback)
{
	const char *text = tree_value(node, name);
	int64_t day;

	return text != NULL && date_parse(&day, text) == 0 ? day : fallback;
}

/* Whether a reason is given, not only its element. */
static bool has_reason(const xmlNode *node)
{
	for (const xmlNode *r = tree_child(node, "reason"); r != NULL; r = tree_next(r, "reason")) {
		const char *text = tree_text(r);

		if (text[strspn(text, " \t\r\n")] != '\0')
			return true;
	}
	return false;
}

static struct exception read_one(const xmlNode *node, int64_t as_of)
{
	int64_t decided = day_of(node, "decided-on", INT64_MIN), from = day_of(node, "valid-from", decided);
	int64_t end = day_of(node, "expires-on", INT64_MIN);
	struct exception e = { .node = node, .status = EXCEPTION_ACTIVE, .days_left = end != INT64_MIN ? end - as_of : 0 };

	if (!has_reason(node) || tree_value(node, "approved-by") == NULL || end == INT64_MIN)
		e.status = EXCEPTION_INCOMPLETE;
	else if (day_of(node, "revoked-on", INT64_MAX) <= as_of)
		e.status = EXCEPTION_REVOKED;
	else if (end < as_of)
		e.status = EXCEPTION_EXPIRED;
	else if (from > as_of || decided > as_of)
		e.status = EXCEPTION_PENDING;
	return e;
}

void exceptions_open(struct exceptions *e, const struct tree *t, int64_t as_of)
{
	*e = (struct exceptions){ 0 };
	for (const xmlNode *d = tree_child(t->repository, "exceptions"); d != NULL; d = tree_next(d, "exceptions")) {
		for (const xmlNode *n = tree_child(d, "exception"); n != NULL; n = tree_next(n, "exception"))
			vec_push(&e->list, read_one(n, as_of));
	}
}

void exceptions_release(struct exceptions *e)
{
	vec_free(&e->list);
}

static bool same(const xmlNode *node, const char *name, const char *value)
{
	const char *wanted = tree_value(node, name);

	return wanted == NULL || (value != NULL && strcmp(wanted, value) == 0);
}

/* An exception from one clause lifts no other clause's demand: it must hold for all that demand the rule here. */
static bool clause_matches(const xmlNode *node, const struct exception_query *q)
{
	if (tree_value(node, "clause") == NULL && tree_value(node, "policy") == NULL)
		return true;
	for (size_t i = 0; i < q->clause_count; i++) {
		if (!same(node, "clause", q->clauses[i].clause) || !same(node, "policy", q->clauses[i].policy))
			return false;
	}
	return q->clause_count > 0;
}

/* Whether no company, association or outsider of its own stands between a unit and the one above it that an exception names: theirs must name them. */
static bool same_legal_person(const struct organisation *o, const char *unit, const char *above)
{
	const xmlNode *node = organisation_unit(o, unit);

	for (int steps = 0; node != NULL && steps < 1000 && strcmp(tree_value(node, "id"), above) != 0; steps++) {
		const char *kind = tree_value(node, "kind");

		if (strcmp(kind, "company") == 0 || strcmp(kind, "municipal-association") == 0 || strcmp(kind, "external") == 0)
			return false;
		node = organisation_unit(o, tree_value(node, "parent"));
	}
	return true;
}

static bool covers(const xmlNode *node, const struct organisation *o, const struct exception_query *q)
{
	const char *unit = tree_value(node, "unit");

	if ((tree_value(node, "rule") == NULL && tree_value(node, "clause") == NULL) || node == q->subject)
		return false;
	return same(node, "rule", q->rule) && clause_matches(node, q) && same(node, "asset", q->subject_id) &&
	       (unit == NULL || (q->unit != NULL && organisation_within(o, q->unit, unit) && same_legal_person(o, q->unit, unit)));
}

struct exception *exceptions_match(struct exceptions *e, const struct organisation *o, const struct exception_query *q)
{
	struct exception *best = NULL;

	for (size_t i = 0; i < e->list.len; i++) {
		struct exception *x = &e->list.items[i];

		if ((x->status != EXCEPTION_ACTIVE && x->status != EXCEPTION_EXPIRED) || !covers(x->node, o, q))
			continue;
		if (best == NULL || (x->status == EXCEPTION_ACTIVE && best->status == EXCEPTION_EXPIRED) ||
		    (x->status == best->status && x->days_left > best->days_left))
			best = x;
	}
	if (best != NULL)
		best->matched++;
	return best;
}

const char *exception_status_name(enum exception_status s)
{
	static const char *const names[] = { "pending", "active", "expired", "revoked", "incomplete" };

	return names[s];
}

static void say(const struct exception *e, enum msg_id id, const struct diag_sink *sink, struct arena *a)
{
	char days[24];
	struct place place;

	snprintf(days, sizeof days, "%" PRId64, e->days_left);
	tree_place(&place, e->node, a);
	diag_emit(sink, id, &place, "name", tree_value(e->node, "id"), "date", tree_value(e->node, "expires-on"), "days", days, NULL);
}

void exceptions_say(const struct exceptions *e, const struct diag_sink *sink, bool unused)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < e->list.len; i++) {
		const struct exception *x = &e->list.items[i];

		if (x->status == EXCEPTION_INCOMPLETE)
			say(x, MSG_EXCEPTION_INCOMPLETE, sink, a);
		else if (unused && x->status == EXCEPTION_ACTIVE && x->matched == 0 && tree_value(x->node, "legal-basis") == NULL)
			say(x, MSG_EXCEPTION_UNUSED, sink, a); /* a legal ground need not cover findings: rules about local policies ask for it */
		else if (x->status == EXCEPTION_ACTIVE && x->days_left <= EXCEPTION_WARN_DAYS)
			say(x, x->days_left == 1 ? MSG_EXCEPTION_ENDS_DAY : MSG_EXCEPTION_ENDS, sink, a);
	}
	arena_free(a);
}
