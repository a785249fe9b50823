/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8: only what RFC 3629 allows, and text that cannot drive a terminal. */
#include "utf8.h"

#include "buf.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { const char *bytes; size_t len; uint32_t c; int cut; };
#define CASE(name, bytes, len, ...) { name, decoded, NULL, NULL, &(struct row){ bytes, len, __VA_ARGS__ } }
#define YES(name, bytes, c) CASE(name, bytes, sizeof bytes - 1, c, 0)
#define NO(name, bytes) CASE(name, bytes, 0, 0, 0)
#define CUT(name, bytes) CASE(name, bytes, 0, 0, 1)

static void decoded(void **state)
{
	const struct row *row = *state;
	uint32_t c = 0;
	int cut = 7;
	char again[4];

	assert_int_equal(utf8_decode(&c, row->bytes, strlen(row->bytes), &cut), row->len);
	assert_int_equal(cut, row->cut);
	assert_int_equal(c, row->c);
	assert_int_equal(utf8_decode(&c, row->bytes, strlen(row->bytes), NULL), row->len);
	if (!row->len)
		return;
	assert_int_equal(utf8_encode(again, c), row->len);
	assert_memory_equal(again, row->bytes, row->len);
}

static void every_character(void **state)
{
	char text[4];
	uint32_t c, back;
	size_t len, i;
	int cut;

	(void)state;
	for (c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		len = utf8_encode(text, c);
		if (utf8_decode(&back, text, len, NULL) != len || back != c)
			fail_msg("U+%04X", (unsigned)c);
		for (i = 1; i < len; i++)
			if (utf8_decode(&back, text, i, &cut) || !cut)
				fail_msg("U+%04X cut at %zu", (unsigned)c, i);
	}
}

/* Of all combinations of three bytes exactly as many are one character as there are characters of that length. */
static void nothing_else(void **state)
{
	size_t of_length[5] = { 0 };
	uint32_t i, c;
	char text[3];

	(void)state;
	for (i = 0; i < 1u << 24; i++) {
		text[0] = (char)(i >> 16);
		text[1] = (char)(i >> 8);
		text[2] = (char)i;
		of_length[utf8_decode(&c, text, 3, NULL)]++;
	}
	assert_int_equal(of_length[1], 0x80u << 16);
	assert_int_equal(of_length[2], (0x800u - 0x80u) << 8);
	assert_int_equal(of_length[3], 0x10000u - 0x800u - 0x800u);
	assert_int_equal(of_length[4], 0);
}

struct text_row { const char *in, *out; };
#define SHOW(name, ...) { name, shown, NULL, NULL, &(struct text_row){ __VA_ARGS__ } }

static void shown(void **state)
{
	const struct text_row *row = *state;
	struct buf b = BUF_INIT;

	utf8_show(&b, row->in, strlen(row->in));
	assert_string_equal(b.data, row->out);
	buf_release(&b);
}

static void shows_nul(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	utf8_show(&b, "a\0b", 3);
	assert_string_equal(b.data, "a\\x00b");
	buf_release(&b);
}

struct width_row { uint32_t c; int width; };
#define WIDTH(name, ...) { name, measured, NULL, NULL, &(struct width_row){ __VA_ARGS__ } }

static void measured(void **state)
{
	const struct width_row *row = *state;

	assert_int_equal(utf8_width(row->c), row->width);
}

static void counted(void **state)
{
	(void)state;
	assert_int_equal(utf8_count("", 0), 0);
	assert_int_equal(utf8_count("åäö", 6), 3);
	assert_int_equal(utf8_count("a\xFF\xC3", 3), 3);
	assert_int_equal(utf8_count("\xF0\x9F\x98\x80!", 5), 2);
	assert_int_equal(utf8_count("\xE2\x82", 2), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		YES("ASCII", "a", 'a'), YES("last of one byte", "\x7F", 0x7F), YES("first of two", "\xC2\x80", 0x80), YES("ö", "ö", 0xF6),
		YES("last of two", "\xDF\xBF", 0x7FF), YES("first of three", "\xE0\xA0\x80", 0x800), YES("before the surrogates", "\xED\x9F\xBF", 0xD7FF),
		YES("after the surrogates", "\xEE\x80\x80", 0xE000), YES("last of three", "\xEF\xBF\xBF", 0xFFFF), YES("first of four", "\xF0\x90\x80\x80", 0x10000),
		YES("last of all", "\xF4\x8F\xBF\xBF", 0x10FFFF),
		NO("beyond the last", "\xF4\x90\x80\x80"), NO("F5", "\xF5\x80\x80\x80"), NO("FF", "\xFF"), NO("lone continuation", "\x80"),
		NO("overlong of two, C0", "\xC0\xAF"), NO("overlong of two, C1", "\xC1\xBF"), NO("overlong of three", "\xE0\x9F\xBF"),
		NO("overlong of four", "\xF0\x8F\xBF\xBF"), NO("high surrogate", "\xED\xA0\x80"), NO("low surrogate", "\xED\xBF\xBF"),
		NO("surrogate, cut", "\xED\xA0"), NO("overlong, cut", "\xE0\x80"), NO("no continuation", "\xC3" "A"), NO("broken off in the third", "\xE2\x82" "A"),
		CUT("one of two", "\xC3"), CUT("two of three", "\xE2\x82"), CUT("one of four", "\xF0"), CUT("three of four", "\xF0\x9F\x98"),
		cmocka_unit_test(every_character),
		cmocka_unit_test(nothing_else),
		SHOW("plain", "Eksjö ”ja”", "Eksjö ”ja”"), SHOW("empty", "", ""), SHOW("tab", "a\tb", "a b"), SHOW("newline", "a\nb", "a\\x0Ab"),
		SHOW("escape sequence", "\x1B[31mröd", "\\x1B[31mröd"), SHOW("delete", "\x7F", "\\x7F"), SHOW("C1", "\xC2\x9B" "1m", "\\u{009B}1m"),
		SHOW("no-break space stays", "\xC2\xA0", "\xC2\xA0"), SHOW("override", "\xE2\x80\xAE" "x", "\\u{202E}x"),
		SHOW("mark of direction", "\xE2\x80\x8F" "x\xD8\x9C", "\\u{200F}x\\u{061C}"), SHOW("what takes no room", "\xE2\x80\x8B\xEF\xBB\xBF", "\\u{200B}\\u{FEFF}"),
		SHOW("joiners stay", "\xE2\x80\x8C\xE2\x80\x8D", "\xE2\x80\x8C\xE2\x80\x8D"),
		SHOW("isolate", "\xE2\x81\xA6\xE2\x81\xA9", "\\u{2066}\\u{2069}"), SHOW("invalid bytes", "\xFF" "a\xC3", "\\xFFa\\xC3"),
		cmocka_unit_test(shows_nul),
		WIDTH("letter", 'a', 1), WIDTH("ö", 0xF6, 1), WIDTH("combining ring", 0x30A, 0), WIDTH("last before combining", 0x2FF, 1),
		WIDTH("first after combining", 0x370, 1), WIDTH("joiner", 0x200D, 0), WIDTH("variation selector", 0xFE0F, 0), WIDTH("en dash", 0x2013, 1),
		WIDTH("Han", 0x4E2D, 2), WIDTH("Hangul", 0xAC00, 2), WIDTH("fullwidth", 0xFF01, 2), WIDTH("halfwidth", 0xFF61, 1), WIDTH("emoji", 0x1F600, 2),
		WIDTH("beyond all ranges", 0x10FFFF, 1),
		cmocka_unit_test(counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
