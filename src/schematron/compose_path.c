/* SPDX-License-Identifier: Apache-2.0 */
/* Paths of included files: a reference is taken from the file that holds it, "." and ".." are worked out, so that a file has one name however it is reached. */
#include "compose.h"

#include "buf.h"

#include <ctype.h>
#include <string.h>

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)tolower((unsigned char)c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* %20 and the like; what is no such thing stays. */
static char *decoded(struct arena *a, const char *href)
{
	char *out = arena_strdup(a, href), *to = out;

	for (const char *at = href; *at != '\0'; at++) {
		if (*at == '%' && hex(at[1]) >= 0 && hex(at[2]) >= 0 && (hex(at[1]) | hex(at[2])) != 0) {
			*to++ = (char)(hex(at[1]) * 16 + hex(at[2]));
			at += 2;
		} else {
			*to++ = *at;
		}
	}
	*to = '\0';
	return out;
}

static bool has_scheme(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

	return n > 1 && s[n] == ':';
}

/* Drops the last step of what is built, if there is one that can be dropped. */
static bool climb(struct buf *out, size_t root)
{
	size_t start = out->len;

	if (start == root)
		return root > 0;
	start--;
	while (start > root && out->data[start - 1] != '/')
		start--;
	if (strncmp(out->data + start, "../", 3) == 0)
		return false;
	out->len = start;
	out->data[start] = '\0';
	return true;
}

const char *compose_normal(struct arena *a, const char *path)
{
	struct buf out = BUF_INIT;
	size_t root = path[0] == '/' ? 1 : 0;
	const char *result;

	if (root > 0)
		buf_putc(&out, '/');
	for (const char *at = path; *at != '\0';) {
		size_t n = strcspn(at, "/");
		bool last = at[n] == '\0';

		if (n == 2 && at[0] == '.' && at[1] == '.') {
			if (!climb(&out, root))
				buf_puts(&out, "../");
		} else if (n > 0 && !(n == 1 && at[0] == '.')) {
			buf_add(&out, at, n);
			if (!last)
				buf_putc(&out, '/');
		}
		at += n + (last ? 0 : 1);
	}
	result = arena_strdup(a, out.data);
	buf_release(&out);
	return result;
}

const char *compose_join(struct arena *a, const char *base, const char *reference)
{
	const char *href, *slash;

	if (strncmp(reference, "file://localhost/", 17) == 0)
		reference += 16;
	else if (strncmp(reference, "file:///", 8) == 0)
		reference += 7;
	else if (strncmp(reference, "file:/", 6) == 0 && reference[6] != '/')
		reference += 5;
	else if (has_scheme(reference))
		return arena_strdup(a, reference);
	href = decoded(a, reference);
	slash = strrchr(base, '/');
	if (href[0] == '\0')
		return compose_normal(a, base);
	if (href[0] == '/' || slash == NULL)
		return compose_normal(a, href);
	return compose_normal(a, arena_printf(a, "%.*s/%s", (int)(slash - base), base, href));
}
