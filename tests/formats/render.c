/* SPDX-License-Identifier: Apache-2.0 */
/* Makes a format of a saved report, for tests with reports that no run gives: render FORMAT LANG REPORT.xml */
#include "buf.h"
#include "diag.h"
#include "view.h"
#include "view_xslt.h"

#include <stdio.h>
#include <string.h>

static void say(void *payload, const struct diag *d)
{
	struct buf text = BUF_INIT;

	(void)payload;
	diag_text(&text, LANG_EN, d);
	fprintf(stderr, "%s\n", text.data);
	buf_release(&text);
}

static int read_all(struct buf *to, const char *path)
{
	FILE *f = fopen(path, "rb");
	char piece[65536];
	size_t n;

	if (!f)
		return -1;
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(to, piece, n);
	return fclose(f);
}

int main(int argc, char **argv)
{
	const struct view_format *f = argc == 4 ? view_format_find(argv[1]) : NULL;
	const struct diag_sink sink = { .diag = say };
	struct buf xml = BUF_INIT, out = BUF_INIT;
	struct view_xslt_job job = { 0 };
	int l = argc == 4 ? lang_find(argv[2]) : -1, status = 2;

	if (!f || !f->stylesheet || l < 0 || read_all(&xml, argv[3])) {
		fprintf(stderr, "usage: render FORMAT LANG REPORT.xml\n");
	} else {
		job = (struct view_xslt_job){ .stylesheet = embedded_find(f->stylesheet), .format = f->name, .lang = (enum lang)l };
		status = view_xslt(&out, &xml, &job, &sink) ? 1 : 0;
		if (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout))
			status = 1;
	}
	buf_release(&out);
	buf_release(&xml);
	return status;
}
