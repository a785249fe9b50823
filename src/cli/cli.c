/* SPDX-License-Identifier: Apache-2.0 */
/* Start and end of the program as seen from a command: language, messages, standard output, exit code. */
#include "cli.h"

#include "date.h"
#include "nearest.h"
#include "options.h"
#include "policykoll.h"
#include "utf8.h"
#include "vec.h"

#include <string.h>

/* The first variable that is set decides, also when it names a language we do not have: then English. */
static const char *const locale_variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
static const char own_variable[] = CLI_LANG_VARIABLE;

static const char *const reasons[] = {
	[PLATFORM_OK] = "the reason is not known",
	[PLATFORM_MISSING] = "its folder does not exist",
	[PLATFORM_DENIED] = "permission is denied",
	[PLATFORM_IS_DIRECTORY] = "it is a folder",
	[PLATFORM_NOT_DIRECTORY] = "a part of the path is not a folder",
	[PLATFORM_FULL] = "the disk is full",
	[PLATFORM_CLOSED] = "the receiver has stopped reading",
	[PLATFORM_OTHER] = "the reason is not known",
};

/* A message as people read it: "error[option-date]: …", then what helps. What came from the command line cannot drive the terminal. */
static void say(void *payload, const struct diag *d)
{
	struct cli *cli = payload;
	struct buf text = BUF_INIT, line = BUF_INIT;
	enum platform_error ignored;

	diag_text(&text, cli->lang, d);
	buf_printf(&line, "%s[%s]: ", lang_text(cli->lang, severity_name(msg_severity(d->id))), msg_name(d->id));
	utf8_show(&line, text.data, text.len);
	buf_putc(&line, '\n');
	if (d->place.file && d->place.line) {
		buf_puts(&line, "  --> ");
		utf8_show(&line, d->place.file, strlen(d->place.file));
		buf_printf(&line, ":%u:%u\n", (unsigned)d->place.line, (unsigned)d->place.column);
	}
	buf_reset(&text);
	diag_help(&text, cli->lang, d);
	if (text.len) {
		buf_printf(&line, "   = %s: ", lang_text(cli->lang, "help"));
		utf8_show(&line, text.data, text.len);
		buf_putc(&line, '\n');
	}
	platform_write(2, line.data, line.len, &ignored);
	buf_release(&text);
	buf_release(&line);
}

/* The value of --lang, wherever it stands; the parser complains later of what is wrong with it. */
static const char *find_language(int argc, char **argv)
{
	const char *found = NULL;
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strncmp(argv[i], "--lang=", 7))
			found = argv[i] + 7;
		else if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			found = argv[i + 1];
	}
	return found;
}

static enum lang locale_language(struct cli *cli)
{
	const char *value;
	size_t i;
	int l;

	for (i = 0; i < sizeof locale_variables / sizeof *locale_variables; i++) {
		value = platform_env(locale_variables[i]);
		if (value && *value) {
			cli->lang_from = locale_variables[i];
			l = lang_find(value);
			return l < 0 ? LANG_EN : (enum lang)l;
		}
	}
	return LANG_EN;
}

static int refuse_variable(struct cli *cli, const char *value)
{
	const char *codes[LANG_COUNT];
	int l;

	for (l = 0; l < LANG_COUNT; l++)
		codes[l] = lang_code((enum lang)l);
	options_refuse(cli, MSG_LANGUAGE_UNKNOWN, MSG_LANGUAGE_UNKNOWN, own_variable, value, codes, LANG_COUNT);
	return -1;
}

int cli_init(struct cli *cli, int argc, char **argv)
{
	const char *own = platform_env(own_variable);
	int l = lang_find(find_language(argc, argv));

	*cli = (struct cli){ .lang = LANG_EN };
	cli->say = (struct diag_sink){ .diag = say, .payload = cli };
	buf_init(&cli->out);
	buf_init(&cli->after);
	date_format(cli->today, platform_today());
	cli->lang = l < 0 ? locale_language(cli) : (enum lang)l;
	if (l >= 0)
		cli->lang_from = "--lang";
	if (l >= 0 || !own || !*own)
		return 0;
	l = lang_find(own);
	if (l < 0)
		return refuse_variable(cli, own);
	cli->lang = (enum lang)l;
	cli->lang_from = own_variable;
	return 0;
}

const char *cli_reason(const struct cli *cli, enum platform_error error)
{
	return lang_text(cli->lang, reasons[error]);
}

int cli_write_failed(struct cli *cli, const char *file, enum platform_error error)
{
	diag_emit(&cli->say, MSG_OUTPUT_FAILED, NULL, "file", file, "reason", cli_reason(cli, error), (char *)NULL);
	return PK_INTERNAL;
}

int cli_finish(struct cli *cli, int code)
{
	enum platform_error error = PLATFORM_OK;

	if (cli->out.len && platform_write(1, cli->out.data, cli->out.len, &error))
		code = cli_worst(code, cli_write_failed(cli, lang_text(cli->lang, "standard output"), error));
	platform_write(2, cli->after.data, cli->after.len, &error);
	buf_release(&cli->out);
	pk_configuration_free(cli->configuration);
	vec_free(&cli->given);
	buf_release(&cli->after);
	return code;
}

static int rank(int code)
{
	static const int best_first[] = { PK_PASSED, PK_FINDINGS, PK_NOTHING, PK_INCOMPLETE, PK_USAGE, PK_INTERNAL };
	int i, n = sizeof best_first / sizeof *best_first;

	for (i = 0; i < n && best_first[i] != code; i++)
		;
	return i;
}

int cli_worst(int a, int b)
{
	return rank(a) >= rank(b) ? a : b;
}

char *cli_join(const char *const *items, size_t n)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i ? "\n" : "", items[i]);
	return buf_detach(&b);
}
