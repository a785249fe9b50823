/* SPDX-License-Identifier: Apache-2.0 */
/* The outputs of check: which they are, that they do not collide with each other or with what is read, and the writing. */
#include "outputs.h"

#include "files.h"
#include "github.h"
#include "options.h"
#include "progress.h"
#include "screen.h"
#include "vec.h"

#include <string.h>

static const char text_format[] = "text", github_format[] = "github", summary_format[] = "summary";

static struct names show;
static const char *const outcomes[] = { "excepted", "not-evaluable", NULL };

const struct option outputs_options[] = {
	{ .name = "show", .list = &show, .choices = outcomes, .value = "OUTCOME",
	  .help = "in sarif, gitlab and rdjson, which list gaps, list these findings as well: excepted or not-evaluable; may be repeated" },
	{ 0 }
};

static bool shows(const char *outcome)
{
	size_t i;

	for (i = 0; i < show.len; i++)
		if (!strcmp(show.items[i], outcome))
			return true;
	return false;
}

static char *report_text(const void *what, const struct pk_text_options *o)
{
	return pk_report_text(what, o);
}

static char *report_render(const void *what, const char *format, const char *lang, size_t *size, char **error)
{
	const struct pk_render_options as = {
		.lang = lang, .show_excepted = shows("excepted"), .show_not_evaluable = shows("not-evaluable")
	};

	return pk_report_render_as(what, format, &as, size, error);
}

static const struct outputs_maker of_reports = {
	.format = pk_format_name, .format_of_file = pk_format_of_file, .text = report_text, .render = report_render,
};

static const struct outputs_maker *maker(const struct outputs *out)
{
	return out->maker ? out->maker : &of_reports;
}

const char *outputs_format(size_t i)
{
	return i ? pk_format_name(i - 1) : text_format;
}

static const char *format_at(const struct outputs *out, size_t i)
{
	if (!maker(out)->text)
		return maker(out)->format(i);
	return i ? maker(out)->format(i - 1) : text_format;
}

/* The format of this name, or NULL after a message. */
static const char *find_format(struct cli *cli, const struct outputs *out, const char *option, const char *name)
{
	VEC(const char *) known = { 0 };
	const char *format, *found = NULL;
	size_t i;

	for (i = 0; !found && (format = format_at(out, i)) != NULL; i++) {
		vec_push(&known, format);
		if (!strcmp(format, name))
			found = format;
	}
	if (!found)
		options_refuse(cli, MSG_OPTION_VALUE_UNKNOWN, MSG_OPTION_VALUE_MISSPELT, option, name, known.items, known.len);
	vec_free(&known);
	return found;
}

static void refuse_ending(struct cli *cli, const struct outputs *out, const char *file)
{
	VEC(const char *) known = { 0 };
	const char *format;
	char *list;
	size_t i;

	for (i = 0; (format = format_at(out, i)) != NULL; i++)
		vec_push(&known, format);
	list = cli_join(known.items, known.len);
	diag_emit(&cli->say, MSG_OUTPUT_ENDING, NULL, "file", file, "*allowed", list, (char *)NULL);
	free(list);
	vec_free(&known);
}

static int add_pair(struct cli *cli, struct outputs *out, const char *pair)
{
	const char *equals = strchr(pair, '='), *format;
	struct buf name = BUF_INIT;

	if (!equals || equals == pair || !equals[1]) {
		diag_emit(&cli->say, MSG_OUTPUT_PAIR, NULL, "value", pair, (char *)NULL);
		return -1;
	}
	buf_add(&name, pair, (size_t)(equals - pair));
	format = find_format(cli, out, "--output", name.data);
	buf_release(&name);
	if (!format)
		return -1;
	vec_push(out, (struct output){ .format = format, .file = equals + 1 });
	return 0;
}

static bool has_ending(const char *file, const char *ending)
{
	size_t n = strlen(file), m = strlen(ending);

	return n > m && !strcmp(file + n - m, ending);
}

static int add_file(struct cli *cli, struct outputs *out, const char *file)
{
	const char *format = maker(out)->text && has_ending(file, ".txt") ? text_format : maker(out)->format_of_file(file);

	if (!format) {
		refuse_ending(cli, out, file);
		return -1;
	}
	vec_push(out, (struct output){ .format = format, .file = file });
	return 0;
}

static bool is_stdout(const char *file)
{
	return !strcmp(file, "-") || !strcmp(file, "/dev/stdout");
}

static bool is_stderr(const char *file)
{
	return !strcmp(file, "/dev/stderr");
}

/* Standard output: in the format asked for, or in the one an output names, or as text. */
static int add_stdout(struct cli *cli, struct outputs *out, const char *format, bool named)
{
	size_t i;

	for (i = 0; !format && !named && i < out->len; i++)
		if (is_stdout(out->items[i].file))
			return 0;
	/* Without text, files are all that is written. */
	if (!maker(out)->text && !format && !named && out->len)
		return 0;
	format = find_format(cli, out, "--format", format ? format : format_at(out, 0));
	if (!format)
		return -1;
	vec_push(out, (struct output){ .format = format, .file = "-" });
	return 0;
}

/* With --split an output is a folder when its name says so, or when it is one; without, none can be. */
static int mark_folders(struct cli *cli, struct outputs *out, const struct outputs_wish *wish)
{
	size_t i, folders = 0;

	for (i = 0; i < out->len; i++) {
		struct output *o = &out->items[i];
		bool named = !is_stdout(o->file) && o->file[strlen(o->file) - 1] == '/';

		if (named && !wish->split) {
			diag_emit(&cli->say, MSG_OUTPUT_FOLDER, &o->place, "file", o->file, (char *)NULL);
			return -1;
		}
		o->folder = wish->split && !o->place.file && (named || (!is_stdout(o->file) && platform_kind(o->file, NULL) == PLATFORM_DIRECTORY));
		folders += o->folder;
	}
	if (!wish->split || folders)
		return 0;
	diag_emit(&cli->say, MSG_SPLIT_NOWHERE, NULL, (char *)NULL);
	return -1;
}

static int collide(struct cli *cli, const struct outputs *out, const struct output *o)
{
	const struct output *other;

	for (other = out->items; other < o; other++) {
		if (is_stdout(o->file) ? !is_stdout(other->file) : is_stdout(other->file) || !files_same(o->file, other->file))
			continue;
		if (o->folder && other->folder && strcmp(o->format, other->format))
			continue;
		diag_emit(&cli->say, MSG_OUTPUT_TWICE, &o->place, "file", is_stdout(o->file) ? lang_text(cli->lang, "standard output") : o->file, (char *)NULL);
		return -1;
	}
	return 0;
}

/* An output may be neither a file that is named as input nor any document of policykoll: what people wrote is not replaced by a report. */
static int overwrite(struct cli *cli, const struct output *o, const struct names *const *inputs)
{
	bool input = false;
	size_t i;

	for (; *inputs; inputs++)
		for (i = 0; i < (*inputs)->len; i++)
			input |= strcmp((*inputs)->items[i], "-") && files_same(o->file, (*inputs)->items[i]);
	if (!input && !files_is_document(o->file))
		return 0;
	diag_emit(&cli->say, input ? MSG_OUTPUT_IS_INPUT : MSG_OUTPUT_IS_DOCUMENT, &o->place, "file", o->file, (char *)NULL);
	return -1;
}

static bool is_asked_for(const struct outputs *out, const char *file)
{
	size_t i;

	for (i = 0; i < out->len; i++)
		if (!out->items[i].place.file && !is_stdout(out->items[i].file) && files_same(out->items[i].file, file))
			return true;
	return false;
}

/* Those of the configuration; a file that the command line names is the command line's. */
static int add_configured(struct cli *cli, struct outputs *out)
{
	struct pk_setting s;
	const char *format;
	size_t i;

	for (i = 0; cli->configuration && !pk_configuration_is_wrong(cli->configuration) && pk_configuration_setting(cli->configuration, i, &s); i++) {
		if (strcmp(s.name, "output") || is_asked_for(out, s.value))
			continue;
		format = find_format(cli, out, "output", s.format);
		if (!format)
			return -1;
		vec_push(out, (struct output){ .format = format, .file = s.value, .place = { .file = s.file, .line = s.line, .column = s.column } });
	}
	return 0;
}

/* Workflow commands give way to another format on standard output: the runner of a job reads standard error as well. */
static void move_commands(struct outputs *out)
{
	size_t i, others = 0;

	for (i = 0; i < out->len; i++)
		others += is_stdout(out->items[i].file) && strcmp(out->items[i].format, github_format);
	for (i = 0; others && i < out->len; i++)
		if (is_stdout(out->items[i].file) && !strcmp(out->items[i].format, github_format))
			out->items[i].file = "/dev/stderr";
}

/* The summary of a job, where there is one: it also gets what was asked for by the name of its format. */
static void add_job_summary(struct outputs *out, const struct outputs_wish *wish)
{
	bool asked = wish->format && !strcmp(wish->format, summary_format);
	size_t i;

	if (!github_summary())
		return;
	for (i = 0; i < wish->pairs->len; i++)
		asked |= !strcmp(out->items[i].format, summary_format);
	for (i = 0; asked && i < out->len; i++)
		if (github_is_summary(out->items[i].file) && !strcmp(out->items[i].format, summary_format))
			return;
	if (asked)
		vec_push(out, (struct output){ .format = summary_format, .file = github_summary() });
}

int outputs_plan(struct cli *cli, struct outputs *out, const struct outputs_wish *wish)
{
	bool named = false;
	size_t i;

	for (i = 0; i < wish->pairs->len; i++)
		if (add_pair(cli, out, wish->pairs->items[i]))
			return -1;
	for (i = 0; i < wish->files->len; i++) {
		if (is_stdout(wish->files->items[i]))
			named = true;
		else if (add_file(cli, out, wish->files->items[i]))
			return -1;
	}
	if (add_stdout(cli, out, wish->format, named) || (wish->of_configuration && add_configured(cli, out)))
		return -1;
	move_commands(out);
	add_job_summary(out, wish);
	if (mark_folders(cli, out, wish))
		return -1;
	for (i = 0; i < out->len; i++)
		if (collide(cli, out, &out->items[i]) || (!is_stdout(out->items[i].file) && overwrite(cli, &out->items[i], wish->inputs)))
			return -1;
	return 0;
}

/* The bytes, the caller's (pk_free); NULL with *error, which is the caller's too. */
static char *render(struct cli *cli, const struct outputs_maker *of, const void *what, const char *format, size_t *size, char **error)
{
	struct pk_text_options o = screen_text_options(cli, 0);
	char *bytes;

	if (strcmp(format, text_format))
		return of->render(what, format, lang_code(cli->lang), size, error);
	bytes = of->text(what, &o);
	*size = strlen(bytes);
	return bytes;
}

char *outputs_render(struct cli *cli, const struct pk_report *report, const char *format, size_t *size, char **error)
{
	return render(cli, &of_reports, report, format, size, error);
}

static int write_output(struct cli *cli, const struct outputs_maker *of, const struct output *o, const void *what, struct progress *p)
{
	enum platform_error cause = PLATFORM_OK;
	char *error = NULL, *bytes;
	size_t size = 0;
	int code = PK_PASSED;

	bytes = render(cli, of, what, o->format, &size, &error);
	if (!bytes) {
		progress_clear(p);
		diag_emit(&cli->say, MSG_OUTPUT_FAILED, NULL, "file", is_stdout(o->file) ? lang_text(cli->lang, "standard output") : o->file,
			"reason", error ? error : "", (char *)NULL);
		code = PK_INTERNAL;
	} else if (is_stdout(o->file)) {
		buf_add(&cli->out, bytes, size);
	} else if (is_stderr(o->file)) {
		if (platform_write(2, bytes, size, &cause))
			code = PK_INTERNAL;
	} else if (!strcmp(o->format, summary_format) && github_is_summary(o->file)) {
		code = github_add_summary(cli, bytes, size);
	} else if (platform_replace(o->file, bytes, size, &cause)) {
		progress_clear(p);
		code = cli_write_failed(cli, o->file, cause);
	}
	pk_free(bytes);
	pk_free(error);
	return code;
}

/* The stream that workflow commands go to, or 0. */
static int commands_stream(const struct outputs *out)
{
	size_t i;

	for (i = 0; i < out->len; i++)
		if (!strcmp(out->items[i].format, github_format))
			if (is_stdout(out->items[i].file) || is_stderr(out->items[i].file))
				return is_stdout(out->items[i].file) ? 1 : 2;
	return 0;
}

/* The text for people, on standard output or at once on standard error. */
static void show_some(struct cli *cli, const struct outputs *out, const void *what, int stream, bool messages_only)
{
	struct pk_text_options o = screen_text_options(cli, stream);
	int theirs = commands_stream(out);
	struct buf muted = BUF_INIT;
	char *text;

	o.messages_only = messages_only;
	text = maker(out)->text(what, &o);
	if (theirs && *text)
		github_mute(&muted, text, theirs == stream);
	screen_text(cli, theirs && *text ? muted.data : text, stream);
	buf_release(&muted);
	pk_free(text);
}

static void show_text(struct cli *cli, const struct outputs *out, const void *what, int stream)
{
	show_some(cli, out, what, stream, false);
}

/* Quiet is less said of the findings, not of why the run failed. */
static void show_errors(struct cli *cli, const struct outputs *out, const void *what)
{
	if (screen_quiet() && maker(out) == &of_reports)
		show_some(cli, out, what, 2, true);
}

/* The last line: whatever the verdict above it says, what was asked for is not all there. */
static void tell_lack(struct cli *cli)
{
	buf_printf(&cli->out, "%s\n", lang_text(cli->lang, "NOT COMPLETE: an output could not be written (exit code 4)"));
}

int outputs_write(struct cli *cli, const struct outputs *out, const void *what, struct progress *p)
{
	bool text_is_out = false;
	const struct output *o;
	int code = out->failed ? PK_INTERNAL : PK_PASSED;
	size_t i;

	show_errors(cli, out, what);
	for (i = 0; i < out->len; i++) {
		o = &out->items[i];
		if (o->folder)
			continue;
		if (is_stdout(o->file) && !strcmp(o->format, text_format)) {
			show_text(cli, out, what, 1);
			text_is_out = true;
			continue;
		}
		progress_writing(p, is_stdout(o->file) ? lang_text(cli->lang, "standard output") : o->file);
		code = cli_worst(code, write_output(cli, maker(out), o, what, p));
		progress_clear(p);
		if (is_stdout(o->file) && !screen_quiet() && maker(out)->text)
			show_text(cli, out, what, 2);
	}
	if (code == PK_INTERNAL && text_is_out)
		tell_lack(cli);
	return code;
}
