/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Values compared: the operators of section 17.3, effective boolean values,
   the order of ORDER BY, and identifiers against the terms that they are. */

#include "sparql/compare.h"

#include "sparql_expression.h"

#define T "\"^^xsd:dateTime"

static const struct row equal[] = {
  {"1 = 1.0", "true"},
  {"1 = 1e0", "true"},
  {"1 = \"01\"^^xsd:byte", "true"},
  {"1 = \"1\"^^xsd:float", "true"},
  {"0.1 = 0.1e0", "true"},
  {"0.1 = \"0.1\"^^xsd:float", "true"},
  {"0.1e0 = \"0.1\"^^xsd:float", "false"},
  {"0e0 = -0e0", "true"},
  {"9007199254740993 = 9007199254740992e0", "true"},
  {"123456789012345678901234567890 = 123456789012345678901234567890.0",
   "true"},
  {"123456789012345678901234567890 = 123456789012345678901234567891",
   "false"},
  {"\"NaN\"^^xsd:double = \"NaN\"^^xsd:double", "false"},
  {"\"NaN\"^^xsd:double != \"NaN\"^^xsd:double", "true"},
  {"\"INF\"^^xsd:float = \"INF\"^^xsd:double", "true"},
  {"1 != 2", "true"},
  {"1 = \"1\"", "false"},
  {"1 != \"1\"", "true"},
  {"1 = true", "false"},
  {"1 = <http://e/1>", "false"},
  {"1 = \"x\"^^xsd:integer", "!"},
  {"\"x\" = \"x\"^^xsd:integer", "!"},
  {"\"x\" = \"x\"^^<http://e/t>", "!"},
  {"\"x\"@en = \"x\"^^<http://e/t>", "false"},
  {"\"x\"^^<http://e/t> = \"x\"^^<http://e/t>", "true"},
  {"\"x\"^^<http://e/t> = \"y\"^^<http://e/t>", "!"},
  {"\"x\"^^<http://e/t> != \"x\"^^<http://e/u>", "!"},
  {"\"x\"^^<http://e/t> = <http://e/x>", "false"},
  {"\"x\"^^xsd:integer = \"x\"^^xsd:integer", "true"},
  {"\"300\"^^xsd:byte = 300", "!"},
  {"\"x\" = \"x\"", "true"},
  {"\"x\" = \"X\"", "false"},
  {"\"x\" = \"x\"^^xsd:string", "true"},
  {"\"x\" = \"x\"@en", "false"},
  {"\"x\"@en = \"x\"@EN", "true"},
  {"\"x\"@en = \"x\"@fr", "false"},
  {"\"x\"@en = \"y\"@en", "false"},
  {"<http://e/x> = <http://e/x>", "true"},
  {"<http://e/x> = <http://e/y>", "false"},
  {"<http://e/x> = \"http://e/x\"", "false"},
  {"BNODE() = <http://e/x>", "false"},
  {"true = \"1\"^^xsd:boolean", "true"},
  {"true = false", "false"},
  {"?x = ?x", "!"},
  {"1/0 = 1", "!"},
  {"\"2008-04-01T00:00:00.00Z" T " = \"2008-04-01T00:00:00Z" T, "true"},
  {"\"2002-04-02T23:00:00-04:00" T " = \"2002-04-03T02:00:00-01:00" T,
   "true"},
  {"\"2002-04-02T23:00:00" T " = \"2002-04-02T23:00:00+06:00" T, "!"},
  {"\"2002-04-02T23:00:00" T " = \"2002-04-02T23:00:00Z" T, "!"},
  {"\"2002-04-02T23:00:00" T " = \"2002-04-04T23:00:00Z" T, "false"},
  {"\"1999-12-31T24:00:00" T " = \"2000-01-01T00:00:00" T, "true"},
  {"\"2000-01-01T00:00:00.0000000001" T " = "
   "\"2000-01-01T00:00:00.0000000002" T, "false"},
  {"\"2000-01-01T00:00:00.00000000010" T " = "
   "\"2000-01-01T00:00:00.0000000001" T, "true"},
  {"\"2006-08-23\"^^xsd:date = \"2006-08-23\"^^xsd:date", "true"},
  {"\"2006-08-23\"^^xsd:date = \"2006-08-23Z\"^^xsd:date", "!"},
  {"\"2006-08-23\"^^xsd:date != \"2001-01-01Z\"^^xsd:date", "true"},
  {"\"2006-08-23Z\"^^xsd:date = \"2006-08-23+00:00\"^^xsd:date", "true"},
  {"\"2006-08-23\"^^xsd:date != \"2006-08-23T09:00:00+01:00" T, "true"},
  {"\"2020\"^^xsd:gYear = \"2020\"^^xsd:gYear", "true"},
  {"\"PT1H\"^^xsd:duration = \"PT60M\"^^xsd:duration", "!"},
};

static const struct row less[] = {
  {"1 < 2", "true"},
  {"2 < 1", "false"},
  {"1 <= 1.0", "true"},
  {"1 > 0.5", "true"},
  {"1 >= 1e0", "true"},
  {"1 > 1", "false"},
  {"-1 < 0.0000000000000000000001", "true"},
  {"123456789012345678901234567890 < 123456789012345678901234567890.5",
   "true"},
  {"-123456789012345678901234567890 < 1e0", "true"},
  {"123456789012345678901234567890 < \"INF\"^^xsd:double", "true"},
  {"1 < \"NaN\"^^xsd:double", "false"},
  {"1 >= \"NaN\"^^xsd:double", "false"},
  {"\"a\" < \"b\"", "true"},
  {"\"b\" < \"a\"", "false"},
  {"\"a\" < \"aa\"", "true"},
  {"\"\" < \"a\"", "true"},
  {"\"Z\" < \"a\"", "true"},
  {"\"z\" < \"é\"", "true"},
  {"\"\uFFFD\" < \"\xF0\x9F\x91\xAA\"", "true"},
  {"\"a\" <= \"a\"", "true"},
  {"\"a\" >= \"b\"", "false"},
  {"\"a\"@en < \"b\"@en", "!"},
  {"\"a\" < \"b\"@en", "!"},
  {"false < true", "true"},
  {"true < true", "false"},
  {"1 < \"2\"", "!"},
  {"1 < true", "!"},
  {"<http://e/a> < <http://e/b>", "!"},
  {"\"a\"^^<http://e/t> < \"b\"^^<http://e/t>", "!"},
  {"\"a\"^^<http://e/t> <= \"a\"^^<http://e/t>", "!"},
  {"?x < 1", "!"},
  {"\"2011-01-10T14:45:13Z" T " < \"2011-01-10T14:45:13-01:00" T, "true"},
  {"\"2011-01-10T14:45:13.1" T " > \"2011-01-10T14:45:13" T, "true"},
  {"\"2011-01-10T14:45:13" T " < \"2011-01-11T04:45:13Z" T, "!"},
  {"\"2011-01-10T14:45:13" T " < \"2011-01-11T04:45:14Z" T, "true"},
  {"\"2011-01-10T14:45:13" T " > \"2011-01-10T00:45:13Z" T, "!"},
  {"\"2011-01-10T14:45:13" T " > \"2011-01-10T00:45:12Z" T, "true"},
  {"\"2011-01-10T14:45:13" T " <= \"2011-01-10T14:45:13Z" T, "!"},
  {"\"2006-08-23Z\"^^xsd:date > \"2006-08-22\"^^xsd:date", "true"},
  {"\"2006-08-23\"^^xsd:date > \"2006-08-22T00:00:00" T, "!"},
  {"\"2019\"^^xsd:gYear < \"2020\"^^xsd:gYear", "true"},
  {"\"-0001\"^^xsd:gYear < \"0000\"^^xsd:gYear", "true"},
  {"\"2019-12\"^^xsd:gYearMonth < \"2020-01\"^^xsd:gYearMonth", "true"},
  {"\"10:00:00\"^^xsd:time < \"10:00:01\"^^xsd:time", "true"},
};

static const struct row truth[] = {
  {"!true", "false"},
  {"!\"0\"^^xsd:boolean", "true"},
  {"!\"x\"^^xsd:boolean", "true"},
  {"!0", "true"},
  {"!123456789012345678901234567890", "false"},
  {"!0.0", "true"},
  {"!0.1", "false"},
  {"!-0e0", "true"},
  {"!\"NaN\"^^xsd:double", "true"},
  {"!\"INF\"^^xsd:float", "false"},
  {"!\"x\"^^xsd:integer", "true"},
  {"!\"300\"^^xsd:byte", "true"},
  {"!\"\"", "true"},
  {"!\"false\"", "false"},
  {"!\"\"@en", "true"},
  {"!\"x\"@en", "false"},
  {"!<http://e/x>", "!"},
  {"!BNODE()", "!"},
  {"!\"x\"^^<http://e/t>", "!"},
  {"!\"2020-01-01\"^^xsd:date", "!"},
  {"!\"x\"^^xsd:date", "!"},
  {"!?x", "!"},
};

static void
equality(void **state)
{
  (void)state;
  ASSERT_ROWS(equal);
}

static void
less_and_greater(void **state)
{
  (void)state;
  ASSERT_ROWS(less);
}

static void
truth_values(void **state)
{
  (void)state;
  ASSERT_ROWS(truth);
}

/* ---------------------------------------------------------------- order */

#define LITERAL(form, type)                                                 \
  {                                                                         \
    .kind = ESS_LITERAL, .value = ESS_VIEW(form),                           \
    .datatype = ESS_VIEW(XSD_PREFIX type)                                   \
  }

/* In their order; what has a 0 before it is equal to the one before. */
static const struct {
  int step;
  struct ess_term term;
} ordered[] = {
  {1, {.kind = ESS_NONE}},
  {1, {.kind = ESS_BLANK, .value = ESS_VIEW("a")}},
  {1, {.kind = ESS_BLANK, .value = ESS_VIEW("b")}},
  {1, {.kind = ESS_IRI, .value = ESS_VIEW("http://e/a")}},
  {1, {.kind = ESS_IRI, .value = ESS_VIEW("http://e/b")}},
  {1, LITERAL("NaN", "double")},
  {0, LITERAL("NaN", "float")},
  {1, LITERAL("-INF", "double")},
  {1, LITERAL("-123456789012345678901234567890", "integer")},
  {1, LITERAL("-1", "integer")},
  {0, LITERAL("-1.0", "decimal")},
  {0, LITERAL("-1e0", "double")},
  {1, LITERAL("0", "integer")},
  {0, LITERAL("-0e0", "double")},
  {1, LITERAL("0.1", "decimal")},
  {1, LITERAL("0.1", "double")},
  {1, LITERAL("0.1", "float")},
  {1, LITERAL("9007199254740992", "integer")},
  {0, LITERAL("9007199254740993", "double")},
  {1, LITERAL("9007199254740993", "integer")},
  {1, LITERAL("123456789012345678901234567890", "integer")},
  {1, LITERAL("123456789012345678901234567890.5", "decimal")},
  {1, LITERAL("INF", "float")},
  {0, LITERAL("INF", "double")},
  {1, {.kind = ESS_LITERAL, .value = ESS_VIEW("")}},
  {1, {.kind = ESS_LITERAL, .value = ESS_VIEW("Z")}},
  {1, {.kind = ESS_LITERAL, .value = ESS_VIEW("a")}},
  {1, {.kind = ESS_LITERAL, .value = ESS_VIEW("a"),
       .language = ESS_VIEW("en")}},
  {1, {.kind = ESS_LITERAL, .value = ESS_VIEW("a"),
       .language = ESS_VIEW("fr")}},
  {1, {.kind = ESS_LITERAL, .value = ESS_VIEW("b")}},
  {1, LITERAL("false", "boolean")},
  {0, LITERAL("0", "boolean")},
  {1, LITERAL("true", "boolean")},
  {1, LITERAL("2019", "gYear")},
  {1, LITERAL("2019-01", "gYearMonth")},
  {1, LITERAL("2019-01-01", "date")},
  {0, LITERAL("2019-01-01Z", "date")},
  {1, LITERAL("2019-01-01T00:00:00Z", "dateTime")},
  {1, LITERAL("2019-12-31T23:00:00-02:00", "dateTime")},
  {0, LITERAL("2020-01-01T01:00:00", "dateTime")},
  {1, LITERAL("2020-01-01T01:00:00.0000000001", "dateTime")},
  {1, LITERAL("10:00:00", "time")},
  {1, LITERAL("P1D", "duration")},
  {1, LITERAL("x", "integer")},
  {1, LITERAL("y", "integer")},
};

enum { n_ordered = sizeof ordered / sizeof *ordered };

static int
sign(int x)
{
  return (x > 0) - (x < 0);
}

/* As every pair is looked at, the order is one: transitive, and the other
   way round from the other side. It never says against `<` or `=`. */
static void
order_is_total_and_extends_less(void **state)
{
  struct ess_arena arena = {0};
  struct ess_datum data[n_ordered];
  int ranks[n_ordered];
  (void)state;

  for (size_t i = 0; i < n_ordered; ++i) {
    data[i] = ess_datum_of_term(&ordered[i].term, &arena);
    ranks[i] = (i ? ranks[i - 1] : 0) + ordered[i].step;
  }
  for (size_t i = 0; i < n_ordered; ++i) {
    for (size_t j = 0; j < n_ordered; ++j) {
      const int expected = sign(ranks[i] - ranks[j]);
      if (sign(ess_datum_order(&data[i], &data[j])) != expected) {
        fail_msg("%s and %s", ordered[i].term.value.s,
                 ordered[j].term.value.s);
      }
      if (ess_datum_less(&data[i], &data[j]) == ESS_TRUE) {
        assert_int_equal(expected, -1);
      }
    }
  }
  ess_arena_clear(&arena);
}

/* ---------------------------------------------------------- identifiers */

static const struct ess_term inline_terms[] = {
  LITERAL("true", "boolean"),
  LITERAL("false", "boolean"),
  LITERAL("1", "boolean"),
  LITERAL("0", "boolean"),
  LITERAL("0", "integer"),
  LITERAL("-144115188075855872", "integer"),
  LITERAL("144115188075855871", "integer"),
  LITERAL("42", "int"),
  LITERAL("3000000000", "int"),
  LITERAL("42", "long"),
  LITERAL("-42", "short"),
  LITERAL("70000", "short"),
  LITERAL("42", "nonNegativeInteger"),
  LITERAL("-1", "nonNegativeInteger"),
  LITERAL("0", "positiveInteger"),
  LITERAL("42", "positiveInteger"),
  LITERAL("4294967295", "unsignedInt"),
  LITERAL("1.50", "decimal"),
  LITERAL("0.0", "decimal"),
  LITERAL("-0.000000000000001", "decimal"),
  LITERAL("7", "decimal"),
  LITERAL("2020-02-29", "date"),
  LITERAL("0000-01-01Z", "date"),
  LITERAL("9999-12-31-14:00", "date"),
  LITERAL("2020-02-29T12:34:56", "dateTime"),
  LITERAL("2020-02-29T12:34:56+05:30", "dateTime"),
  LITERAL("2020-02-29T12:34:56+00:00", "dateTime"),
  LITERAL("2020-02-29T12:34:56Z", "dateTime"),
  LITERAL("2020-02-29T12:34:56.500Z", "dateTime"),
  LITERAL("2020-02-29T12:34:56.001", "dateTime"),
  LITERAL("2020", "gYear"),
  LITERAL("0000Z", "gYear"),
  LITERAL("2020-12", "gYearMonth"),
  LITERAL("2020-12-03:30", "gYearMonth"),
};

/* A datum of an identifier is that of its term, in all that it is asked. */
static void
identifiers_are_their_terms(void **state)
{
  struct ess_arena arena = {0};
  (void)state;

  for (size_t i = 0; i < sizeof inline_terms / sizeof *inline_terms; ++i) {
    const struct ess_term *term = &inline_terms[i];
    const ess_id id = ess_id_inline(term);
    struct ess_term back;
    assert_true(id != 0);
    const struct ess_datum a = ess_datum_of_term(term, &arena);
    const struct ess_datum b = ess_datum_of_id(id);
    assert_true(ess_datum_term(&b, &arena, &back));
    if (!ess_term_equal(&back, term)) {
      fail_msg("%s became %.*s", term->value.s, (int)back.value.n,
               back.value.s);
    }
    assert_int_equal(a.kind, b.kind);
    assert_int_equal(ess_datum_equal(&a, &b), ESS_TRUE);
    assert_int_equal(ess_datum_order(&a, &b), 0);
    assert_int_equal(ess_datum_truth(&a), ess_datum_truth(&b));
    assert_true(
      ess_view_equal(ess_datum_datatype(&a), ess_datum_datatype(&b)));
  }
  assert_int_equal(ess_datum_of_id(0).kind, ESS_DATUM_UNBOUND);
  assert_int_equal(ess_datum_of_id(ess_id_of(ESS_TAG_IRI, 7)).kind,
                   ESS_DATUM_ERROR);
  assert_int_equal(ess_datum_of_id(ess_id_of((enum ess_tag)31, 7)).kind,
                   ESS_DATUM_ERROR);
  assert_int_equal(ess_datum_of_id(ess_id_of(ESS_TAG_BOOLEAN, 7)).kind,
                   ESS_DATUM_ERROR);
  ess_arena_clear(&arena);
}

/* What is kept does not need what it came from. */
static void
kept_data_stand_alone(void **state)
{
  struct ess_buf kept = {0};
  (void)state;

  for (size_t i = 1; i < n_ordered; ++i) {
    struct ess_arena arena = {0};
    const struct ess_datum datum =
      ess_datum_of_term(&ordered[i].term, &arena);
    const struct ess_datum copy = ess_datum_keep(&datum, &kept);
    ess_arena_clear(&arena);
    const struct ess_datum again =
      ess_datum_of_term(&ordered[i].term, &arena);
    assert_int_equal(ess_datum_order(&copy, &again), 0);
    assert_true(ess_datum_same(&copy, &again, &arena));
    assert_true(copy.text.s != ordered[i].term.value.s);
    ess_arena_clear(&arena);
  }
  ess_buf_clear(&kept);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(equality),
    cmocka_unit_test(less_and_greater),
    cmocka_unit_test(truth_values),
    cmocka_unit_test(order_is_total_and_extends_less),
    cmocka_unit_test(identifiers_are_their_terms),
    cmocka_unit_test(kept_data_stand_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
