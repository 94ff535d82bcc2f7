/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/decimal.h"

static bool
times_ten(ess_mantissa *mantissa)
{
  return !__builtin_mul_overflow(*mantissa, (ess_mantissa)10, mantissa);
}

enum ess_status
ess_decimal_read(struct ess_view v, struct ess_decimal *ret)
{
  const bool minus = v.n && v.s[0] == '-';
  const size_t sign = minus || (v.n && v.s[0] == '+');
  bool point = false;
  size_t digits = 0;

  *ret = (struct ess_decimal){0, 0};
  for (size_t i = sign; i < v.n; ++i) {
    if (v.s[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (v.s[i] < '0' || v.s[i] > '9') {
      return ESS_BAD_INPUT;
    }
    if (!times_ten(&ret->mantissa) ||
        __builtin_add_overflow(ret->mantissa, v.s[i] - '0', &ret->mantissa)) {
      return ESS_LIMIT;
    }
    ret->scale += point;
    ++digits;
  }
  ret->mantissa = minus ? -ret->mantissa : ret->mantissa;
  return digits ? ESS_OK : ESS_BAD_INPUT;
}

enum ess_status
ess_decimal_add(struct ess_decimal *sum, struct ess_decimal term)
{
  for (; sum->scale < term.scale; ++sum->scale) {
    if (!times_ten(&sum->mantissa)) {
      return ESS_LIMIT;
    }
  }
  for (; term.scale < sum->scale; ++term.scale) {
    if (!times_ten(&term.mantissa)) {
      return ESS_LIMIT;
    }
  }
  return __builtin_add_overflow(sum->mantissa, term.mantissa, &sum->mantissa)
           ? ESS_LIMIT
           : ESS_OK;
}

void
ess_decimal_write(struct ess_buf *out, struct ess_decimal d, bool point)
{
  char digits[64];
  size_t at = sizeof digits;
  const bool minus = d.mantissa < 0;

  while (d.scale > 1 && d.mantissa % 10 == 0) {
    d.mantissa /= 10;
    --d.scale;
  }
  if (point && d.scale == 0) {
    digits[--at] = '0';
  }
  for (unsigned i = 0; d.mantissa != 0 || i <= d.scale; ++i) {
    if (point && i == d.scale) {
      digits[--at] = '.';
    }
    const int digit = (int)(d.mantissa % 10);
    digits[--at] = (char)('0' + (digit < 0 ? -digit : digit));
    d.mantissa /= 10;
  }
  if (minus) {
    digits[--at] = '-';
  }
  ess_buf_add(out, (struct ess_view){digits + at, sizeof digits - at});
}
