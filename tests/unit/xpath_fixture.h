/* SPDX-License-Identifier: Apache-2.0 */
/* A document, a world and a run with a few variables, for the tests of expressions. Include after cmocka's headers. */
#ifndef XPATH_FIXTURE_H
#define XPATH_FIXTURE_H

#include "door.h"
#include "xpath.h"

#include <libxml/parser.h>

#include <string.h>

static const char *const variables[] = { "num", "text", "bad", "div", NULL };

struct fixture {
	xmlDocPtr doc;
	struct xpath_world *world;
	struct xpath_run *run;
	struct xpath *bad;
	struct diag_list *list;
};

static inline int slot_of(void *payload, const char *name)
{
	(void)payload;
	for (int i = 0; variables[i] != NULL; i++) {
		if (strcmp(variables[i], name) == 0)
			return i;
	}
	return -1;
}

static inline struct xpath_value number(double n)
{
	return (struct xpath_value){ VALUE_NUMBER, { .number = n } };
}

static inline struct xpath_value string(const char *s)
{
	return (struct xpath_value){ VALUE_STRING, { .text = { s, strlen(s) } } };
}

static inline struct xpath *compile(struct fixture *f, const char *text)
{
	struct diag_sink sink = diag_list_sink(f->list);
	struct xpath_scope scope = { .element = xmlDocGetRootElement(f->doc), .slot_of = slot_of, .variables = variables };
	struct xpath_origin origin = { .node = scope.element, .sink = &sink };

	return xpath_compile(text, &scope, &origin);
}

static inline void open_document(struct fixture *f, const char *text)
{
	struct xpath_value n = number(4), t = string("t"), d = string("d");

	door_open();
	f->doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
	assert_non_null(f->doc);
	f->list = diag_list_new();
	f->world = xpath_world_new(f->doc);
	f->run = xpath_run_new(f->world);
	xpath_set(f->run, 0, &n);
	xpath_set(f->run, 1, &t);
	xpath_set(f->run, 3, &d);
	f->bad = compile(f, "number($div) + count(key('none', 'x'))");
	xpath_set_lazy(f->run, 2, f->bad, (xmlNodePtr)f->doc);
}

static inline void close_fixture(struct fixture *f)
{
	xpath_run_free(f->run);
	xpath_world_free(f->world);
	xpath_free(f->bad);
	diag_list_free(f->list);
	xmlFreeDoc(f->doc);
}

static inline void assert_text(struct xpath_text t, const char *wanted)
{
	if (t.len != strlen(wanted) || memcmp(t.start, wanted, t.len) != 0)
		fail_msg("\"%.*s\" instead of \"%s\"", (int)t.len, t.start, wanted);
}

#endif
