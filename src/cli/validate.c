/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll validate: are the documents well-formed and do they follow their schema. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"

const struct option validate_options[] = {
	{ .include = settings_options },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

int cmd_validate(struct cli *cli, const struct names *operands)
{
	struct pk_options run = { .paths = operands->items, .path_count = operands->len, .today = cli->today, .validate_only = true };
	struct pk_report *report;
	int code;

	if (settings_asked())
		return settings_show(cli, validate_options, operands);
	settings_fill(cli, &run);
	report = pk_check(&run);
	code = pk_report_exit_code(report);
	screen_report(cli, report, 1);
	pk_report_free(report);
	return code;
}
