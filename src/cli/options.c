/* SPDX-License-Identifier: Apache-2.0 */
/* The parser of options. Values that come as a word of their own may not begin with a dash (but may be "-"): --name=VALUE can say anything. */
#include "options.h"

#include "date.h"
#include "nearest.h"
#include "vec.h"

#include <stdint.h>
#include <string.h>

struct parse {
	struct cli *cli;
	const struct command *command;
	struct option_rows rows;
	int argc, at; /* at: the argument after the current one */
	char **argv;
};

bool options_help;

static const char *language;
static const char *const languages[] = { "sv", "en", NULL };

const struct option general_options[] = {
	{ .name = "lang", .text = &language, .choices = languages, .value = "LANGUAGE",
	  .help = "language of everything that is printed; without it POLICYKOLL_LANG, LC_ALL, LC_MESSAGES and LANG decide" },
	{ .name = "help", .letter = 'h', .flag = &options_help, .help = "show this help" },
	{ 0 }
};

static bool is_end(const struct option *o)
{
	return !o->name && !o->letter && !o->include;
}

void options_rows(struct option_rows *out, const struct option *table)
{
	for (; table && !is_end(table); table++) {
		if (table->include)
			options_rows(out, table->include);
		else
			vec_push(out, table);
	}
}

const struct option *options_find(const struct option *table, const char *name)
{
	struct option_rows rows = { 0 };
	const struct option *found = NULL;
	size_t i;

	options_rows(&rows, table);
	for (i = 0; i < rows.len && !found; i++)
		if (rows.items[i]->name && !strcmp(rows.items[i]->name, name))
			found = rows.items[i];
	vec_free(&rows);
	return found;
}

bool options_given(const struct cli *cli, const struct option *o)
{
	size_t i;

	for (i = 0; i < cli->given.len && cli->given.items[i] != o; i++)
		;
	return i < cli->given.len;
}

static size_t count_choices(const char *const *choices)
{
	size_t n = 0;

	while (choices[n])
		n++;
	return n;
}

void options_refuse(struct cli *cli, enum msg_id message, enum msg_id message_near, const char *option, const char *value,
	const char *const *allowed, size_t n)
{
	const char *near = nearest(value, allowed, n);
	char *list = cli_join(allowed, n);

	diag_emit(&cli->say, near ? message_near : message, NULL, "option", option, "value", value, "*allowed", list,
		"nearest", near ? near : "", (char *)NULL);
	free(list);
}

/* The command as a person types it: "policykoll check". */
static void spell_command(struct buf *out, const struct command *c)
{
	buf_printf(out, "policykoll%s%s", *c->name ? " " : "", c->name);
}

static int refuse_unknown(struct parse *p, const char *shown, const char *name)
{
	VEC(const char *) known = { 0 };
	struct buf command = BUF_INIT, option = BUF_INIT;
	const char *near = NULL;
	size_t i;

	for (i = 0; i < p->rows.len; i++)
		if (p->rows.items[i]->name)
			vec_push(&known, p->rows.items[i]->name);
	if (name)
		near = nearest(name, known.items, known.len);
	if (near)
		buf_printf(&option, "--%s", near);
	spell_command(&command, p->command);
	diag_emit(&p->cli->say, near ? MSG_OPTION_MISSPELT : MSG_OPTION_UNKNOWN, NULL, "option", shown, "command", command.data,
		"nearest", option.data, (char *)NULL);
	buf_release(&command);
	buf_release(&option);
	vec_free(&known);
	return -1;
}

static int read_count(size_t *out, const char *s)
{
	size_t n = 0;

	if (!*s || strlen(s) > 9)
		return -1;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + (size_t)(*s - '0');
	}
	*out = n;
	return 0;
}

static int check_choice(struct parse *p, const struct option *o, const char *shown, const char *value)
{
	size_t i, n = o->choices ? count_choices(o->choices) : 0;

	for (i = 0; i < n && strcmp(o->choices[i], value); i++)
		;
	if (o->choices && i == n) {
		options_refuse(p->cli, MSG_OPTION_VALUE_UNKNOWN, MSG_OPTION_VALUE_MISSPELT, shown, value, o->choices, n);
		return -1;
	}
	return 0;
}

static int set_value(struct parse *p, const struct option *o, const char *shown, const char *value)
{
	int64_t day;

	vec_push(&p->cli->given, o);
	if (o->date && date_parse(&day, value)) {
		diag_emit(&p->cli->say, MSG_OPTION_DATE, NULL, "option", shown, "value", value, (char *)NULL);
		return -1;
	}
	if (o->count && read_count(o->count, value)) {
		diag_emit(&p->cli->say, MSG_OPTION_COUNT, NULL, "option", shown, "value", value, (char *)NULL);
		return -1;
	}
	if (check_choice(p, o, shown, value))
		return -1;
	if (o->date)
		*o->date = value;
	else if (o->list)
		vec_push(o->list, value);
	else if (o->text)
		*o->text = value;
	return 0;
}

/* The value beside the option, or the next argument; NULL after a message. */
static const char *need_value(struct parse *p, const struct option *o, const char *shown, const char *beside)
{
	const char *next = p->at < p->argc ? p->argv[p->at] : NULL;

	if (beside && *beside)
		return beside;
	if (!beside && next && *next && (*next != '-' || !next[1])) {
		p->at++;
		return next;
	}
	diag_emit(&p->cli->say, MSG_OPTION_VALUE_MISSING, NULL, "option", shown, "value", lang_text(p->cli->lang, o->value), (char *)NULL);
	return NULL;
}

static const struct option *find_long(const struct parse *p, const char *arg, size_t len)
{
	size_t i;

	for (i = 0; i < p->rows.len; i++)
		if (p->rows.items[i]->name && strlen(p->rows.items[i]->name) == len - 2 && !memcmp(p->rows.items[i]->name, arg + 2, len - 2))
			return p->rows.items[i];
	return NULL;
}

static int take_long(struct parse *p, const char *arg)
{
	size_t len = strcspn(arg, "=");
	struct buf shown = BUF_INIT;
	const struct option *o = find_long(p, arg, len);
	const char *value;
	int result = -1;

	buf_add(&shown, arg, len);
	if (!o) {
		refuse_unknown(p, shown.data, shown.data + 2);
	} else if (o->flag && arg[len]) {
		diag_emit(&p->cli->say, MSG_OPTION_VALUE_EXTRA, NULL, "option", shown.data, (char *)NULL);
	} else if (o->flag) {
		*o->flag = true;
		vec_push(&p->cli->given, o);
		result = 0;
	} else {
		value = need_value(p, o, shown.data, arg[len] ? arg + len + 1 : NULL);
		result = value ? set_value(p, o, shown.data, value) : -1;
	}
	buf_release(&shown);
	return result;
}

static const struct option *find_letter(const struct parse *p, char letter)
{
	size_t i;

	for (i = 0; i < p->rows.len; i++)
		if (p->rows.items[i]->letter == letter)
			return p->rows.items[i];
	return NULL;
}

/* Letters after one dash: flags together (-qv), a value beside its letter (-oFILE) or after it (-o FILE). */
static int take_letters(struct parse *p, const char *arg)
{
	const struct option *o;
	const char *at, *value;
	char shown[3] = "-";

	for (at = arg + 1; *at; at++) {
		shown[1] = *at;
		o = find_letter(p, *at);
		if (!o)
			return refuse_unknown(p, arg, arg[2] ? arg + 1 : NULL);
		if (!o->flag) {
			value = need_value(p, o, shown, at[1] ? at + 1 : NULL);
			return value ? set_value(p, o, shown, value) : -1;
		}
		*o->flag = true;
		vec_push(&p->cli->given, o);
	}
	return 0;
}

int options_parse(struct cli *cli, const struct command *c, int argc, char **argv, struct names *operands)
{
	struct parse p = { .cli = cli, .command = c, .argc = argc, .argv = argv };
	bool only_operands = false;
	const char *arg;
	int result = 0;

	options_rows(&p.rows, c->options);
	while (!result && !options_help && p.at < p.argc) {
		arg = p.argv[p.at++];
		if (!only_operands && !strcmp(arg, "--")) {
			only_operands = true;
		} else if (!only_operands && !strncmp(arg, "--", 2)) {
			result = take_long(&p, arg);
		} else if (!only_operands && *arg == '-' && arg[1]) {
			result = take_letters(&p, arg);
		} else if (operands) {
			vec_push(operands, arg);
		} else {
			p.at--;
			break;
		}
	}
	vec_free(&p.rows);
	return result ? -1 : p.at;
}

/* The option of an argument that begins with a dash, or NULL; its value where it stands beside it. */
static const struct option *look_at(const struct parse *p, const char *arg, const char **value)
{
	size_t len = strcspn(arg, "=");
	const struct option *o = NULL;

	*value = NULL;
	if (arg[1] == '-') {
		*value = arg[len] ? arg + len + 1 : NULL;
		return find_long(p, arg, len);
	}
	while (*++arg && (o = find_letter(p, *arg)) != NULL && o->flag)
		;
	if (*arg && o && arg[1])
		*value = arg + 1;
	return o;
}

static void note(struct options_look *out, const struct option *o, const char *value)
{
	if (!o)
		return;
	out->help |= o->flag == &options_help;
	out->no_config |= o->name && !strcmp(o->name, "no-config");
	out->all |= o->name && !strcmp(o->name, "all");
	if (o->name && !strcmp(o->name, "config"))
		out->config = value;
}

void options_look(struct options_look *out, const struct command *c, int argc, char **argv)
{
	struct parse p = { .command = c, .argc = argc, .argv = argv };
	bool only_operands = false;
	const struct option *o;
	const char *arg, *value;

	options_rows(&p.rows, c->options);
	while (p.at < argc) {
		arg = argv[p.at++];
		if (!only_operands && !strcmp(arg, "--")) {
			only_operands = true;
		} else if (!only_operands && *arg == '-' && arg[1]) {
			o = look_at(&p, arg, &value);
			if (o && !o->flag && !value && p.at < argc && (*argv[p.at] != '-' || !argv[p.at][1]))
				value = argv[p.at++];
			note(out, o, value);
		} else {
			vec_push(&out->operands, arg);
		}
	}
	vec_free(&p.rows);
}
