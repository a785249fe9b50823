/* SPDX-License-Identifier: Apache-2.0 */
/* The façade (policykoll.h): a run from paths to report. */
#include "policykoll.h"

#include "bundle.h"
#include "collect.h"
#include "date.h"
#include "describe.h"
#include "door.h"
#include "excerpt.h"
#include "map.h"
#include "mem.h"
#include "narrow.h"
#include "packs.h"
#include "platform.h"
#include "session.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>

static void set_options(struct session *s)
{
	const struct pk_options *o = s->options;
	struct report *r = s->report;

	narrow_describe(s);
	if (o->ignore_exceptions)
		vec_push(&r->options, (struct report_option){ "ignore-exceptions", "yes" });
	r->fail_on = o->fail_on == NULL ? SEVERITY_ERROR : severity_find(o->fail_on);
	r->allow_empty = o->allow_empty;
	r->validate_only = o->validate_only;
	r->tool_version = VERSION;
}

/* The day of the run: asked for, else the bundle's, else the caller's today. */
static int set_day(struct session *s)
{
	const struct pk_options *o = s->options;
	const char *day = o->as_of != NULL ? o->as_of : s->workspace->as_of != NULL ? s->workspace->as_of : o->today;

	if (day == NULL || date_parse(&s->report->as_of, day) != 0) {
		diag_emit(&s->sink, MSG_DATE_WRONG, NULL, "name", day != NULL ? day : "", NULL);
		s->report->usage_error = true;
		return -1;
	}
	date_format(s->day, s->report->as_of);
	tree_set_as_of(s->workspace->tree, s->day);
	register_as_of(s->workspace->assets, s->day);
	return 0;
}

static void ignore_asset(void *payload, xmlNodePtr asset, struct workspace_file *file, struct arena *a)
{
	(void)payload;
	(void)asset;
	(void)file;
	(void)a;
}

/* Reads the inventories to the end, for what is wrong with them. */
static void validate(struct session *s)
{
	struct workspace_events nothing = { .asset = ignore_asset };

	workspace_stream(s->workspace, &nothing);
}

static void evaluate(struct session *s)
{
	struct organisation organisation;
	struct exceptions exceptions;
	struct collector collector = {
		s->report, &organisation, &exceptions, s->options->ignore_exceptions, s->observe, s->payload, map_new()
	};
	struct check check = {
		.workspace = s->workspace, .organisation = &organisation, .bindings = &s->bindings, .as_of = s->day,
		.jobs = s->options->jobs, .diagnostics = s->sink, .sink = collector_sink(&collector),
	};

	narrow_check(s, &check);
	watch_check(s->watch, &check);
	rulebook_show(s->rules, s->workspace->tree);
	organisation_open(&organisation, s->workspace->tree);
	exceptions_open(&exceptions, s->workspace->tree, s->report->as_of);
	if (check_run(&check) != 0)
		s->report->usage_error = true;
	if (!s->options->ignore_exceptions)
		narrow_say_exceptions(s, &exceptions);
	describe_exceptions(s->report, &exceptions);
	map_free(collector.shared);
	exceptions_release(&exceptions);
	organisation_release(&organisation);
}

static void read_demands(struct session *s)
{
	struct bindings_source from = {
		.tree = s->workspace->tree, .rules = s->rules, .schemas = s->workspace->schemas, .day = s->day,
		.arena = s->workspace->arena, .sink = &s->sink,
	};

	if (bindings_open(&s->bindings, &from) != 0)
		s->report->usage_error = true;
}

/* Findings about the register have their line but not its text. */
static void fill_excerpts(struct session *s)
{
	struct report *r = s->report;
	VEC(struct place *) places = { 0 };

	for (size_t i = 0; i < r->findings.len; i++)
		vec_push(&places, &r->findings.items[i]->place);
	excerpt_fill(places.items, places.len, r->arena);
	vec_free(&places);
}

/* Reading is what is left of the time that streaming took. */
static void settle_times(struct session *s, double streaming)
{
	struct report_times *t = &s->report->times;

	t->measured = s->options->statistics;
	t->validating = s->workspace->validating;
	t->reading += streaming - t->validating - t->evaluating;
	for (size_t i = 0; i < s->workspace->files.len; i++)
		t->bytes += s->workspace->files.items[i]->bytes;
}

void session_run(struct session *s)
{
	double began;

	session_read(s);
	if (s->report->usage_error || set_day(s) != 0)
		return;
	if (!s->options->validate_only)
		read_demands(s);
	describe_policies(s->report, s->workspace->tree);
	describe_bindings(s->report, &s->bindings, narrow_wants, s->options);
	describe_units(s->report, s->workspace->tree);
	began = watch_clock(s->watch);
	if (s->options->validate_only)
		validate(s);
	else if (!s->report->usage_error)
		evaluate(s);
	settle_times(s, watch_clock(s->watch) - began);
	fill_excerpts(s);
	describe_inputs(s->report, s->workspace);
	s->report->incomplete = s->workspace->incomplete || s->workspace->dangling;
	narrow_finish(s);
}

void session_open(struct session *s, const struct pk_options *o, struct rulebook *rules)
{
	double began;

	door_open();
	*s = (struct session){ .options = o, .report = report_new(), .rules = rules, .shares_rules = rules != NULL };
	s->sink = diag_list_sink(s->report->diagnostics);
	set_options(s);
	s->watch = watch_new(s);
	began = watch_clock(s->watch);
	if (rules == NULL) {
		s->rules = mem_alloc(sizeof *s->rules);
		if (rulebook_open(s->rules, o->rule_files, o->rule_file_count, &s->sink) != 0)
			s->report->usage_error = true;
	}
	s->report->times.rules = watch_clock(s->watch) - began;
	if (o->catalogue_only || s->report->usage_error)
		describe_rules(s->report, s->rules);
}

void session_read(struct session *s)
{
	struct workspace_watch watch = watch_workspace(s->watch);
	double began = watch_clock(s->watch);

	s->workspace = workspace_open(s->options->paths, s->options->path_count, &s->sink, &watch);
	if (packs_apply(s->workspace, s->rules, &s->sink) != 0)
		s->report->usage_error = true;
	s->report->times.reading += watch_clock(s->watch) - began;
	describe_rules(s->report, s->rules);
	narrow_refuse_unknown(s);
}

struct pk_report *session_close(struct session *s)
{
	double began;

	bindings_release(&s->bindings);
	if (!s->shares_rules) {
		rulebook_release(s->rules);
		free(s->rules);
	}
	workspace_free(s->workspace);
	began = watch_clock(s->watch);
	report_finish(s->report);
	s->report->times.finishing = watch_clock(s->watch) - began;
	watch_free(s->watch);
	return (struct pk_report *)s->report;
}

struct pk_report *pk_check(const struct pk_options *options)
{
	double start = platform_seconds();
	struct session s;

	session_open(&s, options, NULL);
	if (!options->catalogue_only && !s.report->usage_error)
		session_run(&s);
	s.report->seconds = platform_seconds() - start;
	return session_close(&s);
}

struct pk_report *pk_bundle(const struct pk_options *options, int (*write)(void *payload, const char *bytes, size_t n), void *payload)
{
	struct session s;

	session_open(&s, options, NULL);
	session_read(&s);
	rulebook_show(s.rules, s.workspace->tree);
	if (set_day(&s) == 0 && bundle_write(s.workspace, write, payload) != 0)
		s.report->internal_error = true;
	describe_inputs(s.report, s.workspace);
	s.report->incomplete = s.workspace->incomplete;
	s.report->validate_only = true;
	return session_close(&s);
}

const char *pk_version(void)
{
	return VERSION;
}
