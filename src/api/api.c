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
#include "report_compare.h"
#include "saved.h"
#include "session.h"

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
	r->validate_only = o->validate_only || o->describe_only;
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

void session_run(struct session *s)
{
	session_read(s);
	if (s->report->usage_error || set_day(s) != 0)
		return;
	if (!s->options->validate_only)
		read_demands(s);
	describe_policies(s->report, s->workspace->tree);
	describe_bindings(s->report, &s->bindings, narrow_wants, s->options);
	describe_units(s->report, s->workspace->tree);
	if (s->options->describe_only && s->options->with_assets)
		describe_assets(s->report, s->workspace, s->day);
	else if (s->options->describe_only)
		;
	else if (s->options->validate_only)
		validate(s);
	else if (!s->report->usage_error)
		evaluate(s);
	fill_excerpts(s);
	describe_inputs(s->report, s->workspace);
	s->report->incomplete |= s->workspace->incomplete || s->workspace->dangling;
	narrow_finish(s);
}

void session_open(struct session *s, const struct pk_options *o, struct rulebook *rules)
{
	door_open();
	*s = (struct session){ .options = o, .report = report_new(), .rules = rules, .shares_rules = rules != NULL };
	s->sink = diag_list_sink(s->report->diagnostics);
	set_options(s);
	if (rules == NULL) {
		s->rules = mem_alloc(sizeof *s->rules);
		if (rulebook_open(s->rules, o->rule_files, o->rule_file_count, &s->sink) != 0)
			s->report->usage_error = true;
	}
	if (o->catalogue_only || s->report->usage_error)
		describe_rules(s->report, s->rules);
}

static struct workspace *open_workspace(const struct pk_options *o, const struct diag_sink *sink)
{
	VEC(struct workspace_overlay) overlays = { 0 };
	struct workspace *w;

	for (size_t i = 0; i < o->overlay_count; i++) {
		struct workspace_overlay over = { o->overlays[i].path, o->overlays[i].bytes, o->overlays[i].size };

		vec_push(&overlays, over);
	}
	w = workspace_open_over(o->paths, o->path_count, overlays.items, overlays.len, sink);
	vec_free(&overlays);
	return w;
}

void session_read(struct session *s)
{
	s->workspace = open_workspace(s->options, &s->sink);
	if (packs_apply(s->workspace, s->rules, &s->sink) != 0)
		s->report->usage_error = true;
	describe_rules(s->report, s->rules);
	narrow_refuse_unknown(s);
}

struct pk_report *session_close(struct session *s)
{
	bindings_release(&s->bindings);
	if (!s->shares_rules) {
		rulebook_release(s->rules);
		free(s->rules);
	}
	workspace_free(s->workspace);
	report_finish(s->report);
	return (struct pk_report *)s->report;
}

static bool reads_standard_input(const struct pk_options *o)
{
	for (size_t i = 0; i < o->path_count; i++) {
		if (strcmp(o->paths[i], "-") == 0)
			return true;
	}
	return false;
}

/* The report that this run is compared with; NULL when there is none. A run that was to be compared and cannot be is never a pass. */
static struct report *open_baseline(struct session *s)
{
	const struct pk_options *o = s->options;
	struct report *earlier = NULL;

	if (o->baseline != NULL && strcmp(o->baseline, "-") == 0 && reads_standard_input(o)) {
		diag_emit(&s->sink, MSG_SCHEMATRON_INPUT_TWICE, NULL, NULL);
		s->report->usage_error = true;
	} else if (o->baseline != NULL) {
		earlier = saved_open(o->baseline, &s->sink);
		s->report->incomplete |= earlier == NULL;
	} else if (o->only_new) {
		diag_emit(&s->sink, MSG_ONLY_NEW_ALONE, NULL, NULL);
		s->report->usage_error = true;
	}
	return earlier;
}

struct pk_report *pk_check(const struct pk_options *options)
{
	double start = platform_seconds();
	struct report *earlier, *report;
	struct session s;

	session_open(&s, options, NULL);
	earlier = open_baseline(&s);
	if (!options->catalogue_only && !s.report->usage_error)
		session_run(&s);
	report = s.report;
	session_close(&s);
	if (earlier != NULL) {
		struct report_baseline_wish wish = { .file = options->baseline, .digest = earlier->file_sha256, .only_new = options->only_new };

		report_mark_baseline(report, earlier, &wish);
		report_free(earlier);
	}
	report->seconds = platform_seconds() - start;
	return (struct pk_report *)report;
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
