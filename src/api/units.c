/* SPDX-License-Identifier: Apache-2.0 */
/* Units of a finished report (policykoll.h): which can have a report of their own, and the page that compares them. */
#include "policykoll.h"

#include "buf.h"
#include "mem.h"
#include "report_units.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>

size_t pk_report_units(const struct pk_report *report, const char ***ids)
{
	const struct report *r = (const struct report *)report;
	struct report_unit_rows rows;
	size_t n = 0;

	report_unit_rows_open(&rows, r);
	*ids = mem_alloc((rows.rows.len + 1) * sizeof **ids);
	for (size_t i = 0; i < rows.rows.len; i++) {
		if (rows.rows.items[i].told)
			(*ids)[n++] = rows.rows.items[i].unit->id;
	}
	report_unit_rows_release(&rows);
	return n;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool pk_report_same_inputs(const struct pk_report *a, const struct pk_report *b)
{
	const struct report *x = (const struct report *)a, *y = (const struct report *)b;

	if (x->inputs.len != y->inputs.len)
		return false;
	for (size_t i = 0; i < x->inputs.len; i++) {
		if (!same(x->inputs.items[i].path, y->inputs.items[i].path) || !same(x->inputs.items[i].sha256, y->inputs.items[i].sha256))
			return false;
	}
	return true;
}

char *pk_report_render_units(const struct pk_report *report, const struct pk_unit_page *pages, size_t n, const char *lang, size_t *size, char **error)
{
	int l = lang != NULL ? lang_find(lang) : -1;
	enum lang in = l >= 0 ? (enum lang)l : LANG_EN;
	struct view_page_of_unit *of = mem_alloc((n + 1) * sizeof *of);
	struct diag_list *messages = diag_list_new();
	struct diag_sink sink = diag_list_sink(messages);
	struct buf out = BUF_INIT, text = BUF_INIT;

	*error = NULL;
	for (size_t i = 0; i < n; i++)
		of[i] = (struct view_page_of_unit){ pages[i].unit, pages[i].file };
	if (view_units(&out, (const struct report *)report, of, n, in, &sink) != 0) {
		diag_text(&text, in, diag_list_at(messages, 0));
		*error = buf_detach(&text);
	}
	diag_list_free(messages);
	free(of);
	*size = out.len;
	if (*error == NULL)
		return buf_detach(&out);
	buf_release(&out);
	return NULL;
}
