/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll render: documents for people, made from what the documents of a repository say and what check finds of them. */
#include "cli.h"

#include "options.h"
#include "outputs.h"
#include "policykoll.h"
#include "progress.h"
#include "screen.h"
#include "settings.h"
#include "vec.h"

#include <limits.h>
#include <string.h>

static const char *as_of, *format, *baseline, *audience;
static struct names pairs, files, rule_files, units, policies;
static size_t jobs;
/* The document that is made, the first operand. */
static const char *document;

static const char *const audiences[] = { "internal", "public", NULL };

const struct option render_options[] = {
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .letter = 'o', .list = &files, .value = "FILE",
	  .help = "write the document to FILE, whose ending tells the format; may be repeated; -: standard output" },
	{ .name = "output", .list = &pairs, .value = "FORMAT=FILE",
	  .help = "write the document in a format to FILE; may be repeated; -: standard output" },
	{ .name = "format", .text = &format, .value = "FORMAT", .help = "what standard output holds; default html, where no file is asked for" },
	{ .name = "rules", .list = &rule_files, .value = "FILE", .help = "a file with more rules, beside the built-in ones; may be repeated" },
	{ .name = "unit", .list = &units, .value = "UNIT", .help = "only what belongs to this unit and the units below it; may be repeated" },
	{ .name = "policy", .list = &policies, .value = "POLICY", .help = "evaluate only what this policy demands; may be repeated" },
	{ .name = "baseline", .text = &baseline, .value = "REPORT.xml",
	  .help = "compare with an earlier report: its gaps are known, all others new" },
	{ .name = "audience", .text = &audience, .choices = audiences, .value = "AUDIENCE",
	  .help = "public: everything that is written holds only what may be published, and says what is left out", .otherwise = "internal" },
	{ .name = "jobs", .count = &jobs, .value = "N", .help = "threads to use; the result is the same for every number (default 0: as many as there are processors)" },
	{ .include = settings_options },
	{ .include = progress_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

void render_more(struct cli *cli)
{
	const char *lang = lang_code(cli->lang);
	struct buf text = BUF_INIT;
	size_t i, k;

	buf_printf(&cli->out, "\n%s:\n", lang_text(cli->lang, "Documents"));
	for (i = 0; pk_document_name(i); i++) {
		const char *name = pk_document_name(i);

		buf_reset(&text);
		buf_printf(&text, "%s (", pk_document_summary(i, lang));
		for (k = 0; pk_document_format_name(name, k); k++)
			buf_printf(&text, "%s%s", k ? ", " : "", pk_document_format_name(name, k));
		buf_putc(&text, ')');
		help_row(cli, name, text.data);
	}
	buf_release(&text);
}

static const char *format_name(size_t i)
{
	return pk_document_format_name(document, i);
}

static const char *format_of_file(const char *path)
{
	return pk_document_format_of_file(document, path);
}

static char *render(const void *what, const char *name, const char *lang, size_t *size, char **error)
{
	return pk_document_render(what, name, lang, size, error);
}

static const struct outputs_maker maker = { .format = format_name, .format_of_file = format_of_file, .render = render };

/* Whether there is a document of this name; says so if not. */
static bool find_document(struct cli *cli, const char *name)
{
	struct names known = { 0 };
	bool found = false;
	size_t i;

	for (i = 0; pk_document_name(i); i++) {
		vec_push(&known, pk_document_name(i));
		found |= !strcmp(pk_document_name(i), name);
	}
	if (!found)
		options_refuse(cli, MSG_RENDER_UNKNOWN, MSG_RENDER_MISSPELT, "document", name, known.items, known.len);
	vec_free(&known);
	return found;
}

/* A page or a workbook that nobody asked to see would flood a terminal. */
static int refuse_terminal(struct cli *cli, const struct outputs *outputs)
{
	struct buf name = BUF_INIT;
	size_t i;
	int status = 0;

	for (i = 0; i < outputs->len && !status; i++) {
		const struct output *o = &outputs->items[i];

		if (strcmp(o->file, "-") || !platform_is_terminal(1) || (format && strcmp(o->format, "xlsx")))
			continue;
		buf_printf(&name, "%s.%s", document, o->format);
		diag_emit(&cli->say, MSG_RENDER_TERMINAL, NULL, "format", o->format, "name", name.data, (char *)NULL);
		status = -1;
	}
	buf_release(&name);
	return status;
}

/* What has no public version is refused before anything is read. */
static int refuse_internal(struct cli *cli, const struct outputs *outputs)
{
	size_t i;

	for (i = 0; i < outputs->len && audience && !strcmp(audience, "public"); i++) {
		if (pk_document_format_is_public(document, outputs->items[i].format))
			continue;
		diag_emit(&cli->say, MSG_RENDER_NOT_PUBLIC, NULL, "name", document, "format", outputs->items[i].format, (char *)NULL);
		return -1;
	}
	return 0;
}

static struct pk_options run_options(const struct cli *cli, const struct names *paths)
{
	static const char *const here[] = { "." };

	return (struct pk_options){
		.paths = paths->len ? paths->items : here, .path_count = paths->len ? paths->len : 1,
		.as_of = as_of, .today = cli->today, .fail_on = "never", .allow_empty = true,
		.rule_files = rule_files.items, .rule_file_count = rule_files.len,
		.units = units.items, .unit_count = units.len, .policies = policies.items, .policy_count = policies.len,
		.baseline = baseline, .audience = audience, .jobs = jobs < UINT_MAX ? (unsigned)jobs : UINT_MAX,
	};
}

static int make(struct cli *cli, const struct outputs *outputs, const struct names *paths)
{
	struct pk_options run = run_options(cli, paths);
	struct progress progress;
	struct pk_document *made;
	int code;

	settings_fill(cli, &run);
	progress_begin(&progress, cli, &run);
	made = pk_document_new(&run, document);
	progress_end(&progress);
	code = pk_document_exit_code(made);
	if (code == PK_NOTHING)
		diag_emit(&cli->say, MSG_RENDER_NOTHING, NULL, "name", document, (char *)NULL);
	else if (code == PK_USAGE)
		screen_refusal(cli, pk_document_report(made));
	else
		screen_trouble(cli, pk_document_report(made));
	if (pk_document_can_be_made(made))
		code = cli_worst(code, outputs_write(cli, outputs, made, &progress));
	pk_document_free(made);
	return code;
}

int cmd_render(struct cli *cli, const struct names *operands)
{
	const struct names paths = { .items = operands->items + 1, .len = operands->len - 1 };
	const struct names earlier = { .items = &baseline, .len = baseline != NULL };
	const struct names *const inputs[] = { &paths, &rule_files, &earlier, NULL };
	const struct outputs_wish wish = { .pairs = &pairs, .files = &files, .format = format, .inputs = inputs };
	struct outputs outputs = { .maker = &maker };
	int code = PK_USAGE;

	document = operands->items[0];
	if (!find_document(cli, document))
		return PK_USAGE;
	if (settings_asked())
		return settings_show(cli, render_options, operands);
	if (!outputs_plan(cli, &outputs, &wish) && !refuse_internal(cli, &outputs) && !refuse_terminal(cli, &outputs))
		code = make(cli, &outputs, &paths);
	vec_free(&outputs);
	return code;
}
