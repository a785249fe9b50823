/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll explain: what a rule means, why it is there and how to meet it. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"

static struct names rule_files;

const struct option explain_options[] = {
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .include = settings_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

static int refuse_name(struct cli *cli, const struct pk_report *report, const char *name)
{
	const char *near = pk_report_nearest_rule(report, name);

	diag_emit(&cli->say, near ? MSG_EXPLAIN_MISSPELT : MSG_EXPLAIN_UNKNOWN, NULL, "name", name, "nearest", near ? near : "", (char *)NULL);
	return PK_USAGE;
}

int cmd_explain(struct cli *cli, const struct names *operands)
{
	const char *name = operands->items[0];
	struct pk_options run = {
		.paths = operands->items + 1, .path_count = operands->len - 1, .today = cli->today, .fail_on = "never", .allow_empty = true,
		.rule_files = rule_files.items, .rule_file_count = rule_files.len, .catalogue_only = operands->len == 1
	};
	struct pk_text_options how = screen_text_options(cli, 1);
	struct pk_report *report;
	char *text;
	int code;

	if (settings_asked())
		return settings_show(cli, explain_options, operands);
	settings_fill(cli, &run);
	report = pk_check(&run);
	code = pk_report_exit_code(report);
	text = pk_report_explain(report, name, &how);
	screen_trouble(cli, report);
	if (text)
		buf_puts(&cli->out, text);
	else
		code = cli_worst(code, refuse_name(cli, report, name));
	pk_free(text);
	pk_report_free(report);
	return code;
}
