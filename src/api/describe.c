/* SPDX-License-Identifier: Apache-2.0 */
/* Filling the descriptive parts of the report (describe.h); everything is copied. */
#include "describe.h"

#include "buf.h"
#include "date.h"
#include "map.h"
#include "period.h"
#include "sight.h"

#include <string.h>

static const char *keep(struct report *r, const char *s)
{
	return arena_strdup(r->arena, s);
}

static const char *value(struct report *r, const xmlNode *node, const char *name)
{
	return keep(r, tree_value(node, name));
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Text with white space collapsed: documents wrap their lines. */
static const char *collapsed(struct report *r, const char *s)
{
	char *copy = arena_alloc(r->arena, strlen(s) + 1), *to = copy;

	while (is_space(*s))
		s++;
	for (; *s != '\0'; s++) {
		if (!is_space(*s))
			*to++ = *s;
		else if (!is_space(s[1]) && s[1] != '\0')
			*to++ = ' ';
	}
	return copy;
}

static void read_text(struct report *r, struct report_text *to, const xmlNode *node, const char *element)
{
	for (const xmlNode *n = tree_child(node, element); n != NULL; n = tree_next(n, element)) {
		int lang = tree_lang(n);

		if (lang >= 0 && to->in[lang] == NULL)
			to->in[lang] = collapsed(r, tree_text(n));
	}
}

static void set_paragraph(struct report *r, struct report_text *to, const struct sch_pattern *p, const char *class)
{
	for (size_t i = 0; i < p->paragraphs.len; i++) {
		const struct sch_paragraph *q = &p->paragraphs.items[i];

		if (strcmp(q->class, class) == 0 && q->lang >= 0)
			to->in[q->lang] = keep(r, q->text);
	}
	for (size_t i = 0; i < p->paragraphs.len && to->in[LANG_EN] == NULL; i++) {
		if (strcmp(p->paragraphs.items[i].class, class) == 0 && p->paragraphs.items[i].lang < 0)
			to->in[LANG_EN] = keep(r, p->paragraphs.items[i].text);
	}
}

static bool has_property(const struct report_rule *rule, const char *text)
{
	for (size_t i = 0; i < rule->properties.len; i++) {
		if (strcmp(rule->properties.items[i].value, text) == 0)
			return true;
	}
	return false;
}

/* A property's text as it stands in the rule file, white space collapsed. */
static const char *property_text(struct report *r, const struct sch_message *p)
{
	struct buf text = BUF_INIT;
	const char *kept;

	for (size_t i = 0; i < p->parts.len; i++) {
		const char *c = p->parts.items[i].kind == SCH_TEXT ? p->parts.items[i].text : "";

		for (; *c != '\0'; c++) {
			if (strchr(" \t\r\n", *c) == NULL)
				buf_putc(&text, *c);
			else if (text.len > 0 && text.data[text.len - 1] != ' ')
				buf_putc(&text, ' ');
		}
	}
	if (text.len > 0 && text.data[text.len - 1] == ' ')
		text.data[--text.len] = '\0';
	kept = keep(r, text.data);
	buf_release(&text);
	return kept;
}

static void add_properties(struct report *r, struct report_rule *to, const struct sch_assert *a)
{
	for (size_t i = 0; i < a->properties.len; i++) {
		const struct sch_message *p = a->properties.items[i];
		struct report_property copy = { keep(r, p->role != NULL ? p->role : ""), property_text(r, p) };

		if (!has_property(to, copy.value))
			vec_push(&to->properties, copy);
	}
}

static void set_sight(struct report_rule *to, const struct rulebook_rule *rule)
{
	enum msg_id why;
	bool refused;
	unsigned seen = rule->sight >= 0 ? (unsigned)rule->sight : sight_of(rule->pack->schema, rule->pattern, &why, &refused);

	to->sees_asset = seen & SIGHT_ASSET;
	to->sees_resident = seen & SIGHT_RESIDENT;
	to->sees_register = seen & SIGHT_REGISTER;
}

static void describe_rule(struct report *r, const struct rulebook_rule *rule)
{
	struct report_rule *to = arena_alloc(r->arena, sizeof *to);
	const struct sch_pattern *p = rule->pattern;

	to->id = keep(r, rule->id);
	to->pack = keep(r, rule->pack->schema->name);
	to->severity = rule->severity;
	set_sight(to, rule);
	set_paragraph(r, &to->title, p, "title");
	set_paragraph(r, &to->rationale, p, "rationale");
	set_paragraph(r, &to->fix, p, "fix");
	for (size_t i = 0; i < p->rules.len; i++) {
		for (size_t j = 0; j < p->rules.items[i]->asserts.len; j++)
			add_properties(r, to, p->rules.items[i]->asserts.items[j]);
	}
	for (size_t i = 0; i < rule->parameters.len; i++) {
		struct report_default d = { keep(r, rule->parameters.items[i]), rulebook_default(rule, rule->parameters.items[i], r->arena) };

		vec_push(&to->parameters, d);
	}
	vec_push(&r->rules, to);
}

void describe_rules(struct report *r, const struct rulebook *b)
{
	for (size_t i = 0; i < b->packs.len; i++) {
		struct report_pack pack = {
			.path = keep(r, b->packs.items[i]->schema->name), .sha256 = keep(r, b->packs.items[i]->schema->sha256),
			.builtin = b->packs.items[i]->builtin,
		};

		vec_push(&r->packs, pack);
	}
	for (size_t i = 0; i < b->rules.len; i++)
		describe_rule(r, b->rules.items[i]);
}

static const char *coverage_of(const xmlNode *clause)
{
	const xmlNode *first = tree_child(clause, "requirement"), *r = first;

	while (r != NULL && tree_value(r, "demanded") != NULL && strcmp(tree_value(r, "demanded"), "no") == 0)
		r = tree_next(r, "requirement");
	if (r != NULL)
		return "checked";
	if (first != NULL)
		return "dropped";
	return strcmp(tree_value(clause, "class"), "informative") == 0 ? "informative" : "no-rule-yet";
}

static void describe_clause(struct report *r, struct report_policy *policy, const xmlNode *node)
{
	struct report_clause *c = arena_alloc(r->arena, sizeof *c);
	struct place place;

	tree_place(&place, node, r->arena);
	c->id = value(r, node, "id");
	c->class = value(r, node, "class");
	c->obligation = value(r, node, "obligation");
	c->source_line = value(r, node, "source-line");
	c->coverage = coverage_of(node);
	c->line = place.line;
	read_text(r, &c->summary, node, "summary");
	/* One note per text in the document; a pair of languages side by side is one note. */
	for (const xmlNode *n = tree_child(node, "interpretation-note"); n != NULL; n = tree_next(n, "interpretation-note")) {
		struct report_text note = { { NULL } };
		int lang = tree_lang(n);

		if (lang < 0)
			continue;
		note.in[lang] = collapsed(r, tree_text(n));
		if (c->notes.len > 0 && c->notes.items[c->notes.len - 1].in[lang] == NULL)
			c->notes.items[c->notes.len - 1].in[lang] = note.in[lang];
		else
			vec_push(&c->notes, note);
	}
	vec_push(&policy->clauses, c);
}

void describe_policies(struct report *r, const struct tree *t)
{
	for (const xmlNode *node = tree_child(t->repository, "policy"); node != NULL; node = tree_next(node, "policy")) {
		struct report_policy *p = arena_alloc(r->arena, sizeof *p);
		const char *origin = tree_value(node, "origin");
		struct place place;

		tree_place(&place, node, r->arena);
		p->id = value(r, node, "id");
		p->origin = keep(r, origin != NULL ? origin : "policy");
		p->version = value(r, node, "version");
		p->status = value(r, node, "status");
		p->adopted_on = value(r, node, "adopted-on");
		p->adopted_by = value(r, node, "adopted-by");
		p->file = keep(r, place.file);
		p->line = place.line;
		read_text(r, &p->title, node, "title");
		read_text(r, &p->short_title, node, "short-title");
		for (const xmlNode *c = tree_child(node, "clause"); c != NULL; c = tree_next(c, "clause"))
			describe_clause(r, p, c);
		vec_push(&r->policies, p);
	}
}

static void describe_parameters(struct report *r, const struct binding *b)
{
	for (size_t i = 0; i < b->rule->parameters.len; i++) {
		const char *name = b->rule->parameters.items[i];
		const struct parameter *given = binding_parameter(b, name);
		const char *fallback = rulebook_default(b->rule, name, r->arena);
		struct report_parameter p = {
			.rule = keep(r, b->rule->id), .policy = keep(r, b->policy_id), .clause = keep(r, b->clause_id), .name = keep(r, name),
			.value = given != NULL ? keep(r, given->value) : fallback, .basis = given != NULL ? keep(r, given->basis) : "default",
			.fallback = fallback,
		};

		p.file = keep(r, b->rule->pack->schema->name);
		if (given != NULL) {
			struct place place;

			tree_place(&place, given->node != NULL ? given->node : b->clause, r->arena);
			p.file = keep(r, place.file);
			p.line = place.line;
		}
		if (given != NULL && given->node != NULL)
			read_text(r, &p.note, given->node, "note");
		vec_push(&r->parameters, p);
	}
}

/* A clause is checked as long as the run is not narrowed to other rules than all of its own. */
static void settle_coverage(struct report *r, const struct bindings *b, bool (*wanted)(const void *payload, const struct binding *b), const void *payload)
{
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < b->list.len; i++) {
			const struct binding *x = b->list.items[i];
			struct report_clause *clause = report_clause_find(r, x->policy_id, x->clause_id);
			const char *from = round == 0 ? "checked" : "not-selected";

			if (clause != NULL && wanted(payload, x) == (round == 1) && strcmp(clause->coverage, from) == 0)
				clause->coverage = round == 0 ? "not-selected" : "checked";
		}
	}
}

void describe_bindings(struct report *r, const struct bindings *b, bool (*wanted)(const void *payload, const struct binding *b), const void *payload)
{
	for (size_t i = 0; i < b->list.len; i++) {
		const struct binding *x = b->list.items[i];
		struct report_rule *rule = report_rule_find(r, x->rule->id);
		struct report_clause *clause = report_clause_find(r, x->policy_id, x->clause_id);
		const char *origin = tree_value(x->policy, "origin");
		struct report_clause_ref ref = { keep(r, x->policy_id), keep(r, x->clause_id), keep(r, origin != NULL ? origin : "policy") };
		struct report_requirement requirement = { rule->id, x->severity };

		vec_push(&rule->clauses, ref);
		if (clause != NULL)
			vec_push(&clause->requirements, requirement);
		if (!wanted(payload, x))
			continue;
		rule->ran = true;
		describe_parameters(r, x);
	}
	settle_coverage(r, b, wanted, payload);
}

/* Whether the id comes for the first time. */
static bool is_new(struct map *seen, const char *id)
{
	if (map_get(seen, id) != NULL)
		return false;
	map_set(seen, id, seen);
	return true;
}

static void describe_organisation(struct report *r, const xmlNode *organisation, struct map *units, struct map *positions)
{
	for (const xmlNode *n = tree_child(organisation, "unit"); n != NULL; n = tree_next(n, "unit")) {
		struct report_unit u = { .id = value(r, n, "id"), .kind = value(r, n, "kind"), .parent = value(r, n, "parent") };
		struct place place;

		tree_place(&place, n, r->arena);
		u.file = keep(r, place.file);
		u.line = place.line;
		read_text(r, &u.name, n, "name");
		if (is_new(units, u.id))
			vec_push(&r->units, u);
	}
	for (const xmlNode *n = tree_child(organisation, "position"); n != NULL; n = tree_next(n, "position")) {
		struct report_position p = { value(r, n, "id"), value(r, n, "unit"), { { NULL } } };

		read_text(r, &p.title, n, "title");
		if (is_new(positions, p.id))
			vec_push(&r->positions, p);
	}
}

void describe_units(struct report *r, const struct tree *t)
{
	struct map *units = map_new(), *positions = map_new();

	for (const xmlNode *d = tree_child(t->repository, "organisation"); d != NULL; d = tree_next(d, "organisation"))
		describe_organisation(r, d, units, positions);
	map_free(units);
	map_free(positions);
}

/* A date that is one; NULL. */
static const char *day_of(struct report *r, const char *s)
{
	int64_t day;

	return s != NULL && date_parse(&day, s) == 0 ? keep(r, s) : NULL;
}

void describe_submissions(struct report *r, const struct workspace *w)
{
	struct register_submission s;
	struct map *units = map_new();

	for (size_t i = 0; i < r->units.len; i++)
		map_set(units, r->units.items[i].id, r);
	for (size_t i = 0; register_submission_read(w->assets, i, &s); i++) {
		struct report_submission to = { .assets = s.assets, .restricted = s.restricted };

		if (s.unit == NULL || map_get(units, s.unit) == NULL)
			continue;
		to.unit = keep(r, s.unit);
		to.inventory = keep(r, s.inventory);
		to.as_of = day_of(r, s.as_of);
		to.submitted_on = day_of(r, s.submitted_on);
		to.file = keep(r, s.file);
		vec_push(&r->submissions, to);
	}
	map_free(units);
}

static const char *status_of(const struct workspace_file *f)
{
	if (f->unreadable)
		return "unreadable";
	return f->broken ? "broken" : f->invalid ? "invalid" : "valid";
}

void describe_inputs(struct report *r, const struct workspace *w)
{
	for (size_t i = 0; i < w->files.len; i++) {
		const struct workspace_file *f = w->files.items[i];
		struct report_input in = {
			.path = keep(r, f->path), .kind = keep(r, f->kind), .id = keep(r, f->id), .status = status_of(f),
			.sha256 = f->complete ? keep(r, f->sha256) : NULL, .bytes = f->bytes,
			.assets = f->assets, .assets_skipped = f->assets_skipped, .restricted = f->restricted,
		};

		if (!f->ignored)
			vec_push(&r->inputs, in);
	}
}

void describe_configuration(struct report *r, const struct configuration *c)
{
	struct report_input in = { .kind = "configuration" };

	if (c == NULL)
		return;
	in.path = keep(r, c->path);
	in.status = c->unreadable ? "unreadable" : c->broken ? "broken" : c->invalid ? "invalid" : "valid";
	in.sha256 = c->complete ? keep(r, c->sha256) : NULL;
	in.bytes = c->bytes;
	vec_push(&r->inputs, in);
}

static void name_asset(struct report *r, struct report_text *to, const struct report_text *names)
{
	for (int l = 0; l < LANG_COUNT && names != NULL; l++)
		to->in[l] = names->in[l] != NULL ? collapsed(r, names->in[l]) : NULL;
}

void describe_exceptions(struct report *r, const struct exceptions *e, const struct asset_names *names)
{
	for (size_t i = 0; i < e->list.len; i++) {
		const struct exception *x = &e->list.items[i];
		const xmlNode *n = x->node;
		struct report_exception copy = {
			.id = value(r, n, "id"), .rule = value(r, n, "rule"), .clause = value(r, n, "clause"), .policy = value(r, n, "policy"),
			.asset = value(r, n, "asset"), .unit = value(r, n, "unit"), .expires_on = value(r, n, "expires-on"),
			.approved_by = value(r, n, "approved-by"), .ref = value(r, n, "ref"), .status = exception_status_name(x->status),
			.matched = x->matched, .days_left = x->days_left,
		};
		struct place place;

		tree_place(&place, n, r->arena);
		copy.file = keep(r, place.file);
		copy.line = place.line;
		copy.standing = copy.status;
		if (x->status == EXCEPTION_ACTIVE && x->matched == 0 && tree_value(n, "legal-basis") == NULL)
			copy.standing = "unused";
		else if (x->status == EXCEPTION_ACTIVE && x->days_left <= EXCEPTION_WARN_DAYS)
			copy.standing = "expiring";
		read_text(r, &copy.reason, n, "reason");
		name_asset(r, &copy.asset_name, asset_names_find(names, copy.asset));
		vec_push(&r->exceptions, copy);
	}
}

void describe_answers(struct report *r, const struct tree *t)
{
	for (const xmlNode *d = tree_child(t->repository, "records"); d != NULL; d = tree_next(d, "records")) {
		for (const xmlNode *n = tree_child(d, "action"); n != NULL; n = tree_next(n, "action")) {
			struct report_answer a = { .finding = value(r, n, "finding") };
			struct place place;

			if (a.finding == NULL)
				continue;
			tree_place(&place, n, r->arena);
			a.action = (struct report_action){
				.ref = value(r, n, "id"), .file = keep(r, place.file), .line = place.line, .plan = value(r, n, "plan"),
				.responsible = value(r, n, "responsible"), .planned_on = value(r, n, "planned-on"), .done_on = value(r, n, "done-on"),
			};
			vec_push(&r->answers, a);
		}
	}
}

void describe_due_periods(struct report *r, const struct configuration *c)
{
	static const char *const names[] = { [SEVERITY_INFO] = "due-info", [SEVERITY_WARNING] = "due-warning", [SEVERITY_ERROR] = "due-error" };
	static const char *const assumed[] = { [SEVERITY_INFO] = PERIOD_DUE_INFO, [SEVERITY_WARNING] = PERIOD_DUE_WARNING, [SEVERITY_ERROR] = PERIOD_DUE_ERROR };

	for (int s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++) {
		const struct configuration_setting *set = configuration_setting(c, names[s]);

		r->due_periods.of[s] = keep(r, set != NULL ? set->value : assumed[s]);
		r->due_periods.configured |= set != NULL;
	}
}

/* What assets are listed with while they pass by. */
struct asset_list {
	struct report *report;
	const struct workspace *workspace;
	const struct organisation *organisation;
	const char *day;
	struct map *shared; /* text -> the report's one copy of it */
};

static const char *share(struct asset_list *l, const char *s)
{
	const char *copy = s != NULL ? map_get(l->shared, s) : NULL;

	if (s != NULL && copy == NULL) {
		copy = keep(l->report, s);
		map_set(l->shared, s, (void *)copy);
	}
	return copy;
}

static void list_asset(void *payload, xmlNodePtr node, struct workspace_file *file, struct arena *arena)
{
	struct asset_list *l = payload;
	const struct asset_register *all = l->workspace->assets;
	const xmlNode *owner = organisation_owner(l->organisation, node, l->day);
	struct register_entry e;
	struct report_asset a;

	(void)arena;
	register_read(all, register_len(all) - 1, &e);
	a = (struct report_asset){
		.id = keep(l->report, e.id), .kind = share(l, e.kind), .unit = share(l, e.unit), .lifecycle = share(l, e.lifecycle),
		.criticality = share(l, e.criticality), .levels = share(l, e.levels), .owner = owner != NULL ? share(l, tree_value(owner, "id")) : NULL,
		.file = share(l, file->path), .line = e.line,
	};
	vec_push(&l->report->assets_listed, a);
}

void describe_assets(struct report *r, struct workspace *w, const char *day)
{
	struct organisation organisation;
	struct asset_list list = { r, w, &organisation, day, map_new() };
	struct workspace_events events = { .asset = list_asset, .payload = &list };

	organisation_open(&organisation, w->tree);
	workspace_stream(w, &events);
	organisation_release(&organisation);
	map_free(list.shared);
}
