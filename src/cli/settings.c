/* SPDX-License-Identifier: Apache-2.0 */
/* Settings of a command (settings.h). A setting is applied to the option of its name, so an option that can be set needs nothing but its row. */
#include "settings.h"

#include "period.h"
#include "settings_table.h"

#include <string.h>

static const char *config;
static bool no_config, show_config;
static struct names excludes;

const struct option settings_options[] = {
	{ .name = "config", .text = &config, .value = "FILE", .help = "the settings to apply, instead of the policykoll.xml that lies in the folder of the paths or nearest above" },
	{ .name = "no-config", .flag = &no_config, .help = "apply no policykoll.xml" },
	{ .name = "exclude", .list = &excludes, .value = "GLOB",
	  .help = "leave out files and folders, from the current folder: * is anything but /, ** also that, a name without / is one at any depth; may be repeated" },
	{ .name = "show-config", .flag = &show_config, .help = "only show what holds for each option, and where it comes from" },
	{ 0 }
};

/* Settings that an option of the same name takes. */
static const char *const singles[] = { "fail-on", "baseline", "only-new" };

/* Settings that add to an option of the same name, which may be repeated. */
static const char *const lists[] = { "previous" };

static bool find_setting(const struct cli *cli, const char *name, struct pk_setting *out)
{
	size_t i;

	for (i = 0; cli->configuration && pk_configuration_setting(cli->configuration, i, out); i++)
		if (!strcmp(out->name, name))
			return true;
	return false;
}

/* Whether the command line or our own variable has decided the language; what the locale says gives way. */
static bool language_is_said(const struct cli *cli)
{
	return cli->lang_from && (!strcmp(cli->lang_from, "--lang") || !strcmp(cli->lang_from, CLI_LANG_VARIABLE));
}

void settings_find(struct cli *cli, const struct command *c, int argc, char **argv)
{
	struct options_look look = { .config = NULL };
	struct pk_configuration_options wanted = { .paths = NULL };
	struct pk_setting language;
	size_t at;
	int l;

	if (!c->configured)
		return;
	options_look(&look, c, argc, argv);
	/* With --all nothing is named before the paths. */
	at = look.all ? 0 : c->paths_after ? c->paths_after(&look.operands) : c->paths_at;
	if (look.operands.len > at) {
		wanted.paths = look.operands.items + at;
		wanted.path_count = look.operands.len - at;
	}
	wanted.file = look.config;
	wanted.none = look.no_config;
	wanted.may_differ = c->paths_may_differ;
	if (!look.help)
		cli->configuration = pk_configuration_open(&wanted);
	l = find_setting(cli, "language", &language) ? lang_find(language.value) : -1;
	if (l >= 0 && !language_is_said(cli)) {
		cli->lang = (enum lang)l;
		cli->lang_from = NULL;
	}
	vec_free(&look.operands);
}

static bool is_listed(const struct names *names, const char *name)
{
	size_t i;

	for (i = 0; i < names->len; i++)
		if (!strcmp(names->items[i], name))
			return true;
	return false;
}

/* What is shown tells the two apart, so nothing is added then. */
static void apply_lists(struct cli *cli, const struct command *c)
{
	const struct option *o;
	struct pk_setting s;
	size_t i, k;

	for (i = 0; i < sizeof lists / sizeof *lists && !show_config; i++) {
		o = options_find(c->options, lists[i]);
		for (k = 0; o && cli->configuration && pk_configuration_setting(cli->configuration, k, &s); k++)
			if (!strcmp(s.name, lists[i]) && !is_listed(o->list, s.value))
				vec_push(o->list, s.value);
	}
}

int settings_apply(struct cli *cli, const struct command *c)
{
	const struct option *o;
	struct pk_setting s;
	size_t i;

	if (config && no_config) {
		diag_emit(&cli->say, MSG_OPTIONS_APART, NULL, "option", "--config", "other", "--no-config", (char *)NULL);
		return -1;
	}
	for (i = 0; c->configured && i < sizeof singles / sizeof *singles; i++) {
		o = options_find(c->options, singles[i]);
		if (!o || options_given(cli, o) || !find_setting(cli, singles[i], &s))
			continue;
		if (o->flag)
			*o->flag = !strcmp(s.value, "yes");
		else if (o->text)
			*o->text = s.value;
	}
	if (c->configured)
		apply_lists(cli, c);
	return 0;
}

void settings_fill(const struct cli *cli, struct pk_options *run)
{
	run->configuration = cli->configuration;
	run->excludes = excludes.items;
	run->exclude_count = excludes.len;
}

bool settings_asked(void)
{
	return show_config;
}

static void add_configuration(struct settings_table *t)
{
	const char *file = pk_configuration_file(t->cli->configuration);
	const char *from = config || no_config ? "command line" : file ? "found" : "default";

	settings_table_row(t, "config", file ? file : "-", lang_text(t->cli->lang, from));
}

static void add_language(struct settings_table *t)
{
	const struct cli *cli = t->cli;
	struct pk_setting s;

	if (!language_is_said(cli) && find_setting(cli, "language", &s))
		settings_table_setting(t, "lang", s.value, &s);
	else if (!cli->lang_from)
		settings_table_row(t, "lang", lang_code(cli->lang), lang_text(cli->lang, "default"));
	else if (!strcmp(cli->lang_from, "--lang"))
		settings_table_row(t, "lang", lang_code(cli->lang), lang_text(cli->lang, "command line"));
	else
		settings_table_variable(t, "lang", lang_code(cli->lang), cli->lang_from);
}

static void add_packs(struct settings_table *t)
{
	struct pk_setting s;
	size_t i;

	settings_table_row(t, "rule-pack", "standard", lang_text(t->cli->lang, "default"));
	for (i = 0; pk_configuration_setting(t->cli->configuration, i, &s); i++)
		if (!strcmp(s.name, "rule-pack"))
			settings_table_setting(t, s.name, s.value, &s);
}

/* How long gaps may stand: no option says so, only settings. */
static void add_due(struct settings_table *t)
{
	static const char *const rows[][2] = { { "due-error", PERIOD_DUE_ERROR }, { "due-warning", PERIOD_DUE_WARNING }, { "due-info", PERIOD_DUE_INFO } };
	struct pk_setting s;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (find_setting(t->cli, rows[i][0], &s))
			settings_table_setting(t, s.name, s.value, &s);
		else
			settings_table_row(t, rows[i][0], rows[i][1], lang_text(t->cli->lang, "default"));
	}
}

/* One row that is not like others is added by its name, the rest as the table of options tells. */
static void add_option(struct settings_table *t, const struct option *o)
{
	struct pk_setting s;
	size_t i;

	if (o->flag == &options_help || o->flag == &show_config || o->flag == &no_config || o->text == &config || (o->name && !strcmp(o->name, "lang")))
		return;
	for (i = 0; o->name && i < sizeof singles / sizeof *singles; i++) {
		if (!strcmp(singles[i], o->name) && !options_given(t->cli, o) && find_setting(t->cli, o->name, &s)) {
			settings_table_setting(t, o->name, s.value, &s);
			return;
		}
	}
	settings_table_option(t, o);
}

/* A wish that cannot be granted is said as the run would say it. */
static int say_trouble(struct cli *cli)
{
	struct pk_options run = { .today = cli->today, .fail_on = "never", .allow_empty = true, .catalogue_only = true };
	struct pk_report *report;
	int code;

	settings_fill(cli, &run);
	report = pk_check(&run);
	code = pk_report_exit_code(report);
	screen_trouble(cli, report);
	pk_report_free(report);
	return code;
}

int settings_show(struct cli *cli, const struct option *table, const struct names *operands)
{
	struct settings_table t = { .cli = cli, .arena = arena_new() };
	struct option_rows rows = { 0 };
	int code = say_trouble(cli);
	size_t i;

	options_rows(&rows, table);
	if (code == PK_PASSED) {
		settings_table_paths(&t, operands);
		add_configuration(&t);
		add_language(&t);
		for (i = 0; i < rows.len; i++)
			add_option(&t, rows.items[i]);
		add_packs(&t);
		add_due(&t);
		settings_table_write(&t);
	}
	vec_free(&rows);
	settings_table_free(&t);
	return code;
}
