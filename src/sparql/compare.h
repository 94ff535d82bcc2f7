/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Data compared (layer 5): by value as the operators of SPARQL 1.1 Query,
   section 17.3, do; as terms; and in the order of ORDER BY, section 15.1. */

#ifndef ESSAIM_SPARQL_COMPARE_H
#define ESSAIM_SPARQL_COMPARE_H

#include "sparql/datum.h"

/** `a` = `b`. Values of datatypes that are known to have none in common are
    not equal. An error where it cannot be known: of an unknown datatype, or
    a lexical form that its datatype does not have, whose terms differ; of
    times of which one alone has a zone, and that are not 14 hours apart. */
enum ess_truth ess_datum_equal(const struct ess_datum *a,
                               const struct ess_datum *b);

/** `a` < `b`: of numbers, strings, booleans, and times of one kind; anything
    else is an error. `a` > `b` is `b` < `a`. */
enum ess_truth ess_datum_less(const struct ess_datum *a,
                              const struct ess_datum *b);

/** `a` <= `b`; `a` >= `b` is `b` <= `a`. */
enum ess_truth ess_datum_less_equal(const struct ess_datum *a,
                                    const struct ess_datum *b);

/** True if both are the same term (section 17.4.1.8): no value of a datum
    that has a lexical form is looked at. What has to be written for that is
    in `arena`. Two errors are not the same. */
bool ess_datum_same(const struct ess_datum *a, const struct ess_datum *b,
                    struct ess_arena *arena);

/** The order of ORDER BY: negative, zero or positive. Unbound and errors come
    first, then blank nodes, IRIs, and literals: numbers (NaN first), strings
    by code points, then by language; booleans; dates and parts of them by
    their beginning, those without a zone as if in UTC; times of day; all
    others by datatype and lexical form.
    It extends `<`; zero are values that are equal, whatever their terms. */
int ess_datum_order(const struct ess_datum *a, const struct ess_datum *b);

#endif
