/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Solutions to what the query asked for (layer 4): rows, a boolean or
   statements. SPARQL 1.1, 16. */

#ifndef ESSAIM_REDLAND_ANSWER_H
#define ESSAIM_REDLAND_ANSWER_H

#include "redland/graph.h"
#include "redland/solutions.h"

#include <rasqal.h>

/** Give what `query` selects, asks or constructs from `solutions`, which are
    in order, to `rows` or `statements`. */
enum ess_status ess_answer(const struct ess_graph *graph,
                           rasqal_query *query,
                           const struct ess_solutions *solutions,
                           const struct ess_row_sink *rows,
                           const struct ess_sink *statements);

#endif
