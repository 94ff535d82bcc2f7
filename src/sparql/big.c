/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/big.h"

#include "sparql/small.h"

#include <gmp.h>
#include <math.h>
#include <string.h>

/* A number beyond what a datum holds: limbs as GMP has them, the least first,
   as many as `size` or, of a negative number, -`size`. */
struct ess_big {
  int size;
  unsigned scale;
  mp_limb_t limbs[];
};

enum {
  least_places = 24,   /* Of a quotient that has no end */
  least_digits = 18,   /* Of one, behind the zeros that it begins with */
  limit_bits = 217707, /* Of 65,536 decimal digits */
  double_digits = 53
};

/* ------------------------------------------------------- a datum as GMP's */

/* A view of a datum for GMP; `z` must not be cleared. */
struct operand {
  mpz_t z;
  mp_limb_t limb;
  unsigned scale;
};

static bool
is_big(const struct ess_datum *datum)
{
  return datum->kind == ESS_DATUM_BIG_INTEGER ||
         datum->kind == ESS_DATUM_BIG_DECIMAL;
}

static bool
is_decimal(const struct ess_datum *datum)
{
  return datum->kind == ESS_DATUM_DECIMAL ||
         datum->kind == ESS_DATUM_BIG_DECIMAL;
}

/* The scale of a small one; an integer has a type where a decimal has it. */
static unsigned
small_scale(const struct ess_datum *datum)
{
  return datum->kind == ESS_DATUM_DECIMAL ? datum->scale : 0;
}

static uint64_t
magnitude(int64_t value)
{
  return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static int
sign_of(int64_t value)
{
  return (value > 0) - (value < 0);
}

static void
borrow(const struct ess_datum *datum, struct operand *ret)
{
  if (is_big(datum)) {
    mpz_roinit_n(ret->z, datum->big->limbs, datum->big->size);
    ret->scale = datum->big->scale;
    return;
  }
  ret->limb = magnitude(datum->integer);
  mpz_roinit_n(ret->z, &ret->limb, sign_of(datum->integer));
  ret->scale = small_scale(datum);
}

/* ------------------------------------------------------- GMP's as a datum */

/* Drop zeros at the end, many at a time: a number may have thousands. */
static void
strip(mpz_t z, unsigned long *scale)
{
  for (unsigned step = ess_small_scale; step; step /= 2) {
    const unsigned long power = (unsigned long)ess_small_power(step);
    while (*scale >= step && mpz_divisible_ui_p(z, power)) {
      mpz_divexact_ui(z, z, power);
      *scale -= step;
    }
  }
}

static struct ess_datum
copied(const mpz_t z, unsigned long scale, bool decimal,
       struct ess_arena *arena)
{
  const size_t n = mpz_size(z);
  struct ess_big *big =
    ess_arena_alloc(arena, sizeof *big + n * sizeof *big->limbs);

  if (!big) {
    return ess_datum_error();
  }
  big->size = mpz_sgn(z) < 0 ? -(int)n : (int)n;
  big->scale = (unsigned)scale;
  memcpy(big->limbs, mpz_limbs_read(z), n * sizeof *big->limbs);
  return (struct ess_datum){
    .kind = decimal ? ESS_DATUM_BIG_DECIMAL : ESS_DATUM_BIG_INTEGER,
    .big = big};
}

/* The datum of `z` / 10^`scale`; `z` is spoilt. */
static struct ess_datum
give(mpz_t z, unsigned long scale, bool decimal, struct ess_arena *arena)
{
  if (mpz_sgn(z) == 0) {
    scale = 0;
  }
  strip(z, &scale);
  if (mpz_fits_slong_p(z) && scale <= ess_small_scale) {
    return (struct ess_datum){
      .kind = decimal ? ESS_DATUM_DECIMAL : ESS_DATUM_INTEGER,
      .scale = (uint8_t)scale,
      .integer = mpz_get_si(z)};
  }
  if (mpz_sizeinbase(z, 2) > limit_bits || scale > ess_big_digits) {
    return ess_datum_error();
  }
  return copied(z, scale, decimal, arena);
}

/* ------------------------------------------------------------- operations */

/* z = x * 10^n. */
static void
shift(mpz_t z, const mpz_t x, unsigned long n)
{
  mpz_ui_pow_ui(z, 10, n);
  mpz_mul(z, z, x);
}

/* Both of one scale, which is returned. */
static unsigned
align_big(const struct operand *x, const struct operand *y, mpz_t a, mpz_t b)
{
  const unsigned scale = x->scale > y->scale ? x->scale : y->scale;

  shift(a, x->z, scale - x->scale);
  shift(b, y->z, scale - y->scale);
  return scale;
}

/* How many digits behind the point `a` / `b` gets: of their lengths in
   decimal digits the difference is that of the quotient's, or one less. */
static unsigned long
places(const mpz_t a, const mpz_t b)
{
  const size_t of_a = mpz_sizeinbase(a, 10);
  const size_t of_b = mpz_sizeinbase(b, 10);
  const unsigned long zeros = of_b > of_a ? of_b - of_a : 0;
  const unsigned long wanted = zeros + 1 + least_digits;

  return wanted > least_places ? wanted : least_places;
}

/* q = a / b to the nearest, halves away from zero; a is spoilt. */
static void
divide_to_nearest(mpz_t q, mpz_t a, const mpz_t b)
{
  mpz_tdiv_qr(q, a, a, b);
  const int sign = mpz_sgn(a) * mpz_sgn(b);
  mpz_mul_2exp(a, a, 1);
  if (mpz_cmpabs(a, b) >= 0) {
    if (sign < 0) {
      mpz_sub_ui(q, q, 1);
    } else {
      mpz_add_ui(q, q, 1);
    }
  }
}

/* a, b: of one scale, b not 0. Returns the scale of the quotient, a. */
static unsigned long
divide_big(mpz_t a, mpz_t b)
{
  const unsigned long scale = places(a, b);
  mpz_t shifted;

  mpz_init(shifted);
  shift(shifted, a, scale);
  divide_to_nearest(a, shifted, b);
  mpz_clear(shifted);
  return scale;
}

static struct ess_datum
compute_big(enum ess_exact_operation operation, const struct operand *x,
            const struct operand *y, bool decimal, struct ess_arena *arena)
{
  struct ess_datum result = ess_datum_error();
  unsigned long scale;
  mpz_t a;
  mpz_t b;

  mpz_inits(a, b, (mpz_ptr)NULL);
  switch (operation) {
  case ESS_EXACT_MULTIPLY:
    mpz_mul(a, x->z, y->z);
    scale = (unsigned long)x->scale + y->scale;
    break;
  case ESS_EXACT_DIVIDE:
    (void)align_big(x, y, a, b);
    if (mpz_sgn(b) == 0) {
      goto out;
    }
    scale = divide_big(a, b);
    decimal = true;
    break;
  default:
    scale = align_big(x, y, a, b);
    if (operation == ESS_EXACT_ADD) {
      mpz_add(a, a, b);
    } else {
      mpz_sub(a, a, b);
    }
  }
  result = give(a, scale, decimal, arena);
out:
  mpz_clears(a, b, (mpz_ptr)NULL);
  return result;
}

struct ess_datum
ess_big_compute(enum ess_exact_operation operation, const struct ess_datum *a,
                const struct ess_datum *b, struct ess_arena *arena)
{
  struct ess_datum result;
  struct operand x;
  struct operand y;

  if (!is_big(a) && !is_big(b) &&
      ess_small_compute(operation, a, b, &result)) {
    return result;
  }
  borrow(a, &x);
  borrow(b, &y);
  return compute_big(operation, &x, &y, is_decimal(a) || is_decimal(b),
                     arena);
}

int
ess_big_compare(const struct ess_datum *a, const struct ess_datum *b)
{
  struct operand x;
  struct operand y;
  mpz_t aligned_x;
  mpz_t aligned_y;

  if (!is_big(a) && !is_big(b)) {
    return ess_small_compare(a, b);
  }
  borrow(a, &x);
  borrow(b, &y);
  mpz_inits(aligned_x, aligned_y, (mpz_ptr)NULL);
  (void)align_big(&x, &y, aligned_x, aligned_y);
  const int order = mpz_cmp(aligned_x, aligned_y);
  mpz_clears(aligned_x, aligned_y, (mpz_ptr)NULL);
  return order;
}

/* z / 10^scale = real. Returns the scale. */
static unsigned long
set_real(mpz_t z, double real)
{
  int exponent;
  const double fraction = frexp(real, &exponent);
  mpz_t power;

  mpz_set_d(z, ldexp(fraction, double_digits));
  exponent -= double_digits;
  if (exponent >= 0) {
    mpz_mul_2exp(z, z, (mp_bitcnt_t)exponent);
    return 0;
  }
  /* z / 2^n = z * 5^n / 10^n */
  const unsigned long n = (unsigned long)-exponent;
  mpz_init(power);
  mpz_ui_pow_ui(power, 5, n);
  mpz_mul(z, z, power);
  mpz_clear(power);
  return n;
}

int
ess_big_compare_real(const struct ess_datum *a, double real)
{
  struct operand x;
  struct operand y;
  mpz_t z;
  mpz_t aligned_x;
  mpz_t aligned_y;

  borrow(a, &x);
  mpz_inits(z, aligned_x, aligned_y, (mpz_ptr)NULL);
  y.scale = (unsigned)set_real(z, real);
  mpz_roinit_n(y.z, mpz_limbs_read(z),
               (mp_size_t)mpz_size(z) * (mpz_sgn(z) < 0 ? -1 : 1));
  (void)align_big(&x, &y, aligned_x, aligned_y);
  const int order = mpz_cmp(aligned_x, aligned_y);
  mpz_clears(z, aligned_x, aligned_y, (mpz_ptr)NULL);
  return order;
}

struct ess_datum
ess_big_of_real(double real, struct ess_arena *arena)
{
  mpz_t z;

  mpz_init(z);
  const unsigned long scale = set_real(z, real);
  const struct ess_datum result = give(z, scale, true, arena);
  mpz_clear(z);
  return result;
}

/* z = x / 10^scale made whole; scale is not 0. */
static void
make_whole(enum ess_rounding rounding, mpz_t z, const struct operand *x)
{
  mpz_t power;

  mpz_init(power);
  mpz_ui_pow_ui(power, 10, x->scale);
  switch (rounding) {
  case ESS_ROUND_DOWN:
    mpz_fdiv_q(z, x->z, power);
    break;
  case ESS_ROUND_UP:
    mpz_cdiv_q(z, x->z, power);
    break;
  case ESS_ROUND_ZERO:
    mpz_tdiv_q(z, x->z, power);
    break;
  case ESS_ROUND_HALF:
    mpz_mul_2exp(z, x->z, 1);
    mpz_add(z, z, power);
    mpz_mul_2exp(power, power, 1);
    mpz_fdiv_q(z, z, power);
  }
  mpz_clear(power);
}

static struct ess_datum
whole(enum ess_rounding rounding, const struct ess_datum *a, bool decimal,
      struct ess_arena *arena)
{
  struct operand x;
  mpz_t z;

  borrow(a, &x);
  mpz_init(z);
  if (x.scale) {
    make_whole(rounding, z, &x);
  } else {
    mpz_set(z, x.z);
  }
  const struct ess_datum result = give(z, 0, decimal, arena);
  mpz_clear(z);
  return result;
}

struct ess_datum
ess_big_round(enum ess_rounding rounding, const struct ess_datum *a,
              struct ess_arena *arena)
{
  if (a->kind == ESS_DATUM_INTEGER) {
    return ess_datum_integer(a->integer);
  }
  return whole(rounding, a, is_decimal(a), arena);
}

struct ess_datum
ess_big_integer(const struct ess_datum *a, struct ess_arena *arena)
{
  if (a->kind == ESS_DATUM_INTEGER) {
    return ess_datum_integer(a->integer);
  }
  return whole(ESS_ROUND_ZERO, a, false, arena);
}

int
ess_big_sign(const struct ess_datum *a)
{
  return is_big(a) ? (a->big->size > 0) - (a->big->size < 0)
                   : sign_of(a->integer);
}

size_t
ess_big_size(const struct ess_big *big)
{
  const size_t n = (size_t)(big->size < 0 ? -big->size : big->size);
  return sizeof *big + n * sizeof *big->limbs;
}

/* ------------------------------------------------------------------ texts */

/* At most ess_small_scale digits: no GMP for those. */
static int64_t
small_number(struct ess_view digits)
{
  int64_t value = 0;

  for (size_t i = 0; i < digits.n; ++i) {
    value = value * 10 + (digits.s[i] - '0');
  }
  return value;
}

static struct ess_datum
read_small(int64_t value, size_t scale, bool decimal)
{
  return decimal ? ess_datum_decimal(value, (unsigned)scale)
                 : ess_datum_integer(value);
}

struct ess_datum
ess_big_read(struct ess_view digits, size_t scale, bool minus, bool decimal,
             struct ess_arena *arena)
{
  mpz_t z;

  if (digits.n <= ess_small_scale && scale <= ess_small_scale) {
    const int64_t value = small_number(digits);
    return read_small(minus ? -value : value, scale, decimal);
  }
  if (digits.n > ess_big_digits) {
    return ess_datum_error();
  }
  const struct ess_view text = ess_arena_copy(arena, digits);
  if (!text.s || mpz_init_set_str(z, text.s, 10) != 0) {
    return ess_datum_error();
  }
  if (minus) {
    mpz_neg(z, z);
  }
  const struct ess_datum result = give(z, scale, decimal, arena);
  mpz_clear(z);
  return result;
}

/* The `n` digits at `digits`, of which `scale` are behind the point, with as
   many zeros in front as they need. */
static struct ess_view
write_digits(bool minus, const char *digits, size_t n, size_t scale,
             struct ess_arena *arena)
{
  const size_t zeros = n > scale ? 0 : scale + 1 - n;
  const size_t before = n + zeros - scale;
  char *text = ess_arena_alloc(arena, n + zeros + 3);
  size_t at = 0;

  if (!text) {
    return (struct ess_view){NULL, 0};
  }
  if (minus) {
    text[at++] = '-';
  }
  memset(text + at, '0', zeros);
  memcpy(text + at + zeros, digits, n);
  at += n + zeros;
  if (scale) {
    const size_t point = at - (n + zeros) + before;
    memmove(text + point + 1, text + point, scale);
    text[point] = '.';
    ++at;
  }
  return (struct ess_view){text, at};
}

static struct ess_view
small_text(const struct ess_datum *a, struct ess_arena *arena)
{
  char digits[24];
  size_t at = sizeof digits;
  uint64_t rest = magnitude(a->integer);

  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  return write_digits(a->integer < 0, digits + at, sizeof digits - at,
                      small_scale(a), arena);
}

struct ess_view
ess_big_text(const struct ess_datum *a, struct ess_arena *arena)
{
  struct operand x;

  if (!is_big(a)) {
    return small_text(a, arena);
  }
  borrow(a, &x);
  char *digits = ess_arena_alloc(arena, mpz_sizeinbase(x.z, 10) + 2);
  if (!digits) {
    return (struct ess_view){NULL, 0};
  }
  (void)mpz_get_str(digits, 10, x.z);
  const bool minus = digits[0] == '-';
  return write_digits(minus, digits + minus, strlen(digits + minus), x.scale,
                      arena);
}
