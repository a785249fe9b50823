/* SPDX-License-Identifier: Apache-2.0 */
/* Start tags that never end (wide.h). Looked at is only what the parser could not take yet, so documents of usual tags cost nothing. */
#include "wide.h"

#include "bounds.h"

#include <string.h>

bool wide_tag(const xmlParserCtxt *c, size_t limit)
{
	const char *at = c->input != NULL ? (const char *)c->input->cur : NULL, *end = at != NULL ? (const char *)c->input->end : NULL;
	size_t n = 0;

	if (end - at < LIMIT_PARSER_CHUNK || at[0] != '<' || at[1] == '!' || at[1] == '?' || at[1] == '/')
		return false;
	while (at < end && *at != '>' && n <= limit) {
		if (*at == '"' || *at == '\'') {
			at = memchr(at + 1, *at, (size_t)(end - at) - 1);
			n++;
		}
		if (at == NULL)
			break;
		at++;
	}
	return n > limit;
}
