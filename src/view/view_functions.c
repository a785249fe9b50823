/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The list of tables of extension functions, and the way from libxslt to a row: it counts the arguments, makes them strings and gives the result
 * back. What must stay true: no two rows have the same name; a function sees nothing but its arguments.
 */
#include "view_functions.h"

#include "utf8.h"

#include <libxslt/extensions.h>

#include <stddef.h>
#include <string.h>

static const struct view_function *const tables[] = { view_functions_json, view_functions_place, view_functions_words, view_functions_text };

uint32_t view_next(const char **s)
{
	uint32_t c;
	size_t len = utf8_decode(&c, *s, strlen(*s) < 4 ? strlen(*s) : 4, NULL);

	*s += len ? len : 1;
	return len ? c : 0xFFFD;
}

void view_put(struct buf *out, uint32_t c)
{
	char bytes[4];

	buf_add(out, bytes, utf8_encode(bytes, c));
}

const struct view_function *view_function_find(const char *name)
{
	const struct view_function *f;
	size_t i;

	for (i = 0; i < sizeof tables / sizeof *tables; i++)
		for (f = tables[i]; f->name; f++)
			if (!strcmp(f->name, name))
				return f;
	return NULL;
}

static void give(xmlXPathParserContextPtr context, const struct buf *result)
{
	valuePush(context, xmlXPathNewString((const xmlChar *)result->data));
}

/* libxslt calls this for every function of the namespace; the name it was called by is in the context. */
static void call(xmlXPathParserContextPtr context, int n)
{
	const struct view_function *f = view_function_find((const char *)context->context->function);
	const char *arguments[VIEW_FUNCTION_ARGUMENTS] = { "", "", "", "" };
	xmlChar *held[VIEW_FUNCTION_ARGUMENTS] = { NULL };
	struct buf result = BUF_INIT;
	int i;

	if (!f || n < f->least || n > f->most) {
		xmlXPathErr(context, XPATH_INVALID_ARITY);
		return;
	}
	for (i = n - 1; i >= 0; i--) {
		held[i] = xmlXPathPopString(context);
		arguments[i] = held[i] ? (const char *)held[i] : "";
	}
	if (context->error == XPATH_EXPRESSION_OK) {
		f->call(&result, arguments);
		give(context, &result);
	}
	for (i = 0; i < n; i++)
		xmlFree(held[i]);
	buf_release(&result);
}

int view_functions_register(xsltTransformContextPtr context)
{
	const struct view_function *f;
	size_t i;

	for (i = 0; i < sizeof tables / sizeof *tables; i++)
		for (f = tables[i]; f->name; f++)
			if (xsltRegisterExtFunction(context, (const xmlChar *)f->name, (const xmlChar *)VIEW_FUNCTIONS_NAMESPACE, call))
				return -1;
	return 0;
}
