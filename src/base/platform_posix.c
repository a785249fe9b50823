/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The operating system, for POSIX. No other file includes a system header. A call that a signal interrupts is made again, a short
 * write is continued, and an output file is never seen half written.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "platform.h"

#include "buf.h"
#include "date.h"
#include "leftover_posix.h"
#include "mem.h"
#include "vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TEMPORARY_TRIES 1000
#define TEMPORARY_NAME 200 /* bytes of the name kept in the temporary's, which leaves room for the rest within 255 */
#define PERMISSIONS 0777

struct platform_file {
	int fd;
};

void platform_start(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	leftover_start();
}

static enum platform_error meaning(int code)
{
	static const struct { int code; enum platform_error error; } table[] = {
		{ 0, PLATFORM_OK }, { ENOENT, PLATFORM_MISSING }, { EACCES, PLATFORM_DENIED }, { EPERM, PLATFORM_DENIED },
		{ EROFS, PLATFORM_DENIED }, { EISDIR, PLATFORM_IS_DIRECTORY }, { ENOTDIR, PLATFORM_NOT_DIRECTORY },
		{ ENOSPC, PLATFORM_FULL }, { EDQUOT, PLATFORM_FULL }, { EFBIG, PLATFORM_FULL }, { EPIPE, PLATFORM_CLOSED },
	};
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].code == code)
			return table[i].error;
	return PLATFORM_OTHER;
}

/* Tells how a call went: 0 for code 0, else -1. */
static int tell(enum platform_error *error, int code)
{
	if (error)
		*error = meaning(code);
	return code ? -1 : 0;
}

enum platform_kind platform_kind(const char *path, enum platform_error *error)
{
	struct stat st;

	if (tell(error, stat(path, &st) < 0 ? errno : 0) < 0)
		return PLATFORM_NOTHING;
	return S_ISREG(st.st_mode) ? PLATFORM_FILE : S_ISDIR(st.st_mode) ? PLATFORM_DIRECTORY : PLATFORM_SPECIAL;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

uint64_t platform_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (uint64_t)st.st_size : 0;
}

int platform_list(char ***names, size_t *count, const char *path, enum platform_error *error)
{
	VEC(char *) found = { 0 };
	const struct dirent *entry;
	DIR *dir = opendir(path);
	int code;

	if (!dir)
		return tell(error, errno);
	while (errno = 0, (entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			vec_push(&found, mem_strdup(entry->d_name));
	code = errno;
	closedir(dir);
	if (code) {
		while (found.len)
			free(found.items[--found.len]);
		vec_free(&found);
		return tell(error, code);
	}
	if (found.len)
		qsort(found.items, found.len, sizeof *found.items, compare_names);
	*names = found.items ? found.items : mem_alloc(sizeof **names);
	*count = found.len;
	return tell(error, 0);
}

int platform_identity(uint64_t id[2], const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return -1;
	id[0] = (uint64_t)st.st_dev;
	id[1] = (uint64_t)st.st_ino;
	return 0;
}

bool platform_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

char *platform_real(const char *path)
{
	char *found = realpath(path, NULL), *copy = found ? mem_strdup(found) : NULL;

	free(found);
	return copy;
}

static int open_again(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags | O_CLOEXEC | O_NOCTTY, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int platform_open(struct platform_file **out, const char *path, enum platform_error *error)
{
	bool is_input = !strcmp(path, "-");
	int fd = is_input ? STDIN_FILENO : open_again(path, O_RDONLY, 0);
	struct stat st;

	if (fd < 0)
		return tell(error, errno);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (!is_input)
			close(fd);
		return tell(error, EISDIR);
	}
	*out = mem_alloc(sizeof **out);
	(*out)->fd = fd;
	return tell(error, 0);
}

static void await(int fd, short event)
{
	struct pollfd p = { .fd = fd, .events = event };

	poll(&p, 1, -1);
}

ptrdiff_t platform_read(struct platform_file *f, void *to, size_t n, enum platform_error *error)
{
	ssize_t got;

	while ((got = read(f->fd, to, n > PTRDIFF_MAX ? PTRDIFF_MAX : n)) < 0) {
		if (errno == EAGAIN)
			await(f->fd, POLLIN);
		else if (errno != EINTR)
			return tell(error, errno);
	}
	tell(error, 0);
	return got;
}

void platform_close(struct platform_file *f)
{
	if (!f)
		return;
	if (f->fd != STDIN_FILENO)
		close(f->fd);
	free(f);
}

/* Writes all; 0 or the errno. */
static int write_all(int fd, const void *data, size_t n)
{
	const char *p = data;
	ssize_t put;

	while (n) {
		put = write(fd, p, n > PTRDIFF_MAX ? PTRDIFF_MAX : n);
		if (put > 0) {
			p += put;
			n -= (size_t)put;
		} else if (put < 0 && errno == EAGAIN) {
			await(fd, POLLOUT);
		} else if (put == 0 || errno != EINTR) {
			return put ? errno : EIO;
		}
	}
	return 0;
}

/* The length of the path up to and with the last slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Creates a file of its own beside path and writes its name, which is a leftover until it is given away or removed; the descriptor or -1. */
static int create_beside(struct buf *name, const char *path, mode_t mode)
{
	size_t folder = folder_length(path), kept = strlen(path + folder);
	int i, fd = -1;
	sigset_t before;

	if (kept > TEMPORARY_NAME)
		for (kept = TEMPORARY_NAME; kept && (path[folder + kept] & 0xC0) == 0x80; )
			kept--;
	for (i = 0; i < TEMPORARY_TRIES; i++) {
		buf_reset(name);
		buf_add(name, path, folder);
		buf_putc(name, '.');
		buf_add(name, path + folder, kept);
		buf_printf(name, ".%d.tmp", i);
		leftover_hold(&before);
		fd = open_again(name->data, O_WRONLY | O_CREAT | O_EXCL, mode);
		if (fd >= 0)
			leftover_add(name->data);
		leftover_release(&before);
		if (fd >= 0 || errno != EEXIST)
			break;
	}
	return fd;
}

/* Makes the change of name last. Some file systems cannot; the file itself is safe by then. */
static void sync_folder(const char *path)
{
	size_t len = folder_length(path);
	char *folder = len ? mem_strndup(path, len) : mem_strdup(".");
	int fd = open_again(folder, O_RDONLY, 0);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* Writes, makes durable and closes; 0 or the errno. */
static int fill(int fd, const void *data, size_t n)
{
	int code = write_all(fd, data, n);

	if (!code && fsync(fd) < 0 && errno != EINVAL && errno != ENOTSUP)
		code = errno;
	if (close(fd) < 0 && !code && errno != EINTR)
		code = errno;
	return code;
}

/* old is NULL for a new file. */
static int replace_regular(const char *path, const struct stat *old, const void *data, size_t n)
{
	struct buf temporary = BUF_INIT;
	int code, fd = create_beside(&temporary, path, old ? old->st_mode & PERMISSIONS : 0666);

	if (fd < 0) {
		code = errno;
		goto out;
	}
	if (old)
		fchmod(fd, old->st_mode & PERMISSIONS);
	code = fill(fd, data, n);
	if (!code)
		code = leftover_rename(temporary.data, path);
	if (code)
		leftover_remove(temporary.data);
	else
		sync_folder(path);
out:
	buf_release(&temporary);
	return code;
}

static int write_special(const char *path, const void *data, size_t n)
{
	int code, fd = open_again(path, O_WRONLY, 0);

	if (fd < 0)
		return errno;
	code = write_all(fd, data, n);
	if (close(fd) < 0 && !code && errno != EINTR)
		code = errno;
	return code;
}

static int replace_existing(const char *path, const struct stat *old, const void *data, size_t n)
{
	char *target;
	int code;

	if (S_ISDIR(old->st_mode))
		return EISDIR;
	if (!S_ISREG(old->st_mode))
		return write_special(path, data, n);
	if (access(path, W_OK) < 0)
		return errno;
	target = realpath(path, NULL);
	if (!target)
		return errno;
	code = replace_regular(target, old, data, n);
	free(target);
	return code;
}

int platform_replace(const char *path, const void *data, size_t n, enum platform_error *error)
{
	struct stat old;

	if (stat(path, &old) == 0)
		return tell(error, replace_existing(path, &old, data, n));
	if (errno != ENOENT)
		return tell(error, errno);
	return tell(error, replace_regular(path, NULL, data, n));
}

struct platform_scratch {
	int fd;
	bool named;       /* it still lies in a folder */
	struct buf path;
};

/* A name for a file that lies nowhere: that of its descriptor, where opening it leads to the same file. */
static bool leads_back(struct buf *name, int fd)
{
	struct stat here, there;
	bool same = false;
	int again;

	buf_printf(name, "/dev/fd/%d", fd);
	again = open_again(name->data, O_WRONLY, 0);
	if (again >= 0) {
		same = fstat(fd, &here) == 0 && fstat(again, &there) == 0 && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
		close(again);
	}
	return same;
}

int platform_scratch_new(struct platform_scratch **out, enum platform_error *error)
{
	struct buf path = BUF_INIT, name = BUF_INIT;
	const char *folder = platform_env("TMPDIR");
	struct platform_scratch *s;
	sigset_t before;
	int fd;

	buf_printf(&path, "%s/policykoll-XXXXXX", folder && *folder ? folder : "/tmp");
	leftover_hold(&before);
	fd = mkstemp(path.data);
	if (fd >= 0)
		leftover_add(path.data);
	leftover_release(&before);
	if (fd < 0) {
		buf_release(&path);
		return tell(error, errno);
	}
	s = mem_alloc(sizeof *s);
	*s = (struct platform_scratch){ .fd = fd, .path = path, .named = true };
	if (leads_back(&name, fd)) {
		leftover_remove(path.data);
		s->named = false;
		buf_reset(&s->path);
		buf_puts(&s->path, name.data);
	}
	buf_release(&name);
	*out = s;
	return tell(error, 0);
}

const char *platform_scratch_path(const struct platform_scratch *s)
{
	return s->path.data;
}

int platform_scratch_read(const struct platform_scratch *s, struct buf *out, enum platform_error *error)
{
	struct platform_file f = { s->fd };
	ptrdiff_t n = 0;

	if (lseek(s->fd, 0, SEEK_SET) < 0)
		return tell(error, errno);
	do {
		out->len += (size_t)n;
		buf_reserve(out, 1 << 16);
		n = platform_read(&f, out->data + out->len, 1 << 16, error);
	} while (n > 0);
	out->data[out->len] = '\0';
	return n < 0 ? -1 : 0;
}

void platform_scratch_free(struct platform_scratch *s)
{
	if (!s)
		return;
	if (s->named)
		leftover_remove(s->path.data);
	close(s->fd);
	buf_release(&s->path);
	free(s);
}

int platform_make_folder(const char *path, enum platform_error *error)
{
	struct stat st;

	if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
		return tell(error, 0);
	return tell(error, errno == EEXIST ? ENOTDIR : errno);
}

/* A file that waits for its name. */
struct waiting {
	char *temporary, *path; /* temporary: NULL once it has it */
};

struct platform_batch {
	VEC(struct waiting) files;
};

struct platform_batch *platform_batch_new(void)
{
	return mem_alloc(sizeof(struct platform_batch));
}

/* What is there already must be a file like others, also behind a link. */
static int may_replace(const char *path, struct stat *old, bool *exists)
{
	*exists = stat(path, old) == 0;
	if (!*exists)
		return errno == ENOENT ? 0 : errno;
	if (!S_ISREG(old->st_mode))
		return S_ISDIR(old->st_mode) ? EISDIR : EINVAL;
	return access(path, W_OK) < 0 ? errno : 0;
}

int platform_batch_add(struct platform_batch *b, const char *path, const void *data, size_t n, enum platform_error *error)
{
	struct buf temporary = BUF_INIT;
	struct stat old;
	bool exists;
	int fd, code = may_replace(path, &old, &exists);

	if (code)
		return tell(error, code);
	fd = create_beside(&temporary, path, exists ? old.st_mode & PERMISSIONS : 0666);
	if (fd < 0) {
		code = errno;
	} else {
		if (exists)
			fchmod(fd, old.st_mode & PERMISSIONS);
		code = fill(fd, data, n);
		vec_push(&b->files, ((struct waiting){ mem_strdup(temporary.data), mem_strdup(path) }));
	}
	buf_release(&temporary);
	return tell(error, code);
}

int platform_batch_commit(struct platform_batch *b, const char **failed, enum platform_error *error)
{
	sigset_t before;
	int code = 0;
	size_t i;

	/* A signal waits until all of them have their names. */
	leftover_hold(&before);
	for (i = 0; i < b->files.len && !code; i++) {
		struct waiting *w = &b->files.items[i];

		code = leftover_rename(w->temporary, w->path);
		if (code && failed)
			*failed = w->path;
		if (!code) {
			free(w->temporary);
			w->temporary = NULL;
		}
	}
	if (b->files.len && !code)
		sync_folder(b->files.items[0].path);
	leftover_release(&before);
	return tell(error, code);
}

void platform_batch_free(struct platform_batch *b)
{
	size_t i;

	for (i = 0; b && i < b->files.len; i++) {
		if (b->files.items[i].temporary)
			leftover_remove(b->files.items[i].temporary);
		free(b->files.items[i].temporary);
		free(b->files.items[i].path);
	}
	if (b)
		vec_free(&b->files);
	free(b);
}

int platform_append(const char *path, const void *data, size_t n, enum platform_error *error)
{
	int code, fd = open_again(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
	struct stat before;

	if (fd < 0)
		return tell(error, errno);
	if (fstat(fd, &before) < 0)
		before.st_mode = 0;
	code = write_all(fd, data, n);
	if (code && S_ISREG(before.st_mode) && ftruncate(fd, before.st_size) < 0)
		code = errno;
	if (close(fd) < 0 && !code && errno != EINTR)
		code = errno;
	return tell(error, code);
}

int platform_write(int stream, const void *data, size_t n, enum platform_error *error)
{
	return tell(error, write_all(stream, data, n));
}

bool platform_is_terminal(int stream)
{
	return isatty(stream) == 1;
}

size_t platform_columns(int stream)
{
	struct winsize size = { 0 };

	return ioctl(stream, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

const char *platform_env(const char *name)
{
	return getenv(name);
}

int64_t platform_today(void)
{
	time_t now = time(NULL);
	struct tm day;

	if (!localtime_r(&now, &day))
		return (int64_t)now / 86400;
	return date_from_civil((int64_t)day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

double platform_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}
