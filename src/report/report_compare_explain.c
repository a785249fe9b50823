/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What explains the differences of two reports, or limits what they are worth (report_comparison_explain): warnings first, then what was changed
 * beside the documents. One message each, so that a new rule with a thousand findings is one line.
 */
#include "report_compare_part.h"

#include "buf.h"

#include <stdio.h>
#include <string.h>

/* Names spelled out in one message. */
#define NAMES_SHOWN 12

struct explanation {
	const struct report_comparison *c;
	const struct place *place;
	const struct diag_sink *sink;
	struct side old, new;
};

/* Names for a message, and how many there are. */
struct names {
	struct buf text;
	size_t n;
};

static void add_name(struct names *to, const char *name)
{
	if (to->n < NAMES_SHOWN)
		buf_printf(&to->text, "%s%s", to->n ? ", " : "", name);
	to->n++;
}

static const char *names_text(struct names *of)
{
	if (of->n > NAMES_SHOWN)
		buf_printf(&of->text, " … (+%zu)", of->n - NAMES_SHOWN);
	return of->text.data;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool has_option(const struct report *r, const char *name)
{
	for (size_t i = 0; i < r->options.len; i++)
		if (same(r->options.items[i].name, name))
			return true;
	return false;
}

static void say_partial(const struct explanation *e, const struct side *s, enum msg_id id)
{
	struct names options = { .text = BUF_INIT };

	for (size_t i = 0; i < s->report->options.len; i++) {
		const struct report_option *o = &s->report->options.items[i];
		struct buf one = BUF_INIT;

		buf_printf(&one, "--%s %s", o->name, o->value);
		add_name(&options, one.data);
		buf_release(&one);
	}
	if (s->report->partial)
		diag_emit(e->sink, id, e->place, "options", names_text(&options), NULL);
	buf_release(&options.text);
}

static void say_trouble(const struct explanation *e, const struct side *s, enum msg_id id)
{
	char code[16];

	if (s->report->exit_code < 2)
		return;
	snprintf(code, sizeof code, "%d", s->report->exit_code);
	diag_emit(e->sink, id, e->place, "code", code, NULL);
}

static void say_days(const struct explanation *e)
{
	char old[11], new[11];

	date_format(old, e->c->old->as_of);
	date_format(new, e->c->new->as_of);
	if (e->c->old->as_of > e->c->new->as_of)
		diag_emit(e->sink, MSG_COMPARE_ORDER, e->place, "old", old, "new", new, NULL);
}

static void say_unrelated(const struct explanation *e)
{
	const struct report *old = e->c->old, *new = e->c->new;

	for (size_t i = 0; i < old->policies.len; i++)
		if (report_policy_find(new, old->policies.items[i]->id))
			return;
	if (old->policies.len && new->policies.len)
		diag_emit(e->sink, MSG_COMPARE_UNRELATED, e->place, NULL);
}

static void say_exceptions(const struct explanation *e)
{
	bool old = has_option(e->c->old, "ignore-exceptions"), new = has_option(e->c->new, "ignore-exceptions");

	if (old != new)
		diag_emit(e->sink, old ? MSG_COMPARE_IGNORED_OLD : MSG_COMPARE_IGNORED_NEW, e->place, NULL);
}

static void say_tool(const struct explanation *e)
{
	const char *old = e->c->old->tool_version, *new = e->c->new->tool_version;

	if (old && new && strcmp(old, new))
		diag_emit(e->sink, MSG_COMPARE_TOOL, e->place, "old", old, "new", new, NULL);
}

static void say_packs(const struct explanation *e)
{
	struct names changed = { .text = BUF_INIT };

	for (size_t i = 0; i < map_len(e->new.packs); i++) {
		const char *path = map_key(e->new.packs, i), *old = map_get(e->old.packs, path);

		if (old && !same(old, map_value(e->new.packs, i)))
			add_name(&changed, path);
	}
	if (changed.n)
		diag_emit(e->sink, MSG_COMPARE_RULES_CHANGED, e->place, "names", names_text(&changed), NULL);
	buf_release(&changed.text);
}

/* How many changes of a state come from rules that ran only on the other side. */
static size_t count_of_rules(const struct explanation *e, enum report_state state)
{
	const struct report_comparison *c = e->c;
	size_t n = 0;

	for (size_t i = 0; i < c->changes.len; i++)
		n += c->changes.items[i].state == state && c->changes.items[i].blind == BLIND_RULE;
	return n;
}

static void say_rules(const struct explanation *e, const struct side *from, const struct side *to, enum report_state state, enum msg_id id)
{
	struct names rules = { .text = BUF_INIT };
	char n[24];

	for (size_t i = 0; i < to->report->rules.len; i++) {
		const struct report_rule *rule = to->report->rules.items[i];

		if (rule->ran && !side_ran(from, rule->id))
			add_name(&rules, rule->id);
	}
	snprintf(n, sizeof n, "%zu", count_of_rules(e, state));
	if (rules.n)
		diag_emit(e->sink, id, e->place, "names", names_text(&rules), "n", n, NULL);
	buf_release(&rules.text);
}

static void say_policies(const struct explanation *e)
{
	const struct report *old = e->c->old, *new = e->c->new;

	for (size_t i = 0; i < new->policies.len; i++) {
		const struct report_policy *p = new->policies.items[i], *before = report_policy_find(old, p->id);

		if (!before)
			diag_emit(e->sink, MSG_COMPARE_POLICY_ADDED, e->place, "policy", p->id, NULL);
		else if (!same(p->version, before->version))
			diag_emit(e->sink, MSG_COMPARE_POLICY_VERSION, e->place, "policy", p->id,
				"old", before->version ? before->version : "-", "new", p->version ? p->version : "-", NULL);
	}
	for (size_t i = 0; i < old->policies.len; i++)
		if (!report_policy_find(new, old->policies.items[i]->id))
			diag_emit(e->sink, MSG_COMPARE_POLICY_REMOVED, e->place, "policy", old->policies.items[i]->id, NULL);
}

static const char *parameter_key(struct buf *b, const struct report_parameter *p)
{
	buf_reset(b);
	buf_printf(b, "%s\n%s\n%s\n%s", p->rule, p->policy ? p->policy : "", p->clause ? p->clause : "", p->name);
	return b->data;
}

/* Each parameter, with its values in one text: a clause may demand a rule several times. */
static struct map *parameters_of(const struct report *r, struct arena *a)
{
	struct map *values = map_new();
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < r->parameters.len; i++) {
		const struct report_parameter *p = &r->parameters.items[i];
		const char *more = p->value ? p->value : "", *before = map_get(values, parameter_key(&key, p));

		map_set(values, key.data, before ? arena_printf(a, "%s; %s", before, more) : arena_strdup(a, more));
	}
	buf_release(&key);
	return values;
}

static void say_parameters(const struct explanation *e)
{
	struct arena *a = arena_new();
	struct map *before = parameters_of(e->c->old, a), *after = parameters_of(e->c->new, a);
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < e->c->new->parameters.len; i++) {
		const struct report_parameter *p = &e->c->new->parameters.items[i];
		const char *old = map_get(before, parameter_key(&key, p)), *new = map_get(after, key.data);

		if (!old || !new || !strcmp(old, new))
			continue;
		diag_emit(e->sink, MSG_COMPARE_PARAMETER, e->place, "rule", p->rule, "name", p->name, "policy", p->policy ? p->policy : "-",
			"clause", p->clause ? p->clause : "-", "old", old, "new", new, NULL);
		map_set(after, key.data, NULL);
	}
	buf_release(&key);
	map_free(before);
	map_free(after);
	arena_free(a);
}

void report_comparison_explain(const struct report_comparison *c, const struct place *place, bool later, const struct diag_sink *sink)
{
	struct explanation e = { .c = c, .place = place, .sink = sink };

	side_open(&e.old, c->old);
	side_open(&e.new, c->new);
	say_days(&e);
	say_unrelated(&e);
	if (!sides_share_part(&e.old, &e.new)) {
		say_partial(&e, &e.old, MSG_COMPARE_PARTIAL_OLD);
		if (later)
			say_partial(&e, &e.new, MSG_COMPARE_PARTIAL_NEW);
	}
	say_trouble(&e, &e.old, MSG_COMPARE_TROUBLE_OLD);
	if (later)
		say_trouble(&e, &e.new, MSG_COMPARE_TROUBLE_NEW);
	say_exceptions(&e);
	say_tool(&e);
	say_packs(&e);
	say_rules(&e, &e.old, &e.new, STATE_NEW, MSG_COMPARE_RULES_BEGUN);
	say_rules(&e, &e.new, &e.old, STATE_UNSEEN, MSG_COMPARE_RULES_ENDED);
	say_policies(&e);
	say_parameters(&e);
	side_release(&e.old);
	side_release(&e.new);
}
