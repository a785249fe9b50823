/* SPDX-License-Identifier: Apache-2.0 */
/* The façade's part for any schema (policykoll.h): reading it, running it over one document after the other, saying what came of it. */
#include "schematron_job.h"

#include "bounds.h"
#include "buf.h"
#include "door.h"
#include "instance.h"
#include "mem.h"
#include "nearest.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

static int read_file(void *payload, const char *path, struct buf *content)
{
	(void)payload;
	/* What is no file may never end, or never begin. */
	if (platform_kind(path, NULL) != PLATFORM_FILE)
		return -1;
	return instance_bytes(content, path, path, LIMIT_RULE_BYTES, NULL);
}

static void read_schema(struct pk_schematron *s)
{
	const struct schematron_files files = { read_file, NULL };
	struct buf bytes = BUF_INIT;

	if (instance_bytes(&bytes, s->options.schema, s->options.schema, LIMIT_RULE_BYTES, &s->sink) == 0)
		s->schema = schematron_new(s->options.schema, bytes.data, bytes.len, &files, &s->sink);
	buf_release(&bytes);
	if (s->schema == NULL)
		s->report->usage_error = true;
}

static void check_phase(struct pk_schematron *s)
{
	VEC(const char *) known = { 0 };
	const char *guess;

	if (s->options.phase == NULL || schematron_has_phase(s->schema, s->options.phase))
		return;
	for (size_t i = 0; i < s->schema->phases.len; i++) {
		if (s->schema->phases.items[i]->id != NULL)
			vec_push(&known, s->schema->phases.items[i]->id);
	}
	vec_push(&known, "#ALL");
	vec_push(&known, "#ANY");
	vec_push(&known, "#DEFAULT");
	guess = nearest(s->options.phase, known.items, known.len);
	diag_emit(&s->sink, guess != NULL ? MSG_SCH_UNKNOWN_PHASE_GUESS : MSG_SCH_UNKNOWN_PHASE, NULL, "name", s->options.phase, "guess", guess, NULL);
	vec_free(&known);
	s->report->usage_error = true;
}

static void refuse_parameter(struct pk_schematron *s, const char *name)
{
	VEC(const char *) known = { 0 };
	const char *guess;

	for (size_t i = 0; i < s->schema->lets.len; i++)
		vec_push(&known, s->schema->lets.items[i].name);
	guess = known.len > 0 ? nearest(name, known.items, known.len) : NULL;
	diag_emit(&s->sink, guess != NULL ? MSG_SCHEMATRON_PARAMETER_GUESS : MSG_SCHEMATRON_PARAMETER, NULL,
	          "file", s->options.schema, "name", name, "guess", guess, NULL);
	vec_free(&known);
	s->report->usage_error = true;
}

/* The name before the "=", in the report's arena; NULL if there is none. */
static const char *parameter_name(struct pk_schematron *s, const char *pair)
{
	const char *equals = strchr(pair, '=');

	return equals != NULL && equals > pair ? arena_strndup(s->report->arena, pair, (size_t)(equals - pair)) : NULL;
}

static bool is_schema_let(const struct schematron *s, const char *name)
{
	for (size_t i = 0; i < s->lets.len; i++) {
		if (strcmp(s->lets.items[i].name, name) == 0)
			return true;
	}
	return false;
}

static void check_parameters(struct pk_schematron *s)
{
	for (size_t i = 0; i < s->options.param_count; i++) {
		const char *name = parameter_name(s, s->options.params[i]);

		if (name == NULL) {
			diag_emit(&s->sink, MSG_SCHEMATRON_PAIR, NULL, "value", s->options.params[i], NULL);
			s->report->usage_error = true;
		} else if (!is_schema_let(s->schema, name)) {
			refuse_parameter(s, name);
		}
	}
}

struct pk_schematron *pk_schematron_new(const struct pk_schematron_options *options)
{
	struct pk_schematron *s = mem_alloc(sizeof *s);

	door_open();
	s->options = *options;
	s->report = report_new();
	s->report->fail_on = options->fail_on != NULL ? severity_find(options->fail_on) : SEVERITY_INFO;
	s->sink = diag_list_sink(s->report->diagnostics);
	s->names = map_new();
	s->seconds = platform_seconds();
	read_schema(s);
	if (s->schema != NULL) {
		check_phase(s);
		check_parameters(s);
	}
	return s;
}

void pk_schematron_free(struct pk_schematron *s)
{
	if (s == NULL)
		return;
	schematron_documents_free(s);
	vec_free(&s->others);
	schematron_free(s->schema);
	map_free(s->names);
	vec_free(&s->tallies);
	report_free(s->report);
	free(s);
}

static void set_parameters(struct pk_schematron *s, struct schematron_run *run)
{
	for (size_t i = 0; i < s->options.param_count; i++)
		schematron_run_set(run, parameter_name(s, s->options.params[i]), strchr(s->options.params[i], '=') + 1);
}

/* Variables that only another phase has: the schema cannot be used so. */
static bool lacks_nothing(struct pk_schematron *s, struct schematron_run *run)
{
	bool whole = true;

	for (size_t i = 0; i < s->schema->patterns.len; i++) {
		const struct sch_pattern *p = s->schema->patterns.items[i];
		const char *name = schematron_run_active(run, p) ? schematron_lacks(p, schematron_run_phase(run)) : NULL;

		if (name == NULL)
			continue;
		schematron_say_lacking(s, p, name);
		whole = false;
	}
	return whole;
}

static void run_job(struct schematron_job *j, int (*write)(void *payload, const char *bytes, size_t n), void *payload)
{
	struct schematron_events events = schematron_findings(j);
	struct xpath_world *world = xpath_world_new(j->doc);
	struct place place = { .file = j->path };

	xpath_world_loader(world, schematron_documents_load, j);
	j->run = schematron_run_new(j->s->schema, world, j->s->options.phase, &events);
	schematron_run_plain(j->run);
	schematron_run_on_pattern(j->run, schematron_findings_begin);
	schematron_run_loader(j->run, schematron_documents_load, j);
	set_parameters(j->s, j->run);
	schematron_run_start(j->run);
	if (lacks_nothing(j->s, j->run)) {
		j->svrl = write != NULL ? svrl_new(write, payload, j->s->options.compact) : NULL;
		if (j->svrl != NULL)
			svrl_open(j->svrl, j->s->schema, schematron_run_phase(j->run));
		for (size_t i = 0; j->svrl != NULL && i < j->early.len; i++)
			svrl_error(j->svrl, NULL, NULL, &place, NULL, j->early.items[i]);
		schematron_run_all(j->run);
		if (j->fired == 0 && j->said == 0)
			diag_emit(&j->s->sink, MSG_SCHEMATRON_SILENT, &place, "file", j->path, NULL);
		if (j->svrl != NULL && svrl_finish(j->svrl) != 0)
			j->s->report->internal_error = true;
	}
	schematron_run_free(j->run);
	xpath_world_free(world);
}

void pk_schematron_run(struct pk_schematron *s, const char *path, int (*write)(void *payload, const char *bytes, size_t n), void *payload)
{
	struct schematron_job j = { .s = s, .path = arena_strdup(s->report->arena, path) };
	struct report_input input = { .path = j.path, .status = "valid" };
	struct instance *instance;

	if (s->report->usage_error)
		return;
	instance = instance_read(path, j.path, &s->sink);
	if (instance == NULL) {
		input.status = "unreadable";
		s->report->incomplete = true;
		s->report->unread++;
		s->files_found++;
	} else {
		j.arena = arena_new();
		j.positions = positions_new();
		j.doc = instance->doc;
		if (strcmp(path, "-") != 0)
			platform_identity(j.identity, path);
		run_job(&j, write, payload);
		s->nodes += j.fired;
		s->files_found += j.said > 0;
		vec_free(&j.early);
		positions_free(j.positions);
		arena_free(j.arena);
		schematron_documents_free(s);
		instance_free(instance);
	}
	vec_push(&s->report->inputs, input);
}

int pk_schematron_exit_code(const struct pk_schematron *s)
{
	const struct report *r = s->report;

	if (r->internal_error || r->errors > 0)
		return PK_INTERNAL;
	if (r->usage_error)
		return PK_USAGE;
	if (r->incomplete)
		return PK_INCOMPLETE;
	for (int i = r->fail_on; i >= 0 && i <= SEVERITY_ERROR; i++) {
		if (r->by_severity[i] > 0)
			return PK_FINDINGS;
	}
	return PK_PASSED;
}

char *pk_schematron_text(const struct pk_schematron *s, const struct pk_text_options *options)
{
	const struct view_schematron v = { s->report, s->tallies.items, s->tallies.len, s->nodes, s->files_found };
	const int l = options->lang != NULL ? lang_find(options->lang) : -1;
	const struct view_text_options o = {
		.lang = l >= 0 ? (enum lang)l : LANG_EN, .color = options->color, .quiet = options->quiet, .verbose = options->verbose, .max_same = options->max_same,
	};
	struct buf out = BUF_INIT;

	s->report->exit_code = pk_schematron_exit_code(s);
	s->report->seconds = platform_seconds() - s->seconds;
	view_schematron(&out, &v, &o);
	return buf_detach(&out);
}
