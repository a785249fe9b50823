/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An example of the library: checks a folder for each of the days given and tells when what was all right then no longer is.
 *
 *   cc overdue.c $(pkg-config --cflags --libs policykoll) -o overdue
 *   ./overdue ../eksjo 2026-11-21 2027-06-30
 *
 * The library reads no clock and prints nothing: days come in, and what it says comes back as text.
 */
#include <policykoll.h>

#include <stdio.h>

/* One run; the report is the caller's. */
static struct pk_report *check(const char *folder, const char *day)
{
	const char *const paths[] = { folder };
	const struct pk_options options = { .paths = paths, .path_count = 1, .as_of = day, .today = day };

	return pk_check(&options);
}

/* The report as a web page beside the program. */
static int write_page(const struct pk_report *report, const char *day)
{
	char name[64], *error = NULL, *page;
	size_t size = 0;
	int status = -1;
	FILE *file;

	snprintf(name, sizeof name, "overdue-%.10s.html", day);
	page = pk_report_render(report, "html", "en", &size, &error);
	file = page ? fopen(name, "wb") : NULL;
	if (file) {
		status = fwrite(page, 1, size, file) == size ? 0 : -1;
		status = fclose(file) ? -1 : status;
	}
	if (status)
		fprintf(stderr, "%s was not written%s%s\n", name, error ? ": " : "", error ? error : "");
	else
		printf("  the whole report: %s\n", name);
	pk_free(page);
	pk_free(error);
	return status;
}

int main(int argc, char **argv)
{
	const struct pk_text_options brief = { .lang = "en", .quiet = true };
	int i, worst = 0;

	if (argc < 3) {
		fprintf(stderr, "overdue FOLDER DAY...\n");
		return PK_USAGE;
	}
	printf("policykoll %s\n", pk_version());
	for (i = 2; i < argc; i++) {
		struct pk_report *report = check(argv[1], argv[i]);
		int code = pk_report_exit_code(report);
		char *text = pk_report_text(report, &brief);

		printf("%s, exit code %d\n%s", argv[i], code, text);
		if (code <= PK_FINDINGS && write_page(report, argv[i]))
			code = PK_INTERNAL;
		worst = code > worst ? code : worst;
		pk_free(text);
		pk_report_free(report);
	}
	return worst;
}
