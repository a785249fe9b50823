/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people. Colours: --color decides, then NO_COLOR, then FORCE_COLOR, then whether a terminal is there. */
#include "screen.h"

#include "options.h"

#include <string.h>

static bool quiet, verbose;
static const char *color = "auto";
static size_t max_same = 20;

static const char *const colors[] = { "auto", "always", "never", NULL };

const struct option page_options[] = {
	{ .name = "color", .text = &color, .choices = colors, .value = "WHEN",
	  .help = "colours; auto: only on a terminal" },
	{ .name = "quiet", .letter = 'q', .flag = &quiet, .help = "say less: of a report only the summary" },
	{ .name = "verbose", .letter = 'v', .flag = &verbose, .help = "say more: evidence and what passed" },
	{ 0 }
};

const struct option screen_options[] = {
	{ .name = "max-same", .count = &max_same, .value = "N",
	  .help = "spell out at most N findings of a rule in the text (default 20, 0: all)" },
	{ .include = page_options },
	{ 0 }
};

bool screen_quiet(void)
{
	return quiet;
}

bool screen_verbose(void)
{
	return verbose;
}

static bool is_set(const char *value)
{
	return value && *value;
}

static bool want_color(int stream)
{
	const char *force = platform_env("FORCE_COLOR"), *term = platform_env("TERM");

	if (!stream || !strcmp(color, "never"))
		return false;
	if (!strcmp(color, "always"))
		return true;
	if (is_set(platform_env("NO_COLOR")))
		return false;
	if (is_set(force))
		return strcmp(force, "0") != 0;
	return platform_is_terminal(stream) && !(term && !strcmp(term, "dumb"));
}

struct pk_text_options screen_text_options(const struct cli *cli, int stream)
{
	return (struct pk_text_options){
		.lang = lang_code(cli->lang), .color = want_color(stream), .quiet = quiet, .verbose = verbose, .max_same = max_same
	};
}

void screen_text(struct cli *cli, const char *text, int stream)
{
	enum platform_error ignored;

	if (stream == 1)
		buf_puts(&cli->out, text);
	else
		platform_write(stream, text, strlen(text), &ignored);
}

static void show(struct cli *cli, const struct pk_report *report, int stream, bool messages_only)
{
	struct pk_text_options o = screen_text_options(cli, stream);
	char *text;

	o.messages_only = messages_only;
	text = pk_report_text(report, &o);
	screen_text(cli, text, stream);
	pk_free(text);
}

void screen_report(struct cli *cli, const struct pk_report *report, int stream)
{
	if (quiet)
		show(cli, report, 2, true);
	show(cli, report, stream, false);
}

void screen_refusal(struct cli *cli, const struct pk_report *report)
{
	show(cli, report, 2, true);
}

void screen_trouble(struct cli *cli, const struct pk_report *report)
{
	if (pk_report_exit_code(report) != PK_PASSED)
		show(cli, report, 2, true);
}
