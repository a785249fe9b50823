/* SPDX-License-Identifier: Apache-2.0 */
/* Documents of a test's own, held whole in a tree with the organisation read. Include it after cmocka. */
#ifndef MODEL_FIXTURE_H
#define MODEL_FIXTURE_H

#include "buf.h"
#include "door.h"
#include "organisation.h"
#include "reader.h"
#include "schemas.h"

#define NS "xmlns='urn:policykoll:1'"

struct fixture {
	struct tree *tree;
	struct schemas *schemas;
	struct arena *arena;
	struct diag_list *diags;
	struct organisation organisation;
};

static inline enum document_mode fixture_hold(void *payload, struct document *d)
{
	(void)payload;
	(void)d;
	return DOCUMENT_HOLD;
}

static inline void fixture_valid(void *payload, struct document *d)
{
	(void)payload;
	assert_false(d->invalid || d->broken);
}

/* Adds a document that follows its schema, read as the file f.xml. */
static inline void fixture_add(struct fixture *f, const char *text)
{
	struct buf content = BUF_INIT;
	struct reader r = {
		.tree = f->tree, .schemas = f->schemas, .arena = f->arena, .sink = diag_list_sink(f->diags),
		.events = { .open = fixture_hold, .close = fixture_valid },
	};

	buf_puts(&content, text);
	assert_false(reader_run(&r, "f.xml", "f.xml", &content).broken);
	buf_release(&content);
}

/* NULL: no organisation yet. */
static inline void fixture_open(struct fixture *f, const char *organisation)
{
	door_open();
	*f = (struct fixture){ .tree = tree_new(), .schemas = schemas_new(), .arena = arena_new(), .diags = diag_list_new() };
	if (organisation != NULL)
		fixture_add(f, organisation);
	organisation_open(&f->organisation, f->tree);
}

static inline void fixture_close(struct fixture *f)
{
	organisation_release(&f->organisation);
	tree_free(f->tree);
	schemas_free(f->schemas);
	arena_free(f->arena);
	diag_list_free(f->diags);
}

#endif
