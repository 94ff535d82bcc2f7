/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Terms as the values that they stand for (layer 4): SPARQL 1.1, 17.2 to
   17.4.1, and 15.1 for ORDER BY. */

#ifndef ESSAIM_REDLAND_VALUE_H
#define ESSAIM_REDLAND_VALUE_H

#include "rdf/term.h"

/** An answer in SPARQL's logic of three values. */
enum ess_truth { ESS_FALSE = 0, ESS_TRUE = 1, ESS_ERROR_VALUE = 2 };

/** Whether `a` and `b` are equal. Literals of two known kinds are unequal;
    those of an unknown datatype can be told only to be the same term. */
enum ess_truth ess_value_equal(const struct ess_term *a,
                               const struct ess_term *b);

/** Whether `a` and `b` can be compared by order; if so, `*ret` is negative,
    zero or positive. */
bool ess_value_order(const struct ess_term *a, const struct ess_term *b,
                     int *ret);

/** The effective boolean value of `term`. */
enum ess_truth ess_value_truth(const struct ess_term *term);

/** A total order for ORDER BY: unbound, blank nodes, IRIs, literals. */
int ess_value_sort(const struct ess_term *a, const struct ess_term *b);

#endif
