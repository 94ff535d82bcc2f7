/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The store: what goes in comes out, whole or not at all. */

#include "unit.h"

#include "base/file.h"
#include "rdf/dataset.h"
#include "redland/store.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char path[] = "test_redland_store.db";
static struct ess_log test_log = {NULL, NULL, 0, 0};
static struct ess_world *world;

static struct ess_statement
statement_of(const char *s, struct ess_term object, const char *graph)
{
  static const struct ess_term none;
  struct ess_statement statement = {ess_iri(s), ess_iri("http://e/p"), object,
                                    none};
  if (graph) {
    statement.graph = ess_iri(graph);
  }
  return statement;
}

static enum ess_status
add(struct ess_store *store, const char *s, struct ess_term object,
    const char *graph)
{
  const struct ess_statement statement = statement_of(s, object, graph);
  const struct ess_sink sink = ess_store_sink(store);
  return ess_sink_add(&sink, &statement);
}

static struct ess_store *
open_store(const char *storage, enum ess_store_mode mode)
{
  const struct ess_store_options options = {.path = path,
                                            .storage = storage};
  struct ess_store *store = NULL;
  assert_int_equal(ess_store_open(world, &options, mode, &store), ESS_OK);
  return store;
}

/* A store is a file, or a folder of files. */
static void
drop(void)
{
  DIR *folder = opendir(path);
  const struct dirent *entry = NULL;
  char name[512];

  while (folder && (entry = readdir(folder))) {
    (void)snprintf(name, sizeof name, "%s/%.200s", path, entry->d_name);
    (void)remove(name);
  }
  if (folder) {
    (void)closedir(folder);
  }
  (void)remove(path);
}

static struct ess_dataset *
read_store(struct ess_store *store, const struct ess_term *graph)
{
  struct ess_dataset *all = ess_dataset_new();
  const struct ess_sink sink = ess_dataset_sink(all);
  assert_int_equal(ess_store_each(store, graph, &sink), ESS_OK);
  ess_dataset_sort(all);
  return all;
}

static size_t
count(struct ess_store *store, const struct ess_term *graph)
{
  struct ess_dataset *all = ess_dataset_new();
  const struct ess_sink inner = ess_dataset_sink(all);
  struct ess_counter counter = {&inner, 0};
  const struct ess_sink sink = ess_counter_sink(&counter);
  assert_int_equal(ess_store_each(store, graph, &sink), ESS_OK);
  ess_dataset_free(all);
  return counter.count;
}

/* The first two are kept on disk. */
static const char *const storages[] = {"essaim", "sqlite", "memory",
                                       "hashes"};
enum { n_storages = 4, n_kept = 2 };

static const struct ess_term nasty[] = {
  {ESS_LITERAL, ESS_VIEW(""), {NULL, 0}, {NULL, 0}},
  {ESS_LITERAL, ESS_VIEW("'; DROP TABLE \"triples\" --"), {NULL, 0}, {NULL, 0}},
  {ESS_LITERAL, ESS_VIEW("\t\r\n\\ \xF4\x8F\xBF\xBF \xC3\xA9"), {NULL, 0},
   {NULL, 0}},
  {ESS_LITERAL, ESS_VIEW("x"), {NULL, 0}, ESS_VIEW("fr-FR-x-Ab")},
  {ESS_LITERAL, ESS_VIEW("x"), {NULL, 0}, {NULL, 0}},
  {ESS_LITERAL, ESS_VIEW("007"),
   ESS_VIEW("http://www.w3.org/2001/XMLSchema#integer"), {NULL, 0}},
  {ESS_LITERAL, ESS_VIEW("7"),
   ESS_VIEW("http://www.w3.org/2001/XMLSchema#integer"), {NULL, 0}},
  {ESS_IRI, ESS_VIEW("http://e/\xC3\xA9#'x"), {NULL, 0}, {NULL, 0}},
  {ESS_IRI, ESS_VIEW("b1"), {NULL, 0}, {NULL, 0}},
  {ESS_BLANK, ESS_VIEW("b1"), {NULL, 0}, {NULL, 0}},
};

static void
every_term_comes_back_as_it_was(void **state)
{
  (void)state;
  for (size_t k = 0; k < n_storages; ++k) {
    struct ess_store *store = open_store(storages[k], ESS_STORE_WRITE);
    struct ess_dataset *want = ess_dataset_new();
    const struct ess_sink to_want = ess_dataset_sink(want);
    assert_int_equal(ess_store_begin(store), ESS_OK);
    for (size_t i = 0; i < sizeof nasty / sizeof nasty[0]; ++i) {
      const char *graph = i % 2 ? "http://e/g" : NULL;
      const struct ess_statement s = statement_of("http://e/s", nasty[i],
                                                  graph);
      assert_int_equal(ess_sink_add(&to_want, &s), ESS_OK);
      assert_int_equal(add(store, "http://e/s", nasty[i], graph), ESS_OK);
    }
    assert_int_equal(ess_store_commit(store), ESS_OK);
    ess_dataset_sort(want);
    struct ess_dataset *got = read_store(store, NULL);
    assert_int_equal(ess_dataset_size(got), ess_dataset_size(want));
    for (size_t i = 0; i < ess_dataset_size(got); ++i) {
      assert_int_equal(ess_statement_compare(ess_dataset_at(got, i),
                                             ess_dataset_at(want, i)),
                       0);
    }
    ess_dataset_free(got);
    ess_dataset_free(want);
    ess_store_close(store);
    drop();
  }
}

static void
a_statement_is_once_in_a_graph(void **state)
{
  const struct ess_term object = ess_string(ess_view_of("o"));
  (void)state;
  for (size_t k = 0; k < n_storages; ++k) {
    struct ess_store *store = open_store(storages[k], ESS_STORE_WRITE);
    assert_int_equal(ess_store_begin(store), ESS_OK);
    for (int i = 0; i < 3; ++i) {
      assert_int_equal(add(store, "http://e/s", object, "http://e/g"),
                       ESS_OK);
      assert_int_equal(add(store, "http://e/s", object, NULL), ESS_OK);
    }
    assert_int_equal(count(store, NULL), 2);
    assert_int_equal(ess_store_commit(store), ESS_OK);
    assert_int_equal(count(store, NULL), 2);
    ess_store_close(store);
    drop();
  }
}

static void
a_graph_is_read_and_cleared_alone(void **state)
{
  const struct ess_term object = ess_string(ess_view_of("o"));
  const struct ess_term graph = ess_iri("http://e/g");
  const struct ess_term absent = ess_iri("http://e/absent");
  const struct ess_term none = {ESS_NONE, {NULL, 0}, {NULL, 0}, {NULL, 0}};
  (void)state;
  for (size_t k = 0; k < n_storages; ++k) {
    struct ess_store *store = open_store(storages[k], ESS_STORE_WRITE);
    assert_int_equal(ess_store_begin(store), ESS_OK);
    assert_int_equal(add(store, "http://e/1", object, "http://e/g"), ESS_OK);
    assert_int_equal(add(store, "http://e/2", object, "http://e/g"), ESS_OK);
    assert_int_equal(add(store, "http://e/1", object, NULL), ESS_OK);
    assert_int_equal(count(store, &graph), 2);
    assert_int_equal(count(store, &none), 1);
    assert_int_equal(count(store, &absent), 0);
    assert_int_equal(ess_store_clear_graph(store, &absent), ESS_OK);
    assert_int_equal(ess_store_clear_graph(store, &graph), ESS_OK);
    assert_int_equal(count(store, NULL), 1);
    assert_int_equal(ess_store_clear_graph(store, &none), ESS_OK);
    assert_int_equal(count(store, NULL), 0);
    ess_store_close(store);
    drop();
  }
}

static void
sqlite_refuses_a_graph_named_by_a_blank_node(void **state)
{
  struct ess_statement s = statement_of("http://e/s", nasty[0], NULL);
  struct ess_store *store = open_store("sqlite", ESS_STORE_WRITE);
  const struct ess_sink sink = ess_store_sink(store);
  (void)state;
  s.graph = nasty[9];
  assert_int_equal(ess_sink_add(&sink, &s), ESS_BAD_INPUT);
  ess_store_close(store);
  drop();
}

static void
roll_back(const char *storage)
{
  const struct ess_term graph = ess_iri("http://e/g");
  struct ess_store *store = open_store(storage, ESS_STORE_WRITE);
  assert_int_equal(ess_store_begin(store), ESS_OK);
  assert_int_equal(add(store, "http://e/1", nasty[1], "http://e/g"), ESS_OK);
  assert_int_equal(ess_store_commit(store), ESS_OK);
  assert_int_equal(ess_store_begin(store), ESS_OK);
  assert_int_equal(ess_store_clear_graph(store, &graph), ESS_OK);
  assert_int_equal(add(store, "http://e/2", nasty[2], NULL), ESS_OK);
  assert_int_equal(ess_store_rollback(store), ESS_OK);
  assert_int_equal(count(store, NULL), 1);
  assert_int_equal(count(store, &graph), 1);
  assert_int_equal(ess_store_begin(store), ESS_OK);
  assert_int_equal(add(store, "http://e/3", nasty[3], NULL), ESS_OK);
  ess_store_close(store);
  store = open_store(storage, ESS_STORE_READ);
  assert_int_equal(count(store, NULL), 1);
  ess_store_close(store);
  drop();
}

/* A process that adds for ever to the store and is killed in the midst. */
static void
add_until_killed(const char *storage, int ready)
{
  const struct ess_store_options options = {.path = path,
                                            .storage = storage};
  struct ess_store *store = NULL;
  char iri[32];

  if (ess_store_open(world, &options, ESS_STORE_WRITE, &store) != ESS_OK ||
      ess_store_begin(store) != ESS_OK) {
    _exit(1);
  }
  for (unsigned i = 0;; ++i) {
    (void)snprintf(iri, sizeof iri, "http://e/%u", i);
    if (add(store, iri, nasty[1], "http://e/k") != ESS_OK) {
      _exit(1);
    }
    if (i == 20000 && write(ready, "x", 1) != 1) {
      _exit(1);
    }
  }
}

static void
be_killed(const char *storage)
{
  struct ess_store *store = open_store(storage, ESS_STORE_WRITE);
  int ends[2];
  char byte = 0;
  assert_int_equal(ess_store_begin(store), ESS_OK);
  assert_int_equal(add(store, "http://e/old", nasty[4], NULL), ESS_OK);
  assert_int_equal(ess_store_commit(store), ESS_OK);
  ess_store_close(store);
  assert_int_equal(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    add_until_killed(storage, ends[1]);
  }
  assert_int_equal(read(ends[0], &byte, 1), 1);
  assert_int_equal(kill(child, SIGKILL), 0);
  assert_int_equal(waitpid(child, NULL, 0), child);
  store = open_store(storage, ESS_STORE_READ);
  assert_int_equal(count(store, NULL), 1);
  ess_store_close(store);
  store = open_store(storage, ESS_STORE_WRITE);
  assert_int_equal(ess_store_begin(store), ESS_OK);
  assert_int_equal(add(store, "http://e/new", nasty[4], NULL), ESS_OK);
  assert_int_equal(ess_store_commit(store), ESS_OK);
  assert_int_equal(count(store, NULL), 2);
  ess_store_close(store);
  (void)close(ends[0]);
  (void)close(ends[1]);
  drop();
}

static void
meet(const char *storage)
{
  struct ess_store *one = open_store(storage, ESS_STORE_WRITE);
  struct ess_store *two = open_store(storage, ESS_STORE_WRITE);
  const unsigned errors = test_log.errors;
  assert_int_equal(ess_store_begin(one), ESS_OK);
  assert_int_equal(ess_store_begin(two), ESS_IO);
  assert_int_equal(test_log.errors, errors + 1);
  assert_int_equal(ess_store_commit(one), ESS_OK);
  assert_int_equal(ess_store_begin(two), ESS_OK);
  ess_store_close(two);
  ess_store_close(one);
  drop();
}

/* Each on every storage that is kept on disk. */
static void
what_is_rolled_back_was_never_there(void **state)
{
  (void)state;
  for (size_t k = 0; k < n_kept; ++k) {
    roll_back(storages[k]);
  }
}

static void
a_kill_leaves_the_old_content(void **state)
{
  (void)state;
  for (size_t k = 0; k < n_kept; ++k) {
    be_killed(storages[k]);
  }
}

static void
two_writers_do_not_meet(void **state)
{
  (void)state;
  for (size_t k = 0; k < n_kept; ++k) {
    meet(storages[k]);
  }
}

static void
assert_not_opened(const char *storage, const char *at,
                  enum ess_store_mode mode)
{
  const struct ess_store_options options = {.path = at, .storage = storage};
  struct ess_store *store = NULL;
  const unsigned errors = test_log.errors;
  assert_int_equal(ess_store_open(world, &options, mode, &store), ESS_IO);
  assert_null(store);
  assert_int_equal(test_log.errors, errors + 1);
}

static void
put(const char *text, size_t n)
{
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(text, 1, n, f), n);
  assert_int_equal(fclose(f), 0);
}

static void
leave_alone(const char *storage)
{
  static const char text[] = "my only copy\n";
  struct ess_buf now = {0};
  assert_not_opened(storage, path, ESS_STORE_READ);
  assert_int_equal(access(path, F_OK), -1);
  assert_not_opened(storage, ".", ESS_STORE_WRITE);
  assert_not_opened(storage, "no/such/folder/store", ESS_STORE_WRITE);
  put(text, sizeof text - 1);
  assert_not_opened(storage, path, ESS_STORE_READ);
  assert_not_opened(storage, path, ESS_STORE_WRITE);
  assert_int_equal(ess_file_read(path, &now, &test_log), ESS_OK);
  assert_string_equal(ess_buf_str(&now), text);
  put("", 0);
  assert_not_opened(storage, path, ESS_STORE_WRITE);
  ess_buf_clear(&now);
  drop();
}

static void
what_is_no_store_is_left_alone(void **state)
{
  (void)state;
  for (size_t k = 0; k < n_kept; ++k) {
    leave_alone(storages[k]);
  }
}

static void
a_truncated_store_is_left_alone(void **state)
{
  struct ess_buf before = {0};
  struct ess_buf after = {0};
  (void)state;
  ess_store_close(open_store("sqlite", ESS_STORE_WRITE));
  assert_int_equal(truncate(path, 6000), 0);
  assert_int_equal(ess_file_read(path, &before, &test_log), ESS_OK);
  assert_not_opened("sqlite", path, ESS_STORE_READ);
  assert_not_opened("sqlite", path, ESS_STORE_WRITE);
  assert_int_equal(ess_file_read(path, &after, &test_log), ESS_OK);
  assert_true(ess_view_equal(ess_buf_view(&before), ess_buf_view(&after)));
  ess_buf_clear(&before);
  ess_buf_clear(&after);
  drop();
}

static void
an_unknown_storage_is_refused(void **state)
{
  const struct ess_store_options options = {.path = path,
                                            .storage = "hashess"};
  struct ess_store *store = NULL;
  (void)state;
  assert_int_equal(
    ess_store_open(world, &options, ESS_STORE_WRITE, &store), ESS_IO);
  assert_null(store);
  ess_store_close(NULL);
}

static int
open_world(void **state)
{
  (void)state;
  drop();
  world = ess_world_new(&test_log);
  return world ? 0 : -1;
}

static int
close_world(void **state)
{
  (void)state;
  ess_world_free(world);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_term_comes_back_as_it_was),
    cmocka_unit_test(a_statement_is_once_in_a_graph),
    cmocka_unit_test(a_graph_is_read_and_cleared_alone),
    cmocka_unit_test(sqlite_refuses_a_graph_named_by_a_blank_node),
    cmocka_unit_test(what_is_rolled_back_was_never_there),
    cmocka_unit_test(a_kill_leaves_the_old_content),
    cmocka_unit_test(two_writers_do_not_meet),
    cmocka_unit_test(what_is_no_store_is_left_alone),
    cmocka_unit_test(a_truncated_store_is_left_alone),
    cmocka_unit_test(an_unknown_storage_is_refused),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
