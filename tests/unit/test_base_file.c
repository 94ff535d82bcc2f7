/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files: whole documents in; the old file or the whole new one out. */

#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

/* Each test has a folder of its own, in which it runs. */
static int
enter_folder(void **state)
{
  char *folder = strdup("/tmp/essaim-test-XXXXXX");
  *state = folder;
  return folder && mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int
leave_folder(void **state)
{
  static const char *const names[] = {"a", "link", "b"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    (void)unlink(names[i]);
  }
  const int rc = chdir("/") == 0 ? rmdir(*state) : -1;
  free(*state);
  /* A file left behind is a failure. */
  return rc;
}

static void
write_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static void
assert_file(const char *path, const char *text)
{
  struct ess_buf buf = {0};
  struct ess_log log = {0};
  assert_int_equal(ess_file_read(path, &buf, &log), ESS_OK);
  assert_string_equal(ess_buf_str(&buf), text);
  ess_buf_clear(&buf);
}

static size_t
count_files(void)
{
  DIR *folder = opendir(".");
  size_t n = 0;
  assert_non_null(folder);
  for (const struct dirent *e = readdir(folder); e; e = readdir(folder)) {
    n += e->d_name[0] != '.';
  }
  assert_int_equal(closedir(folder), 0);
  return n;
}

static struct ess_output *
open_output(const char *path)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  assert_int_equal(ess_output_open(path, &out, &log), ESS_OK);
  return out;
}

static void
assert_unreadable(const char *path)
{
  struct ess_buf buf = {0};
  struct ess_log log = {0};
  assert_int_equal(ess_file_read(path, &buf, &log), ESS_BAD_INPUT);
  assert_int_equal(log.errors, 1);
  ess_buf_clear(&buf);
}

static void
what_is_no_file_is_reported(void **state)
{
  (void)state;
  assert_unreadable("nowhere");
  assert_unreadable(".");
  assert_unreadable("");
}

static void
reading_empties_the_buffer_first(void **state)
{
  struct ess_buf buf = {0};
  struct ess_log log = {0};
  (void)state;
  write_file("a", "new");
  ess_buf_puts(&buf, "old");
  assert_int_equal(ess_file_read("a", &buf, &log), ESS_OK);
  assert_string_equal(ess_buf_str(&buf), "new");
  ess_buf_clear(&buf);
}

static void
the_old_file_stands_until_commit(void **state)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  (void)state;
  write_file("a", "old");
  out = open_output("a");
  assert_int_equal(ess_output_write(out, ess_view_of("new")), ESS_OK);
  assert_file("a", "old");
  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_file("a", "new");
  assert_int_equal(count_files(), 1);
}

static void
what_is_discarded_leaves_no_trace(void **state)
{
  struct ess_output *out = NULL;
  (void)state;
  write_file("a", "old");
  out = open_output("a");
  assert_int_equal(ess_output_write(out, ess_view_of("new")), ESS_OK);
  ess_output_discard(out);
  ess_output_discard(NULL);
  assert_file("a", "old");
  assert_int_equal(count_files(), 1);
}

static void
much_output_is_written_whole(void **state)
{
  struct ess_output *out = open_output("a");
  struct ess_log log = {0};
  struct ess_buf text = {0};
  (void)state;
  for (int i = 0; i < 50000; ++i) {
    char line[16];
    (void)snprintf(line, sizeof line, "%d\n", i);
    ess_buf_puts(&text, line);
    assert_int_equal(ess_output_write(out, ess_view_of(line)), ESS_OK);
  }
  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_file("a", ess_buf_str(&text));
  ess_buf_clear(&text);
}

static void
a_symbolic_link_stays_one(void **state)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  struct stat st;
  (void)state;
  write_file("b", "old");
  assert_int_equal(symlink("b", "link"), 0);
  out = open_output("link");
  assert_int_equal(ess_output_write(out, ess_view_of("new")), ESS_OK);
  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_int_equal(lstat("link", &st), 0);
  assert_true(S_ISLNK(st.st_mode));
  assert_file("b", "new");
}

static void
a_file_keeps_its_mode(void **state)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  struct stat st;
  (void)state;
  write_file("a", "old");
  assert_int_equal(chmod("a", 0640), 0);
  out = open_output("a");
  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_int_equal(stat("a", &st), 0);
  assert_int_equal(st.st_mode & 0777U, 0640);
}

static void
a_new_file_has_the_usual_mode(void **state)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  struct stat st;
  const mode_t mask = umask(027);
  (void)state;
  out = open_output("a");
  (void)umask(mask);
  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_int_equal(stat("a", &st), 0);
  assert_int_equal(st.st_mode & 0777U, 0640);
}

static void
assert_no_output(const char *path)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  assert_int_equal(ess_output_open(path, &out, &log), ESS_IO);
  assert_int_equal(log.errors, 1);
  assert_null(out);
}

static void
a_path_into_nowhere_is_refused(void **state)
{
  (void)state;
  assert_no_output("nowhere/a");
}

static void
a_folder_is_never_replaced(void **state)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  struct stat st;
  (void)state;
  assert_int_equal(mkdir("d", 0777), 0);
  if (ess_output_open("d", &out, &log) == ESS_OK) {
    assert_int_equal(ess_output_commit(out, &log), ESS_IO);
  }
  assert_int_equal(log.errors, 1);
  assert_int_equal(stat("d", &st), 0);
  assert_true(S_ISDIR(st.st_mode));
  assert_int_equal(count_files(), 1);
  assert_int_equal(rmdir("d"), 0);
}

static void
a_full_device_is_an_error(void **state)
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  (void)state;
  if (access("/dev/full", W_OK) != 0) {
    skip();
  }
  out = open_output("/dev/full");
  /* It shows at the end, or as soon as a page is full; then it sticks. */
  assert_int_equal(ess_output_write(out, ess_view_of("x")), ESS_OK);
  assert_int_equal(ess_output_commit(out, &log), ESS_IO);
  assert_int_equal(log.errors, 1);
}

static void
the_first_write_error_sticks(void **state)
{
  static char page[1 << 17];
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  (void)state;
  if (access("/dev/full", W_OK) != 0) {
    skip();
  }
  out = open_output("/dev/full");
  assert_int_equal(
    ess_output_write(out, (struct ess_view){page, sizeof page}), ESS_IO);
  assert_int_equal(ess_output_write(out, ess_view_of("x")), ESS_IO);
  assert_int_equal(ess_output_commit(out, &log), ESS_IO);
  assert_int_equal(log.errors, 1);
}

#define IN_FOLDER(test)                                                      \
  cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    IN_FOLDER(what_is_no_file_is_reported),
    IN_FOLDER(reading_empties_the_buffer_first),
    IN_FOLDER(the_old_file_stands_until_commit),
    IN_FOLDER(what_is_discarded_leaves_no_trace),
    IN_FOLDER(much_output_is_written_whole),
    IN_FOLDER(a_symbolic_link_stays_one),
    IN_FOLDER(a_file_keeps_its_mode),
    IN_FOLDER(a_new_file_has_the_usual_mode),
    IN_FOLDER(a_path_into_nowhere_is_refused),
    IN_FOLDER(a_folder_is_never_replaced),
    IN_FOLDER(a_full_device_is_an_error),
    IN_FOLDER(the_first_write_error_sticks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
