/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions as trees, and trees as text: what the tests of parsing and of simplifying share. Include after cmocka's headers. */
#ifndef XPATH_TREE_HARNESS_H
#define XPATH_TREE_HARNESS_H

#include "ast.h"
#include "buf.h"
#include "door.h"
#include "loaded.h"

#include <string.h>

static const char *const variables[] = { "limit", "p:days", "åldrar", "a.b-c", NULL };

static inline int slot_of(void *payload, const char *name)
{
	(void)payload;
	for (int i = 0; variables[i] != NULL; i++) {
		if (strcmp(variables[i], name) == 0)
			return i;
	}
	return -1;
}

/* --- a tree as text --- */

static inline void show(struct buf *b, const struct expr *x);

static inline void show_list(struct buf *b, const struct expr *const *list, size_t n, const char *before, const char *after)
{
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, before);
		show(b, list[i]);
		buf_puts(b, after);
	}
}

static inline void show_step(struct buf *b, const struct expr *x)
{
	static const char *const axes[] = { "child", "descendant", "dos", "self", "@", "ns", "following", "fs", "parent", "ancestor", "aos", "preceding", "ps" };
	static const char *const kinds[] = { "", "node()", "text()", "comment()", "pi()" };
	const struct node_test *t = &x->path.test;

	buf_printf(b, ">%s%s::", axes[x->path.axis], x->abbreviated ? "~" : "");
	if (t->kind != TEST_NAME) {
		buf_puts(b, kinds[t->kind]);
		if (t->name != NULL)
			buf_printf(b, "'%s'", t->name);
		return;
	}
	if (t->uri != NULL && t->uri[0] != '\0')
		buf_printf(b, "{%s}", t->uri);
	assert_true(t->name == NULL || t->uri != NULL);
	buf_puts(b, t->name != NULL ? t->name : "*");
}

static inline void show(struct buf *b, const struct expr *x)
{
	static const char *const names[] = { "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|", "neg" };

	switch (x->op) {
	case OP_LITERAL: buf_printf(b, "'%.*s'", (int)x->literal.len, x->literal.start); break;
	case OP_NUMBER: buf_printf(b, "%.17g", x->number); break;
	case OP_VARIABLE: buf_printf(b, "$%s#%d", x->variable.name, x->variable.slot); break;
	case OP_CONTEXT: buf_puts(b, "."); break;
	case OP_ROOT: buf_puts(b, "/"); break;
	case OP_CALL:
		assert_non_null(x->call.function);
		buf_printf(b, "%s(", x->call.name);
		show_list(b, x->call.args, x->call.count, "", ",");
		buf_puts(b, ")");
		break;
	case OP_STEP: case OP_FILTER:
		show(b, x->path.input);
		if (x->op == OP_STEP)
			show_step(b, x);
		else
			buf_puts(b, "?");
		show_list(b, x->path.predicates, x->path.predicate_count, "[", "]");
		break;
	default:
		buf_printf(b, "(%s ", names[x->op]);
		show(b, x->left);
		if (x->op != OP_NEGATE) {
			buf_puts(b, " ");
			show(b, x->right);
		}
		buf_puts(b, ")");
	}
}

/* --- compiling --- */

struct fixture {
	struct loaded *file;
	struct diag_list *list;
	struct diag_sink sink;
	struct arena *arena;
	struct xpath_scope scope;
	struct xpath_origin origin;
};

static inline void open_fixture(struct fixture *f, const char *document)
{
	*f = (struct fixture){ .list = diag_list_new(), .arena = arena_new() };
	door_open();
	f->sink = diag_list_sink(f->list);
	f->file = loaded_new("s.sch", document, strlen(document), &f->sink);
	assert_non_null(f->file);
	f->scope = (struct xpath_scope){ .element = xmlDocGetRootElement(f->file->doc), .slot_of = slot_of, .variables = variables };
	f->origin = (struct xpath_origin){ (const xmlNode *)xmlDocGetRootElement(f->file->doc)->children->properties, &f->sink };
}

static inline void close_fixture(struct fixture *f)
{
	arena_free(f->arena);
	diag_list_free(f->list);
	loaded_free(f->file);
}

static const char schema[] = "<s xmlns:p='urn:p' xmlns:set='http://exslt.org/sets' xmlns:str='http://exslt.org/strings'><a test=''/></s>";

static inline void check_tree(const char *text, const char *expected, bool raw)
{
	struct fixture f;
	struct buf b = BUF_INIT;
	const struct expr *x;

	open_fixture(&f, schema);
	x = raw ? expr_parse_raw(text, &f.scope, &f.origin, f.arena) : expr_parse(text, &f.scope, &f.origin, f.arena);
	if (x == NULL && diag_list_len(f.list) > 0)
		print_error("%s: %s\n", text, msg_name(diag_list_at(f.list, 0)->id));
	assert_non_null(x);
	assert_int_equal(diag_list_len(f.list), 0);
	show(&b, x);
	if (strcmp(b.data, expected) != 0)
		print_error("%s\n", text);
	assert_string_equal(b.data, expected);
	buf_release(&b);
	close_fixture(&f);
}

#endif
