/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence: which parts of a test are its operands, and with what values. */
#include "bounds.h"
#include "buf.h"
#include "door.h"
#include "xpath.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char document[] = "<d n='7' text='top'><e n='1' day='2026-01-02' r='k1'>åäö</e><e n='2'><f>x</f><f>y</f></e><e n='3'/></d>";

/* The variables, in the order of the stack: each sees those before it. Worked out at the first e, but $top at the root. */
static const struct {
	const char *name, *value;
} lets[] = {
	{ "top", "string(d/@text)" }, { "limit", "30" }, { "n", "@n" }, { "twice", "$n * 2" }, { "long", "count(../e)" }, { "same", "$n" }, { "is", "@n = 5 or $top = 'x'" }, { "words", "concat(@day,  'a  b' )" },
	{ "given", NULL }, { "flag", NULL }, { "loop", "@r" }, { "where", "/d[@n = $limit]/e" }, { "n2", "$n" }, { "norm", "normalize-space(@day)" },
};
#define LETS (sizeof lets / sizeof lets[0])

struct fixture {
	xmlDocPtr doc;
	struct diag_list *list;
	struct xpath_world *world;
	struct xpath_run *run;
	struct xpath *values[LETS];
	struct buf seen;
	size_t count;
};

static int slot_of(void *payload, const char *name)
{
	(void)payload;
	for (size_t i = 0; i < LETS; i++) {
		if (strcmp(lets[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}

static struct xpath *compile(struct fixture *f, const char *text)
{
	struct diag_sink sink = diag_list_sink(f->list);
	struct xpath_scope scope = { .element = xmlDocGetRootElement(f->doc), .slot_of = slot_of };
	struct xpath_origin origin = { scope.element, &sink };
	struct xpath *x = xpath_compile(text, &scope, &origin);

	assert_non_null(x);
	return x;
}

static void set_variables(struct fixture *f)
{
	struct xpath_value given = { .type = VALUE_STRING, .text = { "G", 1 } }, flag = { .type = VALUE_BOOLEAN, .boolean = true };

	for (size_t i = 0; i < LETS; i++) {
		xmlNodePtr root = xmlDocGetRootElement(f->doc), node = strcmp(lets[i].name, "top") == 0 ? (xmlNodePtr)f->doc : root->children;

		if (lets[i].value == NULL) {
			xpath_set(f->run, (int)i, strcmp(lets[i].name, "flag") == 0 ? &flag : &given);
			continue;
		}
		f->values[i] = compile(f, lets[i].value);
		xpath_set_lazy(f->run, (int)i, f->values[i], node);
	}
}

static void open_fixture(struct fixture *f)
{
	*f = (struct fixture){ .seen = BUF_INIT };
	door_open();
	f->doc = xmlReadMemory(document, (int)strlen(document), NULL, NULL, 0);
	f->list = diag_list_new();
	f->world = xpath_world_new(f->doc);
	f->run = xpath_run_new(f->world);
	set_variables(f);
}

static void close_fixture(struct fixture *f)
{
	xpath_run_free(f->run);
	xpath_world_free(f->world);
	for (size_t i = 0; i < LETS; i++)
		xpath_free(f->values[i]);
	diag_list_free(f->list);
	buf_release(&f->seen);
	xmlFreeDoc(f->doc);
}

static const struct xpath *look_into(void *payload, const char *variable)
{
	const struct fixture *f = payload;
	int slot = slot_of(NULL, variable);

	return slot >= 0 ? f->values[slot] : NULL;
}

static void add(void *payload, const struct xpath_operand *operand)
{
	struct fixture *f = payload;

	f->count++;
	buf_printf(&f->seen, "%s=%.*s", operand->text, (int)operand->value.len, operand->value.start);
	if (operand->is_nodes)
		buf_printf(&f->seen, " #%zu", operand->count);
	buf_puts(&f->seen, "; ");
}

static void operands(void **state)
{
	static const struct {
		const char *text, *seen;
	} rows[] = {
		/* paths, and what only joins them */
		{ "@n = 2", "@n=1 #1; " }, { "not(@n > 3 and ../@n)", "@n=1 #1; ../@n=7 #1; " }, { "@none", "@none= #0; " }, { "../e", "../e=åäö #3; " }, { "../e[@n = 3]/@n < 2", "../e[@n = 3]/@n=3 #1; " }, { "@n | @day", "@n | @day=1 #2; " },
		{ ".", ".=åäö #1; " }, { "string() = 'a'", "string()=åäö; " }, { "current() = 'a'", "current()=åäö #1; " }, { "/", "" }, { "(../e)[2]/f", "(../e)[2]/f=x #2; " }, { "( @n )  = 1", "@n=1 #1; " }, { "../e[ @n =\n 'a  b' ]", "../e[ @n = 'a  b' ]= #0; " },
		/* constants and what is true or false */
		{ "1 = 2", "" }, { "true() or 'a'", "" }, { "contains(@day, '2026')", "@day=2026-01-02 #1; " }, { "starts-with('a', 'b') and boolean(@n)", "@n=1 #1; " }, { "lang('sv')", "" },
		/* each once, in order */
		{ "@n > 1 or @day or @n < 0", "@n=1 #1; @day=2026-01-02 #1; " }, { "@n = (@n)", "@n=1 #1; " },
		/* functions: about nodes, and about values */
		{ "count(../e) > 5", "count(../e)=3; " }, { "count(../e[@n]) + sum(../e/@n) = 0", "count(../e[@n])=3; sum(../e/@n)=6; " }, { "string-length(@day) = 3", "string-length(@day)=10; @day=2026-01-02 #1; " }, { "name(*) = 'a'", "name(*)=; " },
		{ "normalize-space(@day) != ''", "@day=2026-01-02 #1; " }, { "number(@n) + string(@day) > 4", "@n=1 #1; @day=2026-01-02 #1; " }, { "substring-before(@day, '-') = $limit", "substring-before(@day, '-')=2026; @day=2026-01-02 #1; " }, { "position() = last()", "" },
		{ "generate-id() = generate-id(..)", "" }, { "concat(@n, ':', ../@n) = ''", "concat(@n, ':', ../@n)=1:7; @n=1 #1; ../@n=7 #1; " }, { "id(@r)/@n = 2", "id(@r)/@n= #0; @r=k1 #1; " }, { "count(id(@r)) = 1", "count(id(@r))=0; @r=k1 #1; " },
		{ "-@n = 1", "@n=1 #1; " }, { "@n * 2 = ../@n", "@n=1 #1; ../@n=7 #1; " }, { "floor(@n div 2) = 4", "floor(@n div 2)=0; @n=1 #1; " },
		/* variables */
		{ "$limit = 3", "" }, { "$n > 3", "@n=1 #1; " }, { "$n > 3 or @n", "@n=1 #1; " }, { "@n or $n", "@n=1 #1; " }, { "$twice > 3", "$n * 2=2; @n=1 #1; " }, { "$long = 1", "count(../e)=3; " }, { "$same = 2", "@n=1 #1; " }, { "$top = ''", "d/@text=top #1; " },
		{ "$is", "@n=1 #1; d/@text=top #1; " }, { "$words = ''", "concat(@day, 'a  b' )=2026-01-02a  b; @day=2026-01-02 #1; " }, { "$given = 'H'", "$given=G; " }, { "$flag", "" }, { "$n2 = $same", "@n=1 #1; " }, { "$n/../@n = 8", "$n/../@n=1 #1; " },
		{ "$where", "/d[@n = $limit]/e= #0; " }, { "not($norm)", "@day=2026-01-02 #1; " }, { "string-length($given) = 0", "string-length($given)=1; $given=G; " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct fixture f;
		struct xpath *x;

		open_fixture(&f);
		x = compile(&f, rows[i].text);
		xpath_operands(f.run, x, xmlDocGetRootElement(f.doc)->children, look_into, add, &f);
		if (strcmp(f.seen.data, rows[i].seen) != 0)
			print_error("%s\n", rows[i].text);
		assert_string_equal(f.seen.data, rows[i].seen);
		assert_string_equal(xpath_error(f.run), "");
		xpath_free(x);
		close_fixture(&f);
	}
}

/* Without look_into a variable is itself; of what cannot be looked into because the stack holds another value, too. */
static void as_itself(void **state)
{
	struct fixture f;
	struct xpath_value other = { .type = VALUE_NUMBER, .number = 4 };
	struct xpath *x;

	(void)state;
	open_fixture(&f);
	x = compile(&f, "$n = 2 or $is or $twice");
	xpath_operands(f.run, x, xmlDocGetRootElement(f.doc)->children, NULL, add, &f);
	assert_string_equal(f.seen.data, "$n=1 #1; $twice=2; ");
	buf_reset(&f.seen);
	xpath_set(f.run, slot_of(NULL, "n"), &other);
	xpath_operands(f.run, x, xmlDocGetRootElement(f.doc)->children, look_into, add, &f);
	assert_string_equal(f.seen.data, "$n=4; @n=1 #1; d/@text=top #1; $n * 2=2; ");
	xpath_free(x);
	close_fixture(&f);
}

static void bounded(void **state)
{
	struct fixture f;
	struct buf text = BUF_INIT;
	struct xpath *x;

	(void)state;
	open_fixture(&f);
	for (int i = 0; i < 100; i++)
		buf_printf(&text, "%s@n%d", i > 0 ? " or " : "", i);
	x = compile(&f, text.data);
	xpath_operands(f.run, x, xmlDocGetRootElement(f.doc)->children, look_into, add, &f);
	assert_int_equal(f.count, LIMIT_OPERANDS);
	xpath_free(x);
	buf_release(&text);
	close_fixture(&f);
}

/* What cannot run is left out, and the next one is there. */
static void failing(void **state)
{
	struct fixture f;
	struct xpath *x;

	(void)state;
	open_fixture(&f);
	x = compile(&f, "key('none', @n) or count($given) or @n");
	xpath_operands(f.run, x, xmlDocGetRootElement(f.doc)->children, look_into, add, &f);
	assert_string_equal(f.seen.data, "@n=1 #1; ");
	assert_string_equal(xpath_error(f.run), "");
	xpath_free(x);
	close_fixture(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(operands), cmocka_unit_test(as_itself), cmocka_unit_test(bounded), cmocka_unit_test(failing) };

	return cmocka_run_group_tests_name("xpath_operands", tests, NULL, NULL);
}
