/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Decimal numbers of a page (layer 3): exact, small, without the locale. */

#ifndef ESSAIM_MAP_DECIMALS_H
#define ESSAIM_MAP_DECIMALS_H

#include "base/buf.h"

#include <stdint.h>

/** The number `digits` / 10^`scale`. */
struct ess_decimal {
  int64_t digits;
  unsigned scale; /**< At most 6 */
};

/** The whole number `n`. */
struct ess_decimal ess_decimal_of(int64_t n);

/** `d` times 10^`exponent`; of numbers over 10^18 the largest one. */
struct ess_decimal ess_decimal_shift(struct ess_decimal d, unsigned exponent);

/** The sum, exact as long as it fits. */
struct ess_decimal ess_decimal_sum(struct ess_decimal a,
                                   struct ess_decimal b);

/** Negative, zero or positive as `a` is less than, equal to or greater than
    `b`. */
int ess_decimal_compare(struct ess_decimal a, struct ess_decimal b);

/** Append `d` as people write it: "1295", "0.15"; no zeros at the end. */
void ess_decimal_put(struct ess_buf *out, struct ess_decimal d);

#endif
