/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/arithmetic.h"

#include "sparql/lexical.h"

#include <math.h>

static bool
is_exact(const struct ess_datum *datum)
{
  return datum->kind < ESS_DATUM_FLOAT;
}

static double
compute_doubles(enum ess_exact_operation operation, double x, double y)
{
  switch (operation) {
  case ESS_EXACT_ADD:
    return x + y;
  case ESS_EXACT_SUBTRACT:
    return x - y;
  case ESS_EXACT_MULTIPLY:
    return x * y;
  default:
    return x / y;
  }
}

/* Two floats as doubles, and the result rounded to a float, are as computed
   with as floats: a double has more than twice the digits and two. */
static struct ess_datum
compute_reals(enum ess_exact_operation operation, const struct ess_datum *a,
              const struct ess_datum *b, struct ess_arena *arena)
{
  const bool single =
    a->kind != ESS_DATUM_DOUBLE && b->kind != ESS_DATUM_DOUBLE;
  const double x = ess_real_value(a, single, arena);
  const double y = ess_real_value(b, single, arena);
  struct ess_datum result =
    ess_datum_double(compute_doubles(operation, x, y));

  if (single) {
    result.kind = ESS_DATUM_FLOAT;
    result.real = (double)(float)result.real;
  }
  return result;
}

/* Of two small integers, which is what is met most. */
static bool
compute_integers(enum ess_exact_operation operation, int64_t x, int64_t y,
                 int64_t *ret)
{
  switch (operation) {
  case ESS_EXACT_ADD:
    return !__builtin_add_overflow(x, y, ret);
  case ESS_EXACT_SUBTRACT:
    return !__builtin_sub_overflow(x, y, ret);
  case ESS_EXACT_MULTIPLY:
    return !__builtin_mul_overflow(x, y, ret);
  default:
    return false;
  }
}

struct ess_datum
ess_arithmetic(enum ess_exact_operation operation, const struct ess_datum *a,
               const struct ess_datum *b, struct ess_arena *arena)
{
  int64_t integer;

  if (!ess_datum_is_numeric(a) || !ess_datum_is_numeric(b)) {
    return ess_datum_error();
  }
  if (a->kind == ESS_DATUM_INTEGER && b->kind == ESS_DATUM_INTEGER &&
      compute_integers(operation, a->integer, b->integer, &integer)) {
    return ess_datum_integer(integer);
  }
  return is_exact(a) && is_exact(b)
           ? ess_big_compute(operation, a, b, arena)
           : compute_reals(operation, a, b, arena);
}

static struct ess_datum
real_like(const struct ess_datum *like, double value)
{
  struct ess_datum datum = ess_datum_double(value);
  datum.kind = like->kind;
  return datum;
}

struct ess_datum
ess_negated(const struct ess_datum *a, struct ess_arena *arena)
{
  const struct ess_datum zero = ess_datum_integer(0);

  return ess_datum_is_numeric(a) && !is_exact(a)
           ? real_like(a, -a->real)
           : ess_arithmetic(ESS_EXACT_SUBTRACT, &zero, a, arena);
}

/* Adding a half would round what is just below a half. */
static double
round_half(double x)
{
  const double below = floor(x);
  return x - below >= 0.5 ? below + 1 : below;
}

static double
round_real(enum ess_rounding rounding, double x)
{
  switch (rounding) {
  case ESS_ROUND_DOWN:
    return floor(x);
  case ESS_ROUND_UP:
    return ceil(x);
  case ESS_ROUND_HALF:
    return round_half(x);
  default:
    return trunc(x);
  }
}

struct ess_datum
ess_rounded(enum ess_rounding rounding, const struct ess_datum *a,
            struct ess_arena *arena)
{
  if (!ess_datum_is_numeric(a)) {
    return ess_datum_error();
  }
  if (is_exact(a)) {
    return ess_big_round(rounding, a, arena);
  }
  /* -0.4 gives -0, as XPath asks for; infinities less themselves are NaN. */
  return real_like(a, isinf(a->real)
                        ? a->real
                        : copysign(round_real(rounding, a->real), a->real));
}
