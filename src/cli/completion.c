/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policykoll completion: a script that tells a shell what can follow. It is made of the tables of commands and options, so that nothing is written twice; rule ids are
 * asked of the program when somebody presses the key. What each shell needs stands in a file of its own: completion_bash.c, completion_zsh.c, completion_fish.c.
 */
#include "completion.h"

#include "policykoll.h"
#include "vec.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	void (*write)(struct cli *cli);
} shells[] = {
	{ "bash", completion_bash },
	{ "zsh", completion_zsh },
	{ "fish", completion_fish },
};
enum { SHELLS = sizeof shells / sizeof *shells };

const struct option completion_options[] = {
	{ .include = general_options },
	{ 0 }
};

enum completion_kind completion_of(const char *value)
{
	static const struct {
		const char *part;
		enum completion_kind kind;
	} rows[] = {
		{ "FORMAT=FILE", COMPLETE_FORMAT_FILES }, { "FORMAT", COMPLETE_FORMATS }, { "COMMAND", COMPLETE_COMMANDS }, { "RULES", COMPLETE_FILES },
		{ "RULE", COMPLETE_RULES }, { "NAME", COMPLETE_RULES }, { "FILE", COMPLETE_FILES }, { "PATH", COMPLETE_FILES }, { "DIR", COMPLETE_FILES },
		{ "REPORT", COMPLETE_FILES }, { "SCHEMA", COMPLETE_FILES }, { "OLD", COMPLETE_FILES },
	};
	size_t i;

	for (i = 0; value && i < sizeof rows / sizeof *rows; i++)
		if (strstr(value, rows[i].part))
			return rows[i].kind;
	return COMPLETE_NOTHING;
}

char *completion_words(const struct command *c)
{
	struct buf words = BUF_INIT;
	const char *first = *c->operands >= 'a' && *c->operands <= 'z' ? c->operands : c->first ? c->first : "";
	size_t i, n = strcspn(first, " ");

	if (*first < 'a' || *first > 'z')
		n = 0;
	for (i = 0; i < n; i++)
		buf_putc(&words, first[i] == '|' ? ' ' : first[i]);
	return buf_detach(&words);
}

char *completion_choices(const struct option *o)
{
	struct buf words = BUF_INIT;
	size_t i;

	for (i = 0; o->choices && o->choices[i]; i++)
		buf_printf(&words, "%s%s", i ? " " : "", o->choices[i]);
	return buf_detach(&words);
}

/* Those of every document: which of them a document has, the program says when it is asked for another. */
static char *document_formats(void)
{
	struct names seen = { 0 };
	struct buf words = BUF_INIT;
	const char *name;
	size_t i, k, at;

	for (i = 0; pk_document_name(i); i++) {
		for (k = 0; (name = pk_document_format_name(pk_document_name(i), k)) != NULL; k++) {
			for (at = 0; at < seen.len && strcmp(seen.items[at], name); at++)
				;
			if (at < seen.len)
				continue;
			buf_printf(&words, "%s%s", seen.len ? " " : "", name);
			vec_push(&seen, name);
		}
	}
	vec_free(&seen);
	return buf_detach(&words);
}

char *completion_formats(const struct command *c)
{
	const char *(*name)(size_t) = c->more == diff_more ? pk_diff_format_name : pk_format_name;
	struct buf words = BUF_INIT;
	size_t i;

	if (c->more == render_more)
		return document_formats();
	buf_puts(&words, "text");
	for (i = 0; name(i); i++)
		buf_printf(&words, " %s", name(i));
	return buf_detach(&words);
}

bool completion_takes_value(const struct option *o)
{
	return !o->flag;
}

void completion_escape(struct buf *out, const char *text, const char *special, const char *quote)
{
	for (; *text; text++) {
		if (*text == '\'') {
			buf_puts(out, quote);
			continue;
		}
		if (strchr(special, *text))
			buf_putc(out, '\\');
		buf_putc(out, *text);
	}
}

int cmd_completion(struct cli *cli, const struct names *operands)
{
	VEC(const char *) known = { 0 };
	size_t i;

	for (i = 0; i < SHELLS && strcmp(shells[i].name, operands->items[0]); i++)
		vec_push(&known, shells[i].name);
	if (i < SHELLS)
		shells[i].write(cli);
	else
		options_refuse(cli, MSG_SHELL_UNKNOWN, MSG_SHELL_MISSPELT, "", operands->items[0], known.items, known.len);
	vec_free(&known);
	return i < SHELLS ? PK_PASSED : PK_USAGE;
}
