/* SPDX-License-Identifier: Apache-2.0 */
/* The codes of languages, translated texts, and the reader of catalogues on sound and on damaged ones. */
#include "lang.h"
#include "mo.h"

#include "buf.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { const char *code; int lang; };
#define CASE(name, ...) { name, found, NULL, NULL, &(struct row){ __VA_ARGS__ } }

static void found(void **state)
{
	const struct row *row = *state;

	assert_int_equal(lang_find(row->code), row->lang);
}

static void codes_find_themselves(void **state)
{
	int l;

	(void)state;
	for (l = 0; l < LANG_COUNT; l++)
		assert_int_equal(lang_find(lang_code((enum lang)l)), l);
}

static void texts(void **state)
{
	const char *own = "no catalogue has this text";

	(void)state;
	assert_string_equal(lang_text(LANG_SV, "or"), "eller");
	assert_string_equal(lang_text(LANG_EN, "or"), "or");
	assert_ptr_equal(lang_text(LANG_SV, own), own);
	assert_string_equal(lang_text(LANG_SV, ""), "");
}

static const char *const pairs[][2] = {
	{ "", "Content-Type: text/plain; charset=UTF-8\n" }, { "file", "fil" }, { "one", "" }, { "or", "eller" }, { "owner", "ägare" },
};
#define PAIRS (sizeof pairs / sizeof *pairs)

static void put_word(struct buf *b, uint32_t word, bool big_endian)
{
	int i;

	for (i = 0; i < 4; i++)
		buf_putc(b, (char)(word >> (big_endian ? 24 - 8 * i : 8 * i)));
}

static void make_catalogue(struct buf *b, bool big_endian)
{
	uint32_t at = 28 + 16 * PAIRS;
	const uint32_t header[] = { 0x950412de, 0, PAIRS, 28, 28 + 8 * PAIRS, 0, 28 + 16 * PAIRS };
	size_t i, side;

	for (i = 0; i < sizeof header / sizeof *header; i++)
		put_word(b, header[i], big_endian);
	for (side = 0; side < 2; side++)
		for (i = 0; i < PAIRS; i++) {
			put_word(b, (uint32_t)strlen(pairs[i][side]), big_endian);
			put_word(b, at, big_endian);
			at += (uint32_t)strlen(pairs[i][side]) + 1;
		}
	for (side = 0; side < 2; side++)
		for (i = 0; i < PAIRS; i++)
			buf_add(b, pairs[i][side], strlen(pairs[i][side]) + 1);
}

static void sound(void **state)
{
	struct buf b = BUF_INIT;
	size_t i;

	make_catalogue(&b, *(bool *)*state);
	for (i = 0; i < PAIRS; i++)
		assert_string_equal(mo_find((unsigned char *)b.data, b.len, pairs[i][0]), pairs[i][1]);
	assert_null(mo_find((unsigned char *)b.data, b.len, "a"));
	assert_null(mo_find((unsigned char *)b.data, b.len, "fil"));
	assert_null(mo_find((unsigned char *)b.data, b.len, "zebra"));
	buf_release(&b);
}

/* Looks every text up in a copy of exactly n bytes, so that a sanitizer sees a step outside; what is found must end inside. */
static void look_up_all(const struct buf *b, size_t n)
{
	unsigned char *data = malloc(n ? n : 1);
	const char *text;
	size_t i;

	assert_non_null(data);
	memcpy(data, b->data, n);
	for (i = 0; i < PAIRS; i++) {
		text = mo_find(data, n, pairs[i][0]);
		if (text)
			assert_true(memchr(text, 0, n - (size_t)((const unsigned char *)text - data)) != NULL);
	}
	free(data);
}

static void cut(void **state)
{
	struct buf b = BUF_INIT;
	size_t n;

	make_catalogue(&b, *(bool *)*state);
	for (n = 0; n <= b.len; n++)
		look_up_all(&b, n);
	for (n = 0; n < 28 + 16 * PAIRS; n++)
		assert_null(mo_find((unsigned char *)b.data, n, "or"));
	buf_release(&b);
}

static void damaged(void **state)
{
	static const unsigned char values[] = { 0, 1, 0x1C, 0x7F, 0x80, 0xFF };
	struct buf b = BUF_INIT;
	size_t at, i;
	char old;

	make_catalogue(&b, *(bool *)*state);
	for (at = 0; at < b.len; at++)
		for (i = 0; i < sizeof values; i++) {
			old = b.data[at];
			b.data[at] = (char)values[i];
			look_up_all(&b, b.len);
			b.data[at] = old;
		}
	buf_release(&b);
}

static void unknown_magic(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	make_catalogue(&b, false);
	b.data[0] ^= 1;
	assert_null(mo_find((unsigned char *)b.data, b.len, "or"));
	b.data[0] ^= 1;
	b.data[6] = 2;
	assert_null(mo_find((unsigned char *)b.data, b.len, "or"));
	buf_release(&b);
}

/* The NUL after a translation is overwritten: it has no end there. */
static void no_end(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	make_catalogue(&b, false);
	b.data[b.len - 1] = 'x';
	assert_null(mo_find((unsigned char *)b.data, b.len, "owner"));
	assert_string_equal(mo_find((unsigned char *)b.data, b.len, "or"), "eller");
	buf_release(&b);
}

#define BOTH(function) \
	{ #function ", little-endian", function, NULL, NULL, &(bool){ false } }, \
	{ #function ", big-endian", function, NULL, NULL, &(bool){ true } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE("sv", "sv", LANG_SV), CASE("en", "en", LANG_EN), CASE("locale", "sv_SE.UTF-8", LANG_SV), CASE("tag", "en-GB", LANG_EN),
		CASE("modifier", "sv@euro", LANG_SV), CASE("charset", "sv.UTF-8", LANG_SV), CASE("another", "de", -1), CASE("longer", "swe", -1),
		CASE("shorter", "s", -1), CASE("empty", "", -1), CASE("none", NULL, -1), CASE("C", "C", -1), CASE("only a country", "_SE", -1),
		cmocka_unit_test(codes_find_themselves),
		cmocka_unit_test(texts),
		BOTH(sound), BOTH(cut), BOTH(damaged),
		cmocka_unit_test(unknown_magic),
		cmocka_unit_test(no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
