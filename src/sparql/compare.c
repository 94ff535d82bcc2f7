/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/compare.h"

#include "sparql/big.h"
#include "sparql/instant.h"
#include "sparql/lexical.h"

#include <math.h>

/* How two data compare by value, where they do. */
enum relation {
  LESS = -1,
  EQUAL = 0,
  GREATER = 1,
  UNORDERED, /* Different, and neither is less: NaN, or of no one order */
  UNKNOWN    /* A type error */
};

static enum relation
relation_of(int order)
{
  return order < 0 ? LESS : order > 0 ? GREATER : EQUAL;
}

/* ---------------------------------------------------------------- numbers */

static bool
is_real(const struct ess_datum *datum)
{
  return datum->kind >= ESS_DATUM_FLOAT;
}

/* As a float if neither is a double, else as a double. */
static enum relation
compare_reals(const struct ess_datum *a, const struct ess_datum *b)
{
  const bool single =
    a->kind != ESS_DATUM_DOUBLE && b->kind != ESS_DATUM_DOUBLE;
  struct ess_arena arena = {0};
  const double x = ess_real_value(a, single, &arena);
  const double y = ess_real_value(b, single, &arena);
  ess_arena_clear(&arena);

  if (isnan(x) || isnan(y)) {
    return UNORDERED;
  }
  return relation_of((x > y) - (x < y));
}

static enum relation
compare_numbers(const struct ess_datum *a, const struct ess_datum *b)
{
  if (a->kind == ESS_DATUM_INTEGER && b->kind == ESS_DATUM_INTEGER) {
    return relation_of((a->integer > b->integer) - (a->integer < b->integer));
  }
  return is_real(a) || is_real(b) ? compare_reals(a, b)
                                  : relation_of(ess_big_compare(a, b));
}

/* -------------------------------------------------------------- operators */

static enum relation
compare_times(const struct ess_datum *a, const struct ess_datum *b)
{
  const enum ess_instant_order order = ess_instant_compare(a, b);
  return order == ESS_INSTANT_UNKNOWN ? UNKNOWN : relation_of((int)order);
}

/* Of what the operator `<` takes; anything else is UNKNOWN. */
static enum relation
compare(const struct ess_datum *a, const struct ess_datum *b)
{
  if (ess_datum_is_numeric(a) && ess_datum_is_numeric(b)) {
    return compare_numbers(a, b);
  }
  if (a->kind != b->kind) {
    return UNKNOWN;
  }
  switch (a->kind) {
  case ESS_DATUM_STRING:
    return relation_of(ess_view_compare(a->text, b->text));
  case ESS_DATUM_BOOLEAN:
    return relation_of((int)a->boolean - (int)b->boolean);
  case ESS_DATUM_DATETIME:
  case ESS_DATUM_DATE:
  case ESS_DATUM_TIME:
  case ESS_DATUM_YEAR_MONTH:
  case ESS_DATUM_YEAR:
    return compare_times(a, b);
  default:
    return UNKNOWN;
  }
}

static enum ess_truth
truth_of(bool value)
{
  return value ? ESS_TRUE : ESS_FALSE;
}

enum ess_truth
ess_datum_less(const struct ess_datum *a, const struct ess_datum *b)
{
  const enum relation relation = compare(a, b);
  return relation == UNKNOWN ? ESS_TRUTH_ERROR : truth_of(relation == LESS);
}

enum ess_truth
ess_datum_less_equal(const struct ess_datum *a, const struct ess_datum *b)
{
  const enum relation relation = compare(a, b);
  return relation == UNKNOWN ? ESS_TRUTH_ERROR
                             : truth_of(relation == LESS || relation == EQUAL);
}

bool
ess_datum_same(const struct ess_datum *a, const struct ess_datum *b,
               struct ess_arena *arena)
{
  struct ess_term x;
  struct ess_term y;

  return ess_datum_term(a, arena, &x) && ess_datum_term(b, arena, &y) &&
         ess_term_equal(&x, &y);
}

static bool
is_same_term(const struct ess_datum *a, const struct ess_datum *b)
{
  struct ess_arena arena = {0};
  const bool same = ess_datum_same(a, b, &arena);
  ess_arena_clear(&arena);
  return same;
}

static bool
is_literal(const struct ess_datum *datum)
{
  return datum->kind > ESS_DATUM_IRI;
}

/* Of what `<` does not take. Two literals whose values are known differ, and
   so does one with a language from all that are no other such; what the
   value of another literal is, is not known. */
static enum ess_truth
equal_terms(const struct ess_datum *a, const struct ess_datum *b)
{
  const bool other =
    a->kind == ESS_DATUM_OTHER || b->kind == ESS_DATUM_OTHER;

  if (a->kind == b->kind && is_same_term(a, b)) {
    return ESS_TRUE;
  }
  return other && is_literal(a) && is_literal(b) &&
             a->kind != ESS_DATUM_LANGUAGE && b->kind != ESS_DATUM_LANGUAGE
           ? ESS_TRUTH_ERROR
           : ESS_FALSE;
}

enum ess_truth
ess_datum_equal(const struct ess_datum *a, const struct ess_datum *b)
{
  if (ess_datum_is_error(a) || ess_datum_is_error(b)) {
    return ESS_TRUTH_ERROR;
  }
  const enum relation relation = compare(a, b);
  if (relation != UNKNOWN) {
    return truth_of(relation == EQUAL);
  }
  return ess_datum_is_time(a) && a->kind == b->kind ? ESS_TRUTH_ERROR
                                                    : equal_terms(a, b);
}

/* ------------------------------------------------------------------ order */

enum rank { RANK_NONE, RANK_BLANK, RANK_IRI, RANK_NUMBER, RANK_STRING,
            RANK_BOOLEAN, RANK_TIME, RANK_TIME_OF_DAY, RANK_OTHER };

/* Kinds of one rank are compared by value. */
static unsigned
rank_of(const struct ess_datum *datum)
{
  switch (datum->kind) {
  case ESS_DATUM_UNBOUND:
  case ESS_DATUM_ERROR:
    return RANK_NONE;
  case ESS_DATUM_BLANK:
    return RANK_BLANK;
  case ESS_DATUM_IRI:
    return RANK_IRI;
  case ESS_DATUM_STRING:
  case ESS_DATUM_LANGUAGE:
    return RANK_STRING;
  case ESS_DATUM_BOOLEAN:
    return RANK_BOOLEAN;
  case ESS_DATUM_TIME:
    return RANK_TIME_OF_DAY;
  case ESS_DATUM_OTHER:
    return RANK_OTHER;
  default:
    return ess_datum_is_numeric(datum) ? RANK_NUMBER : RANK_TIME;
  }
}

/* An exact number against a real one that is not NaN. Rounding keeps order,
   so that only what is equal when rounded has to be looked at exactly. */
static int
order_exact_real(const struct ess_datum *exact, double real)
{
  struct ess_arena arena = {0};
  const double rounded = ess_real_value(exact, false, &arena);
  ess_arena_clear(&arena);

  if (rounded < real || rounded > real) {
    return rounded < real ? -1 : 1;
  }
  return isinf(real) ? (real > 0 ? -1 : 1)
                     : ess_big_compare_real(exact, real);
}

static int
order_reals(double x, double y)
{
  if (isnan(x) || isnan(y)) {
    return (isnan(y) != 0) - (isnan(x) != 0);
  }
  return (x > y) - (x < y);
}

static int
order_numbers(const struct ess_datum *a, const struct ess_datum *b)
{
  if (!is_real(a) && !is_real(b)) {
    return ess_big_compare(a, b);
  }
  if (is_real(a) && is_real(b)) {
    return order_reals(a->real, b->real);
  }
  const double real = is_real(a) ? a->real : b->real;
  if (isnan(real)) {
    return is_real(a) ? -1 : 1;
  }
  return is_real(b) ? order_exact_real(a, real) : -order_exact_real(b, real);
}

static int
order_terms(const struct ess_datum *a, const struct ess_datum *b)
{
  struct ess_arena arena = {0};
  int order = ess_view_compare(a->tag, b->tag);

  if (order == 0) {
    order = ess_view_compare(ess_datum_text(a, &arena),
                             ess_datum_text(b, &arena));
  }
  ess_arena_clear(&arena);
  return order;
}

static int
order_strings(const struct ess_datum *a, const struct ess_datum *b)
{
  const int order = ess_view_compare(a->text, b->text);
  return order ? order : ess_view_compare(a->tag, b->tag);
}

/* By their beginning, whatever part of a date is told: a list of dates that
   are exact to the year, the month or the day is in order for its reader. Of
   those that begin together the less exact one comes first. */
static int
order_times(const struct ess_datum *a, const struct ess_datum *b)
{
  const int order = ess_instant_order(a, b);
  return order ? order : (int)b->kind - (int)a->kind;
}

int
ess_datum_order(const struct ess_datum *a, const struct ess_datum *b)
{
  const unsigned rank = rank_of(a);

  if (rank != rank_of(b)) {
    return rank < rank_of(b) ? -1 : 1;
  }
  switch (rank) {
  case RANK_NONE:
    return 0;
  case RANK_BLANK:
  case RANK_IRI:
    return ess_view_compare(a->text, b->text);
  case RANK_NUMBER:
    return order_numbers(a, b);
  case RANK_STRING:
    return order_strings(a, b);
  case RANK_BOOLEAN:
    return (int)a->boolean - (int)b->boolean;
  case RANK_TIME:
    return order_times(a, b);
  case RANK_TIME_OF_DAY:
    return ess_instant_order(a, b);
  default:
    return order_terms(a, b);
  }
}
