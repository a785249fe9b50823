/* SPDX-License-Identifier: Apache-2.0 */
/* Names of files made of ids (split_names.h). The same ids in the same order give the same names. */
#include "split_names.h"

#include "buf.h"

#include <string.h>

#define LONGEST 100

/* Letters of our languages that have a plain one beside them. */
static const struct {
	const char *letter;
	char plain;
} letters[] = {
	{ "å", 'a' }, { "ä", 'a' }, { "ö", 'o' }, { "é", 'e' }, { "ü", 'u' }, { "æ", 'a' }, { "ø", 'o' },
	{ "Å", 'A' }, { "Ä", 'A' }, { "Ö", 'O' }, { "É", 'E' }, { "Ü", 'U' }, { "Æ", 'A' }, { "Ø", 'O' },
};

/* Names that mean a device where files come from DOS, with any ending. */
static const char *const devices[] = { "con", "prn", "aux", "nul", "com", "lpt" };

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* One character of the id, plain; how many bytes it has. */
static size_t add_plain(struct buf *name, const char *at)
{
	size_t i, n = 1;

	if (is_plain(*at)) {
		buf_putc(name, *at);
		return 1;
	}
	for (i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (strncmp(at, letters[i].letter, strlen(letters[i].letter)))
			continue;
		buf_putc(name, letters[i].plain);
		return strlen(letters[i].letter);
	}
	while ((at[n] & 0xC0) == 0x80)
		n++;
	buf_putc(name, '_');
	return n;
}

static bool is_device(const char *name)
{
	size_t i, n = strcspn(name, ".");
	char stem[5] = "";

	for (i = 0; i < n && i < 4; i++)
		stem[i] = lower(name[i]);
	for (i = 0; i < sizeof devices / sizeof *devices; i++)
		if (!strncmp(stem, devices[i], 3) && (i < 4 ? n == 3 : n == 4 && stem[3] >= '0' && stem[3] <= '9'))
			return true;
	return false;
}

static bool take(struct map *taken, const char *name, struct arena *a)
{
	char *key = arena_strdup(a, name);
	size_t i;

	for (i = 0; key[i]; i++)
		key[i] = lower(key[i]);
	if (map_get(taken, key))
		return false;
	map_set(taken, key, taken);
	return true;
}

const char *split_name(struct arena *a, struct map *taken, const char *id, const char *ending)
{
	struct buf stem = BUF_INIT;
	const char *name;
	unsigned n;

	/* What begins with a dot is hidden, and with a dash an option. */
	if (*id == '.' || *id == '-' || !*id)
		buf_putc(&stem, 'u');
	for (; *id && stem.len < LONGEST; )
		id += add_plain(&stem, id);
	if (is_device(stem.data))
		buf_puts(&stem, "-unit");
	name = arena_printf(a, "%s%s", stem.data, ending);
	for (n = 2; !take(taken, name, a); n++)
		name = arena_printf(a, "%s-%u%s", stem.data, n, ending);
	buf_release(&stem);
	return name;
}
