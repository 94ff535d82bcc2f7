/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/likeness.h"

#include "base/buf.h"
#include "base/text.h"
#include "sparql/datum.h"
#include "sparql/instant.h"
#include "sync/wkt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char xsd[] = "http://www.w3.org/2001/XMLSchema#";
static const char wkt_type[] =
  "http://www.opengis.net/ont/geosparql#wktLiteral";
static const char geometry_type[] =
  "http://www.openlinksw.com/schemas/virtrdf#Geometry";

static const char *const names[] = {
  "numbers",   "reals",     "booleans", "times",
  "durations", "ill-typed", "geometry", "controls"};

const char *
ess_likeness_name(size_t i)
{
  return i < sizeof names / sizeof names[0] ? names[i] : NULL;
}

/* ------------------------------------------------------------ datatypes */

/* What is done with literals of a datatype of XML Schema. */
enum sort {
  SORT_NONE,
  SORT_NUMBER,   /* one of those that are one type */
  SORT_INTEGER,  /* an integer of a type of its own */
  SORT_REAL,
  SORT_BOOLEAN,
  SORT_DATETIME,
  SORT_TIME,
  SORT_DURATION
};

static const struct kind {
  const char *name;
  enum sort sort;
  unsigned likeness;
} kinds[] = {
  {"integer", SORT_NUMBER, ESS_LIKE_NUMBERS},
  {"decimal", SORT_NUMBER, ESS_LIKE_NUMBERS},
  {"long", SORT_NUMBER, ESS_LIKE_NUMBERS},
  {"unsignedLong", SORT_NUMBER, ESS_LIKE_NUMBERS},
  {"int", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"short", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"byte", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"nonNegativeInteger", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"positiveInteger", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"nonPositiveInteger", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"negativeInteger", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"unsignedInt", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"unsignedShort", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"unsignedByte", SORT_INTEGER, ESS_LIKE_NUMBERS},
  {"double", SORT_REAL, ESS_LIKE_REALS},
  {"float", SORT_REAL, ESS_LIKE_REALS},
  {"boolean", SORT_BOOLEAN, ESS_LIKE_BOOLEANS},
  {"dateTime", SORT_DATETIME, ESS_LIKE_TIMES},
  {"time", SORT_TIME, ESS_LIKE_TIMES},
  {"duration", SORT_DURATION, ESS_LIKE_DURATIONS},
  {"dayTimeDuration", SORT_DURATION, ESS_LIKE_DURATIONS},
  {"yearMonthDuration", SORT_DURATION, ESS_LIKE_DURATIONS},
};

/* The kind of the datatype of `term`, if a server changes its literals. */
static const struct kind *
kind_of(const struct ess_term *term, unsigned likeness)
{
  if (!ess_view_starts(term->datatype, xsd)) {
    return NULL;
  }
  const struct ess_view name =
    ess_view_sub(term->datatype, sizeof xsd - 1, term->datatype.n);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; ++i) {
    if (ess_view_is(name, kinds[i].name)) {
      return kinds[i].likeness & likeness ? &kinds[i] : NULL;
    }
  }
  return NULL;
}

/* ---------------------------------------------------------------- numbers */

/* The digits at the front, as strtol takes them. */
static struct ess_view
front_digits(struct ess_view v)
{
  size_t i = 0;
  while (i < v.n && strchr(" \t\r\n", v.s[i])) {
    ++i;
  }
  const size_t from = i;
  i += i < v.n && (v.s[i] == '-' || v.s[i] == '+');
  while (i < v.n && ess_is_digit(v.s[i])) {
    ++i;
  }
  return ess_view_sub(v, from, i - from);
}

static bool
is_decimal(struct ess_view v, bool point)
{
  size_t digits = 0;
  size_t i = v.n && (v.s[0] == '-' || v.s[0] == '+');

  for (; i < v.n; ++i) {
    if (v.s[i] == '.' && point) {
      point = false;
    } else if (!ess_is_digit(v.s[i])) {
      return false;
    } else {
      ++digits;
    }
  }
  return digits > 0;
}

/* Without a plus sign, zeros that say nothing, and a point with nothing
   behind; "-0" is "0". */
static void
add_decimal(struct ess_buf *out, struct ess_view v)
{
  const bool minus = ess_view_starts(v, "-");
  v = ess_view_sub(v, minus || ess_view_starts(v, "+"), v.n);
  const size_t dot = ess_view_find(v, '.');
  struct ess_view whole = ess_view_sub(v, 0, dot);
  struct ess_view part = ess_view_sub(v, dot + 1, v.n);

  while (ess_view_starts(whole, "0")) {
    whole = ess_view_sub(whole, 1, whole.n);
  }
  while (ess_view_ends(part, "0")) {
    --part.n;
  }
  if (minus && whole.n + part.n) {
    ess_buf_putc(out, '-');
  }
  ess_buf_add(out, whole);
  if (!whole.n) {
    ess_buf_putc(out, '0');
  }
  if (part.n) {
    ess_buf_putc(out, '.');
    ess_buf_add(out, part);
  }
}

static bool
is_integer(const struct ess_term *term)
{
  return !ess_view_ends(term->datatype, "#decimal");
}

/* False if `term` is no number and stays as it is. */
static bool
fold_number(const struct ess_term *term, unsigned likeness,
            struct ess_buf *out)
{
  struct ess_view v = term->value;

  if (!is_decimal(v, !is_integer(term))) {
    if (!(likeness & ESS_LIKE_ILL_TYPED) || !is_integer(term)) {
      return false;
    }
    v = front_digits(v);
  }
  add_decimal(out, v);
  return true;
}

/* As "%.6g" shows it; the locale of the program is "C" for numbers. */
static bool
fold_real(const struct ess_term *term, struct ess_buf *out,
          struct ess_arena *arena)
{
  const struct ess_datum datum = ess_datum_of_term(term, arena);

  if (datum.kind != ESS_DATUM_DOUBLE && datum.kind != ESS_DATUM_FLOAT) {
    return false;
  }
  if (isnan(datum.real)) {
    ess_buf_puts(out, "NaN");
  } else if (isinf(datum.real)) {
    ess_buf_puts(out, datum.real < 0 ? "-INF" : "INF");
  } else {
    ess_buf_printf(out, "%.6g", datum.real);
  }
  return true;
}

static bool
fold_boolean(const struct ess_term *term, struct ess_buf *out)
{
  const bool yes = ess_view_is(term->value, "1") ||
                   ess_view_is(term->value, "true");
  ess_buf_puts(out, yes ? "true" : "false");
  return yes || ess_view_is(term->value, "0") ||
         ess_view_is(term->value, "false");
}

/* ------------------------------------------------------------------ times */

/* Seconds of the beginning of a date-time in UTC, or as it is written, and its
   microseconds. */
static bool
fold_datetime(const struct ess_term *term, struct ess_buf *out,
              struct ess_arena *arena)
{
  const struct ess_datum datum = ess_datum_of_term(term, arena);
  const bool zoned = datum.zone != ess_zone_none;

  if (datum.kind != ESS_DATUM_DATETIME && datum.kind != ESS_DATUM_TIME) {
    return false;
  }
  const int east = zoned && datum.zone != ess_zone_z ? datum.zone : 0;
  ess_buf_printf(out, "%lld.%06u%s",
                 (long long)datum.integer - 60LL * east,
                 (unsigned)datum.nanos / 1000, zoned ? "Z" : "");
  return true;
}

/* Take a number and its unit off the front of `v`; 0 without one. */
static double
take_part(struct ess_view *v, char unit)
{
  char digits[32];
  size_t n = 0;

  while (n < v->n && n + 1 < sizeof digits &&
         (ess_is_digit(v->s[n]) || v->s[n] == '.')) {
    digits[n] = v->s[n];
    ++n;
  }
  digits[n] = '\0';
  if (n == 0 || n == v->n || v->s[n] != unit) {
    return 0;
  }
  *v = ess_view_sub(*v, n + 1, v->n);
  return strtod(digits, NULL);
}

/* A duration of months alone is their number; one of days and less, its whole
   seconds with a point; any other stays. So do numbers. */
static bool
fold_duration(const struct ess_term *term, struct ess_buf *out)
{
  struct ess_view v = term->value;
  const bool minus = ess_view_starts(v, "-");
  const size_t dot = ess_view_find(v, '.');

  if (is_decimal(v, true)) {
    ess_buf_add(out, ess_view_sub(v, 0, dot + 1));
    return true;
  }
  v = ess_view_sub(v, minus, v.n);
  if (!ess_view_starts(v, "P")) {
    return false;
  }
  v = ess_view_sub(v, 1, v.n);
  const double years = take_part(&v, 'Y');
  const double months = take_part(&v, 'M') + 12 * years;
  double seconds = 86400 * take_part(&v, 'D');
  if (ess_view_starts(v, "T")) {
    v = ess_view_sub(v, 1, v.n);
    seconds += 3600 * take_part(&v, 'H');
    seconds += 60 * take_part(&v, 'M');
    seconds += take_part(&v, 'S');
  }
  if (v.n || (months > 0 && seconds > 0)) {
    return false;
  }
  ess_buf_printf(out, "%s%.0f%s", minus ? "-" : "",
                 months > 0 ? months : floor(seconds),
                 months > 0 ? "" : ".");
  return true;
}

/* ------------------------------------------------------------------- fold */

static bool
fold_kind(const struct kind *kind, const struct ess_term *term,
          unsigned likeness, struct ess_buf *out, struct ess_arena *arena)
{
  switch (kind->sort) {
  case SORT_NUMBER:
  case SORT_INTEGER:
    return fold_number(term, likeness, out);
  case SORT_REAL:
    return fold_real(term, out, arena);
  case SORT_BOOLEAN:
    return fold_boolean(term, out);
  case SORT_DATETIME:
  case SORT_TIME:
    return fold_datetime(term, out, arena);
  case SORT_DURATION:
    return fold_duration(term, out);
  default:
    return false;
  }
}

static bool
is_geometry(const struct ess_term *term)
{
  return ess_view_is(term->datatype, wkt_type) ||
         ess_view_is(term->datatype, geometry_type);
}

/* True if `out` has what `object`, of a datatype, is folded to. */
static bool
fold_typed(const struct ess_term *object, unsigned likeness,
           struct ess_buf *out, struct ess_arena *arena,
           struct ess_term *folded)
{
  static const struct ess_view number =
    ESS_VIEW("http://www.w3.org/2001/XMLSchema#decimal");
  const struct kind *kind = kind_of(object, likeness);

  if (is_geometry(object) && likeness & ESS_LIKE_GEOMETRY) {
    folded->datatype = ess_view_of(wkt_type);
    ess_wkt_fold(out, object->value);
    return true;
  }
  if (!kind || !fold_kind(kind, object, likeness, out, arena)) {
    return false;
  }
  if (kind->sort == SORT_NUMBER) {
    folded->datatype = number;
  }
  return true;
}

static bool
is_control(char c)
{
  return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* Drop control characters; false if there are none. */
static bool
drop_controls(struct ess_view v, struct ess_buf *out)
{
  bool any = false;
  for (size_t i = 0; i < v.n && !any; ++i) {
    any = is_control(v.s[i]);
  }
  for (size_t i = 0; any && i < v.n; ++i) {
    if (!is_control(v.s[i])) {
      ess_buf_putc(out, v.s[i]);
    }
  }
  return any;
}

struct ess_term
ess_likeness_fold(const struct ess_term *object, unsigned likeness,
                  struct ess_arena *arena)
{
  struct ess_term folded = *object;
  struct ess_buf text = {0};

  if (object->kind != ESS_LITERAL) {
    return folded;
  }
  if (object->language.n) {
    ess_text_lower(&text, object->language);
    folded.language = ess_arena_copy(arena, ess_buf_view(&text));
    ess_buf_reset(&text);
  }
  const bool changed =
    object->datatype.n && likeness
      ? fold_typed(object, likeness, &text, arena, &folded)
      : likeness & ESS_LIKE_CONTROLS && drop_controls(object->value, &text);
  if (changed) {
    folded.value = ess_arena_copy(arena, ess_buf_view(&text));
  }
  if (text.status != ESS_OK) {
    arena->status = text.status;
  }
  ess_buf_clear(&text);
  return folded;
}

bool
ess_likeness_is_fragile(const struct ess_term *object, unsigned likeness)
{
  struct ess_buf unused = {0};

  if (object->kind != ESS_LITERAL) {
    return false;
  }
  const struct kind *kind = kind_of(object, likeness);
  bool fragile = is_geometry(object) && likeness & ESS_LIKE_GEOMETRY;
  if (!object->datatype.n && likeness & ESS_LIKE_CONTROLS) {
    fragile = drop_controls(object->value, &unused);
  }
  if (kind && kind->sort == SORT_BOOLEAN) {
    fragile = !fold_boolean(object, &unused);
  } else if (kind && kind->likeness == ESS_LIKE_NUMBERS) {
    fragile = !is_decimal(object->value, !is_integer(object));
  } else if (kind) {
    fragile = kind->sort != SORT_DATETIME;
  }
  ess_buf_clear(&unused);
  return fragile;
}
