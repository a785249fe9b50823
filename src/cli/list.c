/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll list: what would run. Findings are not what is asked for here, so they do not decide the exit code. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"
#include "vec.h"

#include <string.h>

static const char *as_of;
static const char *format = "text";
static struct names rule_files;

static const char *const formats[] = { "text", "tsv", "json", NULL };

const struct option list_options[] = {
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .name = "format", .text = &format, .choices = formats, .value = "FORMAT", .help = "a table for people, or lines with tabs or JSON for machines" },
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .include = settings_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

struct stream {
	enum platform_error error;
};

static int put(void *payload, const char *bytes, size_t n)
{
	struct stream *s = payload;

	if (!s->error && platform_write(1, bytes, n, &s->error) && !s->error)
		s->error = PLATFORM_OTHER;
	return s->error ? -1 : 0;
}

static int refuse_list(struct cli *cli, const char *what)
{
	struct names known = { 0 };
	size_t i;

	for (i = 0; pk_list_name(i); i++)
		vec_push(&known, pk_list_name(i));
	options_refuse(cli, MSG_LIST_UNKNOWN, MSG_LIST_MISSPELT, "list", what, known.items, known.len);
	vec_free(&known);
	return PK_USAGE;
}

/* Lists can be long, so they go out as they are made; what there is to say of the run comes before. */
static int show(struct cli *cli, const struct pk_report *report, const char *what)
{
	struct pk_text_options how = screen_text_options(cli, 1);
	struct stream stream = { PLATFORM_OK };
	int code = pk_report_exit_code(report);

	how.format = format;
	how.columns = platform_columns(1);
	screen_trouble(cli, report);
	pk_report_list_to(report, what, &how, put, &stream);
	if (stream.error)
		code = cli_worst(code, cli_write_failed(cli, lang_text(cli->lang, "standard output"), stream.error));
	return code;
}

int cmd_list(struct cli *cli, const struct names *operands)
{
	static const char *const here[] = { "." };
	const char *what = operands->items[0];
	struct pk_options run = {
		.paths = operands->items + 1, .path_count = operands->len - 1,
		.as_of = as_of, .today = cli->today, .fail_on = "never", .allow_empty = true, .rule_files = rule_files.items, .rule_file_count = rule_files.len,
	};
	struct pk_report *report;
	int code;

	if (pk_list_prepare(what, &run))
		return refuse_list(cli, what);
	if (!strcmp(what, "formats") && operands->len > 1) {
		diag_emit(&cli->say, MSG_ARGUMENT_EXTRA, NULL, "command", "list", "argument", operands->items[1], (char *)NULL);
		return PK_USAGE;
	}
	if (!run.path_count) {
		run.paths = here;
		run.path_count = 1;
	}
	if (settings_asked())
		return settings_show(cli, list_options, operands);
	settings_fill(cli, &run);
	report = pk_check(&run);
	code = show(cli, report, what);
	pk_report_free(report);
	return code;
}
