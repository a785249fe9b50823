/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One output per unit (split.h). The run is made once more for each unit, narrowed to it: so each file is what --unit gives, byte for byte, and nothing has to be taken apart. What must stay
 * true: all are of the same documents, or nothing is written; what people wrote is not replaced; what stands in the folder from before and is not written again is told of.
 */
#include "split.h"

#include "arena.h"
#include "files.h"
#include "map.h"
#include "progress.h"
#include "split_names.h"
#include "vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDEX "index.html"
#define TOLD_STALE 5

/* A folder that is asked for, and the files in it. */
struct target {
	const struct output *output;
	const char *ending;
	const char **names;          /* one for each unit */
	const char **paths;
	const char *index;           /* the comparing page's path; NULL: the format has none */
};

struct splitting {
	struct cli *cli;
	const struct outputs *out;
	const struct pk_options *run;
	const struct pk_report *whole;
	struct progress *progress;
	struct arena *arena;
	struct map *taken;           /* names that are given away, by path */
	const char **units;
	size_t unit_count;
	VEC(struct target) targets;
	struct platform_batch *batch;
};

int split_allows(struct cli *cli, const struct names *const *inputs)
{
	size_t i;

	for (; *inputs; inputs++) {
		for (i = 0; i < (*inputs)->len; i++) {
			const char *path = (*inputs)->items[i];

			if (strcmp(path, "-") && platform_kind(path, NULL) != PLATFORM_SPECIAL)
				continue;
			diag_emit(&cli->say, MSG_SPLIT_ONCE, NULL, "file", strcmp(path, "-") ? path : lang_text(cli->lang, "standard input"), (char *)NULL);
			return -1;
		}
	}
	return 0;
}

/* --- names --- */

/* The first ending of the format's files that can follow a name; text has one of its own, and what has none says what it is. */
static const char *ending_of(struct splitting *s, const char *format)
{
	const char *endings = strcmp(format, "text") ? arena_printf(s->arena, ".%s.txt", format) : ".txt";
	size_t i;

	for (i = 0; pk_format_name(i); i++)
		if (!strcmp(pk_format_name(i), format) && *pk_format_endings(i) == '.')
			endings = pk_format_endings(i);
	return arena_strndup(s->arena, endings, strcspn(endings, " "));
}

static const char *in_folder(struct splitting *s, const char *folder, const char *name)
{
	return arena_printf(s->arena, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
}

static void name_files(struct splitting *s, const struct output *o)
{
	struct target t = { .output = o, .ending = ending_of(s, o->format) };
	struct map *taken = map_new();
	size_t i;

	t.names = arena_alloc(s->arena, (s->unit_count + 1) * sizeof *t.names);
	t.paths = arena_alloc(s->arena, (s->unit_count + 1) * sizeof *t.paths);
	if (!strcmp(o->format, "html")) {
		map_set(taken, INDEX, taken);
		t.index = in_folder(s, o->file, INDEX);
	}
	for (i = 0; i < s->unit_count; i++) {
		t.names[i] = split_name(s->arena, taken, s->units[i], t.ending);
		t.paths[i] = in_folder(s, o->file, t.names[i]);
	}
	map_free(taken);
	vec_push(&s->targets, t);
}

/* --- what may not be written over --- */

static int refuse_path(struct splitting *s, enum msg_id id, const char *path)
{
	diag_emit(&s->cli->say, id, NULL, "file", path, (char *)NULL);
	return -1;
}

static int check_path(struct splitting *s, const char *path, const struct names *const *inputs)
{
	size_t i;

	if (map_get(s->taken, path))
		return refuse_path(s, MSG_OUTPUT_TWICE, path);
	map_set(s->taken, path, s);
	for (i = 0; i < s->out->len; i++)
		if (!s->out->items[i].folder && files_same(s->out->items[i].file, path))
			return refuse_path(s, MSG_OUTPUT_TWICE, path);
	for (; *inputs; inputs++)
		for (i = 0; i < (*inputs)->len; i++)
			if (files_same((*inputs)->items[i], path))
				return refuse_path(s, MSG_OUTPUT_IS_INPUT, path);
	return files_is_document(path) ? refuse_path(s, MSG_OUTPUT_IS_DOCUMENT, path) : 0;
}

static int check_paths(struct splitting *s, const struct names *const *inputs)
{
	size_t i, k;

	for (i = 0; i < s->targets.len; i++) {
		const struct target *t = &s->targets.items[i];

		if (t->index && check_path(s, t->index, inputs))
			return -1;
		for (k = 0; k < s->unit_count; k++)
			if (check_path(s, t->paths[k], inputs))
				return -1;
	}
	return 0;
}

/* --- making --- */

static int add(struct splitting *s, const char *path, char *bytes, size_t size, char *error)
{
	enum platform_error cause = PLATFORM_OK;
	int code = PK_PASSED;

	progress_clear(s->progress);
	if (!bytes) {
		diag_emit(&s->cli->say, MSG_OUTPUT_FAILED, NULL, "file", path, "reason", error ? error : "", (char *)NULL);
		code = PK_INTERNAL;
	} else if (platform_batch_add(s->batch, path, bytes, size, &cause)) {
		code = cli_write_failed(s->cli, path, cause);
	}
	pk_free(bytes);
	pk_free(error);
	return code;
}

static int make_unit(struct splitting *s, size_t i)
{
	struct pk_options run = *s->run;
	struct pk_report *report;
	int code = PK_PASSED;
	size_t k, size = 0;

	run.units = &s->units[i];
	run.unit_count = 1;
	run.progress = NULL;
	run.statistics = false;
	progress_writing(s->progress, s->targets.items[0].paths[i]);
	report = pk_check(&run);
	if (!pk_report_same_inputs(s->whole, report)) {
		progress_clear(s->progress);
		diag_emit(&s->cli->say, MSG_SPLIT_CHANGED, NULL, "unit", s->units[i], (char *)NULL);
		code = PK_INTERNAL;
	}
	for (k = 0; k < s->targets.len && code == PK_PASSED; k++) {
		char *error = NULL, *bytes = outputs_render(s->cli, report, s->targets.items[k].output->format, &size, &error);

		code = add(s, s->targets.items[k].paths[i], bytes, size, error);
	}
	pk_report_free(report);
	return code;
}

static int make_index(struct splitting *s, const struct target *t)
{
	struct pk_unit_page *pages = arena_alloc(s->arena, (s->unit_count + 1) * sizeof *pages);
	char *bytes, *error = NULL;
	size_t i, size = 0;

	for (i = 0; i < s->unit_count; i++)
		pages[i] = (struct pk_unit_page){ s->units[i], t->names[i] };
	bytes = pk_report_render_units(s->whole, pages, s->unit_count, lang_code(s->cli->lang), &size, &error);
	return add(s, t->index, bytes, size, error);
}

static int make_all(struct splitting *s)
{
	enum platform_error cause = PLATFORM_OK;
	const char *failed = NULL;
	int code = PK_PASSED;
	size_t i;

	for (i = 0; i < s->targets.len; i++)
		if (platform_make_folder(s->targets.items[i].output->file, &cause))
			return cli_write_failed(s->cli, s->targets.items[i].output->file, cause);
	for (i = 0; i < s->unit_count && code == PK_PASSED; i++)
		code = make_unit(s, i);
	for (i = 0; i < s->targets.len && code == PK_PASSED; i++)
		if (s->targets.items[i].index)
			code = make_index(s, &s->targets.items[i]);
	if (code == PK_PASSED && platform_batch_commit(s->batch, &failed, &cause))
		code = cli_write_failed(s->cli, failed, cause);
	progress_clear(s->progress);
	return code;
}

/* --- what is left from before --- */

static bool has_ending(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);

	return n > m && !strcmp(name + n - m, ending) && *name != '.';
}

/* Nothing is deleted: it could be somebody else's. */
static void tell_stale(struct splitting *s, const struct target *t)
{
	struct buf list = BUF_INIT;
	char **names = NULL, count[24];
	size_t i, n = 0, stale = 0;

	if (platform_list(&names, &n, t->output->file, NULL))
		return;
	for (i = 0; i < n; i++) {
		if (has_ending(names[i], t->ending) && !map_get(s->taken, in_folder(s, t->output->file, names[i])) && stale++ < TOLD_STALE)
			buf_printf(&list, "%s%s", list.len ? ", " : "", names[i]);
		free(names[i]);
	}
	free(names);
	snprintf(count, sizeof count, "%zu", stale > TOLD_STALE ? stale - TOLD_STALE : 0);
	if (stale)
		diag_emit(&s->cli->say, stale > TOLD_STALE ? MSG_SPLIT_STALE_MORE : MSG_SPLIT_STALE, NULL, "folder", t->output->file, "files", list.data, "n", count, (char *)NULL);
	buf_release(&list);
}

int split_write(struct cli *cli, const struct outputs *out, const struct pk_options *run, const struct pk_report *whole, const struct names *const *inputs, struct progress *p)
{
	struct splitting s = { .cli = cli, .out = out, .run = run, .whole = whole, .progress = p, .arena = arena_new(), .taken = map_new() };
	int code = PK_PASSED;
	size_t i;

	s.unit_count = pk_report_units(whole, &s.units);
	s.batch = platform_batch_new();
	for (i = 0; i < out->len; i++)
		if (out->items[i].folder)
			name_files(&s, &out->items[i]);
	/* A run that wrong usage has stopped has said why. */
	if (pk_report_exit_code(whole) == PK_USAGE)
		code = PK_USAGE;
	else if (!s.unit_count)
		diag_emit(&cli->say, MSG_SPLIT_NOTHING, NULL, (char *)NULL);
	else if (check_paths(&s, inputs))
		code = PK_USAGE;
	else
		code = make_all(&s);
	for (i = 0; i < s.targets.len && code == PK_PASSED && s.unit_count; i++)
		tell_stale(&s, &s.targets.items[i]);
	platform_batch_free(s.batch);
	pk_free(s.units);
	vec_free(&s.targets);
	map_free(s.taken);
	arena_free(s.arena);
	return code;
}
