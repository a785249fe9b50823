/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The decoder. Every row is fed whole, byte by byte and cut in two at every place: the result must be the same. The tables of the
 * single-byte encodings are compared with the C library's iconv.
 */
#include "encoding.h"

#include "buf.h"

#include <iconv.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct row { const char *bytes; size_t n; enum encoding_status status; const char *text, *name; };
#define CASE(title, bytes, ...) { title, decoded, NULL, NULL, &(struct row){ bytes, sizeof bytes - 1, __VA_ARGS__ } }
#define OK(title, bytes, text, name) CASE(title, bytes, ENCODING_OK, text, name)
#define INVALID(title, bytes, text, name) CASE(title, bytes, ENCODING_INVALID, text, name)
#define UNKNOWN(title, bytes, name) CASE(title, bytes, ENCODING_UNKNOWN, "", name)
#define DECL(e) "<?xml version=\"1.0\" encoding=\"" e "\"?>"

/* Feeds the bytes up to cut, the rest in steps of step (0: at once), and compares. */
static void feed(const struct row *row, size_t cut, size_t step)
{
	struct decoder *d = decoder_new();
	struct buf out = BUF_INIT;
	enum encoding_status status = decoder_feed(d, &out, row->bytes, cut, 0);
	size_t at, len;

	for (at = cut; status == ENCODING_OK && at < row->n; at += len) {
		len = step && step < row->n - at ? step : row->n - at;
		status = decoder_feed(d, &out, row->bytes + at, len, 0);
	}
	if (status == ENCODING_OK)
		status = decoder_feed(d, &out, NULL, 0, 1);
	assert_int_equal(status, row->status);
	assert_string_equal(out.data, row->text);
	assert_int_equal(out.len, strlen(row->text));
	assert_string_equal(decoder_name(d), row->name);
	if (status != ENCODING_OK)
		assert_int_equal(decoder_feed(d, &out, "a", 1, 1), status);
	buf_release(&out);
	decoder_free(d);
}

static void decoded(void **state)
{
	const struct row *row = *state;
	size_t cut;

	for (cut = 0; cut <= row->n; cut++)
		feed(row, cut, 0);
	feed(row, 0, 1);
	feed(row, 0, 3);
}

/* The interesting bytes come after the head on which the encoding is decided, at every distance from its end. */
static void beyond_the_head(void **state)
{
	struct buf in = BUF_INIT;
	struct row row;
	size_t fill, i;

	(void)state;
	for (fill = 1016; fill < 1030; fill++) {
		buf_reset(&in);
		buf_pad(&in, 'a', fill);
		for (i = 0; i < 10; i++)
			buf_puts(&in, "åäö€\xF0\x9F\x98\x80");
		row = (struct row){ in.data, in.len, ENCODING_OK, in.data, "UTF-8" };
		decoded(&(void *){ &row });
	}
	buf_release(&in);
}

static void last_with_the_bytes(void **state)
{
	struct decoder *d = decoder_new();
	struct buf out = BUF_INIT;

	(void)state;
	assert_int_equal(decoder_feed(d, &out, "\xC3\xA5\xC3", 3, 1), ENCODING_INVALID);
	assert_string_equal(out.data, "å");
	buf_release(&out);
	decoder_free(d);
	decoder_free(NULL);
}

struct table_row { const char *name; };
#define TABLE(title, ...) { title, same_as_iconv, NULL, NULL, &(struct table_row){ __VA_ARGS__ } }

static size_t convert_one(iconv_t cd, char *byte, char out[5])
{
	size_t in_left = 1, out_left = 4;
	char *to = out;

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &byte, &in_left, &to, &out_left) == (size_t)-1)
		return 0;
	return 4 - out_left;
}

static void same_as_iconv(void **state)
{
	const struct table_row *row = *state;
	iconv_t cd = iconv_open("UTF-8", row->name);
	char wanted[5], byte;
	size_t len;
	int i;

	assert_true(cd != (iconv_t)-1);
	for (i = 1; i < 256; i++) {
		struct decoder *d = decoder_new();
		struct buf in = BUF_INIT, out = BUF_INIT;

		byte = (char)i;
		len = convert_one(cd, &byte, wanted);
		buf_printf(&in, "<?xml version='1.0' encoding='%s'?>", row->name);
		buf_add(&in, &byte, 1);
		assert_int_equal(decoder_feed(d, &out, in.data, in.len, 1), len ? ENCODING_OK : ENCODING_INVALID);
		assert_int_equal(out.len, in.len - 1 + len);
		assert_memory_equal(out.data + in.len - 1, wanted, len);
		buf_release(&in);
		buf_release(&out);
		decoder_free(d);
	}
	iconv_close(cd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OK("empty", "", "", "UTF-8"), OK("ASCII", "<a/>", "<a/>", "UTF-8"), OK("UTF-8", "<a>åäö €</a>", "<a>åäö €</a>", "UTF-8"),
		OK("long ASCII, then not", "<abcdefghijklmnopqrstuvwxyz>é</a>", "<abcdefghijklmnopqrstuvwxyz>é</a>", "UTF-8"),
		OK("mark", "\xEF\xBB\xBF<å/>", "<å/>", "UTF-8"), OK("only a mark", "\xEF\xBB\xBF", "", "UTF-8"),
		OK("mark within stays", "<a>\xEF\xBB\xBF", "<a>\xEF\xBB\xBF", "UTF-8"),
		OK("declared", DECL("utf-8") "å", DECL("utf-8") "å", "UTF-8"), OK("US-ASCII", DECL("US-ASCII"), DECL("US-ASCII"), "UTF-8"),
		INVALID("Latin-1 undeclared", "<a>\xE5</a>", "<a>", "UTF-8"), INVALID("overlong", "a\xC0\xAF", "a", "UTF-8"),
		INVALID("surrogate", "a\xED\xA0\x80", "a", "UTF-8"), INVALID("cut off", "a\xE2\x82", "a", "UTF-8"), INVALID("cut off after one", "a\xC3", "a", "UTF-8"),
		OK("Latin-1", DECL("ISO-8859-1") "\xE5\xA4", DECL("ISO-8859-1") "å¤", "ISO-8859-1"),
		OK("alias", DECL("Latin1") "\xE5", DECL("Latin1") "å", "ISO-8859-1"),
		OK("Latin-9", DECL("iso-8859-15") "\xA4\xA6\xA8\xB4\xB8\xBC\xBD\xBE\xE5", DECL("iso-8859-15") "€ŠšŽžŒœŸå", "ISO-8859-15"),
		OK("Windows", DECL("CP1252") "\x80\x93\xE5\x94", DECL("CP1252") "€“å”", "windows-1252"),
		INVALID("Windows, undefined", DECL("windows-1252") "\xE5\x81\xE5", DECL("windows-1252") "å", "windows-1252"),
		OK("single quotes and spaces", "<?xml version='1.0'\n encoding = 'latin1' ?>\xE4", "<?xml version='1.0'\n encoding = 'latin1' ?>ä", "ISO-8859-1"),
		OK("no declaration of XML", "<?xmlish encoding='latin1'?>ä", "<?xmlish encoding='latin1'?>ä", "UTF-8"),
		OK("beyond the declaration", "<?xml version='1.0'?><a encoding='latin1'/>ä", "<?xml version='1.0'?><a encoding='latin1'/>ä", "UTF-8"),
		UNKNOWN("unknown", DECL("Shift_JIS") "<a/>", "Shift_JIS"), UNKNOWN("empty name", DECL(""), ""), UNKNOWN("part of an alias", DECL("8859-1"), "8859-1"),
		UNKNOWN("two names", DECL("utf-8 utf8"), "utf-8?utf8"), UNKNOWN("control characters", DECL("a\x1B[1m"), "a?[1m"),
		UNKNOWN("long name", DECL("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg"),
			"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg"),
		UNKNOWN("UTF-32", "\xFF\xFE\0\0<\0\0\0", "UTF-32LE"), UNKNOWN("UTF-32 without mark", "\0\0\0<", "UTF-32BE"), UNKNOWN("EBCDIC", "\x4C\x6F\xA7\x94\x93", "EBCDIC"),
		OK("mark against declaration", "\xEF\xBB\xBF" DECL("latin1") "å", DECL("latin1") "å", "UTF-8"),
		OK("UTF-16 declared in ASCII", DECL("UTF-16") "å", DECL("UTF-16") "å", "UTF-8"),
		OK("UTF-16, little-endian", "\xFF\xFE<\0\xE5\0\xAC\x20\x3D\xD8\x00\xDE", "<å€\xF0\x9F\x98\x80", "UTF-16LE"),
		OK("UTF-16, big-endian", "\xFE\xFF\0<\0\xE5\x20\xAC\xD8\x3D\xDE\x00", "<å€\xF0\x9F\x98\x80", "UTF-16BE"),
		OK("UTF-16 without mark", "<\0a\0/\0>\0", "<a/>", "UTF-16LE"), OK("big-endian without mark", "\0<\0a", "<a", "UTF-16BE"),
		OK("only a mark of UTF-16", "\xFE\xFF", "", "UTF-16BE"),
		INVALID("odd", "\xFF\xFE<\0a", "<", "UTF-16LE"), INVALID("lone high surrogate", "\xFE\xFF\0<\xD8\x3D\0a", "<", "UTF-16BE"),
		INVALID("lone low surrogate", "\xFE\xFF\0<\xDE\x00\0a", "<", "UTF-16BE"), INVALID("two high surrogates", "\xFE\xFF\xD8\x3D\xD8\x3D", "", "UTF-16BE"),
		INVALID("above the low surrogates", "\xFE\xFF\xD8\x3D\xFF\x21", "", "UTF-16BE"),
		INVALID("cut surrogate", "\xFE\xFF\0<\xD8\x3D", "<", "UTF-16BE"), INVALID("cut within the second", "\xFE\xFF\0<\xD8\x3D\xDE", "<", "UTF-16BE"),
		cmocka_unit_test(beyond_the_head),
		cmocka_unit_test(last_with_the_bytes),
		TABLE("ISO-8859-1 as iconv", "ISO-8859-1"), TABLE("ISO-8859-15 as iconv", "ISO-8859-15"), TABLE("windows-1252 as iconv", "windows-1252"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
