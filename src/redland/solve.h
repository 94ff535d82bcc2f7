/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Graph patterns to solutions (layer 4): SPARQL 1.1, 18.2.2 and 18.5, from
   the inside out. Rasqal only parses: its joins go wrong once a pattern of
   two triples stands beside an OPTIONAL or UNION. */

#ifndef ESSAIM_REDLAND_SOLVE_H
#define ESSAIM_REDLAND_SOLVE_H

#include "redland/graph.h"
#include "redland/solutions.h"

#include <rasqal.h>

/** Append the solutions of `pattern`, whose variables are numbered (filter.h)
    below `out->width`, over `graph` to `out`. */
enum ess_status ess_solve(const struct ess_graph *graph,
                          rasqal_graph_pattern *pattern,
                          struct ess_solutions *out);

#endif
