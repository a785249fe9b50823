/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll report and merge: any output from saved reports, without the documents they are about. */
#include "cli.h"

#include "options.h"
#include "outputs.h"
#include "policykoll.h"
#include "screen.h"
#include "vec.h"

static const char *fail_on, *format, *audience;
static struct names pairs, files, previous;

static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };

static const char *const audiences[] = { "internal", "public", NULL };

static const struct option saved_options[] = {
	{ .letter = 'o', .list = &files, .value = "FILE",
	  .help = "write a report to FILE, whose ending tells the format; may be repeated; -: standard output" },
	{ .name = "output", .list = &pairs, .value = "FORMAT=FILE",
	  .help = "write a report in a format to FILE; may be repeated; -: standard output" },
	{ .name = "format", .text = &format, .value = "FORMAT", .help = "what standard output holds; with another format than text, the text goes to standard error" },
	{ .name = "audience", .text = &audience, .choices = audiences, .value = "AUDIENCE",
	  .help = "public: everything that is written holds only what may be published, and says what is left out (default internal; a public report stays public)" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

const struct option report_options[] = {
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "findings from this severity up give exit code 1; default: as in the run that was saved" },
	{ .name = "previous", .list = &previous, .value = "REPORT.xml",
	  .help = "tell the development since an earlier report; may be repeated" },
	{ .include = saved_options },
	{ 0 }
};

const struct option merge_options[] = {
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "findings from this severity up give exit code 1; default: the strictest of the reports'" },
	{ .include = saved_options },
	{ 0 }
};

static struct pk_report *read_one(const struct names *operands)
{
	return pk_report_read(&(struct pk_read_options){
		.path = operands->items[0], .fail_on = fail_on, .audience = audience, .previous = previous.items, .previous_count = previous.len
	});
}

static struct pk_report *merge_all(const struct names *operands)
{
	return pk_report_merge(&(struct pk_merge_options){ .paths = operands->items, .path_count = operands->len, .fail_on = fail_on, .audience = audience });
}

/* Everything that can be wrong with the wish is found before anything is read. */
static int make(struct cli *cli, const struct names *operands, struct pk_report *(*get)(const struct names *operands))
{
	const struct names *const inputs[] = { operands, &previous, NULL };
	const struct outputs_wish wish = { .pairs = &pairs, .files = &files, .format = format, .inputs = inputs };
	struct outputs outputs = { 0 };
	struct pk_report *report;
	int code = PK_USAGE;

	if (!outputs_plan(cli, &outputs, &wish)) {
		report = get(operands);
		code = pk_report_exit_code(report);
		if (pk_report_refused(report))
			screen_refusal(cli, report);
		else
			code = cli_worst(code, outputs_write(cli, &outputs, report, NULL));
		pk_report_free(report);
	}
	vec_free(&outputs);
	return code;
}

int cmd_report(struct cli *cli, const struct names *operands)
{
	return make(cli, operands, read_one);
}

int cmd_merge(struct cli *cli, const struct names *operands)
{
	return make(cli, operands, merge_all);
}
