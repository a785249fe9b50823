/* SPDX-License-Identifier: Apache-2.0 */
/* The images in the program: that of the built-in rules holds all of them, and what is read from an image is what the rule files and the schemas say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "certain_image.h"
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
	const struct embedded *image = embedded_image("rules");
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

static void check_schema(const struct embedded *image, struct certain *c)
{
	struct buf out = BUF_INIT;
	struct image_writer w;

	assert_non_null(c);
	image_writer_open(&w);
	certain_put(&w, c);
	image_write(&w, &out);
	assert_int_equal(out.len, image->size);
	assert_memory_equal(out.data, image->data, out.len);
	image_writer_release(&w);
	buf_release(&out);
	certain_free(c);
}

static void schemas(void **state)
{
	xmlDictPtr dict = xmlDictCreate();
	size_t n = 0;

	(void)state;
	door_open();
	for (size_t i = 0; i < embedded_image_count; i++) {
		const struct embedded *image = &embedded_images[i];

		if (strncmp(image->name, "schema/", 7) != 0)
			continue;
		check_schema(image, certain_of_schema(image->name + 7, dict));
		check_schema(image, certain_new(image->name + 7, dict));
		n++;
	}
	assert_true(n >= 6);
	xmlDictFree(dict);
}

static void listed_words(void **state)
{
	xmlDictPtr dict = xmlDictCreate();
	struct certain *c = certain_new("inventory", dict);

	(void)state;
	assert_true(certain_lists(c, "inventory/asset", "kind", "system"));
	assert_false(certain_lists(c, "inventory/asset", "kind", "systems"));
	assert_false(certain_lists(c, "inventory/asset", "kinds", "system"));
	assert_false(certain_lists(c, "inventory/nonesuch", "kind", "system"));
	assert_false(certain_lists(c, "inventory/asset", "id", "system"));
	certain_free(c);
	xmlDictFree(dict);
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
		cmocka_unit_test(schemas),
		cmocka_unit_test(listed_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
