/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/small.h"

__extension__ typedef __int128 wide;

static const int64_t powers[ess_small_scale + 1] = {
  1,
  10,
  100,
  1000,
  10000,
  100000,
  1000000,
  10000000,
  100000000,
  1000000000,
  10000000000,
  100000000000,
  1000000000000,
  10000000000000,
  100000000000000,
  1000000000000000,
  10000000000000000,
  100000000000000000,
  1000000000000000000,
};

int64_t
ess_small_power(unsigned n)
{
  return powers[n];
}

/* The scale of a small one; an integer has a type where a decimal has it. */
static unsigned
small_scale(const struct ess_datum *datum)
{
  return datum->kind == ESS_DATUM_DECIMAL ? datum->scale : 0;
}

/* The datum of `value` / 10^`scale`, if it is small. */
static bool
give_wide(wide value, unsigned scale, bool decimal, struct ess_datum *ret)
{
  while (scale && value % 10 == 0) {
    value /= 10;
    --scale;
  }
  if (value > INT64_MAX || value < INT64_MIN || scale > ess_small_scale) {
    return false;
  }
  *ret = (struct ess_datum){
    .kind = decimal ? ESS_DATUM_DECIMAL : ESS_DATUM_INTEGER,
    .scale = (uint8_t)scale,
    .integer = (int64_t)value};
  return true;
}

/* Both as integers of one scale, which is returned: no more than 123 bits. */
static unsigned
align(const struct ess_datum *a, const struct ess_datum *b, wide *x, wide *y)
{
  const unsigned of_a = small_scale(a);
  const unsigned of_b = small_scale(b);
  const unsigned scale = of_a > of_b ? of_a : of_b;

  *x = (wide)a->integer * powers[scale - of_a];
  *y = (wide)b->integer * powers[scale - of_b];
  return scale;
}

/* The quotient, if it has an end within 18 digits behind the point. */
static bool
divide_small(const struct ess_datum *a, const struct ess_datum *b,
             struct ess_datum *ret)
{
  wide x;
  wide y;

  (void)align(a, b, &x, &y);
  /* Only what fits, so that the product below does. */
  if (y == 0 || x > INT64_MAX || x < INT64_MIN) {
    return false;
  }
  x *= powers[ess_small_scale];
  return x % y == 0 && give_wide(x / y, ess_small_scale, true, ret);
}

bool
ess_small_compute(enum ess_exact_operation operation,
                  const struct ess_datum *a, const struct ess_datum *b,
                  struct ess_datum *ret)
{
  const bool decimal =
    a->kind == ESS_DATUM_DECIMAL || b->kind == ESS_DATUM_DECIMAL;
  wide x;
  wide y;

  switch (operation) {
  case ESS_EXACT_MULTIPLY:
    return give_wide((wide)a->integer * b->integer,
                     small_scale(a) + small_scale(b), decimal, ret);
  case ESS_EXACT_DIVIDE:
    return divide_small(a, b, ret);
  default:
    break;
  }
  const unsigned scale = align(a, b, &x, &y);
  return give_wide(operation == ESS_EXACT_ADD ? x + y : x - y, scale,
                   decimal, ret);
}

int
ess_small_compare(const struct ess_datum *a, const struct ess_datum *b)
{
  wide x;
  wide y;

  (void)align(a, b, &x, &y);
  return (x > y) - (x < y);
}
