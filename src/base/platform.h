/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The operating system: files, directories, atomic replacement, terminal, time, threads. With pool.h the only floor-0 part with a .c per system
 * (platform_posix.c with leftover_posix.c, pool_posix.c); no other file includes a system header.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum platform_error {
	PLATFORM_OK, PLATFORM_MISSING, PLATFORM_DENIED, PLATFORM_IS_DIRECTORY, PLATFORM_NOT_DIRECTORY,
	PLATFORM_FULL, PLATFORM_CLOSED, PLATFORM_OTHER
};
enum platform_kind { PLATFORM_NOTHING, PLATFORM_FILE, PLATFORM_DIRECTORY, PLATFORM_SPECIAL };

/*
 * To be called once, first in main, and never by a library: makes a closed pipe and a file that may not grow errors of the write (PLATFORM_CLOSED, PLATFORM_FULL) and not the end of the
 * program, and lets no half-written file be left by a signal that ends it.
 */
void platform_start(void);

/* In every function error may be NULL; it is PLATFORM_OK after success. */

/* What a path is (symbolic links followed). */
enum platform_kind platform_kind(const char *path, enum platform_error *error);
/* The names in a directory but . and .., sorted by bytes; *names and each name are the caller's (free). Symbolic links to directories are listed like others. */
int platform_list(char ***names, size_t *count, const char *path, enum platform_error *error);
/* The size of a regular file in bytes; 0 of everything else. */
uint64_t platform_size(const char *path);
/* A number pair that is equal for paths that name the same file or directory (for loops of links). 0 or -1. */
int platform_identity(uint64_t id[2], const char *path);

/* Whether the path itself is a symbolic link, also one to nowhere. */
bool platform_is_link(const char *path);
/* The path from the root, without links, "." and ".."; the caller's. NULL when there is nothing there. */
char *platform_real(const char *path);

struct platform_file;
/* Opens for reading; "-" is standard input. A directory is PLATFORM_IS_DIRECTORY. 0 or -1. */
int platform_open(struct platform_file **out, const char *path, enum platform_error *error);
/* Reads up to n bytes: the count, 0 at the end, -1 on error. */
ptrdiff_t platform_read(struct platform_file *f, void *to, size_t n, enum platform_error *error);
void platform_close(struct platform_file *f);

/* Writes a file whole or not at all: temporary file beside it, fsync, rename. An existing file keeps its mode, and is refused when it may not be written; a symbolic link
 * stays, its target is replaced. An existing file that is no regular file (/dev/stdout, a pipe) is written to directly. */
int platform_replace(const char *path, const void *data, size_t n, enum platform_error *error);
/* Makes a folder, in one that is there already; 0 also when it exists. */
int platform_make_folder(const char *path, enum platform_error *error);
/* Files that change together: each is written beside the one it will replace, and all take their names at once in the end, so that until then nothing has changed. */
struct platform_batch;
struct platform_batch *platform_batch_new(void);
/* Writes one more, which must be an ordinary file that may be written, or not there. 0 or -1. */
int platform_batch_add(struct platform_batch *b, const char *path, const void *data, size_t n, enum platform_error *error);
/* Gives them their names. 0, or -1 when one did not get its own; *failed (may be NULL) is then its path, borrowed until the batch is freed. */
int platform_batch_commit(struct platform_batch *b, const char **failed, enum platform_error *error);
/* Removes what was not given its name. */
void platform_batch_free(struct platform_batch *b);
/* Adds to the end of a file, which is made if it is not there; what others add at the same time is kept. When not all can be written, the file is as it was. */
int platform_append(const char *path, const void *data, size_t n, enum platform_error *error);
/* Writes all of it to standard output (1) or standard error (2). */
int platform_write(int stream, const void *data, size_t n, enum platform_error *error);
bool platform_is_terminal(int stream);
/*
 * A file for a library that writes to a name, and to nothing else. Where the system can, it has no place in any folder from the start on; else it lies in that for temporary
 * files (TMPDIR) until it is freed. The path is borrowed.
 */
struct platform_scratch;
struct buf;
int platform_scratch_new(struct platform_scratch **out, enum platform_error *error);
const char *platform_scratch_path(const struct platform_scratch *s);
/* Appends what it holds. */
int platform_scratch_read(const struct platform_scratch *s, struct buf *out, enum platform_error *error);
void platform_scratch_free(struct platform_scratch *s);
/* How many columns the terminal has; 0 when the stream is none, or it does not tell. */
size_t platform_columns(int stream);
/* The variable, or NULL. */
const char *platform_env(const char *name);
/* Today as a day number (date.h), local time. */
int64_t platform_today(void);
/* Seconds of a clock that only goes forward. */
double platform_seconds(void);

#endif
