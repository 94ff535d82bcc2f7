/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* ORDER BY (layer 4): SPARQL 1.1, 15.1. */

#ifndef ESSAIM_REDLAND_SORT_H
#define ESSAIM_REDLAND_SORT_H

#include "redland/graph.h"
#include "redland/solutions.h"

#include <rasqal.h>

/** Put `solutions` in the order that `query` wants; those that tie keep
    theirs. */
enum ess_status ess_sort(const struct ess_graph *graph, rasqal_query *query,
                         struct ess_solutions *solutions);

#endif
