/* SPDX-License-Identifier: Apache-2.0 */
/* The library's runs that are narrowed, that tell how far they are, and that measure themselves (policykoll.h), over the sample of Eksjö. */
#include "policykoll.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static const char *const eksjo[] = { "samples/eksjo" };

static struct pk_options options(void)
{
	return (struct pk_options){ .paths = eksjo, .path_count = 1, .as_of = "2026-11-21", .today = "2030-01-01" };
}

static int run(const struct pk_options *o, const char **says)
{
	static char text[100000];
	struct pk_report *r = pk_check(o);
	char *got = pk_report_text(r, &(struct pk_text_options){ .lang = "en" });
	int code = pk_report_exit_code(r);

	strncpy(text, got, sizeof text - 1);
	*says = text;
	pk_free(got);
	pk_report_free(r);
	return code;
}

static void units_and_policies(void **state)
{
	static const char *const units[] = { "sektor-social", "no-such-unit" }, *const policies[] = { "dataskyddslag" };
	struct pk_options o = options();
	const char *says;

	(void)state;
	o.units = units;
	o.unit_count = 1;
	assert_int_equal(run(&o, &says), PK_FINDINGS);
	assert_non_null(strstr(says, "only unit sektor-social"));
	o.unit_count = 2;
	assert_int_equal(run(&o, &says), PK_USAGE);
	assert_non_null(strstr(says, "there is no unit no-such-unit"));
	o = options();
	o.policies = policies;
	o.policy_count = 1;
	assert_int_equal(run(&o, &says), PK_USAGE);
	assert_non_null(strstr(says, "there is no policy dataskyddslag"));
}

static void files(void **state)
{
	static const char *const names[] = { "samples/eksjo/inventory/social.xml", "README.md" };
	struct pk_options o = options();
	const char *says;

	(void)state;
	o.only_files = names; /* they count for nothing unless the run is narrowed to files */
	o.only_file_count = 2;
	assert_int_equal(run(&o, &says), PK_FINDINGS);
	assert_null(strstr(says, "PARTIAL"));
	o.narrow_files = true;
	assert_int_equal(run(&o, &says), PK_FINDINGS);
	assert_non_null(strstr(says, "only file samples/eksjo/inventory/social.xml"));
	o.only_file_count = 0;
	assert_int_equal(run(&o, &says), PK_NOTHING);
	o.allow_empty = true;
	assert_int_equal(run(&o, &says), PK_PASSED);
	assert_null(strstr(says, "PASSED"));
}

/* What the run told. */
struct told {
	struct pk_progress last;
	size_t calls, documents, assets;
	char names[40][64];
	bool compared;
};

static void hear(void *payload, const struct pk_progress *p)
{
	struct told *t = payload;

	t->calls++;
	assert_true(p->files_done <= p->files && p->bytes_done <= p->bytes && p->comparisons_done <= p->comparisons);
	assert_true(p->files_done >= t->last.files_done && p->bytes_done >= t->last.bytes_done && p->assets >= t->last.assets);
	assert_true(p->step >= t->last.step);
	t->compared |= p->step == PK_COMPARING && p->comparisons > 0;
	t->last = *p;
	if (p->document == NULL)
		return;
	assert_true(p->step == PK_READING);
	strncpy(t->names[t->documents++], p->document, 63);
	t->assets += p->document_assets;
}

static void progress(void **state)
{
	for (unsigned jobs = 1; jobs < 4; jobs += 2) {
		struct told told = { .last.files = 0 };
		struct pk_options o = options();
		const char *says;

		(void)state;
		o.progress = hear;
		o.progress_payload = &told;
		o.jobs = jobs;
		run(&o, &says);
		assert_int_equal(told.last.files_done, told.last.files);
		assert_int_equal(told.last.bytes_done, told.last.bytes);
		assert_true(told.last.bytes > 10000);
		assert_int_equal(told.documents, told.last.files + 1); /* the configuration is named, but none of the documents */
		assert_int_equal(told.assets, told.last.assets);
		assert_int_equal(told.assets, 33);
		assert_true(told.compared);
		assert_string_equal(told.names[0], "samples/eksjo/policykoll.xml");
		assert_memory_equal(told.names[told.documents - 1], "samples/eksjo/inventory/", 24);
	}
}

static void statistics(void **state)
{
	struct pk_options o = options();
	struct pk_report *r = pk_check(&o);
	char *text = pk_report_statistics(r, 1, &(struct pk_text_options){ .lang = "en" });

	(void)state;
	assert_string_equal(text, ""); /* nothing was measured */
	pk_free(text);
	pk_report_free(r);
	o.statistics = true;
	r = pk_check(&o);
	text = pk_report_statistics(r, 100, &(struct pk_text_options){ .lang = "sv" });
	assert_non_null(strstr(text, "pröva regler"));
	assert_non_null(strstr(text, "100,")); /* seconds for writing, which the caller took */
	assert_non_null(strstr(text, "system-owner-missing"));
	pk_free(text);
	pk_report_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_and_policies),
		cmocka_unit_test(files),
		cmocka_unit_test(progress),
		cmocka_unit_test(statistics),
	};

	return cmocka_run_group_tests_name("run options", tests, NULL, NULL);
}
