/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading files: what is handed out, what is left out, and where things stand. What happened is a log, one line for each event:
 * "open inventory", "item asset a1 2:2-7 id 2:13-15", "close inventory 1+0 …", "diag xml-… 3:1".
 */
#include "bounds.h"
#include "buf.h"
#include "door.h"
#include "reader.h"
#include "schemas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NS "xmlns='urn:policykoll:1'"
#define INVENTORY(body) "<inventory " NS " id='i' unit='u'>" body "</inventory>"

struct fixture {
	struct tree *tree;
	struct arena *arena;
	struct buf log;
	bool dump;            /* items as XML in the log */
	bool quiet;           /* items not in the log */
	size_t items, window, lines;
	struct reader_result result;
	xmlNodePtr held;      /* the last document held */
};

static struct schemas *schemas;

static void on_diag(void *payload, const struct diag *d)
{
	struct fixture *f = payload;

	buf_printf(&f->log, "diag %s %u:%u\n", msg_name(d->id), d->place.line, d->place.column);
}

static enum document_mode on_open(void *payload, struct document *d)
{
	struct fixture *f = payload;

	buf_printf(&f->log, "open %s\n", d->kind);
	return strcmp(d->kind, "inventory") == 0 ? DOCUMENT_STREAM : strcmp(d->kind, "configuration") == 0 ? DOCUMENT_SKIP : DOCUMENT_HOLD;
}

static void log_place(struct fixture *f, const xmlNode *node)
{
	struct place p;

	tree_place(&p, node, f->arena);
	buf_printf(&f->log, " %u:%u-%u", p.line, p.column, p.end_column);
}

static void log_element(struct fixture *f, const xmlNode *node)
{
	const char *id = tree_value(node, "id");

	buf_printf(&f->log, "%s %s", (const char *)node->name, id != NULL ? id : "-");
	log_place(f, node);
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		buf_printf(&f->log, " %s", (const char *)a->name);
		log_place(f, (const xmlNode *)a);
	}
}

static void on_item(void *payload, struct document *d, xmlNodePtr item, struct arena *a)
{
	struct fixture *f = payload;

	(void)a;
	f->items++;
	f->window = d->source->text.len > f->window ? d->source->text.len : f->window;
	f->lines = d->source->lines.len > f->lines ? d->source->lines.len : f->lines;
	assert_ptr_equal(item->parent, d->root);
	assert_ptr_equal(item, d->root->children);
	assert_null(item->next);
	if (f->quiet)
		return;
	buf_puts(&f->log, "item ");
	if (f->dump) {
		xmlBufferPtr text = xmlBufferCreate();

		xmlNodeDump(text, item->doc, item, 0, 0);
		buf_puts(&f->log, (const char *)xmlBufferContent(text));
		xmlBufferFree(text);
	} else {
		log_element(f, item);
	}
	buf_putc(&f->log, '\n');
}

static void on_close(void *payload, struct document *d)
{
	struct fixture *f = payload;

	buf_printf(&f->log, "close %s %zu+%zu%s%s", d->kind, d->items, d->items_skipped, d->invalid ? " invalid" : "", d->broken ? " broken" : "");
	if (d->root == NULL)
		buf_puts(&f->log, " gone");
	for (const xmlNode *n = d->root != NULL && d->mode == DOCUMENT_HOLD ? tree_child(d->root, NULL) : NULL; n != NULL; n = tree_next(n, NULL)) {
		buf_puts(&f->log, ", ");
		log_element(f, n);
	}
	f->held = d->root;
	buf_putc(&f->log, '\n');
}

static void on_foreign(void *payload, const char *name, const char *ns, const struct place *place)
{
	struct fixture *f = payload;

	buf_printf(&f->log, "foreign %s %s %u:%u\n", name, ns != NULL ? ns : "-", place->line, place->column);
}

static void on_bundle(void *payload, const char *date)
{
	buf_printf(&((struct fixture *)payload)->log, "bundle %s\n", date != NULL ? date : "-");
}

static void run(struct fixture *f, const void *bytes, size_t n)
{
	struct buf content = BUF_INIT;
	struct reader r;

	door_open();
	if (schemas == NULL)
		schemas = schemas_new();
	f->tree = tree_new();
	f->arena = arena_new();
	buf_init(&f->log);
	buf_add(&content, bytes, n);
	r = (struct reader){
		.tree = f->tree, .schemas = schemas, .arena = f->arena, .sink = { on_diag, f },
		.events = { .open = on_open, .item = on_item, .close = on_close, .foreign = on_foreign, .bundle = on_bundle, .line_of = NULL, .payload = f },
	};
	f->result = reader_run(&r, "f.xml", "f.xml", &content);
	buf_release(&content);
}

static void release(struct fixture *f)
{
	tree_free(f->tree);
	arena_free(f->arena);
	buf_release(&f->log);
}

struct row {
	const char *text, *log;
	bool dump, broken;
};

static void reads(void **state)
{
	const struct row *row = *state;
	struct fixture f = { .dump = row->dump };

	run(&f, row->text, strlen(row->text));
	assert_string_equal(f.log.data, row->log);
	assert_int_equal(f.result.broken, row->broken);
	assert_false(f.result.unreadable);
	if (f.result.complete)
		assert_int_equal(f.result.bytes, strlen(row->text));
	release(&f);
}

/* Constructs that a chunk can be cut in: a tag over lines, attributes, characters of two and three bytes, references, comments, CDATA, instructions, CRLF. */
static const char constructs[] =
	"\n<asset id=\"a1\" kind='system'><name xml:lang='sv'>\xc3\xa5\xe2\x82\xac &amp;&#229;</name></asset>\r\n"
	"<!-- - \xc3\xb6 --><?pi x?><asset\n  id = 'a2'\r\n\tkind='service'\n><alias><![CDATA[<b>&]]></alias></asset><asset id='a3' kind='\xc3\xa4'/>\n"
	"<asset id='a4'/></inventory>\n<!-- end -->";
static const char constructs_log[] =
	"open inventory\nitem asset a1 2:2-7 id 2:12-14 kind 2:22-28\nitem asset a2 3:22-27 id 4:9-11 kind 5:8-15\ndiag xml-no-such-choice 6:62\n"
	"item asset a4 7:2-7 id 7:12-14\nclose inventory 3+1 invalid\n";

static void put_character(struct buf *out, unsigned c, bool big)
{
	buf_putc(out, (char)(big ? c >> 8 : c & 0xFF));
	buf_putc(out, (char)(big ? c & 0xFF : c >> 8));
}

/* UTF-8 to UTF-16 with its mark. */
static void to_utf16(struct buf *out, const char *text, bool big)
{
	put_character(out, 0xFEFF, big);
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		if (*p < 0x80) {
			put_character(out, *p, big);
		} else if (*p < 0xE0) {
			put_character(out, (*p & 0x1Fu) << 6 | (p[1] & 0x3Fu), big);
			p++;
		} else {
			put_character(out, (*p & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu), big);
			p += 2;
		}
	}
}

enum form { UTF_8, UTF_8_MARKED, UTF_16_LITTLE, UTF_16_BIG };

/* Each byte of the constructs comes to stand at the boundary once: the padding is on the first line, so that places stay. */
static void boundaries(void **state)
{
	enum form form = *(const enum form *)*state;
	size_t width = form >= UTF_16_LITTLE ? 2 : 1;

	for (size_t i = 0; i < strlen(constructs) + 8; i++) {
		struct buf text = BUF_INIT, bytes = BUF_INIT;
		struct fixture f = { 0 };

		buf_puts(&text, "<inventory " NS " id='i' unit='u'");
		buf_pad(&text, ' ', LIMIT_PARSER_CHUNK / width - text.len - i);
		buf_putc(&text, '>');
		buf_puts(&text, constructs);
		if (form == UTF_8_MARKED)
			buf_puts(&bytes, "\xEF\xBB\xBF");
		if (form >= UTF_16_LITTLE)
			to_utf16(&bytes, text.data, form == UTF_16_BIG);
		else
			buf_puts(&bytes, text.data);
		run(&f, bytes.data, bytes.len);
		assert_string_equal(f.log.data, constructs_log);
		assert_false(f.result.broken);
		assert_true(f.result.complete);
		assert_int_equal(f.result.bytes, bytes.len);
		release(&f);
		buf_release(&text);
		buf_release(&bytes);
	}
}

static void latin_1(void **state)
{
	static const char text[] = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" INVENTORY("<!--\xe5\xe4\xf6--><asset id='\xe5' kind='system'/>");
	struct fixture f = { 0 };

	(void)state;
	run(&f, text, sizeof text - 1);
	assert_string_equal(f.log.data, "open inventory\nitem asset \xc3\xa5 2:64-69 id 2:74-75 kind 2:83-89\nclose inventory 1+0\n");
	release(&f);
}

/* libxml2 itself stops counting lines at 65,535. */
static void far_lines(void **state)
{
	struct buf text = BUF_INIT;
	struct fixture f = { 0 };

	(void)state;
	buf_puts(&text, "<inventory " NS " id='i' unit='u'>");
	buf_pad(&text, '\n', 70000);
	buf_puts(&text, " <asset id='a'\n/><asset id='b'/></inventory>");
	run(&f, text.data, text.len);
	assert_string_equal(f.log.data, "open inventory\nitem asset a 70001:3-8 id 70001:13-14\nitem asset b 70002:4-9 id 70002:14-15\nclose inventory 2+0\n");
	release(&f);
	buf_release(&text);
}

/* Memory does not grow with the number of items, be they on lines of their own or all on one. */
static void flat(void **state)
{
	const char *space = *state;
	struct buf text = BUF_INIT;
	struct fixture f = { .quiet = true };

	buf_puts(&text, "<inventory " NS " id='i' unit='u'>");
	for (int i = 0; i < 50000; i++)
		buf_printf(&text, "%s<asset id='a%d' kind='system'><name xml:lang='sv'>Systemet med nummer %d</name></asset>", space, i, i);
	buf_puts(&text, "</inventory>");
	run(&f, text.data, text.len);
	assert_int_equal(f.items, 50000);
	assert_true(text.len > 4 * 1000 * 1000);
	assert_true(f.window < 4 * LIMIT_PARSER_CHUNK);
	assert_true(f.lines < 4000);
	assert_true(f.result.complete);
	release(&f);
	buf_release(&text);
}

/* After some start, the piece n times, each with its number for the '#', then an end. */
static void generated(struct fixture *f, const char *start, const char *piece, size_t n, const char *end)
{
	struct buf text = BUF_INIT;

	buf_puts(&text, start);
	for (size_t i = 0; i < n; i++) {
		const char *sign = strchr(piece, '#');

		buf_add(&text, piece, sign != NULL ? (size_t)(sign - piece) : strlen(piece));
		if (sign != NULL)
			buf_printf(&text, "%zu%s", i, sign + 1);
	}
	buf_puts(&text, end);
	run(f, text.data, text.len);
	buf_release(&text);
}

static void limits(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	generated(&f, "<inventory " NS " id='i' unit='u'><asset id='a'/>", "<asset>", LIMIT_DEPTH, "");
	assert_non_null(strstr(f.log.data, "diag xml-too-deep 1:"));
	assert_non_null(strstr(f.log.data, "item asset a "));
	assert_true(f.result.broken);
	release(&f);

	f = (struct fixture){ 0 };
	generated(&f, "<inventory " NS " id='i' unit='u'><asset id='a'/><asset", " a#='x'", LIMIT_ATTRIBUTES + 1, "/></inventory>");
	assert_string_equal(f.log.data, "open inventory\nitem asset a 1:54-59 id 1:64-65\ndiag xml-too-many-attributes 1:69\nclose inventory 1+0 broken\n");
	release(&f);

	/* Exactly the limit is read, and left to the schema. */
	f = (struct fixture){ 0 };
	generated(&f, "<inventory " NS " id='i' unit='u'><asset", " a#='x'", LIMIT_ATTRIBUTES, "/></inventory>");
	assert_null(strstr(f.log.data, "xml-too-many-attributes"));
	assert_non_null(strstr(f.log.data, "close inventory 0+1 invalid\n"));
	release(&f);

	/* An item too large, after one that is not. */
	f = (struct fixture){ 0 };
	generated(&f, "<inventory " NS " id='i' unit='u'>\n<asset id='a'/>\n<asset id='b'>", "<alias>0123456789012345678901234567890123456789012345678#</alias>\n",
	          LIMIT_ITEM_BYTES / 50, "</asset><asset id='c'/></inventory>");
	assert_true(f.result.broken);
	assert_non_null(strstr(f.log.data, "item asset a "));
	assert_non_null(strstr(f.log.data, "diag xml-item-too-large "));
	assert_null(strstr(f.log.data, "asset c"));
	release(&f);

	/* One below it is read. */
	f = (struct fixture){ 0 };
	generated(&f, "<inventory " NS " id='i' unit='u'>\n<asset id='a'/>\n<asset id='b'>", "<alias>0123456789012345678901234567890123456789012345678#</alias>\n",
	          LIMIT_ITEM_BYTES / 80, "</asset><asset id='c'/></inventory>");
	assert_false(f.result.broken);
	assert_non_null(strstr(f.log.data, "close inventory 3+0\n"));
	release(&f);
}

/* A large item on a line that is already long. */
static void large_on_one_line(void **state)
{
	struct buf text = BUF_INIT;
	struct fixture f = { .quiet = true };

	(void)state;
	buf_puts(&text, "<inventory " NS " id='i' unit='u'>");
	for (int i = 0; i < 30; i++) {
		buf_printf(&text, "<asset id='a%d'><alias>", i);
		buf_pad(&text, 'x', 1000 * 1000);
		buf_puts(&text, "</alias></asset>");
	}
	buf_puts(&text, "</inventory>");
	run(&f, text.data, text.len);
	assert_string_equal(f.log.data, "open inventory\nclose inventory 30+0\n");
	release(&f);
	buf_release(&text);
}

static void missing_file(void **state)
{
	struct fixture f = { 0 };
	struct reader r;

	(void)state;
	run(&f, INVENTORY(""), strlen(INVENTORY("")));
	buf_reset(&f.log);
	r = (struct reader){ .tree = f.tree, .schemas = schemas, .arena = f.arena, .sink = { on_diag, &f }, .events = { .open = on_open, .item = on_item, .close = on_close, .foreign = on_foreign, .bundle = on_bundle, .line_of = NULL, .payload = &f } };
	f.result = reader_run(&r, "/no/such/file.xml", "file.xml", NULL);
	assert_true(f.result.unreadable);
	assert_false(f.result.complete);
	assert_string_equal(f.log.data, "diag file-missing 0:0\n");
	release(&f);
}

/* The XPath of items and of what is in a held document. */
static void locations(void **state)
{
	struct fixture f = { .quiet = true };
	static const char text[] = "<organisation " NS " id='o'><unit id='a' kind='board'/><note xml:lang='sv'>x</note><unit id='b' kind='board'><name xml:lang='sv'>x</name></unit></organisation>";
	xmlNodePtr unit;

	(void)state;
	run(&f, text, sizeof text - 1);
	unit = tree_next(tree_child(f.held, "unit"), "unit");
	assert_string_equal(tree_location(unit, f.arena), "/*[local-name()='organisation' and namespace-uri()='urn:policykoll:1']/*[local-name()='unit' and namespace-uri()='urn:policykoll:1'][2]");
	assert_string_equal(tree_location((xmlNodePtr)unit->properties, f.arena),
	                    "/*[local-name()='organisation' and namespace-uri()='urn:policykoll:1']/*[local-name()='unit' and namespace-uri()='urn:policykoll:1'][2]/@*[local-name()='id' and namespace-uri()='']");
	assert_string_equal(tree_location(f.held, f.arena), "/*[local-name()='organisation' and namespace-uri()='urn:policykoll:1']");
	release(&f);
}

#define CASE(name, text, log) { name, reads, NULL, NULL, &(struct row){ text, log, false, false } }
#define BROKEN(name, text, log) { name, reads, NULL, NULL, &(struct row){ text, log, false, true } }
#define DUMP(name, text, log) { name, reads, NULL, NULL, &(struct row){ INVENTORY(text), "open inventory\n" log, true, false } }
#define BOUNDARY(name, encoding) { name, boundaries, NULL, NULL, &(enum form){ encoding } }

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* Places. */
		CASE("a tag over lines", INVENTORY("\n\n <asset\n  id='a'\n\t kind =\n 'system'/>\n"), "open inventory\nitem asset a 3:3-8 id 4:7-8 kind 6:3-9\nclose inventory 1+0\n"),
		CASE("CRLF", INVENTORY("\r\n<asset id='a'\r\n kind='system'/>\r\n"), "open inventory\nitem asset a 2:2-7 id 2:12-13 kind 3:8-14\nclose inventory 1+0\n"),
		CASE("tabs are one column", INVENTORY("\n\t\t<asset id='a'/>"), "open inventory\nitem asset a 2:4-9 id 2:14-15\nclose inventory 1+0\n"),
		CASE("characters before the tag", INVENTORY("\n<!--åäö€--><asset id='å'/>"), "open inventory\nitem asset å 2:13-18 id 2:23-24\nclose inventory 1+0\n"),
		CASE("\">\" and \"/\" in values", INVENTORY("\n<asset id='a' measures-ref='/>'/><asset id='b'/>"), "open inventory\nitem asset a 2:2-7 id 2:12-13 measures-ref 2:29-31\nitem asset b 2:35-40 id 2:45-46\nclose inventory 2+0\n"),
		CASE("references in values", INVENTORY("<asset id='a' measures-ref='&lt;&#x31;'/>"), "open inventory\nitem asset a 1:54-59 id 1:64-65 measures-ref 1:81-91\nclose inventory 1+0\n"),
		CASE("a prefix", "<p:inventory xmlns:p='urn:policykoll:1' id='i' unit='u'><p:asset id='a'/></p:inventory>", "open inventory\nitem asset a 1:58-65 id 1:70-71\nclose inventory 1+0\n"),
		/* What is not valid is left out, its siblings stay. */
		CASE("an invalid item", INVENTORY("<asset id='a'/>\n<asset id='b' kind='sistem'/>\n<asset id='c'/>"),
		     "open inventory\nitem asset a 1:54-59 id 1:64-65\ndiag xml-not-a-choice 2:21\nitem asset c 3:2-7 id 3:12-13\nclose inventory 2+1 invalid\n"),
		CASE("an item without an id", INVENTORY("<asset/>"), "open inventory\ndiag xml-attribute-missing 1:54\nclose inventory 0+1 invalid\n"),
		CASE("an invalid element in an item", INVENTORY("<asset id='a'><nome/></asset><asset id='b'/>"), "open inventory\ndiag xml-unexpected-element 1:68\nitem asset b 1:83-88 id 1:93-94\nclose inventory 1+1 invalid\n"),
		CASE("an unknown item", INVENTORY("<assett id='a'/><asset id='b'/>"), "open inventory\ndiag xml-unexpected-element 1:54\nitem asset b 1:70-75 id 1:80-81\nclose inventory 1+1 invalid\n"),
		CASE("an item of another namespace, and what comes after it", INVENTORY("<asset xmlns='urn:o' id='a'/><asset/><asset id='c'/>"),
		     "open inventory\ndiag xml-other-namespace 1:54\ndiag xml-attribute-missing 1:83\nitem asset c 1:91-96 id 1:101-102\nclose inventory 1+2 invalid\n"),
		CASE("an invalid root of a streamed document", "<inventory " NS " unit='u' x='y'><asset id='a'/></inventory>",
		     "open inventory\ndiag xml-no-such-attribute 1:46\ndiag xml-attribute-missing 1:2\nitem asset a 1:53-58 id 1:63-64\nclose inventory 1+0 invalid\n"),
		CASE("an invalid child of a held document", "<organisation " NS " id='o'><unit id='a' kind='board'/>\n<unit id='b' kind='bord'/>\n<unit id='c' kind='board'/></organisation>",
		     "open organisation\ndiag xml-not-a-choice 2:20\nclose organisation 0+1 invalid, unit a 1:48-52 id 1:57-58 kind 1:66-71, unit c 3:2-6 id 3:11-12 kind 3:20-25\n"),
		CASE("an invalid root of a held document", "<organisation " NS "><unit id='a' kind='board'/></organisation>", "open organisation\ndiag xml-attribute-missing 1:2\nclose organisation 0+0 invalid gone\n"),
		CASE("loose text in the root", "<inventory " NS " id='i' unit='u'>x<asset id='a'/></inventory>", "open inventory\ndiag xml-loose-text 1:53\nitem asset a 1:55-60 id 1:65-66\nclose inventory 1+0 invalid\n"),
		/* What breaks off. */
		BROKEN("cut after an item", "<inventory " NS " id='i' unit='u'><asset id='a'/>", "open inventory\nitem asset a 1:54-59 id 1:64-65\ndiag xml-cut-off 1:68\nclose inventory 1+0 broken\n"),
		BROKEN("cut inside an item", "<inventory " NS " id='i' unit='u'><asset id='a'/><asset id='b'><alias>x", "open inventory\nitem asset a 1:54-59 id 1:64-65\ndiag xml-cut-off 1:90\nclose inventory 1+1 broken\n"),
		BROKEN("cut inside a tag", "<inventory " NS " id='i' unit='u'><asset id='a'/><asset id='b", "open inventory\nitem asset a 1:54-59 id 1:64-65\ndiag xml-cut-off 1:80\nclose inventory 1+0 broken\n"),
		BROKEN("a wrong end tag", INVENTORY("<asset id='a'/><asset id='b'></aset><asset id='c'/>"), "open inventory\nitem asset a 1:54-59 id 1:64-65\ndiag xml-wrong-end-tag 1:82\nclose inventory 1+1 broken\n"),
		BROKEN("a held document that breaks off", "<organisation " NS " id='o'><unit id='a' kind='board'/><unit id='b' kind='board'>",
		       "open organisation\ndiag xml-cut-off 1:100\nclose organisation 0+1 broken, unit a 1:48-52 id 1:57-58 kind 1:66-71\n"),
		BROKEN("something after the end", INVENTORY("<asset id='a'/>") "<x/>", "open inventory\nitem asset a 1:54-59 id 1:64-65\nclose inventory 1+0\ndiag xml-after-end 1:80\n"),
		BROKEN("a DOCTYPE", "<!DOCTYPE inventory [<!ENTITY a 'b'>]>\n" INVENTORY("<asset id='a'/>"), "diag xml-doctype 1:1\n"),
		BROKEN("an entity that is not known", INVENTORY("<asset id='a'><alias>&a;</alias></asset>"), "open inventory\ndiag xml-unknown-entity 1:74\nclose inventory 0+1 broken\n"),
		BROKEN("nothing", "", "diag xml-empty 1:1\n"), BROKEN("spaces", " \n ", "diag xml-empty 1:1\n"),
		/* Other roots, bundles. */
		CASE("another namespace", "<inventory><asset id='a'/></inventory>", "foreign inventory - 1:2\n"), CASE("another name", "<inventry " NS "/>", "foreign inventry urn:policykoll:1 1:2\n"),
		CASE("skipped", "<configuration " NS "><nonsense/></configuration>", "open configuration\n"),
		CASE("a bundle", "<repository " NS " as-of='2026-11-21'>\n<organisation id='o'><unit id='u' kind='board'/></organisation>\n<inventory id='i' unit='u'><asset id='a'/></inventory>\n"
		     "<inventory id='j' unit='u'><asset id='b'/><asset id='c'/></inventory><register complete='yes'><entry id='a'/></register></repository>",
		     "bundle 2026-11-21\nopen organisation\nclose organisation 0+0, unit u 2:23-27 id 2:32-33 kind 2:41-46\nopen inventory\nitem asset a 3:29-34 id 3:39-40\nclose inventory 1+0\n"
		     "open inventory\nitem asset b 4:29-34 id 4:39-40\nitem asset c 4:44-49 id 4:54-55\nclose inventory 2+0\n"),
		CASE("a bundle with strangers", "<repository " NS "><x/><policies/><inventory id='i' unit='u'><asset id='a'/></inventory></repository>",
		     "bundle -\nforeign x urn:policykoll:1 1:39\nforeign policies urn:policykoll:1 1:43\nopen inventory\nitem asset a 1:81-86 id 1:91-92\nclose inventory 1+0\n"),
		BROKEN("a bundle that breaks off", "<repository " NS "><inventory id='i' unit='u'><asset id='a'/></inventory><inventory id='j' unit='u'><asset",
		       "bundle -\nopen inventory\nitem asset a 1:66-71 id 1:76-77\nclose inventory 1+0\nopen inventory\ndiag xml-cut-off 1:125\nclose inventory 0+0 broken\n"),
		CASE("documents skipped in a bundle", "<repository " NS "><configuration><x><y/></x></configuration><inventory id='i' unit='u'/></repository>", "bundle -\nopen configuration\nopen inventory\nclose inventory 0+0\n"),
		CASE("an invalid document does not touch the next", "<repository " NS "><inventory id='i' unit='u' x='y'/><inventory id='j' unit='u'><asset id='a'/></inventory></repository>",
		     "bundle -\nopen inventory\ndiag xml-no-such-attribute 1:65\nclose inventory 0+0 invalid\nopen inventory\nitem asset a 1:100-105 id 1:110-111\nclose inventory 1+0\n"),
		/* White space and text. */
		DUMP("space between elements goes", "<asset id='a'>\n  <alias>x</alias>\n  <alias> y </alias>\n</asset>", "item <asset id=\"a\"><alias>x</alias><alias> y </alias></asset>\nclose inventory 1+0\n"),
		DUMP("text of spaces stays", "<asset id='a'><alias> </alias><alias></alias></asset>", "item <asset id=\"a\"><alias> </alias><alias/></asset>\nclose inventory 1+0\n"),
		DUMP("CDATA is text", "<asset id='a'><alias>a<![CDATA[ <b>]]> c</alias></asset>", "item <asset id=\"a\"><alias>a &lt;b&gt; c</alias></asset>\nclose inventory 1+0\n"),
		DUMP("comments inside text", "<asset id='a'><alias>a<!-- x --> b<?p q?> c</alias></asset>", "item <asset id=\"a\"><alias>a b c</alias></asset>\nclose inventory 1+0\n"),
		DUMP("a comment between spaces", "<asset id='a'><alias> <!-- x --> </alias></asset>", "item <asset id=\"a\"><alias>  </alias></asset>\nclose inventory 1+0\n"),
		DUMP("line ends and references", "<asset id='a' measures-ref=' x\n&#10;y&amp;'><alias>\r\na&#13;</alias></asset>", "item <asset id=\"a\" measures-ref=\" x &#10;y&amp;\"><alias>\na&#13;</alias></asset>\nclose inventory 1+0\n"),
		DUMP("languages", "<asset id='a'><name xml:lang='sv'>Å &lt; ä</name></asset>", "item <asset id=\"a\"><name xml:lang=\"sv\">Å &lt; ä</name></asset>\nclose inventory 1+0\n"),
		/* Encodings, chunks, sizes. */
		BOUNDARY("chunks of UTF-8", UTF_8), BOUNDARY("chunks after a mark", UTF_8_MARKED), BOUNDARY("chunks of UTF-16 LE", UTF_16_LITTLE), BOUNDARY("chunks of UTF-16 BE", UTF_16_BIG),
		cmocka_unit_test(latin_1), cmocka_unit_test(far_lines), { "50,000 items on lines", flat, NULL, NULL, "\n " }, { "50,000 items on one line", flat, NULL, NULL, "" },
		cmocka_unit_test(limits), cmocka_unit_test(large_on_one_line), cmocka_unit_test(missing_file), cmocka_unit_test(locations),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	schemas_free(schemas);
	return failed;
}
