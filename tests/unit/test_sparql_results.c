/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Query results in all formats. */

#include "sparql/results.h"

#include "captured.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define ORG "http://www.w3.org/ns/org#"

enum { n_columns = 3 };

/* Rows of three columns: an IRI, a text, a number. */
struct row {
  const char *iri;
  const char *text;
  const char *language;
  const char *number;
};

static const struct row nasty[] = {
  {ORG "Post", "a,\"b\"\n<|&*é", "fr", "12"},
  {"http://a/", "\t\\\r", "fr", "-3.5"},
  {NULL, "", NULL, NULL},
};

static const struct row plain[] = {
  {ORG "Post", "une ville", "fr", "12"},
  {"http://example.org/a/rather/long/iri", "x", "fr", "7"},
};

static struct ess_term
literal(const char *value, const char *datatype, const char *language)
{
  return (struct ess_term){value ? ESS_LITERAL : ESS_NONE,
                           ess_view_of(value), ess_view_of(datatype),
                           ess_view_of(language)};
}

static enum ess_status
send(const struct ess_row_sink *sink, const struct row *rows, size_t n)
{
  const struct ess_view names[n_columns] = {
    ess_view_of("x"), ess_view_of("label"), ess_view_of("n")};
  enum ess_status st = sink->begin(sink->self, names, n_columns);

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    struct ess_term terms[n_columns] = {
      ess_iri(rows[i].iri), literal(rows[i].text, NULL, rows[i].language),
      literal(rows[i].number, XSD "decimal", NULL)};
    terms[0].kind = rows[i].iri ? ESS_IRI : ESS_NONE;
    st = sink->row(sink->self, terms, n_columns);
  }
  return st;
}

/* An output in `format`, and where it goes. */
struct fixture {
  char path[32];
  struct ess_output *out;
  struct ess_prefixes *prefixes;
  struct ess_results *results;
  struct ess_row_sink sink;
};

static struct fixture
start(const char *format, size_t columns)
{
  struct fixture f = {.prefixes = ess_prefixes_new(ess_view_of("http://b/"))};
  f.out = capture(f.path);
  const struct ess_results_options options = {
    ess_result_format_named(format), f.prefixes, columns, false};
  f.results = ess_results_new(&options, f.out);
  f.sink = ess_results_sink(f.results);
  return f;
}

static void
finish(struct fixture *f, const char *expected)
{
  assert_int_equal(ess_results_end(f->results), ESS_OK);
  assert_captured(f->out, f->path, expected);
  ess_results_free(f->results);
  ess_prefixes_free(f->prefixes);
}

static void
assert_rows(const char *format, size_t columns, const struct row *rows,
            size_t n, const char *expected)
{
  struct fixture f = start(format, columns);
  assert_int_equal(send(&f.sink, rows, n), ESS_OK);
  assert_int_equal(ess_results_answer(f.results), ESS_OK);
  finish(&f, expected);
}

static void
csv(void **state)
{
  (void)state;
  assert_rows("csv", 0, nasty, 3,
              "x,label,n\r\n" ORG "Post,\"a,\"\"b\"\"\n<|&*é\",12\r\n"
              "http://a/,\"\t\\\r\",-3.5\r\n,,\r\n");
}

static void
tsv(void **state)
{
  (void)state;
  assert_rows("tsv", 0, nasty, 3,
              "?x\t?label\t?n\n<" ORG "Post>\t\"a,\\\"b\\\"\\n<|&*é\"@fr\t"
              "\"12\"^^<" XSD "decimal>\n"
              "<http://a/>\t\"\\t\\\\\\r\"@fr\t-3.5\n\t\"\"\t\n");
}

static void
json(void **state)
{
  (void)state;
  assert_rows(
    "json", 0, nasty + 1, 2,
    "{\n  \"head\": {\"vars\": [\"x\", \"label\", \"n\"]},\n"
    "  \"results\": {\"bindings\": [\n"
    "    {\"x\": {\"type\": \"uri\", \"value\": \"http://a/\"},\n"
    "     \"label\": {\"type\": \"literal\", \"value\": \"\\t\\\\\\r\", "
    "\"xml:lang\": \"fr\"},\n"
    "     \"n\": {\"type\": \"literal\", \"value\": \"-3.5\", "
    "\"datatype\": \"" XSD "decimal\"}},\n"
    "    {\"label\": {\"type\": \"literal\", \"value\": \"\"}}\n"
    "  ]}\n}\n");
}

static void
xml(void **state)
{
  (void)state;
  assert_rows(
    "xml", 0, nasty, 1,
    "<?xml version=\"1.0\"?>\n"
    "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"
    "  <head>\n    <variable name=\"x\"/>\n    <variable name=\"label\"/>\n"
    "    <variable name=\"n\"/>\n  </head>\n  <results>\n    <result>\n"
    "      <binding name=\"x\"><uri>" ORG "Post</uri></binding>\n"
    "      <binding name=\"label\"><literal xml:lang=\"fr\">"
    "a,&#34;b&#34;\n&#60;|&#38;*é</literal></binding>\n"
    "      <binding name=\"n\"><literal datatype=\"" XSD "decimal\">12"
    "</literal></binding>\n"
    "    </result>\n  </results>\n</sparql>\n");
}

/* XML 1.0 has no way to say them, and nothing is dropped in silence. */
static void
xml_refuses_what_it_cannot_say(void **state)
{
  static const char *const texts[] = {"\x01", "a\x1F", "\xEF\xBF\xBE",
                                      "\xEF\xBF\xBF"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    const struct row row = {"a:b", texts[i], NULL, NULL};
    struct fixture f = start("xml", 0);
    assert_int_equal(send(&f.sink, &row, 1), ESS_BAD_INPUT);
    assert_int_equal(ess_results_end(f.results), ESS_BAD_INPUT);
    ess_output_discard(f.out);
    assert_int_equal(unlink(f.path), 0);
    ess_results_free(f.results);
    ess_prefixes_free(f.prefixes);
  }
}

static void
markdown(void **state)
{
  (void)state;
  assert_rows("markdown", 0, nasty, 1,
              "| x | label | n |\n| --- | --- | ---: |\n"
              "| org:Post | a,\"b\" \\<\\|&\\*é | 12 |\n");
}

static void
a_table_is_as_wide_as_its_rows(void **state)
{
  (void)state;
  assert_rows("table", 0, plain, 2,
              "x                                     label       n\n"
              "────────────────────────────────────  ─────────  ──\n"
              "org:Post                              une ville  12\n"
              "http://example.org/a/rather/long/iri  x           7\n"
              "(2 rows)\n");
}

static void
a_table_is_cut_to_the_terminal(void **state)
{
  (void)state;
  assert_rows("table", 30, plain, 2,
              "x                label       n\n"
              "───────────────  ─────────  ──\n"
              "org:Post         une ville  12\n"
              "http://example…  x           7\n"
              "(2 rows)\n");
}

static void
tags_are_shown_where_they_differ(void **state)
{
  static const struct row rows[] = {{"a:b", "une", "fr", NULL},
                                    {"a:b", "one", "en", NULL}};
  (void)state;
  assert_rows("table", 0, rows, 2,
              "x    label   n\n───  ──────  ─\na:b  une@fr\n"
              "a:b  one@en\n(2 rows)\n");
}

/* Escape sequences in data must not reach the terminal. */
static void
a_table_disarms_control_characters(void **state)
{
  static const struct row row = {"a:b", "\033[1mé\x7F\xC2\x9B", "fr", "1"};
  (void)state;
  assert_rows("table", 0, &row, 1,
              "x    label    n\n───  ───────  ─\na:b  ␛[1mé␡�  1\n(1 row)\n");
}

static void
booleans(void **state)
{
  static const struct {
    const char *format;
    const char *text;
  } rows[] = {
    {"table", "no\n"},
    {"csv", "false\n"},
    {"tsv", "false\n"},
    {"markdown", "false\n"},
    {"json", "{\"head\": {}, \"boolean\": false}\n"},
    {"xml", "<?xml version=\"1.0\"?>\n<sparql xmlns="
            "\"http://www.w3.org/2005/sparql-results#\">\n  <head>\n"
            "  </head>\n  <boolean>false</boolean>\n</sparql>\n"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    struct fixture f = start(rows[i].format, 0);
    assert_int_equal(f.sink.boolean(f.sink.self, false), ESS_OK);
    assert_int_equal(ess_results_answer(f.results), ESS_NO);
    finish(&f, rows[i].text);
  }
}

static void
rows_without_variables_are_counted(void **state)
{
  struct fixture f = start("table", 0);
  (void)state;
  assert_int_equal(f.sink.begin(f.sink.self, NULL, 0), ESS_OK);
  assert_int_equal(f.sink.row(f.sink.self, NULL, 0), ESS_OK);
  finish(&f, "(1 row)\n");
  ess_results_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(csv),
    cmocka_unit_test(tsv),
    cmocka_unit_test(json),
    cmocka_unit_test(xml),
    cmocka_unit_test(xml_refuses_what_it_cannot_say),
    cmocka_unit_test(markdown),
    cmocka_unit_test(a_table_is_as_wide_as_its_rows),
    cmocka_unit_test(a_table_is_cut_to_the_terminal),
    cmocka_unit_test(tags_are_shown_where_they_differ),
    cmocka_unit_test(a_table_disarms_control_characters),
    cmocka_unit_test(booleans),
    cmocka_unit_test(rows_without_variables_are_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
