/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Comparing two reports (report_compare.h): findings are grouped by identity, paired inside their group, and each pair or lone finding becomes one
 * change. Most groups hold one finding of each report; in the others those that say the same are paired first.
 */
#include "report_compare_part.h"

#include "buf.h"
#include "mem.h"

#include <string.h>

#define NOBODY SIZE_MAX

static const char *const state_names[STATE_COUNT] = {
	[STATE_NEW] = "new", [STATE_CHANGED] = "changed", [STATE_FIXED] = "fixed", [STATE_UNSEEN] = "unseen", [STATE_UNCHANGED] = "unchanged",
};

static const char *const aspect_names[ASPECT_COUNT] = {
	[ASPECT_OUTCOME] = "outcome", [ASPECT_SEVERITY] = "severity", [ASPECT_CLAUSES] = "clauses", [ASPECT_EVIDENCE] = "evidence",
	[ASPECT_MESSAGE] = "message", [ASPECT_EXCEPTION] = "exception",
};

static const char *const blind_names[BLIND_COUNT] = {
	[BLIND_RULE] = "rule-not-run", [BLIND_DOCUMENT] = "document-not-read", [BLIND_REST] = "incomplete", [BLIND_PARTIAL] = "partial",
	[BLIND_NOTHING] = "nothing-evaluated",
};

const char *report_state_name(enum report_state s)
{
	return state_names[s];
}

const char *report_aspect_name(enum report_aspect a)
{
	return aspect_names[a];
}

const char *report_blind_name(enum report_blind b)
{
	return blind_names[b];
}

/* --- pairs --- */

/* The findings of both reports, and who belongs together. */
struct pairing {
	const struct report *old, *new;
	size_t *old_group, *new_group;     /* of each finding */
	size_t *old_count, *new_count;     /* of each group */
	size_t *of_old, *of_new;           /* the other one of the pair; NOBODY */
	size_t *next;                      /* of the old ones that wait for the same key */
};

/* Something that can be remembered in a map without memory of its own: a number from 1 in a pointer. */
static size_t number_in(const struct map *m, const char *key)
{
	return (size_t)(uintptr_t)map_get(m, key);
}

static void set_number(struct map *m, const char *key, size_t n)
{
	map_set(m, key, (void *)(uintptr_t)n);
}

static const char *identity(struct buf *b, const struct finding *f)
{
	buf_reset(b);
	buf_printf(b, "%s/%s:%s", f->rule, f->subject_kind, f->subject_id);
	if (f->discriminator)
		buf_printf(b, "#%s", f->discriminator);
	return b->data;
}

static size_t group_of(struct map *groups, const char *key)
{
	size_t n = number_in(groups, key);

	if (!n) {
		n = map_len(groups) + 1;
		set_number(groups, key, n);
	}
	return n - 1;
}

static void group(struct pairing *p)
{
	struct map *groups = map_new();
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < p->old->findings.len; i++) {
		p->old_group[i] = group_of(groups, identity(&key, p->old->findings.items[i]));
		p->old_count[p->old_group[i]]++;
	}
	for (size_t i = 0; i < p->new->findings.len; i++) {
		p->new_group[i] = group_of(groups, identity(&key, p->new->findings.items[i]));
		p->new_count[p->new_group[i]]++;
	}
	buf_release(&key);
	map_free(groups);
}

enum likeness { SAYS_THE_SAME, SAYS_ALIKE, SAME_IDENTITY, LIKENESSES };

/* The group, and for all but the last pass what is said; the first report's findings of a single pair are not looked into. */
static const char *pass_key(struct buf *key, struct buf *said, const struct finding *f, size_t group, bool single, enum likeness how)
{
	buf_reset(key);
	buf_printf(key, "%zu", group);
	if (!single && how != SAME_IDENTITY)
		buf_printf(key, " %s", said_key(said, f, how == SAYS_THE_SAME));
	return key->data;
}

/* Pairs what is not paired yet and has the same key, first come first served. */
static void pair(struct pairing *p, enum likeness how)
{
	struct map *waiting = map_new();
	struct buf key = BUF_INIT, said = BUF_INIT;

	for (size_t i = p->old->findings.len; i-- > 0; ) {
		size_t g = p->old_group[i];
		bool single = p->old_count[g] == 1 && p->new_count[g] == 1;
		const char *k;

		if (p->of_old[i] != NOBODY || !p->new_count[g])
			continue;
		k = pass_key(&key, &said, p->old->findings.items[i], g, single, how);
		p->next[i] = number_in(waiting, k);
		set_number(waiting, k, i + 1);
	}
	for (size_t i = 0; i < p->new->findings.len; i++) {
		size_t g = p->new_group[i], first;
		bool single = p->old_count[g] == 1 && p->new_count[g] == 1;
		const char *k;

		if (p->of_new[i] != NOBODY || !p->old_count[g])
			continue;
		k = pass_key(&key, &said, p->new->findings.items[i], g, single, how);
		first = number_in(waiting, k);
		if (!first)
			continue;
		p->of_new[i] = first - 1;
		p->of_old[first - 1] = i;
		set_number(waiting, k, p->next[first - 1]);
	}
	buf_release(&key);
	buf_release(&said);
	map_free(waiting);
}

static size_t *numbers(size_t n, size_t value)
{
	size_t *list = mem_alloc(n * sizeof *list);

	for (size_t i = 0; i < n; i++)
		list[i] = value;
	return list;
}

static void pairing_open(struct pairing *p, const struct report *old, const struct report *new)
{
	size_t a = old->findings.len, b = new->findings.len;

	*p = (struct pairing){
		.old = old, .new = new, .old_group = numbers(a, 0), .new_group = numbers(b, 0), .old_count = numbers(a + b, 0),
		.new_count = numbers(a + b, 0), .of_old = numbers(a, NOBODY), .of_new = numbers(b, NOBODY), .next = numbers(a, 0),
	};
	group(p);
	for (int how = 0; how < LIKENESSES; how++)
		pair(p, (enum likeness)how);
}

static void pairing_release(struct pairing *p)
{
	size_t *const lists[] = { p->old_group, p->new_group, p->old_count, p->new_count, p->of_old, p->of_new, p->next };

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		free(lists[i]);
}

/* --- changes --- */

static bool has_clause(const struct finding *f, const struct report_clause_ref *c)
{
	for (size_t i = 0; i < f->clauses.len; i++)
		if (!strcmp(f->clauses.items[i].policy, c->policy) && !strcmp(f->clauses.items[i].clause, c->clause))
			return true;
	return false;
}

static bool same_clauses(const struct finding *a, const struct finding *b)
{
	if (a->clauses.len != b->clauses.len)
		return false;
	for (size_t i = 0; i < a->clauses.len; i++)
		if (!has_clause(b, &a->clauses.items[i]))
			return false;
	return true;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool has_severity(const struct finding *f)
{
	return f->outcome == OUTCOME_GAP || f->outcome == OUTCOME_EXCEPTED;
}

/* Another exception, or another end of it; that there is one at all is the outcome. */
static bool same_exception(const struct finding *a, const struct finding *b)
{
	if (a->outcome != OUTCOME_EXCEPTED || b->outcome != OUTCOME_EXCEPTED)
		return true;
	return same_text(a->cover.id, b->cover.id) && same_text(a->cover.expires_on, b->cover.expires_on);
}

struct sides {
	struct side old, new;
	int64_t shift;  /* days */
	bool same_part; /* neither run was narrowed in another way than the other */
};

static unsigned aspects_of(const struct sides *s, const struct finding *a, const struct finding *b)
{
	bool same_rule = sides_share_rule(&s->old, &s->new, b->rule);
	unsigned found = 0;

	if (a->outcome != b->outcome)
		found |= 1u << ASPECT_OUTCOME;
	else if (same_rule && !said_same_message(a, b, s->shift))
		found |= 1u << ASPECT_MESSAGE;
	if (has_severity(a) && has_severity(b) && a->severity != b->severity)
		found |= 1u << ASPECT_SEVERITY;
	/* Of policies that were not asked for no clause is told. */
	if (s->same_part && !same_clauses(a, b))
		found |= 1u << ASPECT_CLAUSES;
	if (a->outcome == b->outcome && !said_same_evidence(a, b, s->shift, !same_rule))
		found |= 1u << ASPECT_EVIDENCE;
	if (!same_exception(a, b))
		found |= 1u << ASPECT_EXCEPTION;
	return found;
}

/* What counts: a gap, or a rule that could not run, which was not so or not so bad. */
static bool is_worse(const struct finding *a, const struct finding *b)
{
	if (b->outcome == OUTCOME_ERROR)
		return !a || a->outcome != OUTCOME_ERROR;
	if (b->outcome != OUTCOME_GAP)
		return false;
	return !a || a->outcome != OUTCOME_GAP || b->severity > a->severity;
}

static struct report_change change_of_new(const struct sides *s, const struct finding *old, const struct finding *new)
{
	struct report_change c = { .state = STATE_NEW, .old = old, .new = new, .worse = is_worse(old, new) };

	if (!old) {
		c.blind = side_blind(&s->old, s->same_part, new);
		return c;
	}
	c.aspects = aspects_of(s, old, new);
	c.state = c.aspects ? STATE_CHANGED : STATE_UNCHANGED;
	return c;
}

static struct report_change change_of_old(const struct sides *s, const struct finding *old)
{
	struct report_change c = { .state = STATE_FIXED, .old = old, .blind = side_blind(&s->new, s->same_part, old) };

	if (c.blind != BLIND_NOT)
		c.state = STATE_UNSEEN;
	return c;
}

static void count(struct report_comparison *c, const struct report_change *change)
{
	c->n[change->state]++;
	if (change->worse)
		c->worse[change->new->outcome == OUTCOME_ERROR ? SEVERITY_ERROR : change->new->severity]++;
}

/* By state; inside one, as they came. */
static void arrange(struct report_comparison *c, const struct report_change *changes, size_t n)
{
	for (int state = 0; state < STATE_COUNT; state++)
		for (size_t i = 0; i < n; i++)
			if ((int)changes[i].state == state)
				vec_push(&c->changes, changes[i]);
}

void report_compare(struct report_comparison *c, const struct report *old, const struct report *new)
{
	VEC(struct report_change) changes = { 0 };
	struct sides s = { .shift = new->as_of - old->as_of };
	struct pairing p;

	*c = (struct report_comparison){ .old = old, .new = new };
	side_open(&s.old, old);
	side_open(&s.new, new);
	s.same_part = sides_share_part(&s.old, &s.new);
	pairing_open(&p, old, new);
	for (size_t i = 0; i < new->findings.len; i++)
		vec_push(&changes, change_of_new(&s, p.of_new[i] == NOBODY ? NULL : old->findings.items[p.of_new[i]], new->findings.items[i]));
	for (size_t i = 0; i < old->findings.len; i++)
		if (p.of_old[i] == NOBODY)
			vec_push(&changes, change_of_old(&s, old->findings.items[i]));
	for (size_t i = 0; i < changes.len; i++)
		count(c, &changes.items[i]);
	arrange(c, changes.items, changes.len);
	vec_free(&changes);
	pairing_release(&p);
	side_release(&s.old);
	side_release(&s.new);
}

void report_comparison_release(struct report_comparison *c)
{
	vec_free(&c->changes);
}

size_t report_comparison_failing(const struct report_comparison *c, int fail_on)
{
	size_t n = 0;

	for (int s = fail_on; s >= 0 && s <= SEVERITY_ERROR; s++)
		n += c->worse[s];
	return n;
}

int report_comparison_exit(const struct report_comparison *c, int fail_on)
{
	if (c->new->exit_code > 1)
		return c->new->exit_code;
	return report_comparison_failing(c, fail_on) > 0;
}
