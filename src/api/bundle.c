/* SPDX-License-Identifier: Apache-2.0 */
/* The bundle (bundle.h): resident documents first, then inventories as they pass by, then the register entry by entry. */
#include "bundle.h"

#include "base64.h"
#include "mem.h"
#include "register.h"

#include <libxml/xmlsave.h>
#include <stdlib.h>
#include <string.h>

#define RULE_PIECE 49152 /* bytes in an instruction, divisible by 3 */

struct bundle {
	struct workspace *w;
	int (*write)(void *payload, const char *bytes, size_t n);
	void *payload;
	xmlBufferPtr text;
	int status;
	bool (*wants)(void *payload, const xmlNode *asset);
	struct workspace_events tap;
};

static void put(struct bundle *b, const char *bytes, size_t n)
{
	if (b->status == 0 && b->write(b->payload, bytes, n) != 0)
		b->status = -1;
}

static void put_text(struct bundle *b, const char *s)
{
	put(b, s, strlen(s));
}

static void put_node(struct bundle *b, xmlNodePtr node, int depth)
{
	xmlBufferEmpty(b->text);
	xmlNodeDump(b->text, b->w->tree->doc, node, depth, 1);
	for (int i = 0; i < depth; i++)
		put_text(b, "  ");
	put(b, (const char *)xmlBufferContent(b->text), (size_t)xmlBufferLength(b->text));
	put_text(b, "\n");
}

/* The start tag of an element that is written in pieces. */
static void put_start(struct bundle *b, xmlNodePtr node, int depth)
{
	xmlNodePtr children = node->children, last = node->last;
	const char *text, *end;

	node->children = node->last = NULL;
	xmlBufferEmpty(b->text);
	xmlNodeDump(b->text, b->w->tree->doc, node, 0, 0);
	node->children = children;
	node->last = last;
	text = (const char *)xmlBufferContent(b->text);
	end = strrchr(text, '/');
	for (int i = 0; i < depth; i++)
		put_text(b, "  ");
	put(b, text, (size_t)(end - text));
	put_text(b, ">\n");
}

static void on_asset(void *payload, xmlNodePtr asset, struct workspace_file *file, struct arena *a)
{
	struct bundle *b = payload;

	(void)file;
	(void)a;
	if (b->status == 0 && (b->wants == NULL || b->wants(b->payload, asset)))
		put_node(b, asset, 2);
}

static void on_inventory(void *payload, xmlNodePtr root, struct workspace_file *file, bool begins)
{
	struct bundle *b = payload;

	(void)file;
	if (begins)
		put_start(b, root, 1);
	else
		put_text(b, "  </inventory>\n");
}

static void put_register(struct bundle *b)
{
	struct asset_register *r = b->w->assets;
	xmlNodePtr root;

	register_open(r, !b->w->incomplete);
	root = b->w->tree->repository->last;
	put_start(b, root, 1);
	for (xmlNodePtr n = tree_child(root, NULL); n != NULL; n = tree_next(n, NULL))
		put_node(b, n, 2);
	for (size_t i = 0; i < register_len(r) && b->status == 0; i++) {
		put_node(b, register_node(r, i), 2);
		register_rest(r);
	}
	put_text(b, "  </register>\n");
}

/* A name without what would end it or the instruction. */
static void put_name(struct bundle *b, const char *name)
{
	struct buf text = BUF_INIT;

	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		if (strchr("/._-", c) != NULL || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
			buf_putc(&text, *name);
		else
			buf_printf(&text, "%%%02X", c);
	}
	put(b, text.data, text.len);
	buf_release(&text);
}

static const char *without_folder(const char *name, const char *folder)
{
	size_t n = folder != NULL ? strlen(folder) : 0;

	return n > 0 && strncmp(name, folder, n) == 0 && name[n] == '/' ? name + n + 1 : name;
}

/* In pieces: a parser keeps an instruction whole. */
static void put_rule_file(struct bundle *b, const struct rulebook_file *f, const char *kind, const char *folder)
{
	struct buf text = BUF_INIT;
	size_t at = 0;

	do {
		size_t n = f->bytes.len - at < RULE_PIECE ? f->bytes.len - at : RULE_PIECE;

		put_text(b, "  <?" WORKSPACE_RULES " ");
		put_text(b, at == 0 ? kind : "more");
		put_text(b, " ");
		if (at == 0) {
			put_name(b, without_folder(f->name, folder));
			put_text(b, " ");
		}
		buf_reset(&text);
		base64_write(&text, f->bytes.data + at, n);
		put(b, text.data, text.len);
		put_text(b, "?>\n");
		at += n;
	} while (at < f->bytes.len);
	buf_release(&text);
}

static void put_rules(struct bundle *b, const struct rulebook *rules, const char *folder)
{
	for (size_t i = 0; i < rules->packs.len; i++) {
		const struct rulebook_files *files = &rules->packs.items[i]->files;

		for (size_t j = 0; j < files->list.len; j++)
			put_rule_file(b, &files->list.items[j], j == 0 ? "pack" : "part", folder);
	}
}

int bundle_write(struct workspace *w, const struct rulebook *rules, const char *folder, int (*write)(void *payload, const char *bytes, size_t n), void *payload)
{
	struct bundle b = { .w = w, .write = write, .payload = payload, .text = xmlBufferCreate() };
	struct workspace_events events = { .asset = on_asset, .inventory = on_inventory, .payload = &b };

	put_text(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	put_start(&b, w->tree->repository, 0);
	put_rules(&b, rules, folder);
	for (xmlNodePtr n = tree_child(w->tree->repository, NULL); n != NULL; n = tree_next(n, NULL))
		put_node(&b, n, 1);
	workspace_stream(w, &events);
	put_register(&b);
	put_text(&b, "</repository>\n");
	xmlBufferFree(b.text);
	return b.status;
}

struct bundle *bundle_documents_begin(struct workspace *w, const struct bundle_wish *wish)
{
	struct bundle *b = mem_alloc(sizeof *b);

	*b = (struct bundle){ .w = w, .write = wish->write, .payload = wish->payload, .text = xmlBufferCreate(), .wants = wish->wants };
	b->tap = (struct workspace_events){ .asset = on_asset, .inventory = on_inventory, .payload = b };
	put_start(b, w->tree->repository, 0);
	for (xmlNodePtr n = tree_child(w->tree->repository, NULL); n != NULL && b->status == 0; n = tree_next(n, NULL)) {
		if (!tree_is(n, "rulebook"))
			put_node(b, n, 1);
	}
	w->tap = &b->tap;
	return b;
}

int bundle_documents_end(struct bundle *b)
{
	int status;

	put_text(b, "</repository>\n");
	status = b->status;
	b->w->tap = NULL;
	xmlBufferFree(b->text);
	free(b);
	return status;
}
