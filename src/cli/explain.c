/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll explain: what a rule, a clause, a message or an exit code means, why it is there and what to do; and everything of a kind on one page. */
#include "cli.h"

#include "files.h"
#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"

#include <stdlib.h>
#include <string.h>

static const char *as_of, *all, *format = "text";
static struct names rule_files;

static const char *const kinds[] = { "rules", "messages", NULL };
static const char *const formats[] = { "text", "markdown", "html", "man", NULL };

const struct option explain_options[] = {
	{ .name = "all", .text = &all, .choices = kinds, .value = "KIND", .help = "explain everything of this kind on one page" },
	{ .name = "format", .text = &format, .choices = formats, .value = "FORMAT", .help = "text, markdown, html or man (a manual page, section 7)" },
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .include = settings_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

static int refuse_name(struct cli *cli, const struct pk_report *report, const char *name)
{
	const char *near = pk_report_nearest_name(report, name);

	diag_emit(&cli->say, near ? MSG_EXPLAIN_MISSPELT : MSG_EXPLAIN_UNKNOWN, NULL, "name", name, "nearest", near ? near : "", (char *)NULL);
	return PK_USAGE;
}

static struct pk_options run_options(const struct cli *cli, const char *const *paths, size_t n)
{
	struct pk_options run = {
		.paths = paths, .path_count = n, .as_of = as_of, .today = cli->today, .fail_on = "never", .allow_empty = true,
		.rule_files = rule_files.items, .rule_file_count = rule_files.len
	};

	settings_fill(cli, &run);
	return run;
}

/* Without paths only the rules are read. */
static struct pk_report *read_paths(const struct cli *cli, const char *const *paths, size_t n)
{
	struct pk_options run = run_options(cli, paths, n);

	run.catalogue_only = n == 0;
	return pk_check(&run);
}

/* What policies say, without an evaluation: those of the paths, or without paths the laws that are built in. */
static struct pk_report *read_policies(const struct cli *cli, const char *const *paths, size_t n)
{
	struct pk_options run = run_options(cli, paths, n);

	run.describe_only = true;
	run.with_laws = n == 0;
	return pk_check(&run);
}

/* Puts the page on standard output, else says that there is nothing of the name; frees the report. */
static int show(struct cli *cli, struct pk_report *report, char *text, const char *name)
{
	int code = pk_report_exit_code(report);

	screen_trouble(cli, report);
	if (text)
		buf_puts(&cli->out, text);
	else
		code = cli_worst(code, refuse_name(cli, report, name));
	pk_free(text);
	pk_report_free(report);
	return code;
}

/* Whether documents of policykoll lie directly in the current folder: not every folder that somebody happens to stand in is read in search of a clause. */
static bool stands_in_repository(void)
{
	char **names;
	size_t i, n;
	bool found = false;

	if (platform_list(&names, &n, ".", NULL))
		return false;
	for (i = 0; i < n; i++) {
		size_t len = strlen(names[i]);

		found = found || (len > 4 && !strcmp(names[i] + len - 4, ".xml") && files_is_document(names[i]));
		free(names[i]);
	}
	free(names);
	return found;
}

static bool explains(const struct pk_report *report, const char *name, const struct pk_text_options *how)
{
	char *text = pk_report_explain(report, name, how);

	pk_free(text);
	return text != NULL;
}

/*
 * A name that no rule, message or exit code has, nor one that is like it, may be a clause of a policy here, or else of a law. Rules are evaluated, and what is wrong with the
 * documents here is said, only if it is a policy's of here.
 */
static int explain_clause(struct cli *cli, const char *name, const struct pk_text_options *how)
{
	static const char *const here[] = { "." };
	struct pk_report *report = NULL;
	bool found = false;

	if (stands_in_repository()) {
		report = read_policies(cli, here, 1);
		found = explains(report, name, how);
		pk_report_free(report);
	}
	report = found ? read_paths(cli, here, 1) : read_policies(cli, NULL, 0);
	return show(cli, report, pk_report_explain(report, name, how), name);
}

static int explain_name(struct cli *cli, const struct names *operands, const struct pk_text_options *how)
{
	const char *name = operands->items[0];
	struct pk_report *report = read_paths(cli, operands->items + 1, operands->len - 1);
	char *text = pk_report_explain(report, name, how);

	if (text || operands->len > 1 || pk_report_exit_code(report) != PK_PASSED || pk_report_nearest_name(report, name))
		return show(cli, report, text, name);
	pk_report_free(report);
	return explain_clause(cli, name, how);
}

int cmd_explain(struct cli *cli, const struct names *operands)
{
	struct pk_text_options how = screen_text_options(cli, 1);
	struct pk_report *report;

	if (settings_asked())
		return settings_show(cli, explain_options, operands);
	how.page = format;
	if (!all && operands->len > 0)
		return explain_name(cli, operands, &how);
	report = read_paths(cli, operands->items, operands->len);
	return show(cli, report, all ? pk_report_explain_all(report, all, &how) : pk_report_explain_names(report, &how), all);
}
