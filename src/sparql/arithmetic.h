/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers computed with (layer 5): SPARQL 1.1 Query, section 17.3, by the
   rules of XPath. Two numbers are promoted to the kind of the one that is
   further on: integer, decimal, float, double. What is no number is an error.
   Large results are in `arena`. */

#ifndef ESSAIM_SPARQL_ARITHMETIC_H
#define ESSAIM_SPARQL_ARITHMETIC_H

#include "sparql/big.h"
#include "sparql/datum.h"

/** `a` and `b` computed with. Integers divided give a decimal; dividing an
    exact number by zero is an error, a float or double gives an infinity or
    NaN. */
struct ess_datum ess_arithmetic(enum ess_exact_operation operation,
                                const struct ess_datum *a,
                                const struct ess_datum *b,
                                struct ess_arena *arena);

/** -`a`. */
struct ess_datum ess_negated(const struct ess_datum *a,
                             struct ess_arena *arena);

/** `a` made whole, of its kind. Of a float or double, NaN, infinities and
    the sign of zero stay. */
struct ess_datum ess_rounded(enum ess_rounding rounding,
                             const struct ess_datum *a,
                             struct ess_arena *arena);

#endif
