/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/number.h"

#include <string.h>

/* 2^57 has 18 digits, 2^53 has 16. Of those at least one is before the
   point, so that the scale is at most 15. */
enum { integer_digits = 18, decimal_digits = 16, most_scale = 15 };

static const struct ess_view booleans[] = {ESS_VIEW("true"),
                                           ESS_VIEW("false"), ESS_VIEW("1"),
                                           ESS_VIEW("0")};

bool
ess_boolean_payload(struct ess_view v, uint64_t *ret)
{
  for (size_t i = 0; i < sizeof booleans / sizeof *booleans; ++i) {
    if (ess_view_equal(v, booleans[i])) {
      *ret = i;
      return true;
    }
  }
  return false;
}

size_t
ess_boolean_text(uint64_t payload, char *out)
{
  if (payload >= sizeof booleans / sizeof *booleans) {
    return 0;
  }
  memcpy(out, booleans[payload].s, booleans[payload].n);
  return booleans[payload].n;
}

/* Append the `n` digits at `s` to those of `*size`; false if one is none. */
static bool
read_digits(const char *s, size_t n, uint64_t *size)
{
  unsigned worst = 0;

  for (size_t i = 0; i < n; ++i) {
    const unsigned digit = (unsigned)(unsigned char)s[i] - '0';
    worst = digit > worst ? digit : worst;
    *size = *size * 10 + digit;
  }
  return worst <= 9;
}

/* The place of `size`, or of what it is below 0 if `minus`, on a scale from
   0 to 2 * `zero` - 1 with 0 at `zero`. False if it is not there, or is -0. */
static bool
place(uint64_t zero, bool minus, uint64_t size, uint64_t *ret)
{
  *ret = minus ? zero - size : zero + size;
  return size < zero + minus && !(minus && size == 0);
}

/* A zero in front of other digits says nothing. */
static bool
has_needless_zero(const char *s, size_t n)
{
  return s[0] == '0' && n > 1;
}

bool
ess_integer_payload(struct ess_view v, uint64_t *ret)
{
  const bool minus = v.s[0] == '-';
  const char *s = v.s + minus;
  const size_t n = v.n - minus;
  uint64_t size = 0;

  return n > 0 && n <= integer_digits && !has_needless_zero(s, n) &&
         read_digits(s, n, &size) &&
         place(ESS_INTEGER_ZERO, minus, size, ret);
}

bool
ess_decimal_payload(struct ess_view v, uint64_t *ret)
{
  const bool minus = v.s[0] == '-';
  const char *s = v.s + minus;
  const size_t n = v.n - minus;
  uint64_t size = 0;

  if (n == 0 || n > decimal_digits + 1) {
    return false;
  }
  const char *point = memchr(s, '.', n);
  const size_t whole = point ? (size_t)(point - s) : n;
  const size_t scale = point ? n - whole - 1 : 0;
  if (whole == 0 || (point && scale == 0) || has_needless_zero(s, whole) ||
      !read_digits(s, whole, &size) ||
      !read_digits(s + n - scale, scale, &size) ||
      !place(ESS_MANTISSA_ZERO, minus, size, ret)) {
    return false;
  }
  *ret = *ret << ess_scale_bits | scale;
  return true;
}

/* The inverse of place: write the sign of what stands `at` a place, if it
   has one. Returns the bytes that took. */
static size_t
put_sign(uint64_t zero, uint64_t at, uint64_t *ret_size, char *out)
{
  const bool minus = at < zero;

  *ret_size = minus ? zero - at : at - zero;
  out[0] = '-';
  return minus;
}

/* Write `size` in at least `least` digits; returns how many. */
static size_t
put_digits(uint64_t size, size_t least, char *out)
{
  char backwards[ess_number_size];
  size_t n = 0;

  for (; size || n < least; size /= 10) {
    backwards[n++] = (char)('0' + size % 10);
  }
  for (size_t i = 0; i < n; ++i) {
    out[i] = backwards[n - 1 - i];
  }
  return n;
}

size_t
ess_integer_text(uint64_t payload, char *out)
{
  uint64_t size;
  const size_t sign = put_sign(ESS_INTEGER_ZERO, payload, &size, out);

  return sign + put_digits(size, 1, out + sign);
}

size_t
ess_decimal_text(uint64_t payload, char *out)
{
  const size_t scale = payload & most_scale;
  uint64_t size;
  size_t n = put_sign(ESS_MANTISSA_ZERO, payload >> ess_scale_bits, &size,
                      out);

  n += put_digits(size, scale + 1, out + n);
  if (scale) {
    memmove(out + n - scale + 1, out + n - scale, scale);
    out[n - scale] = '.';
    ++n;
  }
  return n;
}
