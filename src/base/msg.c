/* SPDX-License-Identifier: Apache-2.0 */
/* The message table, made from msg.def, and the filling in of placeholders. */
#include "msg.h"

#include "buf.h"

#include <string.h>

static const struct {
	const char *name;
	enum severity severity;
	const char *text, *help;
} messages[MSG_COUNT] = {
#define X(id, name, severity, text, help) [MSG_##id] = { name, SEVERITY_##severity, text, help },
#include "msg.def"
#undef X
};

static const char *const severities[] = {
	[SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"
};

const char *msg_name(enum msg_id id)
{
	return messages[id].name;
}

enum severity msg_severity(enum msg_id id)
{
	return messages[id].severity;
}

const char *msg_text(enum msg_id id)
{
	return messages[id].text;
}

const char *msg_help(enum msg_id id)
{
	return messages[id].help;
}

int msg_find(const char *name)
{
	int i;

	for (i = 0; i < MSG_COUNT; i++)
		if (!strcmp(messages[i].name, name))
			return i;
	return -1;
}

const char *severity_name(enum severity s)
{
	return severities[s];
}

int severity_find(const char *name)
{
	int i;

	for (i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++)
		if (!strcmp(severities[i], name))
			return i;
	return -1;
}

static const struct msg_arg *find_arg(const struct msg_arg *args, size_t n, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (args[i].value && strlen(args[i].name) == len && !memcmp(args[i].name, name, len))
			return &args[i];
	return NULL;
}

static void add_list(struct buf *out, enum lang l, const char *items)
{
	const char *end, *next;

	for (; (end = strchr(items, '\n')) != NULL; items = next) {
		next = end + 1;
		buf_add(out, items, (size_t)(end - items));
		if (strchr(next, '\n'))
			buf_puts(out, ", ");
		else
			buf_printf(out, " %s ", lang_text(l, "or"));
	}
	buf_puts(out, items);
}

void msg_format(struct buf *out, enum lang l, const char *text, const struct msg_arg *args, size_t n)
{
	const char *at = lang_text(l, text), *open, *close;
	const struct msg_arg *arg;

	for (; (open = strchr(at, '{')) != NULL && (close = strchr(open, '}')) != NULL; at = close + 1) {
		buf_add(out, at, (size_t)(open - at));
		arg = find_arg(args, n, open + 1, (size_t)(close - open - 1));
		if (!arg)
			buf_add(out, open, (size_t)(close - open + 1));
		else if (arg->list)
			add_list(out, l, arg->value);
		else
			buf_puts(out, arg->value);
	}
	buf_puts(out, at);
}
