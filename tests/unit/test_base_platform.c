/* SPDX-License-Identifier: Apache-2.0 */
/* The operating system's door, in a folder of its own that is gone afterwards. */
#include "platform.h"

#include "buf.h"
#include "date.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static char folder[] = "/tmp/policykoll-test-XXXXXX";

static int enter(void **state)
{
	(void)state;
	platform_start();
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
	(void)state;
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

/* The test must leave the folder as it found it: empty. */
static int empty(void **state)
{
	enum platform_error error;
	char **names = NULL;
	size_t n, i;

	(void)state;
	if (platform_list(&names, &n, ".", &error) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		print_error("left behind: %s\n", names[i]);
		free(names[i]);
	}
	free(names);
	return n ? -1 : 0;
}

#define TEST(function) { #function, function, NULL, empty, NULL }

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void assert_content(const char *path, const void *expected, size_t n)
{
	struct platform_file *f;
	enum platform_error error;
	struct buf b = BUF_INIT;
	char chunk[7];
	ptrdiff_t got;

	assert_int_equal(platform_open(&f, path, &error), 0);
	assert_int_equal(error, PLATFORM_OK);
	while ((got = platform_read(f, chunk, sizeof chunk, &error)) > 0)
		buf_add(&b, chunk, (size_t)got);
	assert_int_equal(got, 0);
	assert_int_equal(b.len, n);
	assert_memory_equal(b.data, expected, n);
	platform_close(f);
	buf_release(&b);
}

static void kinds(void **state)
{
	enum platform_error error;

	(void)state;
	write_file("a", "");
	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(platform_kind("a", &error), PLATFORM_FILE);
	assert_int_equal(error, PLATFORM_OK);
	assert_int_equal(platform_kind("link", NULL), PLATFORM_FILE);
	assert_int_equal(platform_kind(".", &error), PLATFORM_DIRECTORY);
	assert_int_equal(platform_kind("fifo", &error), PLATFORM_SPECIAL);
	assert_int_equal(platform_kind("dangling", &error), PLATFORM_NOTHING);
	assert_int_equal(error, PLATFORM_MISSING);
	assert_int_equal(platform_kind("a/b", &error), PLATFORM_NOTHING);
	assert_int_equal(error, PLATFORM_NOT_DIRECTORY);
	unlink("a");
	unlink("link");
	unlink("dangling");
	unlink("fifo");
}

static void lists_sorted(void **state)
{
	static const char *const expected[] = { ".dold", "B", "a", "å" };
	enum platform_error error;
	char **names;
	size_t n, i;

	(void)state;
	for (i = 4; i--; )
		write_file(expected[i], "");
	assert_int_equal(platform_list(&names, &n, ".", &error), 0);
	assert_int_equal(n, 4);
	for (i = 0; i < n; i++) {
		assert_string_equal(names[i], expected[i]);
		free(names[i]);
		unlink(expected[i]);
	}
	free(names);
	assert_int_equal(platform_list(&names, &n, "nowhere", &error), -1);
	assert_int_equal(error, PLATFORM_MISSING);
	assert_int_equal(platform_list(&names, &n, ".", NULL), 0);
	assert_int_equal(n, 0);
	free(names);
}

static void identities(void **state)
{
	uint64_t a[2], b[2];

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	assert_int_equal(symlink("d", "link"), 0);
	assert_int_equal(platform_identity(a, "d"), 0);
	assert_int_equal(platform_identity(b, "link"), 0);
	assert_memory_equal(a, b, sizeof a);
	assert_int_equal(platform_identity(b, "."), 0);
	assert_memory_not_equal(a, b, sizeof a);
	assert_int_equal(platform_identity(b, "nowhere"), -1);
	unlink("link");
	rmdir("d");
}

static void opening_fails(void **state)
{
	struct platform_file *f;
	enum platform_error error;

	(void)state;
	assert_int_equal(platform_open(&f, "nowhere", &error), -1);
	assert_int_equal(error, PLATFORM_MISSING);
	assert_int_equal(platform_open(&f, ".", &error), -1);
	assert_int_equal(error, PLATFORM_IS_DIRECTORY);
	write_file("a", "");
	assert_int_equal(platform_open(&f, "a/b", &error), -1);
	assert_int_equal(error, PLATFORM_NOT_DIRECTORY);
	platform_close(NULL);
	unlink("a");
}

static void reads_standard_input(void **state)
{
	int pipe_ends[2], saved = dup(STDIN_FILENO);

	(void)state;
	assert_int_equal(pipe(pipe_ends), 0);
	assert_int_equal(write(pipe_ends[1], "indata", 6), 6);
	close(pipe_ends[1]);
	dup2(pipe_ends[0], STDIN_FILENO);
	close(pipe_ends[0]);
	assert_content("-", "indata", 6);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
}

static void creates(void **state)
{
	struct buf big = BUF_INIT;
	struct stat st;
	mode_t mask = umask(027);

	(void)state;
	buf_pad(&big, 'x', 200000);
	assert_int_equal(platform_replace("new", big.data, big.len, NULL), 0);
	umask(mask);
	assert_content("new", big.data, big.len);
	assert_int_equal(stat("new", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(platform_replace("./new", "", 0, NULL), 0);
	assert_content("new", "", 0);
	unlink("new");
	buf_release(&big);
}

static void keeps_mode_and_link(void **state)
{
	enum platform_error error;
	struct stat st;

	(void)state;
	write_file("target", "old and longer");
	assert_int_equal(chmod("target", 0606), 0);
	assert_int_equal(mkdir("d", 0700), 0);
	assert_int_equal(symlink("../target", "d/link"), 0);
	assert_int_equal(platform_replace("d/link", "new", 3, &error), 0);
	assert_int_equal(error, PLATFORM_OK);
	assert_content("target", "new", 3);
	assert_int_equal(stat("target", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0606);
	assert_int_equal(lstat("d/link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	unlink("d/link");
	rmdir("d");
	unlink("target");
}

static void takes_another_name(void **state)
{
	(void)state;
	write_file(".out.0.tmp", "someone else's");
	assert_int_equal(platform_replace("out", "new", 3, NULL), 0);
	assert_content("out", "new", 3);
	assert_content(".out.0.tmp", "someone else's", 14);
	unlink(".out.0.tmp");
	unlink("out");
}

static void long_names(void **state)
{
	enum platform_error error;
	char name[257];

	(void)state;
	memset(name, 'n', sizeof name);
	name[255] = '\0';
	assert_int_equal(platform_replace(name, "new", 3, &error), 0);
	assert_content(name, "new", 3);
	unlink(name);
	name[255] = 'n';
	name[256] = '\0';
	assert_int_equal(platform_replace(name, "new", 3, &error), -1);
	assert_int_equal(error, PLATFORM_OTHER);
}

static void replacing_fails(void **state)
{
	enum platform_error error;

	(void)state;
	assert_int_equal(platform_replace("nowhere/out", "x", 1, &error), -1);
	assert_int_equal(error, PLATFORM_MISSING);
	assert_int_equal(platform_replace(".", "x", 1, &error), -1);
	assert_int_equal(error, PLATFORM_IS_DIRECTORY);
	write_file("a", "");
	assert_int_equal(platform_replace("a/out", "x", 1, &error), -1);
	assert_int_equal(error, PLATFORM_NOT_DIRECTORY);
	unlink("a");
}

/* A limit on the size of files makes the write fail halfway, as a full disk would. */
static void full_disk_leaves_the_old(void **state)
{
	struct rlimit old, small;
	enum platform_error error = PLATFORM_OK;
	char data[9000];
	int result;

	(void)state;
	memset(data, 'x', sizeof data);
	write_file("out", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){ 4096, old.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	result = platform_replace("out", data, sizeof data, &error);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(result, -1);
	assert_int_equal(error, PLATFORM_FULL);
	assert_content("out", "old", 3);
	unlink("out");
}

static void appends(void **state)
{
	enum platform_error error;

	(void)state;
	assert_int_equal(platform_size("out"), 0);
	assert_int_equal(platform_append("out", "one", 3, &error), 0);
	assert_int_equal(error, PLATFORM_OK);
	assert_int_equal(platform_append("out", " two", 4, NULL), 0);
	assert_content("out", "one two", 7);
	assert_int_equal(platform_size("out"), 7);
	unlink("out");
	assert_int_equal(platform_append("no/out", "x", 1, &error), -1);
	assert_int_equal(error, PLATFORM_MISSING);
	assert_int_equal(platform_append(".", "x", 1, &error), -1);
	assert_int_equal(error, PLATFORM_IS_DIRECTORY);
	assert_int_equal(platform_size("."), 0);
}

static void full_disk_appends_nothing(void **state)
{
	struct rlimit old, small;
	enum platform_error error = PLATFORM_OK;
	char data[9000];
	int result;

	(void)state;
	memset(data, 'x', sizeof data);
	write_file("out", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){ 4096, old.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	result = platform_append("out", data, sizeof data, &error);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(result, -1);
	assert_int_equal(error, PLATFORM_FULL);
	assert_content("out", "old", 3);
	unlink("out");
}

static void read_only_is_refused(void **state)
{
	enum platform_error error;

	(void)state;
	write_file("out", "old");
	assert_int_equal(chmod("out", 0444), 0);
	if (access("out", W_OK) < 0) {
		assert_int_equal(platform_replace("out", "new", 3, &error), -1);
		assert_int_equal(error, PLATFORM_DENIED);
		assert_content("out", "old", 3);
	} else {
		assert_int_equal(platform_replace("out", "new", 3, &error), 0);
		assert_content("out", "new", 3);
	}
	unlink("out");
}

static void special_is_written_to(void **state)
{
	struct stat st;
	char got[8];
	int fd;

	(void)state;
	assert_int_equal(mkfifo("fifo", 0600), 0);
	fd = open("fifo", O_RDWR | O_NONBLOCK);
	assert_true(fd >= 0);
	assert_int_equal(platform_replace("fifo", "data", 4, NULL), 0);
	assert_int_equal(read(fd, got, sizeof got), 4);
	assert_memory_equal(got, "data", 4);
	assert_int_equal(stat("fifo", &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
	close(fd);
	unlink("fifo");
}

static void closed_pipe(void **state)
{
	enum platform_error error;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	assert_int_equal(platform_write(ends[1], "x", 1, &error), -1);
	assert_int_equal(error, PLATFORM_CLOSED);
	close(ends[1]);
}

#define AMOUNT ((size_t)1 << 20)

/* Reads slowly; exits with 0 when all came in order. */
static _Noreturn void read_slowly(int fd)
{
	unsigned char chunk[5000];
	size_t total = 0;
	ssize_t got, i;

	while ((got = read(fd, chunk, sizeof chunk)) > 0) {
		for (i = 0; i < got; i++, total++)
			if (chunk[i] != total % 251)
				_exit(2);
		nanosleep(&(struct timespec){ 0, 20000 }, NULL);
	}
	_exit(got == 0 && total == AMOUNT ? 0 : 1);
}

/* A full pipe that does not block: every write is short. */
static void short_writes(void **state)
{
	unsigned char *data = malloc(AMOUNT);
	enum platform_error error;
	int ends[2], status;
	pid_t child;
	size_t i;

	(void)state;
	assert_non_null(data);
	for (i = 0; i < AMOUNT; i++)
		data[i] = (unsigned char)(i % 251);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		close(ends[1]);
		read_slowly(ends[0]);
	}
	close(ends[0]);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	assert_int_equal(platform_write(ends[1], data, AMOUNT, &error), 0);
	close(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	free(data);
}

static void sizes(void **state)
{
	(void)state;
	write_file("five", "12345");
	write_file("none", "");
	assert_int_equal(symlink("five", "link"), 0);
	assert_int_equal(platform_size("five"), 5);
	assert_int_equal(platform_size("link"), 5);
	assert_int_equal(platform_size("none"), 0);
	assert_int_equal(platform_size("."), 0);
	assert_int_equal(platform_size("nowhere"), 0);
	assert_int_equal(platform_size("/dev/null"), 0);
	remove("five");
	remove("link");
	remove("none");
}

static void terminals(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_false(platform_is_terminal(ends[1]));
	assert_int_equal(platform_columns(ends[1]), 0);
	close(ends[0]);
	close(ends[1]);
	assert_false(platform_is_terminal(ends[1]));
}

static void environment(void **state)
{
	(void)state;
	assert_int_equal(setenv("POLICYKOLL_TEST", "ja", 1), 0);
	assert_string_equal(platform_env("POLICYKOLL_TEST"), "ja");
	unsetenv("POLICYKOLL_TEST");
	assert_null(platform_env("POLICYKOLL_TEST"));
}

static void calendar(char out[11])
{
	time_t now = time(NULL);
	struct tm day;

	assert_non_null(localtime_r(&now, &day));
	assert_int_equal(strftime(out, 11, "%Y-%m-%d", &day), 10);
}

static void today(void **state)
{
	char before[11], got[11], after[11];

	(void)state;
	calendar(before);
	date_format(got, platform_today());
	calendar(after);
	assert_true(!strcmp(got, before) || !strcmp(got, after));
}

static void clock_goes_forward(void **state)
{
	double first = platform_seconds(), second;

	(void)state;
	nanosleep(&(struct timespec){ 0, 5000000 }, NULL);
	second = platform_seconds();
	assert_true(second - first >= 0.004 && second - first < 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kinds), TEST(lists_sorted), TEST(identities), TEST(opening_fails), TEST(reads_standard_input),
		TEST(creates), TEST(keeps_mode_and_link), TEST(takes_another_name), TEST(long_names), TEST(replacing_fails),
		TEST(full_disk_leaves_the_old), TEST(appends), TEST(full_disk_appends_nothing), TEST(read_only_is_refused), TEST(special_is_written_to),
		TEST(closed_pipe), TEST(short_writes), TEST(sizes), TEST(terminals), TEST(environment), TEST(today), TEST(clock_goes_forward),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
