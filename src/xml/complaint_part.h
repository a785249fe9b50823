/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Private to the complaints: one complaint in the making. It is taken apart (complaint.c), gets a place (complaint_place.c), candidates for the help
 * (complaint_suggest.c, complaint_alias.c), arguments, and is sent. All strings live in its arena until it is sent.
 */
#ifndef COMPLAINT_PART_H
#define COMPLAINT_PART_H

#include "arena.h"
#include "complaint.h"

#define COMPLAINT_ARGS 12

struct complaint {
	const struct complaint_where *w; /* NULL for syntax */
	const struct diag_sink *sink;
	const struct source *source;
	struct arena *arena;
	const char *detail;    /* libxml2's text after the part that names the element, in one line */
	const char *element;   /* local name */
	const char *attribute; /* as a document writes it ("kind", "xml:lang"); NULL where the element itself is meant */
	const char *path;      /* of the element; the validator may stand in a child of it */
	const char *parent;    /* its parent's path */
	const char *value, *limit, *third; /* str1, str2, str3; NULL where libxml2 sets none */
	uint64_t from, to;     /* the place */
	struct msg_arg args[COMPLAINT_ARGS];
	size_t arg_count;
};

/* complaint_make.c */
void complaint_arg(struct complaint *c, const char *name, const char *value);
void complaint_list(struct complaint *c, const char *name, const char *const *items, size_t n);
/* Emits it; always 1. */
int complaint_send(struct complaint *c, enum msg_id id);
/* Sets detail, without the line break at its end. */
void complaint_take_detail(struct complaint *c, const char *text);
/* Text in quotes ('…') after a mark in the detail, NULL if there is none. */
const char *complaint_quoted(struct complaint *c, const char *after);
/* Without namespace: "{urn:x}a" and "a" give "a". */
const char *complaint_local(const char *name);
/* As a document writes it: "xml:lang", "xsi:type", else the local name. */
const char *complaint_qname(struct complaint *c, const char *name);
/* What the value belongs to: the attribute's or the element's name. */
const char *complaint_owner(const struct complaint *c);

/* complaint_place.c: each sets from and to. */
void complaint_at_name(struct complaint *c);
void complaint_at_attribute(struct complaint *c);
/* The attribute's value or the element's text, without space around; a value inside a list is looked up. The name where there is nothing. */
void complaint_at_value(struct complaint *c);
/* The first text that stands directly in the element, between its children. */
void complaint_at_loose_text(struct complaint *c);
/* The element has child elements. */
int complaint_has_children(const struct complaint *c);
/* The attribute stands in the start tag. */
int complaint_has_attribute(const struct complaint *c, const char *qname);
/* The value as written, in the arena; NULL when there is none at hand. */
const char *complaint_written(struct complaint *c);

/* complaint_suggest.c */
/* The name among the candidates that was probably meant, by spelling or by meaning (Swedish words too); NULL if none. */
const char *suggest_name(const char *name, const char *const *candidates, size_t n);
/* A value of the built-in type made from a wrong one where that is possible, else an example. */
const char *suggest_value(struct arena *a, const char *type, const char *value);
/* The value changed (case, signs within) so that it fits the pattern; NULL if no change helps. */
const char *suggest_pattern(struct arena *a, const char *pattern, const char *value);
/* An example for the attribute or, with NULL, for the element's own text. Never NULL. */
const char *suggest_example(const struct complaint *c, const char *path, const char *attribute);
/* The text without white space around, and whether it is of the built-in type. */
const char *suggest_trim(struct arena *a, const char *value);
int suggest_fits(const char *type, const char *value);

/* complaint_alias.c: what a word in another language or usage means here, all NULL-terminated; the i-th meaning of a word, NULL after the last. */
const char *alias_find(const char *word, size_t i);

/* One handler per group of codes: 1 if a message was sent, 0 if it repeats another. */
int complaint_content(struct complaint *c);      /* 1871 */
int complaint_simple_content(struct complaint *c); /* 1842 */
int complaint_loose_text(struct complaint *c);   /* 1843 */
int complaint_not_empty(struct complaint *c);    /* 1841 */
int complaint_undeclared(struct complaint *c);   /* 1845 */
int complaint_missing_attribute(struct complaint *c); /* 1868 */
int complaint_unknown_attribute(struct complaint *c); /* 1866, 1867 */
int complaint_type(struct complaint *c);         /* 1824 */
int complaint_list_type(struct complaint *c);    /* 1825 */
int complaint_union_type(struct complaint *c);   /* 1826 */
int complaint_choice(struct complaint *c);       /* 1840 */
int complaint_pattern(struct complaint *c);      /* 1839 */
int complaint_length(struct complaint *c);       /* 1830 to 1832 */
int complaint_fixed(struct complaint *c);        /* 1857, 1858, 1874 */
int complaint_key(struct complaint *c);          /* 1877 */

#endif
