/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a path's policykoll.xml lies (configuration.h). A folder's parent is what ".." of it is, which holds for links and for "a/..", too; where cutting off the last name
 * leads to the same folder the path is written so, since that is how people would.
 */
#include "configuration.h"

#include "bounds.h"
#include "buf.h"
#include "mem.h"
#include "platform.h"

#include <stdlib.h>
#include <string.h>

static bool same(const char *a, const char *b)
{
	uint64_t x[2], y[2];

	return platform_identity(x, a) == 0 && platform_identity(y, b) == 0 && x[0] == y[0] && x[1] == y[1];
}

static char *join(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;

	if (strcmp(folder, ".") != 0) {
		buf_puts(&path, folder);
		if (folder[strlen(folder) - 1] != '/')
			buf_putc(&path, '/');
	}
	buf_puts(&path, name);
	return buf_detach(&path);
}

static char *without_last(const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	while (n > 0 && path[n - 1] != '/')
		n--;
	while (n > 1 && path[n - 1] == '/')
		n--;
	return n > 0 ? mem_strndup(path, n) : mem_strdup(".");
}

/* The folder above, or NULL at the root and where nothing can be seen. */
static char *above(const char *folder)
{
	char *parent = join(folder, ".."), *plain = without_last(folder);
	bool is_root = same(folder, parent) || platform_kind(parent, NULL) != PLATFORM_DIRECTORY;

	if (!is_root && same(plain, parent)) {
		free(parent);
		return plain;
	}
	free(plain);
	if (!is_root)
		return parent;
	free(parent);
	return NULL;
}

static bool is_there(const char *path)
{
	return platform_kind(path, NULL) != PLATFORM_NOTHING || platform_is_link(path);
}

static bool has(const char *folder, const char *name)
{
	char *path = join(folder, name);
	bool there = is_there(path);

	free(path);
	return there;
}

static char *folder_of(const char *path)
{
	while (strncmp(path, "./", 2) == 0 && path[2] != '\0')
		path += 2;
	if (strcmp(path, "-") == 0)
		return mem_strdup(".");
	return platform_kind(path, NULL) == PLATFORM_DIRECTORY ? mem_strdup(path) : without_last(path);
}

char *configuration_find(const char *path)
{
	char *folder = folder_of(path), *outer, *found = NULL;

	for (int i = 0; folder != NULL && found == NULL && i < LIMIT_FOLDERS_ABOVE; i++) {
		if (has(folder, CONFIGURATION_NAME))
			found = join(folder, CONFIGURATION_NAME);
		outer = has(folder, ".git") ? NULL : above(folder);
		free(folder);
		folder = outer;
	}
	free(folder);
	return found;
}
