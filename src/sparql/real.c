/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Floats and doubles: lexical forms, and the nearest to an exact number. The
   C library rounds correctly; the decimal point, which depends on the locale,
   is kept from it. */

#include "sparql/big.h"
#include "sparql/lexical.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct special {
  struct ess_view form;
  double value;
} specials[] = {
  {ESS_VIEW("INF"), INFINITY},
  {ESS_VIEW("+INF"), INFINITY},
  {ESS_VIEW("-INF"), -INFINITY},
  {ESS_VIEW("NaN"), NAN},
};

static struct ess_datum
real_of(double value, bool single)
{
  return (struct ess_datum){
    .kind = single ? ESS_DATUM_FLOAT : ESS_DATUM_DOUBLE, .real = value};
}

static double
nearest(const char *text, bool single)
{
  return single ? (double)strtof(text, NULL) : strtod(text, NULL);
}

static size_t
skip_digits(struct ess_view v, size_t at)
{
  while (at < v.n && ess_is_digit(v.s[at])) {
    ++at;
  }
  return at;
}

/* Where the mantissa and the point of `v` end; false if it is no number. */
struct parts {
  size_t sign;     /* Bytes */
  size_t whole;    /* End of the digits before the point */
  size_t mantissa; /* End of those behind it */
  bool has_point;
};

static bool
split(struct ess_view v, struct parts *ret)
{
  const bool sign = v.n && (v.s[0] == '-' || v.s[0] == '+');

  ret->sign = sign;
  ret->whole = skip_digits(v, ret->sign);
  ret->has_point = ret->whole < v.n && v.s[ret->whole] == '.';
  ret->mantissa =
    ret->has_point ? skip_digits(v, ret->whole + 1) : ret->whole;
  size_t at = ret->mantissa;
  if (at - ret->sign <= ret->has_point) {
    return false;
  }
  if (at < v.n && (v.s[at] == 'e' || v.s[at] == 'E')) {
    ++at;
    at += at < v.n && (v.s[at] == '-' || v.s[at] == '+');
    return at < v.n && skip_digits(v, at) == v.n;
  }
  return at == v.n;
}

/* The exponent behind its letter, if there is one. It may have any number of
   digits: what is beyond all doubles is as good as the largest. */
static long
read_exponent(struct ess_view v)
{
  enum { most = 100000000 };
  const bool minus = v.n > 1 && v.s[1] == '-';
  long exponent = 0;

  for (size_t i = 1; i < v.n && exponent < most; ++i) {
    if (ess_is_digit(v.s[i])) {
      exponent = exponent * 10 + (v.s[i] - '0');
    }
  }
  return minus ? -exponent : exponent;
}

/* The form as digits and an exponent, without a point. */
static double
read_parts(struct ess_view v, const struct parts *parts, bool single,
           struct ess_arena *arena)
{
  enum { exponent_size = 32 };
  const size_t fraction = parts->mantissa - parts->whole - parts->has_point;
  char *text = ess_arena_alloc(arena, parts->mantissa + exponent_size);

  if (!text) {
    return NAN;
  }
  memcpy(text, v.s, parts->whole);
  memcpy(text + parts->whole, v.s + parts->mantissa - fraction, fraction);
  const long exponent =
    read_exponent(ess_view_sub(v, parts->mantissa, v.n)) - (long)fraction;
  (void)snprintf(text + parts->whole + fraction, exponent_size, "e%ld",
                 exponent);
  return nearest(text, single);
}

struct ess_datum
ess_real_read(struct ess_view form, bool single, struct ess_arena *arena)
{
  struct parts parts;

  if (split(form, &parts)) {
    return real_of(read_parts(form, &parts, single, arena), single);
  }
  for (size_t i = 0; i < sizeof specials / sizeof *specials; ++i) {
    if (ess_view_equal(form, specials[i].form)) {
      return real_of(specials[i].value, single);
    }
  }
  return ess_datum_error();
}

/* ------------------------------------------------------------------ texts */

/* Significant digits that every double, or float, needs at most, and those
   that each decimal of as many survives. */
enum { most_digits = DBL_DECIMAL_DIG, text_size = 40 };

/* `value` in `precision` digits, with the decimal point of whatever locale
   made a full stop; NaN and infinities are not given. */
static void
print(double value, int precision, char out[text_size])
{
  (void)snprintf(out, text_size, "%.*e", precision - 1, value);
  const size_t first = out[0] == '-';
  char *exponent = strchr(out, 'e');
  char *fraction = out + first + 1;
  while (fraction < exponent && !ess_is_digit(*fraction)) {
    ++fraction;
  }
  memmove(out + first + 2, fraction, strlen(fraction) + 1);
  out[first + 1] = '.';
}

/* The text without its point, as strtod reads it in any locale. */
static bool
gives_back(const char *text, double value, bool single)
{
  char plain[text_size];
  const char *point = strchr(text, '.');
  const char *letter = strchr(text, 'e');
  const int fraction = (int)(letter - point) - 1;

  (void)snprintf(plain, sizeof plain, "%.*s%.*se%ld", (int)(point - text),
                 text, fraction, point + 1,
                 strtol(letter + 1, NULL, 10) - fraction);
  const double back = nearest(plain, single);
  return memcmp(&back, &value, sizeof value) == 0;
}

/* "1.500e+03" as "1.5E3". */
static struct ess_view
canonical(const char *text, struct ess_arena *arena)
{
  const char *point = strchr(text, '.');
  const char *letter = strchr(text, 'e');
  char made[text_size];
  int fraction = (int)(letter - point) - 1;

  while (fraction > 1 && point[fraction] == '0') {
    --fraction;
  }
  const int n = snprintf(made, sizeof made, "%.*s.%.*sE%ld",
                         (int)(point - text), text, fraction ? fraction : 1,
                         fraction ? point + 1 : "0",
                         strtol(letter + 1, NULL, 10));
  return ess_arena_copy(arena, (struct ess_view){made, (size_t)n});
}

struct ess_view
ess_real_text(const struct ess_datum *datum, struct ess_arena *arena)
{
  const bool single = datum->kind == ESS_DATUM_FLOAT;
  const double value = datum->real;
  char text[text_size];

  if (isnan(value)) {
    return (struct ess_view)ESS_VIEW("NaN");
  }
  if (isinf(value)) {
    return value < 0 ? (struct ess_view)ESS_VIEW("-INF")
                     : (struct ess_view)ESS_VIEW("INF");
  }
  int precision = single ? FLT_DIG : DBL_DIG;
  print(value, precision, text);
  while (precision < most_digits && !gives_back(text, value, single)) {
    print(value, ++precision, text);
  }
  return canonical(text, arena);
}

/* ----------------------------------------------------------------- values */

static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
                                1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
                                1e14, 1e15, 1e16, 1e17, 1e18};

/* One division of two doubles that are exact rounds once. */
static bool
is_quick(const struct ess_datum *datum, bool single)
{
  const int64_t limit = INT64_C(1) << DBL_MANT_DIG;
  return datum->kind == ESS_DATUM_DECIMAL && !single &&
         datum->integer <= limit && datum->integer >= -limit;
}

double
ess_real_value(const struct ess_datum *datum, bool single,
               struct ess_arena *arena)
{
  if (datum->kind == ESS_DATUM_FLOAT || datum->kind == ESS_DATUM_DOUBLE) {
    return single ? (double)(float)datum->real : datum->real;
  }
  if (datum->kind == ESS_DATUM_INTEGER) {
    return single ? (double)(float)datum->integer : (double)datum->integer;
  }
  if (is_quick(datum, single)) {
    return (double)datum->integer / powers[datum->scale];
  }
  const struct ess_view text = ess_big_text(datum, arena);
  return ess_real_read(text, single, arena).real;
}
