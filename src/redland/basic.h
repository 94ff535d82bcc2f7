/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Basic graph patterns (layer 4): SPARQL 1.1, 18.3. */

#ifndef ESSAIM_REDLAND_BASIC_H
#define ESSAIM_REDLAND_BASIC_H

#include "redland/graph.h"
#include "redland/solutions.h"

#include <rasqal.h>

/** Append the solutions of the triples of `pattern` over `graph`. */
enum ess_status ess_basic_solve(const struct ess_graph *graph,
                                rasqal_graph_pattern *pattern,
                                struct ess_solutions *out);

#endif
