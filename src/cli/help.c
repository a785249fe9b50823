/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll help: everything here is made from the tables of commands, options and formats. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "utf8.h"
#include "vec.h"

#include <string.h>

enum { WIDTH = 80, COLUMN = 24 };

const struct help_row_text help_exit_codes[] = {
	{ "0", "passed: something was evaluated, and no finding is at or above --fail-on" },
	{ "1", "findings at or above --fail-on" },
	{ "2", "wrong usage or configuration" },
	{ "3", "a document could not be read, or does not follow its schema: the result is incomplete" },
	{ "4", "a rule could not run, an output could not be written, or a fault of the program" },
	{ "5", "nothing to check (0 with --allow-empty)" },
	{ NULL, NULL }
};

const struct help_row_text help_variables[] = {
	{ "POLICYKOLL_LANG", "the language, sv or en, before the variables below" },
	{ "LC_ALL, LC_MESSAGES, LANG", "the language: the first one that is set decides, for any other language than Swedish it is English" },
	{ "NO_COLOR", "no colours, unless --color says otherwise" },
	{ "FORCE_COLOR", "colours also when the text goes to no terminal (0: none)" },
	{ NULL, NULL }
};

/* Words from column indent (where the text stands already) on, in lines of at most WIDTH. */
static void wrap(struct buf *out, size_t indent, const char *text)
{
	size_t at = indent, len, columns;

	for (; *text; text += len + strspn(text + len, " ")) {
		len = strcspn(text, " ");
		columns = utf8_count(text, len);
		if (at > indent && at + 1 + columns > WIDTH) {
			buf_putc(out, '\n');
			buf_pad(out, ' ', indent);
			at = indent;
		} else if (at > indent) {
			buf_putc(out, ' ');
			at++;
		}
		buf_add(out, text, len);
		at += columns;
	}
	buf_putc(out, '\n');
}

static void add_row(struct buf *out, const char *what, const char *text)
{
	size_t columns = utf8_count(what, strlen(what)) + 2;

	buf_printf(out, "  %s", what);
	if (columns + 2 > COLUMN) {
		buf_putc(out, '\n');
		columns = 0;
	}
	buf_pad(out, ' ', COLUMN - columns);
	wrap(out, COLUMN, text);
}

void help_row(struct cli *cli, const char *what, const char *text)
{
	add_row(&cli->out, what, lang_text(cli->lang, text));
}

static void add_heading(struct cli *cli, const char *title)
{
	buf_printf(&cli->out, "\n%s:\n", lang_text(cli->lang, title));
}

static void add_option(struct cli *cli, const struct option *o)
{
	struct buf what = BUF_INIT, text = BUF_INIT;
	const char *const *choice;

	if (o->letter)
		buf_printf(&what, "-%c%s", o->letter, o->name ? ", " : "");
	else
		buf_puts(&what, "    ");
	if (o->name)
		buf_printf(&what, "--%s", o->name);
	if (o->value)
		buf_printf(&what, " %s", lang_text(cli->lang, o->value));
	buf_puts(&text, lang_text(cli->lang, o->help));
	for (choice = o->choices; choice && *choice; choice++)
		buf_printf(&text, "%s%s%s", choice == o->choices ? " (" : "|", *choice, choice[1] ? "" : ")");
	add_row(&cli->out, what.data, text.data);
	buf_release(&what);
	buf_release(&text);
}

static void add_options(struct cli *cli, const struct option *table)
{
	struct option_rows rows = { 0 };
	size_t i;

	options_rows(&rows, table);
	add_heading(cli, "Options");
	for (i = 0; i < rows.len; i++)
		add_option(cli, rows.items[i]);
	vec_free(&rows);
}

void help_command(struct cli *cli, const struct command *c)
{
	struct buf usage = BUF_INIT;

	buf_printf(&usage, "policykoll %s [%s…] %s", c->name, lang_text(cli->lang, "OPTION"), *c->operands ? lang_text(cli->lang, c->operands) : "");
	wrap(&cli->out, 0, usage.data);
	buf_putc(&cli->out, '\n');
	wrap(&cli->out, 0, lang_text(cli->lang, c->description));
	add_options(cli, c->options);
	if (c->more)
		c->more(cli);
	buf_release(&usage);
}

static void add_table(struct cli *cli, const char *title, const struct help_row_text *rows)
{
	add_heading(cli, title);
	for (; rows->what; rows++)
		help_row(cli, rows->what, rows->text);
}

void help_program(struct cli *cli)
{
	const struct command *c;

	buf_printf(&cli->out, "policykoll %s [%s…] […]\n\n", lang_text(cli->lang, "COMMAND"), lang_text(cli->lang, "OPTION"));
	wrap(&cli->out, 0, lang_text(cli->lang, "Checks documents of information security governance against the rules that their policies demand."));
	add_heading(cli, "Commands");
	for (c = commands; c->name; c++)
		help_row(cli, c->name, c->summary);
	add_options(cli, program.options);
	add_table(cli, "Exit codes, of several the first of 4, 2, 3, 5, 1", help_exit_codes);
	add_table(cli, "Environment", help_variables);
	buf_putc(&cli->out, '\n');
	wrap(&cli->out, 0, lang_text(cli->lang, "policykoll help COMMAND tells more of a command."));
}

static const char *format;
static const char *const help_formats[] = { "text", "tsv", NULL };

const struct option help_options[] = {
	{ .name = "format", .text = &format, .choices = help_formats, .value = "FORMAT", .help = "text for people, or the tables of commands and options for programs" },
	{ .include = general_options },
	{ 0 }
};

int cmd_help(struct cli *cli, const struct names *operands)
{
	const struct command *c = operands->len ? commands_find(cli, operands->items[0]) : &program;

	if (!c)
		return PK_USAGE;
	if (format && !strcmp(format, "tsv"))
		help_tables(cli, c);
	else if (c == &program)
		help_program(cli);
	else
		help_command(cli, c);
	return PK_PASSED;
}
