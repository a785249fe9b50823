/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program of the build, run on the machine that builds: `embed TABLE COUNT NAME=PATH...` writes on standard output the C source of a table of embedded files and of its
 * length (embedded.h). The table is sorted by bytes whatever the order of the arguments, so that equal files give equal source.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_PER_LINE 24

struct source {
	const char *name, *path;
	unsigned long size;
};

static int fail(const char *what, const char *why)
{
	fprintf(stderr, "embed: %s: %s\n", what, why);
	return -1;
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

/* Splits the argument at its first equals sign. */
static int read_argument(struct source *s, char *argument)
{
	char *equals = strchr(argument, '=');
	const char *p;

	if (!equals || equals == argument || !equals[1])
		return fail(argument, "wanted NAME=PATH");
	*equals = '\0';
	s->name = argument;
	s->path = equals + 1;
	for (p = s->name; *p; p++)
		if (*p < ' ' || *p > '~' || *p == '"' || *p == '\\' || *p == '?')
			return fail(s->name, "a name may not hold this character");
	return 0;
}

static int write_bytes(struct source *s, size_t number)
{
	FILE *f = fopen(s->path, "rb");
	int c, failed;

	if (!f)
		return fail(s->path, "cannot be opened");
	printf("static const unsigned char file_%lu[] = {", (unsigned long)number);
	for (s->size = 0; (c = getc(f)) != EOF; s->size++)
		printf("%s%d,", s->size % BYTES_PER_LINE ? "" : "\n", c);
	printf("\n0 };\n");
	failed = ferror(f);
	fclose(f);
	return failed ? fail(s->path, "cannot be read") : 0;
}

static int write_source(const char *table, const char *count, struct source *sources, size_t n)
{
	size_t i;

	qsort(sources, n, sizeof *sources, compare);
	printf("/* Made by src/embed.c. */\n#include \"embedded.h\"\n\n");
	for (i = 0; i < n; i++) {
		if (i && !strcmp(sources[i - 1].name, sources[i].name))
			return fail(sources[i].name, "given twice");
		if (write_bytes(&sources[i], i) < 0)
			return -1;
	}
	/* The last row is only there because C wants one. */
	printf("\nconst struct embedded %s[] = {\n", table);
	for (i = 0; i < n; i++)
		printf("\t{ \"%s\", file_%lu, %lu },\n", sources[i].name, (unsigned long)i, sources[i].size);
	printf("\t{ 0, 0, 0 }\n};\nconst size_t %s = %lu;\n", count, (unsigned long)n);
	return fflush(stdout) || ferror(stdout) ? fail("standard output", "cannot be written") : 0;
}

int main(int argc, char **argv)
{
	size_t n = argc > 3 ? (size_t)argc - 3 : 0, i;
	struct source *sources = calloc(n + 1, sizeof *sources);
	int result = sources ? 0 : fail("memory", "exhausted");

	if (argc < 3)
		result = fail("arguments", "wanted TABLE COUNT NAME=PATH...");
	for (i = 0; i < n && result == 0; i++)
		result = read_argument(&sources[i], argv[i + 3]);
	if (result == 0)
		result = write_source(argv[1], argv[2], sources, n);
	free(sources);
	return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
