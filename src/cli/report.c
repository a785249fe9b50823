/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll report: any output from a saved report, without the documents it is about. */
#include "cli.h"

#include "options.h"
#include "outputs.h"
#include "policykoll.h"
#include "screen.h"
#include "vec.h"

static const char *fail_on, *format;
static struct names pairs, files;

static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };

const struct option report_options[] = {
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "findings from this severity up give exit code 1; default: as in the run that was saved" },
	{ .letter = 'o', .list = &files, .value = "FILE",
	  .help = "write a report to FILE, whose ending tells the format; may be repeated; -: standard output" },
	{ .name = "output", .list = &pairs, .value = "FORMAT=FILE",
	  .help = "write a report in a format to FILE; may be repeated; -: standard output" },
	{ .name = "format", .text = &format, .value = "FORMAT", .help = "what standard output holds; with another format than text, the text goes to standard error" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

int cmd_report(struct cli *cli, const struct names *operands)
{
	const struct names *const inputs[] = { operands, NULL };
	const struct outputs_wish wish = { .pairs = &pairs, .files = &files, .format = format, .inputs = inputs };
	const struct pk_read_options saved = { .path = operands->items[0], .fail_on = fail_on };
	struct outputs outputs = { 0 };
	struct pk_report *report;
	int code = PK_USAGE;

	if (!outputs_plan(cli, &outputs, &wish)) {
		report = pk_report_read(&saved);
		code = pk_report_exit_code(report);
		if (pk_report_refused(report))
			screen_refusal(cli, report);
		else
			code = cli_worst(code, outputs_write(cli, &outputs, report));
		pk_report_free(report);
	}
	vec_free(&outputs);
	return code;
}
