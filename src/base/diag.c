/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Diagnostics on their way up, and the list that keeps them. What a list holds is its own copy, in one arena: the emitter's
 * documents may be gone when it is read.
 */
#include "diag.h"

#include "arena.h"
#include "buf.h"
#include "mem.h"
#include "vec.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#define ARGS_MAX 16

struct diag_list {
	struct arena *arena;
	VEC(struct diag) items;
};

void diag_emit(const struct diag_sink *sink, enum msg_id id, const struct place *place, ...)
{
	struct msg_arg args[ARGS_MAX];
	struct diag d = { .id = id, .args = args };
	const char *name;
	va_list list;

	if (place)
		d.place = *place;
	va_start(list, place);
	while ((name = va_arg(list, const char *)) != NULL) {
		assert(d.arg_count < ARGS_MAX);
		args[d.arg_count++] = (struct msg_arg){
			.name = name + (*name == '*'), .value = va_arg(list, const char *), .list = *name == '*'
		};
	}
	va_end(list);
	sink->diag(sink->payload, &d);
}

struct diag_list *diag_list_new(void)
{
	struct diag_list *l = mem_alloc(sizeof *l);

	l->arena = arena_new();
	return l;
}

void diag_list_free(struct diag_list *l)
{
	if (!l)
		return;
	arena_free(l->arena);
	vec_free(&l->items);
	free(l);
}

static const struct msg_arg *copy_args(struct arena *a, const struct msg_arg *args, size_t n)
{
	struct msg_arg *copies = arena_alloc(a, n * sizeof *copies);
	size_t i;

	for (i = 0; i < n; i++)
		copies[i] = (struct msg_arg){
			.name = arena_strdup(a, args[i].name), .value = arena_strdup(a, args[i].value), .list = args[i].list
		};
	return copies;
}

static const struct diag_words *copy_words(struct arena *a, const struct diag_words *words)
{
	struct diag_words *copy;
	int l;

	if (!words)
		return NULL;
	copy = arena_alloc(a, sizeof *copy);
	copy->name = arena_strdup(a, words->name);
	copy->severity = words->severity;
	for (l = 0; l < LANG_COUNT; l++) {
		copy->text[l] = arena_strdup(a, words->text[l]);
		copy->help[l] = arena_strdup(a, words->help[l]);
	}
	return copy;
}

static void append(void *payload, const struct diag *d)
{
	struct diag_list *l = payload;
	struct diag copy = *d;

	copy.place.file = arena_strdup(l->arena, d->place.file);
	copy.place.before = arena_strdup(l->arena, d->place.before);
	copy.place.text = arena_strdup(l->arena, d->place.text);
	copy.args = copy_args(l->arena, d->args, d->arg_count);
	copy.words = copy_words(l->arena, d->words);
	vec_push(&l->items, copy);
}

struct diag_sink diag_list_sink(struct diag_list *l)
{
	return (struct diag_sink){ .diag = append, .payload = l };
}

size_t diag_list_len(const struct diag_list *l)
{
	return l->items.len;
}

const struct diag *diag_list_at(const struct diag_list *l, size_t i)
{
	return &l->items.items[i];
}

static int compare_texts(const char *a, const char *b)
{
	if (!a || !b)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_args(const struct diag *a, const struct diag *b)
{
	int order = compare_numbers(a->arg_count, b->arg_count);
	size_t i;

	for (i = 0; i < a->arg_count && !order; i++) {
		order = compare_texts(a->args[i].name, b->args[i].name);
		if (!order)
			order = compare_texts(a->args[i].value, b->args[i].value);
		if (!order)
			order = compare_numbers((size_t)a->args[i].list, (size_t)b->args[i].list);
	}
	return order;
}

static int compare_words(const struct diag_words *a, const struct diag_words *b)
{
	int l, order;

	if (!a || !b)
		return (a != NULL) - (b != NULL);
	order = compare_numbers((size_t)a->severity, (size_t)b->severity);
	for (l = 0; l < LANG_COUNT && !order; l++) {
		order = compare_texts(a->text[l], b->text[l]);
		if (!order)
			order = compare_texts(a->help[l], b->help[l]);
	}
	return order;
}

/* A total order, so that the result does not depend on the sorting algorithm. */
static int compare(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	int order = compare_texts(a->place.file, b->place.file);

	if (!order)
		order = compare_numbers(a->place.line, b->place.line);
	if (!order)
		order = compare_numbers(a->place.column, b->place.column);
	if (!order)
		order = strcmp(diag_name(a), diag_name(b));
	if (!order)
		order = compare_args(a, b);
	if (!order)
		order = compare_words(a->words, b->words);
	if (!order)
		order = compare_numbers(a->place.end_line, b->place.end_line);
	if (!order)
		order = compare_numbers(a->place.end_column, b->place.end_column);
	if (!order)
		order = compare_texts(a->place.text, b->place.text);
	return order ? order : compare_texts(a->place.before, b->place.before);
}

void diag_list_sort(struct diag_list *l)
{
	size_t i, kept = 0;

	if (l->items.len < 2)
		return;
	qsort(l->items.items, l->items.len, sizeof *l->items.items, compare);
	for (i = 1; i < l->items.len; i++)
		if (compare(&l->items.items[kept], &l->items.items[i]))
			l->items.items[++kept] = l->items.items[i];
	l->items.len = kept + 1;
}

const char *diag_name(const struct diag *d)
{
	return d->words ? d->words->name : msg_name(d->id);
}

enum severity diag_severity(const struct diag *d)
{
	return d->words ? d->words->severity : msg_severity(d->id);
}

/* The text in the language, else in any other. */
static void add_words(struct buf *out, enum lang l, const char *const texts[LANG_COUNT])
{
	int other = 0;

	while (!texts[l] && other < LANG_COUNT)
		l = (enum lang)other++;
	if (texts[l])
		buf_puts(out, texts[l]);
}

void diag_text(struct buf *out, enum lang l, const struct diag *d)
{
	if (d->words) {
		add_words(out, l, d->words->text);
		return;
	}
	msg_format(out, l, msg_text(d->id), d->args, d->arg_count);
}

void diag_help(struct buf *out, enum lang l, const struct diag *d)
{
	if (d->words) {
		add_words(out, l, d->words->help);
		return;
	}
	msg_format(out, l, msg_help(d->id), d->args, d->arg_count);
}
