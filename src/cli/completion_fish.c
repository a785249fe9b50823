/* SPDX-License-Identifier: Apache-2.0 */
/* Completion for fish: one line for each command, option and fixed word, with the help texts in the language of the call. */
#include "completion.h"

#include "vec.h"

#include <stdlib.h>

static const char prelude[] =
	"# fish completion for policykoll, made by: policykoll completion fish\n"
	"function __policykoll_rules\n"
	"\tpolicykoll list rules 2>/dev/null | sed -n '2,$s/ .*//p'\n"
	"end\n";

/* The condition under which a line holds: no command yet, or this one. */
static void write_condition(struct buf *out, const struct command *c)
{
	if (*c->name)
		buf_printf(out, "complete -c policykoll -n '__fish_seen_subcommand_from %s'", c->name);
	else
		buf_puts(out, "complete -c policykoll -n __fish_use_subcommand");
}

static void write_text(struct cli *cli, const char *text)
{
	buf_puts(&cli->out, " -d '");
	completion_escape(&cli->out, lang_text(cli->lang, text), "\\", "\\'");
	buf_puts(&cli->out, "'\n");
}

static void write_value(struct buf *out, enum completion_kind kind, const char *words, const char *formats)
{
	if (*words)
		buf_printf(out, " -x -a '%s'", words);
	else if (kind == COMPLETE_FILES)
		buf_puts(out, " -r -F");
	else if (kind == COMPLETE_FORMATS)
		buf_printf(out, " -x -a '%s'", formats);
	else if (kind == COMPLETE_FORMAT_FILES)
		buf_printf(out, " -x -a '(string split \" \" \"%s\")='", formats);
	else if (kind == COMPLETE_RULES)
		buf_puts(out, " -x -a '(__policykoll_rules)'");
	else
		buf_puts(out, " -x");
}

static void write_options(struct cli *cli, const struct command *c)
{
	struct option_rows rows = { 0 };
	char *formats = completion_formats(c);
	size_t i;

	options_rows(&rows, c->options);
	for (i = 0; i < rows.len; i++) {
		const struct option *o = rows.items[i];
		char *choices = completion_choices(o);

		write_condition(&cli->out, c);
		if (o->letter)
			buf_printf(&cli->out, " -s %c", o->letter);
		if (o->name)
			buf_printf(&cli->out, " -l %s", o->name);
		if (completion_takes_value(o))
			write_value(&cli->out, completion_of(o->value), choices, formats);
		write_text(cli, o->help);
		free(choices);
	}
	free(formats);
	vec_free(&rows);
}

/* Files are what fish offers by itself; fixed words, rules and nothing must be said. */
static void write_operands(struct cli *cli, const struct command *c)
{
	char *words = completion_words(c);
	enum completion_kind kind = completion_of(c->operands);
	const struct command *other;

	if (*words || kind == COMPLETE_RULES || kind == COMPLETE_COMMANDS) {
		write_condition(&cli->out, c);
		buf_puts(&cli->out, kind == COMPLETE_FILES || kind == COMPLETE_RULES ? " -a '" : " -f -a '");
		if (kind == COMPLETE_COMMANDS)
			for (other = commands; other->name; other++)
				buf_printf(&cli->out, "%s%s", other == commands ? "" : " ", other->name);
		else
			buf_puts(&cli->out, *words ? words : "(__policykoll_rules)");
		buf_puts(&cli->out, "'\n");
	} else if (!*c->operands) {
		write_condition(&cli->out, c);
		buf_puts(&cli->out, " -f\n");
	}
	free(words);
}

void completion_fish(struct cli *cli)
{
	const struct command *c;

	buf_puts(&cli->out, prelude);
	write_options(cli, &program);
	for (c = commands; c->name; c++) {
		buf_printf(&cli->out, "complete -c policykoll -n __fish_use_subcommand -f -a %s", c->name);
		write_text(cli, c->summary);
	}
	for (c = commands; c->name; c++) {
		write_options(cli, c);
		write_operands(cli, c);
	}
}
