/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/decimals.h"

#include <inttypes.h>

struct ess_decimal
ess_decimal_of(int64_t n)
{
  return (struct ess_decimal){n, 0};
}

static int64_t
tenfold(int64_t n)
{
  return n > INT64_MAX / 10 || n < INT64_MIN / 10 ? INT64_MAX : n * 10;
}

struct ess_decimal
ess_decimal_shift(struct ess_decimal d, unsigned exponent)
{
  for (; exponent; --exponent) {
    if (d.scale) {
      --d.scale;
    } else {
      d.digits = tenfold(d.digits);
    }
  }
  return d;
}

/* The digits of `d` with `scale` decimals. */
static int64_t
scaled(struct ess_decimal d, unsigned scale)
{
  for (; d.scale < scale; ++d.scale) {
    d.digits = tenfold(d.digits);
  }
  return d.digits;
}

struct ess_decimal
ess_decimal_sum(struct ess_decimal a, struct ess_decimal b)
{
  const unsigned scale = a.scale > b.scale ? a.scale : b.scale;
  struct ess_decimal sum = {scaled(a, scale), scale};
  const int64_t more = scaled(b, scale);
  sum.digits = sum.digits > INT64_MAX - more ? INT64_MAX : sum.digits + more;
  return sum;
}

int
ess_decimal_compare(struct ess_decimal a, struct ess_decimal b)
{
  const unsigned scale = a.scale > b.scale ? a.scale : b.scale;
  const int64_t left = scaled(a, scale);
  const int64_t right = scaled(b, scale);
  return (left > right) - (left < right);
}

void
ess_decimal_put(struct ess_buf *out, struct ess_decimal d)
{
  int64_t unit = 1;
  while (d.scale && d.digits % 10 == 0) {
    d.digits /= 10;
    --d.scale;
  }
  for (unsigned i = 0; i < d.scale; ++i) {
    unit *= 10;
  }
  ess_buf_printf(out, "%" PRId64, d.digits / unit);
  if (d.scale) {
    ess_buf_printf(out, ".%0*" PRId64, (int)d.scale, d.digits % unit);
  }
}
