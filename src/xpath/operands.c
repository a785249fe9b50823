/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The operands of a test, as evidence: the parts of it whose values a person can compare with the document. A path is one as it stands; of a function its
 * value, and what it was worked out from unless it is about nodes ("count(a)" says enough); of everything else what is inside. A variable stands for its
 * expression. Each part is evaluated where it was: one of a variable's expression at the variable's own node, seeing the variables that it saw.
 */
#include "bounds.h"
#include "parse.h"
#include "run.h"

#include <string.h>

struct shown {
	const char *text;
	const xmlNode *node;
};

/* Where the part being looked at stands. */
struct stand {
	const struct xpath *x;
	xmlNodePtr node;
	size_t visible;
};

struct search {
	struct xpath_run *run;
	struct stand at;
	const struct xpath *(*look_into)(void *payload, const char *variable);
	xpath_operand_fn *fn;
	void *payload;
	struct shown shown[LIMIT_OPERANDS];
	size_t count;
	const struct xpath *seen[LIMIT_OPERANDS]; /* expressions of variables */
	size_t seen_count;
};

static void look(struct search *s, const struct expr *x);

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The part as written: without its outer parentheses, white space collapsed but in literals. In scratch memory. */
static const char *text_of_part(struct search *s, const struct expr *x)
{
	const char *p = s->at.x->text + x->from + x->parenthesised, *end = s->at.x->text + x->to - x->parenthesised;
	char *text = scratch_alloc(&s->run->scratch, (size_t)(end - p) + 1), *to = text, quote = '\0';

	for (; p < end; p++) {
		if (quote != '\0' ? *p == quote : *p == '\'' || *p == '"')
			quote = quote != '\0' ? '\0' : *p;
		if (quote != '\0' || !is_space(*p))
			*to++ = *p;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	return text;
}

static bool is_shown(const struct search *s, const char *text)
{
	for (size_t i = 0; i < s->count; i++) {
		if (s->shown[i].node == s->at.node && strcmp(s->shown[i].text, text) == 0)
			return true;
	}
	return false;
}

/* The part's value, under the text. */
static void show(struct search *s, const struct expr *x, const char *text)
{
	struct xpath_run *r = s->run;
	struct focus f = { s->at.node, 1, 1, s->at.node };
	struct xpath_operand operand = { .text = text };
	struct xpath_value value;

	if (s->count == LIMIT_OPERANDS || is_shown(s, text))
		return;
	r->visible = s->at.visible;
	r->running = s->at.x;
	r->steps = 0;
	if (eval_value(r, x, &f, &value) != 0) {
		buf_reset(&r->error);
		return;
	}
	if (value.type == VALUE_BOOLEAN)
		return;
	s->shown[s->count++] = (struct shown){ text, s->at.node };
	operand.is_nodes = value.type == VALUE_NODES;
	operand.count = operand.is_nodes ? value.nodes.len : 0;
	operand.value = value_text(r, &value);
	s->fn(s->payload, &operand);
}

static bool is_among(const struct expr *call, const char *const *names)
{
	for (size_t i = 0; names[i] != NULL; i++) {
		if (strcmp(call->call.function->name, names[i]) == 0)
			return true;
	}
	return false;
}

/* Its value says nothing beyond its arguments', or is only true or false. */
static bool is_transparent(const struct expr *call)
{
	static const char *const names[] = { "string", "number", "normalize-space", NULL };

	return call->call.function->result == VALUE_BOOLEAN || (call->call.count > 0 && is_among(call, names));
}

/* Its value says nothing to a person. */
static bool is_hidden(const struct expr *call)
{
	static const char *const names[] = { "position", "last", "generate-id", "system-property", NULL };

	return is_among(call, names);
}

static void look_at_head(struct search *s, const struct expr *x);

static void look_at_arguments(struct search *s, const struct expr *call)
{
	for (size_t i = 0; i < call->call.count; i++) {
		if (function_takes(call->call.function, i) == 'n')
			look_at_head(s, call->call.args[i]);
		else
			look(s, call->call.args[i]);
	}
}

/* What a path begins with: a call's arguments decide where it leads. */
static void look_at_head(struct search *s, const struct expr *x)
{
	while (x->op == OP_STEP || x->op == OP_FILTER)
		x = x->path.input;
	if (x->op == OP_UNION) {
		look_at_head(s, x->left);
		look_at_head(s, x->right);
	} else if (x->op == OP_CALL) {
		look_at_arguments(s, x);
	}
}

static void look_at_call(struct search *s, const struct expr *x)
{
	if (is_hidden(x))
		return;
	if (!is_transparent(x))
		show(s, x, text_of_part(s, x));
	look_at_arguments(s, x);
}

/* Whether a variable with this expression is best shown as its expression with its value. */
static bool has_value_of_interest(const struct expr *x)
{
	switch (x->op) {
	case OP_ADD: case OP_SUBTRACT: case OP_MULTIPLY: case OP_DIVIDE: case OP_MODULO: case OP_NEGATE:
	case OP_CONTEXT: case OP_ROOT: case OP_STEP: case OP_FILTER: case OP_UNION:
		return true;
	case OP_CALL:
		return !is_transparent(x) && !is_hidden(x);
	default:
		return false;
	}
}

static bool is_seen(struct search *s, const struct xpath *x)
{
	for (size_t i = 0; i < s->seen_count; i++) {
		if (s->seen[i] == x)
			return true;
	}
	if (s->seen_count == LIMIT_OPERANDS)
		return true;
	s->seen[s->seen_count++] = x;
	return false;
}

/* Where the variable is on the stack, seen from the place at hand; 0 if it is not there. */
static size_t place_of(const struct search *s, int slot)
{
	const struct xpath_run *r = s->run;
	size_t at = slot >= 0 && (size_t)slot < r->slots.len ? r->slots.items[slot] : 0;

	while (at > s->at.visible)
		at = r->stack.items[at - 1]->shadowed;
	return at;
}

static void look_inside(struct search *s, const struct expr *variable, const struct xpath *x, const struct variable *v, size_t place)
{
	struct stand outer = s->at;
	const char *text;
	bool known;

	if (is_seen(s, x))
		return;
	s->at.x = x;
	text = text_of_part(s, xpath_top(x));
	s->at.node = v->node;
	known = is_shown(s, text);
	s->at = outer;
	if (has_value_of_interest(xpath_top(x)) && !known)
		show(s, variable, text);
	s->at = (struct stand){ x, v->node, place - 1 };
	if (xpath_top(x)->op == OP_CALL && has_value_of_interest(xpath_top(x)))
		look_at_arguments(s, xpath_top(x));
	else if (xpath_top(x)->op == OP_STEP || xpath_top(x)->op == OP_FILTER || xpath_top(x)->op == OP_UNION)
		look_at_head(s, xpath_top(x));
	else if (xpath_top(x)->op != OP_CONTEXT)
		look(s, xpath_top(x));
	s->at = outer;
}

static void look_at_variable(struct search *s, const struct expr *x)
{
	const struct xpath *inside = s->look_into != NULL ? s->look_into(s->payload, x->variable.name) : NULL;
	size_t place = place_of(s, x->variable.slot);
	const struct variable *v = place > 0 ? s->run->stack.items[place - 1] : NULL;

	if (v == NULL)
		return;
	if (inside != NULL && v->lazy == inside)
		look_inside(s, x, inside, v, place);
	else
		show(s, x, text_of_part(s, x));
}

static void look(struct search *s, const struct expr *x)
{
	switch (x->op) {
	case OP_LITERAL: case OP_NUMBER: case OP_ROOT:
		break;
	case OP_CONTEXT: case OP_STEP: case OP_FILTER: case OP_UNION:
		show(s, x, text_of_part(s, x));
		look_at_head(s, x);
		break;
	case OP_VARIABLE:
		look_at_variable(s, x);
		break;
	case OP_CALL:
		look_at_call(s, x);
		break;
	case OP_NEGATE:
		look(s, x->left);
		break;
	default:
		look(s, x->left);
		look(s, x->right);
		break;
	}
}

void xpath_operands(struct xpath_run *r, const struct xpath *x, xmlNodePtr node,
                    const struct xpath *(*look_into)(void *payload, const char *variable), xpath_operand_fn *fn, void *payload)
{
	struct scratch_mark mark = scratch_mark(&r->scratch);
	struct search s = { .run = r, .look_into = look_into, .fn = fn, .payload = payload };
	const struct xpath *outer = r->running;
	size_t visible;

	run_begin(r);
	visible = r->visible;
	s.at = (struct stand){ x, node, visible };
	look(&s, xpath_top(x));
	r->visible = visible;
	r->running = outer;
	run_end(r);
	scratch_back(&r->scratch, mark);
}
