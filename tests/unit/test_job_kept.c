/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* How many statements a store keeps that keeps values, not spellings. */

#include "job/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define XSD "http://www.w3.org/2001/XMLSchema#"

struct literal {
  const char *value;
  const char *datatype;
  const char *language;
};

/* Literals of one subject and predicate, and how many are kept at least. */
static void
expect(const struct literal *literals, size_t n, size_t least)
{
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink sink = ess_dataset_sink(dataset);
  size_t found = 0;

  for (size_t i = 0; i < n; ++i) {
    const struct ess_term object = {
      ESS_LITERAL, ess_view_of(literals[i].value),
      ess_view_of(literals[i].datatype), ess_view_of(literals[i].language)};
    const struct ess_statement statement = {
      ess_iri("u:s"), ess_iri("u:p"), object, {.kind = ESS_NONE}};
    assert_int_equal(ess_sink_add(&sink, &statement), ESS_OK);
  }
  ess_dataset_sort(dataset);
  assert_int_equal(ess_dataset_size(dataset), n);
  assert_int_equal(ess_least_kept(dataset, &found), ESS_OK);
  assert_int_equal(found, least);
  ess_dataset_free(dataset);
}

static void
test_numbers(void **state)
{
  static const struct literal same[] = {
    {"042", XSD "integer", NULL},   {"42", XSD "integer", NULL},
    {"+42", XSD "integer", NULL},   {"42.0", XSD "decimal", NULL},
    {"42.", XSD "decimal", NULL},   {"42", XSD "double", NULL}};
  static const struct literal apart[] = {
    {"42", XSD "integer", NULL},    {"-42", XSD "integer", NULL},
    {"4.2", XSD "decimal", NULL},   {".42", XSD "decimal", NULL},
    {"420", XSD "integer", NULL}};
  static const struct literal zeros[] = {
    {"0", XSD "integer", NULL},     {"-0", XSD "integer", NULL},
    {"0.00", XSD "decimal", NULL},  {"-.0", XSD "decimal", NULL}};
  (void)state;
  expect(same, 6, 1);
  expect(apart, 5, 5);
  expect(zeros, 4, 1);
}

/* What a server makes of these is its own affair: none is counted. */
static void
test_unsure(void **state)
{
  static const struct literal unsure[] = {
    {"abc", XSD "integer", NULL},   {"", XSD "integer", NULL},
    {".", XSD "decimal", NULL},     {"1.2.3", XSD "decimal", NULL},
    {"4.2E1", XSD "double", NULL},  {"--1", XSD "integer", NULL},
    {"2026-01-01T00:00:00Z", XSD "dateTime", NULL},
    {"1234567890123456789", XSD "integer", NULL},
    {"maybe", XSD "boolean", NULL}, {"2020", XSD "gYear", NULL}};
  (void)state;
  expect(unsure, 10, 0);
}

static void
test_others(void **state)
{
  static const struct literal booleans[] = {
    {"1", XSD "boolean", NULL}, {"true", XSD "boolean", NULL},
    {"0", XSD "boolean", NULL}};
  static const struct literal apart[] = {
    {"2026-01-01", XSD "date", NULL},  {"2026-01-01Z", XSD "date", NULL},
    {"1", "http://e.org/type", NULL},  {"01", "http://e.org/type", NULL},
    {"a", NULL, NULL},                 {"a", NULL, "fr"},
    {"a", NULL, "fr-FR"},              {"42", NULL, NULL}};
  (void)state;
  expect(booleans, 3, 2);
  expect(apart, 8, 8);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_numbers),
    cmocka_unit_test(test_unsure),
    cmocka_unit_test(test_others),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
