/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The run (check.h). Per rule: which subjects, which demands hold for each, what its variants say; then one result per subject to the sink.
 */
#include "check.h"

#include "bounds.h"
#include "finding.h"
#include "lanes.h"
#include "node_index.h"
#include "pool.h"
#include "map.h"
#include "mem.h"
#include "plan.h"
#include "selection.h"
#include "subject.h"

#include <stdlib.h>

/* How often the entries of the register are told that are done. */
#define TOLD_ENTRIES 256

/* What is the same for all subjects of a unit; what came of those of which there was nothing to say. */
struct scope {
	const char *unit;                /* NULL: it is not known */
	bool chosen;                     /* the run is not narrowed to others */
	size_t tally[2][CHECK_OUTCOMES]; /* of subjects that are not restricted, and of those that are */
	bool bound[];                    /* by policy: whether it binds the unit */
};

/* One subject while a rule is evaluated. */
struct state {
	struct check_subject subject;
	bool is_policy;
	bool in_file;                    /* what the run is narrowed to */
	struct scope *scope;             /* its unit's */
	struct check_result result;
	/* Of the variant that runs now. */
	enum check_outcome outcome;
	VEC(struct plan_demand *) demands; /* of its demands those that hold for the subject */
	/* Of all variants: what holds, and what came of it. */
	VEC(struct plan_demand *) held;
};

struct runner {
	const struct check *c;
	struct plan plan;
	struct arena *arena;             /* emptied after each rule that had something to say */
	struct plan_rule *rule;          /* being evaluated */
	struct variant *variant;
	VEC(struct state *) states;      /* the first used of them are in use */
	size_t used;
	VEC(xmlNodePtr) resident;        /* all subjects in resident documents, in their order */
	size_t near;                     /* the state asked for last */
	struct linked *linked;           /* while assets pass by */
	struct lanes *lanes;             /* then too, when there is more than one thread */
	const struct lane_asset *asked;  /* the asset being settled, of which is known which rules speak */
	bool indexed;
	struct node_index *index;        /* of what is evaluated now, shared by all rules */
	struct map *scopes;              /* by unit */
	bool points_away;                /* a rule about assets does (plan.h) */
	struct arena *kept;              /* of the run */
};

static struct scope *scope_of(struct runner *r, const char *unit)
{
	const char *key = unit != NULL ? unit : "";
	struct scope *known = map_get(r->scopes, key);

	if (known != NULL)
		return known;
	known = arena_alloc(r->kept, sizeof *known + r->plan.policies.len * sizeof *known->bound);
	for (size_t i = 0; i < r->plan.policies.len; i++)
		known->bound[i] = policy_covers(r->plan.policies.items[i], r->c->organisation, unit);
	known->chosen = selection_has_unit(r->c, unit);
	key = map_set(r->scopes, key, known);
	known->unit = unit != NULL ? key : NULL;
	return known;
}

static bool holds(const struct runner *r, const struct plan_demand *d, const struct state *s)
{
	if (s->is_policy && r->rule->rule->pattern->local_policies)
		return policy_extends(r->c->workspace->tree, s->subject.node, d->binding->policy_id);
	if (s->is_policy)
		return s->subject.node == d->binding->policy;
	return s->scope->bound[d->policy];
}

static struct state *add_state(struct runner *r, xmlNodePtr node)
{
	struct state *s;

	if (r->used == r->states.len)
		vec_push(&r->states, mem_alloc(sizeof *s));
	s = r->states.items[r->used++];
	subject_identify(&s->subject, node, r->c);
	s->is_policy = tree_is(node, "policy");
	s->scope = scope_of(r, s->subject.unit);
	s->in_file = selection_has_node(r->c, node);
	return s;
}

/* Makes a state ready for a rule. */
static void clear_state(struct runner *r, struct state *s)
{
	s->result.rule = r->rule->rule;
	s->result.subject = &s->subject;
	s->result.outcome = CHECK_NOT_APPLICABLE;
	s->result.demands.len = s->result.findings.len = 0;
	s->held.len = s->demands.len = 0;
}

/* Which of the running variant's demands hold for the subject. */
static bool begin_state(struct runner *r, struct state *s)
{
	s->outcome = CHECK_NOT_APPLICABLE;
	s->demands.len = 0;
	for (size_t i = 0; i < r->variant->demands.len && s->scope->chosen; i++) {
		struct plan_demand *d = &r->variant->demands.items[i];

		if (d->chosen && holds(r, d, s))
			vec_push(&s->demands, d);
	}
	return s->demands.len > 0;
}

/* The demands that are left out but hold as well. */
static void add_others(struct runner *r, const struct state *s, struct check_finding *f)
{
	for (size_t i = 0; i < r->variant->demands.len; i++) {
		const struct plan_demand *d = &r->variant->demands.items[i];

		if (!d->chosen && holds(r, d, s))
			vec_push(&f->others, d->binding);
	}
}

/* The state of the subject the node belongs to. A context can lie in a subject that it does not name: that one comes in here. */
static struct state *state_of(struct runner *r, xmlNodePtr node)
{
	xmlNodePtr subject = subject_of(node);
	struct state *s;

	if (subject->type == XML_DOCUMENT_NODE)
		subject = r->c->workspace->tree->repository;
	/* Subjects come in document order, so the next one is near. */
	for (size_t i = 0; i < r->used; i++) {
		size_t at = (r->near + i) % r->used;

		if (r->states.items[at]->subject.node == subject) {
			r->near = at;
			return r->states.items[at];
		}
	}
	s = add_state(r, subject);
	clear_state(r, s);
	begin_state(r, s);
	r->near = r->used - 1;
	return s;
}

static void raise(struct state *s, enum check_outcome outcome)
{
	if (outcome > s->outcome)
		s->outcome = outcome;
}

static void on_fired(void *payload, const struct sch_pattern *p, const struct sch_rule *rule, xmlNodePtr node, bool applies)
{
	struct runner *r = payload;

	(void)p;
	if (applies && rule->asserts.len > 0)
		raise(state_of(r, node), CHECK_PASS);
}

/* The bindings of the demands that hold, in the arena. */
static const struct binding **bindings_of(struct runner *r, const struct state *s)
{
	const struct binding **list = arena_alloc(r->arena, s->demands.len * sizeof(struct binding *));

	for (size_t i = 0; i < s->demands.len; i++)
		list[i] = s->demands.items[i]->binding;
	return list;
}

static void on_result(void *payload, const struct sch_result *result)
{
	struct runner *r = payload;
	struct state *s = state_of(r, result->node);
	struct check_finding *f;

	if (s->demands.len == 0)
		return;
	f = finding_new(r->c, r->variant->setting->run, result, bindings_of(r, s), s->demands.len, r->arena);
	add_others(r, s, f);
	f->discriminator = finding_discriminator(r->variant->setting->run, result, s->subject.node, r->arena);
	raise(s, f->outcome);
	vec_push(&s->result.findings, f);
}

static void on_error(void *payload, const struct sch_pattern *p, const struct sch_assert *a, xmlNodePtr node, const char *why)
{
	struct runner *r = payload;
	struct state *s = node != NULL ? state_of(r, node) : NULL;

	(void)p;
	(void)a;
	if (s == NULL || s->demands.len == 0)
		return;
	raise(s, CHECK_ERROR);
	vec_push(&s->result.findings, finding_failed(r->c, r->rule->rule, node, why, bindings_of(r, s), s->demands.len, r->arena));
}

/* Returns whether a demand of the variant holds for any subject known so far. */
static bool begin_variant(struct runner *r, struct variant *v)
{
	bool any = false;

	r->variant = v;
	r->near = 0;
	for (size_t i = 0; i < r->used; i++)
		any |= begin_state(r, r->states.items[i]);
	return any;
}

static void end_variant(struct runner *r)
{
	for (size_t i = 0; i < r->used; i++) {
		struct state *s = r->states.items[i];

		for (size_t j = 0; j < s->demands.len; j++) {
			struct check_demand d = { s->demands.items[j]->binding, s->outcome };

			vec_push(&s->result.demands, d);
			vec_push(&s->held, s->demands.items[j]);
		}
		if (s->demands.len > 0 && s->outcome > s->result.outcome)
			s->result.outcome = s->outcome;
	}
}

/* Hands over what there is to say, and counts the rest. Returns whether anything was made in the arena. */
static bool settle(struct runner *r, struct state *s)
{
	bool spoke = s->result.findings.len > 0;

	if (r->c->only_files != NULL && !selection_cut(r->c, &s->result, s->in_file))
		return spoke;
	if (!spoke) {
		for (size_t i = 0; i < s->held.len; i++)
			s->held.items[i]->tally[s->subject.restricted][s->result.demands.items[i].outcome]++;
		r->rule->tally[s->subject.restricted][s->result.outcome] += s->held.len > 0;
		s->scope->tally[s->subject.restricted][s->result.outcome] += s->held.len > 0;
		return false;
	}
	subject_describe(&s->subject, r->c);
	r->c->sink.result(r->c->sink.payload, &s->result);
	for (size_t i = 0; i < s->result.findings.len; i++)
		finding_release(s->result.findings.items[i]);
	return true;
}

/* The index of the one subject; of an asset that has been asked about it is only needed when there is something to say. */
static void index_one(struct runner *r)
{
	node_index_reset(r->index);
	node_index_add(r->index, r->states.items[0]->subject.node);
	r->indexed = true;
}

/* Whether the variant has anything to say of the one subject; if not, its outcome is there. */
static bool speaks(struct runner *r, const struct variant *v)
{
	struct state *s = r->states.items[0];
	enum linked_answer answer = r->asked != NULL ? (enum linked_answer)r->asked->answers[v->number] : linked_ask(r->linked, v->linked, r->index);

	if (answer == LINKED_HOLDS)
		raise(s, CHECK_PASS);
	return answer == LINKED_SPEAKS;
}

static void run_variant(struct runner *r, const struct variant *v, bool alone)
{
	bool is_linked = alone && r->linked != NULL && v->linked != NULL;

	if (is_linked && !speaks(r, v))
		return;
	if (alone && !r->indexed)
		index_one(r);
	if (!is_linked) {
		schematron_run_pattern_over(v->setting->run, r->rule->rule->pattern, r->index);
		return;
	}
	/* Another thread has answered: what it worked out is worked out here as well. */
	if (r->asked != NULL)
		linked_ask(r->linked, v->linked, r->index);
	linked_run(r->linked, v->linked, v->setting->run, r->index);
}

/* A rule on what is in the index. alone: that is one subject, whose state is there; else contexts bring in more. */
static void evaluate(struct runner *r, struct plan_rule *rule, bool alone)
{
	bool spoke = false;

	for (size_t i = 0; i < r->used; i++)
		clear_state(r, r->states.items[i]);
	for (size_t i = 0; i < rule->variants.len; i++) {
		struct variant *v = &rule->variants.items[i];

		if (v->setting->failed || (!begin_variant(r, v) && alone))
			continue;
		run_variant(r, v, alone);
		end_variant(r);
	}
	for (size_t i = 0; i < r->used; i++)
		spoke |= settle(r, r->states.items[i]);
	if (spoke)
		arena_reset(r->arena);
}

/* All rules of a phase on one subject that stands alone. */
static void evaluate_one(struct runner *r, xmlNodePtr node, enum phase phase)
{
	double since;

	r->used = 0;
	add_state(r, node);
	r->indexed = false;
	if (r->asked == NULL)
		index_one(r);
	if (r->linked != NULL)
		linked_next(r->linked);
	since = plan_clock(&r->plan);
	for (size_t i = 0; i < r->plan.by_context.len; i++) {
		r->rule = r->plan.by_context.items[i];
		if (!(r->rule->phases & phase) || !(r->states.items[0]->in_file || r->rule->points_away))
			continue;
		r->used = 1;
		evaluate(r, r->rule, true);
		since = plan_took(&r->plan, since, &r->rule->seconds);
	}
}

static void on_asset(void *payload, xmlNodePtr asset, struct workspace_file *file, struct arena *a)
{
	struct runner *r = payload;
	double began = plan_clock(&r->plan);
	const struct scope *scope = scope_of(r, organisation_unit_of(r->c->organisation, asset));
	bool in_file = r->c->only_files == NULL || chosen_files_have(r->c->only_files, file->path);

	(void)a;
	if (r->c->passes != NULL)
		r->c->passes(r->c->passes_payload, asset);
	if (r->c->judged != NULL && in_file && scope->chosen)
		r->c->judged(r->c->judged_payload, asset, organisation_unit_of(r->c->organisation, asset));
	if (r->c->assets_judged != NULL && in_file && scope->chosen)
		++*r->c->assets_judged;
	if (r->c->restricted_judged != NULL && in_file && scope->chosen)
		*r->c->restricted_judged += openness_is_restricted(asset);
	if (!scope->chosen || !(in_file || r->points_away))
		return;
	if (r->lanes != NULL)
		lanes_add(r->lanes, asset, scope->bound);
	else
		evaluate_one(r, asset, PHASE_ASSET);
	plan_took(&r->plan, began, r->c->evaluating);
}

static void on_settle(void *payload, const struct lane_asset *asset)
{
	struct runner *r = payload;

	r->asked = asset->answers != NULL ? asset : NULL;
	evaluate_one(r, asset->node, PHASE_ASSET);
	r->asked = NULL;
}

static struct arena *on_keep(void *payload, uint64_t offset, uint64_t *needed)
{
	struct runner *r = payload;
	double began = plan_clock(&r->plan);
	struct arena *a = lanes_keep(r->lanes, offset, needed);

	plan_took(&r->plan, began, r->c->evaluating);
	return a;
}

static void on_inventory(void *payload, xmlNodePtr root, struct workspace_file *file, bool begins)
{
	struct runner *r = payload;
	double began = plan_clock(&r->plan);

	(void)root;
	(void)file;
	if (!begins)
		lanes_flush(r->lanes);
	plan_took(&r->plan, began, r->c->evaluating);
}

/* The values of the rule files' variables, over the documents as they are now. */
static void start(struct runner *r)
{
	double began = plan_clock(&r->plan);

	plan_start(&r->plan, r->c);
	plan_took(&r->plan, began, &r->plan.common);
}

/* The rules about assets, while these pass by. */
static void evaluate_assets(struct runner *r)
{
	unsigned jobs = r->c->jobs > 0 ? r->c->jobs : pool_processors();
	struct lanes_events lanes = { on_settle, r };
	struct workspace_events documents = { .asset = on_asset, .payload = r };
	double began = plan_clock(&r->plan), linking;

	start(r);
	linking = plan_clock(&r->plan);
	r->linked = plan_link(&r->plan);
	plan_took(&r->plan, linking, &r->plan.common);
	plan_took(&r->plan, began, r->c->evaluating);
	if (jobs > 1) {
		r->lanes = lanes_new(&r->plan, (jobs < LIMIT_JOBS ? jobs : LIMIT_JOBS) - 1, &lanes);
		documents.keep = on_keep;
		documents.inventory = on_inventory;
	}
	workspace_stream(r->c->workspace, &documents);
	lanes_free(r->lanes);
	linked_free(r->linked);
	r->lanes = NULL;
	r->linked = NULL;
}

/* Subjects below an element of resident documents. The register's entries come and go, and have their own turn. */
static void collect_resident(struct runner *r, xmlNodePtr top)
{
	for (xmlNodePtr n = tree_child(top, NULL); n != NULL; n = tree_next(n, NULL)) {
		if (subject_is(n) && !tree_is(n, "entry"))
			vec_push(&r->resident, n);
		if (top == r->c->workspace->tree->repository && !tree_is(n, "inventory"))
			collect_resident(r, n);
	}
}

static void tell_judged(const struct runner *r, xmlNodePtr node)
{
	const char *unit = organisation_unit_of(r->c->organisation, node);

	if (selection_has_unit(r->c, unit) && selection_has_node(r->c, node))
		r->c->judged(r->c->judged_payload, node, unit);
}

/* Subjects, and documents that hold more than these. */
static void tell_resident(const struct runner *r)
{
	for (size_t i = 0; i < r->resident.len && r->c->judged != NULL; i++)
		tell_judged(r, r->resident.items[i]);
	for (xmlNodePtr n = tree_child(r->c->workspace->tree->repository, NULL); n != NULL && r->c->judged != NULL; n = tree_next(n, NULL)) {
		if (!subject_is(n) && !tree_is(n, "inventory") && !tree_is(n, "register") && !tree_is(n, "rulebook"))
			tell_judged(r, n);
	}
}

static void add_resident_states(struct runner *r)
{
	const struct sch_pattern *pattern = r->rule->rule->pattern;
	const xmlChar *name = NULL; /* neighbours are often alike, and their names one string */
	bool concerned = false;

	for (size_t i = 0; i < r->resident.len; i++) {
		xmlNodePtr n = r->resident.items[i];

		if (n->name != name)
			concerned = subject_concerns(pattern, n);
		name = n->name;
		if (concerned)
			add_state(r, n);
	}
}

/* How much there is to do after the last asset, and how much of it is done. */
static void tell_compared(const struct runner *r, size_t done)
{
	size_t entries = plan_phases(&r->plan) & PHASE_ENTRY ? register_len(r->c->workspace->assets) : 0;

	if (r->c->compared != NULL)
		r->c->compared(r->c->compared_payload, done, r->plan.rules.len + entries);
}

static void evaluate_resident(struct runner *r)
{
	double since = plan_clock(&r->plan);

	node_index_reset(r->index);
	node_index_add(r->index, (xmlNodePtr)r->c->workspace->tree->doc);
	collect_resident(r, r->c->workspace->tree->repository);
	tell_resident(r);
	since = plan_took(&r->plan, since, &r->plan.common);
	for (size_t i = 0; i < r->plan.rules.len; i++) {
		tell_compared(r, i);
		r->rule = &r->plan.rules.items[i];
		if (!(r->rule->phases & PHASE_RESIDENT))
			continue;
		r->used = 0;
		add_resident_states(r);
		evaluate(r, r->rule, false);
		since = plan_took(&r->plan, since, &r->rule->seconds);
	}
}

static void evaluate_entries(struct runner *r)
{
	struct asset_register *assets = r->c->workspace->assets;

	for (size_t i = 0; i < register_len(assets); i++) {
		bool in_file = r->c->only_files == NULL || chosen_files_have(r->c->only_files, register_file(assets, i));

		if (i % TOLD_ENTRIES == 0)
			tell_compared(r, r->plan.rules.len + i);
		if (!scope_of(r, register_unit(assets, i))->chosen || !(in_file || r->points_away))
			continue;
		evaluate_one(r, register_node(assets, i), PHASE_ENTRY);
		register_rest(assets);
	}
}

static void release(struct runner *r)
{
	for (size_t i = 0; i < r->states.len; i++) {
		vec_free(&r->states.items[i]->result.findings);
		vec_free(&r->states.items[i]->result.demands);
		vec_free(&r->states.items[i]->demands);
		vec_free(&r->states.items[i]->held);
		free(r->states.items[i]);
	}
	vec_free(&r->states);
	vec_free(&r->resident);
	plan_release(&r->plan);
	node_index_free(r->index);
	map_free(r->scopes);
	arena_free(r->arena);
	arena_free(r->kept);
}

/* What is evaluated after the last asset. */
static void evaluate_rest(struct runner *r)
{
	double began = plan_clock(&r->plan);

	register_open(r->c->workspace->assets, !r->c->workspace->incomplete);
	start(r);
	evaluate_resident(r);
	if (plan_phases(&r->plan) & PHASE_ENTRY)
		evaluate_entries(r);
	plan_took(&r->plan, began, r->c->evaluating);
}

static void tell_units(const struct runner *r)
{
	const struct check_sink *sink = &r->c->sink;

	for (size_t i = 0; i < map_len(r->scopes) && sink->unit != NULL; i++) {
		const struct scope *s = map_value(r->scopes, i);

		for (int o = 0; o < 2 * CHECK_OUTCOMES; o++) {
			size_t n = s->tally[o / CHECK_OUTCOMES][o % CHECK_OUTCOMES];

			if (n > 0)
				sink->unit(sink->payload, s->unit, (enum check_outcome)(o % CHECK_OUTCOMES), o >= CHECK_OUTCOMES, n);
		}
	}
}

int check_run(const struct check *c)
{
	struct runner r = { .c = c, .arena = arena_new(), .kept = arena_new(), .scopes = map_new() };
	struct schematron_events events = { .fired = on_fired, .result = on_result, .error = on_error, .payload = &r };
	int status = plan_make(&r.plan, c, &events);

	r.index = node_index_new(plan_kinds(&r.plan));
	if (status == 0) {
		r.points_away = plan_points_away(&r.plan);
		evaluate_assets(&r);
		evaluate_rest(&r);
		plan_tell(&r.plan, &c->sink);
		tell_units(&r);
	}
	release(&r);
	return status;
}
