/* SPDX-License-Identifier: Apache-2.0 */
/* Making and sending one complaint: arguments, names without namespaces, what libxml2 quotes in its texts. */
#include "complaint_part.h"

#include "bounds.h"

#include <assert.h>
#include <string.h>

/* Evidence is bounded, cut between characters. */
static const char *shorten(struct complaint *c, const char *value)
{
	size_t n = LIMIT_EVIDENCE;

	if (strlen(value) <= n)
		return value;
	while (n > 0 && ((unsigned char)value[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(c->arena, "%.*s…", (int)n, value);
}

void complaint_arg(struct complaint *c, const char *name, const char *value)
{
	assert(c->arg_count < COMPLAINT_ARGS);
	c->args[c->arg_count++] = (struct msg_arg){ .name = name, .value = value != NULL ? shorten(c, value) : "" };
}

void complaint_list(struct complaint *c, const char *name, const char *const *items, size_t n)
{
	struct buf joined = BUF_INIT;

	assert(c->arg_count < COMPLAINT_ARGS);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(&joined, '\n');
		buf_puts(&joined, items[i]);
	}
	c->args[c->arg_count++] = (struct msg_arg){ .name = name, .value = arena_strdup(c->arena, joined.data), .list = 1 };
	buf_release(&joined);
}

int complaint_send(struct complaint *c, enum msg_id id)
{
	struct diag d = { .id = id };

	if (c->source != NULL && (c->to > 0 || c->from > 0 || c->w == NULL))
		source_place(&d.place, c->source, c->from, c->to, c->arena);
	else if (c->source != NULL)
		d.place.file = c->source->name;
	if (c->element != NULL)
		complaint_arg(c, "element", c->element);
	if (c->attribute != NULL)
		complaint_arg(c, "attribute", c->attribute);
	complaint_arg(c, "raw", c->detail);
	d.args = c->args;
	d.arg_count = c->arg_count;
	c->sink->diag(c->sink->payload, &d);
	return 1;
}

void complaint_take_detail(struct complaint *c, const char *text)
{
	size_t n = strlen(text);

	while (n > 0 && text[n - 1] == '\n')
		n--;
	c->detail = arena_strndup(c->arena, text, n);
}

const char *complaint_quoted(struct complaint *c, const char *after)
{
	const char *start = strstr(c->detail, after), *end;

	if (start == NULL || (start = strchr(start + strlen(after), '\'')) == NULL)
		return NULL;
	end = strchr(start + 1, '\'');
	return end != NULL ? arena_strndup(c->arena, start + 1, (size_t)(end - start - 1)) : NULL;
}

const char *complaint_local(const char *name)
{
	const char *brace = strrchr(name, '}');

	return brace != NULL ? brace + 1 : name;
}

const char *complaint_qname(struct complaint *c, const char *name)
{
	const char *local = complaint_local(name);

	if (strstr(name, "{http://www.w3.org/XML/1998/namespace}") != NULL)
		return arena_printf(c->arena, "xml:%s", local);
	if (strstr(name, "{http://www.w3.org/2001/XMLSchema-instance}") != NULL)
		return arena_printf(c->arena, "xsi:%s", local);
	return local;
}

const char *complaint_owner(const struct complaint *c)
{
	return c->attribute != NULL ? c->attribute : c->element;
}
