/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Requests that are prepared once and answered a step at a time: what steps,
   columns, values that are given, and resets do, over more data than the
   first batches of solutions take. */

#include "sparql_store.h"

enum { things = 5000, kinds = 7 };

static int
open_store(void **state)
{
  struct ess_buf data = {0};

  (void)state;
  for (int i = 0; i < things; ++i) {
    ess_buf_printf(&data,
                   "<urn:t%d> <urn:kind> <urn:k%d> .\n"
                   "<urn:t%d> <urn:size> "
                   "\"%d\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
                   i, i % kinds, i, i);
  }
  ess_buf_puts(&data, "<urn:k0> <urn:name> \"zéro\"@fr .\n"
                      "_:b <urn:name> \"nobody\" .\n");
  make_store(&data);
  return 0;
}

static const struct ess_engine_options options = {.source = "test",
                                                  .merged = true};

static struct ess_prepared *
prepare(const char *text)
{
  struct ess_prepared *query = NULL;
  assert_int_equal(ess_prepare(txn, ess_view_of(text), false, &options,
                               &query, &test_log),
                   ESS_OK);
  return query;
}

static bool
step(struct ess_prepared *query)
{
  bool any = false;
  assert_int_equal(ess_prepared_step(query, &any), ESS_OK);
  return any;
}

static struct ess_term
column(struct ess_prepared *query, size_t i)
{
  struct ess_term term;
  assert_int_equal(ess_prepared_column(query, i, &term), ESS_OK);
  return term;
}

/* How many rows are left. */
static size_t
count(struct ess_prepared *query)
{
  size_t n = 0;
  while (step(query)) {
    ++n;
  }
  return n;
}

static size_t
count_of(const char *text)
{
  struct ess_prepared *query = prepare(text);
  const size_t n = count(query);
  ess_prepared_finalise(query);
  return n;
}

#define assert_term(term, text)                                              \
  assert_true(ess_view_is((term).value, (text)))

/* -------------------------------------------------------------------- rows */

static void
rows_have_names_and_terms(void **state)
{
  struct ess_prepared *query =
    prepare("SELECT ?name ?none ?x { ?x <urn:name> ?name } ORDER BY ?name");

  (void)state;
  assert_int_equal(ess_prepared_form(query), ESS_FORM_SELECT);
  assert_int_equal(ess_prepared_columns(query), 3);
  assert_true(ess_view_is(ess_prepared_name(query, 0), "name"));
  assert_true(ess_view_is(ess_prepared_name(query, 2), "x"));
  assert_true(step(query));
  assert_term(column(query, 0), "nobody");
  assert_int_equal(column(query, 1).kind, ESS_NONE);
  assert_int_equal(column(query, 2).kind, ESS_BLANK);
  assert_true(step(query));
  /* Views of several columns are there together. */
  const struct ess_term name = column(query, 0);
  const struct ess_term x = column(query, 2);
  assert_term(name, "zéro");
  assert_true(ess_view_is(name.language, "fr"));
  assert_term(x, "urn:k0");
  assert_false(step(query));
  assert_false(step(query));
  ess_prepared_finalise(query);
}

static void
ask_is_one_row(void **state)
{
  struct ess_prepared *yes = prepare("ASK { ?x <urn:size> 4999 }");
  struct ess_prepared *no = prepare("ASK { ?x <urn:size> 5000 }");

  (void)state;
  assert_int_equal(ess_prepared_form(yes), ESS_FORM_ASK);
  assert_int_equal(ess_prepared_columns(yes), 1);
  assert_true(ess_view_is(ess_prepared_name(yes, 0), "ask"));
  assert_true(step(yes));
  assert_term(column(yes, 0), "true");
  assert_true(ess_view_is(column(yes, 0).datatype,
                          "http://www.w3.org/2001/XMLSchema#boolean"));
  assert_false(step(yes));
  assert_true(step(no));
  assert_term(column(no, 0), "false");
  assert_false(step(no));
  ess_prepared_finalise(yes);
  ess_prepared_finalise(no);
}

static int
compare(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A node of a template is another one in each solution, of any batch. */
static void
graphs_are_rows_of_three(void **state)
{
  static char labels[things][24];
  const char *sorted[things];
  struct ess_prepared *query =
    prepare("CONSTRUCT { [] <urn:of> ?x } { ?x <urn:kind> ?k }");
  size_t n = 0;

  (void)state;
  assert_int_equal(ess_prepared_form(query), ESS_FORM_CONSTRUCT);
  assert_int_equal(ess_prepared_columns(query), 3);
  assert_true(ess_view_is(ess_prepared_name(query, 1), "predicate"));
  for (; step(query); ++n) {
    const struct ess_term s = column(query, 0);
    assert_true(n < things);
    assert_int_equal(s.kind, ESS_BLANK);
    assert_term(column(query, 1), "urn:of");
    (void)snprintf(labels[n], sizeof labels[n], "%.*s", (int)s.value.n,
                   s.value.s);
    sorted[n] = labels[n];
  }
  assert_int_equal(n, things);
  qsort(sorted, n, sizeof *sorted, compare);
  for (size_t i = 1; i < n; ++i) {
    assert_string_not_equal(sorted[i - 1], sorted[i]);
  }
  ess_prepared_finalise(query);
  assert_int_equal(count_of("DESCRIBE <urn:t7>"), 2);
  assert_int_equal(count_of("DESCRIBE ?x { ?x <urn:size> 7 }"), 2);
  assert_int_equal(count_of("DESCRIBE ?x { ?x <urn:size> -7 }"), 0);
}

/* ----------------------------------------------------------------- batches */

static void
batches_make_the_whole(void **state)
{
  static const struct {
    const char *text;
    size_t rows;
  } cases[] = {
    {"SELECT * { ?x <urn:kind> ?k }", things},
    {"SELECT * { ?x <urn:kind> ?k . ?x <urn:size> ?n }", things},
    {"SELECT * { ?x <urn:kind> ?k ; <urn:size> ?n FILTER(?n > 4000) }", 999},
    {"SELECT * { ?x <urn:kind> ?k OPTIONAL { ?k <urn:name> ?n } }", things},
    {"SELECT * { ?x <urn:kind> ?k { ?k <urn:name> ?n } UNION {} }", 5715},
    {"SELECT * { ?x <urn:kind> ?k BIND(STR(?k) AS ?s) "
     "FILTER EXISTS { ?k <urn:name> ?n } }", 715},
    {"SELECT * { ?x <urn:size> ?n } VALUES ?n { 3 4000 5000 }", 2},
    {"SELECT DISTINCT ?k ?s { ?x <urn:kind> ?k BIND(STR(?k) AS ?s) }", kinds},
    {"SELECT DISTINCT ?k { ?x <urn:kind> ?k ; <urn:size> ?n }", kinds},
    {"SELECT DISTINCT ?k { ?x <urn:kind> ?k ; <urn:size> ?n } LIMIT 5", 5},
    {"SELECT DISTINCT ?k { ?x <urn:kind> ?k ; <urn:size> ?n } OFFSET 5", 2},
    {"SELECT DISTINCT ?k { ?x <urn:kind> ?k } LIMIT 3", 3},
    {"SELECT DISTINCT ?k { ?x <urn:kind> ?k } OFFSET 3", 4},
    {"SELECT * { ?x <urn:kind> ?k } LIMIT 0", 0},
    {"SELECT * { ?x <urn:kind> ?k } LIMIT 64", 64},
    {"SELECT * { ?x <urn:kind> ?k } LIMIT 65 OFFSET 63", 65},
    {"SELECT * { ?x <urn:kind> ?k } LIMIT 3000 OFFSET 2500", 2500},
    {"SELECT * { ?x <urn:kind> ?k } OFFSET 4999", 1},
    {"SELECT * { ?x <urn:kind> ?k } OFFSET 5001", 0},
    {"SELECT * { ?x <urn:kind> ?k } LIMIT 18446744073709551615 OFFSET 3",
     4997},
    {"SELECT * { { SELECT ?k { ?x <urn:kind> ?k } LIMIT 700 } }", 700},
    {"SELECT * { { SELECT DISTINCT ?k { ?x <urn:kind> ?k } } "
     "?x <urn:kind> ?k } LIMIT 900", 900},
    {"SELECT ?x { ?x <urn:size> ?n } ORDER BY DESC(?n) LIMIT 9 OFFSET 4995",
     5},
  };

  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    const size_t n = count_of(cases[i].text);
    if (n != cases[i].rows) {
      fail_msg("%s: %zu rows, not %zu", cases[i].text, n, cases[i].rows);
    }
  }
}

/* Slices of what is in order are those of the whole. */
static void
order_keeps_the_first(void **state)
{
  char text[100];

  (void)state;
  for (unsigned from = 0; from < things; from += 977) {
    (void)snprintf(text, sizeof text,
                   "SELECT ?n { ?x <urn:size> ?n } "
                   "ORDER BY DESC(?n) LIMIT 5 OFFSET %u", from);
    struct ess_prepared *query = prepare(text);
    for (unsigned i = 0; i < 5 && from + i < things; ++i) {
      char number[12];
      (void)snprintf(number, sizeof number, "%u", things - 1 - from - i);
      assert_true(step(query));
      assert_term(column(query, 0), number);
    }
    ess_prepared_finalise(query);
  }
}

/* The first column of the first row. */
static void
assert_first(const char *text, const char *expected)
{
  struct ess_prepared *query = prepare(text);

  assert_true(step(query));
  const struct ess_term first = column(query, 0);
  if (!ess_view_is(first.value, expected)) {
    fail_msg("%s: %.*s", text, (int)first.value.n, first.value.s);
  }
  ess_prepared_finalise(query);
}

static void
order_may_look_at_the_head(void **state)
{
  (void)state;
  assert_first("SELECT (-?n AS ?m) { ?x <urn:size> ?n } ORDER BY ?m LIMIT 2",
               "-4999");
  assert_first("SELECT (-?n AS ?m) { ?x <urn:size> ?n } "
               "ORDER BY DESC(?m + 0) LIMIT 2", "0");
  assert_first("SELECT (-?n AS ?m) { ?x <urn:size> ?n } "
               "ORDER BY DESC(?n) LIMIT 2", "-4999");
  assert_first("SELECT DISTINCT (STRLEN(STR(?n)) AS ?m) "
               "{ ?x <urn:size> ?n } ORDER BY DESC(?m) LIMIT 2", "4");
}

/* Rows that are equal to an order stay in the one that they had. */
static void
order_is_stable(void **state)
{
  static const char *const texts[] = {
    "SELECT ?n { ?x <urn:kind> ?k ; <urn:size> ?n } OFFSET 20",
    "SELECT ?n { ?x <urn:kind> ?k ; <urn:size> ?n } ORDER BY ?none OFFSET 20",
    "SELECT ?n { ?x <urn:kind> ?k ; <urn:size> ?n } ORDER BY ?none LIMIT 40 "
    "OFFSET 20",
  };
  struct ess_prepared *queries[3];

  (void)state;
  for (size_t i = 0; i < 3; ++i) {
    queries[i] = prepare(texts[i]);
  }
  for (size_t row = 0; row < 40; ++row) {
    char expected[24] = "";
    for (size_t i = 0; i < 3; ++i) {
      assert_true(step(queries[i]));
      const struct ess_term n = column(queries[i], 0);
      if (i == 0) {
        (void)snprintf(expected, sizeof expected, "%.*s", (int)n.value.n,
                       n.value.s);
      }
      assert_term(n, expected);
    }
  }
  for (size_t i = 0; i < 3; ++i) {
    ess_prepared_finalise(queries[i]);
  }
}

/* ------------------------------------------------------------------ values */

static void
values_are_given_and_taken_back(void **state)
{
  struct ess_prepared *query = prepare("SELECT ?x ?k { ?x <urn:kind> ?k }");
  const struct ess_term k3 = ess_iri("urn:k3");
  const struct ess_term t3 = ess_iri("urn:t3");
  const struct ess_term strange = ess_iri("urn:strange");
  const struct ess_term none = {.kind = ESS_NONE};

  (void)state;
  assert_int_equal(ess_prepared_bind(query, "k", &k3), ESS_OK);
  assert_int_equal(count(query), 714);
  assert_int_equal(ess_prepared_reset(query), ESS_OK);
  assert_int_equal(ess_prepared_bind(query, "x", &t3), ESS_OK);
  assert_true(step(query));
  assert_term(column(query, 0), "urn:t3");
  assert_term(column(query, 1), "urn:k3");
  assert_false(step(query));
  assert_int_equal(ess_prepared_reset(query), ESS_OK);
  assert_int_equal(ess_prepared_bind(query, "k", &strange), ESS_OK);
  assert_int_equal(count(query), 0);
  assert_int_equal(ess_prepared_reset(query), ESS_OK);
  assert_int_equal(ess_prepared_bind(query, "k", &none), ESS_OK);
  assert_int_equal(ess_prepared_bind(query, "x", &none), ESS_OK);
  assert_int_equal(count(query), things);
  ess_prepared_finalise(query);
}

/* As VALUES at the beginning of WHERE would. */
static void
values_reach_all_parts(void **state)
{
  static const struct {
    const char *text;
    const char *first; /* of the first row */
  } cases[] = {
    {"SELECT (COUNT(*) AS ?n) { ?x <urn:kind> ?k }", "715"},
    {"SELECT (COUNT(*) AS ?n) { { ?x <urn:kind> ?k } }", "715"},
    {"SELECT (COUNT(DISTINCT ?x) AS ?n) { { ?x <urn:kind> ?k } UNION "
     "{ ?x <urn:kind> ?k } }", "715"},
    {"SELECT (STR(?k) AS ?s) { }", "urn:k0"},
    {"SELECT ?n { FILTER(BOUND(?k)) OPTIONAL { ?k <urn:name> ?n } }",
     "zéro"},
    {"SELECT (COUNT(*) AS ?n) { { SELECT ?k (COUNT(*) AS ?m) "
     "{ ?x <urn:kind> ?k } GROUP BY ?k } }", "1"},
    {"ASK { FILTER NOT EXISTS { ?k <urn:name> ?n } }", "false"},
    {"SELECT DISTINCT ?k { ?x <urn:kind> ?k }", "urn:k0"},
    {"SELECT ?x { ?x <urn:kind> ?k ; <urn:size> ?n } ORDER BY DESC(?n)",
     "urn:t4998"},
  };
  const struct ess_term k0 = ess_iri("urn:k0");

  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    struct ess_prepared *query = prepare(cases[i].text);
    assert_int_equal(ess_prepared_bind(query, "k", &k0), ESS_OK);
    assert_true(step(query));
    const struct ess_term first = column(query, 0);
    if (!ess_view_is(first.value, cases[i].first)) {
      fail_msg("%s: %.*s", cases[i].text, (int)first.value.n,
               first.value.s);
    }
    ess_prepared_finalise(query);
  }
}

static void
values_of_strange_variables_are_refused(void **state)
{
  struct ess_prepared *query = prepare("SELECT * { ?x <urn:kind> [] }");
  const struct ess_term term = ess_iri("urn:t1");

  (void)state;
  assert_int_equal(ess_prepared_bind(query, "k", &term), ESS_USAGE);
  assert_int_equal(ess_prepared_bind(query, "", &term), ESS_USAGE);
  assert_int_equal(ess_prepared_bind(query, "x", &term), ESS_OK);
  assert_true(step(query));
  assert_int_equal(ess_prepared_bind(query, "x", &term), ESS_USAGE);
  assert_false(step(query));
  ess_prepared_finalise(query);
}

/* ------------------------------------------------------------ again, badly */

static void
reset_begins_anew(void **state)
{
  struct ess_prepared *query = prepare(
    "SELECT DISTINCT ?k { ?x <urn:kind> ?k ; <urn:size> ?n } OFFSET 1");

  (void)state;
  for (unsigned stop = 0; stop <= kinds; ++stop) {
    for (unsigned i = 0; i < stop && i < kinds - 1; ++i) {
      assert_true(step(query));
    }
    assert_int_equal(ess_prepared_reset(query), ESS_OK);
  }
  assert_int_equal(count(query), kinds - 1);
  ess_prepared_finalise(query);
}

static void
what_is_wrong_stays(void **state)
{
  const struct ess_engine_options few = {.source = "test",
                                         .merged = true,
                                         .bounds = {0, 100, 0}};
  const struct ess_term term = ess_iri("urn:t1");
  struct ess_prepared *query = NULL;
  bool any = true;

  (void)state;
  assert_int_equal(ess_prepare(txn, ess_view_of("SELECT * {"), false,
                               &options, &query, &test_log),
                   ESS_BAD_INPUT);
  assert_int_equal(ess_prepared_step(query, &any), ESS_BAD_INPUT);
  assert_false(any);
  assert_int_equal(ess_prepared_reset(query), ESS_BAD_INPUT);
  assert_int_equal(ess_prepared_bind(query, "x", &term), ESS_BAD_INPUT);
  assert_int_equal(ess_prepared_step(query, &any), ESS_BAD_INPUT);
  ess_prepared_finalise(query);
  assert_int_equal(
    ess_prepare(txn,
                ess_view_of("SELECT * { ?x <urn:kind> ?k } ORDER BY ?x"),
                false, &few, &query, &test_log),
    ESS_OK);
  assert_int_equal(ess_prepared_step(query, &any), ESS_LIMIT);
  assert_int_equal(ess_prepared_step(query, &any), ESS_LIMIT);
  assert_false(any);
  assert_int_equal(ess_prepared_reset(query), ESS_OK);
  assert_int_equal(ess_prepared_step(query, &any), ESS_LIMIT);
  ess_prepared_finalise(query);
  ess_prepared_finalise(NULL);
}

/* A text that got too long ends one answer, not those after it. */
static void
reset_forgets_what_was_given_up(void **state)
{
  enum { size = 9 << 20 };
  struct ess_prepared *query =
    prepare("SELECT (STRLEN(CONCAT(?a, ?a, ?a, ?a)) AS ?n) {}");
  char *bytes = malloc(size);
  bool any = false;

  (void)state;
  assert_non_null(bytes);
  memset(bytes, 'a', size);
  const struct ess_term much = ess_string((struct ess_view){bytes, size});
  const struct ess_term little = ess_string(ess_view_of("ab"));
  assert_int_equal(ess_prepared_bind(query, "a", &much), ESS_OK);
  assert_int_equal(ess_prepared_step(query, &any), ESS_LIMIT);
  assert_int_equal(ess_prepared_reset(query), ESS_OK);
  assert_int_equal(ess_prepared_bind(query, "a", &little), ESS_OK);
  assert_true(step(query));
  assert_term(column(query, 0), "8");
  ess_prepared_finalise(query);
  free(bytes);
}

static void
updates_are_one_step(void **state)
{
  struct ess_prepared *update = NULL;
  struct ess_txn *writing = NULL;
  const struct ess_term k0 = ess_iri("urn:k0");
  bool any = true;

  (void)state;
  ess_txn_abort(txn);
  assert_int_equal(ess_txn_begin(quads, true, &writing), ESS_OK);
  assert_int_equal(
    ess_prepare(writing,
                ess_view_of("DELETE { ?x <urn:kind> ?k } "
                            "WHERE { ?x <urn:kind> ?k }"),
                true, &options, &update, &test_log),
    ESS_OK);
  assert_int_equal(ess_prepared_form(update), ESS_FORM_UPDATE);
  assert_int_equal(ess_prepared_columns(update), 0);
  assert_int_equal(ess_prepared_bind(update, "k", &k0), ESS_OK);
  assert_int_equal(ess_prepared_step(update, &any), ESS_OK);
  assert_false(any);
  ess_prepared_finalise(update);
  txn = writing;
  assert_int_equal(count_of("SELECT * { ?x <urn:kind> ?k }"), things - 715);
  ess_txn_abort(writing);
  assert_int_equal(ess_txn_begin(quads, false, &txn), ESS_OK);
  assert_int_equal(count_of("SELECT * { ?x <urn:kind> ?k }"), things);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(rows_have_names_and_terms),
    cmocka_unit_test(ask_is_one_row),
    cmocka_unit_test(graphs_are_rows_of_three),
    cmocka_unit_test(batches_make_the_whole),
    cmocka_unit_test(order_keeps_the_first),
    cmocka_unit_test(order_may_look_at_the_head),
    cmocka_unit_test(order_is_stable),
    cmocka_unit_test(values_are_given_and_taken_back),
    cmocka_unit_test(values_reach_all_parts),
    cmocka_unit_test(values_of_strange_variables_are_refused),
    cmocka_unit_test(reset_begins_anew),
    cmocka_unit_test(what_is_wrong_stays),
    cmocka_unit_test(reset_forgets_what_was_given_up),
    cmocka_unit_test(updates_are_one_step),
  };
  return cmocka_run_group_tests(tests, open_store, close_store);
}
