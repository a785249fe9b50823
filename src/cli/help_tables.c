/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll help --format tsv: the tables that help, completion and man pages are made of, for programs (cli.h has the columns). A column is never empty: "-" is nothing. */
#include "cli.h"

#include "options.h"
#include "policykoll.h"
#include "vec.h"

static void add_column(struct buf *out, const char *text)
{
	buf_printf(out, "\t%s", text && *text ? text : "-");
}

static void add_option(struct cli *cli, const struct command *c, const struct option *o)
{
	const char letter[] = { o->letter, '\0' };
	struct buf choices = BUF_INIT;
	size_t i;

	for (i = 0; o->choices && o->choices[i]; i++)
		buf_printf(&choices, "%s%s", i ? "|" : "", o->choices[i]);
	buf_puts(&cli->out, "option");
	add_column(&cli->out, c->name);
	add_column(&cli->out, letter);
	add_column(&cli->out, o->name);
	add_column(&cli->out, o->value ? lang_text(cli->lang, o->value) : NULL);
	add_column(&cli->out, choices.data);
	add_column(&cli->out, o->list ? "repeatable" : NULL);
	add_column(&cli->out, lang_text(cli->lang, o->help));
	buf_putc(&cli->out, '\n');
	buf_release(&choices);
}

static void add_command(struct cli *cli, const struct command *c)
{
	struct option_rows rows = { 0 };
	size_t i;

	if (*c->name) {
		buf_puts(&cli->out, "command");
		add_column(&cli->out, c->name);
		add_column(&cli->out, *c->operands ? lang_text(cli->lang, c->operands) : NULL);
		add_column(&cli->out, lang_text(cli->lang, c->summary));
		buf_putc(&cli->out, '\n');
	}
	options_rows(&rows, c->options);
	for (i = 0; i < rows.len; i++)
		add_option(cli, c, rows.items[i]);
	vec_free(&rows);
}

static void add_rows(struct cli *cli, const char *kind, const struct help_row_text *row)
{
	for (; row->what; row++) {
		buf_puts(&cli->out, kind);
		add_column(&cli->out, row->what);
		add_column(&cli->out, lang_text(cli->lang, row->text));
		buf_putc(&cli->out, '\n');
	}
}

static void add_format(struct cli *cli, const char *name, const char *endings, const char *summary)
{
	buf_puts(&cli->out, "format");
	add_column(&cli->out, name);
	add_column(&cli->out, endings);
	add_column(&cli->out, summary);
	buf_putc(&cli->out, '\n');
}

void help_tables(struct cli *cli, const struct command *c)
{
	const struct command *other;
	size_t i;

	add_command(cli, c);
	if (*c->name)
		return;
	for (other = commands; other->name; other++)
		add_command(cli, other);
	add_format(cli, "text", ".txt", lang_text(cli->lang, "text for a terminal"));
	for (i = 0; pk_format_name(i); i++)
		add_format(cli, pk_format_name(i), pk_format_endings(i), pk_format_summary(i, lang_code(cli->lang)));
	add_rows(cli, "exit-code", help_exit_codes);
	add_rows(cli, "variable", help_variables);
}
