/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is certainly valid is valid: documents are read twice, once with libxml2's validator seeing everything and once with it seeing only what is not certain. Both
 * readings must say and hand out the same. The documents are mutated from a fixed seed: values, names, attributes, elements and texts come, go and change places.
 */
#include "certain.h"
#include "door.h"
#include "lang.h"
#include "map.h"
#include "mem.h"
#include "pool.h"
#include "reader.h"
#include "schemas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MUTATIONS 12000
#define SEED 20261121

struct reading {
	struct tree *tree;
	struct arena *arena;
	struct buf log;
	struct map *lines; /* id -> line of the first asset */
	size_t items, skipped;
};

static struct schemas *schemas;
static struct tree *tree;

static void on_diag(void *payload, const struct diag *d)
{
	struct reading *g = payload;

	buf_printf(&g->log, "%s %u:%u-%u:%u %s\n", msg_name(d->id), d->place.line, d->place.column, d->place.end_line, d->place.end_column, d->place.text != NULL ? d->place.text : "-");
	diag_text(&g->log, LANG_EN, d);
	diag_help(&g->log, LANG_EN, d);
}

static enum document_mode on_open(void *payload, struct document *d)
{
	(void)payload;
	return strcmp(d->kind, "inventory") == 0 ? DOCUMENT_STREAM : DOCUMENT_HOLD;
}

static void on_item(void *payload, struct document *d, xmlNodePtr item, struct arena *a)
{
	struct reading *g = payload;
	xmlBufferPtr text = xmlBufferCreate();
	const char *id = tree_value(item, "id");
	struct place place;

	(void)d;
	tree_place(&place, item, a);
	/* No item without an id, or the validator has overlooked it. */
	if (strcmp((const char *)item->name, "asset") == 0)
		assert_non_null(id);
	if (strcmp((const char *)item->name, "asset") == 0 && map_get(g->lines, id) == NULL)
		map_set(g->lines, id, (void *)(uintptr_t)place.line);
	xmlNodeDump(text, item->doc, item, 0, 0);
	buf_printf(&g->log, "%u:%u %s\n", place.line, place.column, (const char *)xmlBufferContent(text));
	xmlBufferFree(text);
	g->items++;
}

static void on_close(void *payload, struct document *d)
{
	struct reading *g = payload;

	buf_printf(&g->log, "close %zu+%zu %d %d %d\n", d->items, d->items_skipped, d->invalid, d->broken, d->root == NULL);
	g->skipped += d->items_skipped + (d->mode == DOCUMENT_HOLD && d->invalid);
	if (d->mode == DOCUMENT_HOLD && d->root != NULL) {
		xmlBufferPtr text = xmlBufferCreate();

		xmlNodeDump(text, d->root->doc, d->root, 0, 0);
		buf_puts(&g->log, (const char *)xmlBufferContent(text));
		xmlBufferFree(text);
		g->items += !d->invalid;
	}
}

static void on_foreign(void *payload, const char *name, const char *ns, const struct place *place)
{
	buf_printf(&((struct reading *)payload)->log, "foreign %s %s %u\n", name, ns != NULL ? ns : "-", place->line);
}

static void on_bundle(void *payload, const char *date)
{
	buf_printf(&((struct reading *)payload)->log, "bundle %s\n", date != NULL ? date : "-");
}

static uint32_t on_line_of(void *payload, const char *id)
{
	return (uint32_t)(uintptr_t)map_get(((struct reading *)payload)->lines, id);
}

static void read_with(struct reading *g, struct tree *t, struct schemas *known, const struct buf *text, bool thorough)
{
	struct reader r = { .thorough = thorough, .schemas = known, .sink = { on_diag, g }, .events = { .open = on_open, .item = on_item, .close = on_close, .foreign = on_foreign, .bundle = on_bundle, .line_of = on_line_of, .payload = g } };
	struct reader_result result;

	*g = (struct reading){ .tree = t, .arena = arena_new(), .log = BUF_INIT, .lines = map_new() };
	r.tree = t;
	r.arena = g->arena;
	result = reader_run(&r, "f.xml", "f.xml", text);
	buf_printf(&g->log, "%d %d %d\n", result.broken, result.complete, result.unreadable);
}

static void release(struct reading *g)
{
	/* What is held is marked in the reading's own arena. */
	while (g->tree->repository->children != NULL) {
		xmlNodePtr node = g->tree->repository->children;

		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
	arena_free(g->arena);
	map_free(g->lines);
	buf_release(&g->log);
}

/* Reads both ways; returns how many items were handed out and left out. */
static size_t compare(const struct buf *text)
{
	struct reading full, fast;
	size_t seen;

	read_with(&full, tree, schemas, text, true);
	read_with(&fast, tree, schemas, text, false);
	if (strcmp(full.log.data, fast.log.data) != 0)
{
		fputs(full.log.data, stderr);
		fputs("---- fast\n", stderr);
		fputs(fast.log.data, stderr);
		fputs("---- text\n", stderr);
		fputs(text->data, stderr);
	}
	assert_string_equal(fast.log.data, full.log.data);
	seen = (full.items > 0) + 2 * (full.skipped > 0);
	release(&full);
	release(&fast);
	return seen;
}

static const char *const values[] = {
	"", " ", "yes", "no", "unknown", " yes", "yes ", "Yes", "2024-02-29", "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "2024-10-00", "2024-04-31", "0000-01-01", "0001-01-01",
	"1900-02-29", "2000-02-29", "2024-01-01Z", "2024-01-01+01:00", "-2024-01-01", "12024-01-01", "2024-1-1", " 2024-01-01 ", "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa4-01-01", "P1Y", "P", "P1Y2M3D", "P1D2M", "-P1Y", "P1YT1H",
	"P1.5Y", "p1y", "P99999999999Y", "0", "007", "+5", "-0", "-1", "1e3", "1.", ".5", "1.50", "1,5", "99999999999999999999999999999999", "SE", "SE NO", "SE  NO", " SE NO ", "se", "S1", "SEE", "\xc3\x85\xc3\x84", "212000-0001", "2120000001",
	"212000-00011", "21200-00001", "a", "a1", "1a", "a b", "a:b", "\xc3\xa5\xc3\xa4\xc3\xb6", "a\xc3\x97", "a\xe2\x82\xac", "_", "-a", "a.b-c_d", "\xe4\xb8\xad", "system", "sys\xc3\xa9m", "&#x20;", "&#x9;a", "a&#xA;b", "a&#32;", "&amp;", "sv", "en", "de", "SV",
	"system-owner", "asset-1", "sys-1", "sys-2", "sys-3", "xsi:type", "&#xA0;", "processor-agreement", "dispose", "critical  important", "K", "runs-on",
};
static const char *const pieces[] = {
	"<name xml:lang='sv'>x</name>", "<name>x</name>", "<alias/>", "<alias>  </alias>", "<alias>x<b/></alias>", "text", " ", "<!-- c -->", "<?p i?>", "<![CDATA[x]]>", "<![CDATA[ ]]>", "&lt;", "<role name='a' assignment='b'> </role>",
	"<role name='a' assignment='b'>x</role>", "<level aspect='K' code='c'/>", "<asset id='sys-1'/>", "<asset id='sys-1'><alias>x</alias></asset>", "<asset id=' sys-2 '/>", "<asset id='sys-2'/>", "<asset id='sys-4'/>", "<note xml:lang='sv'>n</note>", "<asset id='sys-8'/><asset id='sys-9'/>", "<alias xmlns=''/>", "<name xmlns='urn:other'/>", "<nome/>", "<asset/>",
	"<p:asset xmlns:p='urn:policykoll:1' id='sys-5'/>", "<asset xmlns='urn:other' id='sys-6'/>", "<asset xmlns='' id='sys-6'/>", "<logging/>", "<logging enabled='yes'>\n</logging>", "<classification><level aspect='K' code='c'/></classification>",
	"<asset id='sys-7' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='asset'/>", "<alias xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>", "<asset id='1 x'/>", "<asset id='sys-1' kind='x'/>", "</asset>", "<", "&x;",
};
static const char *const attributes[] = {
	" kind='system'", " kind='x'", " id='sys-2'", " xml:lang='sv'", " xml:lang='de'", " lang='sv'", " criticality='critical'", " date='2024-01-01'", " x='y'", " xmlns:z='urn:z'", " xml:space='preserve'", " data-location='SE DE'",
	" xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'", " name='a'", " assignment='a'", " personal-data='unknown'", " xml:id='q'", " rto-hours='4.5'", " notice-months='12'", " open-ended='unknown'",
};

#define HEAD(root) "<" root " xmlns='urn:policykoll:1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:policykoll:1 ../schema/" root ".xsd'"

static const char organisation[] =
	HEAD("organisation") " id='o' municipality-code='0686'>\n <name xml:lang='sv'>n</name>\n <unit id='m' kind='municipality' org-number='299999-0019' controller='no'>\n  <name xml:lang='sv'>M</name>\n"
	"  <coverage policy='p' applicability='full'/>\n </unit>\n <unit id='sys-1' kind='board' parent='m' ownership-percent='66.7'/>\n <unit id='sys-2' kind='company' parent='m'><name xml:lang='sv'>N</name></unit>\n"
	" <position id='p1' kind='operations' unit='m'><title xml:lang='sv'>t</title></position>\n <assignment id='a1' role='system-owner' position='p1' from='2024-01-01' to='2025-12-31'/>\n"
	" <assignment id='a2' role='system-owner' position='p1' from='2024-01-01'/>\n</organisation>\n";
static const char records[] =
	HEAD("records") " id='r'>\n <decision id='sys-1' date='2026-01-20' unit='ks' body='namnd' effect='adopted'><title xml:lang='sv'>t</title></decision>\n"
	" <action-plan id='pl' period-year='2026' level='overall' adopted-by='namnd' adopted-on='2026-01-20'/>\n <incident id='i' detected='2026-03-14T08:30:00' reported-internal='2026-03-14' asset='a'><action-ref action='x'/></incident>\n"
	" <risk-analysis id='ra' date='2026-01-01' scope-assets='a b'>\n  <risk id='sys-1' level-before='9'><title xml:lang='sv'>t</title><action-ref action='x'/></risk>\n  <risk id='sys-2' accepted-on='2026-02-01'/>\n </risk-analysis>\n"
	" <training id='t' group='employees' headcount='10' completed='9' next='2027-01-01'/>\n <document id='d' kind='guideline' covers='a b'><note xml:lang='en'>n</note></document>\n</records>\n";
static const char policy[] =
	HEAD("policy") " id='p' adopted-on='2024-01-01'>\n <title xml:lang='sv'>t</title>\n <scope units='all'><note xml:lang='sv'>n</note></scope>\n"
	" <classification-model id='k' version='4'>\n  <aspect code='K' required='yes'><label xml:lang='sv'>l</label></aspect>\n  <aspect code='R' required='no'/>\n  <level code='none' order='0' in-catalogue='yes'/>\n </classification-model>\n"
	" <clause id='c1' class='machine' obligation='shall'>\n  <summary xml:lang='sv'>s</summary>\n  <requirement rule='a' severity='error'>\n   <parameter name='sys-1' value='P12M' unit='duration' basis='assumption'/>\n"
	"   <parameter name='sys-2' value='5' basis='clause' clause='c1'/>\n  </requirement>\n  <requirement rule='b'/>\n </clause>\n <clause id='c2' class='attested' obligation='should'/>\n</policy>\n";
static const char configuration[] =
	HEAD("configuration") ">\n <rule-pack name='gdpr'/>\n <language>sv</language>\n <fail-on>error</fail-on>\n <output format='html' file='a.html'/>\n <exclude glob='*.xml'/>\n</configuration>\n";
static const char inventory[] =
	"<inventory xmlns='urn:policykoll:1' id='inv' unit='u' as-of='2026-10-31'>\n <note xml:lang='sv'>n</note>\n"
	" <asset id='sys-1' kind='system' owning-unit='u' lifecycle='in-operation' criticality='critical' hosting='internal' data-location='SE IE' in-operation-from='2020-02-29' personal-data='yes' measures-ref='plan 1'>\n"
	"  <name xml:lang='sv'>Ett &amp; tv\xc3\xa5</name>\n  <alias>A</alias>\n  <role name='system-owner' assignment='a-1'/>\n"
	"  <classification model='klassa' version='4' date='2025-03-17' decided-by='a-1' basis='both'>\n   <level aspect='K' code='serious'/>\n   <basis-note xml:lang='en'>b</basis-note>\n  </classification>\n"
	"  <processing id='b' legal-basis='x'><purpose xml:lang='sv'>p</purpose><transfer country='US' safeguard='scc'/><dpia status='done' date='2025-01-01'><reason xml:lang='sv'>r</reason></dpia></processing>\n"
	"  <processor id='p' party='l' org-number='212000-0001' country='SE' relation='processor-agreement'>\n   <agreement id='g' template='own' body-altered='no' signed-on='2024-01-01' valid-until='2027-01-01' notice-months='6'>\n"
	"    <frame subject='yes' duration='no'/>\n    <term code='a' value='yes'/>\n   </agreement>\n   <sub-processor country='SE' approved-on='2021-03-25'><name xml:lang='sv'>s</name></sub-processor>\n  </processor>\n </asset>\n"
	" <asset id='sys-2'>\n  <contract id='c' kind='supply' supplier='l' from='2021-04-01' auto-renewal='yes'/>\n  <security-requirements phase='use' date='2020-01-10'/>\n"
	"  <continuity rto-hours='8' rpo-hours='0.5' fallback-routine='yes' tested-on='2026-03-01'/>\n  <plan kind='continuity' ref='KS 1' adopted-on='2025-02-01'/>\n  <review kind='access' done-on='2026-04-03' outcome='unchanged'/>\n"
	"  <retention-decision kind='dispose' period='P5Y' body='namnd' date='2023-05-05'><trigger xml:lang='sv'>t</trigger></retention-decision>\n  <dependency asset='sys-1' kind='runs-on'><justification xml:lang='sv'>j</justification></dependency>\n"
	"  <data-exchange receiver='r' direction='both'/>\n  <logging enabled='yes' retention-months='12'/>\n </asset>\n <asset id='sys-3' kind='register'/>\n</inventory>\n";

static const char *const documents[] = { inventory, inventory, inventory, organisation, records, policy, configuration };

static uint64_t state;

static size_t below(size_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)((state >> 33) % n);
}

#define ONE_OF(list) list[below(sizeof list / sizeof *list)]

static void splice(struct buf *b, size_t at, size_t drop, const char *insert)
{
	struct buf out = BUF_INIT;

	buf_add(&out, b->data, at);
	buf_puts(&out, insert);
	buf_add(&out, b->data + at + drop, b->len - at - drop);
	buf_release(b);
	*b = out;
}

/* Where a byte stands for the n-th time, counted from a random place on; the length where there is none. */
static size_t somewhere(const struct buf *b, char c)
{
	size_t from = 110 + below(b->len - 110);
	const char *p = strchr(b->data + from, c);

	return p != NULL ? (size_t)(p - b->data) : b->len;
}

static void change_value(struct buf *b)
{
	size_t at = somewhere(b, '='), end;

	if (at + 2 >= b->len || b->data[at + 1] != '\'')
		return;
	end = at + 2 + strcspn(b->data + at + 2, "'");
	if (end < b->len)
		splice(b, at + 2, end - at - 2, ONE_OF(values));
}

static void drop_attribute(struct buf *b)
{
	size_t at = somewhere(b, '='), end = at;

	while (at > 0 && b->data[at] != ' ')
		at--;
	if (end + 2 >= b->len || b->data[end + 1] != '\'')
		return;
	end = end + 2 + strcspn(b->data + end + 2, "'");
	if (end < b->len)
		splice(b, at, end + 1 - at, "");
}

static void mutate(struct buf *b)
{
	size_t at;

	switch (below(8)) {
	case 0: case 1: case 2: change_value(b); break;
	case 3: drop_attribute(b); break;
	case 4: case 5:
		at = somewhere(b, '>');
		if (at < b->len)
			splice(b, at + 1, 0, ONE_OF(pieces));
		break;
	case 6:
		at = somewhere(b, '<');
		if (at + 1 < b->len && b->data[at + 1] != '/') {
			at += strcspn(b->data + at, " />");
			splice(b, at, 0, ONE_OF(attributes));
		}
		break;
	default:
		at = 110 + below(b->len - 110);
		splice(b, at, below(2), below(3) > 0 ? "x" : "");
		break;
	}
}

static void mutations(void **unused)
{
	size_t kinds[4] = { 0 };
	(void)unused;
	state = SEED;
	for (size_t i = 0; i < MUTATIONS; i++) {
		struct buf text = BUF_INIT;

		buf_puts(&text, ONE_OF(documents));
		for (size_t n = below(4); n > 0; n--)
			mutate(&text);
		kinds[compare(&text)]++;
		buf_release(&text);
	}
	/* Documents that are valid, and documents that are partly valid: each many times. */
	assert_true(kinds[1] > MUTATIONS / 10);
	assert_true(kinds[3] > MUTATIONS / 10);
}

#define AT_ONCE 200

struct many {
	struct buf texts[AT_ONCE], logs[AT_ONCE];
};

/* One document, with a tree and schemas of its own: twice, so that it is read after others. */
static void read_one(void *payload, size_t number)
{
	struct many *m = payload;
	struct schemas *own = schemas_new();
	struct tree *t = tree_new();

	for (size_t i = 0; i < 2; i++) {
		struct reading g;

		read_with(&g, t, own, &m->texts[number], i == 0);
		buf_puts(&m->logs[number], g.log.data);
		release(&g);
	}
	schemas_free(own);
	tree_free(t);
}

struct one {
	struct pool_task task;
	struct many *many;
	size_t number;
};

static void run_one(void *payload, unsigned worker)
{
	struct one *one = payload;

	(void)worker;
	read_one(one->many, one->number);
}

static void read_together(struct many *m, unsigned threads)
{
	struct one *all = mem_alloc(AT_ONCE * sizeof *all);
	struct pool *pool = pool_new(threads);

	for (size_t i = 0; i < AT_ONCE; i++) {
		all[i] = (struct one){ { .run = run_one, .payload = &all[i] }, m, i };
		pool_submit(pool, &all[i].task);
	}
	for (size_t i = 0; i < AT_ONCE; i++)
		pool_wait(pool, &all[i].task);
	pool_free(pool);
	free(all);
}

/* Readers that share nothing do not disturb each other. */
static void at_the_same_time(void **unused)
{
	struct many *alone = mem_alloc(sizeof *alone), *together = mem_alloc(sizeof *together);

	(void)unused;
	state = SEED + 1;
	for (size_t i = 0; i < AT_ONCE; i++) {
		buf_init(&alone->logs[i]);
		buf_init(&together->logs[i]);
		buf_init(&alone->texts[i]);
		buf_puts(&alone->texts[i], ONE_OF(documents));
		for (size_t n = below(3); n > 0; n--)
			mutate(&alone->texts[i]);
		together->texts[i] = alone->texts[i];
	}
	for (size_t i = 0; i < AT_ONCE; i++)
		read_one(alone, i);
	read_together(together, 4);
	for (size_t i = 0; i < AT_ONCE; i++) {
		assert_string_equal(together->logs[i].data, alone->logs[i].data);
		buf_release(&alone->logs[i]);
		buf_release(&together->logs[i]);
		buf_release(&alone->texts[i]);
	}
	free(alone);
	free(together);
}

/* As they stand, all of them are valid. */
static void as_they_stand(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		struct buf text = BUF_INIT;

		buf_puts(&text, documents[i]);
		assert_int_equal(compare(&text), 1);
		buf_release(&text);
	}
}

/* Every value in every attribute. */
static void every_value(void **unused)
{
	(void)unused;
	for (size_t d = 2; d < sizeof documents / sizeof *documents; d++) {
		const char *document = documents[d];

		for (const char *p = document; (p = strchr(p, '=')) != NULL; p++) {
			size_t at = (size_t)(p - document) + 2;

			for (size_t i = 0; p[1] == '\'' && i < sizeof values / sizeof *values; i++) {
				struct buf text = BUF_INIT;

				buf_puts(&text, document);
				splice(&text, at, strcspn(document + at, "'"), values[i]);
				compare(&text);
				buf_release(&text);
			}
		}
	}
}

/* Nothing in what policykoll reads is left to libxml2 for good. */
static void everything_is_known(void **unused)
{
	static const char *const kinds[] = { "inventory", "policy", "organisation", "records", "exceptions", "configuration" };
	xmlDictPtr dict = xmlDictCreate();

	(void)unused;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct certain *c = certain_new(kinds[i], dict);

		assert_non_null(c);
		if (certain_never(c) != 0)
			print_message("%s: %zu are never certain\n", kinds[i], certain_never(c));
		assert_int_equal(certain_never(c), 0);
		certain_free(c);
	}
	assert_null(certain_new("no-such-kind", dict));
	xmlDictFree(dict);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(everything_is_known), cmocka_unit_test(as_they_stand), cmocka_unit_test(every_value), cmocka_unit_test(mutations), cmocka_unit_test(at_the_same_time) };
	int failed;

	door_open();
	schemas = schemas_new();
	tree = tree_new();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	schemas_free(schemas);
	tree_free(tree);
	return failed;
}
