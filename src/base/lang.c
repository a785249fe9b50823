/* SPDX-License-Identifier: Apache-2.0 */
/* The table of languages: a new one is a row here and a file in po/. English is the source and has no catalogue. */
#include "lang.h"

#include "embedded.h"
#include "mo.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *code, *catalogue;
} languages[LANG_COUNT] = {
	[LANG_EN] = { "en", NULL },
	[LANG_SV] = { "sv", "po/sv.mo" },
};

const char *lang_code(enum lang l)
{
	return languages[l].code;
}

int lang_find(const char *code)
{
	size_t len;
	int l;

	if (!code)
		return -1;
	len = strcspn(code, "_-.@");
	for (l = 0; l < LANG_COUNT; l++)
		if (strlen(languages[l].code) == len && !strncmp(languages[l].code, code, len))
			return l;
	return -1;
}

const char *lang_text(enum lang l, const char *english)
{
	const struct embedded *file;
	const char *text;

	/* A catalogue keeps its own header under the empty text. */
	if (!languages[l].catalogue || !*english)
		return english;
	file = embedded_find(languages[l].catalogue);
	text = file ? mo_find(file->data, file->size, english) : NULL;
	return text && *text ? text : english;
}
