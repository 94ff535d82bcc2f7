/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Aggregates: section 18.5.1. */

#include "sparql/accumulator.h"

#include "sparql_expression.h"

/* An aggregate, the values given to it, and what comes out: of the calls and
   casts in `values`, the arguments of the outermost CONCAT. */
static const struct aggregate {
  enum ess_expr_kind kind;
  const char *values;
  const char *value;
} aggregates[] = {
  {ESS_EXPR_COUNT, "CONCAT()", "0"},
  {ESS_EXPR_COUNT, "CONCAT(1, 1, \"x\", <http://e/x>)", "4"},
  {ESS_EXPR_COUNT, "CONCAT(1, ?x, 1/0, 2)", "2"},
  {ESS_EXPR_SUM, "CONCAT()", "0"},
  {ESS_EXPR_SUM, "CONCAT(1, 2, 3)", "6"},
  {ESS_EXPR_SUM, "CONCAT(\"1\"^^xsd:byte)", "1"},
  {ESS_EXPR_SUM, "CONCAT(1.0, 2.2, 3.5)", "6.7"},
  {ESS_EXPR_SUM, "CONCAT(1, 2.50)", "3.5"},
  {ESS_EXPR_SUM, "CONCAT(1, 2.5, 1e0)", "4.5E0"},
  {ESS_EXPR_SUM, "CONCAT(\"1\"^^xsd:float, 1)", "\"2.0E0\"^^float"},
  {ESS_EXPR_SUM, "CONCAT(9223372036854775807, 1, 1)", "9223372036854775809"},
  {ESS_EXPR_SUM,
   "CONCAT(9223372036854775807, 9223372036854775807, -9223372036854775807)",
   "9223372036854775807"},
  {ESS_EXPR_SUM, "CONCAT(1, \"x\")", "!"},
  {ESS_EXPR_SUM, "CONCAT(\"x\", 1)", "!"},
  {ESS_EXPR_SUM, "CONCAT(1, ?x)", "!"},
  {ESS_EXPR_AVG, "CONCAT()", "0"},
  {ESS_EXPR_AVG, "CONCAT(1, 2)", "1.5"},
  {ESS_EXPR_AVG, "CONCAT(1, 2, 3)", "\"2\"^^decimal"},
  {ESS_EXPR_AVG, "CONCAT(1, 1, 2)", "1.333333333333333333333333"},
  {ESS_EXPR_AVG, "CONCAT(1e0, 2)", "1.5E0"},
  {ESS_EXPR_AVG, "CONCAT(9223372036854775807, 9223372036854775807)",
   "\"9223372036854775807\"^^decimal"},
  {ESS_EXPR_AVG, "CONCAT(1, BNODE())", "!"},
  {ESS_EXPR_MIN, "CONCAT()", "!"},
  {ESS_EXPR_MIN, "CONCAT(2, 1.50, 3e0)", "1.50"},
  {ESS_EXPR_MIN, "CONCAT(1, 1.0, 1e0)", "1"},
  {ESS_EXPR_MAX, "CONCAT(1, 1.0, 1e0)", "1"},
  {ESS_EXPR_MIN, "CONCAT(\"b\", \"a\", \"c\")", "\"a\""},
  {ESS_EXPR_MIN, "CONCAT(\"b\", 1, <http://e/x>)", "<http://e/x>"},
  {ESS_EXPR_MIN, "CONCAT(\"b\"@fr, \"a\"@fr)", "\"a\"@fr"},
  {ESS_EXPR_MIN, "CONCAT(1, 1/0)", "!"},
  {ESS_EXPR_MIN,
   "CONCAT(1, -123456789012345678901234567890, 2)",
   "-123456789012345678901234567890"},
  {ESS_EXPR_MAX, "CONCAT(1, 123456789012345678901234567890, 2)",
   "123456789012345678901234567890"},
  {ESS_EXPR_MAX, "CONCAT(1, 3, 2)", "3"},
  {ESS_EXPR_MAX, "CONCAT(1, \"x\"^^<http://e/t>, 2)",
   "\"x\"^^<http://e/t>"},
  {ESS_EXPR_MAX, "CONCAT(\"2020-01-01\"^^xsd:date, \"2021-01-01\"^^xsd:date)",
   "\"2021-01-01\"^^date"},
  {ESS_EXPR_MAX, "CONCAT()", "!"},
  {ESS_EXPR_SAMPLE, "CONCAT()", "!"},
  {ESS_EXPR_SAMPLE, "CONCAT(1/0, ?x)", "!"},
  {ESS_EXPR_SAMPLE, "CONCAT(?x, \"a\"@fr, \"b\")", "\"a\"@fr"},
  {ESS_EXPR_GROUP_CONCAT, "CONCAT()", "\"\""},
  {ESS_EXPR_GROUP_CONCAT, "CONCAT(\"a\")", "\"a\""},
  {ESS_EXPR_GROUP_CONCAT, "CONCAT(\"a\"@fr, 1.50, 1 + 1, <http://e/x>)",
   "\"a|1.50|2|http://e/x\""},
  {ESS_EXPR_GROUP_CONCAT, "CONCAT(\"\", \"\")", "\"|\""},
  {ESS_EXPR_GROUP_CONCAT, "CONCAT(\"a\", BNODE())", "!"},
  {ESS_EXPR_GROUP_CONCAT, "CONCAT(\"a\", ?x)", "!"},
};

static void
add_all(struct ess_accumulator *accumulator, const struct ess_expr *list)
{
  struct ess_arena arena = {0};
  struct ess_call_context context;

  assert_int_equal(
    ess_call_context_init(&context, (struct ess_view){NULL, 0}), ESS_OK);
  context.arena = &arena;
  for (size_t i = 0; i < list->n; ++i) {
    const struct ess_datum datum = value_of(&context, list->args[i]);
    ess_accumulator_add(accumulator, &datum, &arena);
    ess_arena_clear(&arena); /* So that nothing of it may be viewed */
  }
  ess_call_context_clear(&context);
}

static void
put_aggregate(struct ess_buf *out, const struct aggregate *row)
{
  const struct ess_parser_options options = {.source = "test",
                                             .base = "http://e/"};
  struct ess_accumulator accumulator = {.kind = row->kind,
                                        .separator = ESS_VIEW("|")};
  struct ess_request *request = NULL;
  struct ess_arena arena = {0};
  struct ess_log log = {0};
  struct ess_buf query = {0};

  ess_buf_printf(&query, "SELECT (%s AS ?x) {}", row->values);
  assert_int_equal(
    ess_parse(ess_buf_view(&query), &options, &request, &log), ESS_OK);
  add_all(&accumulator, request->query.select.columns.list[0].expr);
  const struct ess_datum datum = ess_accumulator_value(&accumulator, &arena);
  put_datum(out, &datum, &arena);
  ess_accumulator_clear(&accumulator);
  ess_arena_clear(&arena);
  ess_request_free(request);
  ess_buf_clear(&query);
}

static void
aggregates_of_groups(void **state)
{
  size_t wrong = 0;
  (void)state;

  for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; ++i) {
    struct ess_buf found = {0};
    struct ess_buf expected = {0};
    put_aggregate(&found, &aggregates[i]);
    put_expected(&expected, aggregates[i].value);
    wrong +=
      is_wrong(aggregates[i].values, &found, ess_buf_str(&expected));
    ess_buf_clear(&found);
    ess_buf_clear(&expected);
  }
  assert_int_equal(wrong, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(aggregates_of_groups),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
