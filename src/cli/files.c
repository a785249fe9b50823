/* SPDX-License-Identifier: Apache-2.0 */
/* Names of files compared by what they mean, and a first look into one: only as far as the name of the root element. */
#include "files.h"

#include "buf.h"
#include "bounds.h"
#include "platform.h"

#include <string.h>

static const char *const kinds[] = { "policy", "organisation", "inventory", "records", "exceptions", "configuration", "repository", "schema", "pattern" };

/* The folder of a path, and where its last part begins. */
static const char *split(struct buf *folder, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		buf_putc(folder, '.');
	else
		buf_add(folder, path, slash == path ? 1 : (size_t)(slash - path));
	return slash ? slash + 1 : path;
}

static bool same_identity(const char *a, const char *b)
{
	uint64_t x[2], y[2];

	return !platform_identity(x, a) && !platform_identity(y, b) && x[0] == y[0] && x[1] == y[1];
}

bool files_same(const char *a, const char *b)
{
	struct buf folder_a = BUF_INIT, folder_b = BUF_INIT;
	bool same = !strcmp(a, b) || same_identity(a, b);

	if (!same && !strcmp(split(&folder_a, a), split(&folder_b, b)))
		same = same_identity(folder_a.data, folder_b.data);
	buf_release(&folder_a);
	buf_release(&folder_b);
	return same;
}

/* Past the XML declaration, comments and processing instructions: at the root element's "<", or at the end of the text. */
static const char *find_root(const char *at)
{
	const char *end;

	if (!strncmp(at, "\xEF\xBB\xBF", 3))
		at += 3;
	for (;;) {
		at += strspn(at, " \t\r\n");
		if (!strncmp(at, "<!--", 4))
			end = strstr(at, "-->");
		else if (!strncmp(at, "<?", 2))
			end = strstr(at, "?>");
		else
			return at;
		if (!end)
			return "";
		at = strchr(end, '>') + 1;
	}
}

static bool begins_as_document(const char *text)
{
	const char *name = find_root(text), *end;
	size_t i, len;

	if (*name != '<')
		return false;
	end = name + 1 + strcspn(name + 1, " \t\r\n/>");
	for (name++; name < end && memchr(name, ':', (size_t)(end - name)); name++)
		;
	len = (size_t)(end - name);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i]) == len && !memcmp(kinds[i], name, len))
			return true;
	return false;
}

bool files_is_document(const char *path)
{
	struct platform_file *f = NULL;
	struct buf text = BUF_INIT;
	enum platform_error ignored;
	ptrdiff_t n;
	bool result;

	/* A pipe or a device is not opened: reading it would take what is meant for others, or wait for ever. */
	if (platform_kind(path, &ignored) != PLATFORM_FILE || platform_open(&f, path, &ignored))
		return false;
	buf_reserve(&text, LIMIT_PARSER_CHUNK);
	n = platform_read(f, text.data, LIMIT_PARSER_CHUNK, &ignored);
	text.len = n > 0 ? (size_t)n : 0;
	text.data[text.len] = '\0';
	platform_close(f);
	result = begins_as_document(text.data);
	buf_release(&text);
	return result;
}
