/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Configurations for the façade (run_settings.h, policykoll.h). Settings decide what a run lets through, so it is never a guess which file sets them: paths that lead to different
 * ones are refused, and also when only some of them lead to one.
 */
#include "run_settings.h"

#include "door.h"
#include "mem.h"
#include "nearest.h"
#include "platform.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_FORMAT "text"

struct opening {
	struct pk_configuration *c;
	struct diag_sink sink;
	const struct pk_configuration_options *options;
	bool differ;                  /* the paths lead to different ones */
};

static bool same_file(const char *a, const char *b)
{
	uint64_t x[2], y[2];

	return strcmp(a, b) == 0 || (platform_identity(x, a) == 0 && platform_identity(y, b) == 0 && x[0] == y[0] && x[1] == y[1]);
}

static void say_many(struct opening *o, const char *file, const char *path, const char *other_file, const char *other)
{
	struct place place = { .file = file };

	o->differ = true;
	if (o->options->may_differ)
		return;
	diag_emit(&o->sink, other_file != NULL ? MSG_CONFIGURATION_SEVERAL : MSG_CONFIGURATION_NOT_ALL, &place, "file", file, "path", path,
	          "second", other_file, "other", other, NULL);
	o->c->wrong = true;
}

static bool is_there(const char *path)
{
	return strcmp(path, "-") == 0 || platform_kind(path, NULL) != PLATFORM_NOTHING;
}

/* The one file that the paths lead to, or NULL; whatever they lead to is passed over. */
static const char *find(struct opening *o)
{
	static const char *const here[] = { "." };
	const char *const *paths = o->options->path_count > 0 ? o->options->paths : here;
	size_t n = o->options->path_count > 0 ? o->options->path_count : 1;
	const char *first = NULL, *first_path = NULL;
	bool chooses = o->options->file == NULL && !o->options->none;

	for (size_t i = 0; i < n; i++) {
		char *found = is_there(paths[i]) ? configuration_find(paths[i]) : NULL;

		if (!is_there(paths[i]))
			continue; /* the run says it */
		if (found != NULL)
			vec_push(&o->c->passed_over, found);
		if (chooses && !o->differ && first_path != NULL && found != NULL && first != NULL && !same_file(first, found))
			say_many(o, first, first_path, found, paths[i]);
		else if (chooses && !o->differ && first_path != NULL && (first == NULL) != (found == NULL))
			say_many(o, first != NULL ? first : found, first != NULL ? first_path : paths[i], NULL, first != NULL ? paths[i] : first_path);
		if (first_path == NULL) {
			first = found;
			first_path = paths[i];
		}
	}
	return first;
}

static void check_format(struct opening *o, const struct configuration_setting *s)
{
	VEC(const char *) names = { 0 };
	struct arena *a = o->c->file->arena;
	const char *guess, *all = TEXT_FORMAT;

	vec_push(&names, TEXT_FORMAT);
	for (const struct view_format *f = view_formats; f->name != NULL; f++) {
		vec_push(&names, f->name);
		all = arena_printf(a, "%s\n%s", all, f->name);
	}
	for (size_t i = 0; i < names.len; i++) {
		if (strcmp(names.items[i], s->format) == 0) {
			vec_free(&names);
			return;
		}
	}
	guess = nearest(s->format, names.items, names.len);
	diag_emit(&o->sink, guess != NULL ? MSG_SETTING_FORMAT_GUESS : MSG_SETTING_FORMAT, &s->place, "name", s->format, "guess", guess, "*allowed", all, NULL);
	vec_free(&names);
	o->c->wrong = true;
}

/* A baseline that every run replaces would make everything known, and an earlier report would be that of the run before. */
static void check_earlier(struct opening *o, const struct configuration_setting *s)
{
	const struct configuration *file = o->c->file;

	for (size_t i = 0; i < file->settings.len; i++) {
		const struct configuration_setting *earlier = &file->settings.items[i];

		if ((strcmp(earlier->name, "baseline") != 0 && strcmp(earlier->name, "previous") != 0) || !same_file(earlier->value, s->value))
			continue;
		diag_emit(&o->sink, MSG_OUTPUT_IS_INPUT, &s->place, "file", s->value, NULL);
		o->c->wrong = true;
		return;
	}
}

static void check_pack(struct opening *o, const struct configuration_setting *s)
{
	if (!s->is_path) {
		if (!settings_has_pack(s, o->c->file->arena, &o->sink))
			o->c->wrong = true;
	} else if (platform_kind(s->value, NULL) == PLATFORM_NOTHING) {
		diag_emit(&o->sink, MSG_FILE_MISSING, &s->place, "file", s->value, NULL);
		o->c->wrong = true;
	}
}

static int add_excludes(struct excludes *out, const struct configuration *file, const struct diag_sink *sink)
{
	int status = 0;

	for (size_t i = 0; file != NULL && i < file->settings.len; i++) {
		const struct configuration_setting *s = &file->settings.items[i];

		if (strcmp(s->name, "exclude") == 0 && excludes_add(out, s->value, file->real, &s->place, sink) != 0)
			status = -1;
	}
	return status;
}

/* What the documents of its kind cannot say by themselves: names of packs and formats, patterns. */
static void check(struct opening *o)
{
	const struct configuration *file = o->c->file;
	struct excludes excludes = { 0 };

	for (size_t i = 0; i < file->settings.len; i++) {
		const struct configuration_setting *s = &file->settings.items[i];

		if (strcmp(s->name, "output") == 0) {
			check_format(o, s);
			check_earlier(o, s);
		}
		if (strcmp(s->name, "rule-pack") == 0)
			check_pack(o, s);
	}
	if (add_excludes(&excludes, file, &o->sink) != 0)
		o->c->wrong = true;
	excludes_release(&excludes);
	o->c->wrong |= file->wrong;
}

/* Files that nobody applies are documents like others. */
static void forget(struct pk_configuration *c)
{
	while (c->passed_over.len > 0)
		free(c->passed_over.items[--c->passed_over.len]);
}

struct pk_configuration *pk_configuration_open(const struct pk_configuration_options *options)
{
	struct pk_configuration *c = mem_alloc(sizeof *c);
	struct opening o = { .c = c, .options = options };
	const char *path;

	door_open();
	c->messages = diag_list_new();
	o.sink = diag_list_sink(c->messages);
	c->none = options->none;
	c->asked = options->file != NULL;
	path = find(&o);
	if (options->file != NULL) {
		vec_push(&c->passed_over, mem_strdup(options->file));
		path = options->file;
	}
	if (o.differ)
		forget(c);
	if (path == NULL || options->none || o.differ)
		return c;
	c->file = configuration_read(path, &o.sink);
	check(&o);
	return c;
}

void pk_configuration_free(struct pk_configuration *c)
{
	if (c == NULL)
		return;
	configuration_free(c->file);
	diag_list_free(c->messages);
	forget(c);
	vec_free(&c->passed_over);
	free(c);
}

const char *pk_configuration_file(const struct pk_configuration *c)
{
	return c->file != NULL ? c->file->path : NULL;
}

bool pk_configuration_is_wrong(const struct pk_configuration *c)
{
	return c->wrong;
}

bool pk_configuration_setting(const struct pk_configuration *c, size_t i, struct pk_setting *out)
{
	const struct configuration_setting *s;

	if (c->file == NULL || i >= c->file->settings.len)
		return false;
	s = &c->file->settings.items[i];
	*out = (struct pk_setting){ s->name, s->value, s->format, s->place.file, s->place.line, s->place.column };
	return true;
}

int settings_excludes(struct excludes *out, const struct pk_configuration *c, const struct pk_options *o, const struct diag_sink *sink)
{
	int status = c != NULL ? add_excludes(out, c->file, sink) : 0;
	char *here = o->exclude_count > 0 ? platform_real(".") : NULL;

	for (size_t i = 0; i < o->exclude_count; i++) {
		if (excludes_add(out, o->excludes[i], here != NULL ? here : "/", NULL, sink) != 0)
			status = -1;
	}
	free(here);
	return status;
}
