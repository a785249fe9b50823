/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the grammar that need one another. */
#ifndef GRAMMAR_PART_H
#define GRAMMAR_PART_H

#include "grammar.h"

/* ordered: the value must not depend on the order of an element's namespace nodes. */
struct term *grammar_any(struct grammar *g, bool ordered);
struct term *grammar_nodes(struct grammar *g, bool ordered);
struct term *grammar_number(struct grammar *g);
struct term *grammar_string(struct grammar *g);
struct term *grammar_boolean(struct grammar *g);
/* What a function asks for ("o" any, "O" any but its order is not seen, …), or something else that becomes it. */
struct term *grammar_argument(struct grammar *g, char type);
/* A call with a result of this type. */
struct term *grammar_function(struct grammar *g, char type);
/* A call of the function by its argument types: letters as above, "?" after one that may be missing, "+" after one that may come again, and
 * special ones for strings of a form ('L' language, 'K' key name, 'F' format, 'D' date, 'P' duration, 'W' one of the names of things, 'U'
 * entity, 'I' IDs, and so on: grammar_functions.c). */
struct term *grammar_call(struct grammar *g, const char *name, char type, const char *wants);
/* In the place of a node-set: what is refused when compiled, or fails when it runs. */
struct term *grammar_wrong(struct grammar *g);

#endif
