/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Dates and times: lexical forms, functions of section 17.4.5, casts. */

#include <stdio.h>

#include "sparql_expression.h"

#define T "\"^^xsd:dateTime"

static const struct row fields[] = {
  {"YEAR(\"2011-01-10T14:45:13.815-05:00" T ")", "2011"},
  {"MONTH(\"2011-01-10T14:45:13.815-05:00" T ")", "1"},
  {"DAY(\"2011-01-10T14:45:13.815-05:00" T ")", "10"},
  {"HOURS(\"2011-01-10T14:45:13.815-05:00" T ")", "14"},
  {"MINUTES(\"2011-01-10T14:45:13.815-05:00" T ")", "45"},
  {"SECONDS(\"2011-01-10T14:45:13.815-05:00" T ")", "13.815"},
  {"SECONDS(\"2011-01-10T14:45:13" T ")", "\"13\"^^decimal"},
  {"SECONDS(\"2011-01-10T14:45:13.12345678901234567890" T ")",
   "13.1234567890123456789"},
  {"SECONDS(\"2011-01-10T14:45:03.000000000000000001" T ")",
   "3.000000000000000001"},
  {"YEAR(\"-0044-03-15T12:00:00" T ")", "-44"},
  {"YEAR(\"0000-01-01T00:00:00" T ")", "0"},
  {"YEAR(\"12345-01-01T00:00:00" T ")", "12345"},
  {"DAY(\"2000-02-29T00:00:00" T ")", "29"},
  {"DAY(\"1999-12-31T24:00:00" T ")", "1"},
  {"YEAR(\"1999-12-31T24:00:00" T ")", "2000"},
  {"HOURS(\"1999-12-31T24:00:00" T ")", "0"},
  {"MONTH(\"2000-03-01T00:00:00" T ")", "3"},
  {"MONTH(\"1900-03-01T00:00:00" T ")", "3"},
  {"DAY(\"-0001-12-31T23:59:59" T ")", "31"},
  {"YEAR(\"2020-05-02\"^^xsd:date)", "2020"},
  {"DAY(\"2020-05-02Z\"^^xsd:date)", "2"},
  {"HOURS(\"2020-05-02\"^^xsd:date)", "!"},
  {"HOURS(\"14:45:13\"^^xsd:time)", "14"},
  {"YEAR(\"14:45:13\"^^xsd:time)", "!"},
  {"YEAR(\"2020\"^^xsd:gYear)", "2020"},
  {"MONTH(\"2020\"^^xsd:gYear)", "!"},
  {"MONTH(\"2020-05\"^^xsd:gYearMonth)", "5"},
  {"DAY(\"2020-05\"^^xsd:gYearMonth)", "!"},
  {"YEAR(\"2020-01-01T00:00:00\")", "!"},
  {"YEAR(2020)", "!"},
  {"TIMEZONE(\"2011-01-10T14:45:13.815-05:00" T ")",
   "\"-PT5H\"^^dayTimeDuration"},
  {"TIMEZONE(\"2011-01-10T14:45:13Z" T ")", "\"PT0S\"^^dayTimeDuration"},
  {"TIMEZONE(\"2011-01-10T14:45:13+00:00" T ")",
   "\"PT0S\"^^dayTimeDuration"},
  {"TIMEZONE(\"2011-01-10T14:45:13+05:30" T ")",
   "\"PT5H30M\"^^dayTimeDuration"},
  {"TIMEZONE(\"2011-01-10T14:45:13-00:30" T ")",
   "\"-PT30M\"^^dayTimeDuration"},
  {"TIMEZONE(\"2011-01-10T14:45:13" T ")", "!"},
  {"TIMEZONE(\"x\")", "!"},
  {"TZ(\"2011-01-10T14:45:13.815-05:00" T ")", "\"-05:00\""},
  {"TZ(\"2011-01-10T14:45:13+14:00" T ")", "\"+14:00\""},
  {"TZ(\"2011-01-10T14:45:13+00:00" T ")", "\"+00:00\""},
  {"TZ(\"2011-01-10T14:45:13Z" T ")", "\"Z\""},
  {"TZ(\"2011-01-10T14:45:13" T ")", "\"\""},
  {"TZ(1)", "!"},
  {"DATATYPE(NOW())", "<http://www.w3.org/2001/XMLSchema#dateTime>"},
  {"NOW() = NOW()", "true"},
  {"TZ(NOW())", "\"Z\""},
  {"NOW() > \"2020-01-01T00:00:00Z" T, "true"},
  {"NOW() < \"2999-01-01T00:00:00Z" T, "true"},
};

/* Whether a form is one is told by the year. */
static const struct row forms[] = {
  {"YEAR(\"2020-02-30T00:00:00" T ")", "!"},
  {"YEAR(\"2019-02-29T00:00:00" T ")", "!"},
  {"YEAR(\"1900-02-29T00:00:00" T ")", "!"},
  {"YEAR(\"2020-13-01T00:00:00" T ")", "!"},
  {"YEAR(\"2020-00-01T00:00:00" T ")", "!"},
  {"YEAR(\"2020-01-00T00:00:00" T ")", "!"},
  {"YEAR(\"2020-01-01T24:00:01" T ")", "!"},
  {"YEAR(\"2020-01-01T24:00:00.1" T ")", "!"},
  {"YEAR(\"2020-01-01T24:00:00.0" T ")", "2020"},
  {"YEAR(\"2020-01-01T25:00:00" T ")", "!"},
  {"YEAR(\"2020-01-01T00:60:00" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:60" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:00." T ")", "!"},
  {"YEAR(\"2020-01-01 00:00:00" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:00+14:01" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:00+1:00" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:00z" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:00ZZ" T ")", "!"},
  {"YEAR(\"20-01-01T00:00:00" T ")", "!"},
  {"YEAR(\"02020-01-01T00:00:00" T ")", "!"},
  {"YEAR(\"+2020-01-01T00:00:00" T ")", "!"},
  {"YEAR(\"99999999999-01-01T00:00:00" T ")", "99999999999"},
  {"YEAR(\"999999999999-01-01T00:00:00" T ")", "!"},
  {"YEAR(\"9999999999999-01-01T00:00:00" T ")", "!"},
  {"YEAR(\"2020-01-01" T ")", "!"},
  {"YEAR(\"2020-01-01T00:00:00\"^^xsd:date)", "!"},
  {"YEAR(\"2020-1-1\"^^xsd:date)", "!"},
  {"YEAR(\"\"^^xsd:date)", "!"},
  {"YEAR(\"2020Z\"^^xsd:gYear)", "2020"},
  {"YEAR(\"2020-05\"^^xsd:gYear)", "!"},
  {"YEAR(\"2020\"^^xsd:gYearMonth)", "!"},
};

static const struct row casts[] = {
  {"xsd:dateTime(\"2020-05-02T10:00:00Z\")",
   "\"2020-05-02T10:00:00Z\"^^dateTime"},
  {"xsd:dateTime(\" 2020-05-02T10:00:00.500+02:00 \")",
   "\"2020-05-02T10:00:00.5+02:00\"^^dateTime"},
  {"xsd:dateTime(\"1999-12-31T24:00:00\")",
   "\"2000-01-01T00:00:00\"^^dateTime"},
  {"xsd:dateTime(\"2020-05-02T10:00:00.1234567890123\")",
   "\"2020-05-02T10:00:00.1234567890123\"^^dateTime"},
  {"xsd:dateTime(\"-0044-03-15T10:00:00\")",
   "\"-0044-03-15T10:00:00\"^^dateTime"},
  {"xsd:dateTime(\"2020-05-02\"^^xsd:date)",
   "\"2020-05-02T00:00:00\"^^dateTime"},
  {"xsd:dateTime(\"2020-05-02\")", "!"},
  {"xsd:dateTime(\"2020-05-02T10:00:00\"@en)", "!"},
  {"xsd:dateTime(2020)", "!"},
  {"xsd:dateTime(\"10:00:00\"^^xsd:time)", "!"},
  {"xsd:date(\"2020-05-02T23:00:00-02:00" T ")",
   "\"2020-05-02-02:00\"^^date"},
  {"xsd:date(\"-0044-03-15T23:00:00" T ")", "\"-0044-03-15\"^^date"},
  {"xsd:date(\"2020-05-02\")", "\"2020-05-02\"^^date"},
  {"xsd:date(\"2020-05\"^^xsd:gYearMonth)", "!"},
  {"xsd:time(\"2020-05-02T23:00:00.5Z" T ")", "\"23:00:00.5Z\"^^time"},
  {"xsd:time(\"-0044-03-15T23:00:00" T ")", "\"23:00:00\"^^time"},
  {"xsd:time(\"24:00:00\")", "\"00:00:00\"^^time"},
  {"xsd:time(\"2020-05-02\"^^xsd:date)", "!"},
  {"xsd:gYear(\"2020-05-02T23:00:00Z" T ")", "\"2020Z\"^^gYear"},
  {"xsd:gYear(\"2020-05-02\"^^xsd:date)", "\"2020\"^^gYear"},
  {"xsd:gYearMonth(\"2020-05-02\"^^xsd:date)", "\"2020-05\"^^gYearMonth"},
  {"xsd:string(\"2020-05-02T10:00:00.50+00:00" T ")",
   "\"2020-05-02T10:00:00.5Z\""},
  {"xsd:string(\"2020-05-02-05:00\"^^xsd:date)", "\"2020-05-02-05:00\""},
  {"STR(\"2020-05-02T10:00:00.50+00:00" T ")",
   "\"2020-05-02T10:00:00.50+00:00\""},
};

static void
fields_of_times(void **state)
{
  (void)state;
  ASSERT_ROWS(fields);
}

static void
forms_that_are_none(void **state)
{
  (void)state;
  ASSERT_ROWS(forms);
}

static void
casts_of_times(void **state)
{
  (void)state;
  ASSERT_ROWS(casts);
}

/* Seconds of the clock begin in 1970. */
static void
moments_of_the_clock(void **state)
{
  static const struct {
    int64_t seconds;
    uint32_t nanos;
    const char *text;
  } moments[] = {
    {0, 0, "1970-01-01T00:00:00Z"},
    {-1, 500000000, "1969-12-31T23:59:59.5Z"},
    {951782400, 1000000, "2000-02-29T00:00:00.001Z"},
  };
  struct ess_arena arena = {0};
  (void)state;

  for (size_t i = 0; i < sizeof moments / sizeof *moments; ++i) {
    const struct ess_datum datum =
      ess_datum_moment(moments[i].seconds, moments[i].nanos);
    assert_true(ess_view_is(ess_datum_text(&datum, &arena), moments[i].text));
  }
  ess_arena_clear(&arena);
}

/* Each day of 900 years around year 0 and around 2000 is the one after the
   day before, and is written as it was read. */
static void
days_follow_each_other(void **state)
{
  static const int64_t day = 86400;
  static const unsigned lengths[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
  struct ess_arena arena = {0};
  int64_t before = 0;
  (void)state;

  for (int year = -450; year <= 2400; year += year == 450 ? 1050 : 1) {
    const bool leap =
      year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned days = lengths[month - 1] + (month == 2 && leap);
      for (unsigned d = 1; d <= days; ++d) {
        char text[32];
        (void)snprintf(text, sizeof text, "%s%04d-%02u-%02u",
                       year < 0 ? "-" : "", year < 0 ? -year : year, month,
                       d);
        const struct ess_term term = {
          .kind = ESS_LITERAL,
          .value = ess_view_of(text),
          .datatype = ESS_VIEW(XSD_PREFIX "date")};
        struct ess_datum datum = ess_datum_of_term(&term, &arena);
        assert_int_equal(datum.kind, ESS_DATUM_DATE);
        if (year != -450 && year != 1500) {
          assert_int_equal(datum.integer, before + day);
        }
        before = datum.integer;
        datum.text = (struct ess_view){NULL, 0};
        const struct ess_view again = ess_datum_text(&datum, &arena);
        assert_true(ess_view_is(again, text));
      }
    }
    ess_arena_reset(&arena);
  }
  ess_arena_clear(&arena);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(fields_of_times),
    cmocka_unit_test(forms_that_are_none),
    cmocka_unit_test(casts_of_times),
    cmocka_unit_test(moments_of_the_clock),
    cmocka_unit_test(days_follow_each_other),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
