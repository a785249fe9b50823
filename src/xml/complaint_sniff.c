/* SPDX-License-Identifier: Apache-2.0 */
/* What a file is that is no XML, told by its first bytes. */
#include "complaint.h"
#include "complaint_sniff.h"

#include <string.h>

static const struct { const char *bytes; size_t n; enum msg_id id; } magic[] = {
	{ "PK\3\4", 4, MSG_XML_IS_SPREADSHEET }, { "PK\5\6", 4, MSG_XML_IS_SPREADSHEET }, { "\xD0\xCF\x11\xE0", 4, MSG_XML_IS_OFFICE }, { "%PDF", 4, MSG_XML_IS_PDF },
	{ "<\0", 2, MSG_XML_UTF16_UNMARKED }, { "\0<", 2, MSG_XML_UTF16_UNMARKED },
};

static size_t skip_blank(const char *text, size_t n)
{
	size_t i = n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	while (i < n && strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0')
		i++;
	return i;
}

static size_t count(const char *text, size_t n, char c)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += text[i] == c;
	return found;
}

/* A first line with separators, and as many in the second if there is a whole one. */
static int is_csv(const char *text, size_t n)
{
	static const char separators[] = { ';', '\t', ',' };
	const char *end = memchr(text, '\n', n), *second = end != NULL ? end + 1 : text + n, *last;
	size_t first = (size_t)((end != NULL ? end : text + n) - text);

	last = memchr(second, '\n', n - (size_t)(second - text));
	if (memchr(text, '\0', n) != NULL || strchr("<{[", *text) != NULL)
		return 0;
	for (size_t i = 0; i < sizeof separators; i++) {
		size_t columns = count(text, first, separators[i]);

		if (columns > 0 && (last == NULL || count(second, (size_t)(last - second), separators[i]) >= columns))
			return 1;
	}
	return 0;
}

int sniff(enum msg_id *out, const char *text, size_t n)
{
	size_t blank = skip_blank(text, n);

	for (size_t i = 0; i < sizeof magic / sizeof *magic; i++) {
		if (n >= magic[i].n && memcmp(text, magic[i].bytes, magic[i].n) == 0) {
			*out = magic[i].id;
			return 1;
		}
	}
	if (blank == n)
		*out = MSG_XML_EMPTY;
	else if (is_csv(text + blank, n - blank))
		*out = MSG_XML_IS_CSV;
	else
		return 0;
	return 1;
}

int complaint_not_xml(const char *file, const unsigned char *head, size_t head_len, const struct diag_sink *sink)
{
	struct place place = { .file = file, .line = 1, .column = 1 };
	enum msg_id id;

	if (!sniff(&id, (const char *)head, head_len))
		return 0;
	diag_emit(sink, id, &place, "file", file, NULL);
	return 1;
}
