/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Terms and what is made of them: order, datasets, checks, prefixes, the
   table of syntaxes. */

#include "base/buf.h"
#include "rdf/check.h"
#include "rdf/dataset.h"
#include "rdf/names.h"
#include "rdf/prefixes.h"
#include "rdf/syntax.h"
#include "rdf/vocab.h"

#include <string.h>

#include "unit.h"

#define BASE "https://w3id.org/essaim/"

static struct ess_term
literal(const char *value, const char *datatype, const char *language)
{
  return (struct ess_term){ESS_LITERAL, ess_view_of(value),
                           ess_view_of(datatype), ess_view_of(language)};
}

static struct ess_term
blank(const char *label)
{
  return (struct ess_term){.kind = ESS_BLANK, .value = ess_view_of(label)};
}

static void
language_tags_compare_without_case(void **state)
{
  const struct ess_term lower = literal("a", NULL, "fr-fr");
  const struct ess_term upper = literal("a", NULL, "FR-fr");
  const struct ess_term plain = literal("a", NULL, NULL);
  (void)state;
  assert_true(ess_term_equal(&lower, &upper));
  assert_false(ess_term_equal(&lower, &plain));
  assert_int_not_equal(ess_term_compare(&lower, &upper), 0);
}

static void
terms_sort_by_kind_then_bytes(void **state)
{
  const struct ess_term in_order[] = {
    {.kind = ESS_NONE},        ess_iri("http://a/"),
    ess_iri("http://b/"),      blank("a"),
    literal("a", NULL, NULL),  literal("a", NULL, "EN"),
    literal("a", NULL, "en"),  literal("a", NULL, "Fr"),
    literal("a", "urn:t", NULL), literal("b", NULL, NULL)};
  const size_t n = sizeof in_order / sizeof *in_order;
  (void)state;
  for (size_t i = 0; i < n; ++i) {
    for (size_t k = 0; k < n; ++k) {
      const int order = ess_term_compare(&in_order[i], &in_order[k]);
      assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
    }
  }
}

static void
add(struct ess_dataset *dataset, const char *subject, struct ess_term object,
    const char *graph)
{
  const struct ess_sink sink = ess_dataset_sink(dataset);
  struct ess_statement s = {ess_iri(subject), ess_iri("urn:p"), object,
                            {.kind = ESS_NONE}};
  if (graph) {
    s.graph = ess_iri(graph);
  }
  assert_int_equal(ess_sink_add(&sink, &s), ESS_OK);
}

static void
a_dataset_sorts_and_drops_duplicates(void **state)
{
  struct ess_dataset *dataset = ess_dataset_new();
  (void)state;
  add(dataset, "urn:b", literal("x", NULL, "fr"), NULL);
  add(dataset, "urn:a", ess_iri("urn:o"), "urn:g");
  add(dataset, "urn:b", literal("x", NULL, "FR"), NULL);
  add(dataset, "urn:a", ess_iri("urn:o"), NULL);
  ess_dataset_sort(dataset);
  assert_int_equal(ess_dataset_size(dataset), 3);
  assert_true(
    ess_view_is(ess_dataset_at(dataset, 0)->subject.value, "urn:a"));
  /* Which of the two spellings stays does not depend on the order. */
  assert_true(
    ess_view_is(ess_dataset_at(dataset, 1)->object.language, "FR"));
  assert_true(ess_view_is(ess_dataset_at(dataset, 2)->graph.value, "urn:g"));
  ess_dataset_merge_graphs(dataset);
  ess_dataset_sort(dataset);
  assert_int_equal(ess_dataset_size(dataset), 2);
  ess_dataset_free(dataset);
}

static void
a_dataset_owns_its_bytes(void **state)
{
  struct ess_dataset *dataset = ess_dataset_new();
  char subject[] = "urn:a0000";
  (void)state;
  for (int i = 0; i < 1000; ++i) {
    subject[5] = (char)('0' + i / 100);
    subject[6] = (char)('0' + i / 10 % 10);
    subject[7] = (char)('0' + i % 10);
    add(dataset, subject, literal(subject, NULL, NULL), NULL);
  }
  subject[5] = 'x';
  ess_dataset_sort(dataset);
  assert_int_equal(ess_dataset_size(dataset), 1000);
  assert_true(
    ess_view_is(ess_dataset_at(dataset, 999)->object.value, "urn:a9990"));
  ess_dataset_free(dataset);
}

static enum ess_status
refuse(void *self, const struct ess_statement *statement)
{
  (void)self;
  (void)statement;
  return ESS_NETWORK;
}

static void
a_replay_stops_where_the_sink_does(void **state)
{
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink failing = {refuse, NULL};
  struct ess_counter nowhere = {0};
  struct ess_counter somewhere = {&failing, 0};
  const struct ess_sink counting = ess_counter_sink(&nowhere);
  const struct ess_sink stopping = ess_counter_sink(&somewhere);
  (void)state;
  add(dataset, "urn:a", ess_iri("urn:o"), NULL);
  add(dataset, "urn:b", ess_iri("urn:o"), NULL);
  assert_int_equal(ess_dataset_replay(dataset, &counting), ESS_OK);
  assert_int_equal(nowhere.count, 2);
  assert_int_equal(ess_dataset_replay(dataset, &stopping), ESS_NETWORK);
  assert_int_equal(somewhere.count, 0);
  ess_dataset_free(dataset);
}

static void
nothing_can_be_freed(void **state)
{
  struct ess_dataset *empty = ess_dataset_new();
  (void)state;
  ess_dataset_sort(empty);
  assert_int_equal(ess_dataset_size(empty), 0);
  ess_dataset_free(empty);
  ess_dataset_free(NULL);
  ess_prefixes_free(NULL);
}

static void
absolute_iris_are_told_apart(void **state)
{
  static const char *const good[] = {"a:", "http://a/é", "urn:x:y",
                                     "x+y.z-1:", "http://[::1]/%zz"};
  static const char *const bad[] = {
    "",         "a",         "//a/b",     "1a:b",      ":a",
    "http://a b", "http://<", "http://a\"", "http://a\\u0020", "a:\n",
    "http://a{", "http://a|", "http://a^", "http://a`", "é:x"};
  (void)state;
  for (size_t i = 0; i < sizeof good / sizeof *good; ++i) {
    assert_true(ess_iri_is_absolute(ess_view_of(good[i])));
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    assert_false(ess_iri_is_absolute(ess_view_of(bad[i])));
  }
}

static void
language_tags_are_told_apart(void **state)
{
  static const char *const bad[] = {"",    "-fr",  "fr-",  "fr--be",
                                    "f r", "1fr", "fr_BE", "é"};
  char tag[257] = {0};
  (void)state;
  assert_true(ess_language_is_valid(ess_view_of("fr")));
  assert_true(ess_language_is_valid(ess_view_of("de-CH-1996")));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    assert_false(ess_language_is_valid(ess_view_of(bad[i])));
  }
  memset(tag, 'a', 256);
  assert_true(ess_language_is_valid((struct ess_view){tag, 255}));
  assert_false(ess_language_is_valid((struct ess_view){tag, 256}));
}

static void
labels_are_told_apart(void **state)
{
  static const char *const good[] = {"a", "_", "0", "a.b", "a-", "é", "a·"};
  static const char *const bad[] = {"",   "-a", ".a", "a.",  "a:b", ":a",
                                    "a/", "a b", "·", "×", "\xC3"};
  (void)state;
  for (size_t i = 0; i < sizeof good / sizeof *good; ++i) {
    assert_true(ess_label_is_valid(ess_view_of(good[i])));
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    assert_false(ess_label_is_valid(ess_view_of(bad[i])));
  }
  assert_int_equal(ess_label_span(ess_view_of("a.b.. <x>")), 3);
}

/* A statement about urn:s with `object`. */
static const char *
fault_of(struct ess_term object)
{
  const struct ess_statement s = {
    ess_iri("urn:s"), ess_iri("urn:p"), object, {.kind = ESS_NONE}};
  return ess_statement_fault(&s);
}

static void
unsound_statements_have_a_fault(void **state)
{
  const struct ess_term nul = {
    .kind = ESS_LITERAL, .value = ESS_VIEW("a\0b")};
  struct ess_statement s = {ess_iri("urn:s"), ess_iri("urn:p"),
                            ess_iri("urn:o"), {.kind = ESS_NONE}};
  (void)state;
  assert_null(ess_statement_fault(&s));
  assert_null(fault_of(literal("é", NULL, "fr")));
  assert_non_null(fault_of(nul));
  assert_non_null(fault_of(literal("\xFF", NULL, NULL)));
  assert_non_null(fault_of(literal("a", "relative", NULL)));
  assert_non_null(fault_of(literal("a", "urn:t", "fr")));
  assert_non_null(fault_of(literal("a", NULL, "fr \"x")));
  assert_non_null(fault_of(blank("a b")));
  assert_non_null(fault_of((struct ess_term){.kind = ESS_NONE}));
  assert_non_null(fault_of(literal(
    "a", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", NULL)));
  s.predicate = blank("p");
  assert_non_null(ess_statement_fault(&s));
  s.predicate = ess_iri("urn:p");
  s.subject = literal("a", NULL, NULL);
  assert_non_null(ess_statement_fault(&s));
  s.subject = ess_iri("urn:s");
  s.graph = literal("g", NULL, NULL);
  assert_non_null(ess_statement_fault(&s));
}

static void
a_checker_reports_and_stops(void **state)
{
  struct ess_counter counter = {0};
  const struct ess_sink counting = ess_counter_sink(&counter);
  struct ess_log log = {0};
  struct ess_checker checker = {
    .next = &counting, .log = &log, .source = "x"};
  const struct ess_sink sink = ess_checker_sink(&checker);
  const struct ess_statement good = {ess_iri("urn:s"), ess_iri("urn:p"),
                                     ess_iri("urn:o"), {.kind = ESS_NONE}};
  struct ess_statement bad = good;
  (void)state;
  bad.object = ess_iri("relative");
  assert_int_equal(ess_sink_add(&sink, &good), ESS_OK);
  assert_int_equal(ess_sink_add(&sink, &bad), ESS_BAD_INPUT);
  bad = good;
  bad.subject = ess_iri("urn:<");
  assert_int_equal(ess_sink_add(&sink, &bad), ESS_BAD_INPUT);
  assert_int_equal(ess_sink_add(&sink, &bad), ESS_BAD_INPUT);
  bad.subject = good.subject;
  bad.graph = ess_iri("urn:>");
  assert_int_equal(ess_sink_add(&sink, &bad), ESS_BAD_INPUT);
  assert_int_equal(counter.count, 1);
  assert_int_equal(log.errors, 4);
}

static void
prefixes_are_in_order_of_name(void **state)
{
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(BASE));
  (void)state;
  for (size_t i = 1; ess_prefixes_at(prefixes, i); ++i) {
    assert_true(ess_view_compare(ess_prefixes_at(prefixes, i - 1)->name,
                                 ess_prefixes_at(prefixes, i)->name) < 0);
  }
  assert_null(ess_prefixes_at(prefixes, ESS_NS_COUNT));
  ess_prefixes_free(prefixes);
}

static void
iris_are_shortened_where_every_reader_agrees(void **state)
{
  static const struct {
    const char *iri;
    const char *name;
  } rows[] = {
    {"http://www.w3.org/ns/org#Post", "org:Post"},
    {BASE "def#population", "ess:population"},
    {BASE "def/kind#commune", "kind:commune"},
    {BASE "def#1a", "ess:1a"},
    {BASE "def#a.b-c_d", "ess:a.b-c_d"},
    {BASE "def#", ""},
    {BASE "def#a.", ""},
    {BASE "def#-a", ""},
    {BASE "def#a%20b", ""},
    {BASE "def#a/b", ""},
    {BASE "def#é", ""},
    {"http://other/", ""},
    {"", ""},
  };
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(BASE));
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    struct ess_buf out = {0};
    const bool found =
      ess_prefixes_shorten(prefixes, ess_view_of(rows[i].iri), &out);
    assert_string_equal(ess_buf_str(&out), rows[i].name);
    assert_int_equal(found, rows[i].name[0] != '\0');
    ess_buf_clear(&out);
  }
  ess_prefixes_free(prefixes);
}

static void
relative_iris_are_those_that_come_back(void **state)
{
  static const struct {
    const char *iri;
    const char *relative;
  } rows[] = {
    {BASE "id/a#b:c/../d", "id/a#b:c/../d"},
    {BASE "a?b", "a?b"},
    {BASE, ""},
    {BASE "#a", ""},
    {BASE "?a", ""},
    {BASE "/a", ""},
    {BASE "a:b", ""},
    {BASE "./a", ""},
    {BASE "a/../b", ""},
    {"https://w3id.org/essai", ""},
  };
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(BASE));
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    assert_true(ess_view_is(
      ess_prefixes_relative(prefixes, ess_view_of(rows[i].iri)),
      rows[i].relative));
  }
  ess_prefixes_free(prefixes);
}

static void
syntaxes_are_found_by_any_name(void **state)
{
  static const struct {
    const char *name;
    enum ess_syntax_id id;
  } rows[] = {{"turtle", ESS_TURTLE},         {"TTL", ESS_TURTLE},
              {"text/turtle", ESS_TURTLE},    {"nt", ESS_NTRIPLES},
              {"nq", ESS_NQUADS},             {"trig", ESS_TRIG},
              {"rdf", ESS_RDFXML},            {"owl", ESS_RDFXML},
              {"application/ld+json", ESS_JSONLD}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    assert_int_equal(ess_syntax_named(rows[i].name)->id, rows[i].id);
  }
  for (size_t i = 0; ess_syntax_at(i); ++i) {
    assert_ptr_equal(ess_syntax_get(ess_syntax_at(i)->id),
                     ess_syntax_at(i));
  }
  assert_null(ess_syntax_named("pdf"));
  assert_null(ess_syntax_named(""));
}

static void
syntaxes_are_found_by_path(void **state)
{
  (void)state;
  assert_int_equal(ess_syntax_of_path("a.b/c.nq")->id, ESS_NQUADS);
  assert_int_equal(ess_syntax_of_path("x.TTL")->id, ESS_TURTLE);
  assert_null(ess_syntax_of_path("dir.ttl/file"));
  assert_null(ess_syntax_of_path("file"));
  assert_null(ess_syntax_of_path("file."));
}

static void
result_formats_are_found_by_name(void **state)
{
  (void)state;
  for (size_t i = 0; ess_result_format_at(i); ++i) {
    const struct ess_result_format *format = ess_result_format_at(i);
    assert_int_equal(format->id, i);
    assert_ptr_equal(ess_result_format_named(format->name), format);
  }
  assert_null(ess_result_format_named("pdf"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(language_tags_compare_without_case),
    cmocka_unit_test(terms_sort_by_kind_then_bytes),
    cmocka_unit_test(a_dataset_sorts_and_drops_duplicates),
    cmocka_unit_test(a_dataset_owns_its_bytes),
    cmocka_unit_test(a_replay_stops_where_the_sink_does),
    cmocka_unit_test(nothing_can_be_freed),
    cmocka_unit_test(absolute_iris_are_told_apart),
    cmocka_unit_test(language_tags_are_told_apart),
    cmocka_unit_test(labels_are_told_apart),
    cmocka_unit_test(unsound_statements_have_a_fault),
    cmocka_unit_test(a_checker_reports_and_stops),
    cmocka_unit_test(prefixes_are_in_order_of_name),
    cmocka_unit_test(iris_are_shortened_where_every_reader_agrees),
    cmocka_unit_test(relative_iris_are_those_that_come_back),
    cmocka_unit_test(syntaxes_are_found_by_any_name),
    cmocka_unit_test(syntaxes_are_found_by_path),
    cmocka_unit_test(result_formats_are_found_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
