/* SPDX-License-Identifier: Apache-2.0 */
/* Schemas read with files that are texts in the test, and what is said of them as text. Nothing is run. Include after cmocka's headers. */
#ifndef SCHEMATRON_READ_HARNESS_H
#define SCHEMATRON_READ_HARNESS_H

#include "buf.h"
#include "door.h"
#include "schematron.h"

#include <string.h>

#define NS "xmlns='http://purl.oclc.org/dsdl/schematron'"
#define SCHEMA(body) "<schema " NS ">\n" body "</schema>"
#define ROOT(name, body) "<" name " " NS ">\n" body "</" name ">"

struct file {
	const char *path, *text;
};

#define FILES 8

struct row {
	const char *schema, *expected;
	struct file files[FILES];
	const char *name; /* of the schema's file; NULL: "s.sch" */
	bool rules;       /* read as rules of the program's own kind */
};

static inline int read_file(void *payload, const char *path, struct buf *content)
{
	const struct file *files = payload;

	for (size_t i = 0; i < FILES && files[i].path != NULL; i++) {
		if (strcmp(files[i].path, path) == 0) {
			buf_puts(content, files[i].text);
			return 0;
		}
	}
	return -1;
}

/* "file:line:column-endcolumn name | message | help" lines. */
static inline void said(struct buf *out, const struct diag_list *diags)
{
	for (size_t i = 0; i < diag_list_len(diags); i++) {
		const struct diag *d = diag_list_at(diags, i);

		buf_printf(out, "%s:%u:%u-%u %s | ", d->place.file, d->place.line, d->place.column, d->place.end_column, msg_name(d->id));
		diag_text(out, LANG_EN, d);
		buf_puts(out, " | ");
		diag_help(out, LANG_EN, d);
		buf_putc(out, '\n');
	}
}

static inline struct schematron *load(const struct row *row, const struct diag_sink *sink)
{
	struct schematron_files files = { read_file, (void *)row->files };
	const char *name = row->name != NULL ? row->name : "s.sch";

	door_open();
	return row->rules ? schematron_new_rules(name, row->schema, strlen(row->schema), &files, sink) :
	       schematron_new(name, row->schema, strlen(row->schema), &files, sink);
}

/* A case of a table: "what" is called with the row. */
#define ROW(name, what, ...) { name, what, NULL, NULL, &(struct row){ __VA_ARGS__ } }

#endif
