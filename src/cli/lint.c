/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll lint: what is wrong or doubtful in rules, without any document. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"

static const char *fail_on;

static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };

const struct option lint_options[] = {
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "warnings from this severity up give exit code 1; default warning: all of them" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

int cmd_lint(struct cli *cli, const struct names *operands)
{
	const struct pk_lint_options options = { .paths = operands->items, .path_count = operands->len, .fail_on = fail_on };
	const struct pk_text_options how = screen_text_options(cli, 1);
	struct pk_lint *lint = pk_lint(&options);
	char *text = pk_lint_text(lint, &how);
	int code = pk_lint_exit_code(lint);

	buf_puts(&cli->out, text);
	pk_free(text);
	pk_lint_free(lint);
	return code;
}
