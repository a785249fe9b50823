/* SPDX-License-Identifier: Apache-2.0 */
/* An expression from inside: shared by xpath.c (compiling), expression.c (what it refers to) and run.c (evaluating). */
#ifndef EXPRESSION_H
#define EXPRESSION_H

#include "arena.h"
#include "lexer.h"
#include "run.h"
#include "xpath.h"

struct xpath {
	char *text;
	struct xpath_part part; /* while it is compiled */
	xmlXPathCompExprPtr compiled;
	struct tokens tokens; /* they point into text */
	struct arena *arena;
	VEC(const char *) own_attributes;
};

#endif
