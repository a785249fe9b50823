/* SPDX-License-Identifier: Apache-2.0 */
/* The outputs of check: which they are, that they do not collide with each other or with what is read, and the writing. */
#include "outputs.h"

#include "files.h"
#include "options.h"
#include "progress.h"
#include "screen.h"
#include "vec.h"

#include <string.h>

static const char text_format[] = "text";

const char *outputs_format(size_t i)
{
	return i ? pk_format_name(i - 1) : text_format;
}

/* The format of this name, or NULL after a message. */
static const char *find_format(struct cli *cli, const char *option, const char *name)
{
	VEC(const char *) known = { 0 };
	const char *format, *found = NULL;
	size_t i;

	for (i = 0; !found && (format = outputs_format(i)) != NULL; i++) {
		vec_push(&known, format);
		if (!strcmp(format, name))
			found = format;
	}
	if (!found)
		options_refuse(cli, MSG_OPTION_VALUE_UNKNOWN, MSG_OPTION_VALUE_MISSPELT, option, name, known.items, known.len);
	vec_free(&known);
	return found;
}

static void refuse_ending(struct cli *cli, const char *file)
{
	VEC(const char *) known = { 0 };
	const char *format;
	char *list;
	size_t i;

	for (i = 0; (format = outputs_format(i)) != NULL; i++)
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
	format = find_format(cli, "--output", name.data);
	buf_release(&name);
	if (!format)
		return -1;
	vec_push(out, (struct output){ format, equals + 1 });
	return 0;
}

static bool has_ending(const char *file, const char *ending)
{
	size_t n = strlen(file), m = strlen(ending);

	return n > m && !strcmp(file + n - m, ending);
}

static int add_file(struct cli *cli, struct outputs *out, const char *file)
{
	const char *format = has_ending(file, ".txt") ? text_format : pk_format_of_file(file);

	if (!format) {
		refuse_ending(cli, file);
		return -1;
	}
	vec_push(out, (struct output){ format, file });
	return 0;
}

static bool is_stdout(const char *file)
{
	return !strcmp(file, "-") || !strcmp(file, "/dev/stdout");
}

/* Standard output: in the format asked for, or in the one an output names, or as text. */
static int add_stdout(struct cli *cli, struct outputs *out, const char *format, bool named)
{
	size_t i;

	for (i = 0; !format && !named && i < out->len; i++)
		if (is_stdout(out->items[i].file))
			return 0;
	format = find_format(cli, "--format", format ? format : text_format);
	if (!format)
		return -1;
	vec_push(out, (struct output){ format, "-" });
	return 0;
}

static int collide(struct cli *cli, const struct outputs *out, const struct output *o)
{
	const struct output *other;

	for (other = out->items; other < o; other++) {
		if (is_stdout(o->file) ? !is_stdout(other->file) : is_stdout(other->file) || !files_same(o->file, other->file))
			continue;
		diag_emit(&cli->say, MSG_OUTPUT_TWICE, NULL, "file", is_stdout(o->file) ? lang_text(cli->lang, "standard output") : o->file, (char *)NULL);
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
	diag_emit(&cli->say, input ? MSG_OUTPUT_IS_INPUT : MSG_OUTPUT_IS_DOCUMENT, NULL, "file", o->file, (char *)NULL);
	return -1;
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
	if (add_stdout(cli, out, wish->format, named))
		return -1;
	for (i = 0; i < out->len; i++)
		if (collide(cli, out, &out->items[i]) || (!is_stdout(out->items[i].file) && overwrite(cli, &out->items[i], wish->inputs)))
			return -1;
	return 0;
}

/* The report's bytes, the caller's (pk_free); NULL with *error, which is the caller's too. */
static char *render(struct cli *cli, const struct pk_report *report, const char *format, size_t *size, char **error)
{
	struct pk_text_options o = screen_text_options(cli, 0);
	char *bytes;

	if (strcmp(format, text_format))
		return pk_report_render(report, format, lang_code(cli->lang), size, error);
	bytes = pk_report_text(report, &o);
	*size = strlen(bytes);
	return bytes;
}

static int write_output(struct cli *cli, const struct output *o, const struct pk_report *report, struct progress *p)
{
	enum platform_error cause = PLATFORM_OK;
	char *error = NULL, *bytes;
	size_t size = 0;
	int code = PK_PASSED;

	bytes = render(cli, report, o->format, &size, &error);
	if (!bytes) {
		progress_clear(p);
		diag_emit(&cli->say, MSG_OUTPUT_FAILED, NULL, "file", is_stdout(o->file) ? lang_text(cli->lang, "standard output") : o->file,
			"reason", error ? error : "", (char *)NULL);
		code = PK_INTERNAL;
	} else if (is_stdout(o->file)) {
		buf_add(&cli->out, bytes, size);
	} else if (platform_replace(o->file, bytes, size, &cause)) {
		progress_clear(p);
		code = cli_write_failed(cli, o->file, cause);
	}
	pk_free(bytes);
	pk_free(error);
	return code;
}

int outputs_write(struct cli *cli, const struct outputs *out, const struct pk_report *report, struct progress *p)
{
	const struct output *o;
	int code = PK_PASSED;
	size_t i;

	for (i = 0; i < out->len; i++) {
		o = &out->items[i];
		if (is_stdout(o->file) && !strcmp(o->format, text_format)) {
			screen_report(cli, report, 1);
			continue;
		}
		progress_writing(p, is_stdout(o->file) ? lang_text(cli->lang, "standard output") : o->file);
		code = cli_worst(code, write_output(cli, o, report, p));
		progress_clear(p);
		if (is_stdout(o->file) && !screen_quiet())
			screen_report(cli, report, 2);
	}
	return code;
}
