/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Queries: the right answer, or a refusal by name. */

#include "unit.h"

#include "rdf/writer.h"
#include "redland/query.h"
#include "redland/reader.h"

#include <string.h>

static struct ess_place last_place;
static char last_text[200];
static struct ess_buf answer;
static struct ess_world *world;
static struct ess_store *store;

static void
keep_diag(void *self, const struct ess_diag *diag)
{
  (void)self;
  last_place = diag->place;
  (void)strncpy(last_text, diag->text, sizeof last_text - 1);
}

static struct ess_log test_log = {keep_diag, NULL, 0, 0};

static const char data[] =
  "@prefix : <http://e/> .\n"
  ":g { :a :n 1 ; :k :x . :b :n 20 ; :k :x . :c :n 3 ; :k :y .\n"
  "     :a :l \"A\"@FR ; :m \"007\"^^<http://e/t> . }\n"
  ":h { :a :n 1 . :b :big 2000000000 . :c :big 147483646 ; :o :a, 5 .\n"
  "     :d :huge 2000000000, 147483648 ; :dec 0.1, 0.2 ; :giant \n"
  "     99999999999999999999999999999999999999999 ;\n"
  "     :v 1, 1.0, \"1\", \"a\", false . }\n";

static enum ess_status
keep_names(void *self, const struct ess_view *names, size_t n)
{
  struct ess_buf *out = self;
  for (size_t i = 0; i < n; ++i) {
    ess_buf_puts(out, i ? " " : "");
    ess_buf_add(out, names[i]);
  }
  ess_buf_putc(out, '\n');
  return ESS_OK;
}

static enum ess_status
keep_row(void *self, const struct ess_term *terms, size_t n)
{
  struct ess_buf *out = self;
  for (size_t i = 0; i < n; ++i) {
    ess_buf_puts(out, i ? " " : "");
    ess_buf_add(out, terms[i].value);
  }
  ess_buf_putc(out, '\n');
  return ESS_OK;
}

static enum ess_status
keep_boolean(void *self, bool value)
{
  ess_buf_puts(self, value ? "true\n" : "false\n");
  return ESS_OK;
}

static enum ess_status
keep_statement(void *self, const struct ess_statement *s)
{
  const struct ess_term terms[] = {s->subject, s->predicate, s->object};
  return keep_row(self, terms, 3);
}

static enum ess_status
ask(const char *query)
{
  const struct ess_row_sink rows = {keep_names, keep_row, keep_boolean,
                                    &answer};
  const struct ess_sink statements = {keep_statement, &answer};
  struct ess_buf text = {0};

  ess_buf_printf(&text, "PREFIX : <http://e/>\n%s", query);
  ess_buf_reset(&answer);
  last_text[0] = '\0';
  const enum ess_status st = ess_query_run(store, ess_buf_view(&text), "test",
                                           &rows, &statements);
  ess_buf_clear(&text);
  return st;
}

static void
assert_answer(const char *query, const char *expected)
{
  assert_int_equal(ask(query), ESS_OK);
  assert_string_equal(ess_buf_str(&answer), expected);
}

static void
assert_refused(const char *query, const char *what)
{
  const unsigned errors = test_log.errors;
  assert_int_equal(ask(query), ESS_BAD_INPUT);
  assert_int_equal(test_log.errors, errors + 1);
  assert_non_null(strstr(last_text, what));
  assert_non_null(strstr(last_text, "not yet supported"));
  assert_int_equal(answer.len, 0);
}

static void
rows_come_in_order(void **state)
{
  (void)state;
  assert_answer("SELECT ?s ?n { ?s :n ?n } ORDER BY DESC(?n)",
                "s n\nhttp://e/b 20\nhttp://e/c 3\nhttp://e/a 1\n");
}

static void
distinct_keeps_the_order(void **state)
{
  (void)state;
  assert_answer("SELECT DISTINCT ?n { ?s :n ?n ; :k ?k } ORDER BY ?n "
                "LIMIT 2 OFFSET 1",
                "n\n3\n20\n");
}

static void
a_statement_in_two_graphs_counts_once(void **state)
{
  (void)state;
  assert_answer("SELECT (COUNT(*) AS ?c) { :a :n ?n }", "c\n1\n");
}

static void
optional_union_and_filter_are_answered(void **state)
{
  (void)state;
  assert_answer("SELECT ?s ?l { ?s :k :x OPTIONAL { ?s :l ?l } } ORDER BY ?s",
                "s l\nhttp://e/a A\nhttp://e/b \n");
  assert_answer("SELECT ?s { { ?s :k :y } UNION { ?s :n 20 } } ORDER BY ?s",
                "s\nhttp://e/b\nhttp://e/c\n");
  assert_answer("SELECT ?s { ?s :n ?n FILTER(?n > 1 && ?n <= 3) }",
                "s\nhttp://e/c\n");
}

static void
lexical_forms_are_kept(void **state)
{
  (void)state;
  assert_answer("SELECT ?m { :a :m ?m }", "m\n007\n");
}

static void
ask_and_construct_are_answered(void **state)
{
  (void)state;
  assert_answer("ASK { :a :k :x }", "true\n");
  assert_answer("ASK { :a :k :y }", "false\n");
  assert_answer("CONSTRUCT { ?n :of ?s . ?s :has ?n } { ?s :n ?n ; :k :y }",
                "http://e/c http://e/has 3\n");
}

static void
groups_are_counted_and_summed(void **state)
{
  (void)state;
  assert_answer("SELECT ?k (COUNT(?s) AS ?c) (SUM(?n) AS ?t) "
                "{ ?s :k ?k ; :n ?n } GROUP BY ?k ORDER BY ?k",
                "k c t\nhttp://e/x 2 21\nhttp://e/y 1 3\n");
}

static void
nothing_counts_as_zero(void **state)
{
  (void)state;
  assert_answer("SELECT (COUNT(*) AS ?c) (SUM(?n) AS ?t) { ?s :none ?n }",
                "c t\n0 0\n");
  assert_answer("SELECT ?s (COUNT(*) AS ?c) { ?s :none ?n } GROUP BY ?s",
                "s c\n");
}

static void
what_is_unbound_does_not_count(void **state)
{
  (void)state;
  assert_answer("SELECT (COUNT(?l) AS ?c) { ?s :n ?n OPTIONAL { ?s :l ?l } }",
                "c\n1\n");
  assert_answer("SELECT ?l (COUNT(*) AS ?c) { ?s :n ?n "
                "OPTIONAL { ?s :l ?l } } GROUP BY ?l ORDER BY DESC(?c)",
                "l c\n 2\nA 1\n");
}

static void
a_sum_is_exact(void **state)
{
  (void)state;
  assert_answer("SELECT (SUM(?n) AS ?t) { ?s :big ?n }", "t\n2147483646\n");
  assert_answer("SELECT (SUM(?n) AS ?t) { ?s :huge ?n }", "t\n2147483648\n");
  assert_answer("SELECT (SUM(?n) AS ?t) { ?s :dec ?n }", "t\n0.3\n");
  assert_answer("SELECT (SUM(?n) AS ?t) { ?s :o ?n }", "t\n\n");
  assert_int_equal(ask("SELECT (SUM(?n) AS ?t) { ?s :giant ?n }"), ESS_LIMIT);
}

/* Rasqal gives rows of its own making here. */
static void
a_join_beside_two_triples_is_right(void **state)
{
  (void)state;
  assert_answer("SELECT ?s ?k ?w { ?s :n ?n . ?t :k ?k "
                "OPTIONAL { ?s :k ?w } } ORDER BY ?s ?k ?w LIMIT 3",
                "s k w\n"
                "http://e/a http://e/x http://e/x\n"
                "http://e/a http://e/x http://e/x\n"
                "http://e/a http://e/y http://e/x\n");
  assert_answer("SELECT (COUNT(*) AS ?c) { ?s :n ?n . ?t :k ?k "
                "{ ?n :k ?w } UNION { ?k :k ?w } }",
                "c\n0\n");
}

static void
an_error_in_a_filter_is_neither_true_nor_false(void **state)
{
  (void)state;
  assert_answer("SELECT ?o { ?s :o ?o FILTER(?o < 6) }", "o\n5\n");
  assert_answer("SELECT ?o { ?s :o ?o FILTER(!(?o > 6)) }", "o\n5\n");
  assert_answer("SELECT ?o { ?s :o ?o FILTER(?o > 6 || ?o = :a) }",
                "o\nhttp://e/a\n");
}

static void
what_is_distinct_to_rasqal_alone_is_not_grouped(void **state)
{
  (void)state;
  assert_answer("SELECT ?v (COUNT(*) AS ?c) { ?s :v ?v } GROUP BY ?v "
                "ORDER BY ?v",
                "v c\n1 1\n1.0 1\n1 1\na 1\nfalse 1\n");
}

static void
what_is_not_supported_is_named(void **state)
{
  static const struct {
    const char *query;
    const char *what;
  } cases[] = {
    {"SELECT * FROM <http://e/g> { ?s ?p ?o }", "FROM"},
    {"SELECT * FROM NAMED <http://e/g> { ?s ?p ?o }", "FROM"},
    {"SELECT * { GRAPH ?g { ?s ?p ?o } }", "GRAPH"},
    {"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"},
    {"SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s :k ?o } }", "NOT"},
    {"SELECT * { ?s ?p ?o MINUS { ?s :k ?o } }", "MINUS"},
    {"SELECT * { ?s ?p ?o VALUES ?o { 1 2 } }", "VALUES"},
    {"SELECT * { ?s ?p ?o BIND(1 AS ?b) }", "BIND"},
    {"SELECT * { ?s :k/:n ?o }", "property paths"},
    {"SELECT * { ?s :k+ ?o }", "property paths"},
    {"SELECT * { ?s :k* ?o }", "property paths"},
    {"SELECT * { ?s ^:k ?o }", "property paths"},
    {"SELECT * { ?s :k? ?o }", "property paths"},
    {"SELECT * { ?s :n ?n FILTER(?n-2 > 1) }", "arithmetic"},
    {"SELECT * { ?s :n ?n FILTER(?n -2 > 1) }", "arithmetic"},
    {"SELECT * { ?s :n ?n FILTER(?n * 2 > 1) }", "arithmetic"},
    {"SELECT * { ?s :l ?l FILTER(REGEX(?l, \"A\")) }", "REGEX"},
    {"SELECT * { ?s :l ?l FILTER(CONCAT(STR(?l), \"\") = \"A\") }", "CONCAT"},
    {"SELECT (AVG(?n) AS ?a) { ?s :n ?n }", "AVG"},
    {"SELECT (COUNT(DISTINCT ?n) AS ?a) { ?s :n ?n }", "DISTINCT"},
    {"SELECT * { { SELECT ?s { ?s ?p ?o } } }", "subqueries"},
    {"SELECT * { <x> ?p ?o }", "relative"},
    {"DESCRIBE :a", "DESCRIBE"},
    {"INSERT DATA { :a :b :c }", "INSERT"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    assert_refused(cases[i].query, cases[i].what);
  }
}

static void
words_in_names_and_texts_are_no_keywords(void **state)
{
  (void)state;
  assert_answer("SELECT ?graph { ?graph :from \"MINUS\", 'FROM' ; :x-y :if"
                " # SERVICE\n}",
                "graph\n");
}

static void
a_malformed_query_tells_where(void **state)
{
  (void)state;
  assert_int_equal(ask("SELECT * {\n ?s ?p ?o FILTER(?o = ) }"),
                   ESS_BAD_INPUT);
  assert_int_equal(last_place.line, 3);
  assert_int_equal(last_place.column, 23);
  assert_string_equal(last_place.source, "test");
  assert_int_equal(ask("SELEKT *"), ESS_BAD_INPUT);
  assert_int_equal(ask(""), ESS_BAD_INPUT);
  assert_int_equal(ask("\xFF"), ESS_BAD_INPUT);
}

static int
open_all(void **state)
{
  const struct ess_document document = {ESS_VIEW(data), "data", NULL,
                                        ess_syntax_get(ESS_TRIG)};
  (void)state;
  const struct ess_store_options in_memory = {.storage = "memory"};
  world = ess_world_new(&test_log);
  if (!world || ess_store_open(world, &in_memory, ESS_STORE_WRITE,
                               &store) != ESS_OK) {
    return -1;
  }
  const struct ess_sink sink = ess_store_sink(store);
  return ess_reader_run(world, &document, &sink) == ESS_OK ? 0 : -1;
}

static int
close_all(void **state)
{
  (void)state;
  ess_store_close(store);
  ess_world_free(world);
  ess_buf_clear(&answer);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(rows_come_in_order),
    cmocka_unit_test(distinct_keeps_the_order),
    cmocka_unit_test(a_statement_in_two_graphs_counts_once),
    cmocka_unit_test(optional_union_and_filter_are_answered),
    cmocka_unit_test(lexical_forms_are_kept),
    cmocka_unit_test(ask_and_construct_are_answered),
    cmocka_unit_test(groups_are_counted_and_summed),
    cmocka_unit_test(nothing_counts_as_zero),
    cmocka_unit_test(what_is_unbound_does_not_count),
    cmocka_unit_test(a_sum_is_exact),
    cmocka_unit_test(a_join_beside_two_triples_is_right),
    cmocka_unit_test(an_error_in_a_filter_is_neither_true_nor_false),
    cmocka_unit_test(what_is_distinct_to_rasqal_alone_is_not_grouped),
    cmocka_unit_test(what_is_not_supported_is_named),
    cmocka_unit_test(words_in_names_and_texts_are_no_keywords),
    cmocka_unit_test(a_malformed_query_tells_where),
  };
  return cmocka_run_group_tests(tests, open_all, close_all);
}
