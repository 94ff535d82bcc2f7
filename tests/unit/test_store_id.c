/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Identifiers: what is inline, that it comes back byte for byte, in what
   order, and how it folds. */

#include "store/id.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const uint64_t most_payload = ((uint64_t)1 << ess_payload_bits) - 1;
static const uint64_t bit_63 = (uint64_t)1 << 63;

static const struct {
  const char *iri;
  enum ess_tag tag;
} datatypes[] = {
  {XSD "boolean", ESS_TAG_BOOLEAN},
  {XSD "date", ESS_TAG_DATE},
  {XSD "dateTime", ESS_TAG_DATETIME},
  {XSD "gYear", ESS_TAG_YEAR},
  {XSD "gYearMonth", ESS_TAG_YEAR_MONTH},
  {XSD "decimal", ESS_TAG_DECIMAL},
  {XSD "integer", ESS_TAG_INTEGER},
  {XSD "int", ESS_TAG_INT},
  {XSD "long", ESS_TAG_LONG},
  {XSD "short", ESS_TAG_SHORT},
  {XSD "nonNegativeInteger", ESS_TAG_NON_NEGATIVE},
  {XSD "positiveInteger", ESS_TAG_POSITIVE},
  {XSD "unsignedInt", ESS_TAG_UNSIGNED_INT},
};

static struct ess_term
typed(struct ess_view value, const char *datatype)
{
  return (struct ess_term){.kind = ESS_LITERAL,
                           .value = value,
                           .datatype = ess_view_of(datatype)};
}

/* The identifier of `text` with the datatype that is xsd:`local`. */
static ess_id
inline_id(const char *local, const char *text)
{
  char iri[80];
  (void)snprintf(iri, sizeof iri, XSD "%s", local);
  const struct ess_term term = typed(ess_view_of(text), iri);
  return ess_id_inline(&term);
}

/* True if the term of `id` is `term`, byte for byte. `out` is as it was. */
static bool
comes_back(ess_id id, const struct ess_term *term, struct ess_buf *out)
{
  struct ess_term back;
  const size_t before = out->len;
  const bool same = ess_id_term(id, out, &back) == ESS_OK &&
                    back.kind == ESS_LITERAL && back.language.n == 0 &&
                    ess_view_equal(back.value, term->value) &&
                    ess_view_equal(back.datatype, term->datatype);
  out->len = before;
  return same;
}

/* Texts that are inline, or not, under one datatype. */
struct texts {
  const char *local;
  const char *texts[40];
};

static const struct texts in[] = {
  {"boolean", {"true", "false", "1", "0"}},
  {"integer",
   {"0", "1", "-1", "9", "10", "2012", "-2147483648", "100000000000000000",
    "144115188075855871", "-144115188075855872"}},
  {"int", {"0", "-5", "99999999999"}},
  {"long", {"0", "-5", "144115188075855871"}},
  {"short", {"0", "-5", "70000"}},
  {"nonNegativeInteger", {"0", "-5", "7"}},
  {"positiveInteger", {"0", "-5", "7"}},
  {"unsignedInt", {"0", "-5", "7"}},
  {"decimal",
   {"0", "0.0", "0.5", "-0.5", "1.50", "1.5", "-1.5", "10", "-10", "0.00",
    "0.000000000000000", "0.000000000000001", "-0.000000000000001",
    "9007199254740991", "-9007199254740992", "9.007199254740991",
    "-9.007199254740992", "900719925474099.1", "123456.789", "100.00"}},
  {"gYear",
   {"0000", "0001", "1999", "2024", "9999", "2024Z", "2024+00:00",
    "2024-14:00", "2024+14:00", "2024-00:01", "2024+05:30"}},
  {"gYearMonth",
   {"0000-01", "0000-12", "2024-02", "9999-12", "2024-02Z",
    "2024-02+00:00", "2024-02-03:00", "2024-02+14:00"}},
  {"date",
   {"0000-01-01", "0000-02-29", "0000-12-31", "0001-01-01", "1900-02-28",
    "2000-02-29", "2024-02-29", "2023-02-28", "2024-12-31", "9999-12-31",
    "2024-02-29Z", "2024-02-29-13:59", "2024-02-29+13:59", "9996-02-29",
    "9999-12-31+14:00"}},
  {"dateTime",
   {"0000-01-01T00:00:00", "9999-12-31T23:59:59+14:00",
    "2024-02-29T12:34:56", "2024-02-29T12:34:56Z",
    "2024-02-29T12:34:56+00:00", "2024-02-29T12:34:56-14:00",
    "0000-01-01T00:00:00.000", "2024-02-29T12:34:56.789",
    "2024-02-29T12:34:56.000Z", "2024-02-29T12:34:56.789+01:00",
    "4999-12-31T23:59:59.999+14:00"}},
};

static const struct texts out[] = {
  {"boolean", {"", "True", "TRUE", "truee", "tru", "00", " 1", "2", "-0"}},
  {"integer",
   {"", "-", "+", "-0", "+0", "+1", "007", "00", "-01", " 1", "1 ", "1.0",
    "1e3", "a", "1a", "--1", "1-", "144115188075855872",
    "-144115188075855873", "1000000000000000000", "18446744073709551616",
    "18446744073709551617", "340282366920938463463374607431768211457",
    "1/", "1:", "\xFF", "-:"}},
  {"decimal",
   {"", "-", ".", "-.", "1.", ".5", "-.5", "00.5", "01", "-0", "-0.0",
    "-0.00", "+1.5", "1.5.5", "1..5", "0.0000000000000000",
    "1.0000000000000000", "9007199254740992", "-9007199254740993",
    "9.007199254740992", "-9.007199254740993", "1e3", "1.5 ", " 1.5",
    "1,5", "1.-5", "1.5-", "99999999999999999", "100000000000000000",
    "-00.5", "NaN", "INF"}},
  {"gYear",
   {"", "24", "024", "02024", "10000", "-0001", "+2024", "2024 ", "2024z",
    "2024-00:00", "2024+14:01", "2024-14:01", "2024+24:00", "2024+00:60",
    "2024+0000", "2024+00", "2024+00:000", "2024ZZ", "2024 00:00",
    "2024+0a:00", "2024+00:0a", "202a", "2024-01", "2024+99:99"}},
  {"gYearMonth",
   {"", "2024", "2024-00", "2024-13", "2024-1", "2024/01", "2024-01-01",
    "2024-02-00:00", "2024-02-", "2024-a1", "-2024-01", "2024-99"}},
  {"date",
   {"", "2024-02-30", "2023-02-29", "1900-02-29", "2100-02-29",
    "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31", "2024-01-32",
    "2024-00-01", "2024-13-01", "2024-01-00", "2024-1-01", "2024-01-1",
    "2024-01/01", "2024/01-01", "20240101", "2024-02-29z",
    "2024-02-29-00:00", "2024-02-29T00:00:00", "10000-01-01",
    "-0001-01-01", "2024-02-2", "2024-02-29 ", "2024-02-29+1:00"}},
  {"dateTime",
   {"", "2024-02-29", "2024-02-29T", "2024-02-29T24:00:00",
    "2024-02-29T23:60:00", "2024-02-29T23:59:60", "2024-02-29t12:00:00",
    "2024-02-29 12:00:00", "2024-02-29T12:00", "2024-02-29T12:00Z",
    "2023-02-29T12:00:00", "2024-02-29T12:00:00-00:00",
    "2024-02-29T12:00:00.0", "2024-02-29T12:00:00.", "2024-02-29T12:00:00.Z",
    "2024-02-29T12:00:00.00", "2024-02-29T12:00:00.0000",
    "2024-02-29T12:00:00.000000", "2024-02-29T12:00:00,000",
    "5000-01-01T00:00:00.000", "9999-12-31T23:59:59.999",
    "2024-02-29T12:00:00.00a", "2024-02-29T12:00:00.000-00:00",
    "2024-02-29T12-00:00", "2024-02-29T12:00-00", "2024-02-29T1a:00:00",
    "2023-02-29T12:00:00.000"}},
  {"double", {"1", "1.5", "1.0E0"}},
  {"float", {"1"}},
  {"string", {"1", "true"}},
  {"byte", {"1"}},
  {"unsignedInteger", {"1"}},
  {"unsignedLong", {"1"}},
  {"Integer", {"1"}},
  {"time", {"12:00:00"}},
  {"", {"1"}},
};

static void
a_literal_that_its_value_gives_back_is_inline(void **state)
{
  struct ess_buf buf = {0};
  size_t wrong = 0;
  (void)state;
  ess_buf_puts(&buf, "before");
  for (size_t i = 0; i < COUNT(in); ++i) {
    char iri[80];
    (void)snprintf(iri, sizeof iri, XSD "%s", in[i].local);
    for (size_t k = 0; in[i].texts[k]; ++k) {
      const struct ess_term term = typed(ess_view_of(in[i].texts[k]), iri);
      const ess_id id = ess_id_inline(&term);
      if (id == 0 || !comes_back(id, &term, &buf)) {
        print_error("« %s » of %s\n", in[i].texts[k], in[i].local);
        ++wrong;
      }
    }
  }
  assert_int_equal(wrong, 0);
  ess_buf_clear(&buf);
}

static void
any_other_literal_is_not(void **state)
{
  size_t wrong = 0;
  (void)state;
  for (size_t i = 0; i < COUNT(out); ++i) {
    for (size_t k = 0; out[i].texts[k]; ++k) {
      if (inline_id(out[i].local, out[i].texts[k]) != 0) {
        print_error("« %s » of %s\n", out[i].texts[k], out[i].local);
        ++wrong;
      }
    }
  }
  assert_int_equal(wrong, 0);
}

static void
only_literals_with_a_datatype_are_inline(void **state)
{
  const struct ess_view one = ESS_VIEW("1");
  struct ess_term term = typed(one, XSD "integer");
  (void)state;
  assert_int_not_equal(ess_id_inline(&term), 0);
  term.language = (struct ess_view)ESS_VIEW("fr");
  assert_int_equal(ess_id_inline(&term), 0);
  term = ess_string(one);
  assert_int_equal(ess_id_inline(&term), 0);
  term = typed(one, XSD "integer");
  term.kind = ESS_IRI;
  assert_int_equal(ess_id_inline(&term), 0);
  term = typed((struct ess_view){NULL, 0}, XSD "integer");
  assert_int_equal(ess_id_inline(&term), 0);
  term = typed((struct ess_view)ESS_VIEW("1\0"), XSD "integer");
  assert_int_equal(ess_id_inline(&term), 0);
  /* As long, with the same end, as one that is known. */
  term = typed(one, "https://www.w3.org/2001/XMLSchem#integer");
  assert_int_equal(ess_id_inline(&term), 0);
}

static void
a_datatype_has_its_tag(void **state)
{
  static const char *const sample[] = {
    [ESS_TAG_BOOLEAN] = "1",
    [ESS_TAG_DATE] = "2024-01-01",
    [ESS_TAG_DATETIME] = "2024-01-01T00:00:00",
    [ESS_TAG_YEAR] = "2024",
    [ESS_TAG_YEAR_MONTH] = "2024-01",
    [ESS_TAG_DECIMAL] = "1",
    [ESS_TAG_INTEGER] = "1"};
  struct ess_buf buf = {0};
  (void)state;
  for (size_t i = 0; i < COUNT(datatypes); ++i) {
    const enum ess_tag tag = datatypes[i].tag;
    const char *text =
      sample[tag > ESS_TAG_INTEGER ? ESS_TAG_INTEGER : tag];
    const struct ess_term term = typed(ess_view_of(text), datatypes[i].iri);
    const ess_id id = ess_id_inline(&term);
    assert_int_equal(ess_id_tag(id), tag);
    assert_true(comes_back(id, &term, &buf));
    assert_false(ess_id_in_dictionary(id));
  }
  assert_int_equal(
    ess_id_tag(inline_id("dateTime", "2024-01-01T00:00:00.000")),
    ESS_TAG_DATETIME_MILLI);
  ess_buf_clear(&buf);
}

/* Inline, and in the order of identifiers. */
static const struct texts in_order[] = {
  {"integer",
   {"-144115188075855872", "-144115188075855871", "-1000", "-999", "-10",
    "-9", "-1", "0", "1", "9", "10", "999", "1000", "144115188075855870",
    "144115188075855871"}},
  {"gYear",
   {"0000", "0000Z", "1999+14:00", "2000", "2000Z", "2000-14:00",
    "2000-00:01", "2000+00:00", "2000+00:01", "2000+14:00", "2001",
    "9999+14:00"}},
  {"gYearMonth", {"0000-01", "0000-12", "0001-01", "2024-02", "2024-02Z",
                  "2024-03", "9999-12"}},
  {"date", {"0000-01-01", "0000-12-31", "0001-01-01", "1999-12-31+14:00",
            "2000-01-01", "2000-02-28", "2000-02-29", "2000-03-01",
            "9999-12-31"}},
  {"dateTime",
   {"0000-01-01T00:00:00", "1999-12-31T23:59:59+14:00",
    "2000-01-01T00:00:00", "2000-01-01T00:00:01", "2000-01-01T00:01:00",
    "2000-01-01T01:00:00", "2000-01-02T00:00:00", "9999-12-31T23:59:59"}},
  {"dateTime",
   {"0000-01-01T00:00:00.000", "1999-12-31T23:59:59.999+14:00",
    "2000-01-01T00:00:00.000", "2000-01-01T00:00:00.001",
    "2000-01-01T00:00:01.000", "2000-01-01T00:01:00.000",
    "2000-01-01T01:00:00.000", "4999-12-31T23:59:59.999"}},
  {"decimal", {"-9007199254740992", "-1", "0", "1", "9007199254740991"}},
};

static void
identifiers_are_in_the_order_of_values(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT(in_order); ++i) {
    const char *const *texts = in_order[i].texts;
    for (size_t k = 1; texts[k]; ++k) {
      const ess_id before = inline_id(in_order[i].local, texts[k - 1]);
      const ess_id after = inline_id(in_order[i].local, texts[k]);
      assert_int_not_equal(before, 0);
      assert_true(before < after);
    }
  }
}

/* What is on disk must not change. */
static void
payloads_are_what_the_headers_say(void **state)
{
  static const struct {
    const char *local;
    const char *text;
    enum ess_tag tag;
    uint64_t payload;
  } rows[] = {
    {"boolean", "true", ESS_TAG_BOOLEAN, 0},
    {"boolean", "false", ESS_TAG_BOOLEAN, 1},
    {"boolean", "1", ESS_TAG_BOOLEAN, 2},
    {"boolean", "0", ESS_TAG_BOOLEAN, 3},
    {"integer", "-144115188075855872", ESS_TAG_INTEGER, 0},
    {"integer", "0", ESS_TAG_INTEGER, (uint64_t)1 << 57},
    {"integer", "144115188075855871", ESS_TAG_INTEGER,
     ((uint64_t)1 << 58) - 1},
    {"decimal", "1.50", ESS_TAG_DECIMAL,
     ((((uint64_t)1 << 53) + 150) << 4) + 2},
    {"gYear", "0001Z", ESS_TAG_YEAR, 1683 + 1},
    {"gYearMonth", "0001-02", ESS_TAG_YEAR_MONTH, 13 * 1683},
    {"date", "0001-01-01+00:00", ESS_TAG_DATE, 366 * 1683 + 842},
    {"date", "1970-01-01", ESS_TAG_DATE, 719528 * 1683},
    {"dateTime", "0000-01-02T00:00:01-14:00", ESS_TAG_DATETIME,
     86401 * 1683 + 2},
    {"dateTime", "0000-01-01T00:00:01.005", ESS_TAG_DATETIME_MILLI,
     1005 * 1683},
  };
  (void)state;
  for (size_t i = 0; i < COUNT(rows); ++i) {
    assert_int_equal(inline_id(rows[i].local, rows[i].text),
                     ess_id_of(rows[i].tag, rows[i].payload));
  }
}

/* Counted day by day, as one does with a calendar on the wall. */
static void
every_day_of_the_calendar_comes_back(void **state)
{
  static const unsigned lengths[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
  struct ess_buf buf = {0};
  uint64_t days = 0;
  char text[40];
  (void)state;
  for (unsigned year = 0; year < 10000; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      const bool leap =
        year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
      const unsigned length = lengths[month - 1] + (month == 2 && leap);
      for (unsigned day = 1; day <= 31; ++day) {
        (void)snprintf(text, sizeof text, "%04u-%02u-%02u", year, month,
                       day);
        const struct ess_term term =
          typed(ess_view_of(text), XSD "date");
        const ess_id id = ess_id_inline(&term);
        if (day > length) {
          assert_int_equal(id, 0);
        } else {
          assert_int_equal(id, ess_id_of(ESS_TAG_DATE, days++ * 1683));
          assert_true(comes_back(id, &term, &buf));
        }
      }
    }
  }
  assert_int_equal(days, 3652425);
  ess_buf_clear(&buf);
}

static void
every_zone_comes_back(void **state)
{
  struct ess_buf buf = {0};
  char text[40];
  size_t zones = 2;
  (void)state;
  for (int sign = 0; sign < 2; ++sign) {
    for (unsigned hours = 0; hours < 100; ++hours) {
      for (unsigned minutes = 0; minutes < 100; ++minutes) {
        (void)snprintf(text, sizeof text, "2024%c%02u:%02u", "-+"[sign],
                       hours, minutes);
        const struct ess_term term =
          typed(ess_view_of(text), XSD "gYear");
        const ess_id id = ess_id_inline(&term);
        const bool exists = minutes < 60 && hours * 60 + minutes <= 840 &&
                            (sign || hours + minutes > 0);
        assert_int_equal(id != 0, exists);
        zones += exists;
        assert_true(id == 0 || comes_back(id, &term, &buf));
      }
    }
  }
  assert_int_equal(zones, 1683);
  ess_buf_clear(&buf);
}

static void
every_second_of_a_day_comes_back(void **state)
{
  struct ess_buf buf = {0};
  ess_id last = 0;
  char text[40];
  (void)state;
  for (unsigned s = 0; s < 86400; ++s) {
    (void)snprintf(text, sizeof text, "1900-03-01T%02u:%02u:%02u", s / 3600,
                   s / 60 % 60, s % 60);
    const struct ess_term term = typed(ess_view_of(text), XSD "dateTime");
    const ess_id id = ess_id_inline(&term);
    assert_true(id != 0 && (s == 0 || id == last + 1683));
    assert_true(comes_back(id, &term, &buf));
    last = id;
  }
  ess_buf_clear(&buf);
}

static void
an_identifier_says_which_integer_it_is(void **state)
{
  int64_t value = 0;
  (void)state;
  assert_true(ess_id_integer(inline_id("integer", "-42"), &value));
  assert_int_equal(value, -42);
  assert_true(
    ess_id_integer(inline_id("short", "144115188075855871"), &value));
  assert_true(value == 144115188075855871);
  assert_true(
    ess_id_integer(inline_id("int", "-144115188075855872"), &value));
  assert_true(value == -144115188075855872);
  assert_false(ess_id_integer(inline_id("decimal", "1"), &value));
  assert_false(ess_id_integer(inline_id("gYear", "2024"), &value));
  assert_false(ess_id_integer(ess_id_of(ESS_TAG_IRI, 5), &value));
  assert_false(ess_id_integer(0, &value));
  assert_false(ess_id_integer(ess_id_of(23, 0), &value));
  assert_false(
    ess_id_integer(inline_id("integer", "1") | bit_63, &value));
}

static void
tags_of_the_dictionary_are_told_apart(void **state)
{
  (void)state;
  for (unsigned tag = 0; tag < 64; ++tag) {
    assert_int_equal(
      ess_id_in_dictionary(ess_id_of((enum ess_tag)tag, 7)),
      tag >= ESS_TAG_IRI && tag <= ESS_TAG_TYPED);
  }
  assert_false(ess_id_in_dictionary(ESS_ID_DEFAULT_GRAPH));
  assert_int_equal(ess_id_payload(ess_id_of(ESS_TAG_TYPED, most_payload)),
                   most_payload);
  assert_int_equal(ess_id_tag(ess_id_of(ESS_TAG_TYPED, most_payload)),
                   ESS_TAG_TYPED);
}

static void
damaged_identifiers_are_no_terms(void **state)
{
  static const struct {
    enum ess_tag tag;
    uint64_t payloads; /* How many are good */
  } rows[] = {
    {ESS_TAG_NONE, 0},
    {ESS_TAG_IRI, 0},
    {ESS_TAG_TYPED, 0},
    {ESS_TAGS_DICTIONARY, 0},
    {7, 0},
    {15, 0},
    {23, 0},
    {31, 0},
    {32 + ESS_TAG_INTEGER, 0},
    {32 + ESS_TAG_DATE, 0},
    {63, 0},
    {ESS_TAG_BOOLEAN, 4},
    {ESS_TAG_YEAR, 10000ULL * 1683},
    {ESS_TAG_YEAR_MONTH, 120000ULL * 1683},
    {ESS_TAG_DATE, 3652425ULL * 1683},
    {ESS_TAG_DATETIME, 3652425ULL * 86400 * 1683},
    {ESS_TAG_DATETIME_MILLI, 1826213ULL * 86400000 * 1683},
    {ESS_TAG_DECIMAL, 1ULL << 58},
    {ESS_TAG_INTEGER, 1ULL << 58},
    {ESS_TAG_UNSIGNED_INT, 1ULL << 58},
  };
  struct ess_buf buf = {0};
  struct ess_term term;
  (void)state;
  for (size_t i = 0; i < COUNT(rows); ++i) {
    const uint64_t n = rows[i].payloads;
    const uint64_t tried[] = {0, n - 1, n, n + 1, most_payload};
    for (size_t k = 0; k < COUNT(tried); ++k) {
      const uint64_t payload = tried[k] & most_payload;
      const ess_id id = ess_id_of(rows[i].tag, payload);
      const size_t before = buf.len;
      assert_int_equal(ess_id_term(id, &buf, &term),
                       payload < n ? ESS_OK : ESS_BAD_INPUT);
      assert_true(payload < n || buf.len == before);
      assert_true(payload >= n || ess_id_inline(&term) == id);
    }
  }
  ess_buf_clear(&buf);
}

static void
a_buffer_that_failed_is_told(void **state)
{
  struct ess_buf buf = {.status = ESS_LIMIT};
  struct ess_term term;
  (void)state;
  assert_int_equal(ess_id_term(ess_id_of(ESS_TAG_YEAR, 0), &buf, &term),
                   ESS_LIMIT);
}

static void
small_values_fold_small(void **state)
{
  static const struct {
    const char *local;
    const char *text;
    uint64_t folded;
  } rows[] = {
    {"integer", "0", 0 << 5 | ESS_TAG_INTEGER},
    {"integer", "-1", 1 << 5 | ESS_TAG_INTEGER},
    {"integer", "1", 2 << 5 | ESS_TAG_INTEGER},
    {"short", "-2", 3 << 5 | ESS_TAG_SHORT},
    {"decimal", "0", 0 << 9 | ESS_TAG_DECIMAL},
    {"decimal", "-1", 1 << 9 | ESS_TAG_DECIMAL},
    {"decimal", "0.1", 2 << 9 | 1 << 5 | ESS_TAG_DECIMAL},
    {"boolean", "0", 3 << 5 | ESS_TAG_BOOLEAN},
    {"gYear", "0000", ESS_TAG_YEAR},
  };
  (void)state;
  for (size_t i = 0; i < COUNT(rows); ++i) {
    const ess_id id = inline_id(rows[i].local, rows[i].text);
    assert_int_equal(ess_id_fold(id), rows[i].folded);
    assert_int_equal(ess_id_unfold(rows[i].folded), id);
  }
  assert_int_equal(ess_id_fold(0), 0);
  assert_int_equal(ess_id_fold(ESS_ID_DEFAULT_GRAPH), 32);
  assert_int_equal(ess_id_fold(ess_id_of(ESS_TAG_IRI, 0)), 1);
  assert_int_equal(ess_id_fold(ess_id_of(ESS_TAG_TYPED, 3)), 3 << 5 | 5);
}

/* A generator that is the same everywhere. */
static uint64_t
chance(void)
{
  static uint64_t x = 0x9E3779B97F4A7C15;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return x * 0x2545F4914F6CDD1D;
}

static unsigned
below(unsigned n)
{
  return (unsigned)((chance() >> 32) % n);
}

static void
assert_folds(ess_id id)
{
  const uint64_t folded = ess_id_fold(id);
  assert_int_equal(ess_id_unfold(folded), id);
  assert_int_equal(folded >> 63, id >> 63);
  assert_int_equal(folded & 31, id >> ess_payload_bits & 31);
  assert_int_equal(ess_id_fold(ess_id_unfold(id)), id);
}

static void
folding_is_one_to_one(void **state)
{
  (void)state;
  for (unsigned tag = 0; tag < 64; ++tag) {
    for (unsigned shift = 0; shift < ess_payload_bits; ++shift) {
      const uint64_t one = (uint64_t)1 << shift;
      assert_folds(ess_id_of((enum ess_tag)tag, one));
      assert_folds(ess_id_of((enum ess_tag)tag, one - 1));
      assert_folds(ess_id_of((enum ess_tag)tag, most_payload - one));
      assert_folds(ess_id_of((enum ess_tag)tag, most_payload - one + 1));
    }
    for (unsigned i = 0; i < 10000; ++i) {
      assert_folds(
        ess_id_of((enum ess_tag)tag, chance() & most_payload >> below(58)));
    }
  }
}

static void
any_identifier_is_damaged_or_a_term_that_has_it(void **state)
{
  struct ess_buf buf = {0};
  size_t good = 0;
  (void)state;
  for (unsigned i = 0; i < 1000000; ++i) {
    const ess_id id = chance() >> below(2) >> below(2);
    struct ess_term term;
    buf.len = 0;
    const enum ess_status status = ess_id_term(id, &buf, &term);
    if (status == ESS_OK) {
      assert_int_equal(ess_id_inline(&term), id);
      ++good;
    } else {
      assert_int_equal(status, ESS_BAD_INPUT);
    }
  }
  assert_true(good > 100000);
  ess_buf_clear(&buf);
}

/* Digits, with zeros in front at times. */
static int
put_number(char *text, size_t size)
{
  static const char *const signs[] = {"", "", "", "", "", "-", "-", "+"};
  const uint64_t number = chance() >> below(64);
  return snprintf(text, size, "%s%s%llu", signs[below(COUNT(signs))],
                  below(16) ? "" : "0", (unsigned long long)number);
}

static void
put_decimal(char *text, size_t size)
{
  const int n = put_number(text, size);
  if (below(4)) {
    (void)snprintf(text + n, size - (size_t)n, ".%0*llu", (int)below(17),
                   (unsigned long long)(chance() >> (8 + below(56))));
  }
}

static void
put_moment(char *text, size_t size)
{
  static const size_t lengths[] = {4, 7, 10, 19, 23, 23};
  static const char *const fixed[] = {"", "", "Z", "z", "-00:00", "+00:00"};
  (void)snprintf(text, size, "%04u-%02u-%02uT%02u:%02u:%02u.%03u",
                 below(10000), 1 + below(12), 1 + below(31), below(24),
                 below(60), below(60), below(1000));
  const size_t n = lengths[below(6)];
  if (below(2)) {
    (void)snprintf(text + n, size - n, "%s", fixed[below(6)]);
  } else {
    (void)snprintf(text + n, size - n, "%c%02u:%02u", "+-"[below(2)],
                   below(15), below(60));
  }
}

/* A byte changed, added or taken away. */
static size_t
spoil(char *text, size_t n)
{
  static const char bytes[] = "0123456789-+.:TZz eE";
  const size_t at = below((unsigned)n + 1);
  const char byte = below(32) ? bytes[below(sizeof bytes - 1)]
                              : (char)below(256);
  switch (below(3)) {
  case 0:
    memmove(text + at + 1, text + at, n - at);
    text[at] = byte;
    return n + 1;
  case 1:
    memmove(text + at, text + at + 1, n - at);
    return at < n ? n - 1 : n;
  default:
    text[at < n ? at : 0] = byte;
    return n > 0 ? n : 1;
  }
}

static size_t
put_form(enum ess_tag tag, char *text, size_t size)
{
  static const char *const booleans[] = {"true", "false", "1", "0"};
  if (tag == ESS_TAG_BOOLEAN) {
    (void)snprintf(text, size, "%s", booleans[below(4)]);
  } else if (tag >= ESS_TAG_INTEGER) {
    (void)put_number(text, size);
  } else if (tag == ESS_TAG_DECIMAL) {
    put_decimal(text, size);
  } else {
    put_moment(text, size);
  }
  return strlen(text);
}

/* If each comes back, no two that differ have the same identifier. */
static void
random_literals_come_back_or_are_not_inline(void **state)
{
  struct ess_buf buf = {0};
  char text[96];
  size_t found[64] = {0};
  size_t outside = 0;
  (void)state;
  for (unsigned i = 0; i < 1000000; ++i) {
    const unsigned row = below(COUNT(datatypes));
    size_t n = put_form(datatypes[row].tag, text, sizeof text - 8);
    while (below(3) == 0 && n < sizeof text - 1) {
      n = spoil(text, n);
    }
    const struct ess_term term =
      typed((struct ess_view){text, n}, datatypes[row].iri);
    const ess_id id = ess_id_inline(&term);
    assert_true(id == 0 || comes_back(id, &term, &buf));
    ++found[ess_id_tag(id)];
    outside += id == 0;
  }
  /* The generator is worth something: of each tag it finds many. */
  for (size_t i = 0; i < COUNT(datatypes); ++i) {
    assert_true(found[datatypes[i].tag] > 1000);
  }
  assert_true(found[ESS_TAG_DATETIME_MILLI] > 1000);
  assert_true(outside > 100000);
  ess_buf_clear(&buf);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_literal_that_its_value_gives_back_is_inline),
    cmocka_unit_test(any_other_literal_is_not),
    cmocka_unit_test(only_literals_with_a_datatype_are_inline),
    cmocka_unit_test(a_datatype_has_its_tag),
    cmocka_unit_test(identifiers_are_in_the_order_of_values),
    cmocka_unit_test(payloads_are_what_the_headers_say),
    cmocka_unit_test(every_day_of_the_calendar_comes_back),
    cmocka_unit_test(every_zone_comes_back),
    cmocka_unit_test(every_second_of_a_day_comes_back),
    cmocka_unit_test(an_identifier_says_which_integer_it_is),
    cmocka_unit_test(tags_of_the_dictionary_are_told_apart),
    cmocka_unit_test(damaged_identifiers_are_no_terms),
    cmocka_unit_test(a_buffer_that_failed_is_told),
    cmocka_unit_test(small_values_fold_small),
    cmocka_unit_test(folding_is_one_to_one),
    cmocka_unit_test(any_identifier_is_damaged_or_a_term_that_has_it),
    cmocka_unit_test(random_literals_come_back_or_are_not_inline),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
