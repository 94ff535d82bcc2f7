/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Integers and decimals of 64 bits computed with in 128 (layer 5): what is
   met most, without GMP; a part of big.h. Data here are of the kinds
   ESS_DATUM_INTEGER and ESS_DATUM_DECIMAL. */

#ifndef ESSAIM_SPARQL_SMALL_H
#define ESSAIM_SPARQL_SMALL_H

#include "sparql/big.h"

enum { ess_small_scale = 18 /**< Most digits behind the point; 10^18 is the
                                 last power in 64 bits */ };

/** 10^`n`, `n` at most ess_small_scale. */
int64_t ess_small_power(unsigned n);

/** `a` and `b` computed with as by ess_big_compute, if the result is exact
    and small; else false. */
bool ess_small_compute(enum ess_exact_operation operation,
                       const struct ess_datum *a, const struct ess_datum *b,
                       struct ess_datum *ret);

/** `a` against `b`: negative, zero or positive. */
int ess_small_compare(const struct ess_datum *a, const struct ess_datum *b);

#endif
