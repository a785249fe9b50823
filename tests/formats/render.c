/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes a format of a report that was written by hand or by a generator, as the program makes it of its own:
 *
 *   render FORMAT LANGUAGE REPORT.xml [NAME=VALUE…]
 *
 * The result is on standard output; NAME=VALUE are parameters of the stylesheet, such as show-excepted=yes. Exit 1 with a message when it cannot be made.
 */
#include "buf.h"
#include "embedded.h"
#include "view.h"
#include "view_tables.h"
#include "view_xslt.h"

#include <stdio.h>
#include <string.h>

#define PARAMETERS_MOST 8

static int read_file(struct buf *out, const char *path)
{
	char bytes[1 << 16];
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return -1;
	while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(out, bytes, n);
	n = (size_t)ferror(file);
	fclose(file);
	return n ? -1 : 0;
}

/* The parameters: the language, then what the arguments say. Their '=' become ends of strings. */
static void take(struct view_xslt_parameter *out, const char *lang, char **arguments)
{
	size_t n = 0;
	char *equals;

	out[n++] = (struct view_xslt_parameter){ "lang", lang };
	for (; *arguments && n + 1 < PARAMETERS_MOST; arguments++) {
		equals = strchr(*arguments, '=');
		if (!equals)
			continue;
		*equals = '\0';
		out[n++] = (struct view_xslt_parameter){ *arguments, equals + 1 };
	}
	out[n] = (struct view_xslt_parameter){ NULL, NULL };
}

int main(int argc, char **argv)
{
	struct view_xslt_parameter parameters[PARAMETERS_MOST];
	struct view_xslt_job job = { .parameters = parameters };
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf xml = BUF_INIT, out = BUF_INIT;
	const struct view_format *format = argc > 3 ? view_format_find(argv[1]) : NULL;
	int status = 1;

	if (!format || !format->stylesheet || read_file(&xml, argv[3])) {
		fprintf(stderr, "render FORMAT LANGUAGE REPORT.xml [NAME=VALUE...]\n");
	} else {
		job.format = format->name;
		job.make = format->product != VIEW_AS_IT_IS ? view_tables_make : NULL;
		job.payload = format;
		job.stylesheet = embedded_find(format->stylesheet);
		take(parameters, argv[2], argv + 4);
		status = view_xslt(&out, &xml, &job, &sink) ? 1 : 0;
		if (status)
			diag_text(&out, LANG_EN, diag_list_at(messages, 0));
		fwrite(out.data, 1, out.len, status ? stderr : stdout);
	}
	diag_list_free(messages);
	buf_release(&xml);
	buf_release(&out);
	return status;
}
