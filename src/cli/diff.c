/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll diff: what changed from one saved report to another. */
#include "cli.h"

#include "options.h"
#include "outputs.h"
#include "policykoll.h"
#include "screen.h"
#include "vec.h"

static const char *fail_on, *format;
static struct names pairs, files;

static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };

const struct option diff_options[] = {
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "new and worse findings from this severity up give exit code 1; default error" },
	{ .letter = 'o', .list = &files, .value = "FILE",
	  .help = "write the difference to FILE, whose ending tells the format; may be repeated; -: standard output" },
	{ .name = "output", .list = &pairs, .value = "FORMAT=FILE",
	  .help = "write the difference in a format to FILE; may be repeated; -: standard output" },
	{ .name = "format", .text = &format, .value = "FORMAT", .help = "what standard output holds; with another format than text, the text goes to standard error" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

void diff_more(struct cli *cli)
{
	const char *lang = lang_code(cli->lang);
	size_t i;

	buf_printf(&cli->out, "\n%s:\n", lang_text(cli->lang, "Formats"));
	help_row(cli, "text", "text for a terminal");
	for (i = 0; pk_diff_format_name(i); i++)
		help_row(cli, pk_diff_format_name(i), pk_diff_format_summary(i, lang));
}

static char *text(const void *what, const struct pk_text_options *o)
{
	return pk_diff_text(what, o);
}

static char *render(const void *what, const char *name, const char *lang, size_t *size, char **error)
{
	return pk_diff_render(what, name, lang, size, error);
}

static const struct outputs_maker maker = {
	.format = pk_diff_format_name, .format_of_file = pk_diff_format_of_file, .text = text, .render = render,
};

/* Why there is nothing to compare, on standard error, also when quiet. */
static void refuse(struct cli *cli, const struct pk_diff *diff)
{
	const struct pk_text_options o = screen_text_options(cli, 2);
	char *words = pk_diff_text(diff, &o);

	screen_text(cli, words, 2);
	pk_free(words);
}

int cmd_diff(struct cli *cli, const struct names *operands)
{
	const struct names *const inputs[] = { operands, NULL };
	const struct outputs_wish wish = { .pairs = &pairs, .files = &files, .format = format, .inputs = inputs };
	const struct pk_diff_options options = { .old_path = operands->items[0], .new_path = operands->items[1], .fail_on = fail_on };
	struct outputs outputs = { .maker = &maker };
	struct pk_diff *diff;
	int code = PK_USAGE;

	if (!outputs_plan(cli, &outputs, &wish)) {
		diff = pk_diff(&options);
		code = pk_diff_exit_code(diff);
		if (pk_diff_refused(diff))
			refuse(cli, diff);
		else
			code = cli_worst(code, outputs_write(cli, &outputs, diff, NULL));
		pk_diff_free(diff);
	}
	vec_free(&outputs);
	return code;
}
