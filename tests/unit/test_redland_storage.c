/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Our storage of Redland: what streams see, what a transaction is, and what
   is refused. That it finds what it should is the matter of
   test_redland_storage_random. */

#include "redland_storage.h"

#include "store/env.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static librdf_stream *
stream_of(const struct model *m)
{
  librdf_stream *stream = librdf_model_as_stream(m->model);
  assert_non_null(stream);
  return stream;
}

/* Put so many statements in, in one transaction. */
static void
fill(const struct model *m, int n)
{
  assert_int_equal(librdf_model_transaction_start(m->model), 0);
  for (int i = 0; i < n; ++i) {
    char name[16];
    (void)snprintf(name, sizeof name, "s%d", i);
    assert_int_equal(change(m, true, name, "o", NULL), 0);
  }
  assert_int_equal(librdf_model_transaction_commit(m->model), 0);
}

/* ---------------------------------------------------------------- streams */

static void
a_stream_sees_what_was_there_when_it_began(void **state)
{
  struct model m = open_home(NULL);
  (void)state;
  fill(&m, 3000);
  librdf_stream *stream = stream_of(&m);
  assert_int_equal(change(&m, true, "late", "o", NULL), 0);
  assert_int_equal(change(&m, false, "s2999", "o", NULL), 0);
  assert_int_equal(change(&m, false, "s0", "o", NULL), 0);
  assert_int_equal(librdf_model_size(m.model), 2999);
  assert_int_equal(drain(stream), 3000);
  assert_int_equal(count(&m), 2999);
  close_model(&m);
  assert_logged(NULL);
}

/* Statements and nodes of a stream, held by reference as librdf's copies are,
   stay what they were when it goes on. */
static void
what_a_stream_gave_does_not_change(void **state)
{
  struct model m = open_home(NULL);
  (void)state;
  fill(&m, 2);
  librdf_stream *stream = stream_of(&m);
  librdf_statement *first =
    librdf_new_statement_from_statement(librdf_stream_get_object(stream));
  librdf_statement *expected = statement_of("s0", "o");
  (void)librdf_stream_next(stream);
  assert_true(librdf_statement_equals(first, expected));
  assert_false(
    librdf_statement_equals(first, librdf_stream_get_object(stream)));
  librdf_free_stream(stream);
  assert_true(librdf_statement_equals(first, expected));
  librdf_free_statement(expected);
  librdf_free_statement(first);
  close_model(&m);
}

static void
a_stream_outlives_its_storage(void **state)
{
  struct model m = open_home(NULL);
  librdf_node *context = iri("http://e/g");
  (void)state;
  fill(&m, 3000);
  assert_int_equal(change(&m, true, "s", "o", context), 0);
  librdf_stream *stream = stream_of(&m);
  librdf_iterator *contexts = librdf_model_get_contexts(m.model);
  close_model(&m);
  m = open_home(NULL);
  assert_int_equal(change(&m, true, "late", "o", NULL), 0);
  assert_int_equal(drain(stream), 3001);
  assert_false(librdf_iterator_end(contexts));
  assert_true(
    librdf_node_equals(librdf_iterator_get_object(contexts), context));
  assert_int_not_equal(librdf_iterator_next(contexts), 0);
  librdf_free_iterator(contexts);
  librdf_free_node(context);
  close_model(&m);
  assert_logged(NULL);
}

static void
what_a_transaction_read_ends_with_it(void **state)
{
  struct model m = open_home(NULL);
  librdf_node *g = iri("http://e/g");
  librdf_node *h = iri("http://e/h");
  (void)state;
  fill(&m, 3000);
  assert_int_equal(change(&m, true, "s", "o", g), 0);
  assert_int_equal(change(&m, true, "s", "o", h), 0);
  for (int commit = 0; commit < 2; ++commit) {
    assert_int_equal(librdf_model_transaction_start(m.model), 0);
    librdf_stream *stream = stream_of(&m);
    librdf_iterator *contexts = librdf_model_get_contexts(m.model);
    assert_int_equal(commit ? librdf_model_transaction_commit(m.model)
                            : librdf_model_transaction_rollback(m.model),
                     0);
    /* What is at hand stays so. */
    assert_non_null(librdf_stream_get_object(stream));
    assert_non_null(librdf_iterator_get_object(contexts));
    assert_logged(NULL);
    assert_int_not_equal(librdf_stream_next(stream), 0);
    assert_logged("ended with its transaction");
    assert_null(librdf_stream_get_object(stream));
    assert_int_not_equal(librdf_iterator_next(contexts), 0);
    assert_logged("ended with its transaction");
    assert_int_equal(drain(stream), 0);
    librdf_free_iterator(contexts);
  }
  assert_logged(NULL);
  librdf_free_node(h);
  librdf_free_node(g);
  close_model(&m);
}

/* A stream in a transaction goes on while that changes. */
static void
a_transaction_is_read_while_it_changes(void **state)
{
  struct model m = open_home(NULL);
  int n = 0;
  (void)state;
  fill(&m, 1000);
  assert_int_equal(librdf_model_transaction_start(m.model), 0);
  librdf_stream *stream = stream_of(&m);
  for (; !librdf_stream_end(stream); (void)librdf_stream_next(stream)) {
    assert_int_equal(
      librdf_model_remove_statement(m.model,
                                    librdf_stream_get_object(stream)),
      0);
    ++n;
  }
  librdf_free_stream(stream);
  assert_int_equal(n, 1000);
  assert_int_equal(count(&m), 0);
  assert_int_equal(librdf_model_transaction_commit(m.model), 0);
  assert_int_equal(librdf_model_size(m.model), 0);
  close_model(&m);
  assert_logged(NULL);
}

/* ----------------------------------------------------------- transactions */

static void
a_transaction_is_all_or_nothing(void **state)
{
  struct model m = open_home(NULL);
  (void)state;
  assert_int_equal(change(&m, true, "a", "o", NULL), 0);
  assert_int_equal(librdf_model_transaction_start(m.model), 0);
  assert_int_not_equal(librdf_model_transaction_start(m.model), 0);
  assert_logged("a transaction is open already");
  assert_int_equal(change(&m, true, "b", "o", NULL), 0);
  assert_int_equal(change(&m, false, "a", "o", NULL), 0);
  assert_int_equal(change(&m, true, "c", "o", NULL), 0);
  assert_int_equal(librdf_model_size(m.model), 2);
  assert_int_equal(librdf_model_transaction_rollback(m.model), 0);
  assert_int_equal(librdf_model_size(m.model), 1);
  assert_int_not_equal(librdf_model_transaction_rollback(m.model), 0);
  assert_logged("no transaction is open");
  assert_int_not_equal(librdf_model_transaction_commit(m.model), 0);
  assert_logged("no transaction is open");
  /* Closing is no commit. */
  assert_int_equal(librdf_model_transaction_start(m.model), 0);
  assert_int_equal(change(&m, true, "b", "o", NULL), 0);
  close_model(&m);
  m = open_home(NULL);
  assert_int_equal(count(&m), 1);
  assert_int_equal(change(&m, false, "a", "o", NULL), 0);
  close_model(&m);
  m = open_home(NULL);
  assert_int_equal(count(&m), 0);
  close_model(&m);
  assert_logged(NULL);
}

static void
changes_are_gathered_if_that_is_asked_for(void **state)
{
  struct model a = open_home("autocommit='no'");
  struct model b = open_home(NULL);
  (void)state;
  assert_int_equal(change(&a, true, "a", "o", NULL), 0);
  assert_int_equal(librdf_model_size(a.model), 1);
  assert_int_equal(librdf_model_size(b.model), 0);
  assert_int_equal(librdf_model_sync(a.model), 0);
  assert_int_equal(librdf_model_size(b.model), 1);
  assert_int_equal(librdf_model_sync(a.model), 0);
  assert_int_equal(change(&a, true, "b", "o", NULL), 0);
  assert_int_equal(change(&a, false, "x", "o", NULL), 1);
  assert_int_equal(librdf_model_transaction_start(a.model), 0);
  assert_int_equal(librdf_model_size(b.model), 2);
  assert_int_equal(change(&a, true, "c", "o", NULL), 0);
  assert_int_equal(librdf_model_sync(a.model), 0);
  assert_int_equal(librdf_model_size(b.model), 2);
  assert_int_equal(librdf_model_transaction_rollback(a.model), 0);
  assert_int_equal(change(&a, false, "b", "o", NULL), 0);
  assert_int_equal(librdf_model_transaction_rollback(a.model), 0);
  assert_int_equal(librdf_model_size(a.model), 2);
  assert_int_equal(change(&a, true, "d", "o", NULL), 0);
  close_model(&a);
  assert_int_equal(count(&b), 3);
  close_model(&b);
  assert_logged(NULL);
}

static void
two_storages_share_a_store(void **state)
{
  struct model a = open_home(NULL);
  struct model b = open_home(NULL);
  (void)state;
  assert_int_equal(change(&a, true, "a", "o", NULL), 0);
  assert_int_equal(librdf_model_size(b.model), 1);
  assert_int_equal(librdf_model_transaction_start(a.model), 0);
  assert_int_equal(change(&a, true, "b", "o", NULL), 0);
  assert_int_equal(librdf_model_size(b.model), 1);
  assert_logged(NULL);
  assert_int_not_equal(change(&b, true, "c", "o", NULL), 0);
  assert_logged("writ");
  assert_int_not_equal(librdf_model_transaction_start(b.model), 0);
  assert_logged("writ");
  assert_int_equal(librdf_model_transaction_commit(a.model), 0);
  assert_int_equal(librdf_model_size(b.model), 2);
  assert_int_equal(change(&b, true, "c", "o", NULL), 0);
  close_model(&a);
  assert_int_equal(count(&b), 3);
  close_model(&b);
  assert_logged(NULL);
}

/* --------------------------------------------------------------- contexts */

static void
no_context_is_the_default_graph(void **state)
{
  struct model m = open_home(NULL);
  librdf_node *context = iri("http://e/g");
  librdf_statement *any = librdf_new_statement(world);
  (void)state;
  assert_int_equal(change(&m, true, "s", "o", context), 0);
  assert_int_equal(change(&m, true, "s", "o", NULL), 0);
  assert_int_equal(change(&m, true, "s", "o", NULL), 0);
  assert_int_equal(librdf_model_size(m.model), 2);
  assert_int_equal(drain(librdf_storage_context_as_stream(m.storage, NULL)),
                   1);
  assert_int_equal(drain(librdf_storage_find_statements_in_context(
                     m.storage, any, NULL)),
                   2);
  assert_int_equal(change(&m, false, "s", "o", NULL), 0);
  assert_int_equal(change(&m, false, "s", "o", NULL), 1);
  assert_int_equal(librdf_model_size(m.model), 1);
  assert_int_equal(change(&m, true, "t", "o", NULL), 0);
  assert_int_equal(
    librdf_storage_context_remove_statements(m.storage, NULL), 0);
  assert_int_equal(librdf_model_size(m.model), 1);
  assert_int_equal(drain(librdf_model_context_as_stream(m.model, context)),
                   1);
  librdf_free_statement(any);
  librdf_free_node(context);
  close_model(&m);
  assert_logged(NULL);
}

static void
it_has_contexts(void **state)
{
  struct model m = open_home("contexts='no'");
  librdf_uri *name = librdf_new_uri(
    world, (const unsigned char *)LIBRDF_MODEL_FEATURE_CONTEXTS);
  librdf_uri *other = librdf_new_uri(world, (const unsigned char *)"http://e");
  librdf_node *value = librdf_model_get_feature(m.model, name);
  (void)state;
  assert_string_equal(librdf_node_get_literal_value(value), "1");
  assert_null(librdf_model_get_feature(m.model, other));
  librdf_free_node(value);
  librdf_free_uri(other);
  librdf_free_uri(name);
  close_model(&m);
}

/* ---------------------------------------------------------------- options */

static void
options_are_read(void **state)
{
  struct model m = try_model("essaim", home, "write='no'");
  (void)state;
  assert_null(m.model);
  assert_logged("store");
  m = open_home("memory='16',wait='1',write='yes',unheard='of'");
  fill(&m, 10);
  close_model(&m);
  m = open_home("write='no'");
  assert_int_equal(count(&m), 10);
  assert_int_not_equal(change(&m, true, "a", "o", NULL), 0);
  assert_logged("it was opened to be read");
  assert_int_not_equal(change(&m, false, "s1", "o", NULL), 0);
  assert_int_not_equal(librdf_model_transaction_start(m.model), 0);
  logs = 0;
  close_model(&m);
  m = open_home("new='yes'");
  assert_int_equal(count(&m), 0);
  assert_int_equal(librdf_model_size(m.model), 0);
  fill(&m, 2);
  assert_int_equal(count(&m), 2);
  close_model(&m);
  assert_logged(NULL);
}

static void
wrong_options_are_refused(void **state)
{
  static const char *const wrong[] = {
    "wait='soon'", "wait='-1'", "wait=''", "wait='1s'", "memory='1e3'",
    "memory='99999999999999999999'", "write='no',new='yes'"};
  struct stat st;
  (void)state;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
    assert_null(try_model("essaim", home, wrong[i]).model);
    assert_true(logs > 0);
    logs = 0;
    assert_int_equal(stat(home, &st), -1);
  }
  assert_null(try_model("essaim", NULL, NULL).model);
  assert_logged("folder");
  assert_null(try_model("essaim", "", NULL).model);
  assert_logged("folder");
}

/* Before librdf_storage_open, and after librdf_storage_close. */
static void
what_is_not_open_is_no_store(void **state)
{
  librdf_storage *storage = librdf_new_storage(world, "essaim", home, NULL);
  librdf_statement *statement = statement_of("s", "o");
  (void)state;
  for (int i = 0; i < 2; ++i) {
    assert_int_equal(librdf_storage_size(storage), -1);
    assert_logged("not open");
    assert_int_not_equal(librdf_storage_add_statement(storage, statement), 0);
    assert_logged("not open");
    assert_null(librdf_storage_find_statements(storage, statement));
    assert_logged("not open");
    assert_null(librdf_storage_get_contexts(storage));
    assert_logged("not open");
    assert_int_equal(librdf_storage_contains_statement(storage, statement),
                     0);
    assert_logged("not open");
    assert_int_not_equal(librdf_storage_transaction_start(storage), 0);
    assert_logged("not open");
    assert_int_equal(librdf_storage_open(storage, NULL), 0);
    assert_int_equal(librdf_storage_close(storage), 0);
  }
  librdf_free_statement(statement);
  librdf_free_storage(storage);
}

/* ------------------------------------------------------------ wrong input */

static void
assert_refused(const struct model *m, librdf_node *s, librdf_node *p,
               librdf_node *o, librdf_node *context, const char *why)
{
  librdf_statement *st = librdf_new_statement_from_nodes(world, s, p, o);
  assert_int_not_equal(
    librdf_storage_context_add_statement(m->storage, context, st), 0);
  assert_logged(why);
  librdf_free_statement(st);
  if (context) {
    librdf_free_node(context);
  }
}

static void
what_is_no_statement_is_refused(void **state)
{
  struct model m = open_home(NULL);
  (void)state;
#define P iri("http://e/p")
#define G iri("http://e/g")
  assert_refused(&m, P, P, literal("\xFF", NULL), G, "UTF-8");
  assert_refused(&m, P, P, literal("\xED\xA0\x80", NULL), G, "UTF-8");
  assert_refused(&m, P, P, literal("x", "f r"), G, "language");
  assert_refused(&m, iri("relative"), P, literal("x", NULL), G, "IRI");
  assert_refused(&m, P, iri("http://e/a b"), literal("x", NULL), G, "IRI");
  assert_refused(&m, P, P, iri("http://e/<x>"), G, "IRI");
  assert_refused(&m, P, P, P, iri("g"), "IRI");
  assert_refused(&m, P, P, P, literal("g", NULL), "graph");
  assert_refused(&m, literal("s", NULL), P, P, G, "subject");
  assert_refused(&m, P, literal("p", NULL), P, G, "predicate");
  assert_refused(&m, NULL, P, P, G, "subject");
  assert_refused(&m, P, NULL, P, G, "predicate");
  assert_refused(&m, P, P, NULL, G, "object");
#undef P
#undef G
  assert_int_equal(librdf_model_size(m.model), 0);
  close_model(&m);
}

/* What cannot be in the store is looked for, and not found. */
static void
what_is_no_statement_is_not_found(void **state)
{
  struct model m = open_home(NULL);
  librdf_statement *st = librdf_new_statement_from_nodes(
    world, iri("relative"), iri("http://e/p"), literal("\xFF", NULL));
  librdf_statement *part = librdf_new_statement_from_nodes(
    world, NULL, literal("p", NULL), NULL);
  librdf_node *context = literal("o", NULL);
  (void)state;
  fill(&m, 2);
  assert_int_equal(librdf_storage_contains_statement(m.storage, st), 0);
  assert_int_equal(drain(librdf_storage_find_statements(m.storage, st)), 0);
  assert_int_equal(drain(librdf_storage_find_statements(m.storage, part)),
                   0);
  assert_int_equal(
    drain(librdf_storage_context_as_stream(m.storage, context)), 0);
  assert_int_not_equal(librdf_storage_remove_statement(m.storage, st), 0);
  assert_int_not_equal(librdf_storage_remove_statement(m.storage, part), 0);
  assert_int_equal(
    librdf_storage_context_remove_statements(m.storage, context), 0);
  assert_int_equal(librdf_model_size(m.model), 2);
  librdf_free_node(context);
  librdf_free_statement(part);
  librdf_free_statement(st);
  close_model(&m);
  assert_logged(NULL);
}

/* A stream of which one statement is refused adds nothing. */
static void
a_stream_is_added_whole_or_not(void **state)
{
  struct model m = open_home(NULL);
  struct model from = try_model("memory", NULL, NULL);
  librdf_statement *bad = librdf_new_statement_from_nodes(
    world, iri("http://e/s"), iri("http://e/p"), literal("\xFF", NULL));
  (void)state;
  assert_int_equal(change(&from, true, "a", "o", NULL), 0);
  assert_int_equal(librdf_model_add_statement(from.model, bad), 0);
  assert_int_equal(change(&from, true, "b", "o", NULL), 0);
  librdf_stream *stream = stream_of(&from);
  assert_int_not_equal(librdf_model_add_statements(m.model, stream), 0);
  librdf_free_stream(stream);
  assert_logged("UTF-8");
  assert_int_equal(librdf_model_size(m.model), 0);
  assert_int_equal(librdf_model_remove_statement(from.model, bad), 0);
  stream = stream_of(&from);
  assert_int_equal(librdf_model_add_statements(m.model, stream), 0);
  librdf_free_stream(stream);
  assert_int_equal(count(&m), 2);
  librdf_free_statement(bad);
  close_model(&from);
  close_model(&m);
  assert_logged(NULL);
}

/* ------------------------------------------------- what is not whole or full */

static void
what_is_no_store_is_refused(void **state)
{
  const int fd = open(home, O_WRONLY | O_CREAT, 0666);
  (void)state;
  assert_int_equal(write(fd, "text\n", 5), 5);
  assert_int_equal(close(fd), 0);
  assert_null(try_model("essaim", home, NULL).model);
  assert_true(logs > 0);
  logs = 0;
  assert_null(try_model("essaim", home, "new='yes'").model);
  assert_true(logs > 0);
}

/* Take the terms out from under the quads. */
static void
damage(void)
{
  const struct ess_env_options options = {.write = true};
  struct ess_log log = {NULL, NULL, 0, 0};
  struct ess_env *env = NULL;
  MDB_txn *txn = NULL;

  assert_int_equal(ess_env_open(home, &options, &env, &log), 0);
  assert_int_equal(ess_env_write(env, &txn), 0);
  assert_int_equal(mdb_drop(txn, ess_env_db(env, ESS_DB_TERMS), 0), 0);
  assert_int_equal(ess_env_commit(env, txn), 0);
  ess_env_close(env);
}

static void
a_damaged_store_says_so(void **state)
{
  struct model m = open_home(NULL);
  librdf_node *context = iri("http://e/g");
  librdf_statement *statement = statement_of("s", "o");
  (void)state;
  assert_int_equal(change(&m, true, "s", "o", context), 0);
  librdf_stream *stream = stream_of(&m);
  librdf_free_stream(stream);
  damage();
  assert_logged(NULL);
  assert_null(librdf_model_as_stream(m.model));
  assert_logged("damaged");
  assert_null(librdf_model_get_contexts(m.model));
  assert_logged("damaged");
  assert_int_equal(librdf_storage_contains_statement(m.storage, statement),
                   0);
  assert_logged("damaged");
  assert_int_not_equal(change(&m, false, "s", "o", context), 0);
  assert_logged("damaged");
  librdf_free_statement(statement);
  librdf_free_node(context);
  close_model(&m);
}

/* A file that may not grow stands for a disk that is full. */
static void
a_full_disk_loses_what_was_not_there(void **state)
{
  struct model m = open_home(NULL);
  char path[96];
  struct stat st;
  struct rlimit limit;
  (void)state;
  assert_int_equal(change(&m, true, "a", "o", NULL), 0);
  (void)snprintf(path, sizeof path, "%s/1.mdb", home);
  assert_int_equal(stat(path, &st), 0);
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
  const struct rlimit full = {(rlim_t)st.st_size, limit.rlim_max};
  (void)signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
  assert_int_equal(librdf_model_transaction_start(m.model), 0);
  for (int i = 0; i < 10000; ++i) {
    char name[16];
    (void)snprintf(name, sizeof name, "s%d", i);
    assert_int_equal(change(&m, true, name, "o", NULL), 0);
  }
  assert_logged(NULL);
  assert_int_not_equal(librdf_model_transaction_commit(m.model), 0);
  assert_true(logs > 0);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
  logs = 0;
  assert_int_equal(count(&m), 1);
  assert_int_equal(change(&m, true, "b", "o", NULL), 0);
  assert_int_equal(count(&m), 2);
  close_model(&m);
  assert_logged(NULL);
}

/* ---------------------------------------------------------------- librdf's */

static void
it_is_registered_once(void **state)
{
  const char *name = NULL;
  unsigned n = 0;
  (void)state;
  ess_storage_register(world);
  for (unsigned i = 0;
       librdf_storage_enumerate(world, i, &name, NULL) == 0; ++i) {
    n += strcmp(name, "essaim") == 0;
  }
  assert_int_equal(n, 1);
  assert_logged(NULL);
}

/* librdf's own queries, which hold several streams at a time. */
static void
it_is_queried(void **state)
{
  static const unsigned char text[] =
    "SELECT ?a ?b ?c { ?a ?p ?x . ?b ?p ?x . ?c ?p ?x }";
  struct model m = open_home(NULL);
  int n = 0;
  (void)state;
  fill(&m, 6);
  librdf_query *query = librdf_new_query(world, "sparql", NULL, text, NULL);
  librdf_query_results *results = librdf_model_query_execute(m.model, query);
  assert_non_null(results);
  for (; !librdf_query_results_finished(results); ++n) {
    (void)librdf_query_results_next(results);
  }
  librdf_free_query_results(results);
  librdf_free_query(query);
  assert_int_equal(n, 6 * 6 * 6);
  close_model(&m);
  assert_logged(NULL);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    TEST(a_stream_sees_what_was_there_when_it_began),
    TEST(what_a_stream_gave_does_not_change),
    TEST(a_stream_outlives_its_storage),
    TEST(what_a_transaction_read_ends_with_it),
    TEST(a_transaction_is_read_while_it_changes),
    TEST(a_transaction_is_all_or_nothing),
    TEST(changes_are_gathered_if_that_is_asked_for),
    TEST(two_storages_share_a_store),
    TEST(no_context_is_the_default_graph),
    TEST(it_has_contexts),
    TEST(options_are_read),
    TEST(wrong_options_are_refused),
    TEST(what_is_not_open_is_no_store),
    TEST(what_is_no_statement_is_refused),
    TEST(what_is_no_statement_is_not_found),
    TEST(a_stream_is_added_whole_or_not),
    TEST(what_is_no_store_is_refused),
    TEST(a_damaged_store_says_so),
    TEST(a_full_disk_loses_what_was_not_there),
    TEST(it_is_registered_once),
    TEST(it_is_queried),
  };
  return cmocka_run_group_tests(tests, start_world, end_world);
}
