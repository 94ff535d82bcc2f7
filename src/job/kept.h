/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* How many statements a triple store keeps of a graph (layer 6). */

#ifndef ESSAIM_JOB_KEPT_H
#define ESSAIM_JOB_KEPT_H

#include "rdf/dataset.h"

/** The least number of statements that a sound store keeps of `dataset`
    (graphs merged, sorted). Many stores keep the value of a literal, not
    how it is written, so that "042" and "42" of xsd:integer become one:
    statements that differ in such a way only are counted once, and those
    whose value is not worked out here (dateTime, exponents) not at all.
    Virtuoso 7.2.5 was seen to merge: xsd:integer, decimal, double and float
    of one value, booleans, dateTime of one instant, gYear, ill-typed
    numbers; and to keep apart: dates, strings, other datatypes, IRIs.
    ESS_LIMIT without memory. */
enum ess_status ess_least_kept(const struct ess_dataset *dataset,
                               size_t *ret_least);

#endif
