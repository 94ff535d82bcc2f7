/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Operators and functions of numbers: section 17.4.4. */

#include "sparql/arithmetic.h"
#include "sparql/builtin.h"

#include <math.h>

struct ess_datum
ess_builtin_add(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_arithmetic(ESS_EXACT_ADD, &args[0], &args[1], context->arena);
}

struct ess_datum
ess_builtin_subtract(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_arithmetic(ESS_EXACT_SUBTRACT, &args[0], &args[1],
                        context->arena);
}

struct ess_datum
ess_builtin_multiply(struct ess_call_context *context,
                     const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_arithmetic(ESS_EXACT_MULTIPLY, &args[0], &args[1],
                        context->arena);
}

struct ess_datum
ess_builtin_divide(struct ess_call_context *context,
                   const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_arithmetic(ESS_EXACT_DIVIDE, &args[0], &args[1],
                        context->arena);
}

/* A number as it is, but an xsd:integer whatever kind of integer it was, and
   without its lexical form. */
static struct ess_datum
plain(const struct ess_datum *datum)
{
  struct ess_datum number = *datum;

  if (!ess_datum_is_numeric(datum)) {
    return ess_datum_error();
  }
  number.text = (struct ess_view){NULL, 0};
  if (number.kind == ESS_DATUM_INTEGER ||
      number.kind == ESS_DATUM_BIG_INTEGER) {
    number.type = ESS_INTEGER;
  }
  return number.kind == ESS_DATUM_DECIMAL
           ? ess_datum_decimal(number.integer, number.scale)
           : number;
}

struct ess_datum
ess_builtin_plus(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return plain(&args[0]);
}

struct ess_datum
ess_builtin_minus(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_negated(&args[0], context->arena);
}

struct ess_datum
ess_builtin_abs(struct ess_call_context *context,
                const struct ess_datum *args, size_t n)
{
  struct ess_datum number = plain(&args[0]);
  (void)n;

  if (number.kind >= ESS_DATUM_FLOAT) {
    number.real = fabs(number.real);
    return number;
  }
  return ess_datum_is_numeric(&number) && ess_big_sign(&number) < 0
           ? ess_negated(&number, context->arena)
           : number;
}

struct ess_datum
ess_builtin_ceil(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_rounded(ESS_ROUND_UP, &args[0], context->arena);
}

struct ess_datum
ess_builtin_floor(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_rounded(ESS_ROUND_DOWN, &args[0], context->arena);
}

struct ess_datum
ess_builtin_round(struct ess_call_context *context,
                  const struct ess_datum *args, size_t n)
{
  (void)n;
  return ess_rounded(ESS_ROUND_HALF, &args[0], context->arena);
}

/* As many random bits as a double holds below 1. */
struct ess_datum
ess_builtin_rand(struct ess_call_context *context,
                 const struct ess_datum *args, size_t n)
{
  enum { bits = 53 };
  uint64_t random;
  (void)args;
  (void)n;

  return ess_random_bytes(&context->state->random, &random, sizeof random)
           ? ess_datum_double(ldexp((double)(random >> (64 - bits)), -bits))
           : ess_datum_error();
}
