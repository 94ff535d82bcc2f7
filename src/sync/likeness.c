/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/likeness.h"

#include "base/buf.h"
#include "base/text.h"
#include "sync/like_number.h"
#include "sync/like_text.h"
#include "sync/like_time.h"
#include "sync/wkt.h"

static const char xsd[] = "http://www.w3.org/2001/XMLSchema#";
static const char integer_type[] = "http://www.w3.org/2001/XMLSchema#integer";
static const char decimal_type[] = "http://www.w3.org/2001/XMLSchema#decimal";
static const char moment_type[] = "http://www.w3.org/2001/XMLSchema#dateTime";
static const char wkt_type[] =
  "http://www.opengis.net/ont/geosparql#wktLiteral";
static const char geometry_type[] =
  "http://www.openlinksw.com/schemas/virtrdf#Geometry";
static const char xml_type[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral";

static const char *const names[] = {
  "numbers",   "reals",    "booleans", "times", "durations",
  "ill-typed", "geometry", "controls", "dates", "xml"};

const char *
ess_likeness_name(size_t i)
{
  return i < sizeof names / sizeof names[0] ? names[i] : NULL;
}

/* ------------------------------------------------------------ datatypes */

/* What is done with literals of a datatype. */
enum sort {
  SORT_EXACT,
  SORT_REAL,
  SORT_BOOLEAN,
  SORT_TIME,
  SORT_DURATION,
  SORT_GEOMETRY,
  SORT_XML
};

/* A datatype, and what a server must do for it to matter. */
static const struct kind {
  const char *name; /* behind `xsd`, or whole */
  enum sort sort;
  unsigned likeness;
  struct ess_like_exact exact;
  enum ess_like_time time;
} kinds[] = {
#define EXACT(name, point, front, zero, boxed)                                \
  {name, SORT_EXACT, ESS_LIKE_NUMBERS, {point, front, zero, boxed},           \
   ESS_LIKE_OTHER}
#define KIND(name, sort, likeness)                                            \
  {name, sort, likeness, {0}, ESS_LIKE_OTHER}
#define TIME(name, time)                                                      \
  {name, SORT_TIME, ESS_LIKE_TIMES, {0}, time}
  EXACT("integer", false, true, true, false),
  EXACT("decimal", true, false, true, false),
  EXACT("long", false, false, true, false),
  EXACT("int", false, false, true, true),
  EXACT("short", false, false, true, true),
  EXACT("byte", false, false, true, true),
  EXACT("nonNegativeInteger", false, true, true, true),
  EXACT("positiveInteger", false, true, false, true),
  EXACT("nonPositiveInteger", false, false, true, true),
  EXACT("negativeInteger", false, false, false, true),
  EXACT("unsignedLong", false, false, true, false),
  EXACT("unsignedInt", false, false, true, true),
  EXACT("unsignedShort", false, false, true, true),
  EXACT("unsignedByte", false, false, true, true),
  KIND("double", SORT_REAL, ESS_LIKE_NUMBERS | ESS_LIKE_REALS),
  KIND("float", SORT_REAL, ESS_LIKE_NUMBERS | ESS_LIKE_REALS),
  KIND("boolean", SORT_BOOLEAN, ESS_LIKE_BOOLEANS),
  TIME("dateTime", ESS_LIKE_MOMENT),
  TIME("dateTimeStamp", ESS_LIKE_MOMENT),
  TIME("time", ESS_LIKE_CLOCK),
  TIME("date", ESS_LIKE_DATE),
  TIME("gYearMonth", ESS_LIKE_MONTH),
  TIME("gYear", ESS_LIKE_YEAR),
  TIME("gMonthDay", ESS_LIKE_OTHER),
  TIME("gMonth", ESS_LIKE_OTHER),
  TIME("gDay", ESS_LIKE_OTHER),
  KIND("duration", SORT_DURATION, ESS_LIKE_TIMES | ESS_LIKE_DURATIONS),
  KIND("dayTimeDuration", SORT_DURATION,
       ESS_LIKE_TIMES | ESS_LIKE_DURATIONS),
  KIND("yearMonthDuration", SORT_DURATION,
       ESS_LIKE_TIMES | ESS_LIKE_DURATIONS),
  KIND(wkt_type, SORT_GEOMETRY, ESS_LIKE_GEOMETRY),
  KIND(geometry_type, SORT_GEOMETRY, ESS_LIKE_GEOMETRY),
  KIND(xml_type, SORT_XML, ESS_LIKE_XML),
#undef EXACT
#undef KIND
#undef TIME
};

/* The kind of the datatype of `term`, if a server changes its literals. */
static const struct kind *
kind_of(const struct ess_term *term, unsigned likeness)
{
  const bool ours = ess_view_starts(term->datatype, xsd);
  const struct ess_view name =
    ess_view_sub(term->datatype, ours ? sizeof xsd - 1 : 0,
                 term->datatype.n);

  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; ++i) {
    if (kinds[i].likeness & likeness && ess_view_is(name, kinds[i].name)) {
      return &kinds[i];
    }
  }
  return NULL;
}

/* The datatype of what is folded; all others stay. */
static struct ess_view
datatype_of(const struct kind *kind, struct ess_view datatype,
            struct ess_view text)
{
  switch (kind->sort) {
  case SORT_EXACT:
    return ess_view_of(ess_view_find(text, '.') < text.n ? decimal_type
                                                         : integer_type);
  case SORT_TIME:
    return kind->time == ESS_LIKE_MOMENT ? ess_view_of(moment_type)
                                         : datatype;
  case SORT_GEOMETRY:
    return ess_view_of(geometry_type);
  default:
    return datatype;
  }
}

/* ------------------------------------------------------------------- fold */

static bool
fold_boolean(struct ess_view text, struct ess_buf *out)
{
  const bool yes = ess_view_is(text, "1") || ess_view_is(text, "true");
  const bool no = ess_view_is(text, "0") || ess_view_is(text, "false");

  ess_buf_puts(out, yes ? "true" : no ? "false" : "");
  return yes || no;
}

/* False if `term` stays as it is. */
static bool
fold_kind(const struct kind *kind, const struct ess_term *term,
          unsigned likeness, struct ess_buf *out)
{
  switch (kind->sort) {
  case SORT_EXACT:
    return ess_like_exact_fold(term->value, kind->exact, likeness, out);
  case SORT_REAL:
    return ess_like_real_fold(term, likeness, out);
  case SORT_BOOLEAN:
    return fold_boolean(term->value, out);
  case SORT_TIME:
    return ess_like_time_fold(term->value, kind->time, likeness, out);
  case SORT_DURATION:
    return ess_like_duration_fold(term->value, likeness, out);
  case SORT_GEOMETRY:
    ess_wkt_fold(out, term->value, ess_view_is(term->datatype, wkt_type));
    return true;
  default:
    ess_like_xml_fold(term->value, out);
    return true;
  }
}

/* Fold what comes through XML, and then what is left. */
static void
fold_literal(struct ess_term *literal, unsigned likeness,
             struct ess_buf *out, struct ess_arena *arena)
{
  const struct kind *kind = kind_of(literal, likeness);

  if (likeness & ESS_LIKE_CONTROLS &&
      ess_like_text_fold(literal->value, out)) {
    literal->value = ess_arena_copy(arena, ess_buf_view(out));
    ess_buf_reset(out);
  }
  if (kind && fold_kind(kind, literal, likeness, out)) {
    const struct ess_view text = ess_buf_view(out);
    literal->datatype = datatype_of(kind, literal->datatype, text);
    literal->value = ess_arena_copy(arena, text);
  }
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
  fold_literal(&folded, likeness, &text, arena);
  if (text.status != ESS_OK) {
    arena->status = text.status;
  }
  ess_buf_clear(&text);
  return folded;
}

/* ---------------------------------------------------------------- fragile */

static bool
is_fragile(const struct kind *kind, const struct ess_term *object,
           unsigned likeness)
{
  struct ess_buf text = {0};
  bool fragile = true;

  switch (kind->sort) {
  case SORT_EXACT:
    return ess_like_exact_is_fragile(object->value, kind->exact, likeness);
  case SORT_REAL:
    return ess_like_real_is_fragile(object, likeness);
  case SORT_BOOLEAN:
    fragile = likeness & ESS_LIKE_ILL_TYPED &&
              !fold_boolean(object->value, &text);
    break;
  case SORT_TIME:
    return ess_like_time_is_fragile(object->value, kind->time, likeness);
  case SORT_DURATION:
    fragile = likeness & ESS_LIKE_DURATIONS &&
              (ess_view_find(object->value, 'P') == object->value.n ||
               ess_like_duration_fold(object->value, likeness, &text));
    break;
  default: /* geometry and XML */
    break;
  }
  ess_buf_clear(&text);
  return fragile;
}

bool
ess_likeness_is_fragile(const struct ess_term *object, unsigned likeness)
{
  if (object->kind != ESS_LITERAL) {
    return false;
  }
  const struct kind *kind = kind_of(object, likeness);
  if (kind && is_fragile(kind, object, likeness)) {
    return true;
  }
  return likeness & ESS_LIKE_CONTROLS &&
         ess_like_text_is_fragile(object->value);
}
