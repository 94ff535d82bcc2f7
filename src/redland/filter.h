/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* FILTER expressions (layer 4), of the operators that guard.h lets through. */

#ifndef ESSAIM_REDLAND_FILTER_H
#define ESSAIM_REDLAND_FILTER_H

#include "redland/graph.h"
#include "redland/value.h"

#include <rasqal.h>

/** Number the variables of `query`; returns how many there are. */
size_t ess_filter_number(rasqal_query *query);

/** The cell of `v` in a row of solutions, once numbered. */
size_t ess_filter_cell(const rasqal_variable *v);

/** What `e` is worth for the solution `row` over `graph`. */
enum ess_truth ess_filter_test(const struct ess_graph *graph,
                               const rasqal_expression *e,
                               const uint32_t *row);

#endif
