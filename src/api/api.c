/* SPDX-License-Identifier: Apache-2.0 */
/* The façade (policykoll.h): a run from paths to report. */
#include "policykoll.h"

#include "bundle.h"
#include "collect.h"
#include "date.h"
#include "dates_ahead.h"
#include "describe.h"
#include "document_tree.h"
#include "door.h"
#include "excerpt.h"
#include "map.h"
#include "mem.h"
#include "narrow.h"
#include "platform.h"
#include "report_compare.h"
#include "saved.h"
#include "session.h"
#include "trend.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>

static void add_option(struct report *r, const char *name, const char *value)
{
	struct report_option option = { name, arena_strdup(r->arena, value) };

	vec_push(&r->options, option);
}

/* The run's own configuration: given, found for the paths, or none. */
static void set_configuration(struct session *s)
{
	const struct pk_options *o = s->options;
	struct pk_configuration_options find = { .paths = o->paths, .path_count = o->path_count, .may_differ = o->validate_only };

	s->configuration = o->configuration;
	if (s->configuration == NULL && !s->shares_rules && !o->catalogue_only)
		s->configuration = s->own_configuration = pk_configuration_open(&find);
	for (size_t i = 0; s->configuration != NULL && i < diag_list_len(s->configuration->messages); i++)
		s->sink.diag(s->sink.payload, diag_list_at(s->configuration->messages, i));
	if (s->configuration != NULL && s->configuration->wrong)
		s->report->usage_error = true;
	else if (settings_excludes(&s->excludes, s->configuration, o, &s->sink) != 0)
		s->report->usage_error = true;
}

static void set_configuration_options(struct session *s)
{
	const struct pk_configuration *c = s->configuration;
	struct report *r = s->report;

	if (c != NULL && c->asked)
		add_option(r, "config", pk_configuration_file(c));
	if (c != NULL && c->none)
		add_option(r, "no-config", "yes");
	for (size_t i = 0; i < s->excludes.list.len; i++)
		add_option(r, "exclude", s->excludes.list.items[i].glob);
}

static int threshold(const struct session *s)
{
	const struct configuration_setting *set = s->configuration != NULL ? configuration_setting(s->configuration->file, "fail-on") : NULL;

	return severity_find(s->options->fail_on != NULL ? s->options->fail_on : set != NULL ? set->value : "error");
}

static void set_options(struct session *s)
{
	const struct pk_options *o = s->options;
	struct report *r = s->report;

	narrow_describe(s);
	if (o->ignore_exceptions)
		add_option(r, "ignore-exceptions", "yes");
	set_configuration_options(s);
	r->fail_on = threshold(s);
	r->allow_empty = o->allow_empty;
	r->validate_only = o->validate_only || o->describe_only;
	r->tool_version = VERSION;
	r->marked = true;
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
	if (s->trend != NULL && trend_refuses(s->trend, s->report->as_of, NULL, &s->sink)) {
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

static void know_units(struct collector *c)
{
	for (size_t i = 0; i < c->report->units.len; i++)
		map_set(c->units, c->report->units.items[i].id, &c->report->units.items[i]);
}

/* Lets the inventories pass by for a document that needs no findings. */
static void show_documents(struct session *s)
{
	struct organisation organisation;

	organisation_open(&organisation, s->workspace->tree);
	document_tree_begin(s->documents, s->workspace, &organisation, s->options);
	validate(s);
	document_tree_end(s->documents);
	organisation_release(&organisation);
}

static void evaluate(struct session *s)
{
	struct organisation organisation;
	struct exceptions exceptions;
	struct collector collector = {
		s->report, &organisation, &exceptions, s->options->ignore_exceptions, s->observe, s->payload, map_new(), map_new()
	};
	struct check check = {
		.workspace = s->workspace, .organisation = &organisation, .bindings = &s->bindings, .as_of = s->day,
		.jobs = s->options->jobs, .diagnostics = s->sink, .sink = collector_sink(&collector),
	};
	struct dates_ahead *ahead = dates_ahead_new(s->report, s->workspace->tree, &organisation);
	struct asset_names *names;

	check.judged = dates_ahead_look;
	check.judged_payload = ahead;
	narrow_check(s, &check);
	watch_check(s->watch, &check);
	rulebook_show(s->rules, s->workspace->tree);
	organisation_open(&organisation, s->workspace->tree);
	exceptions_open(&exceptions, s->workspace->tree, s->report->as_of);
	check.passes = asset_names_look;
	check.passes_payload = names = asset_names_new(&exceptions);
	know_units(&collector);
	if (s->documents != NULL)
		document_tree_begin(s->documents, s->workspace, &organisation, s->options);
	if (check_run(&check) != 0)
		s->report->usage_error = true;
	else
		narrow_count_units(s->report, &check);
	if (s->documents != NULL)
		document_tree_end(s->documents);
	dates_ahead_close(ahead, s->report);
	describe_due_periods(s->report, s->configuration != NULL ? s->configuration->file : NULL);
	describe_answers(s->report, s->workspace->tree);
	if (!s->options->ignore_exceptions)
		narrow_say_exceptions(s, &exceptions);
	describe_exceptions(s->report, &exceptions, names);
	asset_names_free(names);
	map_free(collector.shared);
	map_free(collector.units);
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
	if (s->options->describe_only && s->documents != NULL)
		show_documents(s);
	else if (s->options->describe_only && s->options->with_assets)
		describe_assets(s->report, s->workspace, s->day);
	else if (s->options->describe_only)
		;
	else if (s->options->validate_only)
		validate(s);
	else if (!s->report->usage_error)
		evaluate(s);
	settle_times(s, watch_clock(s->watch) - began);
	fill_excerpts(s);
	describe_inputs(s->report, s->workspace);
	describe_submissions(s->report, s->workspace);
	s->report->incomplete |= s->workspace->incomplete || s->workspace->dangling;
	narrow_finish(s);
}

/* A run that wrong usage stops before its documents are read is of the day that was asked for, too. */
static void set_first_day(struct session *s)
{
	const char *day = s->options->as_of != NULL ? s->options->as_of : s->options->today;

	if (day != NULL && date_parse(&s->report->as_of, day) != 0)
		s->report->as_of = 0;
}

void session_open(struct session *s, const struct pk_options *o, struct rulebook *rules)
{
	double began;

	door_open();
	*s = (struct session){ .options = o, .report = report_new(), .rules = rules, .shares_rules = rules != NULL };
	s->sink = diag_list_sink(s->report->diagnostics);
	set_first_day(s);
	set_configuration(s);
	set_options(s);
	describe_configuration(s->report, s->configuration != NULL ? s->configuration->file : NULL);
	s->watch = watch_new(s);
	began = watch_clock(s->watch);
	if (rules == NULL) {
		s->rules = mem_alloc(sizeof *s->rules);
		if (rulebook_open(s->rules, o->rule_files, o->rule_file_count, &s->sink) != 0)
			s->report->usage_error = true;
		if (!s->report->usage_error && settings_add_rules(s->configuration, s->rules, &s->sink) != 0)
			s->report->usage_error = true;
	}
	s->report->times.rules = watch_clock(s->watch) - began;
	if (o->catalogue_only || s->report->usage_error)
		describe_rules(s->report, s->rules);
}

/* Leaving out by the command line is narrowing; a configuration says what belongs to the whole. */
static void say_excludes(struct session *s)
{
	excludes_say(&s->excludes, &s->sink);
	for (size_t i = 0; i < s->excludes.list.len; i++)
		s->report->partial |= s->excludes.list.items[i].by_person && s->excludes.list.items[i].files > 0;
}

static struct workspace *open_workspace(struct session *s)
{
	const struct pk_configuration *c = s->configuration;
	const struct pk_options *o = s->options;
	const struct workspace_watch watch = watch_workspace(s->watch);
	VEC(struct workspace_overlay) overlays = { 0 };
	struct workspace_wish wish = {
		.paths = o->paths, .path_count = o->path_count, .excludes = s->excludes.list.len > 0 ? &s->excludes : NULL,
		.passed_over = c != NULL ? (const char *const *)c->passed_over.items : NULL, .passed_over_count = c != NULL ? c->passed_over.len : 0,
		.only_validates = o->validate_only,
	};
	struct workspace *w;

	for (size_t i = 0; i < o->overlay_count; i++) {
		struct workspace_overlay over = { o->overlays[i].path, o->overlays[i].bytes, o->overlays[i].size };

		vec_push(&overlays, over);
	}
	wish.watch = &watch;
	wish.overlays = overlays.items;
	wish.overlay_count = overlays.len;
	w = workspace_open(&wish, &s->sink);
	vec_free(&overlays);
	return w;
}

/* The laws of the configuration, and the rules that bundles bring. */
static void add_packs(struct session *s)
{
	struct workspace *w = s->workspace;

	/* Documents that are only validated need no law, but for references from a repository's. */
	if (s->options->with_laws)
		settings_add_all_laws(w);
	else if (!s->options->validate_only || tree_child(w->tree->repository, "policy") != NULL)
		settings_add_laws(s->configuration, w);
	for (size_t i = 0; i < w->carried.len && !s->shares_rules; i++) {
		if (rulebook_carry(s->rules, &w->carried.items[i], &s->sink) != 0)
			s->report->usage_error = true;
	}
}

void session_read(struct session *s)
{
	double began = watch_clock(s->watch);

	watch_configuration(s->watch);
	s->workspace = open_workspace(s);
	if (s->workspace->wrong_configuration)
		s->report->usage_error = true;
	add_packs(s);
	say_excludes(s);
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
	excludes_release(&s->excludes);
	pk_configuration_free(s->own_configuration);
	began = watch_clock(s->watch);
	report_finish(s->report);
	s->report->times.finishing = watch_clock(s->watch) - began;
	watch_free(s->watch);
	return (struct pk_report *)s->report;
}

static size_t count_standard_input(const char *const *paths, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += paths[i] != NULL && strcmp(paths[i], "-") == 0;
	return found;
}

/* Standard input is read once: by the documents, the baseline or one earlier report. */
static bool refuse_second_reader(struct session *s)
{
	const struct pk_options *o = s->options;
	size_t documents = count_standard_input(o->paths, o->path_count) > 0, earlier = count_standard_input(o->previous, o->previous_count);

	if (documents + earlier + count_standard_input(&o->baseline, 1) < 2)
		return false;
	diag_emit(&s->sink, MSG_SCHEMATRON_INPUT_TWICE, NULL, NULL);
	s->report->usage_error = true;
	return true;
}

/* The report that this run is compared with; NULL when there is none. A run that was to be compared and cannot be is never a pass. */
static struct report *open_baseline(struct session *s)
{
	const struct pk_options *o = s->options;
	struct report *earlier = NULL;

	if (o->baseline != NULL) {
		earlier = saved_open(o->baseline, &s->sink);
		s->report->incomplete |= earlier == NULL;
	} else if (o->only_new) {
		diag_emit(&s->sink, MSG_ONLY_NEW_ALONE, NULL, NULL);
		s->report->usage_error = true;
	}
	return earlier;
}

static void open_trend(struct session *s, struct trend *t)
{
	trend_open(t, s->options->previous, s->options->previous_count, &s->sink);
	s->report->incomplete |= t->unread;
	s->trend = t;
}

static bool is_there(const char *path)
{
	uint64_t id[2];

	return platform_identity(id, path) == 0;
}

struct report *session_check(const struct pk_options *options, struct document_tree *documents)
{
	double start = platform_seconds();
	struct report *earlier = NULL, *report;
	struct trend trend = { .unread = false };
	struct session s;

	session_open(&s, options, NULL);
	s.documents = documents;
	if (!refuse_second_reader(&s)) {
		earlier = open_baseline(&s);
		open_trend(&s, &trend);
	}
	if (!options->catalogue_only && !s.report->usage_error)
		session_run(&s);
	report = s.report;
	session_close(&s);
	if (earlier != NULL) {
		struct report_baseline_wish wish = { .file = options->baseline, .digest = earlier->file_sha256, .only_new = options->only_new, .is_there = is_there };

		report_mark_baseline(report, earlier, &wish);
	}
	if (!report->usage_error) {
		trend_keep_due(&trend, earlier, report);
		trend_add(&trend, report);
	}
	report_free(earlier);
	trend_release(&trend);
	report->seconds = platform_seconds() - start;
	return saved_for(report, options->audience);
}

struct pk_report *pk_check(const struct pk_options *options)
{
	return (struct pk_report *)session_check(options, NULL);
}

struct pk_report *pk_bundle(const struct pk_options *options, int (*write)(void *payload, const char *bytes, size_t n), void *payload)
{
	const char *folder;
	struct session s;

	session_open(&s, options, NULL);
	s.report->validate_only = true;
	if (s.report->usage_error)
		return session_close(&s);
	folder = s.configuration != NULL && s.configuration->file != NULL ? s.configuration->file->folder : NULL;
	session_read(&s);
	rulebook_show(s.rules, s.workspace->tree);
	if (!s.report->usage_error && set_day(&s) == 0 && bundle_write(s.workspace, s.rules, folder, write, payload) != 0)
		s.report->internal_error = true;
	describe_inputs(s.report, s.workspace);
	s.report->incomplete = s.workspace->incomplete;
	return session_close(&s);
}

const char *pk_version(void)
{
	return VERSION;
}
