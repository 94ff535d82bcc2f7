/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Booleans and numbers in 58 bits (layer 4): lexical forms to payloads of
   identifiers (store/id.h) and back.

       boolean    0 "true", 1 "false", 2 "1", 3 "0"
       integer    value + 2^57
       decimal    (mantissa + 2^53) * 16 + scale; the mantissa is all digits,
                  the scale the number of those behind the point

   The forms are not empty; each is read only if writing it gives it back. */

#ifndef ESSAIM_STORE_NUMBER_H
#define ESSAIM_STORE_NUMBER_H

#include "base/view.h"

#include <stdint.h>

enum {
  ess_number_size = 24, /**< Bytes that every text below fits */
  ess_scale_bits = 4    /**< Low bits of a decimal's payload */
};

/** The payload of the integer 0. */
#define ESS_INTEGER_ZERO ((uint64_t)1 << 57)

/** The mantissa 0 in the payload of a decimal, its scale shifted out. */
#define ESS_MANTISSA_ZERO ((uint64_t)1 << 53)

/** The payload of the lexical form `v`; false if it has none. */
bool ess_boolean_payload(struct ess_view v, uint64_t *ret);

/** As ess_boolean_payload, for an integer. */
bool ess_integer_payload(struct ess_view v, uint64_t *ret);

/** As ess_boolean_payload, for a decimal. */
bool ess_decimal_payload(struct ess_view v, uint64_t *ret);

/** Write the text of `payload` to `out`, which has ess_number_size bytes.
    Returns its length; 0 if nothing has this payload. */
size_t ess_boolean_text(uint64_t payload, char *out);

/** As ess_boolean_text, for an integer; every payload of 58 bits is one. */
size_t ess_integer_text(uint64_t payload, char *out);

/** As ess_boolean_text, for a decimal; every payload of 58 bits is one. */
size_t ess_decimal_text(uint64_t payload, char *out);

#endif
