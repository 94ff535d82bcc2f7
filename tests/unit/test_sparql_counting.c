/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Counts and distinct values that are read off an index are those that rows
   give: each question is asked as it is, and with a filter that all rows
   pass, which has them worked out. */

#include "sparql_store.h"


/* Graphs that overlap, values that come back, in blocks of more than one. */
static int
open_store(void **state)
{
  static const char *const graphs[] = {"", "<urn:g1> ", "<urn:g2> "};
  struct ess_buf data = {0};

  (void)state;
  for (unsigned i = 0; i < 3000; ++i) {
    ess_buf_printf(&data, "<urn:s%u> <urn:p%u> <urn:o%u> %s.\n", i % 400,
                   i % 3, i % 130, graphs[i % 7 % 3]);
    ess_buf_printf(&data, "<urn:s%u> <urn:p%u> <urn:o%u> %s.\n", i % 400,
                   i % 3, i % 130, graphs[i % 2]);
    ess_buf_printf(&data, "<urn:s%u> <urn:p1> <urn:s%u> %s.\n", i % 40,
                   i % 40, graphs[i % 3]);
  }
  make_store(&data);
  return 0;
}

static void
note_step(void *self, const struct ess_step *step)
{
  bool *counted = self;
  *counted = *counted || strcmp(step->what, "count") == 0;
}

/* The rows of the answer, as lines. Returns if it was counted. */
static bool
answer(const char *text, bool merged, struct ess_buf *out)
{
  bool counted = false;
  const struct ess_engine_options options = {
    .source = "test", .merged = merged, .explain = {note_step, &counted}};
  struct ess_prepared *query = NULL;
  bool any = false;

  ess_buf_reset(out);
  assert_int_equal(ess_prepare(txn, ess_view_of(text), false, &options,
                               &query, &test_log),
                   ESS_OK);
  assert_int_equal(ess_prepared_step(query, &any), ESS_OK);
  while (any) {
    for (size_t i = 0; i < ess_prepared_columns(query); ++i) {
      struct ess_term term;
      assert_int_equal(ess_prepared_column(query, i, &term), ESS_OK);
      ess_buf_add(out, term.value);
      ess_buf_putc(out, ' ');
    }
    ess_buf_putc(out, '\n');
    assert_int_equal(ess_prepared_step(query, &any), ESS_OK);
  }
  ess_prepared_explain(query);
  ess_prepared_finalise(query);
  return counted;
}

/* A question with a place for the filter. */
struct question {
  const char *text;
  bool counted; /* read off an index */
};

static const struct question questions[] = {
  {"SELECT (COUNT(*) AS ?n) { ?s ?p ?o %s }", true},
  {"SELECT (COUNT(?p) AS ?n) (COUNT(*) + 1 AS ?m) { ?s ?p ?o %s }", true},
  {"SELECT (COUNT(*) AS ?n) { ?s <urn:p1> ?o %s }", true},
  {"SELECT (COUNT(*) AS ?n) { ?s ?p <urn:o7> %s }", true},
  {"SELECT (COUNT(*) AS ?n) { <urn:s7> ?p ?o %s }", true},
  {"SELECT (COUNT(*) AS ?n) { <urn:s7> <urn:p1> ?o %s }", true},
  {"SELECT (COUNT(*) AS ?n) { ?s <urn:p1> <urn:o3> %s }", true},
  {"SELECT (COUNT(*) AS ?n) { <urn:s7> <urn:p1> <urn:s7> %s }", true},
  {"SELECT (COUNT(*) AS ?n) { ?s <urn:none> ?o %s }", false},
  {"SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o %s }", true},
  {"SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o %s }", true},
  {"SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o %s }", true},
  {"SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(*) AS ?m) { ?s <urn:p1> ?o %s }",
   true},
  {"SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s <urn:p1> ?o %s }", true},
  {"SELECT (COUNT(DISTINCT ?o) AS ?n) { <urn:s7> ?p ?o %s }", false},
  {"SELECT (COUNT(DISTINCT ?p) AS ?n) { <urn:s7> ?p ?o %s }", true},
  {"SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) "
   "{ ?s <urn:p1> ?o %s }", false},
  {"SELECT (COUNT(DISTINCT *) AS ?n) { ?s <urn:p1> ?o %s }", false},
  {"SELECT (COUNT(?x) AS ?n) { ?s <urn:p1> ?o %s }", false},
  {"SELECT (COUNT(*) AS ?n) { ?s <urn:p1> ?s %s }", false},
  {"SELECT (SAMPLE(?p) AS ?n) { ?s ?p <urn:s7> %s }", false},
  {"SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o %s } GROUP BY ?p ORDER BY ?p",
   true},
  {"SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o %s } GROUP BY ?p "
   "ORDER BY ?p", true},
  {"SELECT ?p (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o %s } GROUP BY ?p "
   "ORDER BY ?p", true},
  {"SELECT ?p (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o %s } GROUP BY ?p "
   "ORDER BY ?p", true},
  {"SELECT ?o (COUNT(*) AS ?n) { ?s <urn:p2> ?o %s } GROUP BY ?o "
   "HAVING (COUNT(*) > 8) ORDER BY DESC(?n) ?o LIMIT 7", true},
  {"SELECT ?s (COUNT(?o) AS ?n) { ?s <urn:p2> ?o %s } GROUP BY ?s "
   "ORDER BY ?s OFFSET 3", true},
  {"SELECT ?s (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o %s } GROUP BY ?s "
   "ORDER BY ?s", true},
  {"SELECT ?o (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o %s } GROUP BY ?o "
   "ORDER BY ?o", false},
  {"SELECT ?p (COUNT(*) AS ?n) { ?s <urn:p1> ?o %s } GROUP BY ?p", false},
  {"SELECT ?p ?o (COUNT(*) AS ?n) { ?s ?p ?o %s } GROUP BY ?p ?o "
   "ORDER BY ?p ?o", false},
  {"SELECT (COUNT(*) AS ?n) { ?s ?p ?o %s } GROUP BY (STR(?p)) ORDER BY ?n",
   false},
  {"SELECT DISTINCT ?p { ?s ?p ?o %s } ORDER BY ?p", true},
  {"SELECT DISTINCT ?s { ?s <urn:p1> ?o %s } ORDER BY DESC(?s)", true},
  {"SELECT DISTINCT ?o { ?s <urn:p1> ?o %s } ORDER BY STR(?o) LIMIT 9",
   true},
  {"SELECT DISTINCT ?o { ?s <urn:p1> ?o %s } ORDER BY ?s", false},
  {"SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o %s } } ORDER BY ?g", true},
  {"SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o %s } } GROUP BY ?g "
   "ORDER BY ?g", true},
  {"SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s ?p ?o %s } }", true},
  {"SELECT (COUNT(*) AS ?n) { GRAPH <urn:g1> { ?s ?p ?o %s } }", true},
  {"SELECT (COUNT(*) AS ?n) { GRAPH <urn:g1> { ?s <urn:p1> ?o %s } }", true},
  {"SELECT (COUNT(*) AS ?n) { GRAPH <urn:g1> { <urn:s3> ?p ?o %s } }", true},
  {"SELECT ?o (COUNT(*) AS ?n) { GRAPH <urn:g1> { ?s <urn:p1> ?o %s } } "
   "GROUP BY ?o ORDER BY ?o", true},
  {"SELECT (COUNT(*) AS ?n) { GRAPH <urn:none> { ?s ?p ?o %s } }", false},
  {"SELECT (COUNT(*) AS ?n) FROM <urn:g1> { ?s ?p ?o %s }", true},
  {"SELECT (COUNT(*) AS ?n) FROM <urn:g1> FROM <urn:g2> { ?s ?p ?o %s }",
   true},
  {"SELECT ?p (COUNT(*) AS ?n) FROM <urn:g1> FROM <urn:g2> "
   "{ ?s ?p ?o %s } GROUP BY ?p ORDER BY ?p", true},
  {"SELECT (COUNT(*) AS ?n) FROM NAMED <urn:g2> { GRAPH ?g { ?s ?p ?o %s } }",
   true},
  {"SELECT (COUNT(*) AS ?n) FROM NAMED <urn:g2> { ?s ?p ?o %s }", true},
};

static void
counts_are_those_of_rows(void **state)
{
  struct ess_buf counted = {0};
  struct ess_buf worked_out = {0};
  char text[400];
  size_t wrong = 0;

  (void)state;
  for (size_t i = 0; i < 2 * sizeof questions / sizeof *questions; ++i) {
    const struct question *q = &questions[i / 2];
    const bool merged = i % 2;
    /* NOLINTBEGIN: formats of the table */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    (void)snprintf(text, sizeof text, q->text, "FILTER(true)");
    (void)answer(text, merged, &worked_out);
    (void)snprintf(text, sizeof text, q->text, "");
#pragma GCC diagnostic pop
    /* NOLINTEND */
    const bool was = answer(text, merged, &counted);
    if (was != q->counted || strcmp(ess_buf_str(&counted),
                                    ess_buf_str(&worked_out)) != 0) {
      print_error("%s (merged: %d, counted: %d)\n%.200sshould be\n%.200s",
                  text, merged, was, ess_buf_str(&counted),
                  ess_buf_str(&worked_out));
      ++wrong;
    }
  }
  ess_buf_clear(&counted);
  ess_buf_clear(&worked_out);
  assert_int_equal(wrong, 0);
}

/* Of what ends early, any of the values will do. */
static void
enough_is_enough(void **state)
{
  struct ess_buf rows = {0};

  (void)state;
  assert_true(
    answer("SELECT DISTINCT ?s { ?s <urn:p1> ?o } LIMIT 5 OFFSET 2", true,
           &rows));
  size_t n = 0;
  for (size_t i = 0; i < rows.len; ++i) {
    n += rows.data[i] == '\n';
  }
  assert_int_equal(n, 5);
  ess_buf_clear(&rows);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(counts_are_those_of_rows),
    cmocka_unit_test(enough_is_enough),
  };
  return cmocka_run_group_tests(tests, open_store, close_store);
}
