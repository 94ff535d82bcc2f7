/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Integers and decimals of any length (layer 5). The only door to GMP.

   All data here are exact numbers: of the kinds from ESS_DATUM_INTEGER to
   ESS_DATUM_BIG_DECIMAL. A result is of a small kind if it fits one, without
   zeros at the end of a decimal; large ones are in `arena`. A number of over
   ess_big_digits decimal digits is an error. */

#ifndef ESSAIM_SPARQL_BIG_H
#define ESSAIM_SPARQL_BIG_H

#include "sparql/datum.h"

enum { ess_big_digits = 65536 };

/** The operations on exact numbers. */
enum ess_exact_operation {
  ESS_EXACT_ADD,
  ESS_EXACT_SUBTRACT,
  ESS_EXACT_MULTIPLY,
  ESS_EXACT_DIVIDE /**< Always a decimal; by zero: an error */
};

/** Ways to make a decimal whole. */
enum ess_rounding {
  ESS_ROUND_DOWN, /**< Towards negative infinity: FLOOR */
  ESS_ROUND_UP,   /**< Towards positive infinity: CEIL */
  ESS_ROUND_HALF, /**< To the nearest, of two the greater: ROUND */
  ESS_ROUND_ZERO  /**< Towards zero: what casts to integers do */
};

/** The number with the digits `digits`, of which the last `scale` are behind
    the point, negative if `minus`; a decimal or an integer. */
struct ess_datum ess_big_read(struct ess_view digits, size_t scale,
                              bool minus, bool decimal,
                              struct ess_arena *arena);

/** `a` and `b` computed with. A quotient that has an end within 24 digits
    behind the point is exact; any other is rounded to the nearest (halves
    away from zero) with as many, or, if it is below 10^-5, with at least 18
    behind the zeros that it begins with. */
struct ess_datum ess_big_compute(enum ess_exact_operation operation,
                                 const struct ess_datum *a,
                                 const struct ess_datum *b,
                                 struct ess_arena *arena);

/** `a` against `b`: negative, zero or positive. */
int ess_big_compare(const struct ess_datum *a, const struct ess_datum *b);

/** `a` against the value that `real` has exactly, and which is finite. */
int ess_big_compare_real(const struct ess_datum *a, double real);

/** `a` made whole, of the same kind: a decimal stays one. */
struct ess_datum ess_big_round(enum ess_rounding rounding,
                               const struct ess_datum *a,
                               struct ess_arena *arena);

/** `a` as an xsd:integer, towards zero. */
struct ess_datum ess_big_integer(const struct ess_datum *a,
                                 struct ess_arena *arena);

/** The exact value of the finite `real` as a decimal. */
struct ess_datum ess_big_of_real(double real, struct ess_arena *arena);

/** The sign of `a`: -1, 0 or 1. */
int ess_big_sign(const struct ess_datum *a);

/** `a` in the fewest digits: "-12", "0.5". The digits behind the point are
    those that it has, zeros too. */
struct ess_view ess_big_text(const struct ess_datum *a,
                             struct ess_arena *arena);

/** Bytes of the number at `big`, for who copies it; it has the alignment of
    any object. */
size_t ess_big_size(const struct ess_big *big);

#endif
