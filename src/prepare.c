/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program of the build, run on the machine that builds: `prepare rules` and `prepare schema/KIND` write on standard output an image (image.h) of what is embedded,
 * which the program carries so that it need not read and check the files themselves. A fault in a rule file is told, and fails the build. `prepare examples` writes
 * the examples of rules, cut from their tests.
 */
#include "certain_image.h"
#include "door.h"
#include "embedded.h"
#include "prepare_examples.h"
#include "rulebook_image.h"
#include "sight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "schema/"

/* The images are what is made here. */
const struct embedded embedded_images[1];
const size_t embedded_image_count = 0;

static unsigned see(const struct rulebook_rule *r)
{
	enum msg_id why;
	bool refused;
	unsigned seen = sight_of(r->pack->schema, r->pattern, &why, &refused);

	if (refused) {
		fprintf(stderr, "prepare: %s: %s sees too far: %s\n", r->pack->schema->name, r->id, msg_name(why));
		exit(EXIT_FAILURE);
	}
	return seen;
}

static void tell(void *payload, const struct diag *d)
{
	(void)payload;
	fprintf(stderr, "prepare: %s:%u:%u: %s\n", d->place.file != NULL ? d->place.file : "-", d->place.line, d->place.column, msg_name(d->id));
}

static int put_rules(struct image_writer *w)
{
	const struct diag_sink sink = { tell, NULL };
	struct rulebook b;
	int status = rulebook_open(&b, NULL, 0, &sink);

	if (status == 0)
		rulebook_put(w, &b, see);
	rulebook_release(&b);
	return status;
}

static int put_examples(struct buf *out)
{
	const struct diag_sink sink = { tell, NULL };
	struct rulebook b;
	int status = rulebook_open(&b, NULL, 0, &sink);

	if (status == 0)
		prepare_examples(out, &b, "tests/rules");
	rulebook_release(&b);
	return status;
}

static void put_schema(struct image_writer *w, const char *kind)
{
	xmlDictPtr dict = xmlDictCreate();
	struct certain *c = certain_of_schema(kind, dict);

	certain_put(w, c);
	certain_free(c);
	xmlDictFree(dict);
}

int main(int argc, char **argv)
{
	const char *name = argc == 2 ? argv[1] : "";
	struct image_writer w;
	struct buf out = BUF_INIT;
	int status = -1;

	door_open();
	image_writer_open(&w);
	if (strcmp(name, "rules") == 0) {
		status = put_rules(&w);
	} else if (strncmp(name, SCHEMA, strlen(SCHEMA)) == 0) {
		put_schema(&w, name + strlen(SCHEMA));
		status = 0;
	}
	if (strcmp(name, "examples") == 0)
		status = put_examples(&out);
	else
		image_write(&w, &out);
	if (status == 0 && (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout) != 0))
		status = -1;
	image_writer_release(&w);
	buf_release(&out);
	return status == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
