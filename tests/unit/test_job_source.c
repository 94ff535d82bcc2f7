/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is read as statements, from files of several kinds, and how far the
   reading says to be. */

#include "job/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

static const char page[] = "Ville de Metz\n\nType de collectivité\nCommune\n";
static struct ess_world *world;

static void
write_file(const char *path, const char *line, size_t times)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  for (size_t i = 0; i < times; ++i) {
    assert_true(fputs(line, file) >= 0);
  }
  assert_int_equal(fclose(file), 0);
}

/* How far it said to be, last, and whether it ever went back. */
struct told {
  size_t done;
  size_t total;
  size_t times;
  bool back;
};

static void
note_bytes(void *self, size_t done, size_t total)
{
  struct told *told = self;
  told->back |= done < told->done;
  told->done = done;
  told->total = total;
  ++told->times;
}

/* Read the `n` files at `paths`; returns how many statements they hold. */
static unsigned long
read_files(const char *const *paths, size_t n, struct told *told)
{
  static const struct ess_profile_options options;
  struct ess_sources *sources = ess_sources_new(world, &options, NULL);
  struct ess_counter counter = {0};
  const struct ess_sink sink = ess_counter_sink(&counter);

  assert_non_null(sources);
  ess_sources_watch(sources, paths, n,
                    (struct ess_progress){note_bytes, told});
  for (size_t i = 0; i < n; ++i) {
    assert_int_equal(ess_sources_read(sources, paths[i], NULL, &sink),
                     ESS_OK);
  }
  assert_int_equal(ess_sources_finish(sources, &sink), ESS_OK);
  ess_sources_free(sources);
  return counter.count;
}

static void
progress_goes_on_from_file_to_file(void **state)
{
  static const char *const paths[] = {"a.nt", "b.txt", "empty.nt", "c.ttl"};
  static const char line[] = "<http://a> <http://b> <http://c> .\n";
  struct told told = {0};
  (void)state;
  write_file("a.nt", line, 10000);
  write_file("b.txt", page, 1);
  write_file("empty.nt", "", 0);
  write_file("c.ttl", line, 3);
  const size_t total = 10003 * strlen(line) + strlen(page);
  assert_true(read_files(paths, 4, &told) > 10003);
  assert_int_equal(told.done, total);
  assert_int_equal(told.total, total);
  assert_false(told.back);
  assert_true(told.times > 8);
}

/* In a folder, the second file is longer than the first. */
static void
a_folder_has_no_total(void **state)
{
  static const char *const paths[] = {"."};
  struct told told = {0};
  (void)state;
  write_file("1.txt", page, 1);
  write_file("2.txt", "Ville de Nancy\n\nType de collectivité\nCommune\n", 1);
  assert_true(read_files(paths, 1, &told) > 10);
  assert_int_equal(told.done, 2 * strlen(page) + 1);
  assert_int_equal(told.total, 0);
  assert_false(told.back);
}

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
  static const char *const names[] = {"a.nt",  "b.txt", "empty.nt",
                                      "c.ttl", "1.txt", "2.txt"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    (void)unlink(names[i]);
  }
  const int rc = chdir("/") == 0 ? rmdir(*state) : -1;
  free(*state);
  return rc;
}

static int
open_world(void **state)
{
  (void)state;
  world = ess_world_new(NULL);
  return world ? 0 : -1;
}

static int
close_world(void **state)
{
  (void)state;
  ess_world_free(world);
  return 0;
}

#define IN_FOLDER(test)                                                      \
  cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    IN_FOLDER(progress_goes_on_from_file_to_file),
    IN_FOLDER(a_folder_has_no_total),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
