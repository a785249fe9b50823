/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll list: what would run. Findings are not what is asked for here, so they do not decide the exit code. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"

#include <string.h>

static const char *as_of;
static struct names rule_files;

const struct option list_options[] = {
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .include = settings_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

static const char *const lists[] = { "rules", "clauses" };
enum { LISTS = sizeof lists / sizeof *lists };

static bool is_list(const char *what)
{
	size_t i;

	for (i = 0; i < LISTS && strcmp(lists[i], what); i++)
		;
	return i < LISTS;
}

int cmd_list(struct cli *cli, const struct names *operands)
{
	static const char *const here[] = { "." };
	const char *what = operands->items[0];
	struct pk_options run = {
		.paths = operands->len > 1 ? operands->items + 1 : here, .path_count = operands->len > 1 ? operands->len - 1 : 1,
		.as_of = as_of, .today = cli->today, .fail_on = "never", .allow_empty = true, .rule_files = rule_files.items, .rule_file_count = rule_files.len,
		.catalogue_only = operands->len == 1 && !strcmp(what, "rules")
	};
	struct pk_text_options how = screen_text_options(cli, 1);
	struct pk_report *report;
	char *text;
	int code;

	if (!is_list(what)) {
		options_refuse(cli, MSG_LIST_UNKNOWN, MSG_LIST_MISSPELT, "list", what, lists, LISTS);
		return PK_USAGE;
	}
	if (settings_asked())
		return settings_show(cli, list_options, operands);
	settings_fill(cli, &run);
	report = pk_check(&run);
	code = pk_report_exit_code(report);
	screen_trouble(cli, report);
	text = pk_report_list(report, what, &how);
	if (text)
		buf_puts(&cli->out, text);
	pk_free(text);
	pk_report_free(report);
	return code;
}
