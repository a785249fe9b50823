/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policykoll schematron: any schema over any documents. SVRL is one document for each input, so that several need a folder; to standard output it goes piece by
 * piece, into a file whole or not at all.
 */
#include "cli.h"

#include "files.h"
#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "vec.h"

#include <stdio.h>
#include <string.h>

static const char *phase, *format, *file, *fail_on;
static struct names params;
static bool compact;

static const char *const formats[] = { "text", "svrl", NULL };
static const char *const thresholds[] = { "error", "warning", "info", "never", NULL };

const struct option schematron_options[] = {
	{ .name = "phase", .text = &phase, .value = "PHASE",
	  .help = "the phase to run; default: the schema's own, else all patterns; #ALL: all, #ANY: the first whose condition holds" },
	{ .name = "param", .list = &params, .value = "NAME=VALUE", .help = "give a parameter or a variable of the schema a value, as text; may be repeated" },
	{ .name = "format", .text = &format, .choices = formats, .value = "FORMAT", .help = "what standard output holds; with svrl, the text goes to standard error" },
	{ .letter = 'o', .text = &file, .value = "FILE",
	  .help = "write SVRL to FILE, or text where it ends in .txt; several documents need a folder for their SVRL" },
	{ .name = "compact", .flag = &compact, .help = "of SVRL only the findings, not which patterns and rules were used" },
	{ .name = "fail-on", .text = &fail_on, .choices = thresholds, .value = "SEVERITY",
	  .help = "findings from this severity up give exit code 1; default info: all of them" },
	{ .include = screen_options },
	{ .include = general_options },
	{ 0 }
};

/* Where things go. */
struct plan {
	bool svrl_out;     /* SVRL to standard output */
	bool text_file;    /* file gets text */
	bool svrl_file;    /* file gets SVRL */
	bool folder;       /* file is a folder for it */
};

/* SVRL on its way. */
struct sink {
	bool out;
	struct buf *kept; /* NULL: no file wants it */
	enum platform_error error;
};

static bool has_ending(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);

	return n > m && !strcmp(name + n - m, ending);
}

static int refuse_several(struct cli *cli, size_t n)
{
	char number[24];

	snprintf(number, sizeof number, "%zu", n);
	diag_emit(&cli->say, MSG_SCHEMATRON_SEVERAL, NULL, "n", number, (char *)NULL);
	return -1;
}

static int plan_outputs(struct cli *cli, struct plan *p, const struct names *operands)
{
	size_t documents = operands->len - 1, i, inputs = 0;
	bool to_stdout = file && !strcmp(file, "-");

	p->svrl_out = (format && !strcmp(format, "svrl")) || (to_stdout && !format);
	p->text_file = file && !to_stdout && has_ending(file, ".txt");
	p->svrl_file = file && !to_stdout && !p->text_file;
	p->folder = p->svrl_file && (has_ending(file, "/") || platform_kind(file, NULL) == PLATFORM_DIRECTORY);
	if (documents > 1 && (p->svrl_out || (p->svrl_file && !p->folder)))
		return refuse_several(cli, documents);
	for (i = 0; i < operands->len; i++)
		inputs += !strcmp(operands->items[i], "-");
	if (inputs > 1) {
		diag_emit(&cli->say, MSG_SCHEMATRON_INPUT_TWICE, NULL, (char *)NULL);
		return -1;
	}
	return 0;
}

/* The name of a document's SVRL in the folder: its own, without folders, and ".svrl". */
static char *name_in_folder(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s%s%s.svrl", file, has_ending(file, "/") ? "" : "/", !strcmp(path, "-") ? "stdin" : name);
	return buf_detach(&b);
}

/* Nothing that is read is written to, and nothing is written twice. */
static int check_target(struct cli *cli, const char *target, const struct names *operands)
{
	size_t i;

	for (i = 0; i < operands->len; i++)
		if (strcmp(operands->items[i], "-") && files_same(target, operands->items[i]))
			break;
	if (i == operands->len && !files_is_document(target))
		return 0;
	diag_emit(&cli->say, i < operands->len ? MSG_OUTPUT_IS_INPUT : MSG_OUTPUT_IS_DOCUMENT, NULL, "file", target, (char *)NULL);
	return -1;
}

static int check_folder(struct cli *cli, const struct names *operands)
{
	struct names targets = { 0 };
	size_t i, k;
	int status = 0;

	for (i = 1; i < operands->len && !status; i++) {
		char *target = name_in_folder(operands->items[i]);

		vec_push(&targets, target);
		status = check_target(cli, target, operands);
		for (k = 0; k + 1 < targets.len && !status; k++)
			if (!strcmp(targets.items[k], target)) {
				diag_emit(&cli->say, MSG_SCHEMATRON_SAME_NAME, NULL, "file", target, (char *)NULL);
				status = -1;
			}
	}
	for (i = 0; i < targets.len; i++)
		free((char *)targets.items[i]);
	vec_free(&targets);
	return status;
}

static int put(void *payload, const char *bytes, size_t n)
{
	struct sink *s = payload;

	if (s->kept)
		buf_add(s->kept, bytes, n);
	if (s->out && !s->error && platform_write(1, bytes, n, &s->error) && !s->error)
		s->error = PLATFORM_OTHER;
	return s->error ? -1 : 0;
}

static int write_file(struct cli *cli, const char *target, const void *bytes, size_t n)
{
	enum platform_error error = PLATFORM_OK;

	return platform_replace(target, bytes, n, &error) ? cli_write_failed(cli, target, error) : PK_PASSED;
}

static int run_document(struct cli *cli, struct pk_schematron *s, const char *path, const struct plan *p)
{
	struct buf kept = BUF_INIT;
	struct sink sink = { p->svrl_out, p->svrl_file ? &kept : NULL, PLATFORM_OK };
	char *target = p->folder ? name_in_folder(path) : NULL;
	int code = PK_PASSED;

	pk_schematron_run(s, path, sink.out || sink.kept ? put : NULL, &sink);
	if (sink.error)
		code = cli_write_failed(cli, lang_text(cli->lang, "standard output"), sink.error);
	if (kept.len)
		code = cli_worst(code, write_file(cli, target ? target : file, kept.data, kept.len));
	free(target);
	buf_release(&kept);
	return code;
}

/* The text: to standard output, or beside SVRL to standard error; and into its file. */
static int write_text(struct cli *cli, const struct pk_schematron *s, const struct plan *p)
{
	struct pk_text_options how = screen_text_options(cli, p->svrl_out ? 2 : 1);
	enum platform_error ignored;
	int code = PK_PASSED;
	char *text;

	text = pk_schematron_text(s, &how);
	if (!p->svrl_out)
		buf_puts(&cli->out, text);
	else if (!screen_quiet())
		platform_write(2, text, strlen(text), &ignored);
	pk_free(text);
	if (p->text_file) {
		how = screen_text_options(cli, 0);
		text = pk_schematron_text(s, &how);
		code = write_file(cli, file, text, strlen(text));
		pk_free(text);
	}
	return code;
}

int cmd_schematron(struct cli *cli, const struct names *operands)
{
	const struct pk_text_options how = screen_text_options(cli, 0);
	const struct pk_schematron_options options = {
		.schema = operands->items[0], .phase = phase, .params = params.items, .param_count = params.len, .fail_on = fail_on,
		.compact = compact, .evidence = how.verbose, .max_same = how.max_same
	};
	struct plan p = { 0 };
	struct pk_schematron *s;
	int code = PK_PASSED;
	size_t i;

	if (plan_outputs(cli, &p, operands) || (p.folder ? check_folder(cli, operands) : (p.text_file || p.svrl_file) && check_target(cli, file, operands)))
		return PK_USAGE;
	s = pk_schematron_new(&options);
	for (i = 1; i < operands->len; i++)
		code = cli_worst(code, run_document(cli, s, operands->items[i], &p));
	code = cli_worst(code, write_text(cli, s, &p));
	code = cli_worst(code, pk_schematron_exit_code(s));
	pk_schematron_free(s);
	return code;
}
