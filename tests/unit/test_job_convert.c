/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The bytes of a conversion depend on the pages alone: not on the memory, on
   how much of a text is looked at at once, or on the order of the pages; and
   they are those of all statements sorted and written as a whole. */

#include "job/convert.h"
#include "job/profiles.h"
#include "job/write.h"

#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/essaim-test.XXXXXX";

/* Diagnostics as text. */
static void
note(void *self, const struct ess_diag *diag)
{
  const struct ess_place *place = &diag->place;
  ess_buf_printf(self, "%s:%lu:%lu: %s\n", place->source ? place->source : "",
                 place->line, place->column, diag->text);
}

/* What came of a conversion. */
struct outcome {
  enum ess_status status;
  struct ess_buf rdf;
  struct ess_buf facts;
  struct ess_buf notes;
};

static void
clear(struct outcome *outcome)
{
  ess_buf_clear(&outcome->rdf);
  ess_buf_clear(&outcome->facts);
  ess_buf_clear(&outcome->notes);
}

static void
path_in_folder(char *path, size_t n, const char *name)
{
  (void)snprintf(path, n, "%s/%s", folder, name);
}

static void
convert(const char *const *pages, size_t n, enum ess_syntax_id id,
        size_t memory, size_t window, struct outcome *ret)
{
  char rdf[64];
  char facts[64];
  path_in_folder(rdf, sizeof rdf, "rdf");
  path_in_folder(facts, sizeof facts, "facts");
  (void)unlink(rdf);
  (void)unlink(facts);
  const struct ess_convert_options options = {
    .inputs = pages,
    .n_inputs = n,
    .output = rdf,
    .facts = facts,
    .syntax = ess_syntax_get(id),
    .profile = {.people = ESS_PEOPLE_ALL, .name = "Beaumont"},
    .spool = {memory, folder},
    .window = window};
  *ret = (struct outcome){0};
  struct ess_log log = {note, &ret->notes, 0, 0};
  ret->status = ess_convert(&options, &log);
  if (ret->status == ESS_OK) {
    assert_int_equal(ess_file_read(rdf, &ret->rdf, NULL), ESS_OK);
    assert_int_equal(ess_file_read(facts, &ret->facts, NULL), ESS_OK);
  }
}

static void
assert_same(const struct outcome *a, const struct outcome *b)
{
  assert_int_equal(a->status, b->status);
  assert_string_equal(ess_buf_str(&a->notes), ess_buf_str(&b->notes));
  assert_string_equal(ess_buf_str(&a->facts), ess_buf_str(&b->facts));
  assert_string_equal(ess_buf_str(&a->rdf), ess_buf_str(&b->rdf));
}

static const enum ess_syntax_id syntaxes[] = {
  ESS_TURTLE, ESS_NTRIPLES, ESS_NQUADS, ESS_TRIG, ESS_RDFXML, ESS_JSONLD};

enum { n_syntaxes = sizeof syntaxes / sizeof *syntaxes };

static enum ess_status
collect(void *self, const struct ess_statements *group)
{
  const struct ess_sink sink = ess_dataset_sink(self);
  enum ess_status st = ESS_OK;
  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    st = ess_sink_add(&sink, &group->items[i]);
  }
  return st;
}

/* The page as one dataset, sorted and written as a whole. */
static void
write_whole(const char *page, enum ess_syntax_id id, struct ess_buf *ret)
{
  const struct ess_profile_options options = {.people = ESS_PEOPLE_ALL,
                                              .name = "Beaumont"};
  struct ess_log log = {0};
  struct ess_world *world = ess_world_new(&log);
  struct ess_dataset *dataset = ess_dataset_new();
  struct ess_prefixes *prefixes =
    ess_prefixes_new(ess_view_of(ESS_DEFAULT_BASE));
  const struct ess_profiles_plan plan = {
    .options = &options, .graphs = true, .syntax = ess_syntax_get(id)};
  const struct ess_group_sink groups = {collect, dataset};
  struct ess_profiles *profiles = NULL;
  struct ess_output *out = NULL;
  char path[64];

  path_in_folder(path, sizeof path, "whole");
  assert_int_equal(ess_profiles_open(world, &plan, &log, &profiles), ESS_OK);
  assert_int_equal(ess_profiles_read(profiles, page), ESS_OK);
  assert_int_equal(ess_profiles_settle(profiles, NULL), ESS_OK);
  assert_int_equal(ess_profiles_statements(profiles, &groups), ESS_OK);
  assert_int_equal(ess_output_open(path, &out, &log), ESS_OK);
  assert_int_equal(ess_write(world, dataset, ess_syntax_get(id), prefixes,
                             out, &log), ESS_OK);
  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_int_equal(ess_file_read(path, ret, NULL), ESS_OK);
  ess_profiles_close(profiles);
  ess_prefixes_free(prefixes);
  ess_dataset_free(dataset);
  ess_world_free(world);
}

static void
assert_page(const char *page)
{
  static const size_t windows[] = {1, 100, 700, 3000};
  struct outcome usual;
  struct outcome other;
  struct ess_buf whole = {0};

  for (size_t i = 0; i < n_syntaxes; ++i) {
    convert(&page, 1, syntaxes[i], 0, 0, &usual);
    convert(&page, 1, syntaxes[i], 1, 200, &other);
    assert_same(&usual, &other);
    clear(&other);
    if (usual.status == ESS_OK) {
      write_whole(page, syntaxes[i], &whole);
      assert_string_equal(ess_buf_str(&usual.rdf), ess_buf_str(&whole));
    }
    clear(&usual);
  }
  convert(&page, 1, ESS_NQUADS, 0, 0, &usual);
  for (size_t i = 0; i < sizeof windows / sizeof *windows; ++i) {
    convert(&page, 1, ESS_NQUADS, 0, windows[i], &other);
    assert_same(&usual, &other);
    clear(&other);
  }
  clear(&usual);
  ess_buf_clear(&whole);
}

static void
pages_do_not_depend_on_memory(void **state)
{
  const char *srcdir = getenv("srcdir");
  glob_t found = {0};
  char pattern[500];
  (void)state;
  (void)snprintf(pattern, sizeof pattern, "%s/tests/golden/*/*/page.txt",
                 srcdir ? srcdir : ".");
  assert_int_equal(glob(pattern, 0, NULL, &found), 0);
  (void)snprintf(pattern, sizeof pattern, "%s/data/grand-est.txt",
                 srcdir ? srcdir : ".");
  assert_int_equal(glob(pattern, GLOB_APPEND, NULL, &found), 0);
  assert_true(found.gl_pathc > 20);
  for (size_t i = 0; i < found.gl_pathc; ++i) {
    assert_page(found.gl_pathv[i]);
  }
  globfree(&found);
}

/* A page of the folder with one profile. */
static void
write_page(const char *name, const char *authority, const char *updated,
           const char *population)
{
  char path[64];
  path_in_folder(path, sizeof path, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  (void)fprintf(file, "Commune de %s\n\nType de collectivité\nCommune\n"
                "Nombre d'habitants sur le territoire\n%s\n", authority,
                population);
  if (updated) {
    (void)fprintf(file, "Dernière mise à jour : %s\n", updated);
  }
  (void)fputs("Contact public\n\nÉlue représentante : Ada Martin\n", file);
  assert_int_equal(fclose(file), 0);
}

/* Convert the pages named, in this order. */
static void
convert_named(const char *const *names, size_t n, enum ess_syntax_id id,
              size_t memory, struct outcome *ret)
{
  char paths[4][64];
  const char *pages[4];
  for (size_t i = 0; i < n; ++i) {
    path_in_folder(paths[i], sizeof paths[i], names[i]);
    pages[i] = paths[i];
  }
  convert(pages, n, id, memory, 0, ret);
}

static void
the_order_of_pages_does_not_show(void **state)
{
  static const char *const orders[][3] = {
    {"b", "a", "c"}, {"c", "b", "a"}, {"a", "c", "b"}};
  static const char *const first[] = {"a", "b", "c"};
  struct outcome usual;
  struct outcome other;
  (void)state;
  write_page("a", "Beaune", NULL, "100");
  write_page("b", "Arles", "12/03/2024", "200");
  write_page("c", "Zut", NULL, "300");
  for (size_t i = 0; i < n_syntaxes; ++i) {
    convert_named(first, 3, syntaxes[i], 0, &usual);
    assert_int_equal(usual.status, ESS_OK);
    for (size_t k = 0; k < 3; ++k) {
      convert_named(orders[k], 3, syntaxes[i], k, &other);
      assert_same(&usual, &other);
      clear(&other);
    }
    clear(&usual);
  }
}

static void
assert_count(const struct ess_buf *in, const char *what, size_t expected)
{
  size_t n = 0;
  for (const char *at = strstr(ess_buf_str(in), what); at;
       at = strstr(at + 1, what)) {
    ++n;
  }
  assert_int_equal(n, expected);
}

static void
the_later_version_wins(void **state)
{
  static const char *const orders[][3] = {
    {"a", "b", "c"}, {"b", "c", "a"}, {"c", "b", "a"}};
  static const char *const alone[] = {"b"};
  struct outcome latest;
  struct outcome all;
  (void)state;
  write_page("a", "Beaune", "12/03/2023", "101");
  write_page("b", "Beaune", "12/03/2025", "202");
  write_page("c", "Beaune", "12/03/2024", "303");
  convert_named(alone, 1, ESS_NQUADS, 0, &latest);
  for (size_t k = 0; k < 3; ++k) {
    convert_named(orders[k], 3, ESS_NQUADS, k, &all);
    assert_int_equal(all.status, ESS_OK);
    assert_string_equal(ess_buf_str(&all.facts), ess_buf_str(&latest.facts));
    assert_count(&all.rdf, "\"202\"^^", 1);
    assert_count(&all.rdf, "\"101\"", 0);
    assert_count(&all.rdf, "\"303\"", 0);
    assert_count(&all.notes, "left out", 2);
    clear(&all);
  }
  clear(&latest);
}

static void
versions_without_a_difference_are_refused(void **state)
{
  static const char *const orders[][2] = {{"a", "b"}, {"b", "a"}};
  static const char *const dates[][2] = {
    {NULL, NULL}, {NULL, "12/03/2024"}, {"12/03/2024", "12/03/2024"}};
  struct outcome all;
  (void)state;
  for (size_t d = 0; d < 3; ++d) {
    write_page("a", "Beaune", dates[d][0], "100");
    write_page("b", "Beaune", dates[d][1], "200");
    for (size_t k = 0; k < 2; ++k) {
      convert_named(orders[k], 2, ESS_TURTLE, 0, &all);
      assert_int_equal(all.status, ESS_BAD_INPUT);
      assert_count(&all.notes, "a second profile for id/commune/", 1);
      /* It is the one that was read second. */
      char where[80];
      path_in_folder(where, sizeof where, orders[k][1]);
      assert_count(&all.notes, where, 1);
      clear(&all);
    }
  }
}

/* A line of 64 MiB has no end that anybody waits for. */
static void
a_line_without_end_is_refused(void **state)
{
  static const char *const names[] = {"long"};
  struct outcome outcome;
  char path[64];
  (void)state;
  path_in_folder(path, sizeof path, "long");
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(ftruncate(fileno(file), (66 << 20)), 0);
  assert_int_equal(fclose(file), 0);
  convert_named(names, 1, ESS_TURTLE, 0, &outcome);
  assert_int_equal(outcome.status, ESS_LIMIT);
  assert_count(&outcome.notes, "64 MiB", 1);
  clear(&outcome);
  assert_int_equal(unlink(path), 0);
}

static int
make_folder(void **state)
{
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
  static const char *const names[] = {"a", "b", "c", "rdf", "facts", "whole"};
  char path[64];
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    path_in_folder(path, sizeof path, names[i]);
    (void)unlink(path);
  }
  return rmdir(folder);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(pages_do_not_depend_on_memory),
    cmocka_unit_test(the_order_of_pages_does_not_show),
    cmocka_unit_test(the_later_version_wins),
    cmocka_unit_test(versions_without_a_difference_are_refused),
    cmocka_unit_test(a_line_without_end_is_refused),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
