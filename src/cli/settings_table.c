/* SPDX-License-Identifier: Apache-2.0 */
/* The table of --show-config (settings_table.h). Names are those of options and never translated; values and files can come from others and are shown escaped. */
#include "settings_table.h"

#include "utf8.h"

#include <string.h>

enum { GAP = 2 };

static const char none[] = "-";

void settings_table_row(struct settings_table *t, const char *name, const char *value, const char *from)
{
	vec_push(&t->rows, (struct settings_row){ name, value, from });
}

static const char *word(const struct settings_table *t, const char *english)
{
	return lang_text(t->cli->lang, english);
}

void settings_table_setting(struct settings_table *t, const char *name, const char *value, const struct pk_setting *s)
{
	settings_table_row(t, name, value, arena_printf(t->arena, "%s:%u", s->file, s->line));
}

void settings_table_variable(struct settings_table *t, const char *name, const char *value, const char *variable)
{
	settings_table_row(t, name, value, arena_printf(t->arena, "%s %s", word(t, "environment variable"), variable));
}

/* What a configuration adds to an option that may be repeated. */
static size_t add_settings(struct settings_table *t, const struct option *o)
{
	struct pk_setting s;
	size_t i, n = 0;

	for (i = 0; pk_configuration_setting(t->cli->configuration, i, &s); i++) {
		if (!o->name || strcmp(s.name, o->name))
			continue;
		settings_table_setting(t, s.name, s.format ? arena_printf(t->arena, "%s=%s", s.format, s.value) : s.value, &s);
		n++;
	}
	return n;
}

static void add_list(struct settings_table *t, const struct option *o)
{
	size_t i;

	for (i = 0; i < o->list->len; i++)
		settings_table_row(t, o->name ? o->name : arena_printf(t->arena, "%c", o->letter), o->list->items[i], word(t, "command line"));
	if (!add_settings(t, o) && !o->list->len && o->name)
		settings_table_row(t, o->name, none, word(t, "default"));
}

static const char *value_of(const struct settings_table *t, const struct option *o)
{
	if (o->flag)
		return *o->flag ? "yes" : "no";
	if (o->count)
		return arena_printf(t->arena, "%zu", *o->count);
	if (o->date)
		return *o->date ? *o->date : strcmp(o->name, "as-of") ? "-" : t->cli->today;
	if (o->text && *o->text)
		return *o->text;
	return o->otherwise ? o->otherwise : none;
}

static bool is_set(const char *variable)
{
	const char *value = platform_env(variable);

	return value && *value;
}

/* Colours are the one option that variables change. */
static bool add_color(struct settings_table *t, const struct option *o)
{
	bool refused = is_set("NO_COLOR");

	if (!o->name || strcmp(o->name, "color") || (!refused && !is_set("FORCE_COLOR")))
		return false;
	settings_table_variable(t, o->name, refused || !strcmp(platform_env("FORCE_COLOR"), "0") ? "never" : "always", refused ? "NO_COLOR" : "FORCE_COLOR");
	return true;
}

void settings_table_option(struct settings_table *t, const struct option *o)
{
	bool given = options_given(t->cli, o);

	if (o->list)
		add_list(t, o);
	else if (o->name && (given || !add_color(t, o)))
		settings_table_row(t, o->name, value_of(t, o), word(t, given ? "command line" : "default"));
}

void settings_table_paths(struct settings_table *t, const struct names *operands)
{
	size_t i;

	for (i = 0; i < operands->len; i++)
		settings_table_row(t, word(t, "operand"), operands->items[i], word(t, "command line"));
	if (!operands->len)
		settings_table_row(t, word(t, "operand"), ".", word(t, "default"));
}

/* The text as it is shown, in the arena. */
static const char *shown(struct settings_table *t, const char *s)
{
	struct buf text = BUF_INIT;
	const char *copy;

	utf8_show(&text, s, strlen(s));
	copy = arena_strdup(t->arena, text.data);
	buf_release(&text);
	return copy;
}

static size_t width(const char *s)
{
	return utf8_count(s, strlen(s));
}

void settings_table_write(struct settings_table *t)
{
	struct buf *out = &t->cli->out;
	size_t names = 0, values = 0, i;

	vec_push(&t->rows, (struct settings_row){ "", "", "" });
	memmove(t->rows.items + 1, t->rows.items, (t->rows.len - 1) * sizeof *t->rows.items);
	t->rows.items[0] = (struct settings_row){ word(t, "option"), word(t, "value"), word(t, "from") };
	for (i = 0; i < t->rows.len; i++) {
		struct settings_row *r = &t->rows.items[i];

		*r = (struct settings_row){ shown(t, r->name), shown(t, r->value), shown(t, r->from) };
		names = width(r->name) > names ? width(r->name) : names;
		values = width(r->value) > values ? width(r->value) : values;
	}
	for (i = 0; i < t->rows.len; i++) {
		const struct settings_row *r = &t->rows.items[i];

		buf_puts(out, r->name);
		buf_pad(out, ' ', names - width(r->name) + GAP);
		buf_puts(out, r->value);
		buf_pad(out, ' ', values - width(r->value) + GAP);
		buf_puts(out, r->from);
		buf_putc(out, '\n');
	}
}

void settings_table_free(struct settings_table *t)
{
	vec_free(&t->rows);
	arena_free(t->arena);
}
