/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Completion for bash, with nothing but bash itself: the helper library of distributions need not be there. Bash splits words at "=", so that "--lang=sv" comes as
 * three; the script sees to it.
 */
#include "completion.h"

#include "vec.h"

#include <stdlib.h>

static const char prelude[] =
	"# bash completion for policykoll, made by: policykoll completion bash\n"
	"_policykoll_rules() { COMPREPLY=($(compgen -W \"$(policykoll list rules 2>/dev/null | sed -n '2,$s/ .*//p')\" -- \"$cur\")); }\n"
	"_policykoll_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$cur\")); }\n"
	"_policykoll_files() {\n"
	"\tlocal IFS=$'\\n'\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n"
	"}\n"
	"_policykoll() {\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= options= i at=0\n"
	"\tCOMPREPLY=()\n"
	"\tif [[ $cur == = ]]; then\n"
	"\t\tcur=\n"
	"\telif [[ $prev == = && COMP_CWORD -gt 2 ]]; then\n"
	"\t\tprev=${COMP_WORDS[COMP_CWORD - 2]}\n"
	"\tfi\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i]} in\n"
	"\t\t--lang) ((i++)); [[ ${COMP_WORDS[i]} == = ]] && ((i++)) ;;\n"
	"\t\t-* | =) ;;\n"
	"\t\t*) command=${COMP_WORDS[i]} at=$i; break ;;\n"
	"\t\tesac\n"
	"\tdone\n";

static void write_reply(struct buf *out, enum completion_kind kind, const char *words, const char *formats)
{
	if (*words)
		buf_printf(out, "_policykoll_words '%s'", words);
	else if (kind == COMPLETE_FILES)
		buf_puts(out, "_policykoll_files");
	else if (kind == COMPLETE_FORMATS)
		buf_printf(out, "_policykoll_words '%s'", formats);
	else if (kind == COMPLETE_FORMAT_FILES)
		buf_printf(out, "compopt -o nospace 2>/dev/null; COMPREPLY=($(compgen -S = -W '%s' -- \"$cur\"))", formats);
	else if (kind == COMPLETE_RULES)
		buf_puts(out, "_policykoll_rules");
	else
		buf_puts(out, ":");
}

static void write_names(struct buf *out, const struct option *o, const char *between)
{
	if (o->letter)
		buf_printf(out, "-%c%s", o->letter, o->name ? between : "");
	if (o->name)
		buf_printf(out, "--%s", o->name);
}

/* What follows an option that takes a value. */
static void write_values(struct buf *out, const struct option_rows *rows, const char *formats)
{
	size_t i;

	buf_puts(out, "\t\tcase $prev in\n");
	for (i = 0; i < rows->len; i++) {
		const struct option *o = rows->items[i];
		char *choices = completion_choices(o);

		if (completion_takes_value(o)) {
			buf_puts(out, "\t\t");
			write_names(out, o, " | ");
			buf_puts(out, ") ");
			write_reply(out, completion_of(o->value), choices, formats);
			buf_puts(out, "; return ;;\n");
		}
		free(choices);
	}
	buf_puts(out, "\t\tesac\n\t\toptions='");
	for (i = 0; i < rows->len; i++) {
		buf_puts(out, i ? " " : "");
		write_names(out, rows->items[i], " ");
	}
	buf_puts(out, "'\n");
}

static void write_command(struct buf *out, const struct command *c, const char *commands_all)
{
	struct option_rows rows = { 0 };
	char *words = completion_words(c), *formats = completion_formats(c);
	enum completion_kind kind = completion_of(c->operands);

	options_rows(&rows, c->options);
	buf_printf(out, "\t%s)\n", *c->name ? c->name : "''");
	write_values(out, &rows, formats);
	buf_puts(out, "\t\t[[ $cur == -* ]] && { _policykoll_words \"$options\"; return; }\n\t\t");
	if (*words)
		buf_printf(out, "((COMP_CWORD == at + 1)) && { _policykoll_words '%s'; return; }\n\t\t", words);
	else if (kind == COMPLETE_RULES)
		buf_puts(out, "((COMP_CWORD == at + 1)) && { _policykoll_rules; return; }\n\t\t");
	if (!*c->name || kind == COMPLETE_COMMANDS)
		buf_printf(out, "_policykoll_words '%s'", commands_all);
	else
		buf_puts(out, *c->operands ? "_policykoll_files" : ":");
	buf_puts(out, "\n\t\t;;\n");
	free(formats);
	free(words);
	vec_free(&rows);
}

void completion_bash(struct cli *cli)
{
	struct buf all = BUF_INIT;
	const struct command *c;

	for (c = commands; c->name; c++)
		buf_printf(&all, "%s%s", c == commands ? "" : " ", c->name);
	buf_puts(&cli->out, prelude);
	buf_puts(&cli->out, "\tcase $command in\n");
	write_command(&cli->out, &program, all.data);
	for (c = commands; c->name; c++)
		write_command(&cli->out, c, all.data);
	buf_puts(&cli->out, "\tesac\n}\ncomplete -F _policykoll policykoll\n");
	buf_release(&all);
}
