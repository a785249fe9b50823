/* SPDX-License-Identifier: Apache-2.0 */
/* Completion for zsh: one set of _arguments for each command, with the help texts in the language of the call. */
#include "completion.h"

#include "vec.h"

#include <stdlib.h>

static const char prelude[] =
	"#compdef policykoll\n"
	"# zsh completion for policykoll, made by: policykoll completion zsh\n"
	"_policykoll_rules() {\n"
	"\tlocal -a rules\n"
	"\trules=(${(f)\"$(policykoll list rules 2>/dev/null | sed -n '2,$s/ .*//p')\"})\n"
	"\tcompadd -a rules\n"
	"}\n";
static const char postlude[] =
	"_policykoll() {\n"
	"\tlocal line state\n"
	"\t_arguments -C $_policykoll_program '1:command:->command' '*::argument:->argument'\n"
	"\tcase $state in\n"
	"\tcommand) _describe command _policykoll_commands ;;\n"
	"\targument)\n"
	"\t\tlocal specs=_policykoll_${line[1]}\n"
	"\t\t((${+parameters[$specs]})) && _arguments -s -S ${(P)specs} ;;\n"
	"\tesac\n"
	"}\n"
	"if [ \"$funcstack[1]\" = _policykoll ]; then _policykoll \"$@\"; else compdef _policykoll policykoll; fi\n";

/* Inside single quotes, where brackets and colons mean something to _arguments. */
static void write_text(struct buf *out, const char *text)
{
	completion_escape(out, text, "[]:\\", "'\\''");
}

static void write_action(struct buf *out, enum completion_kind kind, const char *words, const char *formats)
{
	if (*words)
		buf_printf(out, "(%s)", words);
	else if (kind == COMPLETE_FILES)
		buf_puts(out, "_files");
	else if (kind == COMPLETE_FORMATS)
		buf_printf(out, "(%s)", formats);
	else if (kind == COMPLETE_FORMAT_FILES)
		buf_printf(out, "{compset -P \"*=\" && _files || compadd -S = %s}", formats);
	else if (kind == COMPLETE_RULES)
		buf_puts(out, "_policykoll_rules");
	else if (kind == COMPLETE_COMMANDS)
		buf_puts(out, "{_describe command _policykoll_commands}");
}

/* One spec; of an option with a letter and a name, each has one of its own and excludes the other. */
static void write_spec(struct cli *cli, const struct option *o, bool letter, const char *formats)
{
	struct buf *out = &cli->out;
	char *choices = completion_choices(o);

	buf_puts(out, "\t'");
	if (o->list)
		buf_putc(out, '*');
	else if (o->letter && o->name)
		buf_printf(out, "(-%c --%s)", o->letter, o->name);
	if (letter)
		buf_printf(out, "-%c%s", o->letter, completion_takes_value(o) ? "+" : "");
	else
		buf_printf(out, "--%s%s", o->name, completion_takes_value(o) ? "=" : "");
	buf_putc(out, '[');
	write_text(out, lang_text(cli->lang, o->help));
	buf_putc(out, ']');
	if (completion_takes_value(o)) {
		buf_putc(out, ':');
		write_text(out, lang_text(cli->lang, o->value));
		buf_putc(out, ':');
		write_action(out, completion_of(o->value), choices, formats);
	}
	buf_puts(out, "'\n");
	free(choices);
}

static void write_options(struct cli *cli, const struct option *table, const char *formats)
{
	struct option_rows rows = { 0 };
	size_t i;

	options_rows(&rows, table);
	for (i = 0; i < rows.len; i++) {
		if (rows.items[i]->letter)
			write_spec(cli, rows.items[i], true, formats);
		if (rows.items[i]->name)
			write_spec(cli, rows.items[i], false, formats);
	}
	vec_free(&rows);
}

static void write_command(struct cli *cli, const struct command *c)
{
	char *words = completion_words(c), *formats = completion_formats(c);
	enum completion_kind kind = completion_of(c->operands);

	buf_printf(&cli->out, "_policykoll_%s=(\n", c->name);
	write_options(cli, c->options, formats);
	if (*words || kind == COMPLETE_RULES || kind == COMPLETE_COMMANDS) {
		buf_puts(&cli->out, "\t'1:");
		write_text(&cli->out, *words ? "what" : "name");
		buf_putc(&cli->out, ':');
		write_action(&cli->out, kind, words, formats);
		buf_puts(&cli->out, "'\n");
	}
	if (*c->operands && kind != COMPLETE_COMMANDS)
		buf_puts(&cli->out, "\t'*:file:_files'\n");
	buf_puts(&cli->out, ")\n");
	free(formats);
	free(words);
}

void completion_zsh(struct cli *cli)
{
	char *formats = completion_formats(&program);
	const struct command *c;

	buf_puts(&cli->out, prelude);
	buf_puts(&cli->out, "_policykoll_program=(\n");
	write_options(cli, program.options, formats);
	buf_puts(&cli->out, ")\n_policykoll_commands=(\n");
	for (c = commands; c->name; c++) {
		buf_printf(&cli->out, "\t'%s:", c->name);
		write_text(&cli->out, lang_text(cli->lang, c->summary));
		buf_puts(&cli->out, "'\n");
	}
	buf_puts(&cli->out, ")\n");
	for (c = commands; c->name; c++)
		write_command(cli, c);
	buf_puts(&cli->out, postlude);
	free(formats);
}
