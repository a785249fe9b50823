/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll bundle: the document that the rules see. It may be large, so that it goes to standard output piece by piece. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "screen.h"
#include "settings.h"

static const char *as_of;

const struct option bundle_options[] = {
	{ .name = "as-of", .date = &as_of, .value = "DATE", .help = "the day to evaluate for, as 2026-12-31 (default: today)" },
	{ .include = settings_options },
	{ .include = page_options },
	{ .include = general_options },
	{ 0 }
};

struct stream {
	enum platform_error error;
};

static int put(void *payload, const char *bytes, size_t n)
{
	struct stream *s = payload;

	if (!s->error && platform_write(1, bytes, n, &s->error) && !s->error)
		s->error = PLATFORM_OTHER;
	return s->error ? -1 : 0;
}

int cmd_bundle(struct cli *cli, const struct names *operands)
{
	static const char *const here[] = { "." };
	struct pk_options run = {
		.paths = operands->len ? operands->items : here, .path_count = operands->len ? operands->len : 1,
		.as_of = as_of, .today = cli->today, .fail_on = "never"
	};
	struct stream stream = { PLATFORM_OK };
	struct pk_report *report;
	int code;

	if (settings_asked())
		return settings_show(cli, bundle_options, operands);
	settings_fill(cli, &run);
	report = pk_bundle(&run, put, &stream);
	code = pk_report_exit_code(report);
	if (stream.error)
		code = cli_worst(code, cli_write_failed(cli, lang_text(cli->lang, "standard output"), stream.error));
	else
		screen_trouble(cli, report);
	pk_report_free(report);
	return code;
}
