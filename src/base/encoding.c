/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The decoder first gathers the head of the document, then decides: a byte order mark, else the pattern that "<" makes in UTF-16, else the
 * declaration's encoding, else UTF-8. What the bytes themselves show wins over what is declared, so a document that says UTF-16 in plain
 * ASCII is read as UTF-8. Output and errors do not depend on how the input is cut into chunks.
 */
#include "encoding.h"

#include "buf.h"
#include "mem.h"
#include "utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define HEAD_SIZE 1024
#define CUT_MAX 4   /* bytes of the longest character */
#define JOIN_SIZE 12 /* a cut character and enough bytes to complete it */
#define NAME_SIZE 64

/* What a conversion did: took bytes, stopped at a cut character unless the input ends, or found an invalid one. */
struct converted {
	size_t taken;
	bool invalid;
};

struct encoding {
	const char *name;
	const char *aliases; /* separated and enclosed by spaces, lower case */
	struct converted (*convert)(struct buf *out, const struct encoding *e, const unsigned char *in, size_t n);
	bool needs_evidence; /* cannot be believed from a declaration in ASCII */
	bool big_endian;
	uint16_t table[32]; /* the characters of bytes from `first`, 0 is invalid */
	unsigned char first;
	unsigned char table_size;
};

struct decoder {
	const struct encoding *encoding; /* NULL until decided */
	enum encoding_status status;
	struct buf head;
	unsigned char cut[CUT_MAX];
	size_t cut_len;
	char unknown[NAME_SIZE];
};

static size_t ascii_length(const unsigned char *in, size_t n)
{
	uint64_t word;
	size_t i = 0;

	for (; i + sizeof word <= n; i += sizeof word) {
		memcpy(&word, in + i, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && in[i] < 0x80)
		i++;
	return i;
}

static struct converted convert_utf8(struct buf *out, const struct encoding *e, const unsigned char *in, size_t n)
{
	struct converted done = { 0, false };
	size_t len;
	uint32_t c;
	int cut;

	(void)e;
	while ((done.taken += ascii_length(in + done.taken, n - done.taken)) < n) {
		len = utf8_decode(&c, (const char *)in + done.taken, n - done.taken, &cut);
		if (!len) {
			done.invalid = !cut;
			break;
		}
		done.taken += len;
	}
	buf_add(out, in, done.taken);
	return done;
}

static uint32_t unit(const struct encoding *e, const unsigned char *in)
{
	return e->big_endian ? (uint32_t)in[0] << 8 | in[1] : (uint32_t)in[1] << 8 | in[0];
}

static struct converted convert_utf16(struct buf *out, const struct encoding *e, const unsigned char *in, size_t n)
{
	struct converted done = { 0, false };
	uint32_t c, low;
	size_t len;
	char text[4];

	for (; n - done.taken >= 2; done.taken += len) {
		c = unit(e, in + done.taken);
		len = 2;
		if (c >= 0xD800 && c <= 0xDFFF) {
			if (n - done.taken < 4 && c < 0xDC00)
				break;
			low = c < 0xDC00 ? unit(e, in + done.taken + 2) : 0;
			done.invalid = low < 0xDC00 || low > 0xDFFF;
			if (done.invalid)
				break;
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			len = 4;
		}
		buf_add(out, text, utf8_encode(text, c));
	}
	return done;
}

static uint32_t single(const struct encoding *e, unsigned char byte)
{
	if (byte < e->first || byte - e->first >= e->table_size)
		return byte;
	return e->table[byte - e->first];
}

static struct converted convert_single(struct buf *out, const struct encoding *e, const unsigned char *in, size_t n)
{
	struct converted done = { 0, false };
	size_t ascii;
	uint32_t c;
	char text[4];

	for (; done.taken < n; done.taken++) {
		ascii = ascii_length(in + done.taken, n - done.taken);
		buf_add(out, in + done.taken, ascii);
		done.taken += ascii;
		if (done.taken == n)
			break;
		c = single(e, in[done.taken]);
		done.invalid = !c;
		if (done.invalid)
			break;
		buf_add(out, text, utf8_encode(text, c));
	}
	return done;
}

enum { UTF_8, UTF_16LE, UTF_16BE };

static const struct encoding encodings[] = {
	[UTF_8] = { .name = "UTF-8", .aliases = " utf-8 utf8 us-ascii ascii ", .convert = convert_utf8 },
	[UTF_16LE] = { .name = "UTF-16LE", .aliases = " utf-16le utf-16 utf16 utf16le ucs-2 iso-10646-ucs-2 ",
		.convert = convert_utf16, .needs_evidence = true },
	[UTF_16BE] = { .name = "UTF-16BE", .aliases = " utf-16be utf16be ",
		.convert = convert_utf16, .needs_evidence = true, .big_endian = true },
	{ .name = "ISO-8859-1", .aliases = " iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ", .convert = convert_single },
	{ .name = "ISO-8859-15", .aliases = " iso-8859-15 iso8859-15 iso_8859-15 latin9 latin-9 ", .convert = convert_single,
		.first = 0xA4, .table_size = 27, .table = {
			0x20AC, 0xA5, 0x160, 0xA7, 0x161, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1,
			0xB2, 0xB3, 0x17D, 0xB5, 0xB6, 0xB7, 0x17E, 0xB9, 0xBA, 0xBB, 0x152, 0x153, 0x178 } },
	{ .name = "windows-1252", .aliases = " windows-1252 windows1252 cp1252 cp-1252 win-1252 x-cp1252 ", .convert = convert_single,
		.first = 0x80, .table_size = 32, .table = {
			0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
			0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178 } },
};

/* What the first bytes show. An encoding of -1 is one we do not read. The longer patterns come first. */
static const struct signature {
	const char *bytes;
	unsigned char len, mark; /* mark: bytes of it that are no text */
	signed char encoding;
	const char *unknown;
} signatures[] = {
	{ "\xFF\xFE\0\0", 4, 4, -1, "UTF-32LE" },
	{ "\0\0\xFE\xFF", 4, 4, -1, "UTF-32BE" },
	{ "<\0\0\0", 4, 0, -1, "UTF-32LE" },
	{ "\0\0\0<", 4, 0, -1, "UTF-32BE" },
	{ "\x4C\x6F\xA7\x94", 4, 0, -1, "EBCDIC" },
	{ "\xEF\xBB\xBF", 3, 3, UTF_8, NULL },
	{ "\xFF\xFE", 2, 2, UTF_16LE, NULL },
	{ "\xFE\xFF", 2, 2, UTF_16BE, NULL },
	{ "<\0", 2, 0, UTF_16LE, NULL },
	{ "\0<", 2, 0, UTF_16BE, NULL },
};

struct decoder *decoder_new(void)
{
	struct decoder *d = mem_alloc(sizeof *d);

	buf_init(&d->head);
	return d;
}

void decoder_free(struct decoder *d)
{
	if (!d)
		return;
	buf_release(&d->head);
	free(d);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The value of encoding="…" in the XML declaration that the text begins with; NULL when there is none. */
static const char *declared(size_t *len, const char *text)
{
	const char *end = strncmp(text, "<?xml", 5) || !is_space(text[5]) ? NULL : strstr(text, "?>");
	const char *at, *close;

	if (!end)
		return NULL;
	for (at = strstr(text, "encoding"); at && at < end; at = strstr(at + 1, "encoding")) {
		if (!is_space(at[-1]))
			continue;
		at += strlen("encoding");
		at += strspn(at, " \t\r\n");
		if (*at++ != '=')
			return NULL;
		at += strspn(at, " \t\r\n");
		close = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;
		if (!close || close > end)
			return NULL;
		*len = (size_t)(close - at - 1);
		return at + 1;
	}
	return NULL;
}

static const struct encoding *find_encoding(const char *name, size_t len)
{
	char wanted[NAME_SIZE + 3] = " ";
	size_t i;

	if (!len || len > NAME_SIZE)
		return NULL;
	for (i = 0; i < len; i++) {
		if (is_space(name[i]))
			return NULL;
		wanted[i + 1] = name[i];
		if (name[i] >= 'A' && name[i] <= 'Z')
			wanted[i + 1] = (char)(name[i] + ('a' - 'A'));
	}
	wanted[len + 1] = ' ';
	for (i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (strstr(encodings[i].aliases, wanted))
			return &encodings[i];
	return NULL;
}

static void refuse(struct decoder *d, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < len && i < NAME_SIZE - 1; i++)
		d->unknown[i] = (char)(name[i] > ' ' && name[i] < 0x7F ? name[i] : '?');
	d->status = ENCODING_UNKNOWN;
}

static void decide_by_declaration(struct decoder *d)
{
	size_t len;
	const char *name = declared(&len, d->head.data);

	d->encoding = &encodings[UTF_8];
	if (!name)
		return;
	d->encoding = find_encoding(name, len);
	if (!d->encoding)
		refuse(d, name, len);
	else if (d->encoding->needs_evidence)
		d->encoding = &encodings[UTF_8];
}

static void decide(struct decoder *d)
{
	const struct signature *s;
	size_t i;

	for (i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		s = &signatures[i];
		if (d->head.len < s->len || memcmp(d->head.data, s->bytes, s->len))
			continue;
		if (s->encoding < 0) {
			refuse(d, s->unknown, strlen(s->unknown));
			return;
		}
		d->encoding = &encodings[s->encoding];
		buf_drop(&d->head, s->mark);
		return;
	}
	decide_by_declaration(d);
}

/* Completes the character that the last chunk cut; returns how many of the n bytes were used up. */
static size_t join(struct decoder *d, struct buf *out, const unsigned char *in, size_t n)
{
	unsigned char joined[JOIN_SIZE];
	size_t used = n < JOIN_SIZE - CUT_MAX ? n : JOIN_SIZE - CUT_MAX;
	struct converted done;

	memcpy(joined, d->cut, d->cut_len);
	memcpy(joined + d->cut_len, in, used);
	done = d->encoding->convert(out, d->encoding, joined, d->cut_len + used);
	if (done.invalid) {
		d->status = ENCODING_INVALID;
		return used;
	}
	if (done.taken < d->cut_len) {
		d->cut_len += used;
		memcpy(d->cut, joined, d->cut_len);
		return used;
	}
	used = done.taken - d->cut_len;
	d->cut_len = 0;
	return used;
}

static void convert(struct decoder *d, struct buf *out, const unsigned char *in, size_t n)
{
	struct converted done;
	size_t used = d->cut_len && n ? join(d, out, in, n) : 0;

	if (d->status != ENCODING_OK || used == n)
		return;
	done = d->encoding->convert(out, d->encoding, in + used, n - used);
	if (done.invalid)
		d->status = ENCODING_INVALID;
	else
		memcpy(d->cut, in + used + done.taken, d->cut_len = n - used - done.taken);
}

enum encoding_status decoder_feed(struct decoder *d, struct buf *out, const void *bytes, size_t n, int last)
{
	size_t wanted = d->encoding ? 0 : HEAD_SIZE - d->head.len;
	const unsigned char *in = bytes;

	if (d->status != ENCODING_OK)
		return d->status;
	if (!d->encoding) {
		wanted = n < wanted ? n : wanted;
		buf_add(&d->head, in, wanted);
		if (d->head.len < HEAD_SIZE && !last)
			return ENCODING_OK;
		decide(d);
		if (d->status == ENCODING_OK)
			convert(d, out, (const unsigned char *)d->head.data, d->head.len);
	}
	if (d->status == ENCODING_OK && n > wanted)
		convert(d, out, in + wanted, n - wanted);
	if (d->status == ENCODING_OK && last && d->cut_len)
		d->status = ENCODING_INVALID;
	return d->status;
}

const char *decoder_name(const struct decoder *d)
{
	if (d->status == ENCODING_UNKNOWN)
		return d->unknown;
	return d->encoding ? d->encoding->name : encodings[UTF_8].name;
}

size_t encoding_mark(const void *bytes, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof signatures / sizeof *signatures; i++)
		if (n >= signatures[i].len && !memcmp(bytes, signatures[i].bytes, signatures[i].len))
			return signatures[i].mark;
	return 0;
}

static void write_unit(struct buf *out, const struct encoding *e, uint32_t c)
{
	buf_putc(out, (char)(e->big_endian ? c >> 8 : c & 0xFF));
	buf_putc(out, (char)(e->big_endian ? c & 0xFF : c >> 8));
}

static void write_utf16(struct buf *out, const struct encoding *e, uint32_t c)
{
	if (c >= 0x10000) {
		write_unit(out, e, 0xD800 + ((c - 0x10000) >> 10));
		c = 0xDC00 + ((c - 0x10000) & 0x3FF);
	}
	write_unit(out, e, c);
}

/* The byte that means the character, or -1. */
static int byte_of(const struct encoding *e, uint32_t c)
{
	int byte;

	for (byte = 0; byte < 256; byte++)
		if (single(e, (unsigned char)byte) == c && (c || !byte))
			return byte;
	return -1;
}

static void write_single(struct buf *out, const struct encoding *e, uint32_t c)
{
	int byte = c < 0x80 ? (int)c : e ? byte_of(e, c) : -1;

	if (byte >= 0)
		buf_putc(out, (char)byte);
	else
		buf_printf(out, "&#%lu;", (unsigned long)c);
}

void encoding_write(struct buf *out, const char *name, const char *text, size_t n)
{
	const struct encoding *e = find_encoding(name, strlen(name));
	size_t i, len;
	uint32_t c;

	if (!strcmp(name, "US-ASCII"))
		e = NULL;
	else if (!e || e->convert == convert_utf8) {
		buf_add(out, text, n);
		return;
	}
	for (i = 0; i < n; i += len) {
		len = utf8_decode(&c, text + i, n - i, NULL);
		if (!len) {
			len = 1;
			c = 0xFFFD;
		}
		if (e && e->convert == convert_utf16)
			write_utf16(out, e, c);
		else
			write_single(out, e, c);
	}
}
