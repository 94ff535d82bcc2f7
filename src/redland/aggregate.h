/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* GROUP BY, COUNT and SUM (layer 4): SPARQL 1.1, 11 and 18.5.1. */

#ifndef ESSAIM_REDLAND_AGGREGATE_H
#define ESSAIM_REDLAND_AGGREGATE_H

#include "redland/graph.h"
#include "redland/solutions.h"

#include <rasqal.h>

/** True if `query` groups, or selects COUNT or SUM. */
bool ess_aggregate_needed(rasqal_query *query);

/** Put in place of `*solutions` one row for each group, with what `query`
    groups by and the COUNTs and SUMs that it selects, as terms of `graph`. A
    SUM of what is not all xsd:integer and xsd:decimal is left unbound.
    ESS_LIMIT if a sum has over 38 digits. */
enum ess_status ess_aggregate(struct ess_graph *graph, rasqal_query *query,
                              struct ess_solutions *solutions);

#endif
