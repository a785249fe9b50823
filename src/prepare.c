/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program of the build, run on the machine that builds: `prepare FILE...` reads rule files as the program would, and writes on standard output the image
 * (rulebook_image.h) that the program carries so that it does not have to. A fault in a rule file is told, and fails the build.
 */
#include "door.h"
#include "embedded.h"
#include "mem.h"
#include "platform.h"
#include "rulebook_image.h"
#include "sight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nothing is embedded here: the image is part of what will be. */
const struct embedded embedded_files[1];
const size_t embedded_count = 0;

static bool failed;

static unsigned see(const struct rulebook_rule *r)
{
	enum msg_id why;
	bool refused;
	unsigned seen = sight_of(r->pack->schema, r->pattern, &why, &refused);

	if (refused) {
		fprintf(stderr, "prepare: %s: %s sees too far (%s)\n", r->pack->schema->name, r->id, msg_name(why));
		failed = true;
	}
	return seen;
}

/* Only what stops a rule file counts. */
static void tell(void *payload, const struct diag *d)
{
	(void)payload;
	if (msg_severity(d->id) == SEVERITY_ERROR)
		fprintf(stderr, "prepare: %s:%zu:%zu: %s\n", d->place.file != NULL ? d->place.file : "-", (size_t)d->place.line, (size_t)d->place.column, msg_name(d->id));
}

static int add(struct rulebook *b, const char *path, const struct diag_sink *sink)
{
	FILE *f = fopen(path, "rb");
	struct buf bytes = BUF_INIT;
	int c, status = -1;

	while (f != NULL && (c = getc(f)) != EOF)
		buf_putc(&bytes, (char)c);
	if (f == NULL || ferror(f))
		fprintf(stderr, "prepare: %s: cannot be read\n", path);
	else
		status = rulebook_add_builtin(b, path, bytes.data, bytes.len, sink);
	if (f != NULL)
		fclose(f);
	buf_release(&bytes);
	return status;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void write_image(const struct rulebook *b)
{
	struct image_writer w;
	struct buf out = BUF_INIT;

	image_writer_open(&w);
	rulebook_put(&w, b, see);
	image_write(&w, &out);
	failed |= fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout) != 0;
	image_writer_release(&w);
	buf_release(&out);
}

int main(int argc, char **argv)
{
	const struct diag_sink sink = { tell, NULL };
	struct rulebook b;

	door_open();
	failed = rulebook_open(&b, NULL, 0, &sink) != 0;
	qsort(argv + 1, (size_t)argc - 1, sizeof *argv, by_name);
	for (int i = 1; i < argc; i++)
		failed |= add(&b, argv[i], &sink) != 0;
	if (!failed)
		write_image(&b);
	rulebook_release(&b);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
