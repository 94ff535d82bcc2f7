/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements are counted once each, whatever graphs and datasets they are
   in, without what is dropped. */

#include "rdf/census.h"

#include "unit.h"

#define DOC "https://x.org/doc"
#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#define PERSON "http://xmlns.com/foaf/0.1/Person"

/* Subject, predicate, object, graph. */
static const char *const mine[][4] = {
  {DOC, "urn:p", "urn:o", DOC},
  {DOC "#a", RDF_TYPE, PERSON, DOC "/1"},
  {DOC "#a", "urn:p", "urn:o", DOC "/1"},
  {DOC "#a", RDF_TYPE, PERSON, DOC "/2"}, /* again */
  {DOC "#a", "urn:p", "urn:o2", DOC "/2"},
  {DOC "#b", RDF_TYPE, "urn:strange", DOC "/2"},
  {DOC "ument", RDF_TYPE, PERSON, DOC}, /* of others */
  {"urn:shared", RDF_TYPE, PERSON, DOC},
};

static const char *const others[][4] = {
  {DOC "2", RDF_TYPE, PERSON, DOC "2"},
  {"urn:shared", RDF_TYPE, PERSON, DOC "2"}, /* again */
  {"urn:shared", "urn:p", "urn:o", DOC "2"},
};

static void
count(struct ess_census *census, const char *const (*rows)[4], size_t n,
      bool graphs, const char *own, uint32_t tag)
{
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink sink = ess_dataset_sink(dataset);
  for (size_t i = 0; i < n; ++i) {
    const struct ess_statement s = {ess_iri(rows[i][0]), ess_iri(rows[i][1]),
                                    ess_iri(rows[i][2]), ess_iri(rows[i][3])};
    assert_int_equal(ess_sink_add(&sink, &s), ESS_OK);
  }
  if (!graphs) {
    ess_dataset_merge_graphs(dataset);
  }
  ess_dataset_sort(dataset);
  assert_int_equal(ess_census_add(census, dataset, ess_view_of(own), tag),
                   ESS_OK);
  ess_dataset_free(dataset);
}

static bool
is_one(const void *self, uint32_t tag)
{
  (void)self;
  return tag == 1;
}

static void
assert_totals(struct ess_census *census, const struct ess_tag_filter *filter,
              unsigned long triples, unsigned long subjects,
              unsigned long people)
{
  struct ess_totals totals;
  assert_int_equal(ess_census_total(census, filter, &totals), ESS_OK);
  assert_int_equal(totals.triples, triples);
  assert_int_equal(totals.subjects, subjects);
  assert_int_equal(totals.entities[ESS_V_FOAF_Person], people);
  assert_int_equal(totals.entities[ESS_V_FOAF_Agent], 0);
}

static void
everything_is_counted_once(void **state)
{
  static const struct ess_tag_filter filter = {is_one, NULL};
  static const size_t memory[] = {0, 1};
  struct ess_vocab *vocab = ess_vocab_new(ess_view_of("https://x.org/"));
  struct ess_log log = {0};
  (void)state;
  for (size_t i = 0; i < 4; ++i) {
    const struct ess_spool_options options = {memory[i / 2], NULL};
    struct ess_census *census = ess_census_new(vocab, &options, &log);
    assert_non_null(census);
    count(census, mine, 8, i % 2, DOC, 0);
    count(census, others, 3, i % 2, DOC "2", 1);
    count(census, others + 1, 2, i % 2, DOC "3", 2);
    assert_totals(census, NULL, 9, 6, 4);
    assert_totals(census, &filter, 8, 5, 3);
    ess_census_free(census);
    census = ess_census_new(vocab, &options, &log);
    count(census, mine, 8, i % 2, DOC, 2);
    count(census, others, 3, i % 2, DOC "2", 1);
    assert_totals(census, NULL, 9, 6, 4);
    assert_totals(census, &filter, 7, 5, 3);
    ess_census_free(census);
  }
  ess_vocab_free(vocab);
  ess_census_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(everything_is_counted_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
