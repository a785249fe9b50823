/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Patterns for paths (glob.h). A star tries the shortest first and grows; only the last star passed can still grow, since what an earlier one would take the last one can take
 * as well. So there is one place to go back to, for stars in a part and for ** over parts.
 */
#include "glob.h"

#include <stddef.h>
#include <string.h>

struct part {
	const char *at;
	size_t len;
};

/* The part that begins here, up to the next slash or the end. */
static struct part part_at(const char *s)
{
	return (struct part){ s, strcspn(s, "/") };
}

static const char *next_part(const char *s)
{
	s += strcspn(s, "/");
	return s + (*s == '/');
}

/* After the character at i; bytes that are no UTF-8 are characters of their own. */
static size_t next_character(struct part p, size_t i)
{
	i++;
	while (i < p.len && ((unsigned char)p.at[i] & 0xC0) == 0x80)
		i++;
	return i;
}

static bool match_part(struct part pattern, struct part name)
{
	size_t i = 0, j = 0, star = 0, grown = 0;
	bool back = false;

	while (j < name.len) {
		if (i < pattern.len && pattern.at[i] == '*') {
			back = true;
			star = ++i;
			grown = j;
		} else if (i < pattern.len && pattern.at[i] == '?') {
			i++;
			j = next_character(name, j);
		} else if (i < pattern.len && pattern.at[i] == name.at[j]) {
			i++;
			j++;
		} else if (back) {
			i = star;
			j = grown = next_character(name, grown);
		} else {
			return false;
		}
	}
	while (i < pattern.len && pattern.at[i] == '*')
		i++;
	return i == pattern.len;
}

static bool is_any(struct part p)
{
	return p.len == 2 && p.at[0] == '*' && p.at[1] == '*';
}

bool glob_match(const char *pattern, const char *path)
{
	const char *star = NULL, *grown = NULL;

	while (*path != '\0') {
		struct part p = part_at(pattern);

		if (is_any(p) && pattern[p.len] == '\0')
			return true;
		if (is_any(p)) {
			star = pattern = next_part(pattern);
			grown = path;
		} else if (*pattern != '\0' && match_part(p, part_at(path))) {
			pattern = next_part(pattern);
			path = next_part(path);
		} else if (star != NULL) {
			pattern = star;
			path = grown = next_part(grown);
		} else {
			return false;
		}
	}
	return *pattern == '\0';
}
