/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll check: read, evaluate, report. Everything that can be wrong with the wish is found before the run. */
#include "cli.h"

#include "name_list.h"
#include "options.h"
#include "outputs.h"
#include "policykoll.h"
#include "progress.h"
#include "screen.h"
#include "settings.h"
#include "split.h"
#include "vec.h"

#include <limits.h>
#include <string.h>

static const char *as_of, *fail_on, *format, *baseline, *audience, *split;
static struct names pairs, files, rule_files, only_rules, units, policies, lists, previous;
static bool ignore_exceptions, allow_empty, only_new, statistics;
static size_t jobs;

static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };
static const char *const splits[] = { "unit", NULL };

static const char *const audiences[] = { "internal", "public", NULL };

const struct option check_options[] = {
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "findings from this severity up give exit code 1; default error", .otherwise = "error" },
	{ .letter = 'o', .list = &files, .value = "FILE",
	  .help = "write a report to FILE, whose ending tells the format; may be repeated; -: standard output" },
	{ .name = "output", .list = &pairs, .value = "FORMAT=FILE",
	  .help = "write a report in a format to FILE; may be repeated; -: standard output" },
	{ .name = "format", .text = &format, .value = "FORMAT", .help = "what standard output holds; with another format than text, the text goes to standard error", .otherwise = "text" },
	{ .name = "split", .text = &split, .choices = splits, .value = "BY",
	  .help = "with --output FORMAT=DIR/: into the folder, one file for each unit, as --unit makes it; for html also index.html, which compares the units" },
	{ .include = outputs_options },
	{ .name = "audience", .text = &audience, .choices = audiences, .value = "AUDIENCE",
	  .help = "public: everything that is written holds only what may be published, and says what is left out", .otherwise = "internal" },
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .name = "rule", .list = &only_rules, .value = "RULE", .help = "evaluate only this rule; may be repeated" },
	{ .name = "unit", .list = &units, .value = "UNIT", .help = "report only what is found about this unit and the units below it; may be repeated" },
	{ .name = "policy", .list = &policies, .value = "POLICY", .help = "evaluate only what this policy demands; may be repeated" },
	{ .name = "files-from", .list = &lists, .value = "FILE",
	  .help = "report only what is found in the files that FILE lists, as git diff --name-only prints them (also with -z); -: standard input; everything is read all the same" },
	{ .name = "baseline", .text = &baseline, .value = "REPORT.xml",
	  .help = "compare with an earlier report: its gaps are known, all others new" },
	{ .name = "only-new", .flag = &only_new, .help = "with --baseline: known gaps do not count, and the text leaves them out" },
	{ .name = "previous", .list = &previous, .value = "REPORT.xml",
	  .help = "tell the development since an earlier report; may be repeated" },
	{ .name = "ignore-exceptions", .flag = &ignore_exceptions, .help = "report findings although an exception covers them" },
	{ .name = "allow-empty", .flag = &allow_empty, .help = "nothing to check is a pass, not exit code 5" },
	{ .name = "jobs", .count = &jobs, .value = "N", .help = "threads to use; the result is the same for every number (default 0: as many as there are processors)" },
	{ .include = settings_options },
	{ .include = progress_options },
	{ .name = "statistics", .flag = &statistics,
	  .help = "afterwards, tell on standard error how long the rules and the steps took; what rules share counts for the one that asks first, and threads count together" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

static void format_row(struct cli *cli, const char *name, const char *summary, const char *endings)
{
	struct buf text = BUF_INIT;

	buf_puts(&text, summary);
	if (*endings)
		buf_printf(&text, " (%s)", endings);
	help_row(cli, name, text.data);
	buf_release(&text);
}

void check_more(struct cli *cli)
{
	const char *lang = lang_code(cli->lang);
	size_t i;

	buf_printf(&cli->out, "\n%s:\n", lang_text(cli->lang, "Formats"));
	format_row(cli, "text", lang_text(cli->lang, "text for a terminal"), ".txt");
	for (i = 0; pk_format_name(i); i++)
		format_row(cli, pk_format_name(i), pk_format_summary(i, lang), pk_format_endings(i));
}

static int read_lists(struct cli *cli, struct name_lists *listed, const struct names *operands)
{
	size_t i, k;
	int code = PK_PASSED;

	for (i = 0; i < lists.len && code == PK_PASSED; i++) {
		for (k = 0; k < operands->len && !strcmp(lists.items[i], "-"); k++) {
			if (strcmp(operands->items[k], "-"))
				continue;
			diag_emit(&cli->say, MSG_LIST_AND_INPUT, NULL, (char *)NULL);
			return PK_USAGE;
		}
		code = name_lists_read(cli, listed, lists.items[i]);
	}
	return code;
}

static struct pk_options run_options(const struct cli *cli, const struct names *operands, const struct names *listed)
{
	static const char *const here[] = { "." };

	return (struct pk_options){
		.paths = operands->len ? operands->items : here, .path_count = operands->len ? operands->len : 1,
		.as_of = as_of, .today = cli->today, .fail_on = fail_on,
		.rule_files = rule_files.items, .rule_file_count = rule_files.len,
		.only_rules = only_rules.items, .only_rule_count = only_rules.len,
		.units = units.items, .unit_count = units.len, .policies = policies.items, .policy_count = policies.len,
		.narrow_files = lists.len > 0, .only_files = listed->items, .only_file_count = listed->len,
		.ignore_exceptions = ignore_exceptions, .allow_empty = allow_empty,
		.baseline = baseline, .only_new = only_new, .audience = audience,
		.previous = previous.items, .previous_count = previous.len,
		.jobs = jobs < UINT_MAX ? (unsigned)jobs : UINT_MAX, .statistics = statistics
	};
}

static void tell_statistics(struct cli *cli, const struct pk_report *report, double writing)
{
	struct pk_text_options o = screen_text_options(cli, 2);
	char *text = pk_report_statistics(report, writing, &o);

	buf_puts(&cli->after, text);
	pk_free(text);
}

int cmd_check(struct cli *cli, const struct names *operands)
{
	const struct names earlier = { .items = &baseline, .len = baseline != NULL };
	const struct names *const inputs[] = { operands, &rule_files, &lists, &earlier, &previous, NULL };
	/* A list of files is read once, before the runs. */
	const struct names *const once[] = { operands, &rule_files, &earlier, &previous, NULL };
	const struct outputs_wish wish = { .pairs = &pairs, .files = &files, .format = format, .inputs = inputs, .of_configuration = true, .split = split != NULL };
	struct name_lists listed = { 0 };
	struct pk_options run;
	struct progress progress;
	struct outputs outputs = { 0 };
	struct pk_report *report;
	double began;
	int code = PK_USAGE, split_code = PK_PASSED;

	if (only_new && !baseline) {
		diag_emit(&cli->say, MSG_ONLY_NEW_ALONE, NULL, (char *)NULL);
	} else if (settings_asked()) {
		if (!outputs_plan(cli, &outputs, &wish))
			code = settings_show(cli, check_options, operands);
	} else if (!outputs_plan(cli, &outputs, &wish) && !(split && split_allows(cli, once)) && !read_lists(cli, &listed, operands)) {
		run = run_options(cli, operands, &listed.names);
		settings_fill(cli, &run);
		progress_begin(&progress, cli, &run);
		report = pk_check(&run);
		progress_end(&progress);
		began = platform_seconds();
		if (split)
			split_code = split_write(cli, &outputs, &run, report, inputs, &progress);
		outputs.failed = split_code == PK_INTERNAL;
		code = cli_worst(split_code, pk_report_exit_code(report));
		code = cli_worst(code, outputs_write(cli, &outputs, report, &progress));
		if (statistics)
			tell_statistics(cli, report, platform_seconds() - began);
		pk_report_free(report);
	}
	name_lists_release(&listed);
	vec_free(&outputs);
	return code;
}
