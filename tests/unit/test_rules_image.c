/* SPDX-License-Identifier: Apache-2.0 */
/* The image of the built-in rules: it holds all of them, and what is read from it is what the rule files say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "door.h"
#include "embedded.h"
#include "rulebook_image.h"
#include "schematron_image.h"
#include "sight.h"

#include <string.h>

static unsigned look(const struct rulebook_rule *r)
{
	enum msg_id why;
	bool refused;
	unsigned seen = sight_of(r->pack->schema, r->pattern, &why, &refused);

	assert_false(refused);
	if (r->pack->schema->of_image)
		assert_int_equal(r->sight, seen);
	return seen;
}

static void write_image(const struct rulebook *b, struct buf *out)
{
	struct image_writer w;

	image_writer_open(&w);
	rulebook_put(&w, b, look);
	image_write(&w, out);
	image_writer_release(&w);
}

static void ignore(void *payload, const struct diag *d)
{
	(void)payload;
	(void)d;
}

/* What is written of the rules at hand is, byte for byte, the image in the program. */
static void check_rules(int (*open)(struct rulebook *b, const char *const *files, size_t n, const struct diag_sink *sink), bool of_image)
{
	const struct embedded *image = embedded_find("rules.image");
	const struct diag_sink sink = { ignore, NULL };
	struct buf out = BUF_INIT;
	struct rulebook b;

	door_open();
	assert_non_null(image);
	assert_int_equal(open(&b, NULL, 0, &sink), 0);
	assert_true(b.rules.len > 100);
	for (size_t i = 0; i < b.packs.len; i++) {
		assert_true(schematron_fits(b.packs.items[i]->schema));
		assert_int_equal(b.packs.items[i]->schema->of_image, of_image);
	}
	write_image(&b, &out);
	assert_int_equal(out.len, image->size);
	assert_memory_equal(out.data, image->data, out.len);
	buf_release(&out);
	rulebook_release(&b);
}

static void from_files(void **state)
{
	(void)state;
	check_rules(rulebook_open_over, false);
}

static void from_the_image(void **state)
{
	(void)state;
	check_rules(rulebook_open, true);
}

static void numbers_and_texts(void **state)
{
	static const uint64_t numbers[] = { 0, 1, 127, 128, 300, UINT32_MAX, UINT64_MAX };
	struct image_writer w;
	struct image_reader r;
	struct buf out = BUF_INIT;

	(void)state;
	image_writer_open(&w);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		image_put(&w, numbers[i]);
	image_put_text(&w, "once");
	image_put_text(&w, NULL);
	image_put_text(&w, "");
	image_put_text_n(&w, "once more", 4);
	image_write(&w, &out);
	image_writer_release(&w);
	image_open(&r, out.data, NULL);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		assert_true(image_get(&r) == numbers[i]);
	assert_string_equal(image_get_text(&r), "once");
	assert_null(image_get_text(&r));
	assert_string_equal(image_get_text(&r), "");
	assert_string_equal(image_get_text(&r), "once");
	assert_ptr_equal(r.at, (const unsigned char *)out.data + out.len);
	image_close(&r);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_texts),
		cmocka_unit_test(from_files),
		cmocka_unit_test(from_the_image),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
