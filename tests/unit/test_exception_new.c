/* SPDX-License-Identifier: Apache-2.0 */
/* The library's side of new exceptions: bytes laid over files, what a wish gives that lacks or breaks something, and that nothing is ever written. */
#include "policykoll.h"
#include "temp_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NS "xmlns='urn:policykoll:1'"

static const char policy[] = "<policy " NS " id='p'><title xml:lang='en'>P</title><clause id='c' class='machine' obligation='shall'><summary xml:lang='en'>C</summary>"
	"<requirement rule='system-owner-missing'/></clause></policy>";
static const char organisation[] = "<organisation " NS " id='o'><unit id='u' kind='sector'><name xml:lang='en'>U</name></unit>"
	"<position id='boss' kind='sector-manager' unit='u'><title xml:lang='en'>boss</title></position></organisation>";
static const char inventory[] = "<inventory " NS " id='i' unit='u'><asset id='sys-1' kind='system' lifecycle='in-operation'><name xml:lang='en'>S</name></asset></inventory>";
static const char exceptions[] = "<exceptions " NS " id='e'>\n</exceptions>\n";

static int open_folder(void **state)
{
	static struct temp_folder folder;

	temp_open(&folder);
	temp_write(&folder, "policy.xml", policy, strlen(policy));
	temp_write(&folder, "organisation.xml", organisation, strlen(organisation));
	temp_write(&folder, "inventory.xml", inventory, strlen(inventory));
	*state = &folder;
	return 0;
}

static int close_folder(void **state)
{
	temp_close(*state);
	return 0;
}

static int findings_with(const char *folder, const struct pk_overlay *overlays, size_t n)
{
	const struct pk_options o = { .paths = &folder, .path_count = 1, .today = "2026-11-21", .overlays = overlays, .overlay_count = n };
	struct pk_report *r = pk_check(&o);
	int code = pk_report_exit_code(r);

	pk_report_free(r);
	return code;
}

/* A file that is there is read as the bytes say, one that is not as if it were; bytes that are wrong are wrong; an inventory streams from memory. */
static void overlays(void **state)
{
	static const char covers[] = "<exceptions " NS " id='e'><exception id='x' rule='system-owner-missing' asset='sys-1' approved-by='boss' decided-on='2026-01-01' "
		"expires-on='2026-12-31'><reason xml:lang='en'>R</reason></exception></exceptions>";
	static const char owned[] = "<inventory " NS " id='i' unit='u'><asset id='sys-1' kind='system' lifecycle='planned'/></inventory>";
	struct temp_folder *f = *state;
	char new_path[128], old_path[128];
	struct pk_overlay over[] = { { new_path, covers, strlen(covers) }, { old_path, owned, strlen(owned) } };

	snprintf(new_path, sizeof new_path, "%s/exceptions.xml", f->path);
	snprintf(old_path, sizeof old_path, "%s/inventory.xml", f->path);
	assert_int_equal(findings_with(f->path, NULL, 0), PK_FINDINGS);
	assert_int_equal(findings_with(f->path, over, 1), PK_PASSED);
	assert_int_equal(findings_with(f->path, over + 1, 1), PK_NOTHING);
	over[0].size -= 5;
	assert_int_equal(findings_with(f->path, over, 1), PK_INCOMPLETE);
	over[0].size = 0;
	assert_int_equal(findings_with(f->path, over, 1), PK_INCOMPLETE);
	assert_int_equal(findings_with(f->path, NULL, 0), PK_FINDINGS);
}

struct row {
	const char *name;
	struct pk_new_exception wish;
	int code;
	const char *said; /* a message's name, NULL: none */
};

static const struct pk_words reason = { "en", "R" }, control = { "en", "a\033b" };

#define WISH .expires_on = "2026-12-31", .approved_by = "boss", .reasons = &reason, .reason_count = 1

static const struct row rows[] = {
	{ "a finding", { .rule = "system-owner-missing/asset:sys-1", WISH }, PK_PASSED, NULL },
	{ "a rule and a subject", { .rule = "system-owner-missing", .subject = "sys-1", WISH }, PK_PASSED, NULL },
	{ "every part", { .rule = "system-owner-missing", .subject = "asset:sys-1", .clause = "c", .policy = "p", .decided_on = "2026-11-01", .valid_from = "2026-11-02",
	  .review_on = "2026-12-01", .ref = "R \"1\" <&>'", .legal_basis = "L", .compensating = &reason, .compensating_count = 1, .id = "x", WISH }, PK_PASSED, NULL },
	{ "no rule", { .subject = "sys-1", WISH }, PK_USAGE, "exception-new-no-finding-id" },
	{ "no reason", { .rule = "system-owner-missing", .subject = "sys-1", .expires_on = "2026-12-31", .approved_by = "boss" }, PK_USAGE, "exception-new-no-reason" },
	{ "no approver", { .rule = "system-owner-missing", .subject = "sys-1", .expires_on = "2026-12-31", .reasons = &reason, .reason_count = 1 }, PK_USAGE, "exception-new-no-approver" },
	{ "no end", { .rule = "system-owner-missing", .subject = "sys-1", .approved_by = "boss", .reasons = &reason, .reason_count = 1 }, PK_USAGE, "exception-new-no-end" },
	{ "no date", { .rule = "system-owner-missing", .subject = "sys-1", .decided_on = "today", WISH }, PK_USAGE, "exception-new-date-wrong" },
	{ "no date of review", { .rule = "system-owner-missing", .subject = "sys-1", .review_on = "2026-02-29", WISH }, PK_USAGE, "exception-new-date-wrong" },
	{ "a control character", { .rule = "system-owner-missing", .subject = "sys-1", .expires_on = "2026-12-31", .approved_by = "boss", .reasons = &control, .reason_count = 1 },
	  PK_USAGE, "exception-new-text-wrong" },
	{ "not found", { .rule = "system-owner-vacant", .subject = "sys-1", WISH }, PK_USAGE, "exception-new-not-demanded" },
};

static void decides(void **state)
{
	struct temp_folder folder;
	const char *path = folder.path;
	const struct row *row = *state;
	const struct pk_options o = { .paths = &path, .path_count = 1, .today = "2026-11-21" };
	const struct pk_text_options text = { .verbose = true };
	struct pk_addition *a;
	char *said;
	size_t size, old;

	temp_open(&folder);
	temp_write(&folder, "policy.xml", policy, strlen(policy));
	temp_write(&folder, "organisation.xml", organisation, strlen(organisation));
	temp_write(&folder, "inventory.xml", inventory, strlen(inventory));
	temp_write(&folder, "e.xml", exceptions, strlen(exceptions));
	a = pk_exception_new(&o, &row->wish);
	assert_int_equal(pk_addition_exit_code(a), row->code);
	said = pk_addition_messages(a, &text);
	if (row->said != NULL)
		assert_non_null(strstr(said, row->said));
	else
		assert_string_equal(said, "");
	pk_free(said);
	assert_true((pk_addition_file(a) != NULL) == (row->code == PK_PASSED));
	assert_true((pk_addition_bytes(a, &size) != NULL) == (row->code == PK_PASSED));
	assert_true((pk_addition_old_bytes(a, &old) != NULL) == (row->code == PK_PASSED));
	assert_true(row->code == PK_PASSED ? old == strlen(exceptions) && size > old : size == 0 && old == 0);
	said = pk_addition_text(a, false, &text);
	assert_true((strlen(said) > 0) == (row->code == PK_PASSED));
	pk_free(said);
	pk_addition_free(a);
	/* Nothing is written: the finding stands. */
	assert_int_equal(findings_with(folder.path, NULL, 0), PK_FINDINGS);
	temp_close(&folder);
}

int main(void)
{
	enum { ROWS = sizeof rows / sizeof *rows };
	struct CMUnitTest tests[ROWS + 1] = { cmocka_unit_test_setup_teardown(overlays, open_folder, close_folder) };

	pk_addition_free(NULL);
	for (size_t i = 0; i < ROWS; i++)
		tests[1 + i] = (struct CMUnitTest){ rows[i].name, decides, NULL, NULL, (void *)&rows[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
