/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whom and what a wished exception names (addition.h). A person copies the names from where they were shown: an id, kind:id as in TSV, the id of a finding. What is not
 * there is refused with the nearest that is.
 */
#include "addition.h"

#include "nearest.h"

#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

/* A finding's id or what is left of it: rule/kind:subject#discriminator. Parts that are not there are NULL. */
struct named {
	const char *rule, *kind, *id;
};

static struct named take_apart(struct arena *a, const char *text)
{
	struct named n = { NULL, NULL, NULL };
	const char *slash = strchr(text, '/'), *colon;

	if (slash != NULL) {
		n.rule = arena_strndup(a, text, (size_t)(slash - text));
		text = slash + 1;
	}
	colon = strchr(text, ':');
	if (colon != NULL) {
		n.kind = arena_strndup(a, text, (size_t)(colon - text));
		text = colon + 1;
	}
	n.id = arena_strndup(a, text, n.kind != NULL ? strcspn(text, "#") : strlen(text));
	return n;
}

static int refuse_name(struct pk_addition *a, enum msg_id bare, enum msg_id guessed, const char *name, const char *guess)
{
	diag_emit(&a->sink, guess != NULL ? guessed : bare, NULL, "name", name, "guess", guess, "rule", a->rule, NULL);
	return addition_refuse(a, PK_USAGE);
}

/* --- the rule --- */

static int find_rule(struct pk_addition *a, const struct session *s, struct named *subject)
{
	const struct pk_new_exception *w = a->wish;

	if (w->subject == NULL) {
		*subject = take_apart(a->arena, w->rule);
		if (subject->rule == NULL || subject->kind == NULL) {
			diag_emit(&a->sink, MSG_EXC_NO_FINDING_ID, NULL, "name", w->rule, NULL);
			return addition_refuse(a, PK_USAGE);
		}
		a->rule = subject->rule;
	} else {
		*subject = take_apart(a->arena, w->subject);
		a->rule = arena_strdup(a->arena, w->rule);
	}
	if (rulebook_find(s->rules, a->rule) == NULL)
		return refuse_name(a, MSG_RULE_UNKNOWN, MSG_RULE_UNKNOWN_GUESS, a->rule, rulebook_nearest(s->rules, a->rule));
	if (subject->rule != NULL && strcmp(subject->rule, a->rule) != 0) {
		diag_emit(&a->sink, MSG_EXC_OTHER_RULE, NULL, "name", w->subject, "rule", a->rule, NULL);
		return addition_refuse(a, PK_USAGE);
	}
	return 0;
}

/* --- the subject --- */

static bool is_unit(const struct report *r, const char *id)
{
	for (size_t i = 0; i < r->units.len; i++) {
		if (strcmp(r->units.items[i].id, id) == 0)
			return true;
	}
	return false;
}

static bool is_there(const struct session *s, const char *kind, const char *id)
{
	if (strcmp(kind, "asset") == 0)
		return register_has(s->workspace->assets, id);
	return strcmp(kind, "unit") == 0 ? is_unit(s->report, id) : strcmp(kind, "policy") == 0 && report_policy_find(s->report, id) != NULL;
}

static const char *nearest_subject(const struct session *s, const char *id)
{
	VEC(const char *) names = { 0 };
	const char *found;

	for (size_t i = 0; i < s->report->units.len; i++)
		vec_push(&names, s->report->units.items[i].id);
	for (size_t i = 0; i < s->report->policies.len; i++)
		vec_push(&names, s->report->policies.items[i]->id);
	for (size_t i = 0; i < register_len(s->workspace->assets); i++)
		vec_push(&names, register_id(s->workspace->assets, i));
	found = names.len > 0 ? nearest(id, names.items, names.len) : NULL;
	vec_free(&names);
	return found;
}

/* A finding of the rule whose subject has the id, of this kind if it is given. */
static const struct finding *finding_about(const struct pk_addition *a, const struct report *r, const char *kind, const char *id)
{
	for (size_t i = 0; i < r->findings.len; i++) {
		const struct finding *f = r->findings.items[i];

		if (strcmp(f->rule, a->rule) == 0 && strcmp(f->subject_id, id) == 0 && (kind == NULL || strcmp(f->subject_kind, kind) == 0))
			return f;
	}
	return NULL;
}

static int find_subject(struct pk_addition *a, const struct session *s, const struct named *n)
{
	static const char *const kinds[] = { "asset", "unit", "policy" };
	const char *kind = n->kind != NULL && strcmp(n->kind, "entry") == 0 ? "asset" : n->kind;
	const struct finding *other;
	struct buf all = BUF_INIT;
	size_t found = 0;

	a->subject = n->id;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if ((kind != NULL && strcmp(kind, kinds[i]) != 0) || !is_there(s, kinds[i], n->id))
			continue;
		a->kind = kinds[i];
		buf_printf(&all, "%s%s:%s", found++ > 0 ? "\n" : "", kinds[i], n->id);
	}
	if (found > 1) {
		diag_emit(&a->sink, MSG_EXC_SUBJECT_TWICE, NULL, "name", n->id, "*kinds", all.data, NULL);
		addition_refuse(a, PK_USAGE);
	}
	buf_release(&all);
	if (found > 0)
		return found > 1 ? -1 : 0;
	other = finding_about(a, s->report, kind, n->id);
	if (other != NULL && strcmp(other->subject_kind, "asset") != 0)
		return refuse_name(a, MSG_EXC_SUBJECT_KIND, MSG_EXC_SUBJECT_KIND_GUESS, arena_printf(a->arena, "%s:%s", other->subject_kind, n->id), other->unit);
	return refuse_name(a, MSG_EXC_SUBJECT_UNKNOWN, MSG_EXC_SUBJECT_UNKNOWN_GUESS, n->id, nearest_subject(s, n->id));
}

/* --- whom and what else --- */

static int find_position(struct pk_addition *a, const struct report *r)
{
	VEC(const char *) names = { 0 };
	const char *wanted = a->wish->approved_by, *guess;
	bool found = false;

	for (size_t i = 0; i < r->positions.len; i++) {
		vec_push(&names, r->positions.items[i].id);
		found |= strcmp(r->positions.items[i].id, wanted) == 0;
	}
	guess = !found && names.len > 0 ? nearest(wanted, names.items, names.len) : NULL;
	vec_free(&names);
	return found ? 0 : refuse_name(a, MSG_EXC_POSITION_UNKNOWN, MSG_EXC_POSITION_UNKNOWN_GUESS, wanted, guess);
}

static int find_policy(struct pk_addition *a, const struct report *r)
{
	VEC(const char *) names = { 0 };
	const char *wanted = a->wish->policy, *guess;

	if (wanted == NULL || report_policy_find(r, wanted) != NULL)
		return 0;
	for (size_t i = 0; i < r->policies.len; i++)
		vec_push(&names, r->policies.items[i]->id);
	guess = names.len > 0 ? nearest(wanted, names.items, names.len) : NULL;
	vec_free(&names);
	return refuse_name(a, MSG_EXC_POLICY_UNKNOWN, MSG_EXC_POLICY_UNKNOWN_GUESS, wanted, guess);
}

/* The clause must be one that demands the rule: from any other there is nothing to except. */
static int find_clause(struct pk_addition *a, const struct report *r)
{
	const struct report_rule *rule = report_rule_find(r, a->rule);
	VEC(const char *) names = { 0 };
	struct buf all = BUF_INIT, elsewhere = BUF_INIT;
	const char *wanted = a->wish->clause, *guess;
	bool found = wanted == NULL;

	for (size_t i = 0; i < rule->clauses.len && !found; i++) {
		const struct report_clause_ref *c = &rule->clauses.items[i];

		if (a->wish->policy != NULL && strcmp(c->policy, a->wish->policy) != 0) {
			buf_printf(&elsewhere, "%s%s (%s)", elsewhere.len > 0 ? ", " : "", c->clause, c->policy);
			continue;
		}
		found = strcmp(c->clause, wanted) == 0;
		buf_printf(&all, "%s%s", names.len > 0 ? ", " : "", c->clause);
		vec_push(&names, c->clause);
	}
	guess = !found && names.len > 0 ? nearest(wanted, names.items, names.len) : NULL;
	if (!found && names.len == 0 && elsewhere.len == 0)
		diag_emit(&a->sink, MSG_EXC_NOT_DEMANDED, NULL, "rule", a->rule, NULL);
	else if (!found)
		diag_emit(&a->sink, guess != NULL ? MSG_EXC_CLAUSE_UNKNOWN_GUESS : MSG_EXC_CLAUSE_UNKNOWN, NULL, "name", wanted, "rule", a->rule, "guess", guess,
		          "clauses", names.len > 0 ? all.data : elsewhere.data, NULL);
	vec_free(&names);
	buf_release(&all);
	buf_release(&elsewhere);
	return found ? 0 : addition_refuse(a, PK_USAGE);
}

/* --- its own id --- */

/* The number of an id made here, u-YEAR-N; 0 for any other. */
static unsigned number_of(const char *id, const char *year)
{
	char *end;
	unsigned long n;

	if (strncmp(id, "u-", 2) != 0 || strncmp(id + 2, year, 4) != 0 || id[6] != '-' || id[7] < '0' || id[7] > '9')
		return 0;
	n = strtoul(id + 7, &end, 10);
	return *end == '\0' && n < 1000000 ? (unsigned)n : 0;
}

static bool overlaps(const struct pk_addition *a, const xmlNode *e)
{
	const char *from = tree_value(e, "valid-from") != NULL ? tree_value(e, "valid-from") : tree_value(e, "decided-on");
	const char *until = tree_value(e, "expires-on"), *revoked = tree_value(e, "revoked-on");

	if (revoked != NULL && strcmp(revoked, a->first_day) <= 0)
		return false;
	return strcmp(until, "unknown") != 0 && strcmp(until, a->first_day) >= 0 && (from == NULL || strcmp(from, a->wish->expires_on) <= 0);
}

static bool same_value(const xmlNode *e, const char *name, const char *wanted)
{
	const char *value = tree_value(e, name);

	return value == NULL || wanted == NULL ? value == wanted : strcmp(value, wanted) == 0;
}

static bool is_same(const struct pk_addition *a, const xmlNode *e)
{
	const char *policy = a->wish->policy != NULL ? a->wish->policy : strcmp(a->kind, "policy") == 0 ? a->subject : NULL;

	return same_value(e, "rule", a->rule) && same_value(e, "clause", a->wish->clause) && same_value(e, "policy", policy) &&
	       same_value(e, "asset", strcmp(a->kind, "asset") == 0 ? a->subject : NULL) && same_value(e, "unit", strcmp(a->kind, "unit") == 0 ? a->subject : NULL);
}

static int refuse_other(struct pk_addition *a, enum msg_id id, const xmlNode *e)
{
	struct place place;

	tree_place(&place, e, a->arena);
	diag_emit(&a->sink, id, NULL, "name", tree_value(e, "id"), "date", tree_value(e, "expires-on"), "place",
	          arena_printf(a->arena, "%s:%u", place.file, (unsigned)place.line), NULL);
	return addition_refuse(a, PK_USAGE);
}

/* Looks through those that there are: none may have the id, or be the same at the same time. */
static int compare_with_others(struct pk_addition *a, const struct session *s)
{
	const char *wanted = a->wish->id;
	unsigned highest = 0, n;

	for (const xmlNode *d = tree_child(s->workspace->tree->repository, "exceptions"); d != NULL; d = tree_next(d, "exceptions")) {
		for (const xmlNode *e = tree_child(d, "exception"); e != NULL; e = tree_next(e, "exception")) {
			if (wanted != NULL && strcmp(tree_value(e, "id"), wanted) == 0)
				return refuse_other(a, MSG_EXC_ID_TAKEN, e);
			if (is_same(a, e) && overlaps(a, e))
				return refuse_other(a, MSG_EXC_SAME, e);
			n = number_of(tree_value(e, "id"), a->decided_on);
			highest = n > highest ? n : highest;
		}
	}
	a->id = wanted != NULL ? arena_strdup(a->arena, wanted) : arena_printf(a->arena, "u-%.4s-%02u", a->decided_on, highest + 1);
	return 0;
}

static int check_id(struct pk_addition *a)
{
	if (a->wish->id == NULL || xmlValidateNCName((const xmlChar *)a->wish->id, 0) == 0)
		return 0;
	diag_emit(&a->sink, MSG_EXC_ID_WRONG, NULL, "name", a->wish->id, NULL);
	return addition_refuse(a, PK_USAGE);
}

int addition_name(struct pk_addition *a, const struct session *s)
{
	struct named subject;

	if (find_rule(a, s, &subject) != 0 || find_subject(a, s, &subject) != 0 || find_position(a, s->report) != 0 || find_policy(a, s->report) != 0 ||
	    find_clause(a, s->report) != 0 || check_id(a) != 0)
		return -1;
	return compare_with_others(a, s);
}
