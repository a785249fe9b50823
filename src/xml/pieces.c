/* SPDX-License-Identifier: Apache-2.0 */
/* The loop over a file (pieces.h). */
#include "pieces.h"

#include "bounds.h"
#include "mem.h"
#include "platform.h"

#include <stdlib.h>

static void say_unreadable(const char *name, enum platform_error error, const struct diag_sink *sink)
{
	enum msg_id id = MSG_FILE_UNREADABLE;
	struct place place = { .file = name };

	if (sink == NULL)
		return;
	if (error == PLATFORM_MISSING || error == PLATFORM_NOT_DIRECTORY)
		id = MSG_FILE_MISSING;
	else if (error == PLATFORM_DENIED)
		id = MSG_FILE_DENIED;
	else if (error == PLATFORM_IS_DIRECTORY)
		id = MSG_FILE_IS_DIRECTORY;
	diag_emit(sink, id, &place, "file", name, NULL);
}

int pieces_each(const char *path, const char *name, int (*take)(void *payload, const char *bytes, size_t n, int last), void *payload,
	const struct diag_sink *sink)
{
	enum platform_error error = PLATFORM_OK;
	struct platform_file *file;
	char *chunk;
	ptrdiff_t n;
	int status = 0;

	if (platform_open(&file, path, &error) != 0) {
		say_unreadable(name, error, sink);
		return -1;
	}
	chunk = mem_alloc(LIMIT_PARSER_CHUNK);
	while (status == 0 && (n = platform_read(file, chunk, LIMIT_PARSER_CHUNK, &error)) > 0)
		status = take(payload, chunk, (size_t)n, 0);
	if (status == 0 && n < 0) {
		say_unreadable(name, error, sink);
		status = -1;
	} else if (status == 0) {
		status = take(payload, "", 0, 1);
	}
	free(chunk);
	platform_close(file);
	return status;
}
