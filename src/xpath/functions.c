/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of functions (functions.h) and the search in them. */
#include "functions.h"

#include "bounds.h"

#include <string.h>

#define ROW(n, low, high, type, what, if_short, letters, fn) \
	{ .name = n, .least = low, .most = high, .result = VALUE_##type, .needs = what, .node_if_short = if_short, .takes = letters, .call = fn },
#define NAME(n, low, high, type, what, if_short, letters, fn) n,
#define TABLE(list, LIST) \
	static const struct function list##_rows[] = { LIST(ROW) }; \
	static const char *const list##_names[] = { LIST(NAME) NULL };

TABLE(core, FUNCTIONS_CORE)
TABLE(common, FUNCTIONS_COMMON)
TABLE(date, FUNCTIONS_DATE)
TABLE(math, FUNCTIONS_MATH)
TABLE(regexp, FUNCTIONS_REGEXP)
TABLE(sets, FUNCTIONS_SETS)
TABLE(strings, FUNCTIONS_STRINGS)

#define MODULE_MAX 100 /* functions, for their numbers */
#define MODULE(uri, list) { uri, list##_rows, sizeof list##_rows / sizeof list##_rows[0], list##_names }
static const struct module {
	const char *uri;
	const struct function *rows;
	size_t len;
	const char *const *names;
} modules[] = {
	MODULE("", core),
	MODULE(NAMESPACE_COMMON, common),
	MODULE(NAMESPACE_DATE, date),
	MODULE(NAMESPACE_MATH, math),
	MODULE(NAMESPACE_REGEXP, regexp),
	MODULE(NAMESPACE_SETS, sets),
	MODULE(NAMESPACE_STRINGS, strings),
};

static const struct module *module_find(const char *uri)
{
	for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
		if (strcmp(modules[i].uri, uri) == 0)
			return &modules[i];
	}
	return NULL;
}

const struct function *function_find(const char *uri, const char *name, bool *known_namespace)
{
	const struct module *m = module_find(uri);
	size_t low = 0, high = m != NULL ? m->len : 0;

	if (known_namespace != NULL)
		*known_namespace = m != NULL;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(name, m->rows[middle].name);

		if (order == 0)
			return &m->rows[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

unsigned function_number(const struct function *f)
{
	for (unsigned i = 0; i < sizeof modules / sizeof modules[0]; i++) {
		if (f >= modules[i].rows && f < modules[i].rows + modules[i].len)
			return i * MODULE_MAX + (unsigned)(f - modules[i].rows);
	}
	return 0;
}

const struct function *function_numbered(unsigned number)
{
	return &modules[number / MODULE_MAX].rows[number % MODULE_MAX];
}

const char *const *function_names(const char *uri)
{
	static const char *const none[] = { NULL };
	const struct module *m = module_find(uri);

	return m != NULL ? m->names : none;
}

/* Every function about dates that may be called without an argument takes the clock then. */
bool function_varies(const char *uri, const char *name, size_t arguments)
{
	if (arguments > 0)
		return false;
	return strcmp(uri, NAMESPACE_DATE) == 0 || (strcmp(uri, NAMESPACE_MATH) == 0 && strcmp(name, "random") == 0);
}

int take_steps(struct xpath_run *r, size_t n)
{
	r->steps += n;
	return r->steps > LIMIT_XPATH_STEPS ? run_fail(r, "an expression that looks at more than %d nodes", LIMIT_XPATH_STEPS) : 0;
}

int text_or_node(struct xpath_run *r, const struct expr *call, size_t i, const struct focus *f, struct xpath_text *out)
{
	if (i < call->call.count)
		return eval_text(r, arg(call, i), f, out);
	*out = node_text(r, f->node);
	return 0;
}

int first_or_node(struct xpath_run *r, const struct expr *call, const struct focus *f, xmlNodePtr *out)
{
	if (call->call.count > 0)
		return eval_first(r, arg(call, 0), f, out);
	*out = f->node;
	return 0;
}
