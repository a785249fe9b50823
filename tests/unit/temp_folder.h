/* SPDX-License-Identifier: Apache-2.0 */
/* A folder for one test's files. */
#ifndef TEMP_FOLDER_H
#define TEMP_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct temp_folder {
	char path[64];
	char names[16][96]; /* files, in the order they were written */
	size_t count;
};

static inline void temp_open(struct temp_folder *t)
{
	memset(t, 0, sizeof *t);
	strcpy(t->path, "/tmp/policykoll-XXXXXX");
	if (mkdtemp(t->path) == NULL)
		abort();
}

/* Writes a file (name may lie in a subfolder that exists); its path. */
static inline const char *temp_write(struct temp_folder *t, const char *name, const char *text, size_t n)
{
	char *path = t->names[t->count++];
	FILE *f;

	if (strlen(t->path) + strlen(name) + 2 > sizeof t->names[0])
		abort();
	strcat(strcat(strcpy(path, t->path), "/"), name);
	f = fopen(path, "wb");
	if (f == NULL || fwrite(text, 1, n, f) != n || fclose(f) != 0)
		abort();
	return path;
}

static inline void temp_close(struct temp_folder *t)
{
	while (t->count > 0)
		remove(t->names[--t->count]);
	rmdir(t->path);
}

#endif
