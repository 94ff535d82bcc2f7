/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Exact sums of xsd:integer and xsd:decimal (layer 4). */

#ifndef ESSAIM_REDLAND_DECIMAL_H
#define ESSAIM_REDLAND_DECIMAL_H

#include "base/buf.h"

/** mantissa / 10^scale. */
__extension__ typedef __int128 ess_mantissa;

/** A number; `{0}` is the integer zero. */
struct ess_decimal {
  ess_mantissa mantissa; /**< Its digits as an integer */
  unsigned scale;        /**< How many of them follow the point */
};

/** Read the lexical form `v`. ESS_BAD_INPUT if it is not a decimal number,
    ESS_LIMIT if it has too many digits. */
enum ess_status ess_decimal_read(struct ess_view v, struct ess_decimal *ret);

/** Add `term` to `*sum`; ESS_LIMIT if that gets too large. */
enum ess_status ess_decimal_add(struct ess_decimal *sum,
                                struct ess_decimal term);

/** Append `d`: with a point and at least one digit after it if `point`. */
void ess_decimal_write(struct ess_buf *out, struct ess_decimal d, bool point);

#endif
