/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What servers make of literals: what was sent and what came back, as
   measured; what stays different; and laws, by chance. */

#include "rdf/ntriples.h"
#include "sparql/instant.h"
#include "sync/likeness.h"

#include <stdio.h>

#include "chance.h"
#include "table.h"

#define V "http://www.openlinksw.com/schemas/virtrdf#Geometry"
#define W "http://www.opengis.net/ont/geosparql#wktLiteral"
#define X "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"

enum {
  virtuoso = ESS_LIKE_NUMBERS | ESS_LIKE_REALS | ESS_LIKE_BOOLEANS |
             ESS_LIKE_TIMES | ESS_LIKE_DURATIONS | ESS_LIKE_ILL_TYPED |
             ESS_LIKE_GEOMETRY | ESS_LIKE_CONTROLS | ESS_LIKE_DATES |
             ESS_LIKE_XML,
  oxigraph = ESS_LIKE_NUMBERS | ESS_LIKE_BOOLEANS | ESS_LIKE_TIMES,
  rounds = 20000
};

static const char xsd[] = "http://www.w3.org/2001/XMLSchema#";

/* Two literals; a datatype without a colon is one of XML Schema. */
struct pair {
  const char *sent;
  const char *sent_type;
  const char *returned;
  const char *returned_type;
};

static struct ess_term
literal(struct ess_view value, const char *type, struct ess_buf *iri)
{
  ess_buf_reset(iri);
  if (*type) {
    ess_buf_printf(iri, "%s%s", strchr(type, ':') ? "" : xsd, type);
  }
  return (struct ess_term){
    .kind = ESS_LITERAL, .value = value, .datatype = ess_buf_view(iri)};
}

static bool
same(const struct ess_term *a, const struct ess_term *b)
{
  return ess_view_equal(a->value, b->value) &&
         ess_view_equal(a->datatype, b->datatype) &&
         ess_view_equal(a->language, b->language);
}

static bool
alike(struct ess_view a, const char *a_type, struct ess_view b,
      const char *b_type, unsigned likeness)
{
  struct ess_arena arena = {0};
  struct ess_buf iris[2] = {{0}, {0}};
  const struct ess_term left = literal(a, a_type, &iris[0]);
  const struct ess_term right = literal(b, b_type, &iris[1]);
  const struct ess_term x = ess_likeness_fold(&left, likeness, &arena);
  const struct ess_term y = ess_likeness_fold(&right, likeness, &arena);
  const bool found = same(&x, &y);

  assert_int_equal(arena.status, ESS_OK);
  ess_arena_clear(&arena);
  ess_buf_clear(&iris[0]);
  ess_buf_clear(&iris[1]);
  return found;
}

/* Folded once is folded for good. */
static void
assert_settled(const struct ess_term *term, unsigned likeness)
{
  struct ess_arena arena = {0};
  const struct ess_term once = ess_likeness_fold(term, likeness, &arena);
  const struct ess_term twice = ess_likeness_fold(&once, likeness, &arena);

  if (!same(&once, &twice)) {
    fail_msg("« %.*s » becomes « %.*s »", (int)once.value.n, once.value.s,
             (int)twice.value.n, twice.value.s);
  }
  ess_arena_clear(&arena);
}

static size_t
wrong_pairs(const struct pair *pairs, size_t n, unsigned likeness,
            bool expected)
{
  size_t wrong = 0;
  for (size_t i = 0; i < n; ++i) {
    const struct pair *p = &pairs[i];
    if (alike(ess_view_of(p->sent), p->sent_type, ess_view_of(p->returned),
              p->returned_type, likeness) != expected) {
      print_error("« %s » %s and « %s » %s\n", p->sent, p->sent_type,
                  p->returned, p->returned_type);
      ++wrong;
    }
  }
  return wrong;
}

/* --------------------------------------------------------------- measured */

static const struct pair of_virtuoso[] = {
  {"042", "integer", "42", "integer"},
  {"+42", "integer", "42", "integer"},
  {"-0", "integer", "0", "integer"},
  {" 42 ", "integer", "42", "integer"},
  {"abc", "integer", "0", "integer"},
  {"12abc", "integer", "12", "integer"},
  {"1.9", "integer", "1", "integer"},
  {"", "integer", "0", "integer"},
  {"", "int", "0", "int"},
  {"2147483648", "integer", "2147483648", "decimal"},
  {"12345678901234567890123", "integer", "12345678901234567890123",
   "decimal"},
  {"99999999999999999999999999999999999999999", "integer", "INF", "decimal"},
  {"18446744073709551615", "nonNegativeInteger", "18446744073709551615",
   "decimal"},
  {"abc", "nonNegativeInteger", "0", "nonNegativeInteger"},
  {"5", "long", "5", "integer"},
  {"42", "decimal", "42", "integer"},
  {"1.50", "decimal", "1.5", "decimal"},
  {"1.", "decimal", "1", "decimal"},
  {"-.5", "decimal", "-0.5", "decimal"},
  {"-0.0", "decimal", "0", "decimal"},
  {"0.123456789012345678", "decimal", "0.123456789012346", "decimal"},
  {"0.1234567890123465", "decimal", "0.123456789012347", "decimal"},
  {"0.9999999999999999", "decimal", "1", "decimal"},
  {"99.9999999999999995", "decimal", "100", "decimal"},
  {"-0.0000000000000004", "decimal", "-0", "decimal"},
  {"12345678901234567890123456.123456789012345678", "decimal",
   "12345678901234567890123456.12345678901235", "decimal"},
  {"1234567890123456789012345678901234567890.5", "decimal",
   "1234567890123456789012345678901234567891", "decimal"},
  {"12345678901234567890123456789012345678901.1", "decimal", "INF",
   "decimal"},
  {"1.0E0", "double", "1.0", "double"},
  {"1e300", "double", "1e+300", "double"},
  {"123456789.123", "double", "1.23457e+08", "double"},
  {"100000.5", "double", "100000.0", "double"},
  {"0.1234565", "double", "0.123456", "double"},
  {"0.1234565", "float", "0.123457", "float"},
  {"3.4e39", "float", "INF", "float"},
  {"-0", "double", "-0.0", "double"},
  {"", "double", "0.0", "double"},
  {"1", "boolean", "true", "boolean"},
  {"0", "boolean", "false", "boolean"},
  {"2026-03-15T10:00:00.1Z", "dateTime", "2026-03-15T10:00:00.100Z",
   "dateTime"},
  {"2026-03-15T10:00:00.123456789Z", "dateTime",
   "2026-03-15T10:00:00.123456Z", "dateTime"},
  {"2026-03-15T10:00:00+00:00", "dateTime", "2026-03-15T10:00:00Z",
   "dateTime"},
  {"2026-03-15T10:00:00-00:00", "dateTime", "2026-03-15T10:00:00",
   "dateTime"},
  {"2026-03-15T10:00:00+01:00", "dateTime", "2026-03-15T09:00:00Z",
   "dateTime"},
  {"2026-03-15T10:00", "dateTime", "2026-03-15T10:00:00", "dateTime"},
  {"2026-03-15", "dateTime", "2026-03-15T00:00:00", "dateTime"},
  {"", "dateTime", "0001-01-01T00:00:00", "dateTime"},
  {"-0044-03-15T10:00:00Z", "dateTime", "-044-03-15T10:00:00Z", "dateTime"},
  {"-0001-03-15T10:00:00Z", "dateTime", "0000-03-15T10:00:00Z", "dateTime"},
  {"2026-03-15+00:00", "date", "2026-03-15Z", "date"},
  {"2026-03-15-00:00", "date", "2026-03-15", "date"},
  {"2026", "date", "2026-01-01", "date"},
  {"10:00:00.50", "time", "10:00:00.500", "time"},
  {"10:00", "time", "10:00:00", "time"},
  {"26", "gYear", "0026", "gYear"},
  {"-0044", "gYear", "-044", "gYear"},
  {"2026-03+00:00", "gYearMonth", "2026-03Z", "gYearMonth"},
  {"PT5M", "duration", "300.0", "duration"},
  {"-PT5M", "duration", "-300.0", "duration"},
  {"P1Y", "duration", "12", "duration"},
  {"P1Y2M", "yearMonthDuration", "14", "yearMonthDuration"},
  {"P1Y1D", "duration", "12", "duration"},
  {"P30D", "duration", "2.592e+06", "duration"},
  {"PT1S", "duration", "1.1", "duration"},
  {"-PT12S", "duration", "-11.88", "duration"},
  {"-PT1.5S", "duration", "-0.5", "duration"},
  {"PT7200S", "duration", "7200.0", "duration"},
  {"P2DT3H4M5S", "duration", "183846.0", "duration"},
  {"P0D", "dayTimeDuration", "0.0", "dayTimeDuration"},
  {"POINT(2.35 48.85)", W, "POINT(2.3499999046326 48.849998474121)", V},
  {"point(1.1 2.2)", W, "POINT(1.1000000238419 2.2000000476837)", V},
  {"POINT (2.35 48.85)", W, "POINT(2.35 48.85)", V},
  {"Point(1.1 2.2)", W, "POINT(1.1 2.2)", V},
  {"POINT(32.815237 -71.599112)", W, "POINT(32.815237 -71.599112)", V},
  {"POINT(7.752111 48.573405)", W, "POINT(7.7521109580994 48.573406219482)",
   V},
  {"POINT(1.2345671 2.23456)", W, "POINT(1.2345670461655 2.2345600128174)",
   V},
  {"POINT(1.10 2.20 3.3)", W, "POINT(1.1000000238419 2.2000000476837)", V},
  {"POINT(-0 -0.0)", W, "POINT(0 0)", V},
  {"POINT Z (1.1 2.2 3.3)", W, "POINTZ(1.1 2.2 3.3)", V},
  {"SRID=4326;POINT(1.1 2.2)", W, "POINT(1.1 2.2)", V},
  {"LINESTRING (2.350 48.85 , 3.0 4)", W, "LINESTRING(2.35 48.85,3 4)", V},
  {"MULTIPOINT((1.1 2.2), (3 4))", W, "MULTIPOINT(1.1 2.2,3 4)", V},
  {"BOX(1.1 2.2,3.3 4.4)", W, "BOX2D(1.1 2.2,3.3 4.4)", V},
  {"a\rb\r\nc", "", "a\nb\nc", ""},
  {"a\x01" "b", "", "a\xEF\xBF\xBD" "b", ""},
  {"a\xEF\xBF\xBE" "b", "urn:type", "a\xEF\xBF\xBD" "b", "urn:type"},
  {"<b a='1'></b>", X, "&lt;b a=&quot;1&quot; /&gt;", X},
  {"a&amp;b", X, "a&amp;amp;b", X},
};

static void
what_virtuoso_hands_out_is_alike(void **state)
{
  (void)state;
  assert_int_equal(
    wrong_pairs(of_virtuoso, sizeof of_virtuoso / sizeof of_virtuoso[0],
                virtuoso, true),
    0);
}

static const struct pair of_oxigraph[] = {
  {"+05", "unsignedByte", "5", "integer"},
  {"00.10", "decimal", "0.1", "decimal"},
  {"1.0E0", "double", "1", "double"},
  {"2.5e-5", "float", "0.000025", "float"},
  {"9007199254740993", "double", "9007199254740992", "double"},
  {"0.123456789", "float", "0.12345679", "float"},
  {"2026-03-15T24:00:00+01:00", "dateTime", "2026-03-16T00:00:00+01:00",
   "dateTime"},
  {"2026-03-15T10:00:00.50Z", "dateTimeStamp", "2026-03-15T10:00:00.5Z",
   "dateTime"},
  {"2026-03-15-00:00", "date", "2026-03-15Z", "date"},
  {"--03-15+00:00", "gMonthDay", "--03-15Z", "gMonthDay"},
  {"24:00:00", "time", "00:00:00", "time"},
  {"PT36H", "duration", "P1DT12H", "duration"},
  {"P12M", "yearMonthDuration", "P1Y", "yearMonthDuration"},
  {"-PT90S", "duration", "-PT1M30S", "duration"},
  {"PT1.0S", "dayTimeDuration", "PT1S", "dayTimeDuration"},
  {"-PT0.0S", "duration", "PT0S", "duration"},
};

static void
what_oxigraph_hands_out_is_alike(void **state)
{
  (void)state;
  assert_int_equal(
    wrong_pairs(of_oxigraph, sizeof of_oxigraph / sizeof of_oxigraph[0],
                oxigraph, true),
    0);
}

/* Two rows to Virtuoso, and no two of them look the same. */
static const struct pair apart[] = {
  {"1", "integer", "2", "integer"},
  {"1", "integer", "1", ""},
  {"abc", "int", "0", "int"},
  {"1.5", "int", "1", "int"},
  {" 7 ", "int", "7", "int"},
  {"", "negativeInteger", "0", "negativeInteger"},
  {"abc", "decimal", "0", "decimal"},
  {"1.5", "decimal", "1", "decimal"},
  {"0.000000000000001", "decimal", "0", "decimal"},
  {"0.123456", "double", "0.123457", "double"},
  {"0.1", "double", "0.1", "float"},
  {" 1.5 ", "double", "1.5", "double"},
  {"TRUE", "boolean", "true", "boolean"},
  {"2026-03-15T09:00:00", "dateTime", "2026-03-15T09:00:00Z", "dateTime"},
  {"2026-03-15T10:00:00.123456Z", "dateTime", "2026-03-15T10:00:00.123457Z",
   "dateTime"},
  {"2026-03-15", "date", "2026-03-15Z", "date"},
  {"2026-03-15+01:00", "date", "2026-03-15Z", "date"},
  {"--03-15", "gMonthDay", "--03-15Z", "gMonthDay"},
  {"-0044", "gYear", "0044", "gYear"},
  {"PT0.5S", "duration", "-PT0.5S", "duration"},
  {"P1Y", "duration", "P13M", "duration"},
  {"P1M", "duration", "PT1M", "duration"},
  {"P1Y2M3DT4H", "duration", "P1Y2M", "duration"},
  {"PT5M", "duration", "PT5M", "dayTimeDuration"},
  {"POINT(2.35 48.85)", W, "POINT(2.36 48.85)", V},
  {"POINT (2.35 48.85)", W, "POINT(2.3499999046326 48.849998474121)", V},
  {"LINESTRING(1.1 2.2,3 4)", W, "LINESTRING(1.1000000000001 2.2,3 4)", V},
  {"LINESTRING(1 2,3 4)", W, "LINESTRING(12,3 4)", V},
  {"POINT(32.815237 -71.599112)", W, "POINT(32.815238 -71.599112)", V},
  {"a\x01" "b", "", "ab", ""},
  {"a\tb", "", "a b", ""},
  {"<b>x</b>", X, "<i>x</i>", X},
  {"<b>x</b>", X, "<b>x</b>", ""},
  {"1", "urn:integer", "01", "urn:integer"},
};

static void
what_is_really_different_is_not_alike(void **state)
{
  (void)state;
  assert_int_equal(
    wrong_pairs(apart, sizeof apart / sizeof apart[0], virtuoso, false), 0);
}

/* What one flag says does not happen without it. */
static void
nothing_is_alike_to_a_server_that_changes_nothing(void **state)
{
  (void)state;
  assert_int_equal(
    wrong_pairs(of_virtuoso, sizeof of_virtuoso / sizeof of_virtuoso[0],
                ESS_LIKE_NOTHING, false),
    0);
}

static void
languages_have_no_case(void **state)
{
  struct ess_arena arena = {0};
  const struct ess_term term = {
    ESS_LITERAL, ESS_VIEW("x"), {NULL, 0}, ESS_VIEW("zh-Hant-TW")};
  (void)state;

  const struct ess_term folded =
    ess_likeness_fold(&term, ESS_LIKE_NOTHING, &arena);
  assert_true(ess_view_is(folded.language, "zh-hant-tw"));
  const struct ess_term iri = ess_iri("http://example.org/A");
  const struct ess_term same_iri =
    ess_likeness_fold(&iri, virtuoso, &arena);
  assert_true(ess_term_equal(&iri, &same_iri));
  assert_false(ess_likeness_is_fragile(&iri, virtuoso));
  ess_arena_clear(&arena);
}

static void
every_flag_has_a_name(void **state)
{
  size_t n = 0;
  (void)state;
  while (ess_likeness_name(n)) {
    ++n;
  }
  assert_int_equal((1U << n) - 1, virtuoso);
}

/* ------------------------------------------------------------- the forms */

struct forms {
  unsigned likeness;
  bool fragile;
  size_t n;
};

static enum ess_status
on_form(void *self, const struct ess_statement *statement)
{
  struct forms *forms = self;
  ++forms->n;
  assert_settled(&statement->object, forms->likeness);
  if (forms->fragile &&
      !ess_likeness_is_fragile(&statement->object, forms->likeness)) {
    fail_msg("« %.*s » of <%.*s> is fragile",
             (int)statement->object.value.n, statement->object.value.s,
             (int)statement->object.datatype.n,
             statement->object.datatype.s);
  }
  return ESS_OK;
}

static size_t
read_forms(const char *name, unsigned likeness, bool fragile)
{
  const char *top = getenv("srcdir");
  struct forms forms = {likeness, fragile, 0};
  const struct ess_sink sink = {on_form, &forms};
  struct ess_buf text = {0};
  char path[500];

  (void)snprintf(path, sizeof path, "%s/tests/virtuoso/%s", top ? top : ".",
                 name);
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  for (int c = 0; (c = getc(file)) != EOF;) {
    ess_buf_putc(&text, (char)c);
  }
  (void)fclose(file);
  assert_int_equal(
    ess_ntriples_read(ess_buf_view(&text), false, name, &sink, NULL), ESS_OK);
  ess_buf_clear(&text);
  return forms.n;
}

static void
forms_settle(void **state)
{
  (void)state;
  assert_true(read_forms("forms.nt", virtuoso, false) > 700);
  assert_true(read_forms("forms.nt", oxigraph, false) > 700);
  assert_true(read_forms("forms_unlike.nt", virtuoso, false) > 10);
}

static void
what_updates_cannot_bring_is_fragile(void **state)
{
  (void)state;
  assert_true(read_forms("forms_put.nt", virtuoso, true) > 150);
}

/* What was seen to stay, when it was to be deleted by what was handed out, or
   to become something else beside others in one update; and what is in most
   data, which must not be fragile. */
static void
what_cannot_be_deleted_is_fragile(void **state)
{
  static const struct {
    const char *value;
    const char *type;
    bool fragile;
  } rows[] = {
    {"0.123456789012346", "decimal", true},
    {"0.123457", "double", true},
    {"0.123456789", "double", true},
    {"INF", "float", true},
    {"12", "duration", true},
    {"PT0.5S", "duration", false},
    {"P1Y", "duration", true},
    {"300.0", "duration", true},
    {"POINT(2.3499999046326 48.849998474121)", V, true},
    {"-044-03-15", "date", true},
    {"10:00:00", "time", true},
    {"a", X, true},
    {"a\xEF\xBF\xBD", "", true},
    {"1", "int", true},
    {"0", "nonNegativeInteger", true},
    {"2026-01", "gYearMonth", true},
    {"NaN", "double", true},
    {"42", "integer", false},
    {"1", "integer", false},
    {"2", "int", false},
    {"2026-02", "gYearMonth", false},
    {"-1.50", "decimal", false},
    {"1.5", "double", false},
    {"1.0E10", "double", false},
    {"true", "boolean", false},
    {"2026-03-15", "date", false},
    {"2026-03-15T10:00:00.5Z", "dateTime", false},
    {"10:00:00Z", "time", false},
    {"10:00:00-05:00", "time", false},
    {"2026", "gYear", false},
    {"caf\xC3\xA9\n", "", false},
  };
  struct ess_buf iri = {0};
  size_t wrong = 0;
  (void)state;

  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; ++i) {
    const struct ess_term term =
      literal(ess_view_of(rows[i].value), rows[i].type, &iri);
    if (ess_likeness_is_fragile(&term, virtuoso) != rows[i].fragile) {
      print_error("« %s » %s\n", rows[i].value, rows[i].type);
      ++wrong;
    }
    assert_false(ess_likeness_is_fragile(&term, oxigraph));
  }
  ess_buf_clear(&iri);
  assert_int_equal(wrong, 0);
}

/* --------------------------------------------------------------- by chance */

/* Some of the pieces, one behind the other. */
static void
put_pieces(struct ess_buf *out, const char *const *pieces, size_t n)
{
  ess_buf_reset(out);
  for (size_t i = below(9); i > 0; --i) {
    ess_buf_puts(out, pieces[below(n)]);
  }
}

static void
anything_settles(void **state)
{
  static const char *const pieces[] = {
    "0",     "1",      "9",    "00",    "5",     "12",  ".",     "-",
    "+",     "e",      " ",    ":00",   "-03",   "2026", "T10",  "Z",
    "-00:00", "+00:00", "P",   "1Y",    "1M",    "1D",  "T",     "5S",
    "0.5S",  "POINT(", "POINT", "(",    ")",     ",",   "BOX",   "MULTIPOINT",
    "&lt;",  "&amp;",  "<b>",  "</b>",  "/>",    "'",   "\r",    "\x02",
    "INF",   "NaN",    "\xEF\xBF\xBE", "a", "SRID=4326;", "-001", "-0001"};
  static const char *const types[] = {
    "", "integer", "decimal", "int", "positiveInteger", "double", "float",
    "boolean", "dateTime", "dateTimeStamp", "time", "date", "gYear",
    "gYearMonth", "gMonthDay", "duration", "dayTimeDuration", V, W, X,
    "urn:x"};
  struct ess_buf text = {0};
  struct ess_buf iri = {0};
  (void)state;

  for (size_t i = 0; i < rounds; ++i) {
    const char *type = types[below(sizeof types / sizeof types[0])];
    put_pieces(&text, pieces, sizeof pieces / sizeof pieces[0]);
    const struct ess_term term = literal(ess_buf_view(&text), type, &iri);
    assert_settled(&term, virtuoso);
    assert_settled(&term, oxigraph);
    assert_settled(&term, (unsigned)below(virtuoso + 1));
  }
  ess_buf_clear(&text);
  ess_buf_clear(&iri);
}

/* A number of at most three digits before and behind the point, in one of
   many spellings; 1000 times its value is returned. */
static long
put_number(struct ess_buf *out)
{
  const long whole = (long)below(3) * (long)below(100);
  const long part = once_in(2) ? 0 : (long)below(10) * 100;
  const long sign = once_in(3) ? -1 : 1;

  ess_buf_reset(out);
  ess_buf_puts(out, sign < 0 ? "-" : once_in(4) ? "+" : "");
  ess_buf_printf(out, once_in(3) ? "%04ld" : "%ld", whole);
  if (part || once_in(2)) {
    ess_buf_printf(out, ".%03ld", part);
    ess_buf_puts(out, once_in(3) ? "00" : "");
  }
  return sign * (1000 * whole + part);
}

static void
numbers_are_alike_by_their_values(void **state)
{
  static const char *const types[] = {"decimal", "double", "float"};
  struct ess_buf texts[2] = {{0}, {0}};
  (void)state;

  for (size_t i = 0; i < rounds; ++i) {
    const char *type = types[below(3)];
    const long a = put_number(&texts[0]);
    const long b = once_in(4) ? put_number(&texts[1]) : a;
    if (b == a) {
      ess_buf_reset(&texts[1]);
      ess_buf_printf(&texts[1], "%s%ld.%03ld0", a < 0 ? "-" : "",
                     labs(a) / 1000, labs(a) % 1000);
    }
    /* The sign of a zero is a part of a double. */
    if (a == 0 && strcmp(type, "decimal") != 0) {
      continue;
    }
    assert_int_equal(alike(ess_buf_view(&texts[0]), type,
                           ess_buf_view(&texts[1]), type, virtuoso),
                     a == b);
    assert_int_equal(alike(ess_buf_view(&texts[0]), type,
                           ess_buf_view(&texts[1]), type, oxigraph),
                     a == b);
  }
  ess_buf_clear(&texts[0]);
  ess_buf_clear(&texts[1]);
}

static void
put_moment(struct ess_buf *out)
{
  static const char *const zones[] = {"", "Z", "+00:00", "+01:00", "-05:30",
                                      "+14:00"};
  ess_buf_reset(out);
  ess_buf_printf(out, "2026-03-%02zuT%02zu:%s0:00%s", 14 + below(3),
                 below(24), once_in(2) ? "0" : "3",
                 once_in(3) ? ".50" : "");
  ess_buf_puts(out, zones[below(sizeof zones / sizeof zones[0])]);
}

static void
moments_are_alike_if_they_are_equal(void **state)
{
  struct ess_buf texts[2] = {{0}, {0}};
  size_t equal = 0;
  (void)state;

  for (size_t i = 0; i < rounds; ++i) {
    put_moment(&texts[0]);
    put_moment(&texts[1]);
    const struct ess_datum a =
      ess_instant_read(ESS_DATUM_DATETIME, ess_buf_view(&texts[0]));
    const struct ess_datum b =
      ess_instant_read(ESS_DATUM_DATETIME, ess_buf_view(&texts[1]));
    const bool same_time = ess_instant_compare(&a, &b) == ESS_INSTANT_EQUAL;
    equal += same_time;
    assert_int_equal(alike(ess_buf_view(&texts[0]), "dateTime",
                           ess_buf_view(&texts[1]), "dateTime", virtuoso),
                     same_time);
  }
  assert_true(equal > 10);
  ess_buf_clear(&texts[0]);
  ess_buf_clear(&texts[1]);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_virtuoso_hands_out_is_alike),
    cmocka_unit_test(what_oxigraph_hands_out_is_alike),
    cmocka_unit_test(what_is_really_different_is_not_alike),
    cmocka_unit_test(nothing_is_alike_to_a_server_that_changes_nothing),
    cmocka_unit_test(languages_have_no_case),
    cmocka_unit_test(every_flag_has_a_name),
    cmocka_unit_test(forms_settle),
    cmocka_unit_test(what_updates_cannot_bring_is_fragile),
    cmocka_unit_test(what_cannot_be_deleted_is_fragile),
    cmocka_unit_test_setup(anything_settles, chance_begin),
    cmocka_unit_test_setup(numbers_are_alike_by_their_values, chance_begin),
    cmocka_unit_test_setup(moments_are_alike_if_they_are_equal, chance_begin),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, NULL));
}
