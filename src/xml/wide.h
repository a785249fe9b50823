/* SPDX-License-Identifier: Apache-2.0 */
/* Start tags with attributes beyond measure: libxml2 compares each with each, which for a million takes hours, before anybody is asked. */
#ifndef WIDE_H
#define WIDE_H

#include <libxml/parser.h>
#include <stdbool.h>

/* Whether the parser, fed in pieces, waits for the end of a start tag that has more attributes than the limit already. */
bool wide_tag(const xmlParserCtxt *c, size_t limit);

#endif
