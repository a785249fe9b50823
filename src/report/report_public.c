/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A public report (report_public() in report.h). Made by copying what may be seen, never by deleting what may not: nothing is copied as a whole struct that holds anything else, so a field
 * that is added elsewhere stays out until somebody decides here that it may come along.
 */
#include "report_public.h"

#include "buf.h"
#include "report_finish.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

const char *public_word(const char *word, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; word && i < n; i++)
		if (!strcmp(words[i], word))
			return words[i];
	return NULL;
}

const char *public_unit(const struct publishing *p, const char *id)
{
	return id && map_get(p->units, id) ? id : NULL;
}

size_t public_less(size_t whole, size_t part)
{
	return part < whole ? whole - part : 0;
}

struct outcomes public_outcomes(const struct outcomes *all, const struct outcomes *restricted)
{
	struct outcomes o;
	int i;

	for (i = 0; i < OUTCOME_COUNT; i++)
		o.n[i] = public_less(all->n[i], restricted->n[i]);
	return o;
}

/* --- what it is of --- */

static void copy_head(struct publishing *p)
{
	const struct report *from = p->from;
	struct report *to = p->to;

	to->is_public = true;
	to->tool_version = from->tool_version;
	to->as_of = from->as_of;
	to->fail_on = from->fail_on;
	to->allow_empty = from->allow_empty;
	to->validate_only = from->validate_only;
	to->partial = from->partial;
	to->by_file = from->by_file;
	to->files_judged = from->files_judged;
	to->assets_judged = public_less(from->assets_judged, from->restricted_judged);
	to->usage_error = from->usage_error;
	to->internal_error = from->internal_error;
	to->incomplete = from->incomplete;
	to->contradicts = from->contradicts;
	to->times = from->times;
	to->seconds = from->seconds;
	to->baseline.as_of = from->baseline.as_of;
	to->baseline.sha256 = from->baseline.sha256;
	to->baseline.fixed = public_less(from->baseline.fixed, from->baseline.fixed_restricted);
	to->baseline.only_new = from->baseline.only_new;
}

/* Names of settings that people may know of, and of those the ones whose values are public. */
static void copy_options(struct publishing *p)
{
	static const char *const names[] = { "rule", "policy", "unit", "ignore-exceptions", "no-config", "config", "exclude", "file" };
	static const char *const paths[] = { "config", "exclude", "file" };
	struct report *to = p->to;
	size_t i, k;

	for (i = 0; i < p->from->options.len; i++) {
		const struct report_option *o = &p->from->options.items[i];
		struct report_option copy = { public_word(o->name, names, COUNT(names)), "-" };

		if (!copy.name)
			continue;
		if (!strcmp(copy.name, "unit"))
			copy.value = public_unit(p, o->value) ? o->value : "-";
		else if (!public_word(copy.name, paths, COUNT(paths)))
			copy.value = o->value;
		for (k = 0; k < to->options.len; k++)
			if (!strcmp(to->options.items[k].name, copy.name) && !strcmp(to->options.items[k].value, copy.value))
				break;
		if (k == to->options.len)
			vec_push(&to->options, copy);
	}
}

/* --- what was read --- */

static bool is_carried(const char *path)
{
	return path && !strncmp(path, "policykoll:", strlen("policykoll:"));
}

/* What findings and sums can stand on: the program's own documents by name, others by their kind and a number. What stands in a policy is public, so its digest and size are. */
static struct report_input input_of(struct publishing *p, const struct report_input *in, const char *kind, size_t number)
{
	static const char *const statuses[] = { "valid", "invalid", "broken", "unreadable" };
	struct report_input copy = { .kind = kind, .status = public_word(in->status, statuses, COUNT(statuses)), .assets_skipped = in->assets_skipped };

	copy.path = is_carried(in->path) ? in->path : arena_printf(p->to->arena, "%s-%zu", kind ? kind : "document", number);
	copy.status = copy.status ? copy.status : "unreadable";
	if (kind && !strcmp(kind, "policy")) {
		copy.id = in->id;
		copy.sha256 = in->sha256;
		copy.bytes = in->bytes;
	}
	return copy;
}

/* Those of a kind together, so that the order says nothing of how they are called. */
static void copy_inputs(struct publishing *p)
{
	static const char *const kinds[] = { "policy", "organisation", "inventory", "records", "exceptions", "configuration", "repository", NULL };
	size_t i, k, number, restricted = 0;
	struct report *to = p->to;

	for (i = 0; i < p->from->inputs.len; i++)
		if (is_carried(p->from->inputs.items[i].path))
			vec_push(&to->inputs, input_of(p, &p->from->inputs.items[i], public_word(p->from->inputs.items[i].kind, kinds, COUNT(kinds) - 1), 0));
	for (k = 0; k < COUNT(kinds); k++) {
		for (i = number = 0; i < p->from->inputs.len; i++) {
			const struct report_input *in = &p->from->inputs.items[i];

			if (!is_carried(in->path) && public_word(in->kind, kinds, COUNT(kinds) - 1) == kinds[k])
				vec_push(&to->inputs, input_of(p, in, kinds[k], ++number));
		}
	}
	for (i = 0; i < p->from->inputs.len; i++)
		restricted += p->from->inputs.items[i].restricted;
	to->withheld.assets += restricted;
	to->assets = public_less(p->from->assets, restricted);
}

/* Rule files that are built in keep their names; others are called by a number. */
static void copy_packs(struct publishing *p)
{
	size_t i, n = 0;

	for (i = 0; i < p->from->packs.len; i++) {
		const struct report_pack *pack = &p->from->packs.items[i];
		struct report_pack copy = { pack->path, pack->sha256, pack->builtin };

		if (!pack->builtin)
			copy.path = arena_printf(p->to->arena, "rule-pack-%zu", ++n);
		vec_push(&p->to->packs, copy);
		map_set(p->packs, pack->path, (void *)copy.path);
	}
}

/* --- what was demanded: policies, rules and the values of parameters are public --- */

static struct report_clause *copy_clause(struct publishing *p, const struct report_clause *c)
{
	struct report_clause *to = arena_alloc(p->to->arena, sizeof *to);
	size_t i;

	to->id = c->id;
	to->class = c->class;
	to->obligation = c->obligation;
	to->source_line = c->source_line;
	to->coverage = c->coverage;
	to->summary = c->summary;
	for (i = 0; i < c->notes.len; i++)
		vec_push(&to->notes, c->notes.items[i]);
	for (i = 0; i < c->requirements.len; i++)
		vec_push(&to->requirements, ((struct report_requirement){ c->requirements.items[i].rule, c->requirements.items[i].severity }));
	to->outcomes = public_outcomes(&c->outcomes, &c->restricted);
	return to;
}

static void copy_policies(struct publishing *p)
{
	size_t i, k;

	for (i = 0; i < p->from->policies.len; i++) {
		const struct report_policy *from = p->from->policies.items[i];
		struct report_policy *to = arena_alloc(p->to->arena, sizeof *to);

		to->id = from->id;
		to->origin = from->origin;
		to->version = from->version;
		to->status = from->status;
		to->adopted_on = from->adopted_on;
		to->adopted_by = from->adopted_by;
		to->title = from->title;
		to->short_title = from->short_title;
		for (k = 0; k < from->clauses.len; k++)
			vec_push(&to->clauses, copy_clause(p, from->clauses.items[k]));
		vec_push(&p->to->policies, to);
	}
}

static void copy_rule_lists(struct report_rule *to, const struct report_rule *from)
{
	size_t i;

	for (i = 0; i < from->properties.len; i++)
		vec_push(&to->properties, ((struct report_property){ from->properties.items[i].role, from->properties.items[i].value }));
	for (i = 0; i < from->clauses.len; i++) {
		const struct report_clause_ref *c = &from->clauses.items[i];

		vec_push(&to->clauses, ((struct report_clause_ref){ c->policy, c->clause, c->origin }));
	}
	for (i = 0; i < from->parameters.len; i++)
		vec_push(&to->parameters, ((struct report_default){ from->parameters.items[i].name, from->parameters.items[i].value }));
}

static void copy_rules(struct publishing *p)
{
	size_t i;

	for (i = 0; i < p->from->rules.len; i++) {
		const struct report_rule *from = p->from->rules.items[i];
		struct report_rule *to = arena_alloc(p->to->arena, sizeof *to);

		to->id = from->id;
		to->pack = from->pack ? map_get(p->packs, from->pack) : NULL;
		to->severity = from->severity;
		to->ran = from->ran;
		to->sees_asset = from->sees_asset;
		to->sees_resident = from->sees_resident;
		to->sees_register = from->sees_register;
		to->title = from->title;
		to->rationale = from->rationale;
		to->fix = from->fix;
		to->seconds = from->seconds;
		to->outcomes = public_outcomes(&from->outcomes, &from->restricted);
		copy_rule_lists(to, from);
		vec_push(&p->to->rules, to);
		map_set(p->rules, to->id, to);
	}
}

static void copy_parameters(struct publishing *p)
{
	size_t i;

	for (i = 0; i < p->from->parameters.len; i++) {
		const struct report_parameter *from = &p->from->parameters.items[i];
		struct report_parameter to = {
			.rule = from->rule, .policy = from->policy, .clause = from->clause, .name = from->name, .value = from->value, .basis = from->basis,
			.fallback = from->fallback, .note = from->note,
		};

		vec_push(&p->to->parameters, to);
	}
}

/* The municipality's own units, its companies and associations. Suppliers are units as well: those are left out. */
static void copy_units(struct publishing *p)
{
	static const char *const kinds[] = {
		"municipality", "council", "executive-board", "board", "sector", "administration", "department", "company", "municipal-association", "collaboration",
	};
	size_t i;

	for (i = 0; i < p->from->units.len; i++)
		if (public_word(p->from->units.items[i].kind, kinds, COUNT(kinds)))
			map_set(p->units, p->from->units.items[i].id, &p->from->units.items[i]);
	for (i = 0; i < p->from->units.len; i++) {
		const struct report_unit *from = &p->from->units.items[i];
		struct report_unit to = { .id = public_unit(p, from->id), .kind = public_word(from->kind, kinds, COUNT(kinds)), .name = from->name };

		to.parent = public_unit(p, from->parent);
		to.counted = from->counted;
		to.outcomes = public_outcomes(&from->outcomes, &from->restricted);
		if (to.id)
			vec_push(&p->to->units, to);
	}
}

/* --- exceptions --- */

const char *public_exception_key(const struct publishing *p, const char *id, const char *file, uint32_t line)
{
	return arena_printf(p->to->arena, "%s\n%s\n%u", id ? id : "", file ? file : "", (unsigned)line);
}

static int compare_exceptions(const void *left, const void *right)
{
	const struct report_exception *const *a = left, *const *b = right;
	const char *const ours[] = { (*a)->rule, (*a)->clause, (*a)->policy, (*a)->unit, (*a)->expires_on, (*a)->status };
	const char *const theirs[] = { (*b)->rule, (*b)->clause, (*b)->policy, (*b)->unit, (*b)->expires_on, (*b)->status };
	int order = 0;
	size_t i;

	for (i = 0; i < COUNT(ours) && !order; i++)
		order = report_compare_texts(ours[i], theirs[i]);
	return order;
}

/* Exceptions for one asset are only counted; of the others: what is demanded and not held, of whom, and how long. */
static void copy_exceptions(struct publishing *p)
{
	VEC(const struct report_exception *) shown = { 0 };
	size_t i;

	for (i = 0; i < p->from->exceptions.len; i++) {
		const struct report_exception *e = &p->from->exceptions.items[i];

		if ((e->asset && *e->asset) || (e->unit && *e->unit && !public_unit(p, e->unit)))
			p->to->withheld.exceptions++;
		else
			vec_push(&shown, e);
	}
	if (shown.len > 1)
		qsort(shown.items, shown.len, sizeof *shown.items, compare_exceptions);
	for (i = 0; i < shown.len; i++) {
		const struct report_exception *e = shown.items[i];
		struct report_exception to = {
			.id = arena_printf(p->to->arena, "exception-%zu", i + 1), .rule = e->rule && map_get(p->rules, e->rule) ? e->rule : NULL, .clause = e->clause,
			.policy = e->policy, .unit = e->unit, .expires_on = e->expires_on, .status = e->status, .days_left = e->days_left,
		};

		vec_push(&p->to->exceptions, to);
		map_set(p->exceptions, public_exception_key(p, e->id, e->file, e->line), (void *)to.id);
	}
	vec_free(&shown);
}

/* --- messages: their names; those about what was asked for, not about documents, in full --- */

static bool is_about_wish(const char *name)
{
	static const char *const wishes[] = {
		"rule-unknown", "rule-unknown-guess", "unit-unknown", "unit-unknown-guess", "policy-unknown", "policy-unknown-guess", "only-new-alone", "date-wrong",
		"public-not-compared",
	};

	return public_word(name, wishes, COUNT(wishes)) != NULL;
}

static void put_words(struct report *to, struct diag_words *words, int l)
{
	const struct msg_arg args[] = { { "name", words->name, 0 } };
	struct buf text = BUF_INIT;

	msg_format(&text, (enum lang)l, msg_text(MSG_PUBLIC_MESSAGE), args, COUNT(args));
	words->text[l] = arena_strdup(to->arena, text.data);
	buf_reset(&text);
	msg_format(&text, (enum lang)l, msg_text(MSG_PUBLIC_MESSAGE_HELP), args, COUNT(args));
	words->help[l] = arena_strdup(to->arena, text.data);
	buf_release(&text);
}

static void copy_messages(struct publishing *p)
{
	struct diag_sink sink = diag_list_sink(p->to->diagnostics);
	struct map *said = map_new();
	size_t i;
	int l;

	for (i = 0; i < diag_list_len(p->from->diagnostics); i++) {
		const struct diag *d = diag_list_at(p->from->diagnostics, i);
		struct diag_words words = { .name = diag_name(d), .severity = diag_severity(d) };
		struct diag copy = { .words = &words };

		if (is_about_wish(words.name)) {
			copy = (struct diag){ .id = d->id, .args = d->args, .arg_count = d->arg_count, .words = d->words };
		} else {
			p->to->withheld.messages += !p->from->is_public;
			if (map_get(said, words.name))
				continue;
			map_set(said, words.name, p);
			for (l = 0; l < LANG_COUNT; l++)
				put_words(p->to, &words, l);
		}
		sink.diag(sink.payload, &copy);
	}
	diag_list_sort(p->to->diagnostics);
	map_free(said);
}

/* --- the whole --- */

/* How bad an exit code is: of two the one that counts. */
static int badness(int code)
{
	static const int order[] = { 0, 1, 5, 3, 2, 4 };
	size_t i;

	for (i = 0; i < COUNT(order) && order[i] != code; i++)
		;
	return (int)i;
}

/* The verdict is the whole report's: what is not shown counts for it. */
static void settle(struct publishing *p)
{
	struct report *to = p->to;

	report_decide(to);
	to->withheld.evaluated |= to->exit_code == 5 && p->from->exit_code != 5;
	report_decide(to);
	if (badness(to->exit_code) < badness(p->from->exit_code)) {
		to->internal_error |= p->from->exit_code == 4;
		to->usage_error |= p->from->exit_code == 2;
		to->incomplete |= p->from->exit_code == 3;
		to->exit_code = p->from->exit_code;
		to->status = p->from->status;
	}
}

struct report *report_public(struct report *whole)
{
	struct publishing p = {
		.from = whole, .units = map_new(), .positions = map_new(), .packs = map_new(), .rules = map_new(), .exceptions = map_new()
	};

	if (!whole->refused) {
		p.to = report_new();
		vec_push(&p.to->parts, whole);
		p.to->withheld = whole->withheld;
		p.to->withheld.unmarked |= !whole->marked && !whole->is_public;
		copy_head(&p);
		copy_units(&p);
		public_times(&p);
		copy_options(&p);
		copy_inputs(&p);
		copy_packs(&p);
		copy_policies(&p);
		copy_rules(&p);
		copy_parameters(&p);
		copy_exceptions(&p);
		public_findings(&p);
		copy_messages(&p);
		settle(&p);
	}
	map_free(p.units);
	map_free(p.positions);
	map_free(p.packs);
	map_free(p.rules);
	map_free(p.exceptions);
	return whole->refused ? whole : p.to;
}
